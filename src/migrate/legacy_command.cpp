#include "migrate/legacy_command.hpp"

#include "base/text.hpp"
#include "job/check.hpp"
#include "job/keys.hpp"
#include "job/values.hpp"
#include "migrate/job_words.hpp"
#include "migrate/legacy_config.hpp"
#include "migrate/legacy_flags.hpp"
#include "system/files.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <tuple>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// A flag as it was given.
struct Flag {
    std::string name;
    bool has_value = false;
    ShellWord value;
    std::size_t at = 0, size = 1;
};

/// gcloud's lists: a,b or, with another separator, ^;^a;b.
std::vector<std::string> listed(std::string text)
{
    char separator = ',';
    if (text.size() > 2 && text[0] == '^' && text[2] == '^') {
        separator = text[1];
        text.erase(0, 3);
    }
    return split(text, separator);
}

/// Before gcloud people write a prompt of the shell or of a notebook, or time it.
std::size_t first_word(const ShellCommand& command)
{
    constexpr std::array<std::string_view, 7> prefixes = {
        "$", "!", "%", "time", "nohup", "command", "exec"};
    std::size_t at = 0;
    while (at < command.words.size()
        && std::find(prefixes.begin(), prefixes.end(), command.words[at].plain().value_or(""))
            != prefixes.end())
        ++at;
    return at;
}

bool is_gcloud(const ShellCommand& command)
{
    const std::size_t first = first_word(command);
    if (first >= command.words.size()) return false;
    const std::string word = command.words[first].plain().value_or("");
    return fs::path(word.starts_with('!') ? word.substr(1) : word).filename() == "gcloud";
}

bool is_submission(const ShellCommand& command)
{
    if (!is_gcloud(command)) return false;
    for (std::size_t i = 1; i < command.words.size(); ++i) {
        if (command.words[i].plain() == "--") return false;
        if (command.words[i - 1].plain() == "submit" && command.words[i].plain() == "training")
            return true;
    }
    return false;
}

class CommandReader {
public:
    CommandReader(const Script& script, const ShellReading& reading, fs::path directory)
        : script_(script),
          reading_(reading),
          command_(reading.commands.back()),
          directory_(std::move(directory))
    {
    }

    LegacyJob read()
    {
        complaints_ = command_.objections;
        read_earlier_commands();
        take_apart();
        read_name();
        read_config();
        for (const Flag& flag : flags_) read_flag(flag);
        read_kms_key();
        read_gcloud_settings();
        read_trainer_arguments();
        look_behind();
        if (!complaints_.empty()) {
            sort(complaints_);
            throw Error(complaints_[0].message, complaints_);
        }
        sort(remarks_);
        return {std::move(values_.spec), std::move(remarks_)};
    }

private:
    // --- what is said of it

    void complain(
        std::size_t at, std::size_t size, const std::string& message, const std::string& hint)
    {
        Complaint complaint = script_.complaint(at, size, message, hint);
        const bool is_new =
            std::find(complaints_.begin(), complaints_.end(), complaint) == complaints_.end();
        if (is_new) complaints_.push_back(std::move(complaint));
    }

    /// Those of the script first, in its order, then those of the configuration file.
    template <class Item>
    void sort(std::vector<Item>& items) const
    {
        const auto place = [&](const Item& item) {
            return std::tuple(item.file != script_.name(), item.line, item.column);
        };
        std::stable_sort(items.begin(), items.end(),
            [&](const Item& a, const Item& b) { return place(a) < place(b); });
    }

    void remark(std::size_t at, std::string what, std::string_view reason)
    {
        const Complaint place = script_.complaint(at, 1, "", "");
        const bool is_new = std::none_of(remarks_.begin(), remarks_.end(),
            [&](const Remark& one) { return one.what == what && one.reason == reason; });
        if (!is_new) return;
        remarks_.push_back(
            {place.file, place.line, place.column, std::move(what), std::string(reason)});
    }

