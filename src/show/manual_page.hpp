// A page of help in the language of scdoc, which makes a man page of it. scdoc: https://git.sr.ht/~sircmpwn/scdoc
#pragma once

#include <string>
#include <string_view>

namespace mltrain {

struct ManualHead {
    std::string name;      ///< "mltrain-submit"
    int section = 1;       ///< 1: a command; 7: a topic
    std::string sentence;  ///< for NAME, and so for `man -k`
};

/// Of a command's page, what stands before its first section is: title, sentence, synopsis (code), description.
std::string manual_page(std::string_view markdown, const ManualHead& head);

}  // namespace mltrain
