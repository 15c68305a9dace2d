// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/Judges.h"
#include "services/rules/Pools.h"

namespace assay::rules {

using domain::AssetClass;
using domain::Date;
using domain::Outcome;
using domain::ReserveAsset;
using support::ErrorCode;
using support::fail;
using support::toText;

namespace {

/// The same day `months` later, or the last day of that month if it has no such day.
Date monthsLater(Date date, std::int64_t months)
{
    const Date later = date + std::chrono::months{months};
    return later.ok() ? later : Date{later.year() / later.month() / std::chrono::last};
}

/// The frame that the two rules of maturity share: one breach for each line, one finding for the rest of the pool.
class MaturityJudge : public Judge {
public:
    std::int64_t months = 0;
    PoolLimits limits;

    void judge(const Context& context, Verdicts& out) const final
    {
        for (const auto& pool : newestPools(context, limits))
            if (!settledWithoutJudging(pool, context, out))
                judgePool(pool, out);
    }

protected:
    struct Reading {
        enum class Kind { Dated, OnDemand, Unreadable };
        Kind kind = Kind::Dated;
        std::string missing;                  ///< why it is unreadable
        std::optional<Date> latest;           ///< the last maturity that is allowed
        std::string measuredFrom;             ///< "from its start on 2026-01-05"
    };
    [[nodiscard]] static Reading unreadable(std::string why)
    {
        return {Reading::Kind::Unreadable, std::move(why), {}, {}};
    }
    [[nodiscard]] virtual AssetClass assetClass() const = 0;
    [[nodiscard]] virtual std::string_view noun() const = 0;
    [[nodiscard]] virtual std::string_view quantity() const = 0;
    [[nodiscard]] virtual Reading read(const ReserveAsset& asset, const domain::ReserveStatement& statement) const = 0;

private:
    [[nodiscard]] Verdict start(const Pool& pool, std::string subject) const
    {
        Verdict verdict;
        verdict.subject = std::move(subject);
        verdict.threshold = std::to_string(months);
        verdict.unit = "calendar months";
        verdict.evidence = pool.evidence;
        verdict.source = pool.statement->origin->source;
        return verdict;
    }

    void judgePool(const Pool& pool, Verdicts& out) const
    {
        std::size_t conforming = 0;
        std::size_t breaching = 0;
        std::size_t unreadable = 0;
        std::size_t onDemand = 0;
        std::string missing;
        for (const auto* row : pool.assets) {
            const auto& asset = row->record;
            if (asset.assetClass != assetClass())
                continue;
            const auto reading = read(asset, pool.record());
            if (reading.kind == Reading::Kind::OnDemand) {
                ++conforming;
                ++onDemand;
            } else if (reading.kind == Reading::Kind::Unreadable) {
                if (++unreadable <= 5)
                    missing += (missing.empty() ? "" : ", ") + ("line " + asset.line) + ' ' + reading.missing;
            } else if (*asset.maturity <= *reading.latest)
                ++conforming;
            else {
                ++breaching;
                auto verdict = start(pool, pool.subject + " line " + asset.line);
                verdict.outcome = Outcome::Breach;
                verdict.measured = "matures " + toText(*asset.maturity);
                verdict.explanation = "Line " + asset.line + " of " + pool.name() + ", a " + std::string(noun()) +
                                      " of " + asset.currency + ' ' + grouped(asset.marketValue.text()) +
                                      ", matures on " + toText(*asset.maturity) + "; " + reading.measuredFrom + " a " +
                                      std::string(quantity()) + " of " + std::to_string(months) + " months ends on " +
                                      toText(*reading.latest) + '.';
                out.add(std::move(verdict));
            }
        }
        summarise(pool, {conforming, breaching, unreadable, onDemand, missing}, out);
    }

