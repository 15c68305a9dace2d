// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/tables/Tables.h"

#include <algorithm>

#include "models/view/tables/ColumnParts.h"
#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementCodes.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Semantic;

std::vector<ComputedRow> sourceRows(const domain::Snapshot& snapshot)
{
    std::vector<ComputedRow> out;
    for (const auto& health : snapshot.sources) {
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

} // namespace

RecordTableModel* makeInstructions(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Instruction>({"ref", "status", "reason", "kind", "asset", "quantity", "currency", "amount",
                                                       "settlement_date", "deliverer", "receiver", "hold", "priority"});
    Column age = ownColumn("age", Semantic::Count, fromRecord<domain::Instruction>([](const domain::Instruction& of, domain::Instant now) -> Cell {
        if (!of.queuedAt)
            return {};
        if (!domain::isFinalStatus(of.status))
            return wholeSeconds(now - *of.queuedAt);
        const auto end = std::max(of.assetLegFinalAt, of.cashLegFinalAt);
        return end ? Cell{wholeSeconds(*end - *of.queuedAt)} : Cell{};
    }));
    age.lasting = Lasting::WithTime;
    age.unit = Unit::Seconds;
    // Waiting rows by how long they wait, which needs no clock; settled ones after them.
    age.sortValue = fromRecord<domain::Instruction>([](const domain::Instruction& of, domain::Instant) -> Cell {
        if (!of.queuedAt || domain::isFinalStatus(of.status))
            return {};
        return -static_cast<std::int64_t>(of.queuedAt->time_since_epoch().count());
    });
    age.text = lastingText;
    age.tone = [](const RowView& row, const Cell& cell) {
        const auto& source = static_cast<const TableSource<domain::Instruction>&>(row.rows);
        const auto* waiting = std::get_if<std::int64_t>(&cell);
        if (!waiting || domain::isFinalStatus(source.row(row.position).record.status))
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
            const auto due = of.dueAt ? wholeSeconds(of.dueAt->time_since_epoch()) : kFarthest;
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
    setText(columns, {"reason"}, saidText);
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
        findColumn(columns, id)->tone = toneIfAny(Tone::Watch, Tone::Normal);
    }
    return new RecordTableModel(QStringLiteral("sources"), QT_TRANSLATE_NOOP("Tables", "Sources"), std::move(columns),
                                computedRows(sourceRows), context, parent);
}

} // namespace assay::models
