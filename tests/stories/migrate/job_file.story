# A job file of ML Engine becomes one of Vertex AI: its comments stay, and every choice is a numbered line.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name            = "census"       # the time is appended
project         = "my-project"
package_path    = "trainer"
module_name     = "trainer.task"
staging_bucket  = "gs://my-bucket"
region          = "us-central1"
scale_tier      = "BASIC_GPU"    # one K80
runtime_version = "2.11"
python_version  = "3.7"

[limits]
max_cost = 20.00                 # not more
end

$ mltrain migrate job.toml
1| name            = "census"       # the time is appended
1| service         = "vertex-ai"
1| project         = "my-project"
1| package_path    = "trainer"
1| module_name     = "trainer.task"
1| staging_bucket  = "gs://my-bucket"
1| region          = "us-central1"
1| framework       = "tensorflow 2.11"
1| python_version  = "3.7"
1|
1| [limits]
1| max_cost = 20.00                 # not more
1|
1| [master]
1| machine_type = "n1-standard-8"
1| accelerator  = { type = "NVIDIA_TESLA_T4", count = 1 }
2|  1   scale_tier: BASIC_GPU -> 1 master n1-standard-8 + NVIDIA_TESLA_K80
2|      Vertex AI has no tiers; this is what the tier was made of
2|  2 ! master.accelerator: NVIDIA_TESLA_K80 -> NVIDIA_TESLA_T4
2|      it is retired; the nearest that lives: $0.4500/h before, $0.4025/h now, each
2|  3   runtime_version: 2.11 -> framework = "tensorflow 2.11"
2|      the image with the runtime's TensorFlow; for another: framework = "scikit-learn 1.0", say
2| ! 1 to look at
2| an hour on ml-engine: $0.8300, prices of 2019-11-04
2| an hour on vertex-ai: $0.8395, prices of 2026-01-01
2| note: tensorflow 2.11 is not patched since 2023-11-15; Google promised its image until 2024-11-15, it may be gone
[0]
$ mltrain migrate job.toml -o vertex.toml --json
1| {"service": "vertex-ai", "job_file": "name            = \"census\"       # the time is appended\nservice         = \"vertex-ai\"\nproject         = \"my-project\"\npackage_path    = \"trainer\"\nmodule_name     = \"trainer.task\"\nstaging_bucket  = \"gs://my-bucket\"\nregion          = \"us-central1\"\nframework       = \"tensorflow 2.11\"\npython_version  = \"3.7\"\n\n[limits]\nmax_cost = 20.00                 # not more\n\n[master]\nmachine_type = \"n1-standard-8\"\naccelerator  = { type = \"NVIDIA_TESLA_T4\", count = 1 }\n", "changes": [{"number": 1, "where": "scale_tier", "from": "BASIC_GPU", "to": "1 master n1-standard-8 + NVIDIA_TESLA_K80", "reason": "Vertex AI has no tiers; this is what the tier was made of", "to_look_at": false}, {"number": 2, "where": "master.accelerator", "from": "NVIDIA_TESLA_K80", "to": "NVIDIA_TESLA_T4", "reason": "it is retired; the nearest that lives: $0.4500/h before, $0.4025/h now, each", "to_look_at": true}, {"number": 3, "where": "runtime_version", "from": "2.11", "to": "framework = \"tensorflow 2.11\"", "reason": "the image with the runtime's TensorFlow; for another: framework = \"scikit-learn 1.0\", say", "to_look_at": false}], "per_hour_before": "0.83", "per_hour": "0.8394977", "currency": "USD", "to_do": ["note: tensorflow 2.11 is not patched since 2023-11-15; Google promised its image until 2024-11-15, it may be gone"]}
[0]
$ mltrain check vertex.toml
2| note: tensorflow 2.11 is not patched since 2023-11-15; Google promised its image until 2024-11-15, it may be gone
1| vertex.toml: right, for service vertex-ai
[0]
$ mltrain cost vertex.toml
1| census on vertex-ai in us-central1
1|   n1-standard-8 (master)    $0.4370/h  derived price
1|   NVIDIA_TESLA_T4 (master)  $0.4025/h  derived price
1|   per hour                  $0.8395/h
1|   likely                      unknown  say it: [estimate] duration = "90m"
1|   worst   23 h 49 min          $19.99  limits.max_cost
1|   time based      ($0.8394977 / 60) x 1429 min = $19.9940
1|   prices of 2026-07-30 (113 days old), derived: 1.15 x Compute Engine without local SSD
1|   prices of 2026-01-01 (323 days old), derived: 1.15 x Compute Engine without local SSD
1|   old prices: mltrain prices --check
[0]
$ mltrain submit vertex.toml --dry-run
2| census_20261120_143000 on vertex-ai, project my-project
2|   project                   my-project       vertex.toml:3
2|   package_path              trainer          vertex.toml:4
2|   module_name               trainer.task     vertex.toml:5
2|   staging_bucket            gs://my-bucket   vertex.toml:6
2|   region                    us-central1      vertex.toml:7
2|   framework                 tensorflow 2.11  vertex.toml:8
2|   python_version            3.7              vertex.toml:9
2|   master.machine_type       n1-standard-8    vertex.toml:15
2|   master.accelerator.type   NVIDIA_TESLA_T4  vertex.toml:16
2|   master.accelerator.count  1                vertex.toml:16
2|   limits.max_cost           20.00            vertex.toml:12
2| code
2|   2 files, 0 bytes
2|   454 bytes to gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be2…
2| cost
2|   n1-standard-8 (master)    $0.4370/h  derived price
2|   NVIDIA_TESLA_T4 (master)  $0.4025/h  derived price
2|   per hour                  $0.8395/h
2|   likely                      unknown  say it: [estimate] duration = "90m"
2|   worst   23 h 49 min          $19.99  limits.max_cost
2|   prices of 2026-07-30 (113 days old), derived: 1.15 x Compute Engine without local SSD
2|   prices of 2026-01-01 (323 days old), derived: 1.15 x Compute Engine without local SSD
2|   old prices: mltrain prices --check
2| note: tensorflow 2.11 is not patched since 2023-11-15; Google promised its image until 2024-11-15, it may be gone
1| mltrain package vertex.toml --sha256 d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz --project=my-project &&
1| (set -C; cat > /home/me/tmp/census_20261120_143000.00000000.json <<'END_OF_CONFIG'
1| {
1|   "workerPoolSpecs": [
1|     {
1|       "machineSpec": {
1|         "machineType": "n1-standard-8",
1|         "acceleratorType": "NVIDIA_TESLA_T4",
1|         "acceleratorCount": 1
1|       },
1|       "replicaCount": "1",
1|       "pythonPackageSpec": {
1|         "executorImageUri": "us-docker.pkg.dev/vertex-ai/training/tf-gpu.2-11:latest",
1|         "packageUris": [
1|           "gs://my-bucket/mltrain/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz"
1|         ],
1|         "pythonModule": "trainer.task"
1|       }
1|     }
1|   ],
1|   "scheduling": {
1|     "timeout": "85740s"
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]
$ mltrain migrate job.toml -o vertex.toml
2| mltrain: error: "vertex.toml" is there already
2|   --force overwrites it, -o FILE writes another
[1]
$ mltrain migrate vertex.toml
2| mltrain: error: this is a job of vertex-ai already
2|   migrate takes those of ml-engine and ai-platform
[2]
$ mltrain migrate
2| mltrain: error: what is to be migrated is missing
2|   a job file, --from-command or --from-config
[2]
$ mltrain migrate job.toml --from-command "gcloud"
2| mltrain: error: one thing at a time
2|   a job file, --from-command or --from-config
[2]
$ mltrain migrate job.toml --to slurm
2| mltrain: error: cannot migrate to "slurm"
2|   vertex-ai; and ml-engine for what comes from a command
[2]
