"""A day at one machine: what is done in it, what goes wrong, and whether ledger and cloud tell the same in the end.

A day has a home, a ledger and an emulator of its own. `live` does the deeds of its case one after the other: mltrains
are started, they or their gclouds are killed at moments that are seen from outside, requests are held and go on. `sync`
runs `mltrain sync` once, after all is calm. `judge` compares. All that happens is written down as the day's story.
"""

import collections
import contextlib
import dataclasses
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from datetime import datetime, timedelta, timezone
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "cloud"))
from emulator import Emulator, Fault, words_of  # noqa: E402
from services import Job  # noqa: E402

HOLD = 600                      # seconds; who holds a request lets it go on
BETWEEN_SIGNALS = 0.4           # two that come together count as one
LAST_WORD = 5                   # seconds that a gcloud may live on without its mltrain
MOST_WORDS = 400                # of an answer, in the story

JOB_FILE = """
name        = "census"
project     = "my-project"
region      = "us-central1"
module_name = "trainer.task"
"""
ON_VERTEX_AI = """
service     = "vertex-ai"
framework   = "pytorch 2.4"
"""
MACHINE = '[master]\nmachine_type = "n1-standard-4"\n'
NOTHING_TO_PACK = 'packages = ["gs://my-bucket/p.tar.gz"]\n'
PACKED = 'package_path = "trainer"\nstaging_bucket = "gs://my-bucket"\n'
SUBMIT = ("submit", "job.toml", "--yes", "--json")
SYNC = ("sync", "--json", "--project=my-project")
LIST_ALL = ("list", "--all", "--json")

EXITS = {0, 1, 7, 130}          # of any command, whatever goes wrong here
EXITS_OF_SUBMIT = EXITS | {4, 5}
NOT_SUBMITTED = {1, 4, 5}


# ---- what is done in a day -------------------------------------------------------------------------------------------


def held(where, *, applied=False, lost=False, times=1):
    """A fault that stops a request, before or after it is applied, until somebody says go on; or loses it then."""
    return Fault(where, "stalled" if lost else "slow", times, applied=applied, seconds=HOLD)


@dataclasses.dataclass
class Start:
    """Starts `count` mltrains. Each wants a job of its own, unless all want one and the same."""

    words: tuple = SUBMIT
    count: int = 1
    alike: bool = False

    def do(self, day):
        for _ in range(self.count):
            day.start(self.words, self.alike)


@dataclasses.dataclass
class Until:
    """Waits until a fault has struck so often. Who is killed next is who it struck last."""

    fault: Fault
    times: int = 1

    def do(self, day):
        struck = self.fault.struck
        if day.wait(lambda: len(struck) >= self.times, f"{words_of(self.fault)} has struck {self.fault.where}"):
            day.marked = struck[-1]


@dataclasses.dataclass
class UntilGcloud:
    """Waits until a gcloud was started for this."""

    verbs: tuple = ("submit", "create")

    def do(self, day):
        day.wait(lambda: any(verb in words for _, words in day.gclouds().values() for verb in self.verbs),
                 f"gcloud {self.verbs[0]} runs")


@dataclasses.dataclass
class UntilAnswered:
    where: str

    def do(self, day):
        day.wait(lambda: day.emulator.wait_for_answer(self.where, timeout=0), f"{self.where} is answered")


@dataclasses.dataclass
class UntilAllEnd:
    def do(self, day):
        day.wait_for(day.runs)


@dataclasses.dataclass
class Pause:
    seconds: float

    def do(self, day):
        time.sleep(self.seconds)


@dataclasses.dataclass
class GoOn:
    """Lets a held request go on."""

    fault: Fault

    def do(self, day):
        self.fault.go_on.set()


@dataclasses.dataclass
class Kill:
    """Sends the signals to an mltrain, or to its gcloud: to the n-th that was started, or to the one that is marked."""

    whom: str
    signals: tuple
    which: int = None

    def do(self, day):
        for number, each in enumerate(self.signals):
            time.sleep(BETWEEN_SIGNALS if number else 0)
            run = day.marked_run() if self.which is None else day.runs[self.which]
            day.kill(run, each) if self.whom == "mltrain" else day.kill_gcloud(run, each)


@dataclasses.dataclass
class Shut:
    """From now on connections are refused."""

    def do(self, day):
        day.emulator.shut()
        day.faults += 1


@dataclasses.dataclass
class Open:
    def do(self, day):
        day.emulator.open()


