#include "job/log.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <random>
#include <set>

namespace mltrain {

namespace {

constexpr Time start =
    Time(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)) + std::chrono::hours(14);
constexpr std::int64_t second = 1'000'000'000;

/// So many nanoseconds after the start.
LogTime at(std::int64_t nanoseconds)
{
    return {start + Seconds(nanoseconds / second), static_cast<int>(nanoseconds % second)};
}

std::int64_t nanoseconds_of(const LogTime& time)
{
    return (time.second - start).count() * second + time.nanosecond;
}

LogReader reader_from(const LogTime& from)
{
    return {{"1", "census", "census", "my-project", ""}, {from, "", false}, start};
}

LogLine line_at(std::int64_t nanoseconds, const std::string& insert_id)
{
    return {"1", at(nanoseconds), insert_id, "log", "INFO", "master", insert_id};
}

/// An answer with these lines, "a@3.5 b@4": their text and their second; "…" behind them: there is more.
LogPage page_of(const std::string& text)
{
    LogPage page;
    page.kind = LogPage::Kind::read;
    for (const std::string& word : split(text, ' ')) {
        if (word.empty()) continue;
        if (word == "…") {
            page.is_full = true;
            page.until = *page.lines.back().at;
            continue;
        }
        const auto mark = word.find('@');
        const auto tenths = static_cast<std::int64_t>(std::stod(word.substr(mark + 1)) * 10);
        page.lines.push_back(line_at(tenths * second / 10, word.substr(0, mark)));
    }
    return page;
}

LogPage failure(const std::string& why, bool lasting = false)
{
    LogPage page;
    page.trouble = why;
    page.hint = "wait";
    page.lasting = lasting;
    return page;
}

LogPage unreadable()
{
    LogPage page;
    page.kind = LogPage::Kind::unreadable;
    return page;
}

std::string told(const std::vector<LogNews>& news)
{
    std::vector<std::string> words;
    for (const LogNews& item : news) {
        switch (item.kind) {
        case LogNews::Kind::line: words.push_back(item.line.text); break;
        case LogNews::Kind::gap:
            words.push_back(fmt::format("gap({:.1f})",
                static_cast<double>(nanoseconds_of(*item.line.at)) / static_cast<double>(second)));
            break;
        case LogNews::Kind::given_up: words.push_back("given up: " + item.text); break;
        case LogNews::Kind::trouble:
        case LogNews::Kind::trouble_over: words.emplace_back("?"); break;
        }
    }
    return joined(words, " ");
}

/// One answer at a time, what it brings, and after how many seconds the next question is due.
struct Step {
    int at;  ///< seconds after the start
    std::string lines;
    std::string told;
    int next;
};

void check(LogReader& reader, const std::vector<Step>& steps)
{
    for (const Step& step : steps) {
        CAPTURE(step.at);
        CAPTURE(step.lines);
        const Time now = start + Seconds(step.at);
        LogPage page = page_of(step.lines == "fails" || step.lines == "garbled" ? "" : step.lines);
        if (step.lines == "fails") page = failure("no network");
        if (step.lines == "garbled") page = unreadable();
        CHECK(told(reader.take(std::move(page), now)) == step.told);
        const auto next = reader.next_read();
        CHECK((next ? (*next - now).count() : -1) == step.next);
    }
}

/// Cloud Logging, as bad as it gets: entries arrive late, pages are doubled, lost or garbled, and the order of entries
/// of one time is another each time.
class PretendedLog {
public:
    struct Entry {
        LogLine line;
        Time arrives;
        bool is_poison = false;  ///< breaks every answer that has its text
    };

    explicit PretendedLog(unsigned seed) : chance_(seed) {}

    std::vector<Entry> entries;  ///< by time
    int lost_in_a_hundred = 0;
    int doubled_in_a_hundred = 0;
    int questions = 0;

