// The trainer's arguments while the layers of a spec are being read: named ones, which a later layer may
// replace, and words that travel as they are.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace mltrain {

class Arguments {
public:
    /// `--name value…`; a single value that begins with a dash travels as --name=value.
    void set(const std::string& name, const std::vector<std::string>& values);
    /// `--name`, or nothing at all.
    void set_flag(const std::string& name, bool on);
    /// Word for word, instead of all that was said before.
    void replace_all(std::vector<std::string> words);

    /// All of them, in the order in which they were first named.
    std::vector<std::string> words() const;

private:
    void put(const std::string& name, std::vector<std::string> words);

    std::vector<std::string> words_;
    std::vector<std::pair<std::string, std::vector<std::string>>> named_;
};

}  // namespace mltrain
