# A cluster is asked whether it has what the job wants; one that does not answer is a reason to stop.
file job.toml
name = "census"
service = "slurm"
package_path = "trainer"
module_name = "trainer.task"
master.accelerator.type = "A100"
slurm.partition = "gpu"
end
file trainer/__init__.py
end
file trainer/task.py
end
$ mltrain check --online job.toml
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sinfo --all --noheader '--format=%P|%a|%l|%D|%G'
< main*|up|1:00:00|2|(null)
< gpu|up|infinite|4|gpu:v100:4(S:0-1)
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=mltrain --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<[1]
! Slurm accounting storage is disabled
1| job.toml: right, for service slurm
1|   ok  slurm          the controller answers; partitions: main (default), gpu
1|   ok  accounting     not kept; a job's own folder tells how it ended
1|   ok  shared folder  /home/me/.mltrain is made by the first submission
1|   ok  partition      gpu is up, time limit infinite
1|   no  gres           no node of gpu has gpu:a100:1
1|                      what they have: sinfo -N -o '%N %G'; as it is called there: slurm.gres
[1]
$ mltrain check --online job.toml --set slurm.gres=gpu:v100:1
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sinfo --all --noheader '--format=%P|%a|%l|%D|%G'
< gpu|up|infinite|4|gpu:v100:4(S:0-1)
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=mltrain --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<
1| job.toml: right, for service slurm
1|   ok  slurm          the controller answers; partitions: gpu
1|   ok  accounting     kept
1|   ok  shared folder  /home/me/.mltrain is made by the first submission
1|   ok  partition      gpu is up, time limit infinite
1|   ok  gres           gpu:v100:1
[0]
$ mltrain check --online job.toml
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sinfo --all --noheader '--format=%P|%a|%l|%D|%G'
<[1]
! slurm_load_partitions: Unable to contact slurm controller (connect failure)
1| job.toml: right, for service slurm
1|   no  slurm  slurm_load_partitions: Unable to contact slurm controller (connect failure)
1|              scontrol ping
[4]
$ mltrain check --online job.toml
2| note: no time limit is set, so the partition's own holds: sinfo -o '%P %l'
> sinfo --all --noheader '--format=%P|%a|%l|%D|%G'
<missing
1| job.toml: right, for service slurm
1|   no  slurm  there is no program "sinfo"
1|              install slurm-client, or submit on a login node of the cluster
[4]
$ mltrain doctor job.toml
> sinfo --all --noheader '--format=%P|%a|%l|%D|%G'
< main*|up|1:00:00|2|(null)
> sacct --allocations --noheader --parsable2 --starttime=now-30days --name=mltrain --format=JobID,State,Submit,Start,End,ExitCode,JobName,Comment,WorkDir
<
> python3 --version
< Python 3.11.2
1|   ok  settings       none of your own in /home/me/.config/mltrain/config.toml
1|   ok  slurm          the controller answers; partitions: main (default)
1|   ok  accounting     kept
1|   ok  shared folder  /home/me/.mltrain is made by the first submission
1|   ok  python         Python 3.11.2, /usr/bin/python3
1|   ok  ledger         none yet; the first job makes /home/me/.local/state/mltrain
1|   -   prices         none for slurm
1|   ok  terminal       none: plain text, nothing is repainted
1| ready
[0]
