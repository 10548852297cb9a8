#include "job/code.hpp"

#include "support/scratch.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("the code hash is over names and bytes, and not over what nobody means")
{
    const Scratch scratch;
    const auto hash = [&] { return code_hash(scratch.path()); };
    scratch.write("task.py", "train()");
    const std::string first = hash();
    CHECK(first.size() == 64);

    scratch.write(".hidden", "x");
    std::filesystem::create_directory(scratch.path() / "__pycache__");
    scratch.write("__pycache__/task.pyc", "x");
    CHECK(hash() == first);

    scratch.write("task.py", "train(1)");
    CHECK(hash() != first);
    scratch.write("task.py", "train()");
    CHECK(hash() == first);
    std::filesystem::rename(scratch.path() / "task.py", scratch.path() / "other.py");
    CHECK(hash() != first);
}

TEST_CASE("what is too large to be read has no code hash")
{
    const Scratch scratch;
    scratch.write("data.bin", "");
    std::filesystem::resize_file(scratch.path() / "data.bin", 64 * 1024 * 1024 + 1);
    CHECK(code_hash(scratch.path()).empty());
}

}  // namespace mltrain
