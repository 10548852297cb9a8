#!/usr/bin/env python3
"""The built mltrain sends sweeps with the real gcloud against the emulator: each variant is one job as it was meant.

    python3 tests/cloud/sweep_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import io
import itertools
import json
import os
import tarfile
from pathlib import Path

import harness
from harness import CloudTest, PLAIN, TRAINER

CREATE = "^POST /v1/projects/[^/]*/jobs$"
CREATE_ON_VERTEX_AI = "^POST /v1/projects/[^/]*/locations/[^/]*/customJobs$"
UPLOAD = "^(POST|PUT) /(resumable/)?upload/storage/"
OURS = ("mltrain-id", "mltrain-spec", "mltrain-sweep")


class SweepTest(CloudTest):
    def sweep(self, *words):
        """What a submission of job.toml says in JSON."""
        return json.loads(self.mltrain("submit", "job.toml", "--yes", "--json", *words)[0])

    def assert_is_the_trainer(self):
        """One archive is there, it was uploaded once, and it is whole."""
        self.assertEqual(len(self.emulator.asked(UPLOAD)), 1)
        (bucket, name), content = *self.emulator.storage.objects, *self.emulator.storage.objects.values()
        with tarfile.open(fileobj=io.BytesIO(content)) as archive:
            found = {"/".join(Path(member.name).parts[1:]): archive.extractfile(member).read()
                     for member in archive if member.isfile()}
        self.assertIn("setup.py", found)
        self.assertEqual({path: found.get(path) for path in (f"trainer/{file}" for file in TRAINER)},
                         {f"trainer/{file}": text for file, text in TRAINER.items()})
        return f"gs://{bucket}/{name}"

    def users_labels(self, labels, sweep):
        """Those that are left without ours, which must be there."""
        self.assertLessEqual(set(OURS), set(labels))
        self.assertEqual(labels["mltrain-sweep"], sweep)
        return {name: value for name, value in labels.items() if name not in OURS}


class OnMlEngine(SweepTest):
    AXES = {"batch-size": ["32", "64", "128"], "learning-rate": ["0.1", "0.01"], "epochs": ["5", "10"]}

    def test_twelve_jobs_differ_as_their_variants_and_share_one_archive(self):
        self.job_file(PLAIN + '[labels]\nteam = "mot"\nepochs = "mine"\n[sweep]\n'
                      + "".join(f"{axis} = [{', '.join(values)}]\n" for axis, values in self.AXES.items()))
        answer = self.sweep("--parallel", "2")
        archive = self.assert_is_the_trainer()
        bodies = {body["jobId"]: body for body in self.created(CREATE)}
        self.assertEqual(len(self.created(CREATE)), 12)
        self.assertEqual([job["name"] for job in answer["submissions"]], sorted(bodies))
        sweep = next(iter(bodies.values()))["labels"]["mltrain-sweep"]
        for number, values in enumerate(itertools.product(*self.AXES.values()), 1):
            body = bodies[f"{answer['sweep']}_{number:03}"]
            words = [word for axis, value in zip(self.AXES, values) for word in (f"--{axis}", value)]
            self.assertEqual(body["trainingInput"]["args"], words)
            self.assertEqual(body["trainingInput"]["packageUris"], [archive])
            # A label of the user's stays; what has a dot cannot be one.
            self.assertEqual(self.users_labels(body["labels"], sweep),
                             {"team": "mot", "epochs": "mine", "batch-size": values[0]})
        self.assertEqual(len({body["labels"]["mltrain-id"] for body in bodies.values()}), 12)
        again, _ = self.mltrain("submit", "--resume", answer["sweep"], "--yes")
        self.assertEqual((again, len(self.created(CREATE))), ("", 12))

    def test_what_the_trainers_wrote_is_read_in_one_question_and_kept(self):
        self.job_file(PLAIN.replace('package_path', 'job_dir = "gs://my-bucket/jobs/{job}"\npackage_path')
                      + "[sweep]\nepochs = [5, 10, 20]\n")
        sweep = self.sweep()["sweep"]
        self.mltrain("watch", sweep, "--every", "1s")
        reached = {f"{sweep}_001": b'{"loss": 0.5}', f"{sweep}_003": b'{"loss": 0.75, "step": 1}\n{"loss": 0.250}\n'}
        for job, text in reached.items():
            self.emulator.storage.objects["my-bucket", f"jobs/{job}/metrics.json" + "l" * (b"\n" in text)] = text
        before = len(self.emulator.asked("^GET /download"))
        for _ in range(2):                      # the second time nobody is asked
            answer, _ = self.mltrain("list", "--sweep", sweep, "--sort-by", "loss", "--json")
            told = [(job["name"], job["metrics"]) for job in json.loads(answer)["jobs"]]
            self.assertEqual(told, [(f"{sweep}_003", {"loss": 0.25}), (f"{sweep}_001", {"loss": 0.5}),
                                    (f"{sweep}_002", {})])
        self.assertEqual(len(self.emulator.asked("^GET /download")) - before, 2)

    def test_machines_and_regions_are_swept_and_a_dry_run_pasted_into_bash_asks_for_the_same_jobs(self):
        self.job_file(PLAIN.replace('region         = "us-central1"\n', "") + """
            scale_tier = "CUSTOM"
            [limits]
            max_duration = "2h"
            [sweep.compute]
            region = ["us-central1", "europe-west4"]
            "master.machine_type" = ["n1-standard-8", "n1-highmem-8"]
            [sweep]
            zip = [["region", "master.machine_type"]]
        """)
        script, _ = self.mltrain("submit", "job.toml", "--dry-run")
        self.assertEqual(self.emulator.requests, [])
        path = f"{os.path.dirname(harness.program)}:{self.environment['PATH']}"
        self.finish(self.start("bash", env=self.environment | {"PATH": path}), input=script)
        self.sweep("--parallel", "2")
        bodies = self.created(CREATE)
        pasted, submitted = bodies[:2], sorted(bodies[2:], key=lambda body: body["jobId"])
        self.assertEqual(len(bodies), 4)
        self.assertEqual(*([without_what_differs(body) for body in part] for part in (pasted, submitted)))
        places = [(body["trainingInput"]["region"], body["trainingInput"]["masterType"]) for body in pasted]
        self.assertEqual(places, [("us-central1", "n1-standard-8"), ("europe-west4", "n1-highmem-8")])
        self.assertEqual(len(self.emulator.storage.objects), 1)


class OnVertexAi(SweepTest):
    def test_four_jobs_on_two_machines(self):
        self.job_file(PLAIN + """
            service   = "vertex-ai"
            framework = "tensorflow 2.15"
            [sweep]
            epochs = [5, 10]
            [sweep.compute]
            "master.machine_type" = ["n1-standard-4", "n1-standard-8"]
        """)
        answer = self.sweep("--parallel", "2")
        archive = self.assert_is_the_trainer()
        bodies = {body["displayName"]: body for body in self.created(CREATE_ON_VERTEX_AI)}
        self.assertEqual((len(bodies), len(self.emulator.vertex.jobs)), (4, 4))
        sweep = next(iter(bodies.values()))["labels"]["mltrain-sweep"]
        variants = itertools.product(["5", "10"], ["n1-standard-4", "n1-standard-8"])
        for number, (epochs, machine) in enumerate(variants, 1):
            body = bodies[f"{answer['sweep']}_{number:03}"]
            pool, = body["jobSpec"]["workerPoolSpecs"]
            self.assertEqual(pool["machineSpec"], {"machineType": machine})
            self.assertEqual(pool["pythonPackageSpec"]["args"], ["--epochs", epochs])
            self.assertEqual(pool["pythonPackageSpec"]["packageUris"], [archive])
            self.assertEqual(self.users_labels(body["labels"], sweep), {"epochs": epochs})


def without_what_differs(body):
    """The request without the job's name and the submission's and the sweep's own id."""
    body = json.loads(json.dumps(body).replace(body["jobId"], "{job}"))
    for name in ("mltrain-id", "mltrain-sweep"):
        del body["labels"][name]
    return body


if __name__ == "__main__":
    harness.main(__doc__)
