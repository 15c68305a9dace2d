// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "models/view/tables/ColumnParts.h"
#include "models/view/tables/Tables.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

enum CoinField : std::size_t {
    kCoin, kIssuerName, kCoverage, kPrudential, kWorst, kClaimGap, kBuffer, kBelow, kUnproved, kOutstanding, kReserveValue, kCurrency,
    kLines, kTarget, kCoinFindings, kCoinAsOf, kStatement, kIssuer, kRemark
};

/// A coin has a row if it has a statement or a reading; figures of the reading go before those of the statement.
std::vector<ComputedRow> coinRows(const domain::Snapshot& snapshot)
{
    const auto states = coinStates(snapshot);
    std::map<std::string, const domain::Row<domain::CoverageReading>*> readings;
    std::map<std::string, const CoinState*> coins;
    for (const auto& [coin, state] : states)
        coins.emplace(coin, &state);
    snapshot.table<domain::CoverageReading>().forEach([&](const domain::Row<domain::CoverageReading>& row) {
        readings.emplace(row.record.coin.value(), &row);
        coins.emplace(row.record.coin.value(), nullptr);
    });
    std::vector<ComputedRow> out;
    for (const auto& [coin, state] : coins) {
        const auto found = readings.find(coin);
        const auto* reading = found == readings.end() ? nullptr : &found->second->record;
        ComputedRow row;
        row.key = coin;
        row.figure = std::string(domain::resourceOf<domain::CoverageReading>()) + ':' + coin;
        row.cells.resize(kRemark + 1);
        auto& cells = row.cells;
        cells[kCoin] = domain::toCell(coin);
        if (state) {
            const auto& of = state->statement->record;
            cells[kIssuerName] = domain::toCell(of.issuerName.empty() ? of.issuer.value() : of.issuerName);
            cells[kIssuer] = domain::toCell(of.issuer);
            cells[kCoverage] = domain::toCell(state->coverage);
            cells[kBuffer] = domain::toCell(state->buffer);
            cells[kOutstanding] = domain::toCell(of.outstanding);
            cells[kReserveValue] = domain::toCell(of.assetTotal);
            cells[kCurrency] = domain::toCell(of.currency);
            cells[kLines] = domain::toCell(std::to_string(state->linesArrived) + "/" + std::to_string(of.assetCount));
            cells[kTarget] = domain::toCell(of.targetBuffer);
            cells[kCoinFindings] = ruleStatusCell(state->status);
            cells[kCoinAsOf] = domain::toCell(of.asOf);
            cells[kStatement] = domain::toCell(of.statementId);
            row.origin = state->standing.origin;
            row.staleAfter = state->standing.staleAfter;
        }
        if (reading) {
            cells[kCoverage] = domain::toCell(reading->headline);
            cells[kPrudential] = domain::toCell(reading->prudential);
            cells[kWorst] = domain::toCell(reading->worst);
            cells[kClaimGap] = domain::toCell(reading->claimGap);
            cells[kBuffer] = domain::toCell(reading->buffer);
            cells[kBelow] = domain::toCell(reading->minutesBelow);
            cells[kUnproved] = domain::toCell(reading->minutesUnproved);
            cells[kOutstanding] = domain::toCell(reading->outstanding);
            cells[kReserveValue] = domain::toCell(reading->reserveValue);
            cells[kRemark] = domain::toCell(reading->remark);
            if (!state) {
                cells[kIssuerName] = domain::toCell(reading->issuer);
                cells[kIssuer] = domain::toCell(reading->issuer);
                cells[kCurrency] = domain::toCell(reading->currency);
            }
            if (!row.origin && found->second->origin)
                row.origin = *found->second->origin;
        }
        if (row.origin) {
            row.asOf = row.origin->asOf;
            // A ratio is as old as the older of its two sides.
            if (reading)
                for (const auto& at : {reading->assetsAsOf, reading->outstandingAsOf})
                    row.asOf = at ? std::min(*row.asOf, *at) : row.asOf;
        }
        out.push_back(std::move(row));
    }
    return out;
}

