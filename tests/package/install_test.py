"""pip installs what `mltrain package` wrote: python3 tests/package/install_test.py PROGRAM [unittest args].

Without network and without build isolation; each module is then imported, and each data file read.
"""

import json
import os
import pathlib
import subprocess
import sys
import tarfile
import tempfile
import unittest

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""

JOB = """
name = "model"
service = "local"
package_path = "trainer"
module_name = "trainer.task"
"""

MODULES = ["__init__.py", "task.py", "Upper/__init__.py", "Upper/Inner/__init__.py", "sub/__init__.py",
           "sub/model.py", "sub/deep/__init__.py", "sub/deep/layers.py", "scripts/run.py"]

DATA = ["config.json", ".hidden", "data/words.txt", "data/a[b]c.txt", "data/star*.txt", "data/who?.txt",
        "data/two  blanks.txt", "data/quote'\"s.txt", "data/back\\slash.txt", "data/ünï😀.txt", "data/{braces}.txt",
        "data/**/x.txt", "sub/vocabulary.csv", "sub/deep/no_package/tables/t.csv", "sub/%s.txt", "v1.0/weights.bin",
        "x" * 90 + "/" + "y" * 90 + ".txt", "z" * 150 + ".txt"]

READ_ALL = """
import importlib, json, os, sys
where = sys.argv[1]
sys.path.insert(0, where)
with open("expected.json", encoding="utf-8") as file:
    modules, data = json.load(file)
for module in modules:
    found = importlib.import_module(module)
    assert found.__file__.startswith(where), found.__file__
    assert found.ME == module, (found.ME, module)
for path in data:
    with open(os.path.join(where, "trainer", path), encoding="utf-8") as file:
        assert file.read() == "bytes of " + path, path
"""


def can_install():
    try:
        done = subprocess.run([sys.executable, "-c", "import setuptools, wheel, pip"], capture_output=True)
    except OSError:
        return False
    return done.returncode == 0


def module_name(path):
    words = ["trainer", *path[:-len(".py")].split("/")]
    return ".".join(words[:-1] if words[-1] == "__init__" else words)


class Install(unittest.TestCase):
    def setUp(self):
        self.home = tempfile.TemporaryDirectory()
        self.addCleanup(self.home.cleanup)
        self.path = pathlib.Path(self.home.name).resolve()
        self.write("job.toml", JOB)
        for path in MODULES:
            self.write("trainer/" + path, f"ME = '{module_name(path)}'\n")
        for path in DATA:
            self.write("trainer/" + path, "bytes of " + path)

    def write(self, name, text):
        path = self.path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def run_in(self, *words):
        environment = {"HOME": str(self.path), "PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8",
                       "PYTHONDONTWRITEBYTECODE": "1"}
        return subprocess.run(words, cwd=self.path, env=environment, timeout=120, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)

    def package(self, *words):
        done = self.run_in(PROGRAM, "package", "job.toml", "--json", *words)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return json.loads(done.stdout)

    def install(self):
        done = self.run_in(sys.executable, "-m", "pip", "install", "--no-index", "--no-build-isolation", "--no-deps",
                           "--no-cache-dir", "--target", "installed", "trainer-0.0.0.tar.gz")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def check_installed(self, data):
        self.write("expected.json", json.dumps([list(map(module_name, MODULES)), data]))
        done = self.run_in(sys.executable, "-c", READ_ALL, str(self.path / "installed"))
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)

    def test_every_module_and_every_data_file_is_installed(self):
        answer = self.package()
        self.assertTrue(answer["generated_setup"])
        self.assertEqual(answer["left_out"], [])
        self.install()
        self.check_installed(DATA)

    def test_a_project_of_the_users_own_is_installed_by_its_own_setup_py(self):
        self.write("setup.py", "from setuptools import find_namespace_packages, setup\n"
                   "setup(name='mine', version='3.4', packages=find_namespace_packages(include=['trainer*']),\n"
                   "      package_data={'': ['*.json', '*.csv']})\n")
        self.assertFalse(self.package()["generated_setup"])
        self.install()
        self.check_installed(["config.json", "sub/vocabulary.csv"])
        self.assertTrue((self.path / "installed/mine-3.4.dist-info").is_dir())

    def test_a_project_with_a_pyproject_toml_alone_is_installed(self):
        self.write("pyproject.toml", "[build-system]\nrequires = ['setuptools']\nbuild-backend = 'setuptools.build_meta'\n"
                   "[project]\nname = 'mine'\nversion = '3.4'\n"
                   "[tool.setuptools.packages.find]\ninclude = ['trainer*']\n"
                   "[tool.setuptools.package-data]\n'*' = ['*.json', '*.csv']\n")
        self.package()
        self.install()
        self.check_installed(["config.json", "sub/vocabulary.csv"])

    def test_requirements_are_asked_for(self):
        with open(self.path / "job.toml", "a", encoding="utf-8") as file:
            file.write("requirements = ['numpy>=1.20', 'pandas [performance] ; python_version > \"3\"']\n")
        self.package("--service", "ml-engine", "--set", "region=us-central1", "--set", "runtime_version=2.11",
                     "--set", "python_version=3.7", "--set", "staging_bucket=gs://my-bucket", "--set",
                     "job_dir=gs://my-bucket/x", "--set", "project=my-project", "--set", "packaging=staged")
        self.install()
        metadata = (self.path / "installed/trainer-0.0.0.dist-info/METADATA").read_text(encoding="utf-8")
        self.assertRegex(metadata, r"Requires-Dist: numpy *\(?>=1.20\)?")
        self.assertRegex(metadata, r"Requires-Dist: pandas *\[performance\]")

    def test_python_and_tar_read_the_archive_alike(self):
        answer = self.package()
        paths = ["trainer-0.0.0/" + file["path"] for file in answer["files"]]
        with tarfile.open(self.path / "trainer-0.0.0.tar.gz") as archive:
            self.assertEqual(archive.getnames(), paths)
        listed = self.run_in("tar", "tzf", "trainer-0.0.0.tar.gz", "--quoting-style=literal")
        self.assertEqual(listed.stdout.splitlines(), paths)
        self.assertEqual(listed.stderr, "")

    def test_stdout_gets_the_same_bytes(self):
        self.package()
        words = [PROGRAM, "package", "job.toml", "-o", "-"]
        done = subprocess.run(words, cwd=self.path, env={"HOME": str(self.path)}, capture_output=True, timeout=60)
        self.assertEqual(done.stdout, (self.path / "trainer-0.0.0.tar.gz").read_bytes())
        self.assertIn(b"sha256", done.stderr)


if __name__ == "__main__":
    if not can_install():
        print("skipped: no pip, setuptools and wheel for", sys.executable)
        sys.exit(77)
    unittest.main()
