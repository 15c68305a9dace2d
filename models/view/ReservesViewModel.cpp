// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/CaseTables.h"
#include "models/view/Figures.h"
#include "models/view/Pages.h"
#include "models/view/Tables.h"

namespace assay::models {

ReservesViewModel::ReservesViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(Page::Reserves, context, parent), m_coins(addTable(makeCoins(context.tables, this))),
      m_holdings(addTable(makeHoldingLines(context.tables, this))),
      m_concentrations(addTable(makeConcentrations(context.tables, this)))
{
    addTable(makeSupplyBridge(context.tables, this));
    addTable(makeRedemptionClocks(context.tables, this));
    addTable(makeLadder(context.tables, this));
    addTable(makeDuties(context.tables, this));
    addTable(makeFilings(context.tables, this));
    m_restatements = addTable(makeRestatements(context.tables, this));
    addTable(makePeg(context.tables, this));
    m_letters = addTable(makeLetters(context.tables, this));
    m_stressRuns = addTableWithin(makeStressRuns(context.tables, this));
    setSumming([this]() -> Summing {
        return [this, format = format(), by = m_mixBy, scope = m_scope.toStdString()](const domain::PicturePtr& picture,
                                                                                      domain::Instant) -> Taking {
            const auto coins = coinStates(*picture);
            std::map<std::string, std::string> statements;
            for (const auto& [coin, state] : coins)
                statements.emplace(coin, state.statement->record.statementId);
            return [this, figures = coinFigures(format, *picture), mix = reserveMixChart(format, *picture, by, scope),
                    statements = std::move(statements)]() mutable {
                m_figures = std::move(figures);
                m_mix = std::move(mix);
                takeStatements(std::move(statements));
            };
        };
    });
}

QString ReservesViewModel::title() const
{
    return tr("Reserves");
}

QList<CardData> ReservesViewModel::cards() const
{
    return toCards(m_figures, format(), context().now());
}

QString ReservesViewModel::coinAt(int row) const
{
    return m_coins->rawText(row, "coin");
}

DetailData ReservesViewModel::detail(const RecordTableModel* model, int row) const
{
    DetailData out = PageViewModel::detail(model, row);
    if (out.key.isEmpty())
        return out;
    if (model == m_restatements)
        addRestatement(out, *model, row, *context().dispatcher.current(), format());
    if (model == m_concentrations)
        out.target = {Page::Reserves, m_holdings->id(), holdingsFilter(*model, row)};
    return out;
}

void ReservesViewModel::setScope(const QString& coin)
{
    std::string issuer;
    bool known = coin.isEmpty();
    const std::string wanted = coin.toStdString();
    const auto& picture = *context().dispatcher.current();
    const auto see = [&](const domain::CoinId& of, const domain::IssuerId& by) {
        if (of.value() != wanted)
            return;
        known = true;
        issuer = by.value();
    };
    picture.table<domain::ReserveStatement>().forEach(
        [&](const domain::Row<domain::ReserveStatement>& row) { see(row.record.coin, row.record.issuer); });
    picture.table<domain::CoverageReading>().forEach(
        [&](const domain::Row<domain::CoverageReading>& row) { see(row.record.coin, row.record.issuer); });
    if (!known || m_scope == coin)
        return;
    m_scope = coin;
    for (auto* model : tables())
        if (model != m_coins)
            model->setScope(coin.isEmpty() ? RowScope{} : RowScope{"coin", wanted, "issuer", issuer});
    selectCoin(coin);
    sumAgain();
    Q_EMIT scopeChanged(m_scope);
}

void ReservesViewModel::setMixBy(MixBy by)
{
    m_mixBy = by;
    sumAgain();
}

void ReservesViewModel::explain(const QString& restatement, const QString& text)
{
    domain::Explanation explanation;
    explanation.subject = restatement.toStdString();
    explanation.text = text.trimmed().toStdString();
    beginQuestion();
    auto then = [this, restatement](support::Result<std::string> answer) {
        endQuestion();
        if (answer)
            Q_EMIT explained(restatement);
        else
            reportFailure(answer.error());
    };
    context().console.commands.record(std::move(explanation),
                                      context().dispatcher.toMain<std::string>(this, std::move(then)));
}

void ReservesViewModel::takeStatements(std::map<std::string, std::string> statements)
{
    if (m_coin.isEmpty() && !statements.empty()) {
        m_statements = std::move(statements);
        selectCoin(fromUtf8(m_statements.begin()->first));
        return;
    }
    // The past is asked for again only if the coin on the chart has stated something new.
    const auto coin = m_coin.toStdString();
    const bool isNew = statements[coin] != m_statements[coin];
    m_statements = std::move(statements);
    if (isNew)
        askCoverage();
    else
        drawCoverage();
}

void ReservesViewModel::selectCoin(const QString& coin)
{
    if (m_coin == coin || coin.isEmpty())
        return;
    m_coin = coin;
    m_points.clear();
    Q_EMIT coinChanged(m_coin);
    askCoverage();
}

void ReservesViewModel::setChartSpan(domain::Duration span)
{
    m_span = std::max<domain::Duration>(span, std::chrono::minutes{1});
    askCoverage();
}

void ReservesViewModel::askCoverage()
{
    // One question at a time; what was chosen meanwhile is asked when the answer has come.
    if (m_asking || m_coin.isEmpty()) {
        m_askAgain = m_asking;
        return;
    }
    m_asking = true;
    beginQuestion();
    const auto to = context().now();
    const auto from = to - m_span;
    auto then = [this, coin = m_coin, from, to](support::Result<std::vector<api::CoveragePoint>> answer) {
        m_asking = false;
        endQuestion();
        if (!answer)
            reportFailure(answer.error());
        else if (coin == m_coin) {
            m_points = std::move(*answer);
            m_range = {from.time_since_epoch().count(), to.time_since_epoch().count()};
        }
        drawCoverage();
        if (std::exchange(m_askAgain, false))
            askCoverage();
    };
    context().console.history.coverage(domain::CoinId(m_coin.toStdString()), from, to,
                                       context().dispatcher.toMain<std::vector<api::CoveragePoint>>(this, std::move(then)));
}

void ReservesViewModel::drawCoverage()
{
    if (m_range.to == 0) {
        const auto now = context().now();
        m_range = {(now - m_span).time_since_epoch().count(), now.time_since_epoch().count()};
    }
    domain::Duration staleAfter = std::chrono::hours{24};
    const auto& picture = *context().dispatcher.current();
    for (const auto& figure : m_figures)
        if (figure.id == QStringLiteral("coverage-") + m_coin && figure.staleAfter.count() > 0)
            staleAfter = figure.staleAfter;
    if (picture.revision == 0 && m_coin.isEmpty())
        return;
    setCharts({coverageChart(format(), m_coin, m_points, m_range, staleAfter), m_mix});
}

void ReservesViewModel::retranslate()
{
    PageViewModel::retranslate();
    drawCoverage();
}

} // namespace assay::models
