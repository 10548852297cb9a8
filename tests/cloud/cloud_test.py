#!/usr/bin/env python3
"""The built mltrain with the real gcloud against the emulator: what the job file says is what arrives.

    python3 tests/cloud/cloud_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

Every test has a home of its own, which holds all that mltrain and gcloud ever write. Where there is no gcloud on the
PATH nothing is tested and the exit code is 77.
"""

import io
import json
import shutil
import tarfile
from datetime import datetime, timedelta, timezone
from pathlib import Path

import harness
from emulator import ALWAYS, Fault
from harness import CloudTest, DIFFICULT, PLAIN, said, toml_list, TRAINER, tree
from services import Job

CREATE = "^POST /v1/projects/[^/]*/jobs$"


class WhatArrives(CloudTest):
    def test_every_key_of_the_job_file_arrives_in_its_field_and_nothing_else_does(self):
        (self.work / "more-1.0.tar.gz").write_bytes(b"more")
        self.job_file(PLAIN + """
            job_dir           = "gs://my-bucket/jobs/{job}"
            packages          = ["gs://my-bucket/dep-1.0.tar.gz", "more-1.0.tar.gz"]
            scale_tier        = "basic-gpu"
            runtime_version   = "2.11"
            python_version    = "3.7"
            service_account   = "trainer@my-project.iam.gserviceaccount.com"
            kms_key           = "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k"
            enable_web_access = true
            [args]
            train-files   = ["gs://a", "gs://b"]
            epochs        = 20
            learning-rate = 0.10
            verbose       = true
            quiet         = false
            offset        = "-3"
            [labels]
            team = "mot"
            [limits]
            max_duration = "12h"
            max_wait     = "2h"
        """)
        answer, job = self.submit()
        self.assertRegex(job.id, r"^census_\d{8}_\d{6}$")
        packages = job.input.pop("packageUris")
        self.assertEqual(job.input, {
            "args": ["--train-files", "gs://a", "gs://b", "--epochs", "20", "--learning-rate", "0.10", "--verbose",
                     "--offset=-3"],
            "enableWebAccess": True,
            "encryptionConfig": {"kmsKeyName": "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k"},
            "jobDir": f"gs://my-bucket/jobs/{job.id}",
            "pythonModule": "trainer.task",
            "pythonVersion": "3.7",
            "region": "us-central1",
            "runtimeVersion": "2.11",
            "scaleTier": "BASIC_GPU",
            "scheduling": {"maxRunningTime": "43200s", "maxWaitTime": "7200s"},
            "serviceAccount": "trainer@my-project.iam.gserviceaccount.com",
        })
        self.assertEqual([uri.rpartition("/")[2] for uri in packages[:2]], ["dep-1.0.tar.gz", "more-1.0.tar.gz"])
        self.assert_is_the_trainer(*packages[2:])
        self.assert_has_the_labels(job.labels, team="mot")
        self.assert_tells_what_it_did(answer)

    def assert_is_the_trainer(self, uri):
        bucket, _, name = uri.removeprefix("gs://").partition("/")
        with tarfile.open(fileobj=io.BytesIO(self.emulator.storage.objects[bucket, name])) as archive:
            found = {Path(member.name).name: archive.extractfile(member).read() for member in archive
                     if member.isfile() and Path(member.name).parent.name == "trainer"}
        self.assertEqual(found, TRAINER)

    def assert_has_the_labels(self, labels, **of_the_user):
        for ours in ("mltrain-id", "mltrain-spec"):
            self.assertRegex(labels.pop(ours), "^[0-9a-f]{32}$")
        self.assertEqual(labels, of_the_user)

    def assert_tells_what_it_did(self, answer):
        self.assertEqual((said(answer, "service"), said(answer, "project")), ("ml-engine", "my-project"))
        self.assertEqual(said(answer, "state").lower(), "queued")
        self.assertEqual(said(answer, "config")["trainingInput"]["scheduling"]["maxRunningTime"], "43200s")
        self.assertIsNotNone(said(answer, "cost"))
        self.assertRegex(" ".join(said(answer, "argv")),
                         "gcloud.* ml-engine jobs submit training .*--project[= ]my-project ")

    def test_a_custom_tier_arrives_with_all_its_machines_accelerators_and_images(self):
        self.job_file("""
            name       = "census"
            project    = "my-project"
            region     = "us-central1"
            scale_tier = "CUSTOM"
            [master]
            machine_type = "n1-highmem-8"
            accelerator  = { type = "NVIDIA_TESLA_V100", count = 2 }
            image_uri    = "gcr.io/my-project/master:1"
            [workers]
            count        = 3
            machine_type = "n1-standard-8"
            accelerator  = { type = "nvidia-tesla-t4", count = 1 }
            image_uri    = "gcr.io/my-project/worker:1"
            [parameter_servers]
            count        = 2
            machine_type = "n1-highmem-4"
            image_uri    = "gcr.io/my-project/server:1"
            [evaluators]
            count        = 1
            machine_type = "n1-standard-4"
            accelerator  = { type = "NVIDIA_TESLA_P4", count = 4 }
            image_uri    = "gcr.io/my-project/evaluator:1"
        """)
        _, job = self.submit()
        self.assertEqual(job.input, {
            "enableWebAccess": False,
            "region": "us-central1",
            "scaleTier": "CUSTOM",
            "masterType": "n1-highmem-8",
            "masterConfig": {"acceleratorConfig": {"count": "2", "type": "NVIDIA_TESLA_V100"},
                             "imageUri": "gcr.io/my-project/master:1"},
            "workerCount": "3",
            "workerType": "n1-standard-8",
            "workerConfig": {"acceleratorConfig": {"count": "1", "type": "NVIDIA_TESLA_T4"},
                             "imageUri": "gcr.io/my-project/worker:1"},
            "parameterServerCount": "2",
            "parameterServerType": "n1-highmem-4",
            "parameterServerConfig": {"imageUri": "gcr.io/my-project/server:1"},
            "evaluatorCount": "1",
            "evaluatorType": "n1-standard-4",
            "evaluatorConfig": {"acceleratorConfig": {"count": "4", "type": "NVIDIA_TESLA_P4"},
                                "imageUri": "gcr.io/my-project/evaluator:1"},
        })

    def test_difficult_arguments_in_the_job_file_arrive_byte_for_byte(self):
        self.job_file(PLAIN + f"args = {toml_list(DIFFICULT)}\n")
        _, job = self.submit()
        self.assertEqual(job.input["args"], DIFFICULT)

    def test_difficult_arguments_on_the_command_line_arrive_byte_for_byte_after_those_of_the_file(self):
        self.job_file(PLAIN + "[args]\nepochs = 20\n")
        _, job = self.submit("--", *DIFFICULT)
        self.assertEqual(job.input["args"], ["--epochs", "20", *DIFFICULT])

    def test_the_project_is_the_job_files_else_the_environments_else_gclouds_own(self):
        (self.home / "gcloud" / "configurations").mkdir()
        (self.home / "gcloud" / "active_config").write_text("work")
        (self.home / "gcloud" / "configurations" / "config_work").write_text("[core]\nproject = in-gcloud\n")
        environment = self.environment | {"CLOUDSDK_CORE_PROJECT": "in-environment"}
        for name, project, variables in (("in_file", 'project = "in-file"', environment),
                                         ("in_environment", "", environment),
                                         ("in_gcloud", "", self.environment)):
            self.job_file(PLAIN.replace('project        = "my-project"', project).replace("census", name))
            answer, _ = self.submit(env=variables)
            self.assertEqual(said(answer, "project"), name.replace("_", "-"))
            self.assertRegex(" ".join(said(answer, "argv")), f"--project[= ]{said(answer, 'project')} ")

    def test_the_newer_word_is_used_where_the_job_file_asks_for_it(self):
        self.job_file(PLAIN + 'service = "ai-platform"\n')
        answer, _ = self.submit()
        self.assertIn("ai-platform", said(answer, "argv"))
        gcloud = self.emulator.asked(CREATE)[0].headers["user-agent"]
        self.assertIn("command/gcloud.ai-platform.jobs.submit.training", gcloud)


