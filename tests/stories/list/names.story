# Jobs are found by name, by the beginning of one, or as the latest.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

$ mltrain list
2| no jobs yet: mltrain submit JOB_FILE
[0]
$ mltrain show latest
2| mltrain: error: no job was submitted from here yet
2|   mltrain submit JOB_FILE
[1]
$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain submit job.toml --set name=other
2| other_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training other_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
< {"jobId": "other_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| other_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/other_20261120_143000?project=my-project
2| next:
2|   mltrain watch other_20261120_143000
2|   mltrain show other_20261120_143000
2|   mltrain cancel other_20261120_143000
[0]
$ mltrain list
1| JOB                     SERVICE    STATE   RAN   COST  SUBMITTED
1| other_20261120_143000   ml-engine  queued    -  $0.00  0 s ago
1| census_20261120_143000  ml-engine  queued    -  $0.00  0 s ago
[0]
$ mltrain list --state queued --json
1| {"jobs": [{"name": "other_20261120_143000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD"}]}
[0]
$ mltrain list --state quewed
2| mltrain: error: there is no state "quewed"
2|   such as queued, running, succeeded, failed or cancelled
[2]
$ mltrain show census --json
1| {"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD", "address": "https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project", "log": "gcloud logging read 'resource.type=\"ml_job\" AND resource.labels.job_id=\"census_20261120_143000\"' --project=my-project --order=asc", "metrics": {}, "job_dir": null, "fetch_argv": null, "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--package-path=/home/me/project/trainer", "--staging-bucket=gs://my-bucket", "--labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH", "--format=json"], "directory": null, "spec_hash": "HASH", "code_hash": "a333b236226e675c2fd8648bafabe54e3a341362d96c9db689fc1ebdd7c87368", "over_budget": null, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "staging_bucket", "value": "gs://my-bucket", "origin": "job.toml:5"}, {"key": "region", "value": "us-central1", "origin": "job.toml:6"}], "projection": {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": null, "worst": {"seconds": 604800, "runs": 1, "path_seconds": 604800, "basis": "the service's own limit", "cost": "31.92", "cost_by_time": "31.92", "cost_by_units": "31.923696"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}, "attempts": [{"at": "2026-11-20T14:30:00Z", "verb": "submit", "verdict": "accepted", "exit_code": 0, "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--package-path=/home/me/project/trainer", "--staging-bucket=gs://my-bucket", "--labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH", "--format=json"], "message": null, "stderr": null}], "sightings": [{"at": "2026-11-20T14:30:00Z", "state": "queued", "service_state": "QUEUED", "message": null}]}
[0]
$ mltrain show nothing
2| mltrain: error: there is no job "nothing"
2|   all jobs: mltrain list --all
[1]
$ mltrain watch o --every soon
2| mltrain: error: option "--every" is a duration, not "soon"
2|   such as --every 30s
[2]
$ mltrain list --sweep latest
2| mltrain: error: the latest job is of no sweep
2|   a sweep's name: mltrain list
[1]
