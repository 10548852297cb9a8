# A sweep is watched, and cancelled, by its name.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[limits]
max_duration = "10h"
[sweep]
epochs        = [5, 10]
learning-rate = [0.1, 0.01]
end

$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 4 jobs
2|   likely  unknown
2|   worst     $7.60
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000008,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5 --learning-rate 0.1
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| census_20261120_143000_001 submitted  epochs=5 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000009,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 5 --learning-rate 0.01
< {"jobId": "census_20261120_143000_002", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
1| census_20261120_143000_002 submitted  epochs=5 learning-rate=0.01
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000010,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
< {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}}
1| census_20261120_143000_003 submitted  epochs=10 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000011,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}
1| census_20261120_143000_004 submitted  epochs=10 learning-rate=0.01
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:40:00Z
$ mltrain watch census_20261120_143000
1| 2026-11-20 14:40:00  census_20261120_143000_001  queued, seen 10 min ago
1| 2026-11-20 14:40:00  census_20261120_143000_002  queued, seen 10 min ago
1| 2026-11-20 14:40:00  census_20261120_143000_003  queued, seen 10 min ago
1| 2026-11-20 14:40:00  census_20261120_143000_004  queued, seen 10 min ago
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000_001", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:35:00Z"}, {"jobId": "census_20261120_143000_002", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:35:00Z"}, {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}}, {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}]
1| 2026-11-20 14:35:00  census_20261120_143000_001  running
1| 2026-11-20 14:35:00  census_20261120_143000_002  running
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000_001", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z"}, {"jobId": "census_20261120_143000_002", "state": "FAILED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "errorMessage": "The replica master 0 exited with a non-zero status of 1."}, {"jobId": "census_20261120_143000_003", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z"}, {"jobId": "census_20261120_143000_004", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z"}]
1| 2026-11-20 14:35:00  census_20261120_143000_003  running
1| 2026-11-20 14:35:00  census_20261120_143000_004  running
1| census_20261120_143000_001 succeeded after 15 min
1|   cost $0.05
1| census_20261120_143000_002 failed after 15 min: The replica master 0 exited with a non-zero status of 1.
1|   cost $0.05
1| census_20261120_143000_003 succeeded after 15 min
1|   cost $0.05
1| census_20261120_143000_004 succeeded after 15 min
1|   cost $0.05
1| 4 jobs: 3 succeeded, 1 failed; $0.19
[3]
$ mltrain list --sweep census_20261120_143000
1| JOB                         SERVICE    STATE         RAN   COST  SUBMITTED       WITH
1| census_20261120_143000_001  ml-engine  succeeded  15 min  $0.05  10 min 5 s ago  epochs=5 learning-rate=0.1
1| census_20261120_143000_002  ml-engine  failed     15 min  $0.05  10 min 5 s ago  epochs=5 learning-rate=0.01
1| census_20261120_143000_003  ml-engine  succeeded  15 min  $0.05  10 min 5 s ago  epochs=10 learning-rate=0.1
1| census_20261120_143000_004  ml-engine  succeeded  15 min  $0.05  10 min 5 s ago  epochs=10 learning-rate=0.01
[0]
$ mltrain cancel census_20261120_143000
1| census_20261120_143000_001 is over already: succeeded
1| census_20261120_143000_002 is over already: failed
1| census_20261120_143000_003 is over already: succeeded
1| census_20261120_143000_004 is over already: succeeded
[0]
