# A dry run of a sweep on Slurm shows the one script of the array, and to a program each of its jobs.
file job.toml
name = "census"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
[limits]
max_duration = "90m"
[slurm]
partition = "gpu"
[sweep]
max_running = 2
rate = [0.1, 0.01, 0.001]
end
file trainer/__init__.py
end
file trainer/task.py
end
$ mltrain submit job.toml --dry-run
2| census_20261120_143000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
1| mltrain package job.toml --sha256 d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735 --output /home/me/tmp/00000000.trainer-0.0.0.tar.gz &&
1| install -D --mode=600 /home/me/tmp/00000000.trainer-0.0.0.tar.gz /home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz &&
1| (set -C; cat > /home/me/tmp/census_20261120_143000.00000000.sh <<'END_OF_CONFIG'
1| #!/bin/sh
1| # census_20261120_143000, written by mltrain.
1| newline='
1| '
1| #task 1 00000000000000000000000000000006 census_20261120_143000_001 mltrain-id=00000000000000000000000000000006,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001
1| #task 2 00000000000000000000000000000007 census_20261120_143000_002 mltrain-id=00000000000000000000000000000007,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001
1| #task 3 00000000000000000000000000000008 census_20261120_143000_003 mltrain-id=00000000000000000000000000000008,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000001
1| kept=/home/me/.mltrain/census_20261120_143000.mltrain-00000000000000000000000000000006.sh
1| id=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
1| if [ ! -e "$kept" ]; then cp "$0" "$kept.$id" && mv "$kept.$id" "$kept"; fi
1| case $SLURM_ARRAY_TASK_ID in
1| 1)
1| folder=/home/me/.mltrain/census_20261120_143000_001
1| ;;
1| 2)
1| folder=/home/me/.mltrain/census_20261120_143000_002
1| ;;
1| 3)
1| folder=/home/me/.mltrain/census_20261120_143000_003
1| ;;
1| *) exit 64 ;;
1| esac
1| limit=5400 restart=no python=python3
1| own=/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz
1| code=$folder/code site=$folder/site
1| case $SLURM_ARRAY_TASK_ID in
1| 1)
1| set -- "$python" -m trainer.task --rate 0.1
1| ;;
1| 2)
1| set -- "$python" -m trainer.task --rate 0.01
1| ;;
1| 3)
1| set -- "$python" -m trainer.task --rate 0.001
1| ;;
1| *) exit 64 ;;
1| esac
1|
1| begun=$(date +%s) again=no
1| say() { printf 'mltrain: %s\n' "$*"; }
1|
1| # Who links the file first decides, for good: this job, another one, or an mltrain that did not find it.
1| mkdir -p -m 700 "$folder" || exit 74
1| [ ! -e "$folder/fate" ] || again=yes
1| draft=$folder/fate.$id
1| printf 'started %s %s %s\n' "$id" "$begun" "$limit" > "$draft" || exit 74
1| ln "$draft" "$folder/fate" 2>/dev/null
1| rm -f "$draft"
1| read -r fate owner rest < "$folder/fate" || exit 74
1| if [ "$fate $owner" != "started $id" ]; then
1|     say "this submission was $fate already, so Slurm's job $id runs nothing"
1|     exit 75
1| fi
1| if [ "$again $restart" = 'yes no' ]; then
1|     # A controller that was killed may have forgotten that it started the job, and start it once more.
1|     ended=''
1|     [ ! -e "$folder/end" ] || read -r rest ended code rest < "$folder/end"
1|     say 'Slurm started it a second time, which runs nothing'
1|     if [ "$ended" = "$id" ]; then exit "$code"; fi
1|     exit 75
1| fi
1| [ "$again" = no ] || say "Slurm starts it again, from the beginning"
1|
1| asked=no
1| trap 'asked=asked' TERM
1| rm -f "$folder/end"
1| # Slurm writes the reason into the log, and tells the script nothing but SIGTERM.
1| was_preempted() {
1|     tail -n 50 "$folder.log" 2>/dev/null | awk '
1|         /^mltrain: Slurm starts it again/ { found = 0 }
1|         /CANCELLED AT .* DUE TO PREEMPTION/ { found = 1 }
1|         END { exit !found }'
1| }
1| finish() {
1|     if [ "$1" -gt 128 ] && was_preempted; then asked=preempted; fi
1|     printf 'ended %s %s %s %s %s\n' "$id" "$1" "$asked" "$(date +%s)" "$begun" > "$folder/end.new" &&
1|         mv "$folder/end.new" "$folder/end"
1|     exit "$1"
1| }
1| fail() {
1|     say "$*"
1|     finish 74
1| }
1| # It waited to be started again, and was cancelled.
1| [ ! -e "$folder/cancelled" ] || finish 143
1|
1| rm -rf "$code" "$site"
1| mkdir -p "$code" "$site" "$folder/work" || fail "cannot write into $folder"
1| install_package() {
1|     "$python" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation \
1|         --target "$site" "$1" || fail "cannot install $1"
1| }
1|
1| if ! tar -xzf "$own" -C "$code" --strip-components=1; then fail "cannot unpack $own"; fi
1| export PYTHONPATH="$code:$site${PYTHONPATH:+:$PYTHONPATH}" PYTHONUNBUFFERED=1
1| cd "$folder/work" || fail "cannot enter $folder/work"
1| [ "$asked" = no ] || finish 143
1|
1| "$@"
1| status=$?
1| finish "$status"
1| END_OF_CONFIG
1| ) &&
1| sbatch --parsable --job-name=census_20261120_143000.mltrain-00000000000000000000000000000006 --comment=mltrain-sweep=00000000000000000000000000000001 --chdir=/home/me/.mltrain --array=1-3%2 --output=/home/me/.mltrain/census_20261120_143000_%3a.log --open-mode=append --no-requeue --partition=gpu --nodes=1 --ntasks-per-node=1 --time=90 /home/me/tmp/census_20261120_143000.00000000.sh
[0]
$ mltrain submit job.toml --dry-run --json
2| census_20261120_143000, 3 jobs on slurm
2|   package_path         /home/me/project/trainer
2|   module_name          trainer.task
2|   limits.max_duration  1h30m
2|   slurm.partition      gpu
2| sweep
2|   rate  0.1, 0.01, 0.001
2|   no more than 2 at a time, which slurm sees to
2| cost of each
2|   node                unpriced  set [slurm] hourly_cost to price it
2|   likely               unknown  say it: [estimate] duration = "90m"
2|   worst   1 h 30 min  unpriced  limits.max_duration
2| cost of 3 jobs
2|   likely   unknown
2|   worst   unpriced
1| {"sweep": "census_20261120_143000", "submissions": [{"name": "census_20261120_143000_001", "id": "00000000000000000000000000000014", "service": "slurm", "project": null, "region": null, "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": "a333b236226e675c2fd8648bafabe54e3a341362d96c9db689fc1ebdd7c87368", "uploads": [{"url": "/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz", "bytes": 454, "argv": ["install", "-D", "--mode=600", "/home/me/tmp/00000000.trainer-0.0.0.tar.gz", "/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz"]}], "argv": ["sbatch", "--parsable", "--job-name=census_20261120_143000.mltrain-00000000000000000000000000000014", "--comment=mltrain-sweep=00000000000000000000000000000009", "--chdir=/home/me/.mltrain", "--array=1-3%2", "--output=/home/me/.mltrain/census_20261120_143000_%3a.log", "--open-mode=append", "--no-requeue", "--partition=gpu", "--nodes=1", "--ntasks-per-node=1", "--time=90", "/home/me/tmp/census_20261120_143000.00000000.sh"], "directory": null, "config": "#!/bin/sh\n# census_20261120_143000, written by mltrain.\nnewline='\n'\n#task 1 00000000000000000000000000000014 census_20261120_143000_001 mltrain-id=00000000000000000000000000000014,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000009\n#task 2 00000000000000000000000000000015 census_20261120_143000_002 mltrain-id=00000000000000000000000000000015,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000009\n#task 3 00000000000000000000000000000016 census_20261120_143000_003 mltrain-id=00000000000000000000000000000016,mltrain-spec=HASH,mltrain-sweep=00000000000000000000000000000009\nkept=/home/me/.mltrain/census_20261120_143000.mltrain-00000000000000000000000000000014.sh\nid=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID\nif [ ! -e \"$kept\" ]; then cp \"$0\" \"$kept.$id\" && mv \"$kept.$id\" \"$kept\"; fi\ncase $SLURM_ARRAY_TASK_ID in\n1)\nfolder=/home/me/.mltrain/census_20261120_143000_001\n;;\n2)\nfolder=/home/me/.mltrain/census_20261120_143000_002\n;;\n3)\nfolder=/home/me/.mltrain/census_20261120_143000_003\n;;\n*) exit 64 ;;\nesac\nlimit=5400 restart=no python=python3\nown=/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz\ncode=$folder/code site=$folder/site\ncase $SLURM_ARRAY_TASK_ID in\n1)\nset -- \"$python\" -m trainer.task --rate 0.1\n;;\n2)\nset -- \"$python\" -m trainer.task --rate 0.01\n;;\n3)\nset -- \"$python\" -m trainer.task --rate 0.001\n;;\n*) exit 64 ;;\nesac\n\nbegun=$(date +%s) again=no\nsay() { printf 'mltrain: %s\\n' \"$*\"; }\n\n# Who links the file first decides, for good: this job, another one, or an mltrain that did not find it.\nmkdir -p -m 700 \"$folder\" || exit 74\n[ ! -e \"$folder/fate\" ] || again=yes\ndraft=$folder/fate.$id\nprintf 'started %s %s %s\\n' \"$id\" \"$begun\" \"$limit\" > \"$draft\" || exit 74\nln \"$draft\" \"$folder/fate\" 2>/dev/null\nrm -f \"$draft\"\nread -r fate owner rest < \"$folder/fate\" || exit 74\nif [ \"$fate $owner\" != \"started $id\" ]; then\n    say \"this submission was $fate already, so Slurm's job $id runs nothing\"\n    exit 75\nfi\nif [ \"$again $restart\" = 'yes no' ]; then\n    # A controller that was killed may have forgotten that it started the job, and start it once more.\n    ended=''\n    [ ! -e \"$folder/end\" ] || read -r rest ended code rest < \"$folder/end\"\n    say 'Slurm started it a second time, which runs nothing'\n    if [ \"$ended\" = \"$id\" ]; then exit \"$code\"; fi\n    exit 75\nfi\n[ \"$again\" = no ] || say \"Slurm starts it again, from the beginning\"\n\nasked=no\ntrap 'asked=asked' TERM\nrm -f \"$folder/end\"\n# Slurm writes the reason into the log, and tells the script nothing but SIGTERM.\nwas_preempted() {\n    tail -n 50 \"$folder.log\" 2>/dev/null | awk '\n        /^mltrain: Slurm starts it again/ { found = 0 }\n        /CANCELLED AT .* DUE TO PREEMPTION/ { found = 1 }\n        END { exit !found }'\n}\nfinish() {\n    if [ \"$1\" -gt 128 ] && was_preempted; then asked=preempted; fi\n    printf 'ended %s %s %s %s %s\\n' \"$id\" \"$1\" \"$asked\" \"$(date +%s)\" \"$begun\" > \"$folder/end.new\" &&\n        mv \"$folder/end.new\" \"$folder/end\"\n    exit \"$1\"\n}\nfail() {\n    say \"$*\"\n    finish 74\n}\n# It waited to be started again, and was cancelled.\n[ ! -e \"$folder/cancelled\" ] || finish 143\n\nrm -rf \"$code\" \"$site\"\nmkdir -p \"$code\" \"$site\" \"$folder/work\" || fail \"cannot write into $folder\"\ninstall_package() {\n    \"$python\" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation \\\n        --target \"$site\" \"$1\" || fail \"cannot install $1\"\n}\n\nif ! tar -xzf \"$own\" -C \"$code\" --strip-components=1; then fail \"cannot unpack $own\"; fi\nexport PYTHONPATH=\"$code:$site${PYTHONPATH:+:$PYTHONPATH}\" PYTHONUNBUFFERED=1\ncd \"$folder/work\" || fail \"cannot enter $folder/work\"\n[ \"$asked\" = no ] || finish 143\n\n\"$@\"\nstatus=$?\nfinish \"$status\"\n", "time_limit_seconds": 5400, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "service", "value": "slurm", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "args", "value": ["--rate", "0.1"], "origin": "[sweep]"}, {"key": "limits.max_duration", "value": "1h30m", "origin": "job.toml:6"}, {"key": "slurm.partition", "value": "gpu", "origin": "job.toml:8"}], "cost": {"currency": "USD", "per_hour": null, "units_per_hour": null, "unit_price": null, "likely": null, "worst": {"seconds": 5400, "runs": 1, "path_seconds": 5400, "basis": "limits.max_duration", "cost": null, "cost_by_time": null, "cost_by_units": null}, "trials": null, "unpriced": "node: set [slurm] hourly_cost to price it", "lines": [{"what": "node", "per_hour": null, "units_per_hour": null, "standing": null, "price_date": null, "price_age_days": null, "source": null, "unpriced": "set [slurm] hourly_cost to price it"}]}}, {"name": "census_20261120_143000_002", "id": "00000000000000000000000000000015", "service": "slurm", "project": null, "region": null, "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": "a333b236226e675c2fd8648bafabe54e3a341362d96c9db689fc1ebdd7c87368", "uploads": [{"url": "/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz", "bytes": 454, "argv": ["install", "-D", "--mode=600", "/home/me/tmp/00000000.trainer-0.0.0.tar.gz", "/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz"]}], "argv": ["sbatch", "--parsable", "--job-name=census_20261120_143000.mltrain-00000000000000000000000000000014", "--comment=mltrain-sweep=00000000000000000000000000000009", "--chdir=/home/me/.mltrain", "--array=1-3%2", "--output=/home/me/.mltrain/census_20261120_143000_%3a.log", "--open-mode=append", "--no-requeue", "--partition=gpu", "--nodes=1", "--ntasks-per-node=1", "--time=90", "/home/me/tmp/census_20261120_143000.00000000.sh"], "directory": null, "config": null, "time_limit_seconds": 5400, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "service", "value": "slurm", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "args", "value": ["--rate", "0.01"], "origin": "[sweep]"}, {"key": "limits.max_duration", "value": "1h30m", "origin": "job.toml:6"}, {"key": "slurm.partition", "value": "gpu", "origin": "job.toml:8"}], "cost": {"currency": "USD", "per_hour": null, "units_per_hour": null, "unit_price": null, "likely": null, "worst": {"seconds": 5400, "runs": 1, "path_seconds": 5400, "basis": "limits.max_duration", "cost": null, "cost_by_time": null, "cost_by_units": null}, "trials": null, "unpriced": "node: set [slurm] hourly_cost to price it", "lines": [{"what": "node", "per_hour": null, "units_per_hour": null, "standing": null, "price_date": null, "price_age_days": null, "source": null, "unpriced": "set [slurm] hourly_cost to price it"}]}}, {"name": "census_20261120_143000_003", "id": "00000000000000000000000000000016", "service": "slurm", "project": null, "region": null, "state": "planned", "submitted_at": "2026-11-20T14:30:00Z", "spec_hash": "HASH", "code_hash": "a333b236226e675c2fd8648bafabe54e3a341362d96c9db689fc1ebdd7c87368", "uploads": [{"url": "/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz", "bytes": 454, "argv": ["install", "-D", "--mode=600", "/home/me/tmp/00000000.trainer-0.0.0.tar.gz", "/home/me/.mltrain/packages/d5bc2c481a47d2596d4c0f5e4689c5b77be237cc24ef1eb8aaf203db8dc5c735/trainer-0.0.0.tar.gz"]}], "argv": ["sbatch", "--parsable", "--job-name=census_20261120_143000.mltrain-00000000000000000000000000000014", "--comment=mltrain-sweep=00000000000000000000000000000009", "--chdir=/home/me/.mltrain", "--array=1-3%2", "--output=/home/me/.mltrain/census_20261120_143000_%3a.log", "--open-mode=append", "--no-requeue", "--partition=gpu", "--nodes=1", "--ntasks-per-node=1", "--time=90", "/home/me/tmp/census_20261120_143000.00000000.sh"], "directory": null, "config": null, "time_limit_seconds": 5400, "settings": [{"key": "name", "value": "census", "origin": "job.toml:1"}, {"key": "service", "value": "slurm", "origin": "job.toml:2"}, {"key": "package_path", "value": "/home/me/project/trainer", "origin": "job.toml:3"}, {"key": "module_name", "value": "trainer.task", "origin": "job.toml:4"}, {"key": "args", "value": ["--rate", "0.001"], "origin": "[sweep]"}, {"key": "limits.max_duration", "value": "1h30m", "origin": "job.toml:6"}, {"key": "slurm.partition", "value": "gpu", "origin": "job.toml:8"}], "cost": {"currency": "USD", "per_hour": null, "units_per_hour": null, "unit_price": null, "likely": null, "worst": {"seconds": 5400, "runs": 1, "path_seconds": 5400, "basis": "limits.max_duration", "cost": null, "cost_by_time": null, "cost_by_units": null}, "trials": null, "unpriced": "node: set [slurm] hourly_cost to price it", "lines": [{"what": "node", "per_hour": null, "units_per_hour": null, "standing": null, "price_date": null, "price_age_days": null, "source": null, "unpriced": "set [slurm] hourly_cost to price it"}]}}]}
[0]
