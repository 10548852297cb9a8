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
packaging       = "staged"
staging_bucket  = "gs://my-bucket"
region          = "us-central1"
scale_tier      = "BASIC_GPU"
runtime_version = "2.11"
python_version  = "3.7"
end

$ mltrain package job.toml
1| trainer-0.0.0.tar.gz
1|   532 bytes, sha256 c39ee279ff508f98ba6fd1c82fe2a6df229f4945b8e7f753ba652541b9125c1d
1|   5 files, 542 bytes; setup.py is generated
1|   left out
1|     may hold secrets  trainer/.env
1|     .gitignore:1      trainer/a.log
[0]
$ mltrain package job.toml
2| mltrain: error: "trainer-0.0.0.tar.gz" is there already
2|   --force overwrites it, -o FILE writes another
[1]
$ mltrain package job.toml --force --json
1| {"file": "trainer-0.0.0.tar.gz", "bytes": 532, "sha256": "c39ee279ff508f98ba6fd1c82fe2a6df229f4945b8e7f753ba652541b9125c1d", "generated_setup": true, "files": [{"path": "PKG-INFO", "bytes": 51}, {"path": "setup.py", "bytes": 469}, {"path": "trainer/__init__.py", "bytes": 0}, {"path": "trainer/data/words.txt", "bytes": 4}, {"path": "trainer/task.py", "bytes": 18}], "left_out": [{"path": "trainer/.env", "why": "may hold secrets"}, {"path": "trainer/a.log", "why": ".gitignore:1"}], "warnings": []}
[0]
$ mltrain package job.toml -o other.tar.gz
1| other.tar.gz
1|   532 bytes, sha256 c39ee279ff508f98ba6fd1c82fe2a6df229f4945b8e7f753ba652541b9125c1d
1|   5 files, 542 bytes; setup.py is generated
1|   left out
1|     may hold secrets  trainer/.env
1|     .gitignore:1      trainer/a.log
[0]
$ mltrain package job.toml -o - --json
1| {"error": {"message": "the archive and the JSON cannot both go to stdout", "hint": "-o FILE, or no --json", "exit": 2, "complaints": []}}
[2]
$ mltrain package job.toml -o missing/other.tar.gz
2| mltrain: error: cannot create "missing/other.tar.gz": No such file or directory
2|   make its folder first, or choose another place
[1]
