# In the end a job's cost is held against its projection; the next one is projected from how long the last ones ran.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
end

$ mltrain submit job.toml --set estimate.duration=2h
2| census_20261120_143000 on ml-engine, project my-project
2|   project            my-project               job.toml:2
2|   module_name        trainer.task             job.toml:3
2|   packages           gs://my-bucket/p.tar.gz  job.toml:4
2|   region             us-central1              job.toml:5
2|   estimate.duration  2h                       --set
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely  2 h         $0.38  estimate.duration
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
at 2026-11-20T18:00:00Z
$ mltrain watch latest
1| 2026-11-20 18:00:00  census_20261120_143000  queued, seen 3 h 30 min ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T17:10:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| 2026-11-20 14:40:00  census_20261120_143000  running
1| census_20261120_143000 succeeded after 2 h 30 min, 50 min ago
1|   cost $0.48, projected $0.38 (25 % more)
[0]
$ mltrain submit job.toml
2| census_20261120_180000 on ml-engine, project my-project
2|   project      my-project               job.toml:2
2|   module_name  trainer.task             job.toml:3
2|   packages     gs://my-bucket/p.tar.gz  job.toml:4
2|   region       us-central1              job.toml:5
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely  2 h 30 min      $0.48  the last run of this name
2|   worst   7 days         $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_180000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_180000", "state": "QUEUED", "createTime": "2026-11-20T18:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| census_20261120_180000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_180000?project=my-project
2| next:
2|   mltrain watch census_20261120_180000
2|   mltrain show census_20261120_180000
2|   mltrain cancel census_20261120_180000
[0]
at 2026-11-20T21:00:00Z
$ mltrain watch latest
1| 2026-11-20 21:00:00  census_20261120_180000  queued, seen 3 h ago
> gcloud ml-engine jobs describe census_20261120_180000 --project=my-project --format=json
< {"jobId": "census_20261120_180000", "state": "SUCCEEDED", "createTime": "2026-11-20T18:00:01Z", "startTime": "2026-11-20T18:00:00Z", "endTime": "2026-11-20T20:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| 2026-11-20 18:00:00  census_20261120_180000  running
1| census_20261120_180000 succeeded after 2 h, 1 h ago
1|   cost $0.38, projected $0.48 (20 % less)
[0]
$ mltrain cost job.toml
1| census on ml-engine in us-central1
1|   BASIC               $0.1900/h  1 master n1-standard-4
1|   likely  2 h 30 min      $0.48  median of 2 runs of this name; 9 of 10 took up to 2 h 30 min
1|   worst   7 days         $31.92  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($0.19 / 60) x 150 min = $0.4750
1|   training units  (0.3878 units x $0.49 / 60) x 150 min = $0.4751
1|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
[0]
$ mltrain list
1| JOB                     SERVICE    STATE             RAN           COST  SUBMITTED
1| census_20261120_180000  ml-engine  succeeded         2 h  $0.38 (-20 %)  3 h ago
1| census_20261120_143000  ml-engine  succeeded  2 h 30 min  $0.48 (+25 %)  6 h 30 min ago
[0]
$ mltrain show latest
1| census_20261120_180000
1|   state      succeeded
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 18:00:00, 3 h ago
1|   ran        2 h
1|   cost       $0.38 (-20 %)
1|   projected  $0.48 for 2 h 30 min
1|   at worst   $31.92
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_180000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_180000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 18:00:00  submit accepted
1|   2026-11-20 18:00:00  seen queued
1|   2026-11-20 21:00:00  seen succeeded
1| command
1|   gcloud ml-engine jobs submit training census_20261120_180000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
[0]
