"""What a look of a watch costs, beside a loop that describes each job.

Both run the real gcloud against the emulator, in turn. A round is what both do every 30 s: look once at all jobs. Some
rounds are run without the pause between them, in which both cost nothing. Counted are the gclouds, the requests to the
service, and the time of the processor of all processes, mltrain's own start and end among them; the emulator's is not.
"""

import dataclasses
import statistics
import subprocess
import tempfile
import time
from pathlib import Path

from emulator import Emulator
from fleet import CountingGcloud, PROJECT, put_on_ml_engine, put_on_vertex_ai, REGIONS
from page import home_environment, processor_seconds, ratio, Row, time_text


@dataclasses.dataclass(frozen=True)
class Case:
    title: str
    ml_engine: int
    vertex_ai: int = 0          # in one region
    old: int = 0                # jobs of others, which are over
    rounds: int = 3             # of mltrain
    describe_rounds: float = 1  # a fifth of one describes every fifth job


CASES = (
    Case("a look at 1 job, against a describe", 1, rounds=5, describe_rounds=5),
    Case("a look at 20 jobs, against 20 describes", 20, describe_rounds=0.5),
    Case("a look at 20 of two services, against 20 describes", 10, 10, describe_rounds=0.5),
    Case("a look at 20 among 2,000 old ones, against 20 describes", 20, old=2000, describe_rounds=0.5),
    Case("a look at 200 of two services, against 200 describes", 100, 100, describe_rounds=0.1),
)
SMALL = Case("one of each service", 1, 1, rounds=1)


@dataclasses.dataclass(frozen=True)
class RoundCost:
    gclouds: float
    requests: float
    seconds: float              # of the processor
    lasted: float               # by the clock
    kilobytes: int              # mltrain's own, at most


class Site:
    """A home with a ledger, and a cloud with the jobs in it that the ledger knows."""

    def __init__(self, program, case, home, emulator):
        self.program, self.emulator, self.gcloud = program, emulator, CountingGcloud(home)
        self.environment = home_environment(home, emulator) | {"MLTRAIN_GCLOUD": str(self.gcloud.program)}
        put_on_ml_engine(emulator, case.old, ("SUCCEEDED",), name="before", ours=False)
        self.old = put_on_ml_engine(emulator, case.ml_engine)
        self.new = put_on_vertex_ai(emulator, case.vertex_ai, REGIONS[0])
        self.run(program, "sync", "--adopt", "--project", PROJECT, "--region", REGIONS[0])

    def run(self, *words):
        subprocess.run(words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)

    def watch(self, rounds):
        """Returns the peak of its memory."""
        for job in (*self.old, *self.new):
            job.states, job.position = ["RUNNING"] * rounds + ["SUCCEEDED"], 0
        words, kilobytes = [self.program, "watch", "--every", "1s"], 0
        with subprocess.Popen(words, env=self.environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as run:
            while run.poll() is None:
                kilobytes = max(kilobytes, peak_of(run.pid))
                time.sleep(0.02)
        if run.returncode != 0:
            raise SystemExit(f"mltrain watch ended with {run.returncode}")
        return kilobytes

    def describe(self, rounds):
        """As in a shell: for job in …; do gcloud … describe $job; done"""
        step = max(1, round(1 / rounds))
        for _ in range(max(1, round(rounds))):
            for job in self.old[::step]:
                self.run(self.gcloud.program, "ml-engine", "jobs", "describe", job.id, f"--project={PROJECT}",
                         "--format=value(state)")
            for job in self.new[::step]:
                self.run(self.gcloud.program, "ai", "custom-jobs", "describe", job.id, f"--project={PROJECT}",
                         f"--region={REGIONS[0]}", "--format=value(state)")
        return 0

    def cost(self, how, rounds):
        self.gcloud.forget()
        self.emulator.requests.clear()
        before, begun = processor_seconds(), time.monotonic()
        kilobytes = how(rounds)
        lasted = time.monotonic() - begun
        return RoundCost(len(self.gcloud.asked()) / rounds, len(self.emulator.requests) / rounds,
                         (processor_seconds() - before) / rounds, lasted / rounds, kilobytes)


def peak_of(process):
    """In KiB; 0 when it has ended, or is not mltrain yet."""
    try:
        status = dict(line.split(":", 1) for line in Path(f"/proc/{process}/status").read_text().splitlines())
        return int(status["VmHWM"].split()[0]) if status["Name"].strip() == "mltrain" else 0
    except (OSError, KeyError):
        return 0


def measure(program, case, turns):
    """The costs of a watch and of a loop, turn by turn."""
    costs = []
    with tempfile.TemporaryDirectory() as home, Emulator(states=("RUNNING",)) as emulator:
        for turn in range(turns):
            (folder := Path(home, str(turn))).mkdir()
            site = Site(program, case, folder, emulator)
            costs.append((site.cost(site.watch, case.rounds), site.cost(site.describe, case.describe_rounds)))
            emulator.ml.jobs.clear()
            emulator.vertex.jobs.clear()
    return list(zip(*costs))


def cell(costs):
    gclouds, requests, seconds = (statistics.median(getattr(cost, what) for cost in costs)
                                  for what in ("gclouds", "requests", "seconds"))
    others = f", {requests:.0f} requests" if requests > gclouds + 0.5 else ""
    return f"{gclouds:.0f} gcloud{'s' * (gclouds > 1)}{others}, {time_text(seconds)} CPU"


def rows(build, turns, quick):
    """The quick one measures one case, and takes it for all."""
    small = measure(build / "mltrain", SMALL, turns) if quick else None
    for case in CASES:
        watch, describe = small or measure(build / "mltrain", case, turns)
        yield Row(case.title, cell(watch), cell(describe), ratio(watch, describe, "seconds"))
    yield Row("a watch of 200 jobs, peak memory", f"{max(cost.kilobytes for cost in watch) / 1024:.1f} MB")
