"""A user at a login node: a home, a job file, a trainer, and the built program, which talks to a cluster."""

import json
import os
import pathlib
import subprocess
import tempfile
import textwrap

JOB = """
name = "model"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
[limits]
max_duration = "5m"
[slurm]
hourly_cost = 3600
"""


class Desk:
    def __init__(self, program, cluster, trainer="", job=JOB):
        self._program, self.cluster = program, cluster
        self._home = tempfile.TemporaryDirectory(prefix="desk.", ignore_cleanup_errors=True)  # jobs may still end in it
        self.path = pathlib.Path(self._home.name)
        (self.path / "trainer").mkdir()
        (self.path / "trainer/__init__.py").touch()
        self.trainer(trainer)
        (self.path / "job.toml").write_text(job)
        self.shared = self.path / ".mltrain"

    def close(self):
        self._home.cleanup()

    def trainer(self, text):
        (self.path / "trainer/task.py").write_text(textwrap.dedent(text))

    @property
    def environment(self):
        path = f"{self.path}/bin:{self.cluster.environment['PATH']}"
        return {"HOME": str(self.path), "LANG": "C.UTF-8"} | self.cluster.environment | {"PATH": path}

    def start(self, *words):
        return subprocess.Popen([self._program, *words], cwd=self.path, env=self.environment,
                                stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def mltrain(self, *words, timeout=120):
        return subprocess.run([self._program, *words], cwd=self.path, env=self.environment, timeout=timeout,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def json(self, *words):
        done = self.mltrain(*words, "--json")
        return json.loads(done.stdout)

    def submit(self, *words):
        """The job's full name."""
        done = self.mltrain("submit", "job.toml", "--json", *words)
        if done.returncode:
            raise AssertionError(done.stdout + done.stderr)
        return json.loads(done.stdout)["name"]

    def forget_ledger(self):
        for file in (self.path / ".local/state/mltrain").iterdir():
            file.unlink()

    def runs(self):
        """What trainers that called run() below have left: a line for each start."""
        file = self.path / "runs"
        return file.read_text().split() if file.exists() else []


# A trainer that tells that it ran, as which job, and how often.
TELLS = """
import os
with open(os.environ["HOME"] + "/runs", "a") as file:
    file.write(os.path.basename(os.path.dirname(os.getcwd())) + "\\n")
"""

# One that waits until it may end.
WAITS = TELLS + """
import sys, time
print('training', sys.argv[1:], flush=True)
while not os.path.exists(os.environ["HOME"] + "/go"): time.sleep(0.1)
"""
