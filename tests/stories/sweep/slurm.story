# On a cluster of one's own a sweep is one array, of which Slurm itself lets only so many run.
file job.toml
name = "census"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
[limits]
max_duration = "90m"
[slurm]
partition = "gpu"
[sweep]
max_running = 2
rate = [0.1, 0.01, 0.001]
end
file trainer/__init__.py
end
file trainer/task.py
end
terminal 240
$ mltrain submit job.toml
2| census_20261120_143000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_143000.mltrain-00000000000000000000000000000010 --comment=mltrain-sweep=00000000000000000000000000000001 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_143000_%3a.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_143000.00000000.sh
< 17
1| census_20261120_143000_001 submitted  rate=0.1
1| census_20261120_143000_002 submitted  rate=0.01
1| census_20261120_143000_003 submitted  rate=0.001
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain list
1| JOB                         SERVICE  STATE   RAN      COST  SUBMITTED
1| census_20261120_143000_003  slurm    queued    -  unpriced  0 s ago
1| census_20261120_143000_002  slurm    queued    -  unpriced  0 s ago
1| census_20261120_143000_001  slurm    queued    -  unpriced  0 s ago
[0]

# One task is cancelled by its number, once squeue has said which that is.
$ mltrain cancel census_20261120_143000_002
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
< 17_1|RUNNING|1795185000|1795185003|N/A|None|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
< 17_2|PENDING|1795185000|N/A|N/A|JobArrayTaskLimit|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
< 17_3|PENDING|1795185000|N/A|N/A|JobArrayTaskLimit|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
> scancel 17_2
<
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
< 17_1|RUNNING|1795185000|1795185003|N/A|None|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
< 17_3|PENDING|1795185000|N/A|N/A|JobArrayTaskLimit|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
2| census_20261120_143000_002 was asked to end; waiting (Ctrl-C ends only the waiting)
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
< 17_1|RUNNING|1795185000|1795185003|N/A|None|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
< 17_3|PENDING|1795185000|N/A|N/A|JobArrayTaskLimit|census_20261120_143000.mltrain-00000000000000000000000000000010|mltrain-sweep=00000000000000000000000000000001|/home/me/.mltrain
1| census_20261120_143000_002 cancelled: it never started
1|   cost unpriced
[0]
$ mltrain submit --resume census_20261120_143000
2| nothing is missing of census_20261120_143000
[0]
$ mltrain show census_20261120_143000_003
1| census_20261120_143000_003
1|   state       queued
1|   service     slurm
1|   submitted   2026-11-20 14:30:00, 0 s ago
1|   ran         -
1|   cost        unpriced
1|   time limit  1 h 30 min
1|   log         /home/me/.mltrain/census_20261120_143000_003.log
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued
1| command
1|   sbatch --parsable --job-name=census_20261120_143000.mltrain-00000000000000000000000000000010 --comment=mltrain-sweep=00000000000000000000000000000001 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_143000_%3a.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_143000.00000000.sh
[0]

# Jobs of different sizes cannot be one array: they are sent each by itself.
at 2026-11-20T14:40:00Z
$ mltrain submit job.toml --sweep slurm.mem=16G,32G --sweep rate=1 --again --parallel 1
2| census_20261120_144000, 2 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate       1
2|   slurm.mem  16G, 32G
2|   no more than 2 at a time
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 2 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_144000_001.mltrain-00000000000000000000000000000020 --comment=mltrain-id=00000000000000000000000000000020,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000013,rate=1 --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_144000_001.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --mem=16G --time=90 /home/me/tmp/census_20261120_144000_001.00000000.sh
< 18
1| census_20261120_144000_001 submitted  rate=1 slurm.mem=16G
> sbatch --parsable --job-name=census_20261120_144000_002.mltrain-00000000000000000000000000000021 --comment=mltrain-id=00000000000000000000000000000021,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000013,rate=1 --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_144000_002.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --mem=32G --time=90 /home/me/tmp/census_20261120_144000_002.00000000.sh
< 19
1| census_20261120_144000_002 submitted  rate=1 slurm.mem=32G
2| next:
2|   mltrain watch census_20261120_144000
2|   mltrain list --sweep census_20261120_144000
2|   mltrain cancel census_20261120_144000
[0]

