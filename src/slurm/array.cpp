#include "slurm/array.hpp"

#include "base/error.hpp"
#include "base/number.hpp"
#include "base/text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view task_mark = "#task ";
constexpr std::string_view extension = ".sh";

/// Slurm itself takes no longer script.
constexpr std::size_t largest_script = std::size_t{4} << 20U;

/// "census_20261120_143000_007_2" of sweep "census_20261120_143000" is 3 digits and "_2".
std::optional<std::pair<std::size_t, std::string>> width_and_rest(const SweepJob& job)
{
    std::string_view name = job.identity.job;
    if (!name.starts_with(job.sweep + "_")) return {};
    name.remove_prefix(job.sweep.size() + 1);
    const std::size_t width = std::min(name.find_first_not_of("0123456789"), name.size());
    if (parse_number<std::int64_t>(name.substr(0, width)) != job.number) return {};
    return std::pair(width, std::string(name.substr(width)));
}

}  // namespace

std::string task_line(const ArrayTask& task)
{
    return fmt::format(
        "{}{} {} {} {}\n", task_mark, task.number, task.id, task.job, visible(task.comment));
}

std::vector<ArrayTask> tasks_in(std::string_view script)
{
    std::vector<ArrayTask> tasks;
    for (std::string_view line : lines_of(script)) {
        if (!line.starts_with(task_mark)) continue;
        line.remove_prefix(task_mark.size());
        std::vector<std::string> words = split(line, ' ');
        const auto number = words.size() < 3 ? std::nullopt : parse_number<std::int64_t>(words[0]);
        if (!number) continue;
        ArrayTask task{*number, words[1], words[2], ""};
        words.erase(words.begin(), words.begin() + 3);
        task.comment = joined(words, " ");
        tasks.push_back(std::move(task));
    }
    return tasks;
}

std::string ranges_of(std::span<const SweepJob> jobs)
{
    std::string text;
    for (std::size_t i = 0; i < jobs.size();) {
        std::size_t last = i;
        while (last + 1 < jobs.size() && jobs[last + 1].number == jobs[last].number + 1) ++last;
        text += (text.empty() ? "" : ",") + std::to_string(jobs[i].number);
        if (last > i) text += "-" + std::to_string(jobs[last].number);
        i = last + 1;
    }
    return text;
}

std::optional<std::string> name_pattern(std::span<const SweepJob> jobs)
{
    if (jobs.empty()) return {};
    const auto first = width_and_rest(jobs.front());
    const bool is_common = first && std::all_of(jobs.begin(), jobs.end(), [&](const SweepJob& job) {
        return job.sweep == jobs.front().sweep && width_and_rest(job) == first;
    });
    if (!is_common) return {};
    return fmt::format("{}_%{}a{}", jobs.front().sweep, first->first, first->second);
}

std::string array_name(std::span<const SweepJob> jobs)
{
    return slurm_name(jobs.front().sweep, jobs.front().identity.id);
}

bool is_task(std::string_view id)
{
    return id.find('_') != id.npos;
}

std::vector<std::int64_t> task_numbers(std::string_view id)
{
    constexpr std::int64_t most = 4'000'000;  // Slurm's own
    if (!is_task(id)) return {};
    std::string_view text = id.substr(id.find('_') + 1);
    if (text.starts_with('[')) text = text.substr(1, text.find_first_of("%]") - 1);
    std::vector<std::int64_t> numbers;
    for (const std::string& part : split(text, ',')) {
        const auto first = parse_number<std::int64_t>(part.substr(0, part.find('-')));
        const auto last =
            parse_number<std::int64_t>(part.substr(part.find('-') + 1));  // of "7" itself, too
        if (!first || !last || *first < 0 || *last > most) return {};
        for (std::int64_t number = *first; number <= *last; ++number) numbers.push_back(number);
    }
    return numbers;
}

fs::path array_script(const fs::path& folder, const std::string& name)
{
    return folder / (name + std::string(extension));
}

ArrayScripts::ArrayScripts(fs::path folder) : folder_(std::move(folder)) {}

const std::vector<ArrayTask>& ArrayScripts::of(const fs::path& folder, const std::string& name)
{
    const fs::path file = array_script(folder, name);
    const auto [place, is_new] = read_.try_emplace(file);
    std::error_code missing;
    try {
        if (is_new && fs::exists(file, missing))
            place->second = tasks_in(read_file(file, largest_script));
    } catch (const Error&) {
        // What cannot be read tells of nobody; whoever then is given up cannot start.
    }
    return place->second;
}

std::vector<std::string> ArrayScripts::with(
    const fs::path& folder, const std::string& job, const std::string& id)
{
    const auto [place, is_new] = listed_.try_emplace(folder);
    std::error_code missing;
    for (fs::directory_iterator file(folder, missing), end; is_new && file != end;
         file.increment(missing)) {
        const fs::path path = file->path();
        if (path.extension() != extension) continue;
        if (const auto own = own_name_of(path.stem().string())) place->second.push_back(*own);
    }
    std::vector<std::string> names;
    for (const OwnName& array : place->second) {
        if (!job.starts_with(array.job + "_")) continue;
        const std::string name = slurm_name(array.job, array.id);
        const std::vector<ArrayTask>& tasks = of(folder, name);
        const bool has_it = std::any_of(
            tasks.begin(), tasks.end(), [&](const ArrayTask& task) { return task.id == id; });
        if (has_it) names.push_back(name);
    }
    return names;
}

std::vector<SlurmRow> ArrayScripts::as_jobs(std::vector<SlurmRow> rows)
{
    std::vector<SlurmRow> jobs;
    for (SlurmRow& row : rows) {
        if (!is_task(row.id)) {
            jobs.push_back(std::move(row));
            continue;
        }
        const std::vector<ArrayTask>& there = of(row.directory, row.name);
        const std::vector<ArrayTask>& tasks = there.empty() ? of(folder_, row.name) : there;
        for (const std::int64_t number : task_numbers(row.id)) {
            const auto task = std::find_if(tasks.begin(), tasks.end(),
                [&](const ArrayTask& one) { return one.number == number; });
            if (task == tasks.end()) continue;
            SlurmRow& job = jobs.emplace_back(row);
            job.id = fmt::format("{}_{}", row.id.substr(0, row.id.find('_')), number);
            job.name = slurm_name(task->job, task->id);
            job.comment = task->comment;
        }
    }
    return jobs;
}

void forget_arrays(const fs::path& folder, const std::string& job, const std::string& id)
{
    ArrayScripts scripts(folder);
    for (const std::string& name : scripts.with(folder, job, id)) {
        const std::vector<ArrayTask>& tasks = scripts.of(folder, name);
        const bool is_needed = std::any_of(tasks.begin(), tasks.end(), [&](const ArrayTask& task) {
            std::error_code missing;
            return fs::exists(folder / task.job, missing);
        });
        std::error_code ignored;
        if (!is_needed) fs::remove(array_script(folder, name), ignored);
    }
}

}  // namespace mltrain
