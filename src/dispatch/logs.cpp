#include "dispatch/logs.hpp"

#include <algorithm>
#include <utility>

namespace mltrain {

namespace {

/// Before this a job has no lines, however wrong the clock of this machine is.
constexpr Seconds before_submission = std::chrono::hours(1);
/// Each is a gcloud of some seconds.
constexpr int most_questions_about_one = 2;
/// Of 64 KiB each.
constexpr int most_pieces_of_a_file = 64;

/// As if the logs were one, where all lines have times.
void put_in_order(std::vector<LogNews>& news)
{
    const auto has_time = [](const LogNews& item) { return item.line.at.has_value(); };
    if (!std::all_of(news.begin(), news.end(), has_time)) return;
    std::stable_sort(news.begin(), news.end(),
        [](const LogNews& a, const LogNews& b) { return a.line.at < b.line.at; });
}

}  // namespace

LogFollower::LogFollower(World& world, const ServiceTable& services, LogOptions options,
    std::function<void(const LogNews&)> tell)
    : world_(world),
      services_(services),
      options_(std::move(options)),
      tell_(std::move(tell))
{
}

void LogFollower::begin(const Entry& entry)
{
    const Submission& submission = entry.submission;
    const auto known = std::find_if(jobs_.begin(), jobs_.end(),
        [&](const Following& job) { return job.reader.job().id == submission.job.id; });
    if (known != jobs_.end()) return known->reader.is_now(submission.job);
    if (finished_.contains(submission.job.id)) return;

    Service& service = service_of(services_, entry);
    const bool is_file = !service.is_hosted();
    if (options_.only_files && !is_file) return;
    LogStart start;
    start.from = options_.since.value_or(LogTime{submission.made_at - before_submission, 0});
    start.least_level = options_.least_level;
    start.is_file = is_file;
    const std::string place =
        submission.service + "\n" + (is_file ? submission.job.id : submission.job.project);
    const Time now = world_.clock.now();
    LogReader reader(submission.job, std::move(start), now);
    const Sighting& last = entry.last;
    if (is_over(last.state)) reader.end(now, last.ended.value_or(last.seen_at));
    if (options_.only_what_is_there) reader.read_to_the_end();
    jobs_.push_back({&service, place, std::move(reader)});
}

void LogFollower::over(const std::string& id, Time now)
{
    for (Following& job : jobs_) {
        if (job.reader.job().id == id) job.reader.end(now, now);
    }
}

void LogFollower::read_where_due(Time now)
{
    if (!read_together(now)) return;
    for (int i = 0; i < most_questions_about_one; ++i) {
        Following* job = next_behind(world_.clock.now());
        if (!job) break;
        if (!ask({job})) return;
    }
    tell_troubles(world_.clock.now());
    std::erase_if(jobs_, [&](const Following& job) {
        const bool is_drained = !job.reader.next_read();
        if (is_drained) finished_.insert(job.reader.job().id);
        return is_drained;
    });
}

bool LogFollower::read_together(Time now)
{
    std::vector<Following*> due;
    for (Following& job : jobs_) {
        if (job.reader.is_plain() && job.reader.next_read().value_or(now) <= now)
            due.push_back(&job);
    }
    // Who has waited longest comes first; of questions to the cloud there is one a turn.
    std::stable_sort(due.begin(), due.end(), [&](const Following* a, const Following* b) {
        return a->reader.next_read().value_or(now) < b->reader.next_read().value_or(now);
    });
    bool is_asked = false;
    while (!due.empty()) {
        const std::vector<Following*> together = take_some(due);
        const bool is_file = !together[0]->service->is_hosted();
        if (!is_file && std::exchange(is_asked, true)) continue;
        for (int i = 0; i < (is_file ? most_pieces_of_a_file : 1); ++i) {
            const auto next = together[0]->reader.next_read();
            if (i > 0 && (!next || *next > world_.clock.now())) break;
            if (!ask(together)) return false;
        }
    }
    return true;
}

/// Those that are asked about in one question with the first: of one place, and with so few lines to be read again that
/// new ones fit into the page, too.
std::vector<LogFollower::Following*> LogFollower::take_some(std::vector<Following*>& due)
{
    const std::string place = due.front()->place;
    std::vector<Following*> some;
    std::size_t again = 0;
    const auto is_taken = [&](Following* job) {
        const std::size_t more = again + job->reader.kept();
        if (job->place != place || (!some.empty() && more > usual_log_lines / 2)) return false;
        again = more;
        some.push_back(job);
        return true;
    };
    std::erase_if(due, is_taken);
    return some;
}

/// The one that has waited longest.
LogFollower::Following* LogFollower::next_behind(Time now)
{
    Following* next = nullptr;
    for (Following& job : jobs_) {
        const auto due = job.reader.next_read();
        if (job.reader.is_plain() || !due || *due > now) continue;
        if (!next || job.asked < next->asked) next = &job;
    }
    return next;
}

bool LogFollower::ask(const std::vector<Following*>& jobs)
{
    std::vector<JobReference> references;
    std::vector<LogQuestion> questions;
    for (Following* job : jobs) {
        references.push_back(job->reader.job());
        questions.push_back(job->reader.question());
        job->asked = ++questions_;
    }
    std::vector<LogPage> pages = jobs.front()->service->read_logs(references, questions);
    const Time now = world_.clock.now();
    bool is_interrupted = false;
    std::vector<LogNews> news;
    for (std::size_t i = 0; i < jobs.size(); ++i) {
        is_interrupted = is_interrupted || pages[i].interrupted;
        std::vector<LogNews> some = jobs[i]->reader.take(std::move(pages[i]), now);
        std::move(some.begin(), some.end(), std::back_inserter(news));
    }
    if (jobs.size() > 1) put_in_order(news);
    for (const LogNews& item : news) tell_(item);
    return !is_interrupted && world_.console.out_error() == 0;
}

void LogFollower::tell_troubles(Time now)
{
    std::map<std::string, std::vector<const LogReader*>> failing;
    std::map<std::string, const LogReader*> healthy;
    for (const Following& job : jobs_) {
        if (!job.reader.trouble()) {
            healthy[job.place] = &job.reader;
        } else if (job.reader.next_read()) {  // else it was given up, and that is said
            failing[job.place].push_back(&job.reader);
        }
    }
    for (const auto& [place, readers] : failing) tell_trouble(place, readers, now);
    std::erase_if(said_, [&](const auto& said) {
        const auto& [place, before] = said;
        if (failing.contains(place)) return false;
        if (const auto reader = healthy.find(place); reader != healthy.end()) {
            LogNews news;
            news.kind = LogNews::Kind::trouble_over;
            news.job = reader->second->job().name;
            news.id = reader->second->job().id;
            news.without_contact = now - before.since;
            tell_(news);
        }
        return true;
    });
}

void LogFollower::tell_trouble(
    const std::string& place, const std::vector<const LogReader*>& failing, Time now)
{
    const LogReader& reader = *failing.front();
    const LogTrouble& trouble = *reader.trouble();
    const auto [said, is_first] = said_.try_emplace(place, Said{now, ""});
    const bool is_other = trouble.lasting && said->second.lasting != trouble.text;
    if (!is_first && !is_other) return;
    if (trouble.lasting) said->second.lasting = trouble.text;
    LogNews news;
    news.kind = LogNews::Kind::trouble;
    news.job = reader.job().name;
    news.id = reader.job().id;
    news.text = trouble.text;
    news.hint = trouble.hint;
    news.refusal = trouble.refusal;
    news.others = failing.size() - 1;
    tell_(news);
}

std::optional<Time> LogFollower::next_read() const
{
    std::optional<Time> next;
    for (const Following& job : jobs_) {
        const auto due = job.reader.next_read();
        if (due && (!next || *due < *next)) next = due;
    }
    return next;
}

const LogFollower::Following* LogFollower::find(const std::string& id) const
{
    const auto found = std::find_if(jobs_.begin(), jobs_.end(),
        [&](const Following& job) { return job.reader.job().id == id; });
    return found == jobs_.end() ? nullptr : &*found;
}

std::optional<LogLine> LogFollower::newest(const std::string& id) const
{
    const Following* job = find(id);
    return job ? job->reader.newest() : std::nullopt;
}

bool LogFollower::is_empty(const std::string& id) const
{
    const Following* job = find(id);
    return job != nullptr && job->reader.is_read() && !job->reader.newest();
}

std::optional<Time> LogFollower::newest_at(const std::string& id) const
{
    const Following* job = find(id);
    return job ? job->reader.newest_at() : std::nullopt;
}

std::size_t LogFollower::kept() const
{
    std::size_t count = 0;
    for (const Following& job : jobs_) count += job.reader.kept();
    return count;
}

}  // namespace mltrain
