# On Vertex AI a trial that reports nothing is infeasible, and a parameter is there only where its condition holds.

file job.toml
name         = "census"
service      = "vertex-ai"
project      = "my-project"
module_name  = "trainer.task"
packages     = ["gs://my-bucket/p.tar.gz"]
framework    = "scikit-learn 1.6"
region       = "us-central1"
[master]
machine_type = "n1-standard-4"
[limits]
max_duration = "20m"
[hyperparameters]
goal       = "MINIMIZE"
metric     = "loss"
max_trials = 3
[hyperparameters.params]
layers  = { type = "INTEGER", min = 1, max = 8 }
kind    = { type = "CATEGORICAL", values = ["deep", "wide"] }
dropout = { type = "DOUBLE", min = 0, max = 0.9, parent = "kind", parent_values = ["deep"] }
end

$ mltrain submit job.toml
2| census_20261120_143000 on vertex-ai, project my-project
2|   project                         my-project                        job.toml:3
2|   module_name                     trainer.task                      job.toml:4
2|   packages                        gs://my-bucket/p.tar.gz           job.toml:5
2|   region                          us-central1                       job.toml:7
2|   framework                       scikit-learn 1.6                  job.toml:6
2|   master.machine_type             n1-standard-4                     job.toml:9
2|   limits.max_duration             20m                               job.toml:11
2|   hyperparameters.goal            MINIMIZE                          job.toml:13
2|   hyperparameters.metric          loss                              job.toml:14
2|   hyperparameters.max_trials      3                                 job.toml:15
2|   hyperparameters.params.layers   INTEGER 1 to 8                    job.toml:17
2|   hyperparameters.params.kind     CATEGORICAL deep | wide           job.toml:18
2|   hyperparameters.params.dropout  DOUBLE 0 to 0.9, where kind is …  job.toml:19
2| cost
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   3 x 20 min          $0.22  limits.max_duration, of each trial; 1 h in all
2|   3 trials, one after the other; the time limit is each trial's
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: scikit-learn 1.6 is not patched since 2025-07-11; Google promised its image until 2026-07-11, it may be gone
> gcloud ai hp-tuning-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_PENDING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": []}
> gcloud ai hp-tuning-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000001 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_PENDING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": []}]
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai/platform/locations/us-central1/training/111?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
at 2026-11-20T14:36:00Z
$ mltrain watch latest --json
1| {"event": "watching", "at": "2026-11-20T14:36:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "vertex-ai", "project": "my-project", "region": "us-central1", "state": "preparing", "service_state": "JOB_STATE_PENDING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:30:00Z", "started_at": null, "ended_at": null, "run_seconds": null, "cost": "0.00", "projected_cost": null, "worst_cost": "0.21849885", "projection_error_percent": null, "trials": {"all": 3, "done": 0, "running": 0, "failed": 0, "metric": "loss", "best": null, "best_trial": null}, "currency": "USD"}
> gcloud ai hp-tuning-jobs describe projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": [{"id": "1", "state": "ACTIVE", "parameters": [{"parameterId": "layers", "value": 3.0}, {"parameterId": "kind", "value": "wide"}], "startTime": "2026-11-20T14:35:00Z"}, {"id": "2", "state": "REQUESTED", "parameters": []}], "startTime": "2026-11-20T14:35:00Z"}
1| {"event": "state", "at": "2026-11-20T14:35:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "vertex-ai", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "JOB_STATE_RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:36:00Z", "started_at": "2026-11-20T14:35:00Z", "ended_at": null, "run_seconds": 60, "cost": "0.003641648", "projected_cost": null, "worst_cost": "0.21849885", "projection_error_percent": null, "trials": {"all": 3, "done": 0, "running": 1, "failed": 0, "metric": "loss", "best": null, "best_trial": null}, "currency": "USD"}
> gcloud ai hp-tuning-jobs describe projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_RUNNING", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": [{"id": "1", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 3.0}, {"parameterId": "kind", "value": "wide"}], "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:40:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.25}]}}, {"id": "2", "state": "ACTIVE", "parameters": [{"parameterId": "layers", "value": 8.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.5}], "startTime": "2026-11-20T14:40:00Z"}], "startTime": "2026-11-20T14:35:00Z"}
1| {"event": "trials", "at": "2026-11-20T14:36:05Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "vertex-ai", "project": "my-project", "region": "us-central1", "state": "running", "service_state": "JOB_STATE_RUNNING", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:36:05Z", "started_at": "2026-11-20T14:35:00Z", "ended_at": null, "run_seconds": 65, "cost": "0.018208238", "projected_cost": null, "worst_cost": "0.21849885", "projection_error_percent": null, "trials": {"all": 3, "done": 1, "running": 1, "failed": 0, "metric": "loss", "best": 0.25, "best_trial": "1"}, "currency": "USD"}
> gcloud ai hp-tuning-jobs describe projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": [{"id": "1", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 3.0}, {"parameterId": "kind", "value": "wide"}], "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:40:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.25}]}}, {"id": "2", "state": "INFEASIBLE", "parameters": [{"parameterId": "layers", "value": 8.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.5}], "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T14:41:00Z", "infeasibleReason": "The trial, a deep one, reported no metric."}, {"id": "3", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 7.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.25}], "startTime": "2026-11-20T14:41:00Z", "endTime": "2026-11-20T14:51:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.125}]}}], "endTime": "2026-11-20T14:52:00Z", "startTime": "2026-11-20T14:35:00Z"}
1| {"event": "over", "at": "2026-11-20T14:52:00Z", "name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "vertex-ai", "project": "my-project", "region": "us-central1", "state": "succeeded", "service_state": "JOB_STATE_SUCCEEDED", "message": null, "exit_code": null, "submitted_at": "2026-11-20T14:30:00Z", "seen_at": "2026-11-20T14:36:10Z", "started_at": "2026-11-20T14:35:00Z", "ended_at": "2026-11-20T14:52:00Z", "run_seconds": 1020, "cost": "0.058266361", "projected_cost": null, "worst_cost": "0.21849885", "projection_error_percent": null, "trials": {"all": 3, "done": 2, "running": 0, "failed": 1, "metric": "loss", "best": 0.125, "best_trial": "3"}, "currency": "USD"}
[0]
$ mltrain trials latest
> gcloud ai hp-tuning-jobs describe projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": [{"id": "1", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 3.0}, {"parameterId": "kind", "value": "wide"}], "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:40:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.25}]}}, {"id": "2", "state": "INFEASIBLE", "parameters": [{"parameterId": "layers", "value": 8.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.5}], "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T14:41:00Z", "infeasibleReason": "The trial, a deep one, reported no metric."}, {"id": "3", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 7.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.25}], "startTime": "2026-11-20T14:41:00Z", "endTime": "2026-11-20T14:51:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.125}]}}], "endTime": "2026-11-20T14:52:00Z", "startTime": "2026-11-20T14:35:00Z"}
1|    TRIAL  STATE       LOSS  STEP  layers  kind  dropout     RAN    COST
1| *      3  succeeded  0.125  1000       7  deep     0.25  10 min   $0.04
1|        1  succeeded   0.25  1000       3  wide            5 min   $0.02
1|        2  failed         -             8  deep      0.5   1 min  <$0.01  The trial, a deep one, reported no metric.
2| 2 of 3 trials done, 1 failed; best loss 0.125 (trial 3)
[0]
$ mltrain trials latest --csv
> gcloud ai hp-tuning-jobs describe projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111 --project=my-project --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_SUCCEEDED", "createTime": "2026-11-20T14:30:01.5Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "maxTrialCount": 3, "parallelTrialCount": 1, "studySpec": {"metrics": [{"metricId": "loss", "goal": "MINIMIZE"}]}, "trialJobSpec": {"workerPoolSpecs": [{"machineSpec": {"machineType": "n1-standard-4"}, "replicaCount": "1"}]}, "trials": [{"id": "1", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 3.0}, {"parameterId": "kind", "value": "wide"}], "startTime": "2026-11-20T14:35:00Z", "endTime": "2026-11-20T14:40:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.25}]}}, {"id": "2", "state": "INFEASIBLE", "parameters": [{"parameterId": "layers", "value": 8.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.5}], "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T14:41:00Z", "infeasibleReason": "The trial, a deep one, reported no metric."}, {"id": "3", "state": "SUCCEEDED", "parameters": [{"parameterId": "layers", "value": 7.0}, {"parameterId": "kind", "value": "deep"}, {"parameterId": "dropout", "value": 0.25}], "startTime": "2026-11-20T14:41:00Z", "endTime": "2026-11-20T14:51:00Z", "finalMeasurement": {"stepCount": "1000", "metrics": [{"metricId": "loss", "value": 0.125}]}}], "endTime": "2026-11-20T14:52:00Z", "startTime": "2026-11-20T14:35:00Z"}
1| trial,best,state,loss,step,layers,kind,dropout,started_at,ended_at,run_seconds,cost_usd,message
1| 3,true,succeeded,0.125,1000,7.0,deep,0.25,2026-11-20T14:41:00Z,2026-11-20T14:51:00Z,600,0.036416475,
1| 1,false,succeeded,0.25,1000,3.0,wide,,2026-11-20T14:35:00Z,2026-11-20T14:40:00Z,300,0.018208238,
1| 2,false,failed,,,8.0,deep,0.5,2026-11-20T14:40:00Z,2026-11-20T14:41:00Z,60,0.003641648,"The trial, a deep one, reported no metric."
[0]
$ mltrain show latest
1| census_20261120_143000
1|   state       succeeded
1|   service     vertex-ai
1|   project     my-project
1|   region      us-central1
1|   submitted   2026-11-20 14:30:00, 6 min 10 s ago
1|   ran         17 min
1|   trials      2 of 3 trials done, 1 failed; best loss 0.125 (trial 3)
1|   cost        $0.06
1|   at worst    $0.22
1|   time limit  20 min of each trial
1|   address     https://console.cloud.google.com/ai/platform/locations/us-central1/training/111?project=my-project
1|   log         gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="111"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit accepted
1|   2026-11-20 14:30:00  settle accepted
1|   2026-11-20 14:30:00  seen preparing: 0 of 3 trials done
1|   2026-11-20 14:36:00  seen running: 0 of 3 trials done, 1 running
1|   2026-11-20 14:36:05  seen running: 1 of 3 trials done, 1 running; best loss 0.25 (trial 1)
1|   2026-11-20 14:36:10  seen succeeded: 2 of 3 trials done, 1 failed; best loss 0.125 (trial 3)
1| command
1|   gcloud ai hp-tuning-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]

