#!/usr/bin/env python3
"""The built mltrain reads logs with the real gcloud, from the emulator: every line once and in order.

    python3 tests/cloud/logs_test.py PATH_TO_mltrain [UNITTEST ARGUMENTS]

Where there is no gcloud on the PATH nothing is tested and the exit code is 77.
"""

import json
from datetime import datetime, timedelta, timezone

import harness
from emulator import Fault
from harness import CloudTest, PLAIN
from vertex_ai_test import MASTER, PACKAGE

READ = "^POST /v2/entries:list$"


class Logs(CloudTest):
    def job(self, name="census"):
        """A job that the ledger knows."""
        self.job_file(PLAIN.replace('"census"', f'"{name}"'))
        _, job = self.submit()
        return job.id

    def write(self, job, count, **more):
        for number in range(count):
            self.emulator.logging.write(job, f"step {number}", task=f"worker-replica-{number % 3}", **more)

    def texts(self, *words, exit=(0,)):
        """What each line says; of anything else, all of it."""
        stdout, _ = self.mltrain("logs", *words, "--json", exit=exit)
        return [event.get("text", event) for event in map(json.loads, stdout.splitlines())]

    def test_a_log_is_followed_until_its_job_ends_and_others_are_read_meanwhile(self):
        followed = self.job("followed")
        now = datetime.now(timezone.utc)
        self.write(followed, 300, at=now)       # all at one time
        self.emulator.logging.write(followed, "late", at=now - timedelta(seconds=1),
                                    arrives=now + timedelta(seconds=7))
        self.emulator.logging.write(followed, "last", "ERROR", at=now + timedelta(seconds=4),
                                    arrives=now + timedelta(seconds=8))
        follower = self.start(harness.program, "logs", followed, "--follow")

        job = self.job()
        self.emulator.logging.doubles = True
        self.write(job, 1100)
        self.assertEqual(self.texts(job), [f"step {number}" for number in range(1100)])

        stdout, stderr = self.finish(follower)
        lines = [line.partition("  ")[2] for line in stdout.splitlines()]
        self.assertCountEqual(lines, [f"INFO     worker-replica-{number % 3}  step {number}" for number in range(300)] + [
            "INFO     master-replica-0  late", "ERROR    master-replica-0  last"])
        self.assertEqual(lines[-1], "ERROR    master-replica-0  last")
        self.assertRegex(stderr, f"{followed}  running\n{followed} succeeded after ")

    def test_a_list_that_broke_off_is_no_answer_and_nothing_of_it_is_told(self):
        job = self.job()
        self.write(job, 1050)
        self.emulator.faults = [Fault(READ, 429, after=1)]
        answer, = self.texts(job, exit=(1,))
        self.assertEqual(answer["error"]["hint"], f"again from there: mltrain logs {job}")
        self.assertEqual(len(self.texts(job)), 1050)

    def test_lines_are_asked_for_by_time_and_level_and_come_in_every_shape(self):
        job = self.job()
        now = datetime.now(timezone.utc)
        write = self.emulator.logging.write
        write(job, "old", "ERROR", at=now - timedelta(minutes=30))
        write(job, "debug", "DEBUG", at=now)
        write(job, None, "WARNING", at=now + timedelta(milliseconds=1), jsonPayload={"message": "\x1b[31m경고\n"})
        write(job, None, "ERROR", at=now + timedelta(milliseconds=2), jsonPayload={"loss": 0.1, "deep": {"a": [1]}})
        write(job, None, None, at=now + timedelta(milliseconds=3), insertId='"quoted\\"')
        write(job, "other kind", "EMERGENCY", at=now + timedelta(milliseconds=4),
              resource={"type": "cloudml_job", "labels": {"job_id": job}}, labels={"task_name": "server-0"})
        write(job, "not ours", "ERROR", resource={"type": "gce_instance", "labels": {"job_id": job}})
        texts = ["\x1b[31m경고\n", '{"deep": {"a": [1]}, "loss": 0.1}', "other kind"]
        self.assertEqual(self.texts(job, "--since", "10m", "--level", "warning"), texts)
        stdout, _ = self.mltrain("logs", job)
        lines = [line.partition("  ")[2] for line in stdout.splitlines()]
        self.assertEqual(lines, [
            "ERROR    master-replica-0  old", "DEBUG    master-replica-0  debug",
            "WARNING  master-replica-0  \\x1b[31m경고",
            'ERROR    master-replica-0  {"deep": {"a": [1]}, "loss": 0.1}',
            "DEFAULT  master-replica-0  ", "EMERGENCY  server-0  other kind"])

    def test_a_line_that_is_nested_too_deeply_is_a_gap_and_all_around_it_are_told(self):
        job = self.job()
        self.write(job, 30)
        deep = {}
        for _ in range(80):
            deep = {"deeper": deep}
        self.emulator.logging.write(job, None, jsonPayload=deep)
        self.write(job, 30)
        stdout, _ = self.mltrain("logs", job, "--json")
        events = [json.loads(line) for line in stdout.splitlines()]
        self.assertEqual([event["event"] for event in events], ["log"] * 30 + ["log_gap"] + ["log"] * 30)
        self.assertEqual(events[30]["insert_id"], "line000031")

    def test_on_vertex_ai_the_log_is_kept_under_the_jobs_number(self):
        self.job_file('name = "census"\n' + PACKAGE + MASTER)
        self.mltrain("submit", "job.toml", "--yes")
        number, = (id for _, id in self.emulator.vertex.jobs)
        for text in ("one", "two"):
            self.emulator.logging.write(number, text)
        self.assertEqual(self.texts("latest"), ["one", "two"])


if __name__ == "__main__":
    harness.main(__doc__)
