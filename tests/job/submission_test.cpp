#include "job/submission.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

Answer answer(Verdict verdict)
{
    Answer answer;
    answer.verdict = verdict;
    return answer;
}

Answer interrupted(Verdict verdict)
{
    Answer answer;
    answer.verdict = verdict;
    answer.interrupted = true;
    return answer;
}

Answer unknown_group()
{
    Answer answer;
    answer.verdict = Verdict::refused;
    answer.other_word = true;
    return answer;
}

/// Asked so often, so often in vain, so long after the create was over.
Progress asked(int settlings, int unanswered, int seconds)
{
    return {.asked_to_settle = true,
        .settlings = settlings,
        .unanswered = unanswered,
        .since_sent = Seconds(seconds)};
}

}  // namespace

TEST_CASE("every answer leads to one next step")
{
    const Progress created;
    const Progress created_by_other_word{.tried_other_word = true};
    const struct {
        std::string title;
        Answer answer;
        Progress progress;
        Step step;
    } cases[] = {
        {"a create that named the job", answer(Verdict::accepted), created, Step::take_as_accepted},
        {"a create that named the job though the user pressed Ctrl-C",
            interrupted(Verdict::accepted), created, Step::take_as_accepted},
        {"a create that was refused", answer(Verdict::refused), created, Step::take_as_refused},
        {"a create under a name that is somebody else's", answer(Verdict::collision), created,
            Step::take_next_name},
        {"a create of which nobody knows", answer(Verdict::unsettled), created, Step::settle_now},
        {"a create of which nobody knows, and the user will not wait",
            interrupted(Verdict::unsettled), created, Step::leave_unsettled},
        {"a gcloud that does not know the group", unknown_group(), created, Step::try_other_word},
        {"a gcloud that knows neither word", unknown_group(), created_by_other_word,
            Step::take_as_refused},
        {"the other word was refused", answer(Verdict::refused), created_by_other_word,
            Step::take_as_refused},
        {"the other word was accepted", answer(Verdict::accepted), created_by_other_word,
            Step::take_as_accepted},
        {"nobody knows of the other word's create", answer(Verdict::unsettled),
            created_by_other_word, Step::settle_now},

        {"it is there", answer(Verdict::accepted), asked(1, 0, 0), Step::take_as_accepted},
        {"it is there, after an absence", answer(Verdict::accepted), asked(2, 0, 1),
            Step::take_as_accepted},
        {"it is there, at the last moment", answer(Verdict::accepted), asked(5, 4, 25),
            Step::take_as_accepted},
        {"it is there, and another's", answer(Verdict::collision), asked(1, 0, 0),
            Step::take_next_name},
        {"it is not there, at once", answer(Verdict::refused), asked(1, 0, 0), Step::settle_later},
        {"it is not there, 9 s later", answer(Verdict::refused), asked(4, 0, 9),
            Step::settle_later},
        {"it is not there, 10 s later", answer(Verdict::refused), asked(4, 0, 10),
            Step::take_as_refused},
        {"it is not there, once, an hour later", answer(Verdict::refused), asked(1, 0, 3600),
            Step::take_as_refused},
        {"it is not there, 10 s later, after four times without an answer",
            answer(Verdict::refused), asked(5, 4, 25), Step::take_as_refused},
        {"no answer, once", answer(Verdict::unsettled), asked(1, 1, 0), Step::settle_later},
        {"no answer, four times", answer(Verdict::unsettled), asked(4, 4, 10), Step::settle_later},
        {"no answer, five times", answer(Verdict::unsettled), asked(5, 5, 25),
            Step::leave_unsettled},
        {"no answer after many absences proves nothing new", answer(Verdict::unsettled),
            asked(4, 1, 3600), Step::settle_later},
        {"no answer, and the user will not wait", interrupted(Verdict::unsettled), asked(1, 1, 0),
            Step::leave_unsettled},
        {"not there at once, and the user will not wait", interrupted(Verdict::refused),
            asked(1, 0, 0), Step::leave_unsettled},
        {"not there 10 s later, and the user will not wait", interrupted(Verdict::refused),
            asked(4, 0, 10), Step::take_as_refused},
        {"a gcloud that cannot ask under this word", unknown_group(), asked(1, 0, 0),
            Step::settle_later},
    };
    for (const auto& [title, given, progress, step] : cases) {
        CAPTURE(title);
        CHECK(next_step(given, progress) == step);
    }
}

TEST_CASE(
    "a refusal is never concluded from a look that may have been too early, nor an attempt repeated")
{
    for (const Verdict verdict :
        {Verdict::accepted, Verdict::refused, Verdict::collision, Verdict::unsettled}) {
        for (int settlings = 1; settlings <= 6; ++settlings) {
            for (int seconds = 0; seconds < 10; ++seconds) {
                const Step step = next_step(answer(verdict), asked(settlings, 0, seconds));
                CHECK(step != Step::take_as_refused);
                CHECK(step != Step::try_other_word);
            }
        }
    }
}

TEST_CASE("who asks but once leaves it when nobody answers")
{
    Progress once = asked(1, 0, 0);
    once.patience = 1;
    CHECK(next_step(answer(Verdict::refused), once) == Step::settle_later);
    once.unanswered = 1;
    CHECK(next_step(answer(Verdict::unsettled), once) == Step::leave_unsettled);
}

TEST_CASE("settling ends, and waits longer each time up to half a minute")
{
    const struct {
        int settlings;
        int seconds;
    } cases[] = {{1, 1}, {2, 3}, {3, 6}, {4, 15}, {5, 30}, {6, 30}, {1000, 30}, {0, 1}, {-1, 1}};
    for (const auto& [settlings, seconds] : cases) {
        CAPTURE(settlings);
        CHECK(settle_delay(settlings) == Seconds(seconds));
    }
    // What is absent is known to be after four looks, for the third wait ends with the longest lag.
    CHECK(settle_delay(1) + settle_delay(2) + settle_delay(3) == longest_read_lag);
    int settlings = 1;
    while (
        next_step(answer(Verdict::unsettled), asked(settlings, settlings, 0)) == Step::settle_later)
        ++settlings;
    CHECK(settlings == 5);
}

TEST_CASE("what cannot come to be later is refused at once")
{
    Answer refused = answer(Verdict::refused);
    refused.is_final = true;
    CHECK(next_step(refused, asked(1, 0, 0)) == Step::take_as_refused);
    CHECK(next_step(answer(Verdict::refused), asked(1, 0, 0)) == Step::settle_later);
}

}  // namespace mltrain
