// Asking a service to end a job, with the ledger as witness. That a job was asked to end does not mean that it has
// ended: only a look tells.
#pragma once

#include "ledger/ledger.hpp"
#include "system/world.hpp"

#include <functional>
#include <string>

namespace mltrain {

/// False when there is nothing to end any more. Settles first what nobody knows to exist. Throws Error when the
/// service does not agree, and when the user does not want to wait for its answer (130).
bool cancel(World& world, Ledger& ledger, Service& service, Entry& entry,
    const std::function<void(const std::string&)>& say);

}  // namespace mltrain
