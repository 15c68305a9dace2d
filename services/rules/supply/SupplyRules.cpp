// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/rules/engine/RuleEvaluators.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

using domain::Decimal;
using domain::Duration;
using domain::Finding;
using domain::Instant;
using domain::Outcome;

namespace {

/// STB-03 (guideline ¶2.2.3). A difference proves something only if both figures were valid at one instant: a mint between
/// two readings looks like a wrong statement. A figure is known to be valid from the answer that first stated it to the
/// one that last confirmed it.
class SupplyAgreement final : public RuleEvaluator {
public:
    Decimal allowed;
    Duration stampGap{};   ///< readings further apart than this are not compared
    Duration settling{};   ///< how long a new difference may be one of timing

    void evaluate(const Context& context, RuleResults& out) const override
    {
        for (const auto& [coin, supply] : supplies(context)) {
            std::map<domain::LedgerId, int> ledgers;
            for (const auto& [ledger, one] : supply.stated)
                ledgers[ledger] |= 1;
            for (const auto& [ledger, one] : supply.observed)
                ledgers[ledger] |= 2;
            for (const auto& [ledger, sides] : ledgers) {
                const std::string subject = coin.value() + ' ' + ledger.value();
                if (sides == 3)
                    compare(subject, sentence("{1} on {2}", coin.value(), ledger.value()), coin.value(),
                            supply.stated.at(ledger), supply.observed.at(ledger), context, out);
                else if (sides == 1)
                    unseen(subject, coin.value(), ledger.value(), supply.stated.at(ledger), out);
                else
                    unstated(subject, coin.value(), ledger.value(), supply, out);
            }
            total(coin.value(), supply, ledgers, context, out);
        }
    }

private:
    [[nodiscard]] RuleResult start(std::string subject, std::string_view coin) const
    {
        RuleResult result;
        result.subject = std::move(subject);
        result.threshold = allowed.text();
        result.unit = coin;
        return result;
    }

    void unseen(const std::string& subject, const std::string& coin, const std::string& ledger,
                const LedgerSupply& stated, RuleResults& out) const
    {
        auto result = start(subject, coin);
        result.evidence = stated.evidence;
        result.explanation = sentence("The issuer states {1} {2} on {3}, but no source observes that ledger.",
                                       grouped(stated.total.value().text()), coin, ledger);
        out.add(std::move(result));
    }

    void unstated(const std::string& subject, const std::string& coin, const std::string& ledger,
                  const CoinSupply& supply, RuleResults& out) const
    {
        const auto& observed = supply.observed.at(domain::LedgerId(ledger));
        auto result = start(subject, coin);
        result.evidence = observed.evidence;
        const std::string seen = sentence("{1} {2} are observed on {3} at {4}", grouped(observed.total.value().text()),
                                          coin, ledger, timeText(observed.until));
        if (supply.stated.empty())
            result.explanation = sentence("{1}, but no statement of supply by the issuer is here.", seen);
        else if (observed.stale || !observed.total.exact())
            result.explanation = sentence("{1}, which is stale, and the issuer's statement does not name that "
                                           "ledger.",
                                           seen);
        else {
            // The issuer's list is here and does not name the ledger: what is on it is outside the stated total.
            for (const auto& [other, one] : supply.stated)
                result.evidence.add(one.evidence);
            const bool none = observed.total.value().isZero();
            result.outcome = none ? Outcome::Pass : Outcome::Breach;
            result.measured = observed.total.value().text();
            result.explanation = none ? sentence("{1} and the issuer's statement does not name that ledger.", seen)
                                       : sentence("{1}, a ledger that the issuer's statement does not name.", seen);
        }
        out.add(std::move(result));
    }

