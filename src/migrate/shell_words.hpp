// A shell script, read and never run: its commands as words, with what is known of its variables put in. What
// only a running shell knows (the time, the answer of a program, a variable that is set elsewhere) stays in a
// word as a piece without a value, and troubles only the reader who needs that word. Of the shell's own
// language this knows lists of simple commands; loops, conditions, functions, arrays and here-documents are
// refused with their place.
#pragma once

#include "migrate/script.hpp"

#include <cstddef>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mltrain {

/// Values of variables that the user gave; they win over what the script says.
using Defines = std::map<std::string, std::string>;

/// A part of a word: text, or what stands for a text that is not known.
struct Piece {
    enum class Kind {
        text,
        time_stamp,  ///< $(date …), in whatever form
        project,     ///< $(gcloud config get-value project) and its like
        unknown,
    };

    Kind kind = Kind::text;
    std::string text;    ///< of a text itself; else the variable that may be defined instead, or ""
    std::size_t at = 0;  ///< where it was written, which is also how one is told from another
    std::size_t size = 1;
    std::string reason;  ///< of the unknown: why it is

    bool operator==(const Piece&) const = default;
};

struct ShellWord {
    std::vector<Piece> pieces;
    std::size_t at = 0, size = 1;
    bool is_pattern =
        false;  ///< has an unquoted *, ? or […], which the shell may put file names for

    /// Nothing when a part of it is not known.
    std::optional<std::string> plain() const;
};

using Variables = std::map<std::string, std::vector<Piece>, std::less<>>;

struct ShellCommand {
    Variables assignments;  ///< NAME=value before it, for it alone
    std::vector<ShellWord> words;
    std::size_t at = 0;
    std::vector<Complaint> objections;  ///< why it cannot be read by itself: a pipe, a redirection
};

struct ShellReading {
    std::vector<ShellCommand> commands;  ///< without those that only set variables
    Variables variables;                 ///< as they are when the last of the commands runs
    std::size_t end = 0;                 ///< where reading stopped
};

/// Up to and with the first command for which `is_last` holds; what follows is not looked at. Throws Error
/// for what cannot be read.
ShellReading read_shell(const Script& script, const Defines& defines,
    const std::function<bool(const ShellCommand&)>& is_last);

}  // namespace mltrain