@dataclasses.dataclass
class Case:
    title: str
    deeds: list
    faults: list = dataclasses.field(default_factory=list)
    jobs: int = None            # so many exist in the end, if that is certain
    page_size: int = 100
    lag: float = 0              # seconds for which reads do not show a new job
    packed: bool = False        # a package is packed and uploaded
    taken: bool = False         # somebody else has the names of this minute
    vertex: bool = False        # on Vertex AI, where `jobs` counts those that nobody has cancelled
    cancelled: int = None       # so many doubles are cancelled in the end, if that is certain
    environment: dict = dataclasses.field(default_factory=dict)
    certain: bool = False       # every fault strikes, and every moment that is waited for comes


# ---- a program that was started --------------------------------------------------------------------------------------


@dataclasses.dataclass
class Run:
    name: str                   # in the story
    words: list
    process: subprocess.Popen
    tag: str                    # the label of the job it wants; "" where several want the same
    output: Path                # with .out and .err
    signals: list = dataclasses.field(default_factory=list)

    @property
    def exit(self):
        return self.process.poll()

    def text(self, suffix):
        return self.output.with_suffix(suffix).read_text(errors="replace")

    def __str__(self):
        """How it ended: with its answer, which is JSON, else with the last of its talk."""
        lines = (self.text(".out").strip() or self.text(".err").strip() or "no word").splitlines()
        return f"{self.name} exit {self.exit}: {lines[-1][:MOST_WORDS]}"


def processes_of(home):
    """All processes whose HOME is this, with their words; those of others cannot be read, and are not ours."""
    for entry in os.scandir("/proc"):
        if not entry.name.isdigit():
            continue
        with contextlib.suppress(OSError):
            if f"HOME={home}".encode() in Path(entry.path, "environ").read_bytes().split(b"\0"):
                yield int(entry.name), Path(entry.path, "cmdline").read_bytes().decode(errors="replace").split("\0")


def is_gcloud(words):
    return any(Path(word).name in ("gcloud", "gcloud.py") for word in words[:4])


def parent_of(pid):
    with contextlib.suppress(OSError):
        return int(Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()[1])
    return None


# ---- the day itself --------------------------------------------------------------------------------------------------


