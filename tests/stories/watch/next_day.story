# A job that waits for machines for long is told once; who comes back after a day is told what happened, and when.

file ../.config/mltrain/config.toml
[watch]
queued_longer_than = "30m"
end
file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project      my-project               job.toml:2
2|   module_name  trainer.task             job.toml:3
2|   packages     gs://my-bucket/p.tar.gz  job.toml:4
2|   region       us-central1              job.toml:5
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
^C at 2026-11-20T15:40:00Z
$ mltrain watch latest --every 15m
1| 2026-11-20 14:30:00  census_20261120_143000  queued
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 4]
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| 2026-11-20 15:15:00  census_20261120_143000  queued for 44 min 59 s
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
2| stopped watching; census_20261120_143000 runs on, $0.00 so far
2|   come back:  mltrain watch census_20261120_143000
2|   end it:     mltrain cancel census_20261120_143000
[130]
at 2026-11-21T16:00:00Z
$ mltrain watch latest
1| 2026-11-21 16:00:00  census_20261120_143000  queued, seen 1 day 1 h ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "FAILED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T18:00:00Z", "endTime": "2026-11-20T23:30:00Z", "errorMessage": "The replica master 0 exited with a non-zero status of 1."}
1| 2026-11-20 18:00:00  census_20261120_143000  running
1| census_20261120_143000 failed after 5 h 30 min, 16 h 30 min ago: The replica master 0 exited with a non-zero status of 1.
1|   cost $1.04
[3]
