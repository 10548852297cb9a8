#include "commands/command.hpp"

#include "base/text.hpp"
#include "show/table.hpp"

#include <boost/program_options.hpp>
#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace po = boost::program_options;

namespace {

/// What every command takes.
struct CommonOptions {
    bool json = false;
    bool verbose = false;
    bool help = false;
    std::optional<std::string> colour;
};

void add(Options& options, CommonOptions& common)
{
    options.flag("json", common.json, "answer in JSON");
    options.option("color", "WHEN", common.colour, "auto, always or never");
    options.flag("verbose", common.verbose, "also show what gcloud says", 'v');
    options.flag("help", common.help, "show this", 'h');
}

std::string po_name(const Option& option)
{
    return option.letter != 0 ? fmt::format("{},{}", option.name, option.letter) : option.name;
}

po::options_description described(const Options& options)
{
    po::options_description description;
    for (const Option& option : options.options) {
        auto* const semantic = option.placeholder.empty()
            ? static_cast<po::value_semantic*>(po::bool_switch())
            : po::value<std::vector<std::string>>();
        description.add(boost::shared_ptr<po::option_description>(
            new po::option_description(po_name(option).c_str(), semantic, option.help.c_str())));
    }
    description.add_options()("\x01", po::value<std::vector<std::string>>());
    return description;
}

std::string unknown_option_hint(const std::string& option, const Options& options)
{
    std::vector<std::string> names;
    for (const Option& known : options.options) names.push_back("--" + known.name);
    const std::string near = nearest(option, names);
    return near.empty() ? "see --help" : fmt::format("did you mean \"{}\"?", near);
}

po::variables_map parsed(const std::vector<std::string>& words, const Options& options)
{
    const po::options_description description = described(options);
    po::positional_options_description positional;
    positional.add("\x01", -1);
    po::variables_map values;
    try {
        const int style =
            po::command_line_style::unix_style & ~po::command_line_style::allow_guessing;
        po::store(po::command_line_parser(words)
                      .options(description)
                      .positional(positional)
                      .style(style)
                      .run(),
            values);
    } catch (const po::unknown_option& error) {
        const std::string name = error.get_option_name();
        throw Error(fmt::format("unknown option \"{}\"", name), unknown_option_hint(name, options),
            Exit::usage);
    } catch (const po::invalid_command_line_syntax& error) {
        throw Error(fmt::format("option \"{}\" needs a value", error.get_option_name()),
            "see --help", Exit::usage);
    } catch (const po::error& error) {
        throw Error(error.what(), "see --help", Exit::usage);
    }
    return values;
}

void take(const Option& option, const po::variable_value& value)
{
    if (auto* const* flag = std::get_if<bool*>(&option.target)) {
        **flag = value.as<bool>();
        return;
    }
    const auto& words = value.as<std::vector<std::string>>();
    for (const std::string& word : words) {
        if (word.starts_with("--")) {
            throw Error(fmt::format("option \"--{}\" needs a value", option.name),
                fmt::format("a value that begins with dashes: --{}={}", option.name, word),
                Exit::usage);
        }
    }
    if (auto* const* list = std::get_if<std::vector<std::string>*>(&option.target)) {
        **list = words;
        return;
    }
    if (words.size() > 1)
        throw Error(fmt::format("option \"--{}\" is given twice", option.name), "", Exit::usage);
    **std::get_if<std::optional<std::string>*>(&option.target) = words[0];
}

void take_arguments(const po::variables_map& values, const Options& options)
{
    std::vector<std::string> words;
    if (values.count("\x01") > 0) words = values["\x01"].as<std::vector<std::string>>();
    if (!options.argument_target) {
        if (!words.empty())
            throw Error(
                fmt::format("unexpected argument \"{}\"", words[0]), "see --help", Exit::usage);
        return;
    }
    const bool needs = options.argument_count == Options::Count::one
        || options.argument_count == Options::Count::some;
    if (needs && words.empty())
        throw Error(fmt::format("{} is missing", options.argument_name), "see --help", Exit::usage);
    const bool single = options.argument_count == Options::Count::one
        || options.argument_count == Options::Count::optional;
    if (single && words.size() > 1)
        throw Error(fmt::format("unexpected argument \"{}\"", words[1]), "see --help", Exit::usage);
    *options.argument_target = words;
}

bool wants_colour(const std::optional<std::string>& when, bool automatic)
{
    if (!when || *when == "auto") return automatic;
    if (*when == "always" || *when == "never") return *when == "always";
    throw Error(fmt::format("option \"--color\" cannot be \"{}\"", *when),
        "one of: auto, always, never", Exit::usage);
}

}  // namespace

