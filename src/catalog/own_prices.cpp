#include "catalog/own_prices.hpp"

#include "base/error.hpp"
#include "base/source_text.hpp"
#include "base/text.hpp"
#include "base/toml_words.hpp"
#include "system/files.hpp"
#include "system/trust.hpp"

#include <fmt/core.h>
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <stdexcept>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// The file is at most this large.
constexpr std::size_t file_limit = 256 * 1024;

/// What a key may hold, and a line that shows it.
struct OwnKey {
    std::string_view name;
    enum class Type { text, number, date } type;
    std::string_view example;
};

constexpr std::array price_keys = {
    OwnKey{"provider", OwnKey::Type::text, "provider = \"vertex-ai\""},
    OwnKey{"region", OwnKey::Type::text, "region = \"us-central1\""},
    OwnKey{"product", OwnKey::Type::text, "product = \"a2-highgpu-1g\""},
    OwnKey{"vcpus", OwnKey::Type::number, "vcpus = 32"},
    OwnKey{"memory_gib", OwnKey::Type::number, "memory_gib = 128"},
    OwnKey{"accelerator", OwnKey::Type::text, "accelerator = \"NVIDIA_RTX_A6000\""},
    OwnKey{"accelerators", OwnKey::Type::number, "accelerators = 2"},
    OwnKey{"per_hour", OwnKey::Type::number, "per_hour = 2.95"},
    OwnKey{"spot_per_hour", OwnKey::Type::number, "spot_per_hour = 0.90"},
    OwnKey{"per_month", OwnKey::Type::number, "per_month = 9.99"},
    OwnKey{"currency", OwnKey::Type::text, "currency = \"EUR\""},
    OwnKey{"as_of", OwnKey::Type::date, "as_of = 2026-11-01"},
    OwnKey{"source", OwnKey::Type::text, "source = \"contract 4711\""},
};

constexpr std::array machine_keys = {
    OwnKey{"product", OwnKey::Type::text, "product = \"workstation\""},
    OwnKey{"price", OwnKey::Type::number, "price = 10000"},
    OwnKey{"life_years", OwnKey::Type::number, "life_years = 3"},
    OwnKey{"hours_per_month", OwnKey::Type::number, "hours_per_month = 160"},
    OwnKey{"power_watts", OwnKey::Type::number, "power_watts = 1400"},
    OwnKey{"price_per_kwh", OwnKey::Type::number, "price_per_kwh = 0.30"},
    OwnKey{"vcpus", OwnKey::Type::number, "vcpus = 32"},
    OwnKey{"memory_gib", OwnKey::Type::number, "memory_gib = 128"},
    OwnKey{"accelerator", OwnKey::Type::text, "accelerator = \"NVIDIA_RTX_A6000\""},
    OwnKey{"accelerators", OwnKey::Type::number, "accelerators = 2"},
    OwnKey{"currency", OwnKey::Type::text, "currency = \"EUR\""},
    OwnKey{"as_of", OwnKey::Type::date, "as_of = 2026-11-01"},
    OwnKey{"source", OwnKey::Type::text, "source = \"invoice 815\""},
};

constexpr std::array discount_keys = {
    OwnKey{"provider", OwnKey::Type::text, "provider = \"vertex-ai\""},
    OwnKey{"region", OwnKey::Type::text, "region = \"us-central1\""},
    OwnKey{"product", OwnKey::Type::text, "product = \"a2-highgpu-1g\""},
    OwnKey{"percent", OwnKey::Type::number, "percent = 12.5"},
};

/// One [[price]] or [[discount]] as it is spelled: values by key, with where they stand.
struct Entry {
    struct Value {
        std::string text;
        toml::source_region place;
    };
    std::map<std::string, Value, std::less<>> values;
    toml::source_region place;

    bool has(std::string_view key) const { return values.find(key) != values.end(); }
    std::string text(std::string_view key) const
    {
        const auto found = values.find(key);
        return found == values.end() ? "" : found->second.text;
    }
};

class Reader {
public:
    Reader(std::string file, std::string_view text) : file_(std::move(file)), source_(text) {}

