# A mistake in config.toml keeps nobody from ending what costs money: it is told, and what looks after jobs goes on.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project      my-project               job.toml:2
2|   module_name  trainer.task             job.toml:3
2|   packages     gs://my-bucket/p.tar.gz  job.toml:4
2|   region       us-central1              job.toml:5
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
file ../.config/mltrain/config.toml
[budget]
month = "500"
end
$ mltrain submit job.toml --again
2| mltrain: error: /home/me/.config/mltrain/config.toml:2:9: "budget.month" must be a number of US dollars
2|   2 | month = "500"
2|     |         ^~~~~
2|   such as 500.00
[2]
$ mltrain cancel latest
2| mltrain: warning: /home/me/.config/mltrain/config.toml is left out, with its on_event and budget
2| mltrain: error: /home/me/.config/mltrain/config.toml:2:9: "budget.month" must be a number of US dollars
2|   2 | month = "500"
2|     |         ^~~~~
2|   such as 500.00
> gcloud ml-engine jobs cancel census_20261120_143000 --project=my-project --format=json
<
2| census_20261120_143000 was asked to end; waiting (Ctrl-C ends only the waiting)
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "CANCELLED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "endTime": "2026-11-20T14:31:00Z"}
1| census_20261120_143000 cancelled
1|   cost $0.00
[0]
