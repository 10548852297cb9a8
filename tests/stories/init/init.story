# init writes a job file and a trainer that are right at once, and overwrites nothing.

$ mltrain init my-model
1| my-model/job.toml
1| my-model/README.md
1| my-model/setup.py
1| my-model/.gcloudignore
1| my-model/trainer/__init__.py
1| my-model/trainer/task.py
2| next:
2|   mltrain submit my-model/job.toml --watch
[0]
$ mltrain check my-model/job.toml
1| my-model/job.toml: right, for service local
[0]
$ mltrain submit --dry-run my-model/job.toml
2| my_model_20261120_143000 on local
2|   package_path         my-model/trainer                        job.toml:11
2|   module_name          trainer.task                            job.toml:12
2|   job_dir              my-model/runs/my_model_20261120_143000  job.toml:13
2|   args                 --epochs 30 --learning-rate 0.0002      job.toml:17
2|   limits.max_duration  10m                                     job.toml:21
2|   estimate.duration    2s                                      job.toml:25
2| code
2|   2 files, 3.3 KB
2| cost
2|   this machine    unpriced  set [local] hourly_cost to price it
2|   likely  2 s     unpriced  estimate.duration
2|   worst   10 min  unpriced  limits.max_duration
1| (cd /home/me/project/my-model && python3 -m trainer.task --epochs 30 --learning-rate 0.0002 --job-dir /home/me/project/my-model/runs/my_model_20261120_143000)
[0]
$ mltrain init my-model
2| mltrain: error: "my-model/job.toml" is there already, and nothing was written
2|   choose an empty folder: mltrain init DIR
[1]
