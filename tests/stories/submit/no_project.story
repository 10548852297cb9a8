# No project anywhere: a cure, and nothing sent. gcloud's own setting is read, not asked.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name           = "census"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

$ mltrain submit job.toml
$ mltrain submit job.toml --dry-run
file ../.config/gcloud/configurations/config_default
[core]
project = from-gcloud
end
$ mltrain submit job.toml --dry-run
