// Vertex AI's prebuilt images: they bring a framework and run the trainer's package. From the data file, which
// has the dates until which Google patches them and promises that they can be had.
#pragma once

#include "base/time.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mltrain {

struct ExecutorImage {
    std::string_view framework;  ///< "tensorflow"
    std::string_view version;    ///< "2.15"
    std::string_view python;     ///< "3.10"
    std::string_view hardware;   ///< "cpu", "gpu", "tpu"
    Date patched_until{};
    Date available_until{};
    std::string_view path;  ///< without the host
};

/// All, the newest version of each framework first.
std::vector<ExecutorImage> executor_images();

/// A framework as a job file says it: "tensorflow 2.15", in any case; "tf" and "sklearn" are known, too.
struct FrameworkName {
    std::string framework, version;
};
std::optional<FrameworkName> parse_framework(std::string_view text);

/// The image for it, with that Python; "" is the newest. Nothing when there is none.
std::optional<ExecutorImage> find_executor_image(
    const FrameworkName& name, std::string_view hardware, std::string_view python = "");

/// What is there instead: "tensorflow 2.15" for "tensorflow 2.18", the next newer one before the next older.
std::string nearest_framework(const FrameworkName& name, std::string_view hardware);

/// With the host of the region's continent: "us-docker.pkg.dev/vertex-ai/training/…".
std::string image_uri(const ExecutorImage& image, std::string_view region);

}  // namespace mltrain
