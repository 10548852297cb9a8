// What a key was and what it is to be are told apart by the table of keys, so that this knows no key by name but for
// one: `framework` takes the place of `runtime_version`, where people look for it. Nothing is trusted: what was
// written is read again, and must be the job that is meant.

#include "migrate/job_file_edit.hpp"

#include "base/text.hpp"
#include "job/values.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// A line of the new file; those that are gone have no text.
using Line = std::optional<std::string>;

std::string table_of(std::string_view key)
{
    const auto dot = key.find('.');
    return dot == key.npos ? "" : std::string(key.substr(0, dot));
}

std::string with_carriage_returns(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (c == '\n') out += '\r';
        out += c;
    }
    return out;
}

class Editor {
public:
    Editor(const std::string& text, const SpecFile& before, const JobSpec& after,
        fs::path directory, bool is_moved)
        : before_(before),
          old_{before.spec, {}},
          new_{after, {}},
          directory_(std::move(directory)),
          is_moved_(is_moved)
    {
        for (std::string_view line : lines_of(text)) {
            if (line.ends_with('\r')) line.remove_suffix(1);
            lines_.emplace_back(line);
        }
    }

    std::optional<std::string> run()
    {
        for (const Key& key : keys()) {
            if (key.home == KeyHome::job_file && key.type != KeyType::table) change(key);
        }
        if (!possible_) return {};
        replace_all();
        for (const auto& [table, added] : added_) add(table, added);
        if (!possible_) return {};
        std::string text;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (lines_[i]) text += *lines_[i] + "\n";
            for (const auto& [after, line] : inserted_) {
                if (after == i) text += line + "\n";
            }
        }
        for (const std::string& line : appended_) text += line + "\n";
        return text;
    }

