# A budget: the worst case of a job is committed while it runs, and what it cost is spent when it is over. What
# does not fit is refused with the arithmetic, also by label and for one job; a reason lets it pass.

file ../.config/mltrain/config.toml
[budget]
month = 100.00
job = 40.00
[budget.labels]
"team=vision" = 20.00
end
file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
[limits]
max_duration = "100h"
end

$ mltrain budget
1| BUDGET       SPENT  COMMITTED     LEFT    LIMIT
1| this month   $0.00      $0.00  $100.00  $100.00
1| team=vision  $0.00      $0.00   $20.00   $20.00
1| one job                                  $40.00
1| at this rate $0.00 by the end of 2026-11
1| counted: 0 jobs submitted in 2026-11 (UTC) from this machine
[0]
$ mltrain submit job.toml --set name=a --set labels.team=vision
2| a_20261120_143000 on ml-engine, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   labels               team=vision              --set
2|   limits.max_duration  4d4h                     job.toml:7
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h     $19.00  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training a_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=team=vision,mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/a_20261120_143000.00000000.json --format=json
< {"jobId": "a_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| a_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/a_20261120_143000?project=my-project
2| next:
2|   mltrain watch a_20261120_143000
2|   mltrain show a_20261120_143000
2|   mltrain cancel a_20261120_143000
[0]
$ mltrain budget
1| BUDGET       SPENT  COMMITTED    LEFT    LIMIT
1| this month   $0.00     $19.00  $81.00  $100.00
1| team=vision  $0.00     $19.00   $1.00   $20.00
1| one job                                 $40.00
1| at this rate $0.00 by the end of 2026-11
1| counted: 1 job submitted in 2026-11 (UTC) from this machine
[0]
$ mltrain submit job.toml --set name=b --set labels.team=vision
2| b_20261120_143000 on ml-engine, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   labels               team=vision              --set
2|   limits.max_duration  4d4h                     job.toml:7
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h     $19.00  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| mltrain: error: over budget: team=vision has $20.00; $0.00 spent, $19.00 committed, $1.00 left, and this job may cost up to $19.00
2|   limits.max_cost = 1.00 would fit; --over-budget "REASON" submits it all the same
[5]
$ mltrain submit job.toml --set name=b --set labels.team=vision --over-budget ""
2| mltrain: error: --over-budget needs a reason
2|   such as --over-budget "the deadline is tomorrow"
[2]
$ mltrain submit job.toml --set name=b --set labels.team=vision --over-budget "the deadline is tomorrow"
2| b_20261120_143000 on ml-engine, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   labels               team=vision              --set
2|   limits.max_duration  4d4h                     job.toml:7
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h     $19.00  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training b_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=team=vision,mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --config=/home/me/tmp/b_20261120_143000.00000000.json --format=json
< {"jobId": "b_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
1| b_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/b_20261120_143000?project=my-project
2| next:
2|   mltrain watch b_20261120_143000
2|   mltrain show b_20261120_143000
2|   mltrain cancel b_20261120_143000
[0]
$ mltrain submit job.toml --set scale_tier=PREMIUM_1
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   scale_tier           PREMIUM_1                --set
2|   limits.max_duration  4d4h                     job.toml:7
2| cost
2|   PREMIUM_1            $16.55/h  1 master n1-highcpu-16, 19 workers n1-highcpu-16, 11 parameter servers n1-highmem-8
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   4 days 4 h  $1,655.36  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| mltrain: error: over budget: one job may cost $40.00, and this one may cost up to $1,655.36
2|   limits.max_cost = 40.00 would fit; --over-budget "REASON" submits it all the same
[5]
at 2026-11-21T01:00:00Z
$ mltrain watch a
1| 2026-11-21 01:00:00  a_20261120_143000  queued, seen 10 h 30 min ago
> gcloud ml-engine jobs describe a_20261120_143000 --project=my-project --format=json
< {"jobId": "a_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-21T00:40:00Z"}
1| 2026-11-20 14:40:00  a_20261120_143000  running
1| a_20261120_143000 succeeded after 10 h, 20 min ago
1|   cost $1.90
[0]
$ mltrain budget
1| BUDGET       SPENT  COMMITTED    LEFT    LIMIT
1| this month   $1.90     $19.00  $79.10  $100.00
1| team=vision  $1.90     $19.00  -$0.90   $20.00
1| one job                                 $40.00
1| at this rate $2.84 by the end of 2026-11
1| counted: 2 jobs submitted in 2026-11 (UTC) from this machine
[0]
$ mltrain budget --json
1| {"month": "2026-11", "currency": "USD", "accounts": [{"name": "this month", "limit": "100.00", "spent": "1.90", "committed": "19.00", "left": "79.10", "jobs": 2, "unpriced": 0}, {"name": "team=vision", "limit": "20.00", "spent": "1.90", "committed": "19.00", "left": "-0.90", "jobs": 2, "unpriced": 0}], "job_limit": "40.00", "at_this_rate": "2.844074844", "jobs_of_team": 0}
[0]
$ mltrain show b
1| b_20261120_143000
1|   state        queued
1|   service      ml-engine
1|   project      my-project
1|   region       us-central1
1|   submitted    2026-11-20 14:30:00, 10 h 30 min ago
1|   ran          -
1|   cost         $0.00
1|   at worst     $19.00
1|   time limit   4 days 4 h
1|   over budget  the deadline is tomorrow
1|   address      https://console.cloud.google.com/ai-platform/jobs/b_20261120_143000?project=my-project
1|   log          gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="b_20261120_143000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued
1| command
1|   gcloud ml-engine jobs submit training b_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=team=vision,mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --config=/home/me/tmp/b_20261120_143000.00000000.json --format=json
[0]
at 2026-12-01T00:00:00Z
$ mltrain budget
1| BUDGET       SPENT  COMMITTED     LEFT    LIMIT
1| this month   $0.00      $0.00  $100.00  $100.00
1| team=vision  $0.00      $0.00   $20.00   $20.00
1| one job                                  $40.00
1| at this rate $0.00 by the end of 2026-12
1| counted: 0 jobs submitted in 2026-12 (UTC) from this machine
[0]
