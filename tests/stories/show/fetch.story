# show says how to fetch what a job has made, once it has made it.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
job_dir        = "gs://my-bucket/my jobs/{job}"
end
$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project      my-project                                     job.toml:2
2|   module_name  trainer.task                                   job.toml:3
2|   packages     gs://my-bucket/p.tar.gz                        job.toml:4
2|   job_dir      gs://my-bucket/my jobs/census_20261120_143000  job.toml:6
2|   region       us-central1                                    job.toml:5
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz '--job-dir=gs://my-bucket/my jobs/census_20261120_143000' --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:40:00Z
$ mltrain show latest
1| census_20261120_143000
1|   state      queued
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 10 min ago
1|   ran        -
1|   cost       $0.00
1|   at worst   $31.92
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz '--job-dir=gs://my-bucket/my jobs/census_20261120_143000' --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
[0]
$ mltrain watch latest
1| 2026-11-20 14:40:00  census_20261120_143000  queued, seen 10 min ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:32:00Z", "endTime": "2026-11-20T14:38:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingOutput": {"consumedMLUnits": 0.1}}
1| 2026-11-20 14:32:00  census_20261120_143000  running
1| census_20261120_143000 succeeded after 6 min, 2 min ago
1|   cost $0.05
[0]
$ mltrain show latest
1| census_20261120_143000
1|   state      succeeded
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 10 min ago
1|   ran        6 min
1|   cost       $0.05
1|   at worst   $31.92
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000"' --project=my-project --order=asc
1|   fetch it   gcloud storage cp --recursive 'gs://my-bucket/my jobs/census_20261120_143000' .
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued
1|   2026-11-20 14:40:00  seen succeeded
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz '--job-dir=gs://my-bucket/my jobs/census_20261120_143000' --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
[0]
$ mltrain show latest --json
1| {"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "succeeded", "service_state": "SUCCEEDED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:40:00Z", "started_at": "2026-11-20T14:32:00Z", "ended_at": "2026-11-20T14:38:00Z", "run_seconds": 360, "cost": "0.049", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD", "address": "https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project", "log": "gcloud logging read 'resource.type=\"ml_job\" AND resource.labels.job_id=\"census_20261120_143000\"' --project=my-project --order=asc", "metrics": {}, "job_dir": "gs://my-bucket/my jobs/census_20261120_143000", "fetch_argv": ["gcloud", "storage", "cp", "--recursive", "gs://my-bucket/my jobs/census_20261120_143000", "."], "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--packages=gs://my-bucket/p.tar.gz", "--job-dir=gs://my-bucket/my jobs/census_20261120_143000", "--labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH", "--format=json"], "directory": null, "spec_hash": "HASH", "code_hash": null, "over_budget": null, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:3"}, {"key": "packages", "value": ["gs://my-bucket/p.tar.gz"], "origin": "job.toml:4"}, {"key": "job_dir", "value": "gs://my-bucket/my jobs/{job}", "origin": "job.toml:6"}, {"key": "region", "value": "us-central1", "origin": "job.toml:5"}], "projection": {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": null, "worst": {"seconds": 604800, "runs": 1, "path_seconds": 604800, "basis": "the service's own limit", "cost": "31.92", "cost_by_time": "31.92", "cost_by_units": "31.923696"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}, "attempts": [{"at": "2026-11-20T14:30:00Z", "verb": "submit", "verdict": "accepted", "exit_code": 0, "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--packages=gs://my-bucket/p.tar.gz", "--job-dir=gs://my-bucket/my jobs/census_20261120_143000", "--labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH", "--format=json"], "message": null, "stderr": null}], "sightings": [{"at": "2026-11-20T14:30:00Z", "state": "queued", "service_state": "QUEUED", "message": null}, {"at": "2026-11-20T14:40:00Z", "state": "succeeded", "service_state": "SUCCEEDED", "message": null}]}
[0]
