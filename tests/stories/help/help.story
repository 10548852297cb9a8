# Help: the commands, one command, a topic, and slips.

$ mltrain
1| mltrain submits training jobs to Google Cloud, or runs them here, without surprises.
1|
1| usage: mltrain COMMAND …
1|
1| commands:
1|   init        write a job file and a small trainer to begin with
1|   check       say all that is wrong with a job file
1|   cost        say what a job will cost, per hour, likely and at worst
1|   compare     say where else the same work could be done, and at what cost
1|   budget      say what of the month's money is spent, committed and left
1|   package     write the archive in which the trainer travels
1|   migrate     turn a job of ML Engine into one of Vertex AI
1|   submit      plan a job, say what it costs, and send it
1|   list        list the jobs that were submitted from here
1|   show        show one job in full: timeline, cost, command
1|   open        open a job's page in the browser
1|   trials      show what a tuning job has tried, the best first
1|   watch       follow jobs until they end
1|   logs        show a job's log, and follow it
1|   cancel      end jobs
1|   sync        settle the ledger with the cloud
1|   ledger      check, back up or prune the record of all jobs
1|   prices      list the price book, with dates and sources
1|   report      tell what was spent, and what came of it
1|   doctor      say whether this machine is ready, and what cures it
1|   help        explain a command, a topic or a key
1|   completion  print the script by which a shell completes mltrain
1|   version     say which mltrain this is
1|
1| topics:
1|   tutorial     from nothing to a trained model and its bill
1|   job-file     every key of a job file
1|   services     where a job can run, and how to choose
1|   exit-codes   what the exit codes mean
1|   environment  the variables and files that mltrain reads
1|   prices       the price book, and prices of your own
1|   vertex-ai    jobs on Vertex AI
1|   slurm        jobs on a cluster of your own
1|   tuning       many trials of one job, and the best of them
1|   sweeps       a job for each combination of values
1|   watching     what a watch says, and when it ends
1|   logs         reading what jobs write
1|   packaging    how the trainer travels
1|   migrating    from ML Engine to Vertex AI
1|   readiness    what is looked at before there is a job
1|   json         every field of every answer in JSON
1|   security     what is protected, from whom, and what is not
1|   faq          questions that are asked often
1|   benchmarks   how fast it is, measured
1|
1| more: mltrain help COMMAND, mltrain help TOPIC, mltrain help job-file KEY
[0]
$ mltrain help submit
1| mltrain submit
1|
1|   Plan a job, say what it costs, and send it.
1|
1|     mltrain submit [SPEC…] [options] [-- trainer arguments]
1|
1|   Reads the job file, shows the plan (what runs where, what code travels, what
1|   it will cost), writes the intent into the ledger, and hands the job to its
1|   service. At a terminal it asks before anything whose worst case is above $25
1|   (`confirm_above` in config.toml). Several job files are sent one after the
1|   other; when one cannot be sent, those behind it are not tried.
1|
1|   A submission is never lost and never made twice: when the answer does not
1|   come, mltrain asks whether the job is there, and what cannot be settled now is
1|   settled by `mltrain sync`. The same job that is queued or running is not
1|   submitted again.
1|
1|   A job file with `[sweep]`, or `--sweep`, makes a job for each combination of
1|   values.
1|
1|   Words after `--` go to the trainer, behind those of `[args]`.
1|
1| Options
1|
1|   --set KEY=VALUE
1|         Set a key of the job file for this once, such as `--set
1|         limits.max_cost=10` or `--set args.epochs=5`. May be given often.
1|   --service SERVICE
1|         Another service than the file's: `ml-engine`, `ai-platform`,
1|         `vertex-ai`, `slurm` or `local`.
1|   --prices-as-of DATE
1|         With the prices that were in force then, such as `2018-06-01`.
1|   --unit-price USD
1|         Another base price of a training unit of ML Engine.
1|   --force
1|         Take what tables of machines and regions forbid: they may be older than
1|         what Google offers.
1|   --from JOB
1|         Once more as that job of the ledger was, instead of SPEC; also when its
1|         file is gone.
1|   -n, --dry-run
1|         Print the command as a script to paste, and the cost. Sends nothing,
1|         asks nobody, needs no gcloud.
1|   -w, --watch
1|         Stay, and watch until the job ends. The exit code is then the job's.
1|   -y, --yes
1|         Do not ask, whatever it costs.
1|   --again
1|         Submit even though the same job is queued or running.
1|   --over-budget REASON
1|         Submit beyond the budget. The reason is recorded.
1|   --allow-unpriced
1|         Submit what the budget cannot count, because it has no price.
1|   --every DURATION
1|         With `--watch`: look this often, such as `30s` or `10m`. Left out: after
1|         5 seconds while something changes, up to 30 while nothing does.
1|   --give-up-after DURATION
1|         With `--watch`: end with exit code 7 when a job was not seen for so
1|         long. The job itself runs on.
1|   --on-interrupt WHAT
1|         With `--watch`: what Ctrl-C does to the jobs: `detach` leaves them
1|         running (the default), `cancel` ends them, `ask` asks.
1|   --logs
1|         With `--watch`: tell what the jobs log, too.
1|   --sweep KEY=A,B,…
1|         A job for each value of an argument or of a key of the job file. Given
1|         often: for each combination.
1|   --resume SWEEP
1|         Send what is missing of a sweep, as it was, instead of SPEC.
1|   --parallel N
1|         How many of a sweep's jobs are sent at a time; as many as there are
1|         processors when left out.
1|   --json, --color WHEN, -v, --verbose, -h, --help
1|         What every command takes; see `mltrain help mltrain`.
1|
1| Examples
1|
1|   What would be sent, and what it would cost:
1|
1|     mltrain submit --dry-run job.toml
1|
1|   Send it, and stay to its end:
1|
1|     mltrain submit job.toml --watch
1|
1|   With another value, and another word for the trainer:
1|
1|     mltrain submit job.toml --set limits.max_duration=1h -- --epochs 30
1|
1|   What a job for each value would be:
1|
1|     mltrain submit job.toml --sweep batch-size=64,128 --dry-run
1|
1|   Once more what a job was:
1|
1|     mltrain submit --from census
1|
1| See also
1|
1|   `mltrain help check`, `mltrain help cost`, `mltrain help watch`, `mltrain help
1|   sync`, `mltrain help job-file`, `mltrain help sweeps`, `mltrain help
1|   exit-codes`
[0]
$ mltrain submit --help
1| usage: mltrain submit [SPEC…] [options] [-- trainer arguments]
1|
1| plan a job, say what it costs, and send it
1|
1|   SPEC                      the job file
1|   --set KEY=VALUE           set a key of the job file; may be given often
1|   --service SERVICE         not the file's: ml-engine, vertex-ai, local, …
1|   --prices-as-of DATE       with the prices in force then, such as 2018-06-01
1|   --unit-price USD          another base price of a training unit
1|   --force                   take what tables of machines and regions forbid
1|   --from JOB                once more as that job was; instead of SPEC
1|   -n, --dry-run             print the command and the cost; send nothing
1|   -w, --watch               stay, and watch until the job ends
1|   -y, --yes                 do not ask, whatever it costs
1|   --again                   submit even though the same job is queued or running
1|   --over-budget REASON      submit beyond the budget; the reason is recorded
1|   --allow-unpriced          submit what the budget cannot count: it has no price
1|   --every DURATION          with --watch: look this often, such as 30s
1|   --give-up-after DURATION  with --watch: end when a job is unseen for so long
1|   --on-interrupt WHAT       with --watch: what Ctrl-C does: detach, cancel, ask
1|   --logs                    with --watch: tell what the jobs log, too
1|   --sweep KEY=A,B,…         a job for each value, or combination of values
1|   --resume SWEEP            send what is missing of a sweep; instead of SPEC
1|   --parallel N              how many of a sweep's jobs are sent at a time
1|   --json                    answer in JSON
1|   --color WHEN              auto, always or never
1|   -v, --verbose             also show what gcloud says
1|   -h, --help                show this
1|
1| more: mltrain help submit
[0]
$ mltrain help exit-codes
1| Exit codes
1|
1|   code  meaning
1|   0     done; for `watch`, `logs --follow` and `submit --watch`: the job
1|         succeeded
1|   1     could not; for `prices --check`: there are old prices; for `doctor` and
1|         `check --online`: something is bad
1|   2     wrong command line, or the job file is wrong
1|   3     the job failed, or succeeded only in part
1|   4     gcloud is missing, or needs a login or a project; Slurm is missing; for
1|         `check --online`: Slurm does not answer (`doctor`, whose answer that is,
1|         ends with 1)
1|   5     refused by a guard: a limit that cannot be kept, the budget, the same
1|         job twice, or your own "no"
1|   6     the job was cancelled, or ran into its time limit
1|   7     outcome unknown: a submission that could not be settled, a watch that
1|         gave up
1|   130   interrupted by you; the job runs on
1|
1|   Of several jobs: the first of 7, 3, 6, 1, 0 that occurs.
[0]
$ mltrain help job-file limits.max_cost
1| limits.max_cost
1|
1|   becomes a time limit that the service enforces.
1|
1|   - value: USD
1|   - services: all
1|   - stands in a job file, and config.toml as a default
1|
1|     [limits]
1|     max_cost = 20.00
[0]
$ mltrain help job-file limits
1| [limits]
1|
1|   limits.max_duration (duration)
1|         the service itself ends the job after this. Such as `max_duration =
1|         "12h"`.
1|   limits.max_cost (USD)
1|         becomes a time limit that the service enforces. Such as `max_cost =
1|         20.00`.
1|   limits.max_wait (duration)
1|         how long the job may queue; at least 30m. For ml-engine, ai-platform,
1|         vertex-ai. Such as `max_wait = "2h"`.
[0]
$ mltrain help job-file max_cots
2| mltrain: error: there is no key "max_cots"
2|   did you mean "limits.max_cost"?
[2]
$ mltrain help ledger
1| mltrain ledger
1|
1|   Check, back up or prune the record of all jobs.
1|
1|     mltrain ledger [ACTION…] [options]
1|
1|   The ledger is the file that knows every job that was submitted from here:
1|   `~/.local/state/mltrain/ledger.sqlite`. ACTION is
1|
1|   check
1|         say where it is and whether it is sound.
1|   backup FILE
1|         copy it, whole, whoever writes meanwhile.
1|   prune
1|         drop jobs that ended long ago. It asks first.
1|
1| Options
1|
1|   --older-than DURATION
1|         With `prune`: submitted so long ago; `365d` when left out.
1|   -y, --yes
1|         With `prune`: do not ask.
1|   --json, --color WHEN, -v, --verbose, -h, --help
1|         What every command takes; see `mltrain help mltrain`.
1|
1| Examples
1|
1|     mltrain ledger check
1|
1|   A copy:
1|
1|     mltrain ledger backup copy.sqlite
1|
1|   Drop what is older than a year:
1|
1|     mltrain ledger prune --older-than 365d --yes
1|
1| See also
1|
1|   `mltrain help list`, `mltrain help sync`, `mltrain help environment`
[0]
$ mltrain help submitt
2| mltrain: error: there is no command and no topic "submitt"
2|   did you mean "submit"?
[2]
$ mltrain help exit-code
2| mltrain: error: there is no command and no topic "exit-code"
2|   did you mean "exit-codes"?
[2]
$ mltrain help submit list
2| mltrain: error: unexpected argument "list"
2|   see --help
[2]
$ mltrain submit nothing.toml --wrong --help
1| usage: mltrain submit [SPEC…] [options] [-- trainer arguments]
1|
1| plan a job, say what it costs, and send it
1|
1|   SPEC                      the job file
1|   --set KEY=VALUE           set a key of the job file; may be given often
1|   --service SERVICE         not the file's: ml-engine, vertex-ai, local, …
1|   --prices-as-of DATE       with the prices in force then, such as 2018-06-01
1|   --unit-price USD          another base price of a training unit
1|   --force                   take what tables of machines and regions forbid
1|   --from JOB                once more as that job was; instead of SPEC
1|   -n, --dry-run             print the command and the cost; send nothing
1|   -w, --watch               stay, and watch until the job ends
1|   -y, --yes                 do not ask, whatever it costs
1|   --again                   submit even though the same job is queued or running
1|   --over-budget REASON      submit beyond the budget; the reason is recorded
1|   --allow-unpriced          submit what the budget cannot count: it has no price
1|   --every DURATION          with --watch: look this often, such as 30s
1|   --give-up-after DURATION  with --watch: end when a job is unseen for so long
1|   --on-interrupt WHAT       with --watch: what Ctrl-C does: detach, cancel, ask
1|   --logs                    with --watch: tell what the jobs log, too
1|   --sweep KEY=A,B,…         a job for each value, or combination of values
1|   --resume SWEEP            send what is missing of a sweep; instead of SPEC
1|   --parallel N              how many of a sweep's jobs are sent at a time
1|   --json                    answer in JSON
1|   --color WHEN              auto, always or never
1|   -v, --verbose             also show what gcloud says
1|   -h, --help                show this
1|
1| more: mltrain help submit
[0]
$ mltrain help nothing
2| mltrain: error: there is no command and no topic "nothing"
2|   all of them: mltrain help
[2]
$ mltrain help help --json
1| {"help": "mltrain help\n\n  Explain a command, a topic or a key.\n\n    mltrain help [TOPIC…] [options]\n\n  Without a word: all commands and topics. With the name of a command, its page;\n  with a topic, the guide; with `job-file` and a key or a table of it, what that\n  is. The pages are those of `man mltrain-COMMAND` and of `docs/`.\n\n  `mltrain COMMAND --help` is the short list of that command's options.\n\nOptions\n\n  --json, --color WHEN, -v, --verbose, -h, --help\n        What every command takes; see `mltrain help mltrain`.\n\nExamples\n\n    mltrain help submit\n\n  One key of the job file, and a whole table:\n\n    mltrain help job-file limits.max_cost\n    mltrain help job-file limits\n\nSee also\n\n  `mltrain help mltrain`, `mltrain help job-file`\n"}
[0]
$ mltrain version
1| mltrain 0.1.0
1|   commit     unknown
1|   prices     2026-10-07
[0]
$ mltrain --version
1| mltrain 0.1.0
1|   commit     unknown
1|   prices     2026-10-07
[0]
$ mltrain version --json
1| {"version": "0.1.0", "commit": null, "date": null, "prices": "2026-10-07", "libraries": {}}
[0]
$ mltrain list extra
2| mltrain: error: unexpected argument "extra"
2|   see --help
[2]
$ mltrain cancel latest -- x
2| mltrain: error: words after -- are for the trainer, and this command runs none
[2]
$ mltrain list --state
2| mltrain: error: option "--state" needs a value
2|   see --help
[2]
$ mltrain list --color maybe
2| mltrain: error: option "--color" cannot be "maybe"
2|   one of: auto, always, never
[2]
$ mltrain --json list
1| {"jobs": []}
[0]
$ mltrain cancel --help --json
1| {"help": "usage: mltrain cancel JOB… [options]\n\nend jobs\n\n  JOB            jobs by name, beginning of a name, or latest\n  --async        ask for the end, and do not wait for it\n  --json         answer in JSON\n  --color WHEN   auto, always or never\n  -v, --verbose  also show what gcloud says\n  -h, --help     show this\n\nmore: mltrain help cancel\n"}
[0]
