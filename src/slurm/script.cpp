#include "slurm/script.hpp"

#include "base/text.hpp"
#include "job/env_file.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

/// As sh reads it back. A line end is a variable, so that no line of the script is the user's.
std::string word(const std::string& text)
{
    std::vector<std::string> lines;
    for (const std::string& line : split(text, '\n')) lines.push_back(shell_quoted(line));
    return joined(lines, "\"$newline\"");
}

std::string words(const std::vector<std::string>& texts)
{
    std::string line;
    for (const std::string& text : texts) line += (line.empty() ? "" : " ") + word(text);
    return line;
}

// A restart of the same job (SLURM_RESTART_COUNT) is the same owner, and goes on.
constexpr std::string_view may_run = R"sh(
say() { printf 'mltrain: %s\n' "$*"; }

# Who links the file first decides, for good: this job, another one, or an mltrain that did not find it.
mkdir -p -m 700 "$folder" || exit 74
draft=$folder/fate.$SLURM_JOB_ID
printf 'started %s %s %s\n' "$SLURM_JOB_ID" "$(date +%s)" "$limit" > "$draft" || exit 74
ln "$draft" "$folder/fate" 2>/dev/null
rm -f "$draft"
read -r fate owner rest < "$folder/fate" || exit 74
if [ "$fate $owner" != "started $SLURM_JOB_ID" ]; then
    say "this submission was $fate already, so Slurm's job $SLURM_JOB_ID runs nothing"
    exit 75
fi

asked=no
trap 'asked=asked' TERM
rm -f "$folder/end"
finish() {
    printf 'ended %s %s %s %s\n' "$SLURM_JOB_ID" "$1" "$asked" "$(date +%s)" > "$folder/end.new" &&
        mv "$folder/end.new" "$folder/end"
    exit "$1"
}
fail() {
    say "$*"
    finish 74
}

code=$folder/code site=$folder/site
rm -rf "$code" "$site"
mkdir -p "$code" "$site" "$folder/work" || fail "cannot write into $folder"
install_package() {
    "$python" -m pip install --quiet --disable-pip-version-check --no-index --no-deps --no-build-isolation \
        --target "$site" "$1" || fail "cannot install $1"
}
)sh";

// It runs from where it is unpacked: a node needs no setuptools for that, and pip no network.
constexpr std::string_view unpack_own = R"sh(
if ! tar -xzf "$own" -C "$code" --strip-components=1; then fail "cannot unpack $own"; fi
export PYTHONPATH="$code:$site${PYTHONPATH:+:$PYTHONPATH}" PYTHONUNBUFFERED=1
cd "$folder/work" || fail "cannot enter $folder/work"
)sh";

// Ports below those that the kernel gives away, and the same for all nodes of the job.
constexpr std::string_view addresses = R"sh(
hosts=$(scontrol show hostnames "$SLURM_JOB_NODELIST") || fail 'scontrol does not tell the nodes'
export MASTER_ADDR="${hosts%%[!-._a-zA-Z0-9]*}" MASTER_PORT=$((10000 + SLURM_JOB_ID % 700 * 32))
addresses=''
for host in $hosts; do
    task=0
    while [ "$task" -lt "$tasks_per_node" ]; do
        task=$((task + 1))
        addresses="$addresses${addresses:+,}\"$host:$((MASTER_PORT + task))\""
    done
done
chief=${addresses%%,*}
export TF_CLUSTER="{\"chief\":[$chief],\"worker\":[${addresses#*,}]}"
)sh";

constexpr std::string_view ranked = R"sh(
export RANK="${SLURM_PROCID:-0}" LOCAL_RANK="${SLURM_LOCALID:-0}" NODE_RANK="${SLURM_NODEID:-0}"
export WORLD_SIZE="${SLURM_NTASKS:-1}"
if [ "$RANK" = 0 ]; then me="{\"type\":\"chief\",\"index\":0}"
else me="{\"type\":\"worker\",\"index\":$((RANK - 1))}"; fi
export TF_CONFIG="{\"cluster\":$TF_CLUSTER,\"task\":$me}"
exec "$@"
)sh";

std::string run_line(const SlurmScript& script)
{
    std::vector<std::string> argv;
    // By env, so that no variable of the user's is one of the script's own.
    if (!script.environment.empty()) argv.emplace_back("env");
    for (const auto& [name, value] : script.environment) argv.push_back(name + "=" + value);
    for (const std::string& part : {script.python, std::string("-m"), script.module})
        argv.push_back(part);
    argv.insert(argv.end(), script.args.begin(), script.args.end());
    // On the node, so that neither Slurm nor a process list ever has the values.
    if (!script.env_file.empty()) argv = argv_with_env_file(script.env_file, argv);
    if (!script.has_many_tasks) return words(argv);
    return fmt::format("srun --export=ALL --distribution=block --kill-on-bad-exit=1 sh -c '{}' "
                       "task \\\n    {}",
        ranked, words(argv));
}

}  // namespace

std::string script_of(const SlurmScript& script)
{
    std::string text =
        fmt::format("#!/bin/sh\n# {}, written by mltrain.\nnewline='\n'\n", script.job);
    text += fmt::format("folder={} limit={} python={}\n", word(script.folder),
        script.limit.value_or(Seconds(0)).count(), word(script.python));
    text += fmt::format("own={}\n", word(script.packages.empty() ? "" : script.packages.back()));
    text += may_run;
    for (std::size_t i = 0; i + 1 < script.packages.size(); ++i)
        text += fmt::format("install_package {}\n", word(script.packages[i]));
    text += unpack_own;
    if (script.has_many_tasks)
        text += fmt::format("tasks_per_node={}\n", script.tasks_per_node) + std::string(addresses);
    if (!script.bucket.empty()) text += "mkdir -p \"$folder/job_dir\"\n";
    // What was asked to end while it unpacked does not begin to train.
    text += "[ \"$asked\" = no ] || finish 143\n\n";
    text += run_line(script) + "\nstatus=$?\n";
    if (!script.bucket.empty()) {
        text += fmt::format("if [ -n \"$(ls -A \"$folder/job_dir\" 2>/dev/null)\" ] &&\n"
                            "    ! gcloud storage cp --recursive \"$folder/job_dir\"/* {}; then\n"
                            "    say \"not copied; the results are in $folder/job_dir\"\n"
                            "    [ \"$status\" != 0 ] || status=74\nfi\n",
            word(script.bucket));
    }
    return text + "finish \"$status\"\n";
}

}  // namespace mltrain
