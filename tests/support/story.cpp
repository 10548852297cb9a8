#include "support/story.hpp"

#include "app.hpp"
#include "base/text.hpp"
#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <map>
#include <optional>
#include <regex>
#include <stdexcept>
#include <vector>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// One scripted answer, with the lines that spell it.
struct Reply {
    std::vector<std::string> lines;
    Outcome outcome;
    std::optional<Time> until;
};

bool is_answer(std::string_view line)
{
    return line.starts_with('<') || line.starts_with("! ") || line == "!";
}

void read_answer_line(Reply& reply, const std::string& line)
{
    reply.lines.push_back(line);
    Outcome& outcome = reply.outcome;
    if (line.starts_with("<until ")) {
        reply.until = parse_time(line.substr(7)).value();
    } else if (line == "<timeout") {
        outcome.timed_out = true;
        outcome.exit_code = 143;
    } else if (line == "<interrupted") {
        outcome.interrupted = true;
        outcome.exit_code = 143;
    } else if (line == "<missing") {
        outcome.not_found = true;
    } else if (line.starts_with("<killed ")) {
        outcome.exit_code = 128 + std::stoi(line.substr(8));
    } else if (line.starts_with("<[")) {
        outcome.exit_code = std::stoi(line.substr(2));
    } else if (line.starts_with("! ")) {
        outcome.err += line.substr(2) + "\n";
    } else if (line.starts_with("< ")) {
        outcome.out += line.substr(2) + "\n";
    } else if (line != "<") {
        throw std::runtime_error("this line of a story means nothing: " + line);
    }
}

/// The 5 of "> gcloud … [x 5]".
int times_of(const std::string& question)
{
    const auto mark = question.rfind(" [x ");
    return mark == question.npos || !question.ends_with(']') ? 1
                                                             : std::stoi(question.substr(mark + 4));
}

/// The answers between two commands, in the order in which they are to be given.
std::deque<Reply> replies_of(const std::vector<std::string>& lines, std::size_t from)
{
    std::deque<Reply> replies;
    bool open = false;
    const auto close = [&] {
        // An answer that holds for a while is written down again after each piece of news.
        const std::size_t n = replies.size();
        if (open && n > 1 && replies[n - 1].until && replies[n - 1].lines == replies[n - 2].lines)
            replies.pop_back();
        open = false;
    };
    // The same question asked so often in a row stands once, with its answer.
    const auto repeat = [&](int times) {
        if (replies.empty() || replies.back().until) return;
        const Reply reply = replies.back();
        for (int i = 1; i < times; ++i) replies.push_back(reply);
    };
    int times = 1;
    for (std::size_t i = from; i < lines.size() && !lines[i].starts_with("$ "); ++i) {
        if (lines[i].starts_with("> ")) {
            close();
            repeat(times);
            times = times_of(lines[i]);
        }
        if (!is_answer(lines[i])) continue;
        if (!open) replies.emplace_back();
        open = true;
        read_answer_line(replies.back(), lines[i]);
    }
    close();
    repeat(times);
    return replies;
}

/// The program's world, and the transcript of what happens in it.
class Stage final : public Runner, public Console {
public:
    explicit Stage(Time start) : clock(start)
    {
        variables = {{"HOME", scratch.path().string()}, {"PATH", "/usr/bin"},
            {"TMPDIR", (scratch.path() / "tmp").string()},
            {"CLOUDSDK_API_ENDPOINT_OVERRIDES_ML", "http://127.0.0.1:8790/"}};
        fs::create_directories(scratch.path() / "tmp");
        fs::create_directories(scratch.path() / "project");
    }

