// SPDX-License-Identifier: GPL-3.0-or-later
// Past 500 lines: one function for each table, all of one shape; apart they would be harder to compare.
#include "models/view/CaseTables.h"

#include <unordered_map>

#include <QCoreApplication>

#include "models/format/Codes.h"
#include "models/format/WordDiff.h"
#include "models/view/Summaries.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

using TextOf = std::function<QString(const Format&, const RowView&, const Cell&)>;

QString percentText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* ratio = std::get_if<Decimal>(&cell);
    return ratio ? format.ratioPercent(*ratio) : Format::missing();
}

/// An index is no share: it is shown as it is.
QString limitText(const Format& format, const RowView& row, const Cell& cell)
{
    const auto* value = std::get_if<Decimal>(&cell);
    if (!value)
        return Format::missing();
    const auto& of = static_cast<const TableSource<domain::Concentration>&>(row.rows).row(row.position).record;
    return of.measure.starts_with("hhi") ? format.decimal(*value) : format.ratioPercent(*value);
}

void setText(ColumnSet& columns, std::initializer_list<std::string_view> ids, const TextOf& text)
{
    for (const auto id : ids)
        if (auto* column = findColumn(columns, id))
            column->text = text;
}

Tone toneOfSign(const RowView&, const Cell& cell)
{
    const auto* value = std::get_if<Decimal>(&cell);
    return value && value->sign() < 0 ? Tone::Breach : Tone::Normal;
}

Tone toneOfDifference(const RowView&, const Cell& cell)
{
    const auto* value = std::get_if<Decimal>(&cell);
    return value && value->sign() != 0 ? Tone::Breach : Tone::Normal;
}

Tone toneOfCount(const RowView&, const Cell& cell)
{
    const auto* count = std::get_if<std::int64_t>(&cell);
    return count && *count > 0 ? Tone::Watch : Tone::Muted;
}

template <class Record>
const Record& recordOf(const RowView& row)
{
    return static_cast<const TableSource<Record>&>(row.rows).row(row.position).record;
}

std::int64_t secondsUntil(domain::Instant then, domain::Instant now)
{
    return std::chrono::duration_cast<std::chrono::seconds>(then - now).count();
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
        text = QCoreApplication::translate("CaseTables", "%1 d %2 h").arg(format.count(span / 86'400)).arg(span % 86'400 / 3600);
    else
        text = QStringLiteral("%1:%2:%3")
                   .arg(span / 3600)
                   .arg(span / 60 % 60, 2, 10, QLatin1Char('0'))
                   .arg(span % 60, 2, 10, QLatin1Char('0'));
    return *left < 0 ? QCoreApplication::translate("CaseTables", "overdue %1").arg(text) : text;
}

QString lastingText(const Format& format, const RowView&, const Cell& cell)
{
    const auto* seconds = std::get_if<std::int64_t>(&cell);
    return seconds ? format.duration(std::chrono::seconds{*seconds}) : Format::missing();
}

Column ownColumn(std::string id, Semantic semantic, std::function<Cell(const RowView&)> value)
{
    Column column;
    column.title = fieldTitle(id);
    column.id = std::move(id);
    column.semantic = semantic;
    column.value = std::move(value);
    return column;
}

/// Restatements with the explanations of the same picture.
class RestatementSource final : public TableSource<domain::Restatement> {
public:
    using Explanations = std::unordered_map<std::string, domain::Explanation>;

    RestatementSource(domain::PicturePtr picture, Explanations explanations, std::string token)
        : TableSource(std::move(picture), {}, std::move(token)), m_explanations(std::move(explanations))
    {
    }
    [[nodiscard]] const domain::Explanation* explanation(std::size_t position) const
    {
        const auto found = m_explanations.find(row(position).record.id);
        return found == m_explanations.end() ? nullptr : &found->second;
    }

private:
    Explanations m_explanations;
};

RowSourcePtr restatements(const domain::PicturePtr& picture, const RowSourcePtr&)
{
    RestatementSource::Explanations explanations;
    std::string token;
    picture->table<domain::Explanation>().forEach([&](const domain::Row<domain::Explanation>& row) {
        token += row.record.subject + '\x1f' + std::to_string(row.revision) + '\x1e';
        explanations.insert_or_assign(row.record.subject, row.record);
    });
    return std::make_shared<RestatementSource>(picture, std::move(explanations), std::move(token));
}

const domain::Explanation* explanationOf(const RowView& row)
{
    return static_cast<const RestatementSource&>(row.rows).explanation(row.position);
}

std::optional<Decimal> numberOf(const std::string& text)
{
    const auto value = text.empty() ? support::Result<Decimal>(support::fail(support::ErrorCode::Malformed, "empty"))
                                    : Decimal::parse(text);
    return value ? std::optional<Decimal>(*value) : std::nullopt;
}

std::optional<Decimal> differenceOf(const domain::Restatement& of)
{
    const auto before = numberOf(of.before);
    const auto after = numberOf(of.after);
    if (!before || !after)
        return std::nullopt;
    const auto difference = after->minus(*before);
    return difference ? std::optional<Decimal>(*difference) : std::nullopt;
}

QString signedText(const Format& format, const Decimal& value)
{
    return value.sign() > 0 ? QLatin1Char('+') + format.decimal(value) : format.decimal(value);
}

} // namespace

