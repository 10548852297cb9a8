#include "job/follow.hpp"

#include "base/text.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

constexpr Time start =
    Time(std::chrono::sys_days(std::chrono::year(2026) / 11 / 20)) + std::chrono::hours(14);

Look seen(State state, const std::string& word = "")
{
    Look look;
    look.kind = Look::Kind::seen;
    look.sighting.state = state;
    look.sighting.word = word.empty() ? upper(state_name(state)) : word;
    return look;
}

/// "running" and the other states; "absent"; "not asked"; "fails: why", "lasts: why"; any other word is one that nobody knows.
Look look_of(const std::string& text)
{
    if (const auto state = parse_state(text)) return seen(*state);
    Look look;
    const bool lasts = text.starts_with("lasts: ");
    if (text == "absent") {
        look.kind = Look::Kind::not_listed;
    } else if (text == "not asked") {
        look.kind = Look::Kind::not_asked;
    } else if (lasts || text.starts_with("fails: ")) {
        look.trouble = text.substr(7);
        look.hint = "wait";
        look.lasting = lasts;
    } else {
        return seen(State::unknown, text);
    }
    return look;
}

std::string news_text(const std::vector<News>& all)
{
    constexpr std::array kinds = {
        "watching", "state", "lost", "regained", "lasting", "not listed", "gave up", "over"};
    std::vector<std::string> words;
    for (const News& news : all) {
        std::string text = kinds.at(static_cast<std::size_t>(news.kind));
        if (news.kind == News::Kind::state || news.kind == News::Kind::over)
            text += " " + news.sighting.word;
        if (!news.text.empty()) text += ": " + news.text;
        if (news.duration) text += fmt::format(" after {} s", news.duration->count());
        words.push_back(text);
    }
    return joined(words, ", ");
}

struct Step {
    std::string look;
    std::string news;
    int wait;  ///< until the next look, in seconds
};

}  // namespace

