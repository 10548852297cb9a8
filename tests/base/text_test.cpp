#include "base/text.hpp"

#include "support/property.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <vector>

namespace mltrain {

namespace {

using Words = std::vector<std::string>;

/// A word as sh reads it: single quotes and backslashes outside them; anything else special is a mistake.
std::string unquoted(std::string_view line)
{
    std::string word;
    bool inside = false;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (line[i] == '\'') {
            inside = !inside;
        } else if (!inside && line[i] == '\\') {
            word += line[++i];
        } else {
            if (!inside)
                RC_ASSERT(std::string_view(" \t\n|&;<>()$`\"*?[#~!{}^").find(line[i]) == line.npos);
            word += line[i];
        }
    }
    RC_ASSERT(!inside);
    return word;
}

}  // namespace

TEST_CASE("the scale tier that was meant is named")
{
    const Words tiers = {"BASIC", "STANDARD_1", "PREMIUM_1", "BASIC_GPU", "BASIC_TPU", "CUSTOM"};
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"BASIC_GPUS", "BASIC_GPU"},
        {"BASICGPU", "BASIC_GPU"},
        {"BASIC_GP", "BASIC_GPU"},
        {"BASIC_GUP", "BASIC_GPU"},
        {"BASIC_TUP", "BASIC_TPU"},
        {"basic_tpu", "BASIC_TPU"},
        {"BASICS", "BASIC"},
        {"BSAIC", "BASIC"},
        {"STANDARD", "STANDARD_1"},
        {"standard1", "STANDARD_1"},
        {"PREMUIM_1", "PREMIUM_1"},
        {"PREMIUM_2", "PREMIUM_1"},
        {"CUSTM", "CUSTOM"},
        {"COSTUM", "CUSTOM"},
        {"HUGE", ""},
        {"n1-standard-4", ""},
        {"GPU", ""},
        {"X", ""},
        {"", ""},
    };
    for (const auto& [word, meant] : rows) {
        CAPTURE(word);
        CHECK(nearest(word, tiers) == meant);
    }
}

TEST_CASE("the key that was meant is named")
{
    const Words keys = {"name", "region", "job_dir", "epochs", "scale_tier", "max_cost",
        "max_duration", "staging_bucket", "python_version", "runtime_version"};
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"epocs", "epochs"},
        {"epoch", "epochs"},
        {"nmae", "name"},
        {"nam", "name"},
        {"reigon", "region"},
        {"regoin", "region"},
        {"job-dir", "job_dir"},
        {"jobdir", "job_dir"},
        {"scale_teir", "scale_tier"},
        {"max_coast", "max_cost"},
        {"pyton_version", "python_version"},
        {"bucket", ""},
        {"colour", ""},
        {"mean", ""},
        {"job", ""},
    };
    for (const auto& [word, meant] : rows) {
        CAPTURE(word);
        CHECK(nearest(word, keys) == meant);
    }
    CHECK(nearest("name", Words{}).empty());
    CHECK(nearest("bat", Words{"cat", "bat", "rat"}) == "bat");
    CHECK(nearest("hat", Words{"cat", "bat"}) == "cat");
    CHECK(nearest("b", Words{"a"}).empty());
}

TEST_CASE("columns are those of a terminal")
{
    const std::vector<std::pair<std::string, int>> rows = {
        {"", 0},
        {"census", 6},
        {"모델", 4},
        {"データ", 6},
        {"数据 1", 6},
        {"ｱ", 1},
        {"é", 1},
        {"e\u0301", 1},
        {"e\u0301\u0323", 1},
        {"…", 1},
        {"🙂", 2},
        {"a\u200bb", 2},
        {"\xff", 1},
        {"\xec\xa7", 2},
    };
    for (const auto& [text, columns] : rows) {
        CAPTURE(text);
        CHECK(columns_of(text) == columns);
    }
}

