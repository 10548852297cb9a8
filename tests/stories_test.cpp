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

TEST_CASE("the README shows what is printed")
{
    const std::string readme = slurp(source_tree() / "README.md");
    const auto begin = readme.find("```toml\n") + 8;
    const std::string job_file = readme.substr(begin, readme.find("```", begin) - begin);
    const std::string folder =
        "file trainer/__init__.py\nend\nfile trainer/task.py\nend\nfile job.toml\n" + job_file
        + "end\n";
    const auto shown = [&](const std::string& command, const std::string& mark) {
        const std::string went = played(folder + "$ mltrain " + command + "\n");
        std::string text;
        for (std::size_t at = went.find("$ mltrain"); at < went.size();
             at = went.find('\n', at) + 1) {
            const std::string line = went.substr(at, went.find('\n', at) - at);
            if (line.starts_with(mark)) text += line.substr(mark.size()) + "\n";
        }
        return text;
    };
    const std::string cost = shown("cost job.toml", "1| ");
    CHECK(cost.starts_with("census on ml-engine"));
    CHECK_MESSAGE(readme.find(cost) != readme.npos, cost);
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
