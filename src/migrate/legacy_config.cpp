#include "migrate/legacy_config.hpp"

#include "base/error.hpp"
#include "base/source_text.hpp"
#include "base/text.hpp"
#include "job/keys.hpp"
#include "job/values.hpp"
#include "migrate/script.hpp"

#include <fmt/core.h>
#include <yaml-cpp/yaml.h>

#include <algorithm>
#include <map>
#include <set>

namespace mltrain {

namespace {

/// What becomes of a field: it fills a key, or there is a reason why not.
struct FieldRule {
    std::string key;     ///< of the job file
    std::string flag;    ///< that wins over the field
    std::string reason;  ///< why it is left out
};

constexpr std::string_view no_key = "a job file has no key for it";

void add_role_rules(std::map<std::string, FieldRule>& rules, const std::string& role,
    const std::string& table, const std::string& flag)
{
    const auto field = [&](const char* name) { return "trainingInput." + role + name; };
    rules[field("Type")] = {table + ".machine_type", flag + "-machine-type", ""};
    if (role != "master") rules[field("Count")] = {table + ".count", flag + "-count", ""};
    rules[field("Config.acceleratorConfig.type")] = {
        table + ".accelerator.type", flag + "-accelerator", ""};
    rules[field("Config.acceleratorConfig.count")] = {
        table + ".accelerator.count", flag + "-accelerator", ""};
    rules[field("Config.imageUri")] = {
        role == "master" ? "image_uri" : table + ".image_uri", flag + "-image-uri", ""};
    for (const char* rest : {"Config.containerCommand", "Config.containerArgs", "Config.diskConfig",
             "Config.tpuTfVersion"})
        rules[field(rest)] = {"", "", std::string(no_key)};
}

/// By the dotted name of the field in the API.
const std::map<std::string, FieldRule>& field_rules()
{
    static const std::map<std::string, FieldRule> all = [] {
        std::map<std::string, FieldRule> rules = {
            {"labels", {"labels", "--labels", ""}},
            {"jobId", {"", "", "gcloud takes the name from the command"}},
            {"trainingInput.args", {"args", "--", ""}},
            {"trainingInput.scaleTier", {"scale_tier", "--scale-tier", ""}},
            {"trainingInput.region", {"region", "--region", ""}},
            {"trainingInput.jobDir", {"job_dir", "--job-dir", ""}},
            {"trainingInput.pythonModule", {"module_name", "--module-name", ""}},
            {"trainingInput.packageUris", {"packages", "--packages", ""}},
            {"trainingInput.runtimeVersion", {"runtime_version", "--runtime-version", ""}},
            {"trainingInput.pythonVersion", {"python_version", "--python-version", ""}},
            {"trainingInput.network", {"network", "--network", ""}},
            {"trainingInput.serviceAccount", {"service_account", "--service-account", ""}},
            {"trainingInput.encryptionConfig.kmsKeyName", {"kms_key", "--kms-key", ""}},
            {"trainingInput.scheduling.maxRunningTime", {"limits.max_duration", "", ""}},
            {"trainingInput.scheduling.maxWaitTime", {"limits.max_wait", "", ""}},
            {"trainingInput.scheduling.priority", {"", "", std::string(no_key)}},
            {"trainingInput.useChiefInTfConfig",
                {"", "--use-chief-in-tf-config", std::string(no_key)}},
            {"trainingInput.enableWebAccess",
                {"", "--enable-web-access",
                    "gcloud sends what its flag says, and without --enable-web-access that is no"}},
            {"trainingInput.hyperparameters",
                {"", "",
                    "not converted: [hyperparameters] in the job file says it; see docs/tuning.md"}},
        };
        add_role_rules(rules, "master", "master", "--master");
        add_role_rules(rules, "worker", "workers", "--worker");
        add_role_rules(rules, "parameterServer", "parameter_servers", "--parameter-server");
        add_role_rules(rules, "evaluator", "evaluators", "--evaluator");
        return rules;
    }();
    return all;
}

bool holds_rules(const std::string& field)
{
    const auto next = field_rules().lower_bound(field + ".");
    return next != field_rules().end() && next->first.starts_with(field + ".");
}

bool is_in_cloud_storage(const std::string& place)
{
    return place.starts_with("gs://");
}

class ConfigReader {
public:
    ConfigReader(std::string file, const std::string& text, const std::set<std::string>& flags)
        : file_(std::move(file)),
          source_(text),
          flags_(flags)
    {
    }

    LegacyJob read(const std::string& text)
    {
        try {
            const YAML::Node document = YAML::Load(text);
            if (document.IsDefined() && !document.IsNull()) read_fields(document, "");
        } catch (const YAML::Exception& error) {
            complain(error.mark, "this is neither YAML nor JSON: " + error.msg, "");
        }
        if (!complaints_.empty()) throw Error(complaints_[0].message, complaints_);
        return {std::move(values_.spec), std::move(remarks_)};
    }

private:
    void read_fields(const YAML::Node& node, const std::string& prefix)
    {
        if (!node.IsMap()) {
            complain(node.Mark(),
                prefix.empty() ? std::string("the file must hold the fields of a job")
                               : fmt::format("\"{}\" must hold fields", prefix),
                prefix.empty()
                    ? "such as trainingInput: and below it, indented, scaleTier: BASIC_GPU"
                    : "");
            return;
        }
        std::set<std::string> names;
        for (const auto& field : node) {
            const std::string name =
                (prefix.empty() ? "" : prefix + ".") + text_of(field.first).value_or("?");
            if (is_new(names, field.first, name)) read_field(name, field.first, field.second);
        }
    }

