#!/usr/bin/env python3
"""The built mltrain with the real gcloud on Vertex AI, against the emulator: what the job file says is what arrives.

    python3 tests/cloud/vertex_ai_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import concurrent.futures
import copy
import hashlib
import json
from pathlib import Path

import harness
from emulator import ALWAYS, Fault
from harness import CloudTest, DIFFICULT, toml_list

CREATE = "^POST /v1/projects/[^/]*/locations/[^/]*/customJobs$"
LIST = "^GET /v1/projects/[^/]*/locations/[^/]*/customJobs$"

# ---- job files and the CustomJob that each becomes -------------------------------------------------------------------

HEAD = """
service     = "vertex-ai"
project     = "my-project"
region      = "us-central1"
"""
PACKAGE = HEAD + """
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
framework   = "tensorflow 2.15"
"""
IMAGE = HEAD + 'image_uri   = "gcr.io/p/i:1"\n'
MASTER = '[master]\nmachine_type = "n1-standard-4"\n'
T4 = 'accelerator = { type = "NVIDIA_TESLA_T4", count = 1 }\n'

REPOSITORY = "us-docker.pkg.dev/vertex-ai/training/"
CPU, GPU = REPOSITORY + "tf-cpu.2-15.py310:latest", REPOSITORY + "tf-gpu.2-15.py310:latest"


def machine(kind, accelerator=None, count=1):
    spec = {"machineType": kind}
    return spec | ({"acceleratorType": accelerator, "acceleratorCount": count} if accelerator else {})


def package(image=CPU, on=None, replicas=1, disk=None, **more):
    """A pool that runs the package."""
    spec = {"executorImageUri": image, "packageUris": ["gs://my-bucket/p.tar.gz"], "pythonModule": "trainer.task"}
    return pool(on, replicas, disk) | {"pythonPackageSpec": spec | more}


def container(on=None, replicas=1, disk=None, image="gcr.io/p/i:1", **more):
    """A pool that is a container."""
    return pool(on, replicas, disk) | {"containerSpec": {"imageUri": image} | more}


def pool(on, replicas, disk):
    spec = {"machineSpec": on or machine("n1-standard-4"), "replicaCount": str(replicas)}
    return spec | ({"diskSpec": disk} if disk else {})


ENV = [{"name": "LEVEL", "value": "2"}, {"name": "PATH_LIKE", "value": "a b, \u0085 \u007f 한국어"}]

JOBS = {
    "plain": (PACKAGE + MASTER, [package()], {}),
    "arguments": (PACKAGE + f"args = {toml_list(DIFFICULT)}\n" + MASTER, [package(args=DIFFICULT)], {}),
    "argument_table": (PACKAGE + MASTER + '[args]\ntrain = ["gs://a", "gs://b"]\nepochs = 20\nrate = 0.10\nfast = true\n'
                       'slow = false\noffset = "-3"\n',
                       [package(args=["--train", "gs://a", "gs://b", "--epochs", "20", "--rate", "0.10", "--fast",
                                      "--offset=-3"])], {}),
    "job_dir": (PACKAGE + 'job_dir = "gs://my-bucket/jobs/{job}"\nargs = ["-x"]\n' + MASTER,
                [package(args=["-x", "--job-dir", "gs://my-bucket/jobs/{job}"])],
                {"baseOutputDirectory": {"outputUriPrefix": "gs://my-bucket/jobs/{job}"}}),
    "job_dir_said": (PACKAGE + 'job_dir = "gs://my-bucket/a"\nargs = ["--job-dir=gs://b"]\n' + MASTER,
                     [package(args=["--job-dir=gs://b"])],
                     {"baseOutputDirectory": {"outputUriPrefix": "gs://my-bucket/a"}}),
    "gpu": (PACKAGE + MASTER + T4, [package(GPU, machine("n1-standard-4", "NVIDIA_TESLA_T4"))], {}),
    "two_v100": (PACKAGE + '[master]\nmachine_type = "n1-highmem-8"\n'
                 'accelerator = { type = "nvidia-tesla-v100", count = 2 }\n',
                 [package(GPU, machine("n1-highmem-8", "NVIDIA_TESLA_V100", 2))], {}),
    "built_in_a100": (PACKAGE + '[master]\nmachine_type = "a2-highgpu-4g"\n',
                      [package(GPU, machine("a2-highgpu-4g", "NVIDIA_TESLA_A100", 4))], {}),
    "built_in_l4_said": (PACKAGE + '[master]\nmachine_type = "g2-standard-24"\n'
                         'accelerator = { type = "NVIDIA_L4", count = 2 }\n',
                         [package(GPU, machine("g2-standard-24", "NVIDIA_L4", 2))], {}),
    "workers": (PACKAGE + MASTER + '[workers]\ncount = 4\nmachine_type = "n1-standard-8"\n',
                [package(), package(on=machine("n1-standard-8"), replicas=4)], {}),
    "all_pools": (PACKAGE + MASTER + T4 + '[workers]\ncount = 4\nmachine_type = "n1-standard-8"\n' + T4
                  + '[parameter_servers]\ncount = 3\nmachine_type = "n1-highmem-8"\n'
                  '[evaluators]\ncount = 1\nmachine_type = "n1-standard-16"\n',
                  [package(GPU, machine("n1-standard-4", "NVIDIA_TESLA_T4")),
                   package(GPU, machine("n1-standard-8", "NVIDIA_TESLA_T4"), 4),
                   package(CPU, machine("n1-highmem-8"), 3), package(CPU, machine("n1-standard-16"))], {}),
    "no_workers": (PACKAGE + MASTER + '[parameter_servers]\ncount = 2\nmachine_type = "n1-standard-4"\n',
                   [package(), {}, package(replicas=2)], {}),
    "master_and_evaluator": (PACKAGE + MASTER + '[evaluators]\ncount = 1\nmachine_type = "n1-standard-4"\n',
                             [package(), {}, {}, package()], {}),
    "disks": (PACKAGE + MASTER + 'disk = { type = "pd-ssd", size_gb = 500 }\n'
              '[workers]\ncount = 1\nmachine_type = "n1-standard-4"\ndisk.size_gb = 200\n',
              [package(disk={"bootDiskType": "pd-ssd", "bootDiskSizeGb": 500}),
               package(disk={"bootDiskSizeGb": 200})], {}),
    "environment": (PACKAGE + MASTER + '[env]\nLEVEL = "2"\nPATH_LIKE = "a b, \\u0085 \\u007f 한국어"\n',
                    [package(env=ENV)], {}),
    "pytorch_in_europe": (PACKAGE.replace("tensorflow 2.15", "PyTorch 2.4").replace("us-central1", "europe-west4")
                          + MASTER, [package("europe-docker.pkg.dev/vertex-ai/training/pytorch-xla.2-4.py310:latest")],
                          {}),
    "sklearn_in_asia": (PACKAGE.replace("tensorflow 2.15", "sklearn 1.6").replace("us-central1", "asia-northeast3")
                        + MASTER, [package("asia-docker.pkg.dev/vertex-ai/training/sklearn-cpu.1-6:latest")], {}),
    "own_executor": (PACKAGE.replace('framework   = "tensorflow 2.15"', 'image_uri = "gcr.io/p/executor:2"') + MASTER,
                     [package("gcr.io/p/executor:2")], {}),
    "container": (IMAGE + MASTER, [container()], {}),
    "container_with_command": (IMAGE + 'command = ["python3", "-m", "task", "a,b", ""]\nargs = ["--x=1", "y z"]\n'
                               + MASTER + T4,
                               [container(machine("n1-standard-4", "NVIDIA_TESLA_T4"), args=["--x=1", "y z"],
                                          command=["python3", "-m", "task", "a,b", ""])], {}),
    "containers": (IMAGE + MASTER + '[workers]\ncount = 2\nmachine_type = "n1-standard-4"\nimage_uri = "gcr.io/p/w:1"\n',
                   [container(), container(replicas=2, image="gcr.io/p/w:1")], {}),
    "time_limit": (PACKAGE + MASTER + '[limits]\nmax_duration = "12h"\n', [package()],
                   {"scheduling": {"timeout": "43200s"}}),
    "money_limit": (PACKAGE + MASTER + "[limits]\nmax_cost = 1.00\n", [package()],
                    {"scheduling": {"timeout": "16470s"}}),     # 1.00 / 0.21849885 h, whole half minutes
    "spot": (PACKAGE + MASTER + '[scheduling]\nstrategy = "spot"\nrestart_on_worker_restart = true\n', [package()],
             {"scheduling": {"strategy": "SPOT", "restartJobOnWorkerRestart": True}}),
    "flex_start": (PACKAGE + MASTER + '[scheduling]\nstrategy = "FLEX_START"\ndisable_retries = true\n'
                   '[limits]\nmax_wait = "2h"\nmax_duration = "3h"\n', [package()],
                   {"scheduling": {"strategy": "FLEX_START", "disableRetries": True, "maxWaitDuration": "7200s",
                                   "timeout": "10800s"}}),
    "accounts": (PACKAGE + 'service_account = "t@my-project.iam.gserviceaccount.com"\nenable_web_access = true\n'
                 'network = "projects/12345/global/networks/n"\npersistent_resource = "mine"\n'
                 'kms_key = "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k"\n' + MASTER
                 + '[labels]\nteam = "mot"\n', [package()],
                 {"serviceAccount": "t@my-project.iam.gserviceaccount.com", "enableWebAccess": True,
                  "network": "projects/12345/global/networks/n", "persistentResourceId": "mine"}),
    "forced": (PACKAGE + '[master]\nmachine_type = "n1-standard-4"\n'
               'accelerator = { type = "NVIDIA_TESLA_K80", count = 1 }\n',
               [package(GPU, machine("n1-standard-4", "NVIDIA_TESLA_K80"))], {}),
}
OUTSIDE = {"accounts": {"encryptionSpec": {"kmsKeyName": "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k"}}}
LABELS = {"accounts": {"team": "mot"}}


def normal(value):
    """Numbers of 64 bits may be text or number on the wire, and a message's field goes by two names."""
    if isinstance(value, list):
        return [normal(item) for item in value]
    if not isinstance(value, dict):
        return value
    value = {("workerPoolSpecs" if name == "worker_pool_specs" else name): normal(item)
             for name, item in value.items()}
    if "replicaCount" in value:
        value["replicaCount"] = str(value["replicaCount"])
    return value


