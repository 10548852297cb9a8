// Emphasis that is never the only carrier of a meaning: without colour the text says the same.
#pragma once

#include "job/job.hpp"

#include <string>
#include <string_view>

namespace mltrain {

struct Style {
    bool colour = false;

    std::string bold(std::string_view text) const { return wrapped("1", text); }
    std::string dim(std::string_view text) const { return wrapped("2", text); }
    std::string underline(std::string_view text) const { return wrapped("4", text); }
    std::string red(std::string_view text) const { return wrapped("31", text); }
    std::string green(std::string_view text) const { return wrapped("32", text); }
    std::string yellow(std::string_view text) const { return wrapped("33", text); }
    std::string cyan(std::string_view text) const { return wrapped("36", text); }
    /// The state's name in the colour of how it stands.
    std::string state(State state) const;

private:
    std::string wrapped(std::string_view code, std::string_view text) const
    {
        if (!colour) return std::string(text);
        return "\x1b[" + std::string(code) + "m" + std::string(text) + "\x1b[0m";
    }
};

}  // namespace mltrain
