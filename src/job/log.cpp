// The rules by which a log is read.
//
// Cloud Logging answers one question: the entries of these jobs since then, sorted by time, the first so many. It
// promises little more. Entries arrive late and out of order, because each machine of a job sends its own; the same
// entry may come twice; `insertId` orders only entries of one log and one time, so that it is no place to go on from;
// and of a list that broke off, gcloud prints the beginning and exits 1.
//
// Overlap. So each question begins a while before the newest line that is known, at the floor, and a line is new when
// its identity (time, log and task, insertId) is not known. Identities are kept from the floor on, and nothing below
// the floor is asked for again: that bounds what is kept. The floor is the highest of these:
//   - the newest line's time less two minutes: a line that comes later than that behind a newer one is not seen;
//   - the time of the newest line that was known two minutes ago and has been asked for again since: while a job is
//     silent, its last lines are not fetched over and over;
//   - the time of the 2000th line from the newest: a log that roars gets a shorter overlap, and not a larger memory.
// Distances between lines are measured by their own times and waiting by our own clock, never one against the other,
// so that a clock that is wrong here loses nothing. A line from the future (its machine's clock is wrong) moves no
// floor, or all the others would lie below it; when there are more than 2000 of them, the wrong clock is ours.
//
// Order. A new line is held back until it is five seconds old (one from the future: until five seconds after it came)
// and told in order with those that came meanwhile; gcloud's own streaming waits as long. One that comes later still is
// told when it comes.
//
// Full pages. A page that is as long as was asked ends somewhere in the log: the next question begins at its last
// line, without overlap, or a log of a thousand lines a second would never be caught up with. Of lines of that very
// time some may still be missing, so it begins at that time and not after it. When such a page is all known and ends
// where it began, there are more lines of one instant than the limit: the limit grows. At its largest the
// instant is left with a gap.
//
// Unreadable pages. An answer that is no JSON was cut off by its size, or has a line in it that breaks it: the limit
// shrinks fourfold, down to one line more than is known. When that cannot be read, only times and identities are asked
// for, and then the first new one with its text: if it is the one that breaks the answer, it is told as a gap, and left
// out of every question that would reach it again. (More than ten of them are left behind by moving the floor.) When
// not even identities can be read, or twenty questions led nowhere, it is a failure like any other.
//
// Failures change nothing: the same is asked again, ever more slowly up to once a minute. What is held back stays so,
// as others may stand before it; and the next question has its overlap again.
//
// The end. A job's last lines arrive after its end is known. So it is read once more, then after five and after ten
// seconds; when these two looks brought nothing new, the log is drained. That of a job that ended more than ten
// minutes ago is read once. When the end cannot be read for two minutes, or for a reason that lasts, it is given up
// and said.
//
// A log that is a file on this machine needs none of this: it is read on from where it was read to (local/log_file).

#include "job/log.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