    void total(const std::string& coin, const CoinSupply& supply, const std::map<domain::LedgerId, int>& ledgers,
               const Context& context, RuleResults& out) const
    {
        std::string missing;
        for (const auto& [ledger, sides] : ledgers)
            if (sides != 3)
                missing += (missing.empty() ? "" : ", ") + (sides == 1 ? sentence("{1} is not observed", ledger.value())
                                                                       : sentence("{1} is not stated", ledger.value()));
        if (missing.empty()) {
            compare(coin, sentence("{1} on all ledgers", coin), coin, all(supply.stated), all(supply.observed), context,
                    out);
            return;
        }
        auto result = start(coin, coin);
        result.evidence = all(supply.stated).evidence;
        result.evidence.add(all(supply.observed).evidence);
        result.explanation = sentence("The totals of {1} cannot be compared: {2}.", coin, missing);
        out.add(std::move(result));
    }

    [[nodiscard]] static LedgerSupply all(const std::map<domain::LedgerId, LedgerSupply>& side)
    {
        LedgerSupply out;
        bool first = true;
        for (const auto& [ledger, one] : side) {
            out.total.add(one.total.value());
            if (!one.total.exact())
                out.stale = true;
            out.frozen.add(one.frozen.value());
            out.evidence.add(one.evidence);
            out.since = first ? one.since : std::max(out.since, one.since);
            out.until = first ? one.until : std::min(out.until, one.until);
            out.knownAt = std::max(out.knownAt, one.knownAt);
            out.stale = out.stale || one.stale;
            first = false;
        }
        return out;
    }

    void compare(const std::string& subject, const std::string& what, const std::string& coin,
                 const LedgerSupply& stated, const LedgerSupply& observed, const Context& context, RuleResults& out) const
    {
        auto result = start(subject, coin);
        result.evidence = stated.evidence;
        result.evidence.add(observed.evidence);
        const auto difference = stated.total.value().minus(observed.total.value());
        if (!difference || !stated.total.exact() || !observed.total.exact()) {
            result.explanation = sentence("The supplies of {1} are too large to be compared exactly.", what);
            out.add(std::move(result));
            return;
        }
        result.explanation = sentence("The issuer states {1} of {2} at {3}, observed are {4} at {5}",
                                       grouped(stated.total.value().text()), what, timeText(stated.until),
                                       grouped(observed.total.value().text()), timeText(observed.until));
        if (stated.stale || observed.stale) {
            result.explanation +=
                sentence("; the {1|stated|observed} figure is stale.", stated.stale ? "stated" : "observed");
            out.add(std::move(result));
            return;
        }
        result.measured = difference->text();
        if (difference->absolute() <= allowed) {
            result.outcome = Outcome::Pass;
            result.explanation += sentence(": they agree.");
        } else {
            result.explanation += sentence(": a difference of {1}.", grouped(difference->text()));
            if (difference->negated() == observed.frozen.value())
                result.explanation +=
                    ' ' + sentence("It is the frozen amount: frozen tokens stay in the denominator.");
            result.outcome = differing(subject, stated, observed, context, out, result.explanation);
        }
        out.add(std::move(result));
    }

    /// Is there an instant at which both figures were valid? A figure that ends at the instant at which the other begins was
    /// replaced by it: two answers of one instant may state before and after.
    [[nodiscard]] static bool stoodTogether(const LedgerSupply& a, const LedgerSupply& b)
    {
        const auto within = [](const LedgerSupply& point, const LedgerSupply& span) {
            return point.since == point.until && span.since < point.since && point.since < span.until;
        };
        const Instant begin = std::max(a.since, b.since);
        const Instant end = std::min(a.until, b.until);
        return begin < end || (begin == end && a.since == b.since) || within(a, b) || within(b, a);
    }

