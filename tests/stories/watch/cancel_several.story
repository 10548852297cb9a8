# Every job is asked to end, whatever became of the one before.

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
$ mltrain cancel census other
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
<[1]
! ERROR: (gcloud.ml-engine.jobs.cancel) PERMISSION_DENIED: no
2| mltrain: error: census_20261120_143000 was not cancelled: PERMISSION_DENIED: no
2|   ask the project's owner for the role; who you are: gcloud auth list
> gcloud ml-engine jobs cancel other_20261120_143000 --project=my-project --format=json
<
2| other_20261120_143000 was asked to end; waiting (Ctrl-C ends only the waiting)
> gcloud ml-engine jobs describe other_20261120_143000 --project=my-project --format=json [x 14]
< {"jobId": "other_20261120_143000", "state": "CANCELLING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
<until 2026-11-20T15:00:00Z
1| other_20261120_143000 was asked to end, and is cancelling still; mltrain watch other_20261120_143000 sees it end
[1]
$ mltrain cancel census other --json
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
<[1]
! ERROR: (gcloud.ml-engine.jobs.cancel) PERMISSION_DENIED: no
> gcloud ml-engine jobs cancel other_20261120_143000 --project=my-project --format=json
<
2| other_20261120_143000 was asked to end; waiting (Ctrl-C ends only the waiting)
> gcloud ml-engine jobs describe other_20261120_143000 --project=my-project --format=json
< {"jobId": "other_20261120_143000", "state": "CANCELLED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| {"jobs": [{"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD", "error": "census_20261120_143000 was not cancelled: PERMISSION_DENIED: no"}, {"name": "other_20261120_143000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "cancelled", "service_state": "CANCELLED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:35:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD", "error": null}]}
[1]
$ mltrain cancel ""
2| mltrain: error: the name of the job is empty
2|   a job's name, the beginning of one, or latest
[2]
