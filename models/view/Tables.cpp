// SPDX-License-Identifier: GPL-3.0-or-later
// Past 500 lines: one function for each table, all of one shape; apart they would be harder to compare.
#include "models/view/Tables.h"

#include <algorithm>

#include <QCoreApplication>

#include "models/format/Codes.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

Column computedColumn(std::string id, Semantic semantic, std::function<Cell(const RowView&)> value)
{
    Column column;
    column.title = fieldTitle(id);
    column.id = std::move(id);
    column.semantic = semantic;
    column.value = std::move(value);
    return column;
}

/// Column `field` of computed rows.
Column listColumn(std::string id, Semantic semantic, std::size_t field)
{
    return computedColumn(std::move(id), semantic, [field](const RowView& row) { return row.cell(field); });
}

QString durationText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* seconds = std::get_if<std::int64_t>(&cell);
    return seconds ? format.duration(std::chrono::seconds{*seconds}) : Format::missing();
}

std::int64_t seconds(domain::Duration duration)
{
    return std::chrono::duration_cast<std::chrono::seconds>(duration).count();
}

/// How open judgements over a row read: "breach", "cannot-tell", "pass", or not stated.
Cell judgementCell(const Judgement& judgement)
{
    if (judgement.outcome == domain::Outcome::NotApplicable)
        return {};
    return std::string(domain::toText(judgement.outcome));
}

Column judgementColumn(std::size_t field)
{
    Column column = listColumn("findings", Semantic::Enumeration, field);
    column.tone = [](const RowView&, const Cell& cell) { return toneOfCode("outcome", domain::toText(cell)); };
    return column;
}

// --- coins

enum CoinField : std::size_t {
    kCoin, kIssuerName, kCoverage, kPrudential, kWorst, kClaimGap, kBuffer, kBelow, kUnproved, kOutstanding, kReserveValue, kCurrency,
    kLines, kTarget, kCoinFindings, kCoinAsOf, kStatement, kIssuer, kRemark
};

