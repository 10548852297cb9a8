# Once more as a job of the ledger was: the job file may be gone, and what is sent is the same but for the name.

file trainer/__init__.py
end
file trainer/task.py
end
file jobs/job.toml
name           = "census"
project        = "my-project"
package_path   = "../trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
job_dir        = "gs://my-bucket/{job}"
packages       = ["gs://my-bucket/a b.tar.gz", "gs://my-bucket/c.tar.gz"]
args           = ["--note", "two words", "--quote=\"", "-x"]
[labels]
team = "vision"
[limits]
max_duration = "90m"
end

$ mltrain submit jobs/job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project                                   job.toml:2
2|   package_path         trainer                                      job.toml:3
2|   module_name          trainer.task                                 job.toml:4
2|   packages             gs://my-bucket/a b.tar.gz gs://my-bucket/c…  job.toml:8
2|   staging_bucket       gs://my-bucket                               job.toml:5
2|   job_dir              gs://my-bucket/census_20261120_143000        job.toml:7
2|   region               us-central1                                  job.toml:6
2|   args                 --note 'two words' '--quote="' -x            job.toml:9
2|   labels               team=vision                                  job.toml:11
2|   limits.max_duration  1h30m                                        job.toml:13
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min      $0.28  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer '--packages=gs://my-bucket/a b.tar.gz,gs://my-bucket/c.tar.gz' --staging-bucket=gs://my-bucket --job-dir=gs://my-bucket/census_20261120_143000 --labels=team=vision,mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json -- --note 'two words' '--quote="' -x
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain submit --from census
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project                        census_20261120_143000
2|   package_path         trainer                           census_20261120_143000
2|   module_name          trainer.task                      census_20261120_143000
2|   packages             gs://my-bucket/a b.tar.gz gs://…  census_20261120_143000
2|   staging_bucket       gs://my-bucket                    census_20261120_143000
2|   job_dir              gs://my-bucket/census_20261120_…  census_20261120_143000
2|   region               us-central1                       census_20261120_143000
2|   args                 --note 'two words' '--quote="' …  census_20261120_143000
2|   labels               team=vision                       census_20261120_143000
2|   limits.max_duration  1h30m                             census_20261120_143000
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely                unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min      $0.28  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:31:00Z"}
2| mltrain: error: the same job is there already: census_20261120_143000 (running, submitted 0 s ago)
2|   mltrain watch census_20261120_143000; or once more on purpose: --again
[5]
file jobs/job.toml
gone
end
file trainer/task.py
changed
end
$ mltrain submit --from census --again --set args.more=1 --set limits.max_duration=2h
2| note: the code in trainer has changed since census_20261120_143000
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project                        census_20261120_143000
2|   package_path         trainer                           census_20261120_143000
2|   module_name          trainer.task                      census_20261120_143000
2|   packages             gs://my-bucket/a b.tar.gz gs://…  census_20261120_143000
2|   staging_bucket       gs://my-bucket                    census_20261120_143000
2|   job_dir              gs://my-bucket/census_20261120_…  census_20261120_143000
2|   region               us-central1                       census_20261120_143000
2|   args                 --note 'two words' '--quote="' …  census_20261120_143000
2|   labels               team=vision                       census_20261120_143000
2|   limits.max_duration  2h                                --set
2| code
2|   2 files, 8 bytes
2| cost
2|   BASIC        $0.1900/h  1 master n1-standard-4
2|   likely         unknown  say it: [estimate] duration = "90m"
2|   worst   2 h      $0.38  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000_2 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer '--packages=gs://my-bucket/a b.tar.gz,gs://my-bucket/c.tar.gz' --staging-bucket=gs://my-bucket --job-dir=gs://my-bucket/census_20261120_143000_2 --labels=team=vision,mltrain-id=00000000000000000000000000000004,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000_2.00000000.json --format=json -- --note 'two words' '--quote="' -x --more 1
< {"jobId": "census_20261120_143000_2", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000_2 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000_2?project=my-project
2| next:
2|   mltrain watch census_20261120_143000_2
2|   mltrain show census_20261120_143000_2
2|   mltrain cancel census_20261120_143000_2
[0]
$ mltrain submit --from nothing
2| mltrain: error: there is no job "nothing"
2|   all jobs: mltrain list --all
[1]
$ mltrain submit --from census jobs/job.toml
2| mltrain: error: SPEC and --from exclude each other
2|   a job file, or --from JOB
[2]
$ mltrain submit
2| mltrain: error: SPEC is missing
2|   a job file, or --from JOB
[2]
