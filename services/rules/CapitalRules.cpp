// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/IssuerJudging.h"

namespace assay::rules
{

using domain::Decimal;
using domain::LicenseeType;
using domain::Outcome;
using measures::IssuerEntry;

namespace
{

/// STB-25 and STB-26: figures of the issuer against amounts of the Ordinance. For an authorized institution banking
/// rules take their place. Issuers are judged whatever coins are asked for.
class Capital : public Judge {
public:
    std::string currency;
    std::int64_t maxAgeDays = 0;

    void judge(const Context& context, Verdicts& out) const override
    {
        const auto& all = measures::registerOf(context);
        Confirmations<domain::Licensee> confirmations(context.picture);
        for (const auto& [id, issuer] : all.issuers()) {
            Verdict verdict;
            verdict.subject = id.value();
            verdict.unit = currency;
            verdict.threshold = threshold();
            verdict.evidence.add(issuer.evidence);
            if (!settled(issuer, verdict) && !old(issuer, confirmations, context, verdict))
                compare(issuer.licensee->record, verdict);
            out.add(std::move(verdict));
        }
    }

protected:
    [[nodiscard]] virtual std::string threshold() const = 0;
    virtual void compare(const domain::Licensee& record, Verdict& verdict) const = 0;

    [[nodiscard]] std::string money(const Decimal& amount) const { return currency + ' ' + grouped(amount.text()); }

private:
    /// Says what follows from the kind of licensee and from what is not there.
    [[nodiscard]] bool settled(const IssuerEntry& issuer, Verdict& verdict) const
    {
        const std::string& name = issuer.issuer.value();
        if (issuer.types.size() > 1)
            verdict.explanation = "The sources disagree whether " + name + " is a bank.";
        else if (issuer.types.contains(LicenseeType::Bank)) {
            verdict.outcome = Outcome::NotApplicable;
            verdict.explanation = name + " is an authorized institution; banking rules take the place of this one.";
        } else if (issuer.types.empty())
            verdict.explanation =
                "Whether " + name + " is a bank is not stated, so it is not known whether this applies.";
        else if (!issuer.licensee)
            verdict.explanation = "No figures of " + name + " as a licensee are here.";
        else if (issuer.licensee->record.currency != currency)
            verdict.explanation = "The figures of " + name + " are in " +
                                  (issuer.licensee->record.currency.empty() ? "a currency that is not stated"
                                                                            : issuer.licensee->record.currency) +
                                  " and cannot be compared with an amount in " + currency + '.';
        else
            return false;
        return true;
    }

