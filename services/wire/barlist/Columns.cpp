// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/barlist/Columns.h"

#include <algorithm>
#include <charconv>

#include "services/support/Ascii.h"
#include "services/wire/TextBytes.h"
#include "services/wire/barlist/Synonyms.h"

namespace assay::wire::barlist
{

using domain::Decimal;
using domain::Rounding;
using support::ErrorCode;
using support::fail;
using support::isDigit;
using support::Result;

namespace
{

bool isWordChar(char c)
{
    return (c >= 'a' && c <= 'z') || isDigit(c) || (static_cast<unsigned char>(c) & 0x80U) != 0;
}

/// Lower-case words, punctuation as a break. Chinese text is one word.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    std::string word;
    for (const char c : support::lowered(text)) {
        if (isWordChar(c)) {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty())
        out.push_back(std::move(word));
    return out;
}

std::optional<WeightUnit> unitOf(std::string_view word)
{
    for (const std::string_view name :
         {"oz", "ozs", "ozt", "toz", "ounce", "ounces", "unzen", "unze", "feinunzen", "盎司", "安士", "金衡盎司"})
        if (word == name)
            return WeightUnit::TroyOunce;
    for (const std::string_view name :
         {"kg", "kgs", "kilo", "kilos", "kilogram", "kilograms", "kilogramm", "公斤", "千克"})
        if (word == name)
            return WeightUnit::Kilogram;
    for (const std::string_view name : {"g", "gr", "gm", "gms", "gram", "grams", "gramme", "gramm", "克"})
        if (word == name)
            return WeightUnit::Gram;
    return std::nullopt;
}

bool isFiller(std::string_view word)
{
    for (const std::string_view filler :
         {"troy", "in", "the", "of", "per", "mille", "pct", "1000", "1", "‰", "au", "tr", "if"})
        if (word == filler)
            return true;
    return false;
}

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

std::optional<unsigned> monthOf(std::string_view word)
{
    constexpr std::string_view kMonths[] = {"jan", "feb", "mar", "apr", "may", "jun",
                                            "jul", "aug", "sep", "oct", "nov", "dec"};
    for (unsigned i = 0; i < 12; ++i)
        if (word.size() >= 3 && word.starts_with(kMonths[i]))
            return i + 1;
    return std::nullopt;
}

} // namespace

HeaderCell readHeader(std::string_view text)
{
    HeaderCell out;
    std::string name;
    bool fineFirst = false;
    for (std::string word : words(text.substr(0, 80))) {
        // "毛重（克）": full-width brackets are letters to words(); the unit is at the end.
        for (const std::string_view bracket : {"（", "）", "：", "／"})
            for (auto at = word.find(bracket); at != std::string::npos; at = word.find(bracket))
                word.replace(at, bracket.size(), " ");
        for (const std::string& part : words(word)) {
            if (const auto unit = unitOf(part)) {
                out.unit = unit;
                fineFirst = fineFirst || part == "feinunzen";
            } else if (!isFiller(part)) {
                name += part;
            }
        }
    }
    if (name.empty() && fineFirst)
        name = "fine";
    for (const auto& [known, field] : kSynonyms)
        if (name == known)
            out.field = field;
    return out;
}

std::optional<BarListMapping> mappingOf(const SheetRow& row)
{
    BarListMapping out;
    std::size_t named = 0;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const HeaderCell cell = readHeader(row.cells[i]);
        if (!cell.field || out.at(*cell.field))
            continue;
        out.set(*cell.field, i);
        ++named;
        if (*cell.field == BarField::Gross)
            out.grossUnit = cell.unit;
        if (*cell.field == BarField::Fine)
            out.fineUnit = cell.unit;
    }
    if (named < 3 || !out.at(BarField::Serial) || (!out.at(BarField::Gross) && !out.at(BarField::Fine)))
        return std::nullopt;
    out.headerRow = row.number;
    return out;
}

std::optional<BarListMapping> annexCMapping(const SheetRow& row)
{
    if (row.cells.size() < 5 || trimmed(row.cells[0]).empty() || trimmed(row.cells[1]).empty())
        return std::nullopt;
    const auto gross = readNumber(row.cells[2], '.');
    const auto fineness = readFineness(row.cells[3], '.');
    const auto fine = readNumber(row.cells[4], '.');
    if (!gross || !fineness || !fine || *fine > *gross || fine->sign() <= 0 || *fineness < Decimal(500))
        return std::nullopt;
    BarListMapping out;
    out.set(BarField::Serial, 0);
    out.set(BarField::Refiner, 1);
    out.set(BarField::Gross, 2);
    out.set(BarField::Fineness, 3);
    out.set(BarField::Fine, 4);
    if (row.cells.size() > 5)
        out.set(BarField::Year, 5);
    return out;
}

Result<Decimal> readNumber(std::string_view text, char mark)
{
    std::string_view body = trimmed(text);
    const std::string whole(body.substr(0, 40));
    // A unit may follow the number: "401.125 oz".
    while (!body.empty() && !isDigit(body.back())) {
        const auto blank = body.find_last_of(" \t");
        if (blank == std::string_view::npos || !unitOf(support::lowered(trimmed(body.substr(blank)))))
            break;
        body = trimmed(body.substr(0, blank));
    }
    std::string plain;
    std::size_t sinceGroup = 0;
    bool grouped = false;
    bool pointSeen = false;
    const auto malformed = [&] { return fail(ErrorCode::Malformed, "not a number: \"" + whole + '"'); };
    for (std::size_t at = 0; at < body.size(); ++at) {
        const char c = body[at];
        if (isDigit(c)) {
            plain += c;
            ++sinceGroup;
        } else if (c == mark && !pointSeen) {
            if (grouped && sinceGroup != 3)
                return malformed();
            if (plain.empty())
                plain = "0";
            plain += '.';
            pointSeen = true;
        } else if ((c == ',' || c == '.' || c == '\'' || c == ' ') && !pointSeen && !plain.empty()) {
            // Groups hold three digits, the first up to three.
            if (grouped ? sinceGroup != 3 : sinceGroup > 3)
                return malformed();
            grouped = true;
            sinceGroup = 0;
        } else {
            return malformed();
        }
    }
    if (plain.empty() || plain.back() == '.' || (grouped && !pointSeen && sinceGroup != 3))
        return malformed();
    return Decimal::parse(plain);
}

