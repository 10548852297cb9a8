# On Vertex AI a submission is two questions: the create, and the list that proves that there is one job. From then on
# the service's own number of it is what is asked about.

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
at 2026-11-20T15:00:00Z
$ mltrain watch latest
1| 2026-11-20 15:00:00  census_20261120_143000  queued, seen 30 min ago
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:35:00Z"}
1| 2026-11-20 14:35:00  census_20261120_143000  running
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_FAILED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T15:05:00Z", "error": {"code": 3, "message": "The replica workerpool0-0 exited with a non-zero status of 1."}}
1| census_20261120_143000 failed after 30 min: The replica workerpool0-0 exited with a non-zero status of 1.
1|   cost $0.11
[3]
$ mltrain show latest
1| census_20261120_143000
1|   state      failed: The replica workerpool0-0 exited with a non-zero status of 1.
1|   service    vertex-ai
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 30 min 5 s ago
1|   ran        30 min
1|   cost       $0.11
1|   at worst   $36.71
1|   address    https://console.cloud.google.com/ai/platform/locations/us-central1/training/111?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="111"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  settle accepted
1|   2026-11-20 14:30:00  seen queued
1|   2026-11-20 15:00:00  seen running
1|   2026-11-20 15:00:05  seen failed: The replica workerpool0-0 exited with a non-zero status of 1.
1| command
1|   gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]
$ mltrain sync
> gcloud ai hp-tuning-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< []
> gcloud ai custom-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_FAILED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
2| all is settled
[0]
