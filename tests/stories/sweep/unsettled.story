# A reply that is lost is asked about before anything is sent again.

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
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| mltrain: gcloud crashed (ConnectionError); asking whether the job exists
> gcloud ml-engine jobs describe census_20261120_143000_002 --project=my-project --format=json [x 5]
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| mltrain: error: it is not known whether census_20261120_143000_002 exists: gcloud crashed (ConnectionError); submitted: 1 of 4
2|   mltrain submit --resume census_20261120_143000 asks about it, and sends the rest
[7]
$ mltrain list
1| JOB                         SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000_002  ml-engine  unsettled    -      -  25 s ago
1| census_20261120_143000_001  ml-engine  queued       -  $0.00  25 s ago
[0]
$ mltrain submit --resume census_20261120_143000 --parallel 1
> gcloud ml-engine jobs describe census_20261120_143000_002 --project=my-project --format=json
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| mltrain: error: it is not known yet whether census_20261120_143000_002 exists
2|   the same command again, later
[7]
$ mltrain submit --resume census_20261120_143000 --parallel 1
> gcloud ml-engine jobs describe census_20261120_143000_002 --project=my-project --format=json
< {"jobId": "census_20261120_143000_002", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000009"}, "startTime": "2026-11-20T14:30:20Z"}
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
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000014,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 10 --learning-rate 0.1
< {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000012"}}
1| census_20261120_143000_003 submitted  epochs=10 learning-rate=0.1
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000015,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000013"}}
1| census_20261120_143000_004 submitted  epochs=10 learning-rate=0.01
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
