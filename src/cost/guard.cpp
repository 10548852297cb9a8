#include "cost/guard.hpp"

#include "cost/actual.hpp"

#include <array>

namespace mltrain {

namespace {

constexpr std::array marks = {50, 80, 100};

/// What is likely to be over sooner is over before anybody has read how far it is.
constexpr Seconds shortest_with_marks{600};

/// The highest mark that is reached; 0 for none.
int mark_of(std::int64_t part, std::int64_t whole)
{
    int reached = 0;
    for (const int mark : marks) {
        if (whole > 0 && part >= scaled(mark, whole, 100)) reached = mark;
    }
    return reached;
}

News news_of(News::Kind kind, const Entry& entry, Time now, int percent = 0,
    std::optional<Seconds> duration = {})
{
    return {kind, now, entry.last, {}, {}, duration, percent};
}

void guard_cost(GuardStep& step, const Entry& entry, Time now, const GuardRules& rules)
{
    const auto limit = max_cost_of(entry.submission);
    const auto cost = cost_so_far(entry.submission.prices, entry.last, now);
    if (!limit || !cost) return;
    const int mark = mark_of(cost->nanos, limit->nanos);
    if (mark > step.next.cost_percent) {
        step.news.push_back(news_of(News::Kind::cost, entry, now, mark));
        step.next.cost_percent = mark;
    }
    const bool runs_over = mark == marks.back() && entry.last.state == State::running;
    step.next.looks_over_budget = runs_over ? step.next.looks_over_budget + 1 : 0;
    if (rules.cancel_over_budget && step.next.looks_over_budget == 2) {
        step.cancel = true;
        step.news.push_back(news_of(News::Kind::over_budget, entry, now, mark));
    }
}

void guard_duration(GuardStep& step, const Entry& entry, Time now)
{
    const auto likely = entry.submission.prices.likely;
    const auto ran = run_time(entry.last, now);
    if (!likely || *likely < shortest_with_marks || !ran) return;
    const int mark = mark_of(ran->count(), likely->count());
    if (mark <= step.next.duration_percent) return;
    step.news.push_back(news_of(News::Kind::duration, entry, now, mark));
    step.next.duration_percent = mark;
}

void guard_queue(GuardStep& step, const Entry& entry, Time now, const GuardRules& rules)
{
    const bool waits = entry.last.state == State::queued || entry.last.state == State::preparing;
    auto& since = step.next.waits_since;
    if (!waits) since.reset();
    if (waits && !since) {
        const bool again = entry.last.started.has_value();  // and nobody tells since when
        since = again ? now : entry.last.created.value_or(entry.submission.made_at);
    }
    const Seconds waited = now - since.value_or(now);
    const bool too_long = waits && rules.queued_longer_than && waited >= *rules.queued_longer_than;
    if (too_long && !step.next.queued_told)
        step.news.push_back(news_of(News::Kind::queued_long, entry, now, 0, waited));
    step.next.queued_told = too_long;
}

void guard_silence(GuardStep& step, const Entry& entry, std::optional<Time> last_line, Time now,
    const GuardRules& rules)
{
    if (!last_line || !rules.silent_longer_than || entry.last.state != State::running) return;
    const Seconds silent = now - *last_line;
    if (silent < *rules.silent_longer_than || step.next.silent_told == last_line) return;
    step.news.push_back(news_of(News::Kind::silent_long, entry, now, 0, silent));
    step.next.silent_told = last_line;
}

}  // namespace

GuardStep guard(const Guarded& before, const Entry& entry, std::optional<Time> last_line, Time now,
    const GuardRules& rules)
{
    GuardStep step{before, {}, false};
    if (is_over(entry.last.state)) return step;
    guard_cost(step, entry, now, rules);
    guard_duration(step, entry, now);
    guard_queue(step, entry, now, rules);
    guard_silence(step, entry, last_line, now, rules);
    return step;
}

}  // namespace mltrain
