# The price book: where its prices are from, and what matches all words.

terminal 80
$ mltrain prices
1| PROVIDER             AS OF        AGE  STANDING   PRICES  SOURCE
1| vertex-ai       2026-10-07    44 days  published       2  cloud.google.com/vert…
1| vertex-ai       2026-07-30   113 days  derived      2960  1.15 x Compute Engine…
1| compute-engine  2026-07-30   113 days  published    6571  Cloud Billing API, by…
1| azure           2026-04-01   233 days  published       1  DSHydro/NeuralHydrolo…
1| vertex-ai       2026-01-01   323 days  derived        33  1.15 x Compute Engine…
1| compute-engine  2026-01-01   323 days  published      67  skypilot-org/skypilot…
1| paperspace      2025-11-14   371 days  published      25  DigitalOcean's pricin…
1| lambda          2025-03-07   623 days  published      11  the-full-stack/websit…
1| sagemaker       2025-01-26   663 days  published      60  aws-samples/foundatio…
1| ec2             2023-08-30  1178 days  published     334  LeanerCloud/ec2-insta…
1| azure           2023-01-01  1419 days  published      17  the-full-stack/websit…
1| colab           2022-09-29  1513 days  derived         4  units an hour (curryp…
1| colab           2022-09-29  1513 days  published       4  techcrunch.com/2022/0…
1| sagemaker       2021-01-01  2149 days  published      30  public tables of 2021…
1| ml-engine       2019-11-04     closed  published      19  cloud.google.com/ml-e…
1| ml-engine       2019-11-04     closed  derived       107  Compute Engine list p…
1| ec2             2019-04-05  2786 days  published     899  a public snapshot of …
1| local           2018-01-01  3245 days  published       1  a public blog post of…
1| ml-engine       2018-01-01     closed  published      22  cloud.google.com/ml-e…
1| ml-engine       2018-01-01     closed  derived        38  1.46 x Compute Engine…
2| the prices themselves: mltrain prices vertex-ai us-central1 a100, or --all
[0]
$ mltrain prices vertex-ai asia-northeast3 a100
1| vertex-ai, derived, 2026-07-30 (113 days old)
1|   1.15 x Compute Engine without local SSD
1|   spot: Compute Engine's spot price and a management fee that no source tells
1|   REGION           PRODUCT                   PRICE          SPOT
1|   asia-northeast3  a2-highgpu-1g, 1 A100   $4.66/h   $2.15 + fee
1|   asia-northeast3  a2-highgpu-2g, 2 A100   $9.31/h   $4.30 + fee
1|   asia-northeast3  a2-highgpu-4g, 4 A100  $18.63/h   $8.61 + fee
1|   asia-northeast3  a2-highgpu-8g, 8 A100  $37.26/h  $17.21 + fee
[0]
$ mltrain prices p3.8xlarge us-east-1
1| ec2, published, 2023-08-30 (1178 days old)
1|   LeanerCloud/ec2-instances-info
1|   REGION     PRODUCT                PRICE     SPOT
1|   us-east-1  p3.8xlarge, 4 V100  $12.24/h  $3.67/h
1| sagemaker, published, 2021-01-01 (2149 days old)
1|   goerlitz/nlp-classification (2021)
1|   REGION     PRODUCT                   PRICE
1|   us-east-1  ml.p3.8xlarge, 4 V100  $14.69/h
1| ec2, published, 2019-04-05 (2786 days old)
1|   a public snapshot of the EC2 price list of that day
1|   REGION     PRODUCT                PRICE
1|   us-east-1  p3.8xlarge, 4 V100  $12.24/h
[0]
$ mltrain prices colab
1| colab, derived, 2022-09-29 (1513 days old)
1|   units an hour (currypurin.com/entry/2022/09/30/093810) x 9.99 for 100
1|   PRODUCT            PRICE
1|   T4             $0.1958/h
1|   V100           $0.5355/h
1|   A100             $1.31/h
1|   TPU, 1 TPU_V2  $0.1998/h
1| colab, published, 2022-09-29 (1513 days old)
1|   techcrunch.com/2022/09/29 on Colab's compute units
1|   PRODUCT                   PRICE  NOTE
1|   Pro                 $9.99/month  100 compute units
1|   Pro+               $49.99/month  500 compute units
1|   100 compute units    $9.99 once
1|   500 compute units   $49.99 once
[0]
$ mltrain prices own gtx
2| no such prices
[0]
$ mltrain prices paperspace h100
1| paperspace, published, 2025-11-14 (371 days old)
1|   DigitalOcean's pricing of Paperspace, last edited that day
1|   PRODUCT                 PRICE
1|   H100, 1 H100_80GB     $5.95/h
1|   H100x8, 8 H100_80GB  $47.60/h
[0]
$ mltrain prices ml-engine basic-gpu
1| ml-engine, published, 2019-11-04 (closed)
1|   cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1|   REGION    PRODUCT        PRICE
1|   Americas  BASIC_GPU  $0.8300/h
1| ml-engine, derived, 2019-11-04 (closed)
1|   Compute Engine list price
1|   REGION        PRODUCT        PRICE
1|   Europe        BASIC_GPU  $0.9084/h
1|   Asia Pacific  BASIC_GPU  $0.9300/h
1| ml-engine, published, 2018-01-01 (closed)
1|   cloud.google.com/ml-engine/docs/pricing of 2018
1|   REGION    PRODUCT      PRICE
1|   Americas  BASIC_GPU  $1.21/h
1| ml-engine, derived, 2018-01-01 (closed)
1|   1.46 x Compute Engine list price
1|   REGION  PRODUCT      PRICE
1|   Europe  BASIC_GPU  $1.33/h
1| ml-engine, published, 2018-01-01 (closed)
1|   quoted from cloud.google.com/ml-engine/docs/pricing in a public blog post of
1|   2018; equals 1.46 x Compute Engine list price
1|   REGION        PRODUCT      PRICE
1|   Asia Pacific  BASIC_GPU  $1.36/h
[0]
$ mltrain prices ML-Engine BASIC_GPU americas
1| ml-engine, published, 2019-11-04 (closed)
1|   cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1|   REGION    PRODUCT        PRICE
1|   Americas  BASIC_GPU  $0.8300/h
1| ml-engine, published, 2018-01-01 (closed)
1|   cloud.google.com/ml-engine/docs/pricing of 2018
1|   REGION    PRODUCT      PRICE
1|   Americas  BASIC_GPU  $1.21/h
[0]
$ mltrain prices compute-engine us-central1 t4
1| compute-engine, published, 2026-01-01 (323 days old)
1|   skypilot-org/skypilot-catalog catalogs/v8/gcp/vms.csv@006059e0
1|   attaches to n1
1|   REGION       PRODUCT              PRICE       SPOT
1|   us-central1  NVIDIA_TESLA_T4  $0.3500/h  $0.1750/h
[0]
$ mltrain prices compute-engine asia-east1 a2-highgpu-1g
2| no such prices
2|   a2-highgpu-1g is not offered in asia-east1; nearest: asia-northeast3, asia-northeast1, asia-southeast1
[0]
$ mltrain prices compute-engine asia-east1 a2-highgpu-1g --all
1| compute-engine, published, 2026-07-30 (113 days old)
1|   Cloud Billing API, by Cyclenerd/google-cloud-pricing-cost-calculator
1|   REGION      PRODUCT                  PRICE         SPOT
1|   asia-east1  a2-highgpu-1g, 1 A100  $3.79/h  not offered
[0]
$ mltrain prices vertex-ai us-central1 a2-highgpu-1g --json
1| {"prices": [{"provider": "vertex-ai", "region": "us-central1", "product": "a2-highgpu-1g", "vcpus": 12, "memory_gib": 85, "accelerator": "NVIDIA_TESLA_A100", "accelerators": 1, "price": "4.22439275", "unit": "hour", "spot_price": null, "spot_price_at_least": "1.92802", "currency": "USD", "offered": true, "as_of": "2026-07-30", "age_days": 113, "standing": "derived", "closed": false, "source": "1.15 x Compute Engine without local SSD", "note": "spot: Compute Engine's spot price and a management fee that no source tells"}]}
[0]
$ mltrain prices --json
1| {"sources": [{"provider": "vertex-ai", "as_of": "2026-10-07", "age_days": 44, "standing": "published", "closed": false, "prices": 2, "source": "cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai"}, {"provider": "vertex-ai", "as_of": "2026-07-30", "age_days": 113, "standing": "derived", "closed": false, "prices": 2960, "source": "1.15 x Compute Engine without local SSD"}, {"provider": "compute-engine", "as_of": "2026-07-30", "age_days": 113, "standing": "published", "closed": false, "prices": 6571, "source": "Cloud Billing API, by Cyclenerd/google-cloud-pricing-cost-calculator"}, {"provider": "azure", "as_of": "2026-04-01", "age_days": 233, "standing": "published", "closed": false, "prices": 1, "source": "DSHydro/NeuralHydrologyAzure; cloudprice.net of April 2026"}, {"provider": "vertex-ai", "as_of": "2026-01-01", "age_days": 323, "standing": "derived", "closed": false, "prices": 33, "source": "1.15 x Compute Engine without local SSD"}, {"provider": "compute-engine", "as_of": "2026-01-01", "age_days": 323, "standing": "published", "closed": false, "prices": 67, "source": "skypilot-org/skypilot-catalog catalogs/v8/gcp/vms.csv@006059e0"}, {"provider": "paperspace", "as_of": "2025-11-14", "age_days": 371, "standing": "published", "closed": false, "prices": 25, "source": "DigitalOcean's pricing of Paperspace, last edited that day"}, {"provider": "lambda", "as_of": "2025-03-07", "age_days": 623, "standing": "published", "closed": false, "prices": 11, "source": "the-full-stack/website cloud-gpus.csv"}, {"provider": "sagemaker", "as_of": "2025-01-26", "age_days": 663, "standing": "published", "closed": false, "prices": 60, "source": "aws-samples/foundation-model-benchmarking-tool pricing.yml"}, {"provider": "ec2", "as_of": "2023-08-30", "age_days": 1178, "standing": "published", "closed": false, "prices": 334, "source": "LeanerCloud/ec2-instances-info"}, {"provider": "azure", "as_of": "2023-01-01", "age_days": 1419, "standing": "published", "closed": false, "prices": 17, "source": "the-full-stack/website cloud-gpus.csv, whose Azure rows are of 2022-23"}, {"provider": "colab", "as_of": "2022-09-29", "age_days": 1513, "standing": "derived", "closed": false, "prices": 4, "source": "units an hour (currypurin.com/entry/2022/09/30/093810) x 9.99 for 100"}, {"provider": "colab", "as_of": "2022-09-29", "age_days": 1513, "standing": "published", "closed": false, "prices": 4, "source": "techcrunch.com/2022/09/29 on Colab's compute units"}, {"provider": "sagemaker", "as_of": "2021-01-01", "age_days": 2149, "standing": "published", "closed": false, "prices": 24, "source": "public tables of 2021-25 (ZindiAfrica, JHUAPL-DTC-TA2)"}, {"provider": "sagemaker", "as_of": "2021-01-01", "age_days": 2149, "standing": "published", "closed": false, "prices": 6, "source": "goerlitz/nlp-classification (2021)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "published", "closed": true, "prices": 11, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "published", "closed": true, "prices": 1, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04; units are price / base price"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 8, "source": "Compute Engine list price; the rule gives every published Americas row"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "published", "closed": true, "prices": 7, "source": "cloud.google.com/ml-engine/docs/pricing (edition with n1 machine types)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "n1-highmem-2 x 2 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "n1-highmem-2 x 4 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "n1-highmem-2 x 8 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "n1-highmem-2 x 16 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "n1-highmem-2 x 32 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "n1-highmem-2 x 48 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "complex_model_s (n1-highcpu-8) x 2 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "complex_model_s (n1-highcpu-8) x 4 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "complex_model_s (n1-highcpu-8) x 8 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 3, "source": "complex_model_s (n1-highcpu-8) x 12 (Compute Engine prices grow with the vCPUs)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 15, "source": "Compute Engine list price of 2022 (skypilot-org/skypilot-catalog catalogs/v1/gcp.csv)"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 50, "source": "Compute Engine list price"}, {"provider": "ml-engine", "as_of": "2019-11-04", "age_days": null, "standing": "derived", "closed": true, "prices": 4, "source": "Compute Engine list price with V100 at 2.55 (not confirmed; the list of 2022 says 2.48)"}, {"provider": "ec2", "as_of": "2019-04-05", "age_days": 2786, "standing": "published", "closed": false, "prices": 899, "source": "a public snapshot of the EC2 price list of that day"}, {"provider": "local", "as_of": "2018-01-01", "age_days": 3245, "standing": "published", "closed": false, "prices": 1, "source": "a public blog post of 2018, which says about 10,000"}, {"provider": "ml-engine", "as_of": "2018-01-01", "age_days": null, "standing": "published", "closed": true, "prices": 20, "source": "cloud.google.com/ml-engine/docs/pricing of 2018"}, {"provider": "ml-engine", "as_of": "2018-01-01", "age_days": null, "standing": "derived", "closed": true, "prices": 34, "source": "1.46 x Compute Engine list price"}, {"provider": "ml-engine", "as_of": "2018-01-01", "age_days": null, "standing": "published", "closed": true, "prices": 2, "source": "quoted from cloud.google.com/ml-engine/docs/pricing in a public blog post of 2018; equals 1.46 x Compute Engine list price"}, {"provider": "ml-engine", "as_of": "2018-01-01", "age_days": null, "standing": "derived", "closed": true, "prices": 4, "source": "1.46 x Compute Engine list price with V100 at 2.55 (not confirmed; the list of 2022 says 2.48)"}]}
[0]
$ mltrain prices ''
2| mltrain: error: a filter word is empty
[2]
$ mltrain prices --help
1| usage: mltrain prices [FILTER…] [options]
1|
1| list the price book, with dates and sources
1|
1|   FILTER         words of provider, region, product or accelerator; all must occur
1|   -a, --all      also what a region does not have; without FILTER: every price
1|   --check        only what is older than 180 days; ends with 1 when there is any
1|   --json         answer in JSON
1|   --color WHEN   auto, always or never
1|   -v, --verbose  also show what gcloud says
1|   -h, --help     show this
1|
1| more: mltrain help prices
[0]
