#include "package/ignore.hpp"

#include "base/error.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

bool ignores(std::string_view text, std::string_view path)
{
    const bool is_directory = path.ends_with('/');
    if (is_directory) path.remove_suffix(1);
    const std::vector<IgnoreFile> files = {read_gitignore(".gitignore", "", text)};
    return is_ignored(files, path, is_directory);
}

}  // namespace

TEST_CASE("one line of an ignore file leaves out what gitignore(5) says")
{
    const struct {
        std::string text;
        std::string path;  ///< a folder ends with "/"
        bool ignored;
    } cases[] = {
        // names, wherever they are
        {"a.log", "a.log", true},
        {"a.log", "x/y/a.log", true},
        {"a.log", "a.log/x", true},
        {"a.log", "ba.log", false},
        {"*.log", "x/.log", true},
        {"*.log", "x/a.logs", false},
        {"a?c", "abc", true},
        {"a?c", "ac", false},
        {"?", "\xc3\xa4", false},  // bytes, not letters
        {"??", "\xc3\xa4", true},
        {"*", "x/y", true},
        {"**", "x/y", true},
        {"a*b*c", "aXbXbc", true},
        {"a*b*c", "aXbXb", false},
        {"a**c", "abbc", true},
        // anchors
        {"/a", "a", true},
        {"/a", "x/a", false},
        {"x/a", "x/a", true},
        {"x/a", "y/x/a", false},
        {"x/*", "x/a", true},
        {"x/*", "x", false},
        {"x/*/b", "x/a/b", true},
        {"x/*/b", "x/a/a/b", false},
        {"x/*.c", "x/y/a.c", false},
        // folders
        {"a/", "a/", true},
        {"a/", "a", false},
        {"a/", "x/a/", true},
        {"a/", "x/a/b", true},
        {"/a/", "x/a/b", false},
        {"x/a/", "x/a/b", true},
        // "**"
        {"**/a", "a", true},
        {"**/a", "x/y/a", true},
        {"**/x/a", "y/x/a", true},
        {"x/**", "x/y/a", true},
        {"x/**", "x/", false},
        {"x/**/a", "x/a", true},
        {"x/**/a", "x/y/z/a", true},
        {"x/**/a", "y/x/a", false},
        {"x/**/", "x/a", false},
        {"x/**/", "x/a/", true},
        {"/**", "x", true},
        {"**/*.c", "x/a.c", true},
        // classes
        {"a[bc]d", "abd", true},
        {"a[bc]d", "aed", false},
        {"a[!bc]d", "aed", true},
        {"a[^bc]d", "abd", false},
        {"a[b-d]", "ac", true},
        {"a[b-d]", "ae", false},
        {"a[]]", "a]", true},
        {"a[]-]", "a-", true},
        {"a[-b]", "a-", true},
        {"a[b-]", "a-", true},
        {"a[\\]]", "a]", true},
        {"a[[:digit:]x]", "a7", true},
        {"a[[:digit:]x]", "ax", true},
        {"a[![:alpha:]]", "ab", false},
        {"a[[:upper:]]", "aB", true},
        {"a[[:nothing:]]", "a:", false},
        {"a[b", "a[b", false},  // without an end it matches nothing
        {"x[/]a", "x/a", false},
        // escapes
        {"\\#a", "#a", true},
        {"\\!a", "!a", true},
        {"a\\*", "a*", true},
        {"a\\*", "ab", false},
        {"a\\ ", "a ", true},
        {"a\\", "a\\", false},
        {"a\\\\", "a\\", true},
        // what says nothing
        {"", "a", false},
        {"#a", "#a", false},
        {"/", "a", false},
        {"!", "a", false},
        {"   ", "a", false},
        {"a  ", "a", true},
        {" a", "a", false},
        {"a\t", "a", false},
        {"a\r\n", "a", true},
        {"\xef\xbb\xbf"
         "a",
            "a", true},
        {"A", "a", false},
    };
    for (const auto& [text, path, ignored] : cases) {
        CAPTURE(text);
        CAPTURE(path);
        CHECK(ignores(text, path) == ignored);
    }
}

TEST_CASE("the last match wins, and nothing comes back in a folder that is left out")
{
    CHECK_FALSE(ignores("*.log\n!keep.log\n", "keep.log"));
    CHECK(ignores("!keep.log\n*.log\n", "keep.log"));
    CHECK(ignores("x/\n!x/keep.log\n", "x/keep.log"));
    CHECK_FALSE(ignores("x/*\n!x/keep.log\n", "x/keep.log"));
    CHECK_FALSE(ignores("/*\n!/trainer/\n", "trainer/task.py"));
    CHECK(ignores("/*\n!/trainer/\n", "data/task.py"));
}

TEST_CASE("an inner file counts more than an outer one, and knows only what is in its folder")
{
    const std::vector<IgnoreFile> files = {read_gitignore(".gitignore", "", "*.log\n"),
        read_gitignore("x/.gitignore", "x/", "!a.log\n/b\n")};
    CHECK_FALSE(is_ignored(files, "x/a.log", false));
    CHECK_FALSE(is_ignored(files, "x/y/a.log", false));
    CHECK(is_ignored(files, "a.log", false));
    CHECK(is_ignored(files, "x/b.log", false));
    CHECK(is_ignored(files, "x/b", false));
    CHECK_FALSE(is_ignored(files, "x/y/b", false));
    CHECK_FALSE(is_ignored(files, "b", false));
    const Ruling ruling = ruling_on(files, "x/b", false);
    CHECK(ruling.file->name == "x/.gitignore");
    CHECK(ruling.rule->line == 2);
}

TEST_CASE("a .gcloudignore takes in another file at the place where it names it")
{
    std::vector<std::string> asked;
    const auto read = [&](const std::string& name) {
        asked.push_back(name);
        return std::string("*.csv\n#!include:more\n!b.bin\n");
    };
    const auto files =
        read_gcloudignore(".gcloudignore", "", "*.bin\n#!include:.gitignore\r\n!a.csv\n", read);
    CHECK(asked == std::vector<std::string>{".gitignore"});
    CHECK(is_ignored(files, "a.bin", false));
    CHECK_FALSE(is_ignored(files, "b.bin", false));
    CHECK_FALSE(is_ignored(files, "a.csv", false));
    CHECK(is_ignored(files, "b.csv", false));
    CHECK(ruling_on(files, "a.csv", false).rule->line == 3);
    CHECK_THROWS_AS(read_gcloudignore(".gcloudignore", "", "#!include:gone",
                        [](const std::string& name) -> std::string { throw Error(name); }),
        Error);
}

TEST_CASE("any bytes can be read as an ignore file, and asked about any path")
{
    holds([] {
        const auto text = *any_bytes();
        const auto path = *any_bytes();
        const std::vector<IgnoreFile> files = {read_gitignore("", "", text)};
        is_ignored(files, path, true);
    });
    const std::string stars = "*a*a*a*a*a*a*a*a*a*a*a*a*a*a*b";
    CHECK_FALSE(ignores(stars, std::string(10'000, 'a')));  // at once
    CHECK_FALSE(ignores("**/a/**/a/**/a/**/a/**/a/**/b", "a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/a/c"));
}

}  // namespace mltrain
