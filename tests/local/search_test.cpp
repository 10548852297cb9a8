#include "local/search.hpp"

#include "job/hyperparameters.hpp"
#include "job/spec_file.hpp"

#include <doctest/doctest.h>

#include <cmath>
#include <map>
#include <set>

namespace mltrain {

namespace {

std::vector<Hyperparameter> parameters(const std::string& toml)
{
    const SpecFile file = parse_spec("job.toml", "[hyperparameters.params]\n" + toml, "");
    REQUIRE(file.complaints.empty());
    return file.spec.hyperparameters.params;
}

std::string text_of(const Pairs& pairs)
{
    std::string text;
    for (const auto& [name, value] : pairs) text += name + "=" + value + " ";
    return text;
}

/// The values of one parameter in so many draws.
std::vector<std::string> draws(const std::string& toml, int times = 2000)
{
    const auto all = parameters("x = { " + toml + " }");
    std::mt19937_64 chance(1);
    std::vector<std::string> values;
    for (int i = 0; i < times; ++i) values.push_back(draw(all, chance).at(0).second);
    return values;
}

double part_below(const std::vector<std::string>& values, double bound)
{
    const auto below = std::count_if(values.begin(), values.end(),
        [&](const std::string& value) { return *number_of(value) < bound; });
    return static_cast<double>(below) / static_cast<double>(values.size());
}

}  // namespace

TEST_CASE("the same seed draws the same values, another one others")
{
    const auto all = parameters(R"(
        rate  = { type = "DOUBLE", min = 0, max = 1 }
        layer = { type = "INTEGER", min = 1, max = 8 }
        kind  = { type = "CATEGORICAL", values = ["a", "b", "c"] }
        batch = { type = "DISCRETE", values = [16, 32.50] }
    )");
    std::mt19937_64 first(1), second(1), other(2);
    CHECK(text_of(draw(all, first)) == "rate=0.13387664401253263 layer=2 kind=b batch=16 ");
    CHECK(text_of(draw(all, second)) == "rate=0.13387664401253263 layer=2 kind=b batch=16 ");
    CHECK(text_of(draw(all, first)) == text_of(draw(all, second)));
    CHECK(text_of(draw(all, other)).find("rate=0.13387") == std::string::npos);
}

TEST_CASE("values are spread over the range as the scale means it")
{
    const struct {
        std::string toml;
        double min, max, median;
    } cases[] = {
        {R"(type = "DOUBLE", min = -1, max = 3)", -1, 3, 1},
        {R"(type = "DOUBLE", min = 0.0001, max = 1, scale = "UNIT_LOG_SCALE")", 0.0001, 1, 0.01},
        {R"(type = "DOUBLE", min = 0.0001, max = 1, scale = "UNIT_REVERSE_LOG_SCALE")", 0.0001, 1,
            0.99},
        {R"(type = "INTEGER", min = 1, max = 1000, scale = "UNIT_LOG_SCALE")", 1, 1000, 32},
    };
    for (const auto& [toml, min, max, median] : cases) {
        CAPTURE(toml);
        const auto values = draws(toml);
        CHECK(part_below(values, min) == 0);
        CHECK(part_below(values, std::nextafter(max, max + 1)) == 1);
        CHECK(part_below(values, median) == doctest::Approx(0.5).epsilon(0.1));
    }
}

TEST_CASE("each whole number and each value comes up as often as any other")
{
    for (const char* toml : {R"(type = "INTEGER", min = -1, max = 3)",
             R"(type = "DISCRETE", values = [1, 2, 3.5, 4, 5])",
             R"(type = "CATEGORICAL", values = ["a", "b", "c", "d", "e"])"}) {
        std::map<std::string, int> counts;
        for (const std::string& value : draws(toml)) ++counts[value];
        CAPTURE(toml);
        CHECK(counts.size() == 5);
        for (const auto& [value, count] : counts) {
            CHECK(count > 320);
            CHECK(count < 480);
        }
    }
}

TEST_CASE("what depends on another is there when it holds, and changes no other draw")
{
    const auto all = parameters(R"(
        deep = { type = "INTEGER", min = 1, max = 2, parent = "drop", parent_values = [0.50] }
        kind = { type = "CATEGORICAL", values = ["a", "b"] }
        drop = { type = "DISCRETE", values = [0.5, 0.75], parent = "kind", parent_values = ["a"] }
    )");
    std::set<std::string> seen;
    std::mt19937_64 chance(3);
    for (int i = 0; i < 100; ++i) {
        std::string names;
        std::string kind, drop;
        for (const auto& [name, value] : draw(all, chance)) {
            names += name + " ";
            if (name == "kind") kind = value;
            if (name == "drop") drop = value;
        }
        CHECK(drop.empty() == (kind == "b"));
        CHECK((names.find("deep") != names.npos) == (drop == "0.5"));
        seen.insert(names);
    }
    CHECK(seen.size() == 3);
}

TEST_CASE("a study and its trials are read as they were written")
{
    LocalStudy study;
    study.argv = {"python3", "-m", "t", "통계"};
    study.job_dir = "/runs/1";
    study.tuning.goal = "MINIMIZE";
    study.tuning.metric = "loss";
    study.tuning.max_trials = 3;
    study.tuning.seed = 7;
    study.tuning.params = parameters(
        R"(x = { type = "INTEGER", min = 1, max = 2, parent = "y", parent_values = ["a"] }
           y = { type = "CATEGORICAL", values = ["a"] })");
    CHECK(local_study_of(to_json(study)) == study);
    CHECK_FALSE(local_study_of(Json()));
    CHECK_FALSE(local_study_of(Json(Json::Object{{"argv", Json::array({"x"})}})));
    Trial trial;
    trial.number = "1";
    trial.word = "succeeded";
    trial.state = State::succeeded;
    trial.parameters = {{"x", "1"}};
    trial.objective = "0.50";
    trial.step = 3;
    trial.started = trial.ended = Time(Seconds(100));
    CHECK(trials_of(to_json(std::vector{trial})) == std::vector{trial});
}

}  // namespace mltrain
