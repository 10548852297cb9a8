"""What a local job's supervisor promises, tried with real processes.

    python3 tests/local/supervisor_test.py PROGRAM

PROGRAM understands `PROGRAM __supervise FOLDER`.
"""

import json
import os
import pathlib
import resource
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
import unittest

PROGRAM = ""
PATIENCE = 10  # seconds, for what should take none


def read_json(path):
    try:
        return json.loads(path.read_text())
    except FileNotFoundError:
        return {}


def boot_id():
    return pathlib.Path("/proc/sys/kernel/random/boot_id").read_text().strip()


def start_of(pid):
    """Field 22 of /proc/PID/stat; None for a process that is gone or a zombie."""
    try:
        fields = pathlib.Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] == "Z" else int(fields[19])


def wait_until(holds, what):
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        result = holds()
        if result:
            return result
        time.sleep(0.05)
    raise AssertionError(f"waited in vain until {what}")


class Supervised(unittest.TestCase):
    def setUp(self):
        self.top = pathlib.Path(tempfile.mkdtemp(prefix="supervisor-test-"))
        self.addCleanup(shutil.rmtree, self.top)
        self.addCleanup(self.end_what_is_left)
        self.work = self.top / "work"
        self.work.mkdir()
        self.folder = self.top / "job"
        self.folder.mkdir(mode=0o700)

    def end_what_is_left(self):
        for who in ("supervisor", "trainer"):
            process = self.status().get(who) or {}
            if process and start_of(process["pid"]) == process["start"]:
                os.kill(process["pid"], signal.SIGKILL)

    def write_command(self, argv, **others):
        command = {"id": "0" * 32, "job": "census_1", "argv": argv, "directory": str(self.work)}
        command |= {"limit": None, "grace": 1} | others
        (self.folder / "command.json").write_text(json.dumps(command))

    def run_program(self, **options):
        return subprocess.run([PROGRAM, "__supervise", str(self.folder)], capture_output=True,
                              text=True, timeout=PATIENCE, check=False, **options)

    def start(self, script, **others):
        """Has the script run by sh; returns once it is running."""
        self.write_command(["sh", "-c", script], **others)
        ran = self.run_program()
        self.assertEqual((ran.returncode, ran.stdout, ran.stderr), (0, "", ""))

    def status(self):
        return read_json(self.folder / "status.json")

    def log(self):
        return (self.folder / "log").read_text()

    def wait_for_end(self):
        over = ("succeeded", "failed", "cancelled", "expired")
        wait_until(lambda: self.status().get("state") in over, "the job is over")
        return self.status()

    def wait_for_pid(self, name):
        """The number that the trainer writes to a file, with the start of that process."""
        path = self.work / name
        wait_until(lambda: path.exists() and path.read_text().endswith("\n"), f"{name} is written")
        pid = int(path.read_text())
        start = start_of(pid)
        self.assertIsNotNone(start, f"{name} is alive")
        return pid, start


