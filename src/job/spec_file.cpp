#include "job/spec_file.hpp"

#include "base/source_text.hpp"
#include "base/text.hpp"
#include "base/toml_words.hpp"
#include "job/arguments.hpp"
#include "job/hyperparameters.hpp"
#include "job/values.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <optional>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

enum class Layer { config, job_file };

class Reader {
public:
    Reader(SpecFile& out, Arguments& arguments, std::string file, std::string_view text,
        fs::path directory, Layer layer)
        : out_(out),
          arguments_(arguments),
          file_(std::move(file)),
          source_(text),
          directory_(std::move(directory)),
          layer_(layer)
    {
    }

    void read(std::string_view text)
    {
        try {
            const toml::table document = toml::parse(text, std::string());
            read_table(document, "");
        } catch (const toml::parse_error& error) {
            complain(origin_of(error.source()),
                "this is not TOML: " + toml_trouble(error.description()),
                toml_hint(error.description()));
            out_.is_toml = false;
        }
    }

private:
    using Entry = std::pair<const toml::key*, const toml::node*>;

    /// The table's entries in the order of the file: toml++ itself forgets it.
    static std::vector<Entry> in_file_order(const toml::table& table)
    {
        std::vector<Entry> entries;
        for (const auto& [key, node] : table) entries.emplace_back(&key, &node);
        std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
            const auto place = [](const Entry& e) {
                return std::pair(e.first->source().begin.line, e.first->source().begin.column);
            };
            return place(a) < place(b);
        });
        return entries;
    }

    void read_table(const toml::table& table, const std::string& prefix)
    {
        for (const auto& [toml_key, node] : in_file_order(table)) {
            const std::string name = prefix + std::string(toml_key->str());
            const Key* key = find_key(name);
            if (key) {
                read_key(*key, *toml_key, *node);
            } else if (is_table(name) && node->is_table()) {
                read_table(*node->as_table(), name + ".");
            } else if (is_table(name)) {
                complain(origin_of(node->source()), fmt::format("\"{}\" must be a table", name),
                    table_hint(name));
            } else {
                complain_of_unknown(name, origin_of(toml_key->source()));
            }
        }
    }

    static std::string table_hint(const std::string& name)
    {
        if (name.ends_with("accelerator"))
            return "such as accelerator = { type = \"NVIDIA_TESLA_T4\", count = 1 }";
        return fmt::format("write [{}] on a line of its own, and its keys below", name);
    }

    void complain_of_unknown(const std::string& name, const Origin& origin)
    {
        complain(origin, fmt::format("unknown key \"{}\"", name), unknown_key_hint(name));
    }

    void complain_of_later(const Key& key, const Origin& origin)
    {
        complain(origin,
            fmt::format("\"{}\" ({}) is known, but not in this version", key.name, key.help),
            "take it out");
    }

    void read_key(const Key& key, const toml::key& toml_key, const toml::node& node)
    {
        const Origin place = origin_of(toml_key.source());
        if (key.home == KeyHome::later) {
            complain_of_later(key, place);
            return;
        }
        if (key.home == KeyHome::config_only && layer_ == Layer::job_file) {
            complain(place,
                fmt::format("\"{}\" belongs in your own config.toml, not in a job file", key.name),
                "it is a choice of yours, which a job file must not make");
            return;
        }
        const std::string name(key.name);
        const Origin origin = origin_of(node.source());
        if (name == "args") {
            read_arguments(node);
        } else if (name == "labels" || name == "env") {
            read_pairs(name, node);
        } else if (name == "sweep") {
            read_sweep(node);
        } else if (name == "hyperparameters.params") {
            read_parameters(node);
        } else if (name == "budget.labels") {
            read_budget_labels(node);
        } else if (name == "speed") {
            read_speeds(node);
        } else if (const auto value = value_of(key, node)) {
            store(key, *value, origin);
        }
    }

    /// The value in the one spelling that store() understands; complains and answers nothing when its
    /// type is wrong.
    std::optional<std::vector<std::string>> value_of(const Key& key, const toml::node& node)
    {
        const std::string literal = literal_of(node);
        switch (key.type) {
        case KeyType::text:
        case KeyType::path:
        case KeyType::word:
        case KeyType::duration:
            if (const auto* text = node.as_string()) return {{text->get()}};
            if (key.type == KeyType::duration) {
                return wrong(key, node, node.is_integer() ? "needs a unit" : "must be a duration",
                    node.is_integer() ? fmt::format(
                        "{} = \"{}m\", or with s, h or d", last_part(key.name), literal)
                                      : std::string(duration_hint));
            }
            return wrong(key, node, "must be text", quotes_hint(last_part(key.name), node));
        case KeyType::path_list:
        case KeyType::text_list: return text_list(key, node);
        case KeyType::flag:
            if (const auto* flag = node.as_boolean()) return {{flag->get() ? "true" : "false"}};
            return wrong(
                key, node, "must be true or false", fmt::format("{} = true", last_part(key.name)));
        case KeyType::count:
            if (node.is_integer()) return {{literal}};
            return wrong(key, node, "must be a whole number",
                fmt::format("{} = {}", last_part(key.name), key.example));
        case KeyType::money:
            if (node.is_number()) return {{literal}};
            return wrong(key, node, "must be a number of US dollars",
                fmt::format("such as {}", key.example));
        case KeyType::table: break;
        }
        return {};
    }

    std::optional<std::vector<std::string>> text_list(const Key& key, const toml::node& node)
    {
        const auto* array = node.as_array();
        if (!array) {
            return wrong(key, node, "must be a list of text",
                fmt::format("{} = [{}]", last_part(key.name),
                    node.is_string() ? literal_of(node) : "\"gs://…\""));
        }
        std::vector<std::string> words;
        for (const toml::node& item : *array) {
            if (!item.is_string())
                return wrong(key, item, "must be a list of text", "put each in quotes");
            words.push_back(item.as_string()->get());
        }
        return words;
    }

    std::optional<std::vector<std::string>> wrong(
        const Key& key, const toml::node& node, std::string_view what, const std::string& hint)
    {
        complain(origin_of(node.source()), fmt::format("\"{}\" {}", key.name, what), hint);
        return {};
    }

    void read_arguments(const toml::node& node)
    {
        if (const auto* table = node.as_table()) {
            for (const auto& [toml_key, value] : in_file_order(*table)) {
                read_argument(std::string(toml_key->str()), *toml_key, *value);
            }
            return;
        }
        const auto* array = node.as_array();
        if (!array) {
            complain(origin_of(node.source()), "\"args\" must be a table or a list",
                "such as args = [\"--epochs\", \"20\"]");
            return;
        }
        std::vector<std::string> words;
        for (const toml::node& item : *array) {
            const auto word = argument_value(item);
            if (!word) return;
            words.push_back(*word);
        }
        arguments_.replace_all(std::move(words));
        out_.origins["args"] = origin_of(node.source());
    }

    void read_argument(const std::string& name, const toml::key& key, const toml::node& node)
    {
        const Origin place = origin_of(key.source());
        if (!is_argument_name(name, place)) return;
        out_.origins["args." + name] = place;
        if (const auto* flag = node.as_boolean()) {
            arguments_.set_flag(name, flag->get());
            return;
        }
        std::vector<std::string> values;
        const auto* array = node.as_array();
        for (std::size_t i = 0; i < (array ? array->size() : 1); ++i) {
            const auto value = argument_value(array ? *array->get(i) : node);
            if (!value) return;
            values.push_back(*value);
        }
        const bool dashed =
            std::any_of(values.begin(), values.end(), [](auto& v) { return v.starts_with('-'); });
        if (values.size() > 1 && dashed) {
            complain(origin_of(node.source()),
                fmt::format("a value of \"{}\" begins with a dash", name),
                fmt::format(
                    "the trainer would take it for an option; say it word for word: args = [\"--{}\", …]",
                    name));
            return;
        }
        arguments_.set(name, values);
    }

    bool is_argument_name(const std::string& name, const Origin& place)
    {
        const bool fits =
            !name.empty() && !name.starts_with('-') && name.find_first_of(" =") == name.npos;
        if (!fits) {
            complain(place, fmt::format("\"{}\" is no name for an argument", name),
                "without dashes, blanks and =: epochs = 20 becomes --epochs 20");
        }
        return fits;
    }

    /// Text as it is meant, a number as it is spelled.
    std::optional<std::string> argument_value(const toml::node& node)
    {
        std::optional<std::string> value;
        if (const auto* text = node.as_string()) value = text->get();
        if (node.is_number()) value = literal_of(node);
        if (!value) {
            complain(origin_of(node.source()),
                "an argument must be text, a number, or a list of them",
                "say it word for word: args = [\"--name\", \"value\"]");
        } else if (value->find('\0') != value->npos) {
            complain(origin_of(node.source()), "an argument cannot hold a NUL character", "");
            value.reset();
        }
        return value;
    }

    /// [labels] and [env].
    void read_pairs(const std::string& table_name, const toml::node& node)
    {
        const auto* table = node.as_table();
        if (!table) {
            complain(origin_of(node.source()), fmt::format("\"{}\" must be a table", table_name),
                table_hint(table_name));
            return;
        }
        for (const auto& [toml_key, value] : in_file_order(*table)) {
            const std::string name(toml_key->str());
            if (const auto* text = value->as_string()) {
                set_pair(table_name, name, text->get());
                out_.origins[table_name + "." + name] = origin_of(toml_key->source());
                out_.origins[table_name + "." + name + "="] = origin_of(value->source());
            } else {
                complain(origin_of(value->source()),
                    fmt::format("the {} \"{}\" must be text",
                        table_name == "env" ? "variable" : "label", name),
                    quotes_hint(name, *value));
            }
        }
    }

    /// [sweep]: a list of values is an axis, whatever its name; numbers are what the sweep itself is told.
    void read_sweep(const toml::node& node)
    {
        out_.origins["sweep"] = origin_of(node.source());
        const auto* table = node.as_table();
        if (!table) {
            complain(origin_of(node.source()), "\"sweep\" must be a table", table_hint("sweep"));
            return;
        }
        const std::pair<std::string_view, std::optional<std::int64_t>*> numbers[] = {
            {"random", &out_.sweep.random}, {"seed", &out_.sweep.seed},
            {"max_jobs", &out_.sweep.max_jobs}, {"max_running", &out_.sweep.max_running}};
        for (const auto& [toml_key, value] : in_file_order(*table)) {
            const std::string name(toml_key->str());
            const auto* number = std::find_if(std::begin(numbers), std::end(numbers),
                [&](const auto& known) { return known.first == name; });
            if (name == "zip") {
                read_zips(*value);
            } else if (name == "compute" && value->is_table()) {
                read_axes_of_keys(*value->as_table(), "");
            } else if (number != std::end(numbers) && value->is_integer()) {
                *number->second = value->as_integer()->get();
            } else if (is_argument_name(name, origin_of(toml_key->source()))) {
                read_axis("args." + name, *value);
            }
        }
    }

    /// [sweep.compute]: keys of the job file, in their tables.
    void read_axes_of_keys(const toml::table& table, const std::string& prefix)
    {
        for (const auto& [toml_key, value] : in_file_order(table)) {
            const std::string name = prefix + std::string(toml_key->str());
            const Key* key = find_key(name);
            if (value->is_table() && is_table(name)) {
                read_axes_of_keys(*value->as_table(), name + ".");
            } else if (!key || key->home != KeyHome::job_file || key->type == KeyType::table) {
                complain(origin_of(toml_key->source()),
                    fmt::format("\"{}\" is no key that can be swept", name),
                    unknown_key_hint(name));
            } else {
                read_axis(name, *value);
            }
        }
    }

    void read_axis(const std::string& key, const toml::node& node)
    {
        Axis axis{key, {}};
        const auto* array = node.as_array();
        for (std::size_t i = 0; array && i < array->size(); ++i) {
            const toml::node& item = *array->get(i);
            if (const auto* flag = item.as_boolean()) {
                axis.values.emplace_back(flag->get() ? "true" : "false");
            } else if (const auto value = argument_value(item)) {
                axis.values.push_back(*value);
            } else {
                return;
            }
        }
        if (axis.values.empty()) {
            complain(origin_of(node.source()),
                fmt::format("\"{}\" is swept over a list of values", axis_name(key)),
                node.is_table()
                    ? "an argument by its name alone: rate = [1, 2]; a key in [sweep.compute]"
                    : fmt::format("such as {} = [1, 2]", last_part(key)));
            return;
        }
        out_.sweep.axes.push_back(std::move(axis));
    }

    void read_zips(const toml::node& node)
    {
        const auto* groups = node.as_array();
        for (std::size_t i = 0; groups && i < groups->size(); ++i) {
            const auto* names = groups->get(i)->as_array();
            std::vector<std::string>& zip = out_.sweep.zips.emplace_back();
            for (std::size_t j = 0; names && j < names->size(); ++j) {
                if (const auto* name = names->get(j)->as_string()) zip.push_back(name->get());
            }
            if (!names || zip.size() != names->size()) groups = nullptr;
        }
        if (!groups)
            complain(origin_of(node.source()), "\"sweep.zip\" must be a list of lists of names",
                "such as zip = [[\"batch-size\", \"learning-rate\"]]");
    }

    void read_parameters(const toml::node& node)
    {
        constexpr const char* hint =
            "write [hyperparameters.params.NAME] on a line of its own, and "
            "type = \"DOUBLE\", min and max below";
        const auto* table = node.as_table();
        if (!table) {
            complain(origin_of(node.source()), "\"hyperparameters.params\" must be a table", hint);
            return;
        }
        for (const auto& [toml_key, value] : in_file_order(*table)) {
            const std::string name(toml_key->str());
            const std::string key = "hyperparameters.params." + name;
            const Origin origin = origin_of(toml_key->source());
            if (value->is_table()) {
                out_.origins[key] = origin;
                read_parameter(key, name, *value->as_table());
            } else {
                complain(origin, fmt::format("\"{}\" must be a table", key), hint);
            }
        }
    }

    void read_parameter(const std::string& path, const std::string& name, const toml::table& table)
    {
        Hyperparameter read;
        read.name = name;
        for (const auto& [toml_key, node] : in_file_order(table)) {
            const std::string key = fmt::format("{}.{}", path, toml_key->str());
            const auto value = parameter_value(*node);
            const auto trouble = value
                ? fill(read, toml_key->str(), *value)
                : ValueTrouble{"must be text, a number, or a list of them", ""};
            const Origin origin = origin_of(node->source());
            out_.origins[key] = origin;
            if (trouble)
                complain(origin, fmt::format("\"{}\" {}", key, trouble->message), trouble->hint);
        }
        auto& all = out_.spec.hyperparameters.params;
        std::erase_if(all, [&](const Hyperparameter& other) { return other.name == name; });
        all.push_back(std::move(read));
    }

    std::optional<ParameterValue> parameter_value(const toml::node& node)
    {
        ParameterValue value;
        const auto* array = node.as_array();
        value.is_list = array != nullptr;
        value.is_number = node.is_number();
        for (std::size_t i = 0; i < (array ? array->size() : 1); ++i) {
            const toml::node& item = array ? *array->get(i) : node;
            if (!item.is_string() && !item.is_number()) return {};
            std::string word = item.is_string() ? item.as_string()->get() : literal_of(item);
            if (item.is_number()) {
                std::erase(word, '_');
                if (word.starts_with('+')) word.erase(0, 1);
            }
            value.words.push_back(std::move(word));
        }
        return value;
    }

    void read_speeds(const toml::node& node)
    {
        const auto* table = node.as_table();
        if (!table) {
            complain(origin_of(node.source()), "\"speed\" must be a table",
                "write [speed] on a line of its own, and NVIDIA_TESLA_T4 = 2.5 below");
            return;
        }
        for (const auto& [toml_key, value] : in_file_order(*table)) {
            const auto speed =
                value->is_number() ? parse_billionths(literal_of(*value)) : std::nullopt;
            if (speed && *speed > 0) {
                out_.settings.speed.emplace_back(std::string(toml_key->str()), *speed);
            } else {
                complain(origin_of(value->source()),
                    fmt::format("the speed of {} must be a positive number", toml_key->str()),
                    "such as 2.5");
            }
        }
        out_.origins["speed"] = origin_of(node.source());
    }

    void read_budget_labels(const toml::node& node)
    {
        const auto* table = node.as_table();
        if (!table) {
            complain(origin_of(node.source()), "\"budget.labels\" must be a table",
                "write [budget.labels] on a line of its own, and \"team=vision\" = 200.00 below");
            return;
        }
        for (const auto& [toml_key, value] : in_file_order(*table)) {
            const std::string label(toml_key->str());
            const auto limit = value->is_number() ? parse_money(literal_of(*value)) : std::nullopt;
            if (label.find('=') == label.npos) {
                complain(origin_of(toml_key->source()),
                    fmt::format("\"{}\" is no label with its value", label),
                    "such as \"team=vision\" = 200.00");
            } else if (!limit || *limit < Money{}) {
                complain(origin_of(value->source()),
                    fmt::format("the budget of \"{}\" must be a number of US dollars", label),
                    "such as 200.00");
            } else {
                out_.settings.budget.labels.emplace_back(label, *limit);
            }
        }
        out_.origins["budget.labels"] = origin_of(node.source());
    }

