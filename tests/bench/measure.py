#!/usr/bin/env python3
"""Measures mltrain beside what people would use instead, and writes docs/benchmarks.md.

    python3 tests/bench/measure.py build/release            all of it, on a machine with nothing else to do
    python3 tests/bench/measure.py build/release --quick    whether it works: next to nothing is measured, nothing is
                                                            written, and the page must have the rows of this program

The build is a release build with its tests. Where there is no gcloud on the PATH nothing is measured, and the exit code
is 77.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SOURCE / "tests/cloud"))

import start_against_gcloud
import submit_against_gcloud
import sweep_against_loops
import watch_against_describe
from page import filled, first_line, machine, Row

PAGE = SOURCE / "docs/benchmarks.md"
OF_COMMANDS = {                                 # what start_up calls it, and what the page does
    "completion": "a press of the Tab key", "cost": "`cost`", "compare": "`compare`"}
ROUNDS = {"start": 25, "submit": 15, "watch": 3}
SIZES = (10_000, 100_000, 1_000_000)            # jobs in a ledger
OF_A_LEDGER = {                                 # what large_ledger calls it, and what the page does
    "version": "`version`", "list": "`list`", "list --json": "`list --json`", "show latest": "`show latest`",
    "submit": "`submit` without gcloud's part", "sync": "`sync` of none that runs",
    "watch": "`watch` of none that runs", "__complete show m": "completion of a name",
    "report --since 2000-01-01": "`report` of all jobs",
    "report --since 2000-01-01 --html report.html --force": "`report --html` of all jobs"}


# ---- of mltrain alone ------------------------------------------------------------------------------------------------


def lines_of(*words):
    """What one of our own programs prints. It ends with 1 when its promise is not kept, and that is no matter here."""
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, cwd=SOURCE)
    if done.returncode not in (0, 1):
        sys.exit(f"{words[0]} ended with {done.returncode}: {done.stderr}")
    return done.stdout.splitlines()


def rows_of_commands(build):
    """start_up says it of each: "cost, median of 50: 6.2 ms (5.9 ms of the processor), 12.1 MB; promised: …"."""
    figures = {}
    for line in lines_of(build / "tests/start_up", build / "mltrain", SOURCE / "examples/census/job.toml"):
        found = re.match(r"(.*), median of .*?: ([0-9.]+ ms) .*, ([0-9.]+ MB);", line)
        if found and found[1] in OF_COMMANDS:
            figures[found[1]] = f"{found[2]}, {found[3]}"     # the last, where it was measured again
    for name, title in OF_COMMANDS.items():
        yield Row(title, figures[name])


def rows_of_ledgers(build, quick):
    """large_ledger says it in a table."""
    figures = {name: [] for name in OF_A_LEDGER}
    for jobs in SIZES:
        words = ("1", str(jobs // 1000)) if quick else ("5", str(jobs))
        for line in lines_of(build / "tests/large_ledger", build / "mltrain", *words):
            found = re.match(r"(\S.*?)  +([0-9.]+) ms, under.*?([0-9.]+) MB, under", line)
            if found and found[1] in figures:
                figures[found[1]].append((float(found[2]), float(found[3])))
    for name, each in figures.items():
        times = ", ".join(milliseconds_text(took) for took, _ in each)
        memory = ", ".join(f"{megabytes:.0f}" for _, megabytes in each)
        yield Row(f"{OF_A_LEDGER[name]}, ledger of 10k, 100k, 1M jobs", f"{times} ms; {memory} MB")


def milliseconds_text(took):
    return f"{took:.1f}" if took < 100 else f"{took:,.0f}"


def rows_of_sizes(build):
    yield Row("the program, one file", f"{(build / 'mltrain').stat().st_size / 1e6:.1f} MB")


# ---- the page --------------------------------------------------------------------------------------------------------


HEAD = """
# Benchmarks

What mltrain takes, beside what people would use instead. This page is written by

    python3 tests/bench/measure.py build/release{options}

{made}

{how}

| what | mltrain | instead | ratio |
|---|---|---|---|
{rows}

## Where mltrain is not ahead

{behind}

## What is promised

Programs that hold single figures against promises, and end with 1 when one is not kept:

    build/release/tests/start_up build/release/mltrain examples/census/job.toml --strict
    build/release/tests/price_book
    build/release/tests/large_ledger build/release/mltrain
    build/release/tests/large_ledger build/release/mltrain 5 1000000
    build/release/tests/watch_night
    build/release/tests/watch_night 500 7
