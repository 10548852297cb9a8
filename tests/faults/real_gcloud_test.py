#!/usr/bin/env python3
"""The fault campaign with the real gcloud: whatever goes wrong, no job is lost and none is started twice.

    python3 tests/faults/real_gcloud_test.py PATH_TO_mltrain                        the named cases
    python3 tests/faults/real_gcloud_test.py PATH_TO_mltrain --cases 500 --seed 1   so many that a seeded die makes up
    … --only 17                                                                     one of these alone, told in full

A case is a day at one machine, with a home, a ledger and an emulator of its own: some programs run, they or their
gclouds are killed, the emulator fails. Then all is calm, `mltrain sync` is run once, and ledger and cloud must tell the
same. All days come first and the syncs afterwards: a look proves that there is no job only when it comes late enough,
and so a sync need not wait for that. Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import argparse
import concurrent.futures
import contextlib
import dataclasses
import os
import random
import shutil
import signal
import sys
import tempfile
from pathlib import Path

from day import (Case, Day, GoOn, Kill, Open, Pause, Shut, Start, SUBMIT, SYNC, Until, UntilAllEnd, UntilAnswered,
                 UntilGcloud, held)
from emulator import FAULTS, Fault, LATE
from services import Answer, Refusal

KILL, TERM, INT, HUP = signal.SIGKILL, signal.SIGTERM, signal.SIGINT, signal.SIGHUP

CREATE = "^POST /v1/projects/[^/]+/jobs$"
LOOK = "^GET /v1/projects/[^/]+/jobs/"
LIST = "^GET /v1/projects/[^/]+/jobs$"
VERTEX_CREATE = "^POST /v1/projects/[^/]+/locations/[^/]+/customJobs$"
VERTEX_LIST = "^GET /v1/projects/[^/]+/locations/[^/]+/customJobs$"
UPLOAD = "^(POST|PUT) .*/upload/storage/"

PAGE = Answer(200, b"<html><title>Sign in</title></html>", "text/html")     # of a proxy that wants a login
LATER = dataclasses.replace(Refusal(429, "later").answer, headers={"Retry-After": "1"})

AT_ONCE = 3                     # cases side by side: they mostly wait
BATCH = 30                      # so many days, then their syncs


# ---- the named cases -------------------------------------------------------------------------------------------------


def named_cases():
    """Those that take long stand first in their group."""
    cases = [*on_vertex_ai(), *gcloud_killed(), *mltrain_killed(), *badly_answered(), *several_at_once()]
    return [Case(**case, certain=True) for case in cases]


def mltrain_killed():
    yield dict(title="mltrain is killed before its gcloud asks", jobs=0,
               deeds=[Start(), UntilGcloud(), Kill("mltrain", (KILL,))])
    hold = held(CREATE, lost=True)
    yield dict(title="mltrain is killed when the create has arrived, which is lost", faults=[hold], jobs=0,
               deeds=[Start(), Until(hold), Kill("mltrain", (KILL,))])
    hold = held(CREATE)
    yield dict(title="mltrain is killed when the create has arrived; it is applied 4 s later, and the job wanted again",
               faults=[hold], jobs=1, deeds=[Start(alike=True), Until(hold), Kill("mltrain", (KILL,)),
                                             Start(alike=True), Pause(4), GoOn(hold)])
    hold = held(CREATE, applied=True)
    yield dict(title="mltrain is killed when the create is applied and not answered", faults=[hold], jobs=1,
               deeds=[Start(), Until(hold), Kill("mltrain", (KILL,))])
    yield dict(title="mltrain is killed when the create is answered", jobs=1,
               deeds=[Start(), UntilAnswered(CREATE), Kill("mltrain", (KILL,))])
    hold = held(LOOK)
    yield dict(title="mltrain is killed while it looks whether the job exists", jobs=1,
               faults=[Fault(CREATE, "drop", applied=True), hold],
               deeds=[Start(), Until(hold), Kill("mltrain", (KILL,))])
    yield dict(title="mltrain hears SIGHUP between two looks", jobs=1,
               faults=[Fault(CREATE, "malformed", applied=True), Fault(LOOK, "malformed")],
               deeds=[Start(), UntilAnswered(LOOK), Pause(0.6), Kill("mltrain", (HUP,))])
    hold = held(CREATE, applied=True, times=2)
    yield dict(title="one mltrain hears SIGINT, and waits; one hears SIGTERM twice, and leaves", faults=[hold], jobs=2,
               deeds=[Start(count=2), Until(hold, 2), Kill("mltrain", (INT,), 0), Kill("mltrain", (TERM, TERM), 1)])
    yield dict(title="three mltrains are killed at any moment",
               deeds=[deed for number, seconds in enumerate((0.01, 0.3, 0.45))
                      for deed in (Start(), Pause(seconds), Kill("mltrain", (KILL,), number))])


def gcloud_killed():
    yield dict(title="gcloud is interrupted before it asks", jobs=0,
               deeds=[Start(), UntilGcloud(), Pause(0.1), Kill("gcloud", (INT,))])
    hold = held(CREATE)
    yield dict(title="gcloud is killed when the create has arrived, which is applied 4 s later", faults=[hold], jobs=1,
               deeds=[Start(), Until(hold), Kill("gcloud", (KILL,)), Pause(4), GoOn(hold)])
    hold, look = held(CREATE, applied=True), held(LOOK)
    yield dict(title="gcloud is ended when the create is applied, and again while it looks",
               faults=[hold, look], jobs=1,
               deeds=[Start(), Until(hold), Kill("gcloud", (TERM,)), Until(look), Kill("gcloud", (HUP,))])


def badly_answered():
    yield dict(title="429 for an applied create, 429 for one that is not, and an empty 200 for nothing, too", jobs=1,
               faults=[Fault(CREATE, 429, applied=True), Fault(CREATE, 429), Fault(CREATE, "empty")],
               deeds=[Start(count=3)])
    yield dict(title="the reply to an applied create is lost, and that to the second try, too", jobs=1,
               faults=[Fault(CREATE, "drop", applied=True), Fault(CREATE, "reset")], deeds=[Start()])
    yield dict(title="503 for an applied create, 500 for another, and HTML with a 502 for the look", jobs=2,
               faults=[Fault(CREATE, 503, applied=True), Fault(CREATE, 500), Fault(LOOK, "html")],
               deeds=[Start(count=2)])
    yield dict(title="connections are refused for a second, and the name is somebody else's", jobs=1, taken=True,
               deeds=[Shut(), Start(), Pause(1.5), Open()])
    yield dict(title="an empty 200, broken and truncated JSON for applied creates; HTML and less for the looks", jobs=3,
               faults=[*(Fault(CREATE, what, applied=True) for what in ("empty", "malformed", "truncated")),
                       Fault(LOOK, "empty"), Fault(LOOK, PAGE)], deeds=[Start(count=3)])
    yield dict(title="a reply is lost, and reads lag behind for 8 s", jobs=1, lag=8,
               faults=[Fault(CREATE, "drop", applied=True)], deeds=[Start()])
    yield dict(title="a package is packed, its upload fails once, and the reply is lost", jobs=1, packed=True,
               faults=[Fault(UPLOAD, 503), Fault(CREATE, "drop", applied=True)], deeds=[Start()])


def several_at_once():
    hold = held(CREATE)
    yield dict(title="while a slow create is under way: a sync, and the same job once more", faults=[hold], jobs=1,
               deeds=[Start(alike=True), Until(hold), Start(SYNC), Start(alike=True), Pause(2), GoOn(hold)])
    yield dict(title="two partial lists for a sync that knows four jobs", jobs=4, page_size=2,
               faults=[Fault(LIST, "empty", after=1), Fault(LIST, 403, after=2)],
               deeds=[Start(count=4), UntilAllEnd(), Start(SYNC)])
    yield dict(title="five want the same job, and the reply is lost", faults=[Fault(CREATE, "drop", applied=True)],
               jobs=1, deeds=[Start(count=5, alike=True)])


def on_vertex_ai():
    """gcloud repeats a create whose reply was lost, and each time there is one job more."""
    def case(title, deeds, *faults, **more):
        return dict(title="Vertex AI: " + title, deeds=deeds, faults=list(faults), vertex=True, jobs=1, **more)

    slow = {"CLOUDSDK_CORE_HTTP_TIMEOUT": "1"}
    yield case("every reply comes too late, and gcloud gives up with five jobs", [Start()],
               Fault(VERTEX_CREATE, "slow", times=5, applied=True, seconds=3), environment=slow, cancelled=4)
    yield case("the reply is lost, and reads lag behind for 8 s", [Start()],
               Fault(VERTEX_CREATE, "drop", applied=True), lag=8, cancelled=1)
    yield case("two replies are lost, and the list is empty, garbled and forbidden", [Start()],
               Fault(VERTEX_CREATE, "reset", times=2, applied=True), Fault(VERTEX_LIST, "empty"),
               Fault(VERTEX_LIST, "malformed"), Fault(VERTEX_LIST, 403), cancelled=2)
    hold = held(VERTEX_CREATE, applied=True)
    yield case("mltrain is killed while the second try waits for its reply",
               [Start(), Until(hold), Kill("mltrain", (KILL,))],
               Fault(VERTEX_CREATE, "drop", applied=True), hold, cancelled=1)
    hold = held(VERTEX_CREATE, applied=True)
    yield case("gcloud is killed while the second try waits for its reply",
               [Start(), Until(hold), Kill("gcloud", (KILL,))],
               Fault(VERTEX_CREATE, "drop", applied=True), hold, cancelled=1)
    yield case("the answers to two applied tries are lost and garbled", [Start()],
               Fault(VERTEX_CREATE, "drop", applied=True), Fault(VERTEX_CREATE, "malformed", applied=True), cancelled=1)
    hold = held(VERTEX_CREATE, applied=True)
    yield case("while the second try waits: a sync, and the same job once more",
               [Start(alike=True), Until(hold), Start(SYNC), Start(alike=True), Pause(2), GoOn(hold)],
               Fault(VERTEX_CREATE, "drop", applied=True), hold, cancelled=1)


# ---- the ones that a die makes up ------------------------------------------------------------------------------------


def made_up(seed, number):
    dice = random.Random(f"{seed} {number}")
    case = dice.choice([any_mltrain_killed] * 3 + [any_gcloud_killed] * 2 + [any_bad_answers] * 2
                       + [any_random_moments, any_crowd, any_crowd, any_lists])(dice)
    case.lag = dice.choice([0] * 9 + [2, 6])
    case.packed = any(fault.where == UPLOAD for fault in case.faults)
    case.taken = dice.random() < 0.1
    case.page_size = 20 if case.taken else 2
    return case


def any_bad_answer(dice, where, times=((1, 2, 5), (6, 3, 1))):
    what = dice.choice([*FAULTS, *LATE, 429, 500, 503, PAGE, LATER])
    return Fault(where, what, times=dice.choices(*times)[0], applied=where != UPLOAD and dice.random() < 0.5,
                 after=dice.choice([0, 0, 0, 1]), seconds=dice.uniform(0.5, 4))


def any_weather(dice, most):
    """A few faults for creates and looks."""
    where = [CREATE, CREATE, LOOK]
    return [any_bad_answer(dice, dice.choice(where), ((1, 2), (3, 1))) for _ in range(dice.randint(0, most))]


def any_signals(dice):
    return dice.choice([(KILL,)] * 4 + [(TERM,), (INT,), (HUP,), (TERM, TERM), (INT, INT), (HUP, HUP), (INT, TERM),
                                        (TERM, KILL)])


def any_moment(dice):
    """A boundary as deeds that lead to it, those that lead on, and the faults they need."""
    hold = held(CREATE, lost=dice.random() < 0.3, applied=dice.random() < 0.5)
    look = held(LOOK, lost=dice.random() < 0.3)
    first = [Fault(CREATE, dice.choice(["drop", "truncated", 500, 503]), applied=dice.random() < 0.5)]
    unknown = Fault(CREATE, dice.choice(["drop", "empty", "malformed", 429, PAGE]), applied=dice.random() < 0.5)
    later = [Pause(dice.uniform(0, 5)), GoOn(hold)]
    return dice.choice([
        ([UntilGcloud(), Pause(dice.choice([0, dice.uniform(0, 0.5)]))], [], []),
        ([Until(hold)], later, [hold]),
        ([Until(hold)], later, [hold]),
        ([Until(hold)], later, [*first, hold]),
        ([UntilAnswered(CREATE), Pause(dice.choice([0, dice.uniform(0, 0.3)]))], [], []),
        ([Until(look)], [GoOn(look)], [unknown, look]),
        ([UntilAnswered(LOOK), Pause(dice.uniform(0, 2.5))], [], [unknown, Fault(LOOK, "malformed", times=2)]),
    ])


def any_mltrain_killed(dice):
    before, after, faults = any_moment(dice)
    alike = dice.random() < 0.3
    again = [Start(alike=alike)] if dice.random() < 0.3 else []
    deeds = [Start(alike=alike), *before, Kill("mltrain", any_signals(dice)), *again, *after]
    return Case("mltrain is killed", deeds, faults + any_weather(dice, 1))


def any_gcloud_killed(dice):
    before, after, faults = any_moment(dice)
    deeds = [Start(), *before, Kill("gcloud", (dice.choice([KILL, KILL, TERM, INT, HUP]),)), *after]
    return Case("gcloud is killed", deeds, faults + any_weather(dice, 1))


def any_bad_answers(dice):
    where = [CREATE] * 4 + [LOOK] * 2 + [UPLOAD]
    faults = [any_bad_answer(dice, dice.choice(where)) for _ in range(dice.randint(1, 3))]
    if dice.random() < 0.2:
        return Case("connections are refused", [Shut(), Start(), Pause(dice.uniform(0.5, 12)), Open()], faults)
    return Case("bad answers", [Start()], faults)


def any_random_moments(dice):
    deeds = []
    for number in range(dice.randint(1, 4)):
        deeds += [Start(alike=dice.random() < 0.5), Pause(dice.uniform(0, dice.choice([0.1, 1.2, 6]))),
                  Kill(dice.choice(["mltrain", "gcloud"]), any_signals(dice), number)]
    return Case("killed at random moments", deeds, any_weather(dice, 2))


def any_crowd(dice):
    count = dice.randint(2, 8)
    words = dice.choice([SUBMIT, SUBMIT, (*SUBMIT, "--again")])
    deeds = [Start(words, count, alike=dice.random() < 0.5)]
    for _ in range(dice.randint(0, 4)):
        started = sum(deed.count for deed in deeds if isinstance(deed, Start))
        deeds += [Pause(dice.uniform(0, 1.5)), dice.choice([
            Start(SYNC), Start(SYNC), Start(words, alike=True), Start(("cancel", "latest")),
            Kill("mltrain", any_signals(dice), dice.randrange(started)),
            Kill("mltrain", any_signals(dice), started - 1),
            Kill("gcloud", (dice.choice([KILL, TERM]),), dice.randrange(started))])]
    return Case("several at once", deeds, any_weather(dice, 3))


def any_lists(dice):
    faults = [any_bad_answer(dice, LIST, ((1, 2), (3, 1))) for _ in range(dice.randint(1, 2))]
    for fault in faults:
        fault.after = dice.randint(0, 3)
    deeds = [Start(count=dice.randint(3, 5)), *([UntilAllEnd()] if dice.random() < 0.7 else []), Start(SYNC)]
    return Case("partial lists", deeds, faults + any_weather(dice, 2))


# ---- all of them -----------------------------------------------------------------------------------------------------


def live_through(days):
    """All days and then all syncs, some at a time."""
    with concurrent.futures.ThreadPoolExecutor(AT_ONCE) as pool:
        list(pool.map(Day.live, days))
        list(pool.map(Day.sync, sorted(days, key=lambda day: -len(day.runs))))     # the longest first
    for day in days:
        day.judge()


def chosen_cases(arguments):
    """The cases by number."""
    if arguments.cases:
        cases = {number: made_up(arguments.seed, number) for number in range(1, arguments.cases + 1)}
    else:
        cases = dict(enumerate(named_cases(), 1))
    if arguments.only not in (None, *cases):
        sys.exit(f"there are {len(cases)} cases")
    return {arguments.only: cases[arguments.only]} if arguments.only else cases


def campaign(arguments, folder):
    """All days, lived through and judged; those on which something was wrong are told."""
    patience = 600 if arguments.cases else 120
    cases, done = [*chosen_cases(arguments).items()], []
    for begin in range(0, len(cases), BATCH):
        with contextlib.ExitStack() as cleaning:
            days = [Day(number, case, arguments.program, folder, patience)
                    for number, case in cases[begin:begin + BATCH]]
            for day in days:
                cleaning.callback(day.clean_up)
            live_through(days)
        for day in days:
            if day.breaches or arguments.only:
                print(f"{day.number}: {day.case.title}", *day.story, sep="\n", flush=True)
        done += days
    return done


def main():
    parser = argparse.ArgumentParser(description="mltrain and the real gcloud in a world that fails.")
    parser.add_argument("program", type=os.path.abspath, help="the built mltrain")
    parser.add_argument("--cases", type=int, help="so many that a die makes up, instead of the named ones")
    parser.add_argument("--seed", type=int, default=1, help="of the die (default: %(default)s)")
    parser.add_argument("--only", type=int, metavar="N", help="the N-th case alone, told in full")
    arguments = parser.parse_args()
    if not shutil.which("gcloud"):
        print("skipped: no gcloud", file=sys.stderr)
        sys.exit(77)
    signal.signal(INT, signal.default_int_handler)      # who is started in the background may be deaf to these two,
    signal.signal(HUP, signal.SIG_DFL)                  # and so would be every mltrain
    with tempfile.TemporaryDirectory() as folder:
        days = campaign(arguments, Path(folder))
    faults, breaches = sum(day.faults for day in days), [breach for day in days for breach in day.breaches]
    print(f"faults {faults}, lost {breaches.count('lost')}, doubled {breaches.count('doubled')}")
    sys.exit(1 if breaches else 0)


if __name__ == "__main__":
    main()
