#include "commands/request.hpp"

#include "base/text.hpp"
#include "gcloud/ml_engine.hpp"
#include "gcloud/vertex_ai.hpp"
#include "job/settings.hpp"
#include "local/local.hpp"
#include "show/error_text.hpp"
#include "slurm/slurm.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <iterator>

namespace mltrain {

namespace {

std::string gcloud_program(const World& world, const Settings& settings)
{
    if (const std::string chosen = world.environment["MLTRAIN_GCLOUD"]; !chosen.empty())
        return chosen;
    return settings.gcloud.value_or("gcloud");
}

std::string python_program(const World& world, const Settings& settings)
{
    if (const std::string chosen = world.environment["MLTRAIN_PYTHON"]; !chosen.empty())
        return chosen;
    return settings.python.value_or("python3");
}

SlurmSite slurm_site(const World& world, const Settings& settings)
{
    SlurmSite site;
    const std::filesystem::path home = world.environment["HOME"];
    const std::string folder = settings.slurm_folder.value_or((home / ".mltrain").string());
    if (!folder.empty()) site.shared_folder = std::filesystem::absolute(folder);
    site.python = settings.slurm_python.value_or(site.python);
    site.scratch = temporary_directory(world.environment);
    site.disturbing = disturbing_variables(
        [&](const std::string& name) { return !world.environment[name].empty(); });
    try {
        for (const OwnPrice& price : read_own_prices(world.environment).prices) {
            if (price.provider == "slurm") site.priced.push_back(price.product);
        }
    } catch (const Error&) {
        // Who asks for a price is told what is wrong with prices.toml; others need not be.
    }
    return site;
}

std::vector<Override> overrides_of(const SpecRequest& request)
{
    std::vector<Override> overrides;
    for (const std::string& setting : request.settings) {
        const auto equals = setting.find('=');
        if (equals == setting.npos || equals == 0) {
            throw Error(fmt::format("--set takes key=value, not \"{}\"", setting),
                "such as --set args.epochs=5", Exit::usage);
        }
        overrides.push_back({"--set", setting.substr(0, equals), setting.substr(equals + 1)});
    }
    if (request.service) overrides.push_back({"--service", "service", *request.service});
    overrides.insert(overrides.end(), request.of_variant.begin(), request.of_variant.end());
    return overrides;
}

PrepareOptions prepare_options(const SpecRequest& request, std::vector<std::string> source)
{
    PrepareOptions options;
    options.force = request.force;
    options.spec_words = std::move(source);
    options.sweep = request.sweep;
    options.same_code_as = request.same_code_as;
    for (const std::string& setting : request.settings) {
        options.spec_words.emplace_back("--set");
        options.spec_words.push_back(setting);
    }
    if (request.service) options.spec_words.push_back("--service=" + *request.service);
    for (const Override& own : request.of_variant) {
        // Which code travels does not depend on the trainer's words.
        if (own.key.starts_with("args.") || own.key.starts_with("labels.")) continue;
        options.spec_words.emplace_back("--set");
        options.spec_words.push_back(own.key + "=" + own.value);
    }
    if (request.prices_as_of) {
        options.as_of = parse_date(*request.prices_as_of);
        if (!options.as_of) {
            throw Error(fmt::format("\"{}\" is no date", *request.prices_as_of),
                "such as --prices-as-of 2018-06-01", Exit::usage);
        }
    }
    if (request.unit_price) {
        options.unit_price = parse_money(*request.unit_price);
        if (!options.unit_price || *options.unit_price <= Money{}
            || *options.unit_price > Money{100 * nanos_per_unit}) {
            throw Error(fmt::format("\"{}\" is no price of a training unit", *request.unit_price),
                "such as --unit-price 0.49", Exit::usage);
        }
    }
    return options;
}

}  // namespace

std::filesystem::path config_file(const World& world)
{
    const bool homeless =
        world.environment["HOME"].empty() && world.environment["XDG_CONFIG_HOME"].empty();
    return homeless ? std::filesystem::path() : config_directory(world.environment) / "config.toml";
}

void describe_spec(
    Options& options, SpecRequest& request, Options::Count count, const char* force_help)
{
    options.arguments("SPEC", request.files, count, "the job file");
    options.list(
        "set", "KEY=VALUE", request.settings, "set a key of the job file; may be given often");
    options.option(
        "service", "SERVICE", request.service, "not the file's: ml-engine, vertex-ai, local, …");
    options.option("prices-as-of", "DATE", request.prices_as_of,
        "with the prices in force then, such as 2018-06-01");
    options.option(
        "unit-price", "USD", request.unit_price, "another base price of a training unit");
    options.flag("force", request.force, force_help);
    options.words(request.trainer_words);
}

Preparation prepare_file(Call& call, const SpecRequest& request, const std::string& file)
{
    return prepare(call.world, read_file(call, request, file), service_finder(call),
        prepare_options(request, {file}));
}

Preparation prepare_again(Call& call, const SpecRequest& request, const Submission& before)
{
    const std::string& name = before.job.name;
    return prepare_again(call, request, name, before.settings, {"--from", name});
}

SpecFile read_file(const Call& call, const SpecRequest& request, const std::string& file)
{
    return read_spec(config_file(call.world), file, overrides_of(request), request.trainer_words);
}

Preparation prepare_again(Call& call, const SpecRequest& request, const std::string& name,
    const Json& settings, std::vector<std::string> source)
{
    SpecFile spec = read_spec_text(
        "", name, job_file_text(settings), overrides_of(request), request.trainer_words);
    for (auto& [key, origin] : spec.origins) {
        if (origin.file != name) continue;
        origin.line = 0;  // of a text that nobody has seen
        origin.text.clear();
    }
    spec.settings = own_settings(call.world);  // but today's defaults for job files are not asked
    return prepare(call.world, std::move(spec), service_finder(call),
        prepare_options(request, std::move(source)));
}

void tell_notes(const Call& call, const Preparation& preparation)
{
    for (const std::string& note : preparation.notes) call.err("note: " + note + "\n");
}

void require_project(const Preparation& preparation)
{
    if (!preparation.service->is_hosted() || preparation.file.spec.project) return;
    throw Error("no project is set",
        "set project in the job file, or: gcloud config set project PROJECT", Exit::needs_gcloud);
}

FindService service_finder(Call& call)
{
    World& world = call.world;
    const auto say = [&call](const std::string& text) { call.err("mltrain: " + text + "\n"); };
    return [&world, say](
               const std::string& name, const Settings& settings) -> std::unique_ptr<Service> {
        if (name == "ml-engine" || name == "ai-platform") {
            return std::make_unique<MlEngine>(Gcloud(world.runner, gcloud_program(world, settings)),
                name, temporary_directory(world.environment).string(), say,
                uses_googles_endpoint(world.environment));
        }
        if (name == "vertex-ai") {
            return std::make_unique<VertexAi>(Gcloud(world.runner, gcloud_program(world, settings)),
                temporary_directory(world.environment).string(), say);
        }
        if (name == "local") {
            return std::make_unique<LocalService>(world.runner, state_directory(world.environment),
                world.program, python_program(world, settings));
        }
        if (name == "slurm")
            return std::make_unique<SlurmService>(world.runner, slurm_site(world, settings), say);
        return nullptr;
    };
}

Settings own_settings(const World& world)
{
    SpecFile file = read_spec(config_file(world), "", {}, {});
    if (!file.complaints.empty()) throw Error("config.toml is wrong", std::move(file.complaints));
    return file.settings;
}

Settings settings_for_sent_jobs(Call& call)
{
    try {
        return own_settings(call.world);
    } catch (const Error& error) {
        if (!call.has_told_of_settings) {
            call.err(fmt::format("mltrain: warning: {} is left out, with its on_event and budget\n",
                visible(config_file(call.world).string())));
            call.err(error_text(error, call.err_style));
        }
        call.has_told_of_settings = true;
    }
    Settings settings;
    settings.slurm_folder = "";  // nobody knows
    return settings;
}

ServiceTable all_services(Call& call)
{
    const Settings settings = settings_for_sent_jobs(call);
    const FindService find = service_finder(call);
    ServiceTable services;
    for (const char* name : {"ml-engine", "ai-platform", "vertex-ai", "local", "slurm"})
        services[name] = find(name, settings);
    return services;
}

Seconds option_duration(const std::string& option, const std::string& text)
{
    const bool bare = !text.empty() && text.find_first_not_of("0123456789") == text.npos;
    const auto duration = parse_duration(bare ? text + "s" : text);
    if (!duration || *duration == Seconds(0)) {
        throw Error(fmt::format("option \"{}\" is a duration, not \"{}\"", option, text),
            fmt::format("such as {} 30s", option), Exit::usage);
    }
    return *duration;
}

std::vector<Entry> find_jobs(const Ledger& ledger, const std::vector<std::string>& words)
{
    std::vector<Entry> entries;
    std::vector<Entry> named;
    for (const std::string& word : words) {
        const auto sweep = ledger.find_sweep(word);
        std::vector<Entry> found =
            sweep ? ledger.entries_of_sweep(sweep->id) : std::vector{ledger.find(word)};
        std::move(found.begin(), found.end(), std::back_inserter(named));
    }
    for (Entry& entry : named) {
        const bool twice = std::any_of(entries.begin(), entries.end(),
            [&](const Entry& other) { return other.submission.job.id == entry.submission.job.id; });
        if (!twice) entries.push_back(std::move(entry));
    }
    return entries;
}

SweepRecord sweep_of(const Ledger& ledger, const std::string& name)
{
    const bool is_latest = name == "latest";
    const std::string id = is_latest ? ledger.find(name).submission.sweep : name;
    if (id.empty()) throw Error("the latest job is of no sweep", "a sweep's name: mltrain list");
    if (auto sweep = ledger.find_sweep(id)) return std::move(*sweep);
    throw Error(fmt::format("there is no sweep \"{}\"", name),
        "a sweep's name is what the names of its jobs begin with: mltrain list");
}

void refresh_local(Call& call, Ledger& ledger, std::vector<Entry>& entries)
{
    const auto service = service_finder(call)("local", {});
    for (Entry& entry : entries) {
        if (entry.submission.service != "local" || is_over(entry.last.state)
            || entry.last.state == State::unsettled)
            continue;
        const std::vector<Look> looks =
            service->look(std::span(&entry.submission.job, 1), {}, call.world.clock.now()).jobs;
        if (looks[0].kind != Look::Kind::seen) continue;
        entry.last = looks[0].sighting;
        ledger.record_if_possible(entry.submission.job.id, entry.last);
    }
}

void write_output(
    const std::string& file, const std::string& bytes, bool force, const std::string& option)
{
    std::error_code missing;
    const bool is_special = std::filesystem::is_other(std::filesystem::status(file, missing));
    if (is_special)
        throw Error(fmt::format("\"{}\" is no regular file", file),
            fmt::format("- is stdout, {} FILE writes another", option), Exit::usage);
    if (force) {
        replace_file(file, bytes);
    } else if (std::filesystem::exists(std::filesystem::symlink_status(file, missing))) {
        throw Error(fmt::format("\"{}\" is there already", file),
            fmt::format("--force overwrites it, {} FILE writes another", option));
    } else {
        create_file(file, bytes);
    }
    open_to_others(file);  // the user's own, unlike what mltrain keeps
}

Ledger open_ledger_to_show(const World& world)
{
    const std::filesystem::path directory = state_directory(world.environment);
    if (!is_writable(directory)) {
        if (auto ledger = Ledger::open_to_read(directory)) return std::move(*ledger);
    }
    try {
        return Ledger::open(directory);
    } catch (const Error&) {  // a full disk, say
        auto ledger = Ledger::open_to_read(directory);
        if (!ledger) throw;
        return std::move(*ledger);
    }
}

Ledger open_ledger(const World& world)
{
    return Ledger::open(state_directory(world.environment));
}

}  // namespace mltrain
