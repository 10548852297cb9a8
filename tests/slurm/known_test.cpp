#include "slurm/known.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

const Time noon = parse_time("2026-11-20T12:00:00Z").value();
const std::string id = "0123456789abcdef0123456789abcdef";

SlurmRow row(const std::string& number, const std::string& state)
{
    SlurmRow row;
    row.id = number;
    row.state = state;
    row.started = noon;
    row.ended = noon + Seconds(90);
    row.name = "census." + id;
    return row;
}

SlurmMarks marks(const char* fate, const char* end = "", bool cancelled = false)
{
    return {parse_fate(fate), parse_end(end), cancelled};
}

SlurmFacts facts(const SlurmMarks& marks, std::vector<SlurmRow> listed = {})
{
    return {marks, std::move(listed), marks, {}, "ValueError: no"};
}

constexpr const char* started = "started 17 1795176000 300\n";

std::string told(const SlurmFacts& facts)
{
    const auto sighting = sighting_of(facts, noon + std::chrono::hours(1));
    if (!sighting) return "nobody knows";
    return std::string(state_name(sighting->state))
        + (sighting->message.empty() ? "" : ": " + sighting->message);
}

}  // namespace

TEST_CASE("all states of Slurm are known, and a new one is shown as it is")
{
    for (const char* word : {"PENDING", "REQUEUED", "REQUEUE_HOLD", "SPECIAL_EXIT"})
        CHECK(slurm_state(word) == State::queued);
    for (const char* word : {"RUNNING", "COMPLETING", "SIGNALING", "STAGE_OUT", "RESIZING"})
        CHECK(slurm_state(word) == State::running);
    for (const char* word : {"FAILED", "NODE_FAIL", "BOOT_FAIL", "OUT_OF_MEMORY", "PREEMPTED"})
        CHECK(slurm_state(word) == State::failed);
    CHECK(slurm_state("CONFIGURING") == State::preparing);
    CHECK(slurm_state("SUSPENDED") == State::paused);
    CHECK(slurm_state("COMPLETED") == State::succeeded);
    CHECK(slurm_state("CANCELLED") == State::cancelled);
    CHECK(slurm_state("TIMEOUT") == State::expired);
    CHECK(slurm_state("DEADLINE") == State::expired);
    CHECK(slurm_state("THINKING") == State::unknown);
    CHECK(told(facts(marks(started), {row("17", "THINKING")})) == "unknown");
}

TEST_CASE("what squeue lists says how the job stands")
{
    CHECK(told(facts(marks(started), {row("17", "RUNNING")})) == "running");
    CHECK(told(facts(marks(started, "ended 17 0 no 1795176090"), {row("17", "COMPLETED")}))
        == "succeeded");
    CHECK(told(facts(marks(started, "ended 17 3 no 1795176090"), {row("17", "FAILED")}))
        == "failed: exit code 3: ValueError: no");
    CHECK(told(facts(marks(started), {row("17", "OUT_OF_MEMORY")}))
        == "failed: out of memory: ValueError: no");
    CHECK(told(facts(marks(""), {row("17", "FAILED")}))
        == "failed: it ended before its trainer could start");
    CHECK(told(facts(marks(started), {row("17", "NODE_FAIL")})) == "failed: its node failed");
    CHECK(told(facts(marks(started), {row("17", "TIMEOUT")})) == "expired");
    SlurmRow waits = row("17", "PENDING");
    waits.reason = "Resources";
    CHECK(told(facts(marks(""), {waits})) == "queued: Resources");
    CHECK_FALSE(sighting_of(facts(marks(""), {waits}), noon)->started.has_value());
}

TEST_CASE("a trainer that has ended well did so, though Slurm missed its end")
{
    const SlurmFacts missed =
        facts(marks(started, "ended 17 0 no 1795176090"), {row("17", "TIMEOUT")});
    CHECK(told(missed) == "succeeded");
    CHECK(sighting_of(missed, noon)->ended == noon + Seconds(90));
    CHECK(told(facts(marks(started, "ended 17 1 no 1795176090"), {row("17", "TIMEOUT")}))
        == "expired");
}

TEST_CASE("what the user cancelled is cancelled, unless it was done before")
{
    const SlurmMarks asked = marks(started, "", true);
    CHECK(told(facts(asked, {row("17", "RUNNING")})) == "cancelling");
    CHECK(told(facts(asked, {row("17", "COMPLETING")})) == "cancelling");
    CHECK(told(facts(asked, {row("17", "CANCELLED")})) == "cancelled");
    CHECK(told(facts(asked, {row("17", "FAILED")})) == "cancelled");
    CHECK(told(facts(asked, {row("17", "COMPLETED")})) == "succeeded");
    CHECK(told(facts(marks("cancelled - 1795176000 0"), {row("17", "PENDING")})) == "cancelling");
    CHECK(told(facts(marks("cancelled - 1795176000 0"))) == "cancelled: it never started");
}