class DryRun(CloudTest):
    def test_it_sends_nothing_writes_nothing_and_needs_no_gcloud(self):
        self.job_file(PLAIN + '[limits]\nmax_duration = "12h"\n')
        before = tree(self.home)
        nothing_to_run = self.environment | {"PATH": str(self.home / "empty")}
        stdout, _ = self.mltrain("submit", "job.toml", "--dry-run", env=nothing_to_run)
        self.assertIn("jobs submit training", stdout)
        self.assertEqual(tree(self.home), before)
        self.assertEqual(self.emulator.requests, [])

    def test_pasted_into_bash_it_asks_for_the_same_job(self):
        self.job_file(PLAIN + 'job_dir = "gs://my-bucket/jobs/{job}"\n[labels]\nteam = "mot"\n')
        self.assert_pasted_is_the_same("--", *DIFFICULT)

    def test_pasted_with_a_generated_config_it_asks_for_the_same_job(self):
        self.job_file(PLAIN + f"args = {toml_list(DIFFICULT)}\n" + '[limits]\nmax_duration = "12h"\n')
        self.assert_pasted_is_the_same()
        self.assertEqual(self.created(CREATE)[0]["trainingInput"]["scheduling"], {"maxRunningTime": "43200s"})

    def assert_pasted_is_the_same(self, *words):
        script, _ = self.mltrain("submit", "job.toml", "--dry-run", *words)
        self.finish(self.start("bash"), input=script)
        _, job = self.submit(*words)
        pasted, submitted = self.created(CREATE)[0], self.created(CREATE)[-1]
        self.assertEqual(submitted["jobId"], job.id)
        self.assertEqual(self.without_what_differs(pasted), self.without_what_differs(submitted))

    @staticmethod
    def without_what_differs(body):
        """The request without the job's name, the path of the upload and the submission's own id."""
        body = json.loads(json.dumps(body).replace(body["jobId"], "{job}"))
        body["labels"].pop("mltrain-id", None)
        body["trainingInput"]["packageUris"] = [uri.rpartition("/")[2] for uri in body["trainingInput"]["packageUris"]]
        return body


