#include "gcloud/answers.hpp"

#include "gcloud/env.hpp"
#include "job/answer.hpp"

#include <filesystem>

namespace mltrain {

Answer answer_of(const Outcome& outcome, std::vector<std::string> argv, const Trouble& trouble)
{
    Answer answer = answer_of(
        outcome, std::move(argv), Reason{trouble.message, trouble.hint, refusal_of(trouble.kind)});
    answer.other_word = trouble.kind == Trouble::Kind::unknown_group;
    answer.out = without_env_values(answer.out);
    return answer;
}

Look failed_look(const Outcome& outcome, const Trouble& trouble)
{
    Look look;
    look.interrupted = outcome.interrupted;
    const bool absent = trouble.kind == Trouble::Kind::not_found;
    look.kind = absent ? Look::Kind::not_listed : Look::Kind::failed;
    look.trouble = trouble.message;
    look.hint = trouble.hint;
    look.lasting = is_lasting(trouble.kind);
    look.refusal = refusal_of(trouble.kind);
    return look;
}

Look unreadable_look()
{
    Look look;
    look.trouble = "gcloud's answer cannot be read";
    return look;
}

Look seen_look(const DescribedJob& job)
{
    Look look;
    look.kind = Look::Kind::seen;
    look.sighting = job.sighting;
    return look;
}

StudyLook study_look(
    const Outcome& outcome, const Trouble& trouble, std::optional<DescribedJob> described)
{
    StudyLook look;
    const Look failed =
        trouble.kind == Trouble::Kind::none ? unreadable_look() : failed_look(outcome, trouble);
    if (trouble.kind != Trouble::Kind::none || !described) {
        look.trouble = failed.trouble;
        look.hint = failed.hint;
        look.refusal = failed.refusal;
        return look;
    }
    look.study = std::move(described->study);
    look.job = std::move(described->sighting);
    return look;
}

JobSpec with_absolute_paths(JobSpec spec)
{
    const auto absolute = [](const std::string& path) {
        return std::filesystem::absolute(path).lexically_normal().string();
    };
    if (spec.package_path) spec.package_path = absolute(*spec.package_path);
    for (std::string& package : spec.packages) {
        if (!package.starts_with("gs://")) package = absolute(package);
    }
    return spec;
}

}  // namespace mltrain
