// A program in gcloud's place, whose cloud is a file. It answers as `Cloud` does, and on demand it kills itself or
// the mltrain that started it at one moment of its life.
//
//   PRETENDED_CLOUD=FOLDER    `jobs` is kept there, and `story`, where it says what it did
//   PRETENDED_REPLY=lost      a create is applied, and its answer lost; `dropped`: it is not applied either
//   PRETENDED_REPLY="lost 3"  so it is with every third job of this cloud
//   PRETENDED_KILL="VERB MOMENT WHOM SIGNAL MANNER"
//       VERB    submit, describe, list, cancel
//       MOMENT  started, applied, half-told, told
//       WHOM    parent, self, both
//       MANNER  plain; deaf: it hears no SIGTERM, as if its request were on the way already;
//               twice: the parent hears the signal twice, and has to end gcloud by itself
//   PRETENDED_LIFE=500        every look moves a job on; it runs so many seconds by the cloud's own times
//   PRETENDED_NAP=3           every moment takes so many milliseconds
#include "base/json.hpp"
#include "base/text.hpp"
#include "faults/cloud.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <thread>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace mltrain;

namespace fs = std::filesystem;

namespace {

std::string variable(const char* name)
{
    const char* text = std::getenv(name);
    return text ? text : "";
}

void nap(int milliseconds)
{
    std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
}

const fs::path folder = variable("PRETENDED_CLOUD");
const pid_t parent = getppid();

/// In one write, so that lines of several programs do not mix.
void tell(const std::string& text)
{
    const std::string line = fmt::format("gcloud {} {}\n", getpid(), text);
    const int file =
        open((folder / "story").c_str(), O_WRONLY | O_APPEND | O_CREAT | O_CLOEXEC, 0600);
    if (write(file, line.data(), line.size()) < 0) std::abort();
    close(file);
}

/// Written down first: who kills himself cannot do it afterwards.
void strike(pid_t whom, int signal)
{
    tell(fmt::format("kill by {}: {}", signal, whom == parent ? "mltrain" : "itself"));
    if (whom > 1) kill(whom, signal);
}

/// What PRETENDED_KILL asks for.
struct Kill {
    Kill()
    {
        std::istringstream(variable("PRETENDED_KILL")) >> verb >> moment >> whom >> signal
            >> manner;
    }

