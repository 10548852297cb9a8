"""A ledger that cannot be used: python3 tests/ledger/troubles_test.py PROGRAM [unittest args].

The promise, tried with the built program and a stand-in for gcloud: nothing is submitted that could not be written
down; there is one error, with a cure; and what is wrong with the ledger is not made worse.
"""

import contextlib
import os
import pathlib
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""

NOBODY = 65534
PAGE = 4096
FRAME = PAGE + 24  # a page in the -wal, with its head

JOB = """
name           = "census"
project        = "my-project"
region         = "us-central1"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
"""

# Accepts every job, notes that it was called, and does what the test wants done before the answer.
GCLOUD = """#!/bin/sh
case $3 in
submit)
    echo "$*" >> "$HOME/calls"
    eval "$MEANWHILE"
    id=${*##*mltrain-id=}
    echo "{\\"jobId\\": \\"$5\\", \\"state\\": \\"QUEUED\\", \\"labels\\": {\\"mltrain-id\\": \\"${id%%,*}\\"}}" |
        tee "$HOME/jobs/$5" ;;
describe) cat "$HOME/jobs/$4" ;;
list) echo "[]" ;;
esac
"""


def what_is_in(path):
    """Or, of a file that is closed even to us, how long it is and when it was written."""
    try:
        return path.read_bytes()
    except PermissionError:
        status = path.stat()
        return status.st_size, status.st_mtime_ns


def somebody_else():
    """How to start a process that permissions hold for: root goes where it likes."""
    return {"user": NOBODY, "group": NOBODY, "extra_groups": []} if os.geteuid() == 0 else {}