class VertexTest(CloudTest):
    def submit(self, name, text, *words, exit=(0,)):
        (self.work / f"{name}.toml").write_text(f'name = "{name}"\n' + text, encoding="utf-8")
        return self.mltrain("submit", f"{name}.toml", "--yes", "--json", *words, exit=exit)

    def living(self):
        """Those that nobody has asked to end."""
        return [job for job in self.emulator.vertex.jobs.values() if "CANCELLED" not in job.states]


class WhatArrives(VertexTest):
    STATES = ("PENDING", "RUNNING", "SUCCEEDED")

    def test_each_job_file_becomes_the_custom_job_that_it_says_and_nothing_else(self):
        self.assertGreaterEqual(len(JOBS), 25)
        with concurrent.futures.ThreadPoolExecutor(2) as pairs:
            list(pairs.map(lambda name: self.submit(name, JOBS[name][0], "--force"), JOBS))
        arrived = {body["displayName"].rsplit("_", 2)[0]: body for body in self.created(CREATE)}
        self.assertEqual(arrived.keys(), JOBS.keys())
        for name, body in arrived.items():
            with self.subTest(name):
                self.assert_is(name, copy.deepcopy(body))

    def assert_is(self, name, body):
        _, pools, more = JOBS[name]
        job = body.pop("displayName")
        self.assertRegex(job, rf"^{name}_\d{{8}}_\d{{6}}(_\d)?$")
        labels = body.pop("labels")
        for ours in ("mltrain-id", "mltrain-spec"):
            self.assertRegex(labels.pop(ours), "^[0-9a-f]{32}$")
        self.assertEqual(labels, LABELS.get(name, {}))
        spec = normal(body.pop("jobSpec"))
        expected = json.loads(json.dumps({"workerPoolSpecs": pools} | more).replace("{job}", job))
        self.assertEqual(spec, normal(expected))
        self.assertEqual(body, OUTSIDE.get(name, {}))

    def test_the_package_is_uploaded_once_to_a_place_named_after_its_bytes(self):
        (self.work / "dep-1.0.tar.gz").write_bytes(b"dep")
        (self.work / "trainer/sub").mkdir()
        (self.work / "trainer/sub/words.txt").write_text("data")
        (self.work / "trainer/.env").write_text("KEY=secret")
        text = PACKAGE.replace("gs://my-bucket/p.tar.gz", "dep-1.0.tar.gz") + MASTER
        text = 'package_path = "trainer"\nstaging_bucket = "gs://my-bucket"\nrequirements = ["pandas"]\n' + text
        _, stderr = self.submit("census", text)
        self.assertIn("left out of trainer-0.0.0.tar.gz: trainer/.env (may hold secrets)", stderr)
        objects = dict(self.emulator.storage.objects)
        self.assertEqual(len(objects), 2)
        for (bucket, name), content in objects.items():
            self.assertRegex(name, f"^mltrain/{hashlib.sha256(content).hexdigest()}/(dep-1.0|trainer-0.0.0).tar.gz$")
        self.submit("census", text, "--again")
        uploads = self.emulator.asked("^POST .*/upload/storage/")
        self.assertEqual((len(uploads), self.emulator.storage.objects), (2, objects))
        spec = self.created(CREATE)[1]["jobSpec"]["workerPoolSpecs"][0]["pythonPackageSpec"]
        self.assertEqual({tuple(uri.removeprefix("gs://").split("/", 1)) for uri in spec["packageUris"]}, set(objects))
        self.assertTrue(spec["packageUris"][-1].endswith("/trainer-0.0.0.tar.gz"))
        self.assertEqual(list((self.home / "tmp").iterdir()), [])

    def test_the_example_arrives(self):
        example = Path(__file__).resolve().parents[2] / "examples/census/vertex-ai.toml"
        self.mltrain("submit", str(example), "--yes")
        (body,) = self.created(CREATE)
        (pool,) = body["jobSpec"]["workerPoolSpecs"]
        self.assertEqual(pool["machineSpec"], machine("n1-standard-4"))
        self.assertEqual(pool["pythonPackageSpec"]["executorImageUri"], REPOSITORY + "sklearn-cpu.1-6:latest")
        self.assertEqual(pool["pythonPackageSpec"]["args"][-2:],
                         ["--job-dir", f"gs://my-bucket/jobs/{body['displayName']}"])
        self.assertEqual(body["jobSpec"]["scheduling"], {"timeout": "7200s"})

    def test_secret_variables_arrive_in_each_pool_and_stay_nowhere(self):
        secret = "hunter2-hunter2"
        (self.work / "secrets.env").write_text(f"# a comment\nTRACKER_KEY={secret}\n")
        (self.work / "secrets.env").chmod(0o600)
        tuned = ('[hyperparameters]\ngoal = "MINIMIZE"\nmetric = "loss"\nmax_trials = 2\n'
                 '[hyperparameters.params.rate]\ntype = "DOUBLE"\nmin = 0.1\nmax = 1.0\n')
        del self.environment["CLOUDSDK_CORE_DISABLE_FILE_LOGGING"]  # gcloud's own way: its logs hold what it prints
        said = []
        for name, more in (("plain", '[workers]\ncount = 2\nmachine_type = "n1-standard-8"\n'), ("tuned", tuned)):
            said += self.submit(name, 'env_from_file = "secrets.env"\n' + PACKAGE + MASTER + '[env]\nLEVEL = "2"\n' + more)
            said += self.mltrain("watch", "latest")
        whole = self.created(CREATE)[0]["jobSpec"], self.created("/hyperparameterTuningJobs$")[0]["trialJobSpec"]
        for job in whole:
            for each in job["workerPoolSpecs"]:
                self.assertEqual(each["pythonPackageSpec"]["env"],
                                 [{"name": "LEVEL", "value": "2"}, {"name": "TRACKER_KEY", "value": secret}])
        self.assertNotIn(secret, "".join(said))
        for path in self.home.rglob("*"):
            if path.is_file() and path.name != "secrets.env":
                self.assertNotIn(secret.encode(), path.read_bytes(), path)

    def test_a_bucket_that_is_not_there_is_a_refusal_before_any_job(self):
        text = PACKAGE.replace('packages    = ["gs://my-bucket/p.tar.gz"]', 'package_path = "trainer"') + MASTER
        stdout, _ = self.submit("census", 'staging_bucket = "gs://no-such-bucket"\n' + text, exit=[1])
        self.assertIn("could not be uploaded", json.loads(stdout)["error"]["message"])
        self.assertEqual(self.emulator.vertex.jobs, {})

    def test_the_dry_run_pasted_into_bash_asks_for_the_same_job(self):
        text = JOBS["all_pools"][0] + f"[env]\nA = {json.dumps(DIFFICULT[3])}\n"
        (self.work / "job.toml").write_text('name = "census"\n' + text)
        script, _ = self.mltrain("submit", "job.toml", "--dry-run")
        self.finish(self.start("bash"), input=script)
        self.submit("census", text)
        pasted, submitted = (body["jobSpec"] for body in self.created(CREATE))
        self.assertEqual(normal(pasted), normal(submitted))


