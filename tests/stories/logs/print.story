# The log of a job, once: lines of several machines and kinds, doubled by the service, with nothing in them that a
# terminal obeys.

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
at 2026-11-20T14:31:13Z
$ mltrain logs latest
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}, {"insertId": "d", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "DEBUG", "timestamp": "2026-11-20T14:31:11Z", "jsonPayload": {"step": 7, "loss": 0.25}}, {"insertId": "e", "logName": "projects/my-project/logs/", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": ""}}, "severity": "CRITICAL", "timestamp": "2026-11-20T14:31:12Z", "protoPayload": {"@type": "type.googleapis.com/google.protobuf.Empty"}}, {"insertId": "e", "logName": "projects/my-project/logs/", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": ""}}, "severity": "CRITICAL", "timestamp": "2026-11-20T14:31:12Z", "protoPayload": {"@type": "type.googleapis.com/google.protobuf.Empty"}}]
1| 2026-11-20 14:30:40  INFO     master-replica-0  epoch 1
1| 2026-11-20 14:30:40  INFO     master-replica-0    loss 0.52
1| 2026-11-20 14:30:58  WARNING  worker-replica-1  \x1b[31mslow\x1b[0m input: \u202e통계
1| 2026-11-20 14:31:09  ERROR    master-replica-0  Traceback (most recent call last):
1| 2026-11-20 14:31:09  ERROR    master-replica-0    File "task.py", line 3
1| 2026-11-20 14:31:09  ERROR    master-replica-0  ValueError: no data
1| 2026-11-20 14:31:11  DEBUG    master-replica-0  {"step": 7, "loss": 0.25}
1| 2026-11-20 14:31:12  CRITICAL  {"@type": "type.googleapis.com/google.protobuf.Empty"}
[0]
$ mltrain logs census --json
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}]
1| {"event": "log", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "at": "2026-11-20T14:30:40Z", "level": "INFO", "task": "master-replica-0", "insert_id": "a", "text": "epoch 1\n  loss 0.52\n"}
1| {"event": "log", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "at": "2026-11-20T14:30:58.250Z", "level": "WARNING", "task": "worker-replica-1", "insert_id": "b", "text": "\u001b[31mslow\u001b[0m input: \u202e통계"}
1| {"event": "log", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "at": "2026-11-20T14:31:09.123456789Z", "level": "ERROR", "task": "master-replica-0", "insert_id": "c", "text": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}
[0]
$ mltrain logs latest --since 10s --level error
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND severity>=ERROR AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:31:03Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}]
1| 2026-11-20 14:31:09  ERROR    master-replica-0  Traceback (most recent call last):
1| 2026-11-20 14:31:09  ERROR    master-replica-0    File "task.py", line 3
1| 2026-11-20 14:31:09  ERROR    master-replica-0  ValueError: no data
[0]
$ mltrain logs latest --since '2026-11-20 14:31:00' --level ERROR
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND severity>=ERROR AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:31:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< []
2| census_20261120_143000 has no such lines in its log yet
[0]
$ mltrain logs latest --since 2026-11-20T23:31:00.5+09:00
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:31:00.500Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< []
2| census_20261120_143000 has no such lines in its log yet
[0]
$ mltrain logs latest
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< []
2| census_20261120_143000 has no lines in its log yet
[0]
$ mltrain show latest
1| census_20261120_143000
1|   state      queued
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 1 min 13 s ago
1|   ran        -
1|   cost       $0.00
1|   at worst   $31.92
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
[0]
