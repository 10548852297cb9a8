"""The built program and a real Slurm of two nodes: python3 tests/slurm/slurm_test.py PROGRAM [--accounting] [unittest args].

Slurm forgets jobs five seconds after their end here, so that what is known later is known from the shared folder, or
with --accounting from slurmdbd.
"""

import collections
import json
import os
import subprocess
import sys
import time
import unittest
import zipfile

from cluster import Cluster, missing_programs
from desk import JOB, Desk, TELLS, WAITS

PROGRAM = os.path.abspath(sys.argv.pop(1)) if len(sys.argv) > 1 else ""
ACCOUNTING = "--accounting" in sys.argv
if ACCOUNTING:
    sys.argv.remove("--accounting")

LONG = "import time; print('training', flush=True); time.sleep(600)"


class SlurmJob(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.cluster = Cluster(ACCOUNTING)
        cls.cluster.__enter__()
        cls.addClassCleanup(cls.cluster.__exit__)

    def desk(self, trainer=TELLS, job=JOB):
        desk = Desk(PROGRAM, self.cluster, trainer, job)
        self.addCleanup(desk.close)
        self.addCleanup(self.cluster.ask, "scancel", "--me")
        return desk

    def until(self, holds, seconds=30):
        end = time.monotonic() + seconds
        while not holds():
            if time.monotonic() > end:
                self.fail("that did not come")
            time.sleep(0.2)

    def state(self, desk, job):
        desk.mltrain("sync")
        return desk.json("show", job)["state"]

    def test_a_job_is_watched_to_its_end_and_its_log_read(self):
        desk = self.desk("import os, sys; print(sys.argv[1:], os.getcwd()); print('é\\x1b[31m')")
        done = desk.mltrain("submit", "job.toml", "--watch", "--", "--x", "two words", "a\nb", "it's $HOME", "")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertRegex(done.stdout, r"model_\d{8}_\d{6} succeeded after \d+ s\n  cost \$")
        logs = desk.mltrain("logs", "latest").stdout
        self.assertIn("['--x', 'two words', 'a\\nb', \"it's $HOME\", '']", logs)
        self.assertIn("é\\x1b[31m", logs)

    def test_variables_reach_the_trainer_and_not_the_script(self):
        desk = self.desk("import os, sys; print(os.environ['folder'], os.environ['asked'], os.environ['A'], '/own' in sys.path)",
                         JOB + "[env]\nfolder = 'mine'\nasked = 'me'\nA = \"it's $HOME\"\nPYTHONPATH = '/own'\n")
        done = desk.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertIn("mine me it's $HOME True\n", desk.mltrain("logs", "latest").stdout)

    def test_a_job_that_fails_ends_the_watch_with_3_and_its_last_words(self):
        desk = self.desk("import sys; print('loading'); sys.exit('no such column: age')")
        done = desk.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 3, done.stderr)
        self.assertRegex(done.stdout, r"failed after \d+ s: exit code 1: no such column: age")

    def test_results_are_copied_into_a_bucket_and_are_not_lost_where_that_fails(self):
        desk = self.desk("import sys; open(sys.argv[-1] + '/model.bin', 'w').write('weights')")
        (desk.path / "bin").mkdir()
        (desk.path / "bin/gcloud").write_text('#!/bin/sh\necho "$*" >> "$HOME/asked"\n[ ! -e "$HOME/no" ]\n')
        (desk.path / "bin/gcloud").chmod(0o755)
        bucket = ("--set", "job_dir=gs://my-bucket/jobs/{job}")
        self.assertEqual(desk.mltrain("submit", "job.toml", "--watch", *bucket).returncode, 0)
        self.assertRegex((desk.path / "asked").read_text(), r"^storage cp --recursive /.*/job_dir/model.bin "
                                                            r"gs://my-bucket/jobs/model_\d{8}_\d{6}/\n$")
        (desk.path / "no").touch()
        self.assertEqual(desk.mltrain("submit", "job.toml", "--watch", *bucket).returncode, 3)
        self.assertRegex(desk.mltrain("logs", "latest").stdout, "not copied; the results are in (/.*)/job_dir")

    def test_the_cluster_is_inspected(self):
        desk = self.desk()
        self.assertEqual(desk.mltrain("check", "--online", "job.toml").returncode, 0)
        seen = desk.mltrain("check", "--online", "job.toml", "--set", "slurm.partition=closed",
                            "--set", "slurm.gres=gpu:a100:1")
        self.assertEqual(seen.returncode, 1)
        self.assertIn("closed is down", seen.stdout)
        self.assertIn("no node of closed has gpu:a100:1", seen.stdout)
        self.assertIn("accounting     " + ("kept" if ACCOUNTING else "not kept"), seen.stdout)

    def test_what_sbatch_refuses_is_said_with_its_cure(self):
        desk = self.desk()
        done = desk.mltrain("submit", "job.toml", "--set", "slurm.partition=nope")
        self.assertEqual(done.returncode, 1)
        self.assertIn("not submitted: Invalid partition name specified\n  what there is: sinfo", done.stderr)
        self.assertEqual(desk.json("list", "--all")["jobs"][0]["state"], "refused")

    def test_a_running_job_is_cancelled(self):
        desk = self.desk(LONG)
        job = desk.submit()
        self.until(lambda: "training" in desk.mltrain("logs", job).stdout)
        self.assertEqual(desk.mltrain("cancel", job).returncode, 0)
        self.assertEqual(desk.mltrain("watch", job).returncode, 6)

    def test_a_waiting_job_is_cancelled_though_the_controller_is_away_and_never_trains(self):
        desk = self.desk(TELLS)
        job = desk.submit("--set", "slurm.partition=closed")
        self.assertEqual(self.state(desk, job), "queued")
        self.cluster.freeze()
        self.addCleanup(self.cluster.thaw)
        self.assertEqual(desk.mltrain("cancel", job).returncode, 1)
        self.cluster.thaw()
        self.cluster.ask("scontrol", "update", "PartitionName=closed", "State=UP")
        self.addCleanup(self.cluster.ask, "scontrol", "update", "PartitionName=closed", "State=DOWN")
        self.assertEqual(desk.mltrain("watch", job).returncode, 6)
        self.assertEqual(desk.runs(), [])

    def test_slurm_ends_a_job_at_its_limit(self):
        desk = self.desk(LONG)
        done = desk.mltrain("submit", "job.toml", "--watch", "--set", "limits.max_duration=1m", timeout=200)
        self.assertEqual(done.returncode, 6, done.stderr)
        self.assertRegex(done.stdout, r"expired after 1 min")

    def test_a_cap_on_cost_is_a_time_limit_with_what_slurm_takes_longer(self):
        desk = self.desk()
        plan = desk.json("submit", "job.toml", "--dry-run", "--set", "limits.max_cost=200")
        self.assertIn("--time=2", plan["argv"])
        done = desk.mltrain("submit", "job.toml", "--set", "limits.max_cost=119")
        self.assertEqual(done.returncode, 5)
        self.assertIn("the shortest bill is $120.0000", done.stderr)

    def test_nodes_know_their_ranks_and_each_other(self):
        desk = self.desk("""
            import json, os
            names = "RANK", "LOCAL_RANK", "NODE_RANK", "WORLD_SIZE", "MASTER_ADDR", "MASTER_PORT", "SLURMD_NODENAME"
            told = {name: os.environ[name] for name in names} | {"TF": json.loads(os.environ["TF_CONFIG"])}
            with open(f"{os.environ['HOME']}/told.{told['RANK']}", "w") as file:
                json.dump(told, file)
            """, JOB + "tasks_per_node = 2\n[workers]\ncount = 1\n")
        done = desk.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr + desk.mltrain("logs", "latest").stdout)
        told = [json.loads((desk.path / f"told.{rank}").read_text()) for rank in range(4)]
        self.assertEqual([one["SLURMD_NODENAME"] for one in told], ["n1", "n1", "n2", "n2"])
        self.assertEqual([one["LOCAL_RANK"] for one in told], ["0", "1", "0", "1"])
        self.assertEqual([one["NODE_RANK"] for one in told], ["0", "0", "1", "1"])
        self.assertEqual({(one["WORLD_SIZE"], one["MASTER_ADDR"]) for one in told}, {("4", "n1")})
        self.assertEqual(len({one["MASTER_PORT"] for one in told}), 1)
        self.assertEqual([one["TF"]["task"] for one in told],
                         [{"type": "chief", "index": 0}] + [{"type": "worker", "index": i} for i in range(3)])
        cluster = told[0]["TF"]["cluster"]
        everybody = cluster["chief"] + cluster["worker"]
        self.assertEqual([address.split(":")[0] for address in everybody], ["n1", "n1", "n2", "n2"])
        self.assertEqual(len(set(everybody)), 4)

    def test_one_node_that_fails_ends_all(self):
        desk = self.desk("import os, sys, time\nif os.environ['RANK'] == '1': sys.exit(4)\ntime.sleep(600)",
                         JOB + "nodes = 2\n")
        done = desk.mltrain("submit", "job.toml", "--watch")
        self.assertEqual(done.returncode, 3, done.stdout)

    def sweep(self, desk, *words, exit_code=0):
        """The name of a sweep of twelve."""
        values = ",".join(map(str, range(1, 13)))
        done = desk.mltrain("submit", "job.toml", "--sweep", "rate=" + values, "--json", *words, timeout=300)
        self.assertEqual(done.returncode, exit_code, done.stdout + done.stderr)
        answer = json.loads(done.stdout)
        return answer.get("sweep")

    def tasks(self, state=""):
        """As squeue shows them: "17_1 RUNNING None"."""
        lines = self.cluster.ask("squeue", "--me", "-h", "-r", "-o", "%i %T %r").splitlines()
        return [line for line in lines if state in line]

    def states(self, desk, sweep):
        """Of its jobs, by their numbers."""
        desk.mltrain("sync")
        jobs = [job for job in desk.json("list", "--all")["jobs"] if job["name"].startswith(sweep)]
        return {int(job["name"].rsplit("_", 1)[1]): job["state"] for job in jobs}

    def owners(self, desk):
        """The arrays of which tasks have trained."""
        return {file.read_text().split()[1].split("_")[0] for file in desk.shared.glob("*/fate")}

    def test_a_sweep_is_one_array_of_which_slurm_lets_max_running_run(self):
        desk = self.desk(WAITS, JOB + "[sweep]\nmax_running = 2\n")
        sweep = self.sweep(desk)
        self.assertEqual(len(self.tasks()), 12)
        self.assertEqual(len({line.split("_")[0] for line in self.tasks()}), 1)
        self.until(lambda: len(self.tasks("RUNNING")) == 2)
        self.until(lambda: self.tasks("JobArrayTaskLimit"))  # two more would find room
        (desk.path / "go").touch()
        most = 0
        while self.tasks():
            most = max(most, len(self.tasks("RUNNING")))
        self.assertEqual(most, 2)
        self.assertEqual(set(self.states(desk, sweep).values()), {"succeeded"})
        self.assertEqual(len(desk.runs()), 12)
        self.assertEqual(len(set(desk.runs())), 12)
        self.assertEqual(len(list((desk.shared / "packages").iterdir())), 1)

    def test_of_an_array_one_fails_and_others_are_cancelled_each_by_itself(self):
        desk = self.desk("import sys\nif sys.argv[-1] == '3': sys.exit('no such rate')" + WAITS,
                         JOB + "[sweep]\nmax_running = 4\n")
        sweep = self.sweep(desk)
        self.until(lambda: self.states(desk, sweep)[3] == "failed")
        self.until(lambda: "training" in desk.mltrain("logs", f"{sweep}_001").stdout)
        self.assertEqual(desk.mltrain("cancel", f"{sweep}_001", f"{sweep}_011").returncode, 0)
        (desk.path / "go").touch()
        self.assertEqual(desk.mltrain("watch", sweep).returncode, 3)
        states = self.states(desk, sweep)
        self.assertEqual({number for number in states if states[number] == "cancelled"}, {1, 11})
        self.assertEqual({number for number in states if states[number] == "failed"}, {3})
        self.assertEqual(collections.Counter(states.values())["succeeded"], 9)
        self.assertEqual(len(desk.runs()), 10)  # the third failed before, and the eleventh never began
        self.assertNotIn(f"{sweep}_011", desk.runs())
        self.assertIn("no such rate", desk.mltrain("show", f"{sweep}_003").stdout)
        self.assertIn("['--rate', '7']", desk.mltrain("logs", f"{sweep}_007").stdout)

    def test_an_empty_ledger_finds_the_tasks_of_an_array_again(self):
        desk = self.desk(WAITS)
        sweep = self.sweep(desk)
        self.until(lambda: len(self.tasks("RUNNING")) == 4)
        desk.forget_ledger()
        self.assertEqual(desk.mltrain("sync", "--adopt").returncode, 0)
        self.assertEqual(len(self.states(desk, sweep)), 12)
        self.assertIn("rate=9", desk.mltrain("show", f"{sweep}_009", "--json").stdout)
        self.assertEqual(desk.mltrain("cancel", f"{sweep}_009").returncode, 0)
        (desk.path / "go").touch()
        self.until(lambda: not self.tasks())
        states = self.states(desk, sweep)
        self.assertEqual(states.pop(9), "cancelled")
        self.assertEqual(set(states.values()), {"succeeded"})
        self.assertEqual(len(desk.runs()), 11)

    def test_a_sweep_whose_reply_is_lost_is_one_array_and_not_two(self):
        desk = self.desk()
        self.cluster.freeze()
        self.addCleanup(self.cluster.thaw)
        self.sweep(desk, exit_code=7)
        self.cluster.thaw()
        self.until(lambda: len(desk.runs()) == 12)  # it arrived all the same
        sweep = desk.runs()[0].rsplit("_", 1)[0]
        self.until(lambda: set(self.states(desk, sweep).values()) == {"succeeded"})
        self.assertEqual(desk.mltrain("submit", "--resume", sweep).returncode, 0)
        self.assertEqual(len(set(desk.runs())), 12)
        self.assertEqual(len(desk.runs()), 12)
        self.assertEqual(len(self.owners(desk)), 1)

    def test_what_a_sweep_misses_is_sent_as_an_array_of_its_own(self):
        desk = self.desk(WAITS, JOB + "[sweep]\nmax_running = 1\n")
        sweep = self.sweep(desk)
        (desk.path / "go").touch()
        plan = desk.json("submit", "--resume", sweep)
        self.assertEqual(plan["sweep"], sweep)  # nothing is missing
        self.until(lambda: not self.tasks())
        self.assertEqual(len(desk.runs()), 12)
        desk.forget_ledger()
        done = desk.mltrain("submit", "job.toml", "--sweep", "rate=1,2,3", "--set", "slurm.partition=nope")
        self.assertEqual(done.returncode, 1)
        self.assertIn("submitted: 0 of 3", done.stderr)

    def test_an_array_that_is_pasted_twice_trains_each_job_once(self):
        desk = self.desk()
        script = desk.mltrain("submit", "job.toml", "--sweep", "rate=1,2,3", "--dry-run").stdout
        pasted = dict(cwd=desk.path, env=desk.environment | {"PATH": os.path.dirname(PROGRAM) + ":" +
                                                             desk.environment["PATH"]}, capture_output=True, text=True)
        for text in script, script[script.index("sbatch --parsable"):]:
            done = subprocess.run(["sh", "-c", text], **pasted)
            self.assertEqual(done.returncode, 0, done.stderr)
        self.until(lambda: not self.tasks())
        self.assertEqual(len(desk.runs()), 3)
        self.assertEqual(len(set(desk.runs())), 3)
        self.assertEqual(len(list(desk.shared.glob("*.sh"))), 1)

    def start_now(self, desk, job):
        """What Slurm has sent back into its queue waits there for two minutes."""
        id = self.cluster.ask("squeue", "--me", "-h", "-o", "%A", "-n", job + ".mltrain-" + desk.json("show", job)["id"])
        self.cluster.ask("scontrol", "update", f"JobId={id.strip()}", "StartTime=now")

    def test_what_slurm_requeues_trains_again_and_that_is_news(self):
        desk = self.desk(WAITS, JOB + "requeue = true\n")
        watch = desk.start("submit", "job.toml", "--watch", "--every", "1s")
        self.until(lambda: len(desk.runs()) == 1)
        job = desk.runs()[0]
        self.until(lambda: desk.json("show", job)["state"] == "running")  # the watch has seen it
        self.cluster.ask("scontrol", "requeue", self.cluster.ask("squeue", "--me", "-h", "-o", "%A").strip())
        self.until(lambda: desk.json("show", job)["state"] == "queued", 60)
        self.until(lambda: self.start_now(desk, job) or len(desk.runs()) == 2)
        (desk.path / "go").touch()
        out, err = watch.communicate(timeout=120)
        self.assertEqual(watch.returncode, 0, out + err)
        self.assertRegex(out, "queued: it waits to start over")
        self.assertIn("Slurm starts it again", desk.mltrain("logs", job).stdout)
        self.assertEqual(desk.runs(), [job, job])

    def test_what_was_cancelled_while_it_waited_to_start_over_does_not(self):
        desk = self.desk(WAITS, JOB + "requeue = true\n")
        job = desk.submit()
        self.until(lambda: len(desk.runs()) == 1)
        self.cluster.ask("scontrol", "requeue", self.cluster.ask("squeue", "--me", "-h", "-o", "%A").strip())
        self.until(lambda: self.tasks("BeginTime"))
        self.cluster.freeze()
        self.addCleanup(self.cluster.thaw)
        self.assertEqual(desk.mltrain("cancel", job).returncode, 1)
        self.cluster.thaw()
        self.until(lambda: self.start_now(desk, job) or not self.tasks())
        self.assertEqual(self.state(desk, job), "cancelled")
        self.assertEqual(len(desk.runs()), 1)

    def test_what_is_preempted_has_failed_and_says_so_though_slurm_has_forgotten_it(self):
        desk = self.desk(WAITS)
        jobs = [desk.submit(), desk.submit("--again")]
        self.until(lambda: len(desk.runs()) == 2)
        urgent = desk.submit("--again", "--set", "slurm.partition=urgent", "--set", "slurm.nodes=2",
                             "--set", "slurm.cpus_per_task=2")
        self.until(lambda: all((desk.shared / job / "end").exists() for job in jobs))
        self.assertEqual(desk.mltrain("watch", jobs[0]).returncode, 3)
        self.until(lambda: len(self.cluster.ask("squeue", "--me", "--states=all", "-h").splitlines()) == 1, 90)
        self.assertEqual(desk.mltrain("watch", jobs[1]).returncode, 3)
        for job in jobs:
            self.assertIn("preempted by a job of higher priority", desk.mltrain("show", job).stdout)
        self.assertEqual(desk.mltrain("cancel", urgent).returncode, 0)

    def test_accelerators_are_the_gpus_of_nodes(self):
        desk = self.desk("import os; print('sees', os.environ['CUDA_VISIBLE_DEVICES'])")
        t4 = ("--set", "master.accelerator.type=NVIDIA_TESLA_T4", "--set")
        two, four = "master.accelerator.count=2", "master.accelerator.count=4"
        self.assertIn("gpu:t4:2", desk.mltrain("check", "--online", "job.toml", *t4, two).stdout)
        self.assertEqual(desk.mltrain("submit", "job.toml", "--watch", *t4, two).returncode, 0)
        self.assertIn("sees 0,1", desk.mltrain("logs", "latest").stdout)
        seen = desk.mltrain("check", "--online", "job.toml", *t4, four)
        self.assertEqual(seen.returncode, 1)
        self.assertIn("no node of main has gpu:t4:4", seen.stdout)
        refused = desk.mltrain("submit", "job.toml", *t4, four)
        self.assertIn("not submitted: Requested node configuration is not available", refused.stderr)

    def test_an_empty_ledger_finds_the_job_again(self):
        desk = self.desk(LONG)
        job = desk.submit("--set", "labels.team=vision")
        desk.forget_ledger()
        self.until(lambda: "training" in (desk.shared / f"{job}.log").read_text() if
                   (desk.shared / f"{job}.log").exists() else False)
        found = desk.mltrain("sync", "--adopt")
        self.assertEqual(found.returncode, 0, found.stderr)
        self.assertIn(job, found.stdout)
        self.assertIn('team=vision', desk.mltrain("show", job, "--json").stdout)
        self.assertIn("training", desk.mltrain("logs", job).stdout)
        self.assertEqual(desk.mltrain("cancel", job).returncode, 0)

    def test_the_end_is_known_when_slurm_has_forgotten_the_job(self):
        ends = (("pass", "succeeded"), ("raise ValueError('no')", "failed"), (LONG, "cancelled"))
        desk = self.desk()
        jobs = []
        for trainer, _ in ends:
            desk.trainer(trainer)
            jobs.append(desk.submit())
        self.until(lambda: all((desk.shared / job / "end").exists() for job in jobs[:2]))
        self.until(lambda: (desk.shared / jobs[2] / "fate").exists())
        self.cluster.ask("scancel", "--me")  # by hand, and not by mltrain
        self.until(lambda: all((desk.shared / job / "end").exists() for job in jobs))
        self.until(lambda: not self.cluster.ask("squeue", "--me", "--states=all", "-h"), 90)
        for job, (_, state) in zip(jobs, ends):
            self.assertEqual(self.state(desk, job), state)
        self.assertEqual(desk.json("show", jobs[1])["exit_code"], 1)

    def test_sub_packages_and_other_packages_travel(self):
        desk = self.desk("from trainer.deep.net import name; import helping; print('from', name, helping.name)")
        (desk.path / "trainer/deep").mkdir()
        (desk.path / "trainer/deep/__init__.py").touch()
        (desk.path / "trainer/deep/net.py").write_text("name = 'below'\n")
        with zipfile.ZipFile(desk.path / "helping-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr("helping.py", "name = 'beside'\n")
            wheel.writestr("helping-1.0.dist-info/METADATA", "Metadata-Version: 2.1\nName: helping\nVersion: 1.0\n")
            wheel.writestr("helping-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
            wheel.writestr("helping-1.0.dist-info/RECORD", "")
        done = desk.mltrain("submit", "job.toml", "--watch", "--set", "packages=helping-1.0-py3-none-any.whl")
        self.assertIn("from below beside", desk.mltrain("logs", "latest").stdout, done.stdout + done.stderr)

    def test_what_a_dry_run_prints_can_be_pasted_and_trains_once_though_pasted_twice(self):
        desk = self.desk()
        script = desk.mltrain("submit", "job.toml", "--dry-run").stdout
        pasted = dict(cwd=desk.path, env=desk.environment | {"PATH": os.path.dirname(PROGRAM) + ":" +
                                                             desk.environment["PATH"]}, capture_output=True, text=True)
        first = subprocess.run(["sh", "-c", script], **pasted)
        self.assertEqual(first.returncode, 0, first.stderr)
        again = subprocess.run(["sh", "-c", script[script.index("sbatch --parsable"):]], **pasted)
        self.assertEqual(again.returncode, 0, again.stderr)
        self.until(lambda: not self.cluster.ask("squeue", "--me", "-h"))
        self.assertEqual(len(desk.runs()), 1)
        self.assertRegex(next(desk.shared.glob("*.log")).read_text(), "this submission was started already")

    def test_what_a_forgetful_controller_starts_once_more_trains_once(self):
        desk = self.desk()
        job = desk.submit()
        self.until(lambda: (desk.shared / job / "end").exists())
        owner = (desk.shared / job / "fate").read_text().split()[1]
        script = desk.path / "again.sh"
        self.cluster.ask("scontrol", "write", "batch_script", owner, str(script))
        start = dict(env=desk.environment | {"SLURM_JOB_ID": owner}, capture_output=True, text=True)
        again = subprocess.run(["sh", script], **start)
        self.assertIn("started it a second time", again.stdout)
        self.assertEqual(again.returncode, 0)  # as it ended the first time
        (desk.shared / job / "end").unlink()
        self.assertEqual(subprocess.run(["sh", script], **start).returncode, 75)
        self.assertEqual(desk.runs(), [job])

    def test_a_reply_that_is_lost_loses_no_job_and_doubles_none(self):
        desk = self.desk()
        self.cluster.freeze()
        self.addCleanup(self.cluster.thaw)
        done = desk.mltrain("submit", "job.toml", "--json", timeout=300)
        self.assertEqual(done.returncode, 7, done.stdout + done.stderr)
        self.cluster.thaw()
        self.until(lambda: len(desk.runs()) == 1)  # it arrived all the same
        synced = desk.mltrain("sync")
        self.assertIn("settled:", synced.stdout, synced.stderr)
        again = desk.mltrain("sync")
        self.assertEqual(again.returncode, 0, again.stderr)
        self.assertEqual(desk.json("list", "--all")["jobs"][0]["state"], "succeeded")
        self.assertEqual(len(desk.runs()), 1)

    def test_what_was_given_up_never_trains_however_late_it_arrives(self):
        desk = self.desk()
        plan = desk.json("submit", "job.toml", "--dry-run")
        job = plan["name"]
        folder = desk.shared / job
        folder.mkdir(parents=True)
        (folder / "fate").write_text("refused - 1795176000 0\n")
        script = desk.path / "late.sh"
        script.write_text(plan["config"])
        argv = [str(script) if word.endswith(".sh") else word for word in plan["argv"]]
        subprocess.run(argv, env=desk.environment, check=True, capture_output=True)
        self.until(lambda: not self.cluster.ask("squeue", "--me", "-h"))
        self.assertEqual(desk.runs(), [])
        self.assertIn("was refused already", (desk.shared / f"{job}.log").read_text())
        self.assertNotIn(plan["id"], desk.mltrain("sync", "--json").stdout)  # and is nobody's news

    def test_a_watch_goes_on_through_a_restart_of_the_controller(self):
        desk = self.desk("import time; time.sleep(8)")
        watch = desk.start("submit", "job.toml", "--watch", "--every", "1s")
        self.until(lambda: "RUNNING" in self.cluster.ask("squeue", "--me", "-h", "-o", "%T"))
        self.cluster.restart_controller()
        out, err = watch.communicate(timeout=120)
        self.assertEqual(watch.returncode, 0, out + err)

    def test_users_variables_hide_no_job_and_make_no_array(self):
        desk = self.desk()
        self.cluster.environment |= {"SQUEUE_PARTITION": "closed", "SBATCH_ARRAY_INX": "1-3"}
        try:
            done = desk.mltrain("submit", "job.toml", "--watch")
        finally:
            del self.cluster.environment["SQUEUE_PARTITION"], self.cluster.environment["SBATCH_ARRAY_INX"]
        self.assertEqual(done.returncode, 0, done.stdout + done.stderr)
        self.assertEqual(len(desk.runs()), 1)


if __name__ == "__main__":
    if os.environ.get("MLTRAIN_FULL") != "yes":
        print("skipped: it takes minutes; ./run-tests --full, or MLTRAIN_FULL=yes, runs it", file=sys.stderr)
        sys.exit(77)
    missing = missing_programs(ACCOUNTING)
    if missing:
        print("skipped: no " + ", ".join(missing) + " here; scripts/set-up.sh names the packages", file=sys.stderr)
        sys.exit(77)
    unittest.main()