    std::string as_written(std::size_t at, std::size_t size) const
    {
        return std::string(script_.text().substr(at, size));
    }

    // --- the words of the command

    void take_apart()
    {
        std::vector<const ShellWord*> named;  // what is no flag: ml-engine jobs submit training JOB
        for (std::size_t i = first_word(command_) + 1; i < command_.words.size(); ++i) {
            const ShellWord& word = command_.words[i];
            const std::string begin =
                word.pieces.empty() || word.pieces[0].kind != Piece::Kind::text
                ? ""
                : word.pieces[0].text;
            if (word.plain() == "--") {
                trainer_words_.assign(command_.words.begin() + static_cast<std::ptrdiff_t>(i) + 1,
                    command_.words.end());
                break;
            }
            if (begin.size() > 1 && begin[0] == '-') {
                take_flag(word, begin, i);
            } else {
                named.push_back(&word);
            }
        }
        take_names(named);
    }

    /// `i` moves on to the flag's value where that is the next word.
    void take_flag(const ShellWord& word, const std::string& begin, std::size_t& i)
    {
        const auto equals = begin.find('=');
        Flag flag{begin.substr(0, equals), equals != begin.npos, {}, word.at, word.size};
        if (flag.name == "-q") flag.name = "--quiet";
        if (flag.name == "-h") flag.name = "--help";
        const FlagRule* rule = legacy_flag(flag.name);
        if (!rule) {
            const bool has_value = equals == begin.npos && i + 1 < command_.words.size()
                && !looks_like_flag(command_.words[i + 1]);
            if (has_value) ++i;  // most likely its value
            return complain_of_flag(flag);
        }
        if (equals != begin.npos) {
            flag.value = word;
            Piece& first = flag.value.pieces[0];
            first.text.erase(0, equals + 1);
            first.at += equals + 1;
            if (first.text.empty()) flag.value.pieces.erase(flag.value.pieces.begin());
        } else if (rule->takes == Takes::value) {
            const bool has_value =
                i + 1 < command_.words.size() && !looks_like_flag(command_.words[i + 1]);
            if (!has_value) {
                return complain(
                    flag.at, flag.size, fmt::format("\"{}\" needs a value", flag.name), "");
            }
            flag.value = command_.words[++i];
            flag.has_value = true;
        }
        if (flag.has_value && rule->takes == Takes::nothing) {
            return complain(
                flag.at, flag.size, fmt::format("\"{}\" takes no value", flag.name), "");
        }
        given_.insert(std::string(rule->name));
        flags_.push_back(std::move(flag));
    }

    static bool looks_like_flag(const ShellWord& word)
    {
        return !word.pieces.empty() && word.pieces[0].kind == Piece::Kind::text
            && word.pieces[0].text.starts_with('-');
    }

    void complain_of_flag(const Flag& flag)
    {
        if (const RefusedFlag* refusal = refused_flag(flag.name)) {
            return complain(
                flag.at, flag.size, std::string(refusal->message), std::string(refusal->hint));
        }
        const std::string near = nearest(flag.name, legacy_flags());
        complain(flag.at, flag.size, fmt::format("gcloud knows no flag \"{}\" here", flag.name),
            near.empty() ? "words for the trainer stand behind a -- of their own"
                         : fmt::format("did you mean \"{}\"?", near));
    }

