#!/usr/bin/env python3
"""What a night of watching costs, beside a loop that describes each job: a section of docs/benchmarks.md.

    python3 tests/bench/watch_against_describe.py PATH_TO_mltrain

Both run the real gcloud against the emulator, one after the other for each number of jobs. A round is what both do
every 30 s: look once at all jobs. Some rounds are run without the pause between them, in which both cost nothing, and
a night is as much as 960 of them. Counted are the gclouds, the requests to the service, and the time of the processor
of all processes, mltrain's own start and end among them; the emulator's is not. Where there is no gcloud on the PATH
nothing is measured and the exit code is 77.
"""

import dataclasses
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cloud"))

from emulator import Emulator
from fleet import CountingGcloud, PROJECT, put_on_ml_engine, put_on_vertex_ai, REGIONS
from page import filled, home_environment, processor_seconds, Section

NIGHT = 8 * 3600 // 30          # rounds


@dataclasses.dataclass(frozen=True)
class Case:
    title: str
    ml_engine: int
    vertex_ai: int = 0          # in one region
    old: int = 0                # jobs of others, which are over
    rounds: int = 3             # of mltrain
    describe_rounds: float = 1  # a fifth of one describes every fifth job


CASES = (
    Case("1", 1, rounds=5, describe_rounds=5),
    Case("20", 20),
    Case("20, of two services", 10, 10),
    Case("20, among 2,000 old ones", 20, old=2000),
    Case("200, of two services", 100, 100, describe_rounds=0.2),
)


@dataclasses.dataclass
class Cost:
    """Of one round."""

    gclouds: float
    requests: float
    seconds: float              # of the processor
    lasted: float               # by the clock


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
        for job in (*self.old, *self.new):
            job.states, job.position = ["RUNNING"] * rounds + ["SUCCEEDED"], 0
        self.run(self.program, "watch", "--every", "1s")

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

    def cost(self, how, rounds):
        self.gcloud.forget()
        self.emulator.requests.clear()
        before, begun = processor_seconds(), time.monotonic()
        how(rounds)
        lasted = time.monotonic() - begun
        return Cost(len(self.gcloud.asked()) / rounds, len(self.emulator.requests) / rounds,
                    (processor_seconds() - before) / rounds, lasted / rounds)


def measure(program, case):
    with tempfile.TemporaryDirectory() as home, Emulator(states=("RUNNING",)) as emulator:
        site = Site(program, case, Path(home), emulator)
        describe = site.cost(site.describe, case.describe_rounds)
        watch = site.cost(site.watch, case.rounds)
        print(f"{case.title}: {watch}, {describe}", file=sys.stderr)
        return watch, describe


# ---- the page --------------------------------------------------------------------------------------------------------

BODY = """
Eight hours, a look every 30 s: `mltrain watch --every 30s`, and beside it a loop of one `gcloud … describe` for each
job. CPU is the time of the processor, of all processes together.

| jobs | gclouds: watch | describe | requests: watch | describe | CPU: watch | describe | CPU, ratio |
|---|---|---|---|---|---|---|---|
{rows}

Some rounds of each were run without the pause between them, and a night is 960 rounds.

{behind}
"""


def row(case, watch, describe):
    cells = [case.title]
    for what in ("gclouds", "requests"):
        cells += [f"{round(NIGHT * getattr(cost, what)):,}" for cost in (watch, describe)]
    cells += [time_text(NIGHT * cost.seconds) for cost in (watch, describe)]
    return "| " + " | ".join([*cells, f"{describe.seconds / watch.seconds:.1f}"]) + " |"


def time_text(seconds):
    return f"{seconds / 3600:.1f} h" if seconds >= 3600 else f"{seconds / 60:.0f} min"


def behind(measured):
    """What speaks against us, in sentences."""
    watch, describe = measured[CASES[0]]
    among, many = measured[CASES[3]][0], measured[CASES[4]][1]
    return (
        f"Where we are not ahead: one job is one `describe` a look for both, and nothing is saved "
        f"({watch.seconds:.2f} s of the processor against {describe.seconds:.2f} s; runs differ by more). A list also "
        f"names the old jobs of a project: with 2,000 of them a look at 20 jobs took {among.requests:.0f} requests "
        f"and {among.seconds:.1f} s. "
        f"By itself, with no `--every`, mltrain looks every 5 s after news, and slows down to 30 s.",
        f"A round of 200 describes would last {many.lasted:.0f} s here, one after the other (40 of them were run): "
        f"they cannot be asked every 30 s at all, so that row says what they would cost.")


def body(measured):
    return BODY.format(rows="\n".join(row(case, *costs) for case, costs in measured.items()),
                       behind="\n\n".join(map(filled, behind(measured))))


def main():
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    if not shutil.which("gcloud"):
        print("skipped: no gcloud", file=sys.stderr)
        sys.exit(77)
    program = os.path.abspath(sys.argv[1])
    section = Section("A night of watching", Path(__file__).name)
    section.write(body({case: measure(program, case) for case in CASES}))


if __name__ == "__main__":
    main()
