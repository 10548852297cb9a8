"""Every command where there is no room, or where nothing may be written.

    python3 tests/faults/full_disk_test.py MLTRAIN GCLOUD KILL_AT [unittest args]

GCLOUD is the program of gcloud.cpp, whose cloud has room always; KILL_AT is the library of kill_at.cpp, which kills
nobody here, and puts the clock forward where mltrain would wait. A command of `mltrain help` that stands in no row here
is a failure. Each row is tried on disks of its own that are full but for some pages, on one that is mounted read-only,
as a user who may write nowhere, and under a limit on the size of files. What must hold each time: a command that need
not write answers; one that must ends well and has done all of it, or says one error with a cure and has left nothing
half-done; the ledger is sound afterwards and has lost nothing; nothing is in the cloud that it does not know.
MLTRAIN_FULL=yes tries many more numbers of pages.
"""

import collections
import contextlib
import dataclasses
import itertools
import json
import os
import pathlib
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tarfile
import tempfile
import unittest

MLTRAIN, GCLOUD, KILL_AT = [os.path.abspath(sys.argv.pop(1)) for _ in range(3)] if len(sys.argv) > 3 else [""] * 3
IN_MEMORY = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None     # the ledger waits for the disk often
FULL = os.environ.get("MLTRAIN_FULL") == "yes"

NOBODY = 65534
PAGE = 4096
JOBS = 3                        # in the ledger before
DISK = 6 * 1024 * 1024
# SQLite's index of its journal takes eight pages, and each transaction some of the journal.
MANY_PAGES = 100                # there is room for all that is done here
PAGES = range(0, MANY_PAGES + 1, 2) if FULL else (0, 9, 14, MANY_PAGES)
LIMITS = [pages * PAGE for pages in PAGES] if FULL else (0, 1000, 5 * PAGE, MANY_PAGES * PAGE)

COMMON = """
name           = "census"
project        = "my-project"
region         = "us-central1"
module_name    = "trainer.task"
"""
PACKED = 'package_path   = "trainer"\nstaging_bucket = "gs://my-bucket"\n'
VERTEX = 'service = "vertex-ai"\nframework = "pytorch 2.4"\n'
MACHINE = '[master]\nmachine_type = "n1-standard-4"\n'
LOCAL = """
service      = "local"
name         = "{name}"
package_path = "trainer"
module_name  = "trainer.task"
job_dir      = "runs/{{job}}"
"""
TUNING = """
[hyperparameters]
goal = "MAXIMIZE"
metric = "accuracy"
max_trials = 2
max_parallel_trials = 2
[hyperparameters.params.rate]
type = "DOUBLE"
min = 0.1
max = 1.0
"""
FILES = {
    "job.toml": COMMON + 'packages = ["gs://my-bucket/p.tar.gz"]\n',
    "other.toml": COMMON + PACKED,
    "vertex.toml": VERTEX + COMMON + PACKED + MACHINE,
    "sweep.toml": COMMON + PACKED + "[sweep]\nepochs = [1, 2, 3]\n",
    "local.toml": LOCAL.format(name="here"),
    "tuned.toml": LOCAL.format(name="tuned") + TUNING,
    "trainer/__init__.py": "",
    "trainer/task.py": "print('done')\n" + "# much\n" * 2000,
    "taken/task.txt": "of somebody's\n",
    "there.html": "of somebody's\n",
}


# ---- the rows --------------------------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True)
class Row:
    """A command, and what it must write; `note` is what it may write down, and answers without."""

    words: str
    writes: str = ""            # "", "note", "ledger", "file"
    file: str = ""              # of "file", and where a whole one is told by
    holds: object = None
    exits: tuple = (0,)         # when all is well, or nothing need be written


def is_archive(path):
    with tarfile.open(path) as archive:
        return "trainer/task.py" in {"/".join(name.split("/")[1:]) for name in archive.getnames()}


def is_page(path):
    return path.read_text().rstrip().endswith("</html>")


def is_job_file(path):
    return "vertex-ai" in path.read_text() and "machine_type" in path.read_text()


def is_ledger(path):
    database = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
    try:
        counted = database.execute("SELECT count(*) FROM submission").fetchone()[0]
        return database.execute("PRAGMA integrity_check").fetchall() == [("ok",)] and counted == JOBS
    finally:
        database.close()


def is_project(path):
    return all((path / name).stat().st_size > 0 for name in ("job.toml", "trainer/task.py"))


