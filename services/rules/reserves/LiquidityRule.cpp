// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/reserves/LiquidityRule.h"

#include <algorithm>

#include "services/measures/common/Checked.h"
#include "services/measures/reserves/Coverage.h"
#include "services/rules/duties/IssuerResults.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules
{

using domain::AssetClass;
using domain::CoinId;
using domain::Decimal;
using domain::IssuerLimit;
using domain::LadderRung;
using domain::Outcome;
using domain::Row;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::int64_t kLongest = 3'660; // days
constexpr std::string_view kLimitMeasure = "one-day-ratio";

std::vector<std::string> words(std::string_view text)
{
    std::vector<std::string> out;
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        if (end > 0)
            out.emplace_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

tl::unexpected<support::Error> badEntry(const Rule& rule, std::string_view key, const std::string& entry)
{
    return fail(ErrorCode::Malformed, "cannot be read: \"" + entry.substr(0, 60) + '"',
                "rule " + rule.id.value() + ", parameter " + std::string(key));
}

/// "debt-security 1 0.02"
Result<void> readClasses(const Rule& rule, measures::LiquidityTerms& terms)
{
    const auto entries = rule.list("classes");
    if (!entries)
        return tl::unexpected(entries.error());
    for (const auto& entry : *entries) {
        const auto parts = words(entry);
        const auto assetClass = parts.size() == 3 ? domain::enumFromText<AssetClass>(parts[0]) : std::nullopt;
        measures::SaleTerms one;
        std::int64_t days = 0;
        const bool sold = assetClass && parts[1] != "never";
        if (!assetClass || *assetClass == AssetClass::Unknown || (sold && !domain::assign(days, parts[1])) ||
            !domain::assign(one.haircut, parts[2]))
            return badEntry(rule, "classes", entry);
        if (sold)
            one.saleDays = days;
        if (!terms.classes.emplace(*assetClass, std::move(one)).second)
            return fail(ErrorCode::OutOfRange, "the class is there twice: \"" + entry + '"',
                        "rule " + rule.id.value() + ", parameter classes");
    }
    return {};
}

/// "5 0.30"
Result<void> readRunOff(const Rule& rule, measures::LiquidityTerms& terms)
{
    const auto entries = rule.list("run_off");
    if (!entries)
        return tl::unexpected(entries.error());
    for (const auto& entry : *entries) {
        const auto parts = words(entry);
        measures::RunOff one;
        if (parts.size() != 2 || !domain::assign(one.days, parts[0]) || !domain::assign(one.share, parts[1]))
            return badEntry(rule, "run_off", entry);
        terms.runOff.push_back(std::move(one));
    }
    return {};
}

Result<measures::LiquidityTerms> liquidityTerms(const Rule& rule)
{
    measures::LiquidityTerms out;
    if (const auto read = readClasses(rule, out); !read)
        return tl::unexpected(read.error());
    if (const auto read = readRunOff(rule, out); !read)
        return tl::unexpected(read.error());
    const auto overnight = countWithin(rule, "overnight_days", 0, kLongest);
    if (!overnight)
        return tl::unexpected(overnight.error());
    out.overnightDays = *overnight;
    const auto weekend = oneText(rule, "weekend");
    if (!weekend)
        return tl::unexpected(weekend.error());
    if (*weekend != "pauses" && *weekend != "runs-on")
        return badEntry(rule, "weekend", *weekend);
    out.weekend = *weekend == "pauses" ? measures::Weekend::Pauses : measures::Weekend::RunsOn;
    if (auto sound = measures::checked(out); !sound) {
        auto error = sound.error();
        error.where = "rule " + rule.id.value() + (error.where.empty() ? "" : ", " + error.where);
        return tl::unexpected(std::move(error));
    }
    return out;
}

/// What each issuer set itself, with its row.
std::map<CoinId, const Row<IssuerLimit>*> ownLimits(const Context& context)
{
    std::map<CoinId, const Row<IssuerLimit>*> out;
    context.snapshot.table<IssuerLimit>().forEach([&](const Row<IssuerLimit>& row) {
        if (row.record.measure != kLimitMeasure || !context.concerns(row.record.coin))
            return;
        auto& place = out[row.record.coin];
        if (!place || place->record.limit < row.record.limit)
            place = &row;
    });
    return out;
}

/// STB-33. Cash within one business day against what a stressed day takes, or what is already queued for it if more.
class OneDayLiquidity final : public RuleEvaluator
{
public:
    Decimal minimum;
    measures::LadderParameters parameters;

    void evaluate(const Context& context, RuleResults& out) const override
    {
        const auto* calendar = context.calendar(parameters.calendar);
        const auto supply = supplies(context);
        const auto queued = measures::queuedRedemptions(context);
        const auto queueEvidence = queueAnswers(context);
        const auto limits = ownLimits(context);
        for (const auto& pool : newestPools(context, parameters.limits)) {
            if (settledWithoutEvaluating(pool, context, out))
                continue;
            const auto& coin = pool.record().coin;
            const auto seen = supply.find(coin);
            const auto limit = limits.find(coin);
            const auto outstanding = measures::outstandingOf(pool, seen == supply.end() ? nullptr : &seen->second);
            RuleResult result;
            result.subject = pool.subject;
            result.source = pool.statement->origin->source;
            result.unit = phrase("ratio");
            result.evidence = pool.evidence;
            result.evidence.add(outstanding.evidence);
            const Row<IssuerLimit>* own = limit == limits.end() ? nullptr : limit->second;
            if (own)
                result.evidence.add(*own->origin);
            const auto input = measures::liquidityInput(pool, outstanding.value, queued);
            if (const auto found = queueEvidence.find(coin); found != queueEvidence.end())
                result.evidence.add(found->second);
            if (!calendar)
                result.explanation = sentence("The calendar {1} is not here.", parameters.calendar);
            else
                compare(input, pool, own, context, *calendar, result);
            out.add(std::move(result));
        }
    }

private:
    static std::map<CoinId, Evidence> queueAnswers(const Context& context)
    {
        std::map<CoinId, Evidence> out;
        context.snapshot.table<domain::Redemption>().forEach([&](const Row<domain::Redemption>& row) {
            if (row.record.state == domain::RedemptionState::Valid && context.concerns(row.record.coin))
                out[row.record.coin].add(*row.origin);
        });
        return out;
    }

    void compare(const measures::LiquidityInput& input, const Pool& pool, const Row<IssuerLimit>* own,
                 const Context& context, const domain::Calendar& calendar, RuleResult& out) const
    {
        const Decimal& least = own && own->record.limit > minimum ? own->record.limit : minimum;
        out.threshold = least.text();
        const auto rungs = measures::ladder(input, parameters.terms, {1}, context.now, calendar);
        if (!rungs) {
            out.explanation = sentence("The liquidity of {1} cannot be told: {2}.", pool.name(), rungs.error().text());
            return;
        }
        const LadderRung& rung = rungs->front();
        const Decimal& asked = std::max(rung.queued, rung.stressed);
        if (!rung.ratio) {
            out.outcome = Outcome::NotApplicable;
            out.explanation = sentence("Nothing is outstanding or queued by {1}.", pool.name());
            return;
        }
        measures::Checked doubtful(rung.liquidity);
        const auto& unknown = pool.groups->of(AssetClass::Unknown).value;
        doubtful += unknown.exact() ? measures::Checked(unknown.value()) : measures::Checked::unknown();
        const auto atLeast = domain::compareRatios(rung.liquidity, asked, least, Decimal(1));
        const auto atBest =
            doubtful.known() ? domain::compareRatios(doubtful.get(), asked, least, Decimal(1)) : atLeast;
        if (!atLeast || !atBest) {
            out.explanation = sentence("The figures of {1} are too large to be compared exactly.", pool.name());
            return;
        }
        out.measured = rung.ratio->text();
        out.outcome = *atLeast >= 0 ? Outcome::Pass : (*atBest >= 0 ? Outcome::CannotTell : Outcome::Breach);
        const std::string money = input.currency + ' ';
        out.explanation =
            sentence("{1}{2} become cash within one business day by {3}, against {4}{5} of stressed "
                     "outflow and {6}{7} of queued redemptions: {8} of the larger, at least {9} is "
                     "required{10|.| by the issuer's own limit.}",
                     money, grouped(rung.liquidity.text()), pool.name(), money, grouped(rung.stressed.text()), money,
                     grouped(rung.queued.text()), rung.ratio->text(), least.text(),
                     &least == &minimum ? "." : " by the issuer's own limit.");
        if (*atLeast < 0 && *atBest >= 0)
            out.explanation += ' ' + sentence("Lines of no known class may or may not count.");
    }
};

} // namespace

Result<measures::LadderParameters> ladderParameters(const Rule& rule)
{
    measures::LadderParameters out;
    auto terms = liquidityTerms(rule);
    if (!terms)
        return tl::unexpected(terms.error());
    out.terms = std::move(*terms);
    const auto limits = poolLimits(rule);
    if (!limits)
        return tl::unexpected(limits.error());
    out.limits = *limits;
    auto calendar = oneText(rule, "calendar");
    if (!calendar)
        return tl::unexpected(calendar.error());
    out.calendar = std::move(*calendar);
    const auto horizons = rule.list("horizons");
    if (!horizons)
        return tl::unexpected(horizons.error());
    out.horizons.clear();
    for (const auto& entry : *horizons) {
        std::int64_t days = 0;
        if (!domain::assign(days, entry) || days < 0 || days > kLongest ||
            (!out.horizons.empty() && days <= out.horizons.back()))
            return badEntry(rule, "horizons", entry);
        out.horizons.push_back(days);
    }
    return out;
}

Result<measures::StressParameters> stressDefaults(const Rule& rule)
{
    const auto ladder = ladderParameters(rule);
    if (!ladder)
        return tl::unexpected(ladder.error());
    const auto horizon = countWithin(rule, "stress_horizon", 0, kLongest);
    if (!horizon)
        return tl::unexpected(horizon.error());
    measures::StressParameters out;
    out.terms = ladder->terms;
    out.calendar = ladder->calendar;
    out.horizonDays = *horizon;
    return out;
}

MadeEvaluator makeOneDayLiquidity(const Rule& rule)
{
    auto out = std::make_shared<OneDayLiquidity>();
    const auto minimum = rule.decimal("minimum_ratio");
    if (!minimum)
        return tl::unexpected(minimum.error());
    if (minimum->sign() <= 0)
        return fail(ErrorCode::OutOfRange, "\"minimum_ratio\" must be above zero", "rule " + rule.id.value());
    out->minimum = *minimum;
    // All of the entry is read, so that a fault in what only the what-if uses is found at the start, too.
    if (const auto defaults = stressDefaults(rule); !defaults)
        return tl::unexpected(defaults.error());
    auto parameters = ladderParameters(rule);
    if (!parameters)
        return tl::unexpected(parameters.error());
    out->parameters = std::move(*parameters);
    return RuleEvaluatorPtr(std::move(out));
}

} // namespace assay::rules
