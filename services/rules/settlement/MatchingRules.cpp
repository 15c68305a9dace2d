// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <unordered_map>

#include "services/rules/duties/DutyTerms.h"
#include "services/rules/duties/IssuerResults.h"

namespace assay::rules
{

using domain::Date;
using domain::Decimal;
using domain::Duration;
using domain::FlowKind;
using domain::Instant;
using domain::Operation;
using domain::Redemption;
using domain::ReserveFlow;
using domain::Row;
using domain::TokenOperation;
using measures::endOfHongKongDay;
using std::chrono::sys_days;
using support::hongKongDate;
using support::toText;

namespace
{

/// What one name may stand for; a reference that is everywhere names nothing, and the cost must stay bounded.
constexpr std::size_t kMaxNamed = 1000;

/// Names point into the snapshot.
using KeyIndex = std::unordered_multimap<std::string_view, std::size_t>;

/// Flows of the kind, each once, in order of time.
std::vector<const Row<ReserveFlow>*> flowsOf(const CoinRows<ReserveFlow>::Rows& rows, FlowKind kind)
{
    std::vector<const Row<ReserveFlow>*> out;
    std::set<std::string_view> seen;
    for (const auto* row : rows)
        if (row->record.kind == kind && seen.insert(row->record.id).second)
            out.push_back(row);
    std::stable_sort(out.begin(), out.end(), [](auto a, auto b) { return a->record.at < b->record.at; });
    return out;
}

/// Calls `visit(place)` for each place under any of the names, the empty name left out, in order of place.
template <class Visitor>
void forNames(const KeyIndex& places, std::initializer_list<std::string_view> names, Visitor visit)
{
    std::vector<std::size_t> found;
    for (const auto name : names) {
        if (name.empty())
            continue;
        const auto [begin, end] = places.equal_range(name);
        for (auto at = begin; at != end && found.size() < kMaxNamed; ++at)
            found.push_back(at->second);
    }
    std::sort(found.begin(), found.end());
    found.erase(std::unique(found.begin(), found.end()), found.end());
    for (const auto place : found)
        visit(place);
}

std::string operationText(const SeenOperation& one)
{
    const auto& record = one.record();
    return sentence("{1} {2} of {3} on {4} at {5}", std::string(domain::toText(record.operation)), record.id,
                    record.amount ? grouped(record.amount->text()) : sentence("an unknown amount"),
                    record.ledger.value(), timeText(record.at));
}

/// STB-20: money came in for what was issued. An inflow that names the mint counts for it alone; the others are used up
/// in order of time, each once.
class MintBacking final : public RuleEvaluator {
public:
    measures::ClockTerms terms;
    Duration before{}; ///< how long ahead of the mint an unnamed inflow may have come
    std::int64_t lookBackDays = 30;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& operations = measures::coinRowsOf<TokenOperation>(context);
        const auto& flows = measures::coinRowsOf<ReserveFlow>(context);
        measures::BusinessTime time(context.calendar(terms.calendar));
        for (const auto& [id, coin] : coins.coins()) {
            ItemCounts items;
            items.subject = id.value();
            items.noun = phrase("mint");
            items.threshold = sentence("an inflow of at least the amount by the end of the next business day");
            items.none =
                sentence("No mint of {1} in the last {2} days is known.", id.value(), std::to_string(lookBackDays));
            items.evidence.add(coin.evidence);
            const auto availability = flows.availability(coin);
            const bool seen = look(operations.availability(coin), phrase("token operations"), items);
            const bool offered = look(availability, phrase("reserve flows"), items);
            if (seen && offered) {
                auto mints = mintsOf(operationsOf(operations.of(id)), context, time, items);
                auto inflows = inflowsOf(flowsOf(flows.of(id), FlowKind::Inflow), coin, items);
                match(mints, inflows);
                report(mints, inflows, std::min(availability.asOf, context.now), items, out);
            }
            out.add(summary(items));
        }
    }

private:
    struct Inflow {
        const Row<ReserveFlow>* row;
        Decimal left;
        bool named = false;
    };
    struct Mint {
        SeenOperation operation;
        Instant deadline{};
        Decimal need;
        bool named = false;
        std::vector<const Row<ReserveFlow>*> used;
        const Row<ReserveFlow>* late = nullptr;
    };

