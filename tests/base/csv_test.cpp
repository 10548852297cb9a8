#include "base/csv.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

namespace mltrain {

TEST_CASE("a line is cut at its commas, and not inside quotes")
{
    using Fields = std::vector<std::string_view>;
    const std::vector<std::pair<std::string, Fields>> rows = {
        {"", {""}},
        {"a", {"a"}},
        {"a,b,c", {"a", "b", "c"}},
        {"a,,c", {"a", "", "c"}},
        {",", {"", ""}},
        {"a,", {"a", ""}},
        {",a", {"", "a"}},
        {" a , b ", {" a ", " b "}},
        {R"("a, b",c)", {"a, b", "c"}},
        {R"(a,"b, c")", {"a", "b, c"}},
        {R"("a, b",)", {"a, b", ""}},
        {R"("",b)", {"", "b"}},
        {R"("a, b)", {"a, b"}},
        {R"(3" disk,b)", {R"(3" disk)", "b"}},
        {"2.7|3.5,\xec\xa7\x91", {"2.7|3.5", "\xec\xa7\x91"}},
    };
    for (const auto& [line, fields] : rows) {
        CAPTURE(line);
        CHECK(csv_fields(line) == fields);
    }
}

TEST_CASE("each row is read by the names in the first one")
{
    const std::string table = "# a comment\n"
                              "name,zone\n"
                              "us-east1,Americas\n"
                              "\n"
                              "#asia-east1,Asia Pacific\n"
                              "\"a, b\",\"#1\"\n"
                              "short\n"
                              "x,y,one too many";
    std::string seen;
    each_csv_row(table, [&](const CsvRow& row) {
        seen += std::string(row["name"]) + "|" + std::string(row["zone"]) + "|"
            + std::string(row["price"]) + "\n";
    });
    CHECK(seen == "us-east1|Americas|\na, b|#1|\nshort||\nx|y|\n");
}

TEST_CASE("a table without rows has none")
{
    for (const std::string table :
        {"", "\n\n", "# only a comment", "name,zone", "name,zone\n", "# a\nname\n#b\n"}) {
        CAPTURE(table);
        int rows = 0;
        each_csv_row(table, [&](const CsvRow&) { ++rows; });
        CHECK(rows == 0);
    }
}

TEST_CASE("a field may hold several words")
{
    std::vector<std::string> words;
    each_listed("us-east1|us-west1||x", [&](std::string_view word) { words.emplace_back(word); });
    CHECK(words == std::vector<std::string>{"us-east1", "us-west1", "", "x"});
    words.clear();
    each_listed("", [&](std::string_view word) { words.emplace_back(word); });
    CHECK(words == std::vector<std::string>{""});
    CHECK(is_listed("a|bc|d", "a"));
    CHECK(is_listed("a|bc|d", "bc"));
    CHECK(is_listed("a|bc|d", "d"));
    CHECK_FALSE(is_listed("a|bc|d", "b"));
    CHECK_FALSE(is_listed("a|bc|d", ""));
    CHECK_FALSE(is_listed("", "a"));
}

TEST_CASE("a whole number is read from a field, and no number is none")
{
    CHECK(whole_number("12") == 12);
    CHECK(whole_number("-33") == -33);
    CHECK(whole_number("") == 0);
    CHECK(whole_number("x") == 0);
}

TEST_CASE("a row is quoted where it must be, and holds nothing that a terminal obeys")
{
    CHECK(csv_line({"a", "", "b c"}) == "a,,b c\n");
    CHECK(csv_line({"a,b", "say \"no\""}) == "\"a,b\",\"say \"\"no\"\"\"\n");
    CHECK(csv_line({"\x1b[31m", "two\nlines"}).find('\x1b') == std::string::npos);
    CHECK(csv_line({"two\nlines"}).find('\n') == csv_line({"two\nlines"}).size() - 1);
}

}  // namespace mltrain
