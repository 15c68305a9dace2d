// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cstdlib>

#include "models/charts/DerivedCharts.h"
#include "models/view/tables/DerivedTables.h"
#include "models/view/pages/Figures.h"
#include "models/view/pages/Pages.h"
#include "models/view/tables/Tables.h"

namespace assay::models {

namespace {

/// The past of supply is read again at most this often: ledgers move every few seconds.
constexpr std::chrono::seconds kSupplyAgain{10};
/// What has not changed moves along the axis at most this often.
constexpr std::chrono::seconds kDrawAgain{10};

ChartData over(ChartData chart, const QString& tab, const QString& id)
{
    chart.tab = tab;
    chart.id = id;
    return chart;
}

std::uint64_t newestSupply(const domain::Snapshot& snapshot, const std::string& coin)
{
    std::uint64_t newest = 0;
    snapshot.table<domain::Supply>().forEach([&](const domain::Row<domain::Supply>& row) {
        if (row.record.coin.value() == coin)
            newest = std::max(newest, row.revision);
    });
    return newest;
}

/// The header over the holdings: the pool of one coin, or all pools beside each other.
QList<ChartData> holdingCharts(const Format& format, const domain::Snapshot& snapshot, const std::string& scope)
{
    const QString tab = QStringLiteral("holdings");
    QList<ChartData> out;
    for (const auto& [by, id] : {std::pair{MixBy::Class, QStringLiteral("holdings-classes")},
                                 std::pair{MixBy::Maturity, QStringLiteral("holdings-maturities")},
                                 std::pair{MixBy::Currency, QStringLiteral("holdings-currencies")}})
        out.append(over(scope.empty() ? reserveMixChart(format, snapshot, by) : reservePartsChart(format, snapshot, by, scope), tab, id));
    return out;
}

/// Do both snapshots hold the same rows of this kind? Compared by the chunks that they share.
template <class Record>
bool sameRows(const domain::Snapshot& a, const domain::Snapshot& b)
{
    const auto& one = a.table<Record>();
    const auto& other = b.table<Record>();
    if (one.size() != other.size() || one.chunkCount() != other.chunkCount())
        return false;
    for (std::size_t i = 0; i < one.chunkCount(); ++i)
        if (one.chunk(i) != other.chunk(i))
            return false;
    return true;
}

} // namespace

struct ReservesViewModel::Drawn {
    domain::SnapshotPtr snapshot;              ///< kept, so that its chunks are not taken for others
    Past past;
    TimeRange range;
    QString language;
    ChartData coverage;
    SupplyCharts supply;
    ChartData peg;
};

ReservesViewModel::ReservesViewModel(const ViewContext& context, QObject* parent)
    : PageViewModel(kPage, context, parent), m_coins(addTable(makeCoins(context.tables, this))),
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
        return [this, format = format(), by = m_mixBy, scope = m_scope.toStdString(), span = m_span, past = m_past,
                before = m_drawn](const domain::SnapshotPtr& snapshot, domain::Instant now) -> Taking {
            News news;
            for (const auto& [coin, state] : coinStates(*snapshot))
                news.statements.emplace(coin, state.statement->record.statementId);
            news.supply = newestSupply(*snapshot, past.coin.toStdString());
            const TimeRange range{(now - span).time_since_epoch().count(), now.time_since_epoch().count()};
            auto drawn = draw(format, snapshot, past, range, before);
            auto charts = chartsOf(format, *snapshot, *drawn, by, scope);
            return [this, figures = coinFigures(format, *snapshot), drawn = std::move(drawn), charts = std::move(charts),
                    news = std::move(news)]() mutable {
                m_figures = std::move(figures);
                takeNews(std::move(news));
                // Until the past of another coin is known, what is seen stays.
                if (drawn->past.coin == m_coin) {
                    m_drawn = std::move(drawn);
                    setCharts(std::move(charts));
                }
            };
        };
    });
}

ReservesViewModel::DrawnPtr ReservesViewModel::draw(const Format& format, const domain::SnapshotPtr& snapshot, const Past& past,
                                                    TimeRange range, const DrawnPtr& before)
{
    const bool same = before && before->past.coin == past.coin && before->past.statements == past.statements &&
                      before->past.supplies == past.supplies && before->language == format.language() &&
                      range.to - range.from == before->range.to - before->range.from &&
                      std::abs(range.to - before->range.to) < std::chrono::milliseconds(kDrawAgain).count() &&
                      sameRows<domain::TokenOperation>(*snapshot, *before->snapshot) &&
                      sameRows<domain::Incident>(*snapshot, *before->snapshot) &&
                      sameRows<domain::ReserveStatement>(*snapshot, *before->snapshot) &&
                      sameRows<domain::CoinTerms>(*snapshot, *before->snapshot) && sameRows<domain::Price>(*snapshot, *before->snapshot);
    if (same)
        return before;
    auto out = std::make_shared<Drawn>();
    out->snapshot = snapshot;
    out->past = past;
    out->range = range;
    out->language = format.language();
    if (past.coin.isEmpty())
        return out;
    static const std::vector<api::CoveragePoint> kNoStatements;
    static const std::vector<api::SupplyStretch> kNoSupplies;
    const auto& statements = past.statements ? *past.statements : kNoStatements;
    domain::Duration staleAfter = std::chrono::hours{24};
    for (const auto& figure : coinFigures(format, *snapshot))
        if (figure.id == QStringLiteral("coverage-") + past.coin && figure.staleAfter.count() > 0)
            staleAfter = figure.staleAfter;
    out->coverage = coverageChart(format, past.coin, statements, range, staleAfter);
    const domain::Instant from{domain::Duration{range.from}};
    addMarks(out->coverage, format, past.coin, coinEvents(*snapshot, past.coin.toStdString(), from, statements));
    out->supply = supplyCharts(format, past.coin, past.supplies ? *past.supplies : kNoSupplies, statements, *snapshot, range);
    out->peg = pegChart(format, past.coin, *snapshot, range);
    return out;
}

