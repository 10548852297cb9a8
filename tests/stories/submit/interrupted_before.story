# A Ctrl-C before a job is sent means: no more.

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

file trainer/__init__.py
end
file trainer/task.py
end
file other.toml
name           = "other"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

^C at 2026-11-20T14:30:00Z
$ mltrain submit job.toml other.toml
2| mltrain: error: interrupted; submitted: 0 of 2
2|   mltrain list
[130]
$ mltrain list
2| no jobs yet: mltrain submit JOB_FILE
[0]
