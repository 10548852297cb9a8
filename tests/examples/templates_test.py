"""What mltrain init writes is right, on every service: python3 tests/examples/templates_test.py PROGRAM [unittest args].

The plain Python ones are trained. PyTorch's is where python3-torch is installed, else that is said as skipped. There is
no TensorFlow to be had here: of its trainer it is only seen that it compiles, and how it chooses strategy and chief.
"""

import importlib.util
import json
import os
import pathlib
import py_compile
import re
import socket
import subprocess
import sys
import tempfile
import types
import unittest
from unittest import mock

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
SERVICES = {
    "tabular": ["local", "vertex-ai", "ml-engine"],
    "tensorflow": ["local", "vertex-ai", "ml-engine"],
    "pytorch": ["local", "vertex-ai"],
    "container": ["local", "vertex-ai", "ml-engine"],
    "sweep": ["local", "vertex-ai", "ml-engine"],
}
PLAIN_PYTHON = ["tabular", "container", "sweep"]

# Takes what is uploaded for what it is: google.cloud.storage with a folder as the cloud.
PRETENDED_STORAGE = """
import os
class Client:
    def bucket(self, name): self.path = name; return self
    def blob(self, name): self.path = os.path.join(os.environ["PRETENDED_CLOUD"], self.path, name); return self
    def upload_from_string(self, data):
        os.makedirs(os.path.dirname(self.path), exist_ok=True)
        open(self.path, "wb").write(data.encode() if isinstance(data, str) else data)
"""


def blocks(job_file):
    """The paragraphs of the file that say where it runs, by service; and all paragraphs."""
    paragraphs = job_file.split("\n\n")
    return {found[1]: i for i, text in enumerate(paragraphs)
            if (found := re.search(r'^#?service +=.*"(.*)"', text, re.MULTILINE))}, paragraphs


def moved(job_file, service, *further):
    """As its comment says: a # before each line of the block in force, and none before those of the other."""
    places, paragraphs = blocks(job_file)
    local = places["local"]
    paragraphs[local] = re.sub(r"^(?=\w)", "#", paragraphs[local], flags=re.MULTILINE)
    for i in [places[service], *(i for i, text in enumerate(paragraphs) if text.startswith(further or "\0"))]:
        paragraphs[i] = re.sub(r"^#(?=\w)", "", paragraphs[i], flags=re.MULTILINE)
    return "\n\n".join(paragraphs)


