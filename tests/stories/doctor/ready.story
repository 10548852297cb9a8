# A machine that is ready: everything looked at has its line, and what is not needed is said to be so.

file ../.config/mltrain/config.toml
project = "my-project"
region = "us-central1"
staging_bucket = "gs://my-bucket"
end
env LC_ALL=C.UTF-8

$ mltrain doctor
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "aiplatform.googleapis.com"}}, {"config": {"name": "logging.googleapis.com"}}, {"config": {"name": "storage.googleapis.com"}}]
> gcloud storage buckets describe gs://my-bucket --format=json
< {"location": "US-CENTRAL1", "location_type": "region", "name": "my-bucket"}
> python3 --version
< Python 3.11.2
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   ok  project   my-project (config.toml:1)
1|   ok  region    us-central1 (config.toml:2)
1|   ok  APIs      aiplatform, storage, logging
1|   ok  bucket    gs://my-bucket in us-central1 (config.toml:3)
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  none: plain text, nothing is repainted, UTF-8
1| ready
[0]

# The same on a terminal, and for programs.
terminal 80
$ mltrain doctor
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "other@example.com", "status": ""}, {"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "aiplatform.googleapis.com"}}, {"config": {"name": "logging.googleapis.com"}}, {"config": {"name": "storage.googleapis.com"}}]
> gcloud storage buckets describe gs://my-bucket --format=json
< {"location": "US", "location_type": "multi-region", "name": "my-bucket"}
> python3 --version
< Python 3.11.2
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   ok  project   my-project (config.toml:1)
1|   ok  region    us-central1 (config.toml:2)
1|   ok  APIs      aiplatform, storage, logging
1|   ok  bucket    gs://my-bucket in US, which has us-central1 (config.toml:3)
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes
1|                 /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  80 columns, no colour, UTF-8
1| ready
[0]
$ mltrain doctor --json
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "aiplatform.googleapis.com"}}, {"config": {"name": "logging.googleapis.com"}}, {"config": {"name": "storage.googleapis.com"}}]
> gcloud storage buckets describe gs://my-bucket --format=json
< {"location": "US", "location_type": "dual-region", "data_locations": ["US-CENTRAL1", "US-EAST1"], "name": "my-bucket"}
> python3 --version
< Python 3.11.2
1| {"ready": true, "findings": [{"subject": "settings", "state": "good", "seen": "/home/me/.config/mltrain/config.toml", "cure": null, "key": null}, {"subject": "gcloud", "state": "good", "seen": "528.0.0, /usr/bin/gcloud", "cure": null, "key": null}, {"subject": "login", "state": "good", "seen": "me@example.com", "cure": null, "key": null}, {"subject": "project", "state": "good", "seen": "my-project (config.toml:1)", "cure": null, "key": "project"}, {"subject": "region", "state": "good", "seen": "us-central1 (config.toml:2)", "cure": null, "key": "region"}, {"subject": "APIs", "state": "good", "seen": "aiplatform, storage, logging", "cure": null, "key": null}, {"subject": "bucket", "state": "good", "seen": "gs://my-bucket in US, which has us-central1 (config.toml:3)", "cure": null, "key": "staging_bucket"}, {"subject": "python", "state": "good", "seen": "Python 3.11.2, /usr/bin/python3", "cure": null, "key": null}, {"subject": "ledger", "state": "good", "seen": "none yet; the first job makes /home/me/.local/state/mltrain", "cure": null, "key": null}, {"subject": "prices", "state": "good", "seen": "42 of 3933 for vertex-ai are older than 180 days, the oldest 323", "cure": null, "key": null}, {"subject": "terminal", "state": "good", "seen": "80 columns, no colour, UTF-8", "cure": null, "key": null}]}
[0]