class Watching(CloudTest):
    def watch(self, *states, exit, words=()):
        self.emulator.ml.states = states
        self.job_file(PLAIN)
        return self.mltrain("submit", "job.toml", "--yes", "--watch", "--every", "1", *words, exit=[exit])

    def test_a_job_that_succeeds_ends_the_watch_with_0_and_each_line_of_json_is_an_object(self):
        stdout, _ = self.watch("QUEUED", "RUNNING", "SUCCEEDED", exit=0, words=["--json"])
        lines = [json.loads(line) for line in stdout.splitlines()]
        self.assertEqual(said(lines[-1], "state").lower(), "succeeded")

    def test_a_job_that_fails_ends_the_watch_with_3_and_the_services_own_words(self):
        output = self.watch("QUEUED", "FAILED", exit=3)
        self.assertIn("The replica master 0 exited with a non-zero status of 1.", "".join(output))

    def test_a_job_that_somebody_cancels_ends_the_watch_with_6(self):
        self.watch("QUEUED", "CANCELLED", exit=6)

    def test_a_job_submitted_earlier_is_watched_to_its_end(self):
        self.job_file(PLAIN)
        _, job = self.submit()
        self.mltrain("watch", "latest", "--every", "1")
        self.assertEqual(job.state, "SUCCEEDED")


class Cancelling(CloudTest):
    STATES = ("QUEUED", "RUNNING")

    def test_the_service_is_asked_to_cancel_the_job(self):
        self.job_file(PLAIN)
        _, job = self.submit()
        self.mltrain("cancel", "latest")
        self.assertEqual(len(self.emulator.asked(f"^POST /v1/projects/my-project/jobs/{job.id}:cancel$")), 1)