    void take_names(const std::vector<const ShellWord*>& named)
    {
        std::size_t at = 0;
        const auto next = [&] {
            return at < named.size() ? named[at]->plain().value_or("") : std::string();
        };
        if (next() == "alpha" || next() == "beta") ++at;
        const std::string group = next();
        const bool is_group = group == "ml-engine" || group == "ai-platform" || group == "ml";
        const std::size_t begin = at;
        bool fits = is_group;
        for (const char* verb : {"jobs", "submit", "training"}) {
            ++at;
            fits = fits && next() == verb;
        }
        if (!fits) {
            const ShellWord& word = begin < named.size() ? *named[begin] : command_.words[0];
            return complain(word.at, word.size, "this is no command of ML Engine's",
                "gcloud ml-engine jobs submit training, or gcloud ai-platform jobs submit training");
        }
        values_.spec.service = group == "ai-platform" ? "ai-platform" : "ml-engine";
        if (++at >= named.size()) {
            return complain(command_.at, 1, "the job's name is missing",
                "gcloud ml-engine jobs submit training JOB …");
        }
        job_ = *named[at];
        for (++at; at < named.size(); ++at) {
            const ShellWord& word = *named[at];
            if (plain_text(word)) {
                complain(word.at, word.size, "this word belongs to no flag",
                    "words for the trainer stand behind a -- of their own");
            }
        }
    }

    // --- words as text

    void complain_of_piece(const Piece& piece, const std::string& what)
    {
        std::string message = piece.reason;
        std::string hint = "write out what it comes to";
        if (piece.kind == Piece::Kind::time_stamp)
            message = fmt::format("{} cannot hold a time stamp in a job file", what);
        if (piece.kind == Piece::Kind::project)
            message = "what gcloud would answer is not known, because nothing is run here";
        if (piece.kind != Piece::Kind::time_stamp && !piece.text.empty())
            hint = fmt::format("--define {}=VALUE gives it one", piece.text);
        if (message.starts_with("\"$@\"") || message.starts_with("\"$*\""))
            hint = "take it out: what follows -- after mltrain submit goes to the trainer";
        complain(piece.at, piece.size, message, hint);
    }

    /// The shell leaves a pattern as it is where no file fits, and none is called gs://….
    bool may_be_pattern(const ShellWord& word, std::string_view text)
    {
        if (!word.is_pattern || text.find("://") != text.npos) return true;
        complain(word.at, word.size, "the shell would put the names of files for this pattern",
            "write the names out, or put it in quotes");
        return false;
    }

    /// Complains and answers nothing when the word is not known whole. `what` begins a sentence.
    std::optional<std::string> plain_text(const ShellWord& word, const std::string& what = "this")
    {
        auto text = word.plain();
        for (const Piece& piece : word.pieces) {
            if (piece.kind != Piece::Kind::text) complain_of_piece(piece, what);
        }
        if (!text || !may_be_pattern(word, *text)) return {};
        return text;
    }

    /// A word that may hold the job's name and time stamps. Complains and answers nothing when it is not known.
    std::optional<std::string> text_with_job(const ShellWord& word, bool is_url)
    {
        const JobWord read = with_job(word, job_, is_url);
        for (const Piece& piece : read.unknown) complain_of_piece(piece, "this");
        if (!read.unknown.empty() || !may_be_pattern(word, read.text)) return {};
        if (read.has_own_stamp) {
            remark(word.at, as_written(word.at, word.size),
                "its time stamp became {job}, the job's full name, which ends in one");
        }
        return read.text;
    }

    // --- the name

    void read_name()
    {
        if (job_.pieces.empty()) return;
        std::string name = lasting_name(job_);
        if (name.empty()) {
            name = "job";
            remark(job_.at, as_written(job_.at, job_.size),
                "nothing of the job's name is known: it is called \"job\" in the job file");
        } else {
            remark_on_unknown_name();
        }
        if (const std::string trouble = trouble_with_job_name(name); !trouble.empty())
            complain(job_.at, job_.size, trouble, "a letter, then letters, digits and _");
        values_.spec.name = name;
    }

    void remark_on_unknown_name()
    {
        for (const Piece& piece : job_.pieces) {
            if (piece.kind == Piece::Kind::text || piece.kind == Piece::Kind::time_stamp) continue;
            remark(piece.at, as_written(piece.at, piece.size),
                "it is left out of the job's name, because its value is not known");
        }
    }

