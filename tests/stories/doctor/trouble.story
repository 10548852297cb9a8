# Each trouble has its line, its mark and its cure, and the others are looked at all the same.

file ../.config/mltrain/config.toml
service = "vertex-ai"
region = "us-central1"
staging_bucket = "gs://my-bucket"
end
file ../.config/gcloud/configurations/config_default
[core]
project = my-project
end
terminal 80
env LC_ALL=C.UTF-8

# Nobody is logged in: said once.
$ mltrain doctor
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< []
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
<[1]
< []
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.services.list) You do not currently have an active account selected.\nPlease run:\n\n  $ gcloud auth login"}
> gcloud storage buckets describe gs://my-bucket --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.storage.buckets.describe) You do not currently have an active account selected.\nPlease run:\n\n  $ gcloud auth login"}
> python3 --version
< Python 3.11.2
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   no  login     nobody is logged in
1|                 gcloud auth login
1|   ok  project   my-project (config_default)
1|   ok  region    us-central1 (config.toml:2)
1|   -   APIs      not asked without a login
1|   -   bucket    not asked without a login (config.toml:3)
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes
1|                 /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  80 columns, no colour, UTF-8
1| not ready: 1 bad
[1]

# A login that has expired shows only when somebody is asked; the network is down for the other question.
$ mltrain doctor
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
<[1]
< []
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.services.list) There was a problem refreshing auth tokens for account me@example.com: ('invalid_grant: Bad Request', {'error': 'invalid_grant'})\nPlease run:\n\n  $ gcloud auth login"}
> gcloud storage buckets describe gs://my-bucket --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))"}
> python3 --version
<missing
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   no  login     There was a problem refreshing auth tokens for account
1|                 me@example.com: ('invalid_grant: Bad Request', {'error':
1|                 'invalid_grant'})
1|                 gcloud auth login
1|   ok  project   my-project (config_default)
1|   ok  region    us-central1 (config.toml:2)
1|   -   APIs      not asked without a login
1|   -   bucket    gcloud crashed (ConnectionError) (config.toml:3)
1|                 try again
1|   !   python    there is no "python3"; not needed for service vertex-ai
1|                 install python3, or set local.python in config.toml
1|   ok  ledger    none yet; the first job makes
1|                 /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  80 columns, no colour, UTF-8
1| not ready: 1 bad, 1 doubtful
[1]

# The API is not enabled, and the bucket is on another continent.
$ mltrain doctor
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "storage.googleapis.com"}}]
> gcloud storage buckets describe gs://my-bucket --format=json
< {"location": "EU", "location_type": "multi-region", "name": "my-bucket"}
> python3 --version
< Python 2.7.18
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   ok  project   my-project (config_default)
1|   ok  region    us-central1 (config.toml:2)
1|   no  APIs      aiplatform.googleapis.com is not enabled
1|                 gcloud services enable aiplatform.googleapis.com --project=my-project
1|   !   bucket    gs://my-bucket is in EU, the job in us-central1: reading is
1|                 slow, and its traffic is billed (config.toml:3)
1|                 another region, or a bucket there: gcloud storage buckets create gs://NAME --location=us-central1
1|   !   python    Python 2.7.18, /usr/bin/python3
1|                 set local.python in config.toml
1|   ok  ledger    none yet; the first job makes
1|                 /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  80 columns, no colour, UTF-8
1| not ready: 1 bad, 2 doubtful
[1]

# The project is not ours, and neither is the bucket.
$ mltrain doctor --json
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
<[1]
< []
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.services.list) PERMISSION_DENIED: Permission denied to list services for consumer container [projects/1]"}
> gcloud storage buckets describe gs://my-bucket --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.storage.buckets.describe) [me@example.com] does not have permission to access b instance [my-bucket] (or it may not exist): me@example.com does not have storage.buckets.get access to the Google Cloud Storage bucket."}
> python3 --version
< Python 3.11.2
1| {"ready": true, "findings": [{"subject": "settings", "state": "good", "seen": "/home/me/.config/mltrain/config.toml", "cure": null, "key": null}, {"subject": "gcloud", "state": "good", "seen": "528.0.0, /usr/bin/gcloud", "cure": null, "key": null}, {"subject": "login", "state": "good", "seen": "me@example.com", "cure": null, "key": null}, {"subject": "project", "state": "good", "seen": "my-project (config_default)", "cure": null, "key": "project"}, {"subject": "region", "state": "good", "seen": "us-central1 (config.toml:2)", "cure": null, "key": "region"}, {"subject": "APIs", "state": "doubtful", "seen": "my-project does not exist, or its services are not yours to list", "cure": "gcloud projects list", "key": null}, {"subject": "bucket", "state": "doubtful", "seen": "gs://my-bucket is not yours to look at, or does not exist (config.toml:3)", "cure": "its owner can give you storage.buckets.get; the name may be taken by somebody else", "key": "staging_bucket"}, {"subject": "python", "state": "good", "seen": "Python 3.11.2, /usr/bin/python3", "cure": null, "key": null}, {"subject": "ledger", "state": "good", "seen": "none yet; the first job makes /home/me/.local/state/mltrain", "cure": null, "key": null}, {"subject": "prices", "state": "good", "seen": "42 of 3933 for vertex-ai are older than 180 days, the oldest 323", "cure": null, "key": null}, {"subject": "terminal", "state": "good", "seen": "80 columns, no colour, UTF-8", "cure": null, "key": null}]}
[0]

# No such bucket.
$ mltrain doctor
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "aiplatform.googleapis.com"}}, {"config": {"name": "storage.googleapis.com"}}]
> gcloud storage buckets describe gs://my-bucket --format=json
<[1]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "(gcloud.storage.buckets.describe) gs://my-bucket not found: 404."}
> python3 --version
< Python 3.11.2
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   ok  project   my-project (config_default)
1|   ok  region    us-central1 (config.toml:2)
1|   !   APIs      logging.googleapis.com is not enabled, and logs are read from it
1|                 gcloud services enable logging.googleapis.com --project=my-project
1|   no  bucket    gs://my-bucket does not exist (config.toml:3)
1|                 gcloud storage buckets create gs://my-bucket --location=us-central1 --project=my-project
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes
1|                 /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  80 columns, no colour, UTF-8
1| not ready: 1 bad, 1 doubtful
[1]

$ mltrain doctor
> gcloud version --format=json
<interrupted
> gcloud auth list --format=json
<interrupted
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
<interrupted
> gcloud storage buckets describe gs://my-bucket --format=json
<interrupted
2| mltrain: error: interrupted
[130]
