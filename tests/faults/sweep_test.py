"""Kills the built mltrain in the middle of a sweep of 32 jobs, resumes the sweep, and counts the jobs afterwards.

    python3 tests/faults/sweep_test.py MLTRAIN GCLOUD KILL_AT [--large] [--seed N] [--rounds N] [--only N]

GCLOUD is the program of gcloud.cpp, which keeps a cloud in a file; KILL_AT is the library of kill_at.cpp, which kills
nobody here, and puts the clock forward where mltrain would wait. A round is one home with one sweep, on ML Engine and
on Vertex AI in turn. When so many of its jobs are there, something happens to it: mltrain, its workers or all of them
are killed, the user presses Ctrl-C, gcloud's replies are lost. Then `mltrain submit --resume SWEEP` is run until it
ends with 0, which may be hurt once more, and may be two at once; now and then there is a sync between. In the end
each of the variants is there as one job, and the ledger says the same. A sweep that died before it was written
down has no job, and is submitted once more.

    --large       sweeps of 1,000 jobs; the first is left in peace, and its time and memory are told
    --seed N      other moments, and other accidents
    --rounds N    so many; 50 are the promise
    --only N      this round alone, with all that happened in it
"""

import argparse
import collections
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
import threading
import time

KILL, TERM, INT, HUP = signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP
PATIENCE = 60       # seconds for a round; it takes some tenths of one. A large one takes longer by so much:
LARGER = 15
MOST_RESUMES = 40   # in a row; those that come too early, because somebody still sends, count
BREATH = 0.05       # seconds between two of them
WORKERS = 2         # rounds at once
PR_SET_CHILD_SUBREAPER = 36

AXES = {"epochs": ["5", "10"], "learning-rate": ["1", "0.1", "0.01", "0.001"], "batch-size": ["32", "64", "128", "256"]}
if "--large" in sys.argv:
    AXES = {axis: [str(factor * number) for number in range(1, 11)] for axis, factor in (("a", 1), ("b", 3), ("c", 7))}
VARIANTS = [[word for axis, value in zip(AXES, values) for word in (f"--{axis}", value)]
            for values in itertools.product(*AXES.values())]

JOB = """
name = "census"
project = "my-project"
region = "us-central1"
package_path = "trainer"
module_name = "trainer.task"
staging_bucket = "gs://my-bucket"
"""
ON_VERTEX_AI = """
service = "vertex-ai"
framework = "tensorflow 2.15"
[master]
machine_type = "n1-standard-4"
"""
REST = f"""
[limits]
max_duration = "1h"
[sweep]
max_jobs = {len(VARIANTS)}
""" + "".join(f"{axis} = [{', '.join(values)}]\n" for axis, values in AXES.items())


class Home:
    """A machine's disk, its programs and its cloud."""

    def __init__(self, path, vertex):
        self.path = path
        self.kills = 0
        for folder in ("tmp", "trainer"):
            (path / folder).mkdir(parents=True)
        (path / "trainer/__init__.py").touch()
        (path / "trainer/task.py").write_text("print(1)\n")
        (path / "job.toml").write_text(JOB + ON_VERTEX_AI * vertex + REST)

    def tell(self, line):
        with open(self.path / "story", "a") as story:
            story.write(line + "\n")

    def start(self, *words, **variables):
        """In a process group of its own, as a shell starts it."""
        environment = {"HOME": str(self.path), "TMPDIR": str(self.path / "tmp"), "XDG_STATE_HOME": str(self.path),
                       "CLOUDSDK_API_ENDPOINT_OVERRIDES_ML": "http://127.0.0.1:1/", "MLTRAIN_GCLOUD": OPTIONS.gcloud,
                       "PRETENDED_CLOUD": str(self.path), "LD_PRELOAD": OPTIONS.kill_at, **variables}
        process = subprocess.Popen([OPTIONS.mltrain, *words], cwd=self.path, env=environment, text=True,
                                   start_new_session=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                   stderr=subprocess.PIPE)
        self.tell(f"mltrain {process.pid} {' '.join(words)} {variables or ''}")
        return process

    def finish(self, process, exits):
        """Its exit code, which must be one of these; and what it printed on stdout and stderr."""
        out, err = process.communicate()
        for line in err.splitlines():
            if line.startswith(("mltrain:", "  ")) and "error" in line:
                self.tell(f"mltrain {process.pid} says: {line}")
        self.tell(f"mltrain {process.pid} ends with {process.returncode}")
        if process.returncode not in exits or "internal error" in err:
            raise Breach("other", f"{process.args[1]} ends with {process.returncode}: {err}")
        return process.returncode, out, err

    def ask(self, *words):
        """What a command answers in JSON."""
        return json.loads(self.finish(self.start(*words, "--json"), [0])[1])

    def cloud(self):
        """The jobs that are alive: name, id, trainer's arguments."""
        path = self.path / "jobs"
        rows = [line.split("\t") for line in path.read_text().splitlines()] if path.exists() else []
        return [(row[0], row[2], json.loads(row[7])) for row in rows if not row[4].startswith("CANCEL")]


