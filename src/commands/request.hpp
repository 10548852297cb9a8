// What several commands ask for in the same words: a job file with what is set on top of it, and prices.
#pragma once

#include "commands/command.hpp"
#include "dispatch/prepare.hpp"
#include "dispatch/watch.hpp"

namespace mltrain {

/// A job file and what the command line sets on top of it.
struct SpecRequest {
    std::vector<std::string> files;
    std::vector<std::string> settings;  ///< of --set
    std::optional<std::string> service;
    std::optional<std::string> prices_as_of;
    std::optional<std::string> unit_price;
    bool force = false;
    std::vector<std::string> trainer_words;

    // Of a job of a sweep:
    std::vector<Override> of_variant{};
    std::optional<SweepPlace> sweep{};
    const Preparation* same_code_as = nullptr;
};

void describe_spec(Options& options, SpecRequest& request, Options::Count count,
    const char* force_help = "take what tables of machines and regions forbid");

/// Reads one of the files, checks it, and prices it. Throws Error with all complaints.
Preparation prepare_file(Call& call, const SpecRequest& request, const std::string& file);

/// The same once more for a job of the ledger.
Preparation prepare_again(Call& call, const SpecRequest& request, const Submission& before);
/// And from what the ledger keeps of settings. `source` is what is said instead of the file.
Preparation prepare_again(Call& call, const SpecRequest& request, const std::string& name,
    const Json& settings, std::vector<std::string> source);

/// A job file with what is set on top of it, as far as it can be read.
SpecFile read_file(const Call& call, const SpecRequest& request, const std::string& file);

/// What is no mistake in the job file but good to know, as lines on stderr.
void tell_notes(const Call& call, const Preparation& preparation);

/// 25 dollars: a worst case above is asked about, unless config.toml says otherwise.
constexpr Money default_confirm_above{25 * nanos_per_unit};

/// A hosted job is sent into a project that was named. Throws Error.
void require_project(const Preparation& preparation);

/// The user's config.toml; "" where nobody has a home.
std::filesystem::path config_file(const World& world);

/// Makes services for this world; nothing for a name that is no service of this version.
FindService service_finder(Call& call);
/// The user's own settings, from config.toml.
Settings own_settings(const World& world);
/// The same for what looks after jobs that were sent: a config.toml that is wrong, or that others can write, must not
/// keep anybody from ending what costs money. It is warned of, and left out.
Settings settings_for_sent_jobs(Call& call);
/// All services, for jobs that were sent.
ServiceTable all_services(Call& call);

/// A duration given to an option, such as --every 30s; a bare number is seconds. Throws Error.
Seconds option_duration(const std::string& option, const std::string& text);

/// The jobs that the words name, each once; the name of a sweep names all its jobs. Throws Error.
std::vector<Entry> find_jobs(const Ledger& ledger, const std::vector<std::string>& words);

/// By its name; "latest" is that of the latest job. Throws Error when there is none.
SweepRecord sweep_of(const Ledger& ledger, const std::string& name);

/// Looks once more at what costs nothing to look at: jobs on this machine. Nobody else is asked.
void refresh_local(Call& call, Ledger& ledger, std::vector<Entry>& entries);

/// The file of --output, or of another option: one that is there already only with --force. Throws Error.
void write_output(const std::string& file, const std::string& bytes, bool force,
    const std::string& option = "-o");

/// The ledger, made when there is none yet; where nothing can be written, only to be read.
Ledger open_ledger_to_show(const World& world);
/// The ledger, made when there is none yet.
Ledger open_ledger(const World& world);

}  // namespace mltrain
