# A machine that was bought stands beside what can be rented: its price spread over its life, and its power.

file ../.config/mltrain/prices.toml
[owned_machine]
product         = "tower"
price           = 4_000
life_years      = 3
hours_per_month = 200
power_watts     = 500
price_per_kwh   = 0.30
vcpus           = 16
memory_gib      = 64
accelerator     = "NVIDIA_TESLA_T4"
as_of           = 2026-11-01
end
file job.toml
name         = "census"
project      = "my-project"
module_name  = "trainer.task"
packages     = ["gs://my-bucket/p.tar.gz"]
region       = "us-central1"
scale_tier   = "CUSTOM"
[master]
machine_type = "n1-standard-8"
accelerator  = { type = "NVIDIA_TESLA_T4", count = 1 }
[estimate]
duration = "12h"
end
$ mltrain compare job.toml --provider local
1|        PROVIDER   REGION       WHAT                 HOUR    RUN  SPOT   EVEN
1| 1   >  local                   tower             $0.7056  $8.47     -      -
1| 2  *   ml-engine  us-central1  n1-standard-8 (…  $0.7300  $8.76     -  192 h
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| EVEN: from so much use a month on, over 3 years, tower costs less ($4,000.00; power $0.15/h)
1| prices of local 2026-11-01, user
1|           ml-engine 2019-11-04, derived
[0]
$ mltrain compare job.toml --top 2
1|         PROVIDER   REGION       WHAT                 HOUR    RUN     SPOT   EVEN
1|  1  ~>  azure      US           NC4as_T4_v3       $0.5260  $6.31  $0.2100  296 h
1|  2  ~>  ec2        us-east-1    g4dn.xlarge       $0.5260  $6.31  $0.1578  296 h
1| 67  *   ml-engine  us-central1  n1-standard-8 (…  $0.7300  $8.76        -  192 h
1| 1342 more: --top 1345
1| *  now   ~  fewer vCPUs or less memory   >  the data would move, which costs as well
1| EVEN: from so much use a month on, over 3 years, tower costs less ($4,000.00; power $0.15/h)
1| prices of azure 2023-01-01, published
1|           ec2 2023-08-30, published
1|           ml-engine 2019-11-04, derived
[0]
$ mltrain compare job.toml --provider local --json
1| {"alternatives": [{"rank": 1, "provider": "local", "region": null, "what": "tower", "accelerator": "NVIDIA_TESLA_T4", "per_hour": "0.705555556", "spot_per_hour": null, "spot_per_hour_at_least": null, "run_seconds": 43200, "per_run": "8.466666672", "spot_per_run": null, "even_hours_per_month": null, "current": false, "smaller": false, "data_moves": true, "price_date": "2026-11-01", "standing": "user", "source": "prices.toml:1", "note": "$4000.00 over 7200 hours, and power for $0.15 an hour"}, {"rank": 2, "provider": "ml-engine", "region": "us-central1", "what": "n1-standard-8 (master) + NVIDIA_TESLA_T4 (master)", "accelerator": "NVIDIA_TESLA_T4", "per_hour": "0.73", "spot_per_hour": null, "spot_per_hour_at_least": null, "run_seconds": 43200, "per_run": "8.76", "spot_per_run": null, "even_hours_per_month": 191.58, "current": true, "smaller": false, "data_moves": false, "price_date": "2019-11-04", "standing": "derived", "source": "cloud.google.com/ml-engine/docs/pricing (edition with n1 machine types)", "note": null}], "owned_machine": {"product": "tower", "count": 1, "price": "4000.00", "power_per_hour": "0.15", "life_months": 36}, "speed_from_past_runs": 0, "of": 2, "currency": "USD"}
[0]
$ mltrain prices local tower
1| local, user, 2026-11-01 (19 days old)
1|   prices.toml:1
1|   $4000.00 over 7200 hours, and power for $0.15 an hour
1|   PRODUCT          PRICE
1|   tower, 1 T4  $0.7056/h
[0]
