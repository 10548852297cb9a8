"""What submitting through mltrain takes, beside gcloud alone: the same create, against the emulator, in turn.

On ML Engine mltrain starts gcloud once, as one would by hand. On Vertex AI it starts it twice, because gcloud may make
a job twice and not say so: a create, and a list that would show it.
"""

import itertools
import subprocess
import tempfile
from pathlib import Path

from emulator import Emulator
from page import home_environment, in_turn, sums, time_row

OLD, NEW = "submitting to ML Engine, one gcloud each", "submitting to Vertex AI, two gclouds"
COMMON = """
project     = "my-project"
region      = "us-central1"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
"""
ON_VERTEX_AI = """
service     = "vertex-ai"
framework   = "pytorch 2.4"
[master]
machine_type = "n1-standard-4"
"""
PLACE = ("--project=my-project", "--region=us-central1")
POOL = ("machine-type=n1-standard-4,replica-count=1,python-module=trainer.task,"
        "executor-image-uri=us-docker.pkg.dev/vertex-ai/training/pytorch-xla.2-4.py310:latest")


class Site:
    """A home and a cloud; each submission is of another name."""

    def __init__(self, build, home, emulator, job):
        self.mltrain, self.home, self.numbers = build / "mltrain", home, itertools.count()
        self.environment = home_environment(home, emulator)
        (home / "job.toml").write_text(job)

    def run(self, *words):
        subprocess.run(words, cwd=self.home, env=self.environment, check=True, stdin=subprocess.DEVNULL,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def submit(self):
        self.run(self.mltrain, "submit", "job.toml", "--yes", "--set", f"name=census_{next(self.numbers)}")

    def submit_by_hand(self):
        self.run("gcloud", "ml-engine", "jobs", "submit", "training", f"by_hand_{next(self.numbers)}", *PLACE,
                 "--module-name=trainer.task", "--packages=gs://my-bucket/p.tar.gz", "--format=json")

    def create_by_hand(self):
        self.run("gcloud", "ai", "custom-jobs", "create", f"--display-name=by_hand_{next(self.numbers)}", *PLACE,
                 "--python-package-uris=gs://my-bucket/p.tar.gz", f"--worker-pool-spec={POOL}", "--format=json")

    def list_by_hand(self):
        self.run("gcloud", "ai", "custom-jobs", "list", *PLACE, "--filter=labels.mltrain-id:x", "--format=json")


def rows(build, rounds):
    with tempfile.TemporaryDirectory() as home, Emulator(states=("QUEUED",)) as emulator:
        site = Site(build, Path(home), emulator, 'name = "census"' + COMMON)
        ours, others = in_turn(rounds, site.submit, site.submit_by_hand)
    yield time_row(f"{OLD}, by the clock", ours, others)
    yield time_row(f"{OLD}, CPU", ours, others, "seconds")
    with tempfile.TemporaryDirectory() as home, Emulator(states=("QUEUED",)) as emulator:
        site = Site(build, Path(home), emulator, 'name = "census"' + COMMON + ON_VERTEX_AI)
        ours, ones, lists = in_turn(rounds, site.submit, site.create_by_hand, site.list_by_hand)
    yield time_row(f"{NEW}, against a create alone, by the clock", ours, ones)
    yield time_row(f"{NEW}, against a create and a list, by the clock", ours, sums(ones, lists))
