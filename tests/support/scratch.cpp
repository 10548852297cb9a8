#include "support/scratch.hpp"

#include <cstdlib>
#include <fstream>
#include <sstream>
#include <stdexcept>

namespace mltrain {

namespace fs = std::filesystem;

Scratch::Scratch()
{
    std::string pattern = (fs::temp_directory_path() / "mltrain_test_XXXXXX").string();
    if (!mkdtemp(pattern.data())) throw std::runtime_error("cannot make a scratch directory");
    path_ = pattern;
}

Scratch::~Scratch()
{
    std::error_code ignored;
    fs::remove_all(path_, ignored);
}

fs::path Scratch::write(const fs::path& name, std::string_view bytes) const
{
    fs::create_directories((path_ / name).parent_path());
    spill(path_ / name, bytes);
    return path_ / name;
}

std::string Scratch::read(const fs::path& name) const
{
    return slurp(path_ / name);
}

fs::path source_tree()
{
    return MLTRAIN_SOURCE_TREE;
}

bool accepting()
{
    const char* value = std::getenv("MLTRAIN_ACCEPT");
    return !std::string_view(value ? value : "").empty();
}

std::string slurp(const fs::path& path)
{
    const std::ifstream file(path, std::ios::binary);
    if (!file) throw std::runtime_error("cannot read " + path.string());
    std::ostringstream bytes;
    bytes << file.rdbuf();
    return bytes.str();
}

void spill(const fs::path& path, std::string_view bytes)
{
    std::ofstream file(path, std::ios::binary);
    file << bytes;
    if (!file.flush()) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace mltrain