TEST_CASE("what is news, and when to look again")
{
    const struct {
        std::string title;
        std::vector<Step> steps;
    } cases[] = {
        {"the interval grows by half up to the slowest",
            {{"queued", "state QUEUED", 5}, {"queued", "", 7}, {"queued", "", 10},
                {"queued", "", 15}, {"queued", "", 22}, {"queued", "", 30}, {"queued", "", 30}}},
        {"news make it quick again",
            {{"queued", "state QUEUED", 5}, {"queued", "", 7}, {"queued", "", 10},
                {"running", "state RUNNING", 5}, {"running", "", 7}}},
        {"a job from the first look to its end",
            {{"queued", "state QUEUED", 5}, {"preparing", "state PREPARING", 5},
                {"running", "state RUNNING", 5}, {"succeeded", "over SUCCEEDED", 0}}},
        {"a job that is over when it is first seen", {{"failed", "over FAILED", 0}}},
        {"each end is one",
            {{"running", "state RUNNING", 5}, {"cancelling", "state CANCELLING", 5},
                {"cancelled", "over CANCELLED", 0}}},
        {"losing contact is said once and regaining it once",
            {{"running", "state RUNNING", 5}, {"fails: no network", "", 5},
                {"fails: no network", "lost: no network", 7}, {"fails: another reason", "", 10},
                {"running", "regained after 22 s", 15}, {"running", "", 22}}},
        {"a single look that fails is no news, and the next one is soon",
            {{"running", "state RUNNING", 5}, {"running", "", 7}, {"running", "", 10},
                {"fails: 503", "", 5}, {"running", "", 7}, {"fails: 503", "", 5},
                {"running", "", 7}}},
        {"contact that is lost twice is said twice",
            {{"running", "state RUNNING", 5}, {"fails: a", "", 5}, {"fails: a", "lost: a", 7},
                {"running", "regained after 12 s", 10}, {"fails: b", "", 5},
                {"fails: b", "lost: b", 7}, {"running", "regained after 12 s", 10}}},
        {"contact lost from the start",
            {{"fails: no network", "", 5}, {"fails: no network", "lost: no network", 7},
                {"queued", "regained after 12 s, state QUEUED", 5}}},
        {"a job that changed while nobody could look",
            {{"running", "state RUNNING", 5}, {"fails: a", "", 5}, {"fails: a", "lost: a", 7},
                {"failed", "regained after 12 s, over FAILED", 0}}},
        {"lasting trouble is said at once, and not again",
            {{"running", "state RUNNING", 5}, {"lasts: login gone", "lasting: login gone", 7},
                {"lasts: login gone", "", 10}, {"lasts: login gone", "", 15},
                {"running", "regained after 32 s", 22}}},
        {"lasting trouble that changes is said again",
            {{"lasts: login gone", "lasting: login gone", 5},
                {"lasts: no permission", "lasting: no permission", 7},
                {"lasts: no permission", "", 10}}},
        {"passing trouble that turns out to last",
            {{"running", "state RUNNING", 5}, {"fails: no network", "", 5},
                {"lasts: login gone", "lasting: login gone", 7}, {"fails: no network", "", 10},
                {"lasts: login gone", "", 15}}},
        {"lasting trouble that comes back after contact is said again",
            {{"lasts: login gone", "lasting: login gone", 5},
                {"running", "regained after 5 s, state RUNNING", 5},
                {"lasts: login gone", "lasting: login gone", 7}}},
        {"a job that is not listed is no end, and is said once",
            {{"running", "state RUNNING", 5}, {"absent", "not listed", 7}, {"absent", "", 10},
                {"absent", "", 15}, {"running", "", 22}, {"absent", "not listed", 30}}},
        {"not listed after lost contact is contact",
            {{"fails: a", "", 5}, {"fails: a", "lost: a", 7},
                {"absent", "regained after 12 s, not listed", 10}, {"absent", "", 15}}},
        {"a failed look between two absences does not repeat them",
            {{"absent", "not listed", 5}, {"fails: a", "", 5}, {"absent", "", 7}}},
        {"that others had their turn says nothing",
            {{"running", "state RUNNING", 5}, {"not asked", "", 7}, {"not asked", "", 10},
                {"running", "", 15}, {"fails: a", "", 5}, {"fails: a", "lost: a", 7},
                {"not asked", "", 10}, {"running", "regained after 22 s", 15}}},
        {"a word that nobody knows is news, and the job is followed on",
            {{"running", "state RUNNING", 5}, {"HIBERNATING", "state HIBERNATING", 5},
                {"HIBERNATING", "", 7}, {"DREAMING", "state DREAMING", 5},
                {"running", "state RUNNING", 5}, {"succeeded", "over SUCCEEDED", 0}}},
        {"a state that runs backwards is shown as it is: the job starts over",
            {{"running", "state RUNNING", 5},
                {"queued",
                    "state QUEUED: it starts over: its machines were taken away, or restarted", 5},
                {"preparing", "state PREPARING", 5}, {"running", "state RUNNING", 5}}},
    };
    for (const auto& [title, steps] : cases) {
        Followed known;
        Time now = start;
        for (const auto& [look, news, wait] : steps) {
            CAPTURE(title);
            CAPTURE(look);
            const FollowStep step = follow(known, look_of(look), now, Pace{});
            CHECK(news_text(step.news) == news);
            CHECK((step.next.next_look - now).count() == wait);
            known = step.next;
            now = known.next_look;
        }
    }
}

TEST_CASE("a job whose state is known already is no news")
{
    Followed known;
    known.last = seen(State::running).sighting;
    const FollowStep step = follow(known, seen(State::running), start, Pace{});
    CHECK(step.news.empty());
    CHECK(step.next.next_look == start + Seconds(5));
}

TEST_CASE("the last known state outlives every failed look and every absence")
{
    Followed known = follow({}, seen(State::running), start, Pace{}).next;
    for (const char* look : {"fails: no network", "lasts: login gone", "absent", "fails: again"}) {
        const FollowStep step = follow(known, look_of(look), start + Seconds(60), Pace{});
        known = step.next;
        CHECK(known.last == seen(State::running).sighting);
        for (const News& news : step.news) CHECK(news.sighting == known.last);
    }
}

TEST_CASE("news carry the service's words and the cure")
{
    Look failed = seen(State::failed);
    failed.sighting.message = "The replica master 0 exited with a non-zero status of 1.";
    CHECK(follow({}, failed, start, Pace{}).news.at(0).text == failed.sighting.message);
    const Followed failing = follow({}, look_of("fails: a"), start, Pace{}).next;
    CHECK(follow(failing, look_of("fails: a"), start, Pace{}).news.at(0).hint == "wait");
    CHECK(follow({}, look_of("lasts: a"), start, Pace{}).news.at(0).hint == "wait");
}

