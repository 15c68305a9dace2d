// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/DutyTerms.h"
#include "services/rules/duties/IssuerResults.h"

namespace assay::rules
{

using domain::ClockState;
using domain::Decimal;
using domain::Outcome;
using domain::Redemption;
using domain::RedemptionState;
using domain::Row;
using measures::TimedRedemption;

namespace
{

std::string nameOf(const Redemption& record)
{
    return sentence("Redemption {1} of {2} {3|#}", record.id, record.coin.value(), grouped(record.amount.text()));
}

/// STB-21. What was paid late stays a breach whatever comes later; what is unpaid is one only if its source was heard
/// after the due time.
class RedemptionTime final : public RuleEvaluator {
public:
    measures::ClockTerms terms;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<Redemption>(context);
        const Availability approvals = measures::Offers<domain::Approval>(context).anywhere();
        const auto timed = measures::timedRedemptions(context, terms);
        auto times = measures::redemptionTimes(timed, context.calendar(terms.calendar));
        Confirmations<Redemption> confirmations(context.snapshot);
        auto at = timed.begin();
        auto time = times.begin();
        for (const auto& [id, coin] : coins.coins()) {
            ItemCounts items;
            items.subject = id.value();
            items.noun = phrase("redemption");
            items.threshold = counted(static_cast<std::size_t>(terms.businessDays), "business day");
            items.none = sentence("No redemption of {1} is known.", id.value());
            items.evidence.add(coin.evidence);
            const bool offered = look(rows.availability(coin), phrase("redemptions"), items);
            for (; at != timed.end() && at->clock.coin < id; ++at)
                ; // a coin that nobody issues has no one to answer for it
            for (; at != timed.end() && at->clock.coin == id; ++at)
                if (offered)
                    take(*at, confirmations.of(*at->row), context, approvals, items, out);
            for (; time != times.end() && time->coin <= id; ++time)
                if (time->coin == id && time->paid > 0)
                    items.note = note(*time);
            out.add(summary(items));
        }
    }

private:
    static std::string note(const measures::RedemptionTimes& times)
    {
        const auto text = [](std::int64_t seconds) { return spanText(std::chrono::seconds{seconds}); };
        const auto& all = times.business.value_or(times.elapsed);
        return sentence("From valid to paid, in {1}: half within {2}, 90 of 100 within {3}, 99 of 100 within {4}.",
                        times.business ? phrase("hours of business days") : phrase("elapsed time"), text(all.p50),
                        text(all.p90), text(all.p99));
    }

    void take(const TimedRedemption& one, const domain::Origin& confirmed, const Context& context,
              const Availability& approvals, ItemCounts& items, RuleResults& out) const
    {
        items.evidence.add(*one.row->origin); // what confirmed it is the newest answer, which is there already
        switch (one.clock.state) {
        case ClockState::Running: ++items.open; return;
        case ClockState::Refused: return;
        case ClockState::PaidInTime: ++items.met; return;
        case ClockState::Consented:
            ++items.met;
            items.evidence.add(*one.consent->origin);
            return;
        case ClockState::Unknown:
            if (one.row->record.state == RedemptionState::Requested && !one.row->record.validAt)
                return; // the clock has not begun
            items.unknown.push_back(nameOf(one.row->record) + ' ' + one.remark + '.');
            return;
        case ClockState::Overdue:
            if (confirmed.asOf <= *one.clock.dueAt) {
                ++items.open; // nobody has looked since it fell due; a source gone stale has a sentence already
                return;
            }
            break;
        case ClockState::PaidLate: break;
        }
        if (!one.row->record.consentId.empty() && !approvals.offered) {
            items.unknown.push_back(sentence("{1} is late by consent {2}, but no register of approvals is offered.",
                                             nameOf(one.row->record), one.row->record.consentId));
            return;
        }
        ++items.failed;
        late(one, confirmed, context, items, out);
    }

