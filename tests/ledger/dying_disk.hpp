// Stands between SQLite and the disk: counts the calls that change files, and ends the process at one of them.
// A program that has it in itself never waits for a disk: what is synced is only noted.
#pragma once

namespace mltrain {

enum class Death {
    never,
    before,     ///< the call is not made
    midway,     ///< of what was to be written, one half is
    power_cut,  ///< of what was never synced, some is lost: this call, and calls before it
};

/// At the nth call from now; the seed decides what a power cut takes.
void die(Death how, int call, unsigned seed);

}  // namespace mltrain
