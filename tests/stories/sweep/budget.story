# All together must fit into the budget of the month, though each by itself would. A reason lets them all in.

file ../.config/mltrain/config.toml
[budget]
month = 6.00
end
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
2| mltrain: error: 4 jobs together: over budget: this month has $6.00; $0.00 spent, $0.00 committed, $6.00 left, and this job may cost up to $7.60
2|   fewer jobs, or a limits.max_cost for each; --over-budget "REASON" submits them all the same
[5]
$ mltrain submit job.toml --parallel 1 --over-budget 'the deadline is tomorrow'
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
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000011,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5 --learning-rate 0.1
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000014"}}
1| census_20261120_143000_001 submitted  epochs=5 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000012,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 5 --learning-rate 0.01
< {"jobId": "census_20261120_143000_002", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000015"}}
1| census_20261120_143000_002 submitted  epochs=5 learning-rate=0.01
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000013,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
< {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000016"}}
1| census_20261120_143000_003 submitted  epochs=10 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000014,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000004 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000017"}}
1| census_20261120_143000_004 submitted  epochs=10 learning-rate=0.01
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain budget
1| BUDGET      SPENT  COMMITTED    LEFT  LIMIT
1| this month  $0.00      $7.60  -$1.60  $6.00
1| at this rate $0.00 by the end of 2026-11
1| counted: 4 jobs submitted in 2026-11 (UTC) from this machine
[0]
