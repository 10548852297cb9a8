# A package without a setup.py travels with one made for it, and what stays here is said.

file trainer/__init__.py
end
file trainer/task.py
print("training")
end
file trainer/data/words.txt
one
end
file trainer/.env
TOKEN=1
end
file trainer/a.log
end
file .gitignore
*.log
end
file job.toml
name            = "census"
project         = "my-project"
package_path    = "trainer"
module_name     = "trainer.task"
requirements    = ["pandas>=1.3"]
staging_bucket  = "gs://my-bucket"
region          = "us-central1"
scale_tier      = "BASIC_GPU"
runtime_version = "2.11"
python_version  = "3.7"
end

$ mltrain package job.toml
2| mltrain: error: job.toml:5:19: gcloud's own packaging takes no requirements
2|   5 | requirements    = ["pandas>=1.3"]
2|     |                   ^~~~~~~~~~~~~~~
2|   packaging = "staged", or a setup.py beside the package that names them
[2]
$ mltrain package job.toml
2| mltrain: error: job.toml:5:19: gcloud's own packaging takes no requirements
2|   5 | requirements    = ["pandas>=1.3"]
2|     |                   ^~~~~~~~~~~~~~~
2|   packaging = "staged", or a setup.py beside the package that names them
[2]
$ mltrain package job.toml --force --json
1| {"error": {"message": "the job file is wrong", "hint": null, "exit": 2, "complaints": [{"file": "job.toml", "line": 5, "column": 19, "message": "gcloud's own packaging takes no requirements", "hint": "packaging = \"staged\", or a setup.py beside the package that names them"}]}}
[2]
$ mltrain package job.toml -o other.tar.gz
2| mltrain: error: job.toml:5:19: gcloud's own packaging takes no requirements
2|   5 | requirements    = ["pandas>=1.3"]
2|     |                   ^~~~~~~~~~~~~~~
2|   packaging = "staged", or a setup.py beside the package that names them
[2]
$ mltrain package job.toml -o - --json
1| {"error": {"message": "the archive and the JSON cannot both go to stdout", "hint": "-o FILE, or no --json", "exit": 2, "complaints": []}}
[2]
$ mltrain package job.toml -o missing/other.tar.gz
2| mltrain: error: job.toml:5:19: gcloud's own packaging takes no requirements
2|   5 | requirements    = ["pandas>=1.3"]
2|     |                   ^~~~~~~~~~~~~~~
2|   packaging = "staged", or a setup.py beside the package that names them
[2]