RecordTableModel* makeHoldingLines(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::HoldingLine>(
        {"coin", "line", "class", "name", "isin", "debt_issuer", "custodian", "account", "currency", "maturity", "residual_days",
         "market_value", "valuation_source", "share", "haircut", "encumbrance", "eligibility", "clause", "reason"});
    setText(columns, {"share", "haircut"}, percentText);
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
    setText(columns, {"gap_share"}, [](const Format& format, const RowView&, const Cell& cell) {
        const auto* ratio = std::get_if<Decimal>(&cell);
        return ratio ? format.ratioPercent(*ratio, 4) : Format::missing();
    });
    auto* lasts = findColumn(columns, "gap_seconds");
    lasts->unit = Unit::Seconds;
    lasts->text = lastingText;
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
        return of.dueAt ? Cell{secondsUntil(*of.dueAt, now)} : domain::toCell(of.secondsLeft);
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

RecordTableModel* makeDuties(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Duty>({"state", "duty", "issuer", "coin", "period", "due_at", "due_on", "done_at", "lag_days",
                                                "filing", "clause", "detail"});
    findColumn(columns, "duty")->semantic = Semantic::Enumeration;
    // What is wrong first, then what is due first.
    findColumn(columns, "state")->sortValue = fromRecord<domain::Duty>([](const domain::Duty& of, domain::Instant) -> Cell {
        std::int64_t rank = 0;
        switch (of.state) {
        case domain::DutyState::Missing: rank = 0; break;
        case domain::DutyState::Contradictory: rank = 1; break;
        case domain::DutyState::Late: rank = 2; break;
        case domain::DutyState::Due: rank = 3; break;
        case domain::DutyState::Upcoming: rank = 4; break;
        case domain::DutyState::Unknown: rank = 5; break;
        case domain::DutyState::Done: rank = 6; break;
        }
        std::int64_t due = 0;
        if (of.dueAt)
            due = of.dueAt->time_since_epoch().count() / 1000;
        else if (of.dueOn)
            due = std::chrono::sys_days{*of.dueOn}.time_since_epoch().count() * std::int64_t{86'400};
        return rank * (std::int64_t{1} << 40U) + due;
    });
    findColumn(columns, "lag_days")->tone = toneOfCount;
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Duty>(QStringLiteral("duties"), QT_TRANSLATE_NOOP("Tables", "Duties"), std::move(columns),
                                                context, parent);
    model->sort(model->columnOf("state"), Qt::AscendingOrder);
    return model;
}

RecordTableModel* makeFilings(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Filing>({"kind", "issuer", "coin", "subject", "period_start", "period_end", "filed_at",
                                                  "published_at", "firm", "scope", "test_days", "random_test_day", "outstanding",
                                                  "reserve_value", "currency", "document_sha256", "review_by", "supersedes", "id"});
    findColumn(columns, "review_by")->tone = [](const RowView& row, const Cell& cell) {
        const auto* day = std::get_if<domain::Date>(&cell);
        return day && std::chrono::sys_days{*day} < std::chrono::sys_days{support::hongKongDate(row.now)} ? Tone::Breach : Tone::Normal;
    };
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Filing>(QStringLiteral("filings"), QT_TRANSLATE_NOOP("Tables", "Filings"),
                                                  std::move(columns), context, parent);
    model->sort(model->columnOf("filed_at"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeRestatements(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Restatement>({"coin", "record", "subject", "period", "field", "before", "after", "restated_at"});
    findColumn(columns, "record")->semantic = Semantic::Enumeration;
    findColumn(columns, "field")->text = [](const Format&, const RowView&, const Cell& cell) {
        const std::string code = domain::toText(cell);
        const char* title = fieldTitle(code);
        return title ? QCoreApplication::translate("Columns", title) : fromUtf8(code);
    };
    for (const auto* id : {"before", "after"})
        findColumn(columns, id)->text = [](const Format& format, const RowView&, const Cell& cell) {
            const std::string text = domain::toText(cell);
            const auto value = numberOf(text);
            return value ? format.decimal(*value) : fromUtf8(text);
        };
    auto state = ownColumn("state", Semantic::Enumeration, [](const RowView& row) -> Cell {
        return std::string(explanationOf(row) ? "explained" : "needs-explanation");
    });
    state.tone = [](const RowView&, const Cell& cell) { return toneOfCode("state", domain::toText(cell)); };
    columns.insert(columns.begin(), std::move(state));
    auto difference = ownColumn("difference", Semantic::Quantity, fromRecord<domain::Restatement>([](const domain::Restatement& of, domain::Instant) -> Cell {
        const auto value = differenceOf(of);
        return value ? Cell{*value} : Cell{};
    }));
    difference.text = [](const Format& format, const RowView&, const Cell& cell) {
        const auto* value = std::get_if<Decimal>(&cell);
        return value ? signedText(format, *value) : Format::missing();
    };
    columns.insert(columns.begin() + 8, std::move(difference));
    columns.push_back(ownColumn("explanation", Semantic::Text, [](const RowView& row) -> Cell {
        const auto* of = explanationOf(row);
        return of ? domain::toCell(of->text) : Cell{};
    }));
    auto author = ownColumn("author", Semantic::Text, [](const RowView& row) -> Cell {
        const auto* of = explanationOf(row);
        return of ? domain::toCell(of->author) : Cell{};
    });
    author.shown = Shown::OnRequest;
    columns.push_back(std::move(author));
    append(columns, provenanceColumns());
    auto* model = new RecordTableModel(QStringLiteral("restatements"), QT_TRANSLATE_NOOP("Tables", "Restatements"), std::move(columns),
                                       restatements, context, parent);
    model->sort(model->columnOf("restated_at"), Qt::DescendingOrder);
    return model;
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
        findColumn(columns, id)->tone = toneOfCount;
    append(columns, provenanceColumns());
    return makeRecordModel<domain::PegReading>(QStringLiteral("peg"), QT_TRANSLATE_NOOP("Tables", "Peg"), std::move(columns), context,
                                               parent);
}

RecordTableModel* makeLetters(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Letter>({"state", "rule", "subject", "coin", "issuer", "reply_by", "written_at", "answered_at",
                                                  "answer", "author", "id"});
    findColumn(columns, "reply_by")->tone = [](const RowView& row, const Cell& cell) {
        const auto* day = std::get_if<domain::Date>(&cell);
        const bool open = recordOf<domain::Letter>(row).state == domain::LetterState::Sent;
        const auto today = std::chrono::sys_days{support::hongKongDate(row.now)};
        if (!day || !open)
            return Tone::Normal;
        return std::chrono::sys_days{*day} < today ? Tone::Breach : std::chrono::sys_days{*day} == today ? Tone::Watch : Tone::Normal;
    };
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Letter>(QStringLiteral("letters"), QT_TRANSLATE_NOOP("Tables", "Letters"), std::move(columns),
                                                  context, parent);
    model->sort(model->columnOf("written_at"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeStressRuns(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::StressRun>({"name", "coin", "statement_id", "snapshot", "ran_at", "author", "id"});
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::StressRun>(QStringLiteral("stress-runs"), QT_TRANSLATE_NOOP("Tables", "Saved scenarios"),
                                                     std::move(columns), context, parent);
    model->sort(model->columnOf("ran_at"), Qt::DescendingOrder);
    return model;
}

RecordTableModel* makeRuleCards(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::RuleCard>({"rule", "title", "severity", "breached", "cannot_tell", "passed", "not_applicable",
                                                    "citation", "confidence", "text_version", "pack", "version", "parameters"});
    findColumn(columns, "breached")->tone = [](const RowView&, const Cell& cell) {
        const auto* count = std::get_if<std::int64_t>(&cell);
        return count && *count > 0 ? Tone::Breach : Tone::Muted;
    };
    findColumn(columns, "cannot_tell")->tone = [](const RowView&, const Cell& cell) {
        const auto* count = std::get_if<std::int64_t>(&cell);
        return count && *count > 0 ? Tone::Unknown : Tone::Muted;
    };
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::RuleCard>(QStringLiteral("rules"), QT_TRANSLATE_NOOP("Tables", "Rules"), std::move(columns),
                                                    context, parent);
    model->sort(model->columnOf("rule"), Qt::AscendingOrder);
    return model;
}

RecordTableModel* makeRuleFindings(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Finding>(
        {"outcome", "severity", "subject", "measured", "threshold", "unit", "explanation", "rule", "judged_as_of"});
    findColumn(columns, "outcome")->sortValue = fromRecord<domain::Finding>([](const domain::Finding& of, domain::Instant) -> Cell {
        switch (of.outcome) {
        case domain::Outcome::Breach: return std::int64_t{0};
        case domain::Outcome::CannotTell: return std::int64_t{1};
        case domain::Outcome::Pass: return std::int64_t{2};
        case domain::Outcome::NotApplicable: return std::int64_t{3};
        }
        return {};
    });
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::Finding>(QStringLiteral("rule-findings"), QT_TRANSLATE_NOOP("Tables", "Findings of the rule"),
                                                   std::move(columns), context, parent);
    model->sort(model->columnOf("outcome"), Qt::AscendingOrder);
    return model;
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
    constexpr qsizetype kMostText = 20'000;
    if (!lines.isEmpty() && lines.size() < kMostText)
        return out + QLatin1Char(' ') + quoted(QStringLiteral("line"), QString(lines).replace(QLatin1Char('\n'), QLatin1Char('|')));
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

void addRestatement(DetailData& detail, const RecordTableModel& restatements, int row, const domain::Picture& picture,
                    const Format& format)
{
    const std::string record = restatements.rawText(row, "record").toStdString();
    const std::string subject = restatements.rawText(row, "subject").toStdString();
    const std::string restatedAt = restatements.rawText(row, "restated_at").toStdString();
    if (subject.empty())
        return;
    constexpr qsizetype kMostFields = 200;
    picture.table<domain::Restatement>().forEach([&](const domain::Row<domain::Restatement>& each) {
        const auto& of = each.record;
        if (of.record != record || of.subject != subject || support::toText(of.restatedAt) != restatedAt ||
            detail.changes.size() + detail.wording.size() >= kMostFields)
            return;
        const char* title = fieldTitle(of.field);
        const QString label = title ? QCoreApplication::translate("Columns", title) : fromUtf8(of.field);
        const auto before = numberOf(of.before);
        const auto after = numberOf(of.after);
        const auto difference = differenceOf(of);
        if (before || after)
            detail.changes.append({label, before ? format.decimal(*before) : fromUtf8(of.before),
                                   after ? format.decimal(*after) : fromUtf8(of.after),
                                   difference ? signedText(format, *difference) : Format::missing(), Tone::Watch});
        else
            detail.wording.append({label, wordDiff(fromUtf8(of.before), fromUtf8(of.after))});
    });
    detail.target = {Page::Reserves, QStringLiteral("filings"), {}};
    if (record == "filing")
        detail.target.filter = QStringLiteral("id:=\"") + fromUtf8(subject) + QLatin1Char('"');
}

} // namespace assay::models
