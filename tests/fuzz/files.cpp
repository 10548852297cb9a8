// Files that users write: the job file, their config.toml and prices.toml.
#include "catalog/own_prices.hpp"
#include "fuzz/targets.hpp"
#include "gcloud/argv.hpp"
#include "gcloud/custom_job.hpp"
#include "gcloud/tuning.hpp"
#include "job/check.hpp"
#include "job/settings.hpp"
#include "job/spec_file.hpp"
#include "migrate/job_file.hpp"
#include "show/error_text.hpp"

#include <filesystem>
#include <string>

#include <sys/mman.h>
#include <unistd.h>

namespace mltrain::fuzz {

namespace {

const Identity identity = {
    std::string(32, 'a'), std::string(64, 'b'), "census_20261120_143000", ""};

void every_complaint_has_its_place(const std::vector<Complaint>& complaints, std::string_view text)
{
    const auto lines = 1 + std::count(text.begin(), text.end(), '\n');
    for (const Complaint& complaint : complaints) {
        law(!complaint.message.empty(), "a complaint says what is wrong");
        law(complaint.line >= 0 && complaint.line <= lines + 1, "a complaint is about a line");
        law(complaint.line == 0 || complaint.column >= 1, "columns count from 1");
        law(complaint.width >= 1, "a caret has a width");
    }
    error_text(Error("the job file is wrong", complaints), Style{});
}

/// Only what is about the disk is wrong with it.
bool could_be_sent(const JobSpec& spec)
{
    for (const Problem& problem : check(spec)) {
        if (problem.key != "package_path" && problem.key != "module_name"
            && problem.key != "packages")
            return false;
    }
    return spec.name.has_value();
}

void what_is_sent_can_be_said(const JobSpec& spec)
{
    const std::optional<Seconds> limit = spec.limits.max_duration;
    submit_argv("ml-engine", spec, identity, "config.json");
    training_config(spec, limit);
    const auto back = parse_json(json_text(custom_job_spec(spec, identity.job, limit)));
    law(back.has_value(), "a CustomJobSpec is JSON");
    if (!spec.hyperparameters.is_empty()) tuning_job(spec, identity.job, limit);
}

void written_again_it_is_the_same(const SpecFile& file)
{
    settings_in_force(file);
    const std::string pretty = pretty_job_file(file.spec, "/project");
    const SpecFile again = parse_spec("job.toml", pretty, "/project");
    law(again.complaints.empty(), "what migrate would write is a job file:\n" + pretty);
    law(again.spec == file.spec, "what migrate would write is the same job:\n" + pretty);
    if (!could_be_sent(file.spec)) return;  // then the ledger never sees it
    const std::string kept = job_file_text(settings_json(file));
    const SpecFile from_ledger = parse_spec("job.toml", kept, "/project");
    law(from_ledger.complaints.empty(), "what the ledger keeps is a job file:\n" + kept);
    law(from_ledger.spec == file.spec, "what the ledger keeps is the same job:\n" + kept);
}

/// A file that is only memory, whose name can be opened.
std::string in_memory(std::string_view bytes)
{
    static const int file = memfd_create("config.toml", MFD_CLOEXEC);
    const bool written = ftruncate(file, 0) == 0
        && pwrite(file, bytes.data(), bytes.size(), 0) == static_cast<ssize_t>(bytes.size());
    law(written, "there is memory");
    return "/proc/self/fd/" + std::to_string(file);
}

}  // namespace

void job_file(std::string_view bytes)
{
    try {
        const SpecFile file =
            read_spec_text("", "/project/job.toml", std::string(bytes), {}, {"--last"});
        every_complaint_has_its_place(file.complaints, bytes);
        if (!file.complaints.empty()) return;
        if (file.sweep.is_empty()) written_again_it_is_the_same(file);
        if (file.spec.region && could_be_sent(file.spec)) what_is_sent_can_be_said(file.spec);
        variants_of(file.sweep);
    } catch (const Error& error) {
        error_text(error, Style{});
    }
}

void config_file(std::string_view bytes)
{
    try {
        const SpecFile file =
            read_spec_text(in_memory(bytes), "/project/job.toml", "name = \"census\"\n", {}, {});
        every_complaint_has_its_place(file.complaints, bytes);
        law(!file.is_toml || file.spec.name == "census", "the job file wins over config.toml");
        settings_in_force(file);
    } catch (const Error& error) {
        every_complaint_has_its_place(error.complaints, bytes);
    }
}

void price_file(std::string_view bytes)
{
    try {
        for (const OwnPrice& price : parse_own_prices("prices.toml", bytes).prices)
            law(price.amount >= Money{} && !price.product.empty(), "a price is of something");
    } catch (const Error& error) {
        law(!error.complaints.empty(), "what is wrong has a place");
        every_complaint_has_its_place(error.complaints, bytes);
    }
}

}  // namespace mltrain::fuzz
