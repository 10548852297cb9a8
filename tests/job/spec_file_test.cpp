#include "job/spec_file.hpp"

#include "base/text.hpp"
#include "job/desk.hpp"
#include "job/settings.hpp"

#include <doctest/doctest.h>
#include <fmt/core.h>

#include <algorithm>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

using Words = std::vector<std::string>;

constexpr const char* right =
    "name = \"census\"\npackage_path = \"trainer\"\nmodule_name = \"trainer.task\"\n"
    "region = \"us-central1\"\nstaging_bucket = \"gs://my-bucket\"\n";

/// What fills a spec, from the weakest to the strongest.
struct Layers {
    std::string config;
    std::string job;
    std::vector<Override> said;
    Words more_args;
};

SpecFile read(const Desk& desk, const Layers& layers)
{
    const fs::path config = desk.write("config/config.toml", layers.config);
    const fs::path job = desk.write("job.toml", layers.job);
    return read_spec(config, job.string(), layers.said, layers.more_args);
}

Override set(const std::string& key, const std::string& value)
{
    return {"--set", key, value};
}

std::string value_of(const SpecFile& file, const std::string& name)
{
    const Key* key = find_key(name);
    REQUIRE(key != nullptr);
    return value_text(*key, {file.spec, file.settings}).value_or("(absent)");
}

std::string origin_of(const Desk& desk, const SpecFile& file, const std::string& key)
{
    const auto found = file.origins.find(key);
    if (found == file.origins.end()) return "(nowhere)";
    const Origin& origin = found->second;
    const std::string name = desk.here(origin.file);
    return origin.line == 0 ? name : fmt::format("{}:{}:{}", name, origin.line, origin.column);
}

/// Two lists that are equal read the same, and only they.
std::string shown(const Words& words)
{
    return shell_line(words);
}

std::string labels_of(const SpecFile& file)
{
    Words labels;
    for (const auto& [name, value] : file.spec.labels) labels.push_back(name + "=" + value);
    return joined(labels, " ");
}

/// Complaints are shown one below the other: each by itself.
Words complaints_in(std::string text)
{
    Words complaints;
    while (!text.empty()) {
        const auto next = std::min(text.find("mltrain: error:", 1), text.size());
        complaints.push_back(text.substr(0, next));
        text.erase(0, next);
    }
    return complaints;
}

Words args_of(const std::string& toml)
{
    const SpecFile file = parse_spec("job.toml", toml, "");
    CHECK(file.complaints.empty());
    return file.spec.args;
}

}  // namespace

TEST_CASE("a later layer wins key by key, and every value knows where it came from")
{
    const Desk desk;
    const SpecFile file = read(desk,
        {.config =
                "project = \"mine\"\nregion = \"us-east1\"\nconfirm_above = 5\nscale_tier = \"BASIC\"\n"
                "[limits]\nmax_cost = 10\nmax_duration = \"1h\"\n"
                "[labels]\nteam = \"config\"\nwho = \"me\"\n"
                "[args]\nepochs = 1\nseed = 1\n",
            .job = "name = \"census\"\nregion = \"us-west1\"\n"
                   "[limits]\nmax_cost = 20\n[estimate]\nduration = \"30m\"\n"
                   "[labels]\nteam = \"file\"\nnew = \"yes\"\n"
                   "[args]\nepochs = 2\nrate = 0.1\n",
            .said = {set("limits.max_cost", "30"), set("labels.who", "you"), set("args.seed", "3"),
                set("args.last", "4"), {"--service", "service", "ai-platform"}},
            .more_args = {}});
    CHECK(file.complaints.empty());

    const struct {
        std::string key;
        std::string value;
        std::string origin;
    } values[] = {
        {"project", "mine", "config/config.toml:1:11"},
        {"region", "us-west1", "job.toml:2:10"},
        {"confirm_above", "5.00", "config/config.toml:3:17"},
        {"scale_tier", "BASIC", "config/config.toml:4:14"},
        {"limits.max_duration", "1h", "config/config.toml:7:16"},
        {"limits.max_cost", "30.00", "--set"},
        {"estimate.duration", "30m", "job.toml:6:12"},
        {"service", "ai-platform", "--service"},
        {"name", "census", "job.toml:1:8"},
        {"staging_bucket", "(absent)", "(nowhere)"},
    };
    for (const auto& [key, value, origin] : values) {
        CAPTURE(key);
        CHECK(value_of(file, key) == value);
        CHECK(origin_of(desk, file, key) == origin);
    }

    const struct {
        std::string entry;
        std::string origin;
    } entries[] = {
        {"labels.team", "job.toml:8:1"},
        {"labels.who", "--set"},
        {"labels.new", "job.toml:9:1"},
        {"args.epochs", "job.toml:11:1"},
        {"args.seed", "--set"},
        {"args.rate", "job.toml:12:1"},
        {"args.last", "--set"},
    };
    for (const auto& [entry, origin] : entries) {
        CAPTURE(entry);
        CHECK(origin_of(desk, file, entry) == origin);
    }
    CHECK(labels_of(file) == "team=file who=you new=yes");
    CHECK(shown(file.spec.args) == "--epochs 2 --seed 3 --rate 0.1 --last 4");
}

