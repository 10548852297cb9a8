# A tuning job's trials: counted in the watch, and as a table, the best first. Each costs by its own time.

file job.toml
name            = "census"
project         = "my-project"
module_name     = "trainer.task"
packages        = ["gs://my-bucket/p.tar.gz"]
region          = "us-central1"
[estimate]
duration = "15m"
[hyperparameters]
goal                = "MAXIMIZE"
metric              = "accuracy"
max_trials          = 4
max_parallel_trials = 2
[hyperparameters.params]
lr        = { type = "DOUBLE", min = 0.001, max = 0.5 }
optimizer = { type = "CATEGORICAL", values = ["adam", "sgd"] }
end

$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project                              my-project               job.toml:2
2|   module_name                          trainer.task             job.toml:3
2|   packages                             gs://my-bucket/p.tar.gz  job.toml:4
2|   region                               us-central1              job.toml:5
2|   estimate.duration                    15m                      job.toml:7
2|   hyperparameters.goal                 MAXIMIZE                 job.toml:9
2|   hyperparameters.metric               accuracy                 job.toml:10
2|   hyperparameters.max_trials           4                        job.toml:11
2|   hyperparameters.max_parallel_trials  2                        job.toml:12
2|   hyperparameters.params.lr            DOUBLE 0.001 to 0.5      job.toml:14
2|   hyperparameters.params.optimizer     CATEGORICAL adam | sgd   job.toml:15
2| cost
2|   BASIC               $0.1900/h  1 master n1-standard-4
2|   likely  4 x 15 min      $0.19  estimate.duration, of each trial; 30 min in all
2|   worst   2 x 7 days     $63.84  the service's own limit; all at the same time
2|   4 trials, 2 at the same time; the time limit is that of all together
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": []}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:51:00Z
$ mltrain trials latest
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": [{"trialId": "1", "hyperparameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "finalMetric": {"objectiveValue": 0.71234567891, "trainingStep": "1000"}}, {"trialId": "2", "hyperparameters": {"lr": "0.1", "optimizer": "sgd"}, "state": "RUNNING", "startTime": "2026-11-20T14:35:10Z"}]}, "startTime": "2026-11-20T14:35:00Z"}
1|    TRIAL  STATE      ACCURACY  STEP         lr  optimizer          RAN   COST
1| *      1  succeeded  0.712346  1000  0.0310917       adam       15 min  $0.05
1|        2  running           -              0.1        sgd  15 min 50 s  $0.05
2| 1 of 4 trials done, 1 running; best accuracy 0.712346 (trial 1)
[0]
$ mltrain show latest
1| census_20261120_143000
1|   state      running
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 21 min ago
1|   ran        16 min
1|   trials     1 of 4 trials done, 1 running; best accuracy 0.712346 (trial 1)
1|   cost       $0.10
1|   projected  $0.19 for 30 min
1|   at worst   $63.84
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued: 0 of 4 trials done
1|   2026-11-20 14:51:00  seen running: 1 of 4 trials done, 1 running; best accuracy 0.712346 (trial 1)
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]
at 2026-11-20T14:54:00Z
$ mltrain watch latest
1| 2026-11-20 14:54:00  census_20261120_143000  running, seen 3 min ago
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "RUNNING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": [{"trialId": "1", "hyperparameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "finalMetric": {"objectiveValue": 0.71234567891, "trainingStep": "1000"}}, {"trialId": "2", "hyperparameters": {"lr": "0.1", "optimizer": "sgd"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:10Z", "endTime": "2026-11-20T14:52:00Z", "finalMetric": {"objectiveValue": 0.91, "trainingStep": "1200"}}, {"trialId": "3", "hyperparameters": {"lr": "0.05", "optimizer": "adam"}, "state": "RUNNING", "startTime": "2026-11-20T14:50:10Z"}, {"trialId": "4", "hyperparameters": {"lr": "0.5", "optimizer": "adam"}, "state": "FAILED", "startTime": "2026-11-20T14:52:10Z", "endTime": "2026-11-20T14:53:00Z"}]}, "startTime": "2026-11-20T14:35:00Z"}
1| 2026-11-20 14:54:00  census_20261120_143000  2 of 4 trials done, 1 running, 1 failed; best accuracy 0.91 (trial 2)
1| 2026-11-20 14:54:00  census_20261120_143000  63 % of the likely 30 min
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": [{"trialId": "1", "hyperparameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "finalMetric": {"objectiveValue": 0.71234567891, "trainingStep": "1000"}}, {"trialId": "2", "hyperparameters": {"lr": "0.1", "optimizer": "sgd"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:10Z", "endTime": "2026-11-20T14:52:00Z", "finalMetric": {"objectiveValue": 0.91, "trainingStep": "1200"}}, {"trialId": "3", "hyperparameters": {"lr": "0.05", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:50:10Z", "endTime": "2026-11-20T15:05:10Z", "finalMetric": {"objectiveValue": 0.85, "trainingStep": "900"}, "isTrialStoppedEarly": true}, {"trialId": "4", "hyperparameters": {"lr": "0.5", "optimizer": "adam"}, "state": "FAILED", "startTime": "2026-11-20T14:52:10Z", "endTime": "2026-11-20T14:53:00Z"}]}, "endTime": "2026-11-20T15:06:00Z", "startTime": "2026-11-20T14:35:00Z"}
1| census_20261120_143000 succeeded after 31 min
1|   3 of 4 trials done, 1 failed; best accuracy 0.91 (trial 2)
1|   cost $0.18, projected $0.19 (5 % less)
[0]
at 2026-11-20T15:06:10Z
$ mltrain trials latest
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": [{"trialId": "1", "hyperparameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "finalMetric": {"objectiveValue": 0.71234567891, "trainingStep": "1000"}}, {"trialId": "2", "hyperparameters": {"lr": "0.1", "optimizer": "sgd"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:10Z", "endTime": "2026-11-20T14:52:00Z", "finalMetric": {"objectiveValue": 0.91, "trainingStep": "1200"}}, {"trialId": "3", "hyperparameters": {"lr": "0.05", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:50:10Z", "endTime": "2026-11-20T15:05:10Z", "finalMetric": {"objectiveValue": 0.85, "trainingStep": "900"}, "isTrialStoppedEarly": true}, {"trialId": "4", "hyperparameters": {"lr": "0.5", "optimizer": "adam"}, "state": "FAILED", "startTime": "2026-11-20T14:52:10Z", "endTime": "2026-11-20T14:53:00Z"}]}, "endTime": "2026-11-20T15:06:00Z", "startTime": "2026-11-20T14:35:00Z"}
1|    TRIAL  STATE      ACCURACY  STEP         lr  optimizer          RAN   COST
1| *      2  succeeded      0.91  1200        0.1        sgd  16 min 50 s  $0.05
1|        3  succeeded      0.85   900       0.05       adam       15 min  $0.05  stopped early
1|        1  succeeded  0.712346  1000  0.0310917       adam       15 min  $0.05
1|        4  failed            -              0.5       adam         50 s  $0.03
2| 3 of 4 trials done, 1 failed; best accuracy 0.91 (trial 2)
[0]
$ mltrain trials latest --csv
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": [{"trialId": "1", "hyperparameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "finalMetric": {"objectiveValue": 0.71234567891, "trainingStep": "1000"}}, {"trialId": "2", "hyperparameters": {"lr": "0.1", "optimizer": "sgd"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:10Z", "endTime": "2026-11-20T14:52:00Z", "finalMetric": {"objectiveValue": 0.91, "trainingStep": "1200"}}, {"trialId": "3", "hyperparameters": {"lr": "0.05", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:50:10Z", "endTime": "2026-11-20T15:05:10Z", "finalMetric": {"objectiveValue": 0.85, "trainingStep": "900"}, "isTrialStoppedEarly": true}, {"trialId": "4", "hyperparameters": {"lr": "0.5", "optimizer": "adam"}, "state": "FAILED", "startTime": "2026-11-20T14:52:10Z", "endTime": "2026-11-20T14:53:00Z"}]}, "endTime": "2026-11-20T15:06:00Z", "startTime": "2026-11-20T14:35:00Z"}
1| trial,best,state,accuracy,step,lr,optimizer,started_at,ended_at,run_seconds,cost_usd,message
1| 2,true,succeeded,0.91,1200,0.1,sgd,2026-11-20T14:35:10Z,2026-11-20T14:52:00Z,1010,0.053833333,
1| 3,false,succeeded,0.85,900,0.05,adam,2026-11-20T14:50:10Z,2026-11-20T15:05:10Z,900,0.0475,stopped early
1| 1,false,succeeded,0.71234567891,1000,0.031091670409095423,adam,2026-11-20T14:35:00Z,2026-11-20T14:50:00Z,900,0.0475,
1| 4,false,failed,,,0.5,adam,2026-11-20T14:52:10Z,2026-11-20T14:53:00Z,50,0.031666667,
[0]
$ mltrain trials latest --json
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
< {"jobId": "census_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "trainingInput": {"region": "us-central1", "scaleTier": "BASIC", "hyperparameters": {"goal": "MAXIMIZE", "hyperparameterMetricTag": "accuracy", "maxTrials": 4, "maxParallelTrials": 2}}, "trainingOutput": {"isHyperparameterTuningJob": true, "trials": [{"trialId": "1", "hyperparameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:50:00Z", "finalMetric": {"objectiveValue": 0.71234567891, "trainingStep": "1000"}}, {"trialId": "2", "hyperparameters": {"lr": "0.1", "optimizer": "sgd"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:35:10Z", "endTime": "2026-11-20T14:52:00Z", "finalMetric": {"objectiveValue": 0.91, "trainingStep": "1200"}}, {"trialId": "3", "hyperparameters": {"lr": "0.05", "optimizer": "adam"}, "state": "SUCCEEDED", "startTime": "2026-11-20T14:50:10Z", "endTime": "2026-11-20T15:05:10Z", "finalMetric": {"objectiveValue": 0.85, "trainingStep": "900"}, "isTrialStoppedEarly": true}, {"trialId": "4", "hyperparameters": {"lr": "0.5", "optimizer": "adam"}, "state": "FAILED", "startTime": "2026-11-20T14:52:10Z", "endTime": "2026-11-20T14:53:00Z"}]}, "endTime": "2026-11-20T15:06:00Z", "startTime": "2026-11-20T14:35:00Z"}
1| {"job": "census_20261120_143000", "state": "succeeded", "metric": "accuracy", "goal": "MAXIMIZE", "max_trials": 4, "currency": "USD", "trials": [{"trial": "2", "best": true, "state": "succeeded", "service_state": "SUCCEEDED", "objective": 0.91, "step": 1200, "parameters": {"lr": "0.1", "optimizer": "sgd"}, "started_at": "2026-11-20T14:35:10Z", "ended_at": "2026-11-20T14:52:00Z", "run_seconds": 1010, "cost": "0.053833333", "message": null}, {"trial": "3", "best": false, "state": "succeeded", "service_state": "SUCCEEDED", "objective": 0.85, "step": 900, "parameters": {"lr": "0.05", "optimizer": "adam"}, "started_at": "2026-11-20T14:50:10Z", "ended_at": "2026-11-20T15:05:10Z", "run_seconds": 900, "cost": "0.0475", "message": "stopped early"}, {"trial": "1", "best": false, "state": "succeeded", "service_state": "SUCCEEDED", "objective": 0.71234567891, "step": 1000, "parameters": {"lr": "0.031091670409095423", "optimizer": "adam"}, "started_at": "2026-11-20T14:35:00Z", "ended_at": "2026-11-20T14:50:00Z", "run_seconds": 900, "cost": "0.0475", "message": null}, {"trial": "4", "best": false, "state": "failed", "service_state": "FAILED", "objective": null, "step": null, "parameters": {"lr": "0.5", "optimizer": "adam"}, "started_at": "2026-11-20T14:52:10Z", "ended_at": "2026-11-20T14:53:00Z", "run_seconds": 50, "cost": "0.031666667", "message": null}]}
[0]
$ mltrain show latest
1| census_20261120_143000
1|   state      succeeded
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 36 min 10 s ago
1|   ran        31 min
1|   trials     3 of 4 trials done, 1 failed; best accuracy 0.91 (trial 2)
1|   cost       $0.18 (-5 %)
1|   projected  $0.19 for 30 min
1|   at worst   $63.84
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  seen queued: 0 of 4 trials done
1|   2026-11-20 14:51:00  seen running: 1 of 4 trials done, 1 running; best accuracy 0.712346 (trial 1)
1|   2026-11-20 14:54:00  seen running: 2 of 4 trials done, 1 running, 1 failed; best accuracy 0.91 (trial 2)
1|   2026-11-20 14:54:05  seen succeeded: 3 of 4 trials done, 1 failed; best accuracy 0.91 (trial 2)
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]
$ mltrain list
1| JOB                     SERVICE    STATE         RAN          COST  SUBMITTED
1| census_20261120_143000  ml-engine  succeeded  31 min  $0.18 (-5 %)  36 min 10 s ago
[0]

# What cannot be asked for, and what the service does not tell.
$ mltrain trials latest --csv --json
1| {"error": {"message": "--csv and --json exclude each other", "hint": null, "exit": 2, "complaints": []}}
[2]
$ mltrain trials latest
> gcloud ml-engine jobs describe census_20261120_143000 --project=my-project --format=json
! ERROR: (gcloud.ml-engine.jobs.describe) PERMISSION_DENIED: no
<[1]
2| mltrain: error: PERMISSION_DENIED: no
2|   ask the project's owner for the role; who you are: gcloud auth list
[1]
