# On Vertex AI a log is kept under the service's own number of the job.

file job.toml
name         = "census"
service      = "vertex-ai"
project      = "my-project"
module_name  = "trainer.task"
packages     = ["gs://my-bucket/p.tar.gz"]
framework    = "pytorch 2.4"
region       = "us-central1"
[master]
machine_type = "n1-standard-4"
end

$ mltrain submit job.toml
2| census_20261120_143000 on vertex-ai, project my-project
2|   project              my-project               job.toml:3
2|   module_name          trainer.task             job.toml:4
2|   packages             gs://my-bucket/p.tar.gz  job.toml:5
2|   region               us-central1              job.toml:7
2|   framework            pytorch 2.4              job.toml:6
2|   master.machine_type  n1-standard-4            job.toml:9
2| cost
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   7 days             $36.71  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: pytorch 2.4 is not patched since 2025-07-24; Google promised its image until 2026-07-24, it may be gone
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai/platform/locations/us-central1/training/111?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:51:30Z
$ mltrain logs latest -f
2| 2026-11-20 14:51:30  census_20261120_143000  queued, seen 21 min 30 s ago
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:30:01.5Z", "startTime": "2026-11-20T14:30:20Z", "endTime": "2026-11-20T14:31:20Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
2| 2026-11-20 14:30:20  census_20261120_143000  running
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="111" AND timestamp>="2026-11-20T13:30:00Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project
< [{"insertId": "a", "logName": "projects/my-project/logs/workerpool0-0", "resource": {"labels": {"job_id": "111", "task_name": "workerpool0-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "111", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}]
1| 2026-11-20 14:30:40  INFO     workerpool0-0  epoch 1
1| 2026-11-20 14:30:40  INFO     workerpool0-0    loss 0.52
1| 2026-11-20 14:30:58  WARNING  worker-replica-1  \x1b[31mslow\x1b[0m input: \u202e통계
> gcloud logging read 'resource.type=("ml_job" OR "cloudml_job") AND resource.labels.job_id="111" AND timestamp>="2026-11-20T14:28:58.250Z"' --order=asc --limit=4000 '--format=json(timestamp,insertId,severity,logName,resource.labels.job_id,resource.labels.task_name,labels.task_name,labels."ml.googleapis.com/task_name",textPayload,jsonPayload,protoPayload)' --project=my-project [x 2]
< [{"insertId": "a", "logName": "projects/my-project/logs/workerpool0-0", "resource": {"labels": {"job_id": "111", "task_name": "workerpool0-0"}}, "severity": "INFO", "timestamp": "2026-11-20T14:30:40Z", "textPayload": "epoch 1\n  loss 0.52\n"}, {"insertId": "b", "logName": "projects/my-project/logs/worker-replica-1", "resource": {"labels": {"job_id": "111", "task_name": "worker-replica-1"}}, "severity": "WARNING", "timestamp": "2026-11-20T14:30:58.25Z", "jsonPayload": {"message": "\u001b[31mslow\u001b[0m input: \u202e\ud1b5\uacc4", "levelname": "WARNING"}}]
2| census_20261120_143000 succeeded after 1 min, 20 min 25 s ago
2|   cost <$0.01
[0]
