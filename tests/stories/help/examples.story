# What the pages of help show as examples, and no other story tells.

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

$ mltrain submit job.toml --sweep batch-size=64,128 --dry-run
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project         my-project
2|   package_path    /home/me/project/trainer
2|   module_name     trainer.task
2|   staging_bucket  gs://my-bucket
2|   region          us-central1
2| sweep
2|   batch-size  64, 128
2| cost of each
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst    $63.84
1| mltrain package job.toml --sha256 d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz --project=my-project &&
1| gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=batch-size=64,mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --format=json -- --batch-size 64
1| gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=batch-size=128,mltrain-id=00000000000000000000000000000004,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --format=json -- --batch-size 128
[0]
$ mltrain migrate job.toml -o vertex.toml
2|  1   scale_tier: 1 master n1-standard-4
2|      Vertex AI has no tiers; none was said, which was BASIC
2|  2 ! runtime_version: framework = "tensorflow 1.15"
2|      there is no image of tensorflow 1.0 for these machines; the nearest
2|  3 ! python_version: Python 3.7
2|      none was said; does the trainer run with this one?
2| ! 2 to look at
2| an hour on ml-engine: $0.1900, prices of 2019-11-04
2| an hour on vertex-ai: $0.2185, prices of 2026-10-07
2| note: tensorflow 1.15 is not patched since 2023-09-01; Google promised its image until 2024-09-01, it may be gone
2| next:
2|   mltrain check vertex.toml
2|   mltrain submit vertex.toml
[0]
$ mltrain submit job.toml --set limits.max_duration=1h -- --epochs 30
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project      job.toml:2
2|   package_path         trainer         job.toml:3
2|   module_name          trainer.task    job.toml:4
2|   staging_bucket       gs://my-bucket  job.toml:5
2|   region               us-central1     job.toml:6
2|   args                 --epochs 30     command line
2|   limits.max_duration  1h              --set
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC        $0.1900/h  1 master n1-standard-4
2|   likely         unknown  say it: [estimate] duration = "90m"
2|   worst   1 h      $0.19  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000005,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json -- --epochs 30
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:45:00Z
$ mltrain watch latest --every 15m
1| 2026-11-20 14:45:00  census_20261120_143000  queued, seen 15 min ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:31:00Z", "endTime": "2026-11-20T14:41:00Z"}
1| 2026-11-20 14:31:00  census_20261120_143000  running
1| census_20261120_143000 succeeded after 10 min, 4 min ago
1|   cost $0.03
[0]
$ mltrain list --all --state failed
2| no such jobs
[0]
$ mltrain ledger prune --older-than 365d --yes
1| dropped: 0 jobs that are over and were submitted more than 365 days ago, before this month
[0]
$ mltrain watch
2| no job is running
[0]
