#include "migrate/to_vertex_ai.hpp"

#include "catalog/ml_engine.hpp"
#include "gcloud/vertex_ai_check.hpp"
#include "job/spec_file.hpp"
#include "migrate/job_file.hpp"
#include "migrate/job_file_edit.hpp"
#include "support/cases.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <cstdlib>

namespace mltrain {

namespace {

const Date today = *parse_date("2026-11-20");

JobSpec spec_of(const std::string& text)
{
    const SpecFile file = parse_spec("job.toml", text, "/home/me");
    CHECK(file.complaints.empty());
    return file.spec;
}

Migration migrated(const JobSpec& spec)
{
    return to_vertex_ai(spec, PriceBook(), today);
}

std::string said_of(const std::string& text)
{
    const Migration migration = migrated(spec_of(text));
    const auto edited = edited_job_file(text, migration.spec, "/home/me", "/home/me");
    std::string said = edited ? *edited : pretty_job_file(migration.spec, "/home/me");
    if (!edited) said += "# written anew\n";
    for (const Change& change : migration.changes) {
        said += fmt::format("# {} {}: {} -> {}: {}\n", change.is_loss ? "!" : " ", change.key,
            change.from, change.to, change.reason);
    }
    return said;
}

JobSpec custom(const std::string& machine)
{
    return spec_of(
        "name = \"census\"\npackage_path = \"trainer\"\nmodule_name = \"trainer.task\"\n"
        "staging_bucket = \"gs://my-bucket\"\nregion = \"us-central1\"\n"
        "scale_tier = \"CUSTOM\"\nruntime_version = \"2.11\"\n[master]\nmachine_type = \""
        + machine + "\"\n");
}

}  // namespace

TEST_CASE("job files of ML Engine become those of Vertex AI, with every choice told")
{
    const auto file = source_tree() / "tests/migrate/job_files.txt";
    CaseTable table = read_table(slurp(file));
    REQUIRE(table.cases.size() > 10);
    for (Case& one : table.cases) {
        std::string text;
        for (const std::string& line : one.lines) text += line + "\n";
        const std::string said = said_of(text);
        if (!std::getenv("MLTRAIN_ACCEPT")) {
            CAPTURE(one.title);
            CHECK(said == one.said);
        }
        one.said = said;
    }
    if (std::getenv("MLTRAIN_ACCEPT")) spill(file, table_text(table));
}

TEST_CASE("every tier and every machine of ML Engine becomes something that Vertex AI takes")
{
    const MlEngineCatalog catalog = read_ml_engine_catalog();
    std::vector<JobSpec> specs;
    for (const Tier& tier : catalog.tiers) {
        JobSpec spec = custom("standard");
        spec.master = {};
        spec.scale_tier = std::string(tier.name);
        specs.push_back(spec);
    }
    for (const Machine& machine : catalog.machines)
        specs.push_back(custom(std::string(machine.name)));
    CHECK(specs.size() >= 5 + 15);
    for (const JobSpec& spec : specs) {
        const Migration migration = migrated(spec);
        CAPTURE(pretty_job_file(spec, "/home/me"));
        CAPTURE(pretty_job_file(migration.spec, "/home/me"));
        for (const Problem& problem : check_for_vertex_ai(migration.spec))
            FAIL_CHECK(problem.key << ": " << problem.message);
        CHECK_FALSE(migration.changes.empty());
    }
}

TEST_CASE("what is lost on the way is marked, and what only has another name is not")
{
    const auto losses = [](const Migration& migration) {
        std::vector<std::string> keys;
        for (const Change& change : migration.changes) {
            if (change.is_loss) keys.push_back(change.key);
        }
        return keys;
    };
    JobSpec spec = custom("large_model");
    spec.python_version = "3.7";
    CHECK(losses(migrated(spec)).empty());
    CHECK(migrated(spec).spec.master.machine_type == "n1-highmem-8");
    spec.master.machine_type = "standard_gpu";
    CHECK(losses(migrated(spec)) == std::vector<std::string>{"master.accelerator"});
    spec.limits.max_wait = Seconds(3600);
    CHECK(losses(migrated(spec))
        == std::vector<std::string>{"master.accelerator", "limits.max_wait"});
}

}  // namespace mltrain
