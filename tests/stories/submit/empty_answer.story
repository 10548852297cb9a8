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
< {}
<[1]
! ERROR: (gcloud.ml-engine.jobs.describe) NOT_FOUND: Field: name Error: The specified job could not be found.
<[1]
! ERROR: (gcloud.ml-engine.jobs.describe) NOT_FOUND: Field: name Error: The specified job could not be found.
$ mltrain list
