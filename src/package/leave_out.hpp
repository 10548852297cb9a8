// What never travels, whatever the ignore files say: what others make again (caches, virtual environments,
// build output), and what must not be copied (keys, .env files). By name, and a few by what is in them. Pure,
// but for a look into a folder.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mltrain {

/// What is left out of the archive, and why.
struct LeftOut {
    std::string
        path;  ///< as it would stand in the archive, below its top folder; of a folder as a whole
    std::string why;
    bool operator==(const LeftOut&) const = default;
};

/// It must not be copied; all else is only made again by others.
bool is_secret(const LeftOut& left_out);

/// Why a folder of that name stays here; "" when it travels.
std::string_view why_not_directory(std::string_view name);
/// The same of a file.
std::string_view why_not_file(std::string_view name);
/// By what the folder holds: a virtual environment. Looks at the disk.
std::string_view why_not_holding(const std::filesystem::path& directory);
/// By what is in the file: a private key, or credentials of Google's in JSON.
std::string_view why_not_content(std::string_view bytes);
/// At the top of a project: build/ and dist/, when all that is in them is setuptools' own. Looks at the disk.
std::string_view why_not_at_top(const std::filesystem::path& path, std::string_view name);

}  // namespace mltrain