class Migrated(VertexTest):
    """Each scale tier and each legacy machine of ML Engine is migrated, checked, shown and submitted."""

    TIERS = ("BASIC", "STANDARD_1", "PREMIUM_1", "BASIC_GPU", "BASIC_TPU")
    MACHINES = ("standard", "large_model", "complex_model_s", "complex_model_m", "complex_model_l", "standard_gpu",
                "complex_model_m_gpu", "complex_model_l_gpu", "standard_p100", "complex_model_m_p100", "standard_v100",
                "large_model_v100", "complex_model_m_v100", "complex_model_l_v100", "cloud_tpu")
    LEGACY = """
        project         = "my-project"
        module_name     = "trainer.task"
        packages        = ["gs://my-bucket/p.tar.gz"]
        region          = "us-central1"
        runtime_version = "2.11"
    """

    def test_each_tier_and_each_machine_arrives(self):
        files = {tier.lower(): f'scale_tier = "{tier}"\n' for tier in self.TIERS}
        files |= {name: f'scale_tier = "CUSTOM"\n[master]\nmachine_type = "{name}"\n' for name in self.MACHINES}
        self.assertEqual(len(files), 20)
        with concurrent.futures.ThreadPoolExecutor(2) as pairs:
            list(pairs.map(lambda name: self.migrate_and_submit(name, files[name]), files))
        bodies = {body["displayName"].rsplit("_", 2)[0]: body["jobSpec"]["workerPoolSpecs"]
                  for body in self.created(CREATE)}
        self.assertEqual(bodies.keys(), files.keys())
        premium = [(pool["machineSpec"]["machineType"], pool["replicaCount"]) for pool in bodies["premium_1"]]
        self.assertEqual(premium, [("n1-highcpu-16", "1"), ("n1-highcpu-16", "19"), ("n1-highmem-8", "11")])
        self.assertEqual(bodies["basic_gpu"][0]["machineSpec"], machine("n1-standard-8", "NVIDIA_TESLA_T4"))
        self.assertEqual(bodies["complex_model_l_v100"][0]["machineSpec"],
                         machine("n1-standard-32", "NVIDIA_TESLA_V100", 8))

    def migrate_and_submit(self, name, text):
        (self.work / f"old_{name}.toml").write_text(f'name = "{name}"\n' + self.LEGACY + text)
        self.mltrain("migrate", f"old_{name}.toml", "-o", f"{name}.toml")
        self.mltrain("check", f"{name}.toml")
        self.mltrain("submit", f"{name}.toml", "--dry-run")
        self.mltrain("submit", f"{name}.toml", "--yes")


