#include "system/files.hpp"

#include "support/scratch.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("network file systems are known by their numbers, local ones are none")
{
    CHECK(network_file_system_name(0x6969) == "NFS");
    CHECK(network_file_system_name(0xff534d42) == "SMB");
    CHECK(network_file_system_name(0x0bd00bd0) == "Lustre");
    for (const std::uint64_t local : {0xef53UL, 0x58465342UL, 0x01021994UL, 0x794c7630UL}) {
        CAPTURE(local);  // ext4, XFS, tmpfs, overlayfs
        CHECK(network_file_system_name(local).empty());
    }
    const Scratch scratch;
    CHECK(network_file_system(scratch.path()).empty());
    CHECK(network_file_system(scratch.path() / "nowhere").empty());
}

}  // namespace mltrain
