#include "job/code.hpp"

#include "base/error.hpp"
#include "base/sha256.hpp"
#include "system/files.hpp"

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// What the trainer consists of, by names relative to the package, sorted.
std::vector<fs::path> files_of(const fs::path& package)
{
    constexpr std::size_t most_files = 10000;
    std::vector<fs::path> files;
    std::error_code trouble;
    auto at = fs::recursive_directory_iterator(
        package, fs::directory_options::skip_permission_denied, trouble);
    for (; !trouble && at != fs::recursive_directory_iterator() && files.size() < most_files;
         at.increment(trouble)) {
        const std::string name = at->path().filename().string();
        std::error_code unreadable;
        if (name.starts_with('.') || name == "__pycache__") {
            at.disable_recursion_pending();
        } else if (at->is_regular_file(unreadable)) {
            files.push_back(at->path().lexically_relative(package));
        }
    }
    std::sort(files.begin(), files.end());
    return files;
}

}  // namespace

Code code_of(const fs::path& package)
{
    Code code;
    std::error_code trouble;
    code.has_setup = fs::exists(package.parent_path() / "setup.py", trouble);
    for (const fs::path& file : files_of(package)) {
        ++code.files;
        const auto bytes = fs::file_size(package / file, trouble);
        if (!trouble) code.bytes += bytes;
        const bool packed = !file.has_parent_path() && file.extension() == ".py";
        if (!packed && !code.has_setup) code.left_out.push_back(file.string());
    }
    return code;
}

std::string code_hash(const fs::path& package)
{
    constexpr std::size_t most_bytes = 64 * 1024 * 1024;
    std::size_t bytes = 0;
    std::string all;
    try {
        for (const fs::path& file : files_of(package)) {
            const std::string text = read_file(package / file, most_bytes - bytes);
            bytes += text.size();
            all += sha256(file.string()) + sha256(text);
        }
    } catch (const Error&) {
        return "";
    }
    return sha256(all);
}

}  // namespace mltrain