    [[nodiscard]] Outcome differing(const std::string& subject, const LedgerSupply& stated,
                                    const LedgerSupply& observed, const Context& context, const RuleResults& out,
                                    std::string& explanation) const
    {
        const Instant begin = std::max(stated.since, observed.since);
        const Instant end = std::min(stated.until, observed.until);
        if (stoodTogether(stated, observed))
            return Outcome::Breach;
        if (begin - end > stampGap) {
            explanation += ' ' + sentence("The readings are {1} apart, too far to be compared.", spanText(begin - end));
            return Outcome::CannotTell;
        }
        if (context.now - std::max(stated.knownAt, observed.knownAt) >= settling)
            return Outcome::Breach;
        if (const auto* old = out.stored(context.snapshot, subject); old && old->outcome == Outcome::Breach)
            return Outcome::Breach;
        explanation += ' ' + sentence("The readings are not of one instant; the next ones will tell.");
        return Outcome::CannotTell;
    }
};

/// STB-34. Old data is itself the breach: "at all times" cannot be said from it.
class Freshness final : public RuleEvaluator {
public:
    Duration ledgerLimit{};
    Duration reserveLimit{};

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto coins = supplies(context);
        std::map<std::string, const Pool*> byCoin;
        const auto pools = newestPools(context, PoolLimits{reserveLimit, Duration{0}});
        for (const auto& pool : pools) {
            byCoin.emplace(pool.record().coin.value(), &pool);
            aged(pool.subject + " reserve", sentence("The newest {1}", pool.name()), pool.record().asOf, reserveLimit,
                 pool.evidence, context, out);
            if (const auto found = coins.find(pool.record().coin);
                found == coins.end() || found->second.observed.empty())
                missing(pool.record().coin.value() + " supply",
                        sentence("No ledger supply of {1} is observed.", pool.record().coin.value()), out);
        }
        for (const auto& [coin, supply] : coins) {
            for (const auto& [ledger, one] : supply.observed)
                aged(coin.value() + " supply " + ledger.value(),
                     sentence("The supply of {1} observed on {2} is as of {3}, which", coin.value(), ledger.value(),
                              timeText(one.until)),
                     one.until, ledgerLimit, one.evidence, context, out);
            if (!byCoin.contains(coin.value()))
                missing(coin.value() + " reserve", sentence("No reserve statement of {1} is here.", coin.value()), out);
        }
    }

private:
    static void missing(std::string subject, std::string explanation, RuleResults& out)
    {
        RuleResult result;
        result.subject = std::move(subject);
        result.explanation = std::move(explanation);
        out.add(std::move(result));
    }

    static void aged(std::string subject, std::string what, Instant asOf, Duration limit, const Evidence& evidence,
                     const Context& context, RuleResults& out)
    {
        const Duration age = context.now - asOf;
        RuleResult result;
        result.subject = std::move(subject);
        result.evidence = evidence;
        result.unit = phrase("age");
        result.threshold = spanText(limit);
        result.measured = spanText(age);
        if (age < -std::chrono::minutes{2}) {
            result.measured.clear();
            result.explanation =
                sentence("{1} lies in the future at {2}: a clock is wrong.", what, timeText(context.now));
        } else {
            result.outcome = age <= limit ? Outcome::Pass : Outcome::Breach;
            result.explanation = sentence("{1} is {2} old at {3}; up to {4} is fresh.", what, spanText(age),
                                           timeText(context.now), spanText(limit));
        }
        out.add(std::move(result));
    }
};

} // namespace

MadeEvaluator makeSupplyAgreement(const Rule& rule)
{
    auto out = std::make_shared<SupplyAgreement>();
    const auto allowed = rule.decimal("allowed_difference");
    if (!allowed)
        return tl::unexpected(allowed.error());
    out->allowed = *allowed;
    for (const auto& [key, target] : {std::pair{"stamp_gap", &out->stampGap}, std::pair{"settling", &out->settling}}) {
        const auto value = rule.duration(key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return RuleEvaluatorPtr(std::move(out));
}

MadeEvaluator makeFreshness(const Rule& rule)
{
    auto out = std::make_shared<Freshness>();
    for (const auto& [key, target] :
         {std::pair{"ledger_max_age", &out->ledgerLimit}, std::pair{"reserve_max_age", &out->reserveLimit}}) {
        const auto value = rule.duration(key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
