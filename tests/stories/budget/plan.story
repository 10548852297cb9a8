# The founding document's team: five people, a day of use a week, 30 dollars a day; a machine for 10,000.

$ mltrain budget --plan --people 5 --uses 4 --per-use 30 --machine 10000
1| 5 people x 4 uses a month x $30.00 = $600.00 a month
1| a machine for $10,000.00 has paid for itself after 16.67 months
[0]
$ mltrain budget --plan --people 5 --uses 4 --per-use 30 --machine 10000 --json
1| {"people": 5, "uses_per_month": 4, "per_use": "30.00", "per_month": "600.00", "currency": "USD", "machine_name": null, "machine": "10000.00", "power_per_use": "0.00", "break_even_months": 16.67}
[0]
file job.toml
name           = "census"
project        = "my-project"
module_name    = "trainer.task"
packages       = ["gs://my-bucket/p.tar.gz"]
region         = "us-central1"
scale_tier     = "BASIC_GPU"
end
$ mltrain budget --plan job.toml --people 5 --uses 4 --hours 24h --prices-as-of 2018-06-01
1| 5 people x 4 uses a month x $29.08 = $581.66 a month
[0]
$ mltrain budget --plan
2| mltrain: error: what a use costs is missing
2|   --per-use 30, or a job file and --hours 12h
[2]
$ mltrain budget --plan --per-use 30 --people 0
2| mltrain: error: option "--people" is a whole number, not "0"
2|   such as --people 5
[2]
$ mltrain budget --people 5
2| mltrain: error: that belongs to --plan
2|   mltrain budget --plan …; see --help
[2]
file ../.config/mltrain/prices.toml
[owned_machine]
product       = "the founding document's machine"
price         = 10_000
life_years    = 3
power_watts   = 1400
price_per_kwh = 0.30
vcpus         = 16
memory_gib    = 64
accelerator   = "NVIDIA_TESLA_K80"
accelerators  = 4
as_of         = 2018-06-01
end
$ mltrain budget --plan --people 5 --uses 4 --per-use 30
1| 5 people x 4 uses a month x $30.00 = $600.00 a month
1| the founding document's machine for $10,000.00 has paid for itself after 16.67 months
[0]
$ mltrain budget --plan --people 5 --uses 4 --per-use 30 --hours 24h
1| 5 people x 4 uses a month x $30.00 = $600.00 a month
1| the founding document's machine for $10,000.00 has paid for itself after 25.11 months, its power ($10.08 a use) counted
[0]
$ mltrain budget --plan --people 5 --uses 4 --per-use 30 --machine 10000
1| 5 people x 4 uses a month x $30.00 = $600.00 a month
1| a machine for $10,000.00 has paid for itself after 16.67 months
[0]