TEST_CASE("a config that is not there is none, and one that cannot be read is an error")
{
    const Desk desk;
    const fs::path job = desk.write("job.toml", right);
    CHECK(read_spec("", job, {}, {}).complaints.empty());
    CHECK(read_spec(desk.folder() / "nowhere/config.toml", job, {}, {}).complaints.empty());
    CHECK_THROWS_WITH_AS(read_spec(desk.folder() / "trainer", job, {}, {}),
        fmt::format("cannot read \"{}\": Is a directory", (desk.folder() / "trainer").string())
            .c_str(),
        Error);
}

TEST_CASE("the settings of one's own come from config.toml and need no job file")
{
    const Desk desk;
    const fs::path config = desk.write("config.toml",
        "gcloud = \"/opt/gcloud\"\nconfirm_above = 0\n[local]\npython = \"python3.11\"\nhourly_cost = 0.25\n");
    const SpecFile file = read_spec(config, "", {}, {});
    CHECK(file.complaints.empty());
    CHECK(file.settings.gcloud == "/opt/gcloud");
    CHECK(file.settings.python == "python3.11");
    CHECK(file.settings.confirm_above == Money{0});
    CHECK(file.spec.hourly_cost == parse_money("0.25"));
}

TEST_CASE("--set takes every type of key, spelled without quotes")
{
    const Desk desk;
    const struct {
        std::string key;
        std::string typed;
        std::string value;
    } cases[] = {
        {"name", "census_v2", "census_v2"},
        {"name", "2", "2"},
        {"project", "true", "true"},
        {"region", "us=central1", "us=central1"},
        {"package_path", "sub/../trainer/", "trainer"},
        {"package_path", "/srv/trainer", "/srv/trainer"},
        {"job_dir", "gs://b/../{job}", "gs://b/../{job}"},
        {"scale_tier", "basic-gpu", "BASIC_GPU"},
        {"master.accelerator.type", "nvidia-tesla-t4", "NVIDIA_TESLA_T4"},
        {"packages", "gs://my-bucket/a.tar.gz", "gs://my-bucket/a.tar.gz"},
        {"enable_web_access", "true", "true"},
        {"enable_web_access", "false", "false"},
        {"workers.count", "12", "12"},
        {"workers.count", "1000", "1000"},
        {"limits.max_duration", "90m", "1h30m"},
        {"limits.max_duration", "366d", "366d"},
        {"limits.max_cost", "0.10", "0.10"},
        {"limits.max_cost", "1_000", "1000.00"},
        {"limits.max_cost", "1e-3", "0.001"},
        {"local.hourly_cost", "1000000", "1000000.00"},
        {"confirm_above", "0", "0.00"},
        {"gcloud", "/opt/gcloud", "/opt/gcloud"},
    };
    for (const auto& [key, typed, value] : cases) {
        CAPTURE(key);
        CAPTURE(typed);
        const SpecFile file =
            read(desk, {.config = "", .job = right, .said = {set(key, typed)}, .more_args = {}});
        CHECK(file.complaints.empty());
        CHECK(value_of(file, key) == value);
        CHECK(origin_of(desk, file, key) == "--set");
    }
}

