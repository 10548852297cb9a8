#include "system/descriptor.hpp"

#include "base/error.hpp"

#include <fmt/core.h>

#include <array>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

namespace mltrain {

void Descriptor::close()
{
    if (number_ >= 0) ::close(number_);
    number_ = -1;
}

Pipe make_pipe()
{
    std::array<int, 2> ends = {};
    if (pipe2(ends.data(), O_CLOEXEC) != 0) {
        throw Error(fmt::format("cannot make a pipe: {}", std::strerror(errno)));
    }
    return {Descriptor(ends[0]), Descriptor(ends[1])};
}

}  // namespace mltrain
