# What cannot be read now is said once, with the cure where there is one, and read later: nothing is lost.

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
at 2026-11-20T14:31:00Z
$ mltrain logs latest
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
! ERROR: (gcloud.logging.read) Your current active account [me@example.com] does not have any valid credentials
2| mltrain: error: the log of census_20261120_143000 cannot be read: Your current active account [me@example.com] does not have any valid credentials
2|   gcloud auth login
[4]
$ mltrain logs latest
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
! ERROR: (gcloud.logging.read) PERMISSION_DENIED: Permission denied for all log views
2| mltrain: error: the log of census_20261120_143000 cannot be read: PERMISSION_DENIED: Permission denied for all log views
2|   ask the project's owner for the role; who you are: gcloud auth list
[1]
$ mltrain logs latest
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| mltrain: error: the log of census_20261120_143000 cannot be read: gcloud crashed (ConnectionError)
2|   again from there: mltrain logs census_20261120_143000
[1]
$ mltrain logs latest --json
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| {"error": {"message": "the log of census_20261120_143000 cannot be read: gcloud crashed (ConnectionError)", "hint": "again from there: mltrain logs census_20261120_143000", "exit": 1, "complaints": []}}
[1]
^C at 2026-11-20T14:32:30Z
$ mltrain logs latest --follow
2| 2026-11-20 14:31:00  census_20261120_143000  queued
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
2| 2026-11-20 14:30:30  census_20261120_143000  running
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}]
1| 2026-11-20 14:30:40  INFO     master-replica-0  epoch 1
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:40Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| 2026-11-20 14:31:05  census_20261120_143000  the log cannot be read: gcloud crashed (ConnectionError)
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:40Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:40Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
<[1]
! ERROR: (gcloud.logging.read) Your current active account [me@example.com] does not have any valid credentials
2| 2026-11-20 14:31:35  census_20261120_143000  the log cannot be read: Your current active account [me@example.com] does not have any valid credentials; gcloud auth login
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json [x 2]
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:40Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:31:30Z", "textPayload": "epoch 3"}]
1| 2026-11-20 14:30:50  INFO     master-replica-0  epoch 2
1| 2026-11-20 14:31:30  INFO     master-replica-0  epoch 3
2| 2026-11-20 14:32:15  census_20261120_143000  the log can be read again after 1 min 10 s; nothing was lost
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:29:30Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project [x 2]
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:31:30Z", "textPayload": "epoch 3"}]
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
2| stopped reading; census_20261120_143000 runs on
2|   come back:  mltrain logs census_20261120_143000 --follow --since 2026-11-20T14:31:30Z
[130]
