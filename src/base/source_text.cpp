#include "base/source_text.hpp"

#include "base/text.hpp"

namespace mltrain {

namespace {

std::size_t byte_of(std::string_view text, std::size_t column)
{
    std::size_t at = 0;
    while (column > 1 && at < text.size()) {
        ++at;
        while (at < text.size() && (static_cast<unsigned char>(text[at]) & 0xc0) == 0x80) ++at;
        --column;
    }
    return at;
}

}  // namespace

SourceText::SourceText(std::string_view text) : lines_(lines_of(text)) {}

std::string SourceText::line(std::size_t number) const
{
    if (number == 0 || number > lines_.size()) return {};
    std::string_view text = lines_[number - 1];
    if (text.ends_with('\r')) text.remove_suffix(1);
    return std::string(text);
}

std::string SourceText::slice(std::size_t number, std::size_t from, std::size_t to) const
{
    const std::string text = line(number);
    return text.substr(byte_of(text, from), byte_of(text, to) - byte_of(text, from));
}

}  // namespace mltrain