public:
    /// What the command line sets has no place in a file, but is checked like what has one.
    void read_override(const Override& said)
    {
        const Origin origin{file_, 0, 0, 1, {}};
        const Key* key = find_key(said.key);
        if (said.key.starts_with("args.")) {
            const std::string name = said.key.substr(5);
            if (!is_argument_name(name, origin)) return;
            // As in a file: a bare true or false switches an option.
            const bool is_flag = said.value == "true" || said.value == "false";
            if (is_flag) arguments_.set_flag(name, said.value == "true");
            if (!is_flag) arguments_.set(name, {said.value});
            out_.origins[said.key] = origin;
        } else if (said.key.starts_with("labels.") || said.key.starts_with("env.")) {
            const auto dot = said.key.find('.');
            set_pair(said.key.substr(0, dot), said.key.substr(dot + 1), said.value);
            out_.origins[said.key] = out_.origins[said.key + "="] = origin;
        } else if (said.key == "sweep" || said.key.starts_with("sweep.")) {
            complain(origin, "--set sets one value, and a sweep has many",
                "such as --sweep epochs=5,10");
        } else if (key && key->home == KeyHome::later) {
            complain_of_later(*key, origin);
        } else if (is_table(said.key) || (key && key->type == KeyType::table)) {
            complain(origin, fmt::format("\"{}\" is a table", said.key),
                fmt::format("such as --set {}.KEY=VALUE", said.key));
        } else if (key && key->type == KeyType::text_list && said.value.starts_with('[')) {
            complain(origin, fmt::format("\"{}\" is a list, which --set cannot say", said.key),
                "write it into the job file");
        } else if (key) {
            store(*key, {said.value}, origin);
        } else {
            complain_of_unknown(said.key, origin);
        }
    }

