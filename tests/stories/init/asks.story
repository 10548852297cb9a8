# At a terminal init asks for what the cloud will want: what gcloud is set to is taken by Enter.

env CLOUDSDK_CORE_PROJECT=gcloud-project
env CLOUDSDK_AI_REGION=europe-west4
terminal 80
types
types us-centrl1
types us-central1
types my-bucket/
$ mltrain init my-model
2| for the day when it runs on Google Cloud; Enter leaves it as it is
2|   project [gcloud-project]:
2|   region [europe-west4]: us-centrl1
2|   there is no region "us-centrl1": did you mean "us-central1"?
2|   region [europe-west4]: us-central1
2|   staging-bucket: my-bucket/
1| my-model/job.toml
1| my-model/README.md
1| my-model/setup.py
1| my-model/.gcloudignore
1| my-model/trainer/__init__.py
1| my-model/trainer/task.py
2| next:
2|   mltrain submit my-model/job.toml --watch
[0]
# What is said is not asked, and what was answered stands in the job file.
$ mltrain check --origins --json my-model/job.toml
1| {"file": "my-model/job.toml", "service": "local", "jobs": 1, "settings": [{"key": "name", "value": "my_model", "origin": "job.toml:10"}, {"key": "service", "value": "local", "origin": "job.toml:24"}, {"key": "project", "value": "gcloud-project", "origin": "job.toml:16"}, {"key": "package_path", "value": "/home/me/project/my-model/trainer", "origin": "job.toml:11"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:12"}, {"key": "staging_bucket", "value": "gs://my-bucket", "origin": "job.toml:18"}, {"key": "job_dir", "value": "/home/me/project/my-model/runs/{job}", "origin": "job.toml:25"}, {"key": "region", "value": "us-central1", "origin": "job.toml:17"}, {"key": "args", "value": ["--epochs", "30", "--learning-rate", "0.0002"], "origin": "job.toml:50"}, {"key": "limits.max_duration", "value": "10m", "origin": "job.toml:26"}, {"key": "estimate.duration", "value": "2s", "origin": "job.toml:27"}]}
[0]
types
types
$ mltrain init second --project my-project
2| for the day when it runs on Google Cloud; Enter leaves it as it is
2|   region [europe-west4]:
2|   staging-bucket:
1| second/job.toml
1| second/README.md
1| second/setup.py
1| second/.gcloudignore
1| second/trainer/__init__.py
1| second/trainer/task.py
2| next:
2|   mltrain submit second/job.toml --watch
[0]
$ mltrain init third --yes
1| third/job.toml
1| third/README.md
1| third/setup.py
1| third/.gcloudignore
1| third/trainer/__init__.py
1| third/trainer/task.py
2| next:
2|   mltrain submit third/job.toml --watch
[0]
