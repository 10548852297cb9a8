#include "catalog/price_filter.hpp"

#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cctype>

namespace mltrain {

namespace {

bool is_letter_or_digit(char c)
{
    return std::isalnum(static_cast<unsigned char>(c)) != 0;
}

bool is_digit(char c)
{
    return std::isdigit(static_cast<unsigned char>(c)) != 0;
}

bool has_word(std::string_view text, std::string_view word)
{
    for (auto at = text.find(word); at != text.npos; at = text.find(word, at + 1)) {
        const auto end = at + word.size();
        const bool begins = at == 0 || !is_letter_or_digit(text[at - 1]);
        const bool cut = end < text.size() && is_digit(word.back()) && is_digit(text[end]);
        if (begins && !cut) return true;
    }
    return false;
}

std::string plain(std::string_view text)
{
    std::string word = lower(text);
    std::replace(word.begin(), word.end(), '_', '-');
    return word;
}

}  // namespace

bool mentions(const Price& price, std::span<const std::string> words)
{
    const std::string text = plain(fmt::format(
        "{} {} {} {}", price.provider, price.region, price.product, price.shape.accelerator));
    return std::all_of(words.begin(), words.end(),
        [&](const std::string& word) { return has_word(text, plain(word)); });
}

}  // namespace mltrain
