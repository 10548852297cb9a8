// Whether the links of our Markdown lead anywhere: files that exist, headings that stand in them.
#include "base/text.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <cctype>
#include <regex>
#include <set>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

std::vector<fs::path> our_markdown()
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(source_tree()))
        if (entry.path().extension() == ".md") files.push_back(entry.path());
    for (const char* const folder : {"docs", "examples", "templates"}) {
        for (const auto& entry : fs::recursive_directory_iterator(source_tree() / folder))
            if (entry.path().extension() == ".md") files.push_back(entry.path());
    }
    return files;
}

/// Without the lines of code, in which a link is none.
std::string prose_of(const fs::path& file)
{
    const std::string text = slurp(file);
    std::string prose;
    bool in_code = false;
    for (const std::string_view line : lines_of(text)) {
        if (trimmed(line).starts_with("```")) in_code = !in_code;
        if (!in_code && !line.starts_with("    ")) prose += std::string(line) + "\n";
    }
    return prose;
}

/// As GitHub makes it of a heading: "What `list` says" is reached by #what-list-says.
std::string anchor_of(std::string_view heading)
{
    std::string anchor;
    for (const char c : heading) {
        const auto letter = static_cast<unsigned char>(c);
        if (std::isalnum(letter) != 0 || c == '-' || c == '_' || letter >= 0x80) {
            anchor += static_cast<char>(std::tolower(letter));
        } else if (c == ' ') {
            anchor += '-';
        }
    }
    return anchor;
}

std::set<std::string> anchors_of(const fs::path& file)
{
    std::set<std::string> anchors;
    const std::string prose = prose_of(file);
    for (const std::string_view line : lines_of(prose)) {
        const auto text = line.find_first_not_of('#');
        if (text > 0 && text != line.npos && line[text] == ' ')
            anchors.insert(anchor_of(trimmed(line.substr(text))));
    }
    return anchors;
}

/// What is wrong with a link; "" for a good one, and for one that leads into the web.
std::string trouble_with(const fs::path& file, const std::string& target)
{
    if (target.find("://") != target.npos || target.starts_with("mailto:")) return "";
    const auto hash = target.find('#');
    const fs::path leads_to =
        hash == 0 ? file : (file.parent_path() / target.substr(0, hash)).lexically_normal();
    if (!fs::exists(leads_to)) return "no such file";
    if (hash == target.npos || leads_to.extension() != ".md") return "";
    return anchors_of(leads_to).contains(target.substr(hash + 1)) ? "" : "no such heading";
}

}  // namespace

TEST_CASE("every link in our Markdown leads somewhere")
{
    const std::regex link(R"(\]\(([^)\s]+)\))");
    std::size_t seen = 0;
    for (const fs::path& file : our_markdown()) {
        const std::string prose = prose_of(file);
        for (auto at = std::sregex_iterator(prose.begin(), prose.end(), link);
             at != std::sregex_iterator(); ++at, ++seen) {
            const std::string target = (*at)[1];
            const std::string trouble = trouble_with(file, target);
            CHECK_MESSAGE(trouble.empty(),
                file.lexically_relative(source_tree()).string()
                    << ": " << target << ": " << trouble);
        }
    }
    CHECK(seen > 50);
}

TEST_CASE("a wrong link is noticed")
{
    const fs::path readme = source_tree() / "README.md";
    CHECK(trouble_with(readme, "docs/nothing.md") == "no such file");
    CHECK(trouble_with(readme, "docs/prices.md#nothing") == "no such heading");
    CHECK(trouble_with(readme, "docs/prices.md#the-data-files") == "");
    CHECK(trouble_with(readme, "#nothing") == "no such heading");
}

}  // namespace mltrain
