#include "job/sweep.hpp"

#include "base/error.hpp"
#include "base/text.hpp"
#include "job/job.hpp"
#include "job/keys.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <random>
#include <ranges>
#include <set>

namespace mltrain {

namespace {

constexpr std::int64_t default_max_jobs = 100;
/// More cannot be told apart by anybody; and products stay far from the end of the numbers.
constexpr std::uint64_t most_combinations = 1'000'000'000;

/// Axes that go together: they have as many values each.
struct Group {
    std::vector<const Axis*> axes;
    std::size_t size() const { return axes.front()->values.size(); }
};

[[noreturn]] void refuse(
    const std::string& message, const std::string& hint, Exit exit = Exit::usage)
{
    throw Error(message, hint, exit);
}

const Axis& axis_of(const Sweep& sweep, const std::string& name)
{
    std::vector<std::string> names;
    for (const Axis& axis : sweep.axes) {
        if (axis.key == name || axis_name(axis.key) == name) return axis;
        names.push_back(axis_name(axis.key));
    }
    refuse(
        fmt::format("sweep.zip names \"{}\", which is not swept", name), choice_hint(name, names));
}

Group zipped(const Sweep& sweep, const std::vector<std::string>& names)
{
    Group group;
    for (const std::string& name : names) {
        const Axis& axis = axis_of(sweep, name);
        if (!group.axes.empty() && axis.values.size() != group.size()) {
            refuse(
                fmt::format("sweep.zip: \"{}\" has {} and \"{}\" {}", axis_name(group.axes[0]->key),
                    counted(group.size(), "value"), name, axis.values.size()),
                "what goes together needs as many values each");
        }
        group.axes.push_back(&axis);
    }
    if (group.axes.empty()) refuse("sweep.zip has an empty group", "zip = [[\"a\", \"b\"]]");
    std::sort(group.axes.begin(), group.axes.end());  // as they stand in the sweep
    return group;
}

/// In the order of the axes; a group stands where its first axis stands.
std::vector<Group> groups_of(const Sweep& sweep)
{
    std::vector<Group> zips;
    std::set<const Axis*> in_zip;
    for (const auto& names : sweep.zips) {
        zips.push_back(zipped(sweep, names));
        for (const Axis* axis : zips.back().axes) {
            if (!in_zip.insert(axis).second)
                refuse(fmt::format("sweep.zip names \"{}\" twice", axis_name(axis->key)),
                    "an axis goes together with others only once");
        }
    }
    std::vector<Group> groups;
    for (const Axis& axis : sweep.axes) {
        if (axis.values.empty())
            refuse(fmt::format("\"{}\" is swept over no value", axis_name(axis.key)),
                "give it one at least");
        const auto zip = std::find_if(zips.begin(), zips.end(), [&](const Group& group) {
            return std::find(group.axes.begin(), group.axes.end(), &axis) != group.axes.end();
        });
        if (zip == zips.end()) {
            groups.push_back({{&axis}});
        } else if (zip->axes.front() == &axis) {
            groups.push_back(*zip);
        }
    }
    return groups;
}

Variant variant_at(const std::vector<Group>& groups, std::uint64_t index)
{
    Variant variant;
    for (const Group& group : std::views::reverse(groups)) {
        const auto at = static_cast<std::size_t>(index % group.size());
        index /= group.size();
        for (const Axis* axis : std::views::reverse(group.axes))
            variant.emplace_back(axis->key, axis->values[at]);
    }
    std::reverse(variant.begin(), variant.end());
    return variant;
}

std::uint64_t positive(const char* key, std::int64_t value)
{
    if (value < 1) refuse(fmt::format("sweep.{} must be 1 or more, not {}", key, value), "");
    return static_cast<std::uint64_t>(value);
}

/// So many different numbers below the total, in their order; the same for the same seed on every machine.
std::set<std::uint64_t> chosen(std::uint64_t count, std::uint64_t total, std::int64_t seed)
{
    std::mt19937_64 chance(static_cast<std::uint64_t>(seed));
    std::set<std::uint64_t> numbers;
    // Floyd's way: each number is as likely, and no number is drawn in vain.
    for (std::uint64_t last = total - count; last < total; ++last) {
        const std::uint64_t number = chance() % (last + 1);
        if (!numbers.insert(number).second) numbers.insert(last);
    }
    return numbers;
}

}  // namespace

std::vector<Variant> variants_of(const Sweep& sweep)
{
    const std::vector<Group> groups = groups_of(sweep);
    std::uint64_t total = 1;
    for (const Group& group : groups) {
        total *= group.size();
        if (total > most_combinations)
            refuse("the sweep has more than a billion combinations", "sweep fewer values",
                Exit::refused);
    }
    const std::uint64_t most = positive("max_jobs", sweep.max_jobs.value_or(default_max_jobs));
    const std::uint64_t count =
        sweep.random ? std::min(positive("random", *sweep.random), total) : total;
    if (count > most) {
        refuse(fmt::format("the sweep would be {} jobs, and max_jobs is {}", count, most),
            fmt::format("[sweep] max_jobs = {}, or only some by chance: random = {}", count, most),
            Exit::refused);
    }
    std::vector<Variant> variants;
    if (sweep.random) {
        for (const std::uint64_t index : chosen(count, total, sweep.seed.value_or(0)))
            variants.push_back(variant_at(groups, index));
    } else {
        for (std::uint64_t index = 0; index < total; ++index)
            variants.push_back(variant_at(groups, index));
    }
    std::set<Variant> seen;
    for (const Variant& variant : variants) {
        if (!seen.insert(variant).second) {
            refuse(
                fmt::format("two jobs of the sweep would be the same: {}", variant_text(variant)),
                "name each value once");
        }
    }
    return variants;
}

std::string axis_name(const std::string& key)
{
    return key.starts_with("args.") ? key.substr(5) : key;
}

std::string variant_text(const Variant& variant)
{
    std::vector<std::string> parts;
    for (const auto& [key, value] : variant)
        parts.push_back(axis_name(key) + "=" + shell_quoted(value));
    return joined(parts, " ");
}

std::vector<std::pair<std::string, std::string>> labels_of(const Variant& variant)
{
    constexpr std::size_t longest = 63;
    const auto fits = [](std::string_view text) {
        return text.size() <= longest
            && text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_") == text.npos;
    };
    std::vector<std::pair<std::string, std::string>> labels;
    for (const auto& [key, value] : variant) {
        const std::string name = axis_name(key);
        const bool is_name = !name.empty() && name[0] >= 'a' && name[0] <= 'z' && fits(name);
        if (is_name && fits(value)) labels.emplace_back(name, value);
    }
    return labels;
}

std::string sweep_job_name(const std::string& sweep, std::size_t number, std::size_t of)
{
    const std::size_t width = std::max<std::size_t>(3, std::to_string(of).size());
    return fmt::format("{}_{:0{}}", sweep, number, width);
}

Axis parse_axis(const std::string& text)
{
    const auto equals = text.find('=');
    if (equals == text.npos || equals == 0 || equals + 1 == text.size()) {
        refuse(fmt::format("--sweep takes key=value,value,…, not \"{}\"", text),
            "such as --sweep batch-size=64,128");
    }
    const std::string key = text.substr(0, equals);
    const bool is_key = find_key(key) != nullptr || key.starts_with("args.")
        || key.starts_with("labels.") || key.starts_with("env.");
    return {is_key ? key : "args." + key, split(text.substr(equals + 1), ',')};
}

}  // namespace mltrain
