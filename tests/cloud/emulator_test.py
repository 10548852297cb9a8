#!/usr/bin/env python3
"""The emulator as the real gcloud sees it: what it takes, keeps, answers and gets wrong on demand.

    python3 tests/cloud/emulator_test.py [UNITTEST ARGUMENTS]
"""

import concurrent.futures
import http.client
import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import urllib.error
import urllib.request
from datetime import datetime, timedelta, timezone
from pathlib import Path

from emulator import ALWAYS, Emulator, Fault
from services import Answer, Refusal, Request, VertexAi

CREATE = "POST /v1/projects/p/jobs$"
VERTEX_CREATE = "POST .*/customJobs$"
OPEN = urllib.request.build_opener(urllib.request.ProxyHandler({})).open


class EmulatorTest(unittest.TestCase):
    def setUp(self):
        self.folder = Path(self.enterContext(tempfile.TemporaryDirectory()))
        self.emulator = self.enterContext(Emulator(page_size=2))

    def gcloud(self, *words, exit=0, **environment):
        clean = {name: value for name, value in os.environ.items() if not name.startswith("CLOUDSDK_")}
        done = subprocess.run(["gcloud", *words, "--project=p"], cwd=self.folder, text=True, capture_output=True,
                              stdin=subprocess.DEVNULL, timeout=60,
                              env=clean | self.emulator.environment(self.folder / "gcloud") | environment)
        self.assertEqual(done.returncode, exit, done.stderr)
        return done

    def answer(self, *words):
        return json.loads(self.gcloud(*words, "--format=json").stdout)

    def submit(self, name, *words, exit=0):
        (self.folder / "trainer.tar.gz").write_bytes(b"\x1f\x8b\r\n\n a trainer \r")
        return self.gcloud("ai-platform", "jobs", "submit", "training", name, "--packages=trainer.tar.gz",
                           "--module-name=trainer.task", "--staging-bucket=gs://my-bucket", "--region=us-central1",
                           "--format=json", *words, exit=exit)


class Jobs(EmulatorTest):
    def test_a_job_is_created_as_it_was_asked_for(self):
        job = json.loads(self.submit("census_1", "--scale-tier=basic-gpu", "--labels=team=mot").stdout)
        self.assertEqual((job["jobId"], job["state"], job["labels"]), ("census_1", "QUEUED", {"team": "mot"}))
        self.assertEqual(job["trainingInput"]["scaleTier"], "BASIC_GPU")
        self.assertEqual(self.emulator.asked(CREATE)[0].json["trainingInput"], job["trainingInput"])

    def test_each_look_finds_the_job_one_state_further_and_the_last_one_stays(self):
        self.submit("census_1")
        seen = [self.answer("ai-platform", "jobs", "describe", "census_1") for _ in range(4)]
        self.assertEqual([job["state"] for job in seen], ["PREPARING", "RUNNING", "SUCCEEDED", "SUCCEEDED"])
        self.assertEqual(["startTime" in job for job in seen], [False, True, True, True])
        self.assertEqual(["endTime" in job for job in seen], [False, False, True, True])
        self.assertEqual(seen[3]["trainingOutput"], {"consumedMLUnits": 0.25})

    def test_a_list_longer_than_a_page_comes_whole_and_newest_first(self):
        for name in ("first", "second", "third"):
            self.submit(name)
        jobs = self.answer("ai-platform", "jobs", "list")
        self.assertEqual([job["jobId"] for job in jobs], ["third", "second", "first"])
        pages = [request.query.get("pageToken") for request in self.emulator.asked("GET .*/jobs$")]
        self.assertEqual(pages, [None, "2"])

    def test_a_cancelled_job_ends_without_having_run(self):
        self.submit("census_1")
        self.gcloud("ai-platform", "jobs", "cancel", "census_1")
        seen = [self.answer("ai-platform", "jobs", "describe", "census_1") for _ in range(2)]
        self.assertEqual([job["state"] for job in seen], ["CANCELLING", "CANCELLED"])
        self.assertNotIn("startTime", seen[1])
        self.assertIn("cancelled", seen[1]["errorMessage"])

    def test_a_name_is_free_once_and_follows_the_rule(self):
        self.submit("census_1")
        self.assertIn("A job with this id already exists.", self.submit("census_1", exit=1).stderr)
        self.assertIn("A name should start with a letter", self.submit("census-1", exit=1).stderr)

    def test_an_unknown_field_is_refused_at_any_depth(self):
        (self.folder / "job.json").write_text('{"trainingInput": {"scheduling": {"maxRuningTime": "60s"}}}')
        stderr = self.submit("census_1", "--config=job.json", exit=1).stderr
        self.assertIn('Unknown name "maxRuningTime" at \'job.training_input.scheduling\'', stderr)
        self.assertEqual(self.emulator.ml.jobs, {})

    def test_labels_can_be_changed(self):
        self.submit("census_1", "--labels=team=mot")
        self.gcloud("ai-platform", "jobs", "update", "census_1", "--update-labels=stage=two")
        self.assertEqual(self.emulator.ml.jobs["p", "census_1"].labels, {"team": "mot", "stage": "two"})


