#!/usr/bin/env python3
"""What sending a sweep of 32 jobs costs, beside loops of gcloud: a section of docs/benchmarks.md.

    python3 tests/bench/sweep_against_loops.py PATH_TO_mltrain [--sweeps N]

All run the real gcloud against the emulator, in turn, each in a home of its own: `mltrain submit` of a job file with a
[sweep]; a loop of `gcloud ai-platform jobs submit training … --package-path=trainer`; and the same loop with six of
them at a time; three rounds of all. Measured are the time by the clock and the time of the processor of all processes,
the emulator's left out. Then each job's archive is unpacked: setup.py and all files of the trainer must be there, of
full length. So are the archives of N more sweeps of mltrain (10 if nothing is said), six jobs at a time. Where there is
no gcloud on the PATH nothing is measured and the exit code is 77.
"""

import argparse
import dataclasses
import io
import itertools
import os
import shutil
import statistics
import subprocess
import sys
import tarfile
import tempfile
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cloud"))

from emulator import Emulator
from page import filled, home_environment, processor_seconds, Section

AXES = {"epochs": ["5", "10"], "learning-rate": ["1", "0.1", "0.01", "0.001"], "batch-size": ["32", "64", "128", "256"]}
VARIANTS = list(itertools.product(*AXES.values()))
AT_A_TIME, ROUNDS = 6, 3
TRAINER = {"__init__.py": "", "task.py": "import trainer.part_01\nprint('done')\n"} | {
    f"part_{number:02}.py": f"VALUE = {number}\n" * (20 * number) for number in range(1, 21)}
JOB = """name           = "census"
project        = "my-project"
region         = "us-central1"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
[sweep]
""" + "".join(f"{axis} = [{', '.join(values)}]\n" for axis, values in AXES.items())

# For a job of each line: its number, and the arguments of its trainer.
LOOP = """
submit() {{
    number=$1; shift
    gcloud ai-platform jobs submit training "census_$number" --project=my-project --region=us-central1 \\
        --module-name=trainer.task --package-path=trainer --staging-bucket=gs://my-bucket --quiet -- "$@"
}}
export -f submit
xargs -P {at_a_time} -L 1 bash -c 'submit "$@"' -
"""


@dataclasses.dataclass
class Cost:
    lasted: float               # by the clock
    seconds: float              # of the processor
    sent: int                   # jobs that are there
    broken: int                 # of them those whose archive is not whole
    uploads: int

    def told(self):
        return (f"{self.lasted:.1f} s, CPU {self.seconds:.1f} s, {self.sent} jobs, {self.broken} broken, "
                f"{self.uploads} uploads")


