// A job that was written down is read back as the same job: the settings in the ledger, from which `submit --from` sends
// it again, hold all that a job file can say.
#include "base/text.hpp"
#include "job/settings.hpp"
#include "job/spec_file.hpp"
#include "job/values.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace mltrain {

namespace {

std::string any_filled_text()
{
    std::string text = *any_text();
    std::erase(text, '\0');
    return "x" + text;
}

/// A value that this key takes, as the words of a job file.
std::vector<std::string> any_words_for(const Key& key)
{
    const auto choices = split(key.choices, ' ');
    switch (key.type) {
    case KeyType::text:
    case KeyType::word:
        if (!key.choices.empty()) return {*rc::gen::elementOf(choices)};
        return {key.type == KeyType::word ? "NVIDIA_TESLA_T4" : any_filled_text()};
    case KeyType::path: return {"/project/" + any_filled_text()};
    case KeyType::path_list: return {"/project/a b", "gs://bucket/c,d"};
    case KeyType::text_list: return {any_filled_text(), any_filled_text()};
    case KeyType::flag: return {*rc::gen::arbitrary<bool>() ? "true" : "false"};
    case KeyType::count: return {std::to_string(*rc::gen::inRange(1, 1001))};
    case KeyType::duration:
        return {duration_spelling(Seconds(*rc::gen::inRange(1, 366 * 24 * 3600)))};
    case KeyType::money:
        return {decimal_text(Money{*rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000'000)})};
    case KeyType::table: break;
    }
    return {};
}

Pairs any_pairs()
{
    std::set<std::string> names;
    Pairs pairs;
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i) {
        // A variable may hold anything; its name has no = in it.
        std::string name = any_filled_text();
        std::erase(name, '=');
        std::string value = *any_text();
        std::erase(value, '\0');
        if (names.insert(name).second) pairs.emplace_back(name, value);
    }
    return pairs;
}

/// Any of all keys of the table, each left out as often as not.
SpecFile any_file()
{
    SpecFile file;
    for (const Key& key : keys()) {
        const bool is_said = key.home == KeyHome::job_file && *rc::gen::arbitrary<bool>();
        if (!is_said || key.type == KeyType::table) continue;
        const auto trouble = fill(key, file, any_words_for(key), "/project");
        RC_ASSERT(!trouble);
    }
    file.spec.env = any_pairs();
    for (int i = *rc::gen::inRange(0, 4); i > 0; --i)
        file.spec.labels.emplace_back(fmt::format("team-{}", i), i == 1 ? "" : "a_b-c1");
    for (int i = *rc::gen::inRange(0, 6); i > 0; --i) {
        std::string word = *any_text();
        std::erase(word, '\0');
        const std::vector<std::string> words = {word, "--", "-5", "--a=b", "", "true"};
        file.spec.args.push_back(*rc::gen::elementOf(words));
    }
    return file;
}

}  // namespace

TEST_CASE("a job that was written down is read back as the same job")
{
    holds(
        [] {
            const SpecFile file = any_file();
            const auto kept = parse_json(json_text(settings_json(file)));
            RC_ASSERT(kept.has_value());
            const std::string text = job_file_text(*kept);
            RC_LOG() << text;
            const SpecFile again = parse_spec("ledger", text, "/elsewhere");
            RC_ASSERT(again.complaints.empty());
            RC_ASSERT(again.spec == file.spec);
        },
        200);
}

}  // namespace mltrain
