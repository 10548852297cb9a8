# What gcloud made twice, and nobody knew of, is told by the watch that finds it, also when it cannot be cancelled.
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
<timeout
2| mltrain: gcloud did not answer in time; asking whether the job exists
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json [x 5]
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
2| mltrain: error: it is not known whether census_20261120_143000 exists: gcloud did not answer in time
2|   do not submit again; mltrain watch census_20261120_143000 asks
[7]
at 2026-11-20T14:40:00Z
$ mltrain watch latest
1| 2026-11-20 14:40:00  census_20261120_143000  unsettled
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}, {"name": "projects/123456789012/locations/us-central1/customJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
> gcloud ai custom-jobs cancel projects/123456789012/locations/us-central1/customJobs/222 --project=my-project --format=json
<[1]
! ERROR: (gcloud.ai.custom-jobs.cancel) PERMISSION_DENIED: Permission 'aiplatform.customJobs.cancel' denied.
2| mltrain: gcloud made census_20261120_143000 twice, and the second cannot be cancelled (PERMISSION_DENIED: Permission 'aiplatform.customJobs.cancel' denied.): projects/123456789012/locations/us-central1/customJobs/222
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_SUCCEEDED", "startTime": "2026-11-20T14:31:00Z", "endTime": "2026-11-20T14:41:00Z", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| 2026-11-20 14:31:00  census_20261120_143000  running
1| census_20261120_143000 succeeded after 10 min
1|   cost $0.04
[0]
