"""A hundred submissions whose client is killed at a random moment, while the controller of a real Slurm is frozen,
restarted and killed: python3 tests/slurm/kills_test.py PROGRAM [ROUNDS [SEED]].

Afterwards, when everything is settled: what is in the ledger as accepted trained exactly once, what was refused never
did, and nothing trained that the ledger does not know. A job that the killed controller itself has forgotten is told
as not listed, and as nothing else.
"""

import collections
import os
import random
import signal
import sys
import time

from cluster import Cluster, missing_programs
from desk import JOB, Desk, TELLS

PROGRAM = os.path.abspath(sys.argv[1])
ROUNDS = int(sys.argv[2]) if len(sys.argv) > 2 else 100
SEED = int(sys.argv[3]) if len(sys.argv) > 3 else 20261121


def usual_duration(desk):
    """Of a submission that nobody disturbs: moments to kill are drawn from a little more than that."""
    begin = time.monotonic()
    desk.submit("--again")
    return time.monotonic() - begin


def play(desk, cluster, chance, longest, number, told):
    frozen, restarted, killed = number % 5 == 1, number % 10 == 3, number % 10 == 7
    if frozen:
        cluster.freeze()
    sweep = ("--sweep", "x=1,2,3") if number % 4 == 2 else ()
    client = desk.start("submit", "job.toml", "--again", *sweep)
    time.sleep(chance.uniform(0, longest))
    if restarted or killed:
        cluster.restart_controller(signal.SIGKILL if killed else signal.SIGTERM)
    client.kill()
    client.communicate()
    if frozen:
        time.sleep(chance.uniform(0, 0.2))
        cluster.thaw()
    told.update(kind for kind, is_so in (("frozen", frozen), ("restarted", restarted), ("killed", killed)) if is_so)
    told["sweeps"] += bool(sweep)


def settle(desk, cluster, patience=300):
    """Until the ledger knows of each submission whether it is there, and Slurm has nothing more to run."""
    end = time.monotonic() + patience
    while time.monotonic() < end:
        desk.mltrain("sync")
        unsettled = [job for job in jobs_of(desk) if job["state"] == "unsettled"]
        if not unsettled and not cluster.ask("squeue", "--me", "-h").strip():
            desk.mltrain("sync")
            return
        time.sleep(1)
    raise SystemExit(f"not settled: {unsettled}\n{cluster.ask('squeue', '--me')}")


def jobs_of(desk):
    return desk.json("list", "--all")["jobs"]


def judge(desk):
    """What is wrong; and what became of all."""
    runs = collections.Counter(desk.runs())
    wrong, became = [], collections.Counter()
    known = {job["name"]: job["state"] for job in jobs_of(desk)}
    for name, state in known.items():
        trained = runs[name]
        lost_by_slurm = state == "queued" and not (desk.shared / name / "fate").exists()
        became["lost by the killed controller" if lost_by_slurm else state] += 1
        if trained > 1:
            wrong.append(f"doubled: {name} trained {trained} times")
        elif trained != (state == "succeeded"):
            wrong.append(f"lost: {name} is {state} and trained {trained} times")
    wrong += [f"lost: {name} trained and is in no ledger" for name in runs if name not in known]
    return wrong, became


def main():
    chance = random.Random(SEED)
    told = collections.Counter()
    with Cluster() as cluster:
        desk = Desk(PROGRAM, cluster, TELLS, JOB)
        longest = usual_duration(desk) * 1.3
        for number in range(ROUNDS):
            play(desk, cluster, chance, longest, number, told)
        settle(desk, cluster)
        wrong, became = judge(desk)
        desk.close()
    sweeps = told.pop("sweeps")
    print(f"seed {SEED}: {ROUNDS} clients, {sweeps} of them with a sweep of 3, killed within "
          f"{longest * 1000:.0f} ms; controller " + ", ".join(f"{kind} {count} times" for kind, count in told.items()))
    print("became: " + ", ".join(f"{count} {state}" for state, count in sorted(became.items())))
    lost = sum(line.startswith("lost") for line in wrong)
    print(f"lost {lost}, doubled {len(wrong) - lost}")
    for line in wrong:
        print(line, file=sys.stderr)
    # Kills that never hit the middle would prove nothing.
    if ROUNDS >= 100 and not (became["succeeded"] > 10 and sum(became.values()) > 20):
        wrong.append("the kills did not hit submissions")
        print(wrong[-1], file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    if os.environ.get("MLTRAIN_FULL") != "yes":
        print("skipped: it takes minutes; ./run-tests --full, or MLTRAIN_FULL=yes, runs it", file=sys.stderr)
        sys.exit(77)
    absent = missing_programs()
    if absent:
        print("skipped: no " + ", ".join(absent) + " here; scripts/set-up.sh names the packages", file=sys.stderr)
        sys.exit(77)
    sys.exit(main())
