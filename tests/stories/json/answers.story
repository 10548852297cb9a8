# Answers that no other story asks for in JSON, so that docs/json.md can be held against all there are.

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
packaging      = "staged"
[estimate]
duration = "30m"
[limits]
max_duration = "12h"
[hyperparameters]
goal       = "MAXIMIZE"
metric     = "accuracy"
max_trials = 20
[hyperparameters.params.layers]
type = "INTEGER"
min  = 1
max  = 8
end

$ mltrain cost job.toml --json
1| {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": {"seconds": 1800, "runs": 20, "path_seconds": 36000, "basis": "estimate.duration", "cost": "1.90", "cost_by_time": "1.90", "cost_by_units": "1.90022"}, "worst": {"seconds": 43200, "runs": 1, "path_seconds": 43200, "basis": "limits.max_duration", "cost": "2.28", "cost_by_time": "2.28", "cost_by_units": "2.280264"}, "trials": {"all": 20, "parallel": 1, "limit_is_each": false}, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}
[0]
$ mltrain submit job.toml --dry-run --json
2| census_20261120_143000 on ml-engine, project my-project
2|   project                        my-project      job.toml:2
2|   package_path                   trainer         job.toml:3
2|   module_name                    trainer.task    job.toml:4
2|   packaging                      staged          job.toml:7
2|   staging_bucket                 gs://my-bucket  job.toml:5
2|   region                         us-central1     job.toml:6
2|   limits.max_duration            12h             job.toml:11
2|   estimate.duration              30m             job.toml:9
2|   hyperparameters.goal           MAXIMIZE        job.toml:13
2|   hyperparameters.metric         accuracy        job.toml:14
2|   hyperparameters.max_trials     20              job.toml:15
2|   hyperparameters.params.layers  INTEGER 1 to 8  job.toml:16
2| code
2|   2 files, 0 bytes
2|   454 bytes to gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be2…
2| cost
2|   BASIC                $0.1900/h  1 master n1-standard-4
2|   likely  20 x 30 min      $1.90  estimate.duration, of each trial; 10 h in all
2|   worst   12 h             $2.28  limits.max_duration
2|   20 trials, one after the other; the time limit is that of all together
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| {"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": "a333b236226e675c2fd8648bafabe54e3a341362d96c9db689fc1ebdd7c87368", "uploads": [{"url": "gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz", "bytes": 454, "argv": ["gcloud", "storage", "cp", "--no-clobber", "/home/me/tmp/00000000.trainer-0.0.0.tar.gz", "gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz", "--project=my-project"]}], "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--packages=gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz", "--staging-bucket=gs://my-bucket", "--labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH", "--config=/home/me/tmp/census_20261120_143000.00000000.json", "--format=json"], "directory": null, "config": {"trainingInput": {"scheduling": {"maxRunningTime": "43200s"}, "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 20, "maxParallelTrials": 1, "params": [{"parameterName": "layers", "type": "INTEGER", "minValue": 1, "maxValue": 8}]}}}, "time_limit_seconds": 43200, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "packaging", "value": "staged", "origin": "job.toml:7"}, {"key": "staging_bucket", "value": "gs://my-bucket", "origin": "job.toml:5"}, {"key": "region", "value": "us-central1", "origin": "job.toml:6"}, {"key": "limits.max_duration", "value": "12h", "origin": "job.toml:11"}, {"key": "estimate.duration", "value": "30m", "origin": "job.toml:9"}, {"key": "hyperparameters.goal", "value": "MAXIMIZE", "origin": "job.toml:13"}, {"key": "hyperparameters.metric", "value": "accuracy", "origin": "job.toml:14"}, {"key": "hyperparameters.max_trials", "value": "20", "origin": "job.toml:15"}, {"key": "hyperparameters.params.layers", "value": "{ type = \"INTEGER\", min = 1, max = 8 }", "origin": "job.toml:16"}], "cost": {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": {"seconds": 1800, "runs": 20, "path_seconds": 36000, "basis": "estimate.duration", "cost": "1.90", "cost_by_time": "1.90", "cost_by_units": "1.90022"}, "worst": {"seconds": 43200, "runs": 1, "path_seconds": 43200, "basis": "limits.max_duration", "cost": "2.28", "cost_by_time": "2.28", "cost_by_units": "2.280264"}, "trials": {"all": 20, "parallel": 1, "limit_is_each": false}, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}, "code": {"files": 2, "bytes": 0, "left_out": []}}
[0]
$ mltrain submit job.toml --set packaging=gcloud
2| census_20261120_143000 on ml-engine, project my-project
2|   project                        my-project      job.toml:2
2|   package_path                   trainer         job.toml:3
2|   module_name                    trainer.task    job.toml:4
2|   packaging                      gcloud          --set
2|   staging_bucket                 gs://my-bucket  job.toml:5
2|   region                         us-central1     job.toml:6
2|   limits.max_duration            12h             job.toml:11
2|   estimate.duration              30m             job.toml:9
2|   hyperparameters.goal           MAXIMIZE        job.toml:13
2|   hyperparameters.metric         accuracy        job.toml:14
2|   hyperparameters.max_trials     20              job.toml:15
2|   hyperparameters.params.layers  INTEGER 1 to 8  job.toml:16
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC                $0.1900/h  1 master n1-standard-4
2|   likely  20 x 30 min      $1.90  estimate.duration, of each trial; 10 h in all
2|   worst   12 h             $2.28  limits.max_duration
2|   20 trials, one after the other; the time limit is that of all together
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T15:30:00Z
$ mltrain logs latest --follow --json
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:31:00Z", "endTime": "2026-11-20T14:41:00Z"}
1| {"event": "watching", "at": "2026-11-20T15:30:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "1.90", "worst_cost": "2.28", "projection_error_percent": null, "trials": null, "currency": "USD"}
1| {"event": "state", "at": "2026-11-20T14:31:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "SUCCEEDED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T15:30:00Z", "started_at": "2026-11-20T14:31:00Z", "ended_at": "2026-11-20T14:41:00Z", "run_seconds": 600, "cost": "0.031666667", "projected_cost": "1.90", "worst_cost": "2.28", "projection_error_percent": null, "trials": null, "currency": "USD"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<until 2026-11-20T18:30:00Z
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| {"event": "log_trouble", "name": "census_20261120_143000", "id": "00000000000000000000000000000002", "at": "2026-11-20T15:30:00Z", "others": 0, "message": "gcloud crashed (ConnectionError)", "hint": null}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project [x 5]
<until 2026-11-20T18:30:00Z
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| {"event": "log_given_up", "name": "census_20261120_143000", "id": "00000000000000000000000000000002", "at": "2026-11-20T15:32:15Z", "others": 0, "message": "gcloud crashed (ConnectionError)", "hint": null}
1| {"event": "over", "at": "2026-11-20T14:41:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "succeeded", "service_state": "SUCCEEDED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T15:30:00Z", "started_at": "2026-11-20T14:31:00Z", "ended_at": "2026-11-20T14:41:00Z", "run_seconds": 600, "cost": "0.031666667", "projected_cost": "1.90", "worst_cost": "2.28", "projection_error_percent": -98, "trials": null, "currency": "USD"}
[0]
$ mltrain ledger prune --older-than 30m --yes --json
1| {"dropped": 0, "left": 1}
[0]
