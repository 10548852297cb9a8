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
2| mltrain: error: no project is set
2|   set project in the job file, or: gcloud config set project PROJECT
[4]
$ mltrain submit job.toml --dry-run
2| census_20261120_143000 on ml-engine
2|   package_path    trainer         job.toml:2
2|   module_name     trainer.task    job.toml:3
2|   staging_bucket  gs://my-bucket  job.toml:4
2|   region          us-central1     job.toml:5
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| note: no project is set, so the command takes gcloud's own
1| gcloud ml-engine jobs submit training census_20261120_143000 --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
[0]
file ../.config/gcloud/configurations/config_default
[core]
project = from-gcloud
end
$ mltrain submit job.toml --dry-run
2| census_20261120_143000 on ml-engine, project from-gcloud
2|   project         from-gcloud     /home/me/.config/gcloud/configurations/config_default
2|   package_path    trainer         job.toml:2
2|   module_name     trainer.task    job.toml:3
2|   staging_bucket  gs://my-bucket  job.toml:4
2|   region          us-central1     job.toml:5
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=from-gcloud --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
[0]
