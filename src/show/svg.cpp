#include "show/svg.hpp"

#include "base/text.hpp"
#include "job/hyperparameters.hpp"
#include "show/html.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>
#include <set>

namespace mltrain {

namespace {

/// What a letter takes on average, in the units of a canvas.
constexpr double letter = 6.8;
constexpr double line_height = 16;

double width_of(const std::string& text)
{
    return columns_of(text) * letter;
}

std::string opened(const Canvas& canvas)
{
    return fmt::format("<svg viewBox=\"0 0 {0} {1}\" role=\"img\" aria-labelledby=\"{2}-t {2}-d\">"
                       "<title id=\"{2}-t\">{3}</title><desc id=\"{2}-d\">{4}</desc>\n",
        canvas.width, canvas.height, canvas.id, html_text(canvas.title),
        html_text(canvas.description));
}

std::string label_at(double x, double y, const std::string& text, const char* anchor = "start")
{
    return fmt::format("<text x=\"{:.1f}\" y=\"{:.1f}\" text-anchor=\"{}\">{}</text>\n", x, y,
        anchor, html_text(text));
}

std::string line_between(double x1, double y1, double x2, double y2, const char* kind)
{
    return fmt::format(
        "<line class=\"{}\" x1=\"{:.1f}\" y1=\"{:.1f}\" x2=\"{:.1f}\" y2=\"{:.1f}\"/>\n", kind, x1,
        y1, x2, y2);
}

std::string tip_text(const std::string& tip)
{
    return "<title>" + html_text(tip) + "</title>";
}

/// A range of numbers, and where it lies on the canvas: below stands the least.
struct Scale {
    double least = 0, greatest = 1, from = 0, to = 1;

    double at(double value) const
    {
        const double range = greatest / 2 - least / 2;  // which is no infinity
        return from + (range > 0 ? (value / 2 - least / 2) / range : 0.5) * (to - from);
    }
};

/// The area between the labels on the left and those below.
struct Plot {
    double left, right, top, bottom;
};

std::string tick_text(double value)
{
    return fmt::format("{:.6g}", std::abs(value) < 1e-12 ? 0.0 : value);
}

/// Beyond that there is no room to reckon in.
double drawable(double value)
{
    return std::clamp(value, -1e300, 1e300);
}

struct Tick {
    double value;
    std::string text;
};

/// A few round numbers that enclose the values.
std::vector<Tick> ticks_around(double least, double greatest)
{
    const double range = greatest - least;
    const double magnitude = std::max(std::abs(least), std::abs(greatest));
    // Of numbers closer together than that the next is the same.
    const double closest = std::max(magnitude * 1e-9, 1e-300);
    const double step =
        round_step(std::max((range > 0 ? range : std::max(magnitude, 1.0)) / 4, closest));
    const double first = std::floor(least / step);
    const int count = std::max(static_cast<int>(std::ceil(greatest / step) - first), 1);
    std::vector<Tick> ticks;
    for (int i = 0; i <= count; ++i)
        ticks.push_back({(first + i) * step, tick_text((first + i) * step)});
    return ticks;
}

std::vector<Tick> money_ticks(Money most)
{
    const double greatest = std::max(1.0, static_cast<double>(most.nanos));
    const double step = std::max(1.0, round_step(greatest / 4));
    const double cent = nanos_per_unit / 100.0;
    const int decimals = step >= nanos_per_unit ? 0 : step >= cent ? 2 : 4;
    std::vector<Tick> ticks;
    const int count = static_cast<int>(std::ceil(greatest / step));
    for (int i = 0; i <= count; ++i) {
        const double value = i * step;
        ticks.push_back({value, dollar_text(Money{static_cast<std::int64_t>(value)}, decimals)});
    }
    return ticks;
}

/// Lines across the plot with their numbers on the left.
std::string drawn(const std::vector<Tick>& ticks, const Scale& scale, const Plot& plot)
{
    std::string out;
    for (const Tick& tick : ticks) {
        const double y = scale.at(tick.value);
        out += line_between(plot.left, y, plot.right, y, "grid");
        out += label_at(plot.left - 8, y + 4, tick.text, "end");
    }
    return out;
}

Plot plot_for(const Canvas& canvas, const std::vector<Tick>& ticks)
{
    double left = 0;
    for (const Tick& tick : ticks) left = std::max(left, width_of(tick.text));
    return {left + 12, canvas.width - 8.0, 10, canvas.height - line_height - 8};
}

/// Where the values of a parallel axis lie: numbers by their size, by their order of magnitude where they span
/// several; other words one above another.
struct Axis {
    std::string name;
    std::vector<Tick> ticks;
    Scale scale;
    bool is_numeric = true, is_logarithmic = false;
    std::vector<std::string> words;

