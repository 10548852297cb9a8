// Ctrl-C, hang-up and termination, counted. A signal handler can reach nothing but a global, so this
// is the one place that has some; everybody else asks here.
#pragma once

namespace mltrain {

/// From now on SIGINT, SIGTERM and SIGHUP are counted and end nothing. Call once, in main. The children
/// of this program start with the signals as they were.
void watch_interrupts();

/// How many have come so far.
int interrupt_count();

/// A file descriptor that becomes readable when one comes; for poll. Nobody else reads from it.
int interrupt_descriptor();

}  // namespace mltrain
