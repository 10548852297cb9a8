#include "job/check.hpp"

#include "base/text.hpp"
#include "job/env_file.hpp"
#include "job/hyperparameters.hpp"
#include "job/job.hpp"
#include "job/keys.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// "_20261120_143000" is appended to the name, and up to "_99" where a second has several.
constexpr std::size_t stamp_length = 16 + 3;
constexpr std::size_t longest_own_name = longest_job_name - stamp_length;

constexpr std::string_view storage_prefix = "gs://";

bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/// A letter (or, for Python, an underscore), then letters, digits and underscores.
bool is_identifier(std::string_view word, bool may_begin_with_underscore)
{
    if (word.empty() || is_digit(word[0]) || (word[0] == '_' && !may_begin_with_underscore))
        return false;
    return std::all_of(
        word.begin(), word.end(), [](char c) { return is_letter(c) || is_digit(c) || c == '_'; });
}

/// gcloud's rule for buckets: 3 to 222 characters, each dotted part at most 63, no IP address.
bool is_bucket_name(std::string_view name)
{
    const auto edge = [](char c) { return (c >= 'a' && c <= 'z') || is_digit(c); };
    const auto inner = [&](char c) { return edge(c) || c == '-' || c == '_' || c == '.'; };
    if (name.size() < 3 || name.size() > 222 || !edge(name.front()) || !edge(name.back()))
        return false;
    if (!std::all_of(name.begin(), name.end(), inner)) return false;
    const auto parts = split(name, '.');
    const bool address = parts.size() == 4 && name.find_first_not_of("0123456789.") == name.npos;
    return !address && std::all_of(parts.begin(), parts.end(), [](const std::string& part) {
        return !part.empty() && part.size() <= 63;
    });
}

bool is_file(const fs::path& path)
{
    std::error_code missing;
    return fs::is_regular_file(path, missing);
}

std::string make_package_hint(const fs::path& directory)
{
    return "touch " + shell_quoted((directory / "__init__.py").string());
}

class Checker {
public:
    explicit Checker(const JobSpec& spec) : spec_(spec) {}

    std::vector<Problem> problems()
    {
        check_name();
        check_project();
        check_module();
        check_storage();
        check_labels();
        return std::move(problems_);
    }

private:
    void complain(std::string key, std::string message, std::string hint = {})
    {
        if (message.empty()) return;
        problems_.push_back({std::move(key), std::move(message), std::move(hint)});
    }

    void check_name()
    {
        if (!spec_.name) {
            complain(
                "name", "\"name\" is missing", "such as name = \"census\"; the time is appended");
        } else {
            const bool long_name = spec_.name->size() > longest_own_name;
            complain("name", trouble_with_job_name(*spec_.name),
                long_name ? "a shorter one"
                          : "a letter, then letters, digits and _: such as \"census_v2\"");
        }
    }

    void check_project()
    {
        if (!spec_.project) return;
        const bool number = spec_.project->find_first_not_of("0123456789") == std::string::npos;
        complain("project", trouble_with_project(*spec_.project),
            number ? "the project's id is meant, not its number: gcloud projects list"
                   : "its id: gcloud projects list");
    }

    void check_module()
    {
        const std::string name = spec_.module_name.value_or("");
        std::vector<std::string> module;
        if (spec_.module_name) module = split(name, '.');
        const bool named = std::all_of(
            module.begin(), module.end(), [](auto& part) { return is_identifier(part, true); });
        if (!named) {
            complain("module_name", fmt::format("\"{}\" is no name of a Python module", name),
                "names with dots between them, such as \"trainer.task\"");
        } else if (module.size() > 1 && module.back() == "py") {
            complain("module_name", fmt::format("\"{}\" is a file's name, not a module's", name),
                "without .py: " + name.substr(0, name.size() - 3));
            return;
        }
        if (!spec_.package_path) return;
        const fs::path package = *spec_.package_path;
        std::error_code missing;
        if (!fs::is_directory(package, missing)) {
            const std::string_view what =
                fs::exists(package, missing) ? "this is no folder:" : "there is no folder";
            complain("package_path", fmt::format("{} \"{}\"", what, package.string()),
                "the folder that holds the trainer's __init__.py, relative to the job file");
        } else if (!is_file(package / "__init__.py")) {
            complain("package_path",
                fmt::format("\"{}\" is no Python package: it has no __init__.py", package.string()),
                make_package_hint(package));
        } else if (named && !module.empty()) {
            check_module_file(package, module);
        }
    }

