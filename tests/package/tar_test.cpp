#include "package/tar.hpp"

#include "package/untar.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

std::string of(const char* letter, int times)
{
    std::string text;
    for (int i = 0; i < times; ++i) text += letter;
    return text;
}

}  // namespace

TEST_CASE("an archive is read back as it was written")
{
    const struct {
        std::string path;
        bool pax;
    } cases[] = {
        {"a", false},
        {of("a", 100), false},
        {of("a", 101), true},
        {"b/" + of("a", 100), false},
        {"b/" + of("a", 101), true},
        {of("b", 155) + "/" + of("a", 100), false},
        {of("b", 156) + "/" + of("a", 100), true},
        {of("b/", 120) + "a", false},
        {of("b/", 1000) + "a", true},
        {"tr\xc3\xa4iner/\xe6\x97\xa5.txt", true},
        {of("\xc3\xa4", 400), true},
        {"with blank and 'quotes'", false},
    };
    TarGz tar;
    for (const auto& each : cases) tar.add(each.path, "bytes of " + each.path, each.pax);
    const auto files = untar(tar.finish());
    REQUIRE(files.size() == std::size(cases));
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(cases[i].path);
        CHECK(files[i].path == cases[i].path);
        CHECK(files[i].bytes == "bytes of " + cases[i].path);
        CHECK(files[i].has_pax == cases[i].pax);
        CHECK(needs_pax(cases[i].path) == cases[i].pax);
        CHECK(files[i].mode == (cases[i].pax ? 0755U : 0644U));
        CHECK(files[i].user == 0);
        CHECK(files[i].group == 0);
        CHECK(files[i].time == 946684800);
    }
}

TEST_CASE("bytes of any length are padded to whole blocks")
{
    TarGz tar;
    const std::size_t sizes[] = {0, 1, 511, 512, 513, 1024, 200'000};
    for (const std::size_t size : sizes) tar.add("a", std::string(size, 'x'), false);
    const auto files = untar(tar.finish());
    REQUIRE(files.size() == std::size(sizes));
    for (std::size_t i = 0; i < files.size(); ++i)
        CHECK(files[i].bytes == std::string(sizes[i], 'x'));
}

TEST_CASE("gzip's own header says nothing of when, where and by whom")
{
    CHECK(TarGz().finish().substr(0, 10) == std::string("\x1f\x8b\x08\0\0\0\0\0\0\x03", 10));
}

TEST_CASE("a pax record begins with its own length, digits included")
{
    CHECK(pax_record("path", "a") == "9 path=a\n");
    CHECK(pax_record("path", "ab") == "11 path=ab\n");
    CHECK(pax_record("path", "") == "8 path=\n");
    CHECK(pax_record("path", of("a", 89)) == "98 path=" + of("a", 89) + "\n");
    CHECK(pax_record("path", of("a", 90)) == "99 path=" + of("a", 90) + "\n");
    CHECK(pax_record("path", of("a", 91)) == "101 path=" + of("a", 91) + "\n");
    holds([] {
        const auto length = *rc::gen::inRange(0, 20'000);
        const std::string record = pax_record("path", std::string(std::size_t(length), 'x'));
        RC_ASSERT(std::stoul(record) == record.size());
    });
}

}  // namespace mltrain
