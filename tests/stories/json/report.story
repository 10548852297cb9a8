# A report in JSON: the sums, the dearest runs, a series of a metric, and the jobs of a sweep. And a completion.

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
1| {"of": "all jobs", "from": "2026-10-21T00:00:00Z", "until": "2026-11-20T14:41:01Z", "utc_offset_seconds": 0, "currency": "USD", "total": {"jobs": 4, "succeeded": 2, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 2, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.095000001", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.031666667", "committed": "3.768333333", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 1556, "longest_queued_seconds": 659, "run_seconds": 870}, "breakdowns": [{"by": "day", "groups": [{"group": "2026-11-20", "jobs": 4, "succeeded": 2, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 2, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.095000001", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.031666667", "committed": "3.768333333", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 1556, "longest_queued_seconds": 659, "run_seconds": 870}]}, {"by": "label:epochs", "groups": [{"group": "10", "jobs": 1, "succeeded": 1, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.031666667", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 299, "longest_queued_seconds": 299, "run_seconds": 270}, {"group": "20", "jobs": 1, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 1, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.031666667", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.031666667", "committed": "1.868333333", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 299, "longest_queued_seconds": 299, "run_seconds": 360}, {"group": "5", "jobs": 1, "succeeded": 1, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.031666667", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 299, "longest_queued_seconds": 299, "run_seconds": 240}, {"group": "40", "jobs": 1, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 1, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.00", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "1.90", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 659, "longest_queued_seconds": 659, "run_seconds": 0}]}], "dearest_runs": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000008", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["epochs=5"], "state": "succeeded", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": "2026-11-20T14:39:00Z", "queued_seconds": 299, "run_seconds": 240, "projected_cost": null, "cost": "0.031666667", "metrics": {"accuracy": 0.8125, "loss": 0.4}}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000009", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["epochs=10"], "state": "succeeded", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": "2026-11-20T14:39:30Z", "queued_seconds": 299, "run_seconds": 270, "projected_cost": null, "cost": "0.031666667", "metrics": {"accuracy": 0.875, "loss": 0.3125}}, {"name": "census_20261120_143000_003", "id": "00000000000000000000000000000010", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["epochs=20"], "state": "running", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": null, "queued_seconds": 299, "run_seconds": 360, "projected_cost": null, "cost": "0.031666667", "metrics": {}}], "series": [{"name": "census", "metric": "accuracy", "best": "greatest", "points": [{"job": "census_20261120_143000_001", "at": "2026-11-20T14:39:00Z", "value": 0.8125}, {"job": "census_20261120_143000_002", "at": "2026-11-20T14:39:30Z", "value": 0.875}]}, {"name": "census", "metric": "loss", "best": "least", "points": [{"job": "census_20261120_143000_001", "at": "2026-11-20T14:39:00Z", "value": 0.4}, {"job": "census_20261120_143000_002", "at": "2026-11-20T14:39:30Z", "value": 0.3125}]}], "sweeps": [{"name": "census_20261120_143000", "metric": "accuracy", "runs": [{"job": "census_20261120_143000_002", "best": true, "state": "succeeded", "parameters": {"epochs": "10"}, "metrics": {"accuracy": 0.875, "loss": 0.3125}, "cost": "0.031666667"}, {"job": "census_20261120_143000_001", "best": false, "state": "succeeded", "parameters": {"epochs": "5"}, "metrics": {"accuracy": 0.8125, "loss": 0.4}, "cost": "0.031666667"}, {"job": "census_20261120_143000_003", "best": false, "state": "running", "parameters": {"epochs": "20"}, "metrics": {}, "cost": "0.031666667"}, {"job": "census_20261120_143000_004", "best": false, "state": "queued", "parameters": {"epochs": "40"}, "metrics": {}, "cost": "0.00"}]}]}
[0]
$ mltrain report --html page.html --json
1| {"of": "all jobs", "from": "2026-10-21T00:00:00Z", "until": "2026-11-20T14:41:01Z", "utc_offset_seconds": 0, "currency": "USD", "total": {"jobs": 4, "succeeded": 2, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 2, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.095000001", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.031666667", "committed": "3.768333333", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 1556, "longest_queued_seconds": 659, "run_seconds": 870}, "breakdowns": [{"by": "day", "groups": [{"group": "2026-11-20", "jobs": 4, "succeeded": 2, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 2, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.095000001", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.031666667", "committed": "3.768333333", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 1556, "longest_queued_seconds": 659, "run_seconds": 870}]}, {"by": "label:epochs", "groups": [{"group": "10", "jobs": 1, "succeeded": 1, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.031666667", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 299, "longest_queued_seconds": 299, "run_seconds": 270}, {"group": "20", "jobs": 1, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 1, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.031666667", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.031666667", "committed": "1.868333333", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 299, "longest_queued_seconds": 299, "run_seconds": 360}, {"group": "5", "jobs": 1, "succeeded": 1, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.031666667", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 299, "longest_queued_seconds": 299, "run_seconds": 240}, {"group": "40", "jobs": 1, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 1, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.00", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "1.90", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 659, "longest_queued_seconds": 659, "run_seconds": 0}]}], "dearest_runs": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000008", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["epochs=5"], "state": "succeeded", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": "2026-11-20T14:39:00Z", "queued_seconds": 299, "run_seconds": 240, "projected_cost": null, "cost": "0.031666667", "metrics": {"accuracy": 0.8125, "loss": 0.4}}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000009", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["epochs=10"], "state": "succeeded", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": "2026-11-20T14:39:30Z", "queued_seconds": 299, "run_seconds": 270, "projected_cost": null, "cost": "0.031666667", "metrics": {"accuracy": 0.875, "loss": 0.3125}}, {"name": "census_20261120_143000_003", "id": "00000000000000000000000000000010", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["epochs=20"], "state": "running", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": null, "queued_seconds": 299, "run_seconds": 360, "projected_cost": null, "cost": "0.031666667", "metrics": {}}], "series": [{"name": "census", "metric": "accuracy", "best": "greatest", "points": [{"job": "census_20261120_143000_001", "at": "2026-11-20T14:39:00Z", "value": 0.8125}, {"job": "census_20261120_143000_002", "at": "2026-11-20T14:39:30Z", "value": 0.875}]}, {"name": "census", "metric": "loss", "best": "least", "points": [{"job": "census_20261120_143000_001", "at": "2026-11-20T14:39:00Z", "value": 0.4}, {"job": "census_20261120_143000_002", "at": "2026-11-20T14:39:30Z", "value": 0.3125}]}], "sweeps": [{"name": "census_20261120_143000", "metric": "accuracy", "runs": [{"job": "census_20261120_143000_002", "best": true, "state": "succeeded", "parameters": {"epochs": "10"}, "metrics": {"accuracy": 0.875, "loss": 0.3125}, "cost": "0.031666667"}, {"job": "census_20261120_143000_001", "best": false, "state": "succeeded", "parameters": {"epochs": "5"}, "metrics": {"accuracy": 0.8125, "loss": 0.4}, "cost": "0.031666667"}, {"job": "census_20261120_143000_003", "best": false, "state": "running", "parameters": {"epochs": "20"}, "metrics": {}, "cost": "0.031666667"}, {"job": "census_20261120_143000_004", "best": false, "state": "queued", "parameters": {"epochs": "40"}, "metrics": {}, "cost": "0.00"}]}], "file": "page.html"}
[0]
$ mltrain completion fish --json
1| {"shell": "fish", "script": "# Completion of mltrain for fish: asks `mltrain __complete` for what could stand at the cursor.\n\nfunction __mltrain_complete\n    set -l words (commandline -opc)\n    set -l program $words[1]\n    set -e words[1]\n    set -l typed (commandline -ct)\n    for line in ($program __complete $words $typed 2>/dev/null)\n        switch $line\n            case ':job-files'\n                __fish_complete_suffix $typed .toml\n            case ':folders'\n                __fish_complete_directories $typed\n            case ':files'\n                __fish_complete_path $typed\n            case '*'\n                echo $line\n        end\n    end\nend\n\ncomplete -c mltrain -f -k -a '(__mltrain_complete)'\n"}
[0]