/// A coin has a row if it has a statement or a reading; figures of the reading go before those of the statement.
std::vector<ComputedRow> coinRows(const domain::Picture& picture)
{
    const auto states = coinStates(picture);
    std::map<std::string, const domain::Row<domain::CoverageReading>*> readings;
    std::map<std::string, const CoinState*> coins;
    for (const auto& [coin, state] : states)
        coins.emplace(coin, &state);
    picture.table<domain::CoverageReading>().forEach([&](const domain::Row<domain::CoverageReading>& row) {
        readings.emplace(row.record.coin.value(), &row);
        coins.emplace(row.record.coin.value(), nullptr);
    });
    std::vector<ComputedRow> out;
    for (const auto& [coin, state] : coins) {
        const auto found = readings.find(coin);
        const auto* reading = found == readings.end() ? nullptr : &found->second->record;
        ComputedRow row;
        row.key = coin;
        row.figure = std::string(domain::Schema<domain::CoverageReading>::kResource) + ':' + coin;
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
            cells[kCoinFindings] = judgementCell(state->judgement);
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

// --- vaults

enum VaultField : std::size_t { kVaultId, kVaultName, kBars, kFine, kOperator, kLocation, kCapacity, kVaultFindings };

std::vector<ComputedRow> vaultRows(const domain::Picture& picture)
{
    const auto standing = standingOf<domain::Bar>(picture);
    std::vector<ComputedRow> out;
    for (const auto& [id, state] : vaultStates(picture)) {
        ComputedRow row;
        row.key = id;
        const auto* vault = state.vault ? &state.vault->record : nullptr;
        row.cells = {domain::toCell(id), vault ? domain::toCell(vault->name) : Cell{}, domain::toCell(state.bars),
                     domain::toCell(state.fineOz), vault ? domain::toCell(vault->vaultOperator) : Cell{},
                     vault ? domain::toCell(vault->location) : Cell{}, vault ? domain::toCell(vault->capacityTonnes) : Cell{},
                     judgementCell(state.judgement)};
        row.origin = standing.origin;
        row.asOf = standing.origin ? std::optional(standing.origin->asOf) : std::nullopt;
        row.staleAfter = standing.staleAfter;
        out.push_back(std::move(row));
    }
    return out;
}

// --- sources

std::vector<ComputedRow> sourceRows(const domain::Picture& picture)
{
    std::vector<ComputedRow> out;
    for (const auto& health : picture.sources) {
        ComputedRow row;
        row.key = health.id.value();
        for (std::size_t i = 0; i < domain::kFieldCount<domain::SourceHealth>; ++i)
            row.cells.push_back(domain::cellOf(health, i));
        domain::Origin origin;
        origin.source = health.id;
        origin.tier = health.tier;
        origin.asOf = health.lastAsOf.value_or(domain::Instant{});
        origin.knownAt = health.lastSuccess.value_or(domain::Instant{});
        if (const auto raw = support::Hash::fromHex(health.lastRaw))
            origin.raw = *raw;
        row.origin = std::move(origin);
        row.asOf = health.lastSuccess;
        row.staleAfter = domain::Duration{health.staleAfterMs};
        out.push_back(std::move(row));
    }
    return out;
}

template <class Rows>
RowSourceFactory computedRows(Rows rows)
{
    return [rows](const domain::PicturePtr& picture, const RowSourcePtr& before) -> RowSourcePtr {
        return std::make_shared<ListSource>(rows(*picture), before);
    };
}

QString percentText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    return ratio ? format.ratioPercent(*ratio) : Format::missing();
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

Tone toneOfShortRatio(const RowView&, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    return !ratio ? Tone::Unknown : *ratio < Decimal(1) ? Tone::Breach : Tone::Normal;
}

std::function<Tone(const RowView&, const Cell&)> toneIfAny(Tone tone)
{
    return [tone](const RowView&, const Cell& cell) {
        const auto* count = std::get_if<std::int64_t>(&cell);
        return count && *count > 0 ? tone : Tone::Muted;
    };
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
    columns.back().text = [](const Format& format, const RowView&, const Cell& cell) {
        const auto* ratio = std::get_if<Decimal>(&cell);
        return ratio ? format.ratioPercent(*ratio, 4) : Format::missing();
    };
    columns.back().tone = [](const RowView&, const Cell& cell) {
        const auto* gap = std::get_if<Decimal>(&cell);
        return gap && gap->sign() != 0 ? Tone::Watch : Tone::Normal;
    };
    columns.push_back(readingColumn("minutes_below", "minutes_below", Semantic::Count, kBelow));
    columns.back().tone = toneIfAny(Tone::Breach);
    columns.push_back(readingColumn("minutes_unproved", "minutes_unproved", Semantic::Count, kUnproved));
    columns.back().tone = toneIfAny(Tone::Unknown);
    columns.push_back(readingColumn("buffer", "buffer", Semantic::Money, kBuffer));
    columns.back().tone = [](const RowView&, const Cell& cell) {
        const auto* value = std::get_if<Decimal>(&cell);
        return value && value->sign() < 0 ? Tone::Breach : Tone::Normal;
    };
    columns.push_back(readingColumn("outstanding", "outstanding", Semantic::Money, kOutstanding));
    columns.push_back(readingColumn("reserve_value", "reserve_value", Semantic::Money, kReserveValue));
    columns.push_back(listColumn("currency", Semantic::Code, kCurrency));
    columns.push_back(judgementColumn(kCoinFindings));
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
    onRequest(listColumn("remark", Semantic::Text, kRemark));
    return new RecordTableModel(QStringLiteral("coins"), QT_TRANSLATE_NOOP("Tables", "Issuers"), std::move(columns),
                                computedRows(coinRows), context, parent);
}

RecordTableModel* makeInstructions(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Instruction>({"ref", "status", "reason", "kind", "asset", "quantity", "currency", "amount",
                                                       "settlement_date", "deliverer", "receiver", "hold", "priority"});
    Column age = computedColumn("age", Semantic::Count, fromRecord<domain::Instruction>([](const domain::Instruction& of, domain::Instant now) -> Cell {
        if (!of.queuedAt)
            return {};
        if (!isFinal(of))
            return seconds(now - *of.queuedAt);
        const auto end = std::max(of.assetLegFinalAt, of.cashLegFinalAt);
        return end ? Cell{seconds(*end - *of.queuedAt)} : Cell{};
    }));
    age.lasting = Lasting::WithTime;
    age.unit = Unit::Seconds;
    // Waiting rows by how long they wait, which needs no clock; settled ones after them.
    age.sortValue = fromRecord<domain::Instruction>([](const domain::Instruction& of, domain::Instant) -> Cell {
        if (!of.queuedAt || isFinal(of))
            return {};
        return -static_cast<std::int64_t>(of.queuedAt->time_since_epoch().count());
    });
    age.text = durationText;
    age.tone = [](const RowView& row, const Cell& cell) {
        const auto& source = static_cast<const TableSource<domain::Instruction>&>(row.rows);
        const auto* waiting = std::get_if<std::int64_t>(&cell);
        if (!waiting || isFinal(source.row(row.position).record))
            return Tone::Muted;
        return *waiting >= 3600 ? Tone::Breach : *waiting >= 900 ? Tone::Watch : Tone::Normal;
    };
    columns.insert(columns.begin() + 3, std::move(age));
    append(columns, provenanceColumns());
    return makeRecordModel<domain::Instruction>(QStringLiteral("instructions"), QT_TRANSLATE_NOOP("Tables", "Instructions"),
                                                std::move(columns), context, parent);
}

RecordTableModel* makePositions(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Position>({"participant", "account", "asset", "balance", "reserved", "limit"});
    if (auto* balance = findColumn(columns, "balance")) {
        balance->tone = [](const RowView& row, const Cell&) {
            const auto& of = static_cast<const TableSource<domain::Position>&>(row.rows).row(row.position).record;
            if (of.balance.sign() < 0)
                return Tone::Breach;
            return of.limit && of.balance > *of.limit ? Tone::Watch : Tone::Normal;
        };
    }
    append(columns, provenanceColumns());
    return makeRecordModel<domain::Position>(QStringLiteral("positions"), QT_TRANSLATE_NOOP("Tables", "Positions"),
                                             std::move(columns), context, parent);
}

RecordTableModel* makeCashEntries(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::CashEntry>(
        {"account", "entry_ref", "direction", "amount", "currency", "status", "booking_date", "value_date", "counterparty"});
    append(columns, provenanceColumns());
    return makeRecordModel<domain::CashEntry>(QStringLiteral("cash-entries"), QT_TRANSLATE_NOOP("Tables", "Cash entries"),
                                              std::move(columns), context, parent);
}

RecordTableModel* makeVaults(const TableContext& context, QObject* parent)
{
    ColumnSet columns;
    columns.push_back(listColumn("id", Semantic::Identifier, kVaultId));
    columns.push_back(listColumn("name", Semantic::Name, kVaultName));
    columns.push_back(listColumn("bars", Semantic::Count, kBars));
    columns.push_back(listColumn("fine_oz", Semantic::Weight, kFine));
    columns.push_back(judgementColumn(kVaultFindings));
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
    Column coverage = computedColumn("coverage", Semantic::Ratio, fromRecord<domain::GoldToken>([](const domain::GoldToken& of, domain::Instant) -> Cell {
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

RecordTableModel* makeAlerts(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Alert>(
        {"severity", "id", "rule", "subject", "state", "opened_at", "due_at", "score", "owner", "explanation"});
    if (auto* due = findColumn(columns, "due_at")) {
        due->tone = [](const RowView& row, const Cell& cell) {
            const auto& of = static_cast<const TableSource<domain::Alert>&>(row.rows).row(row.position).record;
            const auto* at = std::get_if<domain::Instant>(&cell);
            return at && of.state != domain::AlertState::Closed && *at < row.now ? Tone::Breach : Tone::Normal;
        };
    }
    // What is open first, then by severity, then what is due first; one number, as columns sort by one.
    if (auto* severity = findColumn(columns, "severity")) {
        severity->sortValue = fromRecord<domain::Alert>([](const domain::Alert& of, domain::Instant) -> Cell {
            constexpr std::int64_t kFarthest = std::int64_t{1} << 36U;
            const auto due = of.dueAt ? seconds(of.dueAt->time_since_epoch()) : kFarthest;
            const std::int64_t open = of.state == domain::AlertState::Closed ? 0 : 1;
            return (open * 8 + static_cast<std::int64_t>(of.severity)) * (std::int64_t{1} << 40U) + kFarthest -
                   std::clamp<std::int64_t>(due, 0, kFarthest);
        });
    }
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Alert>(QStringLiteral("alerts"), QT_TRANSLATE_NOOP("Tables", "Alerts"),
                                                 std::move(columns), context, parent);
    model->sort(model->columnOf("severity"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeTransfers(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Transfer>({"at", "coin", "ledger", "sender", "receiver", "amount", "hkd_value", "id"});
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Transfer>(QStringLiteral("transfers"), QT_TRANSLATE_NOOP("Tables", "Transfers"),
                                                    std::move(columns), context, parent);
    model->sort(model->columnOf("at"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeSanctions(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::SanctionEntry>({"list", "entry_id", "name", "entry_type", "programme", "aliases", "wallets"});
    append(columns, provenanceColumns());
    return makeRecordModel<domain::SanctionEntry>(QStringLiteral("sanctions"), QT_TRANSLATE_NOOP("Tables", "Sanctions lists"),
                                                  std::move(columns), context, parent);
}

RecordTableModel* makeFindings(std::string prefix, const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Finding>(
        {"severity", "rule", "subject", "outcome", "measured", "threshold", "unit", "explanation", "citation"});
    // Worst first: by severity, and of the same severity a breach before what cannot be told.
    if (auto* severity = findColumn(columns, "severity")) {
        severity->sortValue = fromRecord<domain::Finding>([](const domain::Finding& of, domain::Instant) -> Cell {
            return static_cast<std::int64_t>(of.severity) * 2 + (of.outcome == domain::Outcome::Breach ? 1 : 0);
        });
    }
    append(columns, provenanceColumns());
    auto* model = new RecordTableModel(
        QStringLiteral("findings"), QT_TRANSLATE_NOOP("Tables", "Findings"), std::move(columns),
        [prefix](const domain::PicturePtr& picture, const RowSourcePtr&) -> RowSourcePtr {
            return std::make_shared<TableSource<domain::Finding>>(picture, [prefix](const domain::Row<domain::Finding>& row) {
                return isOpen(row.record) && row.record.rule.value().starts_with(prefix);
            });
        },
        context, parent);
    model->sort(model->columnOf("severity"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeSources(const TableContext& context, QObject* parent)
{
    const auto infos = domain::fieldInfos<domain::SourceHealth>();
    ColumnSet columns;
    const auto add = [&](std::string_view name, Shown shown) {
        for (std::size_t i = 0; i < infos.size(); ++i)
            if (infos[i].name == name)
                columns.push_back(fieldColumn(i, infos[i], shown));
    };
    for (const auto name : {"id", "kind", "state", "reason", "last_success", "next_poll", "every_ms", "clock_offset_ms",
                            "certificate_expiry", "rejected_rows", "failures", "schema_version", "tier"})
        add(name, Shown::ByDefault);
    for (const auto name : {"protocol", "url", "last_attempt", "last_as_of", "stale_after_ms", "last_raw"})
        add(name, Shown::OnRequest);
    for (const auto* id : {"last_success", "next_poll"}) {
        auto* column = findColumn(columns, id);
        column->text = [](const Format& format, const RowView& row, const Cell& cell) {
            const auto* at = std::get_if<domain::Instant>(&cell);
            return at ? format.age(*at, row.now) : Format::missing();
        };
    }
    findColumn(columns, "kind")->semantic = Semantic::Enumeration;
    findColumn(columns, "tier")->tone = {};
    findColumn(columns, "clock_offset_ms")->tone = [](const RowView&, const Cell& cell) {
        const auto* offset = std::get_if<std::int64_t>(&cell);
        return offset && std::abs(*offset) > 5000 ? Tone::Watch : Tone::Normal;
    };
    findColumn(columns, "certificate_expiry")->tone = [](const RowView& row, const Cell& cell) {
        const auto* until = std::get_if<domain::Instant>(&cell);
        if (!until)
            return Tone::Normal;
        return *until < row.now ? Tone::Breach : *until < row.now + std::chrono::days{30} ? Tone::Watch : Tone::Normal;
    };
    for (const auto* id : {"rejected_rows", "failures"}) {
        findColumn(columns, id)->tone = [](const RowView&, const Cell& cell) {
            const auto* count = std::get_if<std::int64_t>(&cell);
            return count && *count > 0 ? Tone::Watch : Tone::Normal;
        };
    }
    return new RecordTableModel(QStringLiteral("sources"), QT_TRANSLATE_NOOP("Tables", "Sources"), std::move(columns),
                                computedRows(sourceRows), context, parent);
}

void addFindingFacts(DetailData& detail, const RecordTableModel& model, int row)
{
    if (row < 0 || row >= model.rowCount())
        return;
    const auto raw = [&](std::string_view id) { return model.index(row, model.columnOf(id)).data(RawRole).toString(); };
    for (const auto& hash : raw("evidence").split(QLatin1Char('\n'), Qt::SkipEmptyParts))
        detail.provenance.evidence.append(hash);
    const QString rule = raw("rule");
    const QString subject = raw("subject");
    detail.title = rule + QStringLiteral(" · ") + subject;
    detail.target.filter = QLatin1Char('"') + subject + QLatin1Char('"');
    const auto lead = [&](const char* prefix) { return rule.startsWith(QLatin1String(prefix)); };
    if (lead("STB")) {
        // "HKDX line 14", "HKDX redemption RD-1": the coin or issuer, and what of it.
        const QString whose = subject.section(QLatin1Char(' '), 0, 0);
        const QString what = subject.section(QLatin1Char(' '), 1, 1);
        const QString which = subject.section(QLatin1Char(' '), 2).remove(QLatin1Char('"'));
        detail.target.page = Page::Reserves;
        detail.target.table = QStringLiteral("coins");
        detail.target.coin = whose;
        detail.target.filter = QLatin1Char('"') + whose + QLatin1Char('"');
        if (what == QLatin1String("line") && !which.isEmpty()) {
            detail.target.table = QStringLiteral("holdings");
            detail.target.filter = QStringLiteral("line:=\"") + which + QLatin1Char('"');
        } else if (what == QLatin1String("redemption") && !which.isEmpty()) {
            detail.target.table = QStringLiteral("redemptions");
            detail.target.filter = QStringLiteral("id:=\"") + which + QLatin1Char('"');
        }
    } else if (lead("SET")) {
        detail.target.page = Page::Settlement;
        detail.target.table = QStringLiteral("instructions");
    } else if (lead("GLD")) {
        detail.target.page = Page::Vault;
        detail.target.table = QStringLiteral("bars");
    } else if (lead("AML")) {
        detail.target.page = Page::Aml;
        detail.target.table = QStringLiteral("alerts");
    }
}

} // namespace assay::models
