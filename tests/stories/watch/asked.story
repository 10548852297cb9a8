# With --on-interrupt=ask Ctrl-C asks whether the job shall end: a no leaves it running, a yes ends it and sees it end.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
end
terminal 80

$ mltrain submit job.toml --yes
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
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
^C at 2026-11-20T15:30:00Z
$ mltrain watch latest --on-interrupt=ask --every 30m
1| 2026-11-20 14:30:00  census_20261120_143000  running
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 2]
<until 2026-11-20T15:30:00Z
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
2| end census_20261120_143000, $0.19 so far? [y/N] n
2| stopped watching; census_20261120_143000 runs on, $0.19 so far
2|   come back:  mltrain watch census_20261120_143000
2|   end it:     mltrain cancel census_20261120_143000
[130]
yes
^C at 2026-11-20T16:00:00Z
$ mltrain watch latest --on-interrupt=ask --every 20m
1| 2026-11-20 15:30:00  census_20261120_143000  running, seen 1 h ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 2]
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
2| end census_20261120_143000, $0.28 so far? [y/N] y
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
<
2| waiting for the end (Ctrl-C ends only the waiting)
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "CANCELLING", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| 2026-11-20 16:00:00  census_20261120_143000  cancelling
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "CANCELLED", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:30:01Z", "endTime": "2026-11-20T16:00:30Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 cancelled after 1 h 30 min, 19 min 30 s ago
1|   cost $0.29
[6]
