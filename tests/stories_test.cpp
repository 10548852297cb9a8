// Plays every story of tests/stories and compares it whole. See support/story.hpp for the format.
#include <doctest/doctest.h>

#include <algorithm>
#include <vector>

#include "support/scratch.hpp"
#include "support/story.hpp"

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
            FAIL_CHECK(name << ": " << trouble.what());
            continue;
        }
        if (went != told && accepting()) spill(path, went);
        CHECK_MESSAGE(went == told, name << " went otherwise; MLTRAIN_ACCEPT=1 accepts:\n" << went);
    }
}

}  // namespace mltrain
