# CUSTOM: line by line, and the lines add up.

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
scale_tier     = "CUSTOM"

[master]
machine_type = "n1-standard-8"
accelerator  = { type = "NVIDIA_TESLA_T4", count = 1 }

[workers]
count        = 4
machine_type = "n1-highmem-8"

[parameter_servers]
count        = 2
machine_type = "standard"

[limits]
max_cost = 20.00
end

$ mltrain cost job.toml
1| census on ml-engine in us-central1
1|   n1-standard-8 (master)            $0.38/h
1|   NVIDIA_TESLA_T4 (master)          $0.35/h  derived price
1|   4 x n1-highmem-8 (workers)        $1.89/h  derived price
1|   2 x standard (parameter servers)  $0.38/h
1|   per hour                          $3.00/h
1|   likely                            unknown  say it: [estimate] duration = "90m"
1|   worst   6 h 39 min                 $19.98  limits.max_cost
1|   time based      ($3.0044 / 60) x 399 min = $19.9793
1|   training units  (6.1314 units x $0.49 / 60) x 399 min = $19.9792
1|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing (edition with n1 machine types)
1|   prices of 2019-11-04, derived: Compute Engine list price of 2022 (skypilot-org/skypilot-catalog catalogs/v1/gcp.csv)
1|   prices of 2019-11-04, derived: n1-highmem-2 x 4 (Compute Engine prices grow with the vCPUs)
1|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
[0]
$ mltrain submit --dry-run job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project                         my-project       job.toml:2
2|   package_path                    trainer          job.toml:3
2|   module_name                     trainer.task     job.toml:4
2|   staging_bucket                  gs://my-bucket   job.toml:5
2|   region                          us-central1      job.toml:6
2|   scale_tier                      CUSTOM           job.toml:7
2|   master.machine_type             n1-standard-8    job.toml:10
2|   master.accelerator.type         NVIDIA_TESLA_T4  job.toml:11
2|   master.accelerator.count        1                job.toml:11
2|   workers.count                   4                job.toml:14
2|   workers.machine_type            n1-highmem-8     job.toml:15
2|   parameter_servers.count         2                job.toml:18
2|   parameter_servers.machine_type  standard         job.toml:19
2|   limits.max_cost                 20.00            job.toml:22
2| code
2|   2 files, 0 bytes
2| cost
2|   n1-standard-8 (master)            $0.38/h
2|   NVIDIA_TESLA_T4 (master)          $0.35/h  derived price
2|   4 x n1-highmem-8 (workers)        $1.89/h  derived price
2|   2 x standard (parameter servers)  $0.38/h
2|   per hour                          $3.00/h
2|   likely                            unknown  say it: [estimate] duration = "90m"
2|   worst   6 h 39 min                 $19.98  limits.max_cost
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing (edition with n1 machine types)
2|   prices of 2019-11-04, derived: Compute Engine list price of 2022 (skypilot-org/skypilot-catalog catalogs/v1/gcp.csv)
2|   prices of 2019-11-04, derived: n1-highmem-2 x 4 (Compute Engine prices grow with the vCPUs)
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| (set -C; cat > /home/me/tmp/census_20261120_143000.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "23940s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --scale-tier=CUSTOM --master-machine-type=n1-standard-8 --master-accelerator=count=1,type=nvidia-tesla-t4 --worker-count=4 --worker-machine-type=n1-highmem-8 --parameter-server-count=2 --parameter-server-machine-type=standard --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]
