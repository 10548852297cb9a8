#include "migrate/shell_words.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <cctype>

namespace mltrain {

namespace {

constexpr std::string_view blanks = " \t";

bool is_name_start(char c)
{
    return std::isalpha(static_cast<unsigned char>(c)) != 0 || c == '_';
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

bool is_name_part(char c)
{
    return is_name_start(c) || is_digit(c);
}

template <std::size_t size>
bool is_one_of(std::string_view word, const std::array<std::string_view, size>& words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// Commands whose arguments are assignments.
constexpr std::array<std::string_view, 5> declarations = {
    "export", "readonly", "local", "declare", "typeset"};

/// What opens or closes something that is more than one command, or makes commands out of text.
constexpr std::array<std::string_view, 19> keywords = {"if", "then", "else", "elif", "fi", "for",
    "while", "until", "do", "done", "case", "esac", "select", "function", "{", "}", "[[", "eval",
    "coproc"};

Piece unknown(std::string name, std::size_t at, std::size_t size, std::string reason)
{
    return {Piece::Kind::unknown, std::move(name), at, size, std::move(reason)};
}

bool is_declaration(const ShellCommand& command)
{
    return !command.words.empty() && is_one_of(command.words[0].plain().value_or(""), declarations);
}

/// A piece with how the shell treats it: only what is not quoted may be split or be a pattern.
struct Part {
    Piece piece;
    bool quoted = false;
    bool expanded = false;  ///< the value of a variable, say
};

using Parts = std::vector<Part>;

bool holds_pattern(std::string_view text)
{
    const auto bracket = text.find('[');
    return text.find_first_of("*?") != text.npos
        || (bracket != text.npos && text.find(']', bracket) != text.npos);
}

void append(ShellWord& word, const Part& part, std::string_view text)
{
    word.is_pattern = word.is_pattern
        || (!part.quoted && part.piece.kind == Piece::Kind::text && holds_pattern(text));
    if (part.piece.kind == Piece::Kind::text && text.empty()) return;
    word.pieces.push_back(part.piece);
    if (part.piece.kind == Piece::Kind::text) word.pieces.back().text = text;
}

/// The parts as words: one, unless the value of an unquoted variable has blanks in it, or is nothing at all.
std::vector<ShellWord> split_into_words(const Parts& parts, std::size_t at, std::size_t size)
{
    constexpr std::string_view separators = " \t\n";
    std::vector<ShellWord> words;
    bool is_open = false;
    const auto open = [&]() -> ShellWord& {
        if (!is_open) words.push_back({{}, at, size, false});
        is_open = true;
        return words.back();
    };
    for (const Part& part : parts) {
        if (!part.expanded || part.quoted || part.piece.kind != Piece::Kind::text) {
            append(open(), part, part.piece.text);
            continue;
        }
        std::string_view rest = part.piece.text;
        while (!rest.empty()) {
            const auto end = std::min(rest.find_first_of(separators), rest.size());
            if (end > 0) append(open(), part, rest.substr(0, end));
            if (end < rest.size()) is_open = false;
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
    }
    return words;
}

std::vector<Piece> pieces_of(const Parts& parts)
{
    std::vector<Piece> pieces;
    for (const Part& part : parts) {
        if (part.piece.kind != Piece::Kind::text || !part.piece.text.empty())
            pieces.push_back(part.piece);
    }
    return pieces;
}

class Reader {
public:
    Reader(const Script& script, const Defines& defines)
        : script_(script),
          text_(script.text()),
          defines_(defines)
    {
    }

    std::optional<ShellCommand> next()
    {
        while (true) {
            skip_between_commands();
            if (at_end()) return {};
            ShellCommand command = read_command();
            if (!only_sets_variables(command)) return command;
        }
    }

    Variables& variables() { return variables_; }
    std::size_t at() const { return at_; }

private:
    [[noreturn]] void refuse(
        std::size_t at, std::size_t size, const std::string& message, const std::string& hint) const
    {
        throw Error(message, {script_.complaint(at, size, message, hint)});
    }

    bool at_end() const { return at_ >= text_.size(); }
    char peek(std::size_t ahead = 0) const
    {
        return at_ + ahead < text_.size() ? text_[at_ + ahead] : '\0';
    }
    bool sees(std::string_view what) const { return text_.substr(at_).starts_with(what); }
    std::string_view between(std::size_t from, std::size_t to) const
    {
        return text_.substr(from, to - from);
    }

    // --- commands

    void skip_comment()
    {
        while (!at_end() && peek() != '\n') ++at_;
    }

    void skip_blanks()
    {
        while (!at_end()) {
            if (sees("\\\n")) {
                at_ += 2;
            } else if (blanks.find(peek()) != blanks.npos) {
                ++at_;
            } else {
                return;
            }
        }
    }

    void skip_between_commands()
    {
        for (skip_blanks(); !at_end(); skip_blanks()) {
            if (peek() == '#') {
                skip_comment();
            } else if (peek() == '\n' || peek() == ';') {
                ++at_;
            } else {
                return;
            }
        }
    }

    ShellCommand read_command()
    {
        ShellCommand command;
        command.at = at_;
        command.objections = std::exchange(objections_to_next_, {});
        for (skip_blanks(); !at_end() && peek() != '\n' && peek() != ';'; skip_blanks()) {
            if (peek() == '#') {
                skip_comment();
            } else if (std::string_view("&|<>()").find(peek()) == std::string_view::npos) {
                read_word_or_assignment(command);
            } else if (read_operator(command)) {
                break;
            }
        }
        return command;
    }

    void read_word_or_assignment(ShellCommand& command)
    {
        const std::size_t start = at_;
        const bool may_assign = command.words.empty() || is_declaration(command);
        if (may_assign && read_assignment(command)) return;
        const Parts parts = read_parts(Until::end_of_word);
        if (command.words.empty() && is_one_of(between(start, at_), keywords)) {
            refuse(start, at_ - start,
                fmt::format("\"{}\" is more of the shell than is read here", between(start, at_)),
                "give the gcloud command alone, with its variables set on lines before it");
        }
        for (ShellWord& word : split_into_words(parts, start, at_ - start))
            command.words.push_back(std::move(word));
    }

    bool read_assignment(ShellCommand& command)
    {
        std::size_t end = at_;
        while (end < text_.size() && is_name_part(text_[end])) ++end;
        if (end == at_ || !is_name_start(peek())) return false;
        const std::string name(between(at_, end));
        const bool appends = text_.substr(end).starts_with("+=");
        if (!appends && !text_.substr(end).starts_with("=")) return false;
        at_ = end + (appends ? 2 : 1);
        if (peek() == '(') {
            refuse(at_, 1, fmt::format("\"{}\" is an array, which is not read here", name),
                "write its words out in the command");
        }
        // `A=1 B=$A` sees the first; `export A=1 B=$A` does not, and neither does `A=1 gcloud $A`.
        being_assigned_ = command.words.empty() ? &command.assignments : nullptr;
        std::vector<Piece> value = appends ? value_of(name, at_, 1) : std::vector<Piece>();
        const std::vector<Piece> more = pieces_of(read_parts(Until::end_of_word));
        being_assigned_ = nullptr;
        value.insert(value.end(), more.begin(), more.end());
        for (Piece& piece : value) {
            if (piece.kind != Piece::Kind::text && piece.text.empty()) piece.text = name;
        }
        command.assignments[name] = std::move(value);
        return true;
    }

    /// Whether it ends the command.
    bool read_operator(ShellCommand& command)
    {
        const std::size_t start = at_;
        if (sees("<<")) refuse(at_, 2, "a here-document is not read here", "write it to a file");
        if (sees("<(") || sees(">("))
            refuse(at_, 2, "a process in the place of a file is not read here", "name a file");
        if (peek() == '(' || peek() == ')') {
            refuse(at_, 1, "a function or a shell of its own is not read here",
                "give the gcloud command alone, with its variables set on lines before it");
        }
        if (sees("&>") || peek() == '<' || peek() == '>') {
            read_redirection(command);
            return false;
        }
        if (sees("&&")) {
            at_ += 2;
        } else if (sees("||")) {
            at_ += 2;
            objections_to_next_ = {script_.complaint(start, 2,
                "the command runs only where another one fails", "give the command alone")};
        } else if (peek() == '|') {
            at_ += std::size_t{sees("|&") ? 2U : 1U};
            const Complaint pipe = script_.complaint(
                start, 1, "the command is one end of a pipe", "give the command alone");
            command.objections.push_back(pipe);
            objections_to_next_ = {pipe};
        } else {
            ++at_;
            command.objections.push_back(
                script_.complaint(start, 1, "the command runs in the background",
                    "take the & out: mltrain submit does not wait for the job's end"));
        }
        return true;
    }

    void read_redirection(ShellCommand& command)
    {
        std::size_t start = at_;
        if (!command.words.empty()) {  // the 2 of 2>&1
            const ShellWord& last = command.words.back();
            const bool is_number = last.at + last.size == at_
                && std::all_of(text_.begin() + static_cast<std::ptrdiff_t>(last.at),
                    text_.begin() + static_cast<std::ptrdiff_t>(at_), is_digit);
            if (is_number) {
                start = last.at;
                command.words.pop_back();
            }
        }
        while (std::string_view("<>&|").find(peek()) != std::string_view::npos && !at_end()) ++at_;
        skip_blanks();
        read_parts(Until::end_of_word);
        command.objections.push_back(
            script_.complaint(start, at_ - start, "the command's input or output is redirected",
                "take it out; mltrain submit --watch follows the job"));
    }

    bool only_sets_variables(const ShellCommand& command)
    {
        const std::string name = command.words.empty() ? "" : command.words[0].plain().value_or("");
        if (command.words.empty() || is_declaration(command)) {
            for (const auto& [variable, value] : command.assignments) variables_[variable] = value;
            return true;
        }
        if (name != "unset" && name != "read") return false;
        for (const ShellWord& word : command.words) variables_.erase(word.plain().value_or(""));
        return true;
    }

    // --- words

    enum class Until { end_of_word, closing_brace };

    bool ends(Until until) const
    {
        if (until == Until::closing_brace) return peek() == '}';
        return std::string_view(" \t\n;&|<>()").find(peek()) != std::string_view::npos;
    }

    Parts read_parts(Until until)
    {
        Parts parts;
        const std::size_t start = at_;
        while (!at_end() && !ends(until)) {
            switch (peek()) {
            case '\\': read_escape(parts); break;
            case '\'': read_single_quotes(parts); break;
            case '"': read_double_quotes(parts); break;
            case '$': read_dollar(parts, false); break;
            case '`': read_backticks(parts, false); break;
            case '{': read_brace(parts); break;
            case '~':
                if (at_ == start) {
                    read_tilde(parts);
                    break;
                }
                [[fallthrough]];
            default: read_letters(parts, 1, false);
            }
        }
        return parts;
    }

    /// So many bytes, as they stand.
    void read_letters(Parts& parts, std::size_t count, bool quoted)
    {
        add_text(parts, at_, text_.substr(at_, count), quoted);
        at_ += count;
    }

    static void add_text(Parts& parts, std::size_t at, std::string_view text, bool quoted)
    {
        const bool goes_on = !parts.empty() && !parts.back().expanded
            && parts.back().quoted == quoted && parts.back().piece.kind == Piece::Kind::text;
        if (!goes_on) parts.push_back({{Piece::Kind::text, "", at, 0, ""}, quoted, false});
        Piece& piece = parts.back().piece;
        piece.text += text;
        piece.size = at + text.size() - piece.at;
    }

    static void add(Parts& parts, std::vector<Piece> pieces, bool quoted)
    {
        if (quoted) add_text(parts, 0, "", true);  // "$A" is a word also where A is empty
        for (Piece& piece : pieces) parts.push_back({std::move(piece), quoted, true});
    }

    void read_escape(Parts& parts)
    {
        if (sees("\\\n")) {
            at_ += 2;
            return;
        }
        const auto next = text_.find_first_not_of(blanks, at_ + 1);
        if (next == text_.npos || (next > at_ + 1 && (text_[next] == '\n' || text_[next] == '#'))) {
            refuse(at_, 1, "the line does not go on here, because the \\ is not its last character",
                "take out what stands behind it");
        }
        ++at_;
        read_letters(parts, 1, true);
    }

    void read_single_quotes(Parts& parts)
    {
        const auto end = text_.find('\'', at_ + 1);
        if (end == text_.npos) refuse(at_, 1, "this quote is not closed", "");
        ++at_;
        read_letters(parts, end - at_, true);
        ++at_;
    }

    void read_double_quotes(Parts& parts)
    {
        const std::size_t start = at_++;
        add_text(parts, at_, "", true);
        while (peek() != '"') {
            if (at_end()) refuse(start, 1, "this quote is not closed", "");
            if (sees("\\\n")) {
                at_ += 2;
            } else if (peek() == '\\'
                && std::string_view("$`\"\\").find(peek(1)) != std::string_view::npos) {
                ++at_;
                read_letters(parts, 1, true);
            } else if (peek() == '$') {
                read_dollar(parts, true);
            } else if (peek() == '`') {
                read_backticks(parts, true);
            } else {
                read_letters(parts, 1, true);
            }
        }
        ++at_;
    }

    /// $'…', with the escapes that people use.
    void read_c_quotes(Parts& parts)
    {
        const std::size_t start = at_;
        at_ += 2;
        add_text(parts, at_, "", true);
        while (peek() != '\'') {
            if (at_end()) refuse(start, 2, "this quote is not closed", "");
            if (peek() != '\\') {
                read_letters(parts, 1, true);
                continue;
            }
            constexpr std::string_view escapes = "nt\\'\"";
            constexpr std::string_view meant = "\n\t\\'\"";
            const auto which = escapes.find(peek(1));
            if (which == escapes.npos || peek(1) == '\0')
                refuse(at_, 2, "this escape is not read here", "write the character itself");
            add_text(parts, at_, meant.substr(which, 1), true);
            at_ += 2;
        }
        ++at_;
    }

    /// {a,b} and {1..3} are several words; any other brace is a letter.
    void read_brace(Parts& parts)
    {
        const auto end = text_.find_first_of("} \t\n'\"", at_);
        const std::string_view inside =
            end != text_.npos && text_[end] == '}' ? between(at_, end) : std::string_view();
        if (inside.find(',') == inside.npos && inside.find("..") == inside.npos)
            return read_letters(parts, 1, false);
        const std::size_t size = end + 1 - at_;
        add(parts, {unknown("", at_, size, "the shell makes several words of these braces")},
            false);
        at_ += size;
    }

    void read_tilde(Parts& parts)
    {
        const bool is_home = std::string_view("/ \t\n").find(peek(1)) != std::string_view::npos
            || at_ + 1 == text_.size();
        add(parts,
            is_home ? value_of("HOME", at_, 1)
                    : std::vector{unknown("", at_, 1, "this home folder is not known here")},
            true);
        ++at_;
    }

    // --- what begins with a dollar

    void read_dollar(Parts& parts, bool quoted)
    {
        const char next = peek(1);
        const std::size_t start = at_;
        if (next == '(') return read_substitution(parts, quoted);
        if (next == '{') return read_braced_variable(parts, quoted);
        if (next == '\'' && !quoted) return read_c_quotes(parts);
        if (next == '"' && !quoted) {  // $"…": translated text
            ++at_;
        } else if (is_name_start(next)) {
            for (++at_; is_name_part(peek());) ++at_;
            add(parts, value_of(std::string(between(start + 1, at_)), start, at_ - start), quoted);
        } else if (is_digit(next)) {
            at_ += 2;
            add(parts, value_of(std::string(1, next), start, 2), quoted);
        } else if (std::string_view("@*#?$!-").find(next) != std::string_view::npos
            && next != '\0') {
            at_ += 2;
            add(parts, {unknown("", start, 2, special_reason(next))}, quoted);
        } else {
            read_letters(parts, 1, quoted);
        }
    }

    static std::string special_reason(char name)
    {
        if (name == '@' || name == '*')
            return fmt::format("\"${}\" stands for the script's own arguments", name);
        return fmt::format("\"${}\" is known only to a running shell", name);
    }

    void read_braced_variable(Parts& parts, bool quoted)
    {
        const std::size_t start = at_;
        at_ += 2;
        while (is_name_part(peek())) ++at_;
        const std::string name(between(start + 2, at_));
        const bool has_colon = !name.empty() && peek() == ':';
        const char what = has_colon ? peek(1) : peek();
        if (!name.empty() && !has_colon && what == '}') {
            ++at_;
            return add(parts, value_of(name, start, at_ - start), quoted);
        }
        const bool has_default = what == '-' || what == '=';
        if (name.empty() || (!has_default && what != '?')) {
            at_ = end_of_braces(start) + 1;
            return add(parts,
                {unknown("", start, at_ - start,
                    fmt::format(
                        "what \"{}\" comes to is not worked out here", between(start, at_)))},
                quoted);
        }
        at_ += has_colon ? 2 : 1;
        if (depth_ == deepest) refuse(start, 2, "braces are nested too deep", "");
        ++depth_;
        const Parts otherwise = read_parts(Until::closing_brace);
        --depth_;
        if (at_end()) refuse(start, 2, "this brace is not closed", "");
        ++at_;
        const auto value = known_value(name);
        if (what == '?' || (value && !(has_colon && value->empty())))
            return add(parts, value_of(name, start, at_ - start), quoted);
        for (const Part& part : otherwise)
            parts.push_back({part.piece, quoted || part.quoted, true});
    }

    std::size_t end_of_braces(std::size_t start) const
    {
        int depth = 0;
        for (std::size_t at = start; at < text_.size(); ++at) {
            if (text_[at] == '{') ++depth;
            if (text_[at] == '}' && --depth == 0) return at;
        }
        refuse(start, 2, "this brace is not closed", "");
    }

    void read_substitution(Parts& parts, bool quoted)
    {
        const std::size_t start = at_;
        const std::size_t end = end_of_substitution(start + 2, start, 0);
        at_ = end + 1;
        if (text_.substr(start).starts_with("$((")) {
            add(parts, {unknown("", start, at_ - start, "arithmetic is not done here")}, quoted);
        } else {
            add(parts, answer_of(between(start + 2, end), start, at_ - start), quoted);
        }
    }

    void read_backticks(Parts& parts, bool quoted)
    {
        const std::size_t start = at_;
        const auto end = text_.find('`', start + 1);
        if (end == text_.npos) refuse(start, 1, "this backtick is not closed", "");
        at_ = end + 1;
        add(parts, answer_of(between(start + 1, end), start, at_ - start), quoted);
    }

    /// The parenthesis that closes `$(`; quotes and further substitutions inside are respected.
    std::size_t end_of_substitution(std::size_t from, std::size_t start, int depth) const
    {
        int open = 1;
        for (std::size_t at = from; at < text_.size() && depth < deepest; ++at) {
            if (text_[at] == '\\') {
                ++at;
            } else if (text_[at] == '\'') {
                at = text_.find('\'', at + 1);
                if (at == text_.npos) break;
            } else if (text_[at] == '"') {
                at = end_of_quotes(at + 1, start, depth);
            } else if (text_[at] == '(') {
                ++open;
            } else if (text_[at] == ')' && --open == 0) {
                return at;
            }
        }
        refuse(start, 2, "this parenthesis is not closed", "");
    }

    std::size_t end_of_quotes(std::size_t from, std::size_t start, int depth) const
    {
        for (std::size_t at = from; at < text_.size(); ++at) {
            if (text_[at] == '"') return at;
            if (text_[at] == '\\') ++at;
            if (text_.substr(at).starts_with("$("))
                at = end_of_substitution(at + 2, start, depth + 1);
        }
        refuse(start, 2, "this parenthesis is not closed", "");
    }

    /// What a command would answer, where that can be said without running it.
    std::vector<Piece> answer_of(std::string_view command, std::size_t at, std::size_t size) const
    {
        std::vector<std::string> words = split(trimmed(command), ' ');
        const std::string name = words[0].substr(words[0].rfind('/') + 1);
        const bool is_alone = command.find_first_of("|;`\n") == command.npos
            && command.find("&&") == command.npos && command.find("$(") == command.npos;
        if (is_alone && name == "date") return {{Piece::Kind::time_stamp, "", at, size, ""}};
        if (is_alone && (name == "whoami" || name == "logname")) return value_of("USER", at, size);
        const bool asks_project = command.find("config") != command.npos
            && (command.find("get") != command.npos || command.find("list") != command.npos)
            && command.find("project") != command.npos;
        if (is_alone && name == "gcloud" && asks_project)
            return {{Piece::Kind::project, "", at, size, ""}};
        return {unknown("", at, size,
            fmt::format("what {} answers is not known, because nothing is run here",
                shortened(between(at, at + size), 40)))};
    }

    // --- variables

    std::optional<std::vector<Piece>> known_value(const std::string& name) const
    {
        if (const auto found = defines_.find(name); found != defines_.end()) {
            if (found->second.empty()) return std::vector<Piece>{};
            // It stands nowhere in the script, and is told from other defined ones by its number.
            const auto number = static_cast<std::size_t>(std::distance(defines_.begin(), found));
            return std::vector{
                Piece{Piece::Kind::text, found->second, text_.size() + number, 0, ""}};
        }
        if (being_assigned_) {
            if (const auto found = being_assigned_->find(name); found != being_assigned_->end())
                return found->second;
        }
        const auto found = variables_.find(name);
        return found == variables_.end() ? std::nullopt : std::optional(found->second);
    }

    std::vector<Piece> value_of(const std::string& name, std::size_t at, std::size_t size) const
    {
        if (auto value = known_value(name)) return std::move(*value);
        return {unknown(name, at, size, fmt::format("\"${}\" has no value here", name))};
    }

    static constexpr int deepest = 30;

    const Script& script_;
    std::string_view text_;
    const Defines& defines_;
    Variables variables_;
    const Variables* being_assigned_ = nullptr;
    std::vector<Complaint> objections_to_next_;
    std::size_t at_ = 0;
    int depth_ = 0;  ///< of ${A:-${B:-…}}
};

}  // namespace

std::optional<std::string> ShellWord::plain() const
{
    std::string text;
    for (const Piece& piece : pieces) {
        if (piece.kind != Piece::Kind::text) return {};
        text += piece.text;
    }
    return text;
}

ShellReading read_shell(const Script& script, const Defines& defines,
    const std::function<bool(const ShellCommand&)>& is_last)
{
    ShellReading reading;
    Reader reader(script, defines);
    for (auto command = reader.next(); command; command = reader.next()) {
        reading.commands.push_back(std::move(*command));
        if (is_last(reading.commands.back())) break;
    }
    reading.end = reader.at();
    reading.variables = std::move(reader.variables());
    return reading;
}

}  // namespace mltrain
