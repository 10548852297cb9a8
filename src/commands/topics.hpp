// The pages of help: one for each command (docs/commands/NAME.md), and the topics, which are guides of docs/.
// They are what `mltrain help` shows, and what the man pages are made of.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Topic {
    std::string_view name;
    std::string_view sentence;
};

/// In the order of help.
std::span<const Topic> topics();

/// Markdown; "" for what is no topic.
std::string topic_page(std::string_view name);
/// Markdown; "" for what is no command, or has no page.
std::string command_page(std::string_view name);

/// What a man page is made of.
struct ManualSource {
    std::string file;  ///< "mltrain-submit.1.scd"
    std::string text;  ///< in the language of scdoc
};

/// Of mltrain itself, of all commands (section 1) and of all topics (section 7).
std::vector<ManualSource> manual_sources();

/// Writes them into a folder, for the build. Throws Error.
void write_manual_sources(const std::filesystem::path& folder);

}  // namespace mltrain