    double at(const std::string& value) const
    {
        if (!is_numeric) {
            const auto found = std::find(words.begin(), words.end(), value);
            return scale.at(static_cast<double>(found - words.begin()));
        }
        const double number = number_of(value).value_or(0);
        return scale.at(is_logarithmic ? std::log10(number) : number);
    }
};

Axis axis_over(const std::string& name, const std::set<std::string>& values, const Plot& plot)
{
    constexpr double several_magnitudes = 50;
    constexpr std::size_t most_ticks = 7;
    Axis axis{name, {}, {0, 1, plot.bottom, plot.top}, true, false, {}};
    std::vector<std::pair<double, std::string>> numbers;
    for (const std::string& value : values) {
        const auto number = number_of(value);
        axis.is_numeric = axis.is_numeric && number;
        numbers.emplace_back(number.value_or(0), value);
    }
    if (!axis.is_numeric) {
        axis.words.assign(values.begin(), values.end());
        axis.scale.greatest = static_cast<double>(axis.words.size()) - 1;
        for (const std::string& word : axis.words) axis.ticks.push_back({axis.at(word), word});
        return axis;
    }
    std::sort(numbers.begin(), numbers.end());
    if (numbers.empty()) return axis;
    const double least = numbers.front().first, greatest = numbers.back().first;
    axis.is_logarithmic = least > 0 && greatest / least >= several_magnitudes;
    axis.scale.least = axis.is_logarithmic ? std::log10(least) : least;
    axis.scale.greatest = axis.is_logarithmic ? std::log10(greatest) : greatest;
    const bool few = numbers.size() <= most_ticks;
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (few || i == 0 || i + 1 == numbers.size())
            axis.ticks.push_back({axis.at(numbers[i].second), tick_text(numbers[i].first)});
    }
    return axis;
}

/// On paper of its own: lines run behind it.
std::string label_on_paper(double x, double y, const std::string& text, bool ends_there)
{
    const double width = width_of(text) + 4;
    return fmt::format(
               "<rect class=\"paper\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"16\"/>",
               ends_there ? x - width + 2 : x - 2, y - 8, width)
        + label_at(x, y + 4, text, ends_there ? "end" : "start");
}

/// Where axes stand close, every second name is a line higher, so that each has the room of a whole step.
std::string drawn(
    const Axis& axis, double x, double room, const Plot& plot, double name_y, bool is_last)
{
    const int columns = std::max(4, static_cast<int>(room / letter) - 1);
    std::string out = line_between(x, plot.top, x, plot.bottom, "axis");
    out += label_at(
        x + (is_last ? 8 : -8), name_y, shortened(axis.name, columns), is_last ? "end" : "start");
    double last = plot.bottom + 100;
    for (const Tick& tick : axis.ticks) {
        if (std::abs(last - tick.value) < line_height - 2) continue;
        last = tick.value;
        out += line_between(x - 3, tick.value, x + 3, tick.value, "axis");
        out += label_on_paper(
            x + (is_last ? -7 : 7), tick.value, shortened(tick.text, columns), is_last);
    }
    return out;
}

std::string path_of(const Line& line, const std::vector<Axis>& axes, const Scale& across)
{
    std::string points;
    for (std::size_t i = 0; i < axes.size() && !line.values[i].empty(); ++i)
        points += fmt::format("{}{:.1f} {:.1f}", i == 0 ? "M" : " L",
            across.at(static_cast<double>(i)), axes[i].at(line.values[i]));
    return points.empty() ? ""
                          : fmt::format("<path class=\"{}\" d=\"{}\">{}</path>\n",
                              line.is_best ? "run best" : "run", points, tip_text(line.tip));
}

}  // namespace

double round_step(double least)
{
    const double power = std::pow(10, std::floor(std::log10(least)));
    for (const double factor : {1.0, 2.0, 5.0}) {
        if (factor * power >= least * (1 - 1e-9)) return factor * power;
    }
    return 10 * power;
}

std::string svg_columns(const Canvas& canvas, const std::vector<Column>& columns)
{
    Money most{};
    double label_width = 0;
    for (const Column& column : columns) {
        Money sum{};
        for (const auto& [kind, amount] : column.parts) sum = sum + amount;
        most = std::max(most, sum);
        label_width = std::max(label_width, width_of(column.label));
    }
    const std::vector<Tick> ticks = money_ticks(most);
    const Plot plot = plot_for(canvas, ticks);
    const Scale scale{0, ticks.back().value, plot.bottom, plot.top};
    const double step =
        (plot.right - plot.left) / static_cast<double>(std::max<std::size_t>(1, columns.size()));
    const double width = std::max(1.0, std::min(step * 0.8, 48.0));
    const auto every =
        static_cast<std::size_t>(std::max(1.0, std::ceil((label_width + 10) / step)));
    std::string out = opened(canvas) + drawn(ticks, scale, plot);
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double middle = plot.left + step * (static_cast<double>(i) + 0.5);
        // Wider than what is seen of it, to be pointed at.
        out += fmt::format(
            "<g>{}<rect class=\"hit\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
            tip_text(columns[i].tip), middle - step / 2, plot.top, step, plot.bottom - plot.top);
        double bottom = plot.bottom;
        for (const auto& [kind, amount] : columns[i].parts) {
            const double height = plot.bottom - scale.at(static_cast<double>(amount.nanos));
            if (height <= 0) continue;
            bottom -= height;
            out += fmt::format(
                "<rect class=\"{}\" x=\"{:.1f}\" y=\"{:.1f}\" width=\"{:.1f}\" height=\"{:.1f}\"/>",
                kind, middle - width / 2, bottom, width, height);
        }
        out += "</g>\n";
        // The newest has its label, and so on back.
        if ((columns.size() - 1 - i) % every == 0) {
            out += label_at(std::clamp(middle, plot.left + width_of(columns[i].label) / 2,
                                plot.right - width_of(columns[i].label) / 2),
                plot.bottom + line_height, columns[i].label, "middle");
        }
    }
    return out + "</svg>\n";
}

