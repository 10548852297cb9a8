# A tuning job on ML Engine is a training job with one field more. Its parameters keep the spelling of the job file.

file ml.toml
name            = "census"
project         = "my-project"
module_name     = "trainer.task"
packages        = ["gs://my-bucket/p.tar.gz"]
region          = "us-central1"
runtime_version = "2.11"
python_version  = "3.7"
[estimate]
duration = "30m"
[limits]
max_duration = "12h"
[hyperparameters]
goal                = "MAXIMIZE"
metric              = "accuracy"
max_trials          = 20
max_parallel_trials = 4
max_failed_trials   = 3
early_stopping      = true
[hyperparameters.params.learning-rate]
type  = "DOUBLE"
min   = 0.00010
max   = 1e-1
scale = "UNIT_LOG_SCALE"
[hyperparameters.params]
layers    = { type = "INTEGER", min = 1, max = 8 }
optimizer = { type = "CATEGORICAL", values = ["adam", "sgd"] }
batch     = { type = "DISCRETE", values = [16, 32, 64] }
end

$ mltrain submit ml.toml --dry-run
2| census_20261120_143000 on ml-engine, project my-project
2|   project                               my-project                   ml.toml:2
2|   module_name                           trainer.task                 ml.toml:3
2|   packages                              gs://my-bucket/p.tar.gz      ml.toml:4
2|   region                                us-central1                  ml.toml:5
2|   runtime_version                       2.11                         ml.toml:6
2|   python_version                        3.7                          ml.toml:7
2|   limits.max_duration                   12h                          ml.toml:11
2|   estimate.duration                     30m                          ml.toml:9
2|   hyperparameters.goal                  MAXIMIZE                     ml.toml:13
2|   hyperparameters.metric                accuracy                     ml.toml:14
2|   hyperparameters.max_trials            20                           ml.toml:15
2|   hyperparameters.max_parallel_trials   4                            ml.toml:16
2|   hyperparameters.max_failed_trials     3                            ml.toml:17
2|   hyperparameters.early_stopping        true                         ml.toml:18
2|   hyperparameters.params.learning-rate  DOUBLE 0.00010 to 1e-1, UN…  ml.toml:19
2|   hyperparameters.params.layers         INTEGER 1 to 8               ml.toml:25
2|   hyperparameters.params.optimizer      CATEGORICAL adam | sgd       ml.toml:26
2|   hyperparameters.params.batch          DISCRETE 16 | 32 | 64        ml.toml:27
2| cost
2|   BASIC                $0.1900/h  1 master n1-standard-4
2|   likely  20 x 30 min      $1.90  estimate.duration, of each trial; 2 h 30 min in all
2|   worst   4 x 12 h         $9.12  limits.max_duration; all at the same time
2|   20 trials, 4 at the same time; the time limit is that of all together
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| (set -C; cat > /home/me/tmp/census_20261120_143000.00000000.json <<'END_OF_CONFIG'
1| {
1|   "trainingInput": {
1|     "scheduling": {
1|       "maxRunningTime": "43200s"
1|     },
1|     "hyperparameters": {
1|       "goal": "MAXIMIZE",
1|       "hyperparameterMetricTag": "accuracy",
1|       "maxTrials": 20,
1|       "maxParallelTrials": 4,
1|       "maxFailedTrials": 3,
1|       "enableTrialEarlyStopping": true,
1|       "params": [
1|         {
1|           "parameterName": "learning-rate",
1|           "type": "DOUBLE",
1|           "minValue": 0.00010,
1|           "maxValue": 1.0e-1,
1|           "scaleType": "UNIT_LOG_SCALE"
1|         },
1|         {
1|           "parameterName": "layers",
1|           "type": "INTEGER",
1|           "minValue": 1,
1|           "maxValue": 8
1|         },
1|         {
1|           "parameterName": "optimizer",
1|           "type": "CATEGORICAL",
1|           "categoricalValues": [
1|             "adam",
1|             "sgd"
1|           ]
1|         },
1|         {
1|           "parameterName": "batch",
1|           "type": "DISCRETE",
1|           "discreteValues": [
1|             16,
1|             32,
1|             64
1|           ]
1|         }
1|       ]
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --runtime-version=2.11 --python-version=3.7 --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]

# On Vertex AI it is a job of another kind, with its own command group; and a condition is one parameter within another.

file vertex.toml
name         = "census"
service      = "vertex-ai"
project      = "my-project"
module_name  = "trainer.task"
packages     = ["gs://my-bucket/p.tar.gz"]
framework    = "scikit-learn 1.6"
region       = "us-central1"
job_dir      = "gs://my-bucket/jobs/{job}"
[master]
machine_type = "n1-standard-4"
[estimate]
duration = "30m"
[limits]
max_cost = 10
[hyperparameters]
goal                = "MINIMIZE"
metric              = "loss"
max_trials          = 20
max_parallel_trials = 4
algorithm           = "RANDOM_SEARCH"
early_stopping      = true
[hyperparameters.params]
rate     = { type = "DOUBLE", min = 0, max = 0.5, scale = "NONE" }
layers   = { type = "INTEGER", min = 1, max = 8 }
dropout  = { type = "DOUBLE", min = 0.1, max = 0.9, parent = "layers", parent_values = [7, 8] }
end

$ mltrain submit vertex.toml --dry-run
2| census_20261120_143000 on vertex-ai, project my-project
2|   project                              my-project                vertex.toml:3
2|   module_name                          trainer.task              vertex.toml:4
2|   packages                             gs://my-bucket/p.tar.gz   vertex.toml:5
2|   job_dir                              gs://my-bucket/jobs/cen…  vertex.toml:8
2|   region                               us-central1               vertex.toml:7
2|   framework                            scikit-learn 1.6          vertex.toml:6
2|   master.machine_type                  n1-standard-4             vertex.toml:10
2|   limits.max_cost                      10.00                     vertex.toml:14
2|   estimate.duration                    30m                       vertex.toml:12
2|   hyperparameters.goal                 MINIMIZE                  vertex.toml:16
2|   hyperparameters.metric               loss                      vertex.toml:17
2|   hyperparameters.max_trials           20                        vertex.toml:18
2|   hyperparameters.max_parallel_trials  4                         vertex.toml:19
2|   hyperparameters.algorithm            RANDOM_SEARCH             vertex.toml:20
2|   hyperparameters.early_stopping       true                      vertex.toml:21
2|   hyperparameters.params.rate          DOUBLE 0 to 0.5, NONE     vertex.toml:23
2|   hyperparameters.params.layers        INTEGER 1 to 8            vertex.toml:24
2|   hyperparameters.params.dropout       DOUBLE 0.1 to 0.9, wher…  vertex.toml:25
2| cost
2|   n1-standard-4 (master)   $0.2185/h
2|   likely  20 x 30 min          $2.18  estimate.duration, of each trial; 2 h 30 min in all
2|   worst   20 x 2 h 17 min      $9.98  limits.max_cost, of each trial; 11 h 25 min in all
2|   20 trials, 4 at the same time; the time limit is each trial's
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: scikit-learn 1.6 is not patched since 2025-07-11; Google promised its image until 2026-07-11, it may be gone
2| note: trials get no --job-dir, which would be the same for all: each has a folder of its own below job_dir, which AIP_MODEL_DIR names
1| (set -C; cat > /home/me/tmp/census_20261120_143000.00000000.json <<'END_OF_CONFIG'
1| {
1|   "maxTrialCount": 20,
1|   "parallelTrialCount": 4,
1|   "studySpec": {
1|     "metrics": [
1|       {
1|         "metricId": "loss",
1|         "goal": "MINIMIZE"
1|       }
1|     ],
1|     "parameters": [
1|       {
1|         "parameterId": "rate",
1|         "doubleValueSpec": {
1|           "minValue": 0,
1|           "maxValue": 0.5
1|         }
1|       },
1|       {
1|         "parameterId": "layers",
1|         "integerValueSpec": {
1|           "minValue": "1",
1|           "maxValue": "8"
1|         },
1|         "conditionalParameterSpecs": [
1|           {
1|             "parentIntValues": {
1|               "values": [
1|                 "7",
1|                 "8"
1|               ]
1|             },
1|             "parameterSpec": {
1|               "parameterId": "dropout",
1|               "doubleValueSpec": {
1|                 "minValue": 0.1,
1|                 "maxValue": 0.9
1|               }
1|             }
1|           }
1|         ]
1|       }
1|     ],
1|     "algorithm": "RANDOM_SEARCH",
1|     "medianAutomatedStoppingSpec": {}
1|   },
1|   "trialJobSpec": {
1|     "workerPoolSpecs": [
1|       {
1|         "machineSpec": {
1|           "machineType": "n1-standard-4"
1|         },
1|         "replicaCount": "1",
1|         "pythonPackageSpec": {
1|           "executorImageUri": "us-docker.pkg.dev/vertex-ai/training/sklearn-cpu.1-6:latest",
1|           "packageUris": [
1|             "gs://my-bucket/p.tar.gz"
1|           ],
1|           "pythonModule": "trainer.task"
1|         }
1|       }
1|     ],
1|     "scheduling": {
1|       "timeout": "8220s"
1|     },
1|     "baseOutputDirectory": {
1|       "outputUriPrefix": "gs://my-bucket/jobs/census_20261120_143000"
1|     }
1|   }
1| }
1| END_OF_CONFIG
1| ) &&
1| gcloud ai hp-tuning-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
[0]

# The reply of the create was lost and gcloud asked again: of the two tuning jobs the first stays.

$ mltrain submit vertex.toml
2| census_20261120_143000 on vertex-ai, project my-project
2|   project                              my-project                vertex.toml:3
2|   module_name                          trainer.task              vertex.toml:4
2|   packages                             gs://my-bucket/p.tar.gz   vertex.toml:5
2|   job_dir                              gs://my-bucket/jobs/cen…  vertex.toml:8
2|   region                               us-central1               vertex.toml:7
2|   framework                            scikit-learn 1.6          vertex.toml:6
2|   master.machine_type                  n1-standard-4             vertex.toml:10
2|   limits.max_cost                      10.00                     vertex.toml:14
2|   estimate.duration                    30m                       vertex.toml:12
2|   hyperparameters.goal                 MINIMIZE                  vertex.toml:16
2|   hyperparameters.metric               loss                      vertex.toml:17
2|   hyperparameters.max_trials           20                        vertex.toml:18
2|   hyperparameters.max_parallel_trials  4                         vertex.toml:19
2|   hyperparameters.algorithm            RANDOM_SEARCH             vertex.toml:20
2|   hyperparameters.early_stopping       true                      vertex.toml:21
2|   hyperparameters.params.rate          DOUBLE 0 to 0.5, NONE     vertex.toml:23
2|   hyperparameters.params.layers        INTEGER 1 to 8            vertex.toml:24
2|   hyperparameters.params.dropout       DOUBLE 0.1 to 0.9, wher…  vertex.toml:25
2| cost
2|   n1-standard-4 (master)   $0.2185/h
2|   likely  20 x 30 min          $2.18  estimate.duration, of each trial; 2 h 30 min in all
2|   worst   20 x 2 h 17 min      $9.98  limits.max_cost, of each trial; 11 h 25 min in all
2|   20 trials, 4 at the same time; the time limit is each trial's
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: scikit-learn 1.6 is not patched since 2025-07-11; Google promised its image until 2026-07-11, it may be gone
2| note: trials get no --job-dir, which would be the same for all: each has a folder of its own below job_dir, which AIP_MODEL_DIR names
> gcloud ai hp-tuning-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000 --labels=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000.00000000.json --format=json
< {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_PENDING", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
> gcloud ai hp-tuning-jobs list --region=us-central1 --filter=labels.mltrain-id=00000000000000000000000000000003 --project=my-project --format=json
< [{"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/222", "displayName": "census_20261120_143000", "state": "JOB_STATE_PENDING", "createTime": "2026-11-20T14:30:04Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}, {"name": "projects/123456789012/locations/us-central1/hyperparameterTuningJobs/111", "displayName": "census_20261120_143000", "state": "JOB_STATE_PENDING", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}]
> gcloud ai hp-tuning-jobs cancel projects/123456789012/locations/us-central1/hyperparameterTuningJobs/222 --project=my-project --format=json
<
2| mltrain: gcloud made census_20261120_143000 twice; the second is cancelled: projects/123456789012/locations/us-central1/hyperparameterTuningJobs/222
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai/platform/locations/us-central1/training/111?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