# What sbatch refuses is refused for all of them.
at 2026-11-20T14:50:00Z
$ mltrain submit job.toml --again --set slurm.partition=gup
2| census_20261120_145000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gup
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_145000.mltrain-00000000000000000000000000000031 --comment=mltrain-sweep=00000000000000000000000000000022 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_145000_%3a.log --open-mode=append --no-requeue --partition=gup --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_145000.00000000.sh
<[1]
! sbatch: error: Batch job submission failed: Invalid partition name specified
2| mltrain: error: not submitted: Invalid partition name specified; submitted: 0 of 3
2|   what there is: sinfo; the rest: mltrain submit --resume census_20261120_145000
[1]
$ mltrain list
1| JOB                         SERVICE  STATE      RAN      COST  SUBMITTED
1| census_20261120_145000_003  slurm    refused      -         -  0 s ago
1| census_20261120_145000_002  slurm    refused      -         -  0 s ago
1| census_20261120_145000_001  slurm    refused      -         -  0 s ago
1| census_20261120_144000_002  slurm    queued       -  unpriced  10 min ago
1| census_20261120_144000_001  slurm    queued       -  unpriced  10 min ago
1| census_20261120_143000_003  slurm    queued       -  unpriced  20 min ago
1| census_20261120_143000_002  slurm    cancelled    -  unpriced  20 min ago
1| census_20261120_143000_001  slurm    queued       -  unpriced  20 min ago
[0]

# A lost answer is settled task by task: here the array is there.
at 2026-11-20T15:00:00Z
$ mltrain submit job.toml --again
2| census_20261120_150000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_150000.mltrain-00000000000000000000000000000043 --comment=mltrain-sweep=00000000000000000000000000000034 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_150000_%3a.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_150000.00000000.sh
<timeout
2| mltrain: sbatch did not answer in time; asking whether the jobs exist
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z' [x 3]
< 17_1|RUNNING|1795186800|1795186801|N/A|None|census_20261120_150000.mltrain-00000000000000000000000000000043|mltrain-sweep=00000000000000000000000000000034|/home/me/.mltrain
< 17_2|RUNNING|1795186800|1795186801|N/A|None|census_20261120_150000.mltrain-00000000000000000000000000000043|mltrain-sweep=00000000000000000000000000000034|/home/me/.mltrain
< 17_3|PENDING|1795186800|N/A|N/A|JobArrayTaskLimit|census_20261120_150000.mltrain-00000000000000000000000000000043|mltrain-sweep=00000000000000000000000000000034|/home/me/.mltrain
1| census_20261120_150000_001 submitted  rate=0.1
1| census_20261120_150000_002 submitted  rate=0.01
1| census_20261120_150000_003 submitted  rate=0.001
2| next:
2|   mltrain watch census_20261120_150000
2|   mltrain list --sweep census_20261120_150000
2|   mltrain cancel census_20261120_150000
[0]

# Here it is not, and what arrives later runs nothing: the same numbers go again under new names.
at 2026-11-20T15:10:00Z
$ mltrain submit job.toml --again
2| census_20261120_151000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_151000.mltrain-00000000000000000000000000000055 --comment=mltrain-sweep=00000000000000000000000000000046 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_151000_%3a.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_151000.00000000.sh
<timeout
2| mltrain: sbatch did not answer in time; asking whether the jobs exist
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
<
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=census_20261120_151000_001.mltrain-00000000000000000000000000000055,census_20261120_151000.mltrain-00000000000000000000000000000055 --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<[1]
! Slurm accounting storage is disabled
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
<
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=census_20261120_151000_002.mltrain-00000000000000000000000000000056,census_20261120_151000.mltrain-00000000000000000000000000000055 --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<[1]
! Slurm accounting storage is disabled
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
<
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=census_20261120_151000_003.mltrain-00000000000000000000000000000057,census_20261120_151000.mltrain-00000000000000000000000000000055 --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<[1]
! Slurm accounting storage is disabled
2| mltrain: error: not submitted: sbatch did not answer in time; submitted: 0 of 3
2|   nothing was created; the rest: mltrain submit --resume census_20261120_151000
[1]
$ mltrain submit --resume census_20261120_151000 --again
2| census_20261120_151000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_151000.mltrain-00000000000000000000000000000069 --comment=mltrain-sweep=00000000000000000000000000000046 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_151000_%3a_2.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_151000.00000000.sh
< 20
1| census_20261120_151000_001_2 submitted  rate=0.1
1| census_20261120_151000_002_2 submitted  rate=0.01
1| census_20261120_151000_003_2 submitted  rate=0.001
2| next:
2|   mltrain watch census_20261120_151000
2|   mltrain list --sweep census_20261120_151000
2|   mltrain cancel census_20261120_151000
[0]