    void check_module_file(const fs::path& package, const std::vector<std::string>& module)
    {
        const std::string name = fs::absolute(package).lexically_normal().filename().string();
        const fs::path above = package.parent_path();
        if (module[0] != name && !is_file(above / module[0] / "__init__.py")) {
            complain("module_name",
                fmt::format("\"{}\" is not in the package \"{}\"", joined(module, "."), name),
                fmt::format("such as module_name = \"{}.task\"", name));
            return;
        }
        fs::path at = above;
        for (std::size_t i = 0; i + 1 < module.size(); ++i) {
            at /= module[i];
            if (is_file(at / "__init__.py")) continue;
            complain("module_name",
                fmt::format("\"{}\" is no Python package: it has no __init__.py", at.string()),
                make_package_hint(at));
            return;
        }
        const fs::path file = at / (module.back() + ".py");
        if (is_file(file) || is_file(at / module.back() / "__main__.py")) return;
        complain("module_name",
            fmt::format(
                "there is no module \"{}\": no file \"{}\"", joined(module, "."), file.string()),
            nearest_module(at, module));
    }

    static std::string nearest_module(const fs::path& directory, std::vector<std::string> module)
    {
        std::vector<std::string> names;
        std::error_code unreadable;
        for (const auto& entry : fs::directory_iterator(directory, unreadable)) {
            if (entry.path().extension() == ".py") names.push_back(entry.path().stem().string());
        }
        std::sort(names.begin(), names.end());
        std::erase(names, "__init__");
        const std::string near = nearest(module.back(), names);
        if (near.empty()) return names.empty() ? "" : "there are: " + joined(names, ", ");
        module.back() = near;
        return fmt::format("did you mean \"{}\"?", joined(module, "."));
    }

    void check_storage()
    {
        if (spec_.staging_bucket) {
            complain("staging_bucket", trouble_with_bucket(*spec_.staging_bucket),
                "gs:// and 3 to 63 small letters, digits, - and _: such as \"gs://my-bucket\"");
        }
        if (spec_.job_dir && spec_.job_dir->find("://") != std::string::npos) {
            complain("job_dir", trouble_with_storage_url(*spec_.job_dir),
                "such as job_dir = \"gs://my-bucket/jobs/{job}\"");
        }
        for (const std::string& package : spec_.packages) {
            if (package.find("://") != std::string::npos) {
                complain("packages", trouble_with_storage_url(package),
                    "such as \"gs://my-bucket/dep-1.0.tar.gz\"");
            } else if (!is_file(package)) {
                complain("packages", fmt::format("there is no file \"{}\"", package),
                    "relative to the job file");
            } else if (package.find(',') != package.npos) {
                complain("packages", fmt::format("gcloud cannot take the comma in \"{}\"", package),
                    "rename the file");
            }
        }
    }

    void check_labels()
    {
        constexpr std::size_t most_labels = 62;  // the service takes 64, and two are ours
        for (const auto& [key, value] : spec_.labels) {
            complain("labels." + key, trouble_with_label_name(key),
                "a small letter, then small letters, digits, _ and -, at most 63");
            complain("labels." + key + "=", trouble_with_label_value(value),
                "small letters, digits, _ and -, at most 63");
        }
        if (spec_.labels.size() > most_labels) {
            complain("labels." + spec_.labels.back().first,
                fmt::format("at most {} labels", most_labels));
        }
    }

    const JobSpec& spec_;
    std::vector<Problem> problems_;
};

}  // namespace

std::vector<Problem> check(const JobSpec& spec)
{
    std::vector<Problem> problems = Checker(spec).problems();
    for (Problem& problem : check(spec.hyperparameters)) problems.push_back(std::move(problem));
    for (Problem& problem : problems_of_env_file(spec)) problems.push_back(std::move(problem));
    return problems;
}

namespace {

constexpr std::array<std::string_view, 4> roles = {
    "master.", "workers.", "parameter_servers.", "evaluators."};

/// What to call a key in a complaint: of a role that is not known at all, the whole table.
std::string_view complained_of(const Key& key, std::string_view service)
{
    const bool has_roles = service != "local";
    if (has_roles || !starts_with_any(key.name, roles)) return key.name;
    return key.name.substr(0, key.name.find('.'));
}

bool is_set(const Key& key, const SpecAndSettings& values)
{
    if (key.name == "env") return !values.spec.env.empty();
    if (key.name == "labels") return !values.spec.labels.empty();
    return value_text(key, values).has_value();
}

}  // namespace

