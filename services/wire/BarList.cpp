// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/BarList.h"

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

Result<Sheet> sheetOf(std::string_view bytes, std::optional<char> delimiter)
{
    return isWorkbook(bytes) ? sheetOfWorkbook(bytes) : sheetOfCsv(bytes, delimiter);
}

} // namespace

Result<BarListPreview> detect(std::string_view bytes)
{
    auto sheet = sheetOf(bytes, std::nullopt);
    if (!sheet)
        return tl::unexpected(sheet.error());
    BarReader reader(std::move(*sheet), domain::VaultId());
    if (auto prepared = reader.prepare(std::nullopt); !prepared)
        return tl::unexpected(prepared.error());
    reader.read();
    return reader.preview();
}

Result<BarListLoad> load(std::string_view bytes, const std::optional<BarListMapping>& mapping,
                         const domain::VaultId& vault)
{
    auto sheet = sheetOf(bytes, mapping ? mapping->delimiter : std::nullopt);
    if (!sheet)
        return tl::unexpected(sheet.error());
    BarReader reader(std::move(*sheet), vault);
    if (auto prepared = reader.prepare(mapping); !prepared)
        return tl::unexpected(prepared.error());
    if (!reader.vaultKnown())
        return fail(ErrorCode::MissingField, "neither the list nor the import names the vault");
    if (!reader.unitsKnown())
        return fail(ErrorCode::WrongType, "the unit of weight is stated nowhere and the weights do not tell it");
    reader.read();
    return reader.finish();
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
