"""docs/security.md, tried with the built program: python3 tests/security/programs_and_secrets_test.py PROGRAM

The docstring of each test is a sentence of the page (page_test.py).
"""

import json
import os
import pathlib
import resource
import signal
import sys
import tarfile
import time
import unittest

from desk import AS_USER, Desk, EVE, for_others, IS_ROOT, JOB, LOCAL, ML_ENGINE, NOBODY, VERTEX_AI

SECRET = "hunter2-hunter2-hunter2"
# Whatever a shell, Python or JSON would make of it; and the last line has no end.
VALUES = {"TRACKER_KEY": SECRET, "PLAIN": "a b $HOME 'c' `id` $(id)", "BLANKS": "  a  ", "SIGNS": "a=b # c; \\n \\ \" * ~ %s \t",
          "WIDE": "한국어 🚄 \u00e9", "NOTHING": "", "line": "1", "status": "2", "folder": "3", "newline": "4", "LONG": "x" * 5000}
SECRETS = "# for the tracker\n\n" + "\n".join(f"{name}={value}" for name, value in VALUES.items())

WRITES_ITS_VARIABLES = """
import json, os, pathlib, time
pathlib.Path("variables.json").write_text(json.dumps(dict(os.environ)))
for _ in range(1500):  # a test that fails leaves nobody behind
    if pathlib.Path("go").exists(): break
    time.sleep(0.02)
"""

RESOURCE = "projects/123456789012/locations/us-central1/customJobs/111"


class Programs(Desk):
    def every_program_leaves_a_trace(self):
        for name in ("sh", "bash", "python3", "pip", "git", "curl", "tar", "setup.py"):
            self.script(f"bin/{name}", f"#!/bin/sh\necho {name} >> {self.home}/trace\n")

    def test_hostile_words(self):
        """No shell is started: programs get their words one by one"""
        self.answer("describe", err="ERROR: (gcloud.x) NOT_FOUND: no", exit=1)
        self.answer("submit", err="ERROR: (gcloud.x) INVALID_ARGUMENT: no", exit=1)
        self.write("job.toml", ML_ENGINE)
        words = [f"$(touch {self.home}/ran)", f"`touch {self.home}/ran`", f"; touch {self.home}/ran", "|| true", "*", "~"]
        self.mltrain("submit", "job.toml", "--", *words, exit=(1,))
        sent = next(call["words"] for call in self.calls() if "submit" in call["words"])
        self.assertEqual(sent[sent.index("--") + 1:], words)
        self.assertFalse((self.home / "ran").exists())

    def test_looking(self):
        """Looking at a job file starts no program, and a dry run of it neither"""
        self.every_program_leaves_a_trace()
        (self.home / "bin/gcloud").unlink()
        self.script("bin/gcloud", f"#!/bin/sh\necho gcloud >> {self.home}/trace\n")
        self.write("setup.py", f"open('{self.home}/trace', 'a').write('setup.py')\n")
        self.write(".gcloudignore", "$(touch trace)\n")
        self.write("trainer/task.py", f"open('{self.home}/trace', 'a').write('trainer')\n")
        for job in (LOCAL, VERTEX_AI, ML_ENGINE):
            self.write("job.toml", job)
            for words in (["check"], ["cost"], ["compare"], ["submit", "--dry-run"], ["migrate", "-o", "-"]):
                self.mltrain(*words, "job.toml", exit=None)
            self.mltrain("package", "job.toml", "--force", exit=None)
        self.assertFalse((self.home / "trace").exists(), (self.home / "trace").exists() and (self.home / "trace").read_text())


