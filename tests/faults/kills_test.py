"""Kills the built mltrain and its gcloud at every step of their way, and counts the jobs afterwards.

    python3 tests/faults/kills_test.py MLTRAIN GCLOUD KILL_AT [--seed N] [--many N] [--all] [--later N] [--only CASE]

GCLOUD is the program of gcloud.cpp, which keeps a cloud in a file; KILL_AT is the library of kill_at.cpp, which
counts the steps of the mltrain it is preloaded into, and kills it before one of them. A case is one home in which
something is killed. As soon as all of its programs have ended, `mltrain sync` is run once; where that waits, the
clock is put forward instead. Then every submission in the ledger is accepted or refused, every accepted one exists
exactly once in the cloud, and nothing exists there that the ledger does not know. Nothing here says --again, so two
jobs are always one too many.

    --seed N       other random moments
    --many N       so many of them
    --all          every signal before every step of every case, where one in turn, or fewer steps, would do
    --later N      so many seconds pass until the sync, without anybody waiting for them
    --only CASE    this case alone, with all that happened in it
"""

import argparse
import ctypes
import itertools
import json
import multiprocessing
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

KILL, TERM, INT, HUP = signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP
HANDLED = [TERM, INT, HUP]  # mltrain takes these for "no more, please"
SIGNALS = [KILL, *HANDLED]
PATIENCE = 30       # seconds for a case; it takes hundredths of one
HEAD_START = 0.016  # seconds for a program that overtakes another, which may hold what it needs
FEWEST = 200        # kills
WORKERS = 3         # for two processors: a case waits now and then
PR_SET_CHILD_SUBREAPER = 36

JOB = """
name = "census"
project = "my-project"
region = "us-central1"
module_name = "trainer.task"
packages = ["gs://my-bucket/p.tar.gz"]
[limits]
max_duration = "1h"
"""


