# Four jobs of two services are watched with one list for each; contact to a place is lost once for all its jobs.

$ mltrain sync --adopt --project my-project --region us-central1
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_a", "state": "QUEUED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}, {"jobId": "census_b", "state": "QUEUED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}]
> gcloud ai hp-tuning-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< []
> gcloud ai custom-jobs list --region=us-central1 '--filter=labels.mltrain-id:*' --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "flowers_a", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}, {"name": "projects/123456789012/locations/us-central1/customJobs/112", "displayName": "flowers_b", "state": "JOB_STATE_QUEUED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}}]
1| adopted:
1| JOB        SERVICE    STATE   RAN      COST  SUBMITTED
1| census_a   ml-engine  queued    -  unpriced  30 min ago
1| census_b   ml-engine  queued    -  unpriced  30 min ago
1| flowers_a  vertex-ai  queued    -  unpriced  30 min ago
1| flowers_b  vertex-ai  queued    -  unpriced  30 min ago
[0]
$ mltrain watch
1| 2026-11-20 14:30:00  flowers_b  queued
1| 2026-11-20 14:30:00  flowers_a  queued
1| 2026-11-20 14:30:00  census_b  queued
1| 2026-11-20 14:30:00  census_a  queued
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_a", "state": "RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:10:00Z"}, {"jobId": "census_b", "state": "RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:10:00Z"}]
1| 2026-11-20 14:10:00  census_b  running
1| 2026-11-20 14:10:00  census_a  running
> gcloud ai custom-jobs list --region=us-central1 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "flowers_a", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:10:00Z"}, {"name": "projects/123456789012/locations/us-central1/customJobs/112", "displayName": "flowers_b", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:10:00Z"}]
1| 2026-11-20 14:10:00  flowers_b  running
1| 2026-11-20 14:10:00  flowers_a  running
> gcloud ml-engine jobs list --project=my-project --format=json
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
> gcloud ai custom-jobs list --region=us-central1 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "flowers_a", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:10:00Z"}, {"name": "projects/123456789012/locations/us-central1/customJobs/112", "displayName": "flowers_b", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:10:00Z"}]
> gcloud ml-engine jobs list --project=my-project --format=json
<[1]
! ERROR: gcloud crashed (ConnectionError): ('Connection aborted.', RemoteDisconnected('Remote end closed connection without response'))
1| 2026-11-20 14:30:05  2 jobs on ml-engine, project my-project  contact lost: gcloud crashed (ConnectionError); last known: 2 running
> gcloud ai custom-jobs list --region=us-central1 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "flowers_a", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:10:00Z"}, {"name": "projects/123456789012/locations/us-central1/customJobs/112", "displayName": "flowers_b", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:10:00Z"}]
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_a", "state": "RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:10:00Z"}, {"jobId": "census_b", "state": "RUNNING", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:10:00Z"}]
1| 2026-11-20 14:30:17  2 jobs on ml-engine, project my-project  contact regained after 12 s
> gcloud ai custom-jobs list --region=us-central1 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/customJobs/111", "displayName": "flowers_a", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-20T14:10:00Z", "endTime": "2026-11-20T14:30:20Z"}, {"name": "projects/123456789012/locations/us-central1/customJobs/112", "displayName": "flowers_b", "state": "JOB_STATE_FAILED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000004"}, "startTime": "2026-11-20T14:10:00Z", "endTime": "2026-11-20T14:30:20Z", "error": {"code": 3, "message": "The replica workerpool0-0 exited with a non-zero status of 1."}}]
1| flowers_b failed after 20 min 20 s: The replica workerpool0-0 exited with a non-zero status of 1.
1|   cost unpriced
1| flowers_a succeeded after 20 min 20 s
1|   cost unpriced
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_a", "state": "SUCCEEDED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:10:00Z", "endTime": "2026-11-20T14:30:25Z"}, {"jobId": "census_b", "state": "CANCELLED", "createTime": "2026-11-20T14:00:00Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}, "startTime": "2026-11-20T14:10:00Z", "endTime": "2026-11-20T14:30:25Z"}]
1| census_b cancelled after 20 min 25 s
1|   cost unpriced
1| census_a succeeded after 20 min 25 s
1|   cost unpriced
1| 4 jobs: 2 succeeded, 1 failed, 1 cancelled
[3]
