#include "commands/complete.hpp"

#include "base/embedded.hpp"
#include "base/text.hpp"
#include "catalog/google_regions.hpp"
#include "catalog/ml_engine.hpp"
#include "catalog/price_lists.hpp"
#include "commands/request.hpp"
#include "commands/table.hpp"
#include "commands/topics.hpp"
#include "job/keys.hpp"
#include "job/log_line.hpp"
#include "ledger/ledger.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace mltrain {

namespace {

using Files = Completions::Files;

/// As many as `list` shows; what is older is found by the beginning of its name.
constexpr std::size_t most_jobs = 20;

/// What is asked of a kind of value.
struct Question {
    const World& world;
    std::string_view command;
    std::vector<std::string> arguments{};  ///< those that stand before
    std::string typed{};
    Completions& answer;

    /// Offers a word if it begins with what is typed.
    void offer(std::string_view word, std::string_view help = "") const
    {
        if (word.starts_with(typed))
            answer.candidates.push_back({std::string(word), std::string(help)});
    }
};

void offer_words(const Question& question, std::string_view words)
{
    for (const std::string& word : split(words, ' ')) question.offer(word);
}

std::optional<Ledger> ledger_of(const World& world)
{
    return Ledger::open_to_read(state_directory(world.environment));
}

void offer_sweeps(const Question& question)
{
    const auto ledger = ledger_of(question.world);
    if (!ledger) return;
    for (const SweepRecord& sweep : ledger->sweeps_beginning_with(question.typed, most_jobs))
        question.offer(sweep.name, "sweep of " + counted(sweep.variants.size(), "job"));
}

void offer_jobs(const Question& question)
{
    const auto ledger = ledger_of(question.world);
    if (!ledger) return;
    const bool only_open = question.command == "watch" || question.command == "cancel";
    const auto entries = only_open ? ledger->open_entries()
        : question.typed.empty()   ? ledger->entries(most_jobs)
                                   : ledger->entries_beginning_with(question.typed, most_jobs);
    for (const Entry& entry : entries) {
        const std::string& name = entry.submission.job.name;
        // Shells put what is offered into the line as it is, and a job that was adopted may be called anything.
        if (shell_quoted(name) != name || name.starts_with('-')) continue;
        const auto is_same = [&](const std::string& word) { return word == name; };
        if (std::none_of(question.arguments.begin(), question.arguments.end(), is_same))
            question.offer(name,
                fmt::format("{} on {}", state_name(entry.last.state), entry.submission.service));
    }
    if (only_open) offer_sweeps(question);
    if (ledger->entries(1).size() == 1) question.offer("latest", "the newest job");
}

void offer_regions(const Question& question)
{
    for (const GoogleRegion& region : google_regions()) question.offer(region.name);
}

void offer_accelerators(const Question& question)
{
    for (const std::string_view name : read_ml_engine_catalog().accelerators) question.offer(name);
}

void offer_tiers(const Question& question)
{
    for (const Tier& tier : read_ml_engine_catalog().tiers)
        question.offer(tier.name, composition_text(tier));
    question.offer("CUSTOM", "machines as in [master], [workers], …");
}

/// What a key can be, as far as there is a choice.
void offer_values(const Question& question, const Key& key)
{
    if (key.name == "scale_tier") return offer_tiers(question);
    if (key.name == "region") return offer_regions(question);
    if (key.name.ends_with("accelerator.type")) return offer_accelerators(question);
    offer_words(question, key.type == KeyType::flag ? "true false" : key.choices);
}

void offer_keys(const Question& question)
{
    for (const Key& key : keys()) {
        if (key.home == KeyHome::job_file) question.offer(key.name, key.help);
    }
}

/// KEY=VALUE: first the key with its equals sign, then the value.
void offer_settings(const Question& question)
{
    const auto equals = question.typed.find('=');
    Completions found;
    Question inner{question.world, question.command, {}, question.typed, found};
    if (equals == question.typed.npos) {
        offer_keys(inner);
        for (const auto& [word, help] : found.candidates) question.offer(word + "=", help);
        return;
    }
    const Key* const key = find_key(question.typed.substr(0, equals));
    if (!key) return;
    inner.typed = question.typed.substr(equals + 1);
    offer_values(inner, *key);
    for (const auto& [word, help] : found.candidates)
        question.offer(question.typed.substr(0, equals + 1) + word, help);
}

void offer_states(const Question& question)
{
    for (int state = 0; state <= static_cast<int>(State::expired); ++state)
        question.offer(state_name(static_cast<State>(state)));
}

void offer_services(const Question& question)
{
    offer_words(question, find_key("service")->choices);
}

void offer_levels(const Question& question)
{
    for (const std::string_view level : log_levels) question.offer(level);
}

void offer_providers(const Question& question)
{
    for (const std::string_view name : price_list_names()) question.offer(name);
}

void offer_commands(const Question& question)
{
    for (const Subcommand& command : all_commands()) question.offer(command.name, command.sentence);
}

void offer_topics(const Question& question)
{
    if (!question.arguments.empty()) {
        if (question.arguments[0] == "job-file") offer_keys(question);
        return;
    }
    offer_commands(question);
    for (const Topic& topic : topics()) {
        if (command_page(topic.name).empty()) question.offer(topic.name, topic.sentence);
    }
}

void offer_ledger_actions(const Question& question)
{
    if (question.arguments.empty()) return offer_words(question, "check backup prune");
    if (question.arguments[0] == "backup") question.answer.files = Files::all;
}

void offer_templates(const Question& question)
{
    constexpr std::string_view root = "templates/";
    std::set<std::string_view> names;
    for (const EmbeddedFile& file : embedded_files()) {
        if (!file.path.starts_with(root)) continue;
        const std::string_view rest = file.path.substr(root.size());
        names.insert(rest.substr(0, rest.find('/')));
    }
    for (const std::string_view name : names) question.offer(name);
}

/// What stands for the placeholder of an option or an argument.
struct Kind {
    std::string_view placeholder;
    void (*offer)(const Question&);
};

constexpr auto nothing = [](const Question&) {};

const Kind kinds[] = {
    {"ACTION", offer_ledger_actions},
    {"BY", [](const Question& question) { offer_words(question, "run hour spot"); }},
    {"DATE", nothing},
    {"DIR", [](const Question& question) { question.answer.files = Files::folders; }},
    {"DURATION", nothing},
    {"FILE", [](const Question& question) { question.answer.files = Files::all; }},
    {"FILTER", offer_providers},
    {"GROUP",
        [](const Question& question) {
            offer_words(question, "day week month name tier region service label:");
        }},
    {"HEX", nothing},
    {"JOB", offer_jobs},
    {"KEY=A,B,…", offer_settings},
    {"KEY=VALUE", offer_settings},
    {"KEY[=VALUE]", nothing},
    {"LEVEL", offer_levels},
    {"METRIC", nothing},
    {"N", nothing},
    {"NAME", nothing},
    {"NAME=VALUE", nothing},
    {"PROJECT", nothing},
    {"PROVIDER", offer_providers},
    {"REASON", nothing},
    {"REGION", offer_regions},
    {"SERVICE", offer_services},
    {"SHELL", [](const Question& question) { offer_words(question, "bash zsh fish"); }},
    {"SPEC", [](const Question& question) { question.answer.files = Files::job_files; }},
    {"STATE", offer_states},
    {"SWEEP", offer_sweeps},
    {"TEMPLATE", offer_templates},
    {"TEXT", [](const Question& question) { question.answer.files = Files::all; }},  // @FILE
    {"TIME", nothing},
    {"TOPIC", offer_topics},
    {"TYPE", offer_accelerators},
    {"URL", nothing},
    {"USD", nothing},
    {"WHAT", [](const Question& question) { offer_words(question, "detach cancel ask"); }},
    {"WHEN", [](const Question& question) { offer_words(question, "auto always never"); }},
};

const Kind* kind_of(std::string_view placeholder)
{
    const auto found = std::find_if(std::begin(kinds), std::end(kinds),
        [&](const Kind& kind) { return kind.placeholder == placeholder; });
    return found == std::end(kinds) ? nullptr : found;
}

void offer(const Question& question, std::string_view placeholder)
{
    if (const Kind* const kind = kind_of(placeholder)) kind->offer(question);
}

/// The option that a word names: "--state", "-o", "--state=run".
const Option* option_of(const std::vector<Option>& options, std::string_view word)
{
    const std::string_view name = word.substr(0, word.find('='));
    const auto found = std::find_if(options.begin(), options.end(), [&](const Option& option) {
        const bool is_letter = name.size() == 2 && option.letter != 0 && name[1] == option.letter;
        return name == "--" + option.name || is_letter;
    });
    return found == options.end() || !name.starts_with('-') ? nullptr : &*found;
}

bool may_be_given_often(const Option& option)
{
    return std::holds_alternative<std::vector<std::string>*>(option.target);
}

void offer_options(const Question& question, const std::vector<Option>& options,
    const std::vector<std::string>& before)
{
    for (const Option& option : options) {
        const bool is_given = std::any_of(before.begin(), before.end(),
            [&](const std::string& word) { return option_of(options, word) == &option; });
        if (!is_given || may_be_given_often(option))
            question.offer("--" + option.name, option.help);
    }
}

/// Of `--state=run`: the values, each with the option before it.
void offer_joined(const Question& question, const Option& option)
{
    const auto value = question.typed.find('=') + 1;
    Completions found;
    offer({question.world, question.command, {}, question.typed.substr(value), found},
        option.placeholder);
    for (const auto& [word, help] : found.candidates)
        question.offer(question.typed.substr(0, value) + word, help);
    question.answer.files = found.files;
}

/// What follows a command's name.
void complete_command(
    const Subcommand& command, const std::vector<std::string>& before, Question& question)
{
    const Options declared = command.describe();
    std::vector<Option> options = declared.options;
    for (const Option& option : common_options()) options.push_back(option);
    const Option* waits_for_value = nullptr;
    for (const std::string& word : before) {
        if (word == "--") {
            question.answer.files = Files::all;  // for the trainer, of whose words nobody knows
            return;
        }
        const Option* const option = option_of(options, word);
        const bool is_value = waits_for_value != nullptr;
        const bool takes_next =
            option != nullptr && !option->placeholder.empty() && word.find('=') == word.npos;
        waits_for_value = !is_value && takes_next ? option : nullptr;
        if (!is_value && !option) question.arguments.push_back(word);
    }
    if (waits_for_value) return offer(question, waits_for_value->placeholder);
    const Option* const option = option_of(options, question.typed);
    if (option && question.typed.find('=') != question.typed.npos)
        return offer_joined(question, *option);
    const bool may_follow = declared.argument_count == Options::Count::some
        || declared.argument_count == Options::Count::any || question.arguments.empty();
    const bool takes_arguments = declared.argument_target != nullptr && may_follow;
    if (question.typed.starts_with('-') || !takes_arguments)
        return offer_options(question, options, before);
    offer(question, declared.argument_name);
}

}  // namespace

