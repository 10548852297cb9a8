// A directory of a test's own, gone at its end.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mltrain {

class Scratch {
public:
    Scratch();
    ~Scratch();
    Scratch(const Scratch&) = delete;
    Scratch& operator=(const Scratch&) = delete;

    const std::filesystem::path& path() const { return path_; }
    /// Writes a file below it, with its folders.
    std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const;
    std::string read(const std::filesystem::path& name) const;

private:
    std::filesystem::path path_;
};

/// The source tree, for tests that read it.
std::filesystem::path source_tree();

/// MLTRAIN_ACCEPT=1: expected files are rewritten instead of compared.
bool accepting();

std::string slurp(const std::filesystem::path& path);
void spill(const std::filesystem::path& path, std::string_view bytes);

}  // namespace mltrain
