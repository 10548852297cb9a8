#include "job/log_file.hpp"

#include "base/text.hpp"
#include "support/scratch.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace mltrain {

namespace fs = std::filesystem;

namespace {

/// A log that grows, and somebody who reads it on.
class Reading {
public:
    void write(const std::string& text) const
    {
        std::ofstream(log(), std::ios::binary | std::ios::app) << text;
    }

    /// All that is to be told now: lines joined by '|', "gap" for a gap.
    std::string read(bool is_over = false)
    {
        std::vector<std::string> told;
        for (int pages = 0; pages < 1000; ++pages) {
            const LogPage page = read_log_file(log(), place, is_over);
            REQUIRE(page.kind == LogPage::Kind::read);
            place = page.file;
            if (!page.gap.empty()) told.emplace_back("gap");
            for (const LogLine& line : page.lines) told.push_back(line.text);
            if (!page.is_full) return joined(told, "|");
        }
        return "without end";
    }

    fs::path log() const { return folder.path() / "log"; }

    Scratch folder;
    FilePlace place;
};

}  // namespace

TEST_CASE("a log on this machine is read on, each line once, and the last one when it is complete")
{
    Reading reading;
    CHECK(reading.read().empty());
    reading.write("a\nb");
    CHECK(reading.read() == "a");
    CHECK(reading.read().empty());
    reading.write("c\n\n");
    CHECK(reading.read() == "bc|");
    reading.write("the end");
    CHECK(reading.read().empty());
    CHECK(reading.read(true) == "the end");
    CHECK(reading.read(true).empty());
}

TEST_CASE("what is over is whole, behind its last line end, too")
{
    Reading reading;
    reading.write("a\nb");
    CHECK(reading.read(true) == "a|b");
}

TEST_CASE("a log that was cut short is read from its beginning, with a gap")
{
    Reading reading;
    reading.write("one\ntwo\n");
    CHECK(reading.read() == "one|two");
    fs::resize_file(reading.log(), 0);
    CHECK(reading.read() == "gap");
    reading.write("three\n");
    CHECK(reading.read() == "three");
    // Shorter, and then longer than before within one look: the length alone would not tell.
    fs::resize_file(reading.log(), 0);
    reading.write("four\nfive\nsix\n");
    CHECK(reading.read() == "gap|four|five|six");
}

TEST_CASE("a log that was moved aside is read to its end, then the new one: nothing is missing")
{
    Reading reading;
    reading.write("one\n");
    CHECK(reading.read() == "one");
    reading.write("two\n");
    fs::rename(reading.log(), reading.folder.path() / "log.1");
    CHECK(reading.read() == "two");
    std::ofstream(reading.folder.path() / "log.1", std::ios::app) << "three\nfo";
    CHECK(reading.read() == "three");
    reading.write("five\n");
    CHECK(reading.read() == "fo|five");
    reading.write("six\n");
    CHECK(reading.read() == "six");
}

TEST_CASE(
    "a log that was replaced is read from its beginning, with a gap, whatever number its file has")
{
    Reading reading;
    reading.write("one\ntwo\n");
    CHECK(reading.read() == "one|two");
    fs::remove(reading.log());
    reading.write("other\nlines\nthan before\n");
    CHECK(reading.read() == "gap|other|lines|than before");
    fs::remove(reading.log());
    CHECK(reading.read() == "gap");
    CHECK(reading.read().empty());
    reading.write("once more\n");
    CHECK(reading.read() == "once more");
}

TEST_CASE("a very long line comes in pieces, and no character is cut")
{
    Reading reading;
    std::string text;
    while (text.size() < 5 * log_piece) text += "한글a";
    reading.write(text);
    std::string all;
    while (true) {
        const LogPage page = read_log_file(reading.log(), reading.place, false);
        reading.place = page.file;
        for (const LogLine& line : page.lines) {
            CHECK(line.text.size() <= log_piece);
            CHECK(visible(line.text) == line.text);  // else it begins or ends within a character
            all += line.text;
        }
        if (!page.is_full) break;
    }
    all += reading.read(true);
    CHECK(all == text);
}

TEST_CASE("bytes that are no text are read as they are")
{
    Reading reading;
    const std::string noise = std::string(3 * log_piece, '\x80');
    reading.write(noise + "\n");
    std::string all = reading.read();
    std::erase(all, '|');
    CHECK(all == noise);
}

TEST_CASE("what is no file is a failure, and is not waited for")
{
    const Scratch folder;
    fs::create_directory(folder.path() / "log");
    const LogPage page = read_log_file(folder.path() / "log", {}, false);
    CHECK(page.kind == LogPage::Kind::failed);
    CHECK(page.lasting);
    CHECK(page.trouble.ends_with("it is no file"));
}

TEST_CASE("the last line of a log is the last with something on it, and safe to show")
{
    CHECK(last_line("") == "");
    CHECK(last_line("\n \r\n\t\n") == "");
    CHECK(last_line("one line") == "one line");
    CHECK(last_line("first\nValueError: no\n\n  \n") == "ValueError: no");
    CHECK(last_line("10%\r50%\r100%\r") == "100%");
    CHECK(last_line("\x1b[31mred") == "\\x1b[31mred");
    CHECK(last_line(std::string(1000, 'x')).size() < 200);
}

}  // namespace mltrain