    // --- flags

    /// The configuration file first: flags win over it.
    void read_config()
    {
        const Flag* config = nullptr;
        for (const Flag& flag : flags_) {
            if (flag.name == "--config") config = &flag;
        }
        if (!config) return;
        const auto path = plain_text(config->value, "\"--config\"");
        if (!path) return;
        std::string text;
        try {
            text = read_file(directory_ / *path, script_limit);
        } catch (const Error& error) {
            const std::string whole = (directory_ / *path).string();
            std::string message = error.what();
            if (const auto at = message.find(whole); !whole.empty() && at != message.npos)
                message.replace(at, whole.size(), *path);  // as the user named it
            return complain(config->value.at, config->value.size, message,
                "it is looked for where the command would be run");
        }
        std::set<std::string> flags = given_;
        if (!trainer_words_.empty()) flags.insert("--");
        try {
            LegacyJob job = read_legacy_config(*path, text, flags);
            job.spec.name = values_.spec.name;
            job.spec.service = values_.spec.service;
            values_.spec = std::move(job.spec);
            remarks_.insert(remarks_.end(), job.remarks.begin(), job.remarks.end());
        } catch (const Error& error) {
            complaints_.insert(complaints_.end(), error.complaints.begin(), error.complaints.end());
        }
    }

    void read_flag(const Flag& flag)
    {
        const FlagRule& rule = *legacy_flag(flag.name);
        if (!rule.reason.empty()) {
            remark(flag.at, flag.name, rule.reason);
        } else if (rule.name == "--enable-web-access") {
            values_.spec.enable_web_access = flag.name == rule.name;
        } else if (rule.name == "--project") {
            read_project(flag);
        } else if (rule.name == "--job-dir") {
            if (const auto text = text_with_job(flag.value, true)) set(flag, "job_dir", {*text});
        } else if (rule.name != "--config") {
            const auto text = plain_text(flag.value, fmt::format("\"{}\"", flag.name));
            if (text) read_text_flag(flag, rule, *text);
        }
    }

    void read_text_flag(const Flag& flag, const FlagRule& rule, const std::string& text)
    {
        if (rule.name.starts_with("--kms-")) {
            kms_[flag.name] = text;
            if (flag.name == "--kms-key") kms_flag_ = flag;
        } else if (rule.name == "--labels") {
            read_labels(flag, text);
        } else if (rule.name.ends_with("-accelerator")) {
            read_accelerator(flag, std::string(rule.key), text);
        } else if (rule.name == "--packages") {
            set(flag, "packages", listed(text));
        } else if (rule.name == "--staging-bucket" && text.size() > 1 && text.ends_with('/')) {
            set(flag, "staging_bucket", {text.substr(0, text.size() - 1)});
        } else {
            set(flag, rule.key, {text});
        }
    }

    void set(const Flag& flag, std::string_view key, const std::vector<std::string>& words)
    {
        if (const auto trouble = fill(*find_key(key), values_, words, directory_)) {
            complain(flag.value.at, flag.value.size,
                fmt::format("\"{}\" {}", flag.name, trouble->message), trouble->hint);
        }
    }

    /// What gcloud itself is set to need not stand in a job file.
    void read_project(const Flag& flag)
    {
        const auto& pieces = flag.value.pieces;
        if (pieces.size() == 1 && pieces[0].kind == Piece::Kind::project) return;
        if (const auto text = plain_text(flag.value, "\"--project\""))
            set(flag, "project", {*text});
    }

    void read_labels(const Flag& flag, const std::string& text)
    {
        for (const std::string& pair : listed(text)) {
            const auto equals = pair.find('=');
            if (equals == pair.npos || equals == 0) {
                complain(flag.value.at, flag.value.size,
                    fmt::format("\"{}\" is no label with its value", pair), "such as team=vision");
                continue;
            }
            Pairs& labels = values_.spec.labels;
            const std::string name = pair.substr(0, equals);
            std::erase_if(labels, [&](const auto& label) { return label.first == name; });
            labels.emplace_back(name, pair.substr(equals + 1));
        }
    }

