// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include "services/rules/vault/Bars.h"
#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::Bar;
using domain::Duration;
using domain::Outcome;
using domain::Row;
using domain::Severity;

namespace {

constexpr std::uint32_t kNone = 0xffffffff;
constexpr std::size_t kPlacesNamed = 4;      ///< places named in a sentence
constexpr std::size_t kPlaces = 64;    ///< distinct places kept for one bar; more are only counted

/// Refiner and serial: what is stamped on every bar. Views into the snapshot.
struct Stamp {
    std::string_view refiner;
    std::string_view serial;
    friend bool operator==(const Stamp&, const Stamp&) = default;
};
struct StampHash {
    std::size_t operator()(const Stamp& stamp) const noexcept
    {
        const std::hash<std::string_view> hash;
        return hash(stamp.serial) * 1'000'003 ^ hash(stamp.refiner);
    }
};

bool agree(const std::string& a, const std::string& b)
{
    return a.empty() || b.empty() || a == b;
}

/// Do two rows state one bar in one place? A field that one of them leaves out does not contradict the other.
bool samePlace(const Bar& a, const Bar& b)
{
    return a.vault == b.vault && agree(a.owner, b.owner) && agree(a.pool, b.pool) &&
           agree(a.encumbrance, b.encumbrance);
}

/// GLD-05: one bar, one place, one owner, one charge. Bars of one refiner and serial are one bar if year and gross
/// weight are equal too; if the weights differ, or year or weight are not stated, it cannot be told from lists alone.
class UniqueBars final : public RuleEvaluator {
public:
    Duration listGap{};   ///< lists further apart than this may show one bar before and after a move

    void evaluate(const Context& context, RuleResults& out) const override
    {
        std::vector<const Row<Bar>*> rows;
        rows.reserve(context.snapshot.table<Bar>().present());
        std::unordered_map<Stamp, std::uint32_t, StampHash> heads;
        heads.reserve(rows.capacity());
        std::vector<std::uint32_t> next;
        next.reserve(rows.capacity());
        std::vector<Stamp> repeated;
        context.snapshot.table<Bar>().forEach([&](const Row<Bar>& row) {
            const auto index = static_cast<std::uint32_t>(rows.size());
            rows.push_back(&row);
            next.push_back(kNone);
            if (row.record.serial.empty() || row.record.refiner.empty())
                return; // GLD-03 reports bars without marks
            const auto [head, fresh] = heads.try_emplace(Stamp{row.record.refiner, row.record.serial}, index);
            if (fresh)
                return;
            if (next[head->second] == kNone)
                repeated.push_back(head->first);
            next[index] = std::exchange(next[head->second], index);
        });
        Confirmations<Bar> confirmations(context.snapshot);
        std::unordered_set<std::string_view> doubted;
        for (const auto& stamp : repeated) {
            std::vector<const Row<Bar>*> group;
            for (auto index = heads.at(stamp); index != kNone; index = next[index])
                group.push_back(rows[index]);
            evaluateGroup(std::move(group), confirmations, doubted, out);
        }
        summarise(context, confirmations, doubted, out);
    }

private:
    using Group = std::vector<const Row<Bar>*>;

    void evaluateGroup(Group group, Confirmations<Bar>& confirmations, std::unordered_set<std::string_view>& doubted,
                    RuleResults& out) const
    {
        const auto order = [](const Row<Bar>* a, const Row<Bar>* b) {
            const auto key = [](const Bar& bar) {
                return std::tie(bar.year, bar.grossOz, bar.vault, bar.owner, bar.pool);
            };
            if (key(a->record) != key(b->record))
                return key(a->record) < key(b->record);
            return a->origin->source < b->origin->source;
        };
        std::sort(group.begin(), group.end(), order);
        // Bars of known year are compared within the year, for refiners number anew each year.
        const auto firstKnown =
            std::find_if(group.begin(), group.end(), [](auto row) { return row->record.year.has_value(); });
        if (firstKnown != group.begin()) {
            evaluateYear(group, confirmations, doubted, out);
            return;
        }
        for (auto begin = group.begin(); begin != group.end();) {
            const auto end =
                std::find_if(begin, group.end(), [&](auto row) { return row->record.year != (*begin)->record.year; });
            if (end - begin > 1)
                evaluateYear(Group(begin, end), confirmations, doubted, out);
            begin = end;
        }
    }

