// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/tables/SettlementTables.h"

#include <array>

#include <QCoreApplication>

#include "models/format/Sentences.h"
#include "models/view/tables/ColumnParts.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Semantic;

Tone toneOfAlarm(domain::AlarmLevel level)
{
    switch (level) {
    case domain::AlarmLevel::Unknown: return Tone::Unknown;
    case domain::AlarmLevel::Normal: return Tone::Normal;
    case domain::AlarmLevel::Warning: return Tone::Watch;
    case domain::AlarmLevel::Alarm: return Tone::Breach;
    }
    return Tone::Unknown;
}

Tone standingTone(const RowView& row, const Cell&)
{
    return toneOfAlarm(recordOf<domain::ParticipantStanding>(row).alarm);
}

/// The order of the buckets, oldest last.
constexpr std::array<std::string_view, 6> kAgeBuckets{"not yet due", "0", "1", "2-3", "4-7", ">7"};

Cell bucketRank(std::string_view bucket)
{
    for (std::size_t i = 0; i < kAgeBuckets.size(); ++i)
        if (kAgeBuckets[i] == bucket)
            return static_cast<std::int64_t>(i);
    return {};
}

QString bucketText(const Format& format, const RowView&, const Cell& cell)
{
    const auto bucket = domain::toText(cell);
    if (bucket == "not yet due")
        return QCoreApplication::translate("SettlementTables", "not yet due");
    if (bucket.find(' ') != std::string::npos || bucket == "undated")
        return sentenceText(format, bucket);
    if (bucket == "0")
        return QCoreApplication::translate("SettlementTables", "due today");
    if (bucket == "1")
        return QCoreApplication::translate("SettlementTables", "1 business day");
    return QCoreApplication::translate("SettlementTables", "%1 business days").arg(fromUtf8(bucket).replace(QLatin1Char('-'), QChar(0x2013)));
}

/// The number of values in a list and the first few of them.
QString refsText(const Format& format, const RowView&, const Cell& cell)
{
    constexpr qsizetype kNamed = 3;
    const auto refs = fromUtf8(domain::toText(cell)).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
    if (refs.isEmpty())
        return Format::missing();
    QString out = refs.mid(0, kNamed).join(QStringLiteral(", "));
    if (refs.size() > kNamed)
        out += QStringLiteral(" +") + format.count(refs.size() - kNamed);
    return out;
}

} // namespace

RecordTableModel* makeParticipantStandings(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::ParticipantStanding>({"participant", "asset", "alarm", "usage", "projected_usage", "balance",
                                                               "limit", "incoming", "outgoing", "projected", "reserved"});
    setText(columns, {"usage", "projected_usage"}, percentText);
    for (const auto* id : {"usage", "projected_usage", "alarm"})
        findColumn(columns, id)->tone = standingTone;
    for (const auto* id : {"balance", "projected"})
        findColumn(columns, id)->tone = toneOfSign;
    // Alarms first, then by how much of the limit will be in use.
    findColumn(columns, "alarm")->sortValue = fromRecord<domain::ParticipantStanding>(
        [](const domain::ParticipantStanding& of, domain::Instant) -> Cell {
            constexpr int kDigits = 6;
            const auto used = of.projectedUsage ? of.projectedUsage : of.usage;
            const auto share = used ? used->rounded(kDigits, domain::Rounding::HalfEven)
                                    : support::Result<domain::Decimal>(domain::Decimal(0));
            auto level = domain::Decimal(static_cast<std::int64_t>(of.alarm) * 1'000'000);
            if (const auto sum = share ? level.plus(*share) : share)
                return *sum;
            return level;
        });
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::ParticipantStanding>(QStringLiteral("participant-standings"),
                                                               QT_TRANSLATE_NOOP("Tables", "Positions and limits"),
                                                               std::move(columns), context, parent);
    model->sort(model->columnOf("alarm"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeFailGroups(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::FailGroup>({"participant", "reason", "instructions", "value", "currency", "oldest"});
    findColumn(columns, "instructions")->tone = toneIfAny(Tone::Watch);
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::FailGroup>(QStringLiteral("fail-groups"), QT_TRANSLATE_NOOP("Tables", "Exceptions"),
                                                     std::move(columns), context, parent);
    model->sort(model->columnOf("value"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeAgeing(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::AgeingBucket>({"bucket", "instructions", "value", "currency", "oldest"});
    auto* bucket = findColumn(columns, "bucket");
    bucket->text = bucketText;
    bucket->sortValue = fromRecord<domain::AgeingBucket>(
        [](const domain::AgeingBucket& of, domain::Instant) { return bucketRank(of.bucket); });
    bucket->tone = [](const RowView& row, const Cell&) {
        const auto& of = recordOf<domain::AgeingBucket>(row);
        if (of.instructions == 0 || of.bucket == "not yet due" || of.bucket == "0")
            return Tone::Normal;
        return of.bucket == "1" ? Tone::Watch : Tone::Breach;
    };
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::AgeingBucket>(QStringLiteral("ageing"), QT_TRANSLATE_NOOP("Tables", "Ageing"),
                                                        std::move(columns), context, parent);
    model->sort(model->columnOf("bucket"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeEfficiency(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::SettlementEfficiency>(
        {"day", "currency", "by_value", "by_volume", "settled_value", "due_value", "settled", "due"});
    setText(columns, {"by_value", "by_volume"}, percentText);
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::SettlementEfficiency>(QStringLiteral("efficiency"),
                                                                QT_TRANSLATE_NOOP("Tables", "Efficiency"), std::move(columns), context,
                                                                parent);
    model->sort(model->columnOf("day"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeGridlockOptions(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::GridlockOption>({"kind", "act", "instructions", "value", "currency", "participants", "text"});
    findColumn(columns, "kind")->semantic = Semantic::Enumeration;
    findColumn(columns, "kind")->tone = {};
    setText(columns, {"act", "frees", "participants"}, refsText);
    setText(columns, {"text"}, saidText);
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::GridlockOption>(QStringLiteral("gridlock"), QT_TRANSLATE_NOOP("Tables", "Gridlock"),
                                                          std::move(columns), context, parent);
    model->sort(model->columnOf("value"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeActionRequests(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::ActionRequest>({"state", "action", "instruction", "amount", "currency", "maker", "checkers",
                                                         "made_at", "expires_at", "reason", "reason_text", "id"});
    setText(columns, {"checkers"}, refsText);
    findColumn(columns, "expires_at")->tone = [](const RowView& row, const Cell& cell) {
        const auto& of = recordOf<domain::ActionRequest>(row);
        const auto* at = std::get_if<domain::Instant>(&cell);
        const bool waits = of.state == domain::RequestState::Submitted;
        return at && waits && *at < row.now + std::chrono::minutes{5} ? Tone::Watch : Tone::Normal;
    };
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::ActionRequest>(QStringLiteral("requests"), QT_TRANSLATE_NOOP("Tables", "Requests"),
                                                         std::move(columns), context, parent);
    model->sort(model->columnOf("made_at"), Qt::DescendingOrder);
    return model;
}

QString anyOfFilter(const QString& column, const QStringList& values)
{
    if (values.isEmpty())
        return {};
    QStringList quoted;
    for (auto value : values)
        quoted.append(QLatin1Char('"') + value.remove(QLatin1Char('"')) + QLatin1Char('"'));
    return column + QStringLiteral(":=") + quoted.join(QLatin1Char('|'));
}

} // namespace assay::models
