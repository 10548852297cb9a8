#include "package/ignore.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <ranges>

namespace mltrain {

namespace {

constexpr std::string_view include_mark = "#!include:";

unsigned char byte_of(char c)
{
    return static_cast<unsigned char>(c);
}

struct NamedClass {
    std::string_view name;
    bool (*holds)(unsigned char);
};

// Spelled out, because those of <cctype> ask the locale.
bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}
bool is_upper(unsigned char c)
{
    return c >= 'A' && c <= 'Z';
}
bool is_lower(unsigned char c)
{
    return c >= 'a' && c <= 'z';
}
bool is_alpha(unsigned char c)
{
    return is_upper(c) || is_lower(c);
}
bool is_graph(unsigned char c)
{
    return c > ' ' && c < 0x7f;
}

constexpr std::array<NamedClass, 12> named_classes = {{
    {"alnum", [](unsigned char c) { return is_alpha(c) || is_digit(c); }},
    {"alpha", is_alpha},
    {"blank", [](unsigned char c) { return c == ' ' || c == '\t'; }},
    {"cntrl", [](unsigned char c) { return c < ' ' || c == 0x7f; }},
    {"digit", is_digit},
    {"graph", is_graph},
    {"lower", is_lower},
    {"print", [](unsigned char c) { return is_graph(c) || c == ' '; }},
    {"punct", [](unsigned char c) { return is_graph(c) && !is_alpha(c) && !is_digit(c); }},
    {"space", [](unsigned char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }},
    {"upper", is_upper},
    {"xdigit",
        [](unsigned char c) {
            return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
        }},
}};

/// Reads one pattern. What cannot be read (a class without end, a backslash at the end) matches nothing.
class PatternReader {
public:
    explicit PatternReader(std::string_view text) : text_(text) {}

    /// Nothing when the pattern is broken.
    std::optional<std::vector<std::optional<Glob>>> parts()
    {
        std::vector<std::optional<Glob>> parts;
        Glob glob;
        const auto close = [&] {
            parts.push_back(is_double_star(glob) ? std::nullopt : std::optional(squeezed(glob)));
            glob.clear();
        };
        while (at_ < text_.size()) {
            if (!read_piece(glob)) return {};
            if (slash_) close();
        }
        close();
        return parts;
    }

private:
    static bool is_run(const GlobPiece& piece) { return std::holds_alternative<AnyRun>(piece); }

    static bool is_double_star(const Glob& glob)
    {
        return glob.size() > 1 && std::all_of(glob.begin(), glob.end(), is_run);
    }

    /// "a**b" is "a*b".
    static Glob squeezed(Glob glob)
    {
        const auto both_runs = [](const GlobPiece& a, const GlobPiece& b) {
            return is_run(a) && is_run(b);
        };
        glob.erase(std::unique(glob.begin(), glob.end(), both_runs), glob.end());
        return glob;
    }

    bool read_piece(Glob& glob)
    {
        const char c = text_[at_++];
        slash_ = c == '/';
        if (slash_) return true;
        if (c == '*') {
            glob.emplace_back(AnyRun{});
        } else if (c == '?') {
            glob.emplace_back(OneOf().set());
        } else if (c == '[') {
            const auto set = read_class();
            if (!set) return false;
            glob.emplace_back(*set);
        } else if (c == '\\') {
            if (at_ == text_.size()) return false;
            slash_ = text_[at_] == '/';
            if (!slash_) glob.emplace_back(text_[at_]);
            ++at_;
        } else {
            glob.emplace_back(c);
        }
        return true;
    }

    /// From behind the "[" to behind the "]", which is a member where it stands first.
    std::optional<OneOf> read_class()
    {
        OneOf set;
        const bool negated = at_ < text_.size() && (text_[at_] == '!' || text_[at_] == '^');
        if (negated) ++at_;
        for (bool first = true;; first = false) {
            if (at_ >= text_.size()) return {};
            if (text_[at_] == ']' && !first) break;
            if (!read_members(set)) return {};
        }
        ++at_;
        return negated ? ~set : set;
    }

