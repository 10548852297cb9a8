# The command that stands in somebody's script, as a job file; nothing of it is run.

file train.sh
#!/bin/bash
BUCKET=gs://my-bucket
JOB_NAME="census_$(date +%Y%m%d_%H%M%S)"
gcloud ml-engine jobs submit training $JOB_NAME \
    --job-dir $BUCKET/$JOB_NAME \
    --module-name trainer.task \
    --package-path trainer/ \
    --region $REGION \
    --scale-tier=STANDARD_1 \
    --runtime-version 1.13 \
    --stream-logs \
    -- \
    --train-files $BUCKET/data/train.csv \
    --output-dir "$BUCKET/out/$JOB_NAME"
end
file config.yaml
trainingInput:
  scaleTier: CUSTOM
  masterType: standard_gpu
  region: us-central1
  pythonModule: trainer.task
  packageUris: ["gs://my-bucket/p.tar.gz"]
end

$ mltrain migrate --from-command @train.sh
2| mltrain: error: train.sh:8:14: "$REGION" has no value here
2|   8 |     --region $REGION \
2|     |              ^~~~~~~
2|   --define REGION=VALUE gives it one
[2]
$ mltrain migrate --from-command @train.sh --define REGION=us-central1 --to ml-engine
1| name            = "census"
1| service         = "ml-engine"
1| package_path    = "trainer"
1| module_name     = "trainer.task"
1| job_dir         = "gs://my-bucket/{job}"
1| region          = "us-central1"
1| scale_tier      = "STANDARD_1"
1| runtime_version = "1.13"
1|
1| [args]
1| train-files = "gs://my-bucket/data/train.csv"
1| output-dir  = "gs://my-bucket/out/{job}"
2|  1 ! train.sh:11:5: --stream-logs is left out
2|      mltrain submit --watch follows the job
2| ! 1 to look at
2| an hour on ml-engine: $1.99, prices of 2019-11-04
[0]
$ mltrain migrate --from-command @train.sh --define REGION=us-central1
1| name           = "census"
1| service        = "vertex-ai"
1| package_path   = "trainer"
1| module_name    = "trainer.task"
1| staging_bucket = "gs://my-bucket"
1| job_dir        = "gs://my-bucket/{job}"
1| region         = "us-central1"
1| framework      = "tensorflow 1.15"
1|
1| [args]
1| train-files = "gs://my-bucket/data/train.csv"
1| output-dir  = "gs://my-bucket/out/{job}"
1|
1| [master]
1| machine_type = "e2-standard-8"
1|
1| [workers]
1| count        = 4
1| machine_type = "e2-standard-8"
1|
1| [parameter_servers]
1| count        = 3
1| machine_type = "n1-standard-4"
2|  1 ! train.sh:11:5: --stream-logs is left out
2|      mltrain submit --watch follows the job
2|  2   scale_tier: STANDARD_1 -> 1 master n1-highcpu-8, 4 workers n1-highcpu-8, 3 parameter servers n1-standard-4
2|      Vertex AI has no tiers; this is what the tier was made of
2|  3 ! master.machine_type: n1-highcpu-8 -> e2-standard-8
2|      Vertex AI has no n1-highcpu-8 there; the cheapest with as many vCPUs and as much memory
2|  4 ! workers.machine_type: n1-highcpu-8 -> e2-standard-8
2|      Vertex AI has no n1-highcpu-8 there; the cheapest with as many vCPUs and as much memory
2|  5 ! runtime_version: 1.13 -> framework = "tensorflow 1.15"
2|      there is no image of tensorflow 1.13 for these machines; the nearest
2|  6 ! python_version: Python 3.7
2|      none was said; does the trainer run with this one?
2|  7   staging_bucket: gs://my-bucket
2|      the package needs a bucket to go to; the one of job_dir
2| ! 5 to look at
2| an hour on ml-engine: $1.99, prices of 2019-11-04
2| an hour on vertex-ai: $2.20, prices of 2026-07-30
2| note: tensorflow 1.15 is not patched since 2023-09-01; Google promised its image until 2024-09-01, it may be gone
[0]
$ mltrain migrate --from-config config.yaml --json
1| {"service": "vertex-ai", "job_file": "name        = \"job\"\nservice     = \"vertex-ai\"\nmodule_name = \"trainer.task\"\npackages    = [\"gs://my-bucket/p.tar.gz\"]\nregion      = \"us-central1\"\nframework   = \"tensorflow 1.15\"\n\n[master]\nmachine_type = \"n1-standard-8\"\naccelerator  = { type = \"NVIDIA_TESLA_T4\", count = 1 }\n", "changes": [{"number": 1, "where": "scale_tier", "from": "CUSTOM", "to": null, "reason": "the machines say it all", "to_look_at": false}, {"number": 2, "where": "master.accelerator", "from": "NVIDIA_TESLA_K80", "to": "NVIDIA_TESLA_T4", "reason": "it is retired; the nearest that lives: $0.4500/h before, $0.4025/h now, each", "to_look_at": true}, {"number": 3, "where": "master.machine_type", "from": "standard_gpu", "to": "n1-standard-8", "reason": "its name of today", "to_look_at": false}, {"number": 4, "where": "runtime_version", "from": null, "to": "framework = \"tensorflow 1.15\"", "reason": "there is no image of tensorflow 1.0 for these machines; the nearest", "to_look_at": true}, {"number": 5, "where": "python_version", "from": null, "to": "Python 3.7", "reason": "none was said; does the trainer run with this one?", "to_look_at": true}], "per_hour_before": "0.83", "per_hour": "0.8394977", "currency": "USD", "to_do": ["note: tensorflow 1.15 is not patched since 2023-09-01; Google promised its image until 2024-09-01, it may be gone"]}
[0]
$ mltrain migrate --from-command "gcloud ml-engine jobs submit training x --module-name $(whoami)"
2| mltrain: error: command:1:55: "$USER" has no value here
2|   1 | gcloud ml-engine jobs submit training x --module-name $(whoami)
2|     |                                                       ^~~~~~~~~
2|   --define USER=VALUE gives it one
[2]
$ mltrain migrate --from-command "gcloud compute instances list"
2| mltrain: error: there is no gcloud command that submits a training job
2|   a gcloud ml-engine jobs submit training … is meant, or its ai-platform
[2]
