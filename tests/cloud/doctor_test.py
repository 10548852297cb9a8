#!/usr/bin/env python3
"""The built mltrain with the real gcloud: what doctor and check --online see of a project, and that they only look.

    python3 tests/cloud/doctor_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import json
import signal
import subprocess

import harness
from emulator import ALWAYS, Fault
from harness import CloudTest

JOB = """
name         = "census"
service      = "vertex-ai"
project      = "my-project"
region       = "us-central1"
module_name  = "trainer.task"
packages     = ["gs://my-bucket/p.tar.gz"]
framework    = "scikit-learn 1.6"
job_dir      = "gs://my-bucket/jobs/{job}"
[master]
machine_type = "n1-standard-4"
"""
ACCOUNT = "me@my-project.iam.gserviceaccount.com"
BUCKET = "^GET /storage/v1/b/my-bucket$"


class LookTest(CloudTest):
    def setUp(self):
        super().setUp()
        self.job_file(JOB)
        self.environment["LC_ALL"] = "C.UTF-8"

    def tearDown(self):
        methods = {request.method for request in self.emulator.requests if request.path != "/token"}
        self.assertLessEqual(methods, {"GET"}, "a look changes nothing")

    def look(self, *words, exit=0):
        """The findings by their subjects; with the state and what was seen."""
        answer = json.loads(self.mltrain(*words, "--json", exit=(exit,))[0])
        findings = answer["findings"] if "findings" in answer else answer["online"]
        self.assertTrue(findings)
        return {finding["subject"]: finding for finding in findings}

    def states(self, findings):
        return {subject: finding["state"] for subject, finding in findings.items()}

    def settings(self, text):
        folder = self.home / "config" / "mltrain"
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "config.toml").write_text(text)

    def log_in(self):
        """With a service account, as gcloud really does it."""
        key = subprocess.run(["openssl", "genpkey", "-algorithm", "RSA"], capture_output=True, text=True, check=True)
        file = self.home / "key.json"
        file.write_text(json.dumps({
            "type": "service_account", "project_id": "my-project", "private_key_id": "1", "client_id": "1",
            "private_key": key.stdout, "client_email": ACCOUNT, "token_uri": self.emulator.address + "/token"}))
        del self.environment["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"]
        self.finish(self.start("gcloud", "auth", "activate-service-account", f"--key-file={file}"))


class Doctor(LookTest):
    def test_a_machine_with_a_login_is_ready(self):
        self.log_in()
        self.settings('project = "my-project"\nregion = "us-central1"\nstaging_bucket = "gs://my-bucket"\n')
        findings = self.look("doctor")
        self.assertEqual(set(self.states(findings).values()), {"good"}, findings)
        self.assertEqual(findings["login"]["seen"], ACCOUNT)
        self.assertRegex(findings["gcloud"]["seen"], r"^\d+\.\d+\.\d+, /.*gcloud$")
        self.assertEqual(findings["APIs"]["seen"], "aiplatform, ml, storage, logging")
        self.assertIn("gs://my-bucket in us-central1", findings["bucket"]["seen"])

    def test_nobody_is_logged_in(self):
        del self.environment["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"]
        findings = self.look("doctor", "job.toml", exit=1)
        self.assertEqual((findings["login"]["state"], findings["login"]["cure"]), ("bad", "gcloud auth login"))
        self.assertEqual((findings["APIs"]["state"], findings["bucket"]["state"]), ("unknown", "unknown"))
        self.assertEqual(self.emulator.requests, [])

    def test_a_login_that_has_expired(self):
        self.log_in()
        (self.home / "gcloud" / "access_tokens.db").unlink(missing_ok=True)
        self.emulator.faults = [Fault("^POST /token$", 400, times=ALWAYS)]
        findings = self.look("doctor", "job.toml", exit=1)
        self.assertEqual((findings["login"]["state"], findings["login"]["cure"]), ("bad", "gcloud auth login"))

    def test_the_api_is_not_enabled(self):
        self.emulator.accounts.apis.remove("aiplatform")
        findings = self.look("doctor", "job.toml", exit=1)
        self.assertEqual(findings["APIs"]["cure"],
                         "gcloud services enable aiplatform.googleapis.com --project=my-project")

    def test_a_bucket_that_is_not_there_and_one_that_is_far(self):
        self.job_file(JOB.replace("my-bucket", "no-such-bucket"))
        self.assertEqual(self.look("doctor", "job.toml", exit=1)["bucket"]["cure"],
                         "gcloud storage buckets create gs://no-such-bucket --location=us-central1 --project=my-project")
        self.job_file(JOB)
        self.emulator.storage.buckets["my-bucket"] = "EU"
        bucket = self.look("doctor", "job.toml")["bucket"]
        self.assertEqual(bucket["state"], "doubtful")
        self.assertIn("is in EU, the job in us-central1", bucket["seen"])

    def test_what_is_not_ours_to_see_is_a_doubt(self):
        self.emulator.faults = [Fault(BUCKET, 403, times=ALWAYS), Fault("/services$", 403, times=ALWAYS)]
        findings = self.look("doctor", "job.toml")
        self.assertEqual((findings["APIs"]["state"], findings["bucket"]["state"]), ("doubtful", "doubtful"))

    def test_a_machine_without_gcloud_trains_by_itself(self):
        self.environment["MLTRAIN_GCLOUD"] = str(self.home / "no-gcloud")
        self.assertEqual(self.look("doctor")["gcloud"]["state"], "doubtful")
        self.assertEqual(self.look("doctor", "job.toml", exit=1)["gcloud"]["state"], "bad")
        self.assertFalse((self.home / "state").exists(), "a look makes no ledger")

    def test_a_gcloud_that_does_not_start(self):
        script = self.home / "gcloud-without-python"
        script.write_text("#!/nonexistent/python\n")
        script.chmod(0o755)
        self.environment["MLTRAIN_GCLOUD"] = str(script)
        findings = self.look("doctor", "job.toml", exit=1)
        self.assertIn("its interpreter is missing", findings["vertex-ai"]["seen"])
        self.assertIn("ledger", findings)

    def test_a_ledger_that_is_damaged(self):
        state = self.home / "state" / "mltrain"
        state.mkdir(parents=True)
        (state / "ledger.sqlite").write_bytes(b"this is no database, and long enough to be read as one" * 99)
        self.assertEqual(self.look("doctor", "job.toml", exit=1)["ledger"]["state"], "bad")

    def test_four_questions_and_all_at_once(self):
        """Each waits for the answer of the others; one after the other they would never end."""
        faults = [Fault(where, "slow", seconds=60) for where in (BUCKET, "/services$")]
        self.emulator.faults = faults
        process = self.start(harness.program, "doctor", "job.toml", "--json")
        for fault in faults:
            self.assertTrue(fault.has_struck.wait(60))
        for fault in faults:
            fault.go_on.set()
        self.finish(process)
        self.assertEqual(len(self.emulator.requests), 2)

    def test_who_is_tired_of_waiting_is_let_go(self):
        for number, exit in ((signal.SIGINT, 130), (signal.SIGTERM, 130)):
            faults = [Fault(where, "slow", seconds=60) for where in (BUCKET, "/services$")]
            self.emulator.faults = faults
            process = self.start(harness.program, "doctor", "job.toml")
            for fault in faults:
                self.assertTrue(fault.has_struck.wait(60))
            process.send_signal(number)
            self.finish(process, (exit,))


class CheckOnline(LookTest):
    def test_a_job_for_vertex_ai_that_is_right(self):
        findings = self.look("check", "--online", "job.toml")
        self.assertEqual(self.states(findings), {"bucket": "good", "jobs": "good"})

    def test_a_job_for_ml_engine_whose_name_is_free(self):
        self.job_file(harness.PLAIN)
        findings = self.look("check", "--online", "job.toml")
        self.assertEqual(self.states(findings), {"bucket": "good", "job name": "good"})

    def test_a_service_account_that_is_gone_disabled_or_right(self):
        for known, state, exit in (({}, "bad", 1), ({ACCOUNT: True}, "bad", 1), ({ACCOUNT: False}, "good", 0)):
            self.emulator.accounts.service_accounts = known
            findings = self.look("check", "--online", "job.toml", "--set", f"service_account={ACCOUNT}", exit=exit)
            self.assertEqual(findings["service account"]["state"], state)

    def test_nobody_is_logged_in(self):
        del self.environment["CLOUDSDK_AUTH_DISABLE_CREDENTIALS"]
        findings = self.look("check", "--online", "job.toml", exit=4)
        self.assertEqual(findings["login"]["cure"], "gcloud auth login")

    def test_jobs_that_may_not_be_listed(self):
        self.emulator.faults = [Fault("/customJobs$", 403, times=ALWAYS)]
        self.assertEqual(self.look("check", "--online", "job.toml", exit=1)["jobs"]["state"], "bad")


class Fetch(CloudTest):
    STATES = ("SUCCEEDED",)

    def test_the_line_of_show_brings_what_the_job_has_made(self):
        self.job_file(harness.PLAIN + 'job_dir = "gs://my-bucket/my jobs/{job}"\n')
        self.mltrain("submit", "job.toml", "--yes")
        self.mltrain("watch", "latest")
        shown = json.loads(self.mltrain("show", "latest", "--json")[0])
        made = f"my jobs/{shown['name']}/export/a model.bin"
        self.emulator.storage.objects["my-bucket", made] = b"weights \x00\xff"
        line = next(line for line in self.mltrain("show", "latest")[0].splitlines() if "fetch it" in line)
        folder = self.home / "here"
        folder.mkdir()
        self.finish(subprocess.Popen(["/bin/sh", "-c", line.partition("fetch it")[2]], cwd=folder, env=self.environment,
                                     stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE))
        self.assertEqual((folder / shown["name"] / "export" / "a model.bin").read_bytes(), b"weights \x00\xff")
        self.assertEqual(shown["fetch_argv"][-2:], [shown["job_dir"], "."])


if __name__ == "__main__":
    harness.main(__doc__)
