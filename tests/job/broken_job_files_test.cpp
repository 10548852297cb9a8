// broken_job_files.txt, read and compared whole; and the files that cannot be read at all.
#include "base/text.hpp"
#include "job/desk.hpp"
#include "support/cases.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <algorithm>

#include <sys/stat.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

std::string key_of(std::string_view line)
{
    return std::string(trimmed(line.substr(0, line.find('='))));
}

/// The base with a case's changes: lines with the same key replaced, `-key` taken out, all else added.
std::vector<std::string> changed(
    std::vector<std::string> base, const std::vector<std::string>& changes)
{
    std::vector<std::string> added;
    std::vector<std::string> replaced;
    bool in_table = false;
    for (const std::string& change : changes) {
        in_table = in_table || change.starts_with('[');
        const bool is_removal = change.starts_with('-');
        const std::string key = is_removal ? change.substr(1) : key_of(change);
        const auto found = std::find_if(
            base.begin(), base.end(), [&](const std::string& line) { return key_of(line) == key; });
        const bool again = std::find(replaced.begin(), replaced.end(), key) != replaced.end();
        if (in_table || found == base.end() || again) {
            added.push_back(change);
        } else if (is_removal) {
            base.erase(found);
        } else {
            *found = change;
            replaced.push_back(key);
        }
    }
    base.insert(base.end(), added.begin(), added.end());
    return base;
}

/// The control pictures U+2400 to U+241F, which can be seen in a text file, as what they stand for.
std::string with_control_characters(std::string_view text)
{
    std::string out;
    while (!text.empty()) {
        const bool is_picture = text.starts_with("\xe2\x90") && text.size() > 2 && text[2] < '\xa0';
        out += is_picture ? static_cast<char>(text[2] & 0x1f) : text[0];
        text.remove_prefix(is_picture ? 3 : 1);
    }
    return out;
}

std::string job_file(const CaseTable& table, const Case& one)
{
    const bool is_whole = &one == table.cases.data() || one.title.ends_with("[alone]");
    const auto lines = is_whole ? one.lines : changed(table.cases[0].lines, one.lines);
    std::string text;
    for (const std::string& line : lines) text += with_control_characters(line) + "\n";
    return text;
}

/// What is said of a file by its path; a file that cannot be read at all is one error.
std::string says_of_file(Desk& desk, const fs::path& file)
{
    try {
        return desk.says_of(read_spec("", file.string(), {}, {}));
    } catch (const Error& error) {
        CHECK(error.exit == Exit::usage);
        return desk.here(error_text(error, Style{}));
    }
}

}  // namespace

TEST_CASE("every mistake in a job file is shown with its place and its cure")
{
    const fs::path file = source_tree() / "tests/job/broken_job_files.txt";
    CaseTable table = read_table(slurp(file));
    REQUIRE(table.cases.size() > 75);
    REQUIRE(table_text(table) == slurp(file));
    Desk desk;
    for (Case& one : table.cases) {
        const std::string said = desk.says_of_text(job_file(table, one));
        if (!accepting()) {
            CAPTURE(one.title);
            CHECK(said == one.said);
        }
        one.said = said;
    }
    if (accepting()) spill(file, table_text(table));
}

TEST_CASE(
    "the base of the broken job files is right, all others are wrong, and no title is there twice")
{
    const CaseTable table = read_table(slurp(source_tree() / "tests/job/broken_job_files.txt"));
    std::vector<std::string> titles;
    for (const Case& one : table.cases) {
        CAPTURE(one.title);
        const bool is_base = &one == table.cases.data();
        CHECK(one.said.empty() == is_base);
        titles.push_back(one.title);
    }
    std::sort(titles.begin(), titles.end());
    CHECK(std::adjacent_find(titles.begin(), titles.end()) == titles.end());
}

