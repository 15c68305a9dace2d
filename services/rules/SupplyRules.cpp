// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "services/rules/Judges.h"
#include "services/rules/PoolJudging.h"

namespace assay::rules {

using domain::Decimal;
using domain::Duration;
using domain::Finding;
using domain::Instant;
using domain::Outcome;

namespace {

/// STB-03 (guideline ¶2.2.3). A difference proves something only if both figures stood at one instant: a mint between
/// two readings looks like a wrong statement. A figure is known to have stood from the answer that first told it to the
/// one that last confirmed it.
class SupplyAgreement final : public Judge {
public:
    Decimal allowed;
    Duration stampGap{};   ///< readings further apart than this are not compared
    Duration settling{};   ///< how long a new difference may be one of timing

    void judge(const Context& context, Verdicts& out) const override
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
                    compare(subject, coin.value() + " on " + ledger.value(), coin.value(), supply.stated.at(ledger),
                            supply.observed.at(ledger), context, out);
                else if (sides == 1)
                    unseen(subject, coin.value(), ledger.value(), supply.stated.at(ledger), out);
                else
                    unstated(subject, coin.value(), ledger.value(), supply, out);
            }
            total(coin.value(), supply, ledgers, context, out);
        }
    }

private:
    [[nodiscard]] Verdict start(std::string subject, std::string_view coin) const
    {
        Verdict verdict;
        verdict.subject = std::move(subject);
        verdict.threshold = allowed.text();
        verdict.unit = coin;
        return verdict;
    }

    void unseen(const std::string& subject, const std::string& coin, const std::string& ledger,
                const LedgerSupply& stated, Verdicts& out) const
    {
        auto verdict = start(subject, coin);
        verdict.evidence = stated.evidence;
        verdict.explanation = "The issuer states " + grouped(stated.total.value().text()) + ' ' + coin + " on " + ledger
            + ", but no source observes that ledger.";
        out.add(std::move(verdict));
    }

    void unstated(const std::string& subject, const std::string& coin, const std::string& ledger,
                  const CoinSupply& supply, Verdicts& out) const
    {
        const auto& observed = supply.observed.at(domain::LedgerId(ledger));
        auto verdict = start(subject, coin);
        verdict.evidence = observed.evidence;
        const std::string seen = grouped(observed.total.value().text()) + ' ' + coin + " are observed on " + ledger +
                                 " at " + timeText(observed.until);
        if (supply.stated.empty())
            verdict.explanation = seen + ", but no statement of supply by the issuer is here.";
        else if (observed.stale || !observed.total.exact())
            verdict.explanation = seen + ", which is stale, and the issuer's statement does not name that ledger.";
        else {
            // The issuer's list is here and does not name the ledger: what is on it is outside the stated total.
            for (const auto& [other, one] : supply.stated)
                verdict.evidence.add(one.evidence);
            const bool none = observed.total.value().isZero();
            verdict.outcome = none ? Outcome::Pass : Outcome::Breach;
            verdict.measured = observed.total.value().text();
            verdict.explanation = seen + (none ? " and the issuer's statement does not name that ledger."
                                               : ", a ledger that the issuer's statement does not name.");
        }
        out.add(std::move(verdict));
    }

    void total(const std::string& coin, const CoinSupply& supply, const std::map<domain::LedgerId, int>& ledgers,
               const Context& context, Verdicts& out) const
    {
        std::string missing;
        for (const auto& [ledger, sides] : ledgers)
            if (sides != 3)
                missing += (missing.empty() ? "" : ", ") + ledger.value() +
                           (sides == 1 ? " is not observed" : " is not stated");
        if (missing.empty()) {
            compare(coin, coin + " on all ledgers", coin, all(supply.stated), all(supply.observed), context, out);
            return;
        }
        auto verdict = start(coin, coin);
        verdict.evidence = all(supply.stated).evidence;
        verdict.evidence.add(all(supply.observed).evidence);
        verdict.explanation = "The totals of " + coin + " cannot be compared: " + missing + '.';
        out.add(std::move(verdict));
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
                 const LedgerSupply& stated, const LedgerSupply& observed, const Context& context, Verdicts& out) const
    {
        auto verdict = start(subject, coin);
        verdict.evidence = stated.evidence;
        verdict.evidence.add(observed.evidence);
        const auto difference = stated.total.value().minus(observed.total.value());
        if (!difference || !stated.total.exact() || !observed.total.exact()) {
            verdict.explanation = "The supplies of " + what + " are too large to be compared exactly.";
            out.add(std::move(verdict));
            return;
        }
        verdict.explanation = "The issuer states " + grouped(stated.total.value().text()) + " of " + what + " at "
            + timeText(stated.until) + ", observed are " + grouped(observed.total.value().text()) + " at "
            + timeText(observed.until);
        if (stated.stale || observed.stale) {
            verdict.explanation += std::string("; the ") + (stated.stale ? "stated" : "observed") + " figure is stale.";
            out.add(std::move(verdict));
            return;
        }
        verdict.measured = difference->text();
        if (difference->absolute() <= allowed) {
            verdict.outcome = Outcome::Pass;
            verdict.explanation += ": they agree.";
        } else {
            verdict.explanation += ": a difference of " + grouped(difference->text()) + '.';
            if (difference->negated() == observed.frozen.value())
                verdict.explanation += " It is the frozen amount: frozen tokens stay in the denominator.";
            verdict.outcome = differing(subject, stated, observed, context, out, verdict.explanation);
        }
        out.add(std::move(verdict));
    }

    /// Is there an instant at which both figures stood? A figure that ends at the instant at which the other begins was
    /// replaced by it: two answers of one instant may tell of before and after.
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
                                    const LedgerSupply& observed, const Context& context, const Verdicts& out,
                                    std::string& explanation) const
    {
        const Instant begin = std::max(stated.since, observed.since);
        const Instant end = std::min(stated.until, observed.until);
        if (stoodTogether(stated, observed))
            return Outcome::Breach;
        if (begin - end > stampGap) {
            explanation += " The readings are " + spanText(begin - end) + " apart, too far to be compared.";
            return Outcome::CannotTell;
        }
        if (context.now - std::max(stated.knownAt, observed.knownAt) >= settling)
            return Outcome::Breach;
        if (const auto* old = out.standing(context.picture, subject); old && old->outcome == Outcome::Breach)
            return Outcome::Breach;
        explanation += " The readings are not of one instant; the next ones will tell.";
        return Outcome::CannotTell;
    }
};