    [[nodiscard]] bool old(const IssuerEntry& issuer, Confirmations<domain::Licensee>& confirmations,
                           const Context& context, Verdict& verdict) const
    {
        const auto& row = *issuer.licensee;
        const auto& confirmed = confirmations.of(row);
        verdict.evidence.add(confirmed);
        const std::string figures = "The figures of " + issuer.issuer.value();
        if (context.isStale(row.origin->source, confirmed.asOf))
            verdict.explanation = figures + " were last confirmed at " + timeText(confirmed.asOf) + " and are stale.";
        else if (!row.record.figuresAsOf || !row.record.figuresAsOf->ok())
            verdict.explanation = figures + " do not say of which day they are.";
        else {
            const auto age = std::chrono::sys_days{support::hongKongDate(context.now)} -
                             std::chrono::sys_days{*row.record.figuresAsOf};
            if (age.count() <= maxAgeDays)
                return false;
            verdict.explanation = figures + " are of " + support::toText(*row.record.figuresAsOf) + ", " +
                                  std::to_string(age.count()) + " days ago; up to " + std::to_string(maxAgeDays) +
                                  " days are relied on.";
        }
        return true;
    }
};

class PaidUpCapital final : public Capital {
public:
    Decimal minimum;

private:
    [[nodiscard]] std::string threshold() const override { return minimum.text(); }
    void compare(const domain::Licensee& record, Verdict& verdict) const override
    {
        if (!record.paidUpCapital) {
            verdict.explanation = "The paid-up share capital of " + record.issuer.value() + " is not stated.";
            return;
        }
        const auto& capital = *record.paidUpCapital;
        verdict.measured = capital.text();
        verdict.outcome = capital >= minimum ? Outcome::Pass : Outcome::Breach;
        verdict.explanation =
            "The paid-up share capital of " + record.issuer.value() + " is " + money(capital) + " as of " +
            support::toText(*record.figuresAsOf) + "; at least " + money(minimum) + " is required" +
            (capital >= minimum ? std::string(".") : ": " + grouped(minimum.minus(capital)->text()) + " is missing.");
    }
};

/// One year of expenses, which the text asks for, is what `operatingExpenses` states; other months are in proportion.
class LiquidCapital final : public Capital {
public:
    Decimal minimum;
    std::int64_t months = 12;

private:
    [[nodiscard]] std::string threshold() const override
    {
        return minimum.text() + "; excess of " + std::to_string(months) + " months' expenses";
    }
    void compare(const domain::Licensee& record, Verdict& verdict) const override
    {
        bool breached = false;
        bool missing = false;
        const auto part = [&](const std::string& what, const std::optional<Decimal>& have,
                              const std::optional<Decimal>& need, const std::string& needed) {
            if (!have || !need) {
                missing = true;
                verdict.explanation += (have ? "The operating expenses of " : "The " + what + " of ") +
                                       record.issuer.value() + (have ? " are" : " is") + " not stated. ";
                return;
            }
            breached = breached || *have < *need;
            verdict.measured += (verdict.measured.empty() ? "" : "; ") + have->text();
            verdict.explanation +=
                "The " + what + " of " + record.issuer.value() + " is " + money(*have) + "; " + needed + ", " +
                money(*need) + ", is required" +
                (*have < *need ? ": " + grouped(need->minus(*have)->text()) + " is missing. " : std::string(". "));
        };
        part("liquid capital", record.liquidCapital, minimum, "the minimum");
        std::optional<Decimal> need;
        if (record.operatingExpenses)
            if (const auto scaled = record.operatingExpenses->times(Decimal(months)))
                if (const auto year = scaled->dividedBy(Decimal(12), 2, domain::Rounding::Up))
                    need = *year;
        part("excess liquid capital", record.excessLiquidCapital, need,
             std::to_string(months) + " months of operating expenses");
        verdict.explanation += "Figures of " + support::toText(*record.figuresAsOf) + '.';
        verdict.outcome = breached ? Outcome::Breach : (missing ? Outcome::CannotTell : Outcome::Pass);
    }
};

template <class Kind>
support::Result<std::shared_ptr<Kind>> capital(const Rule& rule, std::string_view amount)
{
    auto out = std::make_shared<Kind>();
    const auto minimum = rule.decimal(amount);
    if (!minimum)
        return tl::unexpected(minimum.error());
    out->minimum = *minimum;
    out->currency = rule.find(amount)->unit;
    const auto days = countWithin(rule, "figures_max_age_days", 1, 3660);
    if (!days)
        return tl::unexpected(days.error());
    out->maxAgeDays = *days;
    return out;
}

} // namespace

MadeJudge makePaidUpCapital(const Rule& rule)
{
    auto out = capital<PaidUpCapital>(rule, "minimum_paid_up_capital");
    if (!out)
        return tl::unexpected(out.error());
    return JudgePtr(std::move(*out));
}

MadeJudge makeLiquidCapital(const Rule& rule)
{
    auto out = capital<LiquidCapital>(rule, "minimum_liquid_capital");
    if (!out)
        return tl::unexpected(out.error());
    const auto months = countWithin(rule, "expense_months", 1, 120);
    if (!months)
        return tl::unexpected(months.error());
    (*out)->months = *months;
    return JudgePtr(std::move(*out));
}

} // namespace assay::rules
