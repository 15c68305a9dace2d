// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/IssuerResults.h"

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
class Capital : public RuleEvaluator {
public:
    std::string currency;
    std::int64_t maxAgeDays = 0;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto& all = measures::registerOf(context);
        Confirmations<domain::Licensee> confirmations(context.snapshot);
        for (const auto& [id, issuer] : all.issuers()) {
            RuleResult result;
            result.subject = id.value();
            result.unit = currency;
            result.threshold = threshold();
            result.evidence.add(issuer.evidence);
            if (!settled(issuer, result) && !old(issuer, confirmations, context, result))
                compare(issuer.licensee->record, result);
            out.add(std::move(result));
        }
    }

protected:
    [[nodiscard]] virtual std::string threshold() const = 0;
    virtual void compare(const domain::Licensee& record, RuleResult& result) const = 0;

    [[nodiscard]] std::string money(const Decimal& amount) const { return currency + ' ' + grouped(amount.text()); }

private:
    /// Says what follows from the kind of licensee and from what is not there.
    [[nodiscard]] bool settled(const IssuerEntry& issuer, RuleResult& result) const
    {
        const std::string& name = issuer.issuer.value();
        if (issuer.types.size() > 1)
            result.explanation = sentence("The sources disagree whether {1} is a bank.", name);
        else if (issuer.types.contains(LicenseeType::Bank)) {
            result.outcome = Outcome::NotApplicable;
            result.explanation = sentence("{1} is an authorized institution; banking rules take the place of this "
                                           "one.",
                                           name);
        } else if (issuer.types.empty())
            result.explanation =
                sentence("Whether {1} is a bank is not stated, so it is not known whether this applies.", name);
        else if (!issuer.licensee)
            result.explanation = sentence("No figures of {1} as a licensee are here.", name);
        else if (issuer.licensee->record.currency != currency)
            result.explanation =
                sentence("The figures of {1} are in {2} and cannot be compared with an amount in "
                         "{3}.",
                         name,
                         issuer.licensee->record.currency.empty() ? sentence("a currency that is not stated")
                                                                  : issuer.licensee->record.currency,
                         currency);
        else
            return false;
        return true;
    }

    [[nodiscard]] bool old(const IssuerEntry& issuer, Confirmations<domain::Licensee>& confirmations,
                           const Context& context, RuleResult& result) const
    {
        const auto& row = *issuer.licensee;
        const auto& confirmed = confirmations.of(row);
        result.evidence.add(confirmed);
        const std::string figures = sentence("The figures of {1}", issuer.issuer.value());
        if (context.isStale(row.origin->source, confirmed.asOf))
            result.explanation =
                sentence("{1} were last confirmed at {2} and are stale.", figures, timeText(confirmed.asOf));
        else if (!row.record.figuresAsOf || !row.record.figuresAsOf->ok())
            result.explanation = sentence("{1} do not say of which day they are.", figures);
        else {
            const auto age = std::chrono::sys_days{support::hongKongDate(context.now)} -
                             std::chrono::sys_days{*row.record.figuresAsOf};
            if (age.count() <= maxAgeDays)
                return false;
            result.explanation = sentence("{1} are of {2}, {3} days ago; up to {4} days are relied on.", figures,
                                           support::toText(*row.record.figuresAsOf), std::to_string(age.count()),
                                           std::to_string(maxAgeDays));
        }
        return true;
    }
};

class PaidUpCapital final : public Capital {
public:
    Decimal minimum;

private:
    [[nodiscard]] std::string threshold() const override { return minimum.text(); }
    void compare(const domain::Licensee& record, RuleResult& result) const override
    {
        if (!record.paidUpCapital) {
            result.explanation = sentence("The paid-up share capital of {1} is not stated.", record.issuer.value());
            return;
        }
        const auto& capital = *record.paidUpCapital;
        result.measured = capital.text();
        result.outcome = capital >= minimum ? Outcome::Pass : Outcome::Breach;
        result.explanation =
            sentence("The paid-up share capital of {1} is {2} as of {3}; at least {4} is required",
                     record.issuer.value(), money(capital), support::toText(*record.figuresAsOf), money(minimum)) +
            (capital >= minimum ? std::string(".")
                                : sentence(": {1} is missing.", grouped(minimum.minus(capital)->text())));
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
        return sentence("{1}; excess of {2} months' expenses", minimum.text(), std::to_string(months));
    }
    void compare(const domain::Licensee& record, RuleResult& result) const override
    {
        bool breached = false;
        bool missing = false;
        const auto part = [&](const std::string& what, const std::optional<Decimal>& have,
                              const std::optional<Decimal>& need, const std::string& needed) {
            if (!have || !need) {
                missing = true;
                result.explanation +=
                    (have ? sentence("The operating expenses of {1} are not stated.", record.issuer.value())
                          : sentence("The {1} of {2} is not stated.", what, record.issuer.value())) +
                    ' ';
                return;
            }
            breached = breached || *have < *need;
            result.measured += (result.measured.empty() ? "" : "; ") + have->text();
            result.explanation += sentence("The {1} of {2} is {3}; {4}, {5}, is required", what, record.issuer.value(),
                                            money(*have), needed, money(*need)) +
                                   (*have < *need ? sentence(": {1} is missing.", grouped(need->minus(*have)->text()))
                                                  : std::string(".")) +
                                   ' ';
        };
        part(sentence("liquid capital"), record.liquidCapital, minimum, sentence("the minimum"));
        std::optional<Decimal> need;
        if (record.operatingExpenses)
            if (const auto scaled = record.operatingExpenses->times(Decimal(months)))
                if (const auto year = scaled->dividedBy(Decimal(12), 2, domain::Rounding::Up))
                    need = *year;
        part(sentence("excess liquid capital"), record.excessLiquidCapital, need,
             sentence("{1} months of operating expenses", std::to_string(months)));
        result.explanation += sentence("Figures of {1}.", support::toText(*record.figuresAsOf));
        result.outcome = breached ? Outcome::Breach : (missing ? Outcome::CannotTell : Outcome::Pass);
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

MadeEvaluator makePaidUpCapital(const Rule& rule)
{
    auto out = capital<PaidUpCapital>(rule, "minimum_paid_up_capital");
    if (!out)
        return tl::unexpected(out.error());
    return RuleEvaluatorPtr(std::move(*out));
}

MadeEvaluator makeLiquidCapital(const Rule& rule)
{
    auto out = capital<LiquidCapital>(rule, "minimum_liquid_capital");
    if (!out)
        return tl::unexpected(out.error());
    const auto months = countWithin(rule, "expense_months", 1, 120);
    if (!months)
        return tl::unexpected(months.error());
    (*out)->months = *months;
    return RuleEvaluatorPtr(std::move(*out));
}

} // namespace assay::rules
