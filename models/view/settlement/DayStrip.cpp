// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/settlement/DayStrip.h"

#include <algorithm>
#include <map>

#include "models/format/Translate.h"
#include "models/view/tables/ColumnParts.h"
#include "models/view/tables/SettlementTables.h"

namespace assay::models {

namespace {

using domain::CycleState;
using domain::Instant;

/// Cut-offs nearer than this are worth a look even if nothing is blocked yet.
constexpr std::chrono::minutes kSoon{15};

qreal placeOn(Instant at, Instant from, Instant until)
{
    const auto whole = (until - from).count();
    return whole <= 0 ? 0.0 : static_cast<qreal>((at - from).count()) / static_cast<qreal>(whole);
}

bool isOver(CycleState state)
{
    return state == CycleState::Closed || state == CycleState::Settled || state == CycleState::Cancelled;
}

Tone toneOf(const CycleFact& fact, std::int64_t left)
{
    const auto& of = fact.standing;
    if (of.state == CycleState::Cancelled)
        return Tone::Unknown;
    if (left < 0 || isOver(of.state))
        return of.open > 0 ? Tone::Breach : Tone::Muted;
    if (of.blocked > 0)
        return left < std::chrono::seconds(kSoon).count() ? Tone::Breach : Tone::Watch;
    return fact.counted ? Tone::Normal : Tone::Unknown;
}

} // namespace

QString clockSpan(std::int64_t seconds)
{
    const auto span = std::abs(seconds);
    return QStringLiteral("%1:%2:%3")
        .arg(span / 3600)
        .arg(span / 60 % 60, 2, 10, QLatin1Char('0'))
        .arg(span % 60, 2, 10, QLatin1Char('0'));
}

std::vector<CycleFact> cyclesOf(const domain::Snapshot& snapshot, Instant now)
{
    const auto today = support::hongKongDate(now);
    std::map<std::string, CycleFact> found;
    const auto take = [&](CycleFact fact, const domain::Origin& confirmed) {
        if (support::hongKongDate(fact.standing.cutOffAt) != today && fact.standing.day != today)
            return;
        fact.origin = confirmed;
        if (const auto* health = snapshot.source(confirmed.source); health && health->staleAfterMs > 0)
            fact.staleAfter = domain::Duration{health->staleAfterMs};
        found.insert_or_assign(fact.standing.id, std::move(fact));
    };
    snapshot.table<domain::SettlementCycle>().forEach([&](const domain::Row<domain::SettlementCycle>& row) {
        const auto& of = row.record;
        CycleFact fact;
        fact.standing.id = of.id;
        fact.standing.day = of.day;
        fact.standing.name = of.name;
        fact.standing.asset = of.asset;
        fact.standing.opensAt = of.opensAt;
        fact.standing.cutOffAt = of.cutOffAt;
        fact.standing.state = of.state;
        take(std::move(fact), snapshot.confirmedBy(row));
    });
    snapshot.table<domain::CycleStanding>().forEach([&](const domain::Row<domain::CycleStanding>& row) {
        CycleFact fact;
        fact.standing = row.record;
        fact.counted = true;
        // What is derived is as old as what it was derived from, which its origin says.
        take(std::move(fact), *row.origin);
    });
    std::vector<CycleFact> out;
    for (auto& [id, fact] : found)
        out.push_back(std::move(fact));
    std::sort(out.begin(), out.end(), [](const CycleFact& a, const CycleFact& b) {
        return std::tie(a.standing.cutOffAt, a.standing.id) < std::tie(b.standing.cutOffAt, b.standing.id);
    });
    return out;
}

DayStripData drawStrip(const std::vector<CycleFact>& cycles, const Format& format, Instant now)
{
    DayStripData out;
    if (cycles.empty())
        return out;
    Instant from = Instant::max();
    Instant until = Instant::min();
    for (const auto& fact : cycles) {
        from = std::min({from, fact.standing.cutOffAt, fact.standing.opensAt.value_or(fact.standing.cutOffAt)});
        until = std::max(until, fact.standing.cutOffAt);
    }
    if (from == until)
        from -= std::chrono::hours{1};
    out.now = placeOn(now, from, until);
    out.nowText = format.timeHkt(now).left(5);
    bool foundNext = false;
    for (const auto& fact : cycles) {
        const auto& of = fact.standing;
        const auto left = wholeSeconds(of.cutOffAt - now);
        CycleBox box;
        box.id = fromUtf8(of.id);
        box.name = fromUtf8(of.name.empty() ? of.id : of.name);
        if (!of.asset.empty())
            box.name += QStringLiteral(" · ") + fromUtf8(of.asset);
        box.state = format.enumText(of.state);
        box.cutOff = format.timeHkt(of.cutOffAt).left(5);
        box.countdown = left < 0 ? tr("passed %1").arg(clockSpan(left)) : clockSpan(left);
        box.waiting = fact.counted ? tr("%1 open").arg(format.count(of.open)) : Format::missing();
        if (of.blocked > 0)
            box.missing = left < 0 ? tr("%1 missed it").arg(format.count(of.blocked)) : tr("%1 will miss it").arg(format.count(of.blocked));
        else if (fact.counted && left < 0 && of.open > 0)
            box.missing = tr("%1 missed it").arg(format.count(of.open));
        box.tone = toneOf(fact, left);
        box.tier = fromUtf8(domain::letter(fact.origin.tier));
        box.source = fromUtf8(fact.origin.source.value());
        box.age = format.age(fact.origin.asOf, now);
        box.quality = domain::qualityAt(fact.origin.asOf, now,
                                        fact.staleAfter.count() > 0 ? fact.staleAfter : domain::Duration{std::chrono::hours{24}});
        box.from = placeOn(of.opensAt.value_or(from), from, until);
        box.until = placeOn(of.cutOffAt, from, until);
        box.isNext = !foundNext && left >= 0 && !isOver(of.state);
        foundNext = foundNext || box.isNext;
        QStringList blocked;
        for (const auto& ref : of.blockedRefs)
            blocked.append(fromUtf8(ref));
        box.target = {Page::Settlement, QStringLiteral("instructions"),
                      blocked.isEmpty() ? anyOfFilter(QStringLiteral("cycle"), {fromUtf8(of.id)})
                                        : anyOfFilter(QStringLiteral("ref"), blocked)};
        QStringList words{box.name, box.state, tr("cut-off %1").arg(box.cutOff), box.countdown, box.waiting};
        if (!box.missing.isEmpty())
            words.append(box.missing);
        words.append({box.source, format.tierText(fact.origin.tier), box.age, format.qualityText(box.quality)});
        box.accessible = words.join(QStringLiteral(", "));
        out.cycles.append(std::move(box));
    }
    return out;
}

} // namespace assay::models