private:
    void set_pair(const std::string& table, const std::string& name, const std::string& value)
    {
        Pairs& pairs = table == "env" ? out_.spec.env : out_.spec.labels;
        const auto found = std::find_if(
            pairs.begin(), pairs.end(), [&](auto& pair) { return pair.first == name; });
        if (found != pairs.end()) {
            found->second = value;
        } else {
            pairs.emplace_back(name, value);
        }
    }

    /// It is run on this machine.
    static bool is_program_here(const Key& key)
    {
        return key.name == "gcloud" || key.name == "local.python" || key.name == "watch.on_event";
    }

    static bool is_relative(const std::string& program)
    {
        return program.find('/') != program.npos && !program.starts_with('/');
    }

    /// Fills the key's field; complains when the text is no such value.
    void store(const Key& key, const std::vector<std::string>& words, const Origin& origin)
    {
        out_.origins[std::string(key.name)] = origin;
        if (is_program_here(key) && !words.empty() && is_relative(words[0])) {
            if (words[0].starts_with('~')) {
                complain(origin, fmt::format("\"{}\": ~ is not expanded here", words[0]),
                    "write it out: /home/…" + words[0].substr(words[0].find('/')));
            } else {
                complain(origin, fmt::format("\"{}\" is another program in each folder", words[0]),
                    "an absolute path, or a name that is looked up in PATH");
            }
            return;
        }
        const auto trouble = fill(key, out_, words, directory_);
        if (trouble)
            complain(origin, fmt::format("\"{}\" {}", key.name, trouble->message), trouble->hint);
    }

    void complain(const Origin& origin, const std::string& message, const std::string& hint)
    {
        out_.complaints.push_back(
            {origin.file, origin.line, origin.column, origin.width, origin.text, message, hint});
    }

    /// Only what is a value can be put in quotes as it stands.
    std::string quotes_hint(const std::string& name, const toml::node& node) const
    {
        return node.is_value()
            ? fmt::format("put it in quotes: {} = \"{}\"", name, literal_of(node))
            : "";
    }

    static std::string last_part(std::string_view name)
    {
        return std::string(name.substr(name.rfind('.') + 1));
    }

    std::string literal_of(const toml::node& node) const
    {
        const auto& region = node.source();
        if (region.begin.line != region.end.line) return {};
        return source_.slice(region.begin.line, region.begin.column, region.end.column);
    }

    Origin origin_of(const toml::source_region& region) const
    {
        Origin origin{file_, static_cast<int>(region.begin.line),
            static_cast<int>(region.begin.column), 1, source_.line(region.begin.line)};
        const int last = region.end.line == region.begin.line ? static_cast<int>(region.end.column)
                                                              : code_points_of(origin.text) + 1;
        origin.width = std::max(1, last - origin.column);
        return origin;
    }

    SpecFile& out_;
    Arguments& arguments_;
    std::string file_;
    SourceText source_;
    fs::path directory_;
    Layer layer_;
};