    LogPage answer(const LogQuestion& question, Time now)
    {
        ++questions;
        if (percent(lost_in_a_hundred)) return failure("emulated 503");
        LogPage page;
        page.kind = LogPage::Kind::read;
        const auto first = std::lower_bound(entries.begin(), entries.end(), question.from,
            [](const Entry& entry, const LogTime& from) { return *entry.line.at < from; });
        std::vector<const Entry*> some;
        for (auto entry = first; entry != entries.end(); ++entry) {
            // All of the last time, too, for the order within it is open.
            if (some.size() >= question.limit && *some.back()->line.at < *entry->line.at) break;
            const auto& left_out = question.left_out;
            const bool is_wanted =
                std::find(left_out.begin(), left_out.end(), entry->line.insert_id)
                == left_out.end();
            if (is_wanted && entry->arrives <= now) some.push_back(&*entry);
        }
        shuffle_equal_times(some);
        if (some.size() > question.limit) some.resize(question.limit);
        if (percent(doubled_in_a_hundred)) {
            std::vector<const Entry*> twice(some.begin(), some.begin() + half(some));
            twice.insert(twice.end(), some.begin(), some.end());
            twice.resize(std::min(twice.size(), question.limit));
            some = std::move(twice);
        }
        for (const Entry* entry : some) {
            if (entry->is_poison && !question.without_text) return unreadable();
            page.lines.push_back(entry->line);
            if (question.without_text) page.lines.back().text.clear();
        }
        page.is_full = page.lines.size() >= question.limit;
        if (page.is_full) page.until = *page.lines.back().at;
        return page;
    }

    bool percent(int chance) { return std::uniform_int_distribution<int>(0, 99)(chance_) < chance; }
    int number(int below) { return std::uniform_int_distribution<int>(0, below - 1)(chance_); }

private:
    static std::ptrdiff_t half(const std::vector<const Entry*>& some)
    {
        return static_cast<std::ptrdiff_t>(some.size() / 2);
    }

    void shuffle_equal_times(std::vector<const Entry*>& some)
    {
        for (auto begin = some.begin(); begin != some.end();) {
            const auto end = std::find_if(begin, some.end(),
                [&](const Entry* entry) { return entry->line.at != (*begin)->line.at; });
            std::shuffle(begin, end, chance_);
            begin = end;
        }
    }

    std::mt19937 chance_;
};

}  // namespace

TEST_CASE("times of a log are read and written to the nanosecond")
{
    struct Row {
        std::string given, written;
    };
    const std::array rows = {
        Row{"2026-11-20T14:30:05Z", "2026-11-20T14:30:05Z"},
        Row{"2026-11-20T14:30:05.1Z", "2026-11-20T14:30:05.100Z"},
        Row{"2026-11-20T14:30:05.000123Z", "2026-11-20T14:30:05.000123Z"},
        Row{"2026-11-20T14:30:05.123456789Z", "2026-11-20T14:30:05.123456789Z"},
        Row{"2026-11-20T14:30:05.1234567899Z", "2026-11-20T14:30:05.123456789Z"},
        Row{"2026-11-20T23:30:05.5+09:00", "2026-11-20T14:30:05.500Z"},
    };
    for (const Row& row : rows) {
        const auto time = parse_log_time(row.given);
        REQUIRE(time);
        CHECK(log_time_text(*time) == row.written);
    }
    CHECK_FALSE(parse_log_time("2026-11-20"));
    CHECK(log_time_text(after(*parse_log_time("2026-11-20T14:30:05.999999999Z")))
        == "2026-11-20T14:30:06Z");
}

TEST_CASE("young lines wait for those that come late, and each is told once")
{
    LogReader reader = reader_from(at(0));
    check(reader,
        {
            {10, "a@1 b@4 d@8", "a b", 5},
            {15, "a@1 b@4 c@7 d@8", "c d", 5},
            {20, "a@1 b@4 c@7 d@8", "", 7},
            {27, "a@1 b@4 late@5 c@7 d@8", "late", 5},
            {32, "a@1 b@4 late@5 c@7 d@8", "", 7},
            {39, "a@1 b@4 late@5 c@7 d@8", "", 10},
            {49, "a@1 b@4 late@5 c@7 d@8", "", 15},
            {64, "a@1 b@4 late@5 c@7 d@8", "", 22},
            {86, "a@1 b@4 late@5 c@7 d@8", "", 30},
            {116, "a@1 b@4 late@5 c@7 d@8", "", 30},
        });
    CHECK(reader.newest()->text == "d");
    CHECK(reader.newest_at() == start + Seconds(8));
}