    bool is_new(std::set<std::string>& names, const YAML::Node& key, const std::string& name)
    {
        const bool is_first = names.insert(name).second;
        if (!is_first) remark(key, name, "it stands there twice, and gcloud takes the first");
        return is_first;
    }

    void read_field(const std::string& name, const YAML::Node& key, const YAML::Node& value)
    {
        if (value.IsNull()) return;
        const auto found = field_rules().find(name);
        if (found != field_rules().end()) {
            use(name, found->second, key, value);
        } else if (holds_rules(name)) {
            read_fields(value, name);
        } else {
            remark(key, name, "ML Engine knows no such field");
        }
    }

    void use(const std::string& name, const FieldRule& rule, const YAML::Node& key,
        const YAML::Node& value)
    {
        if (flags_.contains(rule.flag)) return;
        if (!rule.reason.empty()) return remark(key, name, rule.reason);
        if (rule.key == "packages" && flags_.contains("--package-path"))
            return remark(key, name, "gcloud puts what --package-path makes in its place");
        if (rule.key == "labels") return read_labels(value);
        const auto words = words_of(name, value);
        if (!words) return;
        if (rule.key == "args") {
            values_.spec.args = *words;
            return;
        }
        // Zero machines is what the API answers with for none.
        const Key& target = *find_key(rule.key);
        const bool is_place = target.type == KeyType::path || target.type == KeyType::path_list;
        if (is_place && !std::all_of(words->begin(), words->end(), is_in_cloud_storage))
            return complain(value.Mark(), fmt::format("\"{}\" must lie in Cloud Storage", name),
                "its URL begins with gs://");
        if (target.type == KeyType::count && *words == std::vector<std::string>{"0"}) return;
        if (const auto trouble = fill(target, values_, *words, ""))
            complain(value.Mark(), fmt::format("\"{}\" {}", name, trouble->message), trouble->hint);
    }

    void read_labels(const YAML::Node& value)
    {
        if (!value.IsMap())
            return complain(value.Mark(), "\"labels\" must hold pairs", "such as team: vision");
        std::set<std::string> names;
        for (const auto& label : value) {
            const auto name = text_of(label.first);
            const auto text = text_of(label.second);
            if (!name || !text) {
                complain(label.first.Mark(), "a label must be text", "");
            } else if (is_new(names, label.first, "labels." + *name)) {
                values_.spec.labels.emplace_back(*name, *text);
            }
        }
    }

    /// A text as it is spelled: `pythonVersion: 3.10` is no number here, and loses no digit.
    static std::optional<std::string> text_of(const YAML::Node& node)
    {
        return node.IsScalar() ? std::optional(node.Scalar()) : std::nullopt;
    }

    std::optional<std::vector<std::string>> words_of(
        const std::string& name, const YAML::Node& value)
    {
        const std::string_view field = std::string_view(name).substr(name.rfind('.') + 1);
        const bool is_list = field == "args" || field == "packageUris";
        if (value.IsSequence() != is_list || (!is_list && !value.IsScalar())) {
            complain(value.Mark(),
                fmt::format("\"{}\" must be {}", name, is_list ? "a list" : "a single value"), "");
            return {};
        }
        if (!is_list) return std::vector{value.Scalar()};
        std::vector<std::string> words;
        for (const YAML::Node& item : value) {
            if (!item.IsScalar()) {
                complain(item.Mark(), fmt::format("\"{}\" must be a list of text", name), "");
                return {};
            }
            words.push_back(item.Scalar());
        }
        return words;
    }

    void remark(const YAML::Node& key, const std::string& name, const std::string& reason)
    {
        remarks_.push_back({file_, key.Mark().line + 1, key.Mark().column + 1, name, reason});
    }

    void complain(const YAML::Mark& mark, const std::string& message, const std::string& hint)
    {
        const int line = mark.is_null() ? 0 : mark.line + 1;
        complaints_.push_back({file_, line, mark.is_null() ? 0 : mark.column + 1, 1,
            source_.line(static_cast<std::size_t>(line)), message, hint});
    }

    std::string file_;
    SourceText source_;
    const std::set<std::string>& flags_;
    SpecAndSettings values_;
    std::vector<Remark> remarks_;
    std::vector<Complaint> complaints_;
};

}  // namespace

LegacyJob read_legacy_config(
    const std::string& file, const std::string& text, const std::set<std::string>& flags)
{
    const std::string lines = with_plain_lines(text);
    if (!is_text(lines))
        throw Error(fmt::format("cannot read \"{}\": it is no text", file),
            "it must be UTF-8, without control characters", Exit::usage);
    return ConfigReader(file, lines, flags).read(lines);
}

}  // namespace mltrain
