# A resumed sweep packs the code as the sweep was meant: what a dry run prints can be pasted.

file trainer/__init__.py
end
file trainer/task.py
print(1)
end
file job.toml
name           = "census"
service        = "vertex-ai"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
framework      = "pytorch 2.4"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
[limits]
max_duration = "10h"
[sweep.compute]
"master.machine_type" = ["n1-standard-4", "n1-standard-8"]
end

$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 2 jobs on vertex-ai, project my-project
2|   project              my-project
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   staging_bucket       gs://my-bucket
2|   region               us-central1
2|   framework            pytorch 2.4
2|   limits.max_duration  10h
2| sweep
2|   master.machine_type  n1-standard-4, n1-standard-8
2| cost of the first
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   10 h                $2.18  limits.max_duration
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $6.55
2| note: pytorch 2.4 is not patched since 2025-07-24; Google promised its image until 2026-07-24, it may be gone
> gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --project=my-project
<
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000_001 --labels=mltrain-id=00000000000000000000000000000006,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json
<[1]
! ERROR: (gcloud.ai.custom-jobs.create) PERMISSION_DENIED: no
2| mltrain: error: not submitted: PERMISSION_DENIED: no; submitted: 0 of 2
2|   ask the project's owner for the role; who you are: gcloud auth list; the rest: mltrain submit --resume census_20261120_143000
[1]
file job.toml
end
$ mltrain submit --resume census_20261120_143000 --dry-run
2| census_20261120_143000, 2 jobs on vertex-ai, project my-project
2|   project              my-project
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   staging_bucket       gs://my-bucket
2|   region               us-central1
2|   framework            pytorch 2.4
2|   limits.max_duration  10h
2| sweep
2|   master.machine_type  n1-standard-4, n1-standard-8
2| cost of the first
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   10 h                $2.18  limits.max_duration
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| cost of 2 jobs
2|   likely  unknown
2|   worst     $6.55
2| note: pytorch 2.4 is not patched since 2025-07-24; Google promised its image until 2026-07-24, it may be gone
1| mltrain package --resume census_20261120_143000 --set master.machine_type=n1-standard-4 --sha256 6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz --project=my-project &&
1| (set -C; cat > /home/me/tmp/census_20261120_143000_001.00000000.json <<'END_OF_CONFIG'
1| {
1|   "workerPoolSpecs": [
1|     {
1|       "machineSpec": {
1|         "machineType": "n1-standard-4"
1|       },
1|       "replicaCount": "1",
1|       "pythonPackageSpec": {
1|         "executorImageUri": "us-docker.pkg.dev/vertex-ai/training/pytorch-xla.2-4.py310:latest",
1|         "packageUris": [
1|           "gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz"
1|         ],
1|         "pythonModule": "trainer.task"
1|       }
1|     }
1|   ],
1|   "scheduling": {
1|     "timeout": "36000s"
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000_001 --labels=mltrain-id=00000000000000000000000000000008,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_001.00000000.json --format=json
1| (set -C; cat > /home/me/tmp/census_20261120_143000_002.00000000.json <<'END_OF_CONFIG'
1| {
1|   "workerPoolSpecs": [
1|     {
1|       "machineSpec": {
1|         "machineType": "n1-standard-8"
1|       },
1|       "replicaCount": "1",
1|       "pythonPackageSpec": {
1|         "executorImageUri": "us-docker.pkg.dev/vertex-ai/training/pytorch-xla.2-4.py310:latest",
1|         "packageUris": [
1|           "gs://my-bucket/mltrain/6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90/trainer-0.0.0.tar.gz"
1|         ],
1|         "pythonModule": "trainer.task"
1|       }
1|     }
1|   ],
1|   "scheduling": {
1|     "timeout": "36000s"
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000_002 --labels=mltrain-id=00000000000000000000000000000009,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001 --config=/home/me/tmp/census_20261120_143000_002.00000000.json --format=json
[0]
$ mltrain package --resume census_20261120_143000 --set master.machine_type=n1-standard-4 -o trainer.tar.gz
1| trainer.tar.gz
1|   467 bytes, sha256 6474c964e1f7c7776bb44f86a8fcfb8d5b03f60aa76cea90b65119cf313ebb90
1|   4 files, 444 bytes; setup.py is generated
[0]
$ mltrain package job.toml --resume census_20261120_143000
2| mltrain: error: SPEC, --from and --resume exclude each other
2|   a job file, or --from JOB, or --resume SWEEP
[2]
