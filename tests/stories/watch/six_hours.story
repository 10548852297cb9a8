# Six hours of watching: few lines, and the end with its cost beside the projection.

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

$ mltrain submit job.toml --set estimate.duration=6h
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
$ mltrain watch latest
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
<until 2026-11-20T14:35:00Z
< {"jobId": "census_20261120_143000", "state": "PREPARING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}, "startTime": "2026-11-20T14:40:00Z"}
<until 2026-11-20T20:40:00Z
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T20:39:30Z", "trainingOutput": {"consumedMLUnits": 2.33}}
$ mltrain list
