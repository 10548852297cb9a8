// Words and columns: joining, nearest words, the width of text in a terminal, and quoting. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

std::string joined(std::span<const std::string> parts, std::string_view separator);
std::vector<std::string> split(std::string_view text, char separator);
std::vector<std::string_view> lines_of(std::string_view text);
bool starts_with_any(std::string_view text, std::span<const std::string_view> prefixes);
std::string lower(std::string_view text);
std::string upper(std::string_view text);
std::string_view trimmed(std::string_view text);

/// The candidate that the user most likely meant, or "" when none is near: at most a third of the
/// word's letters wrong (at least one), neighbours swapped counting as one.
std::string nearest(std::string_view word, std::span<const std::string> candidates);

/// "did you mean …" where a candidate is near, else what there is to choose from.
std::string choice_hint(std::string_view word, const std::vector<std::string>& choices);

/// How many columns the text takes in a terminal.
int columns_of(std::string_view text);
/// Padded with spaces, or cut with an ellipsis, to exactly so many columns.
std::string fitted(std::string_view text, int columns);
/// Cut with an ellipsis to at most so many columns.
std::string shortened(std::string_view text, int columns);
/// Number of Unicode code points; bytes that are no UTF-8 count one each.
int code_points_of(std::string_view text);

/// One character per code point: 'a' for a small letter or one without case, 'A' for a capital, '0' for a
/// number, other ASCII as it is, '?' for the rest.
std::string classes_of(std::string_view text);

/// Safe to send to a terminal: control characters, bidirectional overrides and broken UTF-8 are
/// spelled out ("\x1b", "\u202e"); a tab becomes a space.
std::string visible(std::string_view text);

/// The same of several lines, each ended.
std::string visible_lines(std::string_view text);

/// A word as POSIX sh reads it back, byte for byte: left alone when harmless, else in single quotes.
std::string shell_quoted(std::string_view word);
std::string shell_line(std::span<const std::string> argv);

/// "1 job", "3 jobs".
std::string counted(std::size_t count, std::string_view what);

}  // namespace mltrain
