// Files that a command writes because the user names them: --html, -o.
#include "base/error.hpp"
#include "commands/request.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <sys/stat.h>

namespace mltrain {

namespace fs = std::filesystem;

TEST_CASE("a file of the user's own is as open to others as their umask lets it be")
{
    const Scratch scratch;
    const fs::path file = scratch.path() / "report.html";
    const mode_t before = umask(027);
    for (const bool force : {false, true}) {
        write_output(file.string(), "page", force);
        CHECK((fs::status(file).permissions() & fs::perms::all) == fs::perms(0640));
    }
    umask(before);
    CHECK(scratch.read("report.html") == "page");
}

TEST_CASE("what is no regular file is not replaced by one, also not with --force")
{
    const Scratch scratch;
    const fs::path pipe = scratch.path() / "pipe";
    REQUIRE(mkfifo(pipe.c_str(), 0600) == 0);
    for (const bool force : {false, true})
        CHECK_THROWS_AS(write_output(pipe.string(), "page", force), Error);
    CHECK(fs::is_fifo(pipe));
}

}  // namespace mltrain
