# Without a login nothing is submitted, and the cure is named.

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
! {"version": "0.0.1", "verbosity": "ERROR", "timestamp": "2026-11-20T14:30:01.000Z", "message": "(gcloud.ml-engine.jobs.submit.training) You do not currently have an active account selected.\nPlease run:\n\n  $ gcloud auth login"}
$ mltrain submit job.toml --json
<[1]
! ERROR: (gcloud.ml-engine.jobs.submit.training) You do not currently have an active account selected.
