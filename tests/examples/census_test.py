"""The census example keeps its promises. Run: python3 tests/examples/census_test.py"""

import filecmp
import json
import os
import signal
import subprocess
import sys
import tempfile
import unittest

CENSUS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "examples", "census")


class Census(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def start(self, *arguments):
        # No gsutil is found on this PATH, whatever this machine has; and no cache is left in the tree.
        environment = dict(os.environ, PATH=self.folder, TMPDIR=self.folder, PYTHONDONTWRITEBYTECODE="1")
        return subprocess.Popen([sys.executable] + list(arguments), cwd=CENSUS, env=environment,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, universal_newlines=True)

    def train(self, *flags):
        process = self.start("-m", "trainer.task", *flags)
        out, err = process.communicate()
        return process.returncode, out, err

    def assert_refused(self, result, line):
        self.assertEqual(result, (2, "", "trainer.task: error: %s\n" % line))

    def test_one_epoch_saves_a_model_and_its_metrics(self):
        status, out, err = self.train("--epochs", "1", "--learning-rate", "0.05", "--job-dir", self.path("a", "b"))
        self.assertEqual((status, err), (0, ""))
        self.assertRegex(out, r"(?m)^epoch 1/1  loss 0\.\d{4}  accuracy 0\.\d{4}  "
                              r"eval loss 0\.\d{4}  eval accuracy 0\.\d{4}$")
        with open(self.path("a", "b", "metrics.json")) as file:
            metrics = json.load(file)
        self.assertEqual(sorted(metrics), ["accuracy", "epochs", "loss", "seconds"])
        self.assertEqual(metrics["epochs"], 1)
        self.assertGreater(metrics["accuracy"], 0.8)  # "<=50K" alone reaches 0.749
        with open(self.path("a", "b", "model.json")) as file:
            weights = json.load(file)["weights"]
        self.assertGreater(weights["marital_status=Married"], weights["marital_status=Single"])

    def test_the_seed_decides_the_model(self):
        models = []
        for seed, name in (("7", "a"), ("7", "b"), ("8", "c")):
            status, _, _ = self.train("--epochs", "1", "--seed", seed, "--job-dir", self.path(name))
            self.assertEqual(status, 0)
            with open(self.path(name, "model.json")) as file:
                models.append(file.read())
        self.assertEqual(models[0], models[1])
        self.assertNotEqual(models[0], models[2])

    def test_what_is_wrong_is_said_in_one_line(self):
        job_dir = ("--job-dir", self.path("job"))
        self.assert_refused(self.train("--train-files", "data/train.csv", "no.csv", *job_dir),
                            'cannot read "no.csv": no such file or directory')
        self.assert_refused(self.train("--eval-files", "gs://bucket/test.csv", *job_dir),
                            'cannot read "gs://bucket/test.csv": gsutil is not installed')
        self.assert_refused(self.train("--epochs", "0"), 'argument --epochs: "0" is not a whole number above 0')
        self.assert_refused(self.train("--depth", "3"), "unrecognized arguments: --depth 3")
        self.assert_refused(self.train("--train-files", "setup.py", *job_dir), 'setup.py:1: there is no column "age"')

    def test_results_that_cannot_be_copied_are_kept_and_named(self):
        status, _, err = self.train("--epochs", "1", "--job-dir", "gs://bucket/job")
        self.assertEqual(status, 1)
        self.assertIn('cannot copy the results to "gs://bucket/job": gsutil is not installed; they are in "', err)
        self.assertEqual(sorted(os.listdir(err.split('"')[3])), ["metrics.json", "model.json"])

    def test_sigterm_ends_it_after_the_batch_at_hand(self):
        process = self.start("-m", "trainer.task", "--epochs", "1000", "--job-dir", self.path("job"))
        for line in process.stdout:
            if line.startswith("epoch"):
                break
        process.send_signal(signal.SIGTERM)
        _, err = process.communicate()
        self.assertEqual(process.returncode, 143)
        self.assertRegex(err, r"^trainer\.task: stopped by SIGTERM in epoch \d+; nothing was saved\n$")
        self.assertEqual(os.listdir(self.path("job")), [])

    def test_the_shipped_data_can_be_made_again(self):
        self.assertEqual(self.start("data/make_data.py", self.folder).communicate(), ("", ""))
        for name in ("train.csv", "test.csv"):
            self.assertTrue(filecmp.cmp(os.path.join(CENSUS, "data", name), self.path(name), shallow=False), name)


if __name__ == "__main__":
    unittest.main()
