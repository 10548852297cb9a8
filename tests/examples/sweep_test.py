"""The example of a sweep trains on this machine: python3 tests/examples/sweep_test.py PROGRAM [unittest args]."""

import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"


class Sweep(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = pathlib.Path(home.name)
        for name in ("census", "sweep"):
            shutil.copytree(EXAMPLES / name, self.home / name, ignore=shutil.ignore_patterns("runs", "__pycache__"))

    def mltrain(self, *words):
        environment = {"HOME": str(self.home), "PATH": os.environ["PATH"]}
        done = subprocess.run([PROGRAM, *words], cwd=self.home / "sweep", env=environment, timeout=120,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def test_four_jobs_train_and_leave_their_results(self):
        out = self.mltrain("submit", "job.toml", "--watch", "--parallel", "2")
        submitted = dict(re.findall(r"^(census_\d{8}_\d{6}_00\d) submitted  (.*)$", out, re.MULTILINE))
        self.assertEqual([submitted[name] for name in sorted(submitted)],
                         [f"batch-size={size} learning-rate={rate}" for size in (32, 128) for rate in (0.01, 0.05)])
        self.assertIn("4 jobs: 4 succeeded", out)
        metrics = [json.loads((self.home / "sweep/runs" / name / "metrics.json").read_text()) for name in submitted]
        self.assertEqual(len({one["loss"] for one in metrics}), 4)      # each trained in its own way
        sweep = sorted(submitted)[0].rpartition("_")[0]
        listed = json.loads(self.mltrain("list", "--sweep", sweep, "--json"))["jobs"]
        self.assertEqual([job["name"] for job in listed], sorted(submitted))
        best = json.loads(self.mltrain("list", "--sweep", sweep, "--sort-by", "loss", "--json"))["jobs"]
        self.assertEqual([job["metrics"]["loss"] for job in best], sorted(one["loss"] for one in metrics))
        self.assertEqual({job["name"] for job in best}, set(submitted))

    def test_other_values_are_said_on_the_command_line(self):
        plan = self.mltrain("submit", "job.toml", "--dry-run", "--sweep", "learning-rate=0.1", "--sweep", "batch-size=64")
        self.assertEqual(plan.count("--learning-rate 0.1"), 1)
        self.assertEqual(plan.count("--batch-size 64"), 1)


if __name__ == "__main__":
    unittest.main()
