#include "gcloud/storage.hpp"

#include "gcloud/answers.hpp"

namespace mltrain {

std::vector<std::string> upload_argv(
    const std::string& file, const std::string& url, const std::string& project)
{
    std::vector<std::string> argv = {"gcloud", "storage", "cp", "--no-clobber", file, url};
    if (!project.empty()) argv.push_back("--project=" + project);
    return argv;
}

Answer upload(const Gcloud& gcloud, const std::vector<std::string>& argv)
{
    const Outcome outcome = gcloud.run(argv, upload_deadline);
    const Trouble trouble = trouble_of(outcome);
    Answer answer = answer_of(outcome, argv, trouble);
    const bool done = trouble.kind == Trouble::Kind::none;
    answer.verdict = done ? Verdict::accepted : Verdict::refused;
    if (!done && answer.refusal == Refusal::none) answer.refusal = Refusal::other;

    if (trouble.kind == Trouble::Kind::not_found)
        answer.hint = "check staging_bucket, or make it: gcloud storage buckets create gs://NAME";
    if (!done && !is_lasting(trouble.kind)) answer.hint = "nothing was submitted; submit it again";
    if (!done) answer.message = "the package could not be uploaded: " + answer.message;
    return answer;
}

}  // namespace mltrain
