#include "job/finding.hpp"

#include <doctest/doctest.h>

#include <vector>

namespace mltrain {

TEST_CASE("no way to the service outweighs what else is bad, and doubts are no reason to fail")
{
    using Is = Finding::State;
    const Finding good{"a", Is::good, ""};
    const Finding doubtful{"b", Is::doubtful, ""};
    const Finding unknown{"c", Is::unknown, ""};
    const Finding bad{"d", Is::bad, ""};
    const Finding no_login{.subject = "login", .state = Is::bad, .seen = "", .is_access = true};
    const Finding login{.subject = "login", .state = Is::good, .seen = "me", .is_access = true};

    CHECK(exit_of(std::vector<Finding>{}) == Exit::done);
    CHECK(exit_of(std::vector{good, doubtful, unknown, login}) == Exit::done);
    CHECK(exit_of(std::vector{good, bad, login}) == Exit::could_not);
    CHECK(exit_of(std::vector{bad, no_login}) == Exit::needs_gcloud);
    CHECK(exit_of(std::vector{no_login, bad}) == Exit::needs_gcloud);
}

TEST_CASE("what is not needed is a doubt, and says for whom it is not")
{
    const Finding bad{"gcloud", Finding::State::bad, "there is none"};
    const Finding spared = not_needed(bad, "service local");
    CHECK(spared.state == Finding::State::doubtful);
    CHECK(spared.seen == "there is none; not needed for service local");
    const Finding good{"gcloud", Finding::State::good, "528.0.0"};
    CHECK(not_needed(good, "service local") == good);
}

}  // namespace mltrain