    OwnPrices read(std::string_view text)
    {
        try {
            read_document(toml::parse(text, std::string()));
        } catch (const toml::parse_error& error) {
            complain(error.source(), "this is not TOML: " + toml_trouble(error.description()),
                toml_hint(error.description()));
        }
        if (complaints_.empty()) return std::move(own_);
        std::stable_sort(complaints_.begin(), complaints_.end(), [](auto& a, auto& b) {
            return std::pair(a.line, a.column) < std::pair(b.line, b.column);
        });
        throw Error("prices.toml is wrong", std::move(complaints_));
    }

private:
    void read_document(const toml::table& document)
    {
        // What a currency is worth must be known before a price in it is read.
        if (const toml::node* node = document.get("currency")) read_currencies(*node);
        for (const auto& [key, node] : document) {
            if (key == "price") {
                each_entry(key, node, price_keys, [&](const Entry& entry) { read_price(entry); });
            } else if (key == "owned_machine") {
                each_entry(
                    key, node, machine_keys, [&](const Entry& entry) { read_machine(entry); });
            } else if (key == "discount") {
                each_entry(
                    key, node, discount_keys, [&](const Entry& entry) { read_discount(entry); });
            } else if (key != "currency") {
                complain(key.source(), fmt::format("unknown table \"{}\"", key.str()),
                    choice_hint(key.str(), {"price", "owned_machine", "discount", "currency"}));
            }
        }
    }

    void read_currencies(const toml::node& node)
    {
        const toml::table* table = node.as_table();
        if (!table) {
            complain(node.source(), "\"currency\" must be a table",
                "write [currency] on a line of its own, and EUR = 1.08 below");
            return;
        }
        for (const auto& [key, value] : *table) {
            const auto worth = parse_billionths(literal_of(value));
            if (!value.is_number() || !worth || *worth <= 0) {
                complain(value.source(),
                    fmt::format("\"{}\" must be what one of it is worth in USD", key.str()),
                    fmt::format("such as {} = 1.08", key.str()));
            } else {
                currencies_[std::string(key.str())] = *worth;
            }
        }
    }

    template <class Visit>
    void each_entry(
        const toml::key& key, const toml::node& node, std::span<const OwnKey> keys, Visit visit)
    {
        const toml::table* only = key == "owned_machine" ? node.as_table() : nullptr;
        const toml::array* array = node.as_array();
        if (only) {
            read_entry(*only, keys, visit);
            return;
        }
        if (!array || !array->is_homogeneous<toml::table>()) {
            complain(key.source(), fmt::format("\"{}\" must be a list of tables", key.str()),
                fmt::format("write [[{}]] on a line of its own, and its keys below", key.str()));
            return;
        }
        for (const toml::node& item : *array) read_entry(*item.as_table(), keys, visit);
    }

    template <class Visit>
    void read_entry(const toml::table& table, std::span<const OwnKey> keys, Visit visit)
    {
        const std::size_t before = complaints_.size();
        const Entry entry = entry_of(table, keys);
        if (complaints_.size() == before) visit(entry);
    }

    Entry entry_of(const toml::table& table, std::span<const OwnKey> keys)
    {
        Entry entry;
        entry.place = table.source();
        for (const auto& [key, node] : table) {
            const auto known = std::find_if(
                keys.begin(), keys.end(), [&](const OwnKey& k) { return k.name == key.str(); });
            if (known == keys.end()) {
                std::vector<std::string> names;
                for (const OwnKey& k : keys) names.emplace_back(k.name);
                complain(key.source(), fmt::format("unknown key \"{}\"", key.str()),
                    choice_hint(key.str(), names));
            } else if (!is_of_type(node, known->type)) {
                complain(node.source(),
                    fmt::format("\"{}\" must be {}", key.str(), type_name(known->type)),
                    fmt::format("such as {}", known->example));
            } else {
                const auto* text = node.as_string();
                entry.values[std::string(key.str())] = {
                    text ? text->get() : literal_of(node), node.source()};
            }
        }
        return entry;
    }

    static bool is_of_type(const toml::node& node, OwnKey::Type type)
    {
        switch (type) {
        case OwnKey::Type::text: return node.is_string();
        case OwnKey::Type::number: return node.is_number();
        case OwnKey::Type::date: return node.is_date();
        }
        return false;
    }

    static std::string_view type_name(OwnKey::Type type)
    {
        switch (type) {
        case OwnKey::Type::text: return "text in quotes";
        case OwnKey::Type::number: return "a number";
        case OwnKey::Type::date: return "a date without quotes";
        }
        return "";
    }