TEST_CASE("--set takes entries of labels and of args")
{
    const Desk desk;
    const SpecFile file = read(desk,
        {.config = "",
            .job = right,
            .said = {set("labels.team", "mot"), set("labels.empty", ""), set("labels.team", "mot2"),
                set("args.epochs", "20"), set("args.shift", "-5"), set("args.file", "a=b c"),
                set("args.none", "")},
            .more_args = {}});
    CHECK(file.complaints.empty());
    CHECK(labels_of(file) == "team=mot2 empty=");
    CHECK(shown(file.spec.args) == "--epochs 20 --shift=-5 --file 'a=b c' --none ''");
}

TEST_CASE("the last --set of a key wins")
{
    const Desk desk;
    const SpecFile file = read(desk,
        {.config = "",
            .job = right,
            .said = {set("region", "us-east1"), set("region", "us-west1")},
            .more_args = {}});
    CHECK(file.spec.region == "us-west1");
}

TEST_CASE("a wrong --set is shown with its cure")
{
    Desk desk;
    const struct {
        std::string key;
        std::string value;
        std::string message;
        std::string hint;
    } cases[] = {
        {"name", "", "\"name\" is empty", "give it a value, or take it out"},
        {"name", "2census", "\"2census\" is no name for a job",
            "a letter, then letters, digits and _: such as \"census_v2\""},
        {"regoin", "us-east1", "unknown key \"regoin\"", "did you mean \"region\"?"},
        {"max_duration", "2h", "unknown key \"max_duration\"",
            "did you mean \"limits.max_duration\"?"},
        {"limit.max_cost", "5", "unknown key \"limit.max_cost\"",
            "did you mean \"limits.max_cost\"?"},
        {"colour", "blue", "unknown key \"colour\"", "all keys: mltrain help job-file"},
        {"service", "vertexai", "\"service\" cannot be \"vertexai\"",
            "did you mean \"vertex-ai\"?"},
        {"package_path", "nowhere", "there is no folder \"nowhere\"",
            "the folder that holds the trainer's __init__.py, relative to the job file"},
        {"scale_tier", "huge", "there is no scale tier \"HUGE\"",
            "one of: BASIC, STANDARD_1, PREMIUM_1, BASIC_GPU, BASIC_TPU, CUSTOM"},
        {"enable_web_access", "yes", "\"enable_web_access\" must be true or false", ""},
        {"master.accelerator.count", "many",
            "\"master.accelerator.count\" must be a whole number from 1 to 1000", ""},
        {"workers.count", "2.5", "\"workers.count\" must be a whole number from 1 to 1000", ""},
        {"workers.count", "1001", "\"workers.count\" must be a whole number from 1 to 1000", ""},
        {"limits.max_duration", "12", "\"limits.max_duration\" is no duration: \"12\"",
            "such as \"90m\", \"12h\", \"1h30m\" or \"2d\"; at most 366 days"},
        {"limits.max_cost", "$20", "\"limits.max_cost\" must be a positive number of US dollars",
            "such as 20.00"},
        {"limits.max_cost", "-1", "\"limits.max_cost\" must be a positive number of US dollars",
            "such as 20.00"},
        {"labels.Team", "mot", "\"Team\" is no name for a label",
            "a small letter, then small letters, digits, _ and -, at most 63"},
        {"labels.team", "Mot", "\"Mot\" is no value for a label",
            "small letters, digits, _ and -, at most 63"},
        {"labels.", "mot", "\"\" is no name for a label",
            "a small letter, then small letters, digits, _ and -, at most 63"},
        {"args.", "5", "\"\" is no name for an argument",
            "without dashes, blanks and =: epochs = 20 becomes --epochs 20"},
        {"args.--epochs", "5", "\"--epochs\" is no name for an argument",
            "without dashes, blanks and =: epochs = 20 becomes --epochs 20"},
        {"args.my epochs", "5", "\"my epochs\" is no name for an argument",
            "without dashes, blanks and =: epochs = 20 becomes --epochs 20"},
        {"args", "--epochs 5", "\"args\" is a table", "such as --set args.KEY=VALUE"},
        {"labels", "team=mot", "\"labels\" is a table", "such as --set labels.KEY=VALUE"},
        {"limits", "5", "\"limits\" is a table", "such as --set limits.KEY=VALUE"},
        {"sweep.epochs", "5", "--set sets one value, and a sweep has many",
            "such as --sweep epochs=5,10"},
    };
    for (const auto& [key, value, message, hint] : cases) {
        CAPTURE(key);
        CAPTURE(value);
        const SpecFile file =
            read(desk, {.config = "", .job = right, .said = {set(key, value)}, .more_args = {}});
        const std::string cure = !hint.empty() ? fmt::format("  {}\n", hint) : "";
        const auto said = complaints_in(desk.says_of(file));
        const auto expected = fmt::format("mltrain: error: --set: {}\n{}", message, cure);
        CAPTURE(joined(said, ""));
        CAPTURE(expected);
        CHECK(std::find(said.begin(), said.end(), expected) != said.end());
    }
}

