#include "base/json.hpp"

#include "support/property.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace mltrain {

namespace {

std::string nested(int depth, const std::string& open, const std::string& close)
{
    std::string text;
    for (int i = 0; i < depth; ++i) text += open;
    text += "0";
    for (int i = 0; i < depth; ++i) text += close;
    return text;
}

/// Any value, nested as deep as that.
rc::Gen<Json> any_json(int depth)
{
    const auto flag =
        rc::gen::map(rc::gen::arbitrary<bool>(), [](bool value) { return Json(value); });
    const auto number = rc::gen::map(
        rc::gen::arbitrary<std::int64_t>(), [](std::int64_t value) { return Json(value); });
    const auto text =
        rc::gen::map(any_text(), [](std::string value) { return Json(std::move(value)); });
    auto leaf = rc::gen::oneOf(rc::gen::just(Json()), flag, number, text,
        rc::gen::element(Json(Json::Number{"0.0600"}), Json(Json::Number{"-1e-9"}),
            Json(Json::Array{}), Json(Json::Object{})));
    if (depth == 0) return leaf;
    const auto items =
        rc::gen::resize(4, rc::gen::container<std::vector<Json>>(any_json(depth - 1)));
    const auto array =
        rc::gen::map(items, [](Json::Array values) { return Json(std::move(values)); });
    const auto object = rc::gen::map(items, [](const Json::Array& values) {
        Json out{Json::Object{}};
        for (const Json& value : values) out["é\"" + std::to_string(out.object()->size())] = value;
        return out;
    });
    return rc::gen::oneOf(leaf, array, object);
}

}  // namespace

// What rapidcheck calls to show a value.
// NOLINTNEXTLINE(readability-identifier-naming,misc-use-anonymous-namespace)
static void showValue(const Json& value, std::ostream& out)
{
    out << json_text(value);
}

TEST_CASE("members keep the order in which they were written")
{
    const std::string text =
        R"({"z": 1, "a": [true, false, null], "m": {"y": "", "b": {}}, "": []})";
    REQUIRE(parse_json(text));
    CHECK(json_text(*parse_json(text)) == text);
    Json built;
    built["z"] = 1;
    built["a"] = "x";
    built["z"] = 2;
    CHECK(json_text(built) == R"({"z": 2, "a": "x"})");
}

TEST_CASE("of two members of one name the later one counts, in the place of the first")
{
    CHECK(json_text(parse_json(R"({"a": 1, "b": 2, "a": 3})").value()) == R"({"a": 3, "b": 2})");
}

TEST_CASE("a number keeps its spelling")
{
    const std::vector<std::string> spellings = {"0", "7", "-7", "0.0600", "-0.0600", "3.44", "1e5",
        "1E+5", "2.50e-3", "-0.0", "0.1000000000000000055511151231257827", "9223372036854775807",
        "-9223372036854775808", "9223372036854775808", "18446744073709551615",
        "18446744073709551616", "-9223372036854775809", "123456789012345678901234567890", "1e-400"};
    for (const std::string& spelling : spellings) {
        CAPTURE(spelling);
        const auto value = parse_json(spelling);
        REQUIRE(value);
        CHECK(value->number() == spelling);
        CHECK(json_text(*value) == spelling);
    }
    CHECK(*parse_json("9223372036854775807")->integer() == 9'223'372'036'854'775'807);
    CHECK(*parse_json("-9223372036854775808")->integer() == INT64_MIN);
    CHECK(parse_json("9223372036854775808")->integer() == nullptr);
    CHECK(parse_json("1.0")->integer() == nullptr);
    CHECK_FALSE(Json("1").number());
    CHECK_FALSE(Json(true).number());
}

TEST_CASE("a number that no double can hold is refused, and never changed")
{
    for (const std::string text : {"1e400", "-1e400", "[1, 1e999999]"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_json(text));
    }
    CHECK(json_text(parse_json("1e308").value()) == "1e308");
}

