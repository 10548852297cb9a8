# Ctrl-C between two jobs: the rest is not sent.

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

^C at 2026-11-20T14:30:00Z
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
2| mltrain: error: interrupted; submitted: 1 of 4
2|   the rest: mltrain submit --resume census_20261120_143000
[130]
$ mltrain submit --resume census_20261120_143000 --parallel 1 --yes
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2|   3 of 4 are still to be sent
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 3 jobs
2|   likely  unknown
2|   worst     $5.70
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000014,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 5 --learning-rate 0.01
< {"jobId": "census_20261120_143000_002", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}
1| census_20261120_143000_002 submitted  epochs=5 learning-rate=0.01
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000015,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
< {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000006"}}
1| census_20261120_143000_003 submitted  epochs=10 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000016,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000007"}}
1| census_20261120_143000_004 submitted  epochs=10 learning-rate=0.01
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