class Day:
    def __init__(self, number, case, program, folder, patience):
        self.number, self.case, self.program, self.patience = number, case, program, patience
        self.began = time.monotonic()
        self.story, self.breaches = [], []
        self.faults = 0
        self.runs = []              # all but the last sync
        self.marked = None          # a request whose sender is meant
        self.home = folder / str(number)
        self.emulator = Emulator(states=("QUEUED", "RUNNING"), faults=case.faults, page_size=case.page_size,
                                 tell=lambda text: self.tell("  > " + text))
        self.emulator.ml.lag = self.emulator.vertex.lag = timedelta(seconds=case.lag)

    def tell(self, text):
        self.story.append(f"{time.monotonic() - self.began:6.2f} {text}")

    def complain(self, breach, text):
        """`breach` is lost, doubled or other."""
        self.breaches.append(breach)
        self.tell(f"*** {breach}: {text}")

    def live(self):
        self.emulator.open()
        self.prepare()
        try:
            for deed in self.case.deeds:
                if not isinstance(deed, (Start, Kill)):     # these tell themselves
                    self.tell(told(deed))
                deed.do(self)
        finally:
            self.end()

    def prepare(self):
        for folder in ("tmp", "gcloud", "work/trainer"):
            (self.home / folder).mkdir(parents=True)
        (self.home / "work/trainer/__init__.py").touch()
        (self.home / "work/trainer/task.py").touch()
        packages = PACKED if self.case.packed else NOTHING_TO_PACK
        vertex, machine = (ON_VERTEX_AI, MACHINE) if self.case.vertex else ("", "")
        (self.home / "work/job.toml").write_text(JOB_FILE + vertex + packages + machine)
        now = datetime.now(timezone.utc)
        for seconds in range(60 if self.case.taken else 0):
            name = (now + timedelta(seconds=seconds)).strftime("census_%Y%m%d_%H%M%S")
            self.emulator.ml.jobs["my-project", name] = Job(name, {}, {}, now, ["RUNNING"], "")

    @property
    def environment(self):
        foreign = ("CLOUDSDK_", "MLTRAIN_", "XDG_", "GOOGLE_", "NO_COLOR", "CLICOLOR")
        own = {name: value for name, value in os.environ.items() if not name.startswith(foreign)}
        return own | self.emulator.environment(self.home / "gcloud") | self.case.environment | {
            "HOME": str(self.home), "TMPDIR": str(self.home / "tmp"), "XDG_STATE_HOME": str(self.home / "state"),
            "XDG_CONFIG_HOME": str(self.home / "config"), "TZ": "UTC"}

    def start(self, words, alike=False):
        """One more mltrain on the ledger of the day."""
        number = len(self.runs)
        tag = f"r{number}" if words[0] == "submit" and not alike else ""
        words = [*words, *(["--set", f"labels.run={tag}"] if tag else [])]
        self.runs.append(self.launch(words, f"[{number}]", tag))
        self.faults += number > 0

    def launch(self, words, name, tag=""):
        self.tell(f"$ mltrain {' '.join(words)}      {name}")
        output = self.home / f"output{name}"
        with open(output.with_suffix(".out"), "wb") as out, open(output.with_suffix(".err"), "wb") as err:
            process = subprocess.Popen([self.program, *words], cwd=self.home / "work", env=self.environment,
                                       stdin=subprocess.DEVNULL, stdout=out, stderr=err)
        return Run(name, words, process, tag, output)

    def wait(self, holds, what):
        """Until something is so, or can no longer become so."""
        while not holds():
            if all(run.exit is not None for run in self.runs):
                if self.case.certain:
                    self.complain("other", f"it never came to this: {what}")
                return False
            time.sleep(0.01)
        return True

    def wait_for(self, runs):
        end = time.monotonic() + self.patience
        for run in runs:
            try:
                run.process.wait(max(0.1, end - time.monotonic()))
            except subprocess.TimeoutExpired:
                self.complain("other", f"{run.name} does not end")
                run.process.kill()
                run.process.wait()

    # ---- killing

    def gclouds(self):
        """The gclouds of this day, by number, with their parents and their words."""
        return {pid: (parent_of(pid), words) for pid, words in processes_of(self.home) if is_gcloud(words)}

    def gcloud_of(self, run):
        return next((pid for pid, (parent, _) in self.gclouds().items() if parent == run.process.pid), None)

    def marked_run(self):
        """The one whose gcloud sent the marked request: the name of the job is among its words."""
        body = self.marked.json if self.marked else {}
        name = (body.get("jobId") or body and f"--display-name={body.get('displayName')}"
                or self.marked and self.marked.path.rpartition("/")[2])
        parents = {parent for parent, words in self.gclouds().values() if name in words}
        return next((run for run in self.runs if run.process.pid in parents), self.runs[0])

    def kill(self, run, number):
        if run.exit is not None:
            return self.tell(f"{run.name} has ended already")
        gcloud = self.gcloud_of(run)
        run.process.send_signal(number)
        run.signals.append(number)
        self.faults += 1
        self.tell(f"{signal.Signals(number).name} to {run.name}")
        if number == signal.SIGKILL:
            run.process.wait()
            self.expect_the_end_of(gcloud)

    def kill_gcloud(self, run, number):
        gcloud = self.gcloud_of(run)
        if gcloud is None:
            return self.tell(f"{run.name} has no gcloud")
        with contextlib.suppress(ProcessLookupError):
            os.kill(gcloud, number)
            self.faults += 1
            self.tell(f"{signal.Signals(number).name} to the gcloud of {run.name}")

    def expect_the_end_of(self, gcloud):
        end = time.monotonic() + LAST_WORD
        while gcloud in self.gclouds():
            if time.monotonic() > end:
                return self.complain("other", f"a gcloud goes on {LAST_WORD} s after its mltrain has ended")
            time.sleep(0.02)

    # ---- the end of the day, and what is done after it

    def end(self):
        for fault in self.case.faults:
            if fault.seconds == HOLD:
                fault.go_on.set()
        self.wait_for(self.runs)
        for orphan in self.gclouds():
            self.expect_the_end_of(orphan)
        self.emulator.faults = []
        self.faults += sum(len(fault.struck) for fault in self.case.faults) + (self.case.lag > 0) + self.case.taken
        for fault in self.case.faults if self.case.certain else ():
            if not fault.struck:
                self.complain("other", f"{words_of(fault)} did not strike {fault.where}")
        for run in self.runs:
            self.tell(str(run))

    def sync(self):
        self.tell("all is calm:")
        self.last_sync = self.launch(SYNC, "[sync]")
        self.wait_for([self.last_sync])
        self.tell(str(self.last_sync))
        self.wait_for_orphans()
        listed = self.launch(LIST_ALL, "[list]")
        self.wait_for([listed])
        self.rows = json.loads(listed.text(".out"))["jobs"] if listed.exit == 0 else []
        if listed.exit != 0:
            self.complain("other", str(listed))
        for row in self.rows:
            self.tell(f"in the ledger: {row['name']} {row['id'][:8]} is {row['state']}")
        for id, job in self.ours():
            self.tell(f"in the cloud:  {job.id} {id[:8]}")
        self.addresses = {row["name"]: self.address_of(row["name"]) for row in self.rows if self.case.vertex}

    def address_of(self, name):
        shown = self.launch(("show", name, "--json"), f"[show {name}]")
        self.wait_for([shown])
        return json.loads(shown.text(".out"))["address"] if shown.exit == 0 else str(shown)

    def wait_for_orphans(self):
        """A gcloud that lives on may do something yet, and what it does counts."""
        end = time.monotonic() + self.patience
        while self.gclouds() and time.monotonic() < end:
            time.sleep(0.1)

    def clean_up(self):
        self.emulator.__exit__()
        for pid, _ in processes_of(self.home):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        shutil.rmtree(self.home, ignore_errors=True)

    # ---- what there is to say about it

    def ours(self):
        """The jobs in the cloud that an mltrain made and, on Vertex AI, nobody cancelled; with the submissions' ids."""
        jobs = [*self.emulator.ml.jobs.values(),
                *(job for job in self.emulator.vertex.jobs.values() if not is_cancelled(job))]
        return [(job.labels["mltrain-id"], job) for job in jobs if "mltrain-id" in job.labels]

    def doubles(self):
        return [job for job in self.emulator.vertex.jobs.values() if is_cancelled(job)]

    def judge(self):
        self.judge_ledger()
        self.judge_cloud()
        self.judge_twins()
        if self.last_sync.exit != 0 and not (self.last_sync.exit == 1 and self.told_of_a_double()):
            self.complain("other", str(self.last_sync))
        for run in self.runs:
            self.judge_exit(run)
        if self.case.jobs not in (None, len(self.ours())):
            self.complain("other", f"{len(self.ours())} jobs exist, and not {self.case.jobs}")
        if self.case.cancelled not in (None, len(self.doubles())):
            self.complain("other", f"{len(self.doubles())} doubles are cancelled, and not {self.case.cancelled}")

    def told_of_a_double(self):
        """Such a sync exits 1: it says what it found."""
        troubles = json.loads(self.last_sync.text(".out"))["troubles"]
        return troubles and all("the second is cancelled" in trouble for trouble in troubles)

    def judge_ledger(self):
        """Every intent is accepted or refused, and each accepted one exists once."""
        times = collections.Counter(id for id, _ in self.ours())
        for row in self.rows:
            name, state, exist = row["name"], row["state"], times[row["id"]]
            if state == "unsettled":
                self.complain("lost", f"{name} is unsettled still")
            elif state == "refused" and exist:
                self.complain("lost", f"{name} exists, and the ledger says it was refused")
            elif state != "refused" and exist != 1:
                self.complain("doubled" if exist else "lost", f"{name} is {state}, and exists {exist} times")

    def judge_cloud(self):
        """Nothing exists that the ledger does not know, under the name it knows."""
        known = {row["id"]: row["name"] for row in self.rows}
        for id, job in self.ours():
            if known.get(id) != name_of(job):
                self.complain("lost", f"{job.id} exists, and the ledger knows {known.get(id, 'nothing of it')}")
            elif self.case.vertex and f"/{job.id}?" not in self.addresses[known[id]]:
                self.complain("lost", f"{job.id} lives, and the ledger says {self.addresses[known[id]]}")

    def judge_twins(self):
        """Nobody who did not say --again has two jobs of one spec alive."""
        if any("--again" in run.words for run in self.runs):
            return
        alive = [job.labels["mltrain-spec"] for _, job in self.ours() if job.state not in job.OVER]
        for times in collections.Counter(alive).values():
            if times > 1:
                self.complain("doubled", f"{times} jobs of one spec are alive")

    def judge_exit(self, run):
        """What the user was told is true."""
        submits = run.words[0] == "submit"
        allowed = (EXITS_OF_SUBMIT if submits else EXITS) | {-number for number in run.signals}
        words = run.text(".out") + run.text(".err")
        if run.exit not in allowed or "internal error" in words or "the ledger \\\"" in words:
            self.complain("other", str(run))
        names = [name_of(job) for _, job in self.ours()]
        if submits and run.exit == 0 and json.loads(run.text(".out"))["name"] not in names:
            self.complain("lost", f"{run.name} said that its job was submitted, and it does not exist")
        exist = [job.labels.get("run") for _, job in self.ours()].count(run.tag)
        if run.tag and run.exit in NOT_SUBMITTED and exist:
            self.complain("lost", f"{run.name} said that nothing was submitted, and the job exists")
        if run.tag and exist > 1:
            self.complain("doubled", f"{run.name} started {exist} jobs")


def name_of(job):
    """A name on Vertex AI is for people; its jobs have numbers."""
    return job.input.get("displayName", job.id)


def is_cancelled(job):
    return "CANCELLED" in job.states


def told(deed):
    values = [words_of(value) if isinstance(value, Fault) else value for value in vars(deed).values()]
    return " ".join(["-", type(deed).__name__, *map(str, values)])
