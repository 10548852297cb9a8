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
2|   job_dir              my-model/runs/my_model_20261120_143000  job.toml:25
2|   args                 --epochs 30 --learning-rate 0.0002      job.toml:50
2|   limits.max_duration  10m                                     job.toml:26
2|   estimate.duration    2s                                      job.toml:27
2| code
2|   2 files, 3.6 KB
2| cost
2|   this machine    unpriced  set [local] hourly_cost to price it
2|   likely  2 s     unpriced  estimate.duration
2|   worst   10 min  unpriced  limits.max_duration
1| (cd /home/me/project/my-model && python3 -m trainer.task --epochs 30 --learning-rate 0.0002 --job-dir /home/me/project/my-model/runs/my_model_20261120_143000)
[0]
$ mltrain init my-model
2| mltrain: error: "my-model/job.toml" is there already, and nothing was written
2|   choose an empty folder: mltrain init DIR; or --force overwrites
[1]
# --force overwrites just its own files, and says which.
$ mltrain init my-model --force --template sweep
1| my-model/job.toml
1| my-model/README.md
1| my-model/setup.py
1| my-model/.gcloudignore
1| my-model/trainer/__init__.py
1| my-model/trainer/task.py
2| overwritten: my-model/job.toml, my-model/README.md, my-model/setup.py, my-model/.gcloudignore, my-model/trainer/__init__.py, my-model/trainer/task.py
2| next:
2|   mltrain submit my-model/job.toml --watch
[0]
$ mltrain check my-model/job.toml
1| my-model/job.toml: right, for service local; a sweep of 6 jobs
[0]
$ mltrain init other --template pytorch --json
1| {"name": "other", "template": "pytorch", "files": ["other/job.toml", "other/README.md", "other/setup.py", "other/trainer/task.py", "other/.gcloudignore", "other/trainer/__init__.py"], "overwritten": []}
[0]
$ mltrain init other --template contaner
2| mltrain: error: there is no template "contaner"
2|   did you mean "container"?
[2]
$ mltrain init other --template keras
2| mltrain: error: there is no template "keras"
2|   one of: tabular, tensorflow, pytorch, container, sweep
[2]
$ mltrain init third --region us-centrl1
2| mltrain: error: there is no region "us-centrl1"
2|   did you mean "us-central1"?
[2]
$ mltrain init third --project 12345
2| mltrain: error: "12345" is no id of a project
2|   its id: gcloud projects list
[2]
