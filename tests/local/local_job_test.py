"""The built program trains on this machine: python3 tests/local/local_job_test.py PROGRAM [unittest args].

Real processes, so these are few; the supervisor's corners are in supervisor_test.py.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""

JOB = """
name = "model"
service = "local"
package_path = "trainer"
module_name = "trainer.task"
job_dir = "runs/{job}"
[local]
hourly_cost = 3600
"""


class LocalJob(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.addCleanup(self.home.cleanup)
        self.path = pathlib.Path(self.home.name)
        (self.path / "trainer").mkdir()
        (self.path / "trainer/__init__.py").touch()
        (self.path / "job.toml").write_text(JOB)

    def trainer(self, text):
        (self.path / "trainer/task.py").write_text(text)

    def environment(self):
        return {"HOME": str(self.path), "PATH": os.environ["PATH"],
                "ASAN_OPTIONS": "quarantine_size_mb=1"}  # of a sanitized build: else it keeps 256 MiB

    def mltrain(self, *words):
        return subprocess.run([PROGRAM, *words], cwd=self.path, env=self.environment(), timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)

    def start(self, *words):
        return subprocess.Popen([PROGRAM, *words], cwd=self.path, env=self.environment(), stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def test_a_job_that_succeeds_says_its_run_time_and_cost(self):
        self.trainer("import sys; open('done', 'w').write(' '.join(sys.argv[1:]))")
        done = self.mltrain("submit", "job.toml", "--watch", "--", "--epochs", "two words", "")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"model_\d{8}_\d{6} succeeded after \d+ s\n  cost \$\d")
        words = (self.path / "done").read_text()
        self.assertRegex(words, r"^--epochs two words  --job-dir /.*/runs/model_\d{8}_\d{6}$")

    def test_a_job_that_fails_ends_the_watch_with_3_and_its_last_words(self):
        self.trainer("import sys; print('loading'); sys.exit('no such column: age')")
        done = self.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn("no such column: age", done.stdout)

    def test_a_job_past_its_limit_ends_the_watch_with_6(self):
        self.trainer("import time; time.sleep(60)")
        done = self.mltrain("submit", "job.toml", "--watch", "--set", "limits.max_duration=1s")
        self.assertEqual(done.returncode, 6, done.stderr)
        self.assertIn("expired", done.stdout)

    def test_a_cancelled_job_ends_a_watch_with_6(self):
        self.trainer("import time; print('training', flush=True); time.sleep(60)")
        submitted = self.mltrain("submit", "job.toml", "--json")
        self.assertEqual(json.loads(submitted.stdout)["state"], "running", submitted.stderr)
        cancelled = self.mltrain("cancel", "latest")
        self.assertEqual(cancelled.returncode, 0, cancelled.stderr)
        watched = self.mltrain("watch", "latest")
        self.assertEqual(watched.returncode, 6, watched.stdout + watched.stderr)

    @unittest.skipIf(os.geteuid() != 0, "mounting /proc takes root")
    def test_a_job_is_cancelled_where_proc_shows_only_what_one_may_trace(self):
        self.trainer("import time; print('training', flush=True); time.sleep(60)")
        shutil.copy(PROGRAM, self.path / "mltrain")
        subprocess.run(["chown", "-R", "65534:65534", str(self.path)], check=True)
        done = subprocess.run(
            ["unshare", "--mount", "--pid", "--fork", "--mount-proc", "sh", "-c",
             'mount -o remount,hidepid=2 /proc && exec setpriv --reuid=65534 --regid=65534 --clear-groups sh -c "$1"',
             "sh", "./mltrain submit job.toml && ./mltrain cancel latest"],
            cwd=self.path, env={"HOME": str(self.path), "PATH": "/usr/bin:/bin:/usr/sbin:/sbin"}, timeout=60,
            stdin=subprocess.DEVNULL, capture_output=True, text=True)
        if "mount:" in done.stderr or "unshare:" in done.stderr:
            self.skipTest(done.stderr)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("cancelled", done.stdout)

    def test_interrupting_a_watch_leaves_the_job_running(self):
        self.trainer("import time; time.sleep(60)")
        watch = self.start("submit", "job.toml", "--watch")
        for line in watch.stdout:
            if "running" in line:
                break
        watch.send_signal(signal.SIGINT)
        _, words = watch.communicate(timeout=20)
        self.assertEqual(watch.returncode, 130, words)
        self.assertIn("mltrain watch model_", words)
        job = json.loads(self.mltrain("show", "latest", "--json").stdout)
        self.assertEqual(job["state"], "running")
        self.mltrain("cancel", "latest")

    def watched(self, *options):
        """A watch that has begun, of a job that trains for a minute."""
        self.trainer("import time; print('training', flush=True); time.sleep(60)")
        submitted = self.mltrain("submit", "job.toml")
        self.assertEqual(submitted.returncode, 0, submitted.stderr)
        self.addCleanup(self.mltrain, "cancel", "latest")
        watch = self.start("watch", *options)
        self.assertIn("running", watch.stdout.readline())
        return watch

    def test_a_watch_that_is_terminated_leaves_the_job_running(self):
        for number in (signal.SIGTERM, signal.SIGHUP):
            with self.subTest(number):
                watch = self.watched("--on-interrupt=cancel")
                watch.send_signal(number)
                _, said = watch.communicate(timeout=30)
                self.assertEqual(watch.returncode, 130, said)
                self.assertRegex(said, r"^stopped watching; model_\S+ runs on, \$\d\S* so far\n  come back:  mltrain watch")
                listed = json.loads(self.mltrain("list", "--json").stdout)["jobs"]
                self.assertEqual(listed[0]["state"], "running")
                self.assertEqual(self.mltrain("cancel", "latest").returncode, 0)

    def test_ctrl_c_cancels_where_that_is_wanted_and_the_watch_sees_it_end(self):
        watch = self.watched("--on-interrupt=cancel")
        watch.send_signal(signal.SIGINT)
        out, said = watch.communicate(timeout=30)
        self.assertEqual(watch.returncode, 6, said)
        self.assertEqual(said, "waiting for the end (Ctrl-C ends only the waiting)\n")
        self.assertRegex(out, r"model_\S+ cancelled after \d+ s\n  cost \$\d")

    def test_nobody_to_ask_is_a_no(self):
        watch = self.watched("--on-interrupt=ask")
        watch.send_signal(signal.SIGINT)
        _, said = watch.communicate(timeout=30)
        self.assertEqual(watch.returncode, 130, said)
        self.assertIn("stopped watching", said)

    def test_a_program_of_the_users_is_told_of_each_event(self):
        (self.path / ".config/mltrain").mkdir(parents=True)
        hook = self.path / "hook.sh"
        hook.write_text('#!/bin/sh\necho "$1 $MLTRAIN_EVENT $MLTRAIN_STATE $MLTRAIN_EXIT_CODE" >> told\ncat >> events\n')
        hook.chmod(0o755)
        (self.path / ".config/mltrain/config.toml").write_text(f'[watch]\non_event = ["{hook}", "two words"]\n')
        self.trainer("import time; time.sleep(2); raise SystemExit(3)")
        done = self.mltrain("submit", "job.toml", "--watch")
        self.assertEqual((done.returncode, "warning" in done.stderr), (3, False), done.stderr)
        self.assertEqual((self.path / "told").read_text(), "two words over failed 3\n")
        events = [json.loads(line) for line in (self.path / "events").read_text().splitlines()]
        self.assertEqual([event["event"] for event in events], ["over"])
        hook.write_text("#!/bin/sh\necho no network >&2\nexit 1\n")
        done = self.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertIn(f'mltrain: warning: watch.on_event "{hook}": exit code 1: no network\n', done.stderr)

    def test_the_log_of_a_job_is_shown_and_followed_to_its_end(self):
        self.trainer("import sys, time\nprint('one \\x1b[31m', flush=True)\ntime.sleep(2)\n"
                     "print('two\\nthree', end='', flush=True)\nsys.exit(7)")
        self.mltrain("submit", "job.toml")
        followed = self.mltrain("logs", "latest", "--follow")
        self.assertEqual(followed.stdout, "one \\x1b[31m\ntwo\nthree\n")
        self.assertEqual(followed.returncode, 3, followed.stderr)
        self.assertRegex(followed.stderr, r"model_\d{8}_\d{6} failed after ([2-9]|\d\d) s: exit code 7: three\n")
        self.assertEqual(self.mltrain("logs", "latest").stdout, followed.stdout)
        texts = [json.loads(line)["text"] for line in self.mltrain("logs", "latest", "--json").stdout.splitlines()]
        self.assertEqual(texts, ["one \x1b[31m", "two", "three"])

    def test_a_log_without_times_cannot_be_asked_by_time_or_level(self):
        self.trainer("pass")
        self.mltrain("submit", "job.toml", "--watch")
        for option in ("--since=10m", "--level=error"):
            refused = self.mltrain("logs", "latest", option)
            self.assertEqual(refused.returncode, 2, refused.stdout)
            self.assertRegex(refused.stderr, r"is a plain file.*\n  all of it: mltrain logs model_\d{8}_\d{6}\n")
        empty = self.mltrain("logs", "latest")
        self.assertEqual((empty.returncode, empty.stdout), (0, ""))
        self.assertRegex(empty.stderr, "has no lines in its log\n")

    def show_log_of(self, lines):
        """Trains what writes so many lines and shows its log: the most memory that this took, in KiB."""
        self.trainer(f"for i in range({lines}): print(f'line {{i}}')")
        self.mltrain("submit", "job.toml", "--watch")
        shown = self.start("logs", "latest")
        count = sum(line == f"line {i}\n" for i, line in enumerate(shown.stdout))
        _, status, usage = os.wait4(shown.pid, 0)
        self.assertEqual((status, count), (0, lines))
        shown.returncode = 0
        shown.stdout.close()
        shown.stderr.close()
        return usage.ru_maxrss

    def test_a_million_lines_are_shown_in_little_memory_and_a_reader_that_leaves_ends_it(self):
        for_few = self.show_log_of(10000)
        self.assertLess(self.show_log_of(1000000) - for_few, 8 * 1024, "KiB more than for 10,000 lines")
        left = self.start("logs", "latest")
        self.assertEqual(left.stdout.readline(), "line 0\n")
        left.stdout.close()
        self.assertEqual(left.wait(timeout=20), 0, left.stderr.read())
        left.stderr.close()

    def test_an_unpriced_job_says_how_to_price_it(self):
        self.trainer("pass")
        (self.path / "job.toml").write_text(JOB.split("[local]")[0])
        done = self.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("set [local] hourly_cost to price it", done.stderr)
        self.assertIn("cost unpriced", done.stdout)

    def test_what_init_writes_trains_at_once(self):
        made = self.mltrain("init", "fresh")
        self.assertEqual(made.returncode, 0, made.stderr)
        done = self.mltrain("submit", "fresh/job.toml", "--watch")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(len(list((self.path / "fresh/runs").glob("fresh_*/metrics.json"))), 1)


if __name__ == "__main__":
    unittest.main()