def most_bytes(limit):
    """No file grows beyond so many bytes, as on a disk that is full."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, resource.RLIM_INFINITY))


def with_holes(data):
    """All pages but the first are rubbish, as after a disk that lost them."""
    return data[:PAGE] + b"\xa5" * (len(data) - PAGE)


class Troubled(unittest.TestCase):
    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="ledger-test-"))
        self.addCleanup(self.remove_home)
        self.folder = self.home / "state/mltrain"
        self.file = self.folder / "ledger.sqlite"
        self.calls = self.home / "calls"
        (self.home / "jobs").mkdir()
        (self.home / "trainer").mkdir()
        (self.home / "trainer/__init__.py").touch()
        (self.home / "trainer/task.py").touch()
        (self.home / "job.toml").write_text(JOB)
        (self.home / "gcloud").write_text(GCLOUD)
        (self.home / "gcloud").chmod(0o755)
        self.environment = {"HOME": str(self.home), "PATH": os.environ["PATH"],
                            "XDG_STATE_HOME": str(self.home / "state"), "MLTRAIN_GCLOUD": str(self.home / "gcloud")}

    def remove_home(self):
        for folder, folders, _ in os.walk(self.home):
            for name in folders:
                os.chmod(os.path.join(folder, name), 0o700)     # before it is entered
        shutil.rmtree(self.home)

    def mltrain(self, *words, meanwhile="", **options):
        options.setdefault("args", [PROGRAM, *words])
        return subprocess.run(cwd=self.home, env=self.environment | {"MEANWHILE": meanwhile}, timeout=60,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, **options)

    def submit(self, name, **options):
        return self.mltrain("submit", "job.toml", "--set", f"name={name}", **options)

    def make_ledger(self):
        """One that knows of one job, called first_…"""
        made = self.submit("first")
        self.assertEqual(made.returncode, 0, made.stderr)
        self.calls.unlink()

    def make_killed(self):
        """A mltrain that is killed once its job is written down and sent: all it wrote is in the -wal."""
        self.make_ledger()
        killed = self.submit("killed", meanwhile="kill -9 $PPID")
        self.assertEqual(killed.returncode, -9, killed.stderr)
        self.calls.unlink()
        self.assertLessEqual({self.beside("-wal"), self.beside("-shm")}, set(self.files()))

    def beside(self, end):
        return self.file.with_name(self.file.name + end)

    def damage(self, how):
        self.make_ledger()
        self.file.write_bytes(how(self.file.read_bytes()))

    def files(self):
        return {path: what_is_in(path) for path in self.folder.rglob("*") if path.is_file()}

    def assert_kept(self, files):
        for path, data in files.items():
            self.assertTrue(what_is_in(path) == data, f"{path.name} was changed")

    def assert_one_error(self, ran, says):
        self.assertEqual(ran.stderr.count("error:"), 1, f"{ran.returncode}: …{ran.stderr[-200:]}")
        self.assertGreater(ran.returncode, 0)
        error, _, cure = ran.stderr[ran.stderr.index("error:"):].partition("\n")
        self.assertRegex(error, says)
        self.assertRegex(cure, r"^  \S", f"no cure for {error}")
        self.assertEqual(len(cure.splitlines()), 1, cure)

    def assert_not_submitted(self, ran, says):
        self.assert_one_error(ran, says)
        self.assertEqual(ran.returncode, 1)
        self.assertFalse(self.calls.exists(), "gcloud was called")
        self.assertEqual(ran.stdout, "")

    def assert_honest(self, ran):
        """All is written down, or the job was not sent, or it is said that it was."""
        if ran.returncode == 7:
            self.assert_one_error(ran, r"error: \w+ was sent \(accepted\), but that cannot be written down: ")
            self.assertIn("mltrain sync", ran.stderr.splitlines()[-1])
        elif ran.returncode != 0:
            self.assert_not_submitted(ran, "ledger.sqlite")

    def assert_useless(self, says, **options):
        """Neither to be written nor to be read, and left as it is."""
        before = self.files()
        self.assert_not_submitted(self.submit("next", **options), says)
        self.assert_one_error(self.mltrain("list", **options), says)
        self.assert_doctor_says("no", 1, **options)
        self.assert_kept(before)

    def assert_doctor_says(self, mark, exit, **options):
        """And no other line of it is lost."""
        ran = self.mltrain("doctor", "--service", "local", **options)
        self.assertRegex(ran.stdout, f"(?m)^  {mark}  ledger    ")
        self.assertRegex(ran.stdout, "(?m)^  ..  terminal  ")
        self.assertEqual((ran.returncode, ran.stderr), (exit, ""), ran.stdout)

    def assert_usable(self, *names):
        """A job can be submitted, and `list` shows it before those that were there."""
        self.assert_doctor_says("ok", 0)
        ran = self.submit("next")
        self.assertEqual(ran.returncode, 0, ran.stderr)
        self.assert_lists("next", *names)
        self.assert_doctor_says("ok", 0)
        self.assertEqual(self.sql("PRAGMA integrity_check"), [("ok",)])

    def sql(self, statement):
        with contextlib.closing(sqlite3.connect(self.file)) as database:
            return database.execute(statement).fetchall()

    def assert_lists(self, *names, **options):
        ran = self.mltrain("list", **options)
        self.assertEqual((ran.returncode, ran.stderr), (0, ""))
        found = [line.split()[0].split("_")[0] for line in ran.stdout.splitlines()[1:]]
        self.assertEqual(sorted(found), sorted(names), ran.stdout)


class Damaged(Troubled):
    def test_a_file_that_is_no_database(self):
        for rubbish in (b"notes\n", b"my notes\n" * 1000):
            with self.subTest(bytes=len(rubbish)):
                self.folder.mkdir(parents=True, exist_ok=True)
                self.file.write_bytes(rubbish)
                self.assert_useless("not a database")

    def test_a_file_whose_head_is_lost(self):
        self.damage(lambda data: bytes(PAGE) + data[PAGE:])
        self.assert_useless("not a database")

    def test_a_file_whose_pages_are_lost(self):
        self.damage(with_holes)
        self.assert_useless("malformed")

    def test_a_file_that_was_cut_short(self):
        for size in (2, 100, PAGE, 3 * PAGE, 5 * PAGE + 77):
            with self.subTest(bytes=size):
                shutil.rmtree(self.folder, ignore_errors=True)
                self.damage(lambda data: data[:size])
                self.assert_useless("malformed|not a database")

    def test_what_a_job_costs_is_told_all_the_same(self):
        self.damage(with_holes)
        for words in (["cost", "job.toml"], ["submit", "job.toml", "--dry-run"], ["check", "job.toml"]):
            ran = self.mltrain(*words)
            self.assertEqual((ran.returncode, ran.stderr.count("error:")), (0, 0), ran.stderr)

    def test_a_ledger_of_a_newer_mltrain(self):
        self.make_ledger()
        self.sql("PRAGMA user_version = 99")
        self.assert_useless("written by a newer mltrain")

    def test_a_directory_where_the_file_should_be(self):
        self.file.mkdir(parents=True)
        (self.file / "something").write_text("of somebody's")
        self.assert_useless("cannot open the ledger")

    def test_a_file_where_the_directory_should_be(self):
        self.folder.parent.mkdir()
        self.folder.write_text("of somebody's")
        self.assert_useless("cannot .* the ledger|cannot make the directory")
        self.assertEqual(self.folder.read_text(), "of somebody's")


class LeftBehind(Troubled):
    """What a mltrain that was killed leaves; and what looks like it."""

    def test_an_empty_file_is_a_new_ledger(self):
        self.folder.mkdir(parents=True)
        self.file.touch()  # killed right after the file was made
        self.assert_usable()

    def test_a_journal_that_lost_its_file_is_kept(self):
        for lose in (lambda: self.file.write_bytes(b""), lambda: self.file.unlink()):
            with self.subTest():
                shutil.rmtree(self.folder, ignore_errors=True)
                self.make_killed()
                lose()
                self.assert_useless("ledger.sqlite-wal")

    def test_the_journal_of_one_that_was_killed_is_read(self):
        self.make_killed()
        self.assert_usable("first", "killed")
        self.assertFalse(self.beside("-wal").exists())

    def test_a_journal_without_its_index_is_read(self):
        self.make_killed()
        self.beside("-shm").unlink()
        self.assert_usable("first", "killed")

    def test_an_index_that_is_rubbish_is_made_anew(self):
        self.make_killed()
        self.beside("-shm").write_bytes(b"\xa5" * 32768)
        self.assert_usable("first", "killed")

    def test_the_end_of_a_journal_that_was_never_finished_is_left_out(self):
        self.make_killed()
        with self.beside("-wal").open("ab") as journal:
            journal.write(b"\xa5" * 1000)
        self.assert_usable("first", "killed")

    def test_a_journal_that_is_rubbish_is_left_out(self):
        self.make_ledger()
        self.beside("-wal").write_bytes(b"\xa5" * 3 * FRAME)
        self.beside("-shm").write_bytes(b"\xa5" * 100)
        self.assert_usable("first")


class Forbidden(Troubled):
    def setUp(self):
        super().setUp()
        self.user = somebody_else()
        try:
            subprocess.run(["true"], check=True, **self.user)
        except (PermissionError, subprocess.CalledProcessError) as error:
            self.skipTest(f"permissions do not hold for root, and nobody else can be had: {error}")
        # Where it was built may be closed to others.
        self.program = shutil.copy(PROGRAM, self.home / "mltrain")

    def mltrain(self, *words, **options):
        if self.user:
            for path in [self.home, *self.home.rglob("*")]:
                os.chown(path, NOBODY, NOBODY)
        return super().mltrain(args=[self.program, *words], **self.user, **options)

    def test_a_folder_that_cannot_be_written(self):
        self.folder.mkdir(parents=True)
        self.folder.chmod(0o500)
        self.assert_useless("cannot open the ledger")

    def test_a_folder_that_cannot_be_made(self):
        self.folder.parent.mkdir()
        self.folder.parent.chmod(0o500)
        self.assert_not_submitted(self.submit("next"), "cannot make the directory")

    def test_a_folder_that_cannot_be_entered(self):
        self.make_ledger()
        self.folder.chmod(0)
        self.assert_not_submitted(self.submit("next"), "cannot open the ledger")
        self.assert_one_error(self.mltrain("list"), "cannot open the ledger")

    def test_a_ledger_in_a_folder_that_cannot_be_written_is_read(self):
        self.make_ledger()
        before = self.files()
        self.folder.chmod(0o500)
        self.assert_not_submitted(self.submit("next"), "ledger.sqlite")
        self.assert_lists("first")
        self.assert_kept(before)

    def test_the_journal_of_one_that_was_killed_is_read_in_a_folder_that_cannot_be_written(self):
        self.make_killed()
        before = self.files()
        self.folder.chmod(0o500)
        self.assert_lists("first", "killed")
        self.assert_kept({self.file: before[self.file], self.beside("-wal"): before[self.beside("-wal")]})

    def test_a_file_that_cannot_be_written(self):
        self.make_ledger()
        before = self.files()
        self.file.chmod(0o400)
        self.assert_not_submitted(self.submit("next"), "ledger.sqlite")
        self.file.chmod(0o400)
        self.assert_lists("first")
        self.assert_kept(before)

    def test_a_file_that_cannot_be_read(self):
        self.make_ledger()
        self.file.chmod(0)
        self.assert_useless("cannot open the ledger")

    def test_a_journal_that_cannot_be_made(self):
        self.make_ledger()
        self.beside("-wal").mkdir()
        self.assert_not_submitted(self.submit("next"), "ledger.sqlite")
        self.assert_lists("first")


class Full(Troubled):
    """A limit on the size of files stands for a disk that is full; afterwards there is room again."""

    def submit_each(self, limits, how):
        """Submits a job under each limit; the exit codes."""
        codes = []
        for limit in limits:
            with self.subTest(bytes=limit):
                ran = how(f"next{limit}", limit)
                codes.append(ran.returncode)
                self.assert_honest(ran)
                self.assert_known_if_sent(ran)
        return codes

    def assert_known_if_sent(self, ran):
        if ran.returncode == 7:
            self.assertEqual(self.mltrain("sync").returncode, 0)
        if self.calls.exists():
            self.assertIn(" queued ", self.mltrain("list").stdout.splitlines()[1])
            self.calls.unlink()

    def submit_with_room(self, name, limit):
        return self.submit(name, preexec_fn=most_bytes(limit))

    def submit_anew_with_room(self, name, limit):
        shutil.rmtree(self.folder, ignore_errors=True)
        return self.submit_with_room(name, limit)

    def submit_with_room_for_the_answer(self, name, limit):
        return self.submit(name, meanwhile=f"""
            size=$(stat -c %s "$XDG_STATE_HOME/mltrain/ledger.sqlite-wal")
            prlimit --pid $PPID --fsize=$((size + {limit})):unlimited""")

    def test_no_room_for_a_new_ledger(self):
        codes = self.submit_each(range(0, 30 * PAGE, PAGE // 2), self.submit_anew_with_room)
        self.assertEqual((codes[0], codes[-1]), (1, 0), codes)

    def test_no_room_in_a_ledger(self):
        self.make_ledger()
        codes = self.submit_each(range(0, 20 * FRAME, FRAME // 2), self.submit_with_room)
        self.assertEqual((codes[0], codes[-1]), (1, 0), codes)
        self.assertIn(7, codes)

    def test_room_for_the_intent_and_not_for_the_answer(self):
        self.make_ledger()
        codes = self.submit_each(range(0, 10 * FRAME, FRAME // 2), self.submit_with_room_for_the_answer)
        self.assertEqual((codes[0], codes[-1]), (7, 0), codes)

    def test_a_ledger_is_read_on_a_full_disk(self):
        self.make_ledger()
        self.assert_lists("first", preexec_fn=most_bytes(0))


class OnASmallDisk(Troubled):
    """A file system in memory that nobody else sees."""

    def on_disk(self, size, script, **options):
        """Runs a shell script on a disk of so many bytes, where "$1" is the program."""
        words = f'mkdir -p "$XDG_STATE_HOME" && mount -t tmpfs -o size={size} none "$XDG_STATE_HOME" || exit 77\n'
        ran = self.mltrain(args=["unshare", "-Urm", "sh", "-c", words + script, "sh", PROGRAM], **options)
        if ran.returncode == 77 or ran.stderr.startswith("unshare:"):
            self.skipTest(f"no disk can be made: {ran.stderr.strip()}")
        return ran

    def test_no_room_for_a_new_ledger(self):
        codes = []
        for size in range(PAGE, 61 * PAGE, 3 * PAGE):
            with self.subTest(bytes=size):
                ran = self.on_disk(size, 'exec "$1" submit job.toml')
                codes.append(ran.returncode)
                self.assert_honest(ran)
            self.calls.unlink(missing_ok=True)
        if not codes:
            self.skipTest("no disk can be made")
        self.assertEqual((codes[0], codes[-1]), (1, 0), codes)

    def test_a_disk_that_is_full_when_the_answer_comes(self):
        fill = 'cat /dev/zero > "$XDG_STATE_HOME/rubbish"'
        ran = self.on_disk("1m", '"$1" submit job.toml', meanwhile=fill)
        self.assertEqual(ran.returncode, 7)
        self.assert_honest(ran)
        ran = self.on_disk("1m", '''"$1" submit job.toml; rm "$XDG_STATE_HOME/rubbish"; "$1" sync > settled''',
                           meanwhile=fill)
        self.assertEqual(ran.returncode, 0)
        self.assertRegex((self.home / "settled").read_text(), "^settled:\n.*\ncensus_.* queued ")

    def test_a_disk_that_was_made_read_only(self):
        ran = self.on_disk("1m", '''"$1" submit job.toml > /dev/null 2> /dev/null; rm calls
            mount -o remount,ro none "$XDG_STATE_HOME" || exit 77
            "$1" list > list
            "$1" submit job.toml --set name=next''')
        self.assert_not_submitted(ran, "ledger.sqlite")
        self.assertIn("census_", (self.home / "list").read_text())


if __name__ == "__main__":
    unittest.main()