POOL = {"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1",
        "containerSpec": {"imageUri": "gcr.io/p/i:1", "args": ["two words", "", "한\n"]}}
TUNING = {
    "studySpec": {"metrics": [{"metricId": "accuracy", "goal": "MAXIMIZE"}],
                  "parameters": [{"parameterId": "rate", "doubleValueSpec": {"minValue": 0.001, "maxValue": 0.1}}]},
    "trialJobSpec": {"workerPoolSpecs": [POOL]}, "maxTrialCount": 4}


class VertexJobs(EmulatorTest):
    def vertex(self, command, *words, **options):
        return self.gcloud("ai", *command.split(), "--region=us-central1", "--format=json", *words, **options)

    def create(self, spec, *words, command="custom-jobs create", **options):
        (self.folder / "job.json").write_text(json.dumps(spec))
        return self.vertex(command, "--display-name=census", "--config=job.json", *words, **options)

    def plant(self, *names):
        """Jobs without the help of gcloud; their resource names."""
        jobs = [self.emulator.vertex.create(posted({"displayName": name, "jobSpec": {"workerPoolSpecs": [POOL]}}),
                                            "p", "us-central1", "customJobs") for name in names]
        return [job["name"] for job in jobs]

    def pools(self):
        return [job.input["jobSpec"]["workerPoolSpecs"] for job in self.emulator.vertex.jobs.values()]

    def test_a_custom_job_is_its_file_of_a_spec_and_what_only_flags_can_say(self):
        spec = {"workerPoolSpecs": [POOL], "scheduling": {"timeout": "3600s", "strategy": "SPOT"},
                "baseOutputDirectory": {"outputUriPrefix": "gs://my-bucket/out"}, "enableWebAccess": True}
        key = "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k"
        job = json.loads(self.create(spec, "--labels=team=mot", f"--kms-key={key}").stdout)
        self.assertEqual(self.emulator.asked(VERTEX_CREATE)[0].json, {
            "displayName": "census", "jobSpec": spec, "labels": {"team": "mot"}, "encryptionSpec": {"kmsKeyName": key}})
        self.assertEqual((job["jobSpec"], job["state"]), (spec, "JOB_STATE_QUEUED"))
        self.assertRegex(job["name"], r"^projects/\d{12}/locations/us-central1/customJobs/\d+$")
        self.assertRegex(job["createTime"], r"T\d\d:\d\d:\d\d\.\d{6}Z$")

    def test_a_skipped_pool_comes_by_flag_or_under_the_other_name_of_the_field_but_not_in_a_plain_file(self):
        refused = self.create({"workerPoolSpecs": [POOL, {}, POOL]}, exit=1)
        self.assertIn("Exactly one of fields [pythonPackageSpec, containerSpec]", refused.stderr)
        self.create({"worker_pool_specs": [POOL, {}, POOL]})
        flag = "--worker-pool-spec=machine-type=n1-standard-4,container-image-uri=gcr.io/p/i:1"
        self.create({}, flag, "--worker-pool-spec=", flag, "--args=^;^two words;;한\n")
        self.assertEqual(self.pools(), [[POOL, {}, POOL]] * 2)

    def test_a_list_longer_than_a_page_comes_whole_and_newest_first(self):
        self.plant("first", "second", "third")
        jobs = json.loads(self.vertex("custom-jobs list").stdout)
        self.assertEqual([job["displayName"] for job in jobs], ["third", "second", "first"])
        queries = [request.query for request in self.emulator.asked("GET .*/customJobs$")]
        self.assertEqual([(query["pageSize"], query.get("pageToken")) for query in queries],
                         [("100", None), ("100", "2")])

    def test_its_whole_name_is_enough_to_cancel_and_to_describe_a_job(self):
        name, = self.plant("census")
        self.gcloud("ai", "custom-jobs", "cancel", name)
        seen = [self.answer("ai", "custom-jobs", "describe", name) for _ in range(2)]
        self.assertEqual([job["state"] for job in seen], ["JOB_STATE_CANCELLING", "JOB_STATE_CANCELLED"])
        self.assertEqual(seen[1]["error"], {"code": 1, "message": "CANCELED"})
        self.assertNotIn("startTime", seen[1])

    def test_a_tuning_job_is_the_whole_of_its_file(self):
        pools = {"workerPoolSpecs": [POOL, {}, POOL]}
        asked = TUNING | {"trialJobSpec": pools, "parallelTrialCount": 2, "labels": {"team": "mot"}}
        job = json.loads(self.create(asked, command="hp-tuning-jobs create").stdout)
        self.assertEqual({name: job[name] for name in asked}, asked)
        self.assertIn("/hyperparameterTuningJobs/", job["name"])

    def test_a_lost_answer_makes_two_jobs_and_gcloud_knows_of_one(self):
        self.emulator.faults = [Fault(VERTEX_CREATE, "drop", applied=True)]
        job = json.loads(self.create({"workerPoolSpecs": [POOL]}).stdout)
        self.assertEqual([*self.emulator.vertex.jobs][1:], [("p", job["name"].rpartition("/")[2])])

    def test_an_answer_later_than_gcloud_waits_makes_one_job_more_each_time(self):
        self.emulator.faults = [Fault(VERTEX_CREATE, "slow", times=2, applied=True)]
        self.create({"workerPoolSpecs": [POOL]}, CLOUDSDK_CORE_HTTP_TIMEOUT="1")
        self.assertEqual(len(self.emulator.vertex.jobs), 3)

    def test_its_log_is_found_under_its_number(self):
        for name in self.plant("census", "other"):
            self.emulator.logging.write(name.rpartition("/")[2], name)
        filter = f'resource.type="ml_job" AND resource.labels.job_id="{name.rpartition("/")[2]}"'
        line, = self.answer("logging", "read", filter)
        self.assertEqual((line["textPayload"], line["resource"]["labels"]["task_name"]), (name, "workerpool0-0"))


