# The reply was lost and gcloud tried again: "already exists" with our label is success.

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
<[1]
! ERROR: (gcloud.ml-engine.jobs.submit.training) Resource in projects [my-project] is the subject of a conflict: Field: job.job_id Error: A job with this id already exists.
< {"jobId": "census_20261120_143000", "state": "PREPARING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