# A job that tunes nothing has no trials.

file plain.toml
name           = "plain"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end
file trainer/__init__.py
end
file trainer/task.py
end
$ mltrain submit plain.toml
2| plain_20261120_143610 on ml-engine, project my-project
2|   project         my-project      plain.toml:2
2|   package_path    trainer         plain.toml:3
2|   module_name     trainer.task    plain.toml:4
2|   staging_bucket  gs://my-bucket  plain.toml:5
2|   region          us-central1     plain.toml:6
2| code
2|   2 files, 0 bytes
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training plain_20261120_143610 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
< {"jobId": "plain_20261120_143610", "state": "QUEUED", "createTime": "2026-11-20T14:36:10Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
1| plain_20261120_143610 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/plain_20261120_143610?project=my-project
2| next:
2|   mltrain watch plain_20261120_143610
2|   mltrain show plain_20261120_143610
2|   mltrain cancel plain_20261120_143610
[0]
$ mltrain trials plain
> gcloud ml-engine jobs describe plain_20261120_143610 --project=my-project --format=json
< {"jobId": "plain_20261120_143610", "state": "QUEUED", "createTime": "2026-11-20T14:36:10Z", "labels": {"mltrain-id": "00000000000000000000000000000002"}}
2| mltrain: error: plain_20261120_143610 has no trials: it tunes nothing
2|   a job file with [hyperparameters] makes a tuning job
[1]