def posted(body):
    return Request("POST", "", {}, {}, json.dumps(body).encode())


class TheRulesOfVertex(unittest.TestCase):
    """What needs neither gcloud nor the wire to be seen."""

    NOW = datetime(2026, 11, 20, 14, 30, 0, 123456, tzinfo=timezone.utc)
    PLACE = "p", "us-central1", "customJobs"
    READ = Request("GET", "", {}, {}, b"")

    def setUp(self):
        self.now = self.NOW
        self.vertex = VertexAi(lambda: self.now, ("QUEUED", "PREPARING", "RUNNING", "SUCCEEDED"), None, 100)

    def create(self, spec=None, **fields):
        body = {"displayName": "census", "jobSpec": {"workerPoolSpecs": [POOL]} | (spec or {})} | fields
        return self.vertex.create(posted(body), *self.PLACE)

    def looks(self, count, name):
        return [self.vertex.get(self.READ, *self.PLACE, name.rpartition("/")[2]) for _ in range(count)]

    def test_each_look_finds_the_job_one_state_further_and_the_last_one_stays(self):
        name = self.create()["name"]
        seen = self.looks(4, name)
        self.assertEqual([job["state"] for job in seen], [
            "JOB_STATE_PENDING", "JOB_STATE_RUNNING", "JOB_STATE_SUCCEEDED", "JOB_STATE_SUCCEEDED"])
        times = ("createTime", "startTime", "endTime", "updateTime")
        self.assertEqual([[job.get(time, "")[14:-1] for time in times] for job in seen[:3]], [
            ["30:00.123456", "", "", "30:00.123456"],
            ["30:00.123456", "30:01", "", "30:01.123456"],
            ["30:00.123456", "30:01", "40:01", "40:01.123456"]])

    def test_a_failure_has_a_code_and_an_expired_job_has_no_end(self):
        self.vertex.states = ("FAILED",)
        failed, = self.looks(1, self.create()["name"])
        self.assertEqual(failed["error"], {"code": 3, "message": VertexAi.ERROR})
        self.assertEqual((failed["endTime"], "startTime" in failed), ("2026-11-20T14:30:01Z", False))
        self.vertex.states = ("EXPIRED",)
        expired, = self.looks(1, self.create()["name"])
        self.assertEqual((expired["state"], expired.keys() & {"endTime", "error"}), ("JOB_STATE_EXPIRED", set()))

    def test_a_job_goes_by_the_name_and_the_number_of_its_project_and_only_in_its_place(self):
        _, number, _, region, kind, id = self.create()["name"].split("/")
        for project in ("p", number):
            self.assertEqual(self.vertex.get(self.READ, project, region, kind, id)["displayName"], "census")
            self.assertEqual(len(self.vertex.list(self.READ, project, region, kind)[kind]), 1)
        for place in (("q", region, kind), ("p", "europe-west4", kind), ("p", region, "hyperparameterTuningJobs")):
            self.assertRaisesRegex(Refusal, "does not exist", self.vertex.get, self.READ, *place, id)
            self.assertEqual(self.vertex.list(self.READ, *place), {place[2]: []})

    def test_reads_may_lag_behind_a_create(self):
        self.vertex.lag = timedelta(seconds=5)
        name = self.create()["name"]
        self.assertRaisesRegex(Refusal, "does not exist", self.looks, 1, name)
        self.assertEqual(self.vertex.list(self.READ, *self.PLACE), {"customJobs": []})
        self.now += self.vertex.lag
        self.looks(1, name)

    def test_what_the_service_would_take_is_taken(self):
        python = {"executorImageUri": "us-docker.pkg.dev/vertex-ai/training/tf-cpu.2-12.py310:latest",
                  "packageUris": ["gs://b/p.tar.gz"], "pythonModule": "trainer.task", "args": ["--a"]}
        gpu = {"machineType": "a2-highgpu-1g", "acceleratorType": "NVIDIA_TESLA_A100", "acceleratorCount": 1}
        workers = {"machineSpec": gpu, "replicaCount": "3", "pythonPackageSpec": python,
                   "diskSpec": {"bootDiskType": "pd-ssd", "bootDiskSizeGb": 200}}
        self.create({"workerPoolSpecs": [POOL, workers, {}, POOL], "serviceAccount": "a@p.iam.gserviceaccount.com",
                     "network": "projects/12345/global/networks/n", "persistentResourceId": "held-1",
                     "scheduling": {"timeout": "0.5s", "maxWaitDuration": "60s", "restartJobOnWorkerRestart": True}},
                    displayName="한" * 128, labels={"팀-1": "mot_2", "empty": ""})

    def test_what_the_service_would_refuse_is_refused(self):
        def pool(**fields):
            return {"workerPoolSpecs": [POOL | fields]}

        machine = {"machineType": "n1-standard-4", "acceleratorType": "NVIDIA_TESLA_T4"}
        for spec, refusal in [
            ({"labels": {"a": "b"}}, "Unknown name \"labels\" at 'custom_job.job_spec'"),
            (pool(machineSpec={"type": "m"}), r"\"type\" at 'custom_job.job_spec.worker_pool_specs\[0\].machine_spec'"),
            (pool(machineSpec=machine | {"acceleratorType": "NVIDIA_K80"}), "accelerator_type': \"NVIDIA_K80\""),
            (pool(machineSpec=machine), "Both `accelerator_type` and `accelerator_count` should be specified or none"),
            (pool(machineSpec={}), r"job_spec.worker_pool_specs\[0\].machine_spec.machine_type; Message: Required"),
            (pool(pythonPackageSpec={}), "Exactly one of `container_spec` and `python_package_spec`"),
            (pool(containerSpec={"imageUri": "i", "env": [{"key": "A"}]}), 'Unknown name "key"'),
            (pool(replicaCount="0"), "replica_count; Message: The first worker pool has one replica"),
            (pool(replicaCount="2"), "replica_count"),
            ({"workerPoolSpecs": []}, "worker_pool_specs; Message: Required"),
            ({"workerPoolSpecs": [POOL] * 5}, "more than 4 worker pools"),
            ({"workerPoolSpecs": [{}, POOL]}, r"worker_pool_specs\[0\]; Message: Exactly one"),
            ({"workerPoolSpecs": [POOL, {}]}, r"worker_pool_specs\[1\]; Message: Exactly one"),
            ({"scheduling": {"strategy": "CHEAP"}}, "scheduling.strategy"),
            ({"scheduling": {"timeout": "1h"}}, "scheduling.timeout"),
            ({"baseOutputDirectory": {"outputUriPrefix": "/tmp"}}, "output_uri_prefix"),
            ({"network": "default"}, "network"),
        ]:
            with self.subTest(refusal=refusal):
                self.assertRaisesRegex(Refusal, refusal, self.create, spec)
        for fields in [{"displayName": ""}, {"displayName": "x" * 129}, {"labels": {"Team": "mot"}},
                       {"labels": {"team": "m t"}}, {"labels": {f"l{n}": "" for n in range(65)}},
                       {"encryptionSpec": {"kmsKeyName": "k"}}, {"state": "JOB_STATE_RUNNING"}]:
            with self.subTest(fields=fields):
                self.assertRaises(Refusal, self.create, **fields)
        self.assertRaisesRegex(Refusal, "1.Field: display_name; .*\t2.Field: job_spec.worker_pool_specs;", self.create,
                               {"workerPoolSpecs": []}, displayName="")
        self.assertRaisesRegex(Refusal, "study_spec.metrics", self.vertex.create,
                               posted(TUNING | {"studySpec": {}}), "p", "r", "hyperparameterTuningJobs")
        self.assertEqual(self.vertex.jobs, {})


