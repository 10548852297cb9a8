// commands.txt, read and compared whole; and what must hold for every command.
#include "migrate/legacy_command.hpp"

#include "base/text.hpp"
#include "job/spec_file.hpp"
#include "migrate/job_file.hpp"
#include "migrate/legacy_config.hpp"
#include "migrate/legacy_flags.hpp"
#include "show/error_text.hpp"
#include "support/cases.hpp"
#include "support/property.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// A case's script, with what its @ lines say taken out of it.
struct Given {
    std::string script;
    Defines defines;
};

std::string with_carriage_returns(std::string line)
{
    constexpr std::string_view picture = "␍";
    if (line.ends_with(picture)) line.replace(line.size() - picture.size(), picture.size(), "\r");
    return line;
}

Given take_apart(const Case& one, const Scratch& scratch)
{
    Given given;
    std::string file, text;
    for (const std::string& line : one.lines) {
        if (line.starts_with("@define ")) {
            const auto equals = line.find('=');
            given.defines[line.substr(8, equals - 8)] = line.substr(equals + 1);
        } else if (line.starts_with("@file ")) {
            file = line.substr(6);
        } else if (line == "@end") {
            scratch.write(std::exchange(file, ""), std::exchange(text, ""));
        } else {
            (file.empty() ? given.script : text) += with_carriage_returns(line) + "\n";
        }
    }
    return given;
}

std::string what_comes_of(const Case& one)
{
    const Scratch scratch;
    const Given given = take_apart(one, scratch);
    try {
        const LegacyJob job = read_legacy_command(given.script, given.defines, scratch.path());
        const std::string file = pretty_job_file(job.spec, scratch.path());
        CHECK(parse_spec("job.toml", file, scratch.path()).spec == job.spec);
        std::string text = file;
        for (const Remark& remark : job.remarks)
            text += fmt::format("# {}:{}:{}: {}: {}\n", remark.file, remark.line, remark.column,
                remark.what, remark.reason);
        return text;
    } catch (const Error& error) {
        CHECK(error.exit == Exit::usage);
        return error_text(error, Style{});
    }
}

std::string trouble_with(const std::string& script)
{
    try {
        read_legacy_command(script, {}, "");
        return "";
    } catch (const Error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("commands as people write them become job files, or are refused with the reason")
{
    const fs::path file = source_tree() / "tests/migrate/commands.txt";
    CaseTable table = read_table(slurp(file));
    REQUIRE(table.cases.size() > 50);
    REQUIRE((table_text(table) == slurp(file) || accepting()));
    for (Case& one : table.cases) {
        CAPTURE(one.title);
        const std::string said = what_comes_of(one);
        CHECK(said.starts_with("mltrain: error:") == one.title.starts_with("refused: "));
        if (!accepting()) CHECK(said == one.said);
        one.said = said;
    }
    if (accepting()) spill(file, table_text(table));
}

TEST_CASE("nothing is run while a command is read")
{
    const Scratch scratch;
    const std::string touched = (scratch.path() / "touched").string();
    const std::string submit =
        "gcloud ml-engine jobs submit training a --region us-east1 --package-path t ";
    for (const std::string& script : {submit + "--module-name $(touch " + touched + ")",
             submit + "-- `touch " + touched + "`", "touch " + touched + "\n" + submit,
             "A=$(touch " + touched + ")\n" + submit, submit + "--x <(touch " + touched + ")",
             "$(touch " + touched + ")\n" + submit, submit + "; touch " + touched,
             "gcloud ml-engine jobs submit training a_$(date; touch " + touched + ")",
             "gcloud ml-engine jobs submit training a_${X:-$(touch " + touched + ")}"}) {
        CAPTURE(script);
        trouble_with(script);
        CHECK_FALSE(fs::exists(touched));
    }
    CHECK(trouble_with(submit + "--module-name $(touch " + touched + ")").find("nothing is run")
        != std::string::npos);
}

TEST_CASE("every flag that gcloud 528 knows for this command is read or explained")
{
    // From `gcloud alpha ai-platform jobs submit training --help`; ml-engine and beta know no others.
    const char* const help =
        "--access-token-file --account --async --billing-project --config --configuration "
        "--enable-web-access --flags-file --flatten --format --help --impersonate-service-account "
        "--job-dir --kms-key --kms-keyring --kms-location --kms-project --labels --log-http "
        "--master-accelerator --master-image-uri --master-machine-type --module-name --network "
        "--package-path --packages --parameter-server-accelerator --parameter-server-count "
        "--parameter-server-image-uri --parameter-server-machine-type --project --python-version "
        "--quiet --region --runtime-version --scale-tier --service-account --staging-bucket "
        "--stream-logs --tpu-tf-version --trace-token --use-chief-in-tf-config "
        "--user-output-enabled --verbosity --worker-accelerator --worker-count --worker-image-uri "
        "--worker-machine-type";
    const std::vector<std::string> known = legacy_flags();
    for (const std::string& flag : split(help, ' ')) {
        CAPTURE(flag);
        CHECK(std::find(known.begin(), known.end(), flag) != known.end());
    }
}

TEST_CASE("what is no text, or too much of it, is one clear error")
{
    CHECK(trouble_with("gcloud \xff") == "the command is no text");
    CHECK(trouble_with(std::string("gcloud \0", 8)) == "the command is no text");
    CHECK(trouble_with(std::string(64 * 1024 + 1, '#')) == "the command is larger than 64 KiB");
    CHECK_THROWS_WITH(read_legacy_config("config.yaml", "labels: {a\xee\r\x8d\r\x8d: b}\n", {}),
        "cannot read \"config.yaml\": it is no text");
    CHECK(read_legacy_config("config.yaml", "labels:\r\n  a: b\r\n", {}).spec.labels
        == Pairs{{"a", "b"}});
}

TEST_CASE("nesting without end is an error and no crash")
{
    const std::string submit = "gcloud ml-engine jobs submit training a --x ";
    std::string dollars, braces;
    for (int i = 0; i < 8000; ++i) {
        dollars += "\"$(";
        braces += "${A:-";
    }
    CHECK_FALSE(trouble_with(submit + dollars).empty());
    CHECK_FALSE(trouble_with(submit + braces).empty());
    const Scratch scratch;
    scratch.write("config.yaml", std::string(60000, '['));
    CHECK_THROWS_AS(
        read_legacy_command(submit + "--config config.yaml", {}, scratch.path()), Error);
}

TEST_CASE("any text is read or refused with an error, and nothing worse")
{
    const auto word = rc::gen::oneOf(
        rc::gen::element<std::string>("gcloud ml-engine jobs submit training ", "--config ",
            "--job-dir=", "$", "${", "}", "$(", ")", "\"", "'", "\\", "\n", " ", "`", "A=", "-- ",
            "|", "&", "<", ">", ":-", "=", "{", ",", "date", "~"),
        any_text());
    holds([&] {
        std::string script = "gcloud ml-engine jobs submit training a ";
        for (const std::string& each : *rc::gen::container<std::vector<std::string>>(word))
            script += each;
        trouble_with(script);
    });
}

}  // namespace mltrain
