// A JSON value: what gcloud answers with and what --json prints. Objects keep the order in which
// their keys were written. Numbers with a fraction keep their spelling, so that no digit is lost.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace mltrain {

class Json {
public:
    using Array = std::vector<Json>;
    using Object = std::vector<std::pair<std::string, Json>>;
    /// A number that is not a 64-bit integer, as it was spelled.
    struct Number {
        std::string spelling;
        bool operator==(const Number&) const = default;
    };

    Json() = default;
    Json(bool value) : value_(value) {}
    Json(int value) : value_(std::int64_t{value}) {}
    Json(std::int64_t value) : value_(value) {}
    Json(const char* value) : value_(std::string(value)) {}
    Json(std::string_view value) : value_(std::string(value)) {}
    Json(std::string value) : value_(std::move(value)) {}
    Json(Array value) : value_(std::move(value)) {}
    Json(Object value) : value_(std::move(value)) {}
    Json(Number value) : value_(std::move(value)) {}
    template <class T>
    Json(const std::optional<T>& value)
    {
        if (value) *this = Json(*value);
    }

    static Json array(const std::vector<std::string>& words);

    bool is_null() const { return std::holds_alternative<std::monostate>(value_); }
    bool is_object() const { return std::holds_alternative<Object>(value_); }
    const std::string* text() const { return std::get_if<std::string>(&value_); }
    const bool* boolean() const { return std::get_if<bool>(&value_); }
    const std::int64_t* integer() const { return std::get_if<std::int64_t>(&value_); }
    const Array* array() const { return std::get_if<Array>(&value_); }
    const Object* object() const { return std::get_if<Object>(&value_); }
    /// Any number, as it was spelled ("3", "0.25", "1e-3").
    std::optional<std::string> number() const;

    /// The member of that name, or null: a missing member and a non-object are both just absent.
    const Json& operator[](std::string_view key) const;
    /// The member of that name, appended (as null) when it is not there; makes an object of null.
    Json& operator[](std::string_view key);
    /// The member's text, or "" when there is none.
    std::string text_at(std::string_view key) const;

    bool operator==(const Json&) const = default;

private:
    std::variant<std::monostate, bool, std::int64_t, Number, std::string, Array, Object> value_;
};

/// Nothing when the text is no JSON, is nested deeper than 64, or holds a number that no double can hold.
std::optional<Json> parse_json(std::string_view text);

/// On one line, or indented by two spaces. Bytes that are no UTF-8 become U+FFFD.
std::string json_text(const Json& value);
std::string pretty_json(const Json& value);

}  // namespace mltrain