ROWS = {
    "init": [Row("init fresh --yes", "file", "fresh", is_project)],
    "check": [Row("check job.toml")],
    "cost": [Row("cost job.toml")],
    "compare": [Row("compare job.toml")],
    "budget": [Row("budget")],
    "package": [Row("package other.toml --output p.tar.gz", "file", "p.tar.gz", is_archive)],
    "migrate": [Row("migrate other.toml"),
                Row("migrate other.toml --output new.toml", "file", "new.toml", is_job_file)],
    "submit": [Row("submit other.toml --dry-run"), Row("submit other.toml --yes", "ledger"),
               Row("submit vertex.toml --yes", "ledger"), Row("submit sweep.toml --yes --parallel 2", "ledger"),
               Row("submit local.toml --yes", "ledger")],
    "list": [Row("list --all", "note"), Row("list --all --metrics", "note")],
    "show": [Row("show first", "note")],
    "open": [Row("open first --print")],
    "trials": [Row("trials tuned", "note")],
    "watch": [Row("watch first", "ledger")],
    "logs": [Row("logs here", "note")],
    "cancel": [Row("cancel first", "ledger")],
    "sync": [Row("sync", "ledger")],
    "ledger": [Row("ledger check", "note"), Row("ledger backup copy.sqlite", "file", "copy.sqlite", is_ledger),
               Row("ledger prune --yes --older-than 1s", "ledger")],
    "prices": [Row("prices")],
    "report": [Row("report"), Row("report --html page.html", "file", "page.html", is_page),
               Row("report --html there.html --force", "file", "there.html", is_page)],
    "doctor": [Row("doctor --service local", exits=(0, 1))],
    "help": [Row("help submit")],
    "completion": [Row("completion bash")],
    "version": [Row("version")],
}


# ---- the disasters ---------------------------------------------------------------------------------------------------

# A disk in memory that nobody else sees, mounted on "$1", with what is in "$2" on it. $3 is then done to it, and all
# that is there in the end is carried to "$4". The command follows.
ON_A_DISK = f"""
mount -t tmpfs -o size={DISK} none "$1" && cp -a "$2/." "$1" && cd "$1/work" || exit 77
eval "$3" || exit 77
disk=$1 result=$4; shift 4
"$@"; code=$?
cp -a "$disk/." "$result"; rm -f "$result/rubbish"
exit $code
"""
FILL = f"""cat /dev/zero > "$1/rubbish" 2> "$4.full"; truncate --size=-$((%d * {PAGE})) "$1/rubbish" """
CLOSE = """mount -o remount,ro none "$1" """


@dataclasses.dataclass
class Ran:
    code: int
    out: str
    err: str


class Machine:
    """A home that is as before at the beginning of each row, and a cloud that is none of its."""

    def __init__(self, ground):
        self.ground, self.home, self.cloud = ground, ground / "home", ground / "cloud"
        self.gcloud, self.program = ground / "gcloud", ground / "mltrain"
        shutil.copy(MLTRAIN, self.program)      # where it was built may be closed to others
        for name, program in (("gcloud", GCLOUD), ("kill_at", KILL_AT)):
            shutil.copy(program, ground / f"{name}.real")
        self.gcloud.write_text(f'#!/bin/sh\nexec prlimit --fsize=unlimited:unlimited {ground}/gcloud.real "$@"\n')
        self.gcloud.chmod(0o755)
        ground.chmod(0o755)
        self.environment = {
            "HOME": str(self.home), "PATH": os.environ["PATH"], "TMPDIR": str(self.home / "tmp"), "TZ": "UTC",
            "XDG_STATE_HOME": str(self.home / "state"), "MLTRAIN_GCLOUD": str(self.gcloud),
            "PRETENDED_CLOUD": str(self.cloud), "PYTHONDONTWRITEBYTECODE": "1",
            "MLTRAIN_PYTHON": "/usr/bin/python3", "CLOUDSDK_API_ENDPOINT_OVERRIDES_ML": "http://127.0.0.1:1/"}

    def run(self, words, before=(), **options):
        words = [*before, "env", f"LD_PRELOAD={self.ground}/kill_at.real", "PRETENDED_LIFE=500", self.program, *words]
        done = subprocess.run(words, env=self.environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, timeout=60,
                              **{"cwd": self.home / "work"} | options)
        return Ran(done.returncode, done.stdout, done.stderr)

    def ask(self, *words):
        done = subprocess.run([self.program, *words, "--json"], env=self.environment, cwd=self.home / "work",
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=60)
        return done.returncode, json.loads(done.stdout)

    def make_template(self):
        """Three jobs: one in the cloud, one that was over long ago, and one that tuned."""
        for folder in ("work", "tmp", "state"):
            (self.home / folder).mkdir(parents=True)
        for name, text in FILES.items():
            (self.home / "work" / name).parent.mkdir(exist_ok=True)
            (self.home / "work" / name).write_text(text)
        self.cloud.mkdir()
        self.cloud.chmod(0o777)
        for words in ("local.toml --watch", "tuned.toml --watch --yes", "job.toml --set name=first --yes"):
            done = subprocess.run([self.program, "submit", *words.split()], env=self.environment,
                                  cwd=self.home / "work", stdin=subprocess.DEVNULL, capture_output=True, text=True)
            if done.returncode not in (0, 3):       # trials that report nothing fail
                sys.exit(f"submit {words} ends with {done.returncode}: {done.stderr}")
        with contextlib.closing(sqlite3.connect(self.ledger)) as database, database:
            database.execute("UPDATE submission SET made_at = 1e9, recorded_at = 1e9 WHERE job LIKE 'here%'")
        shutil.copytree(self.home, self.ground / "template", symlinks=True)
        shutil.copytree(self.cloud, self.ground / "cloud_before")
        self.before = self.files()
        self.known = {job["id"] for job in self.ask("list", "--all")[1]["jobs"]}

    @property
    def ledger(self):
        return self.home / "state/mltrain/ledger.sqlite"

    def set_back(self):
        for path in (self.home, self.ground / "result"):
            if path.exists():
                self.open_again(path)
                shutil.rmtree(path)
        shutil.copytree(self.ground / "template", self.home, symlinks=True)
        for path in self.cloud.iterdir():
            path.unlink()
        shutil.copytree(self.ground / "cloud_before", self.cloud, dirs_exist_ok=True)
        for path in self.cloud.iterdir():
            path.chmod(0o666)

    @staticmethod
    def open_again(top):
        for folder, _, files in os.walk(top):
            os.chmod(folder, 0o700)
            for name in files:
                os.chmod(os.path.join(folder, name), 0o600, follow_symlinks=True)

    def files(self):
        return {str(path.relative_to(self.home)) for path in self.home.rglob("*")}

    def jobs_in_cloud(self):
        return {line.split("\t")[2] for line in (self.cloud / "jobs").read_text().splitlines()}


