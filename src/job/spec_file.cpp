#include "job/spec_file.hpp"

#include "base/text.hpp"
#include "system/files.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <map>
#include <optional>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

enum class Layer { config, job_file };

/// The text of a file by lines, to quote from. Lines and columns count from 1; columns are code points.
class SourceText {
public:
    explicit SourceText(std::string_view text) : lines_(lines_of(text)) {}

    std::string line(std::size_t number) const
    {
        if (number == 0 || number > lines_.size()) return {};
        std::string_view text = lines_[number - 1];
        if (text.ends_with('\r')) text.remove_suffix(1);
        return std::string(text);
    }

    /// What stands between two columns of one line.
    std::string slice(std::size_t number, std::size_t from, std::size_t to) const
    {
        const std::string text = line(number);
        return text.substr(byte_of(text, from), byte_of(text, to) - byte_of(text, from));
    }

private:
    static std::size_t byte_of(std::string_view text, std::size_t column)
    {
        std::size_t at = 0;
        while (column > 1 && at < text.size()) {
            ++at;
            while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
            --column;
        }
        return at;
    }

    std::vector<std::string_view> lines_;
};

/// A path as it is meant: relative to its file, unless it names cloud storage.
std::string resolved(const std::string& path, const fs::path& directory)
{
    if (path.empty() || path.starts_with("gs://") || fs::path(path).is_absolute()) return path;
    const std::string joined_path = (directory / path).lexically_normal().string();
    return joined_path.size() > 1 && joined_path.ends_with('/')
        ? joined_path.substr(0, joined_path.size() - 1)
        : joined_path;
}

std::string as_word(std::string text)
{
    text = upper(text);
    std::replace(text.begin(), text.end(), '-', '_');
    return text;
}

/// The trainer's arguments while the layers are being read: named ones may be replaced by a later layer.
class Arguments {
public:
    void set(const std::string& name, std::vector<std::string> values)
    {
        const auto found = std::find_if(
            named_.begin(), named_.end(), [&](auto& entry) { return entry.first == name; });
        if (found != named_.end()) {
            found->second = std::move(values);
        } else {
            named_.emplace_back(name, std::move(values));
        }
    }

    void replace_all(std::vector<std::string> words)
    {
        named_.clear();
        words_ = std::move(words);
    }

    std::vector<std::string> words() const
    {
        std::vector<std::string> all = words_;
        for (const auto& [name, values] : named_)
            all.insert(all.end(), values.begin(), values.end());
        return all;
    }

private:
    std::vector<std::string> words_;
    std::vector<std::pair<std::string, std::vector<std::string>>> named_;
};

