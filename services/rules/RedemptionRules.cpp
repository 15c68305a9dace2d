// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/DutyTerms.h"
#include "services/rules/IssuerJudging.h"

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
class RedemptionTime final : public Judge {
public:
    measures::ClockTerms terms;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<Redemption>(context);
        const Standing approvals = measures::Offers<domain::Approval>(context).anywhere();
        const auto timed = measures::timedRedemptions(context, terms);
        auto times = measures::redemptionTimes(timed, context.calendar(terms.calendar));
        Confirmations<Redemption> confirmations(context.picture);
        auto at = timed.begin();
        auto time = times.begin();
        for (const auto& [id, coin] : coins.coins()) {
            Tally tally;
            tally.subject = id.value();
            tally.noun = phrase("redemption");
            tally.threshold = counted(static_cast<std::size_t>(terms.businessDays), "business day");
            tally.none = sentence("No redemption of {1} is known.", id.value());
            tally.evidence.add(coin.evidence);
            const bool offered = look(rows.standing(coin), phrase("redemptions"), tally);
            for (; at != timed.end() && at->clock.coin < id; ++at)
                ; // a coin that nobody issues has no one to answer for it
            for (; at != timed.end() && at->clock.coin == id; ++at)
                if (offered)
                    take(*at, confirmations.of(*at->row), context, approvals, tally, out);
            for (; time != times.end() && time->coin <= id; ++time)
                if (time->coin == id && time->paid > 0)
                    tally.note = note(*time);
            out.add(summary(tally));
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
              const Standing& approvals, Tally& tally, Verdicts& out) const
    {
        tally.evidence.add(*one.row->origin); // what confirmed it is the newest answer, which is there already
        switch (one.clock.state) {
        case ClockState::Running: ++tally.open; return;
        case ClockState::Refused: return;
        case ClockState::PaidInTime: ++tally.met; return;
        case ClockState::Consented:
            ++tally.met;
            tally.evidence.add(*one.consent->origin);
            return;
        case ClockState::Unknown:
            if (one.row->record.state == RedemptionState::Requested && !one.row->record.validAt)
                return; // the clock has not begun
            tally.unknown.push_back(nameOf(one.row->record) + ' ' + one.remark + '.');
            return;
        case ClockState::Overdue:
            if (confirmed.asOf <= *one.clock.dueAt) {
                ++tally.open; // nobody has looked since it fell due; a source gone stale has a sentence already
                return;
            }
            break;
        case ClockState::PaidLate: break;
        }
        if (!one.row->record.consentId.empty() && !approvals.offered) {
            tally.unknown.push_back(sentence("{1} is late by consent {2}, but no register of approvals is offered.",
                                             nameOf(one.row->record), one.row->record.consentId));
            return;
        }
        ++tally.failed;
        late(one, confirmed, context, tally, out);
    }

    void late(const TimedRedemption& one, const domain::Origin& confirmed, const Context& context, const Tally& tally,
              Verdicts& out) const
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
        auto verdict = itemBreach(tally, "redemption " + one.row->record.id,
                                  clock.paidAt ? sentence("paid late by {1}", spanText(until - *clock.dueAt))
                                               : sentence("unpaid, late by {1}", spanText(until - *clock.dueAt)),
                                  std::move(text));
        verdict.evidence = {};
        verdict.evidence.add(*one.row->origin);
        verdict.evidence.add(confirmed);
        verdict.source = one.row->origin->source;
        out.add(std::move(verdict));
    }
};

/// STB-22. The fee is what the terms disclose, rounded up to the currency's smallest unit.
class RedemptionAtPar final : public Judge {
public:
    int digits = 2;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& coins = measures::registerOf(context);
        const auto& rows = measures::coinRowsOf<Redemption>(context);
        for (const auto& [id, coin] : coins.coins()) {
            Tally tally;
            tally.subject = id.value();
            tally.noun = phrase("payment");
            tally.threshold = sentence("par less the disclosed fee");
            tally.none = sentence("No redemption of {1} was paid yet.", id.value());
            tally.evidence.add(coin.evidence);
            if (look(rows.standing(coin), phrase("redemptions"), tally))
                for (const auto* row : rows.of(id))
                    if (row->record.state == RedemptionState::Paid || row->record.paidAt)
                        take(*row, coin, tally, out);
            out.add(summary(tally));
        }
    }

private:
    void take(const Row<Redemption>& row, const CoinEntry& coin, Tally& tally, Verdicts& out) const
    {
        const auto& record = row.record;
        tally.evidence.add(*row.origin);
        const auto unclear = [&](const std::string& why) { tally.unknown.push_back(nameOf(record) + ' ' + why + '.'); };
        if (!record.paidAmount)
            return unclear(sentence("is paid, but the amount is not stated"));
        if (coin.currency.empty() || record.currency != coin.currency)
            return unclear(sentence("was paid in {1}, and the coin refers to {2}", record.currency,
                                    coin.currency.empty() ? sentence("a currency that is not known") : coin.currency));
        if (*record.paidAmount >= record.amount) {
            ++tally.met;
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
            ++tally.met;
            return;
        }
        ++tally.failed;
        const std::string money = coin.currency + ' ';
        auto verdict = itemBreach(
            tally, "redemption " + record.id, record.paidAmount->text(),
            (fee->isZero()
                 ? sentence("{1} was paid {2}; the published terms disclose no fee, so {3} was due: {4} too "
                            "little.",
                            nameOf(record), money + grouped(record.paidAmount->text()), money + grouped(least->text()),
                            money + grouped(missing->text()))
                 : sentence("{1} was paid {2}; with the disclosed fee of {3} {4} was due: {5} too little.",
                            nameOf(record), money + grouped(record.paidAmount->text()), money + grouped(fee->text()),
                            money + grouped(least->text()), money + grouped(missing->text()))));
        verdict.threshold = least->text();
        verdict.unit = coin.currency;
        verdict.evidence.add(*row.origin);
        verdict.evidence.add(*coin.terms->origin);
        verdict.source = row.origin->source;
        out.add(std::move(verdict));
    }
};

} // namespace

MadeJudge makeRedemptionTime(const Rule& rule)
{
    auto terms = clockTerms(rule);
    if (!terms)
        return tl::unexpected(terms.error());
    auto out = std::make_shared<RedemptionTime>();
    out->terms = std::move(*terms);
    return JudgePtr(std::move(out));
}

MadeJudge makeRedemptionAtPar(const Rule& rule)
{
    const auto digits = countWithin(rule, "fee_digits", 0, 18);
    if (!digits)
        return tl::unexpected(digits.error());
    auto out = std::make_shared<RedemptionAtPar>();
    out->digits = static_cast<int>(*digits);
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
