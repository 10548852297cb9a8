// Reading a job's log on, as pure rules: what to ask next, what of an answer is new and in which order it is told,
// what to do when an answer cannot be read, and when there is nothing more to come. Every line is told once, late
// ones included, and what could not be read is told as a gap. What is kept in memory does not grow with the log.
#pragma once

#include "job/service.hpp"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace mltrain {

/// What is wrong while a log cannot be read.
struct LogTrouble {
    std::string text;
    std::string hint;
    bool lasting = false;  ///< waiting alone will not cure it
    Refusal refusal = Refusal::none;
};

struct LogNews {
    enum class Kind {
        line,
        gap,           ///< lines are missing here, and stay so; `text` says why
        trouble,       ///< the log cannot be read now; reading goes on
        trouble_over,  ///< it can be read again, and nothing was lost
        given_up,      ///< the job is over, and the end of its log could not be read
    };
    Kind kind = Kind::line;
    std::string job;         ///< its name
    std::string id;          ///< of the submission
    LogLine line;            ///< of a line; of a gap its time, where it is known
    std::string text, hint;  ///< of all others
    std::size_t others = 0;  ///< of a trouble: so many more jobs' logs cannot be read either
    Refusal refusal = Refusal::none;
    std::optional<Seconds> without_contact;  ///< with trouble_over
};

/// Where reading begins, and how.
struct LogStart {
    LogTime from{};           ///< lines before it are not asked for
    std::string least_level;  ///< "" for all
    bool is_file = false;     ///< on this machine: a plain file, without times
};

class LogReader {
public:
    LogReader(JobReference job, LogStart start, Time now);

    /// What to ask next.
    LogQuestion question() const;
    /// Asked the same as any job whose log is read as it grows; else it must be asked about by itself.
    bool is_plain() const;
    /// What the answer to that question brings to be told, in its order. One that the user interrupted changes nothing.
    std::vector<LogNews> take(LogPage page, Time now);

    /// The job has ended, then: from now on the rest is drained. One that ended long ago is read once to the end.
    void end(Time now, Time ended);
    /// As if it had ended long ago: what there is now is read once to the end.
    void read_to_the_end();

    /// When to ask; nothing when all has been read.
    std::optional<Time> next_read() const;
    /// Why it could not be read last time; nothing when it could.
    const std::optional<LogTrouble>& trouble() const { return trouble_; }

    const JobReference& job() const { return job_; }
    /// The job may have got its resource meanwhile.
    void is_now(JobReference job) { job_ = std::move(job); }
    /// The latest line that was told.
    const std::optional<LogLine>& newest() const { return newest_; }
    /// When a line was last written, by the log's own account; nothing while it is not read to its end.
    std::optional<Time> newest_at() const
    {
        return trouble_ || continue_at_ || !(start_.is_file || read_to_end_at_) ? std::nullopt
                                                                                : newest_at_;
    }
    /// There is nothing in it that was not read.
    bool is_read() const { return !trouble_ && !continue_at_ && read_to_end_at_; }
    /// How many lines or names of lines are kept in memory.
    std::size_t kept() const { return known_.size() + held_.size(); }

private:
    /// What tells a line from all others; in the order in which lines are told.
    struct Identity {
        LogTime at;
        std::string log;
        std::string insert_id;
        auto operator<=>(const Identity&) const = default;
    };
    struct Held {
        LogNews news;
        Time seen;
    };

    LogNews news_of(LogNews::Kind kind) const;
    static Identity identity_of(const LogLine& line);
    /// How many of the lines are new; they are held back.
    std::size_t take_lines(std::vector<LogLine>& lines, Time now);
    void take_outline(LogPage& page, Time now);
    void leave_out(LogLine line, Time now);
    void take_file(LogPage& page, Time now, std::vector<LogNews>& news);
    void take_full_page(const LogTime& until, bool is_new, Time now);
    void take_last_page(bool is_new, Time now);
    void take_unreadable(Time now, std::vector<LogNews>& news);
    void take_failure(LogTrouble trouble, Time now, std::vector<LogNews>& news);
    void step_over(const LogTime& crowded, Time now);
    void forget_what_is_settled(Time now);
    void tell_held(const std::optional<LogTime>& until, Time now, std::vector<LogNews>& news);
    void tell(LogNews item, std::vector<LogNews>& news);
    /// Later, the longer nothing new comes.
    void slow_down(bool is_new, Time now);

    JobReference job_;
    LogStart start_;
    LogTime floor_;                       ///< nothing before it is asked for any more
    std::optional<LogTime> continue_at_;  ///< behind: the last page was full, and ended here
    std::size_t limit_;
    bool without_text_ = false;
    std::optional<LogLine> suspect_;  ///< without its text: it may be what cannot be read
    int fruitless_ = 0;               ///< questions in a row that led nowhere
    std::map<Identity, Time> known_;  ///< lines since the floor, and when they were first seen
    std::map<Identity, Held> held_;   ///< new, and too young to be told
    std::set<Identity> broken_;       ///< of the known ones: those that cannot be read
    FilePlace file_;
    std::optional<Time> read_to_end_at_;

    Time next_read_;
    Seconds interval_{0};
    std::optional<LogTrouble> trouble_;
    std::optional<Time> failing_since_;

    bool is_over_ = false;
    bool is_drained_ = false;
    int last_looks_ = 0;              ///< how many without anything new are the end
    std::optional<int> quiet_looks_;  ///< so far, since the job's end
    std::optional<LogLine> newest_;
    std::optional<Time> newest_at_;
};

}  // namespace mltrain
