// Properties: statements that hold for every value that rapidcheck makes up. The seed is fixed, so that a test
// never fails by chance; a failure shows the smallest counterexample found.
#pragma once

#include <doctest/doctest.h>
#include <rapidcheck.h>
#include <rapidcheck/detail/TestListenerAdapter.h>

#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace mltrain {

/// The statement is a function of made-up values that uses RC_ASSERT.
template <class Statement>
void holds(Statement statement, int times = 300)
{
    rc::detail::TestParams params;
    params.seed = 20261120;
    params.maxSuccess = times;
    rc::detail::TestListenerAdapter silent;
    const auto result = rc::detail::checkProperty(
        rc::detail::toProperty(std::move(statement)), {}, params, silent, {});
    std::ostringstream text;
    rc::detail::printResultMessage(result, text);
    const bool held = result.template is<rc::detail::SuccessResult>();
    CHECK_MESSAGE(held, text.str());
}

inline std::string utf8(char32_t point)
{
    const auto byte = [](char32_t bits) {
        return static_cast<char>(static_cast<unsigned char>(bits));
    };
    if (point < 0x80) return {byte(point)};
    if (point < 0x800) return {byte(0xc0 | (point >> 6)), byte(0x80 | (point & 0x3f))};
    if (point < 0x10000) {
        return {byte(0xe0 | (point >> 12)), byte(0x80 | ((point >> 6) & 0x3f)),
            byte(0x80 | (point & 0x3f))};
    }
    return {byte(0xf0 | (point >> 18)), byte(0x80 | ((point >> 12) & 0x3f)),
        byte(0x80 | ((point >> 6) & 0x3f)), byte(0x80 | (point & 0x3f))};
}

/// Valid UTF-8 of every kind: ASCII with its controls, marks, wide letters, emoji.
inline rc::Gen<std::string> any_text()
{
    const auto point = rc::gen::oneOf(rc::gen::inRange<unsigned>(0, 0x80),
        rc::gen::inRange<unsigned>(0x80, 0x600), rc::gen::inRange<unsigned>(0x2000, 0x2100),
        rc::gen::inRange<unsigned>(0xac00, 0xd7a4), rc::gen::inRange<unsigned>(0xe000, 0x10000),
        rc::gen::inRange<unsigned>(0x10000, 0x110000));
    return rc::gen::map(rc::gen::container<std::vector<unsigned>>(point), [](const auto& points) {
        std::string text;
        for (const unsigned each : points) text += utf8(each);
        return text;
    });
}

/// Any bytes at all: mostly no UTF-8.
inline rc::Gen<std::string> any_bytes()
{
    return rc::gen::map(
        rc::gen::container<std::vector<unsigned>>(rc::gen::inRange<unsigned>(0, 256)),
        [](const auto& values) {
            std::string bytes;
            for (const unsigned each : values)
                bytes += static_cast<char>(static_cast<unsigned char>(each));
            return bytes;
        });
}

}  // namespace mltrain
