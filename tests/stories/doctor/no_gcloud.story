# What is needed depends on the service: without gcloud there is no harm for who trains here.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name = "census"
service = "local"
package_path = "trainer"
module_name = "trainer.task"
end

$ mltrain doctor
> gcloud version --format=json
<missing
> gcloud auth list --format=json
<missing
> python3 --version
< Python 3.11.2
1|   ok  settings  none of your own in /home/me/.config/mltrain/config.toml
1|   !   gcloud    there is no gcloud on this machine; not needed for service local
1|                 install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  none: plain text, nothing is repainted
1| ready: 1 doubtful
[0]
$ mltrain doctor --service vertex-ai
> gcloud version --format=json
<missing
> gcloud auth list --format=json
<missing
> python3 --version
< Python 3.11.2
1|   ok  settings  none of your own in /home/me/.config/mltrain/config.toml
1|   no  gcloud    there is no gcloud on this machine
1|                 install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  none: plain text, nothing is repainted
1| not ready: 1 bad
[1]
$ mltrain doctor --service vertex-ai --json
> gcloud version --format=json
<missing
> gcloud auth list --format=json
<missing
> python3 --version
< Python 3.11.2
1| {"ready": false, "findings": [{"subject": "settings", "state": "good", "seen": "none of your own in /home/me/.config/mltrain/config.toml", "cure": null, "key": null}, {"subject": "gcloud", "state": "bad", "seen": "there is no gcloud on this machine", "cure": "install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local", "key": null}, {"subject": "python", "state": "good", "seen": "Python 3.11.2, /usr/bin/python3", "cure": null, "key": null}, {"subject": "ledger", "state": "good", "seen": "none yet; the first job makes /home/me/.local/state/mltrain", "cure": null, "key": null}, {"subject": "prices", "state": "good", "seen": "42 of 3933 for vertex-ai are older than 180 days, the oldest 323", "cure": null, "key": null}, {"subject": "terminal", "state": "good", "seen": "none: plain text, nothing is repainted", "cure": null, "key": null}]}
[1]
$ mltrain doctor job.toml
> python3 --version
< Python 3.11.2
1|   ok  settings  none of your own in /home/me/.config/mltrain/config.toml
1|   -   gcloud    not needed for service local
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   -   prices    not needed for service local
1|   ok  terminal  none: plain text, nothing is repainted
1| ready
[0]
$ mltrain doctor job.toml
> python3 --version
<missing
1|   ok  settings  none of your own in /home/me/.config/mltrain/config.toml
1|   -   gcloud    not needed for service local
1|   no  python    there is no "python3"
1|                 install python3, or set local.python in config.toml
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   -   prices    not needed for service local
1|   ok  terminal  none: plain text, nothing is repainted
1| not ready: 1 bad
[1]

# The user's own settings are wrong: the rest is looked at without them.
file ../.config/mltrain/config.toml
service = "local"
confirm_above = "much"
end
$ mltrain doctor
> gcloud version --format=json
<missing
> gcloud auth list --format=json
<missing
> python3 --version
< Python 3.11.2
1|   no  settings  /home/me/.config/mltrain/config.toml:2:17: "confirm_above" must be a number of US dollars
1|                 such as 25
1|   !   gcloud    there is no gcloud on this machine; not needed for service local
1|                 install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    42 of 3933 for vertex-ai are older than 180 days, the oldest 323
1|   ok  terminal  none: plain text, nothing is repainted
1| not ready: 1 bad, 1 doubtful
[1]

file wrong.toml
name = "census"
epocs = 3
end
file ../.config/mltrain/config.toml
service = "local"
end
$ mltrain doctor wrong.toml
2| mltrain: error: wrong.toml:2:1: unknown key "epocs"
2|   2 | epocs = 3
2|     | ^~~~~
2|   all keys: mltrain help job-file
[2]
$ mltrain doctor nothing.toml
2| mltrain: error: cannot read "nothing.toml": No such file or directory
2|   mltrain init writes one to begin with
[2]
$ mltrain doctor --service nonsense
2| mltrain: error: --service: "service" cannot be "nonsense"
2|   one of: ml-engine, ai-platform, vertex-ai, local, slurm
[2]

# Google has shut ML Engine down; who has an endpoint of one's own is not told.
file ml.toml
name = "census"
service = "ml-engine"
project = "my-project"
end
$ mltrain doctor ml.toml
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "aiplatform.googleapis.com"}}, {"config": {"name": "storage.googleapis.com"}}]
> python3 --version
< Python 3.11.2
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   ok  project   my-project (ml.toml:3)
1|   -   region    none is set
1|   no  APIs      ml.googleapis.com is not enabled
1|                 gcloud services enable ml.googleapis.com --project=my-project
1|   -   bucket    none is set
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    126 for ml-engine, none older than 180 days
1|   ok  terminal  none: plain text, nothing is repainted
1| not ready: 1 bad
[1]
env CLOUDSDK_API_ENDPOINT_OVERRIDES_ML=
$ mltrain doctor ml.toml
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> gcloud services list --enabled '--format=json(config.name)' --project=my-project
< [{"config": {"name": "ml.googleapis.com"}}, {"config": {"name": "storage.googleapis.com"}}, {"config": {"name": "logging.googleapis.com"}}]
> python3 --version
< Python 3.11.2
1|   ok  settings  /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   ok  project   my-project (ml.toml:3)
1|   -   region    none is set
1|   ok  APIs      ml, storage, logging
1|   -   bucket    none is set
1|   !   service   ml-engine: Google shut this service down on 2025-01-31
1|                 for Vertex AI: mltrain migrate; on this machine: --service local
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    126 for ml-engine, none older than 180 days
1|   ok  terminal  none: plain text, nothing is repainted
1| ready: 1 doubtful
[0]