class Templates(unittest.TestCase):
    def setUp(self):
        home = tempfile.TemporaryDirectory()
        self.addCleanup(home.cleanup)
        self.home = pathlib.Path(home.name)
        self.environment = {"HOME": home.name, "PATH": os.environ["PATH"], "TMPDIR": home.name,
                            "PYTHONDONTWRITEBYTECODE": "1", "OMP_NUM_THREADS": "1"}

    def mltrain(self, *words):
        done = subprocess.run([PROGRAM, *words], cwd=self.home, env=self.environment, timeout=120,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True)
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        return done.stdout

    def init(self, template, *options):
        self.mltrain("init", template, "--template", template, *options)
        return self.home / template / "job.toml"

    def train(self, template, *flags, **environment):
        return subprocess.Popen(["/usr/bin/python3", "-m", "trainer.task", *flags], cwd=self.home / template,
                                env={**self.environment, **environment}, stdin=subprocess.DEVNULL,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)

    def assert_ends_well(self, *trainers):
        for trainer in trainers:
            out, _ = trainer.communicate(timeout=120)
            self.assertEqual(trainer.returncode, 0, out)

    def assert_metrics(self, folder):
        metrics = json.loads((folder / "metrics.json").read_text())
        self.assertEqual({type(value) for value in metrics.values()} | {int, float}, {int, float}, metrics)
        self.assertGreater(metrics["accuracy"], 0.8)
        return metrics

    def test_each_is_right_on_each_of_its_services(self):
        for template, services in SERVICES.items():
            job_file = self.init(template, "--project=my-project", "--region=us-central1", "--staging-bucket=my-bucket")
            text = job_file.read_text()
            self.assertEqual(sorted(blocks(text)[0]), sorted(services), template)
            for service in services:
                with self.subTest(template, service=service):
                    job_file.write_text(text if service == "local" else moved(text, service))
                    self.assertIn(f"right, for service {service}", self.mltrain("check", str(job_file)))
                    script = self.mltrain("submit", "--dry-run", str(job_file))
                    self.assertEqual(script.count("gcloud ai custom-jobs create"),
                                     (6 if template == "sweep" else 1) * (service == "vertex-ai"), script)
                    self.assertEqual(script.count("gcloud ml-engine jobs submit training"),
                                     (6 if template == "sweep" else 1) * (service == "ml-engine"), script)
                    self.assertEqual("gs://my-bucket/jobs/" in script, service != "local", script)
                    if template == "container" and service != "local":
                        self.assertIn("us-central1-docker.pkg.dev/my-project/trainers/container:1", script)

    def test_without_answers_the_clouds_lines_wait_behind_a_mark(self):
        text = self.init("tabular").read_text()
        for key in ("project", "region", "staging_bucket"):
            self.assertRegex(text, rf"(?m)^#{key} +=")

    def test_several_machines_are_lines_to_uncomment(self):
        for template in ("tensorflow", "pytorch"):
            job_file = self.init(template, "--project=p-roject", "--region=us-central1", "--staging-bucket=my-bucket")
            text = moved(job_file.read_text(), "vertex-ai", "# More than one small machine")
            if template == "tensorflow":
                text = text.replace("tensorflow 2.17", "tensorflow 2.15")  # as the comment says
            job_file.write_text(text)
            script = self.mltrain("submit", "--dry-run", str(job_file))
            self.assertEqual(re.findall(r'"replicaCount": (\d)', script.replace('"1"', "1").replace('"2"', "2")),
                             ["1", "2"])
            self.assertEqual(script.count("NVIDIA_TESLA_T4"), 2)

    def test_plain_python_trains_at_once(self):
        for template in PLAIN_PYTHON:
            with self.subTest(template):
                job_file = self.init(template)
                out = self.mltrain("submit", str(job_file), "--watch", "--set", "args.epochs=3")
                runs = sorted((job_file.parent / "runs").iterdir())
                self.assertEqual(len(runs), 6 if template == "sweep" else 1, out)
                self.assertEqual(out.count("succeeded after"), len(runs), out)
                accuracies = {self.assert_metrics(run)["loss"] for run in runs}
                self.assertEqual(len(accuracies), len(runs))
                self.assertEqual({(run / "model.json").is_file() for run in runs}, {True})

    def pretend_storage(self):
        package = self.home / "pretended/google/cloud"
        package.mkdir(parents=True)
        (package / "storage.py").write_text(PRETENDED_STORAGE)
        return {"PYTHONPATH": str(self.home / "pretended"), "PRETENDED_CLOUD": str(self.home / "cloud")}

    def test_a_job_dir_in_a_bucket_is_written_by_googles_library(self):
        self.init("tabular")
        self.assert_ends_well(self.train("tabular", "--epochs=1", "--learning-rate=0.01",
                                         "--job-dir=gs://my-bucket/jobs/a", **self.pretend_storage()))
        self.assert_metrics(self.home / "cloud/my-bucket/jobs/a")

    def test_pytorch_learns_alone_and_in_company(self):
        if subprocess.run(["/usr/bin/python3", "-c", "import torch"], capture_output=True).returncode != 0:
            self.skipTest("no python3-torch")
        self.init("pytorch")
        self.assert_ends_well(self.train("pytorch", "--job-dir=gs://b/alone", **self.pretend_storage()))
        self.assert_metrics(self.home / "cloud/b/alone")
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = str(free.getsockname()[1])
        self.assert_ends_well(*[self.train("pytorch", f"--job-dir={self.home}/{rank}", RANK=rank, WORLD_SIZE="2",
                                           MASTER_ADDR="127.0.0.1", MASTER_PORT=port) for rank in "01"])
        self.assert_metrics(self.home / "0")
        self.assertFalse((self.home / "1").exists())  # the first speaks for all

    def tensorflow_task(self):
        """The module, with nothing behind the names of TensorFlow and numpy that it does not name itself."""
        self.init("tensorflow")
        task = self.home / "tensorflow/trainer/task.py"
        py_compile.compile(str(task), cfile=str(self.home / "task.pyc"), doraise=True)
        spec = importlib.util.spec_from_file_location("task", task)
        module = importlib.util.module_from_spec(spec)
        tensorflow = types.SimpleNamespace(
            distribute=types.SimpleNamespace(MultiWorkerMirroredStrategy=lambda: "machines",
                                             MirroredStrategy=lambda: "GPUs", get_strategy=lambda: "one"),
            config=types.SimpleNamespace(list_physical_devices=lambda kind: self.gpus))
        with mock.patch.dict(sys.modules, tensorflow=tensorflow, numpy=types.ModuleType("numpy")):
            spec.loader.exec_module(module)
        return module

    def test_tensorflow_knows_its_place_from_tf_config(self):
        task = self.tensorflow_task()
        alone = {"cluster": {"chief": ["a:1"]}, "task": {"type": "chief", "index": 0}}
        chief = {"cluster": {"chief": ["a:1"], "worker": ["b:1", "c:1"]}, "task": {"type": "chief", "index": 0}}
        worker = chief | {"task": {"type": "worker", "index": 0}}
        no_chief = {"cluster": {"worker": ["b:1", "c:1"]}, "task": {"type": "worker", "index": 0}}
        second = no_chief | {"task": {"type": "worker", "index": 1}}
        for config, gpus, strategy, is_chief in [
                ({}, [], "one", True), ({}, ["0", "1"], "GPUs", True), (alone, ["0"], "one", True),
                (chief, [], "machines", True), (worker, ["0", "1"], "machines", False),
                (no_chief, [], "machines", True), (second, [], "machines", False)]:
            with self.subTest(config=config, gpus=gpus):
                self.gpus = gpus
                self.assertEqual((task.strategy_for(config), task.is_chief(config)), (strategy, is_chief))


if __name__ == "__main__":
    unittest.main()
