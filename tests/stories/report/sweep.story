# What the jobs of a sweep cost and reached, in one report; the best run first, by what its metric is called.

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

# Nothing has begun: nobody is asked.
$ mltrain list --sweep census_20261120_143000 --metrics
1|   JOB                         STATE   epochs  RAN   COST
1|   census_20261120_143000_001  queued       5    -  $0.00
1|   census_20261120_143000_002  queued      10    -  $0.00
1|   census_20261120_143000_003  queued      20    -  $0.00
1|   census_20261120_143000_004  queued      40    -  $0.00
2| none of them wrote metrics; a trainer does in its job_dir: metrics.json
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

# The third runs still, and has written nothing yet.
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

# Only the one that runs is asked about again.
$ mltrain list --sweep census_20261120_143000 --sort-by loss
> gcloud storage cat --display-url 'gs://my-bucket/jobs/census_20261120_143000_003/metrics.json*' --project=my-project
< ==> gs://my-bucket/jobs/census_20261120_143000_003/metrics.jsonl <==
< {"accuracy": 0.5, "loss": 0.9, "step": 10}
< {"accuracy": 0.75, "loss": 0.6, "step": 20}
1|    JOB                         STATE        LOSS  STEP  ACCURACY  epochs         RAN   COST
1| *  census_20261120_143000_002  succeeded  0.3125  1000     0.875      10  4 min 30 s  $0.03
1|    census_20261120_143000_001  succeeded     0.4   500    0.8125       5       4 min  $0.03
1|    census_20261120_143000_003  running       0.6    20      0.75      20       6 min  $0.03
1|    census_20261120_143000_004  queued          -               -      40           -  $0.00
[0]

$ mltrain show census_20261120_143000_002
1| census_20261120_143000_002
1|   state       succeeded
1|   service     ml-engine
1|   project     my-project
1|   region      us-central1
1|   submitted   2026-11-20 14:30:00, 11 min ago
1|   ran         4 min 30 s
1|   metrics     accuracy 0.875, loss 0.3125 (step 1000)
1|   cost        $0.03
1|   at worst    $1.90
1|   time limit  10 h
1|   address     https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000_002?project=my-project
1|   log         gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000_002"' --project=my-project --order=asc
1|   fetch it    gcloud storage cp --recursive gs://my-bucket/jobs/census_20261120_143000_002 .
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued
1|   2026-11-20 14:40:00  seen succeeded
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --job-dir=gs://my-bucket/jobs/census_20261120_143000_002 --labels=epochs=10,mltrain-id=00000000000000000000000000000009,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 10
[0]

$ mltrain list --sweep census_20261120_143000 --sort-by acuracy
> gcloud storage cat --display-url 'gs://my-bucket/jobs/census_20261120_143000_003/metrics.json*' --project=my-project
< ==> gs://my-bucket/jobs/census_20261120_143000_003/metrics.jsonl <==
< {"accuracy": 0.75, "loss": 0.6, "step": 20}
2| mltrain: error: none of these jobs has a metric "acuracy"
2|   did you mean "accuracy"?
[2]

