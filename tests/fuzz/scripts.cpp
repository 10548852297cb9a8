// Shells: the commands that people have in their scripts, and the words that mltrain writes for a shell.
#include "base/text.hpp"
#include "catalog/prices.hpp"
#include "fuzz/targets.hpp"
#include "job/spec_file.hpp"
#include "migrate/job_file.hpp"
#include "migrate/legacy_command.hpp"
#include "migrate/legacy_config.hpp"
#include "migrate/shell_words.hpp"
#include "migrate/to_vertex_ai.hpp"
#include "show/error_text.hpp"

#include <array>
#include <cerrno>
#include <string>
#include <vector>

#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace mltrain::fuzz {

namespace {

using Words = std::vector<std::string>;

void becomes_a_job_file(const LegacyJob& job)
{
    static const PriceBook book{OwnPrices{}};
    for (const JobSpec& spec : {job.spec,
             to_vertex_ai(job.spec, book,
                 Date{std::chrono::year(2026), std::chrono::month(11), std::chrono::day(20)})
                 .spec}) {
        const std::string text = pretty_job_file(spec, "/project");
        const SpecFile file = parse_spec("job.toml", text, "/project");
        law(file.complaints.empty(), "what is migrated is a job file:\n" + text);
        law(file.spec == spec, "what is migrated is the same job:\n" + text);
    }
}

void is_a_mistake_with_its_place(const Error& error)
{
    for (const Complaint& complaint : error.complaints)
        law(complaint.line >= 0 && complaint.width >= 1 && !complaint.message.empty(),
            "a complaint has a place and says what is wrong");
    error_text(error, Style{});
}

/// A real sh, started once, which tells what it reads as words.
class RealShell {
public:
    RealShell()
    {
        std::array<int, 2> ends{};
        law(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends.data()) == 0, "a socket pair");
        // Its parent ends at once, so that this program has no child that others would wait for.
        const pid_t parent = fork();
        if (parent == 0) {
            if (fork() != 0) _exit(0);
            dup2(ends[1], STDIN_FILENO);
            dup2(ends[1], STDOUT_FILENO);
            execl("/bin/sh", "sh", nullptr);
            _exit(127);
        }
        waitpid(parent, nullptr, 0);
        close(ends[1]);
        socket_ = ends[0];
    }

    Words words_of(const std::string& line)
    {
        send("set -- " + line + "\nprintf '%s\\0' \"$#\" \"$@\"\n");
        Words words;
        const std::size_t count = std::stoul(next_word());
        while (words.size() < count) words.push_back(next_word());
        return words;
    }

private:
    void send(const std::string& text) const
    {
        for (std::size_t sent = 0; sent < text.size();) {
            const ssize_t count = write(socket_, text.data() + sent, text.size() - sent);
            if (count < 0 && errno == EINTR) continue;  // libFuzzer's own clock
            law(count > 0, "the shell listens");
            sent += static_cast<std::size_t>(count);
        }
    }

    std::string next_word()
    {
        while (heard_.find('\0') == heard_.npos) {
            std::array<char, 4096> piece{};
            const ssize_t count = read(socket_, piece.data(), piece.size());
            if (count < 0 && errno == EINTR) continue;
            law(count > 0, "the shell lives");
            heard_.append(piece.data(), static_cast<std::size_t>(count));
        }
        const std::string word = heard_.substr(0, heard_.find('\0'));
        heard_.erase(0, word.size() + 1);
        return word;
    }

    int socket_ = -1;
    std::string heard_;
};

}  // namespace

void migrate_command(std::string_view bytes)
{
    try {
        becomes_a_job_file(read_legacy_command(bytes, {}, "/project"));
    } catch (const Error& error) {
        is_a_mistake_with_its_place(error);
    }
}

void legacy_config(std::string_view bytes)
{
    try {
        LegacyJob job = read_legacy_config("config.yaml", std::string(bytes), {});
        if (!job.spec.name) job.spec.name = "job";
        becomes_a_job_file(job);
    } catch (const Error& error) {
        is_a_mistake_with_its_place(error);
    }
}

/// Words as they stand behind a program: the program itself may not look like a variable, "a=b".
void shell_quoting(std::string_view bytes)
{
    static RealShell shell;
    const Words words = split(bytes, '\0');
    const std::string line = shell_line(words);
    law(shell.words_of(line) == words, "sh reads the same words: " + line);
    try {
        const Script script("script", "gcloud " + line);
        if (script.text() != "gcloud " + line) return;  // line ends of Windows
        const ShellReading reading =
            read_shell(script, {}, [](const ShellCommand&) { return true; });
        law(reading.commands.size() == 1, "a line of words is one command: " + line);
        law(reading.commands[0].words.size() == 1 + words.size(),
            "migrate reads as many words: " + line);
        for (std::size_t i = 0; i < words.size(); ++i)
            law(reading.commands[0].words[1 + i].plain() == words[i],
                "migrate reads the same words: " + line);
    } catch (const Error&) {  // no text
    }
}

}  // namespace mltrain::fuzz
