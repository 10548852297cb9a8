"""What the benchmarks share: ways that take turns, their figures as rows of one table, and the machine's name."""

import dataclasses
import os
import platform
import resource
import statistics
import subprocess
import textwrap
import time
from pathlib import Path


@dataclasses.dataclass(frozen=True)
class Row:
    """One of the table. A title is the same in every run, so that a page that lacks one can be told."""

    title: str
    ours: str
    other: str = ""
    ratio: str = ""

    @property
    def cells(self):
        return [self.title, self.ours, self.other or "–", self.ratio or "–"]


@dataclasses.dataclass(frozen=True)
class Cost:
    lasted: float               # by the clock
    seconds: float              # of the processor, of all processes


def cost_of(act):
    """Of all that ran and ended below this process meanwhile."""
    before, begun = processor_seconds(), time.monotonic()
    act()
    lasted = time.monotonic() - begun
    return Cost(lasted, processor_seconds() - before)


def in_turn(rounds, *ways):
    """A B A B …: what else the machine does is the same for each. The costs of each way, round by round."""
    costs = [[] for _ in ways]
    for _ in range(rounds):
        for way, its in zip(ways, costs):
            its.append(cost_of(way))
    return costs


def sums(some, others):
    return [Cost(one.lasted + other.lasted, one.seconds + other.seconds) for one, other in zip(some, others)]


def processor_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def median(costs, what="lasted"):
    return statistics.median(getattr(cost, what) for cost in costs)


def ratio(ours, others, what="lasted"):
    """How many times as much the others took: of each round, the median and the extremes."""
    ratios = sorted(getattr(other, what) / getattr(our, what) for our, other in zip(ours, others))
    middle, low, high = (number_text(number) for number in (statistics.median(ratios), ratios[0], ratios[-1]))
    return f"{middle} ({low} to {high})" if len(ratios) > 1 else middle


def number_text(number):
    return f"{number:.0f}" if number >= 20 else f"{number:.1f}" if number >= 3 else f"{number:.2f}"


def time_text(seconds):
    return f"{seconds * 1e3:.1f} ms" if seconds < 0.1 else f"{seconds:.2f} s" if seconds < 10 else f"{seconds:.0f} s"


def time_row(title, ours, others, what="lasted"):
    return Row(title, time_text(median(ours, what)), time_text(median(others, what)), ratio(ours, others, what))


def home_environment(home, emulator=None):
    """Of a home of its own, whose gcloud asks the emulator."""
    foreign = ("CLOUDSDK_", "MLTRAIN_", "XDG_", "GOOGLE_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    environment |= emulator.environment(home / "gcloud") if emulator else {"CLOUDSDK_CONFIG": str(home / "gcloud")}
    return environment | {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}


def first_line(*words):
    return subprocess.run(words, capture_output=True, text=True, check=True).stdout.splitlines()[0]


def machine():
    processor = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                      if line.startswith("model name")), "an unknown processor")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    debian = Path("/etc/debian_version")
    system = f"Debian {debian.read_text().strip()}" if debian.exists() else platform.system()
    return f"{os.cpu_count()} cores of {processor}, {memory:.0f} GiB, {system}, Linux {platform.release()}"


def filled(text, first="", rest=""):
    return textwrap.fill(" ".join(text.split()), 118, initial_indent=first, subsequent_indent=rest,
                         break_on_hyphens=False)
