# check --online holds a job file that is right against the service: buckets, name, accounts. It reads only.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name            = "census"
project         = "my-project"
package_path    = "trainer"
module_name     = "trainer.task"
staging_bucket  = "gs://my-bucket"
job_dir         = "gs://my-bucket/jobs/{job}"
region          = "us-central1"
runtime_version = "2.11"
python_version  = "3.7"
service_account = "trainer@my-project.iam.gserviceaccount.com"
args = ["--train-files=gs://data/census.csv"]
end
terminal 80

$ mltrain check --online job.toml
> gcloud storage buckets describe gs://my-bucket --format=json
< {"location": "US-CENTRAL1", "name": "my-bucket"}
> gcloud storage buckets describe gs://data --format=json
< {"location": "ASIA1", "name": "data"}
> gcloud iam service-accounts describe trainer@my-project.iam.gserviceaccount.com --format=json --project=my-project
< {"email": "trainer@my-project.iam.gserviceaccount.com", "uniqueId": "1"}
> gcloud ai-platform jobs describe census_20261120_143000 --project=my-project --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.ai-platform.jobs.describe) NOT_FOUND: Field: name Error: The specified job was not found."}
1| job.toml: right, for service ml-engine
1|   ok  bucket           gs://my-bucket in us-central1
1|   !   bucket           gs://data is in ASIA1, the job in us-central1: reading is
1|                        slow, and its traffic is billed
1|                        another region, or a bucket there: gcloud storage buckets create gs://NAME --location=us-central1
1|   ok  service account  trainer@my-project.iam.gserviceaccount.com
1|   ok  job name         census_20261120_143000 is free
[0]

# What is bad ends with 1.
$ mltrain check --online job.toml --json
> gcloud storage buckets describe gs://my-bucket --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.storage.buckets.describe) gs://my-bucket not found: 404."}
> gcloud storage buckets describe gs://data --format=json
< {"location": "EUR5", "name": "data"}
> gcloud iam service-accounts describe trainer@my-project.iam.gserviceaccount.com --format=json --project=my-project
< {"email": "trainer@my-project.iam.gserviceaccount.com", "disabled": true}
> gcloud ai-platform jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING"}
1| {"file": "job.toml", "service": "ml-engine", "jobs": 1, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "staging_bucket", "value": "gs://my-bucket", "origin": "job.toml:5"}, {"key": "job_dir", "value": "gs://my-bucket/jobs/{job}", "origin": "job.toml:6"}, {"key": "region", "value": "us-central1", "origin": "job.toml:7"}, {"key": "runtime_version", "value": "2.11", "origin": "job.toml:8"}, {"key": "python_version", "value": "3.7", "origin": "job.toml:9"}, {"key": "service_account", "value": "trainer@my-project.iam.gserviceaccount.com", "origin": "job.toml:10"}, {"key": "args", "value": ["--train-files=gs://data/census.csv"], "origin": "job.toml:11"}], "online": [{"subject": "bucket", "state": "bad", "seen": "gs://my-bucket does not exist", "cure": "gcloud storage buckets create gs://my-bucket --location=us-central1 --project=my-project", "key": "staging_bucket"}, {"subject": "bucket", "state": "unknown", "seen": "gs://data in EUR5; mltrain does not know whether that is near us-central1", "cure": null, "key": "args"}, {"subject": "service account", "state": "bad", "seen": "trainer@my-project.iam.gserviceaccount.com is disabled", "cure": "gcloud iam service-accounts enable trainer@my-project.iam.gserviceaccount.com --project=my-project", "key": "service_account"}, {"subject": "job name", "state": "doubtful", "seen": "census_20261120_143000 is taken", "cure": "submit takes the next free one", "key": "name"}]}
[1]

