// The text of a shell script, and the places in it.
#pragma once

#include "base/error.hpp"
#include "base/source_text.hpp"

#include <cstddef>
#include <string>
#include <string_view>

namespace mltrain {

/// A script is at most this large.
constexpr std::size_t script_limit = 64 * 1024;

/// UTF-8 without control characters but tabs and line ends.
bool is_text(const std::string& text);
/// Without a byte order mark, and with the line ends of Unix.
std::string with_plain_lines(std::string_view text);

/// A script's text under the name that complaints give it. Throws Error when it is too large or no text.
class Script {
public:
    Script(std::string name, std::string_view text);
    Script(const Script&) = delete;  // source_ looks into text_
    Script& operator=(const Script&) = delete;
    ~Script() = default;

    const std::string& name() const { return name_; }
    std::string_view text() const { return text_; }
    /// At so many bytes from the beginning.
    Complaint complaint(std::size_t at, std::size_t size, const std::string& message,
        const std::string& hint) const;

private:
    std::string name_;
    std::string text_;  ///< lines end in \n alone
    SourceText source_;
};

}  // namespace mltrain
