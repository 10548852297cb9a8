#include "job/code.hpp"

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

Code code_of(const fs::path& package)
{
    constexpr std::size_t most_files = 10000;
    Code code;
    std::error_code trouble;
    code.has_setup = fs::exists(package.parent_path() / "setup.py", trouble);
    auto at = fs::recursive_directory_iterator(
        package, fs::directory_options::skip_permission_denied, trouble);
    for (; !trouble && at != fs::recursive_directory_iterator() && code.files < most_files;
         at.increment(trouble)) {
        const std::string name = at->path().filename().string();
        if (name.starts_with('.') || name == "__pycache__") {
            at.disable_recursion_pending();
            continue;
        }
        std::error_code unreadable;
        if (!at->is_regular_file(unreadable)) continue;
        ++code.files;
        code.bytes += at->file_size(unreadable);
        const bool packed = at.depth() == 0 && at->path().extension() == ".py";
        if (!packed) code.left_out.push_back(at->path().lexically_relative(package).string());
    }
    std::sort(code.left_out.begin(), code.left_out.end());
    if (code.has_setup) code.left_out.clear();
    return code;
}

}  // namespace mltrain
