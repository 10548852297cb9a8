// What doctor and check --online ask gcloud, all of it read-only, and what the answers mean. Pure: a question is an
// argv and what its answer would say.
#pragma once

#include "job/finding.hpp"
#include "job/spec.hpp"
#include "system/runner.hpp"

#include <functional>
#include <string>
#include <vector>

namespace mltrain {

struct Inquiry {
    std::string subject;
    std::string key;  ///< of the job file, when it is about one
    std::vector<std::string> argv;
    std::function<Finding(const Outcome&)>
        read;  ///< of an answer that says something of the subject
};

/// With --project, where it is known.
std::vector<std::string> with_project(std::vector<std::string> argv, const JobSpec& spec);

/// Of a machine, at most four: gcloud's version, who is logged in, which APIs the project has, the bucket.
std::vector<Inquiry> machine_inquiries(const JobSpec& spec, const std::string& gcloud_path);
/// The answers to these, with what is known without asking.
std::vector<Finding> machine_findings(const JobSpec& spec, const std::vector<Inquiry>& inquiries,
    const std::vector<Outcome>& outcomes);

/// Of a job on any service: the buckets that it names, and its service account.
std::vector<Inquiry> job_inquiries(const JobSpec& spec);
/// Of a job: what a person has to look up, because only gcloud's beta commands tell it.
std::vector<Finding> job_facts(const JobSpec& spec);

/// What of each answer is to be said, in the order of the inquiries. A login that is gone and a gcloud that is missing are said
/// once, and not of each question that they spoilt.
std::vector<Finding> findings_of(
    const std::vector<Inquiry>& inquiries, const std::vector<Outcome>& outcomes);

}  // namespace mltrain
