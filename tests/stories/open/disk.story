# A job without a page: open names the folder of its results, and without a job_dir of its own disk that of its log.

file trainer/task.py
print("hello")
end
file trainer/__init__.py
end
file job.toml
name         = "census"
service      = "slurm"
package_path = "trainer"
module_name  = "trainer.task"
job_dir      = "runs/{job}"
end
$ mltrain submit job.toml --yes
2| census_20261120_143000 on slurm
2|   package_path  trainer                      job.toml:3
2|   module_name   trainer.task                 job.toml:4
2|   job_dir       runs/census_20261120_143000  job.toml:5
2| code
2|   2 files, 15 bytes
2|   471 bytes to /home/me/.mltrain/packages/1e665973f191de7c…
2| cost
2|   node    unpriced  set [slurm] hourly_cost to price it
2|   likely   unknown  say it: [estimate] duration = "90m"
2|   worst   no limit  set one: [limits] max_duration = "12h"
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sbatch --parsable --job-name=census_20261120_143000.mltrain-00000000000000000000000000000001 --comment=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000.log --open-mode=append --no-requeue --nodes=1 --ntasks-per-node=1 /home/me/tmp/census_20261120_143000.00000000.sh
< 17
1| census_20261120_143000 submitted
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain open latest
1| /home/me/project/runs/census_20261120_143000
[0]
$ mltrain open latest --json
1| {"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "slurm", "project": null, "region": null, "address": null, "folder": "/home/me/project/runs/census_20261120_143000"}
[0]
$ mltrain submit job.toml --yes --set job_dir=gs://my-bucket/jobs/{job}
2| census_20261120_143000 on slurm
2|   package_path  trainer                                     job.toml:3
2|   module_name   trainer.task                                job.toml:4
2|   job_dir       gs://my-bucket/jobs/census_20261120_143000  --set
2| code
2|   2 files, 15 bytes
2|   471 bytes to /home/me/.mltrain/packages/1e665973f191de7c…
2| cost
2|   node    unpriced  set [slurm] hourly_cost to price it
2|   likely   unknown  say it: [estimate] duration = "90m"
2|   worst   no limit  set one: [limits] max_duration = "12h"
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sbatch --parsable --job-name=census_20261120_143000_2.mltrain-00000000000000000000000000000003 --comment=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --chdir=/home/me/.mltrain --output=/home/me/.mltrain/census_20261120_143000_2.log --open-mode=append --no-requeue --nodes=1 --ntasks-per-node=1 /home/me/tmp/census_20261120_143000_2.00000000.sh
< 18
1| census_20261120_143000_2 submitted
2| next:
2|   mltrain watch census_20261120_143000_2
2|   mltrain show census_20261120_143000_2
2|   mltrain cancel census_20261120_143000_2
[0]
$ mltrain open latest
1| /home/me/.mltrain
[0]
