#include "system/files.hpp"

#include "base/error.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

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

TEST_CASE(
    "a file that cannot be written is named as the user did, with a cure, and nothing is left of it")
{
    const Scratch scratch;
    const auto error_of = [](const auto& write) {
        try {
            write();
        } catch (const Error& error) {
            return fmt::format("{}\n  {}", error.what(), error.hint);
        }
        return std::string("written");
    };
    const std::filesystem::path file = scratch.path() / "missing/page.html";
    const std::string why = fmt::format(
        "\"{}\": No such file or directory\n  make its folder first, or choose another place",
        file.string());
    CHECK(error_of([&] { create_file(file, "x"); }) == "cannot create " + why);
    CHECK(error_of([&] { replace_file(file, "x"); }) == "cannot write " + why);
    scratch.write("there", "of somebody's");
    CHECK(error_of([&] {
        create_file(scratch.path() / "there", "x");
    }).ends_with("choose another name"));
    CHECK(slurp(scratch.path() / "there") == "of somebody's");
}

}  // namespace mltrain
