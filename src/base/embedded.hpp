// Files of the source tree that travel inside the program: prices, the ledger's schema, templates, help
// pages. Which ones is said in CMakeLists.txt.
#pragma once

#include <span>
#include <string_view>

namespace mltrain {

struct EmbeddedFile {
    std::string_view path;  ///< relative to the source tree: "src/ledger/schema_1.sql"
    std::string_view bytes;
};

std::span<const EmbeddedFile> embedded_files();

/// The bytes of one of them; empty when there is no such file.
std::string_view embedded_file(std::string_view path);

}  // namespace mltrain
