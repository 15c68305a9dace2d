// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <map>
#include <set>

#include "services/rules/engine/RuleEvaluators.h"

namespace assay::rules {

using domain::CoinId;
using domain::Decimal;
using domain::Duration;
using domain::Outcome;
using domain::Row;
using domain::Transfer;
using support::ErrorCode;
using support::fail;

namespace {

/// AML-04 (FATF red flags, transactions): several transfers of one sender in one coin within a window, each a little
/// below the threshold and together at or above it. One sign is never proof; the finding says what was seen.
class Structuring final : public RuleEvaluator {
public:
    Decimal lower;         ///< HKD, inclusive
    Decimal upper;
    Decimal sum;
    std::int64_t count = 0;
    Duration window{};
    std::string pegged;    ///< the currency in which an amount is its own value

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto parity = coinsAtParity(context);
        Confirmations<Transfer> confirmations(context.snapshot);
        std::map<CoinId, ItemCounts> tallies;
        std::map<std::pair<CoinId, std::string_view>, std::vector<Hit>> senders;
        // A transfer that two sources report is one transfer; the one that states its value is taken.
        std::map<std::tuple<CoinId, domain::LedgerId, std::string_view>, const Row<Transfer>*> transfers;
        context.snapshot.table<Transfer>().forEach([&](const Row<Transfer>& row) {
            const auto& record = row.record;
            ItemCounts& items = tallies[record.coin];
            const auto& confirmed = confirmations.of(row);
            items.evidence.add(confirmed);
            items.stale = items.stale || context.isStale(row.origin->source, confirmed.asOf);
            const auto [place, fresh] = transfers.try_emplace({record.coin, record.ledger, record.id}, &row);
            if (!fresh && !place->second->record.hkdValue && record.hkdValue)
                place->second = &row;
        });
        for (const auto& [key, row] : transfers) {
            const auto& record = row->record;
            ItemCounts& items = tallies[record.coin];
            ++items.transfers;
            const Decimal* value =
                record.hkdValue ? &*record.hkdValue : (parity.contains(record.coin) ? &record.amount : nullptr);
            if (!value)
                ++items.unvalued;
            else if (*value >= lower && *value <= upper)
                senders[{record.coin, record.sender}].push_back({row, value});
        }
        for (auto& [key, hits] : senders)
            if (auto result = evaluateSender(key.first, std::string(key.second), hits, confirmations)) {
                ++tallies[key.first].senders;
                out.add(std::move(*result));
            }
        for (auto& [coin, items] : tallies)
            out.add(summary(coin, items));
    }

private:
    struct Hit {
        const Row<Transfer>* row;
        const Decimal* value;
    };
    struct ItemCounts {
        Evidence evidence;
        std::size_t transfers = 0;
        std::size_t unvalued = 0;
        std::size_t senders = 0;
        bool stale = false;
    };

    /// Coins whose newest reserve statement names the threshold's currency as reference.
    [[nodiscard]] std::set<CoinId> coinsAtParity(const Context& context) const
    {
        std::map<CoinId, const domain::ReserveStatement*> newest;
        context.snapshot.table<domain::ReserveStatement>().forEach([&](const Row<domain::ReserveStatement>& row) {
            auto& entry = newest[row.record.coin];
            if (!entry || row.record.asOf > entry->asOf)
                entry = &row.record;
        });
        std::set<CoinId> out;
        for (const auto& [coin, statement] : newest)
            if (statement->currency == pegged)
                out.insert(coin);
        return out;
    }

