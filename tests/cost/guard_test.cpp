#include "cost/guard.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <array>

namespace mltrain {

namespace {

constexpr Time start{Seconds(1'000'000)};

/// A job of $1 an hour that is likely to run for 10 hours.
Entry job(State state, const std::string& max_cost = "")
{
    Entry entry;
    entry.submission.made_at = start;
    entry.submission.prices.per_hour = Money{nanos_per_unit};
    entry.submission.prices.likely = std::chrono::hours(10);
    if (!max_cost.empty()) {
        Json setting;
        setting["key"] = "limits.max_cost";
        setting["value"] = max_cost;
        entry.submission.settings = Json::Array{setting};
    }
    entry.last.state = state;
    if (state == State::running) entry.last.started = start;
    return entry;
}

std::string words(const std::vector<News>& all)
{
    std::vector<std::string> parts;
    for (const News& news : all) {
        switch (news.kind) {
        case News::Kind::cost: parts.push_back(fmt::format("cost {}", news.percent)); break;
        case News::Kind::duration: parts.push_back(fmt::format("duration {}", news.percent)); break;
        case News::Kind::over_budget: parts.emplace_back("over budget"); break;
        case News::Kind::queued_long:
            parts.push_back("queued " + duration_text(news.duration.value()));
            break;
        case News::Kind::silent_long:
            parts.push_back("silent " + duration_text(news.duration.value()));
            break;
        default: FAIL("no news of a guard");
        }
    }
    return joined(parts, ", ");
}

/// What is said at each hour from the start on, without those of which nothing is.
std::string hours(
    const Entry& entry, int until, const GuardRules& rules = {}, std::optional<Time> last_line = {})
{
    Guarded guarded;
    std::string text;
    for (int hour = 0; hour <= until; ++hour) {
        const GuardStep step =
            guard(guarded, entry, last_line, start + std::chrono::hours(hour), rules);
        guarded = step.next;
        if (!step.news.empty())
            text +=
                fmt::format("{}: {}{}\n", hour, words(step.news), step.cancel ? ", cancel" : "");
    }
    return text;
}

}  // namespace

TEST_CASE("each mark of time is told once")
{
    CHECK(hours(job(State::running), 30) == "5: duration 50\n8: duration 80\n10: duration 100\n");
    CHECK(hours(job(State::succeeded), 30).empty());
    Entry quick = job(State::running);
    quick.submission.prices.likely = Seconds(5);
    CHECK(hours(quick, 30).empty());
}

TEST_CASE("each mark of money is told once, and none where there is no max_cost")
{
    CHECK(hours(job(State::running, "20"), 9) == "5: duration 50\n8: duration 80\n");
    CHECK(hours(job(State::running, "4.00"), 4) == "2: cost 50\n4: cost 100\n");
}

TEST_CASE("of marks that are passed together the highest is told")
{
    const GuardStep step =
        guard({}, job(State::running, "5.00"), {}, start + std::chrono::hours(9), {});
    CHECK(words(step.news) == "cost 100, duration 80");
}

TEST_CASE("two looks that agree cancel what is over its budget, and no more than once")
{
    GuardRules rules;
    CHECK(hours(job(State::running, "3.00"), 4, rules) == "2: cost 50\n3: cost 100\n");
    rules.cancel_over_budget = true;
    CHECK(hours(job(State::running, "3.00"), 4, rules)
        == "2: cost 50\n3: cost 100\n4: over budget, cancel\n");
    CHECK(hours(job(State::running, "3.00"), 7, rules)
        == "2: cost 50\n3: cost 100\n4: over budget, cancel\n5: duration 50\n");
}

TEST_CASE("what is being cancelled already is not over budget again")
{
    GuardRules rules;
    rules.cancel_over_budget = true;
    Guarded guarded;
    guarded.looks_over_budget = 1;
    Entry entry = job(State::cancelling, "1.00");
    entry.last.started = start;
    const GuardStep step = guard(guarded, entry, {}, start + std::chrono::hours(3), rules);
    CHECK_FALSE(step.cancel);
    CHECK(step.next.looks_over_budget == 0);
}

TEST_CASE("a job that queues for long is told once")
{
    GuardRules rules;
    rules.queued_longer_than = std::chrono::hours(2);
    CHECK(hours(job(State::queued), 9, rules) == "2: queued 2 h\n");
    CHECK(hours(job(State::running), 3, rules).empty());
}

TEST_CASE("a job that starts over queues from then on, however old it is")
{
    GuardRules rules;
    rules.queued_longer_than = std::chrono::hours(2);
    Entry again = job(State::queued);
    again.last.created = again.last.started = start - std::chrono::hours(9);
    again.submission.prices.likely.reset();
    CHECK(hours(again, 9, rules) == "2: queued 2 h\n");

    Guarded guarded = guard({}, again, {}, start, rules).next;
    guarded = guard(guarded, job(State::paused), {}, start + std::chrono::hours(1), rules).next;
    CHECK(guard(guarded, again, {}, start + std::chrono::hours(2), rules).news.empty());
}

TEST_CASE("a silence is told once, and the next one again")
{
    GuardRules rules;
    rules.silent_longer_than = std::chrono::hours(1);
    CHECK(hours(job(State::running), 4, rules, start + std::chrono::hours(2)) == "3: silent 1 h\n");
    CHECK(hours(job(State::running), 4, rules).empty());

    Guarded guarded;
    std::string text;
    for (const int line : {0, 0, 0, 3, 3}) {
        const Time now = start + std::chrono::hours(4);
        const GuardStep step =
            guard(guarded, job(State::running), start + std::chrono::hours(line), now, rules);
        guarded = step.next;
        text += words(step.news) + ";";
    }
    CHECK(text == "silent 4 h;;;silent 1 h;;");
}

}  // namespace mltrain