TEST_CASE("what happened between two looks is told with the service's own times")
{
    Look ended = seen(State::succeeded);
    ended.sighting.seen_at = start + std::chrono::hours(9);
    ended.sighting.started = start + std::chrono::hours(1);
    ended.sighting.ended = start + std::chrono::hours(6);
    Followed known;
    known.last = seen(State::queued).sighting;
    const auto news = follow(known, ended, ended.sighting.seen_at, Pace{}).news;
    REQUIRE(news_text(news) == "state SUCCEEDED, over SUCCEEDED");
    CHECK(news[0].sighting.state == State::running);
    CHECK(news[0].at == start + std::chrono::hours(1));
    CHECK(news[1].at == start + std::chrono::hours(6));

    Look running = seen(State::running);
    running.sighting.seen_at = ended.sighting.seen_at;
    running.sighting.started = ended.sighting.started;
    CHECK(follow(known, running, running.sighting.seen_at, Pace{}).news.at(0).at
        == start + std::chrono::hours(1));
    known.last = seen(State::running).sighting;
    CHECK(news_text(follow(known, ended, ended.sighting.seen_at, Pace{}).news) == "over SUCCEEDED");
}

TEST_CASE(
    "a job that starts over runs again since it was seen to, for the service tells its first start")
{
    Look again = seen(State::running);
    again.sighting.seen_at = start + std::chrono::hours(9);
    again.sighting.started = start;
    Followed known;
    known.last = seen(State::queued).sighting;
    known.last.started = start;
    CHECK(follow(known, again, again.sighting.seen_at, Pace{}).news.at(0).at
        == again.sighting.seen_at);
}

TEST_CASE("who does not want to wait for ever gives up after so long without a sight of the job")
{
    const Pace pace{Seconds(5), Seconds(30), Seconds(60)};
    Followed known = follow({}, seen(State::running), start, pace).next;
    std::string said;
    for (int i = 0; i < 20 && !known.given_up; ++i) {
        const FollowStep step =
            follow(known, look_of(i % 2 == 1 ? "absent" : "fails: 503"), known.next_look, pace);
        said += news_text(step.news) + ";";
        known = step.next;
    }
    CHECK(said == ";not listed;;;;;;;;;gave up: 503 after 60 s;");
    CHECK(known.given_up);
    CHECK(known.last.state == State::running);
}

TEST_CASE("the pace is the caller's")
{
    const Pace pace{Seconds(1), Seconds(4)};
    Followed known;
    Time now = start;
    std::string waits;
    for (int i = 0; i < 6; ++i) {
        known = follow(known, seen(State::running), now, pace).next;
        waits += fmt::format("{} ", (known.next_look - now).count());
        now = known.next_look;
    }
    CHECK(waits == "1 2 3 4 4 4 ");
}

TEST_CASE("six hours are followed with few looks, and nothing is said twice")
{
    const struct {
        std::string title;
        std::string (*look_at)(Seconds);
        int looks;
        std::string news;
    } cases[] = {
        {"a job that only runs", [](Seconds) -> std::string { return "running"; }, 724,
            "state RUNNING"},
        {"a job that queues for an hour and fails after five",
            [](Seconds age) -> std::string {
                if (age < std::chrono::hours(1)) return "queued";
                return age < std::chrono::hours(5) ? "running" : "failed";
            },
            608, "state QUEUED, state RUNNING, over FAILED"},
        {"no network in the third hour",
            [](Seconds age) -> std::string {
                const bool cut = age >= std::chrono::hours(2) && age < std::chrono::hours(3);
                return cut ? "fails: no network" : "running";
            },
            727, "state RUNNING, lost: no network, regained after 3599 s"},
        {"a login that expires after four hours",
            [](Seconds age) -> std::string {
                return age < std::chrono::hours(4) ? "running" : "lasts: login gone";
            },
            724, "state RUNNING, lasting: login gone"},
        {"a service that forgets the job after an hour",
            [](Seconds age) -> std::string {
                return age >= std::chrono::hours(1) ? "absent" : "running";
            },
            724, "state RUNNING, not listed"},
    };
    for (const auto& [title, look_at, looks, news] : cases) {
        CAPTURE(title);
        Followed known;
        Time now = start;
        int count = 0;
        std::vector<News> all;
        while (now <= start + std::chrono::hours(6) && !is_over(known.last.state)) {
            FollowStep step = follow(known, look_of(look_at(now - start)), now, Pace{});
            ++count;
            for (News& one : step.news) all.push_back(std::move(one));
            known = step.next;
            REQUIRE((known.next_look > now || is_over(known.last.state)));
            now = known.next_look;
        }
        CHECK(count == looks);
        CHECK(news_text(all) == news);
    }
}