void read_override(SpecFile& out, Arguments& arguments, const Override& said)
{
    Reader(out, arguments, said.option, "", "", Layer::config).read_override(said);
}

std::string read_text(const fs::path& path)
{
    std::string text = read_file(path, job_file_limit);
    if (text.find('\0') != text.npos) {
        throw Error(fmt::format("cannot read \"{}\": it is no text", path.string()),
            "a job file is TOML; see mltrain help job-file", Exit::usage);
    }
    return text;
}

std::string read_job_file(const std::string& file)
{
    try {
        return read_text(file);
    } catch (const Error& error) {
        std::error_code trouble;
        const bool absent = !fs::exists(file, trouble) && !trouble;
        throw Error(error.what(), absent ? "mltrain init writes one to begin with" : error.hint,
            Exit::usage);
    }
}

void read_layer(SpecFile& out, Arguments& arguments, const std::string& file,
    const std::string& text, const fs::path& directory, Layer layer)
{
    // A byte order mark counts as no column.
    constexpr std::string_view mark = "\xef\xbb\xbf";
    const std::string_view plain =
        std::string_view(text).substr(text.starts_with(mark) ? mark.size() : 0);
    Reader(out, arguments, file, plain, directory, layer).read(plain);
}

}  // namespace

SpecFile read_spec_text(const fs::path& config, const std::string& name, const std::string& text,
    const std::vector<Override>& overrides, const std::vector<std::string>& more_args)
{
    SpecFile out;
    Arguments arguments;
    std::error_code missing;
    const Openness open = openness_of_file(config);
    if (!open.why.empty()) {
        // It names programs that are run.
        out.complaints.push_back({config.string(), 0, 0, 1, {},
            fmt::format(
                "\"{}\" is not yours alone, and is not read: {}", open.path.string(), open.why),
            open.cure(other_config_folder)});
    } else if (!config.empty() && fs::exists(config, missing)) {
        read_layer(out, arguments, config.string(), read_text(config), config.parent_path(),
            Layer::config);
    }
    read_layer(out, arguments, name, text, fs::path(name).parent_path(), Layer::job_file);
    out.file = name;
    for (const Override& said : overrides) read_override(out, arguments, said);
    out.spec.args = arguments.words();
    out.spec.args.insert(out.spec.args.end(), more_args.begin(), more_args.end());
    return out;
}