    void read_price(const Entry& entry)
    {
        require(entry, "provider", "provider = \"vertex-ai\"");
        OwnPrice own = offer_of(entry);
        own.provider = entry.text("provider");
        own.region = entry.text("region");
        read_amount(entry, own);
        own_.prices.push_back(std::move(own));
    }

    /// What it is, and since when; not yet what it costs.
    OwnPrice offer_of(const Entry& entry)
    {
        require(entry, "product", "product = \"workstation\"");
        require(entry, "as_of", "the day of the price, so that it can be said how old it is");
        OwnPrice own;
        own.product = entry.text("product");
        own.accelerator = entry.text("accelerator");
        own.milli_vcpus = number(entry, "vcpus").value_or(0) / 1'000'000;
        own.milli_gib = number(entry, "memory_gib").value_or(0) / 1'000'000;
        const std::int64_t one = own.accelerator.empty() ? 0 : nanos_per_unit;
        own.accelerators = number(entry, "accelerators").value_or(one) / nanos_per_unit;
        own.as_of = parse_date(entry.text("as_of")).value_or(Date{});
        own.source = entry.has("source") ? entry.text("source") : where(entry);
        return own;
    }

    /// Its price spread over the hours that it works in its life, and the power of each.
    void read_machine(const Entry& entry)
    {
        const std::size_t before = complaints_.size();
        require(entry, "price", "price = 10000, what it was bought for");
        require(entry, "life_years", "life_years = 3, over which its price is spread");
        for (const auto& [key, other] : {std::pair("power_watts", "price_per_kwh = 0.30"),
                 std::pair("price_per_kwh", "power_watts = 1400")}) {
            const std::string_view missing =
                std::string_view(other).substr(0, std::string_view(other).find(' '));
            if (entry.has(key)) require(entry, missing, other);
        }
        OwnPrice own = offer_of(entry);
        own.provider = "local";
        const Money price = in_dollars(entry, within(entry, "price", 0, 100'000'000, 0));
        const Money per_kwh = in_dollars(entry, within(entry, "price_per_kwh", 0, 1000, 0));
        const std::int64_t watts = within(entry, "power_watts", 0, 1'000'000, 0);
        const std::int64_t years = within(entry, "life_years", 1, 100, 1);
        const std::int64_t a_month = within(entry, "hours_per_month", 1, 744, 730);
        if (complaints_.size() > before) return;
        const std::int64_t hours = scaled(12 * years, a_month, nanos_per_unit);
        const Money power = scaled(scaled(per_kwh, watts, 1000), 1, nanos_per_unit);
        own.amount = scaled(price, nanos_per_unit, hours) + power;
        own.note = fmt::format("{} over {} hours, and power for {} an hour", exact_text(price),
            hours / nanos_per_unit, exact_text(power));
        const std::int64_t months = scaled(12, years, nanos_per_unit);
        own_.machines.push_back({own.product, price, power, months});
        own_.prices.push_back(std::move(own));
    }

    void read_amount(const Entry& entry, OwnPrice& own)
    {
        constexpr std::array units = {
            std::pair("per_hour", PriceUnit::hour), std::pair("per_month", PriceUnit::month)};
        int given = 0;
        for (const auto& [key, unit] : units) {
            const auto amount = number(entry, key);
            if (!entry.has(key)) continue;
            if (++given == 2)
                complain(entry.values.find(key)->second.place, "a price has one unit",
                    "take out per_hour or per_month");
            own.unit = unit;
            own.amount = in_dollars(entry, amount.value_or(0));
            if (const auto worth = currencies_.find(entry.text("currency"));
                worth != currencies_.end())
                own.note = fmt::format(
                    "{} {} at {}", entry.text(key), worth->first, decimal_text({worth->second}));
        }
        if (given == 0) complain(entry.place, "the price is missing", "per_hour or per_month");
        if (const auto spot = number(entry, "spot_per_hour")) own.spot = in_dollars(entry, *spot);
    }

    Money in_dollars(const Entry& entry, std::int64_t billionths)
    {
        const std::string currency = entry.has("currency") ? entry.text("currency") : "USD";
        if (currency == "USD") return {billionths};
        const auto worth = currencies_.find(currency);
        if (worth == currencies_.end()) {
            complain(entry.values.find("currency")->second.place,
                fmt::format("nothing says what one {} is worth", currency),
                fmt::format(
                    "write [currency] on a line of its own, and {} = 1.08 below", currency));
            return {};
        }
        try {
            return {scaled(billionths, worth->second, nanos_per_unit)};
        } catch (const std::overflow_error&) {
            complain(entry.place, "the price is too large in USD", "is the currency right?");
            return {};
        }
    }