    struct Counts {
        std::size_t conforming;
        std::size_t breaching;
        std::size_t unreadable;
        std::size_t onDemand;
        const std::string& missing;
    };
    void summarise(const Pool& pool, const Counts& counts, Verdicts& out) const
    {
        const auto& [conforming, breaching, unreadable, onDemand, missing] = counts;
        auto verdict = start(pool, pool.subject);
        const std::size_t total = conforming + breaching + unreadable;
        verdict.measured = grouped(conforming) + " of " + counted(total, noun());
        if (total == 0) {
            verdict.outcome = Outcome::NotApplicable;
            verdict.measured.clear();
            verdict.explanation = "The " + pool.name() + " holds no " + std::string(noun()) + '.';
        } else if (unreadable > 0)
            verdict.explanation = "Of " + counted(total, noun()) + " in " + pool.name() + ", " + grouped(unreadable)
                + " cannot be judged: " + missing + (unreadable > 5 ? " and others." : ".");
        else if (conforming > 0) {
            verdict.outcome = Outcome::Pass;
            verdict.explanation = verdict.measured + " in " + pool.name() + (conforming == 1 ? " keeps" : " keep") +
                                  " a " + std::string(quantity()) + " of up to " + std::to_string(months) + " months." +
                                  (onDemand == 0 ? ""
                                                 : ' ' + grouped(onDemand) +
                                                       " of them name no dates and are taken as payable on demand.");
        } else
            return; // every line has a breach of its own
        out.add(std::move(verdict));
    }
};

/// STB-05: term from its first day.
class DepositTerm final : public MaturityJudge {
public:
    bool undatedIsOnDemand = false;

private:
    [[nodiscard]] AssetClass assetClass() const override { return AssetClass::BankDeposit; }
    [[nodiscard]] std::string_view noun() const override { return "bank deposit"; }
    [[nodiscard]] std::string_view quantity() const override { return "term"; }
    [[nodiscard]] Reading read(const ReserveAsset& asset, const domain::ReserveStatement&) const override
    {
        if (!asset.termStart && !asset.maturity) {
            if (undatedIsOnDemand)
                return {Reading::Kind::OnDemand, {}, {}, {}};
            return unreadable("states neither start nor maturity");
        }
        if (!asset.termStart || !asset.maturity)
            return unreadable(asset.termStart ? "states no maturity" : "states no start of its term");
        if (*asset.maturity < *asset.termStart)
            return unreadable("matures before it starts");
        return {Reading::Kind::Dated,
                {},
                monthsLater(*asset.termStart, months),
                "from its start on " + toText(*asset.termStart)};
    }
};

/// STB-06: from the date of the statement in Hong Kong.
class ResidualMaturity final : public MaturityJudge {
    [[nodiscard]] AssetClass assetClass() const override { return AssetClass::DebtSecurity; }
    [[nodiscard]] std::string_view noun() const override { return "debt security line"; }
    [[nodiscard]] std::string_view quantity() const override { return "residual maturity"; }
    [[nodiscard]] Reading read(const ReserveAsset& asset, const domain::ReserveStatement& statement) const override
    {
        const Date date = support::hongKongDate(statement.asOf);
        if (!asset.maturity)
            return unreadable("states no maturity");
        if (*asset.maturity < date)
            return unreadable("matured before the date of the statement");
        return {Reading::Kind::Dated, {}, monthsLater(date, months), "from the statement's date " + toText(date)};
    }
};

support::Result<void> fill(MaturityJudge& out, const Rule& rule, std::string_view key)
{
    const auto months = rule.count(key);
    if (!months)
        return tl::unexpected(months.error());
    if (*months < 1 || *months > 1200)
        return fail(ErrorCode::OutOfRange, "must be 1 to 1200 months",
                    "rule " + rule.id.value() + ", parameter " + std::string(key));
    out.months = *months;
    const auto limits = poolLimits(rule);
    if (!limits)
        return tl::unexpected(limits.error());
    out.limits = *limits;
    return {};
}

} // namespace

MadeJudge makeDepositTerm(const Rule& rule)
{
    auto out = std::make_shared<DepositTerm>();
    if (const auto done = fill(*out, rule, "maximum_term_months"); !done)
        return tl::unexpected(done.error());
    const auto undated = rule.list("undated_deposit");
    if (!undated)
        return tl::unexpected(undated.error());
    if (undated->size() != 1 || (undated->front() != "on-demand" && undated->front() != "cannot-tell"))
        return fail(ErrorCode::OutOfRange, "must be \"on-demand\" or \"cannot-tell\"",
                    "rule " + rule.id.value() + ", parameter undated_deposit");
    out->undatedIsOnDemand = undated->front() == "on-demand";
    return JudgePtr(std::move(out));
}

MadeJudge makeResidualMaturity(const Rule& rule)
{
    auto out = std::make_shared<ResidualMaturity>();
    if (const auto done = fill(*out, rule, "maximum_residual_months"); !done)
        return tl::unexpected(done.error());
    return JudgePtr(std::move(out));
}

} // namespace assay::rules