class Home:
    """A machine's disk, its programs and its cloud."""

    def __init__(self, path):
        self.path = path
        self.ran = []       # (first word, exit code, stdout, stderr) of each mltrain
        self.unhurt = []    # those of them that nobody kills
        self.kills = 0      # by us; the others stand in the story
        (path / "tmp").mkdir(parents=True)
        (path / "job.toml").write_text(JOB)

    def tell(self, line):
        with open(self.path / "story", "a") as story:
            story.write(line + "\n")

    def story(self):
        path = self.path / "story"
        return path.read_text().splitlines() if path.exists() else []

    def start(self, *words, step=0, by=0, later=0, **variables):
        environment = {"HOME": str(self.path), "TMPDIR": str(self.path / "tmp"), "XDG_STATE_HOME": str(self.path),
                       "CLOUDSDK_API_ENDPOINT_OVERRIDES_ML": "http://127.0.0.1:1/", "MLTRAIN_GCLOUD": OPTIONS.gcloud,
                       "PRETENDED_CLOUD": str(self.path), "LD_PRELOAD": OPTIONS.kill_at,
                       "KILL_AT_STORY": str(self.path / "story"), "KILL_AT_STEP": str(step),
                       "KILL_AT_SIGNAL": str(int(by)), "KILL_AT_LATER": str(later), **variables}
        words = [*words, "job.toml", "--yes"] if words == ("submit",) else words
        process = subprocess.Popen([OPTIONS.mltrain, *words], cwd=self.path, env=environment, text=True,
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.tell(f"mltrain {process.pid} {' '.join(words)}")
        return process

    def finish(self, process):
        out, err = process.communicate()
        self.ran.append((process.args[1], process.returncode, out, err))
        for line in err.splitlines():
            if line.startswith("mltrain:"):
                self.tell(f"mltrain {process.pid} says: {line}")
        self.tell(f"mltrain {process.pid} ends with {process.returncode}")

    def finish_unhurt(self, process):
        self.finish(process)
        self.unhurt.append(self.ran[-1])

    def run(self, *words, **how):
        self.finish(self.start(*words, **how))

    def cloud(self):
        """(name, id) of each job there is."""
        path = self.path / "jobs"
        lines = path.read_text().splitlines() if path.exists() else []
        return [(name, ours) for name, _, ours, *_ in (line.split("\t") for line in lines)]


# What happens in a home. Each takes a step and a signal for the mltrain that it is about.

def submit(home, step=0, by=0, torn=False, reply="", **variables):
    if torn:
        variables["KILL_AT_TORN"] = "yes"
    home.run("submit", step=step, by=by, PRETENDED_REPLY=reply, **variables)


def submit_again(home, step=0, by=0):
    """The user finds it dead, and does the same once more."""
    submit(home, step, by)
    home.finish_unhurt(home.start("submit"))


def overtaken(home, step=0, by=0, other="submit"):
    """It stands still where another program may come between, and one does; only then the signal comes."""
    slow = home.start("submit", step=step, by=signal.SIGSTOP, KILL_AT_LOCKS="yes")
    status = os.waitid(os.P_PID, slow.pid, os.WSTOPPED | os.WEXITED | os.WNOWAIT)
    fast = home.start(other)
    if status.si_code == os.CLD_STOPPED:
        try:
            fast.wait(HEAD_START)
        except subprocess.TimeoutExpired:
            home.tell(f"mltrain {fast.pid} waits for the other")
        home.tell(f"mltrain {slow.pid} hears {int(by)}")
        slow.send_signal(by)
        slow.send_signal(signal.SIGCONT)
        home.kills += 1
    home.finish(slow)
    home.finish_unhurt(fast)


def sync(home, step=0, by=0, left="applied"):
    """Somebody left a submission unsettled, and now the sync dies, too."""
    home.run("submit", PRETENDED_KILL=f"submit {left} both 9 plain")
    home.run("sync", step=step, by=by, later=OPTIONS.later)


def gcloud(home, order, reply="", first="submit"):
    """The order is one for gcloud.cpp, to a submit or to a sync."""
    if first == "sync":
        home.run("submit", PRETENDED_KILL="submit applied both 9 plain")
    later = OPTIONS.later if first == "sync" else 0
    home.run(first, later=later, PRETENDED_KILL=order, PRETENDED_REPLY=reply)


def at_random(home, number):
    """At some moment mltrain, its gcloud, or both."""
    dice = random.Random(f"{OPTIONS.seed} {number}")
    process = home.start("submit", PRETENDED_NAP="1", PRETENDED_REPLY=dice.choice(["", "", "lost", "dropped"]))
    time.sleep(dice.uniform(0, 0.02))
    children = children_of(process.pid)
    victims = dice.choice([[process.pid], children, [process.pid, *children], [*children, process.pid]])
    by = dice.choice(SIGNALS)
    for victim in victims:
        home.tell(f"{victim} hears {int(by)}")
        try:
            os.kill(victim, by)
        except ProcessLookupError:
            home.tell("too late")
    home.finish(process)
    home.kills += process.pid in victims and process.returncode in (-by, 130)


# The cases.

def steps_of(act, **how):
    """What the last mltrain of this act does when nobody kills it, step by step."""
    home = Home(pathlib.Path(tempfile.mkdtemp(dir=OPTIONS.ground)))
    act(home, **how)
    wait_for_orphans()
    steps = [line.split()[1:] for line in home.story() if " step " in line]
    return [" ".join(words[3:]) for words in steps if words[0] == steps[-1][0]]


def at_every_step(steps, by=(KILL,), first=1):
    """Steps are counted from 1."""
    return [{"step": step, "by": one} for step in range(first, len(steps) + 1) for one in by]


def at_most_steps(steps, by=(KILL,), in_turn=(), first=1):
    """Of a row of like writes only the first and the last, and of `in_turn` one for each; or, with --all, all."""
    if OPTIONS.all:
        yield from at_every_step(steps, [*by, *in_turn], first)
        return
    in_turn = itertools.cycle(in_turn)
    for step in range(first, len(steps) + 1):
        around = [" ", *steps, " "][step - 1:step + 2]
        if len(set(around)) > 1 or "lock" in steps[step - 1]:
            for one in [*by, *itertools.islice(in_turn, 1)]:
                yield {"step": step, "by": one}


def cases_of_submit():
    steps = steps_of(submit)
    for what in ("mkdir", "open", "pwrite64", "fdatasync", "fork", "write", "unlink"):
        if not any(step.startswith(what) for step in steps):
            sys.exit(f"no {what} was seen: what is preloaded does not see all that mltrain does")
    for how in itertools.chain(at_every_step(steps), at_most_steps(steps, HANDLED)):
        yield submit, how
    for how in at_every_step(steps):
        if "write" in steps[how["step"] - 1]:
            yield submit, how | {"torn": True}
    for how in at_most_steps(steps):
        yield submit_again, how
    for reply in ("lost", "dropped"):  # all is as before until gcloud has answered
        steps = steps_of(submit, reply=reply)
        for how in at_most_steps(steps, [KILL], HANDLED, steps.index("fork") + 2):
            yield submit, how | {"reply": reply}


def cases_of_overtaking():
    for how in at_most_steps(steps_of(submit, KILL_AT_LOCKS="yes"), [KILL], HANDLED):
        yield overtaken, how
        yield overtaken, how | {"other": "sync"}


def cases_of_sync():
    for left in ("applied", "started"):
        for how in at_most_steps(steps_of(sync, left=left), [KILL], HANDLED):
            yield sync, how | {"left": left}


def cases_of_gcloud():
    for whom, by in itertools.product(("parent", "self", "both"), SIGNALS):
        for moment in ("started", "applied", "half-told", "told"):
            yield gcloud, {"order": f"submit {moment} {whom} {int(by)} plain"}
        for moment in ("started", "half-told"):  # these change nothing in the cloud
            yield gcloud, {"order": f"describe {moment} {whom} {int(by)} plain", "reply": "lost"}
            yield gcloud, {"order": f"describe {moment} {whom} {int(by)} plain", "first": "sync"}
            yield gcloud, {"order": f"list {moment} {whom} {int(by)} plain", "first": "sync"}
    for moment in ("started", "applied", "half-told"):
        yield gcloud, {"order": f"submit {moment} parent 9 deaf"}
        for by in HANDLED:
            yield gcloud, {"order": f"submit {moment} parent {int(by)} twice"}


def all_cases():
    for act, how in itertools.chain(cases_of_submit(), cases_of_overtaking(), cases_of_sync(), cases_of_gcloud()):
        words = [word for key, word in how.items() if key not in ("step", "by", "torn")]
        if "step" in how:
            words += [f"step {how['step']}", how["by"].name.removeprefix("SIG")]
        words += ["torn"] * how.get("torn", False)
        yield " ".join([act.__name__, *words]), act, how
    for number in range(1, OPTIONS.many + 1):
        yield f"at_random {number}", at_random, {"number": number}


# The judgement.

def judge(home):
    """(what it is, what is wrong) of each breach."""
    word, code, out, err = home.ran[-1]
    settled = json.loads(out) if code == 0 else {}
    for what in ("unsettled", "strangers", "troubles"):
        for one in settled.get(what, []):
            yield "other", f"sync: {what}: {one}"
    if code != 0:
        yield "other", f"sync ends with {code}: {out}{err}"
    yield from judge_ledger(home)
    yield from judge_exits(home)


def ask(home, *words):
    """What a command answers in JSON, in a program that nothing is preloaded into."""
    asked = subprocess.run([OPTIONS.mltrain, *words, "--json"], capture_output=True, text=True, timeout=PATIENCE,
                           env={"HOME": str(home.path), "XDG_STATE_HOME": str(home.path)})
    if asked.returncode != 0:
        raise ValueError(f"{words[0]} ends with {asked.returncode}: {asked.stdout}{asked.stderr}")
    return json.loads(asked.stdout)


def judge_ledger(home):
    known = {(job["name"], job["id"]): job["state"] for job in ask(home, "list", "--all")["jobs"]}
    cloud = home.cloud()
    if len(cloud) > 1:
        yield "doubled", f"{len(cloud)} jobs exist"
    for job, state in known.items():
        if state == "unsettled":
            yield "lost", f"{job[0]} is unsettled still"
        elif state != "refused" and job not in cloud:
            yield "lost", f"{job[0]} is {state}, and does not exist"
    for job in cloud:
        if job not in known:
            yield "lost", f"{job[0]} exists, and the ledger does not know it"
        elif any(seen["state"] == "refused" for seen in ask(home, "show", job[0])["sightings"]):
            yield "lost", f"{job[0]} exists, and the ledger has said that it was refused"


def judge_exits(home):
    """What was said is true."""
    submits = [(code, out) for word, code, out, _ in home.ran if word == "submit"]
    names = [name for name, _ in home.cloud()]
    for code, out in submits:
        if code == 0 and out.split()[0] not in names:
            yield "lost", f"{out.split()[0]} was said to be submitted, and does not exist"
    if all(code in (1, 4, 5) for code, _ in submits) and names:
        yield "lost", f"all were said to be refused, and {names[0]} exists"
    for word, code, _, err in home.unhurt:
        if code not in (0, 5, 7):  # 5: it is there already; 7: that is not known
            yield "other", f"{word}, which nobody hurt, ends with {code}: {err}"
    for word, code, _, err in home.ran:
        if code not in (0, 1, 5, 7, 130) and -code not in SIGNALS or "internal error" in err:
            yield "other", f"{word} ends with {code}: {err}"


# The campaign.

def wait_for_orphans():
    """What a dead mltrain leaves behind becomes ours."""
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass


def children_of(process):
    return [int(child) for child in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]


def end_what_is_left():
    while children := children_of(os.getpid()):
        for child in children:
            os.kill(child, KILL)
        os.waitpid(-1, 0)  # its own children are ours now


def too_late(*_):
    raise TimeoutError(f"it takes longer than {PATIENCE} s")


def live_through(case):
    """The breaches of a case, the number of kills in it, and its story."""
    name, act, how = case
    home = Home(OPTIONS.ground / name.replace(" ", "_"))
    signal.alarm(PATIENCE)
    try:
        act(home, **how)
        wait_for_orphans()
        home.tell("later:")
        home.run("sync", "--json", later=2 * OPTIONS.later)
        breaches = list(judge(home))
    except (TimeoutError, ValueError, subprocess.TimeoutExpired) as trouble:
        end_what_is_left()
        breaches = [("other", str(trouble))]
    finally:
        signal.alarm(0)
    story = home.story()
    kills = home.kills + sum(" kill by " in line for line in story)
    shutil.rmtree(home.path)
    return name, breaches, kills, story


def begin_work():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGALRM, too_late)


