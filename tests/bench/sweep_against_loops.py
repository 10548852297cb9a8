"""What sending a sweep of 32 jobs costs, beside loops of gcloud.

All run the real gcloud against the emulator, in turn, each in a home of its own: `mltrain submit` of a job file with a
[sweep]; a loop of `gcloud ai-platform jobs submit training … --package-path=trainer`; and the same loop with six of
them at a time. Then each job's archive is unpacked: setup.py and all files of the trainer must be there, of full
length.
"""

import dataclasses
import io
import itertools
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from emulator import Emulator
from page import cost_of, home_environment, Row, time_row

AXES = {"epochs": ["5", "10"], "learning-rate": ["1", "0.1", "0.01", "0.001"], "batch-size": ["32", "64", "128", "256"]}
AT_A_TIME = 6
TRAINER = {"__init__.py": "", "task.py": "import trainer.part_01\nprint('done')\n"} | {
    f"part_{number:02}.py": f"VALUE = {number}\n" * (20 * number) for number in range(1, 21)}
JOB = """name           = "census"
project        = "my-project"
region         = "us-central1"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
[sweep]
"""

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


@dataclasses.dataclass(frozen=True)
class Sent:
    """What a way took, and what it left in the cloud."""

    lasted: float               # by the clock
    seconds: float              # of the processor
    whole: int                  # jobs that are there, and whose archive is whole
    uploads: int


class Site:
    """A home with a trainer, and a cloud that nobody else uses."""

    def __init__(self, home, emulator, axes):
        self.work, self.emulator, self.axes = home / "work", emulator, axes
        self.environment = home_environment(home, emulator)
        (self.work / "trainer").mkdir(parents=True)
        for name, text in TRAINER.items():
            (self.work / "trainer" / name).write_text(text)
        sweep = "".join(f"{axis} = [{', '.join(values)}]\n" for axis, values in axes.items())
        (self.work / "job.toml").write_text(JOB + sweep)
        self.run(["gcloud", "ai-platform", "jobs", "list", "--project=my-project"])     # its folder is made once

    def run(self, words, input=""):
        return subprocess.run(words, cwd=self.work, env=self.environment, input=input, text=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode

    def sweep(self, program):
        if self.run([program, "submit", "job.toml", "--yes"]) != 0:
            sys.exit("mltrain could not send the sweep")

    def loop(self, at_a_time):
        variants = itertools.product(*self.axes.values())
        lines = [" ".join([str(number), *(f"--{axis}={value}" for axis, value in zip(self.axes, values))])
                 for number, values in enumerate(variants)]
        self.run(["bash", "-c", LOOP.format(at_a_time=at_a_time)], "\n".join(lines) + "\n")

    def sent(self, how, word):
        cost = cost_of(lambda: how(self, word))
        return Sent(cost.lasted, cost.seconds, sum(map(self.is_whole, self.emulator.ml.jobs.values())),
                    len(self.emulator.storage.objects))

    def is_whole(self, job):
        bucket, _, name = job.input["packageUris"][-1].removeprefix("gs://").partition("/")
        with tarfile.open(fileobj=io.BytesIO(self.emulator.storage.objects[bucket, name])) as archive:
            found = {"/".join(Path(member.name).parts[1:]): archive.extractfile(member).read().decode()
                     for member in archive if member.isfile()}
        return "setup.py" in found and all(found.get(f"trainer/{name}") == text for name, text in TRAINER.items())


def measure(how, word, axes):
    """`how` is a method of Site."""
    with tempfile.TemporaryDirectory() as home, Emulator(states=("QUEUED",)) as emulator:
        return Site(Path(home), emulator, axes).sent(how, word)


def rows(build, rounds, quick):
    """The quick one sends a sweep of one job, and takes one loop for both."""
    axes = {axis: values[:1] for axis, values in AXES.items()} if quick else AXES
    ways = ((Site.sweep, build / "mltrain"), (Site.loop, 1), (Site.loop, AT_A_TIME))
    costs = [[] for _ in ways]
    for _ in range(rounds):
        for way, its in list(zip(ways, costs))[:2 if quick else 3]:
            its.append(measure(*way, axes))
    ours, one, six = costs[0], costs[1], costs[2] or costs[1]
    yield time_row("a sweep of 32 jobs, against a loop, by the clock", ours, one)
    yield time_row("a sweep of 32 jobs, against a loop, CPU", ours, one, "seconds")
    yield time_row("a sweep of 32 jobs, against six at a time, by the clock", ours, six)
    wanted = rounds * len(list(itertools.product(*axes.values())))
    for title, others in (("a loop", one), ("six at a time", six)):
        yield Row(f"jobs that are there and whole, against {title}", *(
            f"{sum(each.whole for each in its)} of {wanted}" for its in (ours, others)))
    yield Row("uploads of a sweep, against a loop", *(str(its[0].uploads) for its in (ours, one)))
