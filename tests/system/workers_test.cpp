#include "system/workers.hpp"

#include "base/text.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <csignal>
#include <map>
#include <set>

#include <unistd.h>

namespace mltrain {

TEST_CASE("each task is done once, whether by one or by several")
{
    for (const std::size_t processes : {1U, 2U, 3U, 8U}) {
        CAPTURE(processes);
        std::map<std::size_t, std::string> answers;
        std::set<std::string> workers, said;
        Work work;
        work.tasks = 20;
        work.processes = processes;
        work.task = [](std::size_t task, const std::function<void(std::string)>& say) {
            say(fmt::format("begun {}", task));
            usleep(2000);
            return fmt::format("{}\nof \\n {} {}", task, getpid(), std::string(100'000, 'x'));
        };
        work.said = [&](std::size_t task, const std::string& text) {
            CHECK(text == fmt::format("begun {}", task));
            said.insert(text);
        };
        work.done = [&](std::size_t task, const std::string& answer) {
            CHECK(answers.emplace(task, answer).second);
            CHECK(answer.starts_with(fmt::format("{}\nof \\n ", task)));
            CHECK(answer.size() > 100'000);
            workers.insert(split(answer, ' ')[2]);
            return true;
        };
        run(work);
        CHECK(answers.size() == 20);
        CHECK(said.size() == 20);
        CHECK(workers.size() == processes);
    }
}

TEST_CASE("when one says stop, none is begun any more, and what was begun is waited for")
{
    for (const std::size_t processes : {1U, 4U}) {
        std::size_t done = 0;
        Work work;
        work.tasks = 50;
        work.processes = processes;
        work.task = [](std::size_t task, auto&) {
            usleep(1000);
            return std::to_string(task);
        };
        work.done = [&](std::size_t, const std::string&) { return ++done < 5; };
        run(work);
        CHECK(done >= 5);
        CHECK(done < 5 + processes);
    }
}

TEST_CASE("a worker that dies answers nothing, and the others go on")
{
    std::map<std::size_t, std::string> answers;
    Work work;
    work.tasks = 10;
    work.processes = 2;
    work.task = [](std::size_t task, auto&) {
        if (task == 3) kill(getpid(), SIGKILL);
        return std::to_string(task);
    };
    work.done = [&](std::size_t task, const std::string& answer) {
        answers[task] = answer;
        return true;
    };
    run(work);
    CHECK(answers.size() == 10);
    CHECK(answers[3].empty());
    CHECK(answers[9] == "9");
}

}  // namespace mltrain
