// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <charconv>

#include "services/support/Ascii.h"
#include "services/wire/TextBytes.h"
#include "services/wire/barlist/Columns.h"

/// \file What a list says beside its bars: pages, totals, dates, the number of bars.

namespace assay::wire::barlist
{

using support::isDigit;

namespace
{

std::string joined(const SheetRow& row)
{
    std::string out;
    for (const std::string& cell : row.cells) {
        const std::string_view text = trimmed(cell);
        if (text.empty())
            continue;
        if (!out.empty())
            out += ' ';
        out += text;
    }
    return out;
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || value < 0)
        return std::nullopt;
    return value;
}

std::string_view digitsFrom(std::string_view text, std::size_t& at)
{
    while (at < text.size() && !isDigit(text[at]))
        ++at;
    const std::size_t start = at;
    while (at < text.size() && isDigit(text[at]))
        ++at;
    return text.substr(start, at - start);
}

/// English and German, by their first three letters.
std::optional<unsigned> monthOf(std::string_view word)
{
    struct Month {
        std::string_view name;
        unsigned number;
    };
    constexpr Month kMonths[] = {{"jan", 1}, {"feb", 2}, {"mar", 3}, {"apr", 4},  {"may", 5},  {"mai", 5},  {"jun", 6}, {"jul", 7},
                                 {"aug", 8}, {"sep", 9}, {"oct", 10}, {"okt", 10}, {"nov", 11}, {"dec", 12}, {"dez", 12}};
    for (const Month& month : kMonths)
        if (word.starts_with(month.name))
            return month.number;
    return std::nullopt;
}

/// A number or a word of a text, and the signs behind it up to the next one.
struct Part {
    std::string_view text;
    std::string_view behind;
    [[nodiscard]] bool digits() const { return isDigit(text.front()); }
};

std::vector<Part> partsOf(std::string_view text)
{
    std::vector<Part> out;
    const auto kind = [&](std::size_t at) { return isDigit(text[at]) ? 1 : support::isLetter(text[at]) ? 2 : 0; };
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t start = at;
        const int what = kind(at);
        while (at < text.size() && kind(at) == what)
            ++at;
        if (what != 0)
            out.push_back({text.substr(start, at - start), {}});
        else if (!out.empty())
            out.back().behind = text.substr(start, at - start);
    }
    return out;
}