TEST_CASE("an hour ahead or behind, a clock that is wrong here loses nothing")
{
    for (const int skew : {-3600, 3600}) {
        CAPTURE(skew);
        LogReader reader = reader_from(at(0));
        std::string said;
        for (int i = 0; i < 100; ++i) {
            const std::string lines =
                fmt::format("a{0}@{1} b{0}@{1} c{0}@{2}", i, 4000 + 10 * i, 4001 + 10 * i);
            const Time now = start + Seconds(4003 + 10 * i + skew);
            said += told(reader.take(page_of(lines), now)) + " ";
            said += told(reader.take(page_of(""), now + Seconds(5))) + " ";
        }
        for (int i = 0; i < 100; ++i) {
            for (const char* name : {"a", "b", "c"})
                CHECK(said.find(fmt::format("{}{} ", name, i)) != said.npos);
        }
    }
}

TEST_CASE("a line from the future is told, and those of today as well")
{
    LogReader reader = reader_from(at(0));
    check(reader,
        {
            {10, "a@1 future@9000", "a", 5},
            {15, "a@1 b@9 future@9000", "b future", 5},
            {20, "a@1 b@9 c@10 future@9000", "c", 5},
        });
}

TEST_CASE("what is asked begins a while before the newest line, and at it when a job is silent")
{
    LogReader reader = reader_from(at(0));
    CHECK(reader.question().from == at(0));
    reader.take(page_of("a@100 b@300"), start + Seconds(310));
    CHECK(reader.question().from == at(180 * second));
    reader.take(page_of("b@300"), start + Seconds(340));
    CHECK(reader.question().from == at(180 * second));
    reader.take(page_of("b@300"), start + Seconds(430));
    CHECK(reader.question().from == at(300 * second));
    CHECK(reader.kept() == 1);
}

TEST_CASE("hours without contact change nothing: a line that came late meanwhile is told")
{
    LogReader reader = reader_from(at(0));
    check(reader,
        {
            {10, "a@1 c@3", "a c", 5},
            {15, "fails", "", 10},
            {25, "fails", "", 20},
            {45, "fails", "", 40},
            {85, "fails", "", 60},
            {7200, "a@1 b@2 c@3", "b", 5},
        });
}

TEST_CASE(
    "a full page is followed by the next one at once, and none of its lines is lost or told twice")
{
    LogReader reader = reader_from(at(0));
    check(reader, {{1000, "a@1 b@2 c@3 …", "a b c", 0}});
    CHECK_FALSE(reader.is_plain());
    CHECK(reader.question().from == at(3 * second));
    check(reader,
        {
            {1000, "c@3 d@3 e@4 …", "d e", 0},
            {1000, "fails", "", 5},
            {1005, "e@4 f@500", "f", 5},
        });
    CHECK(reader.is_plain());
    CHECK(reader.question().from == at(380 * second));
}

TEST_CASE("a page that others filled before it reaches this job changes nothing")
{
    LogReader reader = reader_from(at(50 * second));
    LogPage page = page_of("");
    page.is_full = true;
    page.until = at(20 * second);
    CHECK(reader.take(std::move(page), start + Seconds(100)).empty());
    CHECK(reader.is_plain());
    CHECK(reader.question().from == at(50 * second));
}

TEST_CASE("after the end two looks without anything new are the last, and what is held is told")
{
    LogReader reader = reader_from(at(0));
    check(reader, {{100, "a@90 b@99", "a", 5}});
    reader.end(start + Seconds(102), start + Seconds(101));
    CHECK(reader.next_read() == start + Seconds(102));
    check(reader,
        {
            {102, "a@90 b@99", "", 5},
            {107, "a@90 b@99 c@100", "b c", 5},
            {112, "a@90 b@99 c@100", "", 10},
            {122, "a@90 b@99 c@100 d@122", "", 5},
            {127, "a@90 b@99 c@100 d@122", "d", 10},
            {137, "a@90 b@99 c@100 d@122", "", -1},
        });
}

TEST_CASE("a log of long ago is read once, to its end")
{
    LogReader reader = reader_from(at(0));
    reader.end(start + Seconds(1000), start + Seconds(300));
    check(reader, {{1000, "a@1 b@2 …", "a b", 0}, {1000, "b@2 c@3", "c", -1}});
}

