# Help: the commands, one command, a topic, and slips.

$ mltrain
1| mltrain submits training jobs to Google Cloud, or runs them here, without surprises.
1|
1| usage: mltrain COMMAND …
1|
1| commands:
1|   init     write a job file and a small trainer to begin with
1|   check    say all that is wrong with a job file
1|   cost     say what a job will cost, per hour, likely and at worst
1|   compare  say where else the same work could be done, and at what cost
1|   budget   say what of the month's money is spent, committed and left
1|   package  write the archive in which the trainer travels
1|   migrate  turn a job of ML Engine into one of Vertex AI
1|   submit   plan a job, say what it costs, and send it
1|   list     list the jobs that were submitted from here
1|   show     show one job in full: timeline, cost, command
1|   trials   show what a tuning job has tried, the best first
1|   watch    follow jobs until they end
1|   logs     show a job's log, and follow it
1|   cancel   end jobs
1|   sync     settle the ledger with the cloud
1|   ledger   check, back up or prune the record of all jobs
1|   prices   list the price book, with dates and sources
1|   help     explain a command or a topic
1|   version  say which mltrain this is
1|
1| topics, for mltrain help TOPIC:
1|   job-file     every key of a job file
1|   exit-codes   what the exit codes mean
1|   environment  the variables and files that mltrain reads
1|   prices       the price book, and prices of your own
[0]
$ mltrain help submit
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
[0]
$ mltrain help exit-codes
1| # Exit codes
1|
1| | code | meaning |
1| |---|---|
1| | 0 | done; for `watch`, `logs --follow` and `submit --watch`: the job succeeded |
1| | 1 | could not; for `prices --check`: there are old prices |
1| | 2 | wrong command line, or the job file is wrong |
1| | 3 | the job failed, or succeeded only in part |
1| | 4 | gcloud is missing, or needs a login or a project |
1| | 5 | refused by a guard: a limit that cannot be kept, the budget, the same job twice, or your own "no" |
1| | 6 | the job was cancelled, or ran into its time limit |
1| | 7 | outcome unknown: a submission that could not be settled, a watch that gave up |
1| | 130 | interrupted by you; the job runs on |
1|
1| Of several jobs: the first of 7, 3, 6, 1, 0 that occurs.
[0]
$ mltrain help nothing
2| mltrain: error: there is no command "nothing"
2|   all commands: mltrain help
[2]
$ mltrain version
1| mltrain 0.1.0
[0]
$ mltrain --version
1| mltrain 0.1.0
[0]
$ mltrain version --json
1| {"version": "0.1.0"}
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
1| {"help": "usage: mltrain cancel JOB… [options]\n\nend jobs\n\n  JOB            jobs by name, beginning of a name, or latest\n  --async        ask for the end, and do not wait for it\n  --json         answer in JSON\n  --color WHEN   auto, always or never\n  -v, --verbose  also show what gcloud says\n  -h, --help     show this\n"}
[0]
