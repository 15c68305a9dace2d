// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/settlement/Xray.h"

#include <algorithm>
#include <array>
#include <deque>

#include "models/format/Translate.h"
#include "services/domain/SettlementCodes.h"
#include "services/domain/Sum.h"

namespace assay::models {

namespace {

using domain::Instruction;
using domain::SettlementKind;

/// A chain longer than this is not read by anyone.
constexpr std::size_t kMostLinks = 200;

template <std::size_t N>
bool among(const std::array<std::string_view, N>& codes, std::string_view code)
{
    return std::find(codes.begin(), codes.end(), code) != codes.end();
}

constexpr std::array<std::string_view, 13> kAssetReasons{"LACK", "CLAC", "SBLO", "AWSH", "PHSE", "COLL", "LALO",
                                                         "YCOL", "CERT", "DENO", "MINO", "MUNO", "BYIY"};
constexpr std::array<std::string_view, 3> kCashReasons{"MONY", "CMON", "AWMO"};
constexpr std::array<std::string_view, 3> kHoldReasons{"PREA", "PRCY", "BOTH"};

QString participant(const domain::ParticipantId& id)
{
    return id.empty() ? Format::missing() : fromUtf8(id.value());
}

/// When a leg was locked or became final, as its state.
void stateOf(XrayLeg& leg, const Format& format, const std::optional<domain::Instant>& locked, const std::optional<domain::Instant>& final)
{
    const auto moment = [&](const std::optional<domain::Instant>& at) { return at ? format.instantHkt(*at) : Format::missing(); };
    if (final) {
        leg.state = tr("final");
        leg.tone = Tone::Good;
    } else if (locked) {
        leg.state = tr("locked");
        leg.tone = Tone::Info;
    } else {
        leg.state = tr("not locked");
        leg.tone = Tone::Watch;
    }
    leg.facts.append({tr("Locked at"), moment(locked), moment(locked)});
    leg.facts.append({tr("Final at"), moment(final), moment(final), final ? Tone::Good : Tone::Normal});
}

/// What a participant has of an asset, as the source of the instruction states it, with where that is known from.
void addBalance(XrayLeg& leg, const domain::Snapshot& snapshot, const Format& format, domain::Instant now,
                const domain::SourceId& source, const domain::ParticipantId& who, const std::string& asset,
                const std::optional<domain::Decimal>& wanted)
{
    std::optional<domain::Sum> sum;
    std::optional<domain::Origin> origin; // of the account that was stated longest ago
    snapshot.table<domain::Position>().forEach([&](const domain::Row<domain::Position>& row) {
        if (row.origin->source != source || row.record.participant != who || row.record.asset != asset)
            return;
        if (!sum)
            sum.emplace();
        // Several accounts add up; what is reserved is not free.
        sum->add(row.record.balance);
        if (row.record.reserved)
            sum->add(row.record.reserved->negated());
        if (const auto& of = snapshot.confirmedBy(row); !origin || of.asOf < origin->asOf)
            origin = of;
    });
    const auto free = sum ? sum->stated() : std::nullopt;
    if (!free) {
        leg.facts.append({tr("Free balance"), Format::missing(), {}, Tone::Unknown});
        return;
    }
    const QString exact = asset.size() == 3 && asset != "XAU" ? format.money(*free, asset) : format.decimal(*free);
    const bool isShort = wanted && *free < *wanted;
    leg.facts.append({tr("Free balance"),
                      exact + QStringLiteral("  ") + fromUtf8(domain::letter(origin->tier)) + QStringLiteral("  ") +
                          format.age(origin->asOf, now),
                      exact + QStringLiteral(" · ") + fromUtf8(origin->source.value()), isShort ? Tone::Breach : Tone::Normal});
}

QString amountText(const Instruction& of, const Format& format)
{
    if (of.amount)
        return format.money(*of.amount, of.currency);
    return format.decimal(of.quantity) + QLatin1Char(' ') + fromUtf8(of.asset);
}

XrayLink linkOf(const std::string& ref, const domain::Row<Instruction>* row, const Format& format)
{
    XrayLink link;
    link.ref = fromUtf8(ref);
    if (!row) {
        link.known = false;
        link.text = tr("not known here");
        return link;
    }
    const auto& of = row->record;
    link.text = format.enumText("status", of.status);
    if (of.hold == domain::HoldState::OnHold)
        link.text += QStringLiteral(" · ") + format.enumText(of.hold);
    else if (!of.reason.empty())
        link.text += QStringLiteral(" · ") + format.enumText("reason", of.reason);
    link.text += QStringLiteral("\n") + amountText(of, format);
    link.tone = domain::isFinalStatus(of.status) ? Tone::Muted : of.hold == domain::HoldState::OnHold || of.status == "PENF" ? Tone::Breach : Tone::Watch;
    return link;
}

/// What follows the instruction: the way back to itself if there is one, else the way along what each waits for first.
struct Way {
    std::vector<std::string> refs;
    bool isCycle = false;
    std::size_t cycleFrom = 0;   ///< where in `refs` the cycle begins
};

Way wayFrom(const Instruction& start, const RefFinder::Rows& known)
{
    // Breadth first: the first way found back to the start is a shortest one.
    std::unordered_map<std::string, std::string> cameFrom;
    std::deque<std::string> open{start.ref};
    while (!open.empty()) {
        const std::string at = open.front();
        open.pop_front();
        const auto row = known.find(at);
        if (row == known.end())
            continue;
        for (const auto& next : row->second.record.waitsFor) {
            if (next == start.ref) {
                Way way{{}, true, 0};
                for (std::string back = at; back != start.ref; back = cameFrom.at(back))
                    way.refs.push_back(back);
                way.refs.push_back(start.ref);
                std::reverse(way.refs.begin(), way.refs.end());
                return way;
            }
            if (cameFrom.emplace(next, at).second)
                open.push_back(next);
        }
    }
    Way way{{start.ref}, false, 0};
    while (way.refs.size() < kMostLinks) {
        const auto row = known.find(way.refs.back());
        if (row == known.end() || domain::isFinalStatus(row->second.record.status) || row->second.record.waitsFor.empty())
            break;
        // What is not settled yet is what holds it up.
        const auto& waits = row->second.record.waitsFor;
        const auto next = std::find_if(waits.begin(), waits.end(), [&](const std::string& ref) {
            const auto found = known.find(ref);
            return found == known.end() || !domain::isFinalStatus(found->second.record.status);
        });
        if (next == waits.end())
            break;
        const auto seen = std::find(way.refs.begin(), way.refs.end(), *next);
        if (seen != way.refs.end()) {
            way.isCycle = true;
            way.cycleFrom = static_cast<std::size_t>(seen - way.refs.begin());
            break;
        }
        way.refs.push_back(*next);
    }
    return way;
}

void addChain(XrayData& out, const domain::Snapshot& snapshot, const domain::Row<Instruction>& row, RefFinder& finder, const Format& format)
{
    const auto& start = row.record;
    RefFinder::Rows known{{start.ref, row}};
    std::vector<std::string> wanted = start.waitsFor;
    std::unordered_set<std::string> asked(wanted.begin(), wanted.end());
    asked.insert(start.ref);
    while (!wanted.empty() && known.size() < kMostLinks) {
        std::vector<std::string> next;
        for (const auto& [ref, found] : finder.find(snapshot, row.origin->source, wanted)) {
            for (const auto& more : found.record.waitsFor)
                if (asked.insert(more).second)
                    next.push_back(more);
            known.emplace(ref, found);
        }
        wanted = std::move(next);
    }
    const auto way = wayFrom(start, known);
    for (const auto& ref : way.refs) {
        const auto found = known.find(ref);
        auto link = linkOf(ref, found == known.end() ? nullptr : &found->second, format);
        if (found != known.end() && found->second.record.waitsFor.size() > 1)
            link.others = tr("and for %1 more").arg(format.count(static_cast<std::int64_t>(found->second.record.waitsFor.size() - 1)));
        out.chain.append(std::move(link));
    }
    if (way.isCycle) {
        out.cycle = tr("Cycle of %1").arg(format.count(static_cast<std::int64_t>(way.refs.size() - way.cycleFrom)));
        out.chainEnd = tr("%1 waits for %2 again: none of them can settle alone.")
                           .arg(fromUtf8(way.refs.back()), fromUtf8(way.refs[way.cycleFrom]));
    } else if (way.refs.size() == 1) {
        out.chainEnd = start.waitsFor.empty() ? tr("Waits for no other instruction.")
                                              : tr("What it waited for is settled.");
    } else if (!out.chain.back().known) {
        out.chainEnd = tr("The chain ends at %1, which no source has stated here.").arg(out.chain.back().ref);
    } else {
        out.chainEnd = tr("The chain ends at %1, which waits for no other.").arg(out.chain.back().ref);
    }
    if (!start.linkedRef.empty()) {
        out.linkedRef = fromUtf8(start.linkedRef);
        const auto found = finder.find(snapshot, row.origin->source, {start.linkedRef});
        const auto place = found.find(start.linkedRef);
        out.linked = tr("Linked to %1: %2")
                         .arg(out.linkedRef, place == found.end() ? tr("not known here")
                                                                  : format.enumText("status", place->second.record.status));
    }
}

QString verdictOf(const Instruction& of, Blocker blocker, const Format& format, Tone& tone)
{
    const QString reason = of.reason.empty() ? QString() : format.enumText("reason", of.reason);
    const auto with = [&](const QString& sentence) {
        QString out = reason.isEmpty() ? sentence : sentence + QLatin1Char(' ') + tr("Reason %1.").arg(reason);
        if (!of.reasonText.empty())
            out += QLatin1Char(' ') + QChar(0x201C) + fromUtf8(of.reasonText) + QChar(0x201D);
        return out;
    };
    tone = Tone::Breach;
    switch (blocker) {
    case Blocker::None:
        tone = domain::isFinalStatus(of.status) ? Tone::Good : Tone::Normal;
        return domain::isFinalStatus(of.status) ? tr("Done: its status will not change any more.") : tr("Both legs are ready.");
    case Blocker::Asset: return with(tr("The asset leg blocks."));
    case Blocker::Cash: return with(tr("The cash leg blocks."));
    case Blocker::Both: return with(tr("Both legs block."));
    case Blocker::Hold: return with(tr("On hold: neither leg moves before it is released."));
    case Blocker::Waits:
        tone = Tone::Watch;
        return with(tr("Neither leg blocks by itself; it waits for other instructions."));
    case Blocker::OneLegFinal: return with(tr("One leg is final and the other is not (rule SET-03)."));
    case Blocker::Unknown:
        tone = Tone::Watch;
        return reason.isEmpty() ? tr("Nothing states what it waits for.") : with(tr("What blocks is not one leg."));
    }
    return {};
}

} // namespace

RefFinder::Rows RefFinder::find(const domain::Snapshot& snapshot, const domain::SourceId& source, const std::vector<std::string>& refs)
{
    if (m_source != source.value()) {
        m_source = source.value();
        m_places.clear();
        m_missed.clear();
    }
    const auto& table = snapshot.table<Instruction>();
    Rows out;
    std::unordered_set<std::string_view> wanted;
    std::size_t from = table.size();
    for (const auto& ref : refs) {
        const auto place = m_places.find(ref);
        if (place != m_places.end() && place->second < table.size()) {
            auto row = table.at(place->second);
            if (row.record.ref == ref && row.origin && row.origin->source == source) {
                if (row.life == domain::RowState::Present)
                    out.emplace(ref, std::move(row));
                continue;
            }
        }
        const auto missed = m_missed.find(ref);
        const std::size_t looked = missed == m_missed.end() || missed->second > table.size() ? 0 : missed->second;
        from = std::min(from, looked);
        wanted.insert(ref);
    }
    for (std::size_t i = from; i < table.size() && !wanted.empty(); ++i) {
        if (table.life(i) == domain::RowState::Empty || table.origin(i)->source != source)
            continue;
        const std::string ref = table.key(i);
        const auto hit = wanted.find(ref);
        if (hit == wanted.end())
            continue;
        m_places.insert_or_assign(ref, i);
        if (table.life(i) == domain::RowState::Present)
            out.emplace(ref, table.at(i));
        wanted.erase(hit);
    }
    for (const auto& ref : wanted)
        m_missed.insert_or_assign(std::string(ref), table.size());
    return out;
}

Blocker blockerOf(const Instruction& of)
{
    if (of.kind != SettlementKind::FoP && of.assetLegFinalAt.has_value() != of.cashLegFinalAt.has_value())
        return Blocker::OneLegFinal;
    if (domain::isFinalStatus(of.status))
        return Blocker::None;
    if (of.hold == domain::HoldState::OnHold || among(kHoldReasons, of.reason))
        return Blocker::Hold;
    if (among(kAssetReasons, of.reason))
        return Blocker::Asset;
    if (among(kCashReasons, of.reason))
        return Blocker::Cash;
    const bool asset = of.assetLegLockedAt || of.assetLegFinalAt;
    const bool cash = of.cashLegLockedAt || of.cashLegFinalAt || of.kind == SettlementKind::FoP;
    if (asset && cash)
        return Blocker::None;
    if (asset != cash)
        return asset ? Blocker::Cash : Blocker::Asset;
    return of.waitsFor.empty() ? Blocker::Unknown : Blocker::Waits;
}

XrayData xrayOf(const domain::Snapshot& snapshot, const domain::Row<Instruction>& row, RefFinder& finder, const Format& format,
                domain::Instant now)
{
    const auto& of = row.record;
    XrayData out;
    out.key = fromUtf8(row.origin->source.value()) + QChar(0x1E) + fromUtf8(of.ref);
    out.ref = fromUtf8(of.ref);
    out.title = out.ref + QStringLiteral(" · ") + format.enumText(of.kind) + QStringLiteral(" · ") + format.enumText("status", of.status);
    const auto blocker = blockerOf(of);
    out.verdict = verdictOf(of, blocker, format, out.tone);

    const bool isPvp = of.kind == SettlementKind::PvP;
    out.asset.title = isPvp ? tr("First payment leg") : tr("Asset leg");
    const QString what = format.decimal(of.quantity) + QLatin1Char(' ') + fromUtf8(of.asset);
    out.asset.facts.append({tr("What"), what, what});
    out.asset.facts.append({tr("From"), participant(of.deliverer), {}});
    out.asset.facts.append({tr("To"), participant(of.receiver), {}});
    stateOf(out.asset, format, of.assetLegLockedAt, of.assetLegFinalAt);
    out.cash.title = isPvp ? tr("Second payment leg") : tr("Cash leg");
    out.cash.exists = of.kind != SettlementKind::FoP;
    if (out.cash.exists) {
        const QString cash = of.amount ? format.money(*of.amount, of.currency) : Format::missing();
        out.cash.facts.append({tr("What"), cash, cash});
        out.cash.facts.append({tr("From"), participant(of.receiver), {}});
        out.cash.facts.append({tr("To"), participant(of.deliverer), {}});
        stateOf(out.cash, format, of.cashLegLockedAt, of.cashLegFinalAt);
        if (!of.cashStatus.empty())
            out.cash.facts.append({tr("Status"), format.enumText("status", of.cashStatus), fromUtf8(of.cashStatus)});
    } else {
        out.cash.state = tr("none: free of payment");
        out.cash.tone = Tone::Muted;
    }
    if (!domain::isFinalStatus(of.status)) {
        addBalance(out.asset, snapshot, format, now, row.origin->source, of.deliverer, of.asset, of.quantity);
        if (out.cash.exists)
            addBalance(out.cash, snapshot, format, now, row.origin->source, of.receiver, of.currency, of.amount);
    }
    out.asset.blocks = blocker == Blocker::Asset || blocker == Blocker::Both ||
                       (blocker == Blocker::OneLegFinal && !of.assetLegFinalAt);
    out.cash.blocks = blocker == Blocker::Cash || blocker == Blocker::Both || (blocker == Blocker::OneLegFinal && !of.cashLegFinalAt);
    for (auto* leg : {&out.asset, &out.cash})
        if (leg->blocks)
            leg->tone = Tone::Breach;

    if (of.settledQuantity && of.settledQuantity->sign() > 0 && *of.settledQuantity < of.quantity) {
        const auto rest = of.quantity.minus(*of.settledQuantity);
        out.partial = tr("Settled in part: %1 of %2, %3 left.")
                          .arg(format.decimal(*of.settledQuantity), what, rest ? format.decimal(*rest) : Format::missing());
    } else if (of.partial != domain::Permission::Unknown) {
        out.partial = of.partial == domain::Permission::Allowed ? tr("May settle in parts.") : tr("May not settle in parts.");
    }
    addChain(out, snapshot, row, finder, format);

    const auto& confirmed = snapshot.confirmedBy(row);
    out.source = fromUtf8(confirmed.source.value());
    out.tier = fromUtf8(domain::letter(confirmed.tier));
    out.age = format.age(confirmed.asOf, now);
    out.quality = snapshot.quality(confirmed.source, confirmed.asOf, now);
    QStringList words{out.title, out.verdict, out.asset.title, out.asset.state, out.cash.title, out.cash.state};
    for (const auto& text : {out.cycle, out.chainEnd, out.linked, out.partial})
        if (!text.isEmpty())
            words.append(text);
    words.append({out.source, format.tierText(confirmed.tier), out.age, format.qualityText(out.quality)});
    out.accessible = words.join(QStringLiteral(", "));
    return out;
}

} // namespace assay::models