    void read_accelerator(const Flag& flag, const std::string& key, const std::string& text)
    {
        std::map<std::string, std::string> parts;
        for (const std::string& part : listed(text)) {
            const auto equals = std::min(part.find('='), part.size());
            parts[part.substr(0, equals)] = part.substr(std::min(equals + 1, part.size()));
        }
        if (parts.size() != 2 || !parts.contains("count") || !parts.contains("type")) {
            return complain(flag.value.at, flag.value.size,
                fmt::format("\"{}\" needs a count and a type", flag.name),
                "such as count=1,type=nvidia-tesla-t4");
        }
        set(flag, key + ".type", {parts["type"]});
        set(flag, key + ".count", {parts["count"]});
    }

    /// The full name of the key, which may be given in four parts.
    void read_kms_key()
    {
        if (kms_.empty()) return;
        const std::string key = kms_["--kms-key"];
        if (key.find('/') != key.npos) return set(kms_flag_, "kms_key", {key});
        const std::string project = kms_["--kms-project"].empty()
            ? values_.spec.project.value_or("")
            : kms_["--kms-project"];
        if (key.empty() || project.empty() || kms_["--kms-keyring"].empty()
            || kms_["--kms-location"].empty()) {
            const Flag& flag = *std::find_if(flags_.begin(), flags_.end(),
                [](const Flag& each) { return each.name.starts_with("--kms-"); });
            return complain(flag.at, flag.size, "the encryption key is not fully named",
                "--kms-key=projects/PROJECT/locations/LOCATION/keyRings/RING/cryptoKeys/KEY");
        }
        set(kms_flag_, "kms_key",
            {fmt::format("projects/{}/locations/{}/keyRings/{}/cryptoKeys/{}", project,
                kms_["--kms-location"], kms_["--kms-keyring"], key)});
    }

    // --- round about the command

    void read_earlier_commands()
    {
        constexpr std::array<std::string_view, 6> harmless = {
            "echo", "printf", "set", ":", "true", "%%bash"};
        for (std::size_t i = 0; i + 1 < reading_.commands.size(); ++i) {
            const ShellCommand& earlier = reading_.commands[i];
            const std::string name = earlier.words[0].plain().value_or("");
            if (name == "cd") {
                change_directory(earlier);
            } else if (name == "pushd" || name == "popd") {
                complain(earlier.at, name.size(), fmt::format("\"{}\" is not followed here", name),
                    "take the line out, and stand in that folder instead");
            } else if (!is_gcloud_setting(earlier)
                && std::find(harmless.begin(), harmless.end(), name) == harmless.end()) {
                const ShellWord& last = earlier.words.back();
                const std::string line = as_written(earlier.at, last.at + last.size - earlier.at);
                remark(earlier.at, shortened(line.substr(0, line.find('\n')), 40),
                    name == "source" || name == "." ? "what it sets is not known here"
                                                    : "it is another command, and was left out");
            }
        }
    }

    void change_directory(const ShellCommand& command)
    {
        if (command.words.size() != 2 || command.words[1].plain() == "-") {
            return complain(command.at, 2, "where this goes is not known here",
                "take the line out, and stand in that folder instead");
        }
        if (const auto path = plain_text(command.words[1])) directory_ /= *path;
    }

    /// `gcloud config set project my-project`, and the same of compute/region.
    bool is_gcloud_setting(const ShellCommand& command)
    {
        const std::size_t first = first_word(command);
        if (!is_gcloud(command) || command.words.size() != first + 5) return false;
        const auto word = [&](std::size_t i) {
            return command.words[first + i].plain().value_or("");
        };
        if (word(1) != "config" || word(2) != "set") return false;
        const ShellWord& value = command.words[first + 4];
        if (word(3) == "project" || word(3) == "core/project") gcloud_settings_["project"] = value;
        if (word(3) == "compute/region") gcloud_settings_["region"] = value;
        return true;
    }

