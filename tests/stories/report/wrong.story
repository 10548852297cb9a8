# What a report cannot be about is said.

$ mltrain report --by colour
$ mltrain report --since yesterday
$ mltrain report --since 2026-11-20 --until 2026-11-01
$ mltrain report --csv --html report.html
$ mltrain report --html - --json
$ mltrain report --sweep nobody
$ mltrain report --sweep census_20261120_143000 --since 3d
