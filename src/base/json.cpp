#include "base/json.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace mltrain {

namespace {

using Foreign = nlohmann::ordered_json;

constexpr std::size_t deepest = 64;

/// Builds our value from the parser's events; refuses what is nested too deeply to be honest.
class Builder : public Foreign::json_sax_t {
public:
    bool null() override { return put(Json()); }
    bool boolean(bool value) override { return put(Json(value)); }
    bool number_integer(std::int64_t value) override { return put(Json(value)); }
    bool number_unsigned(std::uint64_t value) override
    {
        if (value <= INT64_MAX) return put(Json(static_cast<std::int64_t>(value)));
        return put(Json(Json::Number{std::to_string(value)}));
    }
    bool number_float(double, const std::string& spelling) override
    {
        return put(Json(Json::Number{spelling}));
    }
    bool string(std::string& value) override { return put(Json(std::move(value))); }
    bool binary(Foreign::binary_t&) override { return false; }
    bool start_object(std::size_t) override { return open(Json(Json::Object{})); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(Json(Json::Array{})); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override
    {
        keys_.back() = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

    Json result;

private:
    bool open(Json container)
    {
        open_.push_back(std::move(container));
        keys_.emplace_back();
        return open_.size() <= deepest;
    }

    bool close()
    {
        Json done = std::move(open_.back());
        open_.pop_back();
        keys_.pop_back();
        return put(std::move(done));
    }

    bool put(Json value)
    {
        if (open_.empty()) {
            result = std::move(value);
        } else if (open_.back().is_object()) {
            open_.back()[keys_.back()] = std::move(value);
        } else {
            const_cast<Json::Array*>(open_.back().array())->push_back(std::move(value));
        }
        return true;
    }

    std::vector<Json> open_;
    std::vector<std::string> keys_;
};

/// What turns the direction of writing around: U+202A to U+202E, U+2066 to U+2069.
bool turns_writing(std::string_view bytes)
{
    return (bytes >= "\xe2\x80\xaa" && bytes <= "\xe2\x80\xae")
        || (bytes >= "\xe2\x81\xa6" && bytes <= "\xe2\x81\xa9");
}

/// With U+007F to U+009F as escapes, too: readers of YAML and TOML, which take JSON's texts otherwise, refuse these or
/// make blanks of them. And with what would have a terminal show a line otherwise than it is.
std::string without_more_controls(const std::string& json)
{
    std::string out;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const auto byte = static_cast<unsigned char>(json[i]);
        const auto next = i + 1 < json.size() ? static_cast<unsigned char>(json[i + 1]) : 0U;
        if (byte == 0x7f) {
            out += "\\u007f";
        } else if (byte == 0xc2 && next < 0xa0) {
            out += fmt::format("\\u{:04x}", next);
            ++i;
        } else if (byte == 0xe2 && turns_writing(std::string_view(json).substr(i, 3))) {
            const unsigned last = static_cast<unsigned char>(json[i + 2]) & 0x3fU;
            out += fmt::format("\\u{:04x}", 0x2000U | ((next & 0x3fU) << 6U) | last);
            i += 2;
        } else {
            out += json[i];
        }
    }
    return out;
}

std::string quoted(const std::string& text)
{
    return without_more_controls(
        Foreign(text).dump(-1, ' ', false, Foreign::error_handler_t::replace));
}

void write(const Json& value, std::string& out, const std::string* indent);

template <class Items, class WriteItem>
void write_all(const Items& items, char open, char close, std::string& out,
    const std::string* indent, WriteItem item)
{
    const std::string deeper = indent ? *indent + "  " : "";
    out += open;
    for (const auto& entry : items) {
        if (&entry != items.data()) out += indent ? "," : ", ";
        if (indent) out += "\n" + deeper;
        item(entry, indent ? &deeper : nullptr);
    }
    if (indent && !items.empty()) out += "\n" + *indent;
    out += close;
}

void write(const Json& value, std::string& out, const std::string* indent)
{
    if (value.is_null()) {
        out += "null";
    } else if (const auto* flag = value.boolean()) {
        out += *flag ? "true" : "false";
    } else if (const auto number = value.number()) {
        out += *number;
    } else if (const auto* text = value.text()) {
        out += quoted(*text);
    } else if (const auto* array = value.array()) {
        write_all(*array, '[', ']', out, indent,
            [&](const Json& item, auto* deeper) { write(item, out, deeper); });
    } else {
        write_all(*value.object(), '{', '}', out, indent, [&](const auto& member, auto* deeper) {
            out += quoted(member.first) + ": ";
            write(member.second, out, deeper);
        });
    }
}

}  // namespace

Json Json::array(const std::vector<std::string>& words)
{
    return {Array(words.begin(), words.end())};
}

std::optional<std::string> Json::number() const
{
    if (const auto* whole = integer()) return std::to_string(*whole);
    if (const auto* other = std::get_if<Number>(&value_)) return other->spelling;
    return {};
}

const Json& Json::operator[](std::string_view key) const
{
    static const Json absent;
    const auto* members = object();
    if (!members) return absent;
    const auto found =
        std::find_if(members->begin(), members->end(), [&](auto& m) { return m.first == key; });
    return found == members->end() ? absent : found->second;
}

Json& Json::operator[](std::string_view key)
{
    if (!is_object()) value_ = Object{};
    auto& members = std::get<Object>(value_);
    const auto found =
        std::find_if(members.begin(), members.end(), [&](auto& m) { return m.first == key; });
    if (found != members.end()) return found->second;
    return members.emplace_back(std::string(key), Json()).second;
}

std::string Json::text_at(std::string_view key) const
{
    const std::string* found = (*this)[key].text();
    return found ? *found : std::string();
}

std::optional<Json> parse_json(std::string_view text)
{
    if (text.find('\0') != text.npos) return {};  // the parser would take it for the end
    Builder builder;
    if (!Foreign::sax_parse(text.begin(), text.end(), &builder)) return {};
    return std::move(builder.result);
}

std::string json_text(const Json& value)
{
    std::string out;
    write(value, out, nullptr);
    return out;
}

std::string pretty_json(const Json& value)
{
    std::string out;
    const std::string indent;
    write(value, out, &indent);
    return out;
}

}  // namespace mltrain
