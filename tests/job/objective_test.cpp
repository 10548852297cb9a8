#include "job/objective.hpp"

#include <doctest/doctest.h>

namespace mltrain {

TEST_CASE("the name of a metric tells whether less or more is better, or nothing does")
{
    const std::pair<const char*, Better> cases[] = {{"loss", Better::least},
        {"val_loss", Better::least}, {"eval/RMSE", Better::least}, {"accuracy_loss", Better::least},
        {"accuracy", Better::greatest}, {"top-1.acc", Better::greatest},
        {"val_f1", Better::greatest}, {"glossary", Better::unknown},
        {"epochs_done", Better::unknown}, {"", Better::unknown}};
    for (const auto& [name, better] : cases) {
        CAPTURE(name);
        CHECK(better_by_name(name) == better);
    }
}

TEST_CASE("the user's word on what is better is as with --sort-by")
{
    CHECK(parse_objective("speed").better == Better::least);
    CHECK(parse_objective("~speed").better == Better::greatest);
    CHECK(parse_objective("~speed").metric == "speed");
}

TEST_CASE("a record is better than all before it")
{
    Series series{"census", "loss", Better::least, {}};
    for (const double value : {0.5, 0.6, 0.5, 0.4, 0.45, 0.1})
        series.points.push_back({"", Time{}, value, ""});
    CHECK(records_of(series) == std::vector<bool>{true, false, false, true, false, true});
    series.better = Better::greatest;
    CHECK(records_of(series) == std::vector<bool>{true, true, false, false, false, false});
    series.better = Better::unknown;
    CHECK(records_of(series) == std::vector<bool>(6, false));
}

TEST_CASE("the best has a value, and there is none where nobody knows what better is")
{
    const std::vector<std::optional<double>> values = {{}, 3, 1, {}, 1};
    CHECK(best_of(values, Better::least) == 2);
    CHECK(best_of(values, Better::greatest) == 1);
    CHECK_FALSE(best_of(values, Better::unknown));
    CHECK_FALSE(best_of({{}, {}}, Better::least));
}

}  // namespace mltrain