/// A column of CoverageReading.
Column readingColumn(std::string id, std::string field, Semantic semantic, std::size_t place)
{
    Column column = listColumn(std::move(id), semantic, place);
    column.field = std::move(field);
    if (semantic == Semantic::Ratio)
        column.text = percentText;
    return column;
}

Tone toneOfCoverage(const RowView& row, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    if (!ratio)
        return Tone::Unknown;
    if (*ratio < Decimal(1))
        return Tone::Breach;
    const Cell target = row.cell(kTarget);
    const auto* wanted = std::get_if<Decimal>(&target);
    const auto limit = wanted ? Decimal(1).plus(*wanted) : support::Result<Decimal>(Decimal(1));
    return limit && *ratio < *limit ? Tone::Watch : Tone::Normal;
}

} // namespace

RecordTableModel* makeCoins(const TableContext& context, QObject* parent)
{
    ColumnSet columns;
    columns.push_back(listColumn("coin", Semantic::Code, kCoin));
    columns.push_back(listColumn("issuer_name", Semantic::Name, kIssuerName));
    columns.push_back(readingColumn("coverage", "headline", Semantic::Ratio, kCoverage));
    columns.back().tone = toneOfCoverage;
    columns.push_back(readingColumn("prudential", "prudential", Semantic::Ratio, kPrudential));
    columns.back().tone = toneOfShortRatio;
    columns.push_back(readingColumn("worst", "worst", Semantic::Ratio, kWorst));
    columns.back().tone = toneOfShortRatio;
    columns.push_back(readingColumn("claim_gap", "claim_gap", Semantic::Ratio, kClaimGap));
    columns.back().text = finePercentText;
    columns.back().tone = [](const RowView&, const Cell& cell) {
        const auto* gap = std::get_if<Decimal>(&cell);
        return gap && gap->sign() != 0 ? Tone::Watch : Tone::Normal;
    };
    columns.push_back(readingColumn("minutes_below", "minutes_below", Semantic::Count, kBelow));
    columns.back().tone = toneIfAny(Tone::Breach);
    columns.push_back(readingColumn("minutes_unproved", "minutes_unproved", Semantic::Count, kUnproved));
    columns.back().tone = toneIfAny(Tone::Unknown);
    columns.push_back(readingColumn("buffer", "buffer", Semantic::Money, kBuffer));
    columns.back().tone = toneOfSign;
    columns.push_back(readingColumn("outstanding", "outstanding", Semantic::Money, kOutstanding));
    columns.push_back(readingColumn("reserve_value", "reserve_value", Semantic::Money, kReserveValue));
    columns.push_back(listColumn("currency", Semantic::Code, kCurrency));
    columns.push_back(ruleStatusColumn(kCoinFindings));
    append(columns, provenanceColumns());
    const auto onRequest = [&](Column column) {
        column.shown = Shown::OnRequest;
        columns.push_back(std::move(column));
    };
    onRequest(listColumn("asset_count", Semantic::Text, kLines));
    Column target = listColumn("target_buffer", Semantic::Ratio, kTarget);
    target.text = percentText;
    onRequest(std::move(target));
    onRequest(listColumn("as_of", Semantic::Moment, kCoinAsOf));
    onRequest(listColumn("statement_id", Semantic::Identifier, kStatement));
    onRequest(listColumn("issuer", Semantic::Code, kIssuer));
    Column remark = listColumn("remark", Semantic::Text, kRemark);
    remark.text = saidText;
    onRequest(std::move(remark));
    return new RecordTableModel(QStringLiteral("coins"), QT_TRANSLATE_NOOP("Tables", "Issuers"), std::move(columns),
                                computedRows(coinRows), context, parent);
}

} // namespace assay::models
