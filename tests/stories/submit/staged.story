# gcloud's own packaging would leave a data file and a sub-package behind, so the package travels as an archive; once for
# the same bytes. On another machine it would be of the same bytes, too.

file trainer/__init__.py
end
file trainer/task.py
print(1)
end
file trainer/words.txt
a b
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

$ mltrain submit job.toml --dry-run
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   3 files, 13 bytes
2|   513 bytes to gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318b…
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| note: the package travels as an archive of mltrain's: gcloud's would leave words.txt behind
1| mltrain package job.toml --sha256 5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0/trainer-0.0.0.tar.gz --project=my-project &&
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000001,mltrain-spec=HASH --format=json
[0]
$ mltrain submit job.toml
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   3 files, 13 bytes
2|   513 bytes to gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318b…
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| note: the package travels as an archive of mltrain's: gcloud's would leave words.txt behind
> gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0/trainer-0.0.0.tar.gz --project=my-project
<
> gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000002,mltrain-spec=HASH --format=json
< {"jobId": "census_20261120_143000", "state": "QUEUED", "createTime": "2026-11-20T14:30:01Z", "labels": {"mltrain-id": "00000000000000000000000000000001"}}
1| census_20261120_143000 submitted
1|   https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000?project=my-project
2| next:
2|   mltrain watch census_20261120_143000
2|   mltrain show census_20261120_143000
2|   mltrain cancel census_20261120_143000
[0]
$ mltrain submit job.toml --again
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   3 files, 13 bytes
2|   513 bytes to gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318b…
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
2| note: the package travels as an archive of mltrain's: gcloud's would leave words.txt behind
> gcloud storage cp --no-clobber /home/me/tmp/00000000.trainer-0.0.0.tar.gz gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0/trainer-0.0.0.tar.gz --project=my-project
<[1]
! ERROR: (gcloud.storage.cp) The specified bucket does not exist.
2| mltrain: error: not submitted: the package could not be uploaded: The specified bucket does not exist.
2|   check staging_bucket, or make it: gcloud storage buckets create gs://NAME
[1]
$ mltrain submit job.toml --set packaging=gcloud --dry-run
2| census_20261120_143000 on ml-engine, project my-project
2|   project         my-project      job.toml:2
2|   package_path    trainer         job.toml:3
2|   module_name     trainer.task    job.toml:4
2|   packaging       gcloud          --set
2|   staging_bucket  gs://my-bucket  job.toml:5
2|   region          us-central1     job.toml:6
2| code
2|   3 files, 13 bytes
2|   warning: gcloud packs only the .py files at the top of the package; left out: words.txt
2|   a setup.py beside the package decides otherwise
2| cost
2|   BASIC           $0.1900/h  1 master n1-standard-4
2|   likely            unknown  say it: [estimate] duration = "90m"
2|   worst   7 days     $31.92  the service's own limit
2|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
2|   prices of 2019-11-04, published: cloud.google.com/ml-engine/docs/pricing as archived 2019-11-04
1| gcloud ml-engine jobs submit training census_20261120_143000 --project=my-project --region=us-central1 --module-name=trainer.task --package-path=/home/me/project/trainer --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000005,mltrain-spec=HASH --format=json
[0]
$ mltrain show latest
1| census_20261120_143000_2
1|   state      refused: the package could not be uploaded: The specified bucket does not exist.
1|   service    ml-engine
1|   project    my-project
1|   region     us-central1
1|   submitted  2026-11-20 14:30:00, 0 s ago
1|   ran        -
1|   cost       -
1|   at worst   $31.92
1|   address    https://console.cloud.google.com/ai-platform/jobs/census_20261120_143000_2?project=my-project
1|   log        gcloud logging read 'resource.type="ml_job" AND resource.labels.job_id="census_20261120_143000_2"' --project=my-project --order=asc
1| timeline
1|   2026-11-20 14:30:00  submit refused: the package could not be uploaded: The specified bucket does not exist.
1|   2026-11-20 14:30:00  seen refused: the package could not be uploaded: The specified bucket does not exist.
1| command
1|   gcloud ml-engine jobs submit training census_20261120_143000_2 --project=my-project --region=us-central1 --module-name=trainer.task --packages=gs://my-bucket/mltrain/5cf236036d16a33e0d1e49ebcc7c9dd7318bb19d61a73163e14e5fce6a2002d0/trainer-0.0.0.tar.gz --staging-bucket=gs://my-bucket --labels=mltrain-id=00000000000000000000000000000004,mltrain-spec=HASH --format=json
[0]
