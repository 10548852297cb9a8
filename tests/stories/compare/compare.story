# The same work elsewhere, the cheapest first; what the job has now is marked and always there. Without a measured
# speed there are only machines with its own accelerator, and nothing is said of how long a run takes on another.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
scale_tier     = "BASIC_GPU"
[estimate]
duration = "12h"
end

$ mltrain compare job.toml --top 5
1|        PROVIDER   REGION       WHAT          HOUR     RUN     SPOT
1| 1  *   ml-engine  us-central1  BASIC_GPU  $0.8300   $9.96        -
1| 2  ~>  azure      US           NC6        $0.9000  $10.80  $0.0900
1| 3  ~>  ec2        us-east-1    p2.xlarge  $0.9000  $10.80  $0.2700
1| 4  ~>  ec2        us-east-2    p2.xlarge  $0.9000  $10.80        -
1| 5  ~>  ec2        us-west-2    p2.xlarge  $0.9000  $10.80        -
1| 32 more: --top 37
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| prices of azure 2023-01-01, published
1|           ec2 2019-04-05, published
1|           ec2 2023-08-30, published
1|           ml-engine 2019-11-04, published
[0]
$ mltrain compare job.toml --accelerator NVIDIA_TESLA_T4 --provider vertex-ai --region us-central1 --top 3
1|        PROVIDER   REGION       WHAT                      HOUR    RUN      SPOT
1| 1  *   ml-engine  us-central1  BASIC_GPU              $0.8300  $9.96         -
1| 2  ~   vertex-ai  us-central1  n1-standard-4 + 1 x …  $0.6210      -  >$0.2420
1| 3  ~   vertex-ai  us-central1  n1-highmem-4 + 1 x N…  $0.6746      -  >$0.2584
1| 28 more: --top 31
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| SPOT >: a management fee that no source tells comes on top
1| prices of ml-engine 2019-11-04, published
1|           vertex-ai 2026-01-01, derived
[0]
$ mltrain compare job.toml --set scale_tier=CUSTOM --set master.machine_type=complex_model_m_v100 --provider ec2 --region us-east-1
1|        PROVIDER   REGION       WHAT                     HOUR      RUN   SPOT
1| 1  *   ml-engine  us-central1  complex_model_m_v100…  $10.68  $128.16      -
1| 2   >  ec2        us-east-1    p3.8xlarge             $12.24  $146.88  $3.67
1| 3   >  ec2        us-east-1    p3.16xlarge            $24.48  $293.76  $7.34
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| prices of ec2 2023-08-30, published
1|           ml-engine 2019-11-04, derived
[0]
$ mltrain compare job.toml --set scale_tier=CUSTOM --set master.machine_type=complex_model_m_v100 --provider ec2 --region ap-northeast-2 --json
1| {"alternatives": [{"rank": 1, "provider": "ml-engine", "region": "us-central1", "what": "complex_model_m_v100 (master)", "accelerator": "NVIDIA_TESLA_V100", "per_hour": "10.68", "spot_per_hour": null, "spot_per_hour_at_least": null, "run_seconds": 43200, "per_run": "128.16", "spot_per_run": null, "even_hours_per_month": null, "current": true, "smaller": false, "data_moves": false, "price_date": "2019-11-04", "standing": "derived", "source": "Compute Engine list price; the rule gives every published Americas row", "note": null}, {"rank": 2, "provider": "ec2", "region": "ap-northeast-2", "what": "p3.8xlarge", "accelerator": "NVIDIA_TESLA_V100", "per_hour": "16.936", "spot_per_hour": null, "spot_per_hour_at_least": null, "run_seconds": 43200, "per_run": "203.232", "spot_per_run": null, "even_hours_per_month": null, "current": false, "smaller": false, "data_moves": true, "price_date": "2019-04-05", "standing": "published", "source": "a public snapshot of the EC2 price list of that day", "note": null}, {"rank": 3, "provider": "ec2", "region": "ap-northeast-2", "what": "p3.16xlarge", "accelerator": "NVIDIA_TESLA_V100", "per_hour": "33.872", "spot_per_hour": null, "spot_per_hour_at_least": null, "run_seconds": 43200, "per_run": "406.464", "spot_per_run": null, "even_hours_per_month": null, "current": false, "smaller": false, "data_moves": true, "price_date": "2019-04-05", "standing": "published", "source": "a public snapshot of the EC2 price list of that day", "note": null}], "owned_machine": null, "speed_from_past_runs": 0, "of": 3, "currency": "USD"}
[0]
$ mltrain compare job.toml --spot --top 2
1|        PROVIDER   REGION       WHAT          HOUR     RUN     SPOT
1| 1  ~>  azure      US           NC6        $0.9000  $10.80  $0.0900
1| 2   >  azure      US           NC12         $1.80  $21.60  $0.1800
1| 7  *   ml-engine  us-central1  BASIC_GPU  $0.8300   $9.96        -
1| 4 more: --top 7
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| prices of azure 2023-01-01, published
1|           ml-engine 2019-11-04, published
[0]
$ mltrain compare job.toml --set scale_tier=STANDARD_1 --provider vertex-ai --top 2
1|        PROVIDER   REGION       WHAT                    HOUR     RUN    SPOT
1| 1  *   ml-engine  us-central1  STANDARD_1             $1.99  $23.86       -
1| 2      vertex-ai  us-central1  e2-standard-8 + 4 x …  $2.00  $24.04  >$1.05
1| 37 more: --top 39
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| SPOT >: a management fee that no source tells comes on top
1| prices of ml-engine 2019-11-04, published
1|           vertex-ai 2026-07-30, derived
[0]
$ mltrain compare job.toml --sort beauty
2| mltrain: error: cannot sort by "beauty"
2|   run, hour or spot
[2]
$ mltrain compare job.toml --top x
2| mltrain: error: option "--top" is a number, not "x"
2|   such as --top 50
[2]
$ mltrain compare job.toml --service local
2| mltrain: error: job.toml:4:18: "packages" is not known to service "local"
2|   4 | packages       = ["gs://my-bucket/p.tar.gz"]
2|     |                  ^~~~~~~~~~~~~~~~~~~~~~~~~~~
2|   take it out, or set service = "ml-engine"
2| mltrain: error: job.toml:6:18: "scale_tier" is not known to service "local"
2|   6 | scale_tier     = "BASIC_GPU"
2|     |                  ^~~~~~~~~~~
2|   take it out, or set service = "ml-engine"
2| mltrain: error: job.toml: "package_path" is missing
2|   the folder of the trainer, such as package_path = "trainer"
[2]
file ../.config/mltrain/config.toml
[speed]
NVIDIA_TESLA_K80 = 1
NVIDIA_TESLA_T4 = 4
end
$ mltrain compare job.toml --provider vertex-ai --top 3
1|          PROVIDER   REGION       WHAT                      HOUR    RUN      SPOT
1|   1  ~   vertex-ai  us-central1  n1-standard-4 + 1 x …  $0.6210  $1.86  >$0.2420
1|   2  ~>  vertex-ai  us-east1     n1-standard-4 + 1 x …  $0.6210  $1.86  >$0.2420
1|   3  ~>  vertex-ai  us-west1     n1-standard-4 + 1 x …  $0.6210  $1.86  >$0.2420
1| 432  *   ml-engine  us-central1  BASIC_GPU              $0.8300  $9.96         -
1| 627 more: --top 631
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| SPOT >: a management fee that no source tells comes on top
1| RUN: on other accelerators by the speeds in config.toml, as you measured them
1| prices of ml-engine 2019-11-04, published
1|           vertex-ai 2026-01-01, derived
[0]
file ../.config/mltrain/config.toml
[speed]
NVIDIA_TESLA_K80 = "fast"
end
$ mltrain compare job.toml
2| mltrain: error: /home/me/.config/mltrain/config.toml:2:20: the speed of NVIDIA_TESLA_K80 must be a positive number
2|   2 | NVIDIA_TESLA_K80 = "fast"
2|     |                    ^~~~~~
2|   such as 2.5
[2]
