#include "catalog/executor_images.hpp"

#include "base/csv.hpp"
#include "base/embedded.hpp"
#include "base/text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <tuple>

namespace mltrain {

namespace {

/// "2.15" as numbers that compare: (2, 15).
std::pair<int, int> version_of(std::string_view text)
{
    const auto dot = text.find('.');
    return {whole_number(text.substr(0, dot)),
        dot == text.npos ? 0 : whole_number(text.substr(dot + 1))};
}

bool starts_with_any_of(std::string_view text, const std::vector<std::string_view>& starts)
{
    return std::any_of(
        starts.begin(), starts.end(), [&](auto start) { return text.starts_with(start); });
}

/// Google keeps the images in three places; each region draws from the one of its part of the world.
std::string_view host_of(std::string_view region)
{
    if (starts_with_any_of(region, {"europe", "me-", "africa"})) return "europe-docker.pkg.dev";
    if (starts_with_any_of(region, {"asia", "australia"})) return "asia-docker.pkg.dev";
    return "us-docker.pkg.dev";
}

}  // namespace

std::vector<ExecutorImage> executor_images()
{
    std::vector<ExecutorImage> images;
    each_csv_row(embedded_file("src/catalog/data/vertex_ai_images.csv"), [&](const CsvRow& row) {
        images.push_back({row["framework"], row["version"], row["python"], row["hardware"],
            parse_date(row["patched_until"]).value_or(Date{}),
            parse_date(row["available_until"]).value_or(Date{}), row["image"]});
    });
    return images;
}

std::optional<FrameworkName> parse_framework(std::string_view text)
{
    const std::string words = lower(trimmed(text));
    const auto end = words.find_first_of(" -_");
    const auto begin = words.find_last_of(" -_");
    if (end == words.npos) return {};
    FrameworkName name{words.substr(0, begin), words.substr(begin + 1)};
    while (name.framework.ends_with(' ')) name.framework.pop_back();
    constexpr std::array short_names = {std::pair("tf", "tensorflow"),
        std::pair("torch", "pytorch"), std::pair("sklearn", "scikit-learn")};
    for (const auto& [shorter, whole] : short_names) {
        if (name.framework == shorter) name.framework = whole;
    }
    const bool is_version =
        !name.version.empty() && name.version.find_first_not_of("0123456789.") == name.version.npos;
    if (!is_version) return {};
    return name;
}

std::optional<ExecutorImage> find_executor_image(
    const FrameworkName& name, std::string_view hardware, std::string_view python)
{
    std::optional<ExecutorImage> best;
    for (const ExecutorImage& image : executor_images()) {
        if (image.framework != name.framework || image.hardware != hardware
            || version_of(image.version) != version_of(name.version)
            || (!python.empty() && image.python != python))
            continue;
        if (!best || version_of(image.python) > version_of(best->python)) best = image;
    }
    return best;
}

std::string nearest_framework(const FrameworkName& name, std::string_view hardware)
{
    const auto wanted = version_of(name.version);
    std::string_view newer, older;
    for (const ExecutorImage& image : executor_images()) {
        if (image.framework != name.framework || image.hardware != hardware) continue;
        const auto version = version_of(image.version);
        if (version >= wanted && (newer.empty() || version < version_of(newer)))
            newer = image.version;
        if (version < wanted && (older.empty() || version > version_of(older)))
            older = image.version;
    }
    const std::string_view best = newer.empty() ? older : newer;
    return best.empty() ? "" : fmt::format("{} {}", name.framework, best);
}

std::string image_uri(const ExecutorImage& image, std::string_view region)
{
    return fmt::format("{}/{}", host_of(region), image.path);
}

}  // namespace mltrain