TEST_CASE("complaints stand file by file, each in its own order")
{
    const Desk desk;
    SpecFile file = read(desk,
        {.config = "colour = \"red\"\n\n\nregoin = \"x\"\n",
            .job = "\n\nname = 5\n\n\nscale_teir = \"BASIC\"\n",
            .said = {set("gpu", "1")},
            .more_args = {}});
    sort_complaints(file.complaints);
    Words places;
    for (const Complaint& complaint : file.complaints)
        places.push_back(fmt::format("{}:{}", desk.here(complaint.file), complaint.line));
    CHECK(
        shown(places) == "config/config.toml:1 config/config.toml:4 job.toml:3 job.toml:6 --set:0");
}

TEST_CASE("mistakes at the same place of two files are both shown")
{
    Desk desk;
    const SpecFile file = read(desk,
        {.config = "region=5\nproject=5",
            .job = "\nname   =\"2census\"\npackage_path = \"trainer\"\n",
            .said = {},
            .more_args = {}});
    const std::string said = desk.says_of(file);
    CHECK(said.find("config.toml:2:9: \"project\" must be text") != said.npos);
    CHECK(said.find("job.toml:2:9: \"2census\" is no name for a job") != said.npos);
}

TEST_CASE("args travel as they are spelled")
{
    const struct {
        std::string toml;
        Words words;
    } cases[] = {
        {"", {}},
        {"[args]\n", {}},
        {"[args]\nz = 1\na = 2\nm = 3\n", {"--z", "1", "--a", "2", "--m", "3"}},
        {"[args]\nrate = 1e-3\n", {"--rate", "1e-3"}},
        {"[args]\nrate = 0.10\n", {"--rate", "0.10"}},
        {"[args]\nsteps = 1_000\n", {"--steps", "1_000"}},
        {"[args]\nmask = 0x1F\n", {"--mask", "0x1F"}},
        {"[args]\nshift = +5\n", {"--shift", "+5"}},
        {"[args]\nrate = inf\n", {"--rate", "inf"}},
        {"[args]\nsteps=1_000# as spelled\n", {"--steps", "1_000"}},
        {"[args]\nversion = \"1.10\"\n", {"--version", "1.10"}},
        {"[args]\naugment = true\n", {"--augment"}},
        {"[args]\naugment = false\n", {}},
        {"[args]\nname = \"a b=c\"\n", {"--name", "a b=c"}},
        {"[args]\nname = \"\"\n", {"--name", ""}},
        {"[args]\nname = '''two\nlines'''\n", {"--name", "two\nlines"}},
        {"[args]\ntrain-files = [\"gs://a\", \"gs://b\"]\n", {"--train-files", "gs://a", "gs://b"}},
        {"[args]\nunits = [128, 1_0, 1e2]\n", {"--units", "128", "1_0", "1e2"}},
        {"[args]\nunits = [\n  128,\n  0.10,\n]\n", {"--units", "128", "0.10"}},
        {"[args]\nfiles = []\n", {"--files"}},
        {"[args]\nshift = -5\n", {"--shift=-5"}},
        {"[args]\nname = \"-x\"\n", {"--name=-x"}},
        {"[args]\nname = \"--x=y\"\n", {"--name=--x=y"}},
        {"[args]\nname = [\"-x\"]\n", {"--name=-x"}},
        {"[args]\ne = 1\n\"a.b\" = 2\nlearning_rate = 3\n",
            {"--e", "1", "--a.b", "2", "--learning_rate", "3"}},
        {"args = { b = 1, a = 0.50 }\n", {"--b", "1", "--a", "0.50"}},
        {"args.b = 1\nargs.a = 2\n", {"--b", "1", "--a", "2"}},
        {"args = [\"--epochs\", \"20\", \"--\", \"-x\", \"\", \"a b\"]\n",
            {"--epochs", "20", "--", "-x", "", "a b"}},
        {"args = [\"--rate\", 0.10, -1]\n", {"--rate", "0.10", "-1"}},
        {"args = []\n", {}},
        {"args = { \"größe\" = 1_0, \"日本\" = 0.10, rate = 1e-3 }\n",
            {"--größe", "1_0", "--日本", "0.10", "--rate", "1e-3"}},
        {"[args]\n\t\trate\t=\t0.10\t# tabs\n", {"--rate", "0.10"}},
        {"[args]\r\nrate = 0.10\r\nname = \"x\"\r\n", {"--rate", "0.10", "--name", "x"}},
        {"\xef\xbb\xbf"
         "args = { rate = 0.10 }\n",
            {"--rate", "0.10"}},
    };
    for (const auto& [toml, words] : cases) {
        CAPTURE(toml);
        CHECK(shown(args_of(toml)) == shown(words));
    }
}