class Files(EmulatorTest):
    def test_small_and_large_uploads_arrive_byte_for_byte(self):
        self.submit("small")
        (self.folder / "large.tar.gz").write_bytes(os.urandom(6 << 20))
        self.submit("large", "--packages=large.tar.gz")
        self.gcloud("storage", "cp", "trainer.tar.gz", "gs://my-bucket/copied/")
        kept = {name.split("/")[0]: content for (_, name), content in self.emulator.storage.objects.items()}
        small, large = ((self.folder / name).read_bytes() for name in ("trainer.tar.gz", "large.tar.gz"))
        self.assertEqual(kept, {"small": small, "large": large, "copied": small})
        listed = self.gcloud("storage", "ls", "gs://my-bucket/copied/").stdout
        self.assertEqual(listed, "gs://my-bucket/copied/trainer.tar.gz\n")

    def test_a_bucket_has_a_location_and_an_unknown_one_is_not_found(self):
        self.assertEqual(self.answer("storage", "buckets", "describe", "gs://my-bucket")["location"], "US-CENTRAL1")
        self.assertIn("404", self.gcloud("storage", "buckets", "describe", "gs://no-such-bucket", exit=1).stderr)
        refused = self.submit("census_1", "--staging-bucket=gs://no-such-bucket", exit=1)
        self.assertIn("[no-such-bucket] bucket does not exist", refused.stderr)


