# What gcloud has no flag for goes in a here-document.

file trainer/__init__.py
end
file trainer/task.py
print("training")
end
file job.toml
name            = "census"
project         = "my-project"
package_path    = "trainer"
module_name     = "trainer.task"
staging_bucket  = "gs://my-bucket"
job_dir         = "gs://my-bucket/jobs/{job}"
region          = "us-central1"
scale_tier      = "BASIC_GPU"
runtime_version = "2.11"
python_version  = "3.7"

[args]
epochs = 20
train-files = ["gs://a", "gs://b"]
[limits]
max_duration = "12h"
max_cost = 5.00
max_wait = "2h"
end

$ mltrain submit --dry-run job.toml