    void evaluateYear(const Group& group, Confirmations<Bar>& confirmations, std::unordered_set<std::string_view>& doubted,
                   RuleResults& out) const
    {
        Group places;
        std::size_t distinct = 0;
        for (const auto* row : group) {
            const bool known = std::any_of(places.begin(), places.end(),
                                           [&](auto other) { return samePlace(other->record, row->record); });
            if (known)
                continue;
            ++distinct;
            if (places.size() < kPlaces)
                places.push_back(row);
        }
        if (distinct < 2)
            return;
        for (const auto* row : group)
            doubted.insert(row->record.vault.value());

        const Bar& first = places.front()->record;
        const auto missing = [&](auto field) {
            return std::any_of(group.begin(), group.end(), [&](auto row) { return !(row->record.*field); });
        };
        RuleResult result;
        result.subject = first.refiner + ' ' + first.serial;
        if (const auto& last = places.back()->record; last.year)
            result.subject += ' ' + std::to_string(*last.year);
        result.threshold = "1";
        result.unit = phrase("places");
        result.measured = std::to_string(distinct);
        auto earliest = domain::Instant::max();
        auto latest = domain::Instant::min();
        std::string told;
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto& confirmed = confirmations.of(*places[i]);
            result.evidence.add(*places[i]->origin);
            result.evidence.add(confirmed);
            earliest = std::min(earliest, confirmed.asOf);
            latest = std::max(latest, confirmed.asOf);
            if (i < kPlacesNamed)
                told += (i == 0 ? "" : (i + 1 == std::min(distinct, kPlacesNamed) ? " and " : ", ")) +
                        place(*places[i], confirmed);
        }
        if (distinct > kPlacesNamed)
            told = sentence("{1} and {2}", told, counted(distinct - kPlacesNamed, "more place"));
        result.explanation = sentence("Bar {1} stands in {2}", barName(first), told);
        const bool weightsDiffer =
            std::any_of(group.begin(), group.end(), [&](auto row) { return row->record.grossOz != first.grossOz; });
        if (missing(&Bar::year) || missing(&Bar::grossOz))
            doubt(result, missing(&Bar::year) ? sentence("the year is not stated everywhere, so it may be two "
                                                          "bars.")
                                               : sentence("the gross weight is not stated everywhere, so it may be "
                                                          "two bars."));
        else if (weightsDiffer)
            doubt(result, sentence("the weights differ, so it is a near duplicate: a wrong entry or two bars of "
                                    "one number."));
        else if (latest - earliest > listGap)
            doubt(result,
                  sentence("the lists are {1} apart, so it may have been moved.", spanText(latest - earliest)));
        else {
            result.outcome = Outcome::Breach;
            result.explanation += sentence(": it is double pledged.");
        }
        result.source = places.front()->origin->source;
        out.add(std::move(result));
    }

    static void doubt(RuleResult& result, const std::string& why)
    {
        result.outcome = Outcome::CannotTell;
        result.severity = Severity::Medium;
        result.explanation += "; " + why;
    }

    static std::string place(const Row<Bar>& row, const domain::Origin& confirmed)
    {
        const Bar& bar = row.record;
        std::string out = bar.owner.empty() ? sentence("owner not stated") : sentence("owner {1}", bar.owner);
        if (!bar.pool.empty())
            out += ", " + sentence("pool {1}", bar.pool);
        if (!bar.encumbrance.empty())
            out += ", " + sentence("charged to {1}", bar.encumbrance);
        if (bar.grossOz)
            out += ", " + sentence("{1} oz", bar.grossOz->text());
        return sentence("{1} ({2}, stated by {3} at {4})", bar.vault.value(), out, row.origin->source.value(),
                        timeText(confirmed.asOf));
    }

    static void summarise(const Context& context, Confirmations<Bar>& confirmations,
                          const std::unordered_set<std::string_view>& doubted, RuleResults& out)
    {
        struct ItemCounts {
            std::size_t bars = 0;
            Evidence evidence;
        };
        std::unordered_map<std::string_view, ItemCounts> vaults;
        std::string_view name;
        ItemCounts* items = nullptr;
        context.snapshot.table<Bar>().forEach([&](const Row<Bar>& row) {
            if (!items || name != row.record.vault.value()) {
                name = row.record.vault.value();
                items = &vaults[name];
            }
            ++items->bars;
            items->evidence.add(confirmations.of(row));
        });
        for (auto& [vault, one] : vaults) {
            RuleResult result;
            result.subject = vault;
            result.threshold = "1";
            result.unit = phrase("places");
            result.measured = counted(one.bars, "bar");
            result.outcome = Outcome::Pass;
            result.explanation =
                doubted.contains(vault)
                    ? sentence("{1} checked in {2}; those that stand in a second place have findings of their own.",
                               counted(one.bars, "bar"), vault)
                    : sentence("{1} checked in {2}, none stands in a second place.", counted(one.bars, "bar"), vault);
            result.evidence = std::move(one.evidence);
            out.add(std::move(result));
        }
    }
};

} // namespace

MadeEvaluator makeUniqueBars(const Rule& rule)
{
    auto out = std::make_shared<UniqueBars>();
    const auto gap = rule.duration("maximum_list_gap");
    if (!gap)
        return tl::unexpected(gap.error());
    out->listGap = *gap;
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
