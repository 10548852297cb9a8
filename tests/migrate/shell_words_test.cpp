#include "migrate/shell_words.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

/// The words of the script's last command; what is not known in angle brackets.
std::string words_of(const std::string& text, const Defines& defines = {})
{
    const Script script("script", text);
    const ShellReading reading = read_shell(script, defines, [](const auto&) { return false; });
    std::vector<std::string> words;
    for (const ShellWord& word : reading.commands.back().words) {
        std::string all;
        for (const Piece& piece : word.pieces) {
            const bool is_text = piece.kind == Piece::Kind::text;
            if (piece.kind == Piece::Kind::time_stamp) all += "<stamp>";
            if (piece.kind == Piece::Kind::project) all += "<project>";
            if (piece.kind == Piece::Kind::unknown) all += "<" + piece.text + ">";
            if (is_text) all += piece.text;
        }
        words.push_back("[" + all + "]");
    }
    return joined(words, "");
}

std::string refusal_of(const std::string& text)
{
    try {
        words_of(text);
        return "";
    } catch (const Error& error) {
        const Complaint& first = error.complaints.at(0);
        return std::to_string(first.line) + ":" + std::to_string(first.column) + " "
            + first.message;
    }
}

}  // namespace

TEST_CASE("words are what the shell makes of them")
{
    const struct {
        std::string script;
        std::string words;
    } cases[] = {
        {"a b  c\td", "[a][b][c][d]"},
        {"a # b", "[a]"},
        {"a b#c", "[a][b#c]"},
        {"a \\\n  b\\\nc", "[a][bc]"},
        {"a 'b  c' \"d  e\" f\\ g", "[a][b  c][d  e][f g]"},
        {"a '' \"\" $X''", "[a][][][<X>]"},
        {R"(a "\$b \"c\" \d \\")", R"([a][$b "c" \d \])"},
        {"a 'it'\\''s'", "[a][it's]"},
        {"a $'x\\ty\\'z'", "[a][x\ty'z]"},
        {"a $ b$", "[a][$][b$]"},
        {"a; b c", "[b][c]"},
        {"a && b", "[b]"},
        {"X=1; a $X ${X}2 \"$X\" '$X'", "[a][1][12][1][$X]"},
        {"X='b  c'; a $X \"$X\" x${X}y", "[a][b][c][b  c][xb][cy]"},
        {"X=; a $X \"$X\" x$X", "[a][][x]"},
        {"X=1 a $X", "[a][<X>]"},
        {"X=1 Y=$X; a $Y", "[a][1]"},
        {"export X=1 Y=2; readonly Z=3; declare -r W=4; a $X$Y$Z$W", "[a][1234]"},
        {"X=1; export X; a $X", "[a][1]"},
        {"X=1; X=$X$X; X+=2; a $X", "[a][112]"},
        {"X=1; unset X; a $X", "[a][<X>]"},
        {"X=1; read X; a $X", "[a][<X>]"},
        {"a ${X:-b} ${Y-c d} \"${Z:-e f}\" ${W:-$V}", "[a][b][c][d][e f][<V>]"},
        {"X=; a \"${X:-b}\" \"${X-b}\"", "[a][b][]"},
        {"X=1; a ${X:?not set} ${Y:?not set}", "[a][1][<Y>]"},
        {"a ${X%.*} ${#X} ${X[0]} $((1 + 2)) $@ $1 $?", "[a][<>][<>][<>][<>][<>][<1>][<>]"},
        {"a $(date) `date +%s` \"x_$(date '+%Y %m')\" $(/bin/date -u)",
            "[a][<stamp>][<stamp>][x_<stamp>][<stamp>]"},
        {"a $(date | tr -d ' ') $(ls)", "[a][<>][<>]"},
        {"a $(whoami)", "[a][<USER>]"},
        {"a $(gcloud config get-value project 2> /dev/null) `gcloud config list --format "
         "'value(core.project)'`",
            "[a][<project>][<project>]"},
        {"X=$(ls \"$(pwd)\" ')'); a $X", "[a][<X>]"},
        {"a {b} x{y}z {b,c} {1..3}", "[a][{b}][x{y}z][<>][<>]"},
        {"a ~/b ~ x~ '~'", "[a][<HOME>/b][<HOME>][x~][~]"},
        {"X=~/b; a $X", "[a][<HOME>/b]"},
        {"a é \xf0\x9f\x98\x80", "[a][é][\xf0\x9f\x98\x80]"},
        {"a\r\nb c\r\n", "[b][c]"},
        {"\xef\xbb\xbf"
         "a b",
            "[a][b]"},
    };
    for (const auto& [script, words] : cases) {
        CAPTURE(script);
        CHECK(words_of(script) == words);
    }
}

