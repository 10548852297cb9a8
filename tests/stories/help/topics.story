# What guides of docs show, and no other story tells.

file train.sh
gcloud ml-engine jobs submit training census_1 --module-name=trainer.task --package-path=trainer --staging-bucket=gs://my-bucket --region=us-central1 --scale-tier=BASIC --runtime-version=2.11 --python-version=3.7 -- --epochs 5
end
file config.yaml
trainingInput:
  scaleTier: BASIC
end

$ mltrain migrate --from-command @train.sh -o job.toml
2|  1   scale_tier: BASIC -> 1 master n1-standard-4
2|      Vertex AI has no tiers; this is what the tier was made of
2|  2   runtime_version: 2.11 -> framework = "tensorflow 2.11"
2|      the image with the runtime's TensorFlow; for another: framework = "scikit-learn 1.0", say
2| an hour on ml-engine: $0.1900, prices of 2019-11-04
2| an hour on vertex-ai: $0.2185, prices of 2026-10-07
2| note: tensorflow 2.11 is not patched since 2023-11-15; Google promised its image until 2024-11-15, it may be gone
2| next:
2|   mltrain check job.toml
2|   mltrain submit job.toml
[0]
$ mltrain migrate --from-config config.yaml
1| name    = "job"
1| service = "vertex-ai"
1|
1| [master]
1| machine_type = "n1-standard-4"
2|  1   scale_tier: BASIC -> 1 master n1-standard-4
2|      Vertex AI has no tiers; this is what the tier was made of
2| an hour on ml-engine: unpriced (BASIC: no region is set)
2| an hour on vertex-ai: unpriced (n1-standard-4 (master): no region is set)
2| still to do: "region" is missing (such as region = "us-central1")
2| still to do: "package_path" is missing (the folder of the trainer, such as package_path = "trainer"; or image_uri)
[0]
$ mltrain prices vertex-ai us-central1 a100
1| vertex-ai, derived, 2026-07-30 (113 days old)
1|   1.15 x Compute Engine without local SSD
1|   spot: Compute Engine's spot price and a management fee that no source tells
1|   REGION       PRODUCT                         PRICE          SPOT
1|   us-central1  a2-highgpu-1g, 1 A100         $4.22/h   $1.93 + fee
1|   us-central1  a2-highgpu-2g, 2 A100         $8.45/h   $3.86 + fee
1|   us-central1  a2-highgpu-4g, 4 A100        $16.90/h   $7.71 + fee
1|   us-central1  a2-highgpu-8g, 8 A100        $33.80/h  $15.42 + fee
1|   us-central1  a2-megagpu-16g, 16 A100      $64.10/h  $29.26 + fee
1|   us-central1  a2-ultragpu-1g, 1 A100_80GB   $5.78/h   $2.74 + fee
1|   us-central1  a2-ultragpu-2g, 2 A100_80GB  $11.56/h   $5.48 + fee
1|   us-central1  a2-ultragpu-4g, 4 A100_80GB  $23.13/h  $10.95 + fee
1|   us-central1  a2-ultragpu-8g, 8 A100_80GB  $46.25/h  $21.90 + fee
[0]