class Endings(Supervised):
    def test_success(self):
        self.start("echo to stdout; echo to stderr >&2; pwd; echo $MLTRAIN_JOB $PYTHONUNBUFFERED")
        status = self.wait_for_end()
        self.assertEqual(status["state"], "succeeded")
        self.assertEqual((status["exit_code"], status["signal"]), (0, None))
        self.assertLessEqual(status["created"], status["started"])
        self.assertLessEqual(status["started"], status["ended"])
        self.assertEqual(self.log(), f"to stdout\nto stderr\n{self.work}\ncensus_1 1\n")

    def test_failure(self):
        self.start("exit 7")
        status = self.wait_for_end()
        self.assertEqual((status["state"], status["exit_code"]), ("failed", 7))

    def test_killed_by_somebody(self):
        self.start("kill -KILL $$")
        status = self.wait_for_end()
        self.assertEqual(status["state"], "failed")
        self.assertEqual((status["exit_code"], status["signal"]), (None, signal.SIGKILL))

    def test_all_files_are_private(self):
        os.umask(0o022)
        self.start("true")
        self.wait_for_end()
        for name in ("status.json", "log", "lock"):
            self.assertEqual(stat.S_IMODE((self.folder / name).stat().st_mode), 0o600, name)

    def test_cancel(self):
        self.start("sleep 60 & echo $! > child; trap 'exit 0' TERM; wait")
        child, start = self.wait_for_pid("child")
        os.kill(self.status()["supervisor"]["pid"], signal.SIGTERM)
        status = self.wait_for_end()
        self.assertEqual((status["state"], status["exit_code"]), ("cancelled", 0))
        self.assertNotEqual(start_of(child), start)

    def test_limit_ends_the_whole_tree(self):
        self.start("sh -c 'trap \"\" TERM; echo $$ > grandchild; while :; do sleep 1; done' & "
                   "echo $$ > child; wait", limit=1, grace=0)
        pids = [self.wait_for_pid("child"), self.wait_for_pid("grandchild")]
        status = self.wait_for_end()
        self.assertEqual(status["state"], "expired")
        self.assertNotEqual(status["started"], status["ended"])
        for pid, start in pids:
            self.assertNotEqual(start_of(pid), start)

    def test_cancelling_is_said_during_the_grace(self):
        self.start("trap '' TERM; echo $$ > ready; while :; do sleep 0.1; done", grace=1)
        self.wait_for_pid("ready")
        os.kill(self.status()["supervisor"]["pid"], signal.SIGTERM)
        wait_until(lambda: self.status()["state"] == "cancelling", "it is cancelling")
        status = self.wait_for_end()
        self.assertEqual((status["state"], status["signal"]), ("cancelled", signal.SIGKILL))

    def test_daemons_of_a_trainer_that_ended_are_ended(self):
        # In a session of its own, its parent gone: no group and no parent leads to it.
        self.start("(setsid sh -c 'echo $$ > daemon; exec sleep 60' &); "
                   "while ! test -e go; do sleep 0.05; done")
        daemon, start = self.wait_for_pid("daemon")
        self.assertEqual(os.getsid(daemon), daemon)
        (self.work / "go").touch()
        self.assertEqual(self.wait_for_end()["state"], "succeeded")
        self.assertNotEqual(start_of(daemon), start)


class Refusals(Supervised):
    def refusal(self):
        ran = self.run_program()
        self.assertEqual(ran.returncode, 1)
        status = self.status()
        self.assertEqual(status["state"], "refused")
        self.assertIsNone(status["trainer"])
        return status["message"]

    def test_no_such_program(self):
        self.write_command(["no-such-python", "-m", "trainer.task"])
        self.assertEqual(self.refusal(), 'there is no program "no-such-python"')

    def test_program_that_cannot_run(self):
        (self.work / "data").write_text("no program\n")
        self.write_command([str(self.work / "data")])
        self.assertEqual(self.refusal(), f'cannot run "{self.work}/data": Permission denied')

    def test_no_such_folder(self):
        self.write_command(["true"], directory="/nowhere/at/all")
        self.assertEqual(self.refusal(), 'there is no folder "/nowhere/at/all"')

    def test_refused_for_good(self):
        self.write_command(["no-such-python"])
        self.refusal()
        self.write_command(["sh", "-c", "echo ran > ran"])
        ran = self.run_program()
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("has had its supervisor", ran.stderr)
        self.assertFalse((self.work / "ran").exists())

    def test_broken_command(self):
        (self.folder / "command.json").write_text('{"argv": ["true"]}')
        ran = self.run_program()
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("command.json", ran.stderr)
        self.assertEqual(self.status(), {})

    def test_nothing_runs_that_cannot_be_written_down(self):
        self.write_command(["sh", "-c", "echo ran > ran"])
        no_room = lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
        ran = self.run_program(preexec_fn=no_room)
        self.assertNotEqual(ran.returncode, 0)
        self.assertIn("status.json", ran.stderr)
        self.assertEqual(self.status(), {})
        self.assertFalse((self.work / "ran").exists())

    def test_one_supervisor_to_a_folder(self):
        self.write_command(["sh", "-c", "echo ran >> ran; while ! test -e go; do sleep 0.05; done"])
        starts = [subprocess.Popen([PROGRAM, "__supervise", str(self.folder)],
                                   stderr=subprocess.PIPE, text=True) for _ in range(5)]
        errors = [start.communicate(timeout=PATIENCE)[1] for start in starts]
        codes = [start.returncode for start in starts]
        self.assertEqual(sorted(code == 0 for code in codes), [False] * 4 + [True])
        self.assertEqual(sum("has a supervisor already" in error for error in errors), 4)
        (self.work / "go").touch()
        self.assertEqual(self.wait_for_end()["state"], "succeeded")
        self.assertEqual((self.work / "ran").read_text(), "ran\n")


