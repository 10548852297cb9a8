#!/usr/bin/env python3
"""Any words for the trainer arrive as they are: through the real gcloud on every service of Google's, and through the
real sh and Python on this machine and in Slurm's script.

    python3 tests/cloud/arguments_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

The words are made up from a fixed seed; MLTRAIN_ARGUMENTS=SEED takes another one, and a failure names the first word
that differs. Where there is no gcloud on the PATH the exit code is 77.
"""

import json
import os
import random
import sys

import harness
from harness import CloudTest, PLAIN, toml_list

SEED = int(os.environ.get("MLTRAIN_ARGUMENTS", "20261121"))
VECTORS = 4             # for each service; half of them stand in the job file, half on the command line
WORDS = 90              # in each

# What has a meaning to some program on the way: gcloud's parser, its lists and dictionaries, sh, Python, TOML, JSON.
PIECES = ["", " ", "  ", ",", "=", ":", "^", "^:^", "^,^a,b", "--", "-", "---", "@", "@file", "\n", "\r\n", "\t", "'", '"', "`",
          "$", "$HOME", "$(id)", "${x}", "\\", "\\n", "\\\\", "*", "?", "[a]", "{a,b}", "{}", "{{", "%", "%s", "%%", "~", "!", "!!",
          "#", ";", "&", "|", "<", ">", "(", ")", "\x01", "\x1b[31m", "\x7f", "\u0085", "\u202e", "é", "e\u0301", "한국어", "🚄",
          "\U0010ffff", "\ufeff", "true", "null", "1e3", "0x10", "yes", "on", "a", "b=c", "x" * 300]
WHOLE = ["--flags-file=/etc/passwd", "--flags-file", "--help", "-h", "--quiet", "--format=json", "--project=theirs",
         "--verbosity=debug", "--log-http", "--account=x", "--version", "--configuration", "-q", "--args=a", "--trace-log"]


def vector(chance):
    words = []
    for _ in range(WORDS):
        if chance.random() < 0.2:
            words.append(chance.choice(WHOLE))
        else:
            start = chance.choice(["", "", "-", "--", "--name=", "-x"])
            words.append(start + "".join(chance.choices(PIECES, k=chance.randrange(4))))
    return words


def vectors(service):
    chance = random.Random(f"{SEED} {service}")
    return [vector(chance) for _ in range(VECTORS)]


VERTEX_AI = """
name         = "census"
project      = "my-project"
module_name  = "trainer.task"
packages     = ["gs://my-bucket/p.tar.gz"]
framework    = "tensorflow 2.15"
region       = "us-central1"
[master]
machine_type = "n1-standard-4"
"""
ML_ENGINE = PLAIN.replace('package_path   = "trainer"\n', 'packages = ["gs://my-bucket/p.tar.gz"]\n')
HERE = 'name = "census"\npackage_path = "trainer"\nmodule_name = "trainer.task"\n'

WRITES_ITS_WORDS = """
import json, os, sys
with open(os.environ["WORDS"] + os.environ.get("RANK", ""), "w") as file: json.dump(sys.argv[1:], file)
"""

# Runs the script at once, as the first and only node of job 7.
SBATCH = """#!/bin/sh
for script; do :; done
SLURM_JOB_ID=7 SLURM_JOB_NODELIST=node1 sh "$script" > "$HOME/slurm.log" 2>&1
echo 7
"""
SRUN = """#!/bin/sh
while [ "${1#--}" != "$1" ]; do shift; done
for rank in 0 1; do SLURM_PROCID=$rank SLURM_NTASKS=2 "$@" || exit; done
"""


class Arguments(CloudTest):
    def assert_same(self, arrived, sent, service):
        for place, (came, went) in enumerate(zip(arrived, sent)):
            self.assertEqual(came, went, f"{service}: word {place}")
        self.assertEqual(len(arrived), len(sent), service)

    def sent(self, service, job):
        """Each vector, half of them from the job file and half from the command line; for each a new job."""
        for number, words in enumerate(vectors(service)):
            half = words[:len(words) // 2] if number % 2 else words
            text = f'service = "{service}"\nargs = {toml_list(half)}\n' + job.replace("census", f"census{number}")
            self.job_file(text.replace("\x7f", "\\u007f"))
            self.mltrain("submit", "job.toml", *(["--watch"] if job is HERE else []), "--", *words[len(half):])
            yield words

    def through_gcloud(self, service, job, where, args_of):
        for words in self.sent(service, job):
            self.assert_same(args_of(self.created(where)[-1]), words, service)

    def test_through_gcloud_ml_engine(self):
        self.through_gcloud("ml-engine", ML_ENGINE, "^POST /v1/projects/[^/]*/jobs$",
                            lambda body: body["trainingInput"].get("args", []))

    def test_through_gcloud_ai_platform(self):
        self.through_gcloud("ai-platform", ML_ENGINE, "^POST /v1/projects/[^/]*/jobs$",
                            lambda body: body["trainingInput"].get("args", []))

    def test_through_gcloud_vertex_ai(self):
        self.through_gcloud("vertex-ai", VERTEX_AI, "^POST /v1/projects/[^/]*/locations/[^/]*/customJobs$",
                            lambda body: body["jobSpec"]["workerPoolSpecs"][0]["pythonPackageSpec"]["args"])

    def test_on_this_machine(self):
        self.environment["WORDS"] = str(self.home / "words")
        (self.work / "trainer/task.py").write_text(WRITES_ITS_WORDS)
        for words in self.sent("local", HERE):
            self.assert_same(json.loads((self.home / "words").read_text()), words, "local")

    def through_slurm(self, job):
        (self.home / "bin").mkdir(exist_ok=True)
        for name, text in (("sbatch", SBATCH), ("srun", SRUN), ("scontrol", "#!/bin/sh\necho node1\n")):
            (self.home / "bin" / name).write_text(text)
            (self.home / "bin" / name).chmod(0o755)
        self.environment |= {"WORDS": str(self.home / "words"), "PATH": f"{self.home}/bin:{self.environment['PATH']}"}
        (self.work / "trainer/task.py").write_text(WRITES_ITS_WORDS)
        yield from self.sent("slurm", job)

    def test_in_the_script_for_slurm(self):
        for words in self.through_slurm(HERE + "\n"):
            self.assert_same(json.loads((self.home / "words").read_text()), words, "slurm")

    def test_in_the_script_for_slurm_with_several_tasks(self):
        for words in self.through_slurm(HERE + "[slurm]\ntasks_per_node = 2\n"):
            for rank in "01":
                self.assert_same(json.loads((self.home / f"words{rank}").read_text()), words, f"slurm, rank {rank}")


if __name__ == "__main__":
    harness.main("usage: python3 tests/cloud/arguments_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]")