    Outcome run(const Command& command) override
    {
        finish_lines();
        const std::string question = "> " + shown(shell_line(command.argv));
        if (replies.empty())
            throw std::runtime_error("mltrain asks, and the story has no answer: " + question);
        Reply& reply = replies.front();
        const bool nothing_since =
            times_ > 0 && transcript.size() == last_question_ + 1 + replied_.size();
        if (nothing_since && asked_ == question && replied_ == reply.lines) {
            transcript[last_question_] = fmt::format("{} [x {}]", question, ++times_);
        } else {
            last_question_ = transcript.size();
            times_ = 1;
            asked_ = question;
            replied_ = reply.lines;
            transcript.push_back(question);
            transcript.insert(transcript.end(), reply.lines.begin(), reply.lines.end());
        }
        Outcome outcome = reply.outcome;
        if (!reply.until || clock.now() >= *reply.until) replies.pop_front();
        return outcome;
    }

    bool launch(const std::vector<std::string>& argv) override
    {
        finish_lines();
        transcript.push_back("& " + shown(shell_line(argv)));
        return true;
    }

    std::optional<fs::path> find_program(const std::string& name) override
    {
        // A machine without Slurm, unless the story says otherwise.
        if (name == "squeue" && !variables.contains("SLURM_CONF")) return {};
        return "/usr/bin/" + name;
    }

    void out(std::string_view text) override { write("1| ", text); }
    void err(std::string_view text) override { write("2| ", text); }
    bool confirms(std::string_view question) override
    {
        err(question);
        err(says_yes ? "y\n" : "n\n");
        return says_yes;
    }
    bool can_ask() const override { return columns > 0; }
    std::optional<std::string> ask(std::string_view question) override
    {
        if (typed.empty()) throw std::runtime_error("nobody answers: " + std::string(question));
        std::string answer = std::move(typed.front());
        typed.pop_front();
        err(question);
        err(answer + "\n");
        return answer;
    }
    Screen out_screen() const override { return screen(); }
    Screen err_screen() const override { return screen(); }

    /// Called between commands, so that a later line never continues an earlier one.
    void finish_lines()
    {
        for (auto& [mark, text] : pending_) {
            if (!text.empty()) transcript.push_back(mark + text + "\\");
            text.clear();
        }
    }

    Scratch scratch;
    FakeClock clock;
    FakeRandom random;
    std::map<std::string, std::string> variables;
    std::deque<Reply> replies;
    std::vector<std::string> transcript;
    int columns = 0;  ///< of the terminal; 0: there is none
    bool says_yes = false;
    std::deque<std::string> typed;  ///< what the user will answer

private:
    Screen screen() const { return {columns > 0, false, false, columns > 0 ? columns : 80}; }

    std::string shown(std::string text) const
    {
        const std::string own = scratch.path().string();
        for (auto at = text.find(own); at != text.npos; at = text.find(own))
            text.replace(at, own.size(), "/home/me");
        // The hash is over absolute paths, and the folder has another name each time.
        static const std::regex hash(
            "(mltrain-spec=|\"spec_hash\": \"|mltrain-spec=)[0-9a-f]{32,64}");
        return std::regex_replace(text, hash, "$1HASH");
    }

    void write(const std::string& mark, std::string_view text)
    {
        pending_[mark] += text;
        for (auto end = pending_[mark].find('\n'); end != std::string::npos;
             end = pending_[mark].find('\n')) {
            std::string line = mark + shown(pending_[mark].substr(0, end));
            line.erase(line.find_last_not_of(' ') + 1);
            transcript.push_back(std::move(line));
            pending_[mark].erase(0, end + 1);
        }
    }

    std::map<std::string, std::string> pending_;
    std::size_t last_question_ = 0;
    std::string asked_;
    std::vector<std::string> replied_;
    int times_ = 0;
};

/// The words of a line, as a shell without expansion would split them.
std::vector<std::string> words_of(std::string_view line)
{
    std::vector<std::string> words;
    std::optional<std::string> word;
    char quote = 0;
    for (const char c : line) {
        if (quote != 0) {
            if (c == quote) {
                quote = 0;
            } else {
                *word += c;
            }
        } else if (c == '\'' || c == '"') {
            quote = c;
            if (!word) word.emplace();
        } else if (c == ' ') {
            if (word) words.push_back(*std::exchange(word, std::nullopt));
        } else {
            word = word.value_or("") + c;
        }
    }
    if (word) words.push_back(*word);
    return words;
}

