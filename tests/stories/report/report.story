# What was spent and what came of it: a job that succeeded, one that failed, one that is queued and one that was
# refused; by label, as CSV and JSON, and as a page.

file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
[estimate]
duration = "4h"
end

$ mltrain report
$ mltrain report --json --since 1h
$ mltrain submit job.toml --set name=a --set labels.team=vision --yes
> gcloud
< {"jobId": "a_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
at 2026-11-21T01:00:00Z
$ mltrain watch a
> gcloud
< {"jobId": "a_20261120_143000", "state": "SUCCEEDED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}, "startTime": "2026-11-20T14:40:00Z", "endTime": "2026-11-20T19:40:00Z"}
$ mltrain submit job.toml --set name=b --set scale_tier=BASIC_GPU --yes
> gcloud
< {"jobId": "b_20261121_010000", "state": "QUEUED", "createTime": "2026-11-21T01:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}}
at 2026-11-21T05:00:00Z
$ mltrain watch b
> gcloud
< {"jobId": "b_20261121_010000", "state": "FAILED", "createTime": "2026-11-21T01:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000003"}, "startTime": "2026-11-21T01:10:01Z", "endTime": "2026-11-21T03:40:01Z", "errorMessage": "The replica master 0 exited with a non-zero status of 1."}
$ mltrain submit job.toml --set name=c --yes
> gcloud
< {"jobId": "c_20261121_050000", "state": "QUEUED", "createTime": "2026-11-21T05:00:01Z", "labels": {"mltrain-id": "00000000000000000000000000000005"}}
$ mltrain report
$ mltrain report --by label:team
$ mltrain report --by month --label team=vision
$ mltrain report --name b --csv
$ mltrain report --by tier --csv
$ mltrain report --json --name a
$ mltrain report --html report.html
$ mltrain report --html report.html
$ mltrain report --html report.html --force --json --name nobody
