# The network was cut: whether the job exists only the list can tell, and not before reads have caught up.

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
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| mltrain: gcloud crashed (ConnectionError); asking whether the job exists
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json
< []
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json [x 3]
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai/platform/locations/us-central1/training/111?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain cancel latest --async
> gcloud ai custom-jobs cancel projects/123456789012/locations/us-central1/customJobs/111 --project=my-project --format=json
<
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_CANCELLING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 was asked to end, and is cancelling still; mltrain watch census_20261120_143000 sees it end
[0]
$ mltrain submit job.toml --again
2| census_20261120_143010 on vertex-ai, project my-project
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
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143010 --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143010.00000000.json --format=json
<[1]
! ERROR: (gcloud.ai.custom-jobs.create) PERMISSION_DENIED: Vertex AI API has not been used in project my-project before or it is disabled. reason: SERVICE_DISABLED service: aiplatform.googleapis.com
2| mltrain: error: not submitted: PERMISSION_DENIED: Vertex AI API has not been used in project my-project before or it is disabled. reason: SERVICE_DISABLED service: aiplatform.googleapis.com
2|   gcloud services enable aiplatform.googleapis.com
[1]
