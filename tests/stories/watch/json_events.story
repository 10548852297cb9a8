# Every kind of event, as an object a line: docs/watch-event.schema.json describes them.

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
[limits]
max_cost = 0.20
[estimate]
duration = "30m"
end
file ../.config/mltrain/config.toml
[watch]
on_over_budget = "cancel"
queued_longer_than = "30m"
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project            my-project      job.toml:2
2|   package_path       trainer         job.toml:3
2|   module_name        trainer.task    job.toml:4
2|   staging_bucket     gs://my-bucket  job.toml:5
2|   region             us-central1     job.toml:6
2|   limits.max_cost    0.20            job.toml:8
2|   estimate.duration  30m             job.toml:10
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC              $0.1900/h  1 master n1-standard-4
2|   likely  30 min         $0.10  estimate.duration
2|   worst   1 h 3 min      $0.20  limits.max_cost
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain watch latest --json --every 20m
1| {"event": "watching", "at": "2026-11-20T14:30:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 3]
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| {"event": "queued_long", "at": "2026-11-20T15:10:00Z", "jobs": [{"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T15:10:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "duration_seconds": 2399}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
<[1]
! ERROR: (gcloud.ml-engine.jobs.describe) NOT_FOUND: Field: name Error: The specified job was not found.
1| {"event": "not_listed", "at": "2026-11-20T15:30:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": "NOT_FOUND: Field: name Error: The specified job was not found.", "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T15:10:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "hint": "check project and region"}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 2]
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| {"event": "contact_lost", "at": "2026-11-20T15:50:00Z", "jobs": [{"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T15:10:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "message": "gcloud crashed (ConnectionError)", "hint": "mltrain sync asks again"}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
<[1]
! ERROR: (gcloud.ml-engine.jobs.describe) You do not currently have an active account selected.
1| {"event": "trouble", "at": "2026-11-20T16:30:00Z", "jobs": [{"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T15:10:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "message": "You do not currently have an active account selected.", "hint": "gcloud auth login"}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T16:30:00Z"}
1| {"event": "state", "at": "2026-11-20T16:30:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T16:50:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 1200, "cost": "0.063333333", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}
1| {"event": "contact_regained", "at": "2026-11-20T16:50:00Z", "jobs": [{"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T16:50:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 1200, "cost": "0.063333333", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "duration_seconds": 3600}
1| {"event": "duration", "at": "2026-11-20T16:50:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T16:50:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 1200, "cost": "0.063333333", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "percent": 50}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T16:30:00Z"}
1| {"event": "cost", "at": "2026-11-20T17:10:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T17:10:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 2400, "cost": "0.126666667", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "percent": 50}
1| {"event": "duration", "at": "2026-11-20T17:10:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T17:10:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 2400, "cost": "0.126666667", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "percent": 100}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T16:30:00Z"}
1| {"event": "cost", "at": "2026-11-20T17:30:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T17:30:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 3600, "cost": "0.19", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "percent": 80}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T16:30:00Z"}
1| {"event": "cost", "at": "2026-11-20T17:50:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T17:50:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 4800, "cost": "0.253333333", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "percent": 100}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T16:30:00Z"}
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
< {}
1| {"event": "over_budget", "at": "2026-11-20T18:10:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T18:10:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": null, "run_seconds": 6000, "cost": "0.316666667", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD", "percent": 100}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "CANCELLED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T16:30:00Z", "endTime": "2026-11-20T17:52:00Z"}
1| {"event": "over", "at": "2026-11-20T17:52:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "cancelled", "service_state": "CANCELLED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T18:30:00Z", "started_at": "2026-11-20T16:30:00Z", "ended_at": "2026-11-20T17:52:00Z", "run_seconds": 4920, "cost": "0.259666667", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": 173, "trials": null, "currency": "USD"}
[6]
$ mltrain submit job.toml
2| census_20261120_183000 on ml-engine, project my-project
2|   project            my-project      job.toml:2
2|   package_path       trainer         job.toml:3
2|   module_name        trainer.task    job.toml:4
2|   staging_bucket     gs://my-bucket  job.toml:5
2|   region             us-central1     job.toml:6
2|   limits.max_cost    0.20            job.toml:8
2|   estimate.duration  30m             job.toml:10
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC              $0.1900/h  1 master n1-standard-4
2|   likely  30 min         $0.10  estimate.duration
2|   worst   1 h 3 min      $0.20  limits.max_cost
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_183000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_183000.00000000.json --format=json
< {"jobId": "census_20261120_183000", "state": "QUEUED", "createTime": "2026-11-20T18:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| census_20261120_183000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_183000?project=my-project
2| next:
2|   mltrain watch census_20261120_183000
2|   mltrain show census_20261120_183000
2|   mltrain cancel census_20261120_183000
[0]
$ mltrain watch latest --json --give-up-after 30m --every 20m
1| {"event": "watching", "at": "2026-11-20T18:30:00Z", "name": "census_20261120_183000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T18:30:00Z", "seen_at": "2026-11-20T18:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}
> gcloud ml-engine jobs describe census_20261120_183000 --project=my-project --format=json [x 2]
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| {"event": "contact_lost", "at": "2026-11-20T18:30:00Z", "jobs": [{"name": "census_20261120_183000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T18:30:00Z", "seen_at": "2026-11-20T18:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "message": "gcloud crashed (ConnectionError)", "hint": "mltrain sync asks again"}
> gcloud ml-engine jobs describe census_20261120_183000 --project=my-project --format=json
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| {"event": "gave_up", "at": "2026-11-20T19:10:00Z", "jobs": [{"name": "census_20261120_183000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T18:30:00Z", "seen_at": "2026-11-20T18:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "message": "gcloud crashed (ConnectionError)", "duration_seconds": 2400}
[7]
^C at 2026-11-20T19:30:00Z
$ mltrain watch latest --json --every 20m
1| {"event": "watching", "at": "2026-11-20T19:10:00Z", "name": "census_20261120_183000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T18:30:00Z", "seen_at": "2026-11-20T18:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}
> gcloud ml-engine jobs describe census_20261120_183000 --project=my-project --format=json
< {"jobId": "census_20261120_183000", "state": "QUEUED", "createTime": "2026-11-20T18:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| {"event": "queued_long", "at": "2026-11-20T19:10:00Z", "jobs": [{"name": "census_20261120_183000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T18:30:00Z", "seen_at": "2026-11-20T19:10:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}], "duration_seconds": 2399}
1| {"event": "stopped", "at": "2026-11-20T19:30:00Z", "jobs": [{"name": "census_20261120_183000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T18:30:00Z", "seen_at": "2026-11-20T19:10:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": "0.095", "worst_cost": "0.1995", "projection_error_percent": null, "trials": null, "currency": "USD"}]}
2| stopped watching; census_20261120_183000 runs on, $0.00 so far
2|   come back:  mltrain watch census_20261120_183000
2|   end it:     mltrain cancel census_20261120_183000
[130]