    bool read_members(OneOf& set)
    {
        if (text_.substr(at_).starts_with("[:")) {
            const auto end = text_.find(']', at_ + 2);
            if (end == text_.npos) return false;
            if (text_[end - 1] == ':' && end > at_ + 2)
                return add_named(set, text_.substr(at_ + 2, end - at_ - 3), end + 1);
        }
        const auto low = read_member();
        if (!low) return false;
        auto high = low;
        const bool range = at_ + 1 < text_.size() && text_[at_] == '-' && text_[at_ + 1] != ']';
        if (range) {
            ++at_;
            high = read_member();
            if (!high) return false;
        }
        for (unsigned c = byte_of(*low); c <= byte_of(*high); ++c) set.set(c);
        return true;
    }

    std::optional<char> read_member()
    {
        if (text_[at_] == '\\' && ++at_ == text_.size()) return {};
        return text_[at_++];
    }

    bool add_named(OneOf& set, std::string_view name, std::size_t behind)
    {
        const auto found = std::find_if(named_classes.begin(), named_classes.end(),
            [&](const NamedClass& known) { return known.name == name; });
        if (found == named_classes.end()) return false;
        for (unsigned c = 0; c < set.size(); ++c) {
            if (found->holds(static_cast<unsigned char>(c))) set.set(c);
        }
        at_ = behind;
        return true;
    }

    std::string_view text_;
    std::size_t at_ = 0;
    bool slash_ = false;
};

/// Without blanks at the end, unless a backslash stands before them.
std::string_view without_trailing_blanks(std::string_view line)
{
    std::size_t kept = 0;
    for (std::size_t at = 0; at < line.size(); ++at) {
        if (line[at] == ' ') continue;
        if (line[at] == '\\') ++at;
        kept = std::min(at + 1, line.size());
    }
    return line.substr(0, kept);
}

std::optional<IgnoreRule> read_rule(std::string_view line)
{
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty() || line.starts_with('#')) return {};
    line = without_trailing_blanks(line);
    IgnoreRule rule;
    rule.keeps = line.starts_with('!');
    if (rule.keeps) line.remove_prefix(1);
    rule.directories_only = line.ends_with('/');
    if (rule.directories_only) line.remove_suffix(1);
    rule.any_depth = line.find('/') == line.npos;
    if (line.starts_with('/')) line.remove_prefix(1);
    if (line.empty()) return {};
    auto parts = PatternReader(line).parts();
    if (!parts) return {};
    rule.parts = std::move(*parts);
    // One name: "**" says no more than "*".
    if (rule.any_depth && !rule.parts[0]) rule.parts[0] = Glob{AnyRun{}};
    return rule;
}

using Parts = std::span<const std::optional<Glob>>;
using Names = std::span<const std::string_view>;

/// "**" stands for any number of folders, at the end for all that is in one. Row by row: which beginnings of
/// the names the parts so far can match. Patterns are short, and none can make this slow.
bool matches_path(Parts parts, Names names)
{
    std::vector<bool> reached(names.size() + 1);
    reached[0] = true;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        std::vector<bool> next(names.size() + 1);
        const bool last = i + 1 == parts.size();
        for (std::size_t n = 0; n <= names.size(); ++n) {
            if (parts[i]) {
                next[n] = n > 0 && reached[n - 1] && matches(*parts[i], names[n - 1]);
            } else {
                const bool before = n > 0 && (next[n - 1] || (last && reached[n - 1]));
                next[n] = before || (!last && reached[n]);
            }
        }
        reached = std::move(next);
    }
    return reached[names.size()];
}

