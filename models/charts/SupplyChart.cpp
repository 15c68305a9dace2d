// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <set>
#include <tuple>

#include "models/charts/DerivedCharts.h"

#include "models/format/Translate.h"
#include "services/support/Ascii.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Duration;
using domain::Instant;
using domain::Rounding;

constexpr int kBuckets = 800;
constexpr int kGapDigits = 8;

enum class Side : std::uint8_t { Stated, Observed };

/// [from, to) over which a figure is known.
struct Held {
    std::int64_t from = 0;
    std::int64_t to = 0;
    Decimal total;
};
using Line = std::vector<Held>;

/// One contract on one ledger, as each of its sources states it.
struct Contract {
    domain::LedgerId ledger;
    std::vector<Line> sources;
    std::int64_t begun = 0;
};
using Contracts = std::vector<Contract>;

Duration silenceOf(const domain::Snapshot& snapshot, const domain::SourceId& source)
{
    const auto* health = snapshot.source(source);
    return health && health->staleAfterMs > 0 ? Duration{health->staleAfterMs} : std::chrono::hours{24};
}

/// A source is what it is configured to be; of one that is not configured any more its rows say.
Side sideOf(const domain::Snapshot& snapshot, const domain::SourceId& source)
{
    if (const auto* health = snapshot.source(source); health && (health->kind == "issuer" || health->kind == "ledger"))
        return health->kind == "ledger" ? Side::Observed : Side::Stated;
    Side side = Side::Stated;
    snapshot.table<domain::Supply>().forEach([&](const domain::Row<domain::Supply>& row) {
        if (row.origin->source == source && row.origin->tier >= domain::Tier::Observed)
            side = Side::Observed;
    });
    return side;
}

/// Stretches of one source in order of time. A figure lasts until the next one, unless its source was silent.
Line heldOf(const std::vector<api::SupplyStretch>& stretches, Duration silence)
{
    Line out;
    for (std::size_t i = 0; i < stretches.size(); ++i) {
        Held held{msecs(stretches[i].from), msecs(stretches[i].until), stretches[i].total};
        if (i + 1 < stretches.size() && msecs(stretches[i + 1].from) - held.to <= silence.count())
            held.to = msecs(stretches[i + 1].from);
        held.to = std::max(held.to, held.from + 1);
        out.push_back(std::move(held));
    }
    return out;
}

