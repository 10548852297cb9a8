# What was spent and what came of it: a job that succeeded, one that failed, one that is queued and one that was
# refused; by label, as CSV and JSON, and as a page.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
[estimate]
duration = "4h"
end

$ mltrain report
1| no jobs to report: all jobs, 2026-10-21 to 2026-11-20
[0]
$ mltrain report --json --since 1h
1| {"of": "all jobs", "from": "2026-11-20T13:30:00Z", "until": "2026-11-20T14:30:01Z", "utc_offset_seconds": 0, "currency": "USD", "total": {"jobs": 0, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.00", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 0, "longest_queued_seconds": 0, "run_seconds": 0}, "breakdowns": [{"by": "day", "groups": []}], "dearest_runs": [], "series": [], "sweeps": []}
[0]
$ mltrain submit job.toml --set name=a --set labels.team=vision --yes
2| a_20261120_143000 on ml-engine, project my-project
2|   project            my-project               job.toml:2
2|   module_name        trainer.task             job.toml:3
2|   packages           gs://my-bucket/p.tar.gz  job.toml:4
2|   region             us-central1              job.toml:5
2|   labels             team=vision              --set
2|   estimate.duration  4h                       job.toml:7
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely  4 h         $0.76  estimate.duration
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training a_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=team=vision,mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "a_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| a_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/a_20261120_143000?project=my-project
2| next:
2|   mltrain watch a_20261120_143000
2|   mltrain show a_20261120_143000
2|   mltrain cancel a_20261120_143000
[0]
at 2026-11-21T01:00:00Z
$ mltrain watch a
1| 2026-11-21 01:00:00  a_20261120_143000  queued, seen 10 h 30 min ago
> gcloud ml-engine jobs describe a_20261120_143000 --project=my-project --format=json
< {"jobId": "a_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T19:40:00Z"}
1| 2026-11-20 14:40:00  a_20261120_143000  running
1| a_20261120_143000 succeeded after 5 h, 5 h 20 min ago
1|   cost $0.95, projected $0.76 (25 % more)
[0]
$ mltrain submit job.toml --set name=b --set scale_tier=BASIC_GPU --yes
2| b_20261121_010000 on ml-engine, project my-project
2|   project            my-project               job.toml:2
2|   module_name        trainer.task             job.toml:3
2|   packages           gs://my-bucket/p.tar.gz  job.toml:4
2|   region             us-central1              job.toml:5
2|   scale_tier         BASIC_GPU                --set
2|   estimate.duration  4h                       job.toml:7
2| cost
2|   BASIC_GPU       $0.8300/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
2|   likely  4 h         $3.32  estimate.duration
2|   worst   7 days    $139.44  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training b_20261121_010000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --scale-tier=BASIC_GPU --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
< {"jobId": "b_20261121_010000", "state": "QUEUED", "createTime": "2026-11-21T01:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
1| b_20261121_010000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/b_20261121_010000?project=my-project
2| next:
2|   mltrain watch b_20261121_010000
2|   mltrain show b_20261121_010000
2|   mltrain cancel b_20261121_010000
[0]
at 2026-11-21T05:00:00Z
$ mltrain watch b
1| 2026-11-21 05:00:00  b_20261121_010000  queued, seen 4 h ago
> gcloud ml-engine jobs describe b_20261121_010000 --project=my-project --format=json
< {"jobId": "b_20261121_010000", "state": "FAILED", "createTime": "2026-11-21T01:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-21T01:10:01Z", "endTime": "2026-11-21T03:40:01Z", "errorMessage": "The replica master 0 exited with a non-zero status of 1."}
1| 2026-11-21 01:10:01  b_20261121_010000  running
1| b_20261121_010000 failed after 2 h 30 min, 1 h 19 min ago: The replica master 0 exited with a non-zero status of 1.
1|   cost $2.08, projected $3.32 (38 % less)
[3]
$ mltrain submit job.toml --set name=c --yes
2| c_20261121_050000 on ml-engine, project my-project
2|   project            my-project               job.toml:2
2|   module_name        trainer.task             job.toml:3
2|   packages           gs://my-bucket/p.tar.gz  job.toml:4
2|   region             us-central1              job.toml:5
2|   estimate.duration  4h                       job.toml:7
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely  4 h         $0.76  estimate.duration
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training c_20261121_050000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --format=json
< {"jobId": "c_20261121_050000", "state": "QUEUED", "createTime": "2026-11-21T05:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}
1| c_20261121_050000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/c_20261121_050000?project=my-project
2| next:
2|   mltrain watch c_20261121_050000
2|   mltrain show c_20261121_050000
2|   mltrain cancel c_20261121_050000
[0]
$ mltrain report
1| all jobs, 2026-10-22 to 2026-11-21; local days (UTC+00:00) of submission
1|   spent      $3.02
1|   not over   1 job: $0.00 of that so far, up to $31.92 more
1|   projected  $4.08 for 2 jobs that are over; they cost $3.02 (-26 %)
1|   jobs       3: 1 succeeded, 1 failed, 1 not over
1|   success    50 % of 2 that ended by themselves
1|   lost       $2.08 (69 %) by jobs that failed
1|   queued     19 min 59 s in all, 6 min 39 s each, 10 min at most
1|   ▄█ by day
1|
1| DAY         JOBS  SUCCESS   LOST  SPENT
1| 2026-11-20     1    100 %      -  $0.95  ██████▍
1| 2026-11-21     2      0 %  $2.07  $2.07  ██████████████
1|
1| NAME  JOBS  SUCCESS   LOST  SPENT
1| b        1      0 %  $2.07  $2.07  ██████████████
1| a        1    100 %      -  $0.95  ██████▍
1| c        1        -      -  $0.00
1|
1| TIER       JOBS  SUCCESS   LOST  SPENT
1| BASIC_GPU     1      0 %  $2.07  $2.07  ██████████████
1| BASIC         2    100 %      -  $0.95  ██████▍
1|
1| LABEL TEAM  JOBS  SUCCESS   LOST  SPENT
1| (none)         2      0 %  $2.07  $2.07  ██████████████
1| vision         1    100 %      -  $0.95  ██████▍
1|
1| DEAREST RUNS       STATE             RAN  PROJECTED   COST
1| b_20261121_010000  failed     2 h 30 min      $3.32  $2.08
1| a_20261120_143000  succeeded         5 h      $0.76  $0.95
[0]
$ mltrain report --by label:team
1| all jobs, 2026-10-22 to 2026-11-21; local days (UTC+00:00) of submission
1|   spent      $3.02
1|   not over   1 job: $0.00 of that so far, up to $31.92 more
1|   projected  $4.08 for 2 jobs that are over; they cost $3.02 (-26 %)
1|   jobs       3: 1 succeeded, 1 failed, 1 not over
1|   success    50 % of 2 that ended by themselves
1|   lost       $2.08 (69 %) by jobs that failed
1|   queued     19 min 59 s in all, 6 min 39 s each, 10 min at most
1|   ▄█ by day
1|
1| LABEL TEAM  JOBS  SUCCESS   LOST  SPENT
1| (none)         2      0 %  $2.07  $2.07  ██████████████
1| vision         1    100 %      -  $0.95  ██████▍
[0]
$ mltrain report --by month --label team=vision
1| label team=vision, 2026-10-22 to 2026-11-21; local days (UTC+00:00) of submission
1|   spent      $0.95
1|   projected  $0.76 for 1 job that is over; it cost $0.95 (+25 %)
1|   jobs       1: 1 succeeded
1|   success    100 % of 1 that ended by themselves
1|   lost       $0.00 (0 %) by jobs that failed
1|   queued     9 min 59 s in all, 9 min 59 s each, 9 min 59 s at most
1|
1| MONTH    JOBS  SUCCESS  LOST  SPENT
1| 2026-11     1    100 %     -  $0.95  ██████████████
[0]
$ mltrain report --name b --csv
1| job,name,id,service,region,tier,labels,sweep,state,submitted_at,ended_at,queued_seconds,run_seconds,projected_usd,cost_usd
1| b_20261121_010000,b,00000000000000000000000000000002,ml-engine,us-central1,BASIC_GPU,,,failed,2026-11-21T01:00:00Z,2026-11-21T03:40:01Z,600,9000,3.32,2.075
[0]
$ mltrain report --by tier --csv
1| tier,jobs,succeeded,partly_succeeded,failed,cancelled,refused,open,unpriced,spent_usd,lost_usd,cancelled_usd,projected_usd,actual_usd,queued_seconds,run_seconds
1| BASIC_GPU,1,0,0,1,0,0,0,0,2.075,2.075,0.00,3.32,2.075,600,9000
1| BASIC,2,1,0,0,0,0,1,0,0.95,0.00,0.00,0.76,0.95,599,18000
[0]
$ mltrain report --json --name a
1| {"of": "name a", "from": "2026-10-22T00:00:00Z", "until": "2026-11-21T05:00:01Z", "utc_offset_seconds": 0, "currency": "USD", "total": {"jobs": 1, "succeeded": 1, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.95", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 1, "projected": "0.76", "actual": "0.95", "projection_error_percent": 25, "queued_seconds": 599, "longest_queued_seconds": 599, "run_seconds": 18000}, "breakdowns": [{"by": "day", "groups": [{"group": "2026-11-20", "jobs": 1, "succeeded": 1, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": 100, "spent": "0.95", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 1, "projected": "0.76", "actual": "0.95", "projection_error_percent": 25, "queued_seconds": 599, "longest_queued_seconds": 599, "run_seconds": 18000}, {"group": "2026-11-21", "jobs": 0, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.00", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 0, "longest_queued_seconds": 0, "run_seconds": 0}]}], "dearest_runs": [{"name": "a_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "region": "us-central1", "tier": "BASIC", "labels": ["team=vision"], "state": "succeeded", "submitted_at": "2026-11-20T14:30:00Z", "ended_at": "2026-11-20T19:40:00Z", "queued_seconds": 599, "run_seconds": 18000, "projected_cost": "0.76", "cost": "0.95", "metrics": {}}], "series": [], "sweeps": []}
[0]
$ mltrain report --html report.html
1| report.html written: 3 jobs, $3.02 spent
[0]
$ mltrain report --html report.html
2| mltrain: error: "report.html" is there already
2|   --force overwrites it, --html FILE writes another
[1]
$ mltrain report --html report.html --force --json --name nobody
1| {"of": "name nobody", "from": "2026-10-22T00:00:00Z", "until": "2026-11-21T05:00:01Z", "utc_offset_seconds": 0, "currency": "USD", "total": {"jobs": 0, "succeeded": 0, "partly_succeeded": 0, "failed": 0, "cancelled": 0, "refused": 0, "open": 0, "unpriced": 0, "of_team": 0, "success_percent": null, "spent": "0.00", "lost": "0.00", "cancelled_cost": "0.00", "open_cost": "0.00", "committed": "0.00", "compared": 0, "projected": "0.00", "actual": "0.00", "projection_error_percent": null, "queued_seconds": 0, "longest_queued_seconds": 0, "run_seconds": 0}, "breakdowns": [{"by": "day", "groups": []}], "dearest_runs": [], "series": [], "sweeps": [], "file": "report.html"}
[0]

# Only the jobs of one day, and those of some hours.
$ mltrain report --since 2026-11-20 --until 2026-11-20 --by name
1| all jobs, 2026-11-20 to 2026-11-20; local days (UTC+00:00) of submission
1|   spent      $0.95
1|   projected  $0.76 for 1 job that is over; it cost $0.95 (+25 %)
1|   jobs       1: 1 succeeded
1|   success    100 % of 1 that ended by themselves
1|   lost       $0.00 (0 %) by jobs that failed
1|   queued     9 min 59 s in all, 9 min 59 s each, 9 min 59 s at most
1|
1| NAME  JOBS  SUCCESS  LOST  SPENT
1| a        1    100 %     -  $0.95  ██████████████
[0]
$ mltrain report --since 2h --by name
1| all jobs, the last 2 h; local days (UTC+00:00) of submission
1|   spent     $0.00
1|   not over  1 job: $0.00 of that so far, up to $31.92 more
1|   jobs      1: 1 not over
1|   success   -
1|   lost      $0.00 (0 %) by jobs that failed
1|   queued    0 s in all, 0 s each, 0 s at most
1|
1| NAME  JOBS  SUCCESS  LOST  SPENT
1| c        1        -     -  $0.00
[0]

# On a narrow and on a wide terminal.
terminal 50
$ mltrain report
1| all jobs, 2026-10-22 to 2026-11-21; local days (UTC+00:00) of submission
1|   spent      $3.02
1|   not over   1 job: $0.00 of that so far, up to $31.92 more
1|   projected  $4.08 for 2 jobs that are over; they cost $3.02 (-26 %)
1|   jobs       3: 1 succeeded, 1 failed, 1 not over
1|   success    50 % of 2 that ended by themselves
1|   lost       $2.08 (69 %) by jobs that failed
1|   queued     19 min 59 s in all, 6 min 39 s each, 10 min at most
1|   ▄█ by day
1|
1| DAY         JOBS  SUCCESS   LOST  SPENT
1| 2026-11-20     1    100 %      -  $0.95
1| 2026-11-21     2      0 %  $2.07  $2.07
1|
1| NAME  JOBS  SUCCESS   LOST  SPENT
1| b        1      0 %  $2.07  $2.07
1| a        1    100 %      -  $0.95
1| c        1        -      -  $0.00
1|
1| TIER       JOBS  SUCCESS   LOST  SPENT
1| BASIC_GPU     1      0 %  $2.07  $2.07
1| BASIC         2    100 %      -  $0.95
1|
1| LABEL TEAM  JOBS  SUCCESS   LOST  SPENT
1| (none)         2      0 %  $2.07  $2.07
1| vision         1    100 %      -  $0.95
1|
1| DEAREST RUNS  STATE             RAN  PROJECTED   COST
1| b_20261121_…  failed     2 h 30 min      $3.32  $2.08
1| a_20261120_…  succeeded         5 h      $0.76  $0.95
[0]
terminal 130
$ mltrain report --by name
1| all jobs, 2026-10-22 to 2026-11-21; local days (UTC+00:00) of submission
1|   spent      $3.02
1|   not over   1 job: $0.00 of that so far, up to $31.92 more
1|   projected  $4.08 for 2 jobs that are over; they cost $3.02 (-26 %)
1|   jobs       3: 1 succeeded, 1 failed, 1 not over
1|   success    50 % of 2 that ended by themselves
1|   lost       $2.08 (69 %) by jobs that failed
1|   queued     19 min 59 s in all, 6 min 39 s each, 10 min at most
1|   ▄█ by day
1|
1| NAME  JOBS  SUCCESS   LOST  SPENT
1| b        1      0 %  $2.07  $2.07  ████████████████████████████████████████
1| a        1    100 %      -  $0.95  ██████████████████▍
1| c        1        -      -  $0.00
[0]

$ mltrain report --label team=vision --html vision.html
1| vision.html written: 1 job, $0.95 spent
[0]
