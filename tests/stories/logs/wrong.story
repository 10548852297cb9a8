# What cannot be asked for is said in one sentence, with a cure.

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

$ mltrain logs latest
2| mltrain: error: no job was submitted from here yet
2|   mltrain submit JOB_FILE
[1]
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
$ mltrain logs
2| mltrain: error: JOB is missing
2|   see --help
[2]
$ mltrain logs nobody
2| mltrain: error: there is no job "nobody"
2|   all jobs: mltrain list --all
[1]
$ mltrain logs latest --level WARN
2| mltrain: error: there is no level "WARN"
2|   did you mean "WARNING"?
[2]
$ mltrain logs latest --level loud
2| mltrain: error: there is no level "loud"
2|   one of: DEFAULT, DEBUG, INFO, NOTICE, WARNING, ERROR, CRITICAL, ALERT, EMERGENCY
[2]
$ mltrain logs latest --since yesterday
2| mltrain: error: option "--since" is a time or a duration, not "yesterday"
2|   such as --since 10m, or --since 2026-11-20T14:30:00Z
[2]
$ mltrain logs latest --folow
2| mltrain: error: unknown option "--folow"
2|   did you mean "--follow"?
[2]
$ mltrain submit job.toml --again
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
> gcloud ml-engine jobs submit training census_20261120_143000_2 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --format=json
<[1]
! ERROR: (gcloud.ml-engine.jobs.submit.training) You do not currently have an active account selected.
2| mltrain: error: not submitted: You do not currently have an active account selected.
2|   gcloud auth login
[4]
$ mltrain logs latest
2| mltrain: error: census_20261120_143000_2 never ran, so it has no log
2|   why: mltrain show census_20261120_143000_2
[1]
at 2026-11-20T14:32:00Z
$ mltrain submit job.toml --again
2| census_20261120_143200 on ml-engine, project my-project
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
> gcloud ml-engine jobs submit training census_20261120_143200 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000004,mltrain-spec=HASH --format=json
<timeout
2| mltrain: gcloud did not answer in time; asking whether the job exists
> gcloud ml-engine jobs describe census_20261120_143200 --project=my-project --format=json [x 5]
<[1]
! ERROR: gcloud crashed (ConnectionError)
2| mltrain: error: it is not known whether census_20261120_143200 exists: gcloud did not answer in time
2|   do not submit again; mltrain watch census_20261120_143200 asks
[7]
$ mltrain logs latest
2| mltrain: error: it is not known yet whether census_20261120_143200 exists
2|   mltrain watch census_20261120_143200 asks
[7]
$ mltrain logs latest --json --follow
1| {"error": {"message": "it is not known yet whether census_20261120_143200 exists", "hint": "mltrain watch census_20261120_143200 asks", "exit": 7, "complaints": []}}
[7]
