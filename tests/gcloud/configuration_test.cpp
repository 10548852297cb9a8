#include "gcloud/gcloud.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <map>

namespace mltrain {

namespace {

using Texts = std::map<std::string, std::string>;

/// "" for no project; $HOME stands for the scratch directory in variables and in the answer's origin.
struct Case {
    std::string title;
    Texts files;
    Texts variables;
    std::string project;
    std::string origin;
};

std::string replaced(std::string text, const std::string& part, const std::string& by)
{
    if (const auto at = text.find(part); at != text.npos) text.replace(at, part.size(), by);
    return text;
}

const std::string standard = ".config/gcloud/configurations/config_default";
const std::string other = ".config/gcloud/configurations/config_other";
const std::string active = ".config/gcloud/active_config";

const std::vector<Case> cases = {
    {"nothing is configured", {}, {}, "", ""},
    {"the default configuration", {{standard, "[core]\nproject = mine\n"}}, {}, "mine",
        "$HOME/" + standard},
    {"the active configuration",
        {{standard, "[core]\nproject = mine\n"}, {active, "other"},
            {other, "[core]\nproject = theirs\n"}},
        {}, "theirs", "$HOME/" + other},
    {"an active configuration with a line's end",
        {{active, "other\n"}, {other, "[core]\nproject = theirs\n"}}, {}, "theirs",
        "$HOME/" + other},
    {"an empty active_config", {{active, ""}, {standard, "[core]\nproject = mine\n"}}, {}, "mine",
        "$HOME/" + standard},
    {"an active configuration that is gone",
        {{active, "gone"}, {standard, "[core]\nproject = mine\n"}}, {}, "", ""},
    {"an active configuration without a project",
        {{active, "other"}, {other, "[core]\naccount = me\n"},
            {standard, "[core]\nproject = mine\n"}},
        {}, "", ""},
    {"the configuration that the environment names",
        {{active, "default"}, {standard, "[core]\nproject = mine\n"},
            {other, "[core]\nproject = theirs\n"}},
        {{"CLOUDSDK_ACTIVE_CONFIG_NAME", "other"}}, "theirs", "$HOME/" + other},
    {"no configuration, as the environment wants it", {{standard, "[core]\nproject = mine\n"}},
        {{"CLOUDSDK_ACTIVE_CONFIG_NAME", "NONE"}}, "", ""},
    {"the project that the environment names", {{standard, "[core]\nproject = mine\n"}},
        {{"CLOUDSDK_CORE_PROJECT", "from-environment"}}, "from-environment",
        "CLOUDSDK_CORE_PROJECT"},
    {"another folder of gcloud's",
        {{standard, "[core]\nproject = mine\n"},
            {"sdk/configurations/config_default", "[core]\nproject=own\n"}},
        {{"CLOUDSDK_CONFIG", "$HOME/sdk"}}, "own", "$HOME/sdk/configurations/config_default"},
    {"another folder of gcloud's that is empty", {{standard, "[core]\nproject = mine\n"}},
        {{"CLOUDSDK_CONFIG", "$HOME/sdk"}}, "", ""},
    {"no home", {{standard, "[core]\nproject = mine\n"}}, {{"HOME", ""}}, "", ""},
    {"no home, but another folder of gcloud's",
        {{"sdk/configurations/config_default", "[core]\nproject = own\n"}},
        {{"HOME", ""}, {"CLOUDSDK_CONFIG", "$HOME/sdk"}}, "own",
        "$HOME/sdk/configurations/config_default"},
    {"a project of another section", {{standard, "[compute]\nproject = wrong\n"}}, {}, "", ""},
    {"sections before and after",
        {{standard,
            "[compute]\nregion = us-east1\nproject = wrong\n\n[core]\naccount = me@example.com\nproject=mine\n[ai]\nproject = wrong\n"}},
        {}, "mine", "$HOME/" + standard},
    {"a project of no section", {{standard, "project = wrong\n"}}, {}, "", ""},
    {"a project that is commented out",
        {{standard, "[core]\n#project = old\n; project = older\nproject = mine\n"}}, {}, "mine",
        "$HOME/" + standard},
    {"a property with a longer name",
        {{standard, "[core]\nproject_number = 5\nmy_project = wrong\n"}}, {}, "", ""},
    {"blanks and carriage returns", {{standard, "[core]\r\n  project  =  mine  \r\n"}}, {}, "mine",
        "$HOME/" + standard},
    {"a project of a domain", {{standard, "[core]\nproject = example.com:mine\n"}}, {},
        "example.com:mine", "$HOME/" + standard},
    {"an empty project", {{standard, "[core]\nproject =\naccount = me\n"}}, {}, "", ""},
    {"an equals sign in the value", {{standard, "[core]\nproject = a=b\n"}}, {}, "a=b",
        "$HOME/" + standard},
    {"a file that is no text", {{standard, std::string("\0\x1f\x8b\xff[core", 9)}}, {}, "", ""},
    {"a file without end", {{standard, std::string(65 * 1024, '\n') + "[core]\nproject = mine\n"}},
        {}, "", ""},
    {"a folder where the file should be", {{standard + "/x", ""}}, {}, "", ""},
};

}  // namespace

TEST_CASE("gcloud's project is read as gcloud would")
{
    for (const Case& one : cases) {
        CAPTURE(one.title);
        const Scratch home;
        for (const auto& [name, text] : one.files) home.write(name, text);
        Texts variables = {{"HOME", home.path()}};
        for (const auto& [name, value] : one.variables)
            variables[name] = replaced(value, "$HOME", home.path());
        const auto project = configured_project(Environment(variables));
        CHECK((project ? project->id : "") == one.project);
        CHECK((project ? project->origin : "") == replaced(one.origin, "$HOME", home.path()));
    }
}

TEST_CASE("gcloud's region is Vertex AI's, else Compute Engine's; a variable goes before the file")
{
    const Scratch home;
    const auto region = [&](const std::string& file, Texts variables) {
        home.write(standard, file);
        variables["HOME"] = home.path();
        return configured_region(Environment(variables));
    };
    const std::string both = "[compute]\nregion = us-east1\n[ai]\nregion = europe-west4\n";
    CHECK(region("", {}).empty());
    CHECK(region(both, {}) == "europe-west4");
    CHECK(region("[compute]\nregion = us-east1\n", {}) == "us-east1");
    CHECK(region(both, {{"CLOUDSDK_AI_REGION", "asia-east1"}}) == "asia-east1");
    CHECK(region("[compute]\nzone = us-east1-b\n", {{"CLOUDSDK_COMPUTE_REGION", "us-west1"}})
        == "us-west1");
}

TEST_CASE("Google's endpoint is the one that nobody has overridden")
{
    CHECK(uses_googles_endpoint(Environment()));
    Texts variables = {
        {"CLOUDSDK_API_ENDPOINT_OVERRIDES_STORAGE", "http://127.0.0.1/"}, {"HOME", "/"}};
    CHECK(uses_googles_endpoint(Environment(variables)));
    variables["CLOUDSDK_API_ENDPOINT_OVERRIDES_ML"] = "http://127.0.0.1:8790/";
    CHECK_FALSE(uses_googles_endpoint(Environment(variables)));
}

}  // namespace mltrain
