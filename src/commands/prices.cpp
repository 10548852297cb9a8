// prices: the price book, row by row; where its prices are from, and which of them are old.
#include "catalog/price_filter.hpp"
#include "commands/table.hpp"
#include "show/prices_text.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <set>

namespace mltrain {

namespace {

/// Of how many machines it is said where else they are.
constexpr std::size_t some = 3;

struct Request {
    std::vector<std::string> filter;
    bool all = false;
    bool check = false;
};

void describe(Options& options, Request& request)
{
    options.arguments("FILTER", request.filter, Options::Count::any,
        "words of provider, region, product or accelerator; all must occur");
    options.flag(
        "all", request.all, "also what a region does not have; without FILTER: every price", 'a');
    options.flag("check", request.check,
        fmt::format("only what is older than {} days; ends with 1 when there is any",
            days_a_price_is_good));
}

/// The rows that match, without what a region does not have, unless all are asked for.
std::vector<Price> chosen(const PriceBook& book, const Request& request)
{
    std::vector<Price> prices = book.prices();
    std::erase_if(prices, [&](const Price& price) {
        return (!price.offered && !request.all) || !mentions(price, request.filter);
    });
    return prices;
}

Exit check(const Call& call, const PriceBook& book, const Request& request, const PricesView& view)
{
    // A row that a newer one replaces is history, and may be old.
    std::vector<Price> prices = newest_each(chosen(book, request), view.today);
    std::erase_if(prices, [&](const Price& price) {
        return age_in_days(price, view.today).value_or(0) <= days_a_price_is_good;
    });
    if (call.json) {
        Json answer;
        answer["days"] = days_a_price_is_good;
        answer["old"] = price_sources_json(prices, view.today);
        call.answer(answer);
    } else if (prices.empty()) {
        call.out(fmt::format("no price is older than {} days\n", days_a_price_is_good));
    } else {
        call.out(price_sources_text(prices, view));
        call.err("prices of your own go into prices.toml: mltrain help prices\n");
    }
    return prices.empty() ? Exit::done : Exit::could_not;
}

/// Where else there is what a region does not have.
void tell_where(const Call& call, const PriceBook& book, Request request, Date today)
{
    request.all = true;
    std::set<std::string> told;
    for (const Price& price : chosen(book, request)) {
        const Wanted wanted{price.provider, price.region, price.product};
        if (told.size() < some) told.insert(book.why_unpriced(wanted, today));
    }
    for (const std::string& why : told) call.err("  " + why + "\n");
}

Exit list(const Call& call, const PriceBook& book, const Request& request, const PricesView& view)
{
    const std::vector<Price> prices = chosen(book, request);
    const bool overview = request.filter.empty() && !request.all;
    if (call.json) {
        Json answer;
        if (overview) {
            answer["sources"] = price_sources_json(prices, view.today);
        } else {
            answer["prices"] = prices_json(prices, view.today);
        }
        call.answer(answer);
    } else if (overview) {
        call.out(price_sources_text(prices, view));
        call.err("the prices themselves: mltrain prices vertex-ai us-central1 a100, or --all\n");
    } else if (prices.empty()) {
        call.err("no such prices\n");
        tell_where(call, book, request, view.today);
    } else {
        call.out(prices_text(prices, view));
    }
    return Exit::done;
}

Exit run(Call& call, const Request& request)
{
    for (const std::string& word : request.filter) {
        if (word.empty()) throw Error("a filter word is empty", "", Exit::usage);
    }
    const PriceBook book(read_own_prices(call.world.environment));
    const PricesView view{
        date_of(call.world.clock.now()), call.world.console.out_screen().columns, call.out_style};
    return request.check ? check(call, book, request, view) : list(call, book, request, view);
}

}  // namespace

Subcommand prices_command()
{
    return subcommand<Request>(
        "prices", "list the price book, with dates and sources", describe, run);
}

}  // namespace mltrain