    [[nodiscard]] std::vector<Mint> mintsOf(std::vector<SeenOperation> operations, const Context& context,
                                            measures::BusinessTime& time, ItemCounts& items) const
    {
        std::vector<Mint> out;
        for (auto& one : operations) {
            const auto& record = one.record();
            if (record.operation != Operation::Mint || context.now - record.at > std::chrono::days{lookBackDays})
                continue;
            one.addTo(items.evidence);
            const auto deadline = time.due(record.at, terms);
            if (!record.amount || !deadline) {
                items.unknown.push_back(
                    record.amount
                        ? sentence("The {1} falls in a year that the calendar does not cover.", operationText(one))
                        : sentence("The {1} states no amount.", operationText(one)));
                continue;
            }
            const Decimal need = *record.amount;
            out.push_back({std::move(one), *deadline, need, false, {}, nullptr});
        }
        return out;
    }

    [[nodiscard]] static std::vector<Inflow> inflowsOf(const std::vector<const Row<ReserveFlow>*>& rows,
                                                       const CoinEntry& coin, ItemCounts& items)
    {
        std::vector<Inflow> out;
        std::size_t foreign = 0;
        for (const auto* row : rows) {
            items.evidence.add(*row->origin);
            if (coin.currency.empty() || row->record.currency == coin.currency)
                out.push_back({row, row->record.amount});
            else
                ++foreign;
        }
        if (foreign > 0)
            items.note =
                sentence("{1} in another currency than {2} not counted.", counted(foreign, "inflow"), coin.currency);
        return out;
    }

    static void use(Mint& mint, Inflow& inflow)
    {
        const Decimal part = std::min(mint.need, inflow.left);
        const auto need = mint.need.minus(part);
        const auto left = inflow.left.minus(part);
        if (part.sign() <= 0 || !need || !left)
            return;
        mint.need = *need;
        inflow.left = *left;
        mint.used.push_back(inflow.row);
    }

    void match(std::vector<Mint>& mints, std::vector<Inflow>& inflows) const
    {
        KeyIndex places;
        for (std::size_t i = 0; i < inflows.size(); ++i) {
            places.emplace(inflows[i].row->record.id, i);
            if (!inflows[i].row->record.reference.empty())
                places.emplace(inflows[i].row->record.reference, i);
        }
        for (auto& mint : mints) {
            const auto& record = mint.operation.record();
            forNames(places, {record.id, record.transaction, mint.operation.reference()}, [&](std::size_t place) {
                auto& inflow = inflows[place];
                mint.named = true;
                inflow.named = true;
                if (inflow.row->record.at <= mint.deadline)
                    use(mint, inflow);
                else if (!mint.late)
                    mint.late = inflow.row;
            });
        }
        // Both ends of the window move with the mints, so what is too old for one is too old for all that follow.
        std::size_t head = 0;
        for (auto& mint : mints) {
            if (mint.named)
                continue;
            const Instant from = mint.operation.record().at - before;
            while (head < inflows.size() &&
                   (inflows[head].row->record.at < from || inflows[head].named || inflows[head].left.sign() <= 0))
                ++head;
            for (auto i = head; i < inflows.size() && mint.need.sign() > 0; ++i) {
                if (inflows[i].row->record.at > mint.deadline)
                    break;
                if (!inflows[i].named)
                    use(mint, inflows[i]);
            }
        }
    }

    static void report(const std::vector<Mint>& mints, const std::vector<Inflow>& inflows, Instant known, ItemCounts& items,
                       RuleResults& out)
    {
        std::size_t before = 0;
        for (const auto& mint : mints) {
            if (mint.need.sign() <= 0)
                ++items.met;
            else if (known <= mint.deadline)
                ++items.open;
            else if (!inflows.empty() && mint.deadline < inflows.front().row->record.at)
                ++before; // the answers of the source begin later
            else {
                ++items.failed;
                out.add(breach(mint, items));
            }
        }
        if (before > 0)
            items.unknown.push_back(sentence("{1} of {2} came before the first inflow that is here.",
                                             counted(before, "mint"), items.subject));
    }

