# On a cluster of one's own: what sbatch takes, refuses, and may have taken.
file job.toml
name = "census"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
job_dir = "runs/{job}"
[args]
epochs = 20
[labels]
team = "vision"
[master.accelerator]
type = "A100"
count = 4
[workers]
count = 1
[limits]
max_duration = "90m"
max_cost = 20
[estimate]
duration = "1h"
[slurm]
partition = "gpu"
hourly_cost = 4.80
end
file trainer/__init__.py
end
file trainer/task.py
end
terminal 240
$ mltrain submit job.toml
2| census_20261120_143000 on slurm
2|   package_path              trainer                      job.toml:3
2|   module_name               trainer.task                 job.toml:4
2|   job_dir                   runs/census_20261120_143000  job.toml:5
2|   args                      --epochs 20                  job.toml:7
2|   labels                    team=vision                  job.toml:9
2|   master.accelerator.type   A100                         job.toml:11
2|   master.accelerator.count  4                            job.toml:12
2|   workers.count             1                            job.toml:14
2|   limits.max_duration       1h30m                        job.toml:16
2|   limits.max_cost           20.00                        job.toml:17
2|   estimate.duration         1h                           job.toml:19
2|   slurm.partition           gpu                          job.toml:21
2|   slurm.hourly_cost         4.80                         job.toml:22
2| code
2|   2 files, 0 bytes
2|   454 bytes to /home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz
2| cost
2|   2 x node            $9.60/h
2|   likely  1 h           $9.60  estimate.duration
2|   worst   1 h 30 min   $14.40  limits.max_duration
> sbatch --parsable --job-name=census_20261120_143000.mltrain-00000000000000000000000000000001 --comment=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH,team=vision --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000.log --open-mode=append --no-requeue --partition=gpu --nodes=2 --ntasks-per-node=1 --gres=gpu:a100:4 --time=90 /home/me/tmp/census_20261120_143000.00000000.sh
< 17
1| census_20261120_143000 submitted
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain submit job.toml --again --set slurm.partition=gup
2| census_20261120_143000 on slurm
2|   package_path              trainer                      job.toml:3
2|   module_name               trainer.task                 job.toml:4
2|   job_dir                   runs/census_20261120_143000  job.toml:5
2|   args                      --epochs 20                  job.toml:7
2|   labels                    team=vision                  job.toml:9
2|   master.accelerator.type   A100                         job.toml:11
2|   master.accelerator.count  4                            job.toml:12
2|   workers.count             1                            job.toml:14
2|   limits.max_duration       1h30m                        job.toml:16
2|   limits.max_cost           20.00                        job.toml:17
2|   estimate.duration         1h                           job.toml:19
2|   slurm.partition           gup                          --set
2|   slurm.hourly_cost         4.80                         job.toml:22
2| code
2|   2 files, 0 bytes
2|   454 bytes to /home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz
2| cost
2|   2 x node            $9.60/h
2|   likely  1 h           $9.60  estimate.duration
2|   worst   1 h 30 min   $14.40  limits.max_duration
> sbatch --parsable --job-name=census_20261120_143000_2.mltrain-00000000000000000000000000000003 --comment=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH,team=vision --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000_2.log --open-mode=append --no-requeue --partition=gup --nodes=2 --ntasks-per-node=1 --gres=gpu:a100:4 --time=90 /home/me/tmp/census_20261120_143000_2.00000000.sh
<[1]
! sbatch: error: invalid partition specified: gup
! sbatch: error: Batch job submission failed: Invalid partition name specified
2| mltrain: error: not submitted: Invalid partition name specified
2|   what there is: sinfo
[1]
$ mltrain submit job.toml --again --set args.epochs=21
2| census_20261120_143000 on slurm
2|   package_path              trainer                      job.toml:3
2|   module_name               trainer.task                 job.toml:4
2|   job_dir                   runs/census_20261120_143000  job.toml:5
2|   args                      --epochs 21                  --set
2|   labels                    team=vision                  job.toml:9
2|   master.accelerator.type   A100                         job.toml:11
2|   master.accelerator.count  4                            job.toml:12
2|   workers.count             1                            job.toml:14
2|   limits.max_duration       1h30m                        job.toml:16
2|   limits.max_cost           20.00                        job.toml:17
2|   estimate.duration         1h                           job.toml:19
2|   slurm.partition           gpu                          job.toml:21
2|   slurm.hourly_cost         4.80                         job.toml:22
2| code
2|   2 files, 0 bytes
2|   454 bytes to /home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz
2| cost
2|   2 x node            $9.60/h
2|   likely  1 h           $9.60  estimate.duration
2|   worst   1 h 30 min   $14.40  limits.max_duration
> sbatch --parsable --job-name=census_20261120_143000_3.mltrain-00000000000000000000000000000006 --comment=mltrain-id=00000000000000000000000000000006,mltrain-spec=HASH,team=vision --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000_3.log --open-mode=append --no-requeue --partition=gpu --nodes=2 --ntasks-per-node=1 --gres=gpu:a100:4 --time=90 /home/me/tmp/census_20261120_143000_3.00000000.sh
<[1]
! sbatch: error: Batch job submission failed: Socket timed out on send/recv operation
2| mltrain: Socket timed out on send/recv operation; asking whether the job exists
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
<
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=census_20261120_143000_3.mltrain-00000000000000000000000000000006 --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<[1]
! Slurm accounting storage is disabled
2| mltrain: error: not submitted: Socket timed out on send/recv operation
2|   nothing was created; submit it again
[1]
$ mltrain submit job.toml --again --set args.epochs=22
2| census_20261120_143000 on slurm
2|   package_path              trainer                      job.toml:3
2|   module_name               trainer.task                 job.toml:4
2|   job_dir                   runs/census_20261120_143000  job.toml:5
2|   args                      --epochs 22                  --set
2|   labels                    team=vision                  job.toml:9
2|   master.accelerator.type   A100                         job.toml:11
2|   master.accelerator.count  4                            job.toml:12
2|   workers.count             1                            job.toml:14
2|   limits.max_duration       1h30m                        job.toml:16
2|   limits.max_cost           20.00                        job.toml:17
2|   estimate.duration         1h                           job.toml:19
2|   slurm.partition           gpu                          job.toml:21
2|   slurm.hourly_cost         4.80                         job.toml:22
2| code
2|   2 files, 0 bytes
2|   454 bytes to /home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz
2| cost
2|   2 x node            $9.60/h
2|   likely  1 h           $9.60  estimate.duration
2|   worst   1 h 30 min   $14.40  limits.max_duration
> sbatch --parsable --job-name=census_20261120_143000_4.mltrain-00000000000000000000000000000010 --comment=mltrain-id=00000000000000000000000000000010,mltrain-spec=HASH,team=vision --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000_4.log --open-mode=append --no-requeue --partition=gpu --nodes=2 --ntasks-per-node=1 --gres=gpu:a100:4 --time=90 /home/me/tmp/census_20261120_143000_4.00000000.sh
<timeout
2| mltrain: sbatch did not answer in time; asking whether the job exists
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
< 18|PENDING|1795184100|N/A|N/A|Resources|census_20261120_143000_4.mltrain-00000000000000000000000000000010|mltrain-id=00000000000000000000000000000010|/home/me/.mltrain
1| census_20261120_143000_4 submitted
2| next:
2|   mltrain watch census_20261120_143000_4
2|   mltrain show census_20261120_143000_4
2|   mltrain cancel census_20261120_143000_4
[0]
$ mltrain list
1| JOB                       SERVICE  STATE    RAN   COST  SUBMITTED
1| census_20261120_143000_4  slurm    queued     -  $0.00  0 s ago
1| census_20261120_143000_3  slurm    refused    -      -  0 s ago
1| census_20261120_143000_2  slurm    refused    -      -  0 s ago
1| census_20261120_143000    slurm    queued     -  $0.00  0 s ago
[0]
$ mltrain cancel census_20261120_143000
> scancel --me --name=census_20261120_143000.mltrain-00000000000000000000000000000001
<
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
< 17|PENDING|1795184100|N/A|N/A|Resources|census_20261120_143000.mltrain-00000000000000000000000000000001|mltrain-id=00000000000000000000000000000001|/home/me/.mltrain
2| census_20261120_143000 was asked to end; waiting (Ctrl-C ends only the waiting)
> squeue --me --all --states=all --array --noheader '--format=%i|%T|%V|%S|%e|%r|%j|%k|%Z'
< 17|CANCELLED|1795184100|1795184101|1795184101|None|census_20261120_143000.mltrain-00000000000000000000000000000001|mltrain-id=00000000000000000000000000000001|/home/me/.mltrain
1| census_20261120_143000 cancelled after 0 s, 14 min 59 s ago
1|   cost $0.00, projected $9.60 (100 % less)
[0]
$ mltrain logs census_20261120_143000 --since 1h
2| mltrain: error: the log of census_20261120_143000 is a plain file: its lines have no time and no level
2|   all of it: mltrain logs census_20261120_143000
[2]
