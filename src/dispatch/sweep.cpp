#include "dispatch/sweep.hpp"

#include "base/json.hpp"
#include "system/files.hpp"
#include "system/workers.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace mltrain {

namespace {

std::string json_of(const Error& error)
{
    Json json;
    json["error"] = error.what();
    json["hint"] = error.hint;
    json["exit"] = static_cast<int>(error.exit);
    return json_text(json);
}

/// What a worker answers: the job's name, or what went wrong.
std::string send_one(World& world, const std::filesystem::path& directory,
    const Preparation& preparation, const Permissions& permissions, const Say& say)
{
    try {
        Ledger ledger = Ledger::open(directory);
        Submission planned = draft(world, preparation, world.clock.now(), 1);
        const Submitted submitted =
            submit(world, ledger, preparation, std::move(planned), permissions, say);
        throw_unless_accepted(submitted);
        Json json;
        json["job"] = submitted.entry.submission.job.name;
        return json_text(json);
    } catch (const Error& error) {
        return json_of(error);
    }
}

Error error_of(const Json& answer, const SweepPlace& place)
{
    const std::int64_t* exit = answer["exit"].integer();
    if (!exit) {
        const std::string name =
            sweep_job_name(place.name, static_cast<std::size_t>(place.number), place.of);
        return Error("what sent " + name + " ended before it was known what became of it", "",
            Exit::outcome_unknown);
    }
    return Error(answer.text_at("error"), answer.text_at("hint"),
        static_cast<Exit>(static_cast<int>(*exit)));
}

}  // namespace

std::vector<Override> overrides_of(const Variant& variant, const Pairs& labels)
{
    std::vector<Override> overrides;
    for (const auto& [key, value] : variant) overrides.push_back({"[sweep]", key, value});
    for (const auto& [name, value] : labels_of(variant)) {
        const bool is_taken = std::any_of(
            labels.begin(), labels.end(), [&](const auto& label) { return label.first == name; });
        if (!is_taken) overrides.push_back({"[sweep]", "labels." + name, value});
    }
    return overrides;
}

SweepCost cost_of_sweep(const std::vector<Preparation>& jobs)
{
    SweepCost sum{Money{}, Money{}, true};
    const auto cost_of = [](const std::optional<CostOfTime>& time) {
        return time ? time->cost : std::optional<Money>();
    };
    const auto add = [&](std::optional<Money>& total, const std::optional<CostOfTime>& one) {
        const auto cost = cost_of(one);
        total = total && cost ? std::optional(*total + *cost) : std::nullopt;
    };
    for (const Preparation& job : jobs) {
        add(sum.likely, job.projection.likely);
        add(sum.worst, job.projection.worst);
        const Projection& first = jobs.front().projection;
        sum.is_same_for_all = sum.is_same_for_all && job.projection.per_hour == first.per_hour
            && cost_of(job.projection.likely) == cost_of(first.likely)
            && cost_of(job.projection.worst) == cost_of(first.worst);
    }
    return sum;
}

void upload_code(World& world, std::vector<Preparation>& jobs)
{
    std::set<std::string> uploaded;
    for (Preparation& job : jobs) {
        std::vector<StagedPackage> missing;
        for (const StagedPackage& package : job.staged) {
            if (uploaded.insert(package.url).second) missing.push_back(package);
        }
        upload(*job.service,
            planned_uploads(missing, *job.service, job.file.spec,
                temporary_directory(world.environment).string(), world.random.hex_digits(32),
                job.spec_words));
        job.is_uploaded = true;
    }
}

bool go_together(World& world, const std::vector<Preparation>& jobs)
{
    return !jobs.empty() && draft_together(world, jobs, {}, world.clock.now(), 1).has_value();
}

SweepSent send_together(World& world, const std::filesystem::path& ledger,
    const std::vector<Preparation>& jobs, std::optional<std::int64_t> max_running,
    const Permissions& permissions,
    const std::function<void(const Preparation&, const std::string& job)>& tell, const Say& say)
{
    SweepSent sent;
    try {
        Ledger open = Ledger::open(ledger);
        const std::vector<Submitted> all =
            submit_together(world, open, jobs, max_running, permissions, say);
        for (std::size_t i = 0; i < all.size(); ++i) {
            if (all[i].answer.verdict != Verdict::accepted) continue;
            ++sent.jobs;
            tell(jobs[i], all[i].entry.submission.job.name);
        }
        for (const Submitted& one : all) throw_unless_accepted(one);
    } catch (const Error& error) {
        sent.trouble = error;
    }
    return sent;
}

SweepSent send_sweep(World& world, const std::filesystem::path& ledger,
    const std::vector<Preparation>& jobs, const Permissions& permissions, std::size_t parallel,
    const std::function<void(const Preparation&, const std::string& job)>& tell, const Say& say)
{
    SweepSent sent;
    Work work;
    work.tasks = jobs.size();
    work.processes = std::min(parallel, jobs.size());
    work.task = [&](std::size_t i, const Say& tell_parent) {
        return send_one(world, ledger, jobs[i], permissions, tell_parent);
    };
    work.said = [&](std::size_t, const std::string& text) { say(text); };
    work.done = [&](std::size_t i, const std::string& text) {
        const Json answer = parse_json(text).value_or(Json());
        if (const std::string job = answer.text_at("job"); !job.empty()) {
            ++sent.jobs;
            tell(jobs[i], job);
        } else if (!sent.trouble) {
            sent.trouble = error_of(answer, *jobs[i].sweep);
        }
        const bool interrupted = world.clock.sleep_until(world.clock.now()) != Woken::by_time;
        if (interrupted && !sent.trouble && sent.jobs < jobs.size())
            sent.trouble = Error("interrupted", "", Exit::interrupted);
        return !sent.trouble;
    };
    run(work);
    return sent;
}

}  // namespace mltrain
