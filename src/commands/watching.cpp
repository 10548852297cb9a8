#include "commands/watching.hpp"

#include "commands/request.hpp"

#include <fmt/core.h>

namespace mltrain {

namespace {

/// A few lines at the bottom of the terminal that repaint themselves; other text goes above them.
class LiveLines {
public:
    explicit LiveLines(Console& console) : console_(console) {}

    void clear()
    {
        if (painted_ == 0) return;
        console_.err(fmt::format("\x1b[{}F\x1b[0J", painted_));
        painted_ = 0;
    }

    void paint(const std::vector<std::string>& lines)
    {
        std::string text = painted_ > 0 ? fmt::format("\x1b[{}F", painted_) : "";
        for (const std::string& line : lines) text += line + "\x1b[K\n";
        console_.err(text);
        painted_ = lines.size();
    }

private:
    Console& console_;
    std::size_t painted_ = 0;
};

void tell_how_to_come_back(const Call& call, const std::vector<Watched>& jobs)
{
    for (const Watched& job : jobs) {
        if (job.over) continue;
        const std::string& name = job.entry.submission.job.name;
        call.err(fmt::format(
            "stopped watching; {} runs on\n  come back:  mltrain watch {}\n  end it:     mltrain cancel {}\n",
            name, name, name));
    }
}

}  // namespace

Exit watch_and_show(
    Call& call, Ledger& ledger, std::vector<Entry> entries, std::optional<Seconds> every)
{
    World& world = call.world;
    const bool live = world.console.err_screen().repaint && !call.json;
    LiveLines lines(world.console);
    WatchListener listener;
    listener.news = [&](const Watched& job, const News& news) {
        if (call.json) return call.answer(news_json(job.entry, news, world.clock.now()));
        lines.clear();
        if (news.kind == News::Kind::over) {
            call.out(end_text(job.entry, call.moment()));
        } else {
            call.out(news_text(job.entry, news, call.moment()));
        }
    };
    listener.tick = [&](const std::vector<Watched>& jobs, Time now) {
        if (!live) return;
        std::vector<std::string> rows;
        const Moment moment{now, Seconds(0), world.console.err_screen().columns, call.err_style};
        for (const Watched& job : jobs) {
            if (!job.over) rows.push_back(live_line(job.entry, job.followed, moment));
        }
        lines.paint(rows);
    };
    listener.is_gone = [&] { return world.console.out_error() != 0; };
    const WatchOptions options{every, live ? std::optional(Seconds(1)) : std::nullopt};
    const ServiceTable services = all_services(call);
    const WatchEnd end = watch(world, ledger, services, std::move(entries), options, listener);
    lines.clear();
    if (end.gone) return Exit::done;
    if (!end.interrupted) return exit_of(end.jobs);
    tell_how_to_come_back(call, end.jobs);
    return Exit::interrupted;
}

}  // namespace mltrain
