# A line that breaks the answer is told as a gap, and all around it is told.

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

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:51:00Z
$ mltrain logs latest
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=1000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=250 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=62 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=15 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=3 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=1 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=1 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name")' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z"}]
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=1 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "jsonPayload":
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z" AND insertId!="a"' --order=asc --limit=1 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:45Z", "textPayload": "epoch 2"}]
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:30:45Z" AND insertId!="a"' --order=asc --limit=4 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:45Z", "textPayload": "epoch 2"}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:46Z", "textPayload": "epoch 3"}]
1| 2026-11-20 14:30:40  master-replica-0  gap: a line could not be read
1| 2026-11-20 14:30:45  INFO     master-replica-0  epoch 2
1| 2026-11-20 14:30:46  INFO     master-replica-0  epoch 3
[0]
