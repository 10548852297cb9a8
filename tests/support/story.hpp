// A story: the whole program in process, as text. What the user types, what mltrain asks of gcloud and is
// answered, what the user sees, the exit code; compared whole. One line, one thing:
//
//   # A title that says what the story shows.
//   file job.toml          the lines up to "end" become a file in the user's folder
//   at 2026-11-20T14:30:00Z    the clock; it moves only by waiting
//   env NAME=value   terminal 80   yes
//   types a line           what the user answers when mltrain asks; one for each question, "types" alone is Enter
//   ^C at 2026-11-20T14:35:00Z     the user presses Ctrl-C then
//   $ mltrain submit job.toml      what the user types
//   > gcloud …             what mltrain asks; "[x 5]" behind it: so often in a row
//   < {"jobId": …}         gcloud's stdout;  ! its stderr;  <[1] its exit code
//   <timeout  <interrupted  <missing  <killed 9
//   <until 2026-11-20T20:30:00Z    the same answer to every question until then
//   & xdg-open …           what mltrain starts and leaves to itself
//   1| …   2| …            what the user sees on stdout and stderr
//   [3]                    the exit code
//
// MLTRAIN_ACCEPT=1 rewrites what mltrain asks and shows; the answers stay as they are.
#pragma once

#include <filesystem>
#include <string>

namespace mltrain {

/// The story as it really went, in the same format.
std::string played(const std::string& story);

}  // namespace mltrain