class Secrets(Desk):
    def everything_kept(self):
        """What stands in any file below the home, but for the secrets' own and what the trainer wrote."""
        own = {self.home / "secrets.env", self.home / "variables.json"}
        return {path: path.read_bytes() for path in self.home.rglob("*")
                if path.is_file() and path not in own and self.home / "calls" not in path.parents}

    def assert_nowhere(self):
        for path, data in self.everything_kept().items():
            self.assertNotIn(SECRET.encode(), data, path)

    def test_local(self):
        """The values of `env_from_file` reach the trainer, and no file, no answer and no process list of this machine"""
        self.write("job.toml", 'env_from_file = "secrets.env"\n' + LOCAL)
        self.write("secrets.env", SECRETS, 0o600)
        self.write("trainer/task.py", WRITES_ITS_VARIABLES)
        said = []
        for words in (["check", "--origins", "--json"], ["submit", "--dry-run"], ["submit", "--dry-run", "--json"],
                      ["submit", "--json", "--verbose"]):
            said += self.mltrain(words[0], "job.toml", *words[1:])
        variables = self.home / "variables.json"
        for _ in range(500):
            if variables.exists() and variables.read_text().endswith("}"):
                break
            time.sleep(0.02)
        seen = json.loads(variables.read_text())
        self.assertEqual({name: seen.get(name) for name in VALUES}, VALUES)
        for line in pathlib.Path("/proc").glob("[0-9]*/cmdline"):
            try:
                self.assertNotIn(SECRET.encode(), line.read_bytes(), line)
            except OSError:
                continue
        self.write("go", "")
        for words in (["watch", "latest"], ["show", "latest", "--json", "--verbose"], ["show", "latest", "--verbose"],
                      ["logs", "latest"], ["list", "--json"], ["report", "--json"]):
            said += self.mltrain(*words)
        for text in said:
            self.assertNotIn(SECRET.encode(), text)
        self.assert_nowhere()
        # Once more from the ledger, which has the path alone.
        variables.unlink()
        self.mltrain("submit", "--from", "latest", "--watch")
        self.assertEqual(json.loads(variables.read_text())["TRACKER_KEY"], SECRET)
        (self.home / "secrets.env").unlink()
        err = self.assert_refused("put the file there", "submit", "--from", "latest")
        self.assertNotIn(" | ", err, "a line of a file that nobody has seen")

    def submit_to_vertex_ai(self):
        variables = [{"name": "TRACKER_KEY", "value": SECRET}]
        job = {"name": RESOURCE, "displayName": "NAME_SENT", "state": "JOB_STATE_QUEUED",
               "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "LABEL_SENT"},
               "jobSpec": {"workerPoolSpecs": [{"pythonPackageSpec": {"env": variables}}]}}
        self.answer("custom-jobs", "create", out=job, err=f"creating, with {SECRET}\n")
        self.answer("custom-jobs", "list", out=[job])
        self.answer("custom-jobs", "describe", out=job | {"state": "JOB_STATE_SUCCEEDED",
                    "startTime": "2026-11-20T14:31:00Z", "endTime": "2026-11-20T14:41:00Z"})
        text = VERTEX_AI.replace('package_path = "trainer"\n', "")
        self.write("job.toml", 'env_from_file = "secrets.env"\n' + text + '[env]\nOPEN = "1"\n')
        self.write("secrets.env", SECRETS, 0o600)
        dry = self.mltrain("submit", "job.toml", "--dry-run")
        sent = self.mltrain("submit", "job.toml", "--json", "--verbose")
        return dry, sent

    def test_vertex_ai(self):
        """On Vertex AI they are part of the job, and a note says so"""
        dry, sent = self.submit_to_vertex_ai()
        create = next(i for i, call in enumerate(self.calls()) if "create" in call["words"])
        config = json.loads((self.home / f"calls/{create}.config").read_text())
        self.assertEqual(config["workerPoolSpecs"][0]["pythonPackageSpec"]["env"],
                         [{"name": name, "value": value} for name, value in ({"OPEN": "1"} | VALUES).items()])
        self.assertEqual((self.home / f"calls/{create}.mode").read_text(), "0o600")
        self.assertNotIn(SECRET, " ".join(self.calls()[create]["words"]))
        for text in (dry[1], sent[1]):
            self.assertIn(b"become part of the job", text)
        said = [*dry, *sent]
        for words in (["watch", "latest"], ["show", "latest", "--json", "--verbose"], ["show", "latest", "--verbose"]):
            said += self.mltrain(*words)
        for text in said:
            self.assertNotIn(SECRET.encode(), text)
        (self.home / "answers").rename(self.home / "calls/answers")
        self.assert_nowhere()

    def test_slurm(self):
        """On Slurm the nodes read the file, and neither the script nor Slurm has the values"""
        self.script("bin/sbatch", "#!/bin/sh\nfor script; do :; done\nenv > $HOME/sbatch.env; cp $script $HOME/sbatch.script\n"
                    "SLURM_JOB_ID=7 SLURM_JOB_NODELIST=node1 sh $script > $HOME/sbatch.log 2>&1\necho 7\n")
        self.script("bin/scontrol", "#!/bin/sh\necho node1\n")
        self.script("bin/srun", '#!/bin/sh\nwhile [ "${1#--}" != "$1" ]; do shift; done\nenv > $HOME/srun.env\nexec "$@"\n')
        self.write("secrets.env", SECRETS, 0o600)
        self.write("trainer/task.py", f"""
import json, os, pathlib
pathlib.Path("{self.home}/variables.json").write_text(json.dumps(dict(os.environ)))
""")
        for more in ("", "[slurm]\ntasks_per_node = 2\n"):
            self.write("job.toml", 'env_from_file = "secrets.env"\nservice = "slurm"\n' + JOB + '[env]\nOPEN = "1"\n' + more)
            said = self.mltrain("submit", "job.toml", "--json", "--verbose", "--again")
            seen = json.loads((self.home / "variables.json").read_text())
            self.assertEqual({name: seen.get(name) for name in ["OPEN", *VALUES]}, {"OPEN": "1"} | VALUES)
            self.assertNotIn("mltrain_line", seen)
            for text in said:
                self.assertNotIn(SECRET.encode(), text)
            self.assert_nowhere()
            (self.home / "variables.json").unlink()

    def test_logs_of_gcloud(self):
        """They are in no log file of gcloud, which writes none when mltrain runs it"""
        self.submit_to_vertex_ai()
        self.assertTrue(self.calls())
        for call in self.calls():
            self.assertEqual(call["environment"].get("CLOUDSDK_CORE_DISABLE_FILE_LOGGING"), "1")

    def test_open_files(self):
        """A file of variables that others can read or write is refused"""
        self.write("job.toml", 'env_from_file = "secrets.env"\n' + LOCAL)
        for mode in (0o640, 0o604, 0o620, 0o602, 0o644):
            self.write("secrets.env", SECRETS, for_others(mode))
            err = self.assert_refused("no place for secrets", "submit", "job.toml")
            self.assertIn("chmod 600", err)
            self.assertNotIn(SECRET, err)
        self.write("secrets.env", f"TRACKER_KEY {SECRET}\n", 0o600)
        self.assertNotIn(SECRET, self.assert_refused("line 1 of .* is no NAME=value", "submit", "job.toml"))
        self.write("secrets.env", SECRETS, 0o600)
        self.mltrain("check", "job.toml")
        if IS_ROOT:
            os.chown(self.home / "secrets.env", EVE, EVE)
            err = self.assert_refused("no place for secrets: it belongs to", "submit", "job.toml")
            self.assertRegex(err, "install -m 600 .*secrets.env ~/my-secrets.env")
            self.assertNotRegex(err, "chmod|chown")
            os.chown(self.home / "secrets.env", 0, NOBODY)          # as Kubernetes mounts a secret
            for mode in (0o440, 0o444, 0o640):
                (self.home / "secrets.env").chmod(mode)
                err = self.assert_refused("no place for secrets: ", "submit", "job.toml")
                self.assertRegex(err, "install -m 600 .*secrets.env ~/my-secrets.env")

    def test_ml_engine(self):
        """ML Engine has no environment, so `env_from_file` is refused there"""
        self.write("job.toml", 'env_from_file = "secrets.env"\n' + ML_ENGINE)
        self.write("secrets.env", SECRETS, 0o600)
        self.assert_refused('"env_from_file" is not known to service "ml-engine"', "submit", "job.toml")

    def test_likely_secrets(self):
        """What looks like a secret in arguments, variables or labels is warned about, and not repeated"""
        key = "AIza" + "x" * 35
        text = VERTEX_AI + f'[env]\nWANDB_API_KEY = "{SECRET}"\n[labels]\nauth-token = "abc-def-ghi"\n'
        self.write("job.toml", text)
        out, err = self.mltrain("submit", "job.toml", "--dry-run", "--json", "--", "--db-password", SECRET, "--key=" + key)
        notes = [line for line in err.decode().splitlines() if line.startswith("note: ")]
        said = next(line for line in notes if "like secrets" in line)
        for place in ("args --db-password", "args --key", "env WANDB_API_KEY", "labels auth-token", "env_from_file"):
            self.assertIn(place, said)
        for value in (SECRET, key, "abc-def-ghi"):
            self.assertNotIn(value, "".join(notes))
        self.write("job.toml", ML_ENGINE)
        _, err = self.mltrain("submit", "job.toml", "--dry-run", "--", "--token", SECRET)
        self.assertIn("ML Engine has no environment", err.decode())

    def test_keys_in_the_package(self):
        """Keys and `.env` files do not travel with the package, whatever the ignore files say"""
        self.write("job.toml", LOCAL)
        for name in ("id_rsa", "server.pem", ".env", ".env.local", "key.p12"):
            self.write(f"trainer/{name}", SECRET)
        service_key = {"type": "service_account", "private_key": SECRET}
        self.write("trainer/account.json", json.dumps(service_key))
        self.write(".gcloudignore", "!id_rsa\n!.env\n!server.pem\n!account.json\n")
        self.mltrain("package", "job.toml", "-o", "trainer.tar.gz")
        with tarfile.open(self.home / "trainer.tar.gz") as archive:
            for member in archive:
                data = archive.extractfile(member).read() if member.isfile() else b""
                self.assertNotIn(SECRET.encode(), data, member.name)

    def waiting_job(self):
        self.write("job.toml", LOCAL)
        self.write("trainer/task.py", WRITES_ITS_VARIABLES)
        self.mltrain("submit", "job.toml")
        self.addCleanup(self.mltrain, "cancel", "latest", exit=None)
        return json.loads(next(self.state.glob("local/*/status.json")).read_text())

    def test_core_files(self):
        """A crash leaves no core file, and no other program of yours reads the memory of mltrain"""
        self.waiting_job()
        as_much_as_it_likes = lambda: resource.setrlimit(resource.RLIMIT_CORE, (resource.RLIM_INFINITY,) * 2)
        watch = self.start("watch", "latest", preexec_fn=as_much_as_it_likes)
        self.addCleanup(watch.stdout.close)
        self.addCleanup(watch.stderr.close)
        watch.stdout.readline()
        if IS_ROOT:     # to root every process is open; what it belongs to tells who else may look
            self.assertEqual(os.stat(f"/proc/{watch.pid}/environ").st_uid, 0)
        else:
            self.assertRaises(PermissionError, pathlib.Path(f"/proc/{watch.pid}/environ").read_bytes)
        watch.send_signal(signal.SIGSEGV)
        _, status = os.waitpid(watch.pid, 0)
        watch.returncode = -signal.SIGSEGV
        self.assertTrue(os.WIFSIGNALED(status))
        self.assertFalse(os.WCOREDUMP(status))

    def test_trainers_are_open(self):
        """A trainer and gcloud are as open to a debugger as they always are"""
        status = self.waiting_job()
        owner = os.stat(f"/proc/{status['trainer']['pid']}/environ").st_uid
        self.assertEqual(owner, AS_USER.get("user", os.geteuid()))
        self.script("bin/gcloud", f"#!/bin/sh\nstat -c %u /proc/$$/environ > {self.home}/owner\nexit 1\n")
        self.write("job.toml", ML_ENGINE)
        self.mltrain("submit", "job.toml", exit=None)
        self.assertEqual(int((self.home / "owner").read_text()), owner)


if __name__ == "__main__":
    if len(sys.argv) < 1:
        sys.exit(__doc__)
    unittest.main()