SpecFile read_spec(const fs::path& config, const std::string& job_file,
    const std::vector<Override>& overrides, const std::vector<std::string>& more_args)
{
    const std::string text = job_file.empty() ? "" : read_job_file(job_file);
    return read_spec_text(config, job_file, text, overrides, more_args);
}

SpecFile parse_spec(const std::string& file, const std::string& text, const fs::path& directory)
{
    SpecFile out;
    Arguments arguments;
    read_layer(out, arguments, file, text, directory, Layer::job_file);
    out.file = file;
    out.spec.args = arguments.words();
    return out;
}

Complaint complaint_of(const SpecFile& file, const Problem& problem)
{
    const auto found = file.origins.find(problem.key);
    if (found == file.origins.end()) return {file.file, 0, 0, 1, {}, problem.message, problem.hint};
    const Origin& origin = found->second;
    return {origin.file, origin.line, origin.column, origin.width, origin.text, problem.message,
        problem.hint};
}

void sort_complaints(std::vector<Complaint>& complaints)
{
    std::vector<std::string> files;  // in the order in which they were read
    for (const Complaint& complaint : complaints) files.push_back(complaint.file);
    const auto rank = [&](const std::string& file) {
        return std::find(files.begin(), files.end(), file) - files.begin();
    };
    std::stable_sort(
        complaints.begin(), complaints.end(), [&](const Complaint& a, const Complaint& b) {
            const auto place = [&](const Complaint& c) {
                return std::tuple(c.line == 0, rank(c.file), c.line, c.column);
            };
            return place(a) < place(b);
        });
}

}  // namespace mltrain
