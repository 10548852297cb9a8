#include "job/env_file.hpp"

#include "base/error.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <cstdlib>

#include <sys/stat.h>
#include <unistd.h>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

fs::path private_file(const Scratch& scratch, const std::string& text)
{
    const fs::path path = scratch.write("secrets.env", text);
    fs::permissions(path, fs::perms::owner_read | fs::perms::owner_write);
    return path;
}

std::string trouble_with(const std::string& text)
{
    const Scratch scratch;
    try {
        read_env_file(private_file(scratch, text));
    } catch (const Error& error) {
        std::string what = error.what();
        const std::string path = (scratch.path() / "secrets.env").string();
        return what.replace(what.find(path), path.size(), "FILE");
    }
    return "";
}

}  // namespace

TEST_CASE("a value is what stands behind the first =, to the end of its line")
{
    const Scratch scratch;
    const auto read = [&](const std::string& text) {
        return read_env_file(private_file(scratch, text));
    };
    CHECK(read("").empty());
    CHECK(read("\n# A=b\n\n").empty());
    CHECK(read("A=b") == Pairs{{"A", "b"}});
    CHECK(read("A=b\n_B2=\n") == Pairs{{"A", "b"}, {"_B2", ""}});
    CHECK(read("A= b=c # d \\n $E \n") == Pairs{{"A", " b=c # d \\n $E "}});
    CHECK(read("A=it's \"so\"\n") == Pairs{{"A", "it's \"so\""}});
    CHECK(read("A={\"key\": \"값\"}\n") == Pairs{{"A", "{\"key\": \"값\"}"}});
}

TEST_CASE("what could be meant in two ways is refused, and no value is repeated")
{
    CHECK(trouble_with("A=b\nB c\n") == "line 2 of \"FILE\" is no NAME=value");
    CHECK(trouble_with("export A=b\n")
        == "line 1 of \"FILE\" has no name of a variable before the =");
    for (const char* line : {" A=b", "A =b", "1A=b", "=b", "A-B=c", "Ä=b"})
        CHECK(trouble_with(line) == "line 1 of \"FILE\" has no name of a variable before the =");
    CHECK(trouble_with("A=\"b\"\n")
        == "line 1 of \"FILE\" has its value in quotes, which would be part of it");
    CHECK(trouble_with("A='b'\n")
        == "line 1 of \"FILE\" has its value in quotes, which would be part of it");
    CHECK(trouble_with("A=b\r\nB=c\r\n") == "line 1 of \"FILE\" ends with a carriage return");
    CHECK(trouble_with("A=b\nA=c\n") == "line 2 of \"FILE\" names a variable again");
    CHECK(trouble_with(std::string("A=b\0c\n", 6)) == "line 1 of \"FILE\" holds a NUL character");
}

TEST_CASE("a cure of a file of variables can be followed as it stands")
{
    const Scratch scratch;
    const auto cure_of = [](const fs::path& path) {
        JobSpec spec;
        spec.env_from_file = path.string();
        const auto problems = problems_of_env_file(spec);
        return problems.empty() ? "" : problems.at(0).hint;
    };
    const fs::path path = private_file(scratch, "A=b\r\n\r\nB=c\r\n");
    const std::string take_out = fmt::format("sed -i 's/\\r$//' {}", path.string());
    CHECK(cure_of(path) == take_out);
    CHECK(cure_of(private_file(scratch, "\r\nA=b\r\n")) == take_out);
    CHECK(std::system(take_out.c_str()) == 0);
    CHECK(read_env_file(path) == Pairs{{"A", "b"}});
    CHECK(cure_of(scratch.path() / "gone.env")
        == "put the file there, or name another: --set env_from_file=FILE");

    chmod(path.c_str(), 0644);
    CHECK(cure_of(path) == "chmod 600 " + path.string());
    if (geteuid() != 0) return;  // only root gives a file away
    REQUIRE(chown(path.c_str(), 54321, 54321) == 0);
    CHECK(cure_of(path)
        == fmt::format(
            "make a copy of your own, and name that one: install -m 600 {} ~/my-secrets.env",
            path.string()));
}

TEST_CASE("a variable stands in one place")
{
    const Scratch scratch;
    JobSpec spec;
    spec.env_from_file = private_file(scratch, "A=b\nB=c\n").string();
    CHECK(problems_of_env_file(spec).empty());
    spec.env = {{"B", "1"}, {"C", "2"}};
    REQUIRE(problems_of_env_file(spec).size() == 1);
    CHECK(problems_of_env_file(spec)[0].key == "env.B");
    spec.env_from_file = (scratch.path() / "nowhere").string();
    CHECK(problems_of_env_file(spec).at(0).key == "env_from_file");
}

TEST_CASE("values are taken out of a text, but for those that are too short to be secrets")
{
    CHECK(without_values("token hunter2hunter2, twice: hunter2hunter2", {{"A", "hunter2hunter2"}})
        == "token …, twice: …");
    CHECK(without_values("1 of 10", {{"A", "1"}, {"B", ""}}) == "1 of 10");
}

}  // namespace mltrain