    /// What gcloud takes from its settings or the environment where there is no flag.
    void read_gcloud_settings()
    {
        for (const auto& [key, variable] : {std::pair("project", "CLOUDSDK_CORE_PROJECT"),
                 std::pair("region", "CLOUDSDK_COMPUTE_REGION")}) {
            if (given_.contains(std::string("--") + key)) continue;
            std::optional<ShellWord> value;
            if (gcloud_settings_.contains(key)) value = gcloud_settings_[key];
            for (const Variables* variables : {&reading_.variables, &command_.assignments}) {
                const auto found = variables->find(variable);
                if (found != variables->end())
                    value = ShellWord{found->second, command_.at, 1, false};
            }
            const auto text = value ? plain_text(*value) : std::nullopt;
            if (text) set({variable, true, *value, command_.at, 1}, key, {*text});
        }
    }

    void read_trainer_arguments()
    {
        if (trainer_words_.empty()) return;
        values_.spec.args.clear();
        for (const ShellWord& word : trainer_words_) {
            if (auto text = text_with_job(word, false))
                values_.spec.args.push_back(std::move(*text));
        }
    }

    /// What stands behind the command is not read, but a command cut in two, or a second job, must not get lost.
    void look_behind()
    {
        bool is_first = true;
        bool is_remarked = false;
        std::size_t at = reading_.end;
        for (const std::string_view whole : lines_of(script_.text().substr(reading_.end))) {
            const std::string_view line = trimmed(whole);
            const std::size_t place = at + static_cast<std::size_t>(line.data() - whole.data());
            at += whole.size() + 1;
            if (line.empty() || line.starts_with('#') || line == ";") continue;
            if (is_first && line.starts_with('-')) {
                complain(place, line.size(), "this line belongs to no command",
                    "is a \\ missing at the end of the line above?");
            }
            if (line.find("submit training") != line.npos && line.find("gcloud") != line.npos)
                complain(place, line.size(), "this is a second job", "give one at a time");
            if (!is_remarked)
                remark(place, shortened(line, 40), "what follows the command was not read");
            is_first = false;
            is_remarked = true;
        }
    }

    const Script& script_;
    const ShellReading& reading_;
    const ShellCommand& command_;
    fs::path directory_;

    ShellWord job_;
    std::vector<Flag> flags_;
    std::set<std::string> given_;  ///< the names of flags_
    std::vector<ShellWord> trainer_words_;
    std::map<std::string, ShellWord> gcloud_settings_;
    std::map<std::string, std::string> kms_;
    Flag kms_flag_;

    SpecAndSettings values_;
    std::vector<Remark> remarks_;
    std::vector<Complaint> complaints_;
};

[[noreturn]] void refuse_other_commands(std::string_view text)
{
    const auto says = [&](std::string_view what) { return text.find(what) != text.npos; };
    std::string hint = "a gcloud ml-engine jobs submit training … is meant, or its ai-platform";
    if (says("ai custom-jobs") || says("ai hp-tuning-jobs"))
        hint = "a command of Vertex AI's is not read here";
    if (says("local train")) hint = "service = \"local\" in a job file does what local train did";
    throw Error("there is no gcloud command that submits a training job", hint, Exit::usage);
}

}  // namespace

LegacyJob read_legacy_command(std::string_view script, const Defines& defines,
    const fs::path& directory, const std::string& name)
{
    const Script text(name, script);
    const ShellReading reading = read_shell(text, defines, is_submission);
    if (reading.commands.empty() || !is_submission(reading.commands.back()))
        refuse_other_commands(text.text());
    return CommandReader(text, reading, directory).read();
}

}  // namespace mltrain
