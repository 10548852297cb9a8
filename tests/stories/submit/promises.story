# max_cost that cannot be kept is refused.

file trainer/__init__.py
end
file trainer/task.py
end
file job.toml
name           = "census"
project        = "my-project"
package_path   = "trainer"
module_name    = "trainer.task"
staging_bucket = "gs://my-bucket"
region         = "us-central1"
end

$ mltrain submit job.toml --dry-run --set limits.max_cost=0.01
2| mltrain: error: limits.max_cost is $0.01, and the shortest bill is $0.0317
2|   raise max_cost, or take a cheaper machine
[5]
$ mltrain submit job.toml --dry-run --set limits.max_cost=5 --set scale_tier=CUSTOM --set master.machine_type=e2-standard-8
2| mltrain: error: limits.max_cost cannot be kept: the job is unpriced (e2-standard-8 (master): no price is known for e2-standard-8)
2|   set limits.max_duration instead
[5]
