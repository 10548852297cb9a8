# Jobs are found by name, by the beginning of one, or as the latest.

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

$ mltrain list
$ mltrain show latest
$ mltrain submit job.toml
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
$ mltrain submit job.toml --set name=other
< {"jobId": "other_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "0123456789abcdef0123456789abcdef"}}
$ mltrain list
$ mltrain list --state queued --json
$ mltrain list --state quewed
$ mltrain show census --json
$ mltrain show nothing
$ mltrain watch o --every soon
