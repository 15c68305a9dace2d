// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/barlist/Columns.h"

#include <algorithm>

#include "services/support/Ascii.h"
#include "services/wire/TextBytes.h"
#include "services/wire/barlist/Synonyms.h"

namespace assay::wire::barlist
{

using domain::Decimal;

namespace
{

/// Lower-case words, punctuation as a break. Chinese text is one word.
std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    std::string word;
    for (const char c : support::lowered(text)) {
        if (isWordByte(c)) {
            word += c;
        } else if (!word.empty()) {
            out.push_back(std::exchange(word, {}));
        }
    }
    if (!word.empty())
        out.push_back(std::move(word));
    return out;
}

bool isFiller(std::string_view word)
{
    for (const std::string_view filler :
         {"troy", "in", "the", "of", "per", "mille", "pct", "1000", "1", "‰", "au", "tr", "if"})
        if (word == filler)
            return true;
    return false;
}

} // namespace

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
    for (const std::string_view name : {"tael", "taels", "兩", "两", "司馬兩", "司马两", "港兩", "港两", "金兩", "金两"})
        if (word == name)
            return WeightUnit::Tael;
    return std::nullopt;
}

namespace
{

std::optional<BarField> fieldNamed(std::string_view name)
{
    for (const auto& [known, field] : kSynonyms)
        if (name == known)
            return field;
    return std::nullopt;
}

HeaderCell readHeaderWords(std::string_view text)
{
    HeaderCell out;
    std::string name;
    bool fineFirst = false;
    for (std::string word : words(text)) {
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
    out.field = fieldNamed(name);
    return out;
}

} // namespace

HeaderCell readHeader(std::string_view text)
{
    text = text.substr(0, 160);
    HeaderCell out = readHeaderWords(text);
    // LBMA: "Year of Manufacture (if stamped on the bar)". What a bracket adds is no other column.
    for (const std::string_view bracket : {"(", "[", "（"})
        if (const auto at = text.find(bracket); !out.field && at != std::string_view::npos && at > 0)
            out.field = readHeaderWords(text.substr(0, at)).field;
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
    const auto fits = [&](char mark) {
        const auto gross = readNumber(row.cells[2], mark);
        const auto fineness = readFineness(row.cells[3], mark);
        const auto fine = readNumber(row.cells[4], mark);
        return gross && fineness && fine && *fine <= *gross && fine->sign() > 0 && *fineness >= Decimal(500);
    };
    if (!fits('.') && !fits(','))
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

} // namespace assay::wire::barlist