def run_campaign():
    begin_work()
    cases = [case for case in all_cases() if OPTIONS.only in (None, case[0])]
    if not cases:
        sys.exit(f"there is no case {OPTIONS.only}")
    total, found = 0, {"lost": 0, "doubled": 0, "other": 0}
    with multiprocessing.Pool(WORKERS, begin_work) as workers:
        for name, breaches, kills, story in workers.imap_unordered(live_through, cases, chunksize=8):
            total += kills
            for what, text in breaches:
                found[what] += 1
                all_or_less = " --all" * OPTIONS.all
                print(f"{what}: {text}\n    --seed {OPTIONS.seed}{all_or_less} --only '{name}'", flush=True)
            if OPTIONS.only:
                print(*story, sep="\n")
    few = total < FEWEST and not OPTIONS.only
    if few:
        print(f"so few kills prove nothing: {FEWEST} it should have been")
    if found["other"]:
        print(f"and {found['other']} other breaches")
    print(f"faults {total}, lost {found['lost']}, doubled {found['doubled']}")
    return few or any(found.values())


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("mltrain", "gcloud", "kill_at"):
        parser.add_argument(name, type=os.path.abspath)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--many", type=int, default=60)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--later", type=int, default=0)
    parser.add_argument("--only", metavar="CASE")
    return parser.parse_args()


if __name__ == "__main__":
    OPTIONS = read_options()
    in_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # the ledger waits for the disk often
    with tempfile.TemporaryDirectory(prefix="mltrain_kills_", dir=in_memory) as ground:
        OPTIONS.ground = pathlib.Path(ground)
        sys.exit(run_campaign())