/// STB-34. Old data is itself the breach: "at all times" cannot be said from it.
class Freshness final : public Judge {
public:
    Duration ledgerLimit{};
    Duration reserveLimit{};

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto coins = supplies(context);
        std::map<std::string, const Pool*> byCoin;
        const auto pools = newestPools(context, PoolLimits{reserveLimit, Duration{0}});
        for (const auto& pool : pools) {
            byCoin.emplace(pool.record().coin.value(), &pool);
            aged(pool.subject + " reserve", "The newest " + pool.name(), pool.record().asOf, reserveLimit,
                 pool.evidence, context, out);
            if (const auto found = coins.find(pool.record().coin);
                found == coins.end() || found->second.observed.empty())
                missing(pool.record().coin.value() + " supply",
                        "No ledger supply of " + pool.record().coin.value() + " is observed.", out);
        }
        for (const auto& [coin, supply] : coins) {
            for (const auto& [ledger, one] : supply.observed)
                aged(coin.value() + " supply " + ledger.value(),
                     "The supply of " + coin.value() + " observed on " + ledger.value() + " is as of " +
                         timeText(one.until) + ", which",
                     one.until, ledgerLimit, one.evidence, context, out);
            if (!byCoin.contains(coin.value()))
                missing(coin.value() + " reserve", "No reserve statement of " + coin.value() + " is here.", out);
        }
    }

private:
    static void missing(std::string subject, std::string explanation, Verdicts& out)
    {
        Verdict verdict;
        verdict.subject = std::move(subject);
        verdict.explanation = std::move(explanation);
        out.add(std::move(verdict));
    }

    static void aged(std::string subject, std::string what, Instant asOf, Duration limit, const Evidence& evidence,
                     const Context& context, Verdicts& out)
    {
        const Duration age = context.now - asOf;
        Verdict verdict;
        verdict.subject = std::move(subject);
        verdict.evidence = evidence;
        verdict.unit = "age";
        verdict.threshold = spanText(limit);
        verdict.measured = spanText(age);
        if (age < -std::chrono::minutes{2}) {
            verdict.measured.clear();
            verdict.explanation =
                std::move(what) + " lies in the future at " + timeText(context.now) + ": a clock is wrong.";
        } else {
            verdict.outcome = age <= limit ? Outcome::Pass : Outcome::Breach;
            verdict.explanation = std::move(what) + " is " + spanText(age) + " old at " + timeText(context.now) +
                                  "; up to " + spanText(limit) + " is fresh.";
        }
        out.add(std::move(verdict));
    }
};

} // namespace

MadeJudge makeSupplyAgreement(const Rule& rule)
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
    return JudgePtr(std::move(out));
}

MadeJudge makeFreshness(const Rule& rule)
{
    auto out = std::make_shared<Freshness>();
    for (const auto& [key, target] :
         {std::pair{"ledger_max_age", &out->ledgerLimit}, std::pair{"reserve_max_age", &out->reserveLimit}}) {
        const auto value = rule.duration(key);
        if (!value)
            return tl::unexpected(value.error());
        *target = *value;
    }
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