    static RuleResult breach(const Mint& mint, const ItemCounts& items)
    {
        const auto& record = mint.operation.record();
        const auto got = record.amount->minus(mint.need);
        std::string text =
            sentence("The {1} is matched by inflows of {2} up to {3}; {4} is missing", operationText(mint.operation),
                     got ? grouped(got->text()) : std::string(phrase("less")), timeText(mint.deadline), grouped(mint.need.text()));
        text += mint.late ? ". " + sentence("Inflow {1} of {2} names it, but came at {3}.", mint.late->record.id,
                                            grouped(mint.late->record.amount.text()), timeText(mint.late->record.at))
                          : ".";
        auto result = itemBreach(items, "mint " + record.id, got ? got->text() : "", std::move(text));
        result.threshold = record.amount->text();
        result.unit = phrase("amount matched");
        mint.operation.addTo(result.evidence);
        for (const auto* row : mint.used)
            result.evidence.add(*row->origin);
        if (mint.late)
            result.evidence.add(*mint.late->origin);
        result.source = mint.operation.row->origin->source;
        return result;
    }
};

/// STB-23: what left the reserve for holders left circulation, too. Payouts that share a reference are one.
class PayoutBurn final : public RuleEvaluator {
public:
    std::int64_t allowedDays = 0;
    std::int64_t lookBackDays = 30;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& operations = measures::coinRowsOf<TokenOperation>(context);
        const auto& flows = measures::coinRowsOf<ReserveFlow>(context);
        const auto& redemptions = measures::coinRowsOf<Redemption>(context);
        for (const auto& [id, coin] : coins.coins()) {
            ItemCounts items;
            items.subject = id.value();
            items.noun = phrase("payout");
            items.threshold = allowedDays == 0
                                  ? sentence("a burn of the same amount the same day")
                                  : sentence("a burn of the same amount within {1} days", std::to_string(allowedDays));
            items.none =
                sentence("No payout of {1} in the last {2} days is known.", id.value(), std::to_string(lookBackDays));
            items.evidence.add(coin.evidence);
            const auto availability = operations.availability(coin);
            const bool offered = look(flows.availability(coin), phrase("reserve flows"), items);
            const bool seen = look(availability, phrase("token operations"), items);
            if (offered && seen) {
                Burns burns = burnsOf(operationsOf(operations.of(id)));
                std::unordered_map<std::string_view, const Row<Redemption>*> asked;
                for (const auto* row : redemptions.of(id))
                    asked.emplace(row->record.id, row);
                for (auto& payout : payoutsOf(flowsOf(flows.of(id), FlowKind::Payout), context, items))
                    settle(payout, burns, asked, std::min(availability.asOf, context.now), items, out);
            }
            out.add(summary(items));
        }
    }

private:
    using Asked = std::unordered_map<std::string_view, const Row<Redemption>*>;

    struct Payout {
        std::vector<const Row<ReserveFlow>*> rows;
        Sum amount;
        Date first{};
        Date last{};
    };
    struct Burns {
        std::vector<SeenOperation> all;
        std::vector<char> taken;
        KeyIndex names;
        std::unordered_multimap<std::size_t, std::size_t> byAmount; ///< those that name nothing, by amountKey()
    };

    static std::size_t amountKey(Date day, const Decimal& amount)
    {
        const auto number = static_cast<std::size_t>(sys_days{day}.time_since_epoch().count());
        return amount.hash() ^ (number * 0x9e3779b97f4a7c15u);
    }

    [[nodiscard]] static Burns burnsOf(std::vector<SeenOperation> operations)
    {
        Burns out;
        for (auto& one : operations) {
            const auto& record = one.record();
            if (record.operation != Operation::Burn || !record.amount)
                continue;
            const auto place = out.all.size();
            out.names.emplace(record.id, place);
            if (!record.transaction.empty())
                out.names.emplace(record.transaction, place);
            if (const std::string_view reference = one.reference(); !reference.empty())
                out.names.emplace(reference, place);
            else
                out.byAmount.emplace(amountKey(hongKongDate(record.at), *record.amount), place);
            out.all.push_back(std::move(one));
        }
        out.taken.resize(out.all.size());
        return out;
    }

    [[nodiscard]] std::vector<Payout> payoutsOf(const std::vector<const Row<ReserveFlow>*>& rows,
                                                const Context& context, ItemCounts& items) const
    {
        std::vector<Payout> out;
        std::unordered_map<std::string_view, std::size_t> byReference;
        for (const auto* row : rows) {
            const auto& record = row->record;
            if (context.now - record.at > std::chrono::days{lookBackDays})
                continue;
            items.evidence.add(*row->origin);
            auto place = out.size();
            if (!record.reference.empty())
                place = byReference.try_emplace(record.reference, place).first->second;
            if (place == out.size()) {
                out.emplace_back();
                out.back().first = hongKongDate(record.at);
            }
            auto& payout = out[place];
            payout.rows.push_back(row);
            payout.amount.add(record.amount);
            payout.last = hongKongDate(record.at);
        }
        return out;
    }

