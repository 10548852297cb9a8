# All complaints come at once, in the order of the file, with place, caret and cure.

file trainer/__init__.py
end
file trainer/task.py
print("training")
end
file job.toml
name            = "census"
project         = "my-project"
package_path    = "trainer"
module_name     = "trainer.task"
staging_bucket  = "gs://my-bucket"
job_dir         = "gs://my-bucket/jobs/{job}"
region          = "us-central1"
scale_tier      = "BASIC_GPU"
runtime_version = "2.11"
python_version  = "3.7"
epocs = 3
[args]
epochs = 20
train-files = ["gs://a", "gs://b"]
learning-rate = { a = 1 }
end

$ mltrain check job.toml --set scale_tier=BASIC_GPUS
2| mltrain: error: job.toml:11:1: unknown key "epocs"
2|   11 | epocs = 3
2|      | ^~~~~
2|   all keys: mltrain help job-file
2| mltrain: error: job.toml:15:17: an argument must be text, a number, or a list of them
2|   15 | learning-rate = { a = 1 }
2|      |                 ^~~~~~~~~
2|   say it word for word: args = ["--name", "value"]
2| mltrain: error: --set: there is no scale tier "BASIC_GPUS"
2|   did you mean "BASIC_GPU"?
[2]
$ mltrain check job.toml --json
1| {"error": {"message": "the job file is wrong", "hint": null, "exit": 2, "complaints": [{"file": "job.toml", "line": 11, "column": 1, "message": "unknown key \"epocs\"", "hint": "all keys: mltrain help job-file"}, {"file": "job.toml", "line": 15, "column": 17, "message": "an argument must be text, a number, or a list of them", "hint": "say it word for word: args = [\"--name\", \"value\"]"}]}}
[2]
$ mltrain check nothing.toml
2| mltrain: error: cannot read "nothing.toml": No such file or directory
2|   mltrain init writes one to begin with
[2]
$ mltrain check
2| mltrain: error: SPEC is missing
2|   see --help
[2]
$ mltrain chekc job.toml
2| mltrain: error: there is no command "chekc"
2|   did you mean "check"?
[2]
$ mltrain check job.toml --orgins
2| mltrain: error: unknown option "--orgins"
2|   did you mean "--origins"?
[2]