QList<ChartData> ReservesViewModel::chartsOf(const Format& format, const domain::Snapshot& snapshot, const Drawn& drawn, MixBy by,
                                             const std::string& scope)
{
    QList<ChartData> out;
    const QString& coin = drawn.past.coin;
    if (!coin.isEmpty())
        out.append(drawn.coverage);
    out.append(reserveMixChart(format, snapshot, by, scope));
    if (!coin.isEmpty())
        out.append({drawn.supply.supply, drawn.supply.gap, paymentChart(format, coin, snapshot), paymentFacts(format, coin, snapshot),
                    drawn.peg});
    out.append(holdingCharts(format, snapshot, scope));
    return out;
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
    const auto& snapshot = *context().dispatcher.current();
    const auto see = [&](const domain::CoinId& of, const domain::IssuerId& by) {
        if (of.value() != wanted)
            return;
        known = true;
        issuer = by.value();
    };
    snapshot.table<domain::ReserveStatement>().forEach(
        [&](const domain::Row<domain::ReserveStatement>& row) { see(row.record.coin, row.record.issuer); });
    snapshot.table<domain::CoverageReading>().forEach(
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

void ReservesViewModel::takeNews(News news)
{
    if (m_coin.isEmpty() && !news.statements.empty()) {
        m_news = std::move(news);
        selectCoin(fromUtf8(m_news.statements.begin()->first));
        return;
    }
    // The past is asked for again only if the chosen coin has stated something new, or its supply has moved.
    const auto coin = m_coin.toStdString();
    const bool stated = news.statements[coin] != m_news.statements[coin];
    const bool moved = news.supply != m_news.supply && context().now() - m_askedAt >= kSupplyAgain;
    if (!stated && !moved)
        news.supply = m_news.supply;
    m_news = std::move(news);
    if (stated || moved)
        askPast();
}

void ReservesViewModel::selectCoin(const QString& coin)
{
    if (m_coin == coin || coin.isEmpty())
        return;
    m_coin = coin;
    Q_EMIT coinChanged(m_coin);
    askPast();
}

void ReservesViewModel::setChartSpan(domain::Duration span)
{
    m_span = std::max<domain::Duration>(span, std::chrono::minutes{1});
    askPast();
}

void ReservesViewModel::askPast()
{
    // One pair of questions at a time; what was chosen meanwhile is asked when the answers have come.
    if (m_open > 0 || m_coin.isEmpty()) {
        m_askAgain = m_open > 0;
        return;
    }
    m_open = 2;
    beginQuestion();
    m_askedAt = context().now();
    const auto from = m_askedAt - m_span;
    const domain::CoinId coin(m_coin.toStdString());
    // What cannot be read again stays as it was.
    m_answers = m_past.coin == m_coin ? m_past : Past{m_coin, {}, {}};
    auto takeStatements = [this](support::Result<std::vector<api::CoveragePoint>> answer) {
        if (answer)
            m_answers.statements = std::make_shared<const std::vector<api::CoveragePoint>>(std::move(*answer));
        else
            reportFailure(answer.error());
        endAsking();
    };
    auto takeSupplies = [this](support::Result<std::vector<api::SupplyStretch>> answer) {
        if (answer)
            m_answers.supplies = std::make_shared<const std::vector<api::SupplyStretch>>(std::move(*answer));
        else
            reportFailure(answer.error());
        endAsking();
    };
    auto& history = context().console.history;
    auto& dispatcher = context().dispatcher;
    history.coverage(coin, from, m_askedAt, dispatcher.toMain<std::vector<api::CoveragePoint>>(this, std::move(takeStatements)));
    history.supply(coin, from, m_askedAt, dispatcher.toMain<std::vector<api::SupplyStretch>>(this, std::move(takeSupplies)));
}

void ReservesViewModel::endAsking()
{
    if (--m_open > 0)
        return;
    m_past = std::move(m_answers);
    endQuestion();
    if (std::exchange(m_askAgain, false))
        askPast();
    sumAgain();
}

} // namespace assay::models
