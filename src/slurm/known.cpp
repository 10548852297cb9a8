#include "slurm/known.hpp"

#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace {

using Kind = SlurmFate::Kind;

bool has_ended(const SlurmRow& row)
{
    return is_over(slurm_state(row.state));
}

/// Of this Slurm job, and not of an earlier start that was sent back into the queue.
std::optional<SlurmEnd> end_of(const SlurmMarks& marks, const std::string& id)
{
    return marks.end && marks.end->owner == id ? marks.end : std::nullopt;
}

std::string with_last_line(const std::string& message, const std::string& last_line)
{
    return last_line.empty() ? message : message + ": " + last_line;
}

std::string failure_message(
    const std::string& word, std::optional<int> exit_code, const std::string& last_line)
{
    if (word == "OUT_OF_MEMORY") return with_last_line("out of memory", last_line);
    if (word == "NODE_FAIL") return "its node failed";
    if (word == "PREEMPTED")
        return "preempted by a job of higher priority; with slurm.requeue = true it would start over";
    if (word == "BOOT_FAIL") return "its node did not boot";
    if (!exit_code) return "it ended before its trainer could start";
    return with_last_line(fmt::format("exit code {}", *exit_code), last_line);
}

/// Why it waits: a job that ran before has been sent back into the queue.
std::string waiting_message(const SlurmRow& row, const SlurmMarks& marks)
{
    const bool ran = marks.fate && marks.fate->kind == Kind::started && marks.fate->owner == row.id;
    if (!ran) return row.reason;
    const auto end = end_of(marks, row.id);
    return fmt::format("{}it waits to start over{}", end && end->was_preempted ? "preempted; " : "",
        row.reason.empty() ? "" : " (" + row.reason + ")");
}

bool was_refused(const SlurmMarks& marks)
{
    return marks.fate && marks.fate->kind != Kind::started;
}

Sighting sighting_of_row(const SlurmRow& row, const SlurmFacts& facts, Time now)
{
    const SlurmMarks& marks = facts.after;
    Sighting sighting;
    sighting.seen_at = now;
    sighting.state = slurm_state(row.state);
    sighting.word = row.state;
    sighting.created = row.submitted;
    const bool over = is_over(sighting.state);
    const bool waits = sighting.state == State::queued || sighting.state == State::preparing;
    if (!waits) sighting.started = row.started;  // of one that waits it is what Slurm expects
    if (waits) sighting.message = waiting_message(row, marks);
    const bool is_cancelled = marks.cancelled || was_refused(marks);
    if (!over && is_cancelled) sighting.state = State::cancelling;
    if (!over) return sighting;

    sighting.ended = row.ended;
    const auto end = end_of(marks, row.id);
    if (end) sighting.exit_code = end->exit_code;
    // A controller that was killed may miss an end, and believe that the job ran on into its limit.
    if (end && end->exit_code == 0 && sighting.state != State::succeeded) {
        sighting.state = State::succeeded;
        sighting.ended = end->at;
    }
    if (!end && row.exit_code && marks.fate) sighting.exit_code = row.exit_code;
    if (is_cancelled && sighting.state != State::succeeded) sighting.state = State::cancelled;
    if (sighting.state == State::failed)
        sighting.message = failure_message(row.state, sighting.exit_code, facts.last_line);
    return sighting;
}

/// It had started, and Slurm does not know it any more.
Sighting sighting_of_end(const SlurmFate& fate, const SlurmFacts& facts, Time now)
{
    Sighting sighting;
    sighting.seen_at = now;
    sighting.started = fate.at;
    const auto end = end_of(facts.after, fate.owner);
    sighting.state = State::failed;
    if (end) {
        sighting.started = end->begun.value_or(fate.at);
        sighting.ended = end->at;
        sighting.exit_code = end->exit_code;
        const bool was_late = fate.limit && end->at - *sighting.started >= *fate.limit;
        if (end->exit_code == 0) {
            sighting.state = State::succeeded;
        } else if (end->was_preempted && !facts.after.cancelled) {
            sighting.message = failure_message("PREEMPTED", end->exit_code, facts.last_line);
        } else if (end->was_asked && !facts.after.cancelled) {
            sighting.state = was_late ? State::expired : State::cancelled;
            if (!was_late) sighting.message = "ended by Slurm: cancelled by hand";
        } else {
            sighting.message = failure_message("FAILED", end->exit_code, facts.last_line);
        }
    } else {
        sighting.message = "ended without a record: killed, or its node failed";
    }
    if (facts.after.cancelled && sighting.state == State::failed) {
        sighting.state = State::cancelled;
        sighting.message.clear();
    }
    sighting.word = state_name(sighting.state);
    return sighting;
}

}  // namespace

const SlurmRow* chosen_row(std::span<const SlurmRow> rows, const SlurmMarks& marks)
{
    const SlurmRow* first = nullptr;
    for (const SlurmRow& row : rows) {
        if (marks.fate && marks.fate->kind == Kind::started && row.id == marks.fate->owner)
            return &row;
        if (!first || (has_ended(*first) && !has_ended(row))) first = &row;
    }
    return first;
}

bool is_given_up(const SlurmMarks& marks)
{
    return marks.fate && marks.fate->kind == Kind::refused;
}

bool asks_accounting(const SlurmFacts& facts)
{
    if (!facts.listed.empty() || was_refused(facts.after)) return false;
    if (!facts.before.fate) return true;
    const auto end = end_of(facts.after, facts.before.fate->owner);
    return !end || end->was_asked || end->exit_code > 128;
}

std::optional<Sighting> sighting_of(const SlurmFacts& facts, Time now)
{
    if (const SlurmRow* row = chosen_row(facts.listed, facts.after))
        return sighting_of_row(*row, facts, now);
    // The accounting may lag, or miss an end: only ends are believed of it.
    const SlurmRow* past = chosen_row(facts.accounted, facts.after);
    if (past && has_ended(*past)) return sighting_of_row(*past, facts, now);
    const auto& fate = facts.before.fate;
    if (fate && fate->kind == Kind::started) return sighting_of_end(*fate, facts, now);
    if (!was_refused(facts.after)) return {};
    Sighting sighting;
    sighting.seen_at = now;
    sighting.state = State::cancelled;
    sighting.ended = facts.after.fate->at;
    sighting.word = state_name(sighting.state);
    sighting.message = "it never started";
    return sighting;
}

}  // namespace mltrain
