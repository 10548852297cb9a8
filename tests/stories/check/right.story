# A right job file is said to be right, and where each value came from.

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

end
file ../.config/mltrain/config.toml
[labels]
team = "mot"
end

$ mltrain check job.toml
1| job.toml: right, for service ml-engine
[0]
$ mltrain check job.toml --origins --set args.epochs=5 --set limits.max_duration=2h
1| job.toml: right, for service ml-engine
1|   name                 census                                                  job.toml:1
1|   project              my-project                                              job.toml:2
1|   package_path         /home/me/project/trainer                job.toml:3
1|   module_name          trainer.task                                            job.toml:4
1|   staging_bucket       gs://my-bucket                                          job.toml:5
1|   job_dir              gs://my-bucket/jobs/{job}                               job.toml:6
1|   region               us-central1                                             job.toml:7
1|   scale_tier           BASIC_GPU                                               job.toml:8
1|   runtime_version      2.11                                                    job.toml:9
1|   python_version       3.7                                                     job.toml:10
1|   args                 ["--epochs", "5", "--train-files", "gs://a", "gs://b"]  --set
1|   labels               team=mot                                                config.toml:2
1|   limits.max_duration  2h                                                      --set
[0]
$ mltrain check job.toml --json
1| {"file": "job.toml", "service": "ml-engine", "jobs": 1, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "staging_bucket", "value": "gs://my-bucket", "origin": "job.toml:5"}, {"key": "job_dir", "value": "gs://my-bucket/jobs/{job}", "origin": "job.toml:6"}, {"key": "region", "value": "us-central1", "origin": "job.toml:7"}, {"key": "scale_tier", "value": "BASIC_GPU", "origin": "job.toml:8"}, {"key": "runtime_version", "value": "2.11", "origin": "job.toml:9"}, {"key": "python_version", "value": "3.7", "origin": "job.toml:10"}, {"key": "args", "value": ["--epochs", "20", "--train-files", "gs://a", "gs://b"], "origin": "job.toml:13"}, {"key": "labels", "value": "team=mot", "origin": "config.toml:2"}]}
[0]
