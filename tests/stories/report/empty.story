# A report of a ledger that has no jobs yet.

$ mltrain report
1| no jobs to report: all jobs, 2026-10-21 to 2026-11-20
[0]
$ mltrain report --since 7d --by label:team
1| no jobs to report: all jobs, 2026-11-13 to 2026-11-20
[0]
