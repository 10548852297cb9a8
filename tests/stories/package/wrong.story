# What cannot be packed is refused, with the cure.

file trainer/__init__.py
end
file trainer/task.py
print("training")
end
file job.toml
name         = "model"
service      = "local"
package_path = "trainer"
module_name  = "trainer.task"
end
file setup.py
# mine
end

$ mltrain package job.toml -o mine.tar.gz
1| mine.tar.gz
1|   337 bytes, sha256 1f22dd21f33854d0be9aec56bacb24f46400afc77273fd988ee93a9b2673e26d
1|   5 files, 177 bytes; the project as it is
[0]
$ mltrain package
2| mltrain: error: SPEC is missing
2|   a job file, or --from JOB, or --resume SWEEP
[2]
$ mltrain package job.toml --service ml-engine
2| mltrain: error: job.toml: "region" is missing
2|   such as region = "us-central1"
2| mltrain: error: job.toml: "staging_bucket" is missing: the package has nowhere to go
2|   such as staging_bucket = "gs://my-bucket"
[2]
file own.toml
name            = "model"
project         = "my-project"
package_path    = "trainer"
module_name     = "trainer.task"
staging_bucket  = "gs://my-bucket"
region          = "us-central1"
runtime_version = "2.11"
python_version  = "3.7"
requirements    = ["pandas"]
packaging       = "staged"
end
$ mltrain package own.toml
2| mltrain: error: requirements cannot be added to a "setup.py" of your own
2|   name them in /home/me/project/setup.py, and take "requirements" out of the job file
[2]
file image.toml
name           = "model"
project        = "my-project"
region         = "us-central1"
scale_tier     = "CUSTOM"
image_uri      = "gcr.io/my-project/trainer:1"
master = { machine_type = "n1-standard-4" }
end
$ mltrain package image.toml
2| mltrain: error: the job has no package_path: there is nothing to pack
2|   package_path = "trainer", the folder with the code
[2]
file list.toml
name         = "model"
requirements = "pandas"
end
$ mltrain package list.toml
2| mltrain: error: list.toml:2:16: "requirements" must be a list of text
2|   2 | requirements = "pandas"
2|     |                ^~~~~~~~
2|   requirements = ["pandas"]
2| mltrain: error: list.toml: "region" is missing
2|   such as region = "us-central1"
2| mltrain: error: list.toml: "module_name" is missing
2|   such as module_name = "trainer.task", or set image_uri
2| mltrain: error: list.toml: "package_path" is missing
2|   the folder of the trainer, such as package_path = "trainer"
[2]
terminal 80
$ mltrain package job.toml -o -
2| mltrain: error: an archive is nothing for a terminal
2|   -o FILE, or | tar tz
[2]
