# A refusal in the middle: those behind it are not sent. --resume sends what is missing, as it was meant on that day.

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
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000008"}}
1| census_20261120_143000_001 submitted  epochs=5 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000009,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 5 --learning-rate 0.01
< {"jobId": "census_20261120_143000_002", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000009"}}
1| census_20261120_143000_002 submitted  epochs=5 learning-rate=0.01
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000010,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
<[1]
! ERROR: (gcloud.ml-engine.jobs.submit.training) PERMISSION_DENIED: no
2| mltrain: error: not submitted: PERMISSION_DENIED: no; submitted: 2 of 4
2|   ask the project's owner for the role; who you are: gcloud auth list; the rest: mltrain submit --resume census_20261120_143000
[1]
$ mltrain list
1| JOB                         SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_143000_003  ml-engine  refused    -      -  0 s ago
1| census_20261120_143000_002  ml-engine  queued     -  $0.00  0 s ago
1| census_20261120_143000_001  ml-engine  queued     -  $0.00  0 s ago
[0]
file job.toml
name = "other"
end

at 2026-11-20T15:00:00Z
$ mltrain submit --resume census_20261120_143000 --dry-run
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2|   2 of 4 are still to be sent
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $3.80
1| (set -C; cat > /home/me/tmp/census_20261120_143000_003.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "36000s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000012,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
1| (set -C; cat > /home/me/tmp/census_20261120_143000_004.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "36000s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000013,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
[0]
$ mltrain submit --resume census_20261120_143000 --parallel 1
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2|   2 of 4 are still to be sent
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $3.80
> gcloud ml-engine jobs submit training census_20261120_143000_003_2 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000019,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003_2.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
< {"jobId": "census_20261120_143000_003_2", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000017"}}
1| census_20261120_143000_003_2 submitted  epochs=10 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000020,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000018"}}
1| census_20261120_143000_004 submitted  epochs=10 learning-rate=0.01
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain list --sweep census_20261120_143000
1| JOB                           SERVICE    STATE    RAN   COST  SUBMITTED   WITH
1| census_20261120_143000_001    ml-engine  queued     -  $0.00  30 min ago  epochs=5 learning-rate=0.1
1| census_20261120_143000_002    ml-engine  queued     -  $0.00  30 min ago  epochs=5 learning-rate=0.01
1| census_20261120_143000_003    ml-engine  refused    -      -  30 min ago  epochs=10 learning-rate=0.1
1| census_20261120_143000_003_2  ml-engine  queued     -  $0.00  0 s ago     epochs=10 learning-rate=0.1
1| census_20261120_143000_004    ml-engine  queued     -  $0.00  0 s ago     epochs=10 learning-rate=0.01
[0]
$ mltrain submit --resume census_20261120_143000
2| nothing is missing of census_20261120_143000
[0]
$ mltrain submit --resume census
2| mltrain: error: there is no sweep "census"
2|   a sweep's name is what the names of its jobs begin with: mltrain list
[1]
$ mltrain submit --resume census_20261120_143000_001
2| mltrain: error: there is no sweep "census_20261120_143000_001"
2|   a sweep's name is what the names of its jobs begin with: mltrain list
[1]
$ mltrain submit job.toml --resume census_20261120_143000
2| mltrain: error: --resume stands alone: the rest is sent as the sweep was
2|   mltrain submit --resume SWEEP
[2]
