# What the team's other ledgers submitted can be counted in the budget here, without becoming ours.

file ../.config/gcloud/configurations/config_default
[core]
project = my-project
end
file ../.config/mltrain/config.toml
[budget]
month = 200.00
[budget.labels]
"team=vision" = 150.00
end

at 2026-11-20T15:40:00Z
$ mltrain sync --team
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007", "team": "vision"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z"}]
1| of the team, counted in the budget:
1| JOB                     SERVICE    STATE    RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  running  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain list
2| no jobs yet: mltrain submit JOB_FILE
[0]
$ mltrain budget
1| BUDGET       SPENT  COMMITTED    LEFT    LIMIT
1| this month   $0.83    $138.61  $60.56  $200.00
1| team=vision  $0.83    $138.61  $10.56  $150.00
1| at this rate $1.27 by the end of 2026-11
1| counted: 0 jobs submitted in 2026-11 (UTC) from this machine,
1|   and 1 job of the team as mltrain sync --team saw them
[0]
$ mltrain sync
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007", "team": "vision"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T15:40:00Z"}]
1| of the team, counted in the budget:
1| JOB                     SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  succeeded  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain budget
1| BUDGET       SPENT  COMMITTED     LEFT    LIMIT
1| this month   $0.83      $0.00  $199.17  $200.00
1| team=vision  $0.83      $0.00  $149.17  $150.00
1| at this rate $1.27 by the end of 2026-11
1| counted: 0 jobs submitted in 2026-11 (UTC) from this machine,
1|   and 1 job of the team as mltrain sync --team saw them
[0]
$ mltrain sync --adopt
> gcloud ml-engine jobs list --project=my-project --format=json
< [{"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001", "mltrain-spec": "00000000000000000000000000000007", "team": "vision"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC_GPU"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T15:40:00Z"}]
1| adopted:
1| JOB                     SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  succeeded  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain list
1| JOB                     SERVICE    STATE      RAN   COST  SUBMITTED
1| census_20261120_143000  ml-engine  succeeded  1 h  $0.83  1 h 9 min ago
[0]
$ mltrain sync --adopt --team
2| mltrain: error: --adopt and --team exclude each other
2|   see --help
[2]
