"""What the tests of the built mltrain with the real gcloud share: a home of its own for each, and an emulator."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from emulator import Emulator

program = "mltrain"             # main() puts the path in its place

PLAIN = """
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
"""
TRAINER = {"__init__.py": b"", "task.py": "print('통계')\n".encode()}

DIFFICULT = ["--text=two words", "it's", 'double "quotes"', "$HOME `id` $(id) !! \\", "line\nbreak\n", "\ttab", "-x",
             "--", "a,b", "^;^a;b", "한국어 🚄", "", "*", "~", "#", "%s {} {{", "--help", "--format=json",
             "--project=theirs", "\r"]

KEYS = {"name": "name", "service": "service", "project": "project", "state": "state", "argv": "argv",
        "config": "config", "cost": "cost"}


def said(answer, what):
    """A value of the JSON that `submit` prints: the one place that knows its keys."""
    return answer[KEYS[what]]


def toml_list(words):
    """JSON's way to write text is TOML's, too."""
    return json.dumps(words, ensure_ascii=False)


def tree(folder):
    """All that is in a folder, with times: whatever is written shows."""
    return {path: (path.stat().st_mtime_ns, path.read_bytes() if path.is_file() else None)
            for path in sorted(folder.rglob("*"))}


class CloudTest(unittest.TestCase):
    STATES = ("QUEUED", "RUNNING", "SUCCEEDED")

    def setUp(self):
        self.home = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.work = self.home / "work"
        for folder in ("work/trainer", "tmp", "gcloud", "empty"):
            (self.home / folder).mkdir(parents=True)
        for name, content in TRAINER.items():
            (self.work / "trainer" / name).write_bytes(content)
        self.emulator = self.enterContext(Emulator(states=self.STATES))
        foreign = ("CLOUDSDK_", "MLTRAIN_", "XDG_", "GOOGLE_", "NO_COLOR", "CLICOLOR")
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        self.environment |= self.emulator.environment(self.home / "gcloud") | {
            "HOME": str(self.home), "XDG_CONFIG_HOME": str(self.home / "config"), "TMPDIR": str(self.home / "tmp"),
            "XDG_STATE_HOME": str(self.home / "state"), "TZ": "UTC"}

    def job_file(self, text):
        (self.work / "job.toml").write_text(text, encoding="utf-8")

    def start(self, *words, **options):
        return subprocess.Popen(words, cwd=self.work, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, **{"env": self.environment} | options)

    def finish(self, process, exit=(0,), input=""):
        """Its stdout and stderr, every byte as it came; the exit code must be one of those given."""
        try:
            output = process.communicate(input.encode(), timeout=60)
        except subprocess.TimeoutExpired:
            process.kill()
            output = process.communicate()
        output = [text.decode() for text in output]
        self.assertIn(process.returncode, exit, "\n".join(["", str(process.args), *output]))
        return output

    def mltrain(self, *words, exit=(0,), **options):
        return self.finish(self.start(program, *words, **options), exit)

    def submit(self, *words, **options):
        """What a submission of job.toml says in JSON, and the one job it created."""
        before = len(self.emulator.ml.jobs)
        stdout, _ = self.mltrain("submit", "job.toml", "--yes", "--json", *words, **options)
        self.assertEqual(len(self.emulator.ml.jobs), before + 1)
        answer = json.loads(stdout)
        return answer, self.emulator.ml.jobs[said(answer, "project"), said(answer, "name")]

    def created(self, where):
        """The bodies of all requests for a new job."""
        return [request.json for request in self.emulator.asked(where)]


def main(usage):
    global program
    if len(sys.argv) < 2:
        sys.exit(usage)
    if not shutil.which("gcloud"):
        print("skipped: no gcloud", file=sys.stderr)
        sys.exit(77)
    program = os.path.abspath(sys.argv.pop(1))
    unittest.main()

