// What a run of gcloud means to those who asked: an answer about a submission, or a look at a job. Pure.
#pragma once

#include "gcloud/reply.hpp"
#include "gcloud/trouble.hpp"
#include "job/service.hpp"
#include "system/runner.hpp"

#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// Its verdict is left to those who know what was asked.
Answer answer_of(const Outcome& outcome, std::vector<std::string> argv, const Trouble& trouble);

Look failed_look(const Outcome& outcome, const Trouble& trouble);
Look unreadable_look();
Look seen_look(const DescribedJob& job);
/// Of one job's description; nothing where the answer could not be read.
StudyLook study_look(
    const Outcome& outcome, const Trouble& trouble, std::optional<DescribedJob> described);

/// What the command names must be found wherever it is pasted.
JobSpec with_absolute_paths(JobSpec spec);

}  // namespace mltrain
