// What looks like a secret and stands where others can see it: trainer's arguments and [env] are kept in the ledger, and
// shown by the process list and by the service. Guessed by names and by how well-known keys begin. Pure.
#pragma once

#include "job/spec.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

/// "--api-key", "WANDB_API_KEY", "db_password".
bool is_name_of_secret(std::string_view name);
/// As the keys of well-known services begin, and private keys.
bool is_like_secret(std::string_view value);

/// Where a secret seems to stand: "args --api-key", "env WANDB_API_KEY". Never the value.
std::vector<std::string> likely_secrets(const JobSpec& spec);

/// For people, with the cure; nothing where there is none.
std::vector<std::string> notes_of_secrets(const JobSpec& spec, std::string_view service);

}  // namespace mltrain
