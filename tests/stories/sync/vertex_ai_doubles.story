# Of the jobs with one label the first is the job, whoever looks and whenever it is seen.

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
[limits]
max_duration = "1h"
end

# Reads lagged when the job was submitted, and only the second was seen: it is the second that is cancelled.
$ mltrain submit job.toml
2| census_20261120_143000 on vertex-ai, project my-project
2|   project              my-project               job.toml:3
2|   module_name          trainer.task             job.toml:4
2|   packages             gs://my-bucket/p.tar.gz  job.toml:5
2|   region               us-central1              job.toml:7
2|   framework            pytorch 2.4              job.toml:6
2|   master.machine_type  n1-standard-4            job.toml:9
2|   limits.max_duration  1h                       job.toml:11
2| cost
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   1 h                 $0.22  limits.max_duration
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: pytorch 2.4 is not patched since 2025-07-24; Google promised its image until 2026-07-24, it may be gone
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai/platform/locations/us-central1/training/222?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:40:00Z
$ mltrain sync
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/222 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
> gcloud ai hp-tuning-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< []
> gcloud ai custom-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}, {"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}]
> gcloud ai custom-jobs cancel projects/123456789012/locations/us-central1/customJobs/222 --project=my-project --format=json
<
1| changed:
1| JOB                     SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000  vertex-ai  succeeded    -  $0.00  10 min ago
2| mltrain: gcloud made census_20261120_143000 twice; the second is cancelled: projects/123456789012/locations/us-central1/customJobs/222
[1]
# The clock of this machine runs two hours slow, and the create failed in the end: its jobs are its own all the same.
at 2026-11-20T14:50:00Z
$ mltrain submit job.toml
2| census_20261120_145000 on vertex-ai, project my-project
2|   project              my-project               job.toml:3
2|   module_name          trainer.task             job.toml:4
2|   packages             gs://my-bucket/p.tar.gz  job.toml:5
2|   region               us-central1              job.toml:7
2|   framework            pytorch 2.4              job.toml:6
2|   master.machine_type  n1-standard-4            job.toml:9
2|   limits.max_duration  1h                       job.toml:11
2| cost
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   1 h                 $0.22  limits.max_duration
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: pytorch 2.4 is not patched since 2025-07-24; Google promised its image until 2026-07-24, it may be gone
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_145000 --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_145000.00000000.json --format=json
<[1]
! ERROR: gcloud crashed (ReadTimeout): None
2| mltrain: gcloud crashed (ReadTimeout); asking whether the job exists
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000002 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/333", "displayName": "census_20261120_145000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T16:50:04Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}, {"name": "projects/123456789012/locations/us-central1/customJobs/444", "displayName": "census_20261120_145000", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T16:50:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}]
> gcloud ai custom-jobs cancel projects/123456789012/locations/us-central1/customJobs/333 --project=my-project --format=json
<
2| mltrain: gcloud made census_20261120_145000 twice; the second is cancelled: projects/123456789012/locations/us-central1/customJobs/333
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000002 --project=my-project --format=json [x 3]
< [{"name": "projects/123456789012/locations/us-central1/customJobs/333", "displayName": "census_20261120_145000", "state": "JOB_STATE_CANCELLED", "createTime": "2026-11-20T16:50:04Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}, {"name": "projects/123456789012/locations/us-central1/customJobs/444", "displayName": "census_20261120_145000", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T16:50:01Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}]
1| census_20261120_145000 submitted
1|   https://console.cloud.google.com/ai/platform/locations/us-central1/training/444?project=my-project
2| next:
2|   mltrain watch census_20261120_145000
2|   mltrain show census_20261120_145000
2|   mltrain cancel census_20261120_145000
[0]
# It was believed to be absent; where it is, is written down, so that it can be cancelled.
at 2026-11-20T15:10:00Z
$ mltrain submit job.toml
2| census_20261120_151000 on vertex-ai, project my-project
2|   project              my-project               job.toml:3
2|   module_name          trainer.task             job.toml:4
2|   packages             gs://my-bucket/p.tar.gz  job.toml:5
2|   region               us-central1              job.toml:7
2|   framework            pytorch 2.4              job.toml:6
2|   master.machine_type  n1-standard-4            job.toml:9
2|   limits.max_duration  1h                       job.toml:11
2| cost
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   1 h                 $0.22  limits.max_duration
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: pytorch 2.4 is not patched since 2025-07-24; Google promised its image until 2026-07-24, it may be gone
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_151000 --labels=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_151000.00000000.json --format=json
<[1]
! ERROR: gcloud crashed (ReadTimeout): None
2| mltrain: gcloud crashed (ReadTimeout); asking whether the job exists
> gcloud ai custom-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000003 --project=my-project --format=json [x 5]
< []
2| mltrain: error: not submitted: gcloud crashed (ReadTimeout)
2|   nothing was created; submit it again
[1]
at 2026-11-20T15:20:00Z
$ mltrain sync
> gcloud ai hp-tuning-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< []
> gcloud ai custom-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/555", "displayName": "census_20261120_151000", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T15:10:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}]
1| settled:
1| JOB                     SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_151000  vertex-ai  running    -  $0.00  10 min ago
[0]
$ mltrain cancel latest --async
> gcloud ai custom-jobs cancel projects/123456789012/locations/us-central1/customJobs/555 --project=my-project --format=json
<
> gcloud ai custom-jobs describe projects/123456789012/locations/us-central1/customJobs/555 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/customJobs/555", "displayName": "census_20261120_151000", "state": "JOB_STATE_CANCELLING", "createTime": "2026-11-20T15:10:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
1| census_20261120_151000 was asked to end, and is cancelling still; mltrain watch census_20261120_151000 sees it end
[0]
