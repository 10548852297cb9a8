# What has spent its max_cost and runs on is cancelled, when two looks agree and config.toml says so.

file ../.config/mltrain/config.toml
[watch]
on_over_budget = "cancel"
end
file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
[limits]
max_cost = 0.19
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project          my-project               job.toml:2
2|   module_name      trainer.task             job.toml:3
2|   packages         gs://my-bucket/p.tar.gz  job.toml:4
2|   region           us-central1              job.toml:5
2|   limits.max_cost  0.19                     job.toml:7
2| cost
2|   BASIC        $0.1900/h  1 master n1-standard-4
2|   likely         unknown  say it: [estimate] duration = "90m"
2|   worst   1 h      $0.19  limits.max_cost
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T15:00:00Z
$ mltrain watch latest --every 10m
1| 2026-11-20 15:00:00  census_20261120_143000  queued, seen 30 min ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z"}
1| 2026-11-20 14:30:00  census_20261120_143000  running
1| 2026-11-20 15:00:00  census_20261120_143000  50 % of max_cost spent: $0.10 of $0.19
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 2]
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z"}
1| 2026-11-20 15:20:00  census_20261120_143000  80 % of max_cost spent: $0.16 of $0.19
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z"}
1| 2026-11-20 15:30:00  census_20261120_143000  max_cost is spent: $0.19 of $0.19
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z"}
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
<[1]
! ERROR: (gcloud.ml-engine.jobs.cancel) PERMISSION_DENIED: no
1| 2026-11-20 15:40:00  census_20261120_143000  over budget: $0.22 of $0.19; could not be asked to end, will be again: census_20261120_143000 was not cancelled: PERMISSION_DENIED: no
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z"}
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
<
1| 2026-11-20 15:50:00  census_20261120_143000  over budget: $0.25 of $0.19; asked to end
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "CANCELLING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z"}
1| 2026-11-20 16:00:00  census_20261120_143000  cancelling
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "CANCELLED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:00Z", "endTime": "2026-11-20T16:05:00Z"}
1| census_20261120_143000 cancelled after 1 h 35 min, 5 min ago
1|   cost $0.30
[6]
