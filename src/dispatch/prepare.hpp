// From a job file that was read to a submission that can be made: everything that is checked, resolved and
// computed before anything is asked of anybody. Needs no network, no login and no gcloud; writes nothing.
#pragma once

#include "cost/estimate.hpp"
#include "dispatch/staging.hpp"
#include "job/code.hpp"
#include "job/service.hpp"
#include "job/spec_file.hpp"
#include "ledger/ledger.hpp"
#include "system/world.hpp"

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace mltrain {

/// Makes the service of that name. The settings are the user's own, from config.toml.
using FindService =
    std::function<std::unique_ptr<Service>(const std::string& name, const Settings&)>;

/// Which of a sweep's jobs it is.
struct SweepPlace {
    std::string id;
    std::string name;         ///< of the sweep: "census_20261120_143000"
    std::int64_t number = 1;  ///< from 1 on
    std::size_t of = 1;
};

/// What the command line says beside the job file.
struct PrepareOptions {
    std::optional<Date> as_of;
    std::optional<Money> unit_price;
    std::vector<std::string> spec_words;
    bool force = false;  ///< let pass what only a table says cannot be
    std::optional<SweepPlace> sweep;
    const struct Preparation* same_code_as =
        nullptr;  ///< of the sweep's first job: read and packed only once
};

struct Preparation {
    SpecFile file;  ///< its spec is complete: the project is filled in
    std::shared_ptr<Service> service;
    std::shared_ptr<Service>
        other_word;  ///< the same service under its newer name, for a gcloud that wants it
    TimeLimit rules;
    Projection projection;
    std::optional<Code> code;           ///< when there is a package
    bool is_staged = false;             ///< packages travel ahead of the job, and not with gcloud
    std::vector<StagedPackage> staged;  ///< that travel ahead of the job
    bool is_uploaded = false;           ///< and are there
    std::string code_hash;              ///< over the package's files, where it is known already
    std::optional<SweepPlace> sweep;
    std::vector<std::string> notes;  ///< no mistakes, but good to know
    std::vector<std::string>
        spec_words;  ///< the job file and what was set on it, as a command line says it
};

/// Fills in gcloud's own project where neither job file nor command line names one.
void resolve_project(const World& world, SpecFile& file);

/// Throws Error with all complaints when the job file is wrong.
Preparation prepare(
    const World& world, SpecFile file, const FindService& find, const PrepareOptions& options);

/// The job as the service gets it: with its packages where they will be.
JobSpec sent_spec(const Preparation& preparation);

/// What must not be submitted though the file is right: max_cost that cannot be kept. Throws Error.
void refuse_unkept_promises(const Preparation& preparation);

}  // namespace mltrain