class Ties(Supervised):
    wait_for_go = "echo $$ > ready; while ! test -e go; do sleep 0.05; done; echo went on"

    def test_outlives_the_session_that_started_it(self):
        self.write_command(["sh", "-c", self.wait_for_go])
        session = subprocess.Popen(
            ["sh", "-c", f"{PROGRAM} __supervise {self.folder}; sleep 60"],
            start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        self.addCleanup(session.kill)
        self.wait_for_pid("ready")
        wait_until(lambda: self.status()["state"] == "running", "it is running")
        os.killpg(session.pid, signal.SIGHUP)
        session.wait(PATIENCE)
        (self.work / "go").touch()
        self.assertEqual(self.wait_for_end()["state"], "succeeded")
        self.assertEqual(self.log(), "went on\n")

    def test_keeps_nothing_of_its_starter_open(self):
        self.write_command(["sh", "-c", f"ls -l /proc/self/fd; {self.wait_for_go}"])
        out, into = os.pipe()
        ran = self.run_program(pass_fds=[into])
        os.close(into)
        self.assertEqual(ran.returncode, 0)
        self.assertEqual(os.read(out, 1), b"")  # would wait if the supervisor or the trainer had it
        os.close(out)
        (self.work / "go").touch()
        self.wait_for_end()
        links = [line.rpartition(" -> ")[2] for line in self.log().splitlines() if "->" in line]
        log = str(self.folder / "log")
        self.assertEqual(links[:3], ["/dev/null", log, log])
        self.assertFalse([link for link in links[3:] if not link.startswith("/proc/")])

    def test_the_trainer_has_all_its_signals(self):
        deaf = lambda: [signal.signal(number, signal.SIG_IGN) for number in (1, 2, 3, 13, 15, 17)]
        self.write_command(["grep", "-E", "SigBlk|SigIgn", "/proc/self/status"])
        self.run_program(preexec_fn=deaf)
        self.wait_for_end()
        self.assertEqual(self.log(), "SigBlk:\t0000000000000000\nSigIgn:\t0000000000000000\n")

    def test_the_record_names_both_processes_for_good(self):
        self.start(self.wait_for_go)
        pid, start = self.wait_for_pid("ready")
        status = self.status()
        self.assertEqual(status["trainer"], {"boot": boot_id(), "pid": pid, "start": start})
        supervisor = status["supervisor"]
        self.assertEqual(supervisor["start"], start_of(supervisor["pid"]))
        self.assertEqual(supervisor["boot"], boot_id())
        self.assertEqual(os.getsid(pid), pid)
        self.assertEqual(os.getsid(supervisor["pid"]), supervisor["pid"])

    def test_the_trainer_goes_on_when_the_supervisor_is_killed(self):
        self.start(self.wait_for_go)
        pid, start = self.wait_for_pid("ready")
        supervisor = self.status()["supervisor"]
        os.kill(supervisor["pid"], signal.SIGKILL)
        wait_until(lambda: start_of(supervisor["pid"]) is None, "the supervisor is gone")
        self.assertEqual(start_of(pid), start)
        self.assertEqual(self.status()["state"], "running")
        (self.work / "go").touch()
        wait_until(lambda: start_of(pid) is None, "the trainer is gone")

    def test_a_full_disk_delays_the_record_of_the_end(self):
        self.start(self.wait_for_go)
        self.wait_for_pid("ready")
        supervisor = self.status()["supervisor"]["pid"]
        before = resource.prlimit(supervisor, resource.RLIMIT_FSIZE, (0, resource.RLIM_INFINITY))
        (self.work / "go").touch()
        children = pathlib.Path(f"/proc/{supervisor}/task/{supervisor}/children")
        wait_until(lambda: not children.read_text(), "the trainer was waited for")
        self.assertEqual(self.status()["state"], "running")
        resource.prlimit(supervisor, resource.RLIMIT_FSIZE, before)
        self.assertEqual(self.wait_for_end()["state"], "succeeded")
        self.assertEqual([], list(self.folder.glob("status.json.*")))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    PROGRAM = os.path.abspath(sys.argv.pop(1))
    unittest.main()