def on_a_disk(then):
    """In a name space of its own, in which we may mount; what runs on there ends with it."""
    def strike(machine, words):
        shutil.rmtree(machine.home)
        result = machine.ground / "result"
        for folder in (machine.home, result):
            folder.mkdir()
        ran = machine.run(words, ["unshare", "-Urmpf", "--mount-proc", "--kill-child", "sh", "-c", ON_A_DISK, "sh",
                                  machine.home, machine.ground / "template", then, result], cwd=machine.ground)
        if ran.code == 77 or ran.err.startswith("unshare:"):
            raise unittest.SkipTest(f"no disk can be made: {ran.err.strip()}")
        machine.home.rmdir()
        result.rename(machine.home)
        return ran
    return strike


def under_a_limit(most):
    """No file grows beyond so many bytes."""
    def strike(machine, words):
        def limit():
            resource.setrlimit(resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))
        return machine.run(words, preexec_fn=limit)
    return strike


def without_rights(machine, words):
    """Root goes where it likes, so this is somebody else."""
    before = []
    if os.geteuid() == 0:
        before = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
        for path in [machine.home, *machine.home.rglob("*"), *machine.cloud.rglob("*")]:
            os.chown(path, NOBODY, NOBODY, follow_symlinks=False)
    for path in [machine.home, *machine.home.rglob("*")]:
        path.chmod(0o500 if path.is_dir() else 0o400)
    try:
        ran = machine.run(words, before)
        if ran.err.startswith("setpriv:"):
            raise unittest.SkipTest(f"permissions do not hold for root, and nobody else can be had: {ran.err}")
        return ran
    finally:
        machine.open_again(machine.home)
        for path in [machine.home, *machine.home.rglob("*")] if before else []:
            os.chown(path, os.geteuid(), os.getegid(), follow_symlinks=False)  # mltrain believes no folder of others


# ---- the judgement ---------------------------------------------------------------------------------------------------