# The cloud cannot be asked: what is known is shown, and why it may be old.
$ mltrain list --sweep census_20261120_143000 --metrics --json
> gcloud storage cat --display-url 'gs://my-bucket/jobs/census_20261120_143000_003/metrics.json*' --project=my-project
< {"version": "0.0.1", "verbosity": "ERROR", "timestamp": "2026-11-20T14:41:00.251Z", "message": "(gcloud.storage.cat) gs://my-bucket not found: 404."}
<[1]
1| {"jobs": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000008", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "succeeded", "service_state": "SUCCEEDED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:40:00Z", "started_at": "2026-11-20T14:35:00Z", "ended_at": "2026-11-20T14:39:00Z", "run_seconds": 240, "cost": "0.031666667", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD", "metrics": {"accuracy": 0.8125, "loss": 0.4}}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000009", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "succeeded", "service_state": "SUCCEEDED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:40:00Z", "started_at": "2026-11-20T14:35:00Z", "ended_at": "2026-11-20T14:39:30Z", "run_seconds": 270, "cost": "0.031666667", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD", "metrics": {"accuracy": 0.875, "loss": 0.3125}}, {"name": "census_20261120_143000_003", "id": "00000000000000000000000000000010", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:40:00Z", "started_at": "2026-11-20T14:35:00Z", "ended_at": null, "run_seconds": 360, "cost": "0.031666667", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD", "metrics": {"accuracy": 0.75, "loss": 0.6}}, {"name": "census_20261120_143000_004", "id": "00000000000000000000000000000011", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "queued", "service_state": "QUEUED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "1.90", "projection_error_percent": null, "trials": null, "currency": "USD", "metrics": {}}]}
2| the metrics of 1 job could not be read: gs://my-bucket not found: 404.
2|   check the bucket of job_dir
[1]

$ mltrain list --sweep census_20261120_143000 --metrics
> gcloud storage cat --display-url 'gs://my-bucket/jobs/census_20261120_143000_003/metrics.json*' --project=my-project
<interrupted
1|   JOB                         STATE      ACCURACY  STEP    LOSS  epochs         RAN   COST
1|   census_20261120_143000_001  succeeded    0.8125   500     0.4       5       4 min  $0.03
1|   census_20261120_143000_002  succeeded     0.875  1000  0.3125      10  4 min 30 s  $0.03
1|   census_20261120_143000_003  running        0.75    20     0.6      20       6 min  $0.03
1|   census_20261120_143000_004  queued            -             -      40           -  $0.00
2| the metrics of 1 job could not be read: gcloud was interrupted
[130]

$ mltrain report --sweep census_20261120_143000
1| sweep census_20261120_143000, all of it; local days (UTC+00:00) of submission
1|   spent     $0.10
1|   not over  2 jobs: $0.03 of that so far, up to $3.77 more
1|   jobs      4: 2 succeeded, 2 not over
1|   success   100 % of 2 that ended by themselves
1|   lost      $0.00 (0 %) by jobs that failed
1|   queued    25 min 56 s in all, 6 min 29 s each, 10 min 59 s at most
1|
1| LABEL EPOCHS  JOBS  SUCCESS  LOST  SPENT
1| 10               1    100 %     -  $0.04  ██████████████
1| 20               1        -     -  $0.03  ██████████████
1| 5                1    100 %     -  $0.03  ██████████████
1| 40               1        -     -  $0.00
1|
1| DEAREST RUNS                STATE             RAN  PROJECTED   COST
1| census_20261120_143000_001  succeeded       4 min          -  $0.03
1| census_20261120_143000_002  succeeded  4 min 30 s          -  $0.03
1| census_20261120_143000_003  running         6 min          -  $0.03
1|
1| REACHED  METRIC    RUNS    LAST    BEST  ONE AFTER ANOTHER
1| census   accuracy     3   0.875   0.875  ▁▅█
1| census   loss         3  0.3125  0.3125  █▃▁
1|
1| sweep census_20261120_143000
1|    NUMBER  STATE      ACCURACY  STEP  epochs         RAN   COST
1| *       2  succeeded     0.875  1000      10  4 min 30 s  $0.03
1|         1  succeeded    0.8125   500       5       4 min  $0.03
1|         3  running        0.75    20      20       6 min  $0.03
1|         4  queued            -            40           -  $0.00
[0]
$ mltrain report --metric loss --name census --since 1d
1| name census, 2026-11-19 to 2026-11-20; local days (UTC+00:00) of submission
1|   spent     $0.10
1|   not over  2 jobs: $0.03 of that so far, up to $3.77 more
1|   jobs      4: 2 succeeded, 2 not over
1|   success   100 % of 2 that ended by themselves
1|   lost      $0.00 (0 %) by jobs that failed
1|   queued    25 min 56 s in all, 6 min 29 s each, 10 min 59 s at most
1|
1| LABEL EPOCHS  JOBS  SUCCESS  LOST  SPENT
1| 10               1    100 %     -  $0.04  ██████████████
1| 20               1        -     -  $0.03  ██████████████
1| 5                1    100 %     -  $0.03  ██████████████
1| 40               1        -     -  $0.00
1|
1| DEAREST RUNS                STATE             RAN  PROJECTED   COST
1| census_20261120_143000_001  succeeded       4 min          -  $0.03
1| census_20261120_143000_002  succeeded  4 min 30 s          -  $0.03
1| census_20261120_143000_003  running         6 min          -  $0.03
1|
1| REACHED  METRIC  RUNS    LAST    BEST  ONE AFTER ANOTHER
1| census   loss       3  0.3125  0.3125  █▃▁
1|
1| sweep census_20261120_143000
1|    NUMBER  STATE        LOSS  STEP  epochs         RAN   COST
1| *       2  succeeded  0.3125  1000      10  4 min 30 s  $0.03
1|         1  succeeded     0.4   500       5       4 min  $0.03
1|         3  running       0.6    20      20       6 min  $0.03
1|         4  queued          -            40           -  $0.00
[0]
$ mltrain report --metric speed
2| mltrain: error: none of these jobs has a metric "speed"
2|   mltrain list --metrics reads what trainers wrote
[1]