namespace mltrain {

namespace {

constexpr Seconds overlap(120);
constexpr Seconds patience(120);  ///< so long a line may come late
constexpr std::size_t most_known = 2000;
constexpr Seconds youngest(5);      ///< younger lines are held back
constexpr Seconds wrong_clock(60);  ///< a line that is further ahead is from the future
constexpr std::size_t largest_limit = 4 * usual_log_lines;
constexpr std::size_t stride = 4;  ///< by which the limit shrinks and grows
constexpr int most_fruitless = 20;
constexpr std::size_t most_broken = 10;
constexpr Seconds long_ago(600);
constexpr Seconds longest_retry(60);
constexpr Seconds patience_at_the_end(120);
constexpr int looks_after_the_end = 2;

Seconds quickest(bool is_file)
{
    return Seconds(is_file ? 1 : 5);
}

Seconds slowest(bool is_file)
{
    return Seconds(is_file ? 2 : 30);
}

}  // namespace

LogReader::LogReader(JobReference job, LogStart start, Time now)
    : job_(std::move(job)),
      start_(std::move(start)),
      floor_(start_.from),
      limit_(usual_log_lines),
      next_read_(now)
{
}

LogQuestion LogReader::question() const
{
    LogQuestion question;
    question.from = std::max(floor_, continue_at_.value_or(floor_));
    question.least_level = start_.least_level;
    question.limit = limit_;
    question.without_text = without_text_;
    for (const Identity& line : broken_) question.left_out.push_back(line.insert_id);
    question.file = file_;
    question.is_over = is_over_;
    return question;
}

bool LogReader::is_plain() const
{
    return !continue_at_ && limit_ == usual_log_lines && !without_text_;
}

std::optional<Time> LogReader::next_read() const
{
    return is_drained_ ? std::nullopt : std::optional(next_read_);
}

void LogReader::end(Time now, Time ended)
{
    if (is_over_) return;
    is_over_ = true;
    const bool may_grow = !start_.is_file && now - ended <= long_ago;
    last_looks_ = may_grow ? looks_after_the_end : 0;
    next_read_ = std::min(next_read_, now);
}

void LogReader::read_to_the_end()
{
    is_over_ = true;
}

std::vector<LogNews> LogReader::take(LogPage page, Time now)
{
    std::vector<LogNews> news;
    if (page.interrupted) return news;
    if (page.kind == LogPage::Kind::failed) {
        take_failure({page.trouble, page.hint, page.lasting, page.refusal}, now, news);
        return news;
    }
    if (page.kind == LogPage::Kind::unreadable) {
        take_unreadable(now, news);
        return news;
    }
    trouble_.reset();
    failing_since_.reset();
    if (start_.is_file) {
        take_file(page, now, news);
        return news;
    }
    if (without_text_) {
        take_outline(page, now);
        return news;
    }
    suspect_.reset();
    const bool is_new = take_lines(page.lines, now) > 0;
    if (page.is_full) {
        take_full_page(page.until, is_new, now);
    } else {
        take_last_page(is_new, now);
    }
    if (fruitless_ > most_fruitless) take_unreadable(now, news);
    forget_what_is_settled(now);
    // Between the end of a full page and what is held behind it, lines may be missing still.
    tell_held(page.is_full ? std::optional(page.until) : std::nullopt, now, news);
    return news;
}

LogReader::Identity LogReader::identity_of(const LogLine& line)
{
    return {line.at.value_or(LogTime{}), line.log + "\n" + line.task, line.insert_id};
}

LogNews LogReader::news_of(LogNews::Kind kind) const
{
    LogNews news;
    news.kind = kind;
    news.job = job_.name;
    news.id = job_.id;
    return news;
}

std::size_t LogReader::take_lines(std::vector<LogLine>& lines, Time now)
{
    std::size_t count = 0;
    for (LogLine& line : lines) {
        if (!line.at || *line.at < floor_) continue;
        Identity identity = identity_of(line);
        if (!known_.try_emplace(identity, now).second) continue;
        ++count;
        LogNews news = news_of(LogNews::Kind::line);
        news.line = std::move(line);
        held_.emplace(std::move(identity), Held{std::move(news), now});
    }
    if (count > 0) quiet_looks_.reset();
    return count;
}

/// The first new one may be what broke the answer, or a late one that stands before it: it is asked for by itself.
void LogReader::take_outline(LogPage& page, Time now)
{
    without_text_ = false;
    next_read_ = now;
    for (std::size_t i = 0; i < page.lines.size(); ++i) {
        if (known_.contains(identity_of(page.lines[i]))) continue;
        suspect_ = std::move(page.lines[i]);
        limit_ = i + 1;
        return;
    }
    limit_ = usual_log_lines;  // it is gone
}

void LogReader::leave_out(LogLine line, Time now)
{
    Identity identity = identity_of(line);
    LogNews news = news_of(LogNews::Kind::gap);
    news.text = "a line could not be read";
    news.line = std::move(line);
    known_.emplace(identity, now);
    broken_.insert(identity);
    held_.emplace(std::move(identity), Held{std::move(news), now});
    quiet_looks_.reset();
    fruitless_ = 0;
    next_read_ = now;
}

void LogReader::take_full_page(const LogTime& until, bool is_new, Time now)
{
    const LogTime from = question().from;
    next_read_ = now;
    if (until < from) return;  // other jobs have filled it
    if (is_new || until > from) {
        fruitless_ = 0;
        continue_at_ = until;
        limit_ = std::min(usual_log_lines, limit_ * stride);
        return;
    }
    ++fruitless_;
    if (limit_ < largest_limit) {
        limit_ = std::min(largest_limit, limit_ * stride);
    } else {
        step_over(until, now);
    }
}

/// Nothing of that time, or before it, is asked for any more.
void LogReader::step_over(const LogTime& crowded, Time now)
{
    LogNews news = news_of(LogNews::Kind::gap);
    news.line.at = crowded;
    news.text = "more lines than can be read bear this time";
    held_.emplace(Identity{crowded, "\x7f", ""}, Held{std::move(news), now});  // behind them all
    floor_ = after(crowded);
    continue_at_ = floor_;
    limit_ = usual_log_lines;
    fruitless_ = 0;
}

void LogReader::take_last_page(bool is_new, Time now)
{
    continue_at_.reset();
    limit_ = usual_log_lines;
    fruitless_ = 0;
    read_to_end_at_ = now;
    slow_down(is_new || !held_.empty(), now);
    if (!is_over_) return;
    quiet_looks_ = quiet_looks_ ? *quiet_looks_ + 1 : 0;
    is_drained_ = *quiet_looks_ >= last_looks_;
    next_read_ = now + (*quiet_looks_ == 0 ? Seconds(5) : Seconds(10));
}

void LogReader::take_unreadable(Time now, std::vector<LogNews>& news)
{
    const auto since = [from = Identity{question().from, "", ""}](const auto& lines) {
        return static_cast<std::size_t>(std::distance(lines.lower_bound(from), lines.end()));
    };
    const std::size_t least = since(known_) - since(broken_) + 1;
    if (suspect_) return leave_out(*std::exchange(suspect_, std::nullopt), now);
    ++fruitless_;
    if (without_text_ || fruitless_ > most_fruitless) {
        limit_ = usual_log_lines;
        fruitless_ = 0;
        take_failure({"gcloud's answer cannot be read", "", false, Refusal::other}, now, news);
        return;
    }
    without_text_ = limit_ <= least;
    limit_ = std::max(least, limit_ / stride);
    next_read_ = now;
}

void LogReader::take_failure(LogTrouble trouble, Time now, std::vector<LogNews>& news)
{
    if (!failing_since_) failing_since_ = now;
    continue_at_.reset();  // before it, lines may come late meanwhile
    suspect_.reset();
    without_text_ = false;
    interval_ = std::clamp(interval_ * 2, quickest(start_.is_file), longest_retry);
    next_read_ = now + interval_;
    is_drained_ = is_over_ && (trouble.lasting || now - *failing_since_ >= patience_at_the_end);
    if (is_drained_) {
        tell_held({}, now, news);
        LogNews end = news_of(LogNews::Kind::given_up);
        end.text = trouble.text;
        end.hint = trouble.hint;
        end.refusal = trouble.refusal;
        news.push_back(std::move(end));
    }
    trouble_ = std::move(trouble);
}

void LogReader::take_file(LogPage& page, Time now, std::vector<LogNews>& news)
{
    file_ = std::move(page.file);
    if (!page.gap.empty()) {
        LogNews gap = news_of(LogNews::Kind::gap);
        gap.text = page.gap;
        news.push_back(std::move(gap));
    }
    if (!page.lines.empty()) newest_at_ = page.written_at.value_or(now);
    for (LogLine& line : page.lines) {
        LogNews item = news_of(LogNews::Kind::line);
        item.line = std::move(line);
        tell(std::move(item), news);
    }
    slow_down(!page.lines.empty(), now);
    if (page.is_full) next_read_ = now;
    is_drained_ = is_over_ && !page.is_full;
}

void LogReader::slow_down(bool is_new, Time now)
{
    const Seconds longer = interval_ + std::max(Seconds(1), interval_ / 2);
    interval_ = is_new ? quickest(start_.is_file)
                       : std::clamp(longer, quickest(start_.is_file), slowest(start_.is_file));
    next_read_ = now + interval_;
}

void LogReader::forget_what_is_settled(Time now)
{
    auto line = known_.upper_bound(Identity{{now + wrong_clock, 0}, "", ""});
    const auto from_the_future = static_cast<std::size_t>(std::distance(line, known_.end()));
    if (from_the_future > most_known) line = known_.end();
    if (line == known_.begin()) return;
    const LogTime newest = std::prev(line)->first.at;
    LogTime floor{newest.second - overlap, newest.nanosecond};
    for (std::size_t count = 0; line != known_.begin(); ++count) {
        --line;
        if (line->first.at < floor) break;
        const bool is_settled = read_to_end_at_ && line->second + patience <= *read_to_end_at_;
        if (count < most_known && !is_settled) continue;
        floor = line->first.at;
        break;
    }
    floor_ = std::max(floor_, floor);
    if (broken_.size() > most_broken) floor_ = std::max(floor_, after(broken_.rbegin()->at));
    const Identity first{floor_, "", ""};
    known_.erase(known_.begin(), known_.lower_bound(first));
    broken_.erase(broken_.begin(), broken_.lower_bound(first));
}

void LogReader::tell_held(const std::optional<LogTime>& until, Time now, std::vector<LogNews>& news)
{
    const Time ripe = now - youngest;
    for (auto held = held_.begin(); held != held_.end();) {
        if (until && held->first.at > *until) return;
        const LogTime& at = held->first.at;
        const Time seen = held->second.seen;
        const bool is_old = at <= LogTime{ripe, 0} || (at.second > seen && seen <= ripe);
        if (!is_drained_ && !is_old) {
            ++held;
            continue;
        }
        tell(std::move(held->second.news), news);
        held = held_.erase(held);
    }
}

void LogReader::tell(LogNews item, std::vector<LogNews>& news)
{
    const LogLine& line = item.line;
    const bool is_late = newest_ && newest_->at && line.at && *line.at < *newest_->at;
    if (item.kind == LogNews::Kind::line && !is_late) {
        newest_ = line;
        if (line.at) newest_at_ = line.at->second;
    }
    news.push_back(std::move(item));
}

}  // namespace mltrain
