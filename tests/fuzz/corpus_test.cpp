// What fuzzing started from, and all that it ever found, read again in every build.
#include "fuzz/targets.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <set>

namespace mltrain::fuzz {

namespace fs = std::filesystem;

TEST_CASE("every file of the corpora keeps the law of its target")
{
    const fs::path corpus = fs::path(source_tree()) / "tests/fuzz/corpus";
    for (const Target& target : targets()) {
        REQUIRE_MESSAGE(!fs::is_empty(corpus / target.name), target.name);
        for (const auto& file : fs::directory_iterator(corpus / target.name)) {
            CAPTURE(file.path().string());
            CHECK_NOTHROW(target.read(slurp(file.path())));
        }
    }
}

TEST_CASE("no corpus is left without its target")
{
    std::set<std::string> names;
    for (const Target& target : targets()) names.insert(std::string(target.name));
    for (const auto& folder : fs::directory_iterator(fs::path(source_tree()) / "tests/fuzz/corpus"))
        CHECK_MESSAGE(names.contains(folder.path().filename()), folder.path());
}

}  // namespace mltrain::fuzz
