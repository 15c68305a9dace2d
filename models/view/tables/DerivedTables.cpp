// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/tables/DerivedTables.h"

#include <QCoreApplication>

#include "models/view/tables/ColumnParts.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

/// An index is no share: it is shown as it is.
QString limitText(const Format& format, const RowView& row, const Cell& cell)
{
    const auto* value = std::get_if<Decimal>(&cell);
    if (!value)
        return Format::missing();
    const auto& of = static_cast<const TableSource<domain::Concentration>&>(row.rows).row(row.position).record;
    return of.measure.starts_with("hhi") ? format.decimal(*value) : format.ratioPercent(*value);
}

/// "1:59:07", "3 d 4 h"; overdue is said in words.
QString countdownText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* left = std::get_if<std::int64_t>(&cell);
    if (!left)
        return Format::missing();
    const std::int64_t span = std::abs(*left);
    QString text;
    if (span >= 2 * 86'400)
        text = QCoreApplication::translate("DerivedTables", "%1 d %2 h").arg(format.count(span / 86'400)).arg(span % 86'400 / 3600);
    else
        text = QStringLiteral("%1:%2:%3")
                   .arg(span / 3600)
                   .arg(span / 60 % 60, 2, 10, QLatin1Char('0'))
                   .arg(span % 60, 2, 10, QLatin1Char('0'));
    return *left < 0 ? QCoreApplication::translate("DerivedTables", "overdue %1").arg(text) : text;
}

} // namespace

RecordTableModel* makeHoldingLines(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::HoldingLine>(
        {"coin", "line", "class", "name", "isin", "debt_issuer", "custodian", "account", "currency", "maturity", "residual_days",
         "market_value", "valuation_source", "share", "haircut", "encumbrance", "eligibility", "clause", "reason"});
    setText(columns, {"share", "haircut"}, percentText);
    setText(columns, {"reason"}, saidText);
    // What the reason says is plain text here, not a settlement code.
    findColumn(columns, "reason")->tone = {};
    findColumn(columns, "custodian_value")->tone = [](const RowView& row, const Cell& cell) {
        const auto* value = std::get_if<Decimal>(&cell);
        return value && *value != recordOf<domain::HoldingLine>(row).marketValue ? Tone::Watch : Tone::Normal;
    };
    append(columns, provenanceColumns());
    return makeRecordModel<domain::HoldingLine>(QStringLiteral("holdings"), QT_TRANSLATE_NOOP("Tables", "Holdings"),
                                                std::move(columns), context, parent);
}

RecordTableModel* makeConcentrations(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Concentration>({"coin", "measure", "subject", "share", "limit", "headroom", "value"});
    findColumn(columns, "measure")->semantic = Semantic::Enumeration;
    setText(columns, {"share", "limit", "headroom"}, limitText);
    auto* headroom = findColumn(columns, "headroom");
    // Least headroom first is what a person looks for; what has no limit comes last in any order.
    headroom->tone = [](const RowView& row, const Cell& cell) {
        const auto* left = std::get_if<Decimal>(&cell);
        if (!left)
            return Tone::Muted;
        if (left->sign() < 0)
            return Tone::Breach;
        const auto& limit = recordOf<domain::Concentration>(row).limit;
        const auto near = limit ? limit->dividedBy(Decimal(10), 8, domain::Rounding::HalfEven)
                                : support::Result<Decimal>(Decimal(0));
        return near && *left < *near ? Tone::Watch : Tone::Good;
    };
    auto state = ownColumn("limit_state", Semantic::Enumeration, fromRecord<domain::Concentration>([](const domain::Concentration& of, domain::Instant) -> Cell {
        if (!of.headroom)
            return {};
        return std::string(of.headroom->sign() < 0 ? "breach" : "within");
    }));
    state.tone = [](const RowView&, const Cell& cell) { return domain::toText(cell) == "breach" ? Tone::Breach : Tone::Good; };
    columns.insert(columns.begin() + 6, std::move(state));
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Concentration>(QStringLiteral("concentrations"),
                                                         QT_TRANSLATE_NOOP("Tables", "Concentration"), std::move(columns), context,
                                                         parent);
    model->sort(model->columnOf("headroom"), Qt::AscendingOrder);
    return model;
}

RecordTableModel* makeSupplyBridge(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::SupplyBridge>({"coin", "ledger", "opening", "minted", "burned", "expected", "closing",
                                                        "difference", "frozen", "stated", "gap", "gap_share", "gap_seconds", "until"});
    setText(columns, {"gap_share"}, finePercentText);
    auto* lasts = findColumn(columns, "gap_seconds");
    lasts->unit = Unit::Seconds;
    lasts->text = spanText;
    for (const auto* id : {"difference", "gap", "gap_share"})
        findColumn(columns, id)->tone = toneOfDifference;
    append(columns, provenanceColumns());
    return makeRecordModel<domain::SupplyBridge>(QStringLiteral("supply"), QT_TRANSLATE_NOOP("Tables", "Supply"),
                                                 std::move(columns), context, parent);
}

