# A gcloud that no longer knows the group ml-engine: the newer word is the second attempt.

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
<[2]
! ERROR: (gcloud) Invalid choice: 'ml-engine'.
< {"jobId": "census_20261120_143000_2", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
