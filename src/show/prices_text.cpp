#include "show/prices_text.hpp"

#include "base/text.hpp"
#include "show/table.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace mltrain {

namespace {

constexpr int gap = 2;  // between columns, and the indent

using Rows = std::vector<const Price*>;

/// In lines of at most so many columns, where words allow it.
std::vector<std::string> wrapped(std::string_view text, int columns)
{
    std::vector<std::string> lines;
    for (const std::string& word : split(text, ' ')) {
        const bool fits = !lines.empty() && columns_of(lines.back() + " " + word) <= columns;
        if (fits) {
            lines.back() += " " + word;
        } else if (!word.empty()) {
            lines.push_back(word);
        }
    }
    return lines;
}

/// What goes under one heading.
auto heading_of(const Price& price)
{
    return std::tuple(price.provider, price.as_of, price.standing, price.closed, price.source);
}

auto origin_of(const Price& price)
{
    return std::tuple(price.provider, price.as_of, price.standing, price.closed);
}

/// The rows that agree in something, the newest first, else as they come.
template <class Key>
std::vector<Rows> grouped(const std::vector<Price>& prices, Key key)
{
    std::map<decltype(key(prices.front())), std::size_t> known;
    std::vector<Rows> groups;
    for (const Price& price : prices) {
        const auto [found, added] = known.emplace(key(price), groups.size());
        if (added) groups.emplace_back();
        groups[found->second].push_back(&price);
    }
    std::stable_sort(groups.begin(), groups.end(),
        [](const Rows& a, const Rows& b) { return a.front()->as_of > b.front()->as_of; });
    return groups;
}

/// "114 days old", or "closed" for what does not age.
std::string how_old(const Price& price, Date today)
{
    const auto age = age_in_days(price, today);
    return age ? age_text(*age) + " old" : "closed";
}

/// Without the maker's name, which everybody knows: "A100_80GB".
std::string_view short_name(std::string_view accelerator)
{
    for (const std::string_view maker : {"NVIDIA_TESLA_", "NVIDIA_", "AWS_"}) {
        if (accelerator.starts_with(maker)) return accelerator.substr(maker.size());
    }
    return accelerator;
}

/// "a2-highgpu-4g, 4 A100", unless the name says it already.
std::string product_text(const Price& price)
{
    const Shape& shape = price.shape;
    const std::string_view accelerator = short_name(shape.accelerator);
    if (accelerator.empty() || price.product.find(accelerator) != price.product.npos)
        return price.product;
    return fmt::format("{}, {} {}", price.product, shape.accelerators, accelerator);
}

std::string amount_text(const Price& price)
{
    switch (price.unit) {
    case PriceUnit::hour: return rate_text(price.amount) + "/h";
    case PriceUnit::month: return dollar_text(price.amount) + "/month";
    case PriceUnit::purchase: return dollar_text(price.amount) + " once";
    }
    return "";
}

std::string spot_text(const Price& price)
{
    if (!price.offered) return "not offered";
    if (price.spot) return rate_text(*price.spot) + "/h";
    return price.spot_at_least ? rate_text(*price.spot_at_least) + " + fee" : "";
}

/// The remark that all of them have; "" when there is none.
std::string_view common_note(const Rows& rows)
{
    const std::string_view note = rows.front()->note;
    const bool common =
        std::all_of(rows.begin(), rows.end(), [&](const Price* row) { return row->note == note; });
    return common ? note : "";
}

struct Column {
    const char* heading;
    Align align;
    std::vector<std::string> cells;

    int width() const
    {
        int widest = columns_of(heading);
        for (const std::string& cell : cells) widest = std::max(widest, columns_of(cell));
        return widest;
    }
};

/// The columns in which there is something.
std::vector<Column> columns_of_rows(const Rows& rows, std::string_view common)
{
    std::vector<Column> columns = {{"REGION", Align::left, {}}, {"PRODUCT", Align::left, {}},
        {"PRICE", Align::right, {}}, {"SPOT", Align::right, {}}, {"NOTE", Align::left, {}}};
    for (const Price* price : rows) {
        const std::string note(common.empty() ? price->note : std::string_view());
        const std::array cells = {std::string(price->region), product_text(*price),
            amount_text(*price), spot_text(*price), note};
        for (std::size_t i = 0; i < cells.size(); ++i) columns[i].cells.push_back(cells[i]);
    }
    std::erase_if(columns, [](const Column& column) {
        return std::all_of(column.cells.begin(), column.cells.end(),
            [](const std::string& cell) { return cell.empty(); });
    });
    return columns;
}

/// Cuts remarks, and then the ends of products, until the rows fit; prices and regions stay whole.
void fit(std::vector<Column>& columns, int room)
{
    int surplus = -room;
    for (const Column& column : columns) surplus += gap + column.width();
    for (const std::string_view heading : {"NOTE", "PRODUCT"}) {
        for (Column& column : columns) {
            if (column.heading != heading || surplus <= 0) continue;
            const int before = column.width();
            for (std::string& cell : column.cells)
                cell = shortened(cell, std::max(columns_of(heading), before - surplus));
            surplus -= before - column.width();
        }
    }
}

std::string rows_text(const Rows& rows, std::string_view common, const PricesView& view)
{
    std::vector<Column> columns = columns_of_rows(rows, common);
    fit(columns, view.columns);
    std::vector<Align> aligns;
    std::vector<std::string> headings;
    for (const Column& column : columns) {
        aligns.push_back(column.align);
        headings.push_back(view.style.dim(column.heading));
    }
    Table table(aligns, std::string(gap, ' '));
    table.add(headings);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        std::vector<std::string> cells;
        for (const Column& column : columns) cells.push_back(column.cells[i]);
        table.add(std::move(cells));
    }
    return table.text();
}

