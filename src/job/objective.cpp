#include "job/objective.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace mltrain {

namespace {

using Words = std::initializer_list<std::string_view>;

// Words between underscores, points, slashes or hyphens: "val_loss", "eval/accuracy".
const Words less_is_better = {"loss", "error", "err", "rmse", "mse", "mae", "mape", "perplexity",
    "ppl", "wer", "cer", "nll", "logloss", "fid"};
const Words more_is_better = {"accuracy", "acc", "auc", "auroc", "auprc", "f1", "precision",
    "recall", "bleu", "rouge", "map", "miou", "iou", "r2", "reward", "ndcg", "psnr", "ssim"};

bool has(Words words, std::string_view word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_better(double value, double than, Better better)
{
    return better == Better::least ? value < than : value > than;
}

}  // namespace

Better better_by_name(std::string_view metric)
{
    std::string name = lower(metric);
    std::replace_if(
        name.begin(), name.end(), [](char c) { return c == '/' || c == '-' || c == '.'; }, '_');
    Better found = Better::unknown;
    for (const std::string& word : split(name, '_')) {
        if (has(less_is_better, word)) return Better::least;
        if (has(more_is_better, word)) found = Better::greatest;
    }
    return found;
}

Objective parse_objective(const std::string& text)
{
    if (text.starts_with('~')) return {text.substr(1), Better::greatest};
    return {text, Better::least};
}

std::vector<bool> records_of(const Series& series)
{
    std::vector<bool> records;
    std::optional<double> best;
    for (const Point& point : series.points) {
        const bool is_record = series.better != Better::unknown
            && (!best || is_better(point.value, *best, series.better));
        if (is_record) best = point.value;
        records.push_back(is_record);
    }
    return records;
}

std::optional<std::size_t> best_of(const std::vector<std::optional<double>>& values, Better better)
{
    std::optional<std::size_t> best;
    for (std::size_t i = 0; i < values.size() && better != Better::unknown; ++i) {
        if (values[i] && (!best || is_better(*values[i], *values[*best], better))) best = i;
    }
    return best;
}

}  // namespace mltrain
