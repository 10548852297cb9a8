// Files: reading with a bound, replacing atomically, and where mltrain keeps what it knows. Not a seam:
// tests use a scratch directory, which is simpler and truer than a pretended one.
#pragma once

#include "system/environment.hpp"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace mltrain {

/// The whole file. Throws Error, naming the user's path, when it is missing, unreadable, no regular
/// file, or larger than the limit. Never blocks on a fifo or a device.
std::string read_file(const std::filesystem::path& path, std::size_t limit);

/// The file is either as before or complete, also after a crash. Mode 0600. Throws Error with a cure.
void replace_file(const std::filesystem::path& path, std::string_view bytes);

/// Makes a file that must not be there yet, and takes it away again when it cannot be whole. Mode 0600. Throws Error with
/// a cure.
void create_file(const std::filesystem::path& path, std::string_view bytes);

/// One that must not be there yet, in one that is. Throws Error with a cure.
void make_folder(const std::filesystem::path& path);

/// Gives a file the mode that the user's umask has for new ones.
void open_to_others(const std::filesystem::path& path);

/// Makes the directory and its parents, mode 0700. Throws Error with a cure.
void make_private_directory(const std::filesystem::path& path);

/// The name of the network file system that the directory is on, "NFS" say; "" on a disk of this machine.
std::string network_file_system(const std::filesystem::path& directory);
/// By the number that statfs() tells. Pure.
std::string network_file_system_name(std::uint64_t number);

/// False for what is there and cannot be written; what is not there yet may well be.
bool is_writable(const std::filesystem::path& path);
/// The nearest folder that is there: what is to be made is made in it.
std::filesystem::path existing_part(std::filesystem::path path);

/// $XDG_STATE_HOME/mltrain, else ~/.local/state/mltrain. Throws Error when there is no HOME.
std::filesystem::path state_directory(const Environment& environment);
/// $XDG_CONFIG_HOME/mltrain, else ~/.config/mltrain.
std::filesystem::path config_directory(const Environment& environment);
/// $TMPDIR, else /tmp.
std::filesystem::path temporary_directory(const Environment& environment);

}  // namespace mltrain
