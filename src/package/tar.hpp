// A tar archive, compressed by gzip, of which nothing depends on when, where and by whom it was made: ustar,
// with a pax header only where a name needs one; owner 0, one fixed time; no name and no time in gzip's own
// header. Entries stand in the order in which they were added.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>

namespace mltrain {

/// Of every file in an archive: 2000-01-01, UTC. Not 1970: pip makes zip files of what it unpacks, and they
/// know no time before 1980.
constexpr long long archive_time = 946'684'800;

class TarGz {
public:
    TarGz();
    ~TarGz();
    TarGz(const TarGz&) = delete;
    TarGz& operator=(const TarGz&) = delete;

    /// A regular file. The path is UTF-8, with "/" between its parts.
    void add(std::string_view path, std::string_view bytes, bool is_executable);
    /// The archive's bytes; nothing can be added afterwards.
    std::string finish();

private:
    void add_entry(std::string_view path, std::string_view bytes, unsigned mode, char type);
    void write(std::string_view bytes);

    struct Gzip;
    std::unique_ptr<Gzip> gzip_;
};

/// The ustar header of one entry, 512 bytes. A path that does not fit is cut: a pax header says it whole.
std::string tar_header(std::string_view path, std::size_t size, unsigned mode, char type);
/// Whether the path needs a pax header: it is no ASCII, or has no "/" where ustar could cut it.
bool needs_pax(std::string_view path);
/// One record of a pax header, "17 path=trainer/a\n": it begins with its own length.
std::string pax_record(std::string_view key, std::string_view value);

}  // namespace mltrain
