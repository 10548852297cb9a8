# Six hours of watching: few lines, and the end with its cost beside the projection.

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

$ mltrain submit job.toml --set estimate.duration=6h
2| census_20261120_143000 on ml-engine, project my-project
2|   project            my-project      job.toml:2
2|   package_path       trainer         job.toml:3
2|   module_name        trainer.task    job.toml:4
2|   staging_bucket     gs://my-bucket  job.toml:5
2|   region             us-central1     job.toml:6
2|   estimate.duration  6h              --set
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely  6 h         $1.14  estimate.duration
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
$ mltrain watch latest
1| 2026-11-20 14:30:00  census_20261120_143000  queued
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
<until 2026-11-20T14:35:00Z
< {"jobId": "census_20261120_143000", "state": "PREPARING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| 2026-11-20 14:30:00  census_20261120_143000  preparing
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 14]
<until 2026-11-20T14:35:00Z
< {"jobId": "census_20261120_143000", "state": "PREPARING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
<until 2026-11-20T20:40:00Z
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z"}
1| 2026-11-20 14:40:00  census_20261120_143000  running
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 372]
<until 2026-11-20T20:40:00Z
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z"}
1| 2026-11-20 17:40:28  census_20261120_143000  50 % of the likely 6 h
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 216]
<until 2026-11-20T20:40:00Z
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z"}
1| 2026-11-20 19:28:28  census_20261120_143000  80 % of the likely 6 h
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 144]
<until 2026-11-20T20:40:00Z
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z"}
1| 2026-11-20 20:40:28  census_20261120_143000  runs longer than the likely 6 h
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T20:40:00Z", "trainingOutput": {"consumedMLUnits": 2.33}}
1| census_20261120_143000 succeeded after 6 h
1|   cost $1.14, projected $1.14
[0]
$ mltrain list
1| JOB                     SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  succeeded  6 h  $1.14  6 h 10 min ago
[0]