class Disasters(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        ground = tempfile.TemporaryDirectory(prefix="mltrain_full_", dir=IN_MEMORY)
        cls.addClassCleanup(ground.cleanup)
        cls.machine = Machine(pathlib.Path(ground.name))
        cls.machine.make_template()

    def strike_all(self, disasters):
        """Under each disaster every row, in turn as text and in JSON; the exit codes."""
        codes = collections.Counter()
        for number, (name, strike) in enumerate(disasters.items()):
            for row in itertools.chain.from_iterable(ROWS.values()):
                in_json = number % 2 == 1 and row.words.split()[0] != "completion"
                words = [*row.words.split(), *(["--json"] if in_json else [])]
                with self.subTest(disaster=name, command=" ".join(words)):
                    self.machine.set_back()
                    ran = strike(self.machine, words)
                    codes[row.words, ran.code] += 1
                    self.judge(row, ran, in_json)
        if not codes:
            self.skipTest("no such disaster can be made here")
        return codes

    def judge(self, row, ran, in_json):
        story = f"\nexit {ran.code}\n{ran.out[-600:]}\n{ran.err[-600:]}"
        self.assertNotIn("internal error", ran.err, story)
        is_done = ran.code in row.exits
        if row.writes in ("", "note"):
            self.assertTrue(is_done, f"nothing need be written here{story}")
        if is_done:
            self.assertNotIn("error:", ran.err, story)
        else:
            self.assertIn(ran.code, (1, 7), story)
            self.judge_error(ran, in_json, story)
        if row.writes == "file":
            self.judge_file(row, is_done, story)
        self.judge_what_is_left(row, story)
        self.judge_ledger(row, ran, story)

    def judge_error(self, ran, in_json, story):
        if in_json:
            error = json.loads(ran.out.splitlines()[-1])
            error = error.get("error") or error["submissions"][-1]["error"]
            self.assertEqual(error["exit"], ran.code, story)
            self.assertTrue(error["message"] and error["hint"], f"no cure{story}")
        else:
            self.assertEqual(ran.err.count("error:"), 1, story)
            self.assertRegex(ran.err.partition("error:")[2], r"^ .*\n  \S.*\n?$", f"no cure{story}")

    def judge_file(self, row, is_done, story):
        path, before = self.machine.home / "work" / row.file, FILES.get(row.file)
        if is_done:
            self.assertTrue(row.holds(path), f"{row.file} is not whole{story}")
        elif before:
            self.assertEqual(path.read_text(), before, f"{row.file} was lost{story}")
        else:
            self.assertFalse(path.exists(), f"{row.file} is there, and not whole{story}")

    def judge_what_is_left(self, row, story):
        known = ("state/", *([f"work/{row.file}"] if row.file else []),
                 *(["work/runs"] if "local" in row.words else []))
        files = self.machine.files()
        left = [path for path in files - self.machine.before if not path.startswith(known)]
        gone = [path for path in self.machine.before - files if not path.startswith("state/mltrain/")]
        self.assertEqual((left, gone), ([], []), story)

    def judge_ledger(self, row, ran, story):
        """There is room again."""
        code, sound = self.machine.ask("ledger", "check")
        self.assertEqual((code, sound.get("damages")), (0, []), f"{sound}{story}")
        if ran.code == 7:
            self.machine.run(["sync"])
        jobs = {job["id"]: job["state"] for job in self.machine.ask("list", "--all")[1]["jobs"]}
        lost = self.machine.known - jobs.keys()
        self.assertLessEqual(len(lost), "prune" in row.words, f"lost from the ledger{story}")
        there = self.machine.jobs_in_cloud()
        self.assertLessEqual(there, jobs.keys(), f"in the cloud, and not in the ledger{story}")
        for id in there:
            self.assertNotEqual(jobs[id], "refused", f"refused, and in the cloud{story}")


class Commands(unittest.TestCase):
    def test_all_stand_in_a_row(self):
        text = subprocess.run([MLTRAIN, "help"], capture_output=True, text=True, check=True).stdout
        commands = text.partition("commands:\n")[2].partition("\n\n")[0]
        self.assertEqual(re.findall(r"^  (\S+)", commands, re.MULTILINE), [*ROWS])

    def test_an_answer_that_nobody_can_keep_is_an_error(self):
        for words in (["version"], ["help"], ["prices"], ["prices", "--json"], ["completion", "bash"]):
            with self.subTest(command=" ".join(words)), open("/dev/full", "wb") as full:
                ran = subprocess.run([MLTRAIN, *words], stdout=full, stderr=subprocess.PIPE, text=True)
                self.assertEqual(ran.returncode, 1)
                self.assertRegex(ran.stderr, r"mltrain: error: cannot write the answer: .*\n  \S.*\n$")


class Full(Disasters):
    def test_a_disk_that_is_full_but_for_some_pages(self):
        codes = self.strike_all({f"{pages} pages": on_a_disk(FILL % pages) for pages in PAGES})
        self.assert_both_ends_were_met(codes)

    def test_a_limit_on_the_size_of_files(self):
        codes = self.strike_all({f"{most} bytes": under_a_limit(most) for most in LIMITS})
        self.assert_both_ends_were_met(codes)

    def assert_both_ends_were_met(self, codes):
        """Else the disks are too large to prove anything, or too small for what comes after the first write."""
        for row in itertools.chain.from_iterable(ROWS.values()):
            if row.writes in ("file", "ledger"):
                found = {code for words, code in codes if words == row.words}
                self.assertTrue(0 in found and found - {0}, f"{row.words} ended with {found} alone")


class Closed(Disasters):
    def test_a_disk_that_is_mounted_read_only(self):
        self.strike_all({"read-only, as text": on_a_disk(CLOSE), "read-only, in JSON": on_a_disk(CLOSE)})

    def test_a_user_who_may_write_nowhere(self):
        self.strike_all({"no rights, as text": without_rights, "no rights, in JSON": without_rights})


if __name__ == "__main__":
    unittest.main()
