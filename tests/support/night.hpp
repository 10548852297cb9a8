// A night of watching in no time: jobs that go through their states by the clock in a pretended cloud, and the whole
// program that watches them.
#pragma once

#include "base/error.hpp"
#include "base/money.hpp"
#include "faults/cloud.hpp"
#include "job/record.hpp"
#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// What the service calls a job's state, from that time of the night on; "" where it does not know the job.
struct Stage {
    Seconds after;
    std::string word;
};

/// A job that is in the ledger when the night begins, and how it will go.
struct Life {
    std::string name;
    CloudPlace place;
    std::vector<Stage> stages;
    std::optional<Money> per_hour{}, max_cost{};
    std::vector<std::string> args{};
};

/// What mltrain asked gcloud.
struct Question {
    Time at;
    CloudPlace place;
    std::string verb;     ///< "list", "describe", "cancel"
    std::string subject;  ///< the job's name; "" of a list
};

class Night final : public Runner, public Console {
public:
    explicit Night(const std::vector<Life>& lives);

    /// What the user types after "mltrain".
    Exit mltrain(const std::vector<std::string>& words);
    void write_settings(std::string_view text) const;
    /// So long since the night began.
    Seconds age() { return clock.now() - start_; }
    std::vector<Question> asked(std::string_view verb) const;

    Outcome run(const Command& command) override;
    std::optional<std::filesystem::path> find_program(const std::string& name) override
    {
        if (name == "squeue") return {};  // no Slurm on this machine
        return "/usr/bin/" + name;
    }
    void out(std::string_view text) override { shown += text; }
    void err(std::string_view text) override { said += text; }
    bool confirms(std::string_view) override { return false; }
    bool can_ask() const override { return false; }
    Screen out_screen() const override { return {}; }
    Screen err_screen() const override { return {}; }

    /// What goes wrong with a question; an interrupted one is a Ctrl-C.
    std::function<Fault(const Question&)> fault_of = [](auto&) { return Fault::none; };
    /// A list leaves this job out.
    std::function<bool(const std::string& name)> is_unlisted = [](auto&) { return false; };

    FakeClock clock;
    std::string shown, said;
    std::vector<Question> questions;
    double cloud_seconds = 0;  ///< of the processor, that the cloud took for its answers

private:
    Question question_of(const Command& command);
    Outcome answer(const Command& command, const Question& question, const Fate& fate);
    void pass_time(bool for_a_list);
    void take_cancel(const Question& question);

    const Time start_;
    Scratch scratch_;
    FakeRandom random_;
    Cloud cloud_;
    std::vector<std::vector<Stage>> stages_;  ///< of the cloud's jobs, in their order
};

/// Of this process, in seconds.
double processor_time();

}  // namespace mltrain
