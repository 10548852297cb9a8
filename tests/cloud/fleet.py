"""Many jobs at once: put into the emulator without a gcloud each, and a gcloud that says how often it was started."""

import shlex
import shutil
from datetime import datetime, timezone

from services import Job, VertexJob

PROJECT = "my-project"
REGIONS = ("us-central1", "europe-west4")


def put_on_ml_engine(emulator, count, states=("RUNNING",), *, name="old", ours=True):
    """The jobs, of one project."""
    jobs = [Job(f"{name}_{i:03}", {"region": REGIONS[0], "scaleTier": "BASIC"}, labels("a", i) if ours else {},
                this_second(), [*states], "") for i in range(count)]
    emulator.ml.jobs |= {(PROJECT, job.id): job for job in jobs}
    return jobs


def put_on_vertex_ai(emulator, count, region, states=("RUNNING",)):
    """The jobs, of one project and region."""
    pool = {"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}
    place, first = f"projects/{emulator.vertex.number(PROJECT)}/locations/{region}", 7000 + len(emulator.vertex.jobs)
    jobs = []
    for number in range(first, first + count):
        body = {"displayName": f"new_{number}", "labels": labels("b", number), "jobSpec": {"workerPoolSpecs": [pool]}}
        jobs.append(VertexJob(str(number), body, body["labels"], this_second(), [*states], "",
                              name=f"{place}/customJobs/{number}"))
    emulator.vertex.jobs |= {(PROJECT, job.id): job for job in jobs}
    return jobs


def labels(kind, number):
    return {"mltrain-id": f"{kind}{number:031x}", "mltrain-spec": f"{kind}{number:031x}"}


def this_second():
    return datetime.now(timezone.utc).replace(microsecond=0)


class CountingGcloud:
    """The real one behind a line of shell that writes down what it is asked."""

    def __init__(self, folder):
        self.program, self._asked = folder / "gcloud.sh", folder / "asked"
        self.program.write_text(f'#!/bin/sh\necho "$*" >> {shlex.quote(str(self._asked))}\n'
                                f'exec {shlex.quote(shutil.which("gcloud"))} "$@"\n')
        self.program.chmod(0o755)

    def asked(self):
        """The words of each start, in a line."""
        return self._asked.read_text().splitlines() if self._asked.exists() else []

    def forget(self):
        self._asked.unlink(missing_ok=True)
