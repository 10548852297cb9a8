// The setup.py of a package that has none: every sub-package, every data file, and what it requires. Also what
// makes an archive a source distribution, PKG-INFO. Pure.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mltrain {

constexpr std::string_view generated_version = "0.0.0";

/// A folder's name as the name of a distribution: "my model" becomes "my-model".
std::string distribution_name(std::string_view folder);

/// What of a package's files is Python, and what is data.
struct Contents {
    std::vector<std::string> packages;  ///< with dots, sorted
    /// Package and path below it, sorted: all that is no module of a package.
    std::vector<std::pair<std::string, std::string>> data;
};

/// Of the files below the package's folder. A folder with __init__.py in a package is a package; the files of
/// any other are data of the nearest package above.
Contents contents_of(const std::string& package, const std::vector<std::string>& files);

/// For Python 2.7 and all of 3.
std::string setup_py(
    std::string_view name, const Contents& contents, const std::vector<std::string>& requirements);

std::string pkg_info(std::string_view name);

/// A Python literal, in plain ASCII but for letters beyond it.
std::string python_text(std::string_view text);

/// Whether a pyproject.toml says how to build a package; many only hold the settings of other tools.
bool says_how_to_build(std::string_view pyproject);

/// What is wrong with a requirement, "" when nothing is: one that the cloud would trip over much later.
std::string trouble_with_requirement(std::string_view requirement);

}  // namespace mltrain