class Trouble(CloudTest):
    def setUp(self):
        super().setUp()
        self.job_file(PLAIN)

    def refused(self, *words, exit, **options):
        """What a submission that comes to nothing says on stderr."""
        _, stderr = self.mltrain("submit", "job.toml", "--yes", *words, exit=exit, **options)
        self.assertEqual(self.emulator.ml.jobs, {})
        return stderr

    def test_without_a_login_it_says_how_to_log_in(self):
        del self.environment["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"]
        self.assertIn("gcloud auth login", self.refused(exit=[4]))
        self.assertEqual(self.emulator.requests, [])

    def test_a_bucket_that_does_not_exist_is_named_and_no_job_is_created(self):
        stderr = self.refused("--set", "staging_bucket=gs://no-such-bucket", exit=[1])
        self.assertRegex(stderr, "(?s)no-such-bucket.*does not exist")
        self.assertEqual(self.created(CREATE), [])

    def test_an_answer_lost_after_the_job_was_created_leaves_one_job_and_success(self):
        self.emulator.faults = [Fault(CREATE, "drop", applied=True)]
        answer, job = self.submit()
        self.assertIn(job.id, self.mltrain("list", "--json")[0])
        self.assertNotIn(said(answer, "state").lower(), ("unsettled", "unknown", "refused"))

    def test_an_empty_answer_is_no_submission(self):
        self.emulator.faults = [Fault(CREATE, "empty", times=ALWAYS)]
        self.refused(exit=[1, 7])
        self.assertNotIn('"queued"', self.mltrain("list", "--all", "--json")[0].lower())

    def test_the_example_arrives_as_its_job_file_says(self):
        example = Path(__file__).resolve().parents[2] / "examples/census/job.toml"
        stdout, _ = self.mltrain("submit", str(example), "--json")
        name = json.loads(stdout)["name"]
        (job,) = self.emulator.ml.jobs.values()
        packages = job.input.pop("packageUris")
        self.assertRegex(packages[0], rf"^gs://my-bucket/{name}/[0-9a-f]{{64}}/trainer-1\.0\.tar\.gz$")
        self.assertEqual(job.input, {
            "args": ["--train-files", "gs://my-bucket/census/train.csv", "--eval-files", "gs://my-bucket/census/test.csv",
                     "--epochs", "150", "--batch-size", "32", "--learning-rate", "0.01", "--seed", "1"],
            "enableWebAccess": False, "jobDir": f"gs://my-bucket/jobs/{name}", "pythonModule": "trainer.task",
            "pythonVersion": "3.7", "region": "us-central1", "runtimeVersion": "2.11", "scaleTier": "BASIC",
            "scheduling": {"maxRunningTime": "7200s"}})

    def test_two_submissions_in_one_second_get_two_names(self):
        for one in "ab":            # each from a tree of its own: gcloud packs one tree once at a time
            shutil.copytree(self.work, self.home / one)
        for attempt in range(5):    # until both fall into one second
            both = [self.start(harness.program, "submit", str(self.home / one / "job.toml"), "--yes", "--json",
                               "--set", f"labels.run={attempt}{one}")
                    for one in "ab"]
            names = sorted(said(json.loads(self.finish(process)[0]), "name") for process in both)
            first = names[0][:len("census_20261120_143000")]
            if names[1].startswith(first):
                break
        self.assertEqual(names, [first, first + "_2"])

    def test_a_name_that_somebody_else_has_taken_gets_a_suffix(self):
        now = datetime.now(timezone.utc)
        for seconds in range(60):
            name = (now + timedelta(seconds=seconds)).strftime("census_%Y%m%d_%H%M%S")
            self.emulator.ml.jobs["my-project", name] = Job(name, {}, {}, now, ["RUNNING"], "")
        _, job = self.submit()
        self.assertRegex(job.id, r"^census_\d{8}_\d{6}_2$")


if __name__ == "__main__":
    harness.main(__doc__)
