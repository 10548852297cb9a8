# A lost laptop loses nothing: jobs with our label that no ledger knows are listed with their cost, and adopted.

file ../.config/gcloud/configurations/config_default
[core]
project = my-project
end

at 2026-11-20T15:40:00Z
$ mltrain sync
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z"}, {"jobId": "of_somebody_else", "state": "RUNNING"}]
1| in no ledger here:
1| JOB                     SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  running  1 h  $0.83  1 h 9 min ago
2| mltrain sync --adopt writes them into the ledger, --team only counts their cost
[0]
$ mltrain sync --adopt
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z"}]
1| adopted:
1| JOB                     SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  running  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain list
1| JOB                     SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  running  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain show latest
1| census_20261120_143000
1|   state      running
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:01, 1 h 9 min ago
1|   ran        1 h
1|   cost       $0.83
1|   at worst   $139.44
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 15:40:00  adopt accepted
1|   2026-11-20 15:40:00  seen running
[0]
$ mltrain sync
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T15:40:00Z", "trainingOutput": {"consumedMLUnits": 1.69}}
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z"}]
1| changed:
1| JOB                     SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  succeeded  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain sync --json
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z"}]
1| {"settled": [], "changed": [], "unsettled": [], "strangers": [], "team": [], "adopted": false, "troubles": []}
[0]
