#include "show/chart.hpp"
#include "show/html.hpp"
#include "show/report_html.hpp"
#include "show/report_text.hpp"
#include "show/svg.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

ReportView view_of(const std::string& evil)
{
    Run run;
    run.id = "1";
    run.job = run.name = run.service = run.region = run.tier = run.sweep = evil;
    run.sweep_number = 1;
    run.labels = {evil + "=" + evil};
    run.state = State::succeeded;
    run.submitted = run.local = *parse_time("2026-11-20T12:00:00Z");
    run.cost = Money{nanos_per_unit};
    Run other = run;
    other.id = "2";
    other.job += "2";
    other.name = "census";
    other.labels.clear();
    ReportView view;
    view.of = evil;
    view.span = "2026-11-20";
    view.runs = {run, other};
    view.metrics = {{"1", {{evil, "0.5", {}}}}, {"2", {{evil, "0.6", {}}}}};
    group(view, {}, date_of(run.local));
    run.name = other.name;
    view.series = series_of(std::vector{run, other}, view.metrics, {});
    SweepRecord sweep;
    sweep.name = evil;
    sweep.variants = {{{evil, evil}}};
    view.sweeps.push_back(sweep_results(sweep, view.runs, view.metrics, {}));
    return view;
}

}  // namespace

TEST_CASE("text stands for itself in HTML, whatever it is")
{
    CHECK(html_text("a<b>&\"c\"'d'") == "a&lt;b&gt;&amp;&quot;c&quot;&#39;d&#39;");
    CHECK(html_text("\x1b[31m") == "\\x1b[31m");
    CHECK(html_text("日本 é") == "日本 é");
}

TEST_CASE("a script is named by its hash, as browsers reckon it")
{
    // printf 'alert(1)' | openssl dgst -sha256 -binary | base64
    CHECK(csp_hash("alert(1)") == "'sha256-bhHHL3z2vDgxUt0W3dWQOrprscmda2Y5pLsLg4GF+pI='");
}

TEST_CASE("no text of a job reaches the page unescaped, wherever it stands")
{
    const std::string page = report_html(view_of("<script>'\"&evil"));
    const std::string plain = report_html(view_of("plain"));
    const auto count = [](const std::string& text, const std::string& word) {
        std::size_t found = 0;
        for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) ++found;
        return found;
    };
    CHECK(count(page, "<script>") == 1);  // our own
    CHECK(count(page, "'\"&evil") == 0);
    CHECK(count(page, "&lt;script&gt;&#39;&quot;&amp;evil") == count(plain, "plain"));
    CHECK(count(plain, "plain") > 20);
}

TEST_CASE("the page asks for nothing from outside")
{
    const std::string page = report_html(view_of("plain"));
    for (const char* word :
        {"http://", "https://", "src=", "@import", "url(", " style=", " onclick="})
        CHECK_MESSAGE(page.find(word) == page.npos, word);
}

TEST_CASE("control characters of a job never reach the terminal")
{
    CHECK(report_text(view_of("\x1b[2Jevil")).find('\x1b') == std::string::npos);
}

TEST_CASE("what has no price is not shown as nothing")
{
    ReportView view = view_of("a");
    for (Run& run : view.runs) run.cost.reset();
    view.breakdowns.clear();
    group(view, {}, date_of(view.runs[0].local));
    const std::string text = report_text(view);
    CHECK(text.find("spent     unpriced") != text.npos);
    CHECK(text.find("100 %     -  unpriced") != text.npos);
    const std::string page = report_html(view);
    CHECK(page.find("<strong>unpriced</strong>") != page.npos);
    CHECK(page.find("<td class=\"number\">unpriced</td>") != page.npos);
    CHECK(text.find("$0.00\n") == text.npos);
}

TEST_CASE("groups beyond eight are shown as one, so that the column adds up")
{
    ReportView view = view_of("a");
    const Run run = view.runs[0];
    view.runs.clear();
    for (int i = 1; i <= 10; ++i) {
        Run& one = view.runs.emplace_back(run);
        one.name = "model-" + std::to_string(i);
        one.cost = Money{i * nanos_per_unit};
    }
    view.runs[0].state = State::failed;
    view.breakdowns.clear();
    group(view, {}, date_of(run.local));
    const std::string text = report_text(view);
    const auto begin = text.find("3 others");
    REQUIRE(begin != text.npos);
    const std::string others = text.substr(begin, text.find('\n', begin) - begin);
    CAPTURE(others);
    CHECK(others.find("$1.00") != others.npos);  // lost
    CHECK(others.find("$6.00") != others.npos);
    CHECK(others.find("67 %") != others.npos);
    view.breakdowns.clear();
    group(view, *parse_grouping("name"), date_of(run.local));
    CHECK(report_text(view).find("others") == text.npos);  // what was asked for is shown whole
}

TEST_CASE("a bar is as long as its part, and what is not nothing is seen")
{
    CHECK(bar_text(1, 2, 4) == "██");
    CHECK(bar_text(2, 2, 4) == "████");
    CHECK(bar_text(5, 16, 4) == "█▎");
    CHECK(bar_text(1, 1'000'000, 4) == "▏");
    CHECK(bar_text(0, 2, 4).empty());
    CHECK(bar_text(1, 0, 4).empty());
}

TEST_CASE("a line of sparks goes from the least to the greatest")
{
    CHECK(spark_text(std::vector<std::int64_t>{0, 1, 4, 8}) == "·▁▄█");
    CHECK(spark_text(std::vector<std::int64_t>{}).empty());
    CHECK(spark_text(std::vector<double>{-1, 0, 1}) == "▁▅█");
    CHECK(spark_text(std::vector<double>{3, 3}) == "▄▄");
}

TEST_CASE("ticks stand at round numbers")
{
    CHECK(round_step(0.7) == doctest::Approx(1));
    CHECK(round_step(1) == doctest::Approx(1));
    CHECK(round_step(13) == doctest::Approx(20));
    CHECK(round_step(0.021) == doctest::Approx(0.05));
    CHECK(round_step(60) == doctest::Approx(100));
}

TEST_CASE("numbers that are huge, tiny or nearly the same are drawn as well")
{
    const struct {
        double least, greatest;
    } cases[] = {{1e18, 1e18 + 256}, {-1.7e308, 1.7e308}, {5e-324, 1e-323}, {1e300, 1e300}, {0, 0},
        {-1e17, -1e17 + 16}};
    for (const auto& [least, greatest] : cases) {
        const std::string chart =
            svg_dots({"a", "b", "c"}, {{Time{}, least, "", false}, {Time{}, greatest, "", true}});
        CAPTURE(chart);
        CHECK(chart.size() < 4000);
        CHECK(chart.find("nan") == chart.npos);
        CHECK(chart.find("inf") == chart.npos);
    }
}

}  // namespace mltrain