class HereFor {
public:
    explicit HereFor(const fs::path& directory) : before_(fs::current_path())
    {
        fs::current_path(directory);
    }
    ~HereFor() { fs::current_path(before_); }
    HereFor(const HereFor&) = delete;
    HereFor& operator=(const HereFor&) = delete;

private:
    fs::path before_;
};

class Player {
public:
    explicit Player(const std::string& story)
        : lines_(split(story, '\n')),
          stage_(*parse_time("2026-11-20T14:30:00Z"))
    {
        while (!lines_.empty() && lines_.back().empty()) lines_.pop_back();
    }

    std::string play()
    {
        const HereFor here(stage_.scratch.path() / "project");
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const std::string& line = lines_[i];
            const bool seen = line.starts_with("1| ") || line.starts_with("2| ") || line == "1|"
                || line == "2|" || line.starts_with("> ") || line.starts_with('[')
                || is_answer(line) || line.starts_with("& ") || line.starts_with("unasked: ");
            if (seen) continue;  // what happened last time
            stage_.transcript.push_back(line);
            if (line.starts_with("file ")) {
                i = take_file(i);
            } else if (line.starts_with("$ ")) {
                take_command(i);
            } else {
                take_setting(line);
            }
        }
        return joined(stage_.transcript, "\n") + "\n";
    }

private:
    std::size_t take_file(std::size_t i)
    {
        const std::string name = lines_[i].substr(5);
        std::string text;
        for (++i; i < lines_.size() && lines_[i] != "end"; ++i) {
            stage_.transcript.push_back(lines_[i]);
            text += lines_[i] + "\n";
        }
        stage_.transcript.emplace_back("end");
        stage_.scratch.write(fs::path("project") / name, text);
        return i;
    }

    void take_setting(const std::string& line)
    {
        if (line.empty() || line.starts_with('#')) return;
        const auto words = words_of(line);
        if (words[0] == "at") {
            stage_.clock.sleep_until(parse_time(words.at(1)).value());
        } else if (words[0] == "^C") {
            stage_.clock.interrupts.push_back(parse_time(words.at(2)).value());
        } else if (words[0] == "env") {
            const auto equals = words.at(1).find('=');
            stage_.variables[words[1].substr(0, equals)] = words[1].substr(equals + 1);
        } else if (words[0] == "terminal") {
            stage_.columns = std::stoi(words.at(1));
        } else if (words[0] == "yes") {
            stage_.says_yes = true;
        } else if (words[0] == "types") {
            stage_.typed.emplace_back(trimmed(std::string_view(line).substr(words[0].size())));
        } else {
            throw std::runtime_error("this line of a story means nothing: " + line);
        }
    }

    void take_command(std::size_t i)
    {
        auto words = words_of(lines_[i].substr(2));
        words.erase(words.begin());  // "mltrain"
        stage_.replies = replies_of(lines_, i + 1);
        World world{.runner = stage_,
            .clock = stage_.clock,
            .random = stage_.random,
            .console = stage_,
            .environment = Environment(stage_.variables),
            .program = "/usr/bin/mltrain"};
        const Exit exit = run(world, words);
        stage_.finish_lines();
        for (const Reply& reply : stage_.replies) {
            if (!reply.until) stage_.transcript.push_back("unasked: " + joined(reply.lines, " / "));
        }
        for (const std::string& line : stage_.typed)
            stage_.transcript.push_back("unasked: types " + line);
        stage_.typed.clear();
        stage_.transcript.push_back(fmt::format("[{}]", static_cast<int>(exit)));
    }

    std::vector<std::string> lines_;
    Stage stage_;
};

}  // namespace

std::string played(const std::string& story)
{
    return Player(story).play();
}

}  // namespace mltrain