class Site:
    """A home with a trainer, and a cloud that nobody else uses."""

    def __init__(self, home, emulator):
        self.work, self.emulator = home / "work", emulator
        self.environment = home_environment(home, emulator)
        (self.work / "trainer").mkdir(parents=True)
        for name, text in TRAINER.items():
            (self.work / "trainer" / name).write_text(text)
        (self.work / "job.toml").write_text(JOB)
        self.run(["gcloud", "ai-platform", "jobs", "list", "--project=my-project"])     # its folder is made once

    def run(self, words, input=""):
        return subprocess.run(words, cwd=self.work, env=self.environment, input=input, text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode

    def sweep(self, program, *words):
        if self.run([program, "submit", "job.toml", "--yes", *words]) != 0:
            sys.exit("mltrain could not send the sweep")

    def loop(self, at_a_time):
        lines = [" ".join([str(number), *(f"--{axis}={value}" for axis, value in zip(AXES, values))])
                 for number, values in enumerate(VARIANTS)]
        self.run(["bash", "-c", LOOP.format(at_a_time=at_a_time)], "\n".join(lines) + "\n")

    def cost(self, how, *words):
        before, begun = processor_seconds(), time.monotonic()
        how(*words)
        lasted, seconds = time.monotonic() - begun, processor_seconds() - before
        jobs = self.emulator.ml.jobs.values()
        return Cost(lasted, seconds, len(jobs), sum(not self.is_whole(job) for job in jobs),
                    len(self.emulator.storage.objects))

    def is_whole(self, job):
        bucket, _, name = job.input["packageUris"][-1].removeprefix("gs://").partition("/")
        with tarfile.open(fileobj=io.BytesIO(self.emulator.storage.objects[bucket, name])) as archive:
            found = {"/".join(Path(member.name).parts[1:]): archive.extractfile(member).read().decode()
                     for member in archive if member.isfile()}
        return "setup.py" in found and all(found.get(f"trainer/{name}") == text for name, text in TRAINER.items())


def measure(how, *words, sweeps=1):
    """`how` is a method of Site; called so often, for other jobs each time."""
    with tempfile.TemporaryDirectory() as home, Emulator(states=("QUEUED",)) as emulator:
        site = Site(Path(home), emulator)
        for number in range(sweeps):
            more = ("--set", f"args.round={number}") if sweeps > 1 else ()
            cost = site.cost(how.__get__(site), *words, *more)
        print(f"{how.__name__} {words}: {cost.told()}", file=sys.stderr)
        return cost


# ---- the page --------------------------------------------------------------------------------------------------------

INTRODUCTION = """
A sweep of {jobs} jobs on ML Engine, whose trainer is a package of {files} files: `mltrain submit job.toml`; (a) a loop
of `gcloud ai-platform jobs submit training … --package-path=trainer`, one after the other; (b) the same loop with six
at a time. CPU is the time of the processor, of all processes together. An archive is broken when setup.py or a file of
the trainer is missing in it, or is cut. Each was run {rounds} times, in turn: clock and CPU are the medians, the
ratios those of each round, from the lowest to the highest, and the counts are of all rounds.
"""
TABLE = """
| | clock | CPU | clock, ratio | CPU, ratio | jobs sent | uploads | broken archives |
|---|---|---|---|---|---|---|---|
{rows}"""


def row(title, costs, ours):
    """Of all rounds; `ours` is what it is compared with."""
    def median(what):
        return f"{statistics.median(getattr(cost, what) for cost in costs):.0f} s"

    def ratio(what):
        ratios = sorted(getattr(cost, what) / getattr(other, what) for cost, other in zip(costs, ours))
        return "" if costs is ours else f"{ratios[0]:.1f} to {ratios[-1]:.1f}"

    def total(what):
        return str(sum(getattr(cost, what) for cost in costs))

    cells = [title, median("lasted"), median("seconds"), ratio("lasted"), ratio("seconds"), total("sent"),
             total("uploads"), total("broken")]
    return "| " + " | ".join(cells) + " |"


def sentences(ours, six, many):
    unsent, broken = ROUNDS * len(VARIANTS) - sum(cost.sent for cost in six), sum(cost.broken for cost in six)
    each = statistics.median(cost.seconds for cost in ours) / len(VARIANTS)
    yield f"""
        gcloud writes setup.py beside the trainer and removes it afterwards, and six at a time do so in one folder: of
        (b), gcloud ended with an error for {unsent}, and the {broken} with a broken archive ended with exit 0, and fail
        when they start. mltrain packs and uploads once, and all jobs of a sweep name that archive: of {many.sent} more
        jobs, {many.sent // len(VARIANTS)} sweeps six at a time, {many.broken} have a broken one."""
    yield f"""
        Where we are not ahead: each job is one start of gcloud for us, too, {each:.2f} s of the processor, and gcloud's
        packing is a small part of it. Most of what is gained on the clock is gained by the second core, and is less
        when others use it. Not measured: a service that takes its time for a create, where more at a time should gain
        more; and a loop by hand that packs and uploads once and passes `--packages`, which should be as fast, and
        leaves open what became of a reply that is lost."""


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("mltrain", type=os.path.abspath)
    parser.add_argument("--sweeps", type=int, default=10)
    options = parser.parse_args()
    if not shutil.which("gcloud"):
        print("skipped: no gcloud", file=sys.stderr)
        sys.exit(77)
    section = Section("Sending a sweep", Path(__file__).name)
    ways = {"mltrain": (Site.sweep, options.mltrain),
            "mltrain --parallel 6": (Site.sweep, options.mltrain, "--parallel", str(AT_A_TIME)),
            "(a) one after the other": (Site.loop, 1),
            "(b) six at a time": (Site.loop, AT_A_TIME)}
    costs = {title: [] for title in ways}
    for _ in range(ROUNDS):
        for title, way in ways.items():
            costs[title].append(measure(*way))
    many = measure(*ways["mltrain --parallel 6"], sweeps=options.sweeps)
    ours, six = costs["mltrain"], costs["(b) six at a time"]
    table = TABLE.format(rows="\n".join(row(title, cost, ours) for title, cost in costs.items())).strip()
    introduction = INTRODUCTION.format(jobs=len(VARIANTS), files=len(TRAINER), rounds=ROUNDS)
    section.write("\n\n".join([filled(introduction), table, *map(filled, sentences(ours, six, many))]))


if __name__ == "__main__":
    main()
