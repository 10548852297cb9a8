#include "migrate/job_file.hpp"

#include "base/text.hpp"
#include "job/spec_file.hpp"
#include "support/property.hpp"

#include <doctest/doctest.h>

namespace mltrain {

namespace {

using Words = std::vector<std::string>;

std::string file_with_args(const Words& args)
{
    JobSpec spec;
    spec.args = args;
    const std::string text = pretty_job_file(spec, "/project");
    const SpecFile file = parse_spec("job.toml", text, "/project");
    CHECK(file.complaints.empty());
    CHECK(file.spec.args == args);
    return text;
}

rc::Gen<std::string> filled_text()
{
    return rc::gen::map(any_text(), [](std::string text) {
        std::erase(text, '\0');
        return "x" + text;
    });
}

/// Words as they are found in commands: options, numbers, and any text.
rc::Gen<std::string> any_word()
{
    return rc::gen::oneOf(
        rc::gen::element<std::string>("--epochs", "--a", "--b=1", "--c=-2", "-d", "--", "---",
            "--=", "--x y", "20", "-5", "0.10", "1e-3", "true", "", "007", "nan"),
        rc::gen::map(any_text(), [](std::string text) {
            std::erase(text, '\0');
            return text;
        }));
}

template <class T, class Gen>
void maybe(std::optional<T>& field, const Gen& gen)
{
    if (*rc::gen::arbitrary<bool>()) field = *gen;
}

Role any_role(bool is_master)
{
    Role role;
    maybe(role.machine_type, filled_text());
    maybe(role.accelerator_type, rc::gen::element<std::string>("NVIDIA_TESLA_T4", "TPU_V2"));
    maybe(role.accelerator_count, rc::gen::inRange<std::int64_t>(1, 1001));
    maybe(role.image_uri, filled_text());
    if (!is_master) maybe(role.count, rc::gen::inRange<std::int64_t>(1, 1001));
    return role;
}

JobSpec any_spec()
{
    const auto path = rc::gen::element<std::string>("/project/trainer", "/project", "/srv/trainer",
        "/projects/t", "/project/a b/\"c\"", "/project/..t", "gs://bucket/x/../y");
    const auto seconds = rc::gen::map(
        rc::gen::inRange(1, 366 * 24 * 3600), [](int count) { return Seconds(count); });
    const auto money = rc::gen::map(rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000'000),
        [](std::int64_t nanos) { return Money{nanos}; });
    JobSpec spec;
    for (auto* field : {&spec.name, &spec.project, &spec.module_name, &spec.staging_bucket,
             &spec.region, &spec.runtime_version, &spec.python_version, &spec.image_uri,
             &spec.service_account, &spec.network, &spec.kms_key})
        maybe(*field, filled_text());
    maybe(spec.service, rc::gen::element<std::string>("ml-engine", "ai-platform", "local"));
    maybe(spec.packaging, rc::gen::element<std::string>("auto", "gcloud"));
    maybe(spec.scale_tier, rc::gen::element<std::string>("BASIC_GPU", "CUSTOM"));
    maybe(spec.enable_web_access, rc::gen::arbitrary<bool>());
    maybe(spec.package_path, path);
    maybe(spec.job_dir, rc::gen::element<std::string>("gs://b/{job}", "/project/out/{job}"));
    spec.packages = *rc::gen::container<Words>(path);
    spec.args = *rc::gen::container<Words>(any_word());
    for (const std::string& name : *rc::gen::unique<Words>(filled_text()))
        spec.labels.emplace_back(name, *any_text());
    spec.master = any_role(true);
    spec.workers = any_role(false);
    spec.parameter_servers = any_role(false);
    spec.evaluators = any_role(false);
    maybe(spec.limits.max_duration, seconds);
    maybe(spec.limits.max_wait, seconds);
    maybe(spec.limits.max_cost, money);
    maybe(spec.likely_duration, seconds);
    maybe(spec.hourly_cost, money);
    return spec;
}

}  // namespace

TEST_CASE("a job file that is written and read again is the same job")
{
    holds([] {
        const JobSpec spec = any_spec();
        const std::string text = pretty_job_file(spec, "/project");
        const SpecFile file = parse_spec("job.toml", text, "/project");
        RC_LOG() << text;
        RC_ASSERT(file.complaints.empty());
        RC_ASSERT(file.spec == spec);
    });
}

TEST_CASE("keys are grouped, and equals signs stand below each other")
{
    JobSpec spec;
    spec.name = "census";
    spec.package_path = "/project/trainer";
    spec.packages = {"/project/dep.tar.gz", "gs://b/c.whl"};
    spec.scale_tier = "CUSTOM";
    spec.args = {"--epochs", "20", "--train-files", "gs://a", "gs://b", "--quick"};
    spec.labels = {{"team", "mot"}};
    spec.master.machine_type = "n1-standard-8";
    spec.master.accelerator_type = "NVIDIA_TESLA_T4";
    spec.master.accelerator_count = 1;
    spec.limits.max_duration = Seconds(12 * 3600);
    spec.limits.max_cost = Money{20 * nanos_per_unit};
    CHECK(pretty_job_file(spec, "/project") ==
        R"(name         = "census"
package_path = "trainer"
packages     = ["dep.tar.gz", "gs://b/c.whl"]
scale_tier   = "CUSTOM"

[args]
epochs      = 20
train-files = ["gs://a", "gs://b"]
quick       = true

[labels]
team = "mot"

[master]
machine_type = "n1-standard-8"
accelerator  = { type = "NVIDIA_TESLA_T4", count = 1 }

[limits]
max_duration = "12h"
max_cost     = 20.00
)");
}

TEST_CASE("arguments are a table only where that gives the very same words")
{
    const struct {
        Words args;
        std::string text;
    } cases[] = {
        {{"--epochs", "20"}, "\n[args]\nepochs = 20\n"},
        {{"--rate", "1e-3", "--id", "007", "--v", "1.10"},
            "\n[args]\nrate = 1e-3\nid   = \"007\"\nv    = 1.10\n"},
        {{"--shift=-5"}, "\n[args]\nshift = -5\n"},
        {{"--a.b", "true", "--flag"}, "\n[args]\n\"a.b\" = \"true\"\nflag  = true\n"},
        {{"--none", ""}, "\n[args]\nnone = \"\"\n"},
        {{"--shift", "-5"}, "\nargs = [\n    \"--shift\",\n    \"-5\",\n]\n"},
        {{"--epochs=20"}, "\nargs = [\n    \"--epochs=20\",\n]\n"},
        {{"--a", "1", "--a", "2"}, "\nargs = [\n    \"--a\", \"1\",\n    \"--a\", \"2\",\n]\n"},
        {{"train", "-d", "x"}, "\nargs = [\n    \"train\",\n    \"-d\", \"x\",\n]\n"},
        {{"--a", "--", "b"}, "\nargs = [\n    \"--a\",\n    \"--\", \"b\",\n]\n"},
    };
    for (const auto& [args, text] : cases) {
        CAPTURE(shell_line(args));
        CHECK(file_with_args(args) == text);
    }
}

}  // namespace mltrain