TEST_CASE("of a job that Slurm has forgotten its folder tells the end")
{
    CHECK(told(facts(marks(started, "ended 17 0 no 1795176090"))) == "succeeded");
    CHECK(told(facts(marks(started, "ended 17 1 no 1795176090")))
        == "failed: exit code 1: ValueError: no");
    CHECK(told(facts(marks(started, "ended 17 143 asked 1795176310"))) == "expired");
    CHECK(told(facts(marks(started, "ended 17 143 asked 1795176010")))
        == "cancelled: ended by Slurm: cancelled by hand");
    CHECK(told(facts(marks(started, "ended 17 143 asked 1795176010", true))) == "cancelled");
    CHECK(told(facts(marks(started)))
        == "failed: ended without a record: killed, or its node failed");
    CHECK(told(facts(marks(started, "", true))) == "cancelled");
}

TEST_CASE("who was preempted has failed, whether Slurm still knows it or not")
{
    const std::string told_so =
        "failed: preempted by a job of higher priority; with slurm.requeue = true it would start over";
    const SlurmMarks end = marks(started, "ended 17 143 preempted 1795176310 1795176300");
    CHECK(told(facts(end)) == told_so);
    CHECK(told(facts(end, {row("17", "PREEMPTED")})) == told_so);
    CHECK(told(facts(marks(started, "ended 17 143 preempted 1795176310 1795176300", true)))
        == "cancelled");
}

TEST_CASE("of a job that was started again its last start counts")
{
    const SlurmMarks again = marks(started, "ended 17 143 asked 1795176310 1795176300");
    CHECK(told(facts(again)) == "cancelled: ended by Slurm: cancelled by hand");
    CHECK(sighting_of(facts(again), noon)->started == noon + Seconds(300));
    CHECK(told(facts(marks(started, "ended 17 143 asked 1795176610 1795176300"))) == "expired");
    // It ended, and waits to be started once more.
    SlurmRow waits = row("17", "PENDING");
    CHECK(told(facts(again, {waits})) == "queued: it waits to start over");
    waits.reason = "BeginTime";
    const SlurmMarks preempted = marks(started, "ended 17 143 preempted 1795176310 1795176300");
    CHECK(
        told(facts(preempted, {waits})) == "queued: preempted; it waits to start over (BeginTime)");
}

TEST_CASE("what started after squeue was asked has not ended because squeue did not list it")
{
    SlurmFacts late = facts(marks(started));
    late.before = {};
    CHECK(told(late) == "nobody knows");
    CHECK(told(facts(marks(""))) == "nobody knows");
}

TEST_CASE("the end of an earlier start is not that of the one that runs")
{
    const SlurmMarks again = marks(started, "ended 16 1 no 1795176090");
    CHECK(told(facts(again)) == "failed: ended without a record: killed, or its node failed");
    CHECK_FALSE(sighting_of(facts(again, {row("17", "COMPLETED")}), noon)->exit_code.has_value());
}

TEST_CASE("the accounting is asked where it may know more, and only its ends are believed")
{
    CHECK(asks_accounting(facts(marks(""))));
    CHECK(asks_accounting(facts(marks(started))));
    CHECK(asks_accounting(facts(marks(started, "ended 17 143 asked 1795176010"))));
    CHECK_FALSE(asks_accounting(facts(marks(started, "ended 17 1 no 1795176010"))));
    CHECK_FALSE(asks_accounting(facts(marks(""), {row("17", "PENDING")})));
    CHECK_FALSE(asks_accounting(facts(marks("cancelled - 1795176000 0"))));
    SlurmFacts past = facts(marks(started));
    past.accounted = {row("17", "OUT_OF_MEMORY")};
    CHECK(told(past) == "failed: out of memory: ValueError: no");
    past.accounted = {row("17", "RUNNING")};
    CHECK(told(past) == "failed: ended without a record: killed, or its node failed");
}

TEST_CASE("of several of one name the one that started is the job, else the first that lives")
{
    const std::vector<SlurmRow> rows = {
        row("16", "CANCELLED"), row("17", "PENDING"), row("18", "RUNNING")};
    CHECK(chosen_row(rows, marks(""))->id == "17");
    CHECK(chosen_row(rows, marks("started 18 1795176000 0"))->id == "18");
    CHECK(chosen_row({}, marks("")) == nullptr);
}

}  // namespace mltrain
