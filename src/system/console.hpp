// What the user sees and answers. stdout is the answer, stderr is the talk; whether they are terminals,
// how wide, and whether colour is wanted is asked once and then a value.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace mltrain {

/// What a stream can show.
struct Screen {
    bool is_terminal = false;
    bool colour = false;
    bool repaint = false;  ///< a terminal that can move its cursor
    int columns = 80;
    int rows = 24;
    int resumptions =
        0;  ///< after each, what was painted is somewhere else: the shell has been there
};

class Console {
public:
    virtual ~Console() = default;

    /// Never throws: what has to be done is done, though nobody reads what is said of it.
    virtual void out(std::string_view text) = 0;
    /// Why stdout takes no more, as errno; 0 while it does. EPIPE: its reader has gone away, which is success.
    virtual int out_error() const { return 0; }
    virtual void err(std::string_view text) = 0;
    /// Asks on the terminal; false when the answer is no, or when there is nobody to ask. Throws Error (130)
    /// when the user presses Ctrl-C instead.
    virtual bool confirms(std::string_view question) = 0;
    virtual bool can_ask() const = 0;
    /// The line that the user types; nothing where there is nobody to ask, or the input has ended. Throws Error
    /// (130) when the user presses Ctrl-C instead.
    virtual std::optional<std::string> ask(std::string_view) { return {}; }
    /// The size is measured anew, so that a resized window is noticed.
    virtual Screen out_screen() const = 0;
    virtual Screen err_screen() const = 0;
};

class TerminalConsole final : public Console {
public:
    void out(std::string_view text) override;
    int out_error() const override { return out_error_; }
    void err(std::string_view text) override;
    bool confirms(std::string_view question) override;
    bool can_ask() const override;
    std::optional<std::string> ask(std::string_view question) override;
    Screen out_screen() const override;
    Screen err_screen() const override;

private:
    int out_error_ = 0;
};

}  // namespace mltrain
