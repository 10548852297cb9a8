# What a sweep without a price costs in all: unpriced where the time is known, as each of its jobs says it.

file trainer/__init__.py
end
file trainer/task.py
print(1)
end
file limited.toml
name         = "census"
service      = "local"
package_path = "trainer"
module_name  = "trainer.task"
[limits]
max_duration = "10m"
[estimate]
duration = "5s"
[sweep]
epochs = [5, 10]
end
file open.toml
name         = "census"
service      = "local"
package_path = "trainer"
module_name  = "trainer.task"
[sweep]
epochs = [5, 10]
end

$ mltrain cost limited.toml
1| census on local
1|   this machine    unpriced  set [local] hourly_cost to price it
1|   likely  5 s     unpriced  estimate.duration
1|   worst   10 min  unpriced  limits.max_duration
1| cost of 2 jobs
1|   likely  unpriced
1|   worst   unpriced
[0]
$ mltrain cost open.toml
1| census on local
1|   this machine  unpriced  set [local] hourly_cost to price it
1|   likely         unknown  say it: [estimate] duration = "90m"
1|   worst         no limit  set one: [limits] max_duration = "12h"
1| cost of 2 jobs
1|   likely   unknown
1|   worst   no limit
[0]
