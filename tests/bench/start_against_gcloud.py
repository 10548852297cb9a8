"""What the start of mltrain takes, and a dry run, beside `gcloud --version` and, where Debian's is, `aws --version`."""

import os
import tempfile
from pathlib import Path

from page import first_line, home_environment, in_turn, Row, time_row

AWS = "/usr/bin/aws"            # Debian's; another one on the PATH may be a wrapper
TITLES = ("`mltrain version`, against `gcloud --version`", "`mltrain version`, against `aws --version`",
          "`mltrain submit --dry-run`, against `gcloud --version`")
JOB = """name = "census"
project = "my-project"
region = "us-central1"
module_name = "trainer.task"
packages = ["gs://my-bucket/p.tar.gz"]
"""


def rows(build, rounds):
    with tempfile.TemporaryDirectory() as home:
        environment = home_environment(Path(home))
        job = Path(home, "job.toml")
        job.write_text(JOB)

        def start(*words):
            """No more than that: what Python does around a child would be much beside three milliseconds."""
            quiet = [(os.POSIX_SPAWN_OPEN, number, "/dev/null", os.O_RDWR, 0) for number in range(3)]
            process = os.posix_spawnp(words[0], list(map(str, words)), environment, file_actions=quiet)
            if os.waitpid(process, 0)[1] != 0:
                raise SystemExit(f"{words} failed")

        ways = [lambda: start(build / "mltrain", "version"), lambda: start("gcloud", "--version"),
                lambda: start(build / "mltrain", "submit", "--dry-run", job)]
        if os.access(AWS, os.X_OK):
            ways.append(lambda: start(AWS, "--version"))
        for way in ways if rounds > 1 else ():      # for the caches
            way()
        version, gcloud, dry_run, *aws = in_turn(rounds, *ways)
    yield time_row(TITLES[0], version, gcloud)
    if aws:
        yield time_row(TITLES[1], version, aws[0])
    else:
        yield Row(TITLES[1], "not measured", "not installed")
    yield time_row(TITLES[2], dry_run, gcloud)


def aws_text():
    """With which one, for the head of the page."""
    return first_line(AWS, "--version").split()[0].replace("/", " ") if os.access(AWS, os.X_OK) else "no aws-cli"
