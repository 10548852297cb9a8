// How long the price book takes: price_book [RUNS].
//
// The promise: reading all of it in under 5 ms, and all offers for a comparison in under 20 ms, median of 50 runs
// of the release build, in time of the processor. Prints what it measured, and ends with 1 when the promise is
// not kept.
#include "catalog/offers.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <vector>

namespace {

using namespace mltrain;

constexpr double promised_for_all = 5;
constexpr double promised_for_offers = 20;

double milliseconds()
{
    timespec time = {};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return static_cast<double>(time.tv_sec) * 1e3 + static_cast<double>(time.tv_nsec) / 1e6;
}

template <class Question>
double median(int runs, Question ask)
{
    std::vector<double> times;
    for (int i = 0; i < runs; ++i) {
        const double start = milliseconds();
        if (ask() == 0) std::exit(2);
        times.push_back(milliseconds() - start);
    }
    std::sort(times.begin(), times.end());
    return times[times.size() / 2];
}

}  // namespace

int main(int count, char** words)
{
    const int runs = count > 1 ? std::max(1, std::atoi(words[1])) : 50;
    const PriceBook book;
    const Date day = std::chrono::year(2026) / 11 / 21;
    const double all = median(runs, [&] { return book.prices().size(); });
    const double whole = median(runs, [&] { return offers(book, day).size(); });
    std::printf("all prices, median of %d: %.1f ms; promised: under %.0f ms\n", runs, all,
        promised_for_all);
    std::printf("all offers, median of %d: %.1f ms; promised: under %.0f ms\n", runs, whole,
        promised_for_offers);
    return all < promised_for_all && whole < promised_for_offers ? 0 : 1;
}