/// 14400 as "14.4".
std::string thousandths_text(std::int64_t thousandths)
{
    std::string text = fmt::format("{}.{:03}", thousandths / 1000, thousandths % 1000);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.')) text.pop_back();
    return text;
}

Json price_json(const Price& price, Date today)
{
    const auto money = [](const std::optional<Money>& amount) {
        return amount ? Json(decimal_text(*amount)) : Json();
    };
    const auto text = [](std::string_view words) { return words.empty() ? Json() : Json(words); };
    const auto thousandths = [](std::int64_t count) {
        return count > 0 ? Json(Json::Number{thousandths_text(count)}) : Json();
    };
    Json json;
    json["provider"] = price.provider;
    json["region"] = text(price.region);
    json["product"] = price.product;
    json["vcpus"] = thousandths(price.shape.milli_vcpus);
    json["memory_gib"] = thousandths(price.shape.milli_gib);
    json["accelerator"] = text(price.shape.accelerator);
    json["accelerators"] = price.shape.accelerators > 0 ? Json(price.shape.accelerators) : Json();
    json["price"] = decimal_text(price.amount);
    json["unit"] = unit_name(price.unit);
    json["spot_price"] = money(price.spot);
    json["spot_price_at_least"] = money(price.spot_at_least);
    json["currency"] = "USD";
    json["offered"] = price.offered;
    json["as_of"] = date_text(price.as_of);
    json["age_days"] = Json(age_in_days(price, today));
    json["standing"] = standing_name(price.standing);
    json["closed"] = price.closed;
    json["source"] = price.source;
    json["note"] = text(price.note);
    return json;
}

}  // namespace

std::string age_text(int days)
{
    return days == 1 ? "1 day" : fmt::format("{} days", days);
}

std::string prices_text(const std::vector<Price>& prices, const PricesView& view)
{
    const Style style = view.style;
    std::string text;
    for (const Rows& rows : grouped(prices, heading_of)) {
        const Price& first = *rows.front();
        const std::string_view note = common_note(rows);
        text += fmt::format("{}, {}, {} ({})\n", style.bold(first.provider),
            standing_name(first.standing), date_text(first.as_of), how_old(first, view.today));
        for (const std::string_view line : {first.source, note}) {
            for (const std::string& part : wrapped(line, view.columns - gap))
                text += "  " + style.dim(part) + "\n";
        }
        text += rows_text(rows, note, view);
    }
    return text;
}

Json prices_json(const std::vector<Price>& prices, Date today)
{
    Json::Array rows;
    for (const Rows& group : grouped(prices, heading_of)) {
        for (const Price* price : group) rows.push_back(price_json(*price, today));
    }
    return rows;
}

std::string price_sources_text(const std::vector<Price>& prices, const PricesView& view)
{
    Table table({Align::left, Align::right, Align::right, Align::left, Align::right, Align::left});
    table.add({"PROVIDER", "AS OF", "AGE", "STANDING", "PRICES", "SOURCE"});
    constexpr int others = 14 + 10 + 9 + 9 + 6 + 5 * gap;  // as wide as these columns get
    for (const Rows& rows : grouped(prices, origin_of)) {
        const Price& first = *rows.front();
        const bool several = std::any_of(rows.begin(), rows.end(),
            [&](const Price* row) { return row->source != first.source; });
        const std::string source = std::string(first.source) + (several ? ", and others" : "");
        const auto age = age_in_days(first, view.today);
        table.add(
            {std::string(first.provider), date_text(first.as_of), age ? age_text(*age) : "closed",
                std::string(standing_name(first.standing)), std::to_string(rows.size()),
                view.style.dim(shortened(source, std::max(16, view.columns - others)))});
    }
    return table.text();
}

Json price_sources_json(const std::vector<Price>& prices, Date today)
{
    Json::Array sources;
    for (const Rows& rows : grouped(prices, heading_of)) {
        const Price& first = *rows.front();
        Json& json = sources.emplace_back();
        json["provider"] = first.provider;
        json["as_of"] = date_text(first.as_of);
        json["age_days"] = Json(age_in_days(first, today));
        json["standing"] = standing_name(first.standing);
        json["closed"] = first.closed;
        json["prices"] = static_cast<std::int64_t>(rows.size());
        json["source"] = first.source;
    }
    return sources;
}

}  // namespace mltrain