class Logs(EmulatorTest):
    def test_lines_are_read_by_job_in_order_and_by_time(self):
        self.submit("census_1")
        self.submit("census_2")
        for job, text in (("census_1", "epoch 1"), ("census_2", "not asked for"), ("census_1", "epoch\n2 한")):
            self.emulator.logging.write(job, text)
        read = ("logging", "read", 'resource.type="ml_job" AND resource.labels.job_id="census_1"', "--order=asc")
        lines = self.answer(*read)
        self.assertEqual([line["textPayload"] for line in lines], ["epoch 1", "epoch\n2 한"])
        later = self.answer(read[0], read[1], read[2] + f' AND timestamp>="{lines[1]["timestamp"]}"')
        self.assertEqual([line["textPayload"] for line in later], ["epoch\n2 한"])

    def test_a_filter_compares_combines_and_is_refused_when_it_cannot_be_read(self):
        self.submit("census_1")
        self.submit("census_2")
        for job, severity in (("census_1", "INFO"), ("census_2", "WARNING"), ("census_1", "ERROR")):
            self.emulator.logging.write(job, severity, severity)
        rows = {
            'resource.labels.job_id=("census_1" OR "census_2")': ["INFO", "WARNING", "ERROR"],
            'resource.labels.job_id="census_1" AND severity>=WARNING': ["ERROR"],
            '(severity=INFO OR severity=ERROR) AND insertId!="line000001"': ["ERROR"],
            'NOT resource.labels.job_id="census_1" AND severity<ERROR': ["WARNING"],
            'jsonPayload.message="x" OR resource.type=("ml_job" OR "cloudml_job")': ["INFO", "WARNING", "ERROR"],
        }
        for words, texts in rows.items():
            lines = self.answer("logging", "read", words, "--order=asc")
            self.assertCountEqual([line["textPayload"] for line in lines], texts, words)
        for words in ("severity>=", "(severity=INFO", "severity=INFO)", 'a="b'):
            self.assertIn("Unparseable filter", self.gcloud("logging", "read", words, exit=1).stderr)

    def test_a_page_may_come_twice_and_a_line_late(self):
        self.submit("census_1")
        now = datetime.now(timezone.utc)
        for number in range(1500):
            self.emulator.logging.write("census_1", str(number), at=now + timedelta(milliseconds=number))
        self.emulator.logging.write("census_1", "late", at=now, arrives=now + timedelta(hours=1))
        self.emulator.logging.doubles = True
        lines = self.answer("logging", "read", 'resource.type="ml_job"', "--order=asc")
        first, last = [str(number) for number in range(1000)], [str(number) for number in range(1000, 1500)]
        self.assertEqual([line["textPayload"] for line in lines], first * 2 + last * 2)


