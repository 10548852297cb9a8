#include "package/tar.hpp"

#include "base/error.hpp"

#include <fmt/core.h>

#define ZLIB_CONST  // it does not write to what it reads
#include <zlib.h>

#include <algorithm>
#include <array>
#include <limits>
#include <numeric>
#include <optional>
#include <utility>

namespace mltrain {

namespace {

constexpr std::size_t block = 512;
constexpr std::size_t longest_name = 100;
constexpr std::size_t longest_prefix = 155;

/// Where ustar's two fields for a path may part: at a "/" that leaves a name and a prefix short enough.
std::optional<std::size_t> cut_of(std::string_view path)
{
    if (path.size() <= longest_name) return 0;
    const auto slash = path.rfind('/', longest_prefix);
    if (slash == path.npos || slash == 0) return {};
    const std::size_t name = path.size() - slash - 1;
    if (name == 0 || name > longest_name) return {};
    return slash;
}

void put(std::string& header, std::size_t at, std::string_view text)
{
    std::copy(text.begin(), text.end(), header.begin() + static_cast<std::ptrdiff_t>(at));
}

std::string octal(unsigned long long number, int digits)
{
    return fmt::format("{:0{}o}", number, digits);
}

/// For who reads no pax headers: letters that are no ASCII become "_".
std::string plain(std::string_view path)
{
    std::string text(path);
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) > 0x7e; }, '_');
    return text;
}

}  // namespace

bool needs_pax(std::string_view path)
{
    return !cut_of(path) || plain(path) != path;
}

std::string tar_header(std::string_view path, std::size_t size, unsigned mode, char type)
{
    const auto cut = cut_of(path);
    std::string header(block, '\0');
    if (cut && *cut > 0) {
        put(header, 0, plain(path.substr(*cut + 1)));
        put(header, 345, plain(path.substr(0, *cut)));
    } else {
        put(header, 0, plain(path.substr(0, longest_name)));
    }
    put(header, 100, octal(mode, 7));
    put(header, 108, octal(0, 7));  // user
    put(header, 116, octal(0, 7));  // group
    put(header, 124, octal(size, 11));
    put(header, 136, octal(archive_time, 11));
    put(header, 148, "        ");  // the sum is taken with blanks in its place
    header[156] = type;
    put(header, 257, {"ustar\00000", 8});
    put(header, 329, octal(0, 7));  // device
    put(header, 337, octal(0, 7));
    const auto sum = std::accumulate(header.begin(), header.end(), 0U,
        [](unsigned all, char c) { return all + static_cast<unsigned char>(c); });
    put(header, 148, octal(sum, 6) + '\0');
    return header;
}

std::string pax_record(std::string_view key, std::string_view value)
{
    const std::size_t rest = key.size() + value.size() + 3;  // the blank, "=" and the line's end
    std::size_t length = rest + 1;
    while (length != rest + std::to_string(length).size())
        length = rest + std::to_string(length).size();
    return fmt::format("{} {}={}\n", length, key, value);
}

struct TarGz::Gzip {
    z_stream stream = {};
    gz_header header = {};
    std::string out;

    Gzip()
    {
        constexpr int level = 6;
        constexpr int gzip_window = 15 + 16;
        constexpr int memory = 8;
        constexpr int unix = 3;
        if (deflateInit2(&stream, level, Z_DEFLATED, gzip_window, memory, Z_DEFAULT_STRATEGY)
            != Z_OK)
            throw Error("cannot compress: zlib has no memory");
        header.os = unix;  // else it says where it was made
        deflateSetHeader(&stream, &header);
    }
    ~Gzip() { deflateEnd(&stream); }
    Gzip(const Gzip&) = delete;
    Gzip& operator=(const Gzip&) = delete;

    void take(std::string_view bytes, int flush)
    {
        std::array<Bytef, std::size_t{16}* 1024> buffer = {};
        stream.next_in = reinterpret_cast<const Bytef*>(bytes.data());
        stream.avail_in = static_cast<uInt>(bytes.size());
        do {
            stream.next_out = buffer.data();
            stream.avail_out = buffer.size();
            deflate(&stream, flush);
            out.append(
                reinterpret_cast<const char*>(buffer.data()), buffer.size() - stream.avail_out);
        } while (stream.avail_out == 0);
    }
};

TarGz::TarGz() : gzip_(std::make_unique<Gzip>()) {}

TarGz::~TarGz() = default;

void TarGz::write(std::string_view bytes)
{
    constexpr std::size_t most = std::numeric_limits<uInt>::max();
    while (bytes.size() > most) {
        gzip_->take(bytes.substr(0, most), Z_NO_FLUSH);
        bytes.remove_prefix(most);
    }
    gzip_->take(bytes, Z_NO_FLUSH);
}

void TarGz::add_entry(std::string_view path, std::string_view bytes, unsigned mode, char type)
{
    write(tar_header(path, bytes.size(), mode, type));
    write(bytes);
    write(std::string((block - bytes.size() % block) % block, '\0'));
}

void TarGz::add(std::string_view path, std::string_view bytes, bool is_executable)
{
    if (needs_pax(path)) {
        const std::string name = fmt::format("PaxHeaders/{}", path.substr(path.rfind('/') + 1));
        add_entry(name.substr(0, longest_name), pax_record("path", path), 0644, 'x');
    }
    add_entry(path, bytes, is_executable ? 0755 : 0644, '0');
}

std::string TarGz::finish()
{
    write(std::string(2 * block, '\0'));
    gzip_->take({}, Z_FINISH);
    return std::move(gzip_->out);
}

}  // namespace mltrain
