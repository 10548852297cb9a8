"""A real Slurm of two nodes on the loopback, in a scratch folder: munged, slurmctld, two slurmd, and where accounting
is wanted slurmdbd with MariaDB. Each node has two pretended GPUs; jobs of the partition urgent preempt those of main. Every process is started here and ended here by its number.

    with Cluster() as cluster:
        subprocess.run(["squeue"], env=os.environ | cluster.environment)
"""

import getpass
import os
import pathlib
import shutil
import signal
import socket
import subprocess
import tempfile
import time

PROGRAMS = ("munged", "slurmctld", "slurmd", "sbatch", "squeue")
ACCOUNTING_PROGRAMS = ("slurmdbd", "sacctmgr", "mariadbd", "mariadb-install-db")
SEARCH_PATH = os.environ["PATH"] + ":/usr/sbin:/sbin"


def missing_programs(accounting=False):
    """Of the packages slurmctld, slurmd, slurm-client and munge; with accounting also slurmdbd and mariadb-server-core."""
    wanted = PROGRAMS + (ACCOUNTING_PROGRAMS if accounting else ())
    return [name for name in wanted if not shutil.which(name, path=SEARCH_PATH)]


def free_ports(count):
    """Of the loopback; nobody else is promised to leave them alone, so they are taken soon after."""
    held = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in held]
    for one in held:
        one.close()
    return ports


