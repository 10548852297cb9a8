# A dry run asks nobody, prints the command that can be pasted, and talks on stderr.

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

$ mltrain submit --dry-run job.toml -- --name 'two words' ''
2| census_20261120_143000 on ml-engine, project my-project
2|   project          my-project                                       job.toml:2
2|   package_path     trainer                                          job.toml:3
2|   module_name      trainer.task                                     job.toml:4
2|   staging_bucket   gs://my-bucket                                   job.toml:5
2|   job_dir          gs://my-bucket/jobs/census_20261120_143000       job.toml:6
2|   region           us-central1                                      job.toml:7
2|   scale_tier       BASIC_GPU                                        job.toml:8
2|   runtime_version  2.11                                             job.toml:9
2|   python_version   3.7                                              job.toml:10
2|   args             --epochs 20 --train-files gs://a gs://b --name…  job.toml:13
2| code
2|   2 files, 18 bytes
2| cost
2|   BASIC_GPU       $0.8300/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days    $139.44  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --job-dir=gs://my-bucket/jobs/census_20261120_143000 --scale-tier=BASIC_GPU --runtime-version=2.11 --python-version=3.7 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json -- --epochs 20 --train-files gs://a gs://b --name 'two words' ''
[0]
$ mltrain submit --dry-run job.toml --json
2| census_20261120_143000 on ml-engine, project my-project
2|   project          my-project                                  job.toml:2
2|   package_path     trainer                                     job.toml:3
2|   module_name      trainer.task                                job.toml:4
2|   staging_bucket   gs://my-bucket                              job.toml:5
2|   job_dir          gs://my-bucket/jobs/census_20261120_143000  job.toml:6
2|   region           us-central1                                 job.toml:7
2|   scale_tier       BASIC_GPU                                   job.toml:8
2|   runtime_version  2.11                                        job.toml:9
2|   python_version   3.7                                         job.toml:10
2|   args             --epochs 20 --train-files gs://a gs://b     job.toml:13
2| code
2|   2 files, 18 bytes
2| cost
2|   BASIC_GPU       $0.8300/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days    $139.44  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| {"name": "census_20261120_143000", "id": "00000000000000000000000000000002", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": "9f55e3ef76b7594fd4f37e6268faedaeb339dd4012c526d8ba249b1bcd2c6ac3", "uploads": [], "argv": ["gcloud", "ml-engine", "jobs", "submit", "training", "census_20261120_143000", "--project=my-project", "--region=us-central1", "--module-name=trainer.task", "--package-path=/home/me/project/trainer", "--staging-bucket=gs://my-bucket", "--job-dir=gs://my-bucket/jobs/census_20261120_143000", "--scale-tier=BASIC_GPU", "--runtime-version=2.11", "--python-version=3.7", "--labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH", "--format=json", "--", "--epochs", "20", "--train-files", "gs://a", "gs://b"], "directory": null, "config": null, "time_limit_seconds": null, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "project", "value": "my-project", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "staging_bucket", "value": "gs://my-bucket", "origin": "job.toml:5"}, {"key": "job_dir", "value": "gs://my-bucket/jobs/{job}", "origin": "job.toml:6"}, {"key": "region", "value": "us-central1", "origin": "job.toml:7"}, {"key": "scale_tier", "value": "BASIC_GPU", "origin": "job.toml:8"}, {"key": "runtime_version", "value": "2.11", "origin": "job.toml:9"}, {"key": "python_version", "value": "3.7", "origin": "job.toml:10"}, {"key": "args", "value": ["--epochs", "20", "--train-files", "gs://a", "gs://b"], "origin": "job.toml:13"}], "cost": {"currency": "USD", "per_hour": "0.83", "units_per_hour": "1.6939", "unit_price": "0.49", "likely": null, "worst": {"seconds": 604800, "runs": 1, "path_seconds": 604800, "basis": "the service's own limit", "cost": "139.44", "cost_by_time": "139.44", "cost_by_units": "139.441848"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC_GPU", "per_hour": "0.83", "units_per_hour": "1.6939", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}]}, "code": {"files": 2, "bytes": 18, "left_out": []}}
[0]