std::vector<Problem> unknown_to_service(
    const JobSpec& spec, std::string_view service, std::span<const std::string_view> harmless)
{
    const SpecAndSettings values = {.spec = spec, .settings = {}};
    std::vector<Problem> problems;
    std::string_view last;
    for (const Key& key : keys()) {
        const std::vector<std::string> services = split(key.services, ' ');
        const bool known = services[0] == "all"
            || std::find(services.begin(), services.end(), service) != services.end()
            || std::find(harmless.begin(), harmless.end(), key.name) != harmless.end();
        if (known || key.home != KeyHome::job_file || !is_set(key, values)) continue;
        const std::string_view word = complained_of(key, service);
        if (std::exchange(last, word) == word) continue;
        // Of a table of free names the first one is to blame.
        const bool is_env = key.name == "env";
        problems.push_back({is_env ? "env." + spec.env.front().first : std::string(key.name),
            fmt::format("\"{}\" is not known to service \"{}\"", word, service),
            fmt::format("take it out, or set service = \"{}\"", services[0])});
    }
    return problems;
}

std::string trouble_with_job_name(std::string_view name)
{
    if (!is_identifier(name, false)) return fmt::format("\"{}\" is no name for a job", name);
    if (name.size() > longest_own_name) {
        return fmt::format(
            "the name has {} characters, and beside the time stamp there is room for {}",
            name.size(), longest_own_name);
    }
    return {};
}

std::string trouble_with_bucket(std::string_view url)
{
    if (!url.starts_with(storage_prefix))
        return fmt::format("\"{}\" does not begin with gs://", url);
    const std::string_view name = url.substr(storage_prefix.size());
    if (name.find('/') != name.npos)
        return fmt::format("\"{}\" is a path; the bucket alone is meant here", url);
    if (!is_bucket_name(name)) return fmt::format("\"{}\" is no name of a bucket", url);
    return {};
}

std::string trouble_with_storage_url(std::string_view url)
{
    if (!url.starts_with(storage_prefix))
        return fmt::format("\"{}\" does not begin with gs://", url);
    const std::string_view rest = url.substr(storage_prefix.size());
    if (!is_bucket_name(rest.substr(0, rest.find('/'))))
        return fmt::format("\"{}\" names no bucket", url);
    if (rest.find_first_of("\r\n") != rest.npos || rest.size() > 1024) {
        return fmt::format("\"{}\" is no name of an object", visible(url));
    }
    return {};
}

namespace {

/// Small letters of any script, digits, _ and -: at most 63.
bool is_label_word(std::string_view classes)
{
    return classes.find_first_not_of("a0_-") == classes.npos && classes.size() <= 63;
}

}  // namespace

std::string trouble_with_label_name(std::string_view name)
{
    if (name.starts_with("mltrain-")) return fmt::format("the label \"{}\" is mltrain's own", name);
    const std::string classes = classes_of(name);
    const bool fits = !classes.empty() && classes[0] == 'a' && is_label_word(classes);
    return fits ? "" : fmt::format("\"{}\" is no name for a label", name);
}

std::string trouble_with_label_value(std::string_view value)
{
    return is_label_word(classes_of(value)) ? ""
                                            : fmt::format("\"{}\" is no value for a label", value);
}

std::string trouble_with_project(std::string_view id)
{
    // Six to thirty small letters, digits and hyphens, beginning with a letter; "example.com:" may stand before.
    const std::string_view own = id.substr(id.rfind(':') + 1);
    const std::string classes = classes_of(own);
    const bool ascii = own.size() == classes.size();
    const bool fits = ascii && own.size() >= 4 && own.size() <= 30 && classes[0] == 'a'
        && classes.back() != '-' && classes.find_first_not_of("a0-") == classes.npos;
    return fits ? "" : fmt::format("\"{}\" is no id of a project", id);
}

bool names_project_by_number(std::string_view network)
{
    constexpr std::string_view start = "projects/";
    const auto slash = network.find('/', start.size());
    return network.starts_with(start) && slash != network.npos && slash > start.size()
        && network.find_first_not_of("0123456789", start.size()) == slash;
}

std::string bucket_of_url(std::string_view url)
{
    if (!url.starts_with(storage_prefix)) return "";
    return std::string(url.substr(0, url.find('/', storage_prefix.size())));
}

}  // namespace mltrain
