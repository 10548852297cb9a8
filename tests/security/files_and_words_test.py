"""docs/security.md, tried with the built program: python3 tests/security/files_and_words_test.py PROGRAM

The docstring of each test is a sentence of the page (page_test.py).
"""

import csv
import grp
import html.parser
import io
import json
import os
import pwd
import re
import shlex
import shutil
import signal
import stat
import time
import unittest

from desk import Desk, EVE, for_others, IS_ROOT, LOCAL, ML_ENGINE, VERTEX_AI

CONTROL = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202e\x7f\r"
EVIL = f"{CONTROL}<script>alert(1)</script>\"'\\x&amp;"
FORMULA = "=cmd|' /C calc'!A1"
RESOURCE = "projects/123456789012/locations/us-central1/customJobs/"


def invisible(text):
    """The first character that a terminal would obey, and where."""
    for place, letter in enumerate(text):
        code = ord(letter)
        is_control = code < 0x20 and letter != "\n" or 0x7f <= code < 0xa0
        if is_control or 0x202a <= code <= 0x202e or 0x2066 <= code <= 0x2069:
            return f"{letter!r} in {text[max(0, place - 40):place + 20]!r}"
    return None


class Files(Desk):
    def modes_below(self, folder):
        return {path: stat.S_IMODE(path.lstat().st_mode) for path in [folder, *folder.rglob("*")]}

    def run_a_job(self, **options):
        self.write("job.toml", LOCAL + 'job_dir = "runs/{job}"\n')
        self.mltrain("submit", "job.toml", "--watch", **options)

    def test_modes(self):
        """What mltrain keeps is its owner's alone: folders 0700, files 0600, whatever the umask"""
        self.run_a_job(preexec_fn=lambda: os.umask(0))
        self.answer("submit", err="ERROR: (gcloud.x) INVALID_ARGUMENT: no", exit=1)
        self.write("job.toml", ML_ENGINE)
        self.mltrain("submit", "job.toml", exit=(1,), preexec_fn=lambda: os.umask(0))
        modes = self.modes_below(self.state)
        self.assertTrue(any(path.name == "ledger.sqlite" for path in modes))
        self.assertTrue(any(path.name == "log" for path in modes))
        for path, mode in modes.items():
            self.assertEqual(oct(mode), "0o700" if path.is_dir() else "0o600", path)

    def test_open_state(self):
        """A state folder that others can write is refused before anything is sent"""
        self.state.mkdir(parents=True)
        self.hand_over()
        self.state.chmod(for_others(0o775))                                     # and no ledger in it yet
        for words in (["list"], ["sync"]):
            self.assert_refused("is not yours alone", *words)
        out, _ = self.mltrain("doctor", "--service=local", exit=(1,))
        self.assertRegex(" ".join(out.decode().split()), "no ledger .*is not yours alone: .*chmod go-w")
        self.state.chmod(0o700)
        self.run_a_job()
        self.write("job.toml", ML_ENGINE)
        for path, mode in ((self.state, 0o770), (self.state, 0o707), (self.state / "ledger.sqlite", 0o660),
                           (self.state / "ledger.sqlite", 0o606), (self.state / "local", 0o777)):
            before = stat.S_IMODE(path.stat().st_mode)
            path.chmod(for_others(mode))
            err = self.assert_refused("is not yours alone", "submit", "job.toml")
            self.assertIn(f"chmod go-w {path}", err)
            for words in (["list"], ["cancel", "latest"], ["sync"], ["submit", "--from", "latest"]):
                self.assert_refused("is not yours alone", *words)
            path.chmod(before)
        self.mltrain("list")
        if IS_ROOT:
            for path in (self.state, self.state / "ledger.sqlite"):
                os.chown(path, EVE, EVE)
                path.chmod(0o777)
                self.assert_refused("it belongs to", "submit", "job.toml")
                self.hand_over()
                path.chmod(0o700)
            moved = self.state.rename(self.home / "elsewhere")
            self.state.symlink_to(moved)
            os.chown(self.state, EVE, EVE, follow_symlinks=False)
            self.assert_refused("it belongs to", "submit", "job.toml")

    def test_open_shared_folder(self):
        """The folder that the nodes of Slurm share is not used when others can write it"""
        self.script("bin/sbatch", f"#!/bin/sh\ntouch {self.home}/sent\necho 7\n")
        self.script("bin/sinfo", "#!/bin/sh\necho 'main*|up|infinite|2|(null)'\n")
        self.script("bin/sacct", "#!/bin/sh\n")
        self.write("job.toml", LOCAL.replace("local", "slurm"))
        shared = self.home / ".mltrain"
        shared.mkdir()
        self.hand_over()
        for mode in (0o770, 0o707):
            shared.chmod(for_others(mode))
            err = self.assert_refused("is not yours alone", "submit", "job.toml")
            self.assertIn(f"chmod go-w {shared}", err)
            out, _ = self.mltrain("check", "--online", "job.toml", exit=(1,))
            self.assertRegex(" ".join(out.decode().split()), "no shared folder .*is not yours alone: .*chmod go-w")
        if IS_ROOT:
            os.chown(shared, EVE, EVE)
            shared.chmod(0o777)
            out, _ = self.mltrain("check", "--online", "job.toml", exit=(1,))
            self.assertRegex(" ".join(out.decode().split()), "no shared folder .*it belongs to .*name a folder of your own")
            self.assertNotRegex(out.decode(), "chmod|chown")
            self.hand_over()
        self.assertFalse((self.home / "sent").exists())
        shared.chmod(0o755)
        self.mltrain("submit", "job.toml")
        self.assertTrue((self.home / "sent").exists())

    def assert_own_files_are_not_read(self, path, mode):
        before = stat.S_IMODE(path.stat().st_mode)
        path.chmod(for_others(mode))
        err = self.assert_refused("is not yours alone, and is not read", "submit", "job.toml", "--dry-run")
        self.assertIn("chmod go-w", err)
        path.chmod(before)

    def test_open_settings(self):
        """`config.toml` and `prices.toml` are not read when others can write them, or the folder they stand in"""
        self.write("job.toml", ML_ENGINE)
        self.script("bin/other", f"#!/bin/sh\ntouch {self.home}/ran\n")
        config = self.write("config/mltrain/config.toml", f'gcloud = "{self.home}/bin/other"\n', 0o600)
        prices = self.write("config/mltrain/prices.toml", "", 0o600)
        self.config.chmod(0o700)
        self.mltrain("submit", "job.toml", "--dry-run")
        for mode in (0o620, 0o602):
            self.assert_own_files_are_not_read(config, mode)
            self.assert_own_files_are_not_read(prices, mode)
        self.assert_own_files_are_not_read(self.config, 0o720)
        self.assert_own_files_are_not_read(self.config, 0o702)
        config.chmod(0o602)
        out, _ = self.mltrain("doctor", exit=(1,))
        self.assertRegex(out.decode(), "settings +.*is not yours alone")
        self.assertFalse((self.home / "ran").exists(), "its gcloud was run")
        if IS_ROOT:
            config.chmod(0o600)
            os.chown(config, EVE, EVE)
            self.assert_refused("it belongs to", "submit", "job.toml", "--dry-run")
            config.unlink()
            config.symlink_to(self.write("theirs/config.toml", "", 0o600))
            (self.home / "theirs").chmod(0o777)
            self.assert_refused("is not yours alone", "submit", "job.toml", "--dry-run")

    def test_jobs_are_stopped_without_settings(self):
        """A `config.toml` that is not read stops no `cancel`, `watch`, `logs` or `sync`: they warn, and go on without it"""
        self.run_a_job()
        self.script("bin/other", f"#!/bin/sh\ntouch {self.home}/ran\n")
        self.write("config/mltrain/config.toml", f'gcloud = "{self.home}/bin/other"\n', 0o600)
        for mode in (0o777, 0o720):
            self.config.chmod(for_others(mode))
            for words in (["cancel", "latest"], ["watch"], ["watch", "latest"], ["logs", "latest"],
                          ["logs", "latest", "--follow"], ["sync"], ["cancel", "latest", "--json"]):
                out, err = self.mltrain(*words)
                self.assertEqual(err.decode().count("is not yours alone"), 1, words)
                self.assertIn(f"chmod go-w {self.config}", err.decode())
                if "--json" in words:
                    json.loads(out)
        self.assertFalse((self.home / "ran").exists(), "its gcloud was run")
        self.assert_refused("is not yours alone", "submit", "--from", "latest")
        (self.config / "config.toml").unlink()                      # where none is, none is complained of
        _, err = self.mltrain("cancel", "latest")
        self.assertEqual(err.decode(), "")

    def test_sticky_folder(self):
        """A sticky folder is safe when it and the file in it are yours or root's"""
        self.write("job.toml", ML_ENGINE)
        store = self.write("store/config.toml", "", 0o444)
        self.config.mkdir(parents=True)
        (self.config / "config.toml").symlink_to(store)
        self.hand_over()
        store.parent.chmod(0o1777)
        self.mltrain("submit", "job.toml", "--dry-run")
        if IS_ROOT:
            for path in (store, store.parent):                      # as NixOS keeps what it links to
                os.chown(path, 0, os.getgid())
            self.mltrain("submit", "job.toml", "--dry-run")
            store.parent.chmod(0o777)
            err = self.assert_refused("is not yours alone", "submit", "job.toml", "--dry-run")
            self.assertIn("choose another folder with XDG_CONFIG_HOME", err)
            self.assertNotIn("chmod", err)                          # the folder is root's to close
            store.parent.chmod(0o1777)
            os.chown(store, EVE, EVE)
            self.assert_refused("it belongs to", "submit", "job.toml", "--dry-run")

    @unittest.skipUnless(IS_ROOT, "needs root")
    def test_root(self):
        """Root is sent away from a user's folders, in which its files would lock the user out"""
        self.run_a_job()
        for words in (["list"], ["cancel", "latest"], ["submit", "job.toml"]):
            _, err = self.mltrain(*words, exit=(1, 2), user=0, group=0)
            self.assertIn("it belongs to", err.decode())
            self.assertIn("run mltrain as that user, or choose another folder with XDG_STATE_HOME", err.decode())
            self.assertNotRegex(err.decode(), "chown|chmod")
        for path in [self.state, *self.state.rglob("*")]:
            self.assertNotEqual(path.lstat().st_uid, 0, path)
        self.mltrain("list")

    @unittest.skipUnless(IS_ROOT, "needs another group")
    def test_private_group(self):
        """A group whose only member you are is nobody else"""
        user = next(user for user in pwd.getpwall() if user.pw_uid != 0
                    and grp.getgrgid(user.pw_gid).gr_name == user.pw_name and not grp.getgrgid(user.pw_gid).gr_mem)
        self.write("job.toml", ML_ENGINE)
        config = self.write("config/mltrain/config.toml", "", 0o660)
        self.mltrain("submit", "job.toml", "--dry-run", exit=(2,))          # nogroup is many's
        for path in [self.home, *self.home.rglob("*")]:
            os.chown(path, user.pw_uid, user.pw_gid)
        as_user = {"user": user.pw_uid, "group": user.pw_gid}
        self.mltrain("submit", "job.toml", "--dry-run", **as_user)
        os.chown(config, user.pw_uid, EVE)
        _, err = self.mltrain("submit", "job.toml", "--dry-run", exit=(2,), **as_user)
        self.assertIn("its group can write it", err.decode())

    def test_files_for_gcloud(self):
        """A file for gcloud is new and 0600, and gone when gcloud has ended"""
        self.answer("submit", err="ERROR: (gcloud.x) INVALID_ARGUMENT: no", exit=1)
        self.write("job.toml", ML_ENGINE + '[limits]\nmax_duration = "1h"\n')
        (self.home / "tmp").chmod(0o777)
        self.mltrain("submit", "job.toml", exit=(1,), preexec_fn=lambda: os.umask(0))
        self.assertEqual([path.read_text() for path in (self.home / "calls").glob("*.mode")], ["0o600"])
        self.assertEqual(list((self.home / "tmp").iterdir()), [])

    def test_links_out_of_the_package(self):
        """A link that leads out of the package is refused"""
        self.write("job.toml", LOCAL)
        self.write("precious", "mine")
        (self.home / "trainer/data").symlink_to(self.home / "precious")
        for name in ("trainer/data", "trainer/up"):
            (self.home / "trainer/up").unlink(missing_ok=True)
            (self.home / "trainer/data").unlink(missing_ok=True)
            (self.home / name).symlink_to(self.home / "precious" if name.endswith("data") else "..")
            self.assert_refused("leads out of", "package", "job.toml")

    def test_names(self):
        """A name cannot lead out of the folder that it is a name in"""
        self.write("job.toml", LOCAL)
        for name in ("../escaped", "/tmp/escaped", "a/b", "..", "-x", "a\x1bb", "a b", "$HOME"):
            self.assert_refused("is no name for a job", "submit", "job.toml", "--set", f"name={name}")
        self.assert_refused("there is no", "logs", "../../etc/passwd")
        # A stranger's name that was taken over from the cloud is a name, and no path.
        self.write("job.toml", VERTEX_AI.replace('package_path = "trainer"\n', ""))
        stranger = {"name": RESOURCE + "9", "displayName": "../../../escaped", "state": "JOB_STATE_SUCCEEDED",
                    "createTime": "2025-11-20T14:30:01Z", "endTime": "2025-11-20T15:30:01Z",
                    "labels": {"mltrain-id": "f" * 32}}
        self.answer("custom-jobs", "create", err="ERROR: (gcloud.x) INVALID_ARGUMENT: no", exit=1)
        self.answer("custom-jobs", "list", out=[stranger])
        self.answer("hp-tuning-jobs", out=[])
        self.mltrain("submit", "job.toml", exit=(1,))
        self.mltrain("sync", "--adopt")
        before = sorted(self.home.rglob("*"))
        self.mltrain("ledger", "prune", "--older-than", "1d", exit=None)
        self.mltrain("logs", "latest", exit=None)
        after = [path for path in sorted(self.home.rglob("*")) if self.home / "calls" not in path.parents]
        self.assertEqual([path for path in after if path not in before and self.state not in path.parents], [])

    def test_links_in_the_way(self):
        """What is written for you replaces a link, and does not follow it"""
        precious = self.write("precious", "mine")
        self.run_a_job()
        for name, words in (("page.html", ["report", "--html", "page.html"]), ("copy", ["ledger", "backup", "copy"]),
                            ("new.toml", ["migrate", "old.toml", "-o", "new.toml"]),
                            ("t.tar.gz", ["package", "job.toml", "-o", "t.tar.gz"])):
            self.write("old.toml", ML_ENGINE + 'scale_tier = "BASIC"\nruntime_version = "2.11"\n')
            (self.home / name).symlink_to(precious)
            for force in ([], ["--force"]):
                self.mltrain(*words, *force, exit=None)
                self.assertEqual(precious.read_text(), "mine", words)
        (self.home / "fresh").mkdir()
        (self.home / "fresh/job.toml").symlink_to(precious)
        self.hand_over()
        self.mltrain("init", "fresh", exit=None)
        self.assertEqual(precious.read_text(), "mine")