TEST_CASE("args of a later layer take the place of the earlier one's, and words after -- come last")
{
    const Desk desk;
    const struct {
        std::string config;
        std::string job;
        std::vector<Override> said;
        Words more_args;
        Words words;
    } cases[] = {
        {"[args]\na = 1\nb = 2\n", "[args]\nb = 3\nc = 4\n", {}, {},
            {"--a", "1", "--b", "3", "--c", "4"}},
        {"[args]\na = 1\nb = true\n", "[args]\nb = false\n", {}, {}, {"--a", "1"}},
        {"[args]\na = 1\n", "args = [\"x\"]\n", {}, {}, {"x"}},
        {"args = [\"x\"]\n", "[args]\na = 1\n", {}, {}, {"x", "--a", "1"}},
        {"args = [\"x\"]\n", "args = [\"y\"]\n", {}, {}, {"y"}},
        {"", "[args]\na = 1\n", {set("args.a", "2"), set("args.b", "3")}, {},
            {"--a", "2", "--b", "3"}},
        {"", "[args]\na = [1, 2]\n", {set("args.a", "3")}, {}, {"--a", "3"}},
        {"", "[args]\na = 1\n", {}, {"--b", "--", "2"}, {"--a", "1", "--b", "--", "2"}},
        {"", "args = [\"x\"]\n", {set("args.a", "1")}, {"y"}, {"x", "--a", "1", "y"}},
    };
    for (const auto& [config, job, said, more_args, words] : cases) {
        CAPTURE(config);
        CAPTURE(job);
        CHECK(shown(read(desk, {config, job, said, more_args}).spec.args) == shown(words));
    }
}

TEST_CASE("a relative path is relative to the file it stands in")
{
    const struct {
        std::string written;
        std::string meant;
    } cases[] = {
        {"trainer", "/home/me/census/trainer"},
        {"./trainer", "/home/me/census/trainer"},
        {"trainer/", "/home/me/census/trainer"},
        {"../shared/trainer", "/home/me/shared/trainer"},
        {".", "/home/me/census"},
        {"/srv/trainer", "/srv/trainer"},
        {"my trainer", "/home/me/census/my trainer"},
        {"runs/{job}", "/home/me/census/runs/{job}"},
        {"gs://my-bucket/a/../{job}/", "gs://my-bucket/a/../{job}/"},
        {"s3://my-bucket/jobs", "s3://my-bucket/jobs"},
        {"https://example.com/dep.tar.gz", "https://example.com/dep.tar.gz"},
    };
    for (const auto& [written, meant] : cases) {
        CAPTURE(written);
        const std::string toml = fmt::format(
            "package_path = \"{0}\"\njob_dir = \"{0}\"\npackages = [\"{0}\", \"{0}\"]\n", written);
        const JobSpec spec = parse_spec("job.toml", toml, "/home/me/census").spec;
        CHECK(spec.package_path.value() == meant);
        CHECK(spec.job_dir.value() == meant);
        CHECK(shown(spec.packages) == shown({meant, meant}));
    }
}

