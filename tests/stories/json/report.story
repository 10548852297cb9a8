# A report in JSON: the sums, the dearest runs, a series of a metric, and the jobs of a sweep.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
job_dir     = "gs://my-bucket/jobs/{job}"
region      = "us-central1"
[limits]
max_duration = "10h"
[sweep]
epochs = [5, 10, 20, 40]
end

$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 4 jobs on ml-engine, project my-project
2|   project              my-project
2|   module_name          trainer.task
2|   packages             gs://my-bucket/p.tar.gz
2|   job_dir              gs://my-bucket/jobs/{job}
2|   region               us-central1
2|   limits.max_duration  10h
2| sweep
2|   epochs  5, 10, 20, 40
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 4 jobs
2|   likely  unknown
2|   worst     $7.60
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --job-dir=gs://my-bucket/jobs/census_20261120_143000_001 --labels=epochs=5,mltrain-id=00000000000000000000000000000008,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5
< {"jobId": "census_20261120_143000_001", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| census_20261120_143000_001 submitted  epochs=5
> gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --job-dir=gs://my-bucket/jobs/census_20261120_143000_002 --labels=epochs=10,mltrain-id=00000000000000000000000000000009,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 10
< {"jobId": "census_20261120_143000_002", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
1| census_20261120_143000_002 submitted  epochs=10
> gcloud ml-engine jobs submit training census_20261120_143000_003 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --job-dir=gs://my-bucket/jobs/census_20261120_143000_003 --labels=epochs=20,mltrain-id=00000000000000000000000000000010,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_003.00000000.json --format=json -- --epochs 20
< {"jobId": "census_20261120_143000_003", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}}
1| census_20261120_143000_003 submitted  epochs=20
> gcloud ml-engine jobs submit training census_20261120_143000_004 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --job-dir=gs://my-bucket/jobs/census_20261120_143000_004 --labels=epochs=40,mltrain-id=00000000000000000000000000000011,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_004.00000000.json --format=json -- --epochs 40
< {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}
1| census_20261120_143000_004 submitted  epochs=40
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain list --sweep census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]

at 2026-11-20T14:40:00Z
^C at 2026-11-20T14:41:00Z
$ mltrain watch census_20261120_143000
1| 2026-11-20 14:40:00  census_20261120_143000_001  queued, seen 10 min ago
1| 2026-11-20 14:40:00  census_20261120_143000_002  queued, seen 10 min ago
1| 2026-11-20 14:40:00  census_20261120_143000_003  queued, seen 10 min ago
1| 2026-11-20 14:40:00  census_20261120_143000_004  queued, seen 10 min ago
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000_001", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:39:00Z"}, {"jobId": "census_20261120_143000_002", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:39:30Z"}, {"jobId": "census_20261120_143000_003", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:35:00Z"}, {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}]
<until 2026-11-20T14:41:00Z
1| 2026-11-20 14:35:00  census_20261120_143000_001  running
1| 2026-11-20 14:35:00  census_20261120_143000_002  running
1| 2026-11-20 14:35:00  census_20261120_143000_003  running
1| census_20261120_143000_001 succeeded after 4 min
1|   cost $0.03
1| census_20261120_143000_002 succeeded after 4 min 30 s
1|   cost $0.03
> gcloud ml-engine jobs list --project=my-project --format=json [x 5]
< [{"jobId": "census_20261120_143000_001", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:39:00Z"}, {"jobId": "census_20261120_143000_002", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:39:30Z"}, {"jobId": "census_20261120_143000_003", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:35:00Z"}, {"jobId": "census_20261120_143000_004", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}]
<until 2026-11-20T14:41:00Z
2| stopped watching; 2 jobs run on, $0.03 so far
2|   come back:  mltrain watch census_20261120_143000_003 census_20261120_143000_004
2|   end them:   mltrain cancel census_20261120_143000_003 census_20261120_143000_004
[130]

$ mltrain list --sweep census_20261120_143000 --sort-by ~accuracy
> gcloud storage cat --display-url 'gs://my-bucket/jobs/census_20261120_143000_001/metrics.json*' 'gs://my-bucket/jobs/census_20261120_143000_002/metrics.json*' 'gs://my-bucket/jobs/census_20261120_143000_003/metrics.json*' --project=my-project
< ==> gs://my-bucket/jobs/census_20261120_143000_001/metrics.json <==
< {
<   "accuracy": 0.8125,
<   "loss": 0.4,
<   "step": 500
< }==> gs://my-bucket/jobs/census_20261120_143000_002/metrics.json <==
< {"accuracy": 0.875, "loss": 0.3125, "step": 1000}{"version": "0.0.1", "verbosity": "ERROR", "timestamp": "2026-11-20T14:41:00.251Z", "message": "(gcloud.storage.cat) The following URLs matched no objects or files:\ngs://my-bucket/jobs/census_20261120_143000_003/metrics.json*"}
<[1]
1|    JOB                         STATE      ACCURACY  STEP    LOSS  epochs         RAN   COST
1| *  census_20261120_143000_002  succeeded     0.875  1000  0.3125      10  4 min 30 s  $0.03
1|    census_20261120_143000_001  succeeded    0.8125   500     0.4       5       4 min  $0.03
1|    census_20261120_143000_003  running           -             -      20       6 min  $0.03
1|    census_20261120_143000_004  queued            -             -      40           -  $0.00
[0]
$ mltrain report --json
$ mltrain report --html page.html --json
$ mltrain completion bash --json