RecordTableModel* makeRedemptionClocks(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::RedemptionClock>(
        {"id", "coin", "state", "amount", "currency", "holder", "valid_at", "due_at", "paid_at", "paid_amount", "consent_id"});
    auto left = ownColumn("time_left", Semantic::Count, fromRecord<domain::RedemptionClock>([](const domain::RedemptionClock& of, domain::Instant now) -> Cell {
        if (of.state != domain::ClockState::Running && of.state != domain::ClockState::Overdue)
            return {};
        return of.dueAt ? Cell{wholeSeconds(*of.dueAt - now)} : domain::toCell(of.secondsLeft);
    }));
    left.field = "seconds_left";
    left.lasting = Lasting::WithTime;
    left.unit = Unit::Seconds;
    // In order of the due time, which needs no clock.
    left.sortValue = fromRecord<domain::RedemptionClock>([](const domain::RedemptionClock& of, domain::Instant) -> Cell {
        const bool counts = of.state == domain::ClockState::Running || of.state == domain::ClockState::Overdue;
        return counts ? domain::toCell(of.dueAt) : Cell{};
    });
    left.text = countdownText;
    left.tone = [](const RowView&, const Cell& cell) {
        const auto* seconds = std::get_if<std::int64_t>(&cell);
        if (!seconds)
            return Tone::Muted;
        return *seconds < 0 ? Tone::Breach : *seconds < 7200 ? Tone::Watch : Tone::Normal;
    };
    // The countdown goes on between two judgements, so it takes the place of what was judged.
    std::erase_if(columns, [](const Column& column) { return column.id == "seconds_left"; });
    columns.insert(columns.begin() + 3, std::move(left));
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::RedemptionClock>(QStringLiteral("redemptions"), QT_TRANSLATE_NOOP("Tables", "Redemptions"),
                                                           std::move(columns), context, parent);
    model->sort(model->columnOf("time_left"), Qt::AscendingOrder);
    return model;
}

RecordTableModel* makeLadder(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::LadderRung>({"coin", "horizon", "liquidity", "queued", "stressed", "surplus", "ratio"});
    findColumn(columns, "horizon")->sortValue = fromRecord<domain::LadderRung>([](const domain::LadderRung& of, domain::Instant) -> Cell {
        return of.businessDays;
    });
    setText(columns, {"ratio"}, percentText);
    findColumn(columns, "surplus")->tone = toneOfSign;
    findColumn(columns, "ratio")->tone = [](const RowView&, const Cell& cell) {
        const auto* ratio = std::get_if<Decimal>(&cell);
        return ratio && *ratio < Decimal(1) ? Tone::Breach : Tone::Normal;
    };
    append(columns, provenanceColumns());
    return makeRecordModel<domain::LadderRung>(QStringLiteral("liquidity"), QT_TRANSLATE_NOOP("Tables", "Liquidity"),
                                               std::move(columns), context, parent);
}

RecordTableModel* makePeg(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::PegReading>({"coin", "venue", "currency", "last", "vwap", "deviation", "worst_deviation",
                                                      "minutes_outside_25", "minutes_outside_50", "minutes_outside_100",
                                                      "minutes_outside_300", "minutes_missing", "until"});
    for (const auto* id : {"last", "vwap"})
        findColumn(columns, id)->text = [](const Format& format, const RowView&, const Cell& cell) {
            const auto* value = std::get_if<Decimal>(&cell);
            return value ? format.decimal(*value) : Format::missing();
        };
    for (const auto* id : {"deviation", "worst_deviation"})
        findColumn(columns, id)->tone = [](const RowView&, const Cell& cell) {
            const auto* value = std::get_if<Decimal>(&cell);
            if (!value)
                return Tone::Muted;
            const auto size = value->absolute();
            return size > Decimal(100) ? Tone::Breach : size > Decimal(25) ? Tone::Watch : Tone::Normal;
        };
    for (const auto* id : {"minutes_outside_25", "minutes_outside_50", "minutes_outside_100", "minutes_outside_300", "minutes_missing"})
        findColumn(columns, id)->tone = toneIfAny(Tone::Watch);
    append(columns, provenanceColumns());
    return makeRecordModel<domain::PegReading>(QStringLiteral("peg"), QT_TRANSLATE_NOOP("Tables", "Peg"), std::move(columns), context,
                                               parent);
}

QString holdingsFilter(const RecordTableModel& concentrations, int row)
{
    const auto quoted = [](const QString& column, QString value) {
        value.remove(QLatin1Char('"'));
        return column + QStringLiteral(":=\"") + value + QLatin1Char('"');
    };
    const QString coin = concentrations.rawText(row, "coin");
    if (coin.isEmpty())
        return {};
    QString out = quoted(QStringLiteral("coin"), coin);
    const QString lines = concentrations.rawText(row, "lines");
    // So many lines that no one would read them are named by what they have in common.
    constexpr qsizetype kMostText = 10'000;
    if (!lines.isEmpty() && lines.size() < kMostText)
        return out + QLatin1Char(' ') + quoted(QStringLiteral("line"), QString(lines)).replace(QLatin1Char('\n'), QStringLiteral("\"|\""));
    static const std::array<std::pair<QLatin1String, QLatin1String>, 4> kColumns{
        {{QLatin1String("custodian-share"), QLatin1String("custodian")}, {QLatin1String("debt-issuer-share"), QLatin1String("debt_issuer")},
         {QLatin1String("currency-share"), QLatin1String("currency")},   {QLatin1String("class-share"), QLatin1String("class")}}};
    const QString measure = concentrations.rawText(row, "measure");
    const QString subject = concentrations.rawText(row, "subject");
    for (const auto& [name, column] : kColumns)
        if (measure == name && !subject.isEmpty())
            return out + QLatin1Char(' ') + quoted(column, subject);
    return out;
}

} // namespace assay::models