TEST_CASE(
    "the end of a log that cannot be read is given up after two minutes, or at once when that lasts")
{
    LogReader reader = reader_from(at(0));
    check(reader, {{10, "a@9", "", 5}});
    reader.end(start + Seconds(12), start + Seconds(11));
    check(reader,
        {
            {12, "fails", "", 10},
            {22, "fails", "", 20},
            {42, "fails", "", 40},
            {82, "fails", "", 60},
            {142, "fails", "a given up: no network", -1},
        });
    LogReader other = reader_from(at(0));
    other.end(start + Seconds(12), start + Seconds(11));
    CHECK(told(other.take(failure("no login", true), start + Seconds(12))) == "given up: no login");
}

TEST_CASE("an answer that the user interrupted changes nothing")
{
    LogReader reader = reader_from(at(0));
    LogPage page = failure("gcloud was interrupted");
    page.interrupted = true;
    CHECK(reader.take(std::move(page), start).empty());
    CHECK_FALSE(reader.trouble());
    CHECK(reader.next_read() == start);
}

TEST_CASE("an answer that is never readable is a failure, and no line is given up for it")
{
    LogReader reader = reader_from(at(0));
    int questions = 0;
    while (!reader.trouble() && questions < 100) {
        CHECK(reader.take(unreadable(), start).empty());
        ++questions;
    }
    CHECK(questions < 12);
    REQUIRE(reader.trouble());
    CHECK(reader.trouble()->text == "gcloud's answer cannot be read");
    CHECK(reader.question().limit == usual_log_lines);
    check(reader, {{10, "a@1", "a", 5}});
}

TEST_CASE("more lines of one time than the usual page holds are read with a larger one")
{
    PretendedLog log(1);
    for (int i = 0; i < 9000; ++i)
        log.entries.push_back({line_at(5 * second, fmt::format("{:05}", i)), start});
    log.entries.push_back({line_at(6 * second, "behind"), start});
    LogReader reader = reader_from(at(0));
    reader.read_to_the_end();
    std::set<std::string> seen;
    while (reader.next_read()) {
        const Time now = start + Seconds(1000);
        for (const LogNews& item : reader.take(log.answer(reader.question(), now), now))
            CHECK(seen.insert(told({item})).second);
        REQUIRE(log.questions < 20);
    }
    CHECK(seen.size() == 9001);
}

TEST_CASE("of an instant with more lines than can be read at all, the rest is a gap")
{
    PretendedLog log(1);
    const int many = 5 * static_cast<int>(usual_log_lines);
    for (int i = 0; i < many; ++i)
        log.entries.push_back({line_at(5 * second, fmt::format("{:05}", i)), start});
    log.entries.push_back({line_at(6 * second, "behind"), start});
    LogReader reader = reader_from(at(0));
    std::string said;
    std::size_t lines = 0;
    // The same lines again and again, in one order.
    for (int i = 0; i < 20 && reader.next_read(); ++i) {
        const Time now = start + Seconds(1000 + i);
        LogPage page;
        page.kind = LogPage::Kind::read;
        const LogQuestion question = reader.question();
        for (const auto& entry : log.entries) {
            if (*entry.line.at >= question.from && page.lines.size() < question.limit)
                page.lines.push_back(entry.line);
        }
        page.is_full = page.lines.size() == question.limit;
        if (page.is_full) page.until = *page.lines.back().at;
        for (const LogNews& item : reader.take(std::move(page), now)) {
            if (item.kind == LogNews::Kind::line) ++lines;
            if (item.kind == LogNews::Kind::gap || item.line.text == "behind") said += told({item});
        }
    }
    CHECK(said == "gap(5.0)behind");
    CHECK(lines == 4 * usual_log_lines + 1);
}

