# Twelve hours of BASIC_GPU in Asia Pacific, by both formulas, with the prices of then and of today.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

$ mltrain cost job.toml --set region=asia-east1 --set scale_tier=basic-gpu --set estimate.duration=12h --prices-as-of 2018-06-01
1| census on ml-engine in asia-east1
1|   BASIC_GPU       $1.36/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
1|   likely  12 h     $16.29  estimate.duration
1|   worst   7 days  $228.11  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($1.3578 / 60) x 720 min = $16.2936
1|   training units  (2.5144 units x $0.54 / 60) x 720 min = $16.2933
1|   prices of 2018-01-01, published: quoted from cloud.google.com/ml-engine/docs/pricing in a public blog post of 2018; equals 1.46 x Compute Engine list price
[0]
$ mltrain cost job.toml --set region=asia-east1 --set scale_tier=basic-gpu --set estimate.duration=12h --prices-as-of 2018-06-01 --unit-price 0.49
1| census on ml-engine in asia-east1
1|   BASIC_GPU       $1.23/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
1|   likely  12 h     $14.78  estimate.duration
1|   worst   7 days  $206.99  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($1.3578 / 60) x 720 min = $16.2936
1|   training units  (2.5144 units x $0.49 / 60) x 720 min = $14.7847
1|   prices of 2018-01-01, published: quoted from cloud.google.com/ml-engine/docs/pricing in a public blog post of 2018; equals 1.46 x Compute Engine list price
[0]
$ mltrain cost job.toml --set region=asia-east1 --set scale_tier=basic-gpu --set estimate.duration=12h
1| census on ml-engine in asia-east1
1|   BASIC_GPU       $0.9300/h  1 master n1-standard-8 + NVIDIA_TESLA_K80; derived price
1|   likely  12 h       $11.16  estimate.duration
1|   worst   7 days    $156.24  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($0.93 / 60) x 720 min = $11.1600
1|   training units  (1.7222 units x $0.54 / 60) x 720 min = $11.1599
1|   prices of 2019-11-04, derived: Compute Engine list price
[0]
$ mltrain cost job.toml --set region=asia-east1 --set scale_tier=basic-gpu --set estimate.duration=12h --prices-as-of 2017-01-01
1| census on ml-engine in asia-east1
1|   BASIC_GPU       unpriced  the first known price of BASIC_GPU is of 2018-01-01
1|   likely  12 h    unpriced  estimate.duration
1|   worst   7 days  unpriced  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
[0]
$ mltrain cost job.toml --set region=asia-east1 --set scale_tier=basic-gpu --set estimate.duration=12h --prices-as-of 2018-06-01 --json
1| {"currency": "USD", "per_hour": "1.3578", "units_per_hour": "2.5144", "unit_price": "0.54", "likely": {"seconds": 43200, "runs": 1, "path_seconds": 43200, "basis": "estimate.duration", "cost": "16.2936", "cost_by_time": "16.2936", "cost_by_units": "16.293312"}, "worst": {"seconds": 604800, "runs": 1, "path_seconds": 604800, "basis": "the service's own limit", "cost": "228.1104", "cost_by_time": "228.1104", "cost_by_units": "228.106368"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC_GPU", "per_hour": "1.3578", "units_per_hour": "2.5144", "standing": "published", "price_date": "2018-01-01", "price_age_days": null, "source": "quoted from cloud.google.com/ml-engine/docs/pricing in a public blog post of 2018; equals 1.46 x Compute Engine list price", "unpriced": null}]}
[0]
$ mltrain cost job.toml --prices-as-of yesterday
2| mltrain: error: "yesterday" is no date
2|   such as --prices-as-of 2018-06-01
[2]