class Suggestions(Desk):
    def adopt(self, name):
        for answer in (self.home / "answers").iterdir():
            answer.unlink()
        stranger = {"name": RESOURCE + "7", "displayName": name, "state": "JOB_STATE_RUNNING", "labels": {"mltrain-id": "e" * 32},
                    "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:31:00Z"}
        self.answer("hp-tuning-jobs", out=[])
        self.answer("custom-jobs", "create", err="ERROR: (gcloud.x) INVALID_ARGUMENT: no", exit=1)
        self.answer("custom-jobs", "list", out=[stranger])
        self.answer("custom-jobs", "describe", out=stranger)
        self.write("job.toml", VERTEX_AI.replace('package_path = "trainer"\n', ""))
        self.mltrain("submit", "job.toml", exit=(1,))
        self.mltrain("sync", "--adopt")

    def test_completion(self):
        """Completion offers no name that a shell would read as more than a word"""
        for name in ("a; touch pwned", "a$(id)", "a b", "a`id`", "a'", "-rf", "a_plain"):
            shutil.rmtree(self.state, ignore_errors=True)
            self.adopt(name)
            offered = self.mltrain("__complete", "show", "a")[0].decode() + self.mltrain("__complete", "cancel", "")[0].decode()
            self.assertEqual(offered.count(name), 2 if name == "a_plain" else 0, offered)

    def test_names_in_commands(self):
        """A command that is suggested says a name as one word, so that pasting it runs nothing else"""
        name = "a; touch pwned #'"
        self.adopt(name)
        said = self.mltrain("cancel", "a", "--async")[0].decode()
        for words in (["watch", "a"], ["logs", "a", "--follow"]):
            shutil.rmtree(self.home / "calls")
            (self.home / "calls").mkdir()
            self.hand_over()
            process = self.start(*words)
            deadline = time.monotonic() + 30
            while not any("describe" in call["words"] for call in self.calls()) and time.monotonic() < deadline:
                time.sleep(0.05)
            process.send_signal(signal.SIGINT)
            said += "".join(text.decode() for text in process.communicate(timeout=30))
        suggested = re.findall(r"mltrain (?:watch|cancel|logs) (.*?)(?: sees it end| --.*)?$", said, re.MULTILINE)
        self.assertEqual(len(suggested), 4, said)
        for words in suggested:
            self.assertEqual(shlex.split(words), [name])


