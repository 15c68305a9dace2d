// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/tables/DerivedTables.h"
#include "models/view/tables/ColumnParts.h"
#include "models/view/tables/Tables.h"

namespace assay::models {

namespace {

using domain::Cell;

} // namespace

RecordTableModel* makeFindings(std::string prefix, const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::Finding>(
        {"severity", "rule", "subject", "outcome", "measured", "threshold", "unit", "explanation", "citation"});
    setText(columns, {"measured", "threshold", "unit", "explanation"}, saidText);
    // Worst first: by severity, and of the same severity a breach before what cannot be told.
    if (auto* severity = findColumn(columns, "severity")) {
        severity->sortValue = fromRecord<domain::Finding>([](const domain::Finding& of, domain::Instant) -> Cell {
            return static_cast<std::int64_t>(of.severity) * 2 + (of.outcome == domain::Outcome::Breach ? 1 : 0);
        });
    }
    append(columns, provenanceColumns());
    auto* model = new RecordTableModel(
        QStringLiteral("findings"), QT_TRANSLATE_NOOP("Tables", "Findings"), std::move(columns),
        [prefix](const domain::SnapshotPtr& snapshot, const RowSourcePtr&) -> RowSourcePtr {
            return std::make_shared<TableSource<domain::Finding>>(snapshot, [prefix](const domain::Row<domain::Finding>& row) {
                return isOpen(row.record) && row.record.rule.value().starts_with(prefix);
            });
        },
        context, parent);
    model->sort(model->columnOf("severity"), Qt::DescendingOrder);
    model->setNothingText(QT_TRANSLATE_NOOP("Tables", "Nothing is open: every rule that was judged passes or does not apply. The page Rules lists them."));
    return model;
}

RecordTableModel* makeRuleCards(const TableContext& context, QObject* parent)
{
    auto columns = recordColumns<domain::RuleCard>({"rule", "title", "severity", "breached", "cannot_tell", "passed", "not_applicable",
                                                    "citation", "confidence", "text_version", "pack", "version", "parameters"});
    setText(columns, {"title"}, saidText);
    findColumn(columns, "breached")->tone = toneIfAny(Tone::Breach);
    findColumn(columns, "cannot_tell")->tone = toneIfAny(Tone::Unknown);
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
    setText(columns, {"measured", "threshold", "unit", "explanation"}, saidText);
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
