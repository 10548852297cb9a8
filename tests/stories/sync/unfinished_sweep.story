# sync says of which sweep jobs were never sent, while somebody may still want them.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[limits]
max_duration = "10h"
[sweep]
epochs = [5, 10, 20]
end

$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 3 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs  5, 10, 20
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 3 jobs
2|   likely  unknown
2|   worst     $5.70
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=5,mltrain-id=00000000000000000000000000000007,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000007"}}
1| census_20261120_143000_001 submitted  epochs=5
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=10,mltrain-id=00000000000000000000000000000008,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 10
<[1]
! ERROR: (gcloud.ml-engine.jobs.submit.training) PERMISSION_DENIED: no
2| mltrain: error: not submitted: PERMISSION_DENIED: no; submitted: 1 of 3
2|   ask the project's owner for the role; who you are: gcloud auth list; the rest: mltrain submit --resume census_20261120_143000
[1]
$ mltrain sync
> gcloud ml-engine jobs describe census_20261120_143000_001 --project=my-project --format=json
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000007"}}
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000007"}}]
2| all is settled
2| 2 jobs of sweep census_20261120_143000 never sent: mltrain submit --resume census_20261120_143000
[0]
at 2026-12-24T14:30:00Z
$ mltrain sync
> gcloud ml-engine jobs describe census_20261120_143000_001 --project=my-project --format=json
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000007"}}
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000007"}}]
2| all is settled
[0]
