#include "system/console.hpp"

#include <cerrno>
#include <cstdlib>
#include <string>

#include <sys/ioctl.h>
#include <unistd.h>

namespace mltrain {

namespace {

enum class Gone { is_success, is_ignored };

void write_all(int descriptor, std::string_view text, Gone gone)
{
    while (!text.empty()) {
        const auto written = write(descriptor, text.data(), text.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0 && gone == Gone::is_success && errno == EPIPE) throw BrokenPipe{};
        if (written < 0) return;  // there is nowhere left to say so
        text.remove_prefix(static_cast<std::size_t>(written));
    }
}

bool is_set(const char* name)
{
    const char* value = std::getenv(name);
    return value && *value && std::string_view(value) != "0";
}

Screen screen_of(int descriptor)
{
    Screen screen;
    screen.is_terminal = isatty(descriptor) != 0;
    const char* term = std::getenv("TERM");
    const bool dumb = !term || std::string_view(term) == "dumb";
    screen.repaint = screen.is_terminal && !dumb;
    screen.colour = (screen.repaint && !is_set("NO_COLOR")) || is_set("CLICOLOR_FORCE");
    winsize size = {};
    if (screen.is_terminal && ioctl(descriptor, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) {
        screen.columns = size.ws_col;
    }
    return screen;
}

}  // namespace

void TerminalConsole::out(std::string_view text)
{
    write_all(STDOUT_FILENO, text, Gone::is_success);
}

void TerminalConsole::err(std::string_view text)
{
    write_all(STDERR_FILENO, text, Gone::is_ignored);
}

bool TerminalConsole::confirms(std::string_view question)
{
    if (!can_ask()) return false;
    err(question);
    std::string answer;
    char c = 0;
    while (read(STDIN_FILENO, &c, 1) == 1 && c != '\n') answer += c;
    return answer == "y" || answer == "Y" || answer == "yes";
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
