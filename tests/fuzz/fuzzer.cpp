// The entry that libFuzzer calls. MLTRAIN_FUZZ names the target.
#include "fuzz/targets.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>

namespace {

const mltrain::fuzz::Target* target = nullptr;

}  // namespace

extern "C" int LLVMFuzzerInitialize(int* /*count*/, char*** /*arguments*/)
{
    const char* name = std::getenv("MLTRAIN_FUZZ");
    const auto all = mltrain::fuzz::targets();
    const auto found = std::ranges::find_if(
        all, [&](const auto& each) { return name != nullptr && each.name == name; });
    if (found == all.end()) {
        std::fputs("MLTRAIN_FUZZ names one of:\n", stderr);
        for (const auto& each : all) std::fprintf(stderr, "  %s\n", each.name.data());
        std::exit(2);
    }
    target = &*found;
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    target->read({reinterpret_cast<const char*>(bytes), size});
    return 0;
}
