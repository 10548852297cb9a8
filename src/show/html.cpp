#include "show/html.hpp"

#include "base/sha256.hpp"
#include "base/text.hpp"

#include <cstdint>

namespace mltrain {

namespace {

constexpr std::string_view letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

unsigned digit_of(char c)
{
    return static_cast<unsigned>(c <= '9' ? c - '0' : c - 'a' + 10);
}

/// Base64 of bytes that are spelled in hexadecimal digits.
std::string base64_of_hex(std::string_view hex)
{
    std::string text;
    for (std::size_t i = 0; i < hex.size(); i += 6) {
        std::uint32_t bits = 0;
        for (std::size_t j = i; j < i + 6; ++j)
            bits = bits << 4 | (j < hex.size() ? digit_of(hex[j]) : 0);
        const std::size_t bytes = std::min<std::size_t>(6, hex.size() - i) / 2;
        for (std::size_t j = 0; j < 4; ++j)
            text += j <= bytes ? letters[bits >> (18 - 6 * j) & 63U] : '=';
    }
    return text;
}

}  // namespace

std::string html_text(std::string_view text)
{
    std::string out;
    for (const char c : visible(text)) {
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        case '\'': out += "&#39;"; break;
        default: out += c;
        }
    }
    return out;
}

std::string csp_hash(std::string_view text)
{
    return "'sha256-" + base64_of_hex(sha256(text)) + "'";
}

}  // namespace mltrain
