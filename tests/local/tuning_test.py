"""The built program tunes on this machine: python3 tests/local/tuning_test.py PROGRAM [unittest args]."""

import json
import os
import pathlib
import signal
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
EXAMPLE = pathlib.Path(__file__).resolve().parents[2] / "examples/hypertune"

JOB = """
name = "model"
service = "local"
package_path = "trainer"
module_name = "trainer.task"
job_dir = "runs/{job}"
args = ["--epochs", "two words"]
[hyperparameters]
goal = "MAXIMIZE"
metric = "accuracy"
max_trials = 5
[hyperparameters.params]
x = { type = "INTEGER", min = 1, max = 100 }
kind = { type = "CATEGORICAL", values = ["a b", "$c"] }
"""
TRAINER = """
import json, os, sys
values = dict(word[2:].split("=", 1) for word in sys.argv if "=" in word)
folder = sys.argv[sys.argv.index("--job-dir") + 1]
number = int(os.environ["CLOUD_ML_TRIAL_ID"])
"""
REPORT = TRAINER + """
json.dump({"accuracy": int(values["x"]) / 100, "step": number}, open(folder + "/metrics.json", "w"))
json.dump(sys.argv[1:], open(folder + "/argv.json", "w"))
"""


class Tuning(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.addCleanup(self.home.cleanup)
        self.path = pathlib.Path(self.home.name)
        (self.path / "trainer").mkdir()
        (self.path / "trainer/__init__.py").touch()
        self.job(JOB)

    def job(self, text):
        (self.path / "job.toml").write_text(text)

    def trainer(self, text):
        (self.path / "trainer/task.py").write_text(text)

    def mltrain(self, *words):
        environment = {"HOME": str(self.path), "PATH": os.environ["PATH"]}
        return subprocess.run([PROGRAM, *words], cwd=self.path, env=environment, timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def submit(self, exit, *words):
        done = self.mltrain("submit", "job.toml", "--watch", *words)
        self.assertEqual(done.returncode, exit, done.stdout + done.stderr)
        return done

    def trials(self):
        return json.loads(self.mltrain("trials", "latest", "--json").stdout)["trials"]

    def runs(self):
        (folder,) = (self.path / "runs").iterdir()
        return folder

    def test_each_trial_has_its_values_and_a_folder_of_its_own(self):
        self.trainer(REPORT)
        done = self.submit(0)
        self.assertIn("5 of 5 trials done; best accuracy ", done.stdout)
        trials = self.trials()
        values = [trial["objective"] for trial in trials]
        self.assertEqual(values, sorted(values, reverse=True))
        self.assertEqual([trial["best"] for trial in trials], [True] + 4 * [False])
        for trial in trials:
            number, values = trial["trial"], trial["parameters"]
            folder = self.runs() / number
            self.assertEqual(json.loads((folder / "argv.json").read_text()),
                             ["--epochs", "two words", f"--x={values['x']}", f"--kind={values['kind']}",
                              "--job-dir", str(folder)])
            self.assertEqual((trial["objective"], trial["step"]), (int(values["x"]) / 100, int(number)))

    def test_the_same_seed_tries_the_same(self):
        self.trainer(REPORT)
        tried = []
        for seed in (7, 7, 8):
            self.submit(0, "--set", f"hyperparameters.seed={seed}")
            tried.append(sorted((trial["trial"], str(trial["parameters"])) for trial in self.trials()))
        self.assertEqual(tried[0], tried[1])
        self.assertNotEqual(tried[0], tried[2])

    def test_a_trial_that_fails_or_reports_nothing_is_one_less(self):
        self.trainer(TRAINER + "if number == 1: sys.exit(7)\nif number == 3: sys.exit()\n" + REPORT)
        self.assertIn("3 of 5 trials done, 2 failed; best", self.submit(0).stdout)
        messages = {trial["trial"]: trial["message"] for trial in self.trials() if trial["state"] == "failed"}
        self.assertEqual(messages, {"1": "exit code 7", "3": 'no "accuracy" in metrics.json'})

    def test_too_many_failed_trials_fail_the_job(self):
        self.trainer("raise SystemExit('no data')")
        done = self.submit(3, "--set", "hyperparameters.max_failed_trials=2")
        self.assertIn("exit code 1: 2 trials failed, which is max_failed_trials", done.stdout)
        self.assertEqual(len(self.trials()), 2)
        done = self.submit(3)
        self.assertIn("exit code 1: no trial succeeded", done.stdout)

    def test_what_an_earlier_run_left_is_no_value(self):
        self.job(JOB.replace("runs/{job}", "runs"))
        self.trainer(REPORT)
        self.submit(0)
        self.trainer("")
        self.submit(3)
        self.assertEqual({trial["objective"] for trial in self.trials()}, {None})

    def test_a_cancelled_study_leaves_no_process(self):
        self.trainer(TRAINER + "import time\nopen(folder + '/pid', 'w').write(str(os.getpid()))\ntime.sleep(60)")
        self.assertEqual(self.mltrain("submit", "job.toml").returncode, 0)
        deadline = time.monotonic() + 20
        pid = lambda: (self.runs() / "1/pid").read_text()
        while not ((self.path / "runs").exists() and (self.runs() / "1/pid").exists() and pid()):
            self.assertLess(time.monotonic(), deadline)
            time.sleep(0.05)
        self.assertEqual(self.mltrain("cancel", "latest").returncode, 0)
        self.assertRaises(ProcessLookupError, os.kill, int(pid()), signal.SIGCONT)
        (trial,) = self.trials()
        self.assertEqual(trial["state"], "cancelled")
        self.assertIn("cancelled: 0 of 5 trials done, 1 failed", self.mltrain("show", "latest").stdout)

    def test_the_time_limit_is_that_of_all_trials(self):
        self.trainer(REPORT + "import time\ntime.sleep(0.9)")
        done = self.submit(6, "--set", "limits.max_duration=2s")
        self.assertIn("expired", done.stdout)
        self.assertIn(len(self.trials()), (2, 3, 4))

    def test_a_pasted_dry_run_does_the_same(self):
        self.trainer(REPORT)
        script = self.mltrain("submit", "job.toml", "--dry-run").stdout
        subprocess.run(["sh", "-c", script], cwd=self.path, check=True, capture_output=True)
        self.assertEqual(len(json.loads((self.runs() / "trials.json").read_text())), 5)

    def test_the_example_finds_a_better_curve_than_its_first(self):
        for name in ("trainer/task.py", "local.toml"):
            (self.path / name).write_bytes((EXAMPLE / name).read_bytes())
        done = self.mltrain("submit", "local.toml", "--watch")
        self.assertEqual(done.returncode, 0, done.stderr)
        trials = self.trials()
        first = next(trial for trial in trials if trial["trial"] == "1")
        self.assertEqual((len(trials), trials[0]["state"]), (12, "succeeded"))
        self.assertLess(trials[0]["objective"], first["objective"])


if __name__ == "__main__":
    unittest.main()
