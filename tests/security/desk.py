"""What the tests of docs/security.md share: a user without rights, with a home, a trainer and a pretended gcloud."""

import grp
import json
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 and not sys.argv[1].startswith("-") else ""

NOBODY, EVE = 65534, 54321
IS_ROOT = os.geteuid() == 0
# Root goes where it likes, so that permissions are tried as somebody else.
AS_USER = {"user": NOBODY, "group": NOBODY, "extra_groups": []} if IS_ROOT else {}

JOB = """
name         = "census"
package_path = "trainer"
module_name  = "trainer.task"
"""
LOCAL = 'service = "local"\n' + JOB
VERTEX_AI = 'service = "vertex-ai"\n' + JOB + """
packages       = ["gs://my-bucket/p.tar.gz"]
project        = "my-project"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
framework      = "pytorch 2.4"
[master]
machine_type = "n1-standard-4"
"""
ML_ENGINE = JOB + """
project        = "my-project"
region         = "us-central1"
staging_bucket = "gs://my-bucket"
"""

# Keeps each call, with its variables and a copy of its configuration file, and answers what the test has put down for
# the words of the call: the first file of answers/ all of whose words are there.
GCLOUD = """#!%s
import json, os, pathlib, shutil, sys
home = pathlib.Path(os.environ["HOME"])
words = sys.argv[1:]
calls = home / "calls"
part = calls / f"{os.getpid()}.part"
part.write_text(json.dumps({"words": words, "environment": dict(os.environ)}))
number = len(list(calls.glob("*.json")))
while True:
    try:
        os.link(part, calls / f"{number}.json")     # whole at once, for a test that waits for it
        break
    except FileExistsError:                         # that of a call beside this one
        number += 1
part.unlink()
label = ""
for word in words:
    if word.startswith("--config="):
        shutil.copy2(word[9:], calls / f"{number}.config")
        (calls / f"{number}.mode").write_text(oct(os.stat(word[9:]).st_mode & 0o777))
    if word.startswith("--labels="):
        (home / "label").write_text(dict(pair.split("=") for pair in word[9:].split(","))["mltrain-id"])
    if word.startswith("--display-name="):
        (home / "name").write_text(word[15:])
for answer in sorted((home / "answers").glob("*.json")):
    known = json.loads(answer.read_text())
    if all(word in words for word in known["words"]):
        text = known["out"]
        for what in ("label", "name"):
            if (home / what).exists():
                text = text.replace(what.upper() + "_SENT", (home / what).read_text())
        sys.stdout.write(text)
        sys.stderr.write(known["err"])
        sys.exit(known["exit"])
print("[]")
""" % sys.executable


def has_own_group():
    """As Debian gives each user one: its only member is nobody else."""
    try:
        user = pwd.getpwuid(os.geteuid())
        group = grp.getgrgid(user.pw_gid)
    except KeyError:
        return False
    return not IS_ROOT and group.gr_name == user.pw_name and set(group.gr_mem) <= {user.pw_name}


def for_others(mode):
    """A mode by which somebody else may do what it lets the group do."""
    return mode | (mode & 0o070) >> 3 if has_own_group() else mode


class Desk(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="security-program-")
        cls.addClassCleanup(folder.cleanup)
        os.chmod(folder.name, 0o755)
        cls.program = shutil.copy(PROGRAM, folder.name)     # where it was built may be closed to others

    def setUp(self):
        self.home = pathlib.Path(tempfile.mkdtemp(prefix="security-test-"))
        self.addCleanup(shutil.rmtree, self.home, ignore_errors=True)
        for folder in ("trainer", "tmp", "bin", "calls", "answers"):
            (self.home / folder).mkdir()
        self.state, self.config = self.home / "state/mltrain", self.home / "config/mltrain"
        (self.home / "trainer/__init__.py").touch()
        (self.home / "trainer/task.py").write_text("print('training')\n")
        self.script("bin/gcloud", GCLOUD)
        self.environment = {
            "HOME": str(self.home), "PATH": f"{self.home}/bin:{os.environ['PATH']}", "TMPDIR": str(self.home / "tmp"),
            "ASAN_OPTIONS": "handle_segv=0",  # a sanitized build leaves a crash to the system, as others do
            "XDG_STATE_HOME": str(self.home / "state"), "XDG_CONFIG_HOME": str(self.home / "config"), "TZ": "UTC",
            "CLOUDSDK_API_ENDPOINT_OVERRIDES_ML": "http://127.0.0.1:1/"}
        self.answered = 0
        self.hand_over()

    def hand_over(self):
        """All that is in the home belongs to the user who runs mltrain."""
        if IS_ROOT:
            for path in [self.home, *self.home.rglob("*")]:
                os.chown(path, NOBODY, NOBODY, follow_symlinks=False)

    def write(self, name, text, mode=0o644):
        path = self.home / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        path.chmod(mode)
        self.hand_over()
        return path

    def script(self, name, text):
        return self.write(name, text, 0o755)

    def answer(self, *words, out="", err="", exit=0):
        self.answered += 1
        out = out if isinstance(out, str) else json.dumps(out)
        self.write(f"answers/{self.answered:03}.json",
                   json.dumps({"words": words, "out": out, "err": err, "exit": exit}))

    def start(self, *words, **options):
        options = {"stdin": subprocess.DEVNULL, "stdout": subprocess.PIPE, "stderr": subprocess.PIPE,
                   "env": self.environment, "cwd": self.home} | AS_USER | options
        return subprocess.Popen([self.program, *words], **options)

    def mltrain(self, *words, exit=(0,), **options):
        """Its stdout and stderr, byte for byte."""
        process = self.start(*words, **options)
        out, err = process.communicate(timeout=60)
        if exit is not None:
            self.assertIn(process.returncode, exit, f"{words}\n{out.decode()}\n{err.decode()}")
        return out, err

    def calls(self):
        paths = sorted((self.home / "calls").glob("*.json"), key=lambda path: int(path.stem))
        return [json.loads(path.read_text()) for path in paths]

    def assert_refused(self, says, *words, exit=(1, 2, 5)):
        before = len(self.calls())
        out, err = self.mltrain(*words, exit=exit)
        self.assertRegex(err.decode(), says)
        self.assertRegex(err.decode(), r"\n  \S", "no cure")
        self.assertEqual(len(self.calls()), before, "gcloud was called")
        return err.decode()


def sentence_of(test):
    """A test's docstring is a sentence of the page."""
    return " ".join(test.__doc__.split()) if test.__doc__ else ""