# And here nobody says whether it is there: then nothing is sent again.
at 2026-11-20T15:20:00Z
$ mltrain submit job.toml --again
2| census_20261120_152000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
> sbatch --parsable --job-name=census_20261120_152000.mltrain-00000000000000000000000000000081 --comment=mltrain-sweep=00000000000000000000000000000072 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_152000_%3a.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_152000.00000000.sh
<[1]
! sbatch: error: Batch job submission failed: Socket timed out on send/recv operation
2| mltrain: Socket timed out on send/recv operation; asking whether the jobs exist
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z' [x 5]
<[1]
! slurm_load_jobs error: Unable to contact slurm controller (connect failure)
2| mltrain: error: it is not known whether census_20261120_152000_001 exists: Socket timed out on send/recv operation; submitted: 0 of 3
2|   mltrain submit --resume census_20261120_152000 asks about it, and sends the rest
[7]
$ mltrain list --sweep census_20261120_152000
1| JOB                         SERVICE  STATE      RAN  COST  SUBMITTED  WITH
1| census_20261120_152000_001  slurm    unsettled    -     -  25 s ago   rate=0.1
1| census_20261120_152000_002  slurm    unsettled    -     -  25 s ago   rate=0.01
1| census_20261120_152000_003  slurm    unsettled    -     -  25 s ago   rate=0.001
[0]

# The price list of a cluster counts what the job takes.
file ../.config/mltrain/prices.toml
[[price]]
provider = "slurm"
region = "gpu"
product = "gpu:a100"
per_hour = 1.10
as_of = 2026-11-01
[[price]]
provider = "slurm"
product = "cpu"
per_hour = 0.02
as_of = 2026-11-01
end
$ mltrain cost job.toml --set master.accelerator.type=A100 --set master.accelerator.count=4 --set workers.count=1 --set slurm.cpus_per_task=16 --set estimate.duration=1h
1| census on slurm
1|   32 x cpu            $0.64/h
1|   8 x gpu:a100        $8.80/h
1|   per hour            $9.44/h
1|   likely  1 h           $9.44  estimate.duration
1|   worst   1 h 30 min   $14.16  limits.max_duration
1|   time based      ($9.44 / 60) x 60 min = $9.4400
1|   prices of 2026-11-01 (19 days old), user: prices.toml:7
1|   prices of 2026-11-01 (19 days old), user: prices.toml:1
1| cost of 3 jobs
1|   likely  $28.32
1|   worst   $42.48
[0]

# Jobs that differ in nothing that is sent are refused before anything is written down.
file twins.toml
name = "twins"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
[limits]
max_duration = "90m"
[sweep.compute]
estimate.duration = ["1h", "2h"]
end
$ mltrain submit twins.toml
2| twins_20261120_152025, 2 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2| sweep
2|   estimate.duration  1h, 2h
2| cost of the first
2|   cpu                 $0.0200/h
2|   likely  1 h             $0.02  estimate.duration
2|   worst   1 h 30 min      $0.03  limits.max_duration
2|   prices of 2026-11-01 (19 days old), user: prices.toml:7
2| cost of 2 jobs
2|   likely  $0.05
2|   worst   $0.06
2| mltrain: error: number 2 of the sweep is the same job as number 1
2|   take the value out; or both on purpose: --again
[5]
$ mltrain list --sweep twins_20261120_152025
2| mltrain: error: there is no sweep "twins_20261120_152025"
2|   a sweep's name is what the names of its jobs begin with: mltrain list
[1]