class Breach(Exception):
    """What kind it is, and what is wrong."""


# What happens in a round.

def begin(home, dice, *words):
    """A submission or a resumption that somebody will disturb, or gcloud."""
    reply = dice.choice(["", "", "lost", "lost 3", f"dropped {dice.randrange(2, len(VARIANTS))}"])
    strike = f"submit {dice.choice(['started', 'applied', 'told'])} parent {int(dice.choice([KILL, TERM, INT]))} plain"
    return home.start("submit", *words, "--yes", "--parallel", str(dice.choice([1, 2, 4, 8])),
                      PRETENDED_NAP=str(dice.randrange(1, 6)), PRETENDED_REPLY=reply,
                      PRETENDED_KILL=dice.choice(["", "", "", strike]))


def disturb(home, dice, process):
    """When so many jobs are there, or so soon after its start that none is."""
    jobs, delay = dice.randrange(-len(VARIANTS) // 4, len(VARIANTS)), dice.uniform(0, 0.03)
    victims, by = dice.choice([("mltrain", KILL), ("mltrain", KILL), ("all", KILL), ("a worker", KILL),
                               ("mltrain", TERM), ("mltrain", INT), ("all", INT), ("all", INT), ("all", HUP)])
    twice = dice.random() < 0.3
    while len(home.cloud()) < jobs and process.poll() is None:
        time.sleep(0.001)
    time.sleep(delay)
    for pause in (0, 0.005)[:1 + twice]:
        time.sleep(pause)
        strike(home, dice, process, victims, by)


def strike(home, dice, process, victims, by):
    """Who has ended stays there until it is waited for: its number is nobody else's."""
    pids = {"mltrain": [process.pid], "all": [-process.pid],
            "a worker": dice.sample(workers := children_of(process.pid), min(1, len(workers)))}[victims]
    for pid in pids:
        home.tell(f"{victims} {pid} hears {int(by)}; {len(home.cloud())} jobs are there")
        try:
            os.kill(pid, by)
            home.kills += 1
        except ProcessLookupError:
            home.tell("too late")


def hurt(home, dice, *words):
    process = begin(home, dice, *words)
    disturb(home, dice, process)
    return name_in(home.finish(process, [0, 1, 5, 7, 130, *(-by for by in (KILL, TERM, INT, HUP))])[2])


def name_in(plan):
    """The first line of a plan begins with the sweep's name; a program that died early has shown none."""
    return next((line.partition(",")[0] for line in plan.splitlines() if f", {len(VARIANTS)} jobs on" in line), None)


def is_written_down(home, name):
    code, out, err = home.finish(home.start("list", "--sweep", name), [0, 1])
    if code and f'there is no sweep "{name}"' not in err:
        raise Breach("other", f"list ends with {code}: {err}")
    return code == 0


def live(home, dice):
    """The name of the sweep, when all is over."""
    name = hurt(home, dice, "job.toml")
    while not name or not is_written_down(home, name):
        if home.cloud():
            raise Breach("doubled", "jobs exist, and the ledger knows of no sweep")
        home.tell("there is no sweep: once more")
        name = name_in(home.finish(home.start("submit", "job.toml", "--yes"), [0])[2])
    if dice.random() < 0.5:
        hurt(home, dice, "--resume", name)
    resume(home, dice, name)
    return name


def resume(home, dice, name):
    """Until nothing is missing."""
    for _ in range(MOST_RESUMES):
        if dice.random() < 0.25:
            home.finish(home.start("sync"), [0, 1, 7])
        crowd = [home.start("submit", "--resume", name, "--yes", "--parallel", str(dice.choice([1, 4])))
                 for _ in range(dice.choice([1, 1, 2]))]
        # 1, 5: the other one was quicker; 7: it is not known yet what became of one
        codes = [home.finish(one, [0, 5, 7])[0] for one in crowd]
        if codes == [0] * len(codes):
            return
        time.sleep(BREATH)
    raise Breach("other", f"{MOST_RESUMES} times resumed, and not at its end")


def outlive(home):
    """The workers outlive mltrain, and while they wait for gcloud somebody else opens and closes the ledger."""
    process = home.start("submit", "job.toml", "--yes", "--parallel", "2", PRETENDED_NAP="200")
    while len(home.cloud()) < 2 and process.poll() is None:
        time.sleep(0.001)
    process.kill()
    home.ask("list", "--all")
    home.finish(process, [-KILL])
    wait_for_orphans()
    states = [job["state"] for job in home.ask("list", "--all")["jobs"]]
    if states != ["queued", "queued"]:
        yield "lost", f"two were being sent when mltrain died; the ledger says {states}"


def in_peace(home):
    """What a sweep takes when nothing happens to it."""
    begun = time.monotonic()
    process = home.start("submit", "job.toml", "--yes", "--parallel", "4", "--json")
    ended, kilobytes = [], 0
    waiting = threading.Thread(target=lambda: ended.append(home.finish(process, [0])))
    waiting.start()
    while waiting.is_alive():
        kilobytes = max(kilobytes, peak_of(process.pid))
        waiting.join(0.02)
    print(f"{len(VARIANTS)} jobs in peace: {time.monotonic() - begun:.1f} s, {kilobytes / 1024:.0f} MB", flush=True)
    yield from judge(home, json.loads(ended[0][1])["sweep"])


def peak_of(process):
    """Of its memory, in KiB; its workers' is not counted."""
    try:
        lines = pathlib.Path(f"/proc/{process}/status").read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)
    except (FileNotFoundError, ProcessLookupError):
        return 0