private:
    void change(const Key& key)
    {
        const auto was = value_text(key, old_), is = value_text(key, new_);
        const bool is_here = key.type == KeyType::path && is && is->find("://") == is->npos;
        if (was == is && !(is_moved_ && is_here)) return;
        if (is && was) {
            replace(key, spelled(key));
        } else if (is) {
            addition(table_of(key.name)).emplace_back(&key, spelled(key));
        } else {
            remove(key);
        }
    }

    std::string spelled(const Key& key) const
    {
        return toml_value(key, {value_text(key, new_).value_or("")}, directory_);
    }

    /// Where the key's value stands; nothing when it is not on a line of its file.
    const Origin* place_of(std::string_view key) const
    {
        const auto found = before_.origins.find(key);
        if (found == before_.origins.end() || found->second.line < 1) return nullptr;
        return &found->second;
    }

    static std::size_t index_of(const Origin& origin)
    {
        return static_cast<std::size_t>(origin.line) - 1;
    }

    /// Columns count code points, texts bytes.
    static std::size_t byte_of(std::string_view line, int column)
    {
        int seen = 1;
        std::size_t at = 0;
        while (at < line.size() && seen < column) {
            do ++at;
            while (at < line.size() && (static_cast<unsigned char>(line[at]) & 0xc0U) == 0x80U);
            ++seen;
        }
        return at;
    }

    void replace(const Key& key, const std::string& value)
    {
        const Origin* origin = place_of(key.name);
        if (!origin || !lines_[index_of(*origin)]) {
            possible_ = false;
            return;
        }
        replaced_[index_of(*origin)].push_back({byte_of(origin->text, origin->column),
            byte_of(origin->text, origin->column + origin->width), value});
    }

    /// From the right to the left, so that what stands before keeps its place.
    void replace_all()
    {
        for (auto& [index, values] : replaced_) {
            std::sort(values.begin(), values.end(),
                [](const Replaced& a, const Replaced& b) { return a.begin > b.begin; });
            for (const auto& [begin, end, value] : values)
                lines_[index] = put(lines_[index].value_or(""), begin, end, value);
        }
    }

    /// A comment behind the value stays in its column, where it can.
    static std::string put(
        const std::string& line, std::size_t begin, std::size_t end, const std::string& value)
    {
        std::string rest = line.substr(end);
        const auto blanks = std::min(rest.find_first_not_of(' '), rest.size());
        const bool has_comment = blanks < rest.size();
        const std::size_t grown = value.size() - std::min(value.size(), end - begin);
        const std::size_t shrunk = end - begin - std::min(end - begin, value.size());
        if (has_comment) rest.erase(0, std::min(grown, blanks - std::min<std::size_t>(blanks, 1)));
        if (has_comment && blanks > 1) rest.insert(0, shrunk, ' ');
        return line.substr(0, begin) + value + rest;
    }

    /// The whole line, which must hold nothing else.
    void remove(const Key& key)
    {
        const Origin* origin = place_of(key.name);
        if (!origin) {
            possible_ = false;
            return;
        }
        Line& line = lines_[index_of(*origin)];
        const std::string own = std::string(key.name.substr(key.name.rfind('.') + 1));
        if (!line || !trimmed(*line).starts_with(own)) {
            possible_ = false;
        } else if (key.name == "runtime_version" && value_text(*find_key("framework"), new_)) {
            runtime_line_ = index_of(*origin);
        } else {
            line.reset();
        }
    }

    /// A value of a line, in bytes of it.
    struct Replaced {
        std::size_t begin, end;
        std::string value;
    };

    using Added = std::vector<std::pair<const Key*, std::string>>;

    /// Whether the user writes equals signs below each other: keys of two lengths have them in one column.
    bool is_aligned() const
    {
        std::map<std::size_t, std::size_t> names;  // column of the sign, length of a name before it
        for (const auto& [key, origin] : before_.origins) {
            const auto equals = origin.text.find('=');
            const std::size_t name = trimmed(origin.text.substr(0, equals)).size();
            if (equals == std::string::npos || origin.line < 1) continue;
            if (names.emplace(equals, name).first->second != name) return true;
        }
        return false;
    }

    /// "key = value", with the equals sign where the model's stands.
    std::string like(
        const std::string& model, const std::string& name, const std::string& value) const
    {
        const auto equals = model.find('=');
        const bool no_place = !is_aligned() || equals == model.npos || equals == 0;
        const std::size_t width = no_place ? 0 : equals - 1;
        return fmt::format("{:<{}} = {}", name, width, value);
    }

    void add(const std::string& table, const Added& added)
    {
        std::vector<std::pair<std::string, std::string>> lines;
        for (const auto& [key, value] : added) {
            const std::string name = table.empty()
                ? std::string(key->name)
                : std::string(key->name.substr(table.size() + 1));
            const auto dot = name.find('.');
            if (dot == name.npos) {
                lines.emplace_back(name, value);
            } else if (!lines.empty() && lines.back().first == name.substr(0, dot)) {
                std::string& inner = lines.back().second;
                inner.insert(
                    inner.size() - 2, fmt::format(", {} = {}", name.substr(dot + 1), value));
            } else {
                lines.emplace_back(
                    name.substr(0, dot), fmt::format("{{ {} = {} }}", name.substr(dot + 1), value));
            }
        }
        const std::optional<std::size_t> place =
            table.empty() ? std::optional<std::size_t>() : last_line_of(table);
        if (!table.empty() && !place) {
            append(table, lines);
            return;
        }
        for (const auto& [name, line] : lines) insert(table, name, line);
    }

    void append(
        const std::string& table, const std::vector<std::pair<std::string, std::string>>& lines)
    {
        std::size_t width = 0;
        for (const auto& [name, value] : lines) width = std::max(width, name.size());
        appended_.emplace_back();
        appended_.push_back(fmt::format("[{}]", table));
        for (const auto& [name, value] : lines)
            appended_.push_back(fmt::format("{:<{}} = {}", name, width, value));
    }

    void insert(const std::string& table, const std::string& name, const std::string& value)
    {
        if (table.empty() && name == "framework" && runtime_line_) {
            std::string& line = *lines_[*runtime_line_];
            const Origin& origin = *place_of("runtime_version");
            const auto begin = byte_of(line, origin.column);
            const std::string start = like(line, name, "");
            line = put(line, begin, byte_of(line, origin.column + origin.width), value);
            line = start + line.substr(begin);
            return;
        }
        const auto last = table.empty() ? line_before(name) : last_line_of(table);
        if (!last || (!table.empty() && is_inline(*last))) {
            possible_ = false;
            return;
        }
        inserted_.emplace_back(
            *last, like(lines_[*last].value_or(before_line(*last)), name, value));
    }

    /// The last line of the table that says something.
    std::optional<std::size_t> last_line_of(const std::string& table) const
    {
        std::optional<std::size_t> last;
        for (const auto& [key, origin] : before_.origins) {
            if (table_of(key) != table || origin.line < 1) continue;
            if (!last || index_of(origin) > *last) last = index_of(origin);
        }
        return last;
    }

    /// Of the file itself: the line of the key that comes before this one in the table of keys.
    std::optional<std::size_t> line_before(std::string_view name) const
    {
        std::optional<std::size_t> line;
        for (const Key& key : keys()) {
            if (key.name == name) break;
            const bool is_plain = table_of(key.name).empty() && key.type != KeyType::table
                && key.type != KeyType::path_list && key.type != KeyType::text_list;
            const Origin* origin = is_plain ? place_of(key.name) : nullptr;
            if (origin) line = index_of(*origin);
        }
        return line;
    }

    /// A table that is written on a line of another, or key by key with dots.
    bool is_inline(std::size_t line) const
    {
        const std::string text = lines_[line].value_or(before_line(line));
        const auto equals = text.find('=');
        return text.substr(0, equals).find('.') != std::string::npos
            || !std::any_of(lines_.begin(), lines_.begin() + static_cast<std::ptrdiff_t>(line),
                [](const Line& above) { return above && trimmed(*above).starts_with('['); });
    }

    std::string before_line(std::size_t line) const
    {
        for (const auto& [key, origin] : before_.origins) {
            if (origin.line > 0 && index_of(origin) == line) return origin.text;
        }
        return "";
    }

    const SpecFile& before_;
    SpecAndSettings old_, new_;
    fs::path directory_;  ///< where the new file stands
    bool is_moved_;
    std::vector<Line> lines_;
    Added& addition(const std::string& table)
    {
        for (auto& [name, added] : added_) {
            if (name == table) return added;
        }
        return added_.emplace_back(table, Added{}).second;
    }

    std::vector<std::pair<std::string, Added>> added_;       ///< by table, in the order of the keys
    std::map<std::size_t, std::vector<Replaced>> replaced_;  ///< by line
    std::vector<std::pair<std::size_t, std::string>> inserted_;
    std::vector<std::string> appended_;
    std::optional<std::size_t> runtime_line_;
    bool possible_ = true;
};

}  // namespace

std::optional<std::string> edited_job_file(
    const std::string& text, const JobSpec& after, const fs::path& directory, const fs::path& to)
{
    const SpecFile before = parse_spec("job.toml", text, directory);
    const bool has_returns = text.find("\r\n") != text.npos;
    auto edited = Editor(text, before, after, to, directory != to).run();
    if (!edited) return {};
    if (has_returns) edited = with_carriage_returns(*edited);
    const SpecFile again = parse_spec("job.toml", *edited, to);
    if (!again.complaints.empty() || !(again.spec == after)) return {};
    return edited;
}

}  // namespace mltrain
