# open starts a browser on a job's page where there is one, and prints the address always.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
end
$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project      my-project               job.toml:2
2|   module_name  trainer.task             job.toml:3
2|   packages     gs://my-bucket/p.tar.gz  job.toml:4
2|   region       us-central1              job.toml:5
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/p.tar.gz --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]

# In a pipe, and over ssh, it only prints.
$ mltrain open latest
1| https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
[0]
terminal 80
$ mltrain open latest
1| https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
[0]

env DISPLAY=:0
$ mltrain open latest
& xdg-open 'https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project'
1| https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| opened in the browser
[0]
$ mltrain open census --print
1| https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
[0]
$ mltrain open census --json
1| {"name": "census_20261120_143000", "id": "00000000000000000000000000000001", "service": "ml-engine", "project": "my-project", "region": "us-central1", "address": "https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project", "folder": null}
[0]

# BROWSER is a program with its arguments, and never a shell's affair.
env "BROWSER=firefox --new-tab %s; rm -rf /:w3m"
$ mltrain open latest
& firefox --new-tab 'https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project;' rm -rf /
1| https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| opened in the browser
[0]

# A job that was never there has no page.
env BROWSER=
$ mltrain submit job.toml --yes --service vertex-ai --set master.machine_type=n1-standard-4 --set "framework=scikit-learn 1.6"
2| census_20261120_143000 on vertex-ai, project my-project
2|   project              my-project               job.toml:2
2|   module_name          trainer.task             job.toml:3
2|   packages             gs://my-bucket/p.tar.gz  job.toml:4
2|   region               us-central1              job.toml:5
2|   framework            scikit-learn 1.6         --set
2|   master.machine_type  n1-standard-4            --set
2| cost
2|   n1-standard-4 (master)  $0.2185/h
2|   likely                    unknown  say it: [estimate] duration = "90m"
2|   worst   7 days             $36.71  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2026-10-07 (44 days old), published: cloud.google.com/vertex-ai/pricing, by api-evangelist/google-vertex-ai
2| note: scikit-learn 1.6 is not patched since 2025-07-11; Google promised its image until 2026-07-11, it may be gone
> gcloud ai custom-jobs create --project=my-project --region=us-central1 --display-name=census_20261120_143000_2 --labels=mltrain-id=00000000000000000000000000000003,mltrain-spec=HASH --config=/home/me/tmp/census_20261120_143000_2.00000000.json --format=json
<[2]
! {"version": "0.0.1", "verbosity": "ERROR", "message": "unrecognized arguments: --nonsense"}
2| mltrain: error: not submitted: unrecognized arguments: --nonsense
2|   gcloud does not know what mltrain asked; is it very old? see gcloud --version
[1]
$ mltrain open latest
2| mltrain: error: there is no page of census_20261120_143000_2: the service has not named it
2|   what became of it: mltrain show census_20261120_143000_2
[1]
$ mltrain open latest --json
1| {"error": {"message": "there is no page of census_20261120_143000_2: the service has not named it", "hint": "what became of it: mltrain show census_20261120_143000_2", "exit": 1, "complaints": []}}
[1]
$ mltrain open
2| mltrain: error: JOB is missing
2|   see --help
[2]
$ mltrain open nobody
2| mltrain: error: there is no job "nobody"
2|   all jobs: mltrain list --all
[1]
