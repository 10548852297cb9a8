#include "slurm/script.hpp"

#include "base/text.hpp"
#include "job/env_file.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

/// As sh reads it back. A line end is a variable, so that no line of the script is the user's.
std::string word(const std::string& text)
{
    std::vector<std::string> lines;
    for (const std::string& line : split(text, '\n')) lines.push_back(shell_quoted(line));
    return joined(lines, "\"$newline\"");
}

// What Slurm starts again is the same owner, and trains again where the user wants that.
constexpr std::string_view may_run = R"sh(
begun=$(date +%s) again=no
say() { printf 'mltrain: %s\n' "$*"; }

# Who links the file first decides, for good: this job, another one, or an mltrain that did not find it.
mkdir -p -m 700 "$folder" || exit 74
[ ! -e "$folder/fate" ] || again=yes
draft=$folder/fate.$id
printf 'started %s %s %s\n' "$id" "$begun" "$limit" > "$draft" || exit 74
ln "$draft" "$folder/fate" 2>/dev/null
rm -f "$draft"
read -r fate owner rest < "$folder/fate" || exit 74
if [ "$fate $owner" != "started $id" ]; then
    say "this submission was $fate already, so Slurm's job $id runs nothing"
    exit 75
fi
if [ "$again $restart" = 'yes no' ]; then
    # A controller that was killed may have forgotten that it started the job, and start it once more.
    ended=''
    [ ! -e "$folder/end" ] || read -r rest ended code rest < "$folder/end"
    say 'Slurm started it a second time, which runs nothing'
    if [ "$ended" = "$id" ]; then exit "$code"; fi
    exit 75
fi
[ "$again" = no ] || say "Slurm starts it again, from the beginning"

asked=no
trap 'asked=asked' TERM
rm -f "$folder/end"
# Slurm writes the reason into the log, and tells the script nothing but SIGTERM.
was_preempted() {
    tail -n 50 "$folder.log" 2>/dev/null | awk '
        /^mltrain: Slurm starts it again/ { found = 0 }
        /CANCELLED AT .* DUE TO PREEMPTION/ { found = 1 }
        END { exit !found }'
}
finish() {
    if [ "$1" -gt 128 ] && was_preempted; then asked=preempted; fi
    printf 'ended %s %s %s %s %s\n' "$id" "$1" "$asked" "$(date +%s)" "$begun" > "$folder/end.new" &&
        mv "$folder/end.new" "$folder/end"
    exit "$1"
}
fail() {
    say "$*"
    finish 74
}
# It waited to be started again, and was cancelled.
[ ! -e "$folder/cancelled" ] || finish 143

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

// A command that was pasted has kept nothing; then the first task does that starts.
constexpr std::string_view keep_itself = R"sh(id=${SLURM_ARRAY_JOB_ID}_$SLURM_ARRAY_TASK_ID
if [ ! -e "$kept" ]; then cp "$0" "$kept.$id" && mv "$kept.$id" "$kept"; fi
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

/// An assignment of the user's for env. The trainer itself is found before what else the user has.
std::string variable(const std::string& name, const std::string& value)
{
    if (name == "PYTHONPATH") return "PYTHONPATH=\"$code:$site:\"" + word(value);
    return word(name + "=" + value);
}

/// The positional parameters become the trainer with its arguments.
std::string trainer_line(const SlurmScript& script)
{
    std::string line = "set --";
    // On the node, so that neither Slurm nor a process list ever has the values.
    if (!script.env_file.empty()) {
        for (const std::string& text : argv_with_env_file(script.env_file, {}))
            line += " " + word(text);
    }
    // By env, so that no variable of the user's is one of the script's own.
    if (!script.environment.empty()) line += " env";
    for (const auto& [name, value] : script.environment) line += " " + variable(name, value);
    line += " \"$python\" -m " + word(script.module);
    for (const std::string& text : script.args) line += " " + word(text);
    return line + "\n";
}

std::string folder_lines(const SlurmScript& script)
{
    return fmt::format("folder={}\n", word(script.folder));
}

std::string settings_lines(const SlurmScript& script)
{
    return fmt::format("limit={} restart={} python={}\nown={}\n",
        script.limit.value_or(Seconds(0)).count(), script.may_restart ? "yes" : "no",
        word(script.python), word(script.packages.empty() ? "" : script.packages.back()));
}

std::string install_lines(const SlurmScript& script)
{
    std::string text;
    for (std::size_t i = 0; i + 1 < script.packages.size(); ++i)
        text += fmt::format("install_package {}\n", word(script.packages[i]));
    return text;
}

std::string job_dir_lines(const SlurmScript& script)
{
    return script.bucket.empty() ? "" : "mkdir -p \"$folder/job_dir\"\n";
}

std::string copy_lines(const SlurmScript& script)
{
    if (script.bucket.empty()) return "";
    return fmt::format("if [ -n \"$(ls -A \"$folder/job_dir\" 2>/dev/null)\" ] &&\n"
                       "    ! gcloud storage cp --recursive \"$folder/job_dir\"/* {}; then\n"
                       "    say \"not copied; the results are in $folder/job_dir\"\n"
                       "    [ \"$status\" != 0 ] || status=74\nfi\n",
        word(script.bucket));
}

/// What is alike is said once.
std::string of_each(
    std::span<const SlurmScript> scripts, std::string (*lines)(const SlurmScript& script))
{
    std::string first = lines(scripts.front());
    const bool is_alike = std::all_of(scripts.begin(), scripts.end(),
        [&](const SlurmScript& script) { return lines(script) == first; });
    if (is_alike) return first;
    std::string text = "case $SLURM_ARRAY_TASK_ID in\n";
    for (const SlurmScript& script : scripts)
        text += fmt::format("{})\n{};;\n", script.task.number, lines(script));
    return text + "*) exit 64 ;;\nesac\n";
}

std::string after_head(std::span<const SlurmScript> scripts)
{
    const SlurmScript& first = scripts.front();
    std::string text = of_each(scripts, folder_lines) + of_each(scripts, settings_lines);
    text += "code=$folder/code site=$folder/site\n" + of_each(scripts, trainer_line);
    text += may_run;
    text += of_each(scripts, install_lines);
    text += unpack_own;
    if (first.has_many_tasks)
        text += fmt::format("tasks_per_node={}\n", first.tasks_per_node) + std::string(addresses);
    text += of_each(scripts, job_dir_lines);
    // What was asked to end while it unpacked does not begin to train.
    text += "[ \"$asked\" = no ] || finish 143\n\n";
    text += first.has_many_tasks
        ? fmt::format("srun --export=ALL --distribution=block --kill-on-bad-exit=1 sh -c '{}' "
                      "task \"$@\"\n",
            ranked)
        : "\"$@\"\n";
    return text + "status=$?\n" + of_each(scripts, copy_lines) + "finish \"$status\"\n";
}

std::string head(const std::string& name)
{
    return fmt::format("#!/bin/sh\n# {}, written by mltrain.\nnewline='\n'\n", name);
}

}  // namespace

std::string script_of(const SlurmScript& script)
{
    return head(script.job) + "id=$SLURM_JOB_ID\n" + after_head(std::span(&script, 1));
}

std::string array_script_of(
    const std::string& sweep, const std::string& kept, std::span<const SlurmScript> tasks)
{
    std::string text = head(sweep);
    for (const SlurmScript& script : tasks) text += task_line(script.task);
    return text + fmt::format("kept={}\n", word(kept)) + std::string(keep_itself)
        + after_head(tasks);
}

}  // namespace mltrain
