#include "job/keys.hpp"

#include "base/text.hpp"
#include "job/spec_file.hpp"
#include "show/job_file_page.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace mltrain {

namespace {

const std::set<std::string> known_services = {
    "all", "ml-engine", "ai-platform", "vertex-ai", "local", "slurm"};

/// The example as it would stand in a file, read as the layer it belongs to.
SpecFile read_example(const Key& key)
{
    const Scratch scratch;
    const std::string text = fmt::format("{} = {}\n", key.name, key.example);
    const auto file = scratch.write("some.toml", text);
    return key.home == KeyHome::config_only ? read_spec(file, "", {}, {})
                                            : read_spec("", file, {}, {});
}

}  // namespace

TEST_CASE("each key is complete")
{
    CHECK(keys().size() > 40);
    for (const Key& key : keys()) {
        const std::string name(key.name);
        CAPTURE(name);
        CHECK(!key.help.empty());
        CHECK(key.help.find('\n') == key.help.npos);
        CHECK(columns_of(key.help) <= 90);
        CHECK_FALSE(key.help.ends_with('.'));
        CHECK(key.example.empty() == (key.home == KeyHome::later));
        CHECK(!type_name(key.type).empty());
        CHECK(lower(name) == name);
        CHECK(name.find_first_not_of("abcdefghijklmnopqrstuvwxyz_.") == name.npos);
        for (const std::string& service : split(key.services, ' '))
            CHECK(known_services.contains(service));
    }
}

TEST_CASE("no key stands twice, and each is found by its name alone")
{
    std::set<std::string_view> names;
    for (const Key& key : keys()) {
        names.insert(key.name);
        CHECK(find_key(key.name) == &key);
    }
    CHECK(names.size() == keys().size());
    for (const char* word :
        {"", "nam", "name ", "Name", "limits", "max_cost", "limits.", "master.accelerator"}) {
        CHECK(find_key(word) == nullptr);
    }
}

TEST_CASE("what stands before a dot is a table, and no key is one as well")
{
    for (const char* table : {"master", "workers", "parameter_servers", "evaluators", "limits",
             "estimate", "hyperparameters", "local", "master.accelerator", "workers.accelerator"}) {
        CHECK(is_table(table));
    }
    for (const char* word :
        {"", "name", "args", "labels", "limit", "limits.max_cost", "mas", "master."}) {
        CHECK_FALSE(is_table(word));
    }
    for (const Key& key : keys()) CHECK_FALSE(is_table(key.name));
}

TEST_CASE("the example of each key is right")
{
    for (const Key& key : keys()) {
        if (key.home == KeyHome::later) continue;
        const std::string name(key.name);
        CAPTURE(name);
        const SpecFile file = read_example(key);
        CHECK(file.complaints.empty());
        if (name == "args") {
            CHECK(shell_line(file.spec.args) == "--epochs 20 --train-files gs://a gs://b");
        } else if (name == "labels") {
            CHECK(file.spec.labels == Pairs{{"team", "mot"}});
        } else if (name == "env") {
            CHECK(file.spec.env == Pairs{{"TF_CPP_MIN_LOG_LEVEL", "2"}});
        } else if (name == "budget.labels") {
            const std::vector<std::pair<std::string, Money>> all = {
                {"team=vision", Money{200 * nanos_per_unit}}};
            CHECK(file.settings.budget.labels == all);
        } else if (name == "sweep") {
            CHECK(file.sweep.axes
                == std::vector<Axis>{
                    {"args.epochs", {"5", "10"}}, {"args.learning-rate", {"0.1", "0.01"}}});
        } else if (name == "speed") {
            CHECK(file.settings.speed.size() == 2);
            CHECK(file.settings.speed[1]
                == std::pair<std::string, std::int64_t>("NVIDIA_TESLA_T4", 2'500'000'000));
        } else if (name == "hyperparameters.params") {
            REQUIRE(file.spec.hyperparameters.params.size() == 1);
            CHECK(file.spec.hyperparameters.params[0].name == "rate");
        } else {
            REQUIRE(file.origins.contains(name));
            CHECK(value_text(key, {file.spec, file.settings}).has_value());
        }
    }
}

TEST_CASE("each key fills a field of its own, of its own type")
{
    SpecAndSettings values;
    std::set<const void*> fields;
    for (const Key& key : keys()) {
        const std::string name(key.name);
        CAPTURE(name);
        const Field field = key.field(values);
        if (key.type == KeyType::table) {
            CHECK(std::holds_alternative<std::monostate>(field));
            continue;
        }
        const void* address = std::visit(
            [](auto pointer) -> const void* {
                if constexpr (std::is_pointer_v<decltype(pointer)>) return pointer;
                return nullptr;
            },
            field);
        CHECK(address != nullptr);
        CHECK(fields.insert(address).second);
        switch (key.type) {
        case KeyType::text:
        case KeyType::path:
        case KeyType::word:
            CHECK(std::holds_alternative<std::optional<std::string>*>(field));
            break;
        case KeyType::path_list:
        case KeyType::text_list:
            CHECK(std::holds_alternative<std::vector<std::string>*>(field));
            break;
        case KeyType::flag: CHECK(std::holds_alternative<std::optional<bool>*>(field)); break;
        case KeyType::count:
            CHECK(std::holds_alternative<std::optional<std::int64_t>*>(field));
            break;
        case KeyType::duration:
            CHECK(std::holds_alternative<std::optional<Seconds>*>(field));
            break;
        case KeyType::money: CHECK(std::holds_alternative<std::optional<Money>*>(field)); break;
        case KeyType::table: break;
        }
    }
}

TEST_CASE("a value is told as a job file would spell it")
{
    SpecAndSettings values;
    for (const Key& key : keys()) CHECK_FALSE(value_text(key, values));
    values.spec.name = "census";
    values.spec.packages = {"a.tar.gz", "b.tar.gz"};
    values.spec.enable_web_access = false;
    values.spec.workers.count = 4;
    values.spec.limits.max_duration = std::chrono::minutes(90);
    values.spec.limits.max_cost = parse_money("20");
    values.settings.confirm_above = parse_money("0.125");
    const struct {
        std::string key;
        std::string text;
    } cases[] = {
        {"name", "census"},
        {"packages", "a.tar.gz b.tar.gz"},
        {"enable_web_access", "false"},
        {"workers.count", "4"},
        {"limits.max_duration", "1h30m"},
        {"limits.max_cost", "20.00"},
        {"confirm_above", "0.125"},
    };
    for (const auto& [key, text] : cases) {
        CAPTURE(key);
        CHECK(value_text(*find_key(key), values).value_or("") == text);
    }
}

TEST_CASE("words that a key allows are in its help's reach: its example is one of them")
{
    for (const Key& key : keys()) {
        if (key.choices.empty()) continue;
        const auto choices = split(key.choices, ' ');
        const std::string example(key.example.substr(1, key.example.size() - 2));
        CHECK(std::find(choices.begin(), choices.end(), example) != choices.end());
    }
}

TEST_CASE("docs/job-file.md is the table of keys")
{
    const auto page = source_tree() / "docs/job-file.md";
    if (accepting()) spill(page, job_file_page());
    CHECK(slurp(page) == job_file_page());
}

}  // namespace mltrain