TEST_CASE(
    "paths of config.toml are relative to config.toml, and those of the command line to where one stands")
{
    const Desk desk;
    const SpecFile file = read(desk,
        {.config = "package_path = \"trainer\"\n",
            .job = "packages = [\"dep.tar.gz\"]\n",
            .said = {set("job_dir", "runs/./{job}")},
            .more_args = {}});
    CHECK(desk.here(*file.spec.package_path) == "config/trainer");
    CHECK(desk.here(file.spec.packages.at(0)) == "dep.tar.gz");
    CHECK(file.spec.job_dir == "runs/{job}");
}

TEST_CASE("tiers and accelerators are read in any case and with either dash")
{
    for (const std::string written :
        {"BASIC_GPU", "basic_gpu", "basic-gpu", "Basic-Gpu", "BASIC-GPU"}) {
        CAPTURE(written);
        CHECK(parse_spec("", fmt::format("scale_tier = \"{}\"", written), "").spec.scale_tier
            == "BASIC_GPU");
    }
    for (const std::string written : {"NVIDIA_TESLA_T4", "nvidia-tesla-t4", "Nvidia_Tesla-T4"}) {
        CAPTURE(written);
        const auto text = fmt::format("workers.accelerator.type = \"{}\"", written);
        CHECK(parse_spec("", text, "").spec.workers.accelerator_type == "NVIDIA_TESLA_T4");
    }
}

