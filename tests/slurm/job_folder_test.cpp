#include "slurm/job_folder.hpp"

#include "base/error.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

const Time noon = parse_time("2026-11-20T12:00:00Z").value();
using Kind = SlurmFate::Kind;

}  // namespace

TEST_CASE("a fate is decided once, by whoever comes first")
{
    const Scratch scratch;
    const fs::path folder = scratch.path() / "shared/job";
    CHECK(decide_fate(folder, Kind::refused, noon).kind == Kind::refused);
    CHECK(decide_fate(folder, Kind::cancelled, noon).kind == Kind::refused);
    CHECK(read_marks(folder).fate->at == noon);
    CHECK(std::distance(fs::directory_iterator(folder), fs::directory_iterator()) == 1);

    scratch.write("shared/other/fate", "started 17 1795176000 300\n");
    const SlurmFate fate = decide_fate(scratch.path() / "shared/other", Kind::refused, noon);
    CHECK(fate == SlurmFate{Kind::started, "17", noon, Seconds(300)});
}

TEST_CASE("what is not there tells nothing, and what is garbled is no answer")
{
    const Scratch scratch;
    const SlurmMarks none = read_marks(scratch.path() / "nowhere");
    CHECK_FALSE(none.fate.has_value());
    CHECK_FALSE(none.end.has_value());
    for (const char* text :
        {"started", "started 17 noon 0", "thought 17 1 0", "started 17 1 0 5"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_fate(text).has_value());
    }
    for (const char* text : {"ended 17 0", "ended 17 256 no 1", "ended 17 -1 no 1",
             "began 17 0 no 1", "ended 17 0 no 1 soon", "ended 17 0 no 1 1 1"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_end(text).has_value());
    }
    CHECK(parse_end("ended 17 1 asked 1")->was_asked);
    CHECK(parse_end("ended 17 143 no 1")->was_asked);
    CHECK_FALSE(parse_end("ended 17 1 no 1")->was_asked);
    CHECK(parse_end("ended 17 143 preempted 1 1")->was_preempted);
    CHECK_FALSE(parse_end("ended 17 1 no 1")->begun.has_value());
    CHECK(parse_end("ended 17_3 1 no 1795176000 1795175990")->begun == noon - Seconds(10));
    scratch.write("job/fate", "garbage");
    CHECK_THROWS_AS(read_marks(scratch.path() / "job"), Error);
    CHECK_THROWS_AS(decide_fate(scratch.path() / "job", Kind::refused, noon), Error);
}

TEST_CASE("forgetting a job takes nothing away that its trainer wrote")
{
    const Scratch scratch;
    for (const char* name : {"fate", "end", "code/trainer/task.py", "site/x.py"})
        scratch.write(std::string("full/") + name, "");
    scratch.write("full/work/model.bin", "weights");
    scratch.write("full.log", "");
    scratch.write("empty/fate", "");
    fs::create_directories(scratch.path() / "empty/work");
    forget_folder(scratch.path() / "full");
    forget_folder(scratch.path() / "empty");
    CHECK(fs::exists(scratch.path() / "full/work/model.bin"));
    CHECK_FALSE(fs::exists(scratch.path() / "full/code"));
    CHECK_FALSE(fs::exists(scratch.path() / "full.log"));
    CHECK_FALSE(fs::exists(scratch.path() / "empty"));
}

}  // namespace mltrain