    void read_discount(const Entry& entry)
    {
        require(entry, "provider", "provider = \"vertex-ai\"");
        require(entry, "percent", "percent = 12.5");
        const auto percent = number(entry, "percent");
        if (percent && (*percent <= 0 || *percent > 100 * nanos_per_unit))
            complain(entry.values.find("percent")->second.place,
                "\"percent\" must be above 0 and at most 100", "such as percent = 12.5");
        own_.discounts.push_back({entry.text("provider"), entry.text("region"),
            entry.text("product"), nanos_per_unit - scaled(percent.value_or(0), 1, 100),
            fmt::format("{} % off ({})", entry.text("percent"), where(entry))});
    }

    void require(const Entry& entry, std::string_view key, std::string_view hint)
    {
        if (!entry.has(key) || entry.text(key).empty())
            complain(entry.place, fmt::format("\"{}\" is missing", key), std::string(hint));
    }

    /// In billionths; complains of what is below zero or too large.
    std::optional<std::int64_t> number(const Entry& entry, std::string_view key)
    {
        const auto found = entry.values.find(key);
        if (found == entry.values.end()) return {};
        const auto billionths = parse_billionths(found->second.text);
        if (billionths && *billionths >= 0) return billionths;
        complain(found->second.place, fmt::format("\"{}\" must not be below 0, nor so large", key),
            "write it in digits, such as 1234.50");
        return {};
    }

    /// In billionths; what is left out is as given. Complains of what is not within.
    std::int64_t within(const Entry& entry, std::string_view key, std::int64_t least,
        std::int64_t most, std::int64_t left_out)
    {
        const std::int64_t is = number(entry, key).value_or(left_out * nanos_per_unit);
        if (entry.has(key) && (is < least * nanos_per_unit || is > most * nanos_per_unit))
            complain(entry.values.find(key)->second.place,
                fmt::format("\"{}\" must be between {} and {}", key, least, most), "");
        return is;
    }

    std::string where(const Entry& entry) const
    {
        return fmt::format("{}:{}", fs::path(file_).filename().string(), entry.place.begin.line);
    }

    std::string literal_of(const toml::node& node) const
    {
        const auto& region = node.source();
        if (region.begin.line != region.end.line) return {};
        return source_.slice(region.begin.line, region.begin.column, region.end.column);
    }

    void complain(
        const toml::source_region& region, const std::string& message, const std::string& hint)
    {
        const std::string line = source_.line(region.begin.line);
        const int column = static_cast<int>(region.begin.column);
        const int last = region.end.line == region.begin.line ? static_cast<int>(region.end.column)
                                                              : code_points_of(line) + 1;
        complaints_.push_back({file_, static_cast<int>(region.begin.line), column,
            std::max(1, last - column), line, message, hint});
    }

    std::string file_;
    SourceText source_;
    OwnPrices own_;
    std::map<std::string, std::int64_t, std::less<>> currencies_;  ///< in billionths of a dollar
    std::vector<Complaint> complaints_;
};

}  // namespace

OwnPrices parse_own_prices(const std::string& file, std::string_view text)
{
    constexpr std::string_view mark = "\xef\xbb\xbf";  // counts as no column
    if (text.starts_with(mark)) text.remove_prefix(mark.size());
    return Reader(file, text).read(text);
}

OwnPrices read_own_prices(const Environment& environment)
{
    if (environment["HOME"].empty() && environment["XDG_CONFIG_HOME"].empty()) return {};
    const fs::path path = config_directory(environment) / "prices.toml";
    std::error_code missing;
    if (!fs::exists(path, missing)) return {};
    // By these prices a cap on cost becomes a time limit.
    if (const Openness open = openness_of_file(path); !open.why.empty()) {
        throw Error(fmt::format("\"{}\" is not yours alone, and is not read: {}",
                        open.path.string(), open.why),
            open.cure(other_config_folder));
    }
    return parse_own_prices(path.string(), read_file(path, file_limit));
}

}  // namespace mltrain