Completions complete(const World& world, const std::vector<std::string>& words)
{
    Completions answer;
    if (words.empty()) return answer;
    Question question{world, "", {}, words.back(), answer};
    std::vector<std::string> before(words.begin(), words.end() - 1);
    const auto name = std::find_if(before.begin(), before.end(),
        [](const std::string& word) { return !word.starts_with('-'); });
    if (name == before.end()) {
        if (!question.typed.starts_with('-')) {
            offer_commands(question);
        } else {
            offer_options(question, common_options(), before);
            question.offer("--version", "say which mltrain this is");
        }
        return answer;
    }
    const std::vector<Subcommand> commands = all_commands();
    const auto command = std::find_if(commands.begin(), commands.end(),
        [&](const Subcommand& each) { return each.name == *name; });
    if (command == commands.end()) return answer;
    before.erase(name);
    question.command = command->name;
    complete_command(*command, before, question);
    return answer;
}

std::string completions_text(const Completions& completions)
{
    std::string text;
    for (const auto& [word, help] : completions.candidates)
        text += help.empty() ? word + "\n" : fmt::format("{}\t{}\n", word, help);
    switch (completions.files) {
    case Files::none: return text;
    case Files::all: return text + ":files\n";
    case Files::job_files: return text + ":job-files\n";
    case Files::folders: return text + ":folders\n";
    }
    return text;
}

bool is_completed(std::string_view placeholder)
{
    return kind_of(placeholder) != nullptr;
}

}  // namespace mltrain