TEST_CASE("a file that cannot be read is one clear error")
{
    Desk desk;
    const fs::path fifo = desk.folder() / "fifo.toml";
    REQUIRE(mkfifo(fifo.c_str(), 0600) == 0);
    fs::create_symlink("nowhere", desk.folder() / "dangling.toml");
    const std::string init = "  mltrain init writes one to begin with\n";
    const std::string toml = "  a job file is TOML; see mltrain help job-file\n";
    const struct {
        fs::path path;
        std::string said;
    } cases[] = {
        {desk.folder() / "trainer", "mltrain: error: cannot read \"trainer\": Is a directory\n"},
        {desk.folder() / "missing.toml",
            "mltrain: error: cannot read \"missing.toml\": No such file or directory\n" + init},
        {desk.folder() / "nowhere/job.toml",
            "mltrain: error: cannot read \"nowhere/job.toml\": No such file or directory\n" + init},
        {desk.folder() / "notes.txt/job.toml",
            "mltrain: error: cannot read \"notes.txt/job.toml\": Not a directory\n" + init},
        {desk.folder() / "dangling.toml",
            "mltrain: error: cannot read \"dangling.toml\": No such file or directory\n" + init},
        {desk.write("large.toml", std::string(64 * 1024 + 1, '#')),
            "mltrain: error: cannot read \"large.toml\": it is larger than 64 KiB\n"},
        {desk.write("nul.toml", std::string_view("name = \"a\0b\"\n", 13)),
            "mltrain: error: cannot read \"nul.toml\": it is no text\n" + toml},
        {desk.write("gzip.toml", std::string_view("\x1f\x8b\x08\x08\x5f\x01\x1f\x69\x02\x03", 10)),
            "mltrain: error: gzip.toml:1:1: this is not TOML: encountered invalid utf-8 sequence\n"
            "  1 | \\x1f\\x8b\\x08\\x08_\\x01\\x1fi\\x02\\x03\n"
            "    | ^~~~~~~~\n"
            "  save the file as UTF-8\n"},
        {desk.write("latin.toml",
             "name = \"census\"\n# gr\xf6\xdf"
             "er\n"),
            "mltrain: error: latin.toml:2:4: this is not TOML: encountered invalid utf-8 sequence\n"
            "  2 | # gr\\xf6\\xdfer\n"
            "    |    ^\n"
            "  save the file as UTF-8\n"},
        {desk.write("utf16.toml", std::string_view("\xff\xfen\0a\0m\0e\0", 10)),
            "mltrain: error: cannot read \"utf16.toml\": it is no text\n" + toml},
        {"/dev/null", "mltrain: error: cannot read \"/dev/null\": it is no regular file\n"},
        {fifo, "mltrain: error: cannot read \"fifo.toml\": it is no regular file\n"},
    };
    for (const auto& [path, said] : cases) {
        CAPTURE(path);
        CHECK(says_of_file(desk, path) == said);
    }
}

TEST_CASE("a file of another user's is one clear error")
{
    Desk desk;
    const fs::path path = desk.write("secret.toml", "name = \"census\"\n");
    fs::permissions(path, fs::perms::none);
    const uid_t myself = geteuid();
    constexpr uid_t nobody = 65534;
    const bool is_root = myself == 0;
    if (is_root) REQUIRE(seteuid(nobody) == 0);  // root may read everything
    const std::string said = says_of_file(desk, path);
    if (is_root) REQUIRE(seteuid(myself) == 0);
    CHECK(said == "mltrain: error: cannot read \"secret.toml\": Permission denied\n");
}

TEST_CASE("a file of exactly 64 KiB is read")
{
    Desk desk;
    const std::string text =
        "name = \"census\"\nservice = \"local\"\npackage_path = \"trainer\"\nmodule_name = \"trainer.task\"\n#";
    const fs::path path = desk.write("full.toml", text + std::string(64 * 1024 - text.size(), '#'));
    CHECK(says_of_file(desk, path).empty());
}

TEST_CASE("nesting without end is an error and no crash")
{
    Desk desk;
    std::string brackets = "args = ", dots = "a", tables;
    for (int i = 0; i < 30000; ++i) {
        brackets += '[';
        dots += ".a";
    }
    for (const std::string& text : {brackets, dots + " = 1\n", "[" + dots + "]\n",
             "args." + dots + " = 1\n", std::string(60000, '{'),
             "args = " + std::string(30000, '[') + std::string(30000, ']')}) {
        CHECK(desk.says_of_text(text).starts_with("mltrain: error: job.toml:1:"));
    }
}

}  // namespace mltrain
