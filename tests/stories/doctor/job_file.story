# With a job file doctor looks at what the file names: no project is bad, a region that nobody knows is doubtful.

file job.toml
name         = "census"
service      = "ml-engine"
region       = "mars-north1"
package_path = "trainer"
module_name  = "trainer.task"
end

$ mltrain doctor job.toml
> gcloud version --format=json
< {"Google Cloud SDK": "528.0.0", "core": "2025.06.20"}
> gcloud auth list --format=json
< [{"account": "me@example.com", "status": "ACTIVE"}]
> python3 --version
< Python 3.11.2
1|   ok  settings  none of your own in /home/me/.config/mltrain/config.toml
1|   ok  gcloud    528.0.0, /usr/bin/gcloud
1|   ok  login     me@example.com
1|   no  project   none is set
1|                 gcloud config set project PROJECT, or project = "…" in the job file
1|   !   region    mars-north1 is no region that mltrain knows (job.toml:3)
1|                 gcloud compute regions list
1|   -   APIs      not asked without a project
1|   -   bucket    none is set
1|   ok  python    Python 3.11.2, /usr/bin/python3
1|   ok  ledger    none yet; the first job makes /home/me/.local/state/mltrain
1|   ok  prices    126 for ml-engine, none older than 180 days
1|   ok  terminal  none: plain text, nothing is repainted
1| not ready: 1 bad, 1 doubtful
[1]
