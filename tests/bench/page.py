"""docs/benchmarks.md, of which each benchmark that runs gcloud writes a section of its own, and what they share."""

import os
import resource
import subprocess
import sys
import textwrap
from pathlib import Path

PAGE = Path(__file__).resolve().parents[2] / "docs/benchmarks.md"


def home_environment(home, emulator):
    """Of a home of its own, whose gcloud asks the emulator."""
    foreign = ("CLOUDSDK_", "MLTRAIN_", "XDG_", "GOOGLE_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
    environment |= emulator.environment(home / "gcloud")
    return environment | {"HOME": str(home), "XDG_STATE_HOME": str(home / "state")}


def processor_seconds():
    """Of all that ran and ended below this process."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def filled(text):
    return textwrap.fill(" ".join(text.split()), 118)


class Section:
    """One of the page; made before anything is measured, as it says how busy the machine was."""

    def __init__(self, title, script):
        processor = next((line.partition(":")[2].strip() for line in Path("/proc/cpuinfo").read_text().splitlines()
                          if line.startswith("model name")), "an unknown processor")
        gcloud = subprocess.run(["gcloud", "--version"], capture_output=True, text=True).stdout.splitlines()[0]
        self.title = title
        made = (f"on {os.cpu_count()} cores of {processor}, which had a load of {os.getloadavg()[0]:.1f} before, with "
                f"{gcloud} and the emulator of the tests. One run.")
        command = f"    python3 tests/bench/{script} build/release/mltrain"
        self.head = f"## {title}\n\nMade by\n\n{command}\n\n{filled(made)}\n"

    def write(self, body):
        """In its place on the page, or behind the others."""
        before, _, rest = PAGE.read_text().partition(f"## {self.title}\n")
        after = rest.partition("\n## ")
        others = [before.rstrip(), f"{self.head}\n{body.strip()}", *(["## " + after[2].strip()] if after[1] else [])]
        PAGE.write_text("\n\n".join(others) + "\n")
        print(f"{self.head}\n{body.strip()}", file=sys.stderr)
