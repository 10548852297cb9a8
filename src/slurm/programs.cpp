#include "slurm/programs.hpp"

namespace mltrain {

SlurmPrograms::SlurmPrograms(Runner& runner, std::vector<std::string> disturbing)
    : runner_(runner),
      disturbing_(std::move(disturbing))
{
}

SlurmAsked SlurmPrograms::ask(
    std::vector<std::string> argv, Seconds deadline, std::function<void()> on_interrupt) const
{
    SlurmAsked asked;
    asked.argv = argv;
    const std::string program = argv[0];
    if (!disturbing_.empty()) {
        std::vector<std::string> without = {"env"};
        for (const std::string& name : disturbing_) {
            without.emplace_back("-u");
            without.push_back(name);
        }
        argv.insert(argv.begin(), without.begin(), without.end());
    }
    asked.outcome = runner_.run({.argv = std::move(argv),
        .directory = {},
        .environment = {{"SLURM_TIME_FORMAT", "%s"}, {"SLURM_BITSTR_LEN", "0"}},
        .deadline = deadline,
        .on_interrupt = std::move(on_interrupt)});
    // Of a program that env does not find.
    constexpr int not_found = 127;
    if (!disturbing_.empty() && asked.outcome.exit_code == not_found)
        asked.outcome.not_found = true;
    asked.trouble = slurm_trouble(asked.outcome, program);
    return asked;
}

bool SlurmPrograms::are_here() const
{
    return runner_.find_program("squeue").has_value();
}

}  // namespace mltrain