std::optional<domain::Date> dateOf(std::int64_t year, std::int64_t month, std::int64_t day)
{
    if (year < 1990 || year > 2200 || month < 1 || month > 12 || day < 1 || day > 31)
        return std::nullopt;
    const domain::Date date{std::chrono::year{static_cast<int>(year)}, std::chrono::month{static_cast<unsigned>(month)},
                            std::chrono::day{static_cast<unsigned>(day)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

/// The date that begins at this part, and how many parts it has.
std::optional<std::pair<domain::Date, std::size_t>> dateAt(const std::vector<Part>& parts, std::size_t at)
{
    const auto number = [&](std::size_t i, std::size_t most) -> std::optional<std::int64_t> {
        if (i >= parts.size() || !parts[i].digits() || parts[i].text.size() > most)
            return std::nullopt;
        return wholeNumber(parts[i].text);
    };
    const auto year = [&](std::size_t i) { return i < parts.size() && parts[i].text.size() == 4 ? number(i, 4) : std::nullopt; };
    const auto month = [&](std::size_t i) -> std::optional<unsigned> {
        return i < parts.size() && !parts[i].digits() ? monthOf(parts[i].text) : std::nullopt;
    };
    // "31st March", "31. März", "the 31st of March": what may come between day and month.
    const auto past = [&](std::size_t i) {
        while (i < parts.size() && (parts[i].text == "st" || parts[i].text == "nd" || parts[i].text == "rd" ||
                                    parts[i].text == "th" || parts[i].text == "of"))
            ++i;
        return i;
    };
    const auto joint = [&](std::size_t i) {
        const std::string_view sign = trimmed(parts[i].behind);
        return sign == "-" || sign == "." || sign == "/" || sign == "年" || sign == "月";
    };
    const auto made = [&](std::optional<domain::Date> date, std::size_t end) -> std::optional<std::pair<domain::Date, std::size_t>> {
        return date ? std::optional(std::pair(*date, end - at)) : std::nullopt;
    };
    if (const auto y = year(at)) {
        if (const auto m = month(at + 1))
            if (const auto d = number(at + 2, 2))
                return made(dateOf(*y, *m, *d), at + 3);
        const auto m = number(at + 1, 2);
        const auto d = number(at + 2, 2);
        return m && d && joint(at) && joint(at + 1) ? made(dateOf(*y, *m, *d), at + 3) : std::nullopt;
    }
    if (parts[at].digits() && parts[at].text.size() == 8)
        return made(dateOf(*wholeNumber(parts[at].text.substr(0, 4)), *wholeNumber(parts[at].text.substr(4, 2)),
                           *wholeNumber(parts[at].text.substr(6, 2))),
                    at + 1);
    if (const auto d = number(at, 2)) {
        const std::size_t next = past(at + 1);
        if (const auto m = month(next))
            if (const auto y = year(next + 1))
                return made(dateOf(*y, *m, *d), next + 2);
        const auto m = number(at + 1, 2);
        const auto y = year(at + 2);
        if (!m || !y || !joint(at) || !joint(at + 1))
            return std::nullopt;
        // Day before month, as in Hong Kong, London and on the continent, unless it can only be the other way round.
        return *m > 12 ? made(dateOf(*y, *d, *m), at + 3) : made(dateOf(*y, *m, *d), at + 3);
    }
    if (const auto m = month(at))
        if (const auto d = number(at + 1, 2)) {
            const std::size_t next = past(at + 2);
            if (const auto y = year(next))
                return made(dateOf(*y, *m, *d), next + 1);
        }
    return std::nullopt;
}

} // namespace

std::optional<PageMark> pageMark(const SheetRow& row)
{
    const std::string text = support::lowered(joined(row).substr(0, 200));
    std::size_t at = std::string::npos;
    for (const std::string_view word : {"page", "seite", "第"})
        if (const auto found = text.find(word); found != std::string::npos)
            at = std::min(at, found + word.size());
    // The number follows at once: "Page total 1199.575" is none.
    at = at == std::string::npos ? at : text.find_first_not_of(" :.", at);
    if (at == std::string::npos || !isDigit(text[at]))
        return std::nullopt;
    // Nothing but the page mark and short words may be in the line, so that no row of a bar is taken for it.
    std::size_t filled = 0;
    for (const std::string& cell : row.cells)
        filled += trimmed(cell).empty() ? 0 : 1;
    const auto page = wholeNumber(digitsFrom(text, at));
    if (!page || filled > 4)
        return std::nullopt;
    PageMark out;
    out.page = *page;
    const std::string_view rest = std::string_view(text).substr(at);
    for (const std::string_view word : {"of", "/", "von", "共"})
        if (rest.find(word) != std::string_view::npos) {
            out.of = wholeNumber(digitsFrom(rest, at = 0));
            break;
        }
    return out;
}

std::optional<TotalsLabel> totalsLabel(const SheetRow& row)
{
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const std::string text = support::lowered(trimmed(row.cells[i]));
        if (text.empty())
            continue;
        const auto labelled = [&](TotalsKind kind, std::string_view word) {
            TotalsLabel out{kind, i, true};
            // "Total (3 bars)", "Total gross weight": words of a totals line, not of a name.
            for (const Part& part : partsOf(std::string_view(text).substr(word.size())))
                out.alone = out.alone && (part.digits() || part.text == "s" || part.text == "bar" || part.text == "bars" ||
                                          part.text == "weight" || part.text == "gross" || part.text == "fine" ||
                                          part.text == "of" || part.text == "all" || part.text == "page" ||
                                          part.text == "number" || part.text == "for" || unitOf(part.text));
            for (const char c : std::string_view(text).substr(word.size()))
                out.alone = out.alone && (static_cast<unsigned char>(c) & 0x80U) == 0;
            return out;
        };
        for (const std::string_view word :
             {"subtotal", "sub-total", "sub total", "page total", "total this page", "carried forward",
              "brought forward", "zwischensumme", "小计", "小計", "本页合计", "本頁合計"})
            if (text.starts_with(word))
                return labelled(TotalsKind::Part, word);
        for (const std::string_view word : {"grand total", "totals", "total", "summe", "sum", "gesamt", "合计", "合計",
                                            "总计", "總計", "总数"})
            if (text.starts_with(word) &&
                (text.size() == word.size() || !isWordByte(text[word.size()]) ||
                 (static_cast<unsigned char>(word.front()) & 0x80U)))
                return labelled(TotalsKind::Whole, word);
        return std::nullopt;
    }
    return std::nullopt;
}

TitleDates titleDates(const SheetRow& row)
{
    TitleDates out;
    std::string text = support::lowered(joined(row).substr(0, 400));
    for (auto at = text.find("märz"); at != std::string::npos; at = text.find("märz"))
        text.replace(at, std::string_view("märz").size(), "mar");
    const auto behind = [&](std::initializer_list<std::string_view> words) -> std::optional<std::size_t> {
        std::size_t at = std::string::npos;
        for (const std::string_view word : words)
            for (auto found = text.find(word); found != std::string::npos; found = text.find(word, found + 1))
                // "standard", "update": the word alone.
                if (!support::isLetter(word.front()) ||
                    ((found == 0 || !support::isLetter(text[found - 1])) &&
                     (found + word.size() == text.size() || !support::isLetter(text[found + word.size()]))))
                    at = std::min(at, found + word.size());
        return at == std::string::npos ? std::nullopt : std::optional(at);
    };
    const auto collect = [&](std::size_t from, std::set<domain::Date>& dates) {
        const auto parts = partsOf(std::string_view(text).substr(from));
        for (std::size_t i = 0; i < parts.size();) {
            const auto date = dateAt(parts, i);
            if (date)
                dates.insert(date->first);
            i += date ? date->second : 1;
        }
    };
    if (const auto at = behind({"as of", "as at", "stand", "截至"}))
        collect(*at, out.stated);
    else if (const auto weaker = behind({"date", "dated", "datum", "日期"}))
        collect(*weaker, out.other);
    return out;
}

std::optional<std::int64_t> statedCount(const SheetRow& row)
{
    std::string text = support::lowered(joined(row).substr(0, 300));
    std::erase(text, ',');
    for (const std::string_view word : {"number of bars", "no. of bars", "bar count", "total bars", "bars:", "count:",
                                        "anzahl barren", "anzahl", "总条数", "總條數", "条数", "條數", "件数", "件數"})
        if (auto at = text.find(word); at != std::string::npos) {
            at += word.size();
            return wholeNumber(digitsFrom(text, at));
        }
    // "1234 bars"
    if (const auto at = text.find(" bars"); at != std::string::npos) {
        std::size_t start = at;
        while (start > 0 && isDigit(text[start - 1]))
            --start;
        return wholeNumber(std::string_view(text).substr(start, at - start));
    }
    return std::nullopt;
}

} // namespace assay::wire::barlist
