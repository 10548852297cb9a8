#include "system/console.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "system/interrupts.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

namespace mltrain {

namespace {

/// 0, or why not all could be written.
int write_all(int descriptor, std::string_view text)
{
    const int interrupts = interrupt_count();
    while (!text.empty()) {
        const auto written = write(descriptor, text.data(), text.size());
        // Nobody reads (Ctrl-S, a pager), and the user insists: the answer is given up.
        const bool is_insisted = is_terminated() || interrupt_count() > interrupts + 1;
        if (written < 0 && errno == EINTR && !is_insisted) continue;
        if (written < 0) return errno;
        text.remove_prefix(static_cast<std::size_t>(written));
    }
    return 0;
}

bool is_set(const char* name)
{
    const char* value = std::getenv(name);
    const std::string_view word = value ? value : "";
    return !word.empty() && word != "0";
}

Screen screen_of(int descriptor)
{
    Screen screen;
    screen.is_terminal = isatty(descriptor) != 0;
    const char* term = std::getenv("TERM");
    const bool dumb = term == nullptr || std::string_view(term) == "dumb";
    screen.repaint = screen.is_terminal && !dumb;
    screen.colour = (screen.repaint && !is_set("NO_COLOR")) || is_set("CLICOLOR_FORCE");
    winsize size = {};
    if (screen.is_terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        screen.columns = size.ws_col;
        if (size.ws_row > 0) screen.rows = size.ws_row;
    }
    screen.resumptions = resumption_count();
    return screen;
}

}  // namespace

void TerminalConsole::out(std::string_view text)
{
    if (out_error_ == 0) out_error_ = write_all(STDOUT_FILENO, text);
}

void TerminalConsole::err(std::string_view text)
{
    write_all(STDERR_FILENO, text);  // where else could one say that this failed?
}

bool TerminalConsole::confirms(std::string_view question)
{
    const std::string answer = lower(trimmed(ask(question).value_or("")));
    return answer == "y" || answer == "yes";
}

std::optional<std::string> TerminalConsole::ask(std::string_view question)
{
    if (!can_ask()) return {};
    err(question);
    std::string answer;
    char c = 0;
    const int interrupts = interrupt_count();
    while (true) {
        const auto got = read(STDIN_FILENO, &c, 1);
        if (got < 0 && errno == EINTR && interrupt_count() == interrupts)
            continue;  // Ctrl-Z and back
        if (got < 0 && errno == EINTR) {
            err("\n");
            throw Error("interrupted", "", Exit::interrupted);
        }
        if (got == 1 && c == '\n') return answer;
        if (got != 1) {
            err("\n");
            return answer.empty() ? std::nullopt : std::optional(answer);
        }
        answer += c;
    }
}

bool TerminalConsole::can_ask() const
{
    return isatty(STDIN_FILENO) != 0 && isatty(STDERR_FILENO) != 0;
}

Screen TerminalConsole::out_screen() const
{
    return screen_of(STDOUT_FILENO);
}

Screen TerminalConsole::err_screen() const
{
    return screen_of(STDERR_FILENO);
}

}  // namespace mltrain
