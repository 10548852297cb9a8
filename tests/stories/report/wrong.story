# What a report cannot be about is said.

$ mltrain report --by colour
2| mltrain: error: a report cannot be by "colour"
2|   day, week, month, name, tier, region, service, or label:KEY
[2]
$ mltrain report --since yesterday
2| mltrain: error: option "--since" is a day or a duration, not "yesterday"
2|   such as --since 2026-11-01 or --since 2w
[2]
$ mltrain report --since 2026-11-20 --until 2026-11-01
2| mltrain: error: --since is not before --until
[2]
$ mltrain report --csv --html report.html
2| mltrain: error: --csv goes alone: neither with --json nor with --html
[2]
$ mltrain report --html - --json
1| {"error": {"message": "the page and the JSON cannot both go to stdout", "hint": "--html FILE, or no --json", "exit": 2, "complaints": []}}
[2]
$ mltrain report --sweep nobody
2| mltrain: error: there is no sweep "nobody"
2|   a sweep's name is what the names of its jobs begin with: mltrain list
[1]
$ mltrain report --sweep census_20261120_143000 --since 3d
2| mltrain: error: --sweep takes all jobs of a sweep, so there is no --since and no --until
[2]