    /// The window with the most transfers, the earliest of equals; nothing if no window is full enough.
    [[nodiscard]] std::optional<RuleResult> evaluateSender(const CoinId& coin, std::string sender, std::vector<Hit>& hits,
                                                     Confirmations<Transfer>& confirmations) const
    {
        if (static_cast<std::int64_t>(hits.size()) < count)
            return std::nullopt;
        std::sort(hits.begin(), hits.end(), [](const Hit& a, const Hit& b) {
            return std::tie(a.row->record.at, a.row->record.id) < std::tie(b.row->record.at, b.row->record.id);
        });
        std::size_t bestFrom = 0;
        std::size_t bestSize = 0;
        Decimal bestSum;
        Decimal running;
        for (std::size_t from = 0, to = 0; to < hits.size(); ++to) {
            const auto more =
                running.plus(*hits[to].value); // values are bounded by the threshold: this does not overflow
            running = more ? *more : running;
            for (; hits[to].row->record.at - hits[from].row->record.at > window; ++from) {
                const auto less = running.minus(*hits[from].value);
                running = less ? *less : running;
            }
            const std::size_t size = to - from + 1;
            if (static_cast<std::int64_t>(size) >= count && running >= sum && size > bestSize) {
                bestFrom = from;
                bestSize = size;
                bestSum = running;
            }
        }
        if (bestSize == 0)
            return std::nullopt;
        RuleResult result;
        result.subject = coin.value() + ' ' + sender;
        result.outcome = Outcome::Breach;
        result.measured = std::to_string(bestSize);
        result.threshold = std::to_string(count);
        result.unit = phrase("transfers");
        for (std::size_t i = bestFrom; i < bestFrom + bestSize; ++i) {
            result.evidence.add(*hits[i].row->origin);
            result.evidence.add(confirmations.of(*hits[i].row));
        }
        result.explanation =
            sentence("Sender {1} made {2} of {3} between {4} {5} and {6} from {7} to {8}, "
                     "together {9} {10}.",
                     sender, counted(bestSize, "transfer"), coin.value(), pegged, grouped(lower.text()),
                     grouped(upper.text()), timeText(hits[bestFrom].row->record.at),
                     timeText(hits[bestFrom + bestSize - 1].row->record.at), pegged, grouped(bestSum.text()));
        return result;
    }

    [[nodiscard]] RuleResult summary(const CoinId& coin, ItemCounts& items) const
    {
        RuleResult result;
        result.subject = coin.value();
        result.evidence = std::move(items.evidence);
        result.measured = std::to_string(items.senders);
        result.threshold = "0";
        result.unit = phrase("senders");
        const std::string checked = sentence("{1} of {2} checked", counted(items.transfers, "transfer"), coin.value());
        if (items.unvalued > 0)
            result.explanation = sentence("{1}, but {2} state no value in {3} and the coin is not known to be "
                                           "worth one.",
                                           checked, grouped(items.unvalued), pegged);
        else if (items.stale)
            result.explanation = sentence("{1}, but the source is stale: later ones are not known.", checked);
        else {
            result.outcome = Outcome::Pass;
            result.explanation =
                items.senders == 0
                    ? sentence("{1}, no sender splits amounts below the threshold.", checked)
                    : sentence("{1}, {2} with findings of their own.", checked, counted(items.senders, "sender"));
        }
        return result;
    }
};

} // namespace

MadeEvaluator makeStructuring(const Rule& rule)
{
    auto out = std::make_shared<Structuring>();
    Decimal threshold;
    Decimal from;
    Decimal to;
    for (const auto& [key, target] : {std::pair{"threshold", &threshold}, std::pair{"lower_share", &from},
                                      std::pair{"upper_share", &to}, std::pair{"minimum_sum", &out->sum}}) {
        const auto value = rule.decimal(key);
        if (!value)
            return tl::unexpected(value.error());
        if (value->sign() <= 0)
            return fail(ErrorCode::OutOfRange, "must be above zero", "rule " + rule.id.value() + ", parameter " + key);
        *target = *value;
    }
    const auto lower = threshold.times(from);
    const auto upper = threshold.times(to);
    if (!lower || !upper)
        return tl::unexpected(lower ? upper.error() : lower.error());
    out->lower = lower->normalized();
    out->upper = upper->normalized();
    const auto count = rule.count("minimum_count");
    if (!count)
        return tl::unexpected(count.error());
    if (*count < 2)
        return fail(ErrorCode::OutOfRange, "must be 2 or more",
                    "rule " + rule.id.value() + ", parameter minimum_count");
    out->count = *count;
    const auto window = rule.duration("window");
    if (!window)
        return tl::unexpected(window.error());
    out->window = *window;
    out->pegged = rule.find("threshold")->unit;
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
