# A log is followed until the job has ended and nothing more comes; a late line is put where it belongs, and what the
# job was last is said behind the last line.

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
$ mltrain logs latest --follow
2| 2026-11-20 14:31:00  census_20261120_143000  queued
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
2| 2026-11-20 14:30:30  census_20261120_143000  running
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}]
1| 2026-11-20 14:30:40  INFO     master-replica-0  epoch 1
1| 2026-11-20 14:30:40  INFO     master-replica-0    loss 0.52
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z"}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:58.250Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}]
1| 2026-11-20 14:30:50  INFO     master-replica-0  epoch 2
1| 2026-11-20 14:30:58  WARNING  worker-replica-1  \x1b[31mslow\x1b[0m input: \u202e통계
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:58.250Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}]
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "FAILED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:30:30Z", "endTime": "2026-11-20T14:31:12Z", "errorMessage": "The replica master 0 exited with a non-zero status of 1."}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:28:58.250Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}]
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:29:09.123456789Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}, {"insertId": "d", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "DEBUG", "timestamp": "2026-11-20T14:31:11Z", "jsonPayload": {"step": 7, "loss": 0.25}}]
1| 2026-11-20 14:31:09  ERROR    master-replica-0  Traceback (most recent call last):
1| 2026-11-20 14:31:09  ERROR    master-replica-0    File "task.py", line 3
1| 2026-11-20 14:31:09  ERROR    master-replica-0  ValueError: no data
1| 2026-11-20 14:31:11  DEBUG    master-replica-0  {"step": 7, "loss": 0.25}
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:29:11Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}, {"insertId": "d", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "DEBUG", "timestamp": "2026-11-20T14:31:11Z", "jsonPayload": {"step": 7, "loss": 0.25}}]
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T14:29:11Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}, {"insertId": "d", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "DEBUG", "timestamp": "2026-11-20T14:31:11Z", "jsonPayload": {"step": 7, "loss": 0.25}}]
2| census_20261120_143000 failed after 42 s: The replica master 0 exited with a non-zero status of 1.
2|   cost $0.03
[3]
at 2026-11-20T16:00:00Z
$ mltrain logs latest --follow
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "late", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:50Z", "textPayload": "epoch 2"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}, {"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}, {"insertId": "d", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "DEBUG", "timestamp": "2026-11-20T14:31:11Z", "jsonPayload": {"step": 7, "loss": 0.25}}]
1| 2026-11-20 14:30:40  INFO     master-replica-0  epoch 1
1| 2026-11-20 14:30:40  INFO     master-replica-0    loss 0.52
1| 2026-11-20 14:30:50  INFO     master-replica-0  epoch 2
1| 2026-11-20 14:30:58  WARNING  worker-replica-1  \x1b[31mslow\x1b[0m input: \u202e통계
1| 2026-11-20 14:31:09  ERROR    master-replica-0  Traceback (most recent call last):
1| 2026-11-20 14:31:09  ERROR    master-replica-0    File "task.py", line 3
1| 2026-11-20 14:31:09  ERROR    master-replica-0  ValueError: no data
1| 2026-11-20 14:31:11  DEBUG    master-replica-0  {"step": 7, "loss": 0.25}
2| census_20261120_143000 failed after 42 s, 1 h 28 min ago: The replica master 0 exited with a non-zero status of 1.
2|   cost $0.03
[3]
$ mltrain logs latest -f --json
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="census_20261120_143000" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "c", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "ERROR", "timestamp": "2026-11-20T14:31:09.123456789Z", "textPayload": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}, {"insertId": "d", "logName": "projects/my-project/logs/master-replica-0", "resource": {"labels": {"job_id": "census_20261120_143000", "task_name": "master-replica-0"}}, "severity": "DEBUG", "timestamp": "2026-11-20T14:31:11Z", "jsonPayload": {"step": 7, "loss": 0.25}}]
1| {"event": "log", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "at": "2026-11-20T14:31:09.123456789Z", "level": "ERROR", "task": "master-replica-0", "insert_id": "c", "text": "Traceback (most recent call last):\n  File \"task.py\", line 3\nValueError: no data"}
1| {"event": "log", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "at": "2026-11-20T14:31:11Z", "level": "DEBUG", "task": "master-replica-0", "insert_id": "d", "text": "{\"step\": 7, \"loss\": 0.25}"}
1| {"event": "over", "at": "2026-11-20T14:31:12Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "state": "failed", "service_state": "FAILED", "message": "The replica master 0 exited with a non-zero status of 1.", "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:31:12Z", "started_at": "2026-11-20T14:30:30Z", "ended_at": "2026-11-20T14:31:12Z", "run_seconds": 42, "cost": "0.031666667", "projected_cost": null, "worst_cost": "31.92", "projection_error_percent": null, "trials": null, "currency": "USD"}
[3]