class Protocol(VertexTest):
    STATES = ("PENDING", "RUNNING", "RUNNING", "SUCCEEDED")
    PLAIN = JOBS["plain"][0]

    def test_a_submission_asks_twice_and_the_job_is_watched_by_its_number(self):
        stdout, _ = self.submit("census", self.PLAIN, "--watch", "--every", "1")
        self.assertEqual([str(request).partition("?")[0].rpartition("/")[2] for request in self.emulator.requests][:2],
                         ["customJobs", "customJobs"])
        last = json.loads(stdout.splitlines()[-1])
        self.assertEqual((last["state"], last["service_state"]), ("succeeded", "JOB_STATE_SUCCEEDED"))

    def test_a_lost_reply_leaves_one_living_job(self):
        self.emulator.faults = [Fault(CREATE, "drop", applied=True)]
        _, stderr = self.submit("census", self.PLAIN)
        self.assertEqual(len(self.emulator.vertex.jobs), 2)
        self.assertEqual(len(self.living()), 1)
        self.assertIn("gcloud made census", stderr)
        (job,) = self.living()
        self.assertIn(job.id, self.mltrain("show", "latest")[0])

    def test_slow_replies_leave_one_living_job(self):
        self.environment |= {"CLOUDSDK_CORE_HTTP_TIMEOUT": "1"}
        self.emulator.faults = [Fault(CREATE, "slow", times=2, applied=True, seconds=3)]
        self.submit("census", self.PLAIN)
        self.assertEqual(len(self.emulator.vertex.jobs), 3)
        self.assertEqual(len(self.living()), 1)

    def test_a_reply_lost_for_good_is_settled_by_the_label(self):
        self.emulator.faults = [Fault(CREATE, "malformed", applied=True)]
        self.submit("census", self.PLAIN)
        self.assertEqual(len(self.living()), 1)

    def test_what_is_refused_made_nothing(self):
        self.emulator.faults = [Fault(CREATE, 403, times=ALWAYS)]
        self.submit("census", self.PLAIN, exit=[1])
        self.assertEqual(self.emulator.vertex.jobs, {})

    def test_a_cancelled_job_ends(self):
        self.emulator.vertex.states = ("PENDING", "RUNNING")
        self.submit("census", self.PLAIN)
        self.mltrain("cancel", "latest", exit=[0])
        (job,) = self.emulator.vertex.jobs.values()
        self.assertEqual(job.state, "CANCELLED")

    def test_a_lost_laptop_finds_its_jobs_again_in_the_regions_it_is_told(self):
        self.submit("census", self.PLAIN)
        (self.home / "state").rename(self.home / "lost")
        stdout, _ = self.mltrain("sync", "--project", "my-project", "--region", "us-central1", "--adopt", "--json")
        self.assertEqual([job["service"] for job in json.loads(stdout)["strangers"]], ["vertex-ai"])
        self.mltrain("watch", "latest", "--every", "1")


if __name__ == "__main__":
    harness.main(__doc__)