# Who is not logged in learns it once, and it ends with 4.
$ mltrain check --online job.toml
> gcloud storage buckets describe gs://my-bucket --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.storage.buckets.describe) You do not currently have an active account selected."}
> gcloud storage buckets describe gs://data --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.storage.buckets.describe) You do not currently have an active account selected."}
> gcloud iam service-accounts describe trainer@my-project.iam.gserviceaccount.com --format=json --project=my-project
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.iam.service-accounts.describe) You do not currently have an active account selected."}
> gcloud ai-platform jobs describe census_20261120_143000 --project=my-project --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.ai-platform.jobs.describe) You do not currently have an active account selected."}
1| job.toml: right, for service ml-engine
1|   no  login            You do not currently have an active account selected
1|                        gcloud auth login
1|   -   bucket           not asked without a login
1|   -   bucket           not asked without a login
1|   -   service account  not asked without a login
1|   -   job name         not asked without a login
[4]

$ mltrain check --online job.toml
> gcloud storage buckets describe gs://my-bucket --format=json
<missing
> gcloud storage buckets describe gs://data --format=json
<missing
> gcloud iam service-accounts describe trainer@my-project.iam.gserviceaccount.com --format=json --project=my-project
<missing
> gcloud ai-platform jobs describe census_20261120_143000 --project=my-project --format=json
<missing
1| job.toml: right, for service ml-engine
1|   no  gcloud  there is no gcloud on this machine
1|               install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local
[4]

# A file that is wrong is not asked about.
$ mltrain check --online job.toml --set scale_tier=BASIC_GPUS
2| mltrain: error: --set: there is no scale tier "BASIC_GPUS"
2|   did you mean "BASIC_GPU"?
[2]

# Vertex AI; nobody can tell the quota.
file vertex.toml
name            = "census"
service         = "vertex-ai"
project         = "my-project"
module_name     = "trainer.task"
packages        = ["gs://my-bucket/p.tar.gz"]
region          = "us-central1"
framework       = "tensorflow 2.15"
service_account = "trainer@my-project.iam.gserviceaccount.com"
args            = ["--data", "gs://data/census.csv", "--note=about gs://nothing"]
[master]
machine_type    = "n1-standard-8"
accelerator     = { type = "NVIDIA_TESLA_T4", count = 2 }
end
$ mltrain check --online vertex.toml
2| note: tensorflow 2.15 is not patched since 2024-11-14; Google promised its image until 2025-11-14, it may be gone
> gcloud storage buckets describe gs://my-bucket --format=json
< {"location": "US-CENTRAL1", "name": "my-bucket"}
> gcloud storage buckets describe gs://data --format=json
< {"location": "US", "name": "data"}
> gcloud iam service-accounts describe trainer@my-project.iam.gserviceaccount.com --format=json --project=my-project
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.iam.service-accounts.describe) NOT_FOUND: Unknown service account"}
> gcloud ai custom-jobs list --region=us-central1 --limit=1 --project=my-project --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.ai.custom-jobs.list) PERMISSION_DENIED: Vertex AI API has not been used in project my-project before or it is disabled.\n- reason: SERVICE_DISABLED aiplatform.googleapis.com"}
1| vertex.toml: right, for service vertex-ai
1|   ok  bucket           gs://my-bucket in us-central1
1|   ok  bucket           gs://data in US, which has us-central1
1|   no  service account  trainer@my-project.iam.gserviceaccount.com does not exist
1|                        gcloud iam service-accounts list
1|   no  jobs             PERMISSION_DENIED: Vertex AI API has not been used in
1|                        project my-project before or it is disabled.
1|                        gcloud services enable aiplatform.googleapis.com
1|   -   quota            2 NVIDIA_TESLA_T4: not asked whether the quota allows
1|                        them
1|                        https://console.cloud.google.com/iam-admin/quotas?project=my-project
[1]

# On this machine there is no project to be named.
file local.toml
name            = "census"
service         = "local"
package_path    = "trainer"
module_name     = "trainer.task"
end
$ mltrain check --online local.toml
> python3 --version
< Python 3.11.2
1| local.toml: right, for service local
1|   ok  python  Python 3.11.2, /usr/bin/python3
[0]