    void settle(const Payout& payout, Burns& burns, const Asked& asked, Instant known, ItemCounts& items,
                RuleResults& out) const
    {
        const auto& record = payout.rows.front()->record;
        const auto redemption = asked.find(record.reference);
        const auto* request = redemption == asked.end() ? nullptr : redemption->second;
        const Date from{sys_days{payout.first} - std::chrono::days{allowedDays}};
        const Date to{sys_days{payout.last} + std::chrono::days{allowedDays}};
        Sum burned;
        std::vector<std::size_t> used;
        std::optional<std::size_t> outside;
        const auto consider = [&](std::size_t place) {
            const Date day = hongKongDate(burns.all[place].record().at);
            if (burns.taken[place])
                return;
            if (day < from || day > to) {
                outside = place;
                return;
            }
            burns.taken[place] = 1;
            used.push_back(place);
            burned.add(*burns.all[place].record().amount);
        };
        const std::string_view burnId = request ? std::string_view(request->record.burnId) : std::string_view();
        forNames(burns.names, {record.id, record.reference, burnId}, consider);
        Sum owed = payout.amount;
        const bool hasFee = request && request->record.fee;
        if (hasFee)
            owed.add(*request->record.fee);
        if (used.empty() && !outside)
            unnamed(payout, hasFee ? &owed.value() : nullptr, burns, consider);
        if (!payout.amount.exact() || !owed.exact() || !burned.exact()) {
            items.unknown.push_back(
                sentence("The amounts of payout {1} are too large to be added exactly.", record.id));
            return;
        }
        // The holder is paid less the fee, and all the coins go.
        if (!used.empty() && (burned.value() == payout.amount.value() || burned.value() == owed.value()))
            ++items.met;
        else if (known <= endOfHongKongDay(to))
            ++items.open;
        else {
            ++items.failed;
            out.add(breach(payout, burns, used, outside, burned, items));
        }
    }

    template <class Consider>
    static void unnamed(const Payout& payout, const Decimal* withFee, Burns& burns, Consider consider)
    {
        for (const Decimal* amount : {&payout.amount.value(), withFee}) {
            if (!amount)
                continue;
            const auto [begin, end] = burns.byAmount.equal_range(amountKey(payout.first, *amount));
            const auto fits = [&](const auto& entry) {
                const auto& burn = burns.all[entry.second].record();
                return !burns.taken[entry.second] && *burn.amount == *amount &&
                       hongKongDate(burn.at) == payout.first;
            };
            const auto free = std::find_if(begin, end, fits);
            if (free == end)
                continue;
            const auto place = free->second;
            burns.byAmount.erase(free); // so that equal amounts are not gone through again
            return consider(place);
        }
    }

    [[nodiscard]] RuleResult breach(const Payout& payout, const Burns& burns, const std::vector<std::size_t>& used,
                                 const std::optional<std::size_t>& outside, const Sum& burned, const ItemCounts& items) const
    {
        const auto& record = payout.rows.front()->record;
        std::string text = sentence("Payout {1} of {2} {3|#} on {4|#}", record.id, record.currency,
                                    grouped(payout.amount.value().text()), toText(payout.last));
        if (!used.empty())
            text += ' ' + sentence("is answered by burns of {1}: the amounts differ", grouped(burned.value().text()));
        else if (outside)
            text += ' ' + sentence("is answered by the {1}, not on the same day", operationText(burns.all[*outside]));
        else
            text +=
                ' ' + (allowedDays == 0
                           ? sentence("is not answered by any burn of {1} of that amount on that day", items.subject)
                           : sentence("is not answered by any burn of {1} of that amount within {2} days",
                                      items.subject, std::to_string(allowedDays)));
        auto result = itemBreach(items, "payout " + record.id, burned.value().text(), text + '.');
        result.threshold = payout.amount.value().text();
        result.unit = phrase("amount burned");
        for (const auto* row : payout.rows)
            result.evidence.add(*row->origin);
        for (const auto place : used)
            burns.all[place].addTo(result.evidence);
        if (outside)
            burns.all[*outside].addTo(result.evidence);
        result.source = payout.rows.front()->origin->source;
        return result;
    }
};

} // namespace

MadeEvaluator makeMintBacking(const Rule& rule)
{
    auto out = std::make_shared<MintBacking>();
    auto terms = clockTerms(rule);
    if (!terms)
        return tl::unexpected(terms.error());
    out->terms = std::move(*terms);
    const auto before = rule.duration("inflow_before");
    if (!before)
        return tl::unexpected(before.error());
    out->before = *before;
    const auto days = countWithin(rule, "look_back_days", 1, 3660);
    if (!days)
        return tl::unexpected(days.error());
    out->lookBackDays = *days;
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makePayoutBurn(const Rule& rule)
{
    auto out = std::make_shared<PayoutBurn>();
    const auto allowed = countWithin(rule, "allowed_days", 0, 30);
    if (!allowed)
        return tl::unexpected(allowed.error());
    out->allowedDays = *allowed;
    const auto days = countWithin(rule, "look_back_days", 1, 3660);
    if (!days)
        return tl::unexpected(days.error());
    out->lookBackDays = *days;
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