class Faults(EmulatorTest):
    def test_an_empty_answer_passes_for_success_with_gcloud(self):
        self.emulator.faults = [Fault(CREATE, "empty")]
        self.assertEqual(json.loads(self.submit("census_1").stdout), {})
        self.assertEqual(self.emulator.ml.jobs, {})

    def test_a_lost_answer_makes_gcloud_ask_again_and_be_refused(self):
        self.emulator.faults = [Fault(CREATE, "drop", applied=True)]
        self.assertIn("already exists", self.submit("census_1", exit=1).stderr)
        self.assertEqual(len(self.emulator.asked(CREATE)), 2)
        self.assertEqual([*self.emulator.ml.jobs], [("p", "census_1")])

    def test_a_status_or_a_broken_answer_is_refused_at_once(self):
        self.emulator.faults = [Fault(CREATE, 429), Fault(CREATE, "malformed")]
        self.assertIn("RESOURCE_EXHAUSTED", self.submit("census_1", exit=1).stderr)
        self.assertIn("Error decoding response", self.submit("census_1", exit=1).stderr)
        self.submit("census_1")


class TheWire(unittest.TestCase):
    """What needs no gcloud to be seen."""

    def get(self, path="/v1/projects/p/jobs", **rules):
        faults = [Fault(r"/jobs$", **rules)] if rules else []
        with Emulator(faults=faults) as emulator:
            try:
                with OPEN(emulator.address + path, timeout=10) as answer:
                    return answer.status, answer.read()
            except urllib.error.HTTPError as error:
                with error:
                    return error.code, error.read()

    def test_each_fault_is_what_it_says(self):
        self.assertEqual(self.get(), (200, b'{"jobs": []}'))
        self.assertEqual(self.get(what="empty"), (200, b""))
        self.assertEqual(self.get(what="slow", seconds=0.01), (200, b'{"jobs": []}'))
        self.assertEqual(self.get(what="html")[0], 502)
        self.assertEqual(json.loads(self.get(what=503)[1])["error"]["status"], "UNAVAILABLE")
        self.assertRaises(json.JSONDecodeError, json.loads, self.get(what="malformed")[1])
        self.assertRaises(http.client.IncompleteRead, self.get, what="truncated")
        self.assertRaises(http.client.RemoteDisconnected, self.get, what="drop")
        self.assertRaises(http.client.RemoteDisconnected, self.get, what="stalled", seconds=0.01)
        self.assertRaises(ConnectionResetError, self.get, what="reset")

    def test_a_request_is_held_before_or_after_it_is_applied_until_the_test_says_go_on(self):
        for applied in (False, True):
            hold = Fault(CREATE, "slow", applied=applied, seconds=60)
            with Emulator(faults=[hold]) as emulator, concurrent.futures.ThreadPoolExecutor(1) as pool:
                answer = pool.submit(self.create, emulator, "census_1")
                self.assertTrue(hold.has_struck.wait(10))
                self.assertEqual([request.json["jobId"] for request in hold.struck], ["census_1"])
                self.assertEqual(("p", "census_1") in emulator.ml.jobs, applied)
                self.assertFalse(emulator.wait_for_answer(CREATE, timeout=0.01))
                hold.go_on.set()
                self.assertTrue(emulator.wait_for_answer(CREATE, timeout=10))
                self.assertEqual(answer.result(10)["jobId"], "census_1")

    @staticmethod
    def create(emulator, name):
        with OPEN(f"{emulator.address}/v1/projects/p/jobs", json.dumps({"jobId": name}).encode(), timeout=10) as answer:
            return json.load(answer)

    def test_while_it_is_shut_connections_are_refused_and_then_it_is_where_it_was(self):
        with Emulator() as emulator:
            emulator.shut()
            with self.assertRaises(urllib.error.URLError) as refused:
                OPEN(emulator.address, timeout=10)
            self.assertIsInstance(refused.exception.reason, ConnectionRefusedError)
            emulator.open()
            self.create(emulator, "census_1")

    def test_reads_may_lag_behind_a_create(self):
        now = datetime(2026, 11, 20, 14, 30, tzinfo=timezone.utc)
        with Emulator(now=lambda: now) as emulator:
            emulator.ml.lag = timedelta(seconds=5)
            self.create(emulator, "census_1")
            jobs = f"{emulator.address}/v1/projects/p/jobs"
            with self.assertRaises(urllib.error.HTTPError) as refused:
                OPEN(f"{jobs}/census_1", timeout=10)
            refused.exception.close()
            self.assertEqual((refused.exception.code, json.load(OPEN(jobs, timeout=10))), (404, {"jobs": []}))
            now += emulator.ml.lag
            self.assertEqual(json.load(OPEN(f"{jobs}/census_1", timeout=10))["jobId"], "census_1")

    def test_it_tells_what_is_asked_and_what_goes_wrong_with_it(self):
        story = []
        faults = [Fault(CREATE, "empty", applied=True), Fault(CREATE, Answer(407, b"<html>"))]
        with Emulator(faults=faults, tell=story.append) as emulator:
            self.assertRaises(json.JSONDecodeError, self.create, emulator, "census_1")
            self.assertRaises(urllib.error.HTTPError, self.create, emulator, "census_2")
            self.create(emulator, "census_3")
        asked = "POST /v1/projects/p/jobs"
        self.assertEqual(story, [f"{asked}: empty, applied", f"{asked}: 407 b'<html>'", asked])

    def test_a_fault_lets_the_first_pass_and_ends_when_it_is_used_up(self):
        fault = Fault("^GET", "empty", after=1, times=2)
        with Emulator(faults=[fault]) as emulator:
            answers = [OPEN(emulator.address + "/v1/projects/p/jobs", timeout=10).read() for _ in range(4)]
        self.assertEqual(answers, [b'{"jobs": []}', b"", b"", b'{"jobs": []}'])

    def test_what_it_does_not_know_it_refuses_and_remembers(self):
        with Emulator(faults=[Fault("^PUT", "drop", times=ALWAYS)]) as emulator:
            with self.assertRaises(urllib.error.HTTPError) as refused:
                OPEN(emulator.address + "/v1/nothing?a=b", timeout=10)
            refused.exception.close()
            self.assertEqual([(str(request), request.query) for request in emulator.requests],
                             [("GET /v1/nothing", {"a": "b"})])
            self.assertEqual(refused.exception.code, 404)

    def test_the_program_says_where_it_is_and_what_leads_there(self):
        program = [sys.executable, str(Path(__file__).with_name("emulator.py"))]
        variables = subprocess.run([*program, "--port=8791", "--config=/a b", "--print-env"], text=True,
                                   capture_output=True, timeout=30)
        self.assertIn("export CLOUDSDK_API_ENDPOINT_OVERRIDES_ML=http://127.0.0.1:8791/\n", variables.stdout)
        self.assertIn("export CLOUDSDK_CONFIG='/a b'\n", variables.stdout)
        running = subprocess.run([*program, "--port=0", "--lifetime=0.05"], text=True, capture_output=True, timeout=30)
        self.assertRegex(running.stdout, r"^listening on http://127\.0\.0\.1:\d+ for 0.05 s\n$")


if __name__ == "__main__":
    if not shutil.which("gcloud"):
        print("skipped: no gcloud", file=sys.stderr)
        sys.exit(77)
    unittest.main()
