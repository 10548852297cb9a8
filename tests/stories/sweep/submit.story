# What the whole sweep may cost is asked about once. A sweep that is there already is not sent a second time: its
# first job says so.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[limits]
max_duration = "100h"
[sweep]
epochs        = [5, 10]
learning-rate = [0.1, 0.01]
end

terminal 100
$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  4d4h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2| cost of each
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h     $19.00  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 4 jobs
2|   likely  unknown
2|   worst    $76.00
2| these 4 jobs may cost up to $76.00; submit? [y/N] n
2| mltrain: error: not submitted
[5]
yes
$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  4d4h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2| cost of each
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h     $19.00  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 4 jobs
2|   likely  unknown
2|   worst    $76.00
2| these 4 jobs may cost up to $76.00; submit? [y/N] y
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000011,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5 --learning-rate 0.1
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000011"}}
1| census_20261120_143000_001 submitted  epochs=5 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000012,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 5 --learning-rate 0.01
< {"jobId": "census_20261120_143000_002", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000012"}}
1| census_20261120_143000_002 submitted  epochs=5 learning-rate=0.01
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000013,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
< {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000013"}}
1| census_20261120_143000_003 submitted  epochs=10 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000014,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000014"}}
1| census_20261120_143000_004 submitted  epochs=10 learning-rate=0.01
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain list --sweep census_20261120_143000
1| JOB                         SERVICE    STATE   RAN   COST  SUBMITTED  WITH
1| census_20261120_143000_001  ml-engine  queued    -  $0.00  0 s ago    epochs=5 learning-rate=0.1
1| census_20261120_143000_002  ml-engine  queued    -  $0.00  0 s ago    epochs=5 learning-rate=0.01
1| census_20261120_143000_003  ml-engine  queued    -  $0.00  0 s ago    epochs=10 learning-rate=0.1
1| census_20261120_143000_004  ml-engine  queued    -  $0.00  0 s ago    epochs=10 learning-rate=0.01
[0]
$ mltrain submit --resume census_20261120_143000
2| nothing is missing of census_20261120_143000
[0]
at 2026-11-20T14:30:10Z
$ mltrain submit job.toml --parallel 1 --yes
2| census_20261120_143010, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  4d4h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2| cost of each
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h     $19.00  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 4 jobs
2|   likely  unknown
2|   worst    $76.00
> gcloud ml-engine jobs describe census_20261120_143000_001 --project=my-project --format=json
< {"jobId": "census_20261120_143000_001", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000011"}, "startTime": "2026-11-20T14:30:05Z"}
2| mltrain: error: the same job is there already: census_20261120_143000_001 (running, submitted 10 s ago)
2|   mltrain watch census_20261120_143000_001; or once more on purpose: --again
[5]
$ mltrain list
1| JOB                         SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_143000_004  ml-engine  queued     -  $0.00  10 s ago
1| census_20261120_143000_003  ml-engine  queued     -  $0.00  10 s ago
1| census_20261120_143000_002  ml-engine  queued     -  $0.00  10 s ago
1| census_20261120_143000_001  ml-engine  running  5 s  $0.03  10 s ago
[0]
$ mltrain list --sweep latest
1| JOB                         SERVICE    STATE    RAN   COST  SUBMITTED  WITH
1| census_20261120_143000_001  ml-engine  running  5 s  $0.03  10 s ago   epochs=5 learning-rate=0.1
1| census_20261120_143000_002  ml-engine  queued     -  $0.00  10 s ago   epochs=5 learning-rate=0.01
1| census_20261120_143000_003  ml-engine  queued     -  $0.00  10 s ago   epochs=10 learning-rate=0.1
1| census_20261120_143000_004  ml-engine  queued     -  $0.00  10 s ago   epochs=10 learning-rate=0.01
[0]
