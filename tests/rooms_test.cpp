// The architecture, checked: reads the #include lines of src and fails on an arrow that points up or sideways,
// and on a third-party header outside the one file that may have it.
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <map>
#include <regex>
#include <set>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using Rooms = std::set<std::string>;

// What each room may include, beside itself. docs/design.md draws the same.
const std::map<std::string, Rooms> arrows = {
    {"base", {}},
    {"system", {"base"}},
    {"package", {"base", "system"}},
    {"job", {"base", "system"}},
    {"catalog", {"base", "system"}},
    {"cost", {"base", "system", "job", "catalog"}},
    {"gcloud", {"base", "system", "job", "catalog"}},
    {"local", {"base", "system", "job", "catalog"}},
    {"slurm", {"base", "system", "job", "catalog"}},
    {"ledger", {"base", "system", "job", "catalog", "cost"}},
    {"migrate", {"base", "system", "job", "catalog", "cost"}},
    {"show", {"base", "system", "job", "catalog", "cost"}},
    {"dispatch",
        {"base", "system", "job", "catalog", "cost", "gcloud", "local", "slurm", "ledger", "show",
            "package"}},
    {"commands",
        {"base", "system", "job", "catalog", "cost", "gcloud", "local", "slurm", "ledger",
            "migrate", "show", "package", "dispatch"}},
    {"",
        {"base", "system", "job", "catalog", "cost", "gcloud", "local", "slurm", "ledger",
            "migrate", "show", "package", "dispatch", "commands", ""}},
};

// A third-party header costs seconds, and its types leak: one .cpp each. {fmt} is everybody's.
const std::map<std::string, Rooms> homes = {
    {"boost/asio", {"system/runner.cpp"}},
    {"boost/process", {"system/runner.cpp"}},
    {"boost/program_options", {"commands/command.cpp"}},
    {"toml++", {"job/spec_file.cpp", "catalog/own_prices.cpp"}},
    {"nlohmann", {"base/json.cpp"}},
    {"sqlite3.h", {"ledger/sqlite.cpp"}},
    {"yaml-cpp", {"migrate/legacy_config.cpp"}},
    {"utf8proc.h", {"base/text.cpp"}},
    {"sha2.h", {"base/sha256.cpp"}},
    {"zlib.h", {"package/tar.cpp"}},
};

struct Include {
    std::string file;  ///< relative to src
    std::string what;
};

std::vector<Include> includes()
{
    const std::regex line(R"re((?:^|\n)\s*#\s*include\s*[<"]([^>"]+)[>"])re");
    std::vector<Include> all;
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "src")) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".hpp" && extension != ".cpp") continue;
        const std::string text = slurp(entry.path());
        const std::string file = entry.path().lexically_relative(source_tree() / "src").string();
        for (auto at = std::sregex_iterator(text.begin(), text.end(), line);
             at != std::sregex_iterator(); ++at) {
            all.push_back({file, (*at)[1]});
        }
    }
    return all;
}

std::string room_of(const std::string& path)
{
    const auto slash = path.find('/');
    return slash == path.npos ? "" : path.substr(0, slash);
}

bool is_ours(const std::string& path)
{
    return fs::exists(source_tree() / "src" / path);
}

}  // namespace

TEST_CASE("arrows between rooms point down only")
{
    std::size_t seen = 0;
    for (const Include& include : includes()) {
        if (!is_ours(include.what)) continue;
        ++seen;
        const std::string from = room_of(include.file), to = room_of(include.what);
        REQUIRE_MESSAGE(
            arrows.contains(from), include.file << " stands in a room that nobody knows");
        const bool allowed = from == to || arrows.at(from).contains(to);
        CHECK_MESSAGE(allowed, include.file << " may not include " << include.what);
    }
    CHECK(seen > 100);
}

TEST_CASE("a third-party header stands in one file")
{
    for (const Include& include : includes()) {
        for (const auto& [header, files] : homes) {
            if (!include.what.starts_with(header)) continue;
            CHECK_MESSAGE(files.contains(include.file),
                include.file << " may not include <" << include.what << ">");
        }
    }
}

TEST_CASE("no two headers define a type of the same name")
{
    const std::regex definition(
        R"re((?:^|\n)(?:struct|class|enum class) (\w+)(?: final)?(?: :[^;{]*)?\s*\{)re");
    std::map<std::string, std::string> homes_of_types;
    for (const char* tree : {"src", "tests"}) {
        for (const auto& entry : fs::recursive_directory_iterator(source_tree() / tree)) {
            if (entry.path().extension() != ".hpp") continue;
            const std::string text = slurp(entry.path());
            for (auto at = std::sregex_iterator(text.begin(), text.end(), definition);
                 at != std::sregex_iterator(); ++at) {
                const auto [first, is_new] =
                    homes_of_types.emplace((*at)[1].str(), entry.path().string());
                CHECK_MESSAGE(is_new,
                    (*at)[1].str()
                        << " stands in " << first->second << " and in " << entry.path().string());
            }
        }
    }
    CHECK(homes_of_types.size() > 100);
}

TEST_CASE("only the runner starts threads: it alone is tested under the thread sanitizer")
{
    const std::regex thread(R"(\bstd::(jthread|async)\b|\bstd::thread\b(?!::)|\bpthread_create\b)");
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "src")) {
        if (!entry.is_regular_file() || entry.path().filename() == "runner.cpp") continue;
        CHECK_MESSAGE(!std::regex_search(slurp(entry.path()), thread), entry.path().string());
    }
}

TEST_CASE("money never touches floating point")
{
    const std::regex floating(R"(\b(double|float)\b)");
    for (const char* room : {"cost", "catalog"}) {
        for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "src" / room)) {
            if (entry.path().extension() == ".csv" || entry.is_directory()) continue;
            CHECK_MESSAGE(!std::regex_search(slurp(entry.path()), floating), entry.path().string());
        }
    }
    CHECK_FALSE(std::regex_search(slurp(source_tree() / "src/base/money.cpp"), floating));
}

}  // namespace mltrain