TEST_CASE("a line that breaks every answer is a gap, and all around it are told")
{
    PretendedLog log(1);
    for (int i = 0; i < 6000; ++i) {
        const bool is_poison = i == 0 || i == 1234 || i == 1235 || i == 5999;
        log.entries.push_back({line_at(i * second / 10, std::to_string(i)), start, is_poison});
    }
    LogReader reader = reader_from(at(0));
    reader.read_to_the_end();
    std::vector<std::string> seen;
    const Time now = start + Seconds(10000);
    while (reader.next_read()) {
        const auto news = reader.take(log.answer(reader.question(), now), now);
        for (const LogNews& item : news) seen.push_back(told({item}));
        REQUIRE(log.questions < 100);
    }
    REQUIRE(seen.size() == 6000);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        const bool is_poison = i == 0 || i == 1234 || i == 1235 || i == 5999;
        const auto seconds = static_cast<double>(i) / 10;
        CHECK(seen[i] == (is_poison ? fmt::format("gap({:.1f})", seconds) : std::to_string(i)));
    }
}

TEST_CASE(
    "a hundred thousand lines, late, equal, doubled, lost and garbled, are told once and in order")
{
    PretendedLog log(20261120);
    log.lost_in_a_hundred = 10;
    log.doubled_in_a_hundred = 20;
    constexpr int many = 100'000;
    constexpr std::int64_t between = second / 30;
    std::set<std::string> late;
    for (int i = 0; i < many; ++i) {
        const std::int64_t time = i * between / (second / 10) * (second / 10);  // many are equal
        const bool is_late = log.percent(2);
        const Time arrives =
            at(time).second + Seconds(is_late ? 6 + log.number(30) : log.number(4));
        LogLine line = line_at(time, fmt::format("{:06}", i));
        line.task = fmt::format("worker-{}", i % 3);
        if (is_late) late.insert(line.text);
        const bool is_poison = i == 40'000 || i == 70'001;
        if (is_poison) line.at = after(*line.at);
        log.entries.push_back({line, arrives, is_poison});
    }

    std::stable_sort(log.entries.begin(), log.entries.end(),
        [](auto& a, auto& b) { return a.line.at < b.line.at; });

    LogReader reader = reader_from(at(0));
    std::set<std::string> seen;
    std::size_t gaps = 0, backwards = 0, most_kept = 0;
    LogTime last{};
    const Time end = log.entries.back().line.at->second;
    Time now = start;
    while (const auto next = reader.next_read()) {
        now = std::max(*next, now);
        if (now > end) reader.end(now, end);
        const auto news = reader.take(log.answer(reader.question(), now), now);
        most_kept = std::max(most_kept, reader.kept());
        for (const LogNews& item : news) {
            gaps += item.kind == LogNews::Kind::gap ? 1 : 0;
            const bool is_known = !seen.insert(item.line.insert_id).second;
            CHECK_FALSE(is_known);
            const bool is_late = late.contains(item.line.insert_id);
            if (!is_late && *item.line.at < last) ++backwards;
            if (!is_late) last = *item.line.at;
        }
        REQUIRE(log.questions < 20'000);
    }
    CHECK(seen.size() == many);
    CHECK(gaps == 2);
    CHECK(backwards == 0);
    CHECK(most_kept < 10'000);
}

TEST_CASE("a million lines are read in the memory of a few thousand")
{
    constexpr std::int64_t many = 1'000'000, between = second / 500;
    LogReader reader = reader_from(at(0));
    reader.read_to_the_end();
    std::int64_t count = 0;
    std::size_t most_kept = 0;
    const Time now = start + Seconds(86'400);
    while (reader.next_read()) {
        const LogQuestion question = reader.question();
        LogPage page;
        page.kind = LogPage::Kind::read;
        for (std::int64_t i = (nanoseconds_of(question.from) + between - 1) / between;
             i < many && page.lines.size() < question.limit; ++i)
            page.lines.push_back(line_at(i * between, "x"));
        page.is_full = page.lines.size() == question.limit;
        if (page.is_full) page.until = *page.lines.back().at;
        std::int64_t wrong = 0;
        for (const LogNews& item : reader.take(std::move(page), now)) {
            wrong += nanoseconds_of(*item.line.at) == count * between ? 0 : 1;
            ++count;
        }
        CHECK(wrong == 0);
        most_kept = std::max(most_kept, reader.kept());
    }
    CHECK(count == many);
    CHECK(most_kept < 10'000);
}

}  // namespace mltrain
