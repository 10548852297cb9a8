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
    bool start_object(std::size_t) override { return open(false); }
    bool end_object() override { return close(); }
    bool start_array(std::size_t) override { return open(true); }
    bool end_array() override { return close(); }
    bool key(std::string& name) override
    {
        open_.back().key = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override
    {
        return false;
    }

    Json take() { return std::move(result_); }

private:
    struct Container {
        bool is_array;
        Json::Array items{};
        Json members{Json::Object{}};
        std::string key{};  ///< of the member that comes next
    };

    bool open(bool is_array)
    {
        open_.push_back({is_array});
        return open_.size() <= deepest;
    }

    bool close()
    {
        Container done = std::move(open_.back());
        open_.pop_back();
        return put(done.is_array ? Json(std::move(done.items)) : std::move(done.members));
    }

    bool put(Json value)
    {
        if (open_.empty()) {
            result_ = std::move(value);
            return true;
        }
        Container& container = open_.back();
        if (container.is_array) {
            container.items.push_back(std::move(value));
        } else {
            container.members[container.key] = std::move(value);
        }
        return true;
    }

    std::vector<Container> open_;
    Json result_;
};

/// The code point of three bytes of UTF-8; 0 for anything else.
unsigned code_point_of_three(std::string_view bytes)
{
    if (bytes.size() < 3 || (static_cast<unsigned char>(bytes[0]) & 0xf0U) != 0xe0U) return 0;
    unsigned point = 0;
    for (const char byte : bytes.substr(0, 3))
        point = (point << 6U) | (static_cast<unsigned char>(byte) & 0x3fU);
    return point & 0xffffU;
}

/// What turns the direction of writing around.
bool turns_writing(unsigned point)
{
    return (point >= 0x202a && point <= 0x202e) || (point >= 0x2066 && point <= 0x2069);
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
        } else if (const unsigned point = code_point_of_three(std::string_view(json).substr(i));
                   turns_writing(point)) {
            out += fmt::format("\\u{:04x}", point);
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
    return builder.take();
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
