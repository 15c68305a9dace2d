// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/pages/Pages.h"

#include "models/view/tables/DerivedTables.h"
#include "models/view/pages/Figures.h"
#include "models/view/tables/Tables.h"

namespace assay::models {

// --- overview

OverviewViewModel::OverviewViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_findings(addTable(makeFindings({}, context.tables, this)))
{
    setSumming([this]() -> Summing {
        return [this, format = format()](const domain::SnapshotPtr& snapshot, domain::Instant now) -> Taking {
            std::array<std::vector<Figure>, 4> figures{coinFigures(format, *snapshot), queueFigures(format, *snapshot, now),
                                                       vaultFigures(format, *snapshot), amlFigures(format, *snapshot, now)};
            return [this, figures = std::move(figures)]() mutable { m_figures = std::move(figures); };
        };
    });
}

QString OverviewViewModel::stripTitle(Strip strip) const
{
    switch (strip) {
    case Strip::Issuers: return tr("Issuers");
    case Strip::Settlement: return tr("Settlement");
    case Strip::Vaults: return tr("Vaults");
    case Strip::Aml: return tr("AML");
    }
    return {};
}

QList<CardData> OverviewViewModel::strip(Strip strip) const
{
    return toCards(m_figures[static_cast<std::size_t>(strip)], format(), context().now());
}

QList<CardData> OverviewViewModel::cards() const
{
    QList<CardData> out;
    for (const auto& figures : m_figures)
        out.append(toCards(figures, format(), context().now()));
    return out;
}

DetailData OverviewViewModel::detail(const RecordTableModel* model, int row) const
{
    DetailData out = PageViewModel::detail(model, row);
    if (model == m_findings)
        addFindingFacts(out, *model, row);
    return out;
}

// --- vault

VaultViewModel::VaultViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_vaults(addTable(makeVaults(context.tables, this))),
      m_bars(addTable(makeBars(context.tables, this))), m_goldTokens(addTable(makeGoldTokens(context.tables, this)))
{
    setSumming([this]() -> Summing {
        return [this, format = format()](const domain::SnapshotPtr& snapshot, domain::Instant) -> Taking {
            return [this, figures = vaultFigures(format, *snapshot), forms = holdingsChart(format, *snapshot),
                    owners = ownersChart(format, *snapshot)]() mutable {
                m_figures = std::move(figures);
                setCharts({std::move(forms), std::move(owners)});
            };
        };
    });
}

QList<CardData> VaultViewModel::cards() const
{
    return toCards(m_figures, format(), context().now());
}

// --- AML

AmlViewModel::AmlViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_alerts(addTable(makeAlerts(context.tables, this))),
      m_transfers(addTable(makeTransfers(context.tables, this))), m_sanctions(addTable(makeSanctions(context.tables, this))),
      m_findings(addTable(makeFindings("AML", context.tables, this)))
{
    setSumming([this]() -> Summing {
        return [this, format = format()](const domain::SnapshotPtr& snapshot, domain::Instant now) -> Taking {
            return [this, figures = amlFigures(format, *snapshot, now), chart = alertsChart(format, *snapshot, now)]() mutable {
                m_figures = std::move(figures);
                setCharts({std::move(chart)});
            };
        };
    });
}

QList<CardData> AmlViewModel::cards() const
{
    return toCards(m_figures, format(), context().now());
}

DetailData AmlViewModel::detail(const RecordTableModel* model, int row) const
{
    DetailData out = PageViewModel::detail(model, row);
    if (model == m_findings)
        addFindingFacts(out, *model, row);
    return out;
}

// --- sources

SourcesViewModel::SourcesViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_sources(addTable(makeSources(context.tables, this)))
{
    setSumming([this]() -> Summing {
        return [this, format = format()](const domain::SnapshotPtr& snapshot, domain::Instant now) -> Taking {
            return [this, figures = sourceFigures(format, *snapshot, now)]() mutable { m_figures = std::move(figures); };
        };
    });
}

QList<CardData> SourcesViewModel::cards() const
{
    return toCards(m_figures, format(), context().now());
}

QString SourcesViewModel::sourceAt(int row) const
{
    return m_sources->rawText(row, "id");
}

// --- rules

RulesViewModel::RulesViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_rules(addTable(makeRuleCards(context.tables, this))),
      m_findings(addTableWithin(makeRuleFindings(context.tables, this)))
{
}

DetailData RulesViewModel::detail(const RecordTableModel* model, int row) const
{
    DetailData out = PageViewModel::detail(model, row);
    if (model == m_findings)
        addFindingFacts(out, *model, row);
    if (model != m_rules || out.key.isEmpty())
        return out;
    out.title = m_rules->rawText(row, "rule") + QStringLiteral(" · ") + m_rules->rawText(row, "title");
    // One line for each parameter: "minimum_coverage = 1.000000 ratio (text)".
    out.facts.removeIf([this](const Fact& fact) {
        return fact.label == m_rules->headerData(m_rules->columnOf("parameters"), Qt::Horizontal).toString();
    });
    for (const auto& line : m_rules->rawText(row, "parameters").split(QLatin1Char('\n'), Qt::SkipEmptyParts)) {
        const QString name = line.section(QLatin1Char('='), 0, 0).trimmed();
        const QString value = line.section(QLatin1Char('='), 1).trimmed();
        out.facts.append({name, value, line, Tone::Normal});
    }
    return out;
}

void RulesViewModel::chooseRule(int row)
{
    m_findings->setScope({"rule", m_rules->rawText(row, "rule").toStdString(), {}, {}});
}

} // namespace assay::models