std::string svg_dots(const Canvas& canvas, const std::vector<Dot>& dots)
{
    if (dots.empty()) return "";
    double least = drawable(dots[0].value), greatest = least;
    for (const Dot& dot : dots) {
        least = std::min(least, drawable(dot.value));
        greatest = std::max(greatest, drawable(dot.value));
    }
    const std::vector<Tick> ticks = ticks_around(least, greatest);
    const Plot plot = plot_for(canvas, ticks);
    const Scale up{ticks.front().value, ticks.back().value, plot.bottom, plot.top};
    const auto seconds = [](const Dot& dot) {
        return static_cast<double>(dot.at.time_since_epoch().count());
    };
    const Scale across{seconds(dots.front()), seconds(dots.back()), plot.left + 8, plot.right - 8};
    std::string out = opened(canvas) + drawn(ticks, up, plot);
    std::string line;
    double height = 0;
    for (const Dot& dot : dots) {
        if (!dot.is_record) continue;
        const double x = across.at(seconds(dot)), y = up.at(drawable(dot.value));
        line += line.empty() ? fmt::format("M{:.1f} {:.1f}", x, y)
                             : fmt::format(" L{:.1f} {:.1f} L{:.1f} {:.1f}", x, height, x, y);
        height = y;
    }
    if (!line.empty())
        out += fmt::format(
            "<path class=\"record\" d=\"{} L{:.1f} {:.1f}\"/>\n", line, plot.right - 8, height);
    // Records last, so that none is hidden.
    for (const bool is_record : {false, true}) {
        for (const Dot& dot : dots) {
            if (dot.is_record != is_record) continue;
            out += fmt::format(
                "<circle class=\"{}\" cx=\"{:.1f}\" cy=\"{:.1f}\" r=\"{}\">{}</circle>\n",
                is_record ? "dot best" : "dot", across.at(seconds(dot)), up.at(drawable(dot.value)),
                is_record ? 5 : 4, tip_text(dot.tip));
        }
    }
    const std::string first = date_text(date_of(dots.front().at));
    const std::string last = date_text(date_of(dots.back().at));
    out += label_at(plot.left, plot.bottom + line_height, first);
    if (last != first) out += label_at(plot.right, plot.bottom + line_height, last, "end");
    return out + "</svg>\n";
}

std::string svg_parallel(
    const Canvas& canvas, const std::vector<std::string>& names, const std::vector<Line>& lines)
{
    constexpr double close = 160;
    const double steps = std::max(1.0, static_cast<double>(names.size()) - 1);
    const double room = (canvas.width - 24.0) / steps;
    const double rise = room < close ? line_height : 0;
    const Plot plot{12, canvas.width - 12.0, 32 + rise, canvas.height - 12.0};
    const Scale across{0, steps, plot.left, plot.right};
    std::vector<Axis> axes;
    for (std::size_t i = 0; i < names.size(); ++i) {
        std::set<std::string> values;
        for (const Line& line : lines) {
            if (!line.values[i].empty()) values.insert(line.values[i]);
        }
        axes.push_back(axis_over(names[i], values, plot));
    }
    std::string out = opened(canvas);
    for (const bool best : {false, true}) {
        for (const Line& line : lines) {
            if (line.is_best == best) out += path_of(line, axes, across);
        }
    }
    for (std::size_t i = 0; i < axes.size(); ++i)
        out += drawn(axes[i], across.at(static_cast<double>(i)), room, plot,
            plot.top - 14 - (i % 2 == 1 ? rise : 0), i + 1 == axes.size());
    return out + "</svg>\n";
}

std::string svg_bar(Money part, Money whole)
{
    const std::int64_t width = whole > Money{} ? scaled(100, part.nanos, whole.nanos) : 0;
    if (part <= Money{}) return "";
    return fmt::format(
        "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">"
        "<rect class=\"kept\" width=\"{}\" height=\"10\"/></svg>",
        std::max<std::int64_t>(1, width));
}

}  // namespace mltrain
