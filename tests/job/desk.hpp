// A folder with a trainer's package in it, and what a user who stands there reads about a job file.
#pragma once

#include "base/text.hpp"
#include "dispatch/prepare.hpp"
#include "gcloud/ml_engine.hpp"
#include "gcloud/vertex_ai.hpp"
#include "job/spec_file.hpp"
#include "local/local.hpp"
#include "show/error_text.hpp"
#include "slurm/slurm.hpp"
#include "support/fakes.hpp"
#include "support/scratch.hpp"

#include <filesystem>
#include <stdexcept>
#include <string>

namespace mltrain {

class Desk {
public:
    Desk()
    {
        for (const char* name : {"trainer/__init__.py", "trainer/task.py", "trainer/model.py",
                 "trainer/vision/__init__.py", "trainer/vision/task.py", "trainer/nets/deep.py",
                 "shared/__init__.py", "shared/task.py", "bare/task.py", "notes.txt",
                 "dep-1.0.tar.gz", "a,b.tar.gz"}) {
            scratch_.write(name, "");
        }
    }

    const std::filesystem::path& folder() const { return scratch_.path(); }

    std::filesystem::path write(const std::filesystem::path& name, std::string_view bytes) const
    {
        return scratch_.write(name, bytes);
    }

    /// All that is said until the job could be submitted; "" when the file is right.
    std::string says_of(const SpecFile& file)
    {
        try {
            prepare(world_, file, services(), {});
            return {};
        } catch (const Error& error) {
            return here(error_text(error, Style{}));
        }
    }

    std::string says_of_text(const std::string& text)
    {
        return says_of(parse_spec("job.toml", text, folder()));
    }

    /// What a person who stands in the folder reads.
    std::string here(std::string text) const
    {
        return replaced(
            replaced(std::move(text), folder().string() + "/", ""), folder().string(), ".");
    }

private:
    static std::string replaced(std::string text, const std::string& part, const std::string& by)
    {
        for (auto at = text.find(part); at != text.npos; at = text.find(part, at + by.size())) {
            text.replace(at, part.size(), by);
        }
        return text;
    }

    FindService services()
    {
        return [this](const std::string& name, const Settings&) -> std::unique_ptr<Service> {
            if (name == "local")
                return std::make_unique<LocalService>(nobody_, folder(), "mltrain", "python3");
            if (name == "vertex-ai")
                return std::make_unique<VertexAi>(
                    Gcloud(nobody_, "gcloud"), "/tmp", [](const std::string&) {});
            if (name == "slurm") {
                return std::make_unique<SlurmService>(nobody_,
                    SlurmSite{.shared_folder = folder() / "shared", .scratch = "/tmp"},
                    [](const std::string&) {});
            }
            if (name != "ml-engine" && name != "ai-platform") return nullptr;
            return std::make_unique<MlEngine>(
                Gcloud(nobody_, "gcloud"), name, folder().string(), [](const std::string&) {});
        };
    }

    Scratch scratch_;
    Nobody nobody_;
    FakeClock clock_{*parse_time("2026-11-20T14:30:00Z")};
    FakeRandom random_;
    World world_{nobody_, clock_, random_, nobody_,
        Environment({{"XDG_STATE_HOME", folder() / "state"}}), {}};
};

}  // namespace mltrain
