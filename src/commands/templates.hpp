// The templates of init: what is in templates/ of the source tree, filled in for one user. Pure.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct Template {
    std::string_view name;
    std::string_view
        needs;  ///< what pip must have installed to train on this machine; "" for nothing
};

/// The first is the one that is taken when none is named.
std::span<const Template> templates();

/// What the user's files say of the user's own; "" where that is not known yet.
struct TemplateValues {
    std::string name;  ///< of the job
    std::string project, region, staging_bucket;
};

struct TemplateFile {
    std::string path;  ///< "trainer/task.py"
    std::string bytes;
};

/// Job file first. What a template does not have itself, it has of the first one.
std::vector<TemplateFile> template_files(std::string_view name, const TemplateValues& values);

}  // namespace mltrain
