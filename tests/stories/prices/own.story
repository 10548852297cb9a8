# Prices of one's own: they go before the book's, say how old they are, and a wrong file says what is wrong.

file trainer/__init__.py
end
file trainer/task.py
end
file ../.config/mltrain/prices.toml
[[price]]
provider = "local"
product  = "this machine"
per_hour = 0.20
currency = "EUR"
as_of    = 2026-03-01
source   = "power and wear"

[[price]]
provider = "ml-engine"
region   = "us-central1"
product  = "BASIC_GPU"
per_hour = 0.75
as_of    = 2026-11-01

[[discount]]
provider = "ml-engine"
region   = "asia-east1"
percent  = 12.5

[currency]
EUR = 1.08
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
scale_tier     = "BASIC_GPU"

[estimate]
duration = "12h"
end
file local.toml
name         = "census"
service      = "local"
package_path = "trainer"
module_name  = "trainer.task"

[limits]
max_duration = "10h"
end

$ mltrain prices local
1| local, user, 2026-03-01 (264 days old)
1|   power and wear
1|   0.20 EUR at 1.08
1|   PRODUCT           PRICE
1|   this machine  $0.2160/h
1| local, published, 2018-01-01 (3245 days old)
1|   a public blog post of 2018, which says about 10,000
1|   a machine of one's own
1|   PRODUCT                     PRICE
1|   four GTX 1080 Ti  $10,000.00 once
[0]
$ mltrain prices ml-engine basic-gpu asia
1| ml-engine, user, 2019-11-04 (closed)
1|   Compute Engine list price
1|   12.5 % off (prices.toml:16)
1|   REGION        PRODUCT        PRICE
1|   Asia Pacific  BASIC_GPU  $0.8138/h
1| ml-engine, user, 2018-01-01 (closed)
1|   quoted from cloud.google.com/ml-engine/docs/pricing in a public blog post of
1|   2018; equals 1.46 x Compute Engine list price
1|   12.5 % off (prices.toml:16)
1|   REGION        PRODUCT      PRICE
1|   Asia Pacific  BASIC_GPU  $1.19/h
[0]
$ mltrain cost job.toml
1| census on ml-engine in us-central1
1|   BASIC_GPU       $0.7500/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
1|   likely  12 h        $9.00  estimate.duration
1|   worst   7 days    $126.00  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($0.75 / 60) x 720 min = $9.0000
1|   prices of 2026-11-01 (19 days old), user: prices.toml:9
[0]
$ mltrain cost job.toml --unit-price 0.40
1| census on ml-engine in us-central1
1|   BASIC_GPU       $0.7500/h  1 master n1-standard-8 + NVIDIA_TESLA_K80
1|   likely  12 h        $9.00  estimate.duration
1|   worst   7 days    $126.00  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($0.75 / 60) x 720 min = $9.0000
1|   prices of 2026-11-01 (19 days old), user: prices.toml:9
[0]
$ mltrain cost job.toml --set region=asia-east1
1| census on ml-engine in asia-east1
1|   BASIC_GPU       $0.8138/h  1 master n1-standard-8 + NVIDIA_TESLA_K80; 12.5 % off (prices.toml:16)
1|   likely  12 h        $9.76  estimate.duration
1|   worst   7 days    $136.71  the service's own limit
1|   no limit is set: [limits] max_duration = "12h", or max_cost = 20.00
1|   time based      ($0.81375 / 60) x 720 min = $9.7650
1|   training units  (1.7222 units x $0.4725 / 60) x 720 min = $9.7649
1|   prices of 2019-11-04, user: Compute Engine list price
[0]
$ mltrain cost local.toml
1| census on local
1|   this machine  $0.2160/h  0.20 EUR at 1.08
1|   likely          unknown  say it: [estimate] duration = "90m"
1|   worst   10 h      $2.16  limits.max_duration
1|   time based      ($0.216 / 60) x 600 min = $2.1600
1|   prices of 2026-03-01 (264 days old), user: power and wear
1|   old prices: mltrain prices --check
[0]
$ mltrain cost local.toml --json
1| {"currency": "USD", "per_hour": "0.216", "units_per_hour": null, "unit_price": null, "likely": null, "worst": {"seconds": 36000, "runs": 1, "path_seconds": 36000, "basis": "limits.max_duration", "cost": "2.16", "cost_by_time": "2.16", "cost_by_units": null}, "trials": null, "unpriced": null, "lines": [{"what": "this machine", "per_hour": "0.216", "units_per_hour": null, "standing": "user", "price_date": "2026-03-01", "price_age_days": 264, "source": "power and wear", "unpriced": null}]}
[0]
$ mltrain prices --check local
1| PROVIDER       AS OF        AGE  STANDING   PRICES  SOURCE
1| local     2026-03-01   264 days  user            1  power and wear
1| local     2018-01-01  3245 days  published       1  a public blog post of…
2| prices of your own go into prices.toml: mltrain help prices
[1]
file ../.config/mltrain/prices.toml
[[price]]
provider = "local"
product  = "this machine"
per_hour = "0.20"
as_off   = 2026-03-01

[discount]
percent = 10
end
$ mltrain cost local.toml
2| mltrain: error: /home/me/.config/mltrain/prices.toml:4:12: "per_hour" must be a number
2|   4 | per_hour = "0.20"
2|     |            ^~~~~~
2|   such as per_hour = 2.95
2| mltrain: error: /home/me/.config/mltrain/prices.toml:5:1: unknown key "as_off"
2|   5 | as_off   = 2026-03-01
2|     | ^~~~~~
2|   did you mean "as_of"?
2| mltrain: error: /home/me/.config/mltrain/prices.toml:7:2: "discount" must be a list of tables
2|   7 | [discount]
2|     |  ^~~~~~~~
2|   write [[discount]] on a line of its own, and its keys below
[2]
$ mltrain prices
2| mltrain: error: /home/me/.config/mltrain/prices.toml:4:12: "per_hour" must be a number
2|   4 | per_hour = "0.20"
2|     |            ^~~~~~
2|   such as per_hour = 2.95
2| mltrain: error: /home/me/.config/mltrain/prices.toml:5:1: unknown key "as_off"
2|   5 | as_off   = 2026-03-01
2|     | ^~~~~~
2|   did you mean "as_of"?
2| mltrain: error: /home/me/.config/mltrain/prices.toml:7:2: "discount" must be a list of tables
2|   7 | [discount]
2|     |  ^~~~~~~~
2|   write [[discount]] on a line of its own, and its keys below
[2]
