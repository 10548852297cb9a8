# With --logs a watch tells what a job writes, too, each line once; those that come late are still fetched after its end.

file job.toml
name        = "census"
project     = "my-project"
module_name = "trainer.task"
packages    = ["gs://my-bucket/p.tar.gz"]
region      = "us-central1"
[limits]
max_duration = "10h"
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   limits.max_duration  10h                      job.toml:7
2| cost
2|   BASIC         $0.1900/h  1 master n1-standard-4
2|   likely          unknown  say it: [estimate] duration = "90m"
2|   worst   10 h      $1.90  limits.max_duration
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:31:00Z
$ mltrain watch latest --logs
1| 2026-11-20 14:31:00  census_20261120_143000  queued
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
1| 2026-11-20 14:30:30  census_20261120_143000  running
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}]
1| 2026-11-20 14:30:40  INFO     master-replica-0  epoch 1
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:40Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}]
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z", "endTime": "2026-11-20T14:31:12Z"}
1| census_20261120_143000 succeeded after 42 s
1|   cost $0.03
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:40Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}, {"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:31:10Z", "textPayload": "epoch 2"}]
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:29:10Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}, {"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:31:10Z", "textPayload": "epoch 2"}]
1| 2026-11-20 14:31:10  INFO     master-replica-0  epoch 2
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:29:10Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}, {"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:31:10Z", "textPayload": "epoch 2"}]
[0]
