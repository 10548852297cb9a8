// Whose a file is. What others can write is not believed, since it decides which programs run and which jobs are
// cancelled; what others can read is no place for a secret. Root is no other: root can do anything anyway.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

namespace mltrain {

/// How somebody else could change what the path leads to: "everybody can write it", "it belongs to the user \"eve\"".
/// A group of which this user is the only member is no other. "" when nobody can, or nothing is there.
std::string how_others_write(const std::filesystem::path& path);

/// Whether its mode is this user's to change.
bool is_closed_by_user(const std::filesystem::path& path);

/// What somebody else can write, and how it is closed.
struct Openness {
    std::filesystem::path path;
    std::string why;  ///< as how_others_write() says it; "" when nobody else can
    /// What belongs to somebody else is no user's to close: there only what can be done otherwise helps.
    std::string cure(std::string_view otherwise) const;
    /// Throws Error, with that cure, when somebody else can write it.
    void refuse(std::string_view otherwise) const;
};

/// Otherwise, for config.toml and what stands beside it.
constexpr std::string_view other_config_folder = "choose another folder with XDG_CONFIG_HOME";

/// Of a file together with the folders it stands in: who can write a folder can put another file there, unless it is
/// sticky. Nothing where there is no file.
Openness openness_of_file(const std::filesystem::path& file);

/// How somebody else could read it; "" when nobody can, or nothing is there.
std::string how_others_read(const std::filesystem::path& path);

/// Throws Error, with a cure, for a folder of mltrain's own, or a file in it, that somebody else can write.
void refuse_open_folder(const std::filesystem::path& directory);

}  // namespace mltrain
