#include "migrate/job_words.hpp"

#include "job/job.hpp"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace mltrain {

namespace {

/// What stands for the time stamp and the job's name while a word is put together; no script holds them.
constexpr char stamp_mark = '\x01', job_mark = '\x02';

std::string replaced_all(std::string text, std::string_view part, std::string_view by)
{
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + by.size()))
        text.replace(at, part.size(), by);
    return text;
}

/// `census` in `gs://census/census/out`, but not the bucket, nor in `census_2`.
std::string with_fixed_name_marked(std::string url, const std::string& name)
{
    const auto is_inner = [&](std::size_t at) {
        return at < url.size()
            && (std::isalnum(static_cast<unsigned char>(url[at])) != 0 || url[at] == '_');
    };
    auto at = url.find('/', url.find("://") == url.npos ? 0 : url.find("://") + 3);
    while (at != url.npos && (at = url.find(name, at)) != url.npos) {
        const bool is_whole = !is_inner(at - 1) && !is_inner(at + name.size());
        if (is_whole) url.replace(at, name.size(), 1, job_mark);
        at += is_whole ? 1 : name.size();
    }
    return url;
}

/// Written twice, or the same value of the same variable used twice.
bool is_same(const Piece& a, const Piece& b)
{
    const bool is_named = a.kind == Piece::Kind::unknown && !a.text.empty();
    return a.kind == b.kind && a.text == b.text && (is_named || a.at == b.at);
}

/// With the marks in it where time stamps are.
std::string with_stamps(const std::vector<Piece>& pieces)
{
    std::string text;
    for (const Piece& piece : pieces) {
        if (piece.kind == Piece::Kind::text) text += piece.text;
        if (piece.kind == Piece::Kind::time_stamp) text += stamp_mark;
    }
    return text;
}

/// The pieces with one mark for those that are the job's name, by way of the same variables.
std::vector<Piece> with_name_marked(
    const std::vector<Piece>& pieces, const std::vector<Piece>& name)
{
    std::vector<Piece> marked;
    for (auto at = pieces.begin(); at != pieces.end();) {
        const bool is_name = !name.empty()
            && pieces.end() - at >= static_cast<std::ptrdiff_t>(name.size())
            && std::equal(name.begin(), name.end(), at, is_same);
        marked.push_back(is_name
                ? Piece{Piece::Kind::text, std::string(1, job_mark), at->at, at->size, ""}
                : *at);
        at += is_name ? static_cast<std::ptrdiff_t>(name.size()) : 1;
    }
    return marked;
}

std::string_view trimmed_of_underscores(std::string_view name)
{
    while (name.starts_with('_')) name.remove_prefix(1);
    while (name.ends_with('_')) name.remove_suffix(1);
    return name;
}

}  // namespace

std::string lasting_name(const ShellWord& job)
{
    if (const auto fixed = job.plain()) return own_name(*fixed);
    std::string name;
    for (const Piece& piece : job.pieces) {
        if (piece.kind != Piece::Kind::text) continue;
        const bool doubles = name.ends_with('_') && piece.text.starts_with('_');
        name += piece.text.substr(doubles ? 1 : 0);
    }
    return own_name(std::string(trimmed_of_underscores(name)));
}

JobWord with_job(const ShellWord& word, const ShellWord& job, bool is_url)
{
    JobWord out;
    const std::vector<Piece> pieces = with_name_marked(word.pieces, job.pieces);
    std::copy_if(
        pieces.begin(), pieces.end(), std::back_inserter(out.unknown), [](const Piece& piece) {
            return piece.kind != Piece::Kind::text && piece.kind != Piece::Kind::time_stamp;
        });
    std::string text = with_stamps(pieces);
    const std::string name = with_stamps(job.pieces);
    if (name.find(stamp_mark) != name.npos && name.size() > 1)
        text = replaced_all(text, name, std::string(1, job_mark));
    if (is_url && job.plain() && !name.empty()) text = with_fixed_name_marked(text, name);
    out.has_own_stamp = text.find(stamp_mark) != text.npos;
    text = replaced_all(text, std::string(1, stamp_mark), "{job}");
    out.text = replaced_all(text, std::string(1, job_mark), "{job}");
    return out;
}

}  // namespace mltrain