class Cluster:
    def __init__(self, accounting=False, kill_wait=3):
        self._accounting = accounting
        self._kill_wait = kill_wait
        self._scratch = tempfile.TemporaryDirectory(prefix="cluster.")
        self.path = pathlib.Path(self._scratch.name)
        self.path.chmod(0o755)  # munged is strict about the folders above its socket
        self.processes = {}
        self.environment = {"SLURM_CONF": str(self.path / "slurm.conf"), "PATH": SEARCH_PATH}

    def __enter__(self):
        try:
            self._start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        for name in ("n1", "n2", "slurmctld", "slurmdbd", "mariadbd", "munged"):
            self.stop(name)
        self._scratch.cleanup()

    def _start(self):
        self._ports = dict(zip(("slurmctld", "n1", "n2", "slurmdbd", "mariadbd"), free_ports(5)))
        for folder in ("munge", "state", "spool", "log"):
            (self.path / folder).mkdir(mode=0o700)
        (self.path / "munge/key").write_bytes(os.urandom(1024))
        (self.path / "munge/key").chmod(0o400)
        self._launch("munged", self._munged())
        self._until(lambda: (self.path / "munge/socket").exists(), "munged makes its socket")
        if self._accounting:
            self._start_accounting()
        self._write_configuration()
        self.start_controller()
        for node in ("n1", "n2"):
            self._launch(node, ["slurmd", "-D", "-N", node])
        self._until(lambda: self.ask("sinfo", "-h", "-N", "-p", "main", "-o", "%t").split() == ["idle", "idle"], "both nodes idle")

    def _munged(self):
        munge = self.path / "munge"
        return ["munged", "--foreground", "--force", f"--socket={munge}/socket", f"--key-file={munge}/key",
                f"--pid-file={munge}/pid", f"--log-file={munge}/log", f"--seed-file={munge}/seed", "--num-threads=1"]

    def _write_configuration(self):
        user = getpass.getuser()
        accounting = (f"AccountingStorageType=accounting_storage/slurmdbd\nAccountingStorageHost=127.0.0.1\n"
                      f"AccountingStoragePort={self._ports['slurmdbd']}\n"
                      f"AccountingStoragePass={self.path}/munge/socket\nAccountingStoreFlags=job_comment\n"
                      if self._accounting else "AccountingStorageType=accounting_storage/none\n")
        (self.path / "slurm.conf").write_text(f"""
ClusterName=test
SlurmctldHost={socket.gethostname()}(127.0.0.1)
SlurmctldPort={self._ports['slurmctld']}
CommunicationParameters=NoCtldInAddrAny,NoInAddrAny
AuthInfo=socket={self.path}/munge/socket
SlurmUser={user}
SlurmdUser={user}
StateSaveLocation={self.path}/state
SlurmdSpoolDir={self.path}/spool/%n
SlurmctldPidFile={self.path}/slurmctld.pid
SlurmdPidFile={self.path}/slurmd.%n.pid
SlurmctldLogFile={self.path}/log/slurmctld
SlurmdLogFile={self.path}/log/slurmd.%n
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
MpiDefault=none
SlurmdParameters=config_overrides
SelectType=select/cons_tres
SelectTypeParameters=CR_Core
SchedulerParameters=sched_interval=1,bf_interval=1
KillWait={self._kill_wait}
MessageTimeout=5
MinJobAge=5
ReturnToService=2
SlurmctldTimeout=60
SlurmdTimeout=60
JobAcctGatherType=jobacct_gather/none
PreemptType=preempt/partition_prio
PreemptMode=REQUEUE
JobRequeue=0
GresTypes=gpu
{accounting}
NodeName=n[1-2] NodeHostname={socket.gethostname()} NodeAddr=127.0.0.1 Port=[{self._ports['n1']},{self._ports['n2']}] CPUs=2 RealMemory=1000 Gres=gpu:t4:2
PartitionName=main Nodes=n[1-2] Default=YES MaxTime=60 State=UP OverSubscribe=NO PriorityTier=1
PartitionName=urgent Nodes=n[1-2] MaxTime=60 State=UP OverSubscribe=NO PriorityTier=10
PartitionName=closed Nodes=n[1-2] State=DOWN
""")
        # Pretended: Slurm wants devices, and these are everywhere.
        (self.path / "gres.conf").write_text("".join(
            f"NodeName=n[1-2] Name=gpu Type=t4 File={device} Flags=nvidia_gpu_env\n"
            for device in ("/dev/null", "/dev/zero")))
        (self.path / "cgroup.conf").write_text("CgroupPlugin=cgroup/v1\nCgroupAutomount=no\n")

    def _start_accounting(self):
        data = self.path / "mariadb"
        user = getpass.getuser()
        quiet = dict(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=os.environ | self.environment)
        subprocess.run(["mariadb-install-db", "--no-defaults", f"--datadir={data}", f"--user={user}",
                        "--auth-root-authentication-method=normal", "--skip-test-db"], check=True, **quiet)
        self._launch("mariadbd", ["mariadbd", "--no-defaults", f"--datadir={data}", f"--user={user}",
                                  f"--socket={self.path}/mariadb.sock", "--bind-address=127.0.0.1",
                                  f"--port={self._ports['mariadbd']}", f"--pid-file={self.path}/mariadb.pid",
                                  "--innodb-buffer-pool-size=32M", "--skip-log-bin"])
        question = ["mariadb", "--no-defaults", f"--socket={self.path}/mariadb.sock", "-uroot", "-e"]
        self._until(lambda: subprocess.run([*question, "select 1"], **quiet).returncode == 0, "MariaDB answers")
        subprocess.run([*question, "create database slurm; create user slurm@'%' identified by 'slurm';"
                                   "grant all on slurm.* to slurm@'%'"], check=True, **quiet)
        configuration = self.path / "slurmdbd.conf"
        configuration.write_text(f"""
AuthType=auth/munge
AuthInfo=socket={self.path}/munge/socket
CommunicationParameters=NoInAddrAny
DbdHost=localhost
DbdAddr=127.0.0.1
DbdPort={self._ports['slurmdbd']}
SlurmUser={user}
LogFile={self.path}/log/slurmdbd
PidFile={self.path}/slurmdbd.pid
StorageType=accounting_storage/mysql
StorageHost=127.0.0.1
StoragePort={self._ports['mariadbd']}
StorageUser=slurm
StoragePass=slurm
StorageLoc=slurm
""")
        configuration.chmod(0o600)
        self._launch("slurmdbd", ["slurmdbd", "-D"])
        self._until(lambda: self._answers(self._ports["slurmdbd"]), "slurmdbd answers")

    def start_controller(self):
        self._launch("slurmctld", ["slurmctld", "-D"])
        self._until(lambda: "UP" in self.ask("scontrol", "ping"), "the controller answers")

    def restart_controller(self, with_signal=signal.SIGTERM):
        """SIGKILL: as a crash would, without writing down what it knows."""
        self.stop("slurmctld", with_signal)
        self.start_controller()

    def freeze(self):
        self.processes["slurmctld"].send_signal(signal.SIGSTOP)

    def thaw(self):
        self.processes["slurmctld"].send_signal(signal.SIGCONT)

    def stop(self, name, with_signal=signal.SIGTERM):
        process = self.processes.pop(name, None)
        if not process:
            return
        process.send_signal(signal.SIGCONT)
        process.send_signal(with_signal)
        try:
            process.wait(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()

    def ask(self, *words):
        """What a command of Slurm's prints; "" when it could not."""
        done = subprocess.run(words, env=os.environ | self.environment, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        return done.stdout if done.returncode == 0 else ""

    def _launch(self, name, argv):
        with open(self.path / f"{name}.out", "ab") as out:
            self.processes[name] = subprocess.Popen(argv, env=os.environ | self.environment, stdout=out, stderr=out,
                                                    stdin=subprocess.DEVNULL, start_new_session=True)

    def _until(self, holds, what, seconds=60):
        end = time.monotonic() + seconds
        while not holds():
            dead = [name for name, process in self.processes.items() if process.poll() is not None]
            if dead or time.monotonic() > end:
                words = "".join((self.path / f"{name}.out").read_text(errors="replace")[-2000:]
                                for name in dead or self.processes)
                raise RuntimeError(f"the cluster did not start ({what}); {dead} ended:\n{words}")
            time.sleep(0.1)

    @staticmethod
    def _answers(port):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return True
        except OSError:
            return False