# The judgement.

def judge(home, name):
    cloud = home.cloud()
    there = collections.Counter(tuple(args) for _, _, args in cloud)
    for variant in VARIANTS:
        if there[tuple(variant)] != 1:
            yield "doubled" if there[tuple(variant)] else "lost", f"{' '.join(variant)}: {there[tuple(variant)]} jobs"
    for stranger in there.keys() - {tuple(variant) for variant in VARIANTS}:
        yield "other", f"nobody asked for {stranger}"
    known = {(job["name"], job["id"]): job["state"] for job in home.ask("list", "--sweep", name)["jobs"]}
    alive = {job for job, state in known.items() if state != "refused"}
    for job in alive ^ {(job, id) for job, id, _ in cloud}:
        yield "lost", f"{job[0]} is {known.get(job, 'unknown to the ledger')}, and {'not ' * (job in alive)}there"
    damages = home.finish(home.start("ledger", "check"), [0, 1])
    if damages[0] != 0:
        yield "other", f"the ledger is damaged: {damages[1]}"


# The campaign.

def wait_for_orphans():
    """What a dead mltrain leaves behind becomes ours."""
    try:
        while True:
            os.waitpid(-1, 0)
    except ChildProcessError:
        pass


def children_of(process):
    try:
        return [int(pid) for pid in pathlib.Path(f"/proc/{process}/task/{process}/children").read_text().split()]
    except (FileNotFoundError, ProcessLookupError):
        return []


def end_what_is_left():
    while children := children_of(os.getpid()):
        for child in children:
            os.kill(child, KILL)
        os.waitpid(-1, 0)  # its own children are ours now


def too_late(*_):
    raise TimeoutError(f"it takes longer than {PATIENCE} s")


def play(home, number):
    """Round 0 is one of its own."""
    if number == 0:
        return list(in_peace(home) if OPTIONS.large else outlive(home))
    name = live(home, random.Random(f"{OPTIONS.seed} {number}"))
    wait_for_orphans()
    return list(judge(home, name))


def go_through(number):
    """The breaches of a round, the number of its jobs, of the kills in it, and its story."""
    home = Home(OPTIONS.ground / str(number), number % 2 == 0)
    signal.alarm(PATIENCE * (LARGER if OPTIONS.large else 1))
    try:
        breaches = play(home, number)
    except Breach as breach:
        breaches = [breach.args]
    except (TimeoutError, ValueError) as trouble:
        breaches = [("other", str(trouble))]
    finally:
        end_what_is_left()
        signal.alarm(0)
    story = (home.path / "story").read_text().splitlines()
    kills = home.kills + sum(" kill by " in line for line in story)
    jobs = len(home.cloud()) if number else 0
    shutil.rmtree(home.path)
    return number, breaches, jobs, kills, story


def begin_work():
    ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
    signal.signal(signal.SIGALRM, too_late)


def run_campaign():
    rounds = range(OPTIONS.rounds + 1) if OPTIONS.only is None else [OPTIONS.only]
    jobs, kills, found = 0, 0, {"lost": 0, "doubled": 0, "other": 0}
    with multiprocessing.Pool(WORKERS, begin_work) as workers:
        for number, breaches, there, struck, story in workers.imap_unordered(go_through, rounds):
            jobs, kills = jobs + there, kills + struck
            for what, text in breaches:
                found[what] += 1
                print(f"{what}: {text}\n    --seed {OPTIONS.seed} --only {number}", flush=True)
            if OPTIONS.only is not None:
                print(*story, sep="\n")
    if found["other"]:
        print(f"and {found['other']} other breaches")
    count = len([number for number in rounds if number])
    right = jobs == len(VARIANTS) * count
    total = f"{len(VARIANTS)}x{count}" if right else f"{jobs}, not {len(VARIANTS)}x{count}"
    print(f"rounds {count}, kills {kills}, jobs {total}, lost {found['lost']}, doubled {found['doubled']}")
    return not right or any(found.values())


def read_options():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("mltrain", "gcloud", "kill_at"):
        parser.add_argument(name, type=os.path.abspath)
    parser.add_argument("--large", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--rounds", type=int, default=8)
    parser.add_argument("--only", type=int, metavar="N")
    return parser.parse_args()


if __name__ == "__main__":
    OPTIONS = read_options()
    in_memory = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None  # the ledger waits for the disk often
    with tempfile.TemporaryDirectory(prefix="mltrain_sweeps_", dir=in_memory) as ground:
        OPTIONS.ground = pathlib.Path(ground)
        sys.exit(run_campaign())