/// `--key value…`; a single value that begins with a dash travels as --key=value.
std::vector<std::string> argument_words(
    const std::string& name, const std::vector<std::string>& values)
{
    const std::string option = "--" + name;
    if (values.size() == 1 && values[0].starts_with('-')) return {option + "=" + values[0]};
    std::vector<std::string> words = {option};
    words.insert(words.end(), values.begin(), values.end());
    return words;
}

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
            std::string what(error.description());
            what[0] = static_cast<char>(std::tolower(static_cast<unsigned char>(what[0])));
            complain(origin_of(error.source()), "this is not TOML: " + what, "");
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
                complain(origin_of(node->source()), fmt::format("\"{}\" is a table", name),
                    fmt::format("write [{}] on a line of its own, and its keys below", name));
            } else {
                complain_of_unknown(name, origin_of(toml_key->source()));
            }
        }
    }

    void complain_of_unknown(const std::string& name, const Origin& origin)
    {
        complain(origin, fmt::format("unknown key \"{}\"", name), unknown_key_hint(name));
    }

    static std::string unknown_key_hint(const std::string& name)
    {
        const std::string last = name.substr(name.rfind('.') + 1);
        std::vector<std::string> names;
        for (const Key& key : keys()) {
            names.emplace_back(key.name);
            // The right word in the wrong table is a common slip.
            if (key.name.ends_with("." + last))
                return fmt::format("did you mean \"{}\"?", key.name);
        }
        for (const char* table : {"limits", "estimate", "master", "workers", "parameter_servers",
                 "evaluators", "local"}) {
            names.emplace_back(table);
        }
        std::string near = nearest(name, names);
        for (const Key& key : keys()) {
            const std::string_view own = key.name.substr(key.name.rfind('.') + 1);
            if (near.empty() && !nearest(last, std::vector{std::string(own)}).empty())
                near = key.name;
        }
        return near.empty() ? "all keys: mltrain help job-file"
                            : fmt::format("did you mean \"{}\"?", near);
    }

    void read_key(const Key& key, const toml::key& toml_key, const toml::node& node)
    {
        const Origin place = origin_of(toml_key.source());
        if (key.home == KeyHome::later) {
            complain(place,
                fmt::format("\"{}\" ({}) is known, but not in this version", key.name, key.help),
                "take it out");
            return;
        }
        if (key.home == KeyHome::config_only && layer_ == Layer::job_file) {
            complain(place,
                fmt::format("\"{}\" belongs in your own config.toml, not in a job file", key.name),
                "it decides what runs on your machine, which a job file must not");
            return;
        }
        const std::string name(key.name);
        const Origin origin = origin_of(node.source());
        if (name == "args") {
            read_arguments(node);
        } else if (name == "labels") {
            read_labels(node);
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
            if (key.type == KeyType::duration && (node.is_integer() || node.is_floating_point())) {
                return wrong(key, node, "needs a unit",
                    fmt::format("{} = \"{}m\", or with s, h or d", last_part(key.name), literal));
            }
            return wrong(key, node, "is text",
                node.is_value()
                    ? fmt::format("put it in quotes: {} = \"{}\"", last_part(key.name), literal)
                    : "");
        case KeyType::path_list: return text_list(key, node);
        case KeyType::flag:
            if (const auto* flag = node.as_boolean()) return {{flag->get() ? "true" : "false"}};
            return wrong(key, node, "is true or false", "without quotes");
        case KeyType::count:
            if (node.is_integer()) return {{literal}};
            return wrong(key, node, "is a whole number", "without quotes");
        case KeyType::money:
            if (node.is_number()) return {{literal}};
            return wrong(
                key, node, "is a number of US dollars", fmt::format("such as {}", key.example));
        case KeyType::table: break;
        }
        return {};
    }

    std::optional<std::vector<std::string>> text_list(const Key& key, const toml::node& node)
    {
        const auto* array = node.as_array();
        if (!array)
            return wrong(key, node, "is a list of text", fmt::format("such as {}", key.example));
        std::vector<std::string> words;
        for (const toml::node& item : *array) {
            if (!item.is_string())
                return wrong(key, item, "is a list of text", "put each in quotes");
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
            complain(origin_of(node.source()), "\"args\" is a table or a list",
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
        if (name.empty() || name.starts_with('-') || name.find_first_of(" =") != name.npos) {
            complain(place, fmt::format("\"{}\" is no name for an argument", name),
                "without dashes, blanks and =: epochs = 20 becomes --epochs 20");
            return;
        }
        out_.origins["args." + name] = place;
        if (const auto* flag = node.as_boolean()) {
            arguments_.set(
                name, flag->get() ? std::vector{"--" + name} : std::vector<std::string>{});
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
        arguments_.set(name, argument_words(name, values));
    }

    /// Text as it is meant, a number as it is spelled.
    std::optional<std::string> argument_value(const toml::node& node)
    {
        std::optional<std::string> value;
        if (const auto* text = node.as_string()) value = text->get();
        if (node.is_number()) value = literal_of(node);
        if (!value) {
            complain(origin_of(node.source()), "an argument is text, a number, or a list of them",
                "say it word for word: args = [\"--name\", \"value\"]");
        } else if (value->find('\0') != value->npos) {
            complain(origin_of(node.source()), "an argument cannot hold a NUL character", "");
            value.reset();
        }
        return value;
    }

    void read_labels(const toml::node& node)
    {
        const auto* table = node.as_table();
        if (!table) {
            complain(origin_of(node.source()), "\"labels\" is a table",
                "write [labels] on a line of its own, and its keys below");
            return;
        }
        for (const auto& [toml_key, value] : in_file_order(*table)) {
            const std::string name(toml_key->str());
            if (const auto* text = value->as_string()) {
                set_label(name, text->get());
                out_.origins["labels." + name] = origin_of(toml_key->source());
            } else {
                complain(origin_of(value->source()), fmt::format("the label \"{}\" is text", name),
                    value->is_value()
                        ? fmt::format("put it in quotes: {} = \"{}\"", name, literal_of(*value))
                        : "");
            }
        }
    }

public:
    void set_label(const std::string& name, const std::string& value)
    {
        Pairs& labels = out_.spec.labels;
        const auto found = std::find_if(
            labels.begin(), labels.end(), [&](auto& label) { return label.first == name; });
        if (found != labels.end()) {
            found->second = value;
        } else {
            labels.emplace_back(name, value);
        }
    }

    /// Fills the key's field; complains when the text is no such value.
    void store(const Key& key, const std::vector<std::string>& words, const Origin& origin)
    {
        const std::string name(key.name);
        SpecAndSettings values{std::move(out_.spec), std::move(out_.settings)};
        const Field field = key.field(values);
        const std::string text = words.empty() ? std::string() : words[0];
        std::string trouble, hint;
        if (auto* const* list = std::get_if<std::vector<std::string>*>(&field)) {
            (*list)->clear();
            for (const std::string& word : words) (*list)->push_back(resolved(word, directory_));
        } else if (auto* const* string = std::get_if<std::optional<std::string>*>(&field)) {
            if (text.empty()) trouble = "is empty";
            if (text.find('\0') != text.npos) trouble = "holds a NUL character";
            **string = key.type == KeyType::word ? as_word(text) : text;
            if (key.type == KeyType::path) **string = resolved(text, directory_);
            if (!key.choices.empty()) check_choice(key, text, trouble, hint);
        } else if (auto* const* flag = std::get_if<std::optional<bool>*>(&field)) {
            if (text != "true" && text != "false") trouble = "is true or false";
            **flag = text == "true";
        } else if (auto* const* count = std::get_if<std::optional<std::int64_t>*>(&field)) {
            const auto number = parse_billionths(text);
            const bool whole = number && *number % nanos_per_unit == 0;
            if (!whole || *number < nanos_per_unit) trouble = "is a whole number, 1 or more";
            if (trouble.empty() && *number / nanos_per_unit > 1000) trouble = "is at most 1000";
            **count = number ? *number / nanos_per_unit : 0;
        } else if (auto* const* duration = std::get_if<std::optional<Seconds>*>(&field)) {
            **duration = parse_duration(text);
            if (!**duration || ***duration == Seconds(0)) {
                trouble = fmt::format("is a duration, not \"{}\"", text);
                hint = "such as \"90m\", \"12h\", \"1h30m\" or \"2d\"";
            }
        } else if (auto* const* money = std::get_if<std::optional<Money>*>(&field)) {
            **money = parse_money(text);
            const bool positive =
                **money && (***money > Money{} || (***money == Money{} && name == "confirm_above"));
            if (!positive) {
                trouble = "is a positive number of US dollars";
                hint = fmt::format("such as {}", key.example);
            } else if (***money > Money{1'000'000 * nanos_per_unit}) {
                trouble = "is at most 1000000";
            }
        }
        out_.spec = std::move(values.spec);
        out_.settings = std::move(values.settings);
        out_.origins[name] = origin;
        if (!trouble.empty()) complain(origin, fmt::format("\"{}\" {}", name, trouble), hint);
    }

    void complain(const Origin& origin, const std::string& message, const std::string& hint)
    {
        out_.complaints.push_back(
            {origin.file, origin.line, origin.column, origin.width, origin.text, message, hint});
    }

private:
    static void check_choice(
        const Key& key, const std::string& text, std::string& trouble, std::string& hint)
    {
        const std::vector<std::string> choices = split(key.choices, ' ');
        if (std::find(choices.begin(), choices.end(), text) != choices.end()) return;
        trouble = fmt::format("cannot be \"{}\"", text);
        const std::string near = nearest(text, choices);
        hint = near.empty() ? "one of: " + joined(choices, ", ")
                            : fmt::format("did you mean \"{}\"?", near);
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
    Reader reader(out, arguments, said.option, "", "", Layer::config);
    const Origin origin{said.option, 0, 0, 1, {}};
    if (said.key.starts_with("args.")) {
        const std::string name = said.key.substr(5);
        arguments.set(name, argument_words(name, {said.value}));
        out.origins[said.key] = origin;
    } else if (said.key.starts_with("labels.")) {
        reader.set_label(said.key.substr(7), said.value);
        out.origins[said.key] = origin;
    } else if (const Key* key = find_key(said.key);
               key && key->home != KeyHome::later && key->type != KeyType::table) {
        reader.store(*key, {said.value}, origin);
    } else {
        std::vector<std::string> names;
        for (const Key& known : keys()) names.emplace_back(known.name);
        const std::string near = nearest(said.key, names);
        reader.complain(origin, fmt::format("unknown key \"{}\"", said.key),
            near.empty() ? "all keys: mltrain help job-file"
                         : fmt::format("did you mean \"{}\"?", near));
    }
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

void read_layer(SpecFile& out, Arguments& arguments, const std::string& file,
    const std::string& text, const fs::path& directory, Layer layer)
{
    Reader(out, arguments, file, text, directory, layer).read(text);
}

}  // namespace

SpecFile read_spec(const fs::path& config, const std::string& job_file,
    const std::vector<Override>& overrides, const std::vector<std::string>& more_args)
{
    SpecFile out;
    Arguments arguments;
    std::error_code missing;
    if (!config.empty() && fs::exists(config, missing)) {
        read_layer(out, arguments, config.string(), read_text(config), config.parent_path(),
            Layer::config);
    }
    if (!job_file.empty()) {
        const std::string text = [&] {
            try {
                return read_text(job_file);
            } catch (const Error& error) {
                throw Error(error.what(),
                    error.hint.empty() ? "mltrain init writes one to begin with" : error.hint,
                    Exit::usage);
            }
        }();
        read_layer(
            out, arguments, job_file, text, fs::path(job_file).parent_path(), Layer::job_file);
    }
    out.file = job_file;
    for (const Override& said : overrides) read_override(out, arguments, said);
    out.spec.args = arguments.words();
    out.spec.args.insert(out.spec.args.end(), more_args.begin(), more_args.end());
    return out;
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
    std::stable_sort(
        complaints.begin(), complaints.end(), [](const Complaint& a, const Complaint& b) {
            const auto place = [](const Complaint& c) {
                return std::tuple(c.line == 0, c.line, c.column);
            };
            return place(a) < place(b);
        });
}

}  // namespace mltrain
