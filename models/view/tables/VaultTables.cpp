// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/tables/ColumnParts.h"
#include "models/view/tables/Tables.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

enum VaultField : std::size_t { kVaultId, kVaultName, kBars, kFine, kUnweighed, kOperator, kLocation, kCapacity, kVaultFindings };

std::vector<ComputedRow> vaultRows(const domain::Snapshot& snapshot)
{
    const auto standing = standingOf<domain::Bar>(snapshot);
    std::vector<ComputedRow> out;
    for (const auto& [id, state] : vaultStates(snapshot)) {
        ComputedRow row;
        row.key = id;
        const auto* vault = state.vault ? &state.vault->record : nullptr;
        // Where no list of bars has been received, none is not a count.
        const bool listed = standing.origin.has_value();
        const bool weighed = listed && (state.bars == 0 || state.unweighed < state.bars);
        row.cells = {domain::toCell(id), vault ? domain::toCell(vault->name) : Cell{}, listed ? domain::toCell(state.bars) : Cell{},
                     weighed ? domain::toCell(state.fineOz.stated()) : Cell{},
                     listed ? domain::toCell(state.unweighed) : Cell{}, vault ? domain::toCell(vault->vaultOperator) : Cell{},
                     vault ? domain::toCell(vault->location) : Cell{}, vault ? domain::toCell(vault->capacityTonnes) : Cell{},
                     ruleStatusCell(state.status)};
        row.origin = standing.origin;
        row.asOf = standing.origin ? std::optional(standing.origin->asOf) : std::nullopt;
        row.staleAfter = row.asOf ? standing.judgedAt + standing.staleAfter - *row.asOf : standing.staleAfter;
        out.push_back(std::move(row));
    }
    return out;
}

} // namespace

RecordTableModel* makeVaults(const TableContext& context, QObject* parent)
{
    ColumnSet columns;
    columns.push_back(listColumn("id", Semantic::Identifier, kVaultId));
    columns.push_back(listColumn("name", Semantic::Name, kVaultName));
    columns.push_back(listColumn("bars", Semantic::Count, kBars));
    columns.push_back(listColumn("fine_oz", Semantic::Weight, kFine));
    Column unweighed = listColumn("unweighed", Semantic::Count, kUnweighed);
    unweighed.tone = [](const RowView&, const Cell& cell) {
        const auto* count = std::get_if<std::int64_t>(&cell);
        return !count ? Tone::Unknown : *count > 0 ? Tone::Watch : Tone::Normal;
    };
    columns.push_back(std::move(unweighed));
    columns.push_back(ruleStatusColumn(kVaultFindings));
    columns.push_back(listColumn("operator", Semantic::Text, kOperator));
    columns.push_back(listColumn("location", Semantic::Text, kLocation));
    columns.push_back(listColumn("capacity_tonnes", Semantic::Weight, kCapacity));
    append(columns, provenanceColumns());
    return new RecordTableModel(QStringLiteral("vaults"), QT_TRANSLATE_NOOP("Tables", "Vaults"), std::move(columns),
                                computedRows(vaultRows), context, parent);
}

RecordTableModel* makeBars(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Bar>(
        {"vault", "refiner", "serial", "year", "form", "gross_oz", "fineness", "fine_oz", "owner", "encumbrance"});
    append(columns, provenanceColumns());
    return makeRecordModel<domain::Bar>(QStringLiteral("bars"), QT_TRANSLATE_NOOP("Tables", "Bars"), std::move(columns), context,
                                        parent);
}

RecordTableModel* makeGoldTokens(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::GoldToken>(
        {"token", "issuer_name", "supply", "ounces_per_token", "allocated_oz", "supply_as_of", "allocated_as_of"});
    Column coverage = ownColumn("coverage", Semantic::Ratio, fromRecord<domain::GoldToken>([](const domain::GoldToken& of, domain::Instant) -> Cell {
        const auto claims = of.supply.times(of.ouncesPerToken);
        if (!claims)
            return {};
        const auto ratio = of.allocatedOz.dividedBy(*claims, 6, domain::Rounding::Floor);
        return ratio ? Cell{*ratio} : Cell{};
    }));
    coverage.text = percentText;
    coverage.tone = [](const RowView&, const Cell& cell) {
        const auto* ratio = std::get_if<Decimal>(&cell);
        return ratio && *ratio < Decimal(1) ? Tone::Breach : Tone::Normal;
    };
    columns.insert(columns.begin() + 2, std::move(coverage));
    append(columns, provenanceColumns());
    return makeRecordModel<domain::GoldToken>(QStringLiteral("gold-tokens"), QT_TRANSLATE_NOOP("Tables", "Gold tokens"),
                                              std::move(columns), context, parent);
}

} // namespace assay::models
