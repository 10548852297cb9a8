#!/usr/bin/env python3
"""The built mltrain watches 200 jobs of two services with the real gcloud against the emulator: what a look costs.

    python3 tests/cloud/watch_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

The promises, of the release build: no look starts more gclouds than there are places (a service, a project, a region),
mltrain itself takes no more than 10 ms of the processor's time for one in which nothing happens, and 30 MB at most;
each end is told once. Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import collections
import json
import os
import subprocess
import time
from pathlib import Path

import harness
from fleet import CountingGcloud, PROJECT, put_on_ml_engine, put_on_vertex_ai, REGIONS
from harness import CloudTest

LOOKS, QUIET = 5, 3             # at each place until its last job is over; of them so many before the first one is
MOST_SECONDS, MOST_KILOBYTES = 0.010, 30 * 1024


class Burden:
    """What a process costs until its end, its children left out; `count` says how far it is at any time."""

    def __init__(self, process, count):
        self.folder, self.kilobytes = Path("/proc", str(process.pid)), 0
        self.seconds = {}       # of the processor, when the count came there
        while not os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            self.seconds.setdefault(count(), self.seconds_so_far())
            self.kilobytes = max(self.kilobytes, self.most_kilobytes())
            time.sleep(0.05)
        self.all_seconds = self.seconds_so_far()

    def seconds_so_far(self):
        return int((self.folder / "schedstat").read_text().split()[0]) / 1e9

    def most_kilobytes(self):
        lines = (self.folder / "status").read_text().splitlines()
        return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM:")), 0)


class Watch(CloudTest):
    def setUp(self):
        super().setUp()
        self.gcloud = CountingGcloud(self.home)
        self.environment["MLTRAIN_GCLOUD"] = str(self.gcloud.program)
        self.old = put_on_ml_engine(self.emulator, 100)
        self.new = [job for pair in zip(*(put_on_vertex_ai(self.emulator, 50, region) for region in REGIONS))
                    for job in pair]

    def let_them_end(self):
        """One after the other: the last ones when their place is looked at for the last time."""
        for jobs in (self.old, self.new):
            for i, job in enumerate(jobs):
                first = QUIET + 1 + i * (LOOKS - QUIET) // 100
                job.states, job.position = ["RUNNING"] * first + ["SUCCEEDED"], 0

    def questions(self):
        """What gcloud was asked: how often at which place, and in which words."""
        lines = self.gcloud.asked()
        places = [next((region for region in REGIONS if region in line), "ml-engine") for line in lines]
        verbs = [next(verb for verb in ("list", "describe") if verb in line.split()) for line in lines]
        return collections.Counter(places), collections.Counter(verbs)

    def test_200_jobs_cost_one_gcloud_for_each_place_and_look_and_each_end_is_told_once(self):
        for region in REGIONS:
            self.mltrain("sync", "--adopt", "--project", PROJECT, "--region", region)
        self.gcloud.forget()
        self.emulator.requests.clear()
        self.let_them_end()
        out = self.home / "events"
        with out.open("w") as events:
            process = subprocess.Popen([harness.program, "watch", "--json", "--every", "2s"], cwd=self.work,
                                       env=self.environment, stdout=events, stderr=subprocess.PIPE)
        burden = Burden(process, lambda: len(self.gcloud.asked()))
        self.assertEqual((process.communicate()[1], process.returncode), (b"", 0))
        self.assert_told_once([json.loads(line) for line in out.read_text().splitlines()])
        self.assert_cheap(burden)

    def assert_told_once(self, events):
        told = collections.Counter(event["name"] for event in events if event["event"] == "over")
        names = {job.id for job in self.old} | {job.input["displayName"] for job in self.new}
        self.assertEqual((len(names), told), (200, collections.Counter(names)))
        self.assertEqual({event["event"] for event in events}, {"watching", "over"})

    def assert_cheap(self, burden):
        places, verbs = self.questions()
        looks, quiet = places.total(), QUIET * len(places)
        seconds = (burden.seconds[1 + quiet] - burden.seconds[1]) / quiet
        print(f"{looks} looks at {dict(places)}: {dict(verbs)}; {1000 * seconds:.2f} ms each where nothing happens, "
              f"{1000 * burden.all_seconds / looks:.2f} ms with the start and 200 ends; "
              f"{burden.kilobytes / 1024:.1f} MB at most")
        self.assertEqual(places, dict.fromkeys(("ml-engine", *REGIONS), LOOKS))
        self.assertEqual(len(self.emulator.requests), looks)
        self.assertLessEqual(verbs["describe"], len(places))    # of the last job of a place
        self.assertLessEqual(seconds, MOST_SECONDS)
        self.assertLess(burden.kilobytes, MOST_KILOBYTES)


if __name__ == "__main__":
    harness.main(__doc__)