TEST_CASE("what is too wide is cut with an ellipsis")
{
    struct Row {
        std::string text;
        int columns;
        std::string cut, padded;
    };
    const std::vector<Row> rows = {
        {"census", 8, "census", "census  "},
        {"census", 6, "census", "census"},
        {"census", 5, "cens…", "cens…"},
        {"census", 1, "…", "…"},
        {"census", 0, "", ""},
        {"census", -1, "", ""},
        {"", 0, "", ""},
        {"", 3, "", "   "},
        {"모델훈련", 8, "모델훈련", "모델훈련"},
        {"모델훈련", 7, "모델훈…", "모델훈…"},
        {"모델훈련", 6, "모델…", "모델… "},
        {"모델훈련", 2, "…", "… "},
        {"모델훈련", 1, "…", "…"},
        {"e\u0301e\u0301e\u0301", 3, "e\u0301e\u0301e\u0301", "e\u0301e\u0301e\u0301"},
        {"e\u0301e\u0301e\u0301", 2, "e\u0301…", "e\u0301…"},
        {"e\u0301", 3, "e\u0301", "e\u0301  "},
    };
    for (const auto& [text, columns, cut, padded] : rows) {
        CAPTURE(text);
        CAPTURE(columns);
        CHECK(shortened(text, columns) == cut);
        CHECK(fitted(text, columns) == padded);
    }
}

TEST_CASE("what is fitted is exactly so wide")
{
    holds([] {
        const std::string text = *rc::gen::oneOf(any_text(), any_bytes());
        const int columns = *rc::gen::inRange(0, 40);
        RC_ASSERT(columns_of(fitted(text, columns)) == columns);
        RC_ASSERT(columns_of(shortened(text, columns)) <= columns);
        if (columns_of(text) <= columns) RC_ASSERT(shortened(text, columns) == text);
    });
}

TEST_CASE("code points are counted, and bytes that are none")
{
    const std::vector<std::pair<std::string, int>> rows = {{"", 0}, {"census", 6}, {"모델", 2},
        {"e\u0301", 2}, {"🙂", 1}, {"\xff\xfe", 2}, {"a\xec\xa7", 3}};
    for (const auto& [text, count] : rows) CHECK(code_points_of(text) == count);
}

TEST_CASE("the class of each character is told")
{
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", ""},
        {"abc-42", "aaa-00"},
        {"Model_2.1", "Aaaaa_0.0"},
        {"n1-standard-8", "a0-aaaaaaaa-0"},
        {"한국어", "aaa"},
        {"é", "a"},
        {"É", "A"},
        {"ǅ", "A"},
        {"ß", "a"},
        {"½", "0"},
        {"Ⅷ", "0"},
        {"٣", "0"},
        {"e\u0301", "a?"},
        {"🙂", "?"},
        {"a\u200db", "a?a"},
        {"a b\tc", "a a\ta"},
        {"\xff"
         "a\xec\xa7",
            "?a??"},
    };
    for (const auto& [text, classes] : rows) {
        CAPTURE(text);
        CHECK(classes_of(text) == classes);
    }
}

TEST_CASE("what a terminal would obey is made visible")
{
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", ""},
        {"loss: 0.25 모델 e\u0301 🙂", "loss: 0.25 모델 e\u0301 🙂"},
        {"\x1b[31mred", "\\x1b[31mred"},
        {"\x1b]0;title\x07", "\\x1b]0;title\\x07"},
        {"a\tb", "a b"},
        {"a\nb\r", "a\\x0ab\\x0d"},
        {"\x7f", "\\x7f"},
        {"\u0080\u009f", "\\x80\\x9f"},
        {"\u009b31m", "\\x9b31m"},
        {"\u00a0", "\u00a0"},
        {"\xff", "\\xff"},
        {"\x9b", "\\x9b"},
        {"caf\xc3", "caf\\xc3"},
        {"\xc0\xaf", "\\xc0\\xaf"},
        {"\xed\xa0\x80", "\\xed\\xa0\\x80"},
        {"\xf4\x90\x80\x80", "\\xf4\\x90\\x80\\x80"},
        {"\xec\xa7"
         "a",
            "\\xec\\xa7"
            "a"},
    };
    for (const auto& [text, shown] : rows) {
        CAPTURE(shown);
        CHECK(visible(text) == shown);
    }
    CHECK(visible(std::string_view("a\0b", 3)) == "a\\x00b");
}

TEST_CASE("what turns or joins text unseen is made visible")
{
    const std::vector<std::pair<char32_t, char32_t>> ranges = {
        {0x200b, 0x200f}, {0x2028, 0x202e}, {0x2066, 0x2069}, {0xfeff, 0xfeff}};
    for (const auto& [first, last] : ranges) {
        for (char32_t point = first; point <= last; ++point) {
            const std::string spelled = fmt::format("\\u{:04x}", static_cast<unsigned>(point));
            CHECK(visible("gpj." + utf8(point) + "exe") == "gpj." + spelled + "exe");
        }
        CHECK(visible(utf8(last + 1)) == utf8(last + 1));
    }
}

