# What must not get lost on the way: machines beside a tier, defaults in config.toml, paths of a file that moves.

file trainer/__init__.py
end
file trainer/task.py
end
file out/keep
end
file tier.toml
name           = "census"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
[master]
machine_type = "n1-highmem-32"
end
file job.toml
name           = "census"       # ours
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
end
file ../.config/mltrain/config.toml
region          = "us-central1"
scale_tier      = "BASIC_GPU"
runtime_version = "2.11"
python_version  = "3.7"
end

$ mltrain migrate tier.toml --json
1| {"error": {"message": "the job file is wrong", "hint": null, "exit": 2, "complaints": [{"file": "tier.toml", "line": 7, "column": 16, "message": "[master] is only for scale tier \"CUSTOM\"", "hint": "set scale_tier = \"CUSTOM\", or take it out"}]}}
[2]
$ mltrain migrate --from-command "gcloud ml-engine jobs submit training x --region=us-east1 --package-path=t --module-name=t.t --staging-bucket=gs://b-b --scale-tier=STANDARD_1 --worker-count=9 --worker-machine-type=standard"
2| mltrain: error: [workers] is only for scale tier "CUSTOM"
2|   set scale_tier = "CUSTOM", or take it out
[2]
$ mltrain migrate job.toml -o out/vertex.toml
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
2| next:
2|   mltrain check out/vertex.toml
2|   mltrain submit out/vertex.toml
[0]
$ mltrain check out/vertex.toml
2| note: tensorflow 2.11 is not patched since 2023-11-15; Google promised its image until 2024-11-15, it may be gone
1| out/vertex.toml: right, for service vertex-ai
[0]
$ mltrain package out/vertex.toml --sha256 0000
2| mltrain: error: this would be another archive: d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735
2|   the code has changed since; submit or plan it again
[1]
$ mltrain migrate job.toml --define A=B
2| mltrain: error: --define is for --from-command
2|   see --help
[2]
