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
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project                                  job.toml:2
2|   package_path         trainer                                     job.toml:3
2|   module_name          trainer.task                                job.toml:4
2|   staging_bucket       gs://my-bucket                              job.toml:5
2|   job_dir              gs://my-bucket/jobs/census_20261120_143000  job.toml:6
2|   region               us-central1                                 job.toml:7
2|   scale_tier           BASIC_GPU                                   job.toml:8
2|   runtime_version      2.11                                        job.toml:9
2|   python_version       3.7                                         job.toml:10
2|   args                 --epochs 20 --train-files gs://a gs://b     job.toml:13
2|   limits.max_duration  12h                                         job.toml:16
2|   limits.max_cost      5.00                                        job.toml:17
2|   limits.max_wait      2h                                          job.toml:18
2| code
2|   2 files, 18 bytes
2| cost
2|   BASIC_GPU          $0.8300/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   6 h 1 min      $4.99  limits.max_cost
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| (set -C; cat > /home/me/tmp/census_20261120_143000.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "21660s",
1|       "maxWaitTime": "7200s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --job-dir=gs://my-bucket/jobs/census_20261120_143000 --scale-tier=BASIC_GPU --runtime-version=2.11 --python-version=3.7 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json -- --epochs 20 --train-files gs://a gs://b
[0]
