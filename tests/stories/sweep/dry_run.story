# A dry run of a sweep: the code travels once, and each job has its own arguments and labels.

file trainer/__init__.py
end
file trainer/task.py
print(1)
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
[limits]
max_duration = "10h"
[labels]
team = "vision"
[sweep]
epochs        = [5, 10]
learning-rate = [0.1, 0.01]
zip           = [["epochs", "learning-rate"]]
end

$ mltrain submit job.toml --dry-run
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project              my-project
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   staging_bucket       gs://my-bucket
2|   region               us-central1
2|   labels               team=vision
2|   limits.max_duration  10h
2| sweep
2|   epochs         5, 10
2|   learning-rate  0.1, 0.01
2| cost of each
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $3.80
1| mltrain package job.toml --sha256 6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --project=my-project &&
1| (set -C; cat > /home/me/tmp/census_20261120_143000_001.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "36000s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=team=vision,epochs=5,mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 5 --learning-rate 0.1
1| (set -C; cat > /home/me/tmp/census_20261120_143000_002.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "36000s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=team=vision,epochs=10,mltrain-id=00000000000000000000000000000004,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 10 --learning-rate 0.01
[0]
$ mltrain submit job.toml --dry-run --sweep epochs=1 --sweep learning-rate=1e-3 --sweep master.machine_type=n1-standard-4,n1-highmem-8 --set scale_tier=CUSTOM --parallel 1
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project              my-project
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   staging_bucket       gs://my-bucket
2|   region               us-central1
2|   scale_tier           CUSTOM
2|   labels               team=vision
2|   limits.max_duration  10h
2| sweep
2|   epochs               1
2|   learning-rate        1e-3
2|   master.machine_type  n1-standard-4, n1-highmem-8
2| cost of the first
2|   n1-standard-4 (master)  $0.1900/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   10 h                $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing (edition with n1 machine types)
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $6.64
1| mltrain package job.toml --set scale_tier=CUSTOM --set master.machine_type=n1-standard-4 --sha256 6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --project=my-project &&
1| (set -C; cat > /home/me/tmp/census_20261120_143000_001.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "36000s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --scale-tier=CUSTOM --master-machine-type=n1-standard-4 --labels=team=vision,epochs=1,learning-rate=1e-3,mltrain-id=00000000000000000000000000000007,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000005 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json -- --epochs 1 --learning-rate 1e-3
1| (set -C; cat > /home/me/tmp/census_20261120_143000_002.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "36000s"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --scale-tier=CUSTOM --master-machine-type=n1-highmem-8 --labels=team=vision,epochs=1,learning-rate=1e-3,mltrain-id=00000000000000000000000000000008,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000005 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json -- --epochs 1 --learning-rate 1e-3
[0]
$ mltrain check job.toml
1| job.toml: right, for service ml-engine; a sweep of 2 jobs
[0]
$ mltrain cost job.toml
1| census on ml-engine in us-central1
1|   BASIC         $0.1900/h  1 master n1-standard-4
1|   likely          unknown  say it: [estimate] duration = "90m"
1|   worst   10 h      $1.90  limits.max_duration
1|   time based      ($0.19 / 60) x 600 min = $1.9000
1|   training units  (0.3878 units x $0.49 / 60) x 600 min = $1.9002
1|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| cost of 2 jobs
1|   likely  unknown
1|   worst     $3.80
[0]
