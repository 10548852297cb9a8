# Looking after the ledger: check, backup, prune. What is not over is never dropped, and what was dropped is no
# stranger to sync.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain ledger check
1| /home/me/.local/state/mltrain/ledger.sqlite
1|   1 job, 90112 bytes, schema 4
1|   sound
[0]
$ mltrain ledger check --json
1| {"file": "/home/me/.local/state/mltrain/ledger.sqlite", "bytes": 90112, "schema": 4, "jobs": 1, "damages": []}
[0]
$ mltrain ledger backup copy.sqlite
1| copy.sqlite written, 1 job
1|   to go back: put it in the place of /home/me/.local/state/mltrain/ledger.sqlite
[0]
$ mltrain ledger backup copy.sqlite
2| mltrain: error: cannot create "copy.sqlite": File exists
2|   choose another name
[1]
$ mltrain ledger prune --older-than 0s
2| mltrain: error: option "--older-than" is a duration, not "0s"
2|   such as --older-than 30s
[2]
$ mltrain ledger prune --older-than 1s
1| dropped: 0 jobs that are over and were submitted more than 1 s ago, before this month
[0]
at 2026-11-20T15:30:00Z
$ mltrain watch latest
1| 2026-11-20 15:30:00  census_20261120_143000  queued, seen 1 h ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:31:00Z", "endTime": "2026-11-20T15:01:00Z"}
1| 2026-11-20 14:31:00  census_20261120_143000  running
1| census_20261120_143000 succeeded after 30 min, 29 min ago
1|   cost $0.10
[0]
$ mltrain ledger prune
1| dropped: 0 jobs that are over and were submitted more than 365 days ago, before this month
[0]
at 2026-12-01T00:00:00Z
$ mltrain ledger prune --older-than 30m
2| mltrain: error: not dropped: 1 job that is over and was submitted more than 30 min ago, before this month
2|   --yes agrees
[5]
$ mltrain ledger prune --older-than 30m --yes
1| dropped: 1 job that is over and was submitted more than 30 min ago, before this month
[0]
$ mltrain list
2| no jobs yet: mltrain submit JOB_FILE
[0]
$ mltrain sync --project my-project
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
2| all is settled
[0]
$ mltrain ledger
2| mltrain: error: ACTION is missing
2|   mltrain ledger check, mltrain ledger backup FILE or mltrain ledger prune
[2]
$ mltrain ledger backup
2| mltrain: error: ledger backup takes a file to write
2|   mltrain ledger check, mltrain ledger backup FILE or mltrain ledger prune
[2]
$ mltrain ledger mend
2| mltrain: error: ledger cannot "mend"
2|   mltrain ledger check, mltrain ledger backup FILE or mltrain ledger prune
[2]