TEST_CASE("the Arabic letter mark turns text unseen like its siblings, and is made visible")
{
    CHECK(visible("a" + utf8(0x61c) + "!") == "a\\u061c!");
}

TEST_CASE("what is visible stays as it is")
{
    holds([] {
        const std::string shown = visible(*rc::gen::oneOf(any_text(), any_bytes()));
        RC_ASSERT(visible(shown) == shown);
        for (const char c : shown) RC_ASSERT(static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

TEST_CASE("a word is quoted for sh only when it must be")
{
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"", "''"},
        {"trainer.task", "trainer.task"},
        {"gs://my-bucket/jobs/census_1", "gs://my-bucket/jobs/census_1"},
        {"--labels=a=b,c=d", "--labels=a=b,c=d"},
        {"-x", "-x"},
        {"--", "--"},
        {"a@b+c%d", "a@b+c%d"},
        {"two words", "'two words'"},
        {"it's", "'it'\\''s'"},
        {"'", "''\\'''"},
        {"\"", "'\"'"},
        {"$HOME", "'$HOME'"},
        {"`id`", "'`id`'"},
        {"a\nb", "'a\nb'"},
        {"a\tb", "'a\tb'"},
        {"a\\b", "'a\\b'"},
        {"~/data", "'~/data'"},
        {"*.csv", "'*.csv'"},
        {"a;b", "'a;b'"},
        {"a|b&c", "'a|b&c'"},
        {"#1", "'#1'"},
        {"!1", "'!1'"},
        {"{a,b}", "'{a,b}'"},
        {"모델", "'모델'"},
        {"\xff", "'\xff'"},
    };
    for (const auto& [word, quoted] : rows) CHECK(shell_quoted(word) == quoted);
    CHECK(shell_line(Words{"echo", "", "it's", "-n"}) == "echo '' 'it'\\''s' -n");
    CHECK(shell_line(Words{}).empty());
    holds([] {
        const std::string word = *rc::gen::oneOf(any_text(), any_bytes());
        RC_ASSERT(unquoted(shell_quoted(word)) == word);
    });
}

TEST_CASE("words are joined and split")
{
    CHECK(joined(Words{}, ", ").empty());
    CHECK(joined(Words{"a"}, ", ") == "a");
    CHECK(joined(Words{"a", "", "c"}, ", ") == "a, , c");
    CHECK(split("", ',') == Words{""});
    CHECK(split("a", ',') == Words{"a"});
    CHECK(split("a,,c,", ',') == Words{"a", "", "c", ""});
    holds([] {
        const std::string text = *any_text();
        RC_ASSERT(joined(split(text, 'a'), "a") == text);
    });
}

TEST_CASE("a text is cut into lines, the last with or without its end")
{
    using Lines = std::vector<std::string_view>;
    CHECK(lines_of("").empty());
    CHECK(lines_of("\n") == Lines{""});
    CHECK(lines_of("a") == Lines{"a"});
    CHECK(lines_of("a\n") == Lines{"a"});
    CHECK(lines_of("a\n\nb\r\n") == Lines{"a", "", "b\r"});
}

TEST_CASE("case is changed in ASCII alone, and blanks are trimmed at the ends alone")
{
    CHECK(lower("BASIC_GPU É") == "basic_gpu É");
    CHECK(upper("basic-gpu é") == "BASIC-GPU é");
    CHECK(lower("@[`{") == "@[`{");
    CHECK(upper("@[`{") == "@[`{");
    CHECK(trimmed(" \t\r\na b\n") == "a b");
    CHECK(trimmed(" \n ").empty());
    CHECK(trimmed("").empty());
    const std::vector<std::string_view> prefixes = {"gs://", "s3://"};
    CHECK(starts_with_any("gs://a", prefixes));
    CHECK(starts_with_any("s3://a", prefixes));
    CHECK_FALSE(starts_with_any("gs:/a", prefixes));
    CHECK_FALSE(starts_with_any("", prefixes));
    CHECK_FALSE(starts_with_any("gs://a", {}));
}

}  // namespace mltrain