    void late(const TimedRedemption& one, const domain::Origin& confirmed, const Context& context, const ItemCounts& items,
              RuleResults& out) const
    {
        const auto& clock = one.clock;
        const auto until = clock.paidAt.value_or(context.now);
        std::string text =
            sentence("{1} was valid at {2} and due by {3};", nameOf(one.row->record), timeText(*clock.validAt),
                     timeText(*clock.dueAt)) +
            ' ' +
            (clock.paidAt
                 ? sentence("it was paid at {1}, {2} late", timeText(until), spanText(until - *clock.dueAt))
                 : sentence("it is still unpaid, {1} late at {2}", spanText(until - *clock.dueAt), timeText(until))) +
            (one.remark.empty() ? sentence(", and no consent to a delay is held.") : "; " + one.remark + '.');
        auto result = itemBreach(items, "redemption " + one.row->record.id,
                                  clock.paidAt ? sentence("paid late by {1}", spanText(until - *clock.dueAt))
                                               : sentence("unpaid, late by {1}", spanText(until - *clock.dueAt)),
                                  std::move(text));
        result.evidence = {};
        result.evidence.add(*one.row->origin);
        result.evidence.add(confirmed);
        result.source = one.row->origin->source;
        out.add(std::move(result));
    }
};

/// STB-22. The fee is what the terms disclose, rounded up to the currency's smallest unit.
class RedemptionAtPar final : public RuleEvaluator {
public:
    int digits = 2;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<Redemption>(context);
        for (const auto& [id, coin] : coins.coins()) {
            ItemCounts items;
            items.subject = id.value();
            items.noun = phrase("payment");
            items.threshold = sentence("par less the disclosed fee");
            items.none = sentence("No redemption of {1} was paid yet.", id.value());
            items.evidence.add(coin.evidence);
            if (look(rows.availability(coin), phrase("redemptions"), items))
                for (const auto* row : rows.of(id))
                    if (row->record.state == RedemptionState::Paid || row->record.paidAt)
                        take(*row, coin, items, out);
            out.add(summary(items));
        }
    }

private:
    void take(const Row<Redemption>& row, const CoinEntry& coin, ItemCounts& items, RuleResults& out) const
    {
        const auto& record = row.record;
        items.evidence.add(*row.origin);
        const auto unclear = [&](const std::string& why) { items.unknown.push_back(nameOf(record) + ' ' + why + '.'); };
        if (!record.paidAmount)
            return unclear(sentence("is paid, but the amount is not stated"));
        if (coin.currency.empty() || record.currency != coin.currency)
            return unclear(sentence("was paid in {1}, and the coin refers to {2}", record.currency,
                                    coin.currency.empty() ? sentence("a currency that is not known") : coin.currency));
        if (*record.paidAmount >= record.amount) {
            ++items.met;
            return;
        }
        if (!coin.terms)
            return unclear(
                sentence("was paid {1}, and no terms disclose a fee here", grouped(record.paidAmount->text())));
        const auto& terms = coin.terms->record;
        const auto part = record.amount.times(terms.redemptionFeeRate.value_or(Decimal()));
        const auto whole = part ? part->plus(terms.redemptionFeeFixed.value_or(Decimal())) : part;
        const auto fee = whole ? whole->rounded(digits, domain::Rounding::Up) : whole;
        const auto least = fee ? record.amount.minus(*fee) : fee;
        const auto missing = least ? least->minus(*record.paidAmount) : least;
        if (!missing)
            return unclear(sentence("cannot be computed exactly"));
        if (missing->sign() <= 0) {
            ++items.met;
            return;
        }
        ++items.failed;
        const std::string money = coin.currency + ' ';
        auto result = itemBreach(
            items, "redemption " + record.id, record.paidAmount->text(),
            (fee->isZero()
                 ? sentence("{1} was paid {2}; the published terms disclose no fee, so {3} was due: {4} too "
                            "little.",
                            nameOf(record), money + grouped(record.paidAmount->text()), money + grouped(least->text()),
                            money + grouped(missing->text()))
                 : sentence("{1} was paid {2}; with the disclosed fee of {3} {4} was due: {5} too little.",
                            nameOf(record), money + grouped(record.paidAmount->text()), money + grouped(fee->text()),
                            money + grouped(least->text()), money + grouped(missing->text()))));
        result.threshold = least->text();
        result.unit = coin.currency;
        result.evidence.add(*row.origin);
        result.evidence.add(*coin.terms->origin);
        result.source = row.origin->source;
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makeRedemptionTime(const Rule& rule)
{
    auto terms = clockTerms(rule);
    if (!terms)
        return tl::unexpected(terms.error());
    auto out = std::make_shared<RedemptionTime>();
    out->terms = std::move(*terms);
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeRedemptionAtPar(const Rule& rule)
{
    const auto digits = countWithin(rule, "fee_digits", 0, 18);
    if (!digits)
        return tl::unexpected(digits.error());
    auto out = std::make_shared<RedemptionAtPar>();
    out->digits = static_cast<int>(*digits);
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