"""
HOW = """
Programs take turns (A B A B …), {rounds}. A figure is the median of the rounds, and a ratio is how many times as much
the other took in the same round: the median, and of several rounds the lowest and the highest in brackets. CPU is the
time of the processor, of all processes together. gcloud asks an emulator on this machine, which answers at once and is
not counted: what Google takes for an answer comes on top, for both.
"""
BUSY = """
Others were at work on this machine: all times by the clock are longer than they need be.
"""
BEHIND = """
Submitting is gcloud's work: on ML Engine mltrain cannot be faster. On Vertex AI it asks once more, which is {vertex} by
the clock instead of {create}. That second question finds the job that gcloud makes twice when a reply is lost. A
trainer that mltrain packs is uploaded by one more gcloud, where gcloud packs and uploads within the create.

One job is one `describe` a look for both: nothing is saved. A list also names the old jobs of a project, a hundred to a
page: {among} for 20 jobs among 2,000 old ones. By itself mltrain looks every 5 s after news, and slows down to 30 s.

A loop of 200 describes takes longer than the 30 s between two looks. 20 of them were run, and the row says what all
would cost; of 20, 10 were.

Each job of a sweep is one start of gcloud for us, too. What is gained on the clock is gained by further cores, and by
packing and uploading once. A loop by hand that uploads once and passes `--packages` should be as fast; it leaves open
what became of a reply that is lost. Six at a time by hand break archives, because gcloud writes setup.py beside the
trainer and removes it afterwards: it ends with an error for some, and with exit 0 for others, which fail when they
start.

A report of all jobs reads all jobs: its time and its memory grow with them. `list` says how many there are, and to
count a million rows is most of what it takes there.

Prices of other clouds are compared from a book with a date. Asking the clouds themselves would be slower, and newer.
"""


def page(build, rows, minutes, load, most):
    cells = {row.title: row for row in rows}
    gcloud = first_line("gcloud", "--version")
    made = f"""in {minutes:.0f} minutes on {machine()}, which had a load of {load:.1f} before; mltrain
        {first_line(build / "mltrain", "version").split()[-1]}, {gcloud}, {start_against_gcloud.aws_text()}."""
    on_vertex = cells[f"{submit_against_gcloud.NEW}, against a create alone, by the clock"]
    sentences = BEHIND.format(vertex=on_vertex.ours, create=on_vertex.other,
                              among=cells[watch_against_describe.CASES[3].title].ours)
    behind = "\n".join(filled(each, "- ", "  ") for each in sentences.strip().split("\n\n"))
    table = "\n".join(f"| {' | '.join(row.cells)} |" for row in rows)
    options = f" --rounds {most}" if most else ""
    how = filled(HOW.format(rounds=rounds_text(most)) + (BUSY if load > 1 else ""))
    return HEAD.format(options=options, made=filled(made), how=how, rows=table, behind=behind).lstrip()


def rounds_text(most):
    if most:
        return f"no more than {most} round{'s' * (most > 1)} of each"
    return f"{ROUNDS['start']} rounds of starts, {ROUNDS['submit']} of submissions, {ROUNDS['watch']} of the others"


def measured(build, quick, most):
    """`most` rounds of each, where fewer than usual are wanted."""
    def at_most(what):
        return min(ROUNDS[what], most or ROUNDS[what])

    parts = (start_against_gcloud.rows(build, at_most("start")), submit_against_gcloud.rows(build, at_most("submit")),
             watch_against_describe.rows(build, at_most("watch"), quick),
             sweep_against_loops.rows(build, at_most("watch"), quick),
             rows_of_commands(build), rows_of_ledgers(build, quick), rows_of_sizes(build))
    for part in parts:
        for row in part:
            print(" | ".join(row.cells), file=sys.stderr, flush=True)
            yield row


def titles_on(text):
    return [line.split(" | ")[0].removeprefix("| ") for line in text.splitlines() if line.startswith("| ")][1:]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=lambda path: Path(path).resolve())
    parser.add_argument("--quick", action="store_true", help="next to nothing is measured, and nothing written")
    parser.add_argument("--rounds", type=int, metavar="N", help="no more of each; the page says how many")
    options = parser.parse_args()
    if not shutil.which("gcloud"):
        print("skipped: no gcloud", file=sys.stderr)
        sys.exit(77)
    load, begun = os.getloadavg()[0], time.monotonic()
    rows = list(measured(options.build, options.quick, 1 if options.quick else options.rounds))
    text = page(options.build, rows, (time.monotonic() - begun) / 60, load, options.rounds)
    if not options.quick:
        PAGE.write_text(text)
    elif titles_on(text) != titles_on(PAGE.read_text()):
        sys.exit(f"docs/benchmarks.md has other rows; {Path(__file__).name} writes it anew")


if __name__ == "__main__":
    main()
