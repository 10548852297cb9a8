# How fast another accelerator is, is learnt from past runs of the job on it: the same work took an hour on the K80
# and 20 minutes on the P100.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
scale_tier     = "BASIC_GPU"
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project      my-project               job.toml:2
2|   module_name  trainer.task             job.toml:3
2|   packages     gs://my-bucket/p.tar.gz  job.toml:4
2|   region       us-central1              job.toml:5
2|   scale_tier   BASIC_GPU                job.toml:6
2| cost
2|   BASIC_GPU       $0.8300/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days    $139.44  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --scale-tier=BASIC_GPU --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T18:00:00Z
$ mltrain watch latest
1| 2026-11-20 18:00:00  census_20261120_143000  queued, seen 3 h 30 min ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "startTime": "2026-11-20T15:00:00Z", "endTime": "2026-11-20T16:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| 2026-11-20 15:00:00  census_20261120_143000  running
1| census_20261120_143000 succeeded after 1 h, 2 h ago
1|   cost $0.83
[0]
$ mltrain compare job.toml --top 3
1|        PROVIDER   REGION       WHAT          HOUR    RUN     SPOT
1| 1  *   ml-engine  us-central1  BASIC_GPU  $0.8300  $0.83        -
1| 2  ~>  azure      US           NC6        $0.9000  $0.90  $0.0900
1| 3  ~>  ec2        us-east-1    p2.xlarge  $0.9000  $0.90  $0.2700
1| 34 more: --top 37
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| prices of azure 2023-01-01, published
1|           ec2 2023-08-30, published
1|           ml-engine 2019-11-04, published
[0]
$ mltrain submit job.toml --set scale_tier=CUSTOM --set master.machine_type=standard_p100
2| census_20261120_180000 on ml-engine, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   scale_tier           CUSTOM                   --set
2|   master.machine_type  standard_p100            --set
2| cost
2|   standard_p100 (master)  $1.84/h  derived price
2|   likely  1 h               $1.84  the last run of this name
2|   worst   7 days          $309.12  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, derived: Compute Engine list price; the rule gives every published Americas row
> gcloud ml-engine jobs submit training census_20261120_180000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --scale-tier=CUSTOM --master-machine-type=standard_p100 --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_180000", "state": "QUEUED", "createTime": "2026-11-20T18:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| census_20261120_180000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_180000?project=my-project
2| next:
2|   mltrain watch census_20261120_180000
2|   mltrain show census_20261120_180000
2|   mltrain cancel census_20261120_180000
[0]
at 2026-11-20T21:00:00Z
$ mltrain watch latest
1| 2026-11-20 21:00:00  census_20261120_180000  queued, seen 3 h ago
> gcloud ml-engine jobs describe census_20261120_180000 --project=my-project --format=json
< {"jobId": "census_20261120_180000", "state": "SUCCEEDED", "createTime": "2026-11-20T18:00:01Z", "startTime": "2026-11-20T19:00:00Z", "endTime": "2026-11-20T19:20:00Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| 2026-11-20 19:00:00  census_20261120_180000  running
1| census_20261120_180000 succeeded after 20 min, 1 h 40 min ago
1|   cost $0.61, projected $1.84 (67 % less)
[0]
$ mltrain compare job.toml --top 4
1|        PROVIDER   REGION       WHAT          HOUR    RUN     SPOT
1| 1  ~>  azure      US           NC6s_v2      $2.07  $0.69  $0.2200
1| 2  *   ml-engine  us-central1  BASIC_GPU  $0.8300  $0.83        -
1| 3  ~>  azure      US           NC6        $0.9000  $0.90  $0.0900
1| 4  ~>  ec2        us-east-1    p2.xlarge  $0.9000  $0.90  $0.2700
1| 36 more: --top 40
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| RUN: on other accelerators by 2 past runs of this name
1| prices of azure 2023-01-01, published
1|           ec2 2023-08-30, published
1|           ml-engine 2019-11-04, published
[0]
$ mltrain compare job.toml --top 4 --set scale_tier=CUSTOM --set master.machine_type=standard_p100
1|        PROVIDER   REGION       WHAT                      HOUR    RUN     SPOT
1| 1  *   ml-engine  us-central1  standard_p100 (maste…    $1.84  $0.61        -
1| 2  ~>  azure      US           NC6s_v2                  $2.07  $0.69  $0.2200
1| 3  ~>  azure      US           NC6                    $0.9000  $0.90  $0.0900
1| 4  ~>  ec2        us-east-1    p2.xlarge              $0.9000  $0.90  $0.2700
1| 36 more: --top 40
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| RUN: on other accelerators by 2 past runs of this name
1| prices of azure 2023-01-01, published
1|           ec2 2023-08-30, published
1|           ml-engine 2019-11-04, derived
[0]
