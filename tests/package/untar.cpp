#include "package/untar.hpp"

#include <zlib.h>

#include <numeric>
#include <stdexcept>

namespace mltrain {

namespace {

std::string text_at(std::string_view header, std::size_t at, std::size_t size)
{
    const auto field = header.substr(at, size);
    return std::string(field.substr(0, field.find('\0')));
}

unsigned long long number_at(std::string_view header, std::size_t at, std::size_t size)
{
    return std::stoull(text_at(header, at, size), nullptr, 8);
}

void check_sum(std::string_view header)
{
    std::string blank(header);
    blank.replace(148, 8, 8, ' ');
    const auto sum = std::accumulate(blank.begin(), blank.end(), 0ULL,
        [](auto all, char c) { return all + static_cast<unsigned char>(c); });
    if (sum != number_at(header, 148, 7) || text_at(header, 257, 6) != "ustar")
        throw std::runtime_error("no header of a tar");
}

std::string path_of(std::string_view header)
{
    const std::string name = text_at(header, 0, 100), prefix = text_at(header, 345, 155);
    return prefix.empty() ? name : prefix + "/" + name;
}

/// Of "17 path=trainer/a\n", the only record that is expected.
std::string pax_path(const std::string& record)
{
    const auto blank = record.find(' ');
    const bool sound = std::stoul(record) == record.size() && record.ends_with('\n')
        && record.substr(blank + 1, 5) == "path=";
    if (!sound) throw std::runtime_error("no pax record: " + record);
    return record.substr(blank + 6, record.size() - blank - 7);
}

}  // namespace

std::string gunzipped(std::string_view gzip)
{
    std::string in(gzip), out;
    z_stream stream = {};
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    inflateInit2(&stream, 15 + 16);
    int state = Z_OK;
    while (state == Z_OK) {
        char buffer[4096];
        stream.next_out = reinterpret_cast<Bytef*>(buffer);
        stream.avail_out = sizeof buffer;
        state = inflate(&stream, Z_NO_FLUSH);
        out.append(buffer, sizeof buffer - stream.avail_out);
    }
    inflateEnd(&stream);
    if (state != Z_STREAM_END || stream.avail_in != 0) throw std::runtime_error("no gzip");
    return out;
}

std::vector<Unpacked> untar(std::string_view gzip)
{
    const std::string tar = gunzipped(gzip);
    std::vector<Unpacked> files;
    std::string pax;
    std::size_t at = 0;
    while (tar.at(at) != '\0') {
        const std::string_view header = std::string_view(tar).substr(at, 512);
        check_sum(header);
        const auto size = static_cast<std::size_t>(number_at(header, 124, 12));
        const std::string bytes = tar.substr(at + 512, size);
        at += 512 + (size + 511) / 512 * 512;
        if (header[156] == 'x') {
            pax = pax_path(bytes);
            continue;
        }
        if (header[156] != '0') throw std::runtime_error("no regular file");
        files.push_back({pax.empty() ? path_of(header) : pax, bytes,
            static_cast<unsigned>(number_at(header, 100, 8)), number_at(header, 108, 8),
            number_at(header, 116, 8), number_at(header, 136, 12), !pax.empty()});
        pax.clear();
    }
    if (tar.size() - at != 1024 || tar.find_first_not_of('\0', at) != tar.npos)
        throw std::runtime_error("a tar ends with two empty blocks");
    return files;
}

}  // namespace mltrain
