# In JSON: one answer with all jobs. A refusal in the middle is the answer, and the jobs before it are in the ledger.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[limits]
max_duration = "10h"
[sweep]
epochs = [5, 10]
end

$ mltrain submit job.toml --parallel 1 --json --dry-run
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs  5, 10
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $3.80
1| {"sweep": "census_20261120_143000", "submissions": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000003", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": null, "uploads": [], "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000_001", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--packages=gs://my-bucket/p.tar.gz", "--labels=epochs=5,mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001", "--config=/home/me/tmp/census_20261120_143000_001.00000000.json", "--format=json", "--", "--epochs", "5"], "directory": null, "config": {"trainingInput": {"scheduling": {"maxRunningTime": "36000s"}}}, "time_limit_seconds": 36000, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:3"}, {"key": "packages", "value": ["gs://my-bucket/p.tar.gz"], "origin": "job.toml:4"}, {"key": "region", "value": "us-central1", "origin": "job.toml:5"}, {"key": "args", "value": ["--epochs", "5"], "origin": "[sweep]"}, {"key": "labels", "value": "epochs=5", "origin": "[sweep]"}, {"key": "limits.max_duration", "value": "10h", "origin": "job.toml:7"}], "cost": {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": null, "worst": {"seconds": 36000, "runs": 1, "path_seconds": 36000, "basis": "limits.max_duration", "cost": "1.90", "cost_by_time": "1.90", "cost_by_units": "1.90022"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000004", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": null, "uploads": [], "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000_002", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--packages=gs://my-bucket/p.tar.gz", "--labels=epochs=10,mltrain-id=00000000000000000000000000000004,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001", "--config=/home/me/tmp/census_20261120_143000_002.00000000.json", "--format=json", "--", "--epochs", "10"], "directory": null, "config": {"trainingInput": {"scheduling": {"maxRunningTime": "36000s"}}}, "time_limit_seconds": 36000, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:3"}, {"key": "packages", "value": ["gs://my-bucket/p.tar.gz"], "origin": "job.toml:4"}, {"key": "region", "value": "us-central1", "origin": "job.toml:5"}, {"key": "args", "value": ["--epochs", "10"], "origin": "[sweep]"}, {"key": "labels", "value": "epochs=10", "origin": "[sweep]"}, {"key": "limits.max_duration", "value": "10h", "origin": "job.toml:7"}], "cost": {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": null, "worst": {"seconds": 36000, "runs": 1, "path_seconds": 36000, "basis": "limits.max_duration", "cost": "1.90", "cost_by_time": "1.90", "cost_by_units": "1.90022"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}}]}
[0]
$ mltrain submit job.toml --parallel 1 --json
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs  5, 10
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $3.80
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000010,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000005 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000008"}}
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000011,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000005 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 10
<[1]
! ERROR: (gcloud.ml-engine.jobs.submit.training) PERMISSION_DENIED: no
1| {"error": {"message": "not submitted: PERMISSION_DENIED: no; submitted: 1 of 2", "hint": "ask the project's owner for the role; who you are: gcloud auth list; the rest: mltrain submit --resume census_20261120_143000", "exit": 1, "complaints": []}}
[1]
$ mltrain submit --resume census_20261120_143000 --parallel 1 --json
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs  5, 10
2|   1 of 2 are still to be sent
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 1 job
2|   likely  unknown
2|   worst     $1.90
> gcloud ml-engine jobs submit training census_20261120_143000_002_2 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000016,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000005 --config=/home/me/tmp/census_20261120_143000_002_2.00000000.json --format=json -- --epochs 10
< {"jobId": "census_20261120_143000_002_2", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000011"}}
1| {"sweep": "census_20261120_143000", "submissions": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000010", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000011", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "refused", "service_state": null, "message": "PERMISSION_DENIED: no", "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": null, "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000_002_2", "id": "00000000000000000000000000000016", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}]}
[0]
$ mltrain list --sweep census_20261120_143000 --json
1| {"jobs": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000010", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000011", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "refused", "service_state": null, "message": "PERMISSION_DENIED: no", "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": null, "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000_002_2", "id": "00000000000000000000000000000016", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}]}
[0]
$ mltrain submit --resume census_20261120_143000 --json
2| nothing is missing of census_20261120_143000
1| {"sweep": "census_20261120_143000", "submissions": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000010", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000011", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "refused", "service_state": null, "message": "PERMISSION_DENIED: no", "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": null, "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}, {"name": "census_20261120_143000_002_2", "id": "00000000000000000000000000000016", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD"}]}
[0]
