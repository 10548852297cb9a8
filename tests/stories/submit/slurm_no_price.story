# What a node costs nobody knows but its owner; a cap on cost needs it. What Slurm is missing is said.
file job.toml
name = "census"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
end
file trainer/__init__.py
end
file trainer/task.py
end
terminal 240
$ mltrain cost job.toml
1| census on slurm
1|   node    unpriced  set [slurm] hourly_cost to price it
1|   likely   unknown  say it: [estimate] duration = "90m"
1|   worst   no limit  set one: [limits] max_duration = "12h"
[0]
$ mltrain submit job.toml --set limits.max_cost=5
2| mltrain: error: limits.max_cost cannot be kept: the job is unpriced (node: set [slurm] hourly_cost to price it)
2|   set limits.max_duration instead
[5]
$ mltrain submit job.toml --set slurm.hourly_cost=3600 --set limits.max_cost=60
2| mltrain: error: limits.max_cost is $60.00, and the shortest bill is $120.0000
2|   raise max_cost, or take a cheaper machine
[5]
$ mltrain submit job.toml
2| census_20261120_143000 on slurm
2|   package_path  trainer       job.toml:3
2|   module_name   trainer.task  job.toml:4
2| code
2|   2 files, 0 bytes
2|   454 bytes to /home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz
2| cost
2|   node    unpriced  set [slurm] hourly_cost to price it
2|   likely   unknown  say it: [estimate] duration = "90m"
2|   worst   no limit  set one: [limits] max_duration = "12h"
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sbatch --parsable --job-name=census_20261120_143000.mltrain-00000000000000000000000000000001 --comment=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000.log --open-mode=append --no-requeue --nodes=1 --ntasks-per-node=1 /home/me/tmp/census_20261120_143000.00000000.sh
<missing
2| mltrain: error: not submitted: there is no program "sbatch"
2|   install slurm-client, or submit on a login node of the cluster
[4]
$ mltrain compare job.toml
2| mltrain: error: on slurm there is nothing to compare with: it rents no machine
2|   say what a node needs: [master.accelerator], or slurm.cpus_per_task and slurm.mem
[2]
file ../.config/mltrain/prices.toml
[[owned_machine]]
product = "node"
price = 30000
life_years = 3
power_watts = 2000
price_per_kwh = 0.30
vcpus = 32
memory_gib = 256
accelerator = "NVIDIA_A100_80GB"
accelerators = 1
as_of = 2026-01-01
end
$ mltrain cost job.toml --set slurm.machine=node --set slurm.nodes=2
1| census on slurm
1|   2 x node   $3.48/h  $30000.00 over 26280 hours, and power for $0.60 an hour
1|   likely     unknown  say it: [estimate] duration = "90m"
1|   worst     no limit  set one: [limits] max_duration = "12h"
1|   prices of 2026-01-01 (323 days old), user: prices.toml:1
1|   old prices: mltrain prices --check
[0]
$ mltrain compare job.toml --set slurm.machine=node --set slurm.nodes=2 --set master.accelerator.type=NVIDIA_A100_80GB --set estimate.duration=8h --top 8
1|        PROVIDER        REGION        WHAT                   HOUR     RUN    SPOT   EVEN
1| 1  *   local                         2 x node              $3.48  $27.86       -      -
1| 2   >  paperspace                    2 x A100-80G          $6.36  $50.88       -  323 h
1| 3   >  azure           US            2 x NC24ads_A100_v4   $7.35  $58.77   $2.94  272 h
1| 4   >  compute-engine  us-central1   2 x a2-ultragpu-1g   $10.14  $81.10   $5.52  187 h
1| 5   >  compute-engine  us-east5      2 x a2-ultragpu-1g   $11.13  $89.04   $3.56  168 h
1| 6   >  compute-engine  europe-west4  2 x a2-ultragpu-1g   $11.16  $89.29   $5.89  168 h
1| 7   >  compute-engine  us-east4      2 x a2-ultragpu-1g   $11.42  $91.32   $4.73  164 h
1| 8   >  vertex-ai       us-central1   2 x a2-ultragpu-1g   $11.56  $92.51  >$5.48  161 h
1| 41 more: --top 49
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| EVEN: from so much use a month on, over 3 years, 2 x node costs less ($60,000.00; power $1.20/h)
1| SPOT >: a management fee that no source tells comes on top
1| prices of azure 2023-01-01, published
1|           compute-engine 2026-07-30, published
1|           local 2026-01-01, user
1|           paperspace 2025-11-14, published
1|           vertex-ai 2026-07-30, derived
[0]
