// Plays every story of tests/stories and compares it whole. See support/story.hpp for the format.
#include "support/scratch.hpp"
#include "support/story.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

namespace mltrain {

namespace fs = std::filesystem;

TEST_CASE("every story goes as it is told")
{
    std::vector<fs::path> stories;
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "tests/stories")) {
        if (entry.path().extension() == ".story") stories.push_back(entry.path());
    }
    std::sort(stories.begin(), stories.end());
    REQUIRE(stories.size() > 10);
    for (const fs::path& path : stories) {
        const std::string name = path.lexically_relative(source_tree()).string();
        const std::string told = slurp(path);
        std::string went;
        try {
            went = played(told);
        } catch (const std::exception& trouble) {
            FAIL_CHECK(name << ": " << std::string(trouble.what()));
            continue;
        }
        if (went != told && accepting()) spill(path, went);
        const bool as_told = went == told;
        CHECK_MESSAGE(as_told, name << " went otherwise; MLTRAIN_ACCEPT=1 accepts:\n" << went);
    }
}

TEST_CASE("every example is right, and a dry run plans it")
{
    for (const auto& entry : fs::recursive_directory_iterator(source_tree() / "examples")) {
        if (entry.path().extension() != ".toml") continue;
        const std::string file = entry.path().string();
        for (const std::string& command : {"check " + file, "submit --dry-run " + file}) {
            const std::string went = played("$ mltrain " + command + "\n");
            CHECK_MESSAGE(went.ends_with("[0]\n"), went);
        }
    }
}

}  // namespace mltrain
