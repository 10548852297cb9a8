# What is wrong with a sweep is said before anything is sent.

file tier.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[sweep.compute]
scale_tier = ["BASIC", "BASIC_GPUS"]
end

file many.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[sweep]
epochs = [1, 2, 3, 4]
layers = [1, 2, 3, 4]
max_jobs = 10
end

file zip.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[sweep]
epochs = [1, 2, 3]
layers = [1, 2]
zip = [["epochs", "layers"]]
end

file several.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[sweep]
epochs = []
max_jobs = 0
random = "all"
[sweep.compute]
regions = ["us-central1"]
end

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[sweep]
epochs = [1, 2]
end

$ mltrain submit tier.toml
2| mltrain: error: [sweep]: there is no scale tier "BASIC_GPUS"
2|   did you mean "BASIC_GPU"?
[2]
$ mltrain check tier.toml
2| mltrain: error: [sweep]: there is no scale tier "BASIC_GPUS"
2|   did you mean "BASIC_GPU"?
[2]
$ mltrain submit many.toml
2| mltrain: error: the sweep would be 16 jobs, and max_jobs is 10
2|   [sweep] max_jobs = 16, or only some by chance: random = 10
[5]
$ mltrain submit many.toml --dry-run --json
1| {"error": {"message": "the sweep would be 16 jobs, and max_jobs is 10", "hint": "[sweep] max_jobs = 16, or only some by chance: random = 10", "exit": 5, "complaints": []}}
[5]
$ mltrain submit zip.toml
2| mltrain: error: sweep.zip: "epochs" has 3 values and "layers" 2
2|   what goes together needs as many values each
[2]
$ mltrain submit several.toml
2| mltrain: error: several.toml:7:10: "epochs" is swept over a list of values
2|   7 | epochs = []
2|     |          ^~
2|   such as epochs = [1, 2]
2| mltrain: error: several.toml:9:10: "random" is swept over a list of values
2|   9 | random = "all"
2|     |          ^~~~~
2|   such as random = [1, 2]
2| mltrain: error: several.toml:11:1: "regions" is no key that can be swept
2|   11 | regions = ["us-central1"]
2|      | ^~~~~~~
2|   did you mean "region"?
[2]
$ mltrain submit job.toml --sweep epochs
2| mltrain: error: --sweep takes key=value,value,…, not "epochs"
2|   such as --sweep batch-size=64,128
[2]
$ mltrain submit job.toml --sweep scale_tier=BASIC,NOSUCH
2| mltrain: error: [sweep]: there is no scale tier "NOSUCH"
2|   one of: BASIC, STANDARD_1, PREMIUM_1, BASIC_GPU, BASIC_TPU, CUSTOM
[2]
$ mltrain submit job.toml job.toml
2| mltrain: error: "job.toml" has a [sweep], and a sweep goes alone
2|   mltrain submit job.toml
[2]
$ mltrain submit job.toml tier.toml --sweep epochs=1,2
2| mltrain: error: "job.toml" has a [sweep], and a sweep goes alone
2|   mltrain submit job.toml
[2]
$ mltrain submit job.toml --parallel 0
2| mltrain: error: --parallel is a number from 1 to 99, not "0"
[2]
$ mltrain list --sweep census
2| mltrain: error: there is no sweep "census"
2|   a sweep's name is what the names of its jobs begin with: mltrain list
[1]
$ mltrain submit job.toml --parallel 1
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project      my-project
2|   module_name  trainer.task
2|   packages     gs://my-bucket/p.tar.gz
2|   region       us-central1
2| sweep
2|   epochs  1, 2
2| cost of each
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst    $63.84
> gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=epochs=1,mltrain-id=00000000000000000000000000000012,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000007 --format=json -- --epochs 1
<missing
2| mltrain: error: not submitted: there is no gcloud on this machine; submitted: 0 of 2
2|   install it from https://cloud.google.com/sdk/docs/install, or train on this machine: --service local; the rest: mltrain submit --resume census_20261120_143000
[4]
$ mltrain list
1| JOB                         SERVICE    STATE    RAN  COST  SUBMITTED
1| census_20261120_143000_001  ml-engine  refused    -     -  0 s ago
[0]

# A name of the job file among the trainer's arguments may be a slip.
file slip.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[sweep]
scale_tier = ["BASIC", "BASIC_GPU"]
end
$ mltrain cost slip.toml --json
1| {"currency": "USD", "per_hour": "0.19", "units_per_hour": "0.3878", "unit_price": "0.49", "likely": null, "worst": {"seconds": 604800, "runs": 1, "path_seconds": 604800, "basis": "the service's own limit", "cost": "31.92", "cost_by_time": "31.92", "cost_by_units": "31.923696"}, "trials": null, "unpriced": null, "lines": [{"what": "BASIC", "per_hour": "0.19", "units_per_hour": "0.3878", "standing": "published", "price_date": "2019-11-04", "price_age_days": null, "source": "cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04", "unpriced": null}], "sweep": {"jobs": 2, "likely_cost": null, "worst_cost": "63.84"}}
[0]
$ mltrain submit slip.toml --dry-run
2| census_20261120_143000, 2 jobs on ml-engine, project my-project
2|   project      my-project
2|   module_name  trainer.task
2|   packages     gs://my-bucket/p.tar.gz
2|   region       us-central1
2| sweep
2|   scale_tier  BASIC, BASIC_GPU
2| cost of each
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| cost of 2 jobs
2|   likely  unknown
2|   worst    $63.84
2| note: "scale_tier" is swept as the trainer's argument --scale_tier; for the key of the job file: [sweep.compute]
1| gcloud ml-engine jobs submit training census_20261120_143000_001 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000016,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000014 --format=json -- --scale_tier BASIC
1| gcloud ml-engine jobs submit training census_20261120_143000_002 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000017,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000014 --format=json -- --scale_tier BASIC_GPU
[0]
