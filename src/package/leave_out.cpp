#include "package/leave_out.hpp"

#include "base/json.hpp"
#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view history = "version control";
constexpr std::string_view cache = "a cache";
constexpr std::string_view environment = "a virtual environment";
constexpr std::string_view build_output = "setuptools makes it again";
constexpr std::string_view secret = "may hold secrets";
constexpr std::string_view private_key = "a private key";
constexpr std::string_view service_key = "the key of a service account";
constexpr std::string_view login = "a login of Google's";

struct Known {
    std::string_view name;
    std::string_view why;
};

constexpr std::array<Known, 14> known_directories = {{{".git", history}, {".hg", history},
    {".svn", history}, {"__pycache__", cache}, {".mypy_cache", cache}, {".pytest_cache", cache},
    {".ruff_cache", cache}, {".ipynb_checkpoints", cache}, {".tox", environment},
    {".nox", environment}, {".eggs", build_output}, {"node_modules", "packages of JavaScript"},
    {".env", secret}, {".venv", environment}}};

constexpr std::array<Known, 3> known_files = {
    {{".git", history}, {".DS_Store", "the Finder's own"}, {".env", secret}}};

constexpr std::array<std::string_view, 2> compiled_endings = {".pyc", ".pyo"};
constexpr std::array<std::string_view, 4> key_endings = {".pem", ".key", ".p12", ".pfx"};
constexpr std::array<std::string_view, 4> key_beginnings = {
    "id_rsa", "id_dsa", "id_ecdsa", "id_ed25519"};

/// Files with credentials are small; larger ones are not read as JSON.
constexpr std::size_t largest_credentials = std::size_t{64} * 1024;

template <std::size_t count>
std::string_view why_of(const std::array<Known, count>& table, std::string_view name)
{
    const auto found = std::find_if(
        table.begin(), table.end(), [&](const Known& known) { return known.name == name; });
    return found == table.end() ? std::string_view() : found->why;
}

bool ends_with_any(std::string_view text, std::span<const std::string_view> endings)
{
    return std::any_of(
        endings.begin(), endings.end(), [&](auto ending) { return text.ends_with(ending); });
}

/// Whether the folder holds something, and all of it passes.
template <class Passes>
bool holds_only(const fs::path& directory, Passes passes)
{
    std::error_code unreadable;
    fs::directory_iterator at(directory, unreadable);
    const fs::directory_iterator end;
    if (unreadable || at == end) return false;
    for (; !unreadable && at != end; at.increment(unreadable)) {
        if (!passes(at->path().filename().string())) return false;
    }
    return !unreadable;
}

bool is_from_build(std::string_view name)
{
    constexpr std::array<std::string_view, 4> own = {"lib.", "bdist.", "temp.", "scripts-"};
    return name == "lib" || starts_with_any(name, own);
}

bool is_from_dist(std::string_view name)
{
    constexpr std::array<std::string_view, 4> own = {".tar.gz", ".whl", ".egg", ".zip"};
    return ends_with_any(name, own);
}

}  // namespace

bool is_secret(const LeftOut& left_out)
{
    constexpr std::array reasons = {secret, private_key, service_key, login};
    return std::find(reasons.begin(), reasons.end(), left_out.why) != reasons.end();
}

std::string_view why_not_directory(std::string_view name)
{
    if (name.ends_with(".egg-info")) return build_output;
    return why_of(known_directories, name);
}

std::string_view why_not_file(std::string_view name)
{
    if (const auto why = why_of(known_files, name); !why.empty()) return why;
    if (name.starts_with(".env.")) return secret;
    if (ends_with_any(name, compiled_endings)) return cache;
    if (name.ends_with(".egg-info")) return build_output;
    const std::string small = lower(name);  // key.PEM is a key, too
    if (small.ends_with(".py")) return "";  // and id_rsa_test.py is none
    const bool key = ends_with_any(small, key_endings) || starts_with_any(small, key_beginnings);
    return key ? private_key : "";
}

std::string_view why_not_holding(const fs::path& directory)
{
    std::error_code missing;
    return fs::exists(directory / "pyvenv.cfg", missing) ? environment : "";
}

std::string_view why_not_content(std::string_view bytes)
{
    constexpr std::string_view key_begin = "-----BEGIN ";
    if (bytes.starts_with(key_begin)) {
        const auto line = bytes.substr(0, bytes.find('\n'));
        if (line.find("PRIVATE KEY") != line.npos) return private_key;
    }
    const auto start = bytes.find_first_not_of(" \t\r\n");
    if (bytes.size() > largest_credentials || start == bytes.npos || bytes[start] != '{') return "";
    const auto json = parse_json(bytes);
    if (!json) return "";
    const std::string type = json->text_at("type");
    if (type == "service_account" && (*json)["private_key"].text()) return service_key;
    if (type == "authorized_user" && (*json)["refresh_token"].text()) return login;
    return "";
}

std::string_view why_not_at_top(const fs::path& path, std::string_view name)
{
    const bool own = (name == "build" && holds_only(path, is_from_build))
        || (name == "dist" && holds_only(path, is_from_dist));
    return own ? build_output : "";
}

}  // namespace mltrain
