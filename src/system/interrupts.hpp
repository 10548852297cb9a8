// Ctrl-C, hang-up, termination, and coming back after Ctrl-Z, counted. A signal handler can reach nothing but
// a global, so this is the one place that has some; everybody else asks here.
#pragma once

namespace mltrain {

/// From now on SIGINT, SIGTERM and SIGHUP are counted and end nothing. Call once, in main. The children
/// of this program start with the signals as they were.
void watch_interrupts();

/// For a child before its exec, and safe there: all signals do what they do by themselves, and none is blocked.
void forget_signal_settings();

/// How many have come so far.
int interrupt_count();

/// One of them was no Ctrl-C: whoever sent it wants this program to end, and there may be nobody to ask.
bool is_terminated();

/// How often this program was stopped and has gone on since: what it had painted is no longer where it was.
int resumption_count();

/// A file descriptor that becomes readable when one comes; for poll. Nobody else reads from it.
int interrupt_descriptor();

}  // namespace mltrain