std::array<Contracts, 2> contractsOf(const std::vector<api::SupplyStretch>& stretches, const domain::Snapshot& snapshot)
{
    using Place = std::tuple<domain::LedgerId, std::string>;
    std::map<domain::SourceId, Side> sides;
    std::array<std::map<Place, std::map<domain::SourceId, std::vector<api::SupplyStretch>>>, 2> groups;
    for (const auto& stretch : stretches) {
        auto side = sides.find(stretch.source);
        if (side == sides.end())
            side = sides.emplace(stretch.source, sideOf(snapshot, stretch.source)).first;
        groups[static_cast<std::size_t>(side->second)][{stretch.ledger, support::lowered(stretch.contract)}][stretch.source].push_back(stretch);
    }
    std::array<Contracts, 2> out;
    for (std::size_t side = 0; side < groups.size(); ++side)
        for (auto& [place, sources] : groups[side]) {
            Contract contract{std::get<0>(place), {}, std::numeric_limits<std::int64_t>::max()};
            for (auto& [source, list] : sources) {
                std::stable_sort(list.begin(), list.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
                contract.begun = std::min(contract.begun, msecs(list.front().from));
                contract.sources.push_back(heldOf(list, silenceOf(snapshot, source)));
            }
            out[side].push_back(std::move(contract));
        }
    return out;
}

/// The issuer's statements in place of a supply by ledger.
Contract statedOnly(const std::vector<api::CoveragePoint>& statements, const domain::Snapshot& snapshot, const std::string& coin)
{
    Duration silence = std::chrono::hours{24};
    snapshot.table<domain::ReserveStatement>().forEach([&](const domain::Row<domain::ReserveStatement>& row) {
        if (row.record.coin.value() == coin)
            silence = silenceOf(snapshot, row.origin->source);
    });
    std::vector<api::SupplyStretch> stretches;
    for (const auto& point : statements)
        stretches.push_back({{}, {}, {}, point.outstanding, point.asOf, point.asOf});
    std::stable_sort(stretches.begin(), stretches.end(), [](const auto& a, const auto& b) { return a.from < b.from; });
    Contract out;
    out.begun = stretches.empty() ? 0 : msecs(stretches.front().from);
    out.sources.push_back(heldOf(stretches, silence));
    return out;
}

/// What is known of a line at a moment. `cursor` only moves forward.
const Held* at(const Line& line, std::size_t& cursor, std::int64_t moment)
{
    while (cursor < line.size() && line[cursor].to <= moment)
        ++cursor;
    return cursor < line.size() && line[cursor].from <= moment ? &line[cursor] : nullptr;
}

/// The sum of one side, asked for in order of time.
class SideSum {
public:
    explicit SideSum(const Contracts& contracts) : m_contracts(contracts)
    {
        for (const auto& contract : contracts)
            m_cursors.emplace_back(contract.sources.size(), 0);
    }

    /// Empty while one of the contracts that have begun is not known, or none has.
    [[nodiscard]] std::optional<Decimal> total(std::int64_t moment)
    {
        std::optional<Decimal> sum;
        for (std::size_t i = 0; i < m_contracts.size(); ++i) {
            if (m_contracts[i].begun > moment)
                continue;
            const Held* newest = nullptr;
            for (std::size_t s = 0; s < m_contracts[i].sources.size(); ++s)
                if (const auto* held = at(m_contracts[i].sources[s], m_cursors[i][s], moment); held && (!newest || held->from > newest->from))
                    newest = held;
            const auto next = newest ? sum.value_or(Decimal()).plus(newest->total)
                                     : support::Result<Decimal>(support::fail(support::ErrorCode::NotFound, "not known"));
            if (!next)
                return std::nullopt;
            sum = *next;
        }
        return sum;
    }
    [[nodiscard]] std::set<domain::LedgerId> ledgers(std::int64_t moment) const
    {
        std::set<domain::LedgerId> out;
        for (const auto& contract : m_contracts)
            if (contract.begun <= moment)
                out.insert(contract.ledger);
        return out;
    }

private:
    const Contracts& m_contracts;
    std::vector<std::vector<std::size_t>> m_cursors;
};

/// A stretch of the chart in which nothing changes.
struct Piece {
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::optional<Decimal> stated;
    std::optional<Decimal> observed;
    std::optional<Decimal> gap;
    std::optional<Decimal> share;

    [[nodiscard]] bool sameAs(const Piece& other) const { return stated == other.stated && observed == other.observed && gap == other.gap; }
};

void addGap(Piece& piece)
{
    if (!piece.stated || !piece.observed)
        return;
    if (auto gap = piece.stated->minus(*piece.observed))
        piece.gap = std::move(*gap);
    if (!piece.gap || piece.observed->sign() <= 0)
        return;
    if (auto share = piece.gap->dividedBy(*piece.observed, kGapDigits, Rounding::HalfEven))
        piece.share = std::move(*share);
}

std::vector<Piece> piecesOf(const std::array<Contracts, 2>& sides, TimeRange range, bool byLedger)
{
    std::set<std::int64_t> bounds{range.from, range.to};
    for (const auto& side : sides)
        for (const auto& contract : side)
            for (const auto& line : contract.sources)
                for (const auto& held : line) {
                    bounds.insert(std::clamp(held.from, range.from, range.to));
                    bounds.insert(std::clamp(held.to, range.from, range.to));
                }
    SideSum stated(sides[0]);
    SideSum observed(sides[1]);
    std::vector<Piece> out;
    for (auto bound = bounds.begin(); std::next(bound) != bounds.end(); ++bound) {
        Piece piece{*bound, *std::next(bound), stated.total(*bound), observed.total(*bound), {}, {}};
        if (!byLedger || stated.ledgers(*bound) == observed.ledgers(*bound))
            addGap(piece);
        if (!out.empty() && out.back().sameAs(piece))
            out.back().to = piece.to;
        else
            out.push_back(std::move(piece));
    }
    return out;
}

/// Steps of one figure of the pieces; open where it is not known.
template <class ValueOf>
QList<QList<ChartPoint>> stepsOf(const std::vector<Piece>& pieces, TimeRange range, const ValueOf& valueOf)
{
    QList<QList<ChartPoint>> segments;
    std::int64_t end = -1;
    for (const auto& piece : pieces) {
        const std::optional<ChartPoint> point = valueOf(piece);
        if (!point)
            continue;
        if (segments.isEmpty() || end != piece.from)
            segments.append(QList<ChartPoint>());
        segments.back().append({piece.from, point->value, point->exact});
        if (piece.to - piece.from > 1)
            segments.back().append({piece.to, point->value, point->exact});
        end = piece.to;
    }
    for (auto& segment : segments)
        segment = reduce(segment, range, kBuckets);
    return segments;
}

QString spanTitle(TimeRange range, const char* hoursText, const char* daysText, const QString& coin)
{
    const auto hours = (range.to - range.from) / 3'600'000;
    return hours <= 48 ? tr(hoursText).arg(coin).arg(hours) : tr(daysText).arg(coin).arg(hours / 24);
}

ChartData supplyLines(const Format& format, const QString& coin, const std::vector<Piece>& pieces, TimeRange range)
{
    ChartData chart;
    chart.id = QStringLiteral("supply-lines");
    chart.tab = QStringLiteral("supply");
    chart.title = spanTitle(range, QT_TRANSLATE_NOOP("assay::models", "Supply, %1, last %2 h"),
                            QT_TRANSLATE_NOOP("assay::models", "Supply, %1, last %2 days"), coin);
    chart.unit = tr("%1, axis not from 0").arg(coin);
    chart.xTitle = tr("Hong Kong time");
    chart.range = range;
    chart.table.append({tr("From"), tr("Until"), tr("Stated by issuer"), tr("Observed on ledgers")});
    bool any = false;
    const auto side = [&](const QString& name, std::optional<Decimal> Piece::*figure) {
        Series series;
        series.name = name;
        series.unit = coin;
        series.drawn = Drawn::Steps;
        series.segments = stepsOf(pieces, range, [&](const Piece& piece) -> std::optional<ChartPoint> {
            if (!(piece.*figure))
                return std::nullopt;
            const double value = toDouble(*(piece.*figure));
            chart.low = any ? std::min(chart.low, value) : value;
            chart.high = any ? std::max(chart.high, value) : value;
            any = true;
            return ChartPoint{0, value, format.decimal(*(piece.*figure))};
        });
        chart.series.append(std::move(series));
    };
    side(tr("stated"), &Piece::stated);
    side(tr("observed"), &Piece::observed);
    const double margin = std::max((chart.high - chart.low) * 0.08, chart.high * 0.0001);
    chart.low = std::max(0.0, chart.low - margin);
    chart.high += margin;
    const auto text = [&](const std::optional<Decimal>& value) { return value ? format.decimal(*value) : Format::missing(); };
    for (const auto& piece : pieces)
        if (piece.stated || piece.observed)
            chart.table.append({format.instantHkt(Instant{Duration{piece.from}}), format.instantHkt(Instant{Duration{piece.to}}),
                                text(piece.stated), text(piece.observed)});
    if (!any)
        chart.empty = tr("No supply of %1 is known in this time.").arg(coin);
    return chart;
}

void addState(ChartData& chart, const Piece& piece)
{
    const Tone tone = !piece.gap ? Tone::Unknown : piece.gap->isZero() ? Tone::Good : Tone::Breach;
    const QString text = !piece.gap ? tr("not known") : piece.gap->isZero() ? tr("equal") : tr("differs");
    if (!chart.states.isEmpty() && chart.states.back().tone == tone && chart.states.back().range.to == piece.from)
        chart.states.back().range.to = piece.to;
    else
        chart.states.append({{piece.from, piece.to}, tone, text});
}

ChartData gapLane(const Format& format, const QString& coin, const std::vector<Piece>& pieces, TimeRange range)
{
    ChartData chart;
    chart.id = QStringLiteral("claim-gap");
    chart.tab = QStringLiteral("supply");
    chart.unit = tr("% of observed");
    chart.xTitle = tr("Hong Kong time");
    chart.range = range;
    chart.low = -0.01;
    chart.high = 0.01;
    chart.table.append({tr("From"), tr("Until"), tr("Lasted"), tr("Stated by issuer"), tr("Observed on ledgers"), tr("Gap"), tr("Gap in %")});
    std::int64_t known = 0;
    std::int64_t standing = 0;
    std::optional<Decimal> largest;
    Series series;
    series.name = tr("claim gap");
    series.unit = chart.unit;
    series.drawn = Drawn::Area;
    series.tone = Tone::Breach;
    series.segments = stepsOf(pieces, range, [&](const Piece& piece) -> std::optional<ChartPoint> {
        if (!piece.share)
            return std::nullopt;
        const auto percent = piece.share->times(Decimal(100));
        const double value = percent ? toDouble(*percent) : 0.0;
        chart.low = std::min(chart.low, value * 1.15);
        chart.high = std::max(chart.high, value * 1.15);
        return ChartPoint{0, value, format.ratioPercent(*piece.share, 4) + QStringLiteral(" (") + format.decimal(*piece.gap) + QLatin1Char(')')};
    });
    for (const auto& piece : pieces) {
        addState(chart, piece);
        if (!piece.gap)
            continue;
        known += piece.to - piece.from;
        if (!piece.gap->isZero())
            standing += piece.to - piece.from;
        if (piece.share && !piece.share->isZero() && (!largest || piece.share->absolute() > largest->absolute()))
            largest = piece.share;
        chart.table.append({format.instantHkt(Instant{Duration{piece.from}}), format.instantHkt(Instant{Duration{piece.to}}),
                            format.span(Duration{piece.to - piece.from}), format.decimal(*piece.stated),
                            format.decimal(*piece.observed), format.decimal(*piece.gap),
                            piece.share ? format.ratioPercent(*piece.share, 4) : Format::missing()});
    }
    if (known == 0)
        chart.empty = tr("There is no time at which both the issuer and the ledgers tell the supply of %1.").arg(coin);
    if (largest)
        chart.title = tr("Claim gap, %1: up to %2, %3 in all").arg(coin, format.ratioPercent(*largest, 4), format.span(Duration{standing}));
    else if (known > 0)
        chart.title = tr("Claim gap, %1: none over %2").arg(coin, format.span(Duration{known}));
    else
        chart.title = tr("Claim gap, %1").arg(coin);
    chart.summary = chart.title;
    chart.series.append(std::move(series));
    return chart;
}

} // namespace

SupplyCharts supplyCharts(const Format& format, const QString& coin, const std::vector<api::SupplyStretch>& stretches,
                          const std::vector<api::CoveragePoint>& statements, const domain::Snapshot& snapshot, TimeRange range)
{
    auto sides = contractsOf(stretches, snapshot);
    const bool byLedger = !sides[0].empty();
    if (!byLedger && !statements.empty())
        sides[0].push_back(statedOnly(statements, snapshot, coin.toStdString()));
    std::vector<Piece> pieces;
    if (range.to > range.from)
        pieces = piecesOf(sides, range, byLedger);
    return {supplyLines(format, coin, pieces, range), gapLane(format, coin, pieces, range)};
}

} // namespace assay::models