TEST_CASE("a trial that is over is news, one that begins is none, and a job's end says all of them")
{
    const struct {
        State state;
        std::int64_t done, running, failed;
        std::string best;
        bool is_news;
    } steps[] = {
        {State::running, 0, 1, 0, "", false},
        {State::running, 0, 2, 0, "", false},
        {State::running, 1, 1, 0, "0.5", true},
        {State::running, 1, 2, 0, "0.5", false},
        {State::running, 1, 1, 1, "0.5", true},
        {State::running, 2, 1, 1, "0.7", true},
        {State::succeeded, 3, 0, 1, "0.7", false},
    };
    Followed followed;
    followed.last.state = State::running;
    followed.last.word = "RUNNING";
    Time now = start;
    for (const auto& [state, done, running, failed, best, is_news] : steps) {
        CAPTURE(done);
        CAPTURE(running);
        Look look = seen(state);
        look.sighting.trials = TrialCounts{4, done, running, failed, "a", best, best, {}, {}};
        const FollowStep step = follow(followed, look, now += Seconds(5), Pace{});
        followed = step.next;
        const bool told = !step.news.empty() && step.news[0].kind == News::Kind::trials;
        CHECK(told == is_news);
    }
}

namespace {

/// What a look may show at any time, in any order: services lag, lists end early, and states come back.
Look any_look()
{
    switch (*rc::gen::inRange(0, 8)) {
    case 0: return look_of("fails: no route");
    case 1: return look_of("lasts: no login");
    case 2: return look_of("absent");
    case 3: return look_of("not asked");
    default: break;
    }
    Look look =
        seen(static_cast<State>(*rc::gen::inRange(0, static_cast<int>(State::expired) + 1)));
    const auto any_time = [] {
        return *rc::gen::arbitrary<bool>()
            ? std::optional(start + Seconds(*rc::gen::inRange(-100, 100)))
            : std::nullopt;
    };
    look.sighting.started = any_time();
    look.sighting.ended = any_time();
    return look;
}

bool is_told(const std::vector<News>& news, News::Kind kind)
{
    return std::any_of(
        news.begin(), news.end(), [&](const News& each) { return each.kind == kind; });
}

}  // namespace

TEST_CASE(
    "in whatever order looks come, an end is told once, by the look that shows it, and by none before")
{
    holds([] {
        const Pace pace{};
        Followed followed;
        Time now = start;
        bool is_lost = false;
        for (int looks = *rc::gen::inRange(1, 30); looks > 0; --looks) {
            const Look look = any_look();
            const FollowStep step = follow(followed, look, now, pace);
            const bool shows_end = look.kind == Look::Kind::seen && is_over(look.sighting.state);
            const auto ends = std::count_if(step.news.begin(), step.news.end(),
                [](const News& news) { return news.kind == News::Kind::over; });
            RC_ASSERT(ends == (shows_end ? 1 : 0));
            // Only a look that shows the job says what state it is in.
            const State before = followed.last.state;
            const bool is_seen = look.kind == Look::Kind::seen;
            RC_ASSERT(step.next.last.state == (is_seen ? look.sighting.state : before));
            if (is_seen && look.sighting.state != before)
                RC_ASSERT(shows_end || is_told(step.news, News::Kind::state));
            // Contact is regained once for each time it was lost.
            const bool is_regained = is_told(step.news, News::Kind::contact_regained);
            if (is_regained) RC_ASSERT(is_lost);
            is_lost = (is_lost && !is_regained) || is_told(step.news, News::Kind::contact_lost)
                || is_told(step.news, News::Kind::lasting_trouble);
            RC_ASSERT(step.next.lost_contact == is_lost);
            if (shows_end) {
                RC_ASSERT(step.news.back().kind == News::Kind::over);
                RC_ASSERT(step.news.back().sighting == look.sighting);
                return;  // nobody looks any more
            }
            RC_ASSERT(step.next.next_look > now);
            RC_ASSERT(step.next.next_look <= now + pace.slowest);
            followed = step.next;
            now = followed.next_look;
        }
    });
}

}  // namespace mltrain
