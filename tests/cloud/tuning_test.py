#!/usr/bin/env python3
"""The built mltrain tunes with the real gcloud against the emulator: the study is the one that the job file says, and
its trials are told as the services tell them.

    python3 tests/cloud/tuning_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import csv
import io
import json

import harness
from emulator import Fault
from harness import CloudTest
from services import objective

ML_CREATE = "^POST /v1/projects/[^/]*/jobs$"
CREATE = "^POST /v1/projects/[^/]*/locations/[^/]*/hyperparameterTuningJobs$"
CUSTOM = "customJobs"

HEAD = """
name        = "census"
project     = "my-project"
region      = "us-central1"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
"""
ML_ENGINE = HEAD + 'runtime_version = "2.11"\npython_version = "3.7"\nargs = ["--epochs", "3"]\n'
VERTEX_AI = HEAD + """
service     = "vertex-ai"
framework   = "tensorflow 2.15"
job_dir     = "gs://my-bucket/jobs/{job}"
args        = ["--epochs", "3"]
[master]
machine_type = "n1-standard-4"
"""
STUDY = """
[hyperparameters]
goal                = "MAXIMIZE"
metric              = "accuracy"
max_trials          = 8
max_parallel_trials = 3
max_failed_trials   = 2
algorithm           = "RANDOM_SEARCH"
early_stopping      = true
[hyperparameters.params]
rate      = { type = "DOUBLE", min = 1e-5, max = 0.10, scale = "UNIT_LOG_SCALE" }
momentum  = { type = "DOUBLE", min = 0.5, max = 0.99, scale = "UNIT_REVERSE_LOG_SCALE" }
layers    = { type = "INTEGER", min = 1, max = 8, scale = "UNIT_LINEAR_SCALE" }
optimizer = { type = "CATEGORICAL", values = ["adam", "sgd", "통계, 64"] }
batch     = { type = "DISCRETE", values = [16, 32.5, 64], scale = "NONE" }
"""
CONDITIONS = """
dropout   = { type = "DOUBLE", min = 0, max = 0.5, parent = "layers", parent_values = [6, 7] }
beta      = { type = "DOUBLE", min = 0, max = 1, parent = "optimizer", parent_values = ["adam"] }
"""
LIMIT = '[limits]\nmax_duration = "2h"\n'


class TuningTest(CloudTest):
    STATES = ("QUEUED", "PREPARING", "RUNNING", "RUNNING", "RUNNING", "SUCCEEDED")

    def submit(self, text, *words, exit=(0,)):
        self.job_file(text)
        return self.mltrain("submit", "job.toml", "--yes", "--json", *words, exit=exit)

    def trials(self):
        """As --json tells them, which --csv must agree with."""
        told = json.loads(self.mltrain("trials", "latest", "--json")[0])
        table = list(csv.DictReader(io.StringIO(self.mltrain("trials", "latest", "--csv")[0])))
        self.assertEqual([row["trial"] for row in table], [trial["trial"] for trial in told["trials"]])
        for row, trial in zip(table, told["trials"]):
            self.assertEqual(float(row["accuracy"]) if row["accuracy"] else None, trial["objective"])
            self.assertEqual({name: row[name] for name in trial["parameters"]}, trial["parameters"])
        return told["trials"]

    def assert_ranked(self, trials, failed):
        """Eight trials of ten minutes each, the best first; the one that failed is last."""
        self.assertEqual(len(trials), 8)
        best = sorted((number for number in range(1, 9) if number != 3), key=objective, reverse=True)
        self.assertEqual([trial["trial"] for trial in trials], [*map(str, best), "3"])
        self.assertEqual([trial["objective"] for trial in trials], [*map(objective, best), None])
        self.assertEqual([trial["best"] for trial in trials], [True] + 7 * [False])
        self.assertEqual([trial["state"] for trial in trials], 7 * ["succeeded"] + ["failed"])
        self.assertEqual(trials[-1]["service_state"], failed)
        self.assertEqual({trial["run_seconds"] for trial in trials}, {600})
        self.assertEqual({trial["step"] for trial in trials[:-1]}, {1000})


class OnMlEngine(TuningTest):
    def test_the_study_is_the_one_of_the_job_file_and_so_are_its_trials(self):
        stdout, _ = self.submit(ML_ENGINE + LIMIT + STUDY, "--watch", "--every", "1")
        ((body),) = self.created(ML_CREATE)
        self.assertEqual(body["trainingInput"]["hyperparameters"], {
            "goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 8, "maxParallelTrials": 3,
            "maxFailedTrials": 2, "algorithm": "RANDOM_SEARCH", "enableTrialEarlyStopping": True, "params": [
                {"parameterName": "rate", "type": "DOUBLE", "minValue": 1e-5, "maxValue": 0.1,
                 "scaleType": "UNIT_LOG_SCALE"},
                {"parameterName": "momentum", "type": "DOUBLE", "minValue": 0.5, "maxValue": 0.99,
                 "scaleType": "UNIT_REVERSE_LOG_SCALE"},
                {"parameterName": "layers", "type": "INTEGER", "minValue": 1, "maxValue": 8,
                 "scaleType": "UNIT_LINEAR_SCALE"},
                {"parameterName": "optimizer", "type": "CATEGORICAL", "categoricalValues": ["adam", "sgd", "통계, 64"]},
                {"parameterName": "batch", "type": "DISCRETE", "discreteValues": [16, 32.5, 64], "scaleType": "NONE"}]})
        self.assertEqual(body["trainingInput"]["scheduling"], {"maxRunningTime": "7200s"})
        self.assertEqual(body["trainingInput"]["args"], ["--epochs", "3"])
        events = [json.loads(line) for line in stdout.splitlines()]
        told = [(event["trials"]["done"], event["trials"]["failed"], event["trials"]["running"])
                for event in events if event["event"] in ("trials", "over")]
        self.assertEqual(told, [(2, 1, 3), (5, 1, 2), (7, 1, 0)])
        self.assertEqual(events[-1]["trials"]["best"], max(objective(number) for number in (1, 2, 4, 5, 6, 7, 8)))
        trials = self.trials()
        self.assert_ranked(trials, "FAILED")
        self.assertEqual({trial["cost"] for trial in trials}, {"0.031666667"})      # ten minutes at $0.19
        first = next(trial for trial in trials if trial["trial"] == "1")
        self.assertEqual(first["parameters"]["optimizer"], "sgd")
        self.assertEqual(self.emulator.vertex.jobs, {})


class OnVertexAi(TuningTest):
    def living(self):
        return [job for job in self.emulator.vertex.jobs.values() if "CANCELLED" not in job.states]

    def test_the_study_is_the_one_of_the_job_file_and_so_are_its_trials(self):
        stdout, stderr = self.submit(VERTEX_AI + LIMIT + STUDY + CONDITIONS, "--watch", "--every", "1")
        ((body),) = self.created(CREATE)
        spec = body["studySpec"]
        self.assertEqual((body["maxTrialCount"], body["parallelTrialCount"], body["maxFailedTrialCount"]), (8, 3, 2))
        parameters = {parameter.pop("parameterId"): parameter for parameter in spec.pop("parameters")}
        self.assertEqual(spec, {"metrics": [{"metricId": "accuracy", "goal": "MAXIMIZE"}],
                                "algorithm": "RANDOM_SEARCH", "medianAutomatedStoppingSpec": {}})
        self.assertEqual(parameters, {
            "rate": {"doubleValueSpec": {"minValue": 1e-5, "maxValue": 0.1}, "scaleType": "UNIT_LOG_SCALE"},
            "momentum": {"doubleValueSpec": {"minValue": 0.5, "maxValue": 0.99}, "scaleType": "UNIT_REVERSE_LOG_SCALE"},
            "layers": {"integerValueSpec": {"minValue": "1", "maxValue": "8"}, "scaleType": "UNIT_LINEAR_SCALE",
                       "conditionalParameterSpecs": [{"parentIntValues": {"values": ["6", "7"]}, "parameterSpec": {
                           "parameterId": "dropout", "doubleValueSpec": {"minValue": 0, "maxValue": 0.5}}}]},
            "optimizer": {"categoricalValueSpec": {"values": ["adam", "sgd", "통계, 64"]},
                          "conditionalParameterSpecs": [{
                              "parentCategoricalValues": {"values": ["adam"]}, "parameterSpec": {
                                  "parameterId": "beta", "doubleValueSpec": {"minValue": 0, "maxValue": 1}}}]},
            "batch": {"discreteValueSpec": {"values": [16, 32.5, 64]}}})
        trial = body["trialJobSpec"]
        self.assertEqual(trial["scheduling"], {"timeout": "7200s"})
        self.assertEqual(trial["workerPoolSpecs"][0]["pythonPackageSpec"]["args"], ["--epochs", "3"])
        self.assertEqual(trial["baseOutputDirectory"]["outputUriPrefix"], "gs://my-bucket/jobs/" + body["displayName"])
        self.assertIn("trials get no --job-dir", stderr)
        self.assertEqual(json.loads(stdout.splitlines()[-1])["state"], "succeeded")
        trials = self.trials()
        self.assert_ranked(trials, "INFEASIBLE")
        self.assertEqual(trials[-1]["message"], "The trial reported no metric.")
        conditional = {trial["trial"]: {"dropout", "beta"} & set(trial["parameters"]) for trial in trials}
        self.assertEqual(conditional["6"], {"dropout", "beta"})
        self.assertEqual(conditional["1"], set())
        self.assertEqual(self.emulator.asked(CUSTOM), [])

    def test_a_lost_reply_leaves_one_living_study(self):
        self.emulator.faults = [Fault(CREATE, "drop", applied=True)]
        _, stderr = self.submit(VERTEX_AI + STUDY)
        self.assertEqual(len(self.emulator.vertex.jobs), 2)
        (job,) = self.living()
        self.assertIn("gcloud made census", stderr)
        self.assertEqual(job, next(iter(self.emulator.vertex.jobs.values())))      # the first of the two
        self.assertIn(job.id, self.mltrain("show", "latest")[0])

    def test_a_reply_lost_for_good_is_settled_by_the_label(self):
        self.emulator.faults = [Fault(CREATE, "malformed", applied=True)]
        self.submit(VERTEX_AI + STUDY)
        self.assertEqual(len(self.living()), 1)
        self.assertEqual(self.emulator.asked(CUSTOM), [])

    def test_slow_replies_leave_one_living_study(self):
        self.environment |= {"CLOUDSDK_CORE_HTTP_TIMEOUT": "1"}
        self.emulator.faults = [Fault(CREATE, "slow", times=2, applied=True, seconds=3)]
        self.submit(VERTEX_AI + STUDY)
        self.assertEqual(len(self.emulator.vertex.jobs), 3)
        self.assertEqual(len(self.living()), 1)

    def test_a_cancelled_study_ends(self):
        self.emulator.vertex.states = ("PENDING", "RUNNING")
        self.submit(VERTEX_AI + STUDY)
        self.mltrain("cancel", "latest")
        (job,) = self.emulator.vertex.jobs.values()
        self.assertEqual(job.state, "CANCELLED")

    def test_plain_jobs_and_studies_of_one_region_are_watched_together(self):
        self.submit(VERTEX_AI)
        self.submit(VERTEX_AI + STUDY)
        stdout, _ = self.mltrain("watch", "--json", "--every", "1")
        over = [json.loads(line) for line in stdout.splitlines() if '"over"' in line]
        self.assertEqual(sorted((job["state"], job["trials"] is None) for job in over),
                         [("succeeded", False), ("succeeded", True)])

    def test_a_lost_laptop_finds_its_studies_again(self):
        self.submit(VERTEX_AI + STUDY)
        (self.home / "state").rename(self.home / "lost")
        stdout, _ = self.mltrain("sync", "--project", "my-project", "--region", "us-central1", "--adopt", "--json")
        (stranger,) = json.loads(stdout)["strangers"]
        self.assertEqual(stranger["worst_cost"], "293.6624544")   # eight trials of seven days
        self.mltrain("watch", "latest", "--every", "1")
        self.assert_ranked(self.trials(), "INFEASIBLE")


if __name__ == "__main__":
    harness.main(__doc__)