TEST_CASE("64 levels are read, and not one more")
{
    for (const auto& [open, close] : {std::pair("[", "]"), std::pair("{\"a\":", "}")}) {
        CHECK(parse_json(nested(64, open, close)));
        CHECK_FALSE(parse_json(nested(65, open, close)));
        CHECK_FALSE(parse_json(nested(100'000, open, close)));
    }
    CHECK(parse_json("[" + nested(63, "[", "]") + "," + nested(63, "[", "]") + "]"));
    CHECK_FALSE(parse_json(nested(64, "[", "]").insert(64, R"({"a": 1}, )")));
}

TEST_CASE("what is no JSON is not read")
{
    const std::vector<std::string> rubbish = {"", " ", "ERROR: (gcloud.ml-engine)", "{", "}", "[1",
        "[1,]", "[,1]", R"({"a"})", R"({"a": })", R"({"a": 1,})", R"({a: 1})", "{'a': 1}", "1 2",
        "{} {}", "{}x", "nul", "True", "NaN", "Infinity", "01", "+1", ".5", "5.", "1e", "0x10",
        "1_000", "\"abc", "\"a\nb\"", R"("\x41")", R"("\ud800")", R"("\u12")", "\"\xff\"",
        "\"\xc3\"", "\"\xed\xa0\x80\"", "// a\n1", "[1] # a"};
    for (const std::string& text : rubbish) {
        CAPTURE(text);
        CHECK_FALSE(parse_json(text));
    }
    holds([] {
        const std::string bytes = *any_bytes();
        parse_json(bytes);
        parse_json("{\"a\": [" + bytes + "]}");
    });
}

TEST_CASE("a NUL is no end of the text")
{
    CHECK_FALSE(parse_json(std::string_view("1\0", 2)));
    CHECK_FALSE(parse_json(std::string_view("{}\0rubbish", 10)));
}

TEST_CASE("a text is unescaped when read and escaped when written")
{
    struct Row {
        std::string written;
        std::string text;
        std::string again;
    };
    const std::vector<Row> rows = {
        {R"("")", "", R"("")"},
        {R"("a\"b\\c\/d")", "a\"b\\c/d", R"("a\"b\\c/d")"},
        {R"("\b\f\n\r\t")", "\b\f\n\r\t", R"("\b\f\n\r\t")"},
        {R"("\u001b[31m")", "\x1b[31m", R"("\u001b[31m")"},
        {R"("\u0000")", std::string(1, '\0'), R"("\u0000")"},
        {R"("\u00e9\ubaa8")", "\xc3\xa9\xeb\xaa\xa8", "\"\xc3\xa9\xeb\xaa\xa8\""},
        {R"("\ud83d\ude42")", "\xf0\x9f\x99\x82", "\"\xf0\x9f\x99\x82\""},
    };
    for (const auto& [written, text, again] : rows) {
        CAPTURE(written);
        const auto value = parse_json(written);
        REQUIRE(value);
        REQUIRE(value->text());
        CHECK(*value->text() == text);
        CHECK(json_text(*value) == again);
    }
}

TEST_CASE("bytes that are no UTF-8 are written as U+FFFD")
{
    const std::vector<std::pair<std::string, std::string>> rows = {
        {"a\xff"
         "b",
            "\"a\xef\xbf\xbd"
            "b\""},
        {"\x80", "\"\xef\xbf\xbd\""},
        {"\xc3", "\"\xef\xbf\xbd\""},
        {"\xc3(", "\"\xef\xbf\xbd(\""},
        {"\xe2\x82", "\"\xef\xbf\xbd\""},
        {"\xeb\xaa\xa8\xff\xeb\xaa\xa8", "\"\xeb\xaa\xa8\xef\xbf\xbd\xeb\xaa\xa8\""},
    };
    for (const auto& [text, written] : rows) CHECK(json_text(Json(text)) == written);
    CHECK(json_text(Json(Json::Object{{"\xff", 1}})) == "{\"\xef\xbf\xbd\": 1}");
    holds([] { RC_ASSERT(parse_json(json_text(Json(*any_bytes()))).has_value()); });
}

TEST_CASE("a value is read back as it was written")
{
    holds([] {
        const Json text(*any_text());
        RC_ASSERT(parse_json(json_text(text)) == text);
    });
    holds(
        [] {
            const Json value = *any_json(3);
            RC_ASSERT(parse_json(json_text(value)) == value);
            RC_ASSERT(parse_json(pretty_json(value)) == value);
            RC_ASSERT(json_text(value).find('\n') == std::string::npos);
        },
        100);
}

TEST_CASE("a value is written on one line, or indented by two spaces")
{
    const Json value = parse_json(R"({"a":[1,{"b":"x"}],"c":{},"d":[],"e":null})").value();
    CHECK(json_text(value) == R"({"a": [1, {"b": "x"}], "c": {}, "d": [], "e": null})");
    CHECK(pretty_json(value) == R"({
  "a": [
    1,
    {
      "b": "x"
    }
  ],
  "c": {},
  "d": [],
  "e": null
})");
    CHECK(pretty_json(Json("x")) == "\"x\"");
    CHECK(pretty_json(Json()) == "null");
}

TEST_CASE("what is not there is null")
{
    const Json value = parse_json(R"({"a": {"b": "x", "n": 1}, "l": ["y"]})").value();
    CHECK(value["a"]["b"] == Json("x"));
    CHECK(value["a"].text_at("b") == "x");
    CHECK(value["a"].text_at("n").empty());
    CHECK(value["a"].text_at("c").empty());
    CHECK(value["a"]["c"]["d"].is_null());
    CHECK(value["l"]["0"].is_null());
    CHECK(value["a"]["b"]["c"].is_null());
    CHECK(value["l"].array()->size() == 1);
    CHECK(value["l"].object() == nullptr);
    CHECK(value["a"].array() == nullptr);
    CHECK_FALSE(Json(Json::Object{}).is_null());
}

TEST_CASE("a value is made of what it is given")
{
    CHECK(json_text(Json(true)) == "true");
    CHECK(json_text(Json(3)) == "3");
    CHECK(json_text(Json("word")) == "\"word\"");
    CHECK(json_text(Json(std::string_view("word"))) == "\"word\"");
    CHECK(json_text(Json(std::optional<std::string>())) == "null");
    CHECK(json_text(Json(std::optional<std::string>("x"))) == "\"x\"");
    CHECK(json_text(Json(Json::Number{"0.0600"})) == "0.0600");
    CHECK(json_text(Json::array({"gcloud", "--project"})) == R"(["gcloud", "--project"])");
    CHECK(json_text(Json::array({"alone"})) == R"(["alone"])");
    CHECK(json_text(Json::array({})) == "[]");
}

}  // namespace mltrain
