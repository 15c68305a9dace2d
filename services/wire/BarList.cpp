// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/BarList.h"

#include <algorithm>
#include <memory>

#include "services/support/Zones.h"
#include "services/wire/barlist/BarReader.h"

namespace assay::wire
{

using domain::Bar;
using domain::BarForm;
using domain::Decimal;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

std::string_view toText(BarField field)
{
    constexpr std::array<std::string_view, kBarFields> kTexts = {"serial", "refiner", "gross", "fineness",    "fine",
                                                                 "year",   "owner",   "pool",  "encumbrance", "vault"};
    return kTexts[static_cast<std::size_t>(field)];
}

std::string_view toText(WeightUnit unit)
{
    switch (unit) {
    case WeightUnit::TroyOunce: return "oz";
    case WeightUnit::Kilogram: return "kg";
    case WeightUnit::Gram: return "g";
    case WeightUnit::Tael: return "tael";
    }
    return "unknown";
}

namespace barlist
{

namespace
{

Decimal number(std::int64_t coefficient, int scale)
{
    return Decimal::fromParts(coefficient, scale).value_or(Decimal());
}

Result<Workbook> workbookOf(std::string_view bytes, std::optional<char> delimiter)
{
    if (isWorkbook(bytes))
        return sheetsOfWorkbook(bytes);
    auto sheet = sheetOfCsv(bytes, delimiter);
    if (!sheet)
        return tl::unexpected(sheet.error());
    Workbook out;
    out.sheets.push_back(std::move(*sheet));
    return out;
}

/// Texts of one or two cells a row, and no bars: what the list as a whole is.
bool isCover(const Sheet& sheet)
{
    return sheet.broken.empty() && std::all_of(sheet.rows.begin(), sheet.rows.end(), [](const SheetRow& row) {
        return std::count_if(row.cells.begin(), row.cells.end(),
                             [](const std::string& cell) { return !trimmed(cell).empty(); }) <= 2;
    });
}

/// The same columns on another sheet, by what their headings say.
BarListMapping onSheet(BarListMapping own, const std::vector<std::string>& ownHeader, const BarListMapping& chosen,
                       const std::vector<std::string>& chosenHeader)
{
    for (std::size_t i = 0; i < kBarFields; ++i) {
        const auto column = chosen.column[i];
        if (!column) {
            own.column[i].reset();
            continue;
        }
        const auto found = *column < chosenHeader.size()
            ? std::find(ownHeader.begin(), ownHeader.end(), chosenHeader[*column])
            : ownHeader.end();
        if (found != ownHeader.end())
            own.column[i] = static_cast<std::size_t>(found - ownHeader.begin());
    }
    own.decimalMark = chosen.decimalMark;
    return own;
}

/// The sheets of a file that list bars, made ready; the others are in `notRead`.
struct ReadyList {
    ListFindings findings;
    std::vector<std::unique_ptr<BarReader>> readers;
    std::vector<Error> notRead;
};

Result<std::unique_ptr<ReadyList>> readyList(std::string_view bytes, const std::optional<BarListMapping>& mapping,
                                             const domain::VaultId& vault)
{
    auto book = workbookOf(bytes, mapping ? mapping->delimiter : std::nullopt);
    if (!book)
        return tl::unexpected(book.error());
    auto out = std::make_unique<ReadyList>();
    out->notRead = std::move(book->notRead);
    std::optional<Error> first;
    const bool single = book->sheets.size() == 1;
    for (Sheet& sheet : book->sheets) {
        const bool cover = !single && isCover(sheet);
        const std::string name = sheet.name;
        if (cover)
            BarReader(sheet, vault, out->findings).readCover();
        auto reader = std::make_unique<BarReader>(std::move(sheet), vault, out->findings);
        const bool primary = mapping && out->readers.empty() && (mapping->sheet.empty() || mapping->sheet == name);
        auto prepared = reader->prepare(primary ? mapping : std::nullopt);
        if (prepared && mapping && !primary && !out->readers.empty())
            prepared = reader->prepare(onSheet(reader->mapping(), reader->header(), *mapping, out->readers.front()->header()));
        if (prepared) {
            out->readers.push_back(std::move(reader));
            continue;
        }
        first = first ? first : prepared.error();
        if (!cover)
            out->notRead.push_back({prepared.error().code, "the sheet is not read: " + prepared.error().detail,
                                    "sheet \"" + name.substr(0, 100) + '"'});
    }
    if (!out->readers.empty())
        return out;
    if (first)
        return tl::unexpected(std::move(*first));
    if (!out->notRead.empty())
        return tl::unexpected(std::move(out->notRead.front()));
    return fail(ErrorCode::Malformed, "no bar list: nothing is in the file", "row 1");
}

void append(std::vector<Error>& to, std::vector<Error> from)
{
    to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
}

void add(Decimal& sum, const Decimal& weight)
{
    if (auto next = sum.plus(weight))
        sum = std::move(*next);
}

void add(std::optional<Decimal>& sum, const std::optional<Decimal>& weight)
{
    if (sum && weight)
        add(*sum, *weight);
    else
        sum.reset();
}

/// What two sheets list together. A total is known if each of them states its own.
void join(BarListLoad& list, BarListLoad sheet)
{
    auto& bars = domain::rowsOf<Bar>(list.update.upserts);
    auto& more = domain::rowsOf<Bar>(sheet.update.upserts);
    bars.insert(bars.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    append(list.update.rejected, std::move(sheet.update.rejected));
    append(list.notes, std::move(sheet.notes));
    add(list.grossOz, sheet.grossOz);
    add(list.fineOz, sheet.fineOz);
    StatedTotals& stated = list.stated;
    stated.count = stated.count && sheet.stated.count ? std::optional(*stated.count + *sheet.stated.count) : std::nullopt;
    add(stated.grossOz, sheet.stated.grossOz);
    add(stated.fineOz, sheet.stated.fineOz);
    if (stated.agreement != sheet.stated.agreement)
        stated.agreement = stated.agreement == StatedTotals::Agreement::Differs ||
                sheet.stated.agreement == StatedTotals::Agreement::Differs
            ? StatedTotals::Agreement::Differs
            : StatedTotals::Agreement::NothingStated;
    if (!list.cutOff)
        list.cutOff = std::move(sheet.cutOff);
}

} // namespace

Result<BarListPreview> detect(std::string_view bytes)
{
    auto list = readyList(bytes, std::nullopt, domain::VaultId());
    if (!list)
        return tl::unexpected(list.error());
    std::optional<BarListPreview> out;
    for (const auto& reader : (*list)->readers) {
        reader->read();
        BarListPreview sheet = reader->preview();
        if (!out) {
            out = std::move(sheet);
            continue;
        }
        out->bars += sheet.bars;
        append(out->notes, std::move(sheet.notes));
        append(out->rejected, std::move(sheet.rejected));
    }
    append(out->rejected, std::move((*list)->notRead));
    return std::move(*out);
}

Result<BarListLoad> load(std::string_view bytes, const std::optional<BarListMapping>& mapping,
                         const domain::VaultId& vault)
{
    auto list = readyList(bytes, mapping, vault);
    if (!list)
        return tl::unexpected(list.error());
    std::optional<BarListLoad> out;
    std::optional<Error> first;
    for (const auto& reader : (*list)->readers) {
        std::optional<Error> why;
        if (!reader->vaultKnown())
            why = Error{ErrorCode::MissingField, "neither the list nor the import names the vault", {}};
        else if (!reader->unitsKnown())
            why = Error{ErrorCode::WrongType, "the unit of weight is stated nowhere and the weights do not tell it", {}};
        if (why) {
            first = first ? first : why;
            (*list)->notRead.push_back({why->code, "the sheet is not read: " + why->detail,
                                        "sheet \"" + reader->mapping().sheet.substr(0, 100) + '"'});
            continue;
        }
        reader->read();
        if (out)
            join(*out, reader->finish());
        else
            out = reader->finish();
    }
    if (!out)
        return tl::unexpected(std::move(*first));
    (*list)->findings.settle(*out);
    append(out->update.rejected, std::move((*list)->notRead));
    return std::move(*out);
}

std::optional<Error> guard(std::size_t previousRowCount, const BarListLoad& load)
{
    if (load.cutOff)
        return load.cutOff;
    const std::size_t rows = domain::rowsOf<Bar>(load.update.upserts).size();
    if (rows * 5 < previousRowCount * 4)
        return Error{ErrorCode::Quarantined,
                     "the list holds " + std::to_string(rows) + " bars after " + std::to_string(previousRowCount) +
                         ": more than a fifth is gone",
                     {}};
    return std::nullopt;
}

BarForm formOf(const Bar& bar)
{
    const std::optional<Decimal>& weight = bar.fineOz ? bar.fineOz : bar.grossOz;
    if (!weight)
        return BarForm::Unknown;
    const auto within = [&](std::int64_t low, std::int64_t high) {
        return *weight >= number(low, 2) && *weight <= number(high, 2);
    };
    if (within(35000, 43000))
        return BarForm::LargeBar; // LBMA Good Delivery: 350 to 430 fine oz
    if (within(3180, 3230))
        return BarForm::Kilobar;
    if (within(9500, 9700))
        return BarForm::ThreeKilo;
    if (within(315, 325))
        return BarForm::HundredGram;
    if (within(117, 122) || within(590, 610))
        return BarForm::Tael; // one or five taels of 37.429 g, 99 % or finer
    return BarForm::Unknown;
}

} // namespace barlist

} // namespace assay::wire