Result<Decimal> readFineness(std::string_view text, char mark)
{
    std::string_view body = trimmed(text);
    for (const std::string_view sign : {"%", "‰"})
        if (body.ends_with(sign))
            body = trimmed(body.substr(0, body.size() - sign.size()));
    auto value = readNumber(body, mark);
    if (!value)
        return value;
    // Written as a fraction of 1, per cent, per mille, or with the point left out; what each can mean does not overlap.
    const auto times = [&](std::int64_t coefficient, int scale) -> Result<Decimal> {
        auto factor = Decimal::fromParts(coefficient, scale);
        return factor ? value->times(*factor) : factor;
    };
    if (value->sign() > 0 && *value <= Decimal(1))
        value = times(1000, 0);
    else if (*value >= Decimal(30) && *value <= Decimal(100))
        value = times(10, 0);
    else if (*value > Decimal(1000) && *value <= Decimal(10000))
        value = times(1, 1);
    else if (*value > Decimal(10000) && *value <= Decimal(100000))
        value = times(1, 2);
    if (value && (value->sign() <= 0 || *value > Decimal(1000) || *value < Decimal(100)))
        return fail(ErrorCode::OutOfRange, "not a fineness: \"" + std::string(trimmed(text).substr(0, 40)) + '"');
    if (!value)
        return value;
    Decimal plain = value->normalized();
    // Four significant figures, as stamped: 999 is shown as 999.0.
    if (plain.scale() < 1)
        return plain.rounded(1, Rounding::HalfEven);
    return plain;
}

Result<Ounces> toOunces(const Decimal& value, WeightUnit unit)
{
    Ounces out{value, Ounces::Exactness::Exact};
    if (unit == WeightUnit::TroyOunce)
        return out;
    const auto ounce = Decimal::fromParts(311034768, unit == WeightUnit::Kilogram ? 10 : 7);
    if (!ounce)
        return tl::unexpected(ounce.error());
    auto quotient = value.dividedBy(*ounce, 3, Rounding::HalfEven);
    if (!quotient)
        return tl::unexpected(quotient.error());
    const auto back = quotient->times(*ounce);
    out.exactness = back && *back == value ? Ounces::Exactness::Exact : Ounces::Exactness::Rounded;
    out.value = std::move(*quotient);
    return out;
}

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

TotalsKind totalsKind(const SheetRow& row)
{
    for (const std::string& cell : row.cells) {
        const std::string text = support::lowered(trimmed(cell));
        if (text.empty())
            continue;
        for (const std::string_view word :
             {"subtotal", "sub-total", "sub total", "page total", "total this page", "carried forward",
              "brought forward", "zwischensumme", "小计", "小計", "本页合计", "本頁合計"})
            if (text.starts_with(word))
                return TotalsKind::Part;
        for (const std::string_view word :
             {"total", "grand total", "totals", "sum", "summe", "gesamt", "合计", "合計", "总计", "總計", "总数"})
            if (text.starts_with(word) &&
                (text.size() == word.size() || !isWordChar(text[word.size()]) || text[word.size()] == 's' ||
                 (static_cast<unsigned char>(word.front()) & 0x80U)))
                return TotalsKind::Whole;
        return TotalsKind::None;
    }
    return TotalsKind::None;
}

std::optional<domain::Date> asOfDate(const SheetRow& row)
{
    const std::string text = support::lowered(joined(row).substr(0, 200));
    std::size_t at = std::string::npos;
    for (const std::string_view word : {"as of", "as at", "date", "stand", "datum", "截至", "日期"})
        if (const auto found = text.find(word); found != std::string::npos)
            at = std::min(at, found + word.size());
    if (at == std::string::npos)
        return std::nullopt;
    const std::vector<std::string> parts = words(std::string_view(text).substr(at));
    std::vector<int> numbers;
    std::optional<unsigned> month;
    std::size_t monthPlace = 0;
    for (const std::string& part : parts) {
        std::size_t inner = 0;
        while (inner < part.size() && numbers.size() < 3) {
            const std::string_view digits = digitsFrom(part, inner);
            if (const auto value = wholeNumber(digits); value && *value < 10000)
                numbers.push_back(static_cast<int>(*value));
        }
        if (!month && numbers.size() < 3 && (month = monthOf(part)))
            monthPlace = numbers.size();
    }
    int year = 0;
    int day = 0;
    if (month && numbers.size() >= 2) {
        day = numbers[0];
        year = numbers[1];
        (void)monthPlace;
    } else if (numbers.size() >= 3 && numbers[0] > 31) {
        year = numbers[0];
        month = static_cast<unsigned>(numbers[1]);
        day = numbers[2];
    } else if (numbers.size() >= 3) {
        // Day before month, as in Hong Kong, London and on the continent.
        day = numbers[0];
        month = static_cast<unsigned>(numbers[1]);
        year = numbers[2];
    }
    if (!month)
        return std::nullopt;
    const domain::Date date{std::chrono::year{year}, std::chrono::month{*month},
                            std::chrono::day{static_cast<unsigned>(day)}};
    if (!date.ok() || year < 1990 || year > 2200)
        return std::nullopt;
    return date;
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
