// SPDX-License-Identifier: GPL-3.0-or-later
#include <unordered_map>

#include <QCoreApplication>

#include "models/format/Codes.h"
#include "models/format/WordDiff.h"
#include "models/view/tables/DerivedTables.h"
#include "models/view/tables/ColumnParts.h"

namespace assay::models {

namespace {

using domain::Cell;
using domain::Decimal;
using domain::Semantic;

/// Restatements with the explanations of the same snapshot.
class RestatementSource final : public TableSource<domain::Restatement> {
public:
    using Explanations = std::unordered_map<std::string, domain::Explanation>;

    RestatementSource(domain::SnapshotPtr snapshot, Explanations explanations, std::string token)
        : TableSource(std::move(snapshot), {}, std::move(token)), m_explanations(std::move(explanations))
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

RowSourcePtr restatements(const domain::SnapshotPtr& snapshot, const RowSourcePtr&)
{
    RestatementSource::Explanations explanations;
    std::string token;
    snapshot->table<domain::Explanation>().forEach([&](const domain::Row<domain::Explanation>& row) {
        token += row.record.subject + '\x1f' + std::to_string(row.revision) + '\x1e';
        explanations.insert_or_assign(row.record.subject, row.record);
    });
    return std::make_shared<RestatementSource>(snapshot, std::move(explanations), std::move(token));
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

RecordTableModel* makeDuties(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Duty>({"state", "duty", "issuer", "coin", "period", "due_at", "due_on", "done_at", "lag_days",
                                                "filing", "clause", "detail"});
    findColumn(columns, "duty")->semantic = Semantic::Enumeration;
    setText(columns, {"detail"}, saidText);
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
    findColumn(columns, "lag_days")->tone = toneIfAny(Tone::Watch);
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
    model->setNothingText(QT_TRANSLATE_NOOP("Tables", "No letter has been written. The menu of a finding drafts one."));
    return model;
}

RecordTableModel* makeStressRuns(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::StressRun>({"name", "coin", "statement_id", "snapshot", "ran_at", "author", "id"});
    append(columns, provenanceColumns());
    auto* model = makeRecordModel<domain::StressRun>(QStringLiteral("stress-runs"), QT_TRANSLATE_NOOP("Tables", "Saved scenarios"),
                                                     std::move(columns), context, parent);
    model->sort(model->columnOf("ran_at"), Qt::DescendingOrder);
    model->setNothingText(QT_TRANSLATE_NOOP("Tables", "No scenario has been saved. One that has run can be given a name."));
    return model;
}

void addRestatement(DetailData& detail, const RecordTableModel& restatements, int row, const domain::Snapshot& snapshot,
                    const Format& format)
{
    const std::string record = restatements.rawText(row, "record").toStdString();
    const std::string subject = restatements.rawText(row, "subject").toStdString();
    const std::string restatedAt = restatements.rawText(row, "restated_at").toStdString();
    if (subject.empty())
        return;
    constexpr qsizetype kMostFields = 200;
    snapshot.table<domain::Restatement>().forEach([&](const domain::Row<domain::Restatement>& each) {
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