std::vector<std::string_view> names_of(std::string_view path)
{
    std::vector<std::string_view> names;
    while (true) {
        const auto slash = path.find('/');
        names.push_back(path.substr(0, slash));
        if (slash == path.npos) return names;
        path.remove_prefix(slash + 1);
    }
}

bool is_about(const IgnoreRule& rule, Names names, bool is_directory)
{
    if (rule.directories_only && !is_directory) return false;
    if (rule.any_depth) return rule.parts[0] && matches(*rule.parts[0], names.back());
    return matches_path(rule.parts, names);
}

/// Calls for each line with its number, from 1.
template <class See>
void each_line(std::string_view text, See see)
{
    if (text.starts_with("\xef\xbb\xbf")) text.remove_prefix(3);
    for (int number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        see(text.substr(0, end), number);
        text.remove_prefix(end == text.npos ? text.size() : end + 1);
    }
}

void add_rule(IgnoreFile& file, std::string_view line, int number)
{
    auto rule = read_rule(line);
    if (!rule) return;
    rule->line = number;
    file.rules.push_back(std::move(*rule));
}

}  // namespace

bool matches(const Glob& glob, std::string_view name)
{
    // Where a name cannot go on, only the last "*" needs to take one byte more.
    std::size_t piece = 0;
    std::size_t at = 0;
    std::size_t after_run = glob.size() + 1;
    std::size_t retry = 0;
    const auto takes = [&](const GlobPiece& one, char c) {
        if (const char* literal = std::get_if<char>(&one)) return *literal == c;
        const OneOf* set = std::get_if<OneOf>(&one);
        return set != nullptr && set->test(byte_of(c));
    };
    while (at < name.size()) {
        if (piece < glob.size() && std::holds_alternative<AnyRun>(glob[piece])) {
            after_run = ++piece;
            retry = at;
        } else if (piece < glob.size() && takes(glob[piece], name[at])) {
            ++piece;
            ++at;
        } else if (after_run <= glob.size()) {
            piece = after_run;
            at = ++retry;
        } else {
            return false;
        }
    }
    while (piece < glob.size() && std::holds_alternative<AnyRun>(glob[piece])) ++piece;
    return piece == glob.size();
}

IgnoreFile read_gitignore(std::string name, std::string directory, std::string_view text)
{
    IgnoreFile file{std::move(name), std::move(directory), {}};
    each_line(text, [&](std::string_view line, int number) { add_rule(file, line, number); });
    return file;
}

std::vector<IgnoreFile> read_gcloudignore(const std::string& name, std::string directory,
    std::string_view text, const std::function<std::string(const std::string&)>& read)
{
    std::vector<IgnoreFile> files = {{name, directory, {}}};
    each_line(text, [&](std::string_view line, int number) {
        if (!line.starts_with(include_mark)) {
            add_rule(files.back(), line, number);
            return;
        }
        line.remove_prefix(include_mark.size());
        while (line.ends_with('\r') || line.ends_with(' ')) line.remove_suffix(1);
        const std::string included(line);
        files.push_back(read_gitignore(included, directory, read(included)));
        files.push_back({name, directory, {}});
    });
    return files;
}

Ruling ruling_on(std::span<const IgnoreFile> files, std::string_view path, bool is_directory)
{
    for (const IgnoreFile& file : std::views::reverse(files)) {
        if (!path.starts_with(file.directory)) continue;
        const auto names = names_of(path.substr(file.directory.size()));
        for (const IgnoreRule& rule : std::views::reverse(file.rules)) {
            if (is_about(rule, names, is_directory)) return {&file, &rule};
        }
    }
    return {};
}

bool is_ignored(std::span<const IgnoreFile> files, std::string_view path, bool is_directory)
{
    for (auto slash = path.find('/'); slash != path.npos; slash = path.find('/', slash + 1)) {
        if (ruling_on(files, path.substr(0, slash), true).leaves_out()) return true;
    }
    return ruling_on(files, path, is_directory).leaves_out();
}

}  // namespace mltrain
