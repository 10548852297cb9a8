# A state that nobody knows is shown as it is, and the watch goes on.

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
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
$ mltrain watch latest
< {"jobId": "census_20261120_143000", "state": "MIGRATING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T14:50:00Z"}
