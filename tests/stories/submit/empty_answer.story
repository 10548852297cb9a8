# An empty answer exits 0 and proves nothing; the job is asked for, and is not there.

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
< {}
2| mltrain: gcloud's answer does not name the job; asking whether the job exists
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 4]
<[1]
! ERROR: (gcloud.ml-engine.jobs.describe) NOT_FOUND: Field: name Error: The specified job could not be found.
2| mltrain: error: not submitted: gcloud's answer does not name the job
2|   nothing was created; submit it again
[1]
$ mltrain list
1| JOB                     SERVICE    STATE    RAN  COST  SUBMITTED
1| census_20261120_143000  ml-engine  refused    -     -  10 s ago
[0]
