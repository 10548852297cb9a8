"""git and mltrain leave out the same: python3 tests/package/git_test.py PROGRAM [unittest args].

Random ignore files over one tree; what `mltrain package` packs is compared with what git check-ignore spares.
The seed is fixed.
"""

import json
import os
import pathlib
import random
import shutil
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
"""

ROUNDS = int(os.environ.get("MLTRAIN_ROUNDS", "60"))
NAMES = ["a", "b", "ab", "abc", "a.c", "b.log", "keep.log", "a b", "#a", "!b", "x-y", "a[b", "ä", "A"]
PIECES = ["a", "b", "c", "*", "**", "?", "[ab]", "[!a]", "[a-c]", "[[:alpha:]]", ".log", ".c", "keep", "\\*", "\\a",
          " ", "\\ ", "#", "!", "ä", "-", "[", "]", "[]a]", "[^-b]", "[\\]b]", "A"]


def random_pattern(chance):
    # "a**/b" is left to git: behind letters it reads "**" otherwise than its own manual says.
    parts = []
    for _ in range(chance.choice([1, 1, 1, 2, 2, 3])):
        parts.append(chance.choice(["**", "*", "".join(chance.choices(PIECES, k=chance.randint(1, 3))).replace("**", "*"),
                                    chance.choice(NAMES)]))
    text = "/".join(parts)
    return chance.choice(["", "", "", "!", "/", "\\"]) + text + chance.choice(["", "", "", "/", " ", "\r", "/**"])


def random_ignore_file(chance):
    return "\n".join(random_pattern(chance) for _ in range(chance.randint(1, 6))) + chance.choice(["", "\n"])


class Git(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.addCleanup(self.home.cleanup)
        self.path = pathlib.Path(self.home.name).resolve()
        self.environment = {"HOME": str(self.path), "PATH": os.environ["PATH"], "GIT_CONFIG_NOSYSTEM": "1"}
        self.write("job.toml", JOB)
        self.write("trainer/__init__.py", "")
        self.write("trainer/task.py", "")
        self.files = []
        self.grow("trainer/t", 3, random.Random(1))
        self.run_in("git", "init", "-q")

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())

    def grow(self, folder, depth, chance):
        for name in NAMES:
            if depth > 0 and chance.random() < 0.45:
                self.grow(f"{folder}/{name}", depth - 1, chance)
            else:
                self.write(f"{folder}/{name}", "")
                self.files.append(f"{folder}/{name}")

    def run_in(self, *words, **more):
        return subprocess.run(words, cwd=self.path, env=self.environment, capture_output=True, timeout=60, **more)

    def packed(self):
        done = self.run_in(PROGRAM, "package", "job.toml", "--json", "--force")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        packed = {file["path"] for file in json.loads(done.stdout)["files"]}
        return packed.intersection(self.files)

    def spared_by_git(self):
        done = self.run_in("git", "check-ignore", "--no-index", "--stdin", "-z", input="\0".join(self.files).encode())
        self.assertIn(done.returncode, [0, 1], done.stderr)
        return set(self.files) - set(done.stdout.decode().split("\0"))

    def test_git_and_mltrain_leave_out_the_same(self):
        chance = random.Random(int(os.environ.get("MLTRAIN_SEED", "20261120")))
        folders = sorted({os.path.dirname(file) for file in self.files})
        left_out = 0
        for number in range(ROUNDS):
            where = ["trainer/t", *chance.choices(folders, k=3)]
            texts = {f"{folder}/.gitignore": random_ignore_file(chance) for folder in where}
            for name, text in texts.items():
                self.write(name, text)
            git, own = self.spared_by_git(), self.packed()
            self.assertEqual(git - own, set(), f"round {number}, git packs these: {texts}")
            self.assertEqual(own - git, set(), f"round {number}, git leaves these out: {texts}")
            left_out += len(self.files) - len(own)
            for name in texts:
                (self.path / name).unlink()
        self.assertGreater(left_out, ROUNDS * 10)


if __name__ == "__main__":
    if not shutil.which("git"):
        print("skipped: no git")
        sys.exit(77)
    unittest.main()