TEST_CASE("money keeps every digit of its literal")
{
    const struct {
        std::string literal;
        std::int64_t nanos;
    } cases[] = {
        {"20", 20'000'000'000},
        {"0.1", 100'000'000},
        {"0.000000001", 1},
        {"123456.789012345", 123'456'789'012'345},
        {"1_000.50", 1'000'500'000'000},
        {"2.5e-3", 2'500'000},
        {"1000000", 1'000'000'000'000'000},
    };
    for (const auto& [literal, nanos] : cases) {
        CAPTURE(literal);
        const SpecFile file = parse_spec("", fmt::format("limits.max_cost = {}", literal), "");
        CHECK(file.complaints.empty());
        CHECK(file.spec.limits.max_cost == Money{nanos});
    }
}

TEST_CASE("a whole job file fills its spec")
{
    const SpecFile file = parse_spec("job.toml", R"(
name = "census"
service = "ml-engine"
project = "my-project"
package_path = "trainer"
module_name = "trainer.task"
packaging = "gcloud"
packages = ["dep-1.0.tar.gz", "gs://my-bucket/dep-2.0.tar.gz"]
requirements = ["pandas >= 1.3", "numpy"]
staging_bucket = "gs://my-bucket"
job_dir = "gs://my-bucket/jobs/{job}"
region = "us-central1"
scale_tier = "custom"
runtime_version = "2.11"
python_version = "3.7"
image_uri = "gcr.io/my-project/trainer:1"
service_account = "trainer@my-project.iam.gserviceaccount.com"
network = "projects/12345/global/networks/my-network"
kms_key = "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k"
enable_web_access = true
labels = { team = "mot" }
args.epochs = 20

[master]
machine_type = "n1-standard-8"
accelerator = { type = "nvidia-tesla-t4", count = 2 }
image_uri = "gcr.io/my-project/master:1"

[workers]
machine_type = "n1-standard-16"
count = 4

[parameter_servers]
machine_type = "n1-standard-4"
count = 2

[evaluators]
machine_type = "n1-standard-4"
count = 1
accelerator.type = "NVIDIA_TESLA_P4"

[limits]
max_duration = "12h"
max_cost = 20.00
max_wait = "2h"

[estimate]
duration = "90m"

[local]
hourly_cost = 0.25
)",
        "/home/me");
    JobSpec spec;
    spec.name = "census";
    spec.service = "ml-engine";
    spec.project = "my-project";
    spec.package_path = "/home/me/trainer";
    spec.module_name = "trainer.task";
    spec.packaging = "gcloud";
    spec.packages = {"/home/me/dep-1.0.tar.gz", "gs://my-bucket/dep-2.0.tar.gz"};
    spec.requirements = {"pandas >= 1.3", "numpy"};
    spec.staging_bucket = "gs://my-bucket";
    spec.job_dir = "gs://my-bucket/jobs/{job}";
    spec.region = "us-central1";
    spec.scale_tier = "CUSTOM";
    spec.runtime_version = "2.11";
    spec.python_version = "3.7";
    spec.image_uri = "gcr.io/my-project/trainer:1";
    spec.service_account = "trainer@my-project.iam.gserviceaccount.com";
    spec.network = "projects/12345/global/networks/my-network";
    spec.kms_key = "projects/p/locations/us-central1/keyRings/r/cryptoKeys/k";
    spec.enable_web_access = true;
    spec.labels = {{"team", "mot"}};
    spec.args = {"--epochs", "20"};
    spec.master = {"n1-standard-8", "NVIDIA_TESLA_T4", 2, "gcr.io/my-project/master:1", {}};
    spec.workers = {"n1-standard-16", {}, {}, {}, 4};
    spec.parameter_servers = {"n1-standard-4", {}, {}, {}, 2};
    spec.evaluators = {"n1-standard-4", "NVIDIA_TESLA_P4", {}, {}, 1};
    spec.limits = {std::chrono::hours(12), parse_money("20"), std::chrono::hours(2)};
    spec.likely_duration = std::chrono::minutes(90);
    spec.hourly_cost = parse_money("0.25");
    CHECK(file.complaints.empty());
    CHECK(file.spec == spec);
}

TEST_CASE("requirements with blanks in them come back from what the ledger keeps")
{
    const SpecFile file =
        parse_spec("job.toml", "requirements = [\"pandas >= 1.3\", \"numpy\"]\n", "/home/me");
    const SpecFile again = parse_spec("", job_file_text(settings_json(file)), "");
    CHECK(again.complaints.empty());
    CHECK(again.spec.requirements == file.spec.requirements);
}

TEST_CASE(
    "a problem is shown where its key came from, and at the file as a whole when it is not set")
{
    const SpecFile file =
        parse_spec("job.toml", "name = \"census\"\n[limits]\nmax_wait = \"5m\"\n", "");
    CHECK(complaint_of(file, {"limits.max_wait", "too short", "wait longer"})
        == Complaint{"job.toml", 3, 12, 4, "max_wait = \"5m\"", "too short", "wait longer"});
    CHECK(complaint_of(file, {"region", "missing", ""})
        == Complaint{"job.toml", 0, 0, 1, "", "missing", ""});
}

TEST_CASE("a byte order mark moves neither the caret nor the quoted line")
{
    Desk desk;
    const std::string base =
        "name = 5\npackage_path = \"trainer\"\nmodule_name = \"trainer.task\"\n"
        "region = \"us-central1\"\nstaging_bucket = \"gs://my-bucket\"\n";
    CHECK(desk.says_of_text("\xef\xbb\xbf" + base) == desk.says_of_text(base));
}

TEST_CASE("a program of config.toml is not looked for in the folder \"~\"")
{
    const Scratch scratch;
    const auto complaint_of = [&](const std::string& text) {
        const SpecFile file = read_spec(scratch.write("config.toml", text), "", {}, {});
        REQUIRE(file.complaints.size() == 1);
        return file.complaints[0].message + "\n" + file.complaints[0].hint;
    };
    CHECK(complaint_of("local.python = \"~/venv/bin/python\"\n")
        == "\"~/venv/bin/python\": ~ is not expanded here\nwrite it out: /home/…/venv/bin/python");
    CHECK(complaint_of("gcloud = \"~eve/gcloud\"\n")
        == "\"~eve/gcloud\": ~ is not expanded here\nwrite it out: /home/…/gcloud");
    CHECK(complaint_of("gcloud = \"bin/gcloud\"\n")
        == "\"bin/gcloud\" is another program in each folder\n"
           "an absolute path, or a name that is looked up in PATH");
}

}  // namespace mltrain
