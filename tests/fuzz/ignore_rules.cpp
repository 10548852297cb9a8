// Rules of .gitignore and .gcloudignore, held against a matcher that is slow and plain.
#include "base/error.hpp"
#include "base/text.hpp"
#include "fuzz/targets.hpp"
#include "package/ignore.hpp"

#include <string>
#include <vector>

namespace mltrain::fuzz {

namespace {

bool plainly_matches(std::span<const GlobPiece> glob, std::string_view name)
{
    if (glob.empty()) return name.empty();
    if (std::holds_alternative<AnyRun>(glob[0])) {
        for (std::size_t taken = 0; taken <= name.size(); ++taken) {
            if (plainly_matches(glob.subspan(1), name.substr(taken))) return true;
        }
        return false;
    }
    if (name.empty()) return false;
    const auto* letter = std::get_if<char>(glob.data());
    const bool fits =
        letter ? *letter == name[0] : std::get<OneOf>(glob[0])[static_cast<unsigned char>(name[0])];
    return fits && plainly_matches(glob.subspan(1), name.substr(1));
}

void names_match_as_they_should(const IgnoreFile& file, std::string_view name)
{
    constexpr std::size_t so_slow = 10;
    if (name.size() > so_slow) return;
    for (const IgnoreRule& rule : file.rules) {
        for (const auto& glob : rule.parts) {
            if (!glob || glob->size() > so_slow) continue;
            law(matches(*glob, name) == plainly_matches(*glob, name),
                "a name matches as it should");
        }
    }
}

}  // namespace

/// Rules, a NUL, and paths, each on its line.
void ignore_rules(std::string_view bytes)
{
    const auto end = std::min(bytes.find('\0'), bytes.size());
    const std::string_view rules = bytes.substr(0, end);
    const std::string_view paths = bytes.substr(std::min(end + 1, bytes.size()));
    std::vector<IgnoreFile> files = {read_gitignore(".gitignore", "", rules)};
    try {
        for (IgnoreFile& file : read_gcloudignore(".gcloudignore", "", rules,
                 [&](const std::string&) { return std::string(paths); }))
            files.push_back(std::move(file));
    } catch (const Error&) {  // what cannot be included
    }
    for (const std::string_view path : lines_of(paths)) {
        if (path.empty()) continue;
        names_match_as_they_should(files[0], path);
        const bool folder_ignored = is_ignored(files, path, true);
        if (folder_ignored)
            law(is_ignored(files, std::string(path) + "/below", false),
                "nothing comes back in a folder that is left out");
        const Ruling ruling = ruling_on(files, path, true);
        law((ruling.rule == nullptr) == (ruling.file == nullptr), "a ruling has its file");
    }
}

}  // namespace mltrain::fuzz
