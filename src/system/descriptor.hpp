// A file descriptor that closes itself, and the pipe made of two of them. Programs that are started
// never inherit one.
#pragma once

#include <utility>

namespace mltrain {

class Descriptor {
public:
    explicit Descriptor(int number = -1) : number_(number) {}
    ~Descriptor() { close(); }
    Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept
    {
        std::swap(number_, other.number_);
        return *this;
    }

    int number() const { return number_; }
    bool is_open() const { return number_ >= 0; }
    void close();

private:
    int number_;
};

struct Pipe {
    Descriptor out;  ///< to read from
    Descriptor in;   ///< to write to
};

/// Throws Error.
Pipe make_pipe();

}  // namespace mltrain