TEST_CASE("what the user defines wins over what the script says")
{
    CHECK(words_of(
              "X=1; a $X $Y $1 $(whoami)", {{"X", "2"}, {"Y", "b c"}, {"1", "d"}, {"USER", "me"}})
        == "[a][2][b][c][d][me]");
    CHECK(words_of("X=1; a \"$X\"", {{"X", ""}}) == "[a][]");
}

TEST_CASE("what is more than a list of simple commands is refused where it stands")
{
    const struct {
        std::string script;
        std::string refusal;
    } cases[] = {
        {"a\n  for x in 1; do", "2:3 \"for\" is more of the shell than is read here"},
        {"{ a; }", "1:1 \"{\" is more of the shell than is read here"},
        {"[[ -z $1 ]]", "1:1 \"[[\" is more of the shell than is read here"},
        {"eval a", "1:1 \"eval\" is more of the shell than is read here"},
        {"f() {", "1:2 a function or a shell of its own is not read here"},
        {"(a)", "1:1 a function or a shell of its own is not read here"},
        {"é X=(1 2)", "1:5 a function or a shell of its own is not read here"},
        {"X=(1 2)", "1:3 \"X\" is an array, which is not read here"},
        {"a <<EOF", "1:3 a here-document is not read here"},
        {"a <(b)", "1:3 a process in the place of a file is not read here"},
        {"é 'a", "1:3 this quote is not closed"},
        {"a \"b", "1:3 this quote is not closed"},
        {"a $'b", "1:3 this quote is not closed"},
        {"a `b", "1:3 this backtick is not closed"},
        {"a $(b", "1:3 this parenthesis is not closed"},
        {"a ${b", "1:3 this brace is not closed"},
        {"a ${b:-c", "1:3 this brace is not closed"},
        {"a \\ \n b", "1:3 the line does not go on here, because the \\ is not its last character"},
    };
    for (const auto& [script, refusal] : cases) {
        CAPTURE(script);
        CHECK(refusal_of(script) == refusal);
    }
}

TEST_CASE("reading stops at the command that is looked for")
{
    const Script script("script", "X=1; a\nb $X; for x in (((");
    const ShellReading reading = read_shell(
        script, {}, [](const ShellCommand& command) { return command.words[0].plain() == "b"; });
    CHECK(reading.commands.size() == 2);
    CHECK(script.text().substr(reading.end) == "; for x in (((");
    CHECK(reading.variables.contains("X"));
}

TEST_CASE("a pipe, a redirection or an || is held against the commands beside it alone")
{
    const struct {
        std::string script;
        std::size_t objections;
    } cases[] = {
        {"a | b; c", 0},
        {"a | b", 1},
        {"a || b", 1},
        {"a > x; b", 0},
        {"a > x 2>&1 < y", 3},
        {"a &> x", 1},
        {"a &", 1},
        {"a 2> x", 1},
    };
    for (const auto& [text, objections] : cases) {
        CAPTURE(text);
        const Script script("script", text);
        const ShellReading reading = read_shell(script, {}, [](const auto&) { return false; });
        CHECK(reading.commands.back().objections.size() == objections);
        CHECK(reading.commands.back().words.size() == 1);
    }
}

}  // namespace mltrain