class Page(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags, self.data = [], ""

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, attributes))

    def handle_data(self, data):
        self.data += data


class Words(Desk):
    """Everything that others choose is hostile at once, in every answer of gcloud and of a trainer."""

    def setUp(self):
        super().setUp()
        stranger = {"name": RESOURCE + "7", "displayName": EVIL + FORMULA, "state": EVIL, "createTime": "2026-11-20T14:30:01Z",
                    "labels": {"mltrain-id": "e" * 32, EVIL: EVIL, "team": FORMULA},
                    "error": {"code": 3, "message": EVIL}, "jobSpec": {"workerPoolSpecs": [
                        {"machineSpec": {"machineType": EVIL, "acceleratorType": EVIL, "acceleratorCount": 1}}]}}
        ended = {"name": RESOURCE + "8", "displayName": "=1+1" + EVIL, "state": "JOB_STATE_FAILED",
                 "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:31:01Z", "endTime": "2026-11-20T14:41:01Z",
                 "labels": {"mltrain-id": "d" * 32, "team": FORMULA}, "error": {"code": 3, "message": EVIL},
                 "jobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}}
        log = [{"insertId": "1", "timestamp": "2026-11-20T14:32:00Z", "severity": "ERROR", "textPayload": EVIL,
                "resource": {"labels": {"job_id": number, "task_name": EVIL}}} for number in "78"]
        log += [{"insertId": "2", "timestamp": "2026-11-20T14:32:01Z", "severity": EVIL,
                 "jsonPayload": {"message": EVIL + "\n" + EVIL}, "labels": {"ml.googleapis.com/trial_id": EVIL},
                 "resource": {"labels": {"job_id": number, "task_name": EVIL}}} for number in "78"]
        trial = {"id": EVIL, "state": "SUCCEEDED", "startTime": "2026-11-20T14:31:01Z", "endTime": "2026-11-20T14:41:01Z",
                 "parameters": [{"parameterId": EVIL, "value": FORMULA}, {"parameterId": FORMULA, "value": EVIL}],
                 "finalMeasurement": {"stepCount": EVIL, "metrics": [{"metricId": EVIL, "value": 0.5}]}}
        study = {"name": RESOURCE.replace("customJobs", "hyperparameterTuningJobs") + "5", "displayName": "tuned" + EVIL,
                 "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:31:01Z",
                 "endTime": "2026-11-20T14:41:01Z", "labels": {"mltrain-id": "c" * 32}, "maxTrialCount": 2,
                 "studySpec": {"metrics": [{"metricId": EVIL, "goal": "MAXIMIZE"}]}, "trials": [trial, trial | {"state": EVIL}],
                 "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}}
        self.answer("hp-tuning-jobs", "list", out=[study])
        self.answer("hp-tuning-jobs", "describe", out=study)
        self.answer("custom-jobs", "create", err=f"ERROR: (gcloud.x) INVALID_ARGUMENT: {EVIL}\n{EVIL}\n", exit=1)
        self.answer("custom-jobs", "list", out=[stranger, ended])
        self.answer("custom-jobs", RESOURCE + "7", out=stranger)
        self.answer("logging", "read", out=log)
        self.answer("cancel", err=EVIL, exit=1)
        self.answer("describe", err=EVIL, exit=1)
        self.answer("storage", err=EVIL, exit=1)
        self.write("job.toml", VERTEX_AI.replace('package_path = "trainer"\n', ""))
        self.said = [*self.mltrain("submit", "job.toml", "--verbose", exit=(1,)), *self.mltrain("sync", "--adopt")]
        # A trainer here, whose last words and metrics are hostile, too.
        metrics = json.dumps({EVIL: 1.5, FORMULA: 2, "accuracy": 0.5})
        self.write("trainer/task.py", f"""
import pathlib, sys
folder = pathlib.Path(sys.argv[sys.argv.index("--job-dir") + 1])
folder.mkdir(parents=True)
(folder / "metrics.json").write_text({metrics!r})
print({EVIL!r})
sys.exit({EVIL!r})
""")
        self.write("here.toml", LOCAL + 'job_dir = "runs/{job}"\nargs = [' + json.dumps(EVIL) + ", " + json.dumps(FORMULA)
                   + "]\n")
        self.said += self.mltrain("submit", "here.toml", "--watch", "--set", "name=here", "--verbose", exit=(3,))

    def everything_said(self, *more):
        commands = [["list", "--all"], ["show", "latest"], ["show", "latest", "--verbose"], ["logs", "latest"], ["report"],
                    ["report", "--by", "label:team"], ["budget"], ["list", "--metrics"], ["sync"], ["ledger", "check"],
                    ["cancel", "latest"], ["open", "latest"], ["trials", "latest"], ["doctor", "job.toml"],
                    ["check", "job.toml", "--online"], ["submit", "job.toml"], ["check", "here.toml", "--origins"],
                    ["submit", "here.toml", "--dry-run"]]
        names = [job["name"] for job in json.loads(self.mltrain("list", "--all", "--json")[0])["jobs"]]
        self.assertGreaterEqual(len(names), 4)
        for name in names:
            commands += [["show", name], ["show", name, "--verbose"], ["logs", name], ["cancel", name, "--async"], ["open", name],
                         ["trials", name]]
        return [(words, *self.mltrain(*words, *more, exit=None)) for words in commands]

    def test_terminal(self):
        """No name, log line or error of others reaches the terminal as a control character"""
        for text in self.said:
            self.assertIsNone(invisible(text.decode()))
        for words, out, err in self.everything_said():
            # A dry run prints a script, which must be the words as they are; so it quotes them.
            if "--dry-run" not in words:
                self.assertIsNone(invisible(out.decode()), words)
            self.assertIsNone(invisible(err.decode()), words)

    def test_names_in_a_repository(self):
        """Nor does any name or value in a repository: of a file, a folder, a key, a module"""
        escapes = '"\\u001b[2J\\u202e"'
        broken = {"key.toml": f"{escapes} = 1\n{LOCAL}[labels]\n{escapes} = {escapes}\n",
                  "module.toml": LOCAL.replace('"trainer.task"', '"trainer.\\u001b[2J"'),
                  "folder.toml": LOCAL.replace('"trainer"', escapes), f"{CONTROL}.toml": LOCAL + "[[[\n"}
        for name in (".pem", ".txt", "d/x.csv", "task.py"):
            self.write(f"trainer/{CONTROL}{name}", "")
        for name, text in (broken | {"good.toml": LOCAL}).items():
            self.write(name, text)
            for words in (["check"], ["submit", "--dry-run"], ["submit"], ["package", "-o", "t.tgz", "--force"]):
                out, err = self.mltrain(words[0], name, *words[1:], exit=None)
                self.assertIsNone(invisible(err.decode()), (words, name))
                self.assertIsNone(invisible(out.decode()), (words, name))

    def test_json(self):
        """Nor do they break the JSON of an answer"""
        for words, out, _ in self.everything_said("--json"):
            lines = out.decode().splitlines() if words[0] in ("logs", "watch") else [out.decode()]
            for line in lines:
                self.assertIsInstance(json.loads(line), dict, words)
            self.assertIsNone(invisible(out.decode()), words)

    def test_html(self):
        """Nor are they more than text on the page of a report"""
        self.mltrain("report", "--html", "page.html")
        text = (self.home / "page.html").read_text()
        self.assertIsNone(invisible(text))
        page = Page()
        page.feed(text)
        self.assertIn("<script>alert(1)</script>", page.data)
        self.assertEqual(sum(tag == "script" for tag, _ in page.tags), 1)
        for tag, attributes in page.tags:
            for name, value in attributes:
                self.assertFalse(name.startswith("on") or name in ("src", "srcset"), (tag, name))
                if name == "href":
                    self.assertRegex(value, r"^(#|https://console\.cloud\.google\.com/|data:)")
        policy = next(dict(attributes)["content"] for tag, attributes in page.tags
                      if dict(attributes).get("http-equiv") == "Content-Security-Policy")
        self.assertIn("default-src 'none'", policy)

    def test_csv(self):
        """Nor are they a formula in CSV"""
        self.mltrain("list", "--metrics", exit=None)
        hostile = 0
        tuned = next(job["name"] for job in json.loads(self.mltrain("list", "--all", "--json")[0])["jobs"]
                     if job["name"].startswith("tuned"))
        for words in (["trials", tuned, "--csv"], ["report", "--csv"], ["report", "--csv", "--by", "label:team"], ["report", "--csv", "--by", "name"]):
            out, _ = self.mltrain(*words)
            self.assertIsNone(invisible(out.decode()))
            for row in csv.reader(io.StringIO(out.decode())):
                for field in row:
                    self.assertNotRegex(field, r"^[=@]|^[+-].*[^0-9.]", words)
                    hostile += field.startswith("'=")
        self.assertGreater(hostile, 1)


if __name__ == "__main__":
    unittest.main()