void Options::flag(std::string name, bool& target, std::string help, char letter)
{
    options.push_back({std::move(name), letter, "", std::move(help), &target});
}

void Options::option(std::string name, std::string placeholder, std::optional<std::string>& target,
    std::string help, char letter)
{
    options.push_back({std::move(name), letter, std::move(placeholder), std::move(help), &target});
}

void Options::list(
    std::string name, std::string placeholder, std::vector<std::string>& target, std::string help)
{
    options.push_back({std::move(name), 0, std::move(placeholder), std::move(help), &target});
}

void Options::arguments(
    std::string name, std::vector<std::string>& target, Count count, std::string help)
{
    argument_name = std::move(name);
    argument_help = std::move(help);
    argument_target = &target;
    argument_count = count;
}

void Options::words(std::vector<std::string>& target)
{
    words_target = &target;
}

Moment Call::moment() const
{
    const Time now = world.clock.now();
    return {now, world.clock.local_offset(now), world.console.out_screen().columns, out_style};
}

int Call::out_columns() const
{
    const Screen screen = world.console.out_screen();
    return screen.is_terminal ? screen.columns : 0;
}

Waiting::Waiting(const Call& call, std::string_view text) : call_(call)
{
    is_said_ = call.world.console.err_screen().repaint;
    if (is_said_) call.err(call.err_style.dim(text));
}

Waiting::~Waiting()
{
    if (is_said_) call_.err("\r\x1b[K");
}

void parse(const std::vector<std::string>& words, Options& options, Call& call)
{
    const auto dashes = std::find(words.begin(), words.end(), "--");
    // Who asks for help is not told off for the rest of the line.
    const auto asks_for_help = [](const std::string& word) {
        return word == "--help" || word == "-h";
    };
    call.help = std::any_of(words.begin(), dashes, asks_for_help);
    call.json = std::find(words.begin(), dashes, "--json") != dashes;
    if (call.help) return;
    CommonOptions common;
    add(options, common);
    const po::variables_map values = parsed({words.begin(), dashes}, options);
    for (const Option& option : options.options) {
        if (values.count(option.name) > 0) take(option, values[option.name]);
    }
    call.json = common.json;
    call.verbose = common.verbose;
    call.help = common.help;  // as one of several letters
    call.out_style.colour = wants_colour(common.colour, call.world.console.out_screen().colour);
    call.err_style.colour = wants_colour(common.colour, call.world.console.err_screen().colour);
    if (call.help) return;
    take_arguments(values, options);
    if (dashes == words.end()) return;
    if (!options.words_target)
        throw Error(
            "words after -- are for the trainer, and this command runs none", "", Exit::usage);
    options.words_target->assign(dashes + 1, words.end());
}

std::vector<Option> common_options()
{
    Options options;
    CommonOptions common;
    add(options, common);
    return options.options;
}

std::string usage_line(const Subcommand& command)
{
    const Options options = command.describe();
    std::string line = fmt::format("mltrain {}", command.name);
    if (!options.argument_name.empty()) {
        const std::string many = options.argument_count == Options::Count::some
                || options.argument_count == Options::Count::any
            ? "…"
            : "";
        const bool optional = options.argument_count == Options::Count::optional
            || options.argument_count == Options::Count::any;
        const std::string argument = options.argument_name + many;
        line += optional ? " [" + argument + "]" : " " + argument;
    }
    line += " [options]";
    if (options.words_target) line += " [-- trainer arguments]";
    return line;
}

std::string usage_text(const Subcommand& command)
{
    const Options options = command.describe();
    Table table({Align::left, Align::left}, "  ");
    if (!options.argument_name.empty()) table.add({options.argument_name, options.argument_help});
    const auto add_row = [&](const Option& option) {
        std::string name = option.letter != 0 ? fmt::format("-{}, --{}", option.letter, option.name)
                                              : "--" + option.name;
        if (!option.placeholder.empty()) name += " " + option.placeholder;
        table.add({name, option.help});
    };
    for (const Option& option : options.options) add_row(option);
    for (const Option& option : common_options()) add_row(option);
    return fmt::format("usage: {}\n\n{}\n\n{}\nmore: mltrain help {}\n", usage_line(command),
        command.sentence, table.text(), command.name);
}

}  // namespace mltrain