    std::string verb, moment, whom;
    int signal = 0;
    std::string manner;
};

void strike_parent(const Kill& order)
{
    std::string name;
    std::getline(std::ifstream(fmt::format("/proc/{}/comm", parent)) >> std::ws, name);
    if (name != "mltrain") return;  // dead already, and this is whoever takes orphans
    strike(parent, order.signal);
    if (order.manner == "twice") {
        nap(5);  // two that come together are one
        strike(parent, order.signal);
        nap(5000);  // ended long before
    }
    for (int i = 0; order.signal == SIGKILL && getppid() == parent && i < 5000; ++i) nap(1);
}

void live_through(const Kill& order, const std::string& moment, const std::string& verb)
{
    if (const std::string naps = variable("PRETENDED_NAP"); !naps.empty()) nap(std::stoi(naps));
    if (order.verb != verb || order.moment != moment) return;
    if (order.whom != "self") strike_parent(order);
    if (order.whom != "parent") strike(getpid(), order.signal);
}

/// Of a list; of anything else there are none.
const Json::Array& elements(const Json& json)
{
    static const Json::Array none;
    return json.array() ? *json.array() : none;
}

Json config_of(const std::vector<std::string>& argv)
{
    constexpr std::string_view flag = "--config=";
    constexpr std::size_t most = 1024 * 1024;
    for (const std::string& word : argv) {
        if (word.starts_with(flag))
            return parse_json(read_file(word.substr(flag.size()), most)).value_or(Json());
    }
    return {};
}

/// The trainer's words: behind "--", or, on Vertex AI, in the file of the pools.
std::vector<std::string> trainer_args(const Command& command)
{
    const std::vector<std::string>& argv = command.argv;
    if (!is_for_vertex_ai(command)) {
        const auto mark = std::find(argv.begin(), argv.end(), "--");
        return {mark == argv.end() ? mark : mark + 1, argv.end()};
    }
    const Json config = config_of(argv);
    std::vector<std::string> args;
    for (const Json& pool : elements(config["workerPoolSpecs"])) {
        for (const Json& word : elements(pool["pythonPackageSpec"]["args"]))
            args.push_back(*word.text());
    }
    return args;
}

std::vector<CloudJob> read_jobs()
{
    std::vector<CloudJob> jobs;
    std::ifstream file(folder / "jobs");
    for (std::string line; std::getline(file, line);) {
        const std::vector<std::string> cells = split(line, '\t');
        CloudJob& job = jobs.emplace_back();
        job.name = cells.at(0);
        job.project = cells.at(1);
        job.id = cells.at(2);
        job.spec = cells.at(3);
        job.state = cells.at(4);
        job.created = parse_time(cells.at(5)).value_or(Time{});
        job.resource = cells.at(6);
        const Json args = parse_json(cells.at(7)).value();
        for (const Json& word : elements(args)) job.args.push_back(*word.text());
    }
    return jobs;
}

/// By its state: what PRETENDED_LIFE tells of it. Machines take two minutes to come.
void give_times(CloudJob& job, int life)
{
    constexpr Seconds start_up{127};
    const bool is_queued = job.state == "QUEUED" || job.state == "PREPARING";
    if (!is_queued) job.started = job.created + start_up;
    if (job.started && !job.is_alive())
        job.ended = *job.started + Seconds(job.is_cancelled() ? 90 : life);
}

/// All of it or nothing, whenever we are killed.
void write_jobs(const std::vector<CloudJob>& jobs)
{
    const fs::path fresh = folder / fmt::format("jobs.{}", getpid());
    std::ofstream file(fresh);
    for (const CloudJob& job : jobs) {
        file << fmt::format("{}\t{}\t{}\t{}\t{}\t{}\t{}\t{}\n", job.name, job.project, job.id,
            job.spec, job.state, time_text(job.created), job.resource,
            json_text(Json::array(job.args)));
    }
    file.close();
    fs::rename(fresh, folder / "jobs");
}

Fate fate_of(const std::string& verb, std::size_t jobs)
{
    std::string reply;
    std::size_t every = 1;
    std::istringstream(variable("PRETENDED_REPLY")) >> reply >> every;
    Fate fate;
    if (verb != "submit" || reply.empty() || (jobs + 1) % every != 0) return fate;
    fate.fault = Fault::dropped;
    fate.applied = reply == "lost";
    return fate;
}

/// One program at a time: the cloud does one thing after the other.
Outcome ask_the_cloud(const Command& command)
{
    const int lock = open((folder / "lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    flock(lock, LOCK_EX);
    Cloud cloud;
    cloud.jobs = read_jobs();
    const Time now = std::chrono::floor<Seconds>(std::chrono::system_clock::now());
    const std::string life = variable("PRETENDED_LIFE");
    const bool is_look = verb_of(command) == "list" || verb_of(command) == "describe";
    for (CloudJob& job : cloud.jobs) {
        if (life.empty()) break;
        if (is_look) Cloud::move_on(job);
        give_times(job, std::stoi(life));
    }
    const std::size_t before = cloud.jobs.size();
    Outcome outcome = cloud.run(command, fate_of(verb_of(command), before), now);
    if (cloud.jobs.size() > before) cloud.jobs.back().args = trainer_args(command);
    write_jobs(cloud.jobs);
    tell(fmt::format("{} {}: exit {}", verb_of(command), subject_of(command), outcome.exit_code));
    close(lock);
    return outcome;
}

void print(int stream, const std::string& text)
{
    if (write(stream, text.data(), text.size()) < 0) tell("nobody reads what it says");
}

}  // namespace

int main(int count, char** words)
{
    Command command{.argv = {words, words + count}};
    command.argv.at(0) = "gcloud";
    const std::string verb = verb_of(command);
    const Kill order;
    if (order.manner == "deaf") (void)std::signal(SIGTERM, SIG_IGN);
    (void)std::signal(SIGPIPE, SIG_IGN);

    live_through(order, "started", verb);
    const Outcome outcome = ask_the_cloud(command);
    live_through(order, "applied", verb);
    const std::size_t half = outcome.out.size() / 2;
    print(STDERR_FILENO, outcome.err);
    print(STDOUT_FILENO, outcome.out.substr(0, half));
    live_through(order, "half-told", verb);
    print(STDOUT_FILENO, outcome.out.substr(half));
    live_through(order, "told", verb);
    return outcome.exit_code;
}
