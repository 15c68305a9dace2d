// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Stress.h"

#include <algorithm>
#include <limits>

#include "services/domain/Sentence.h"
#include "services/measures/common/Checked.h"
#include "services/measures/reserves/Coverage.h"
#include "services/measures/common/Digits.h"
#include "services/measures/reserves/StressText.h"

namespace assay::measures
{

using domain::AssetClass;
using domain::Decimal;
using domain::ReserveAsset;
using domain::Result;
using domain::Rounding;
using domain::sentence;
using support::ErrorCode;
using support::fail;

namespace
{

constexpr std::int64_t kMinutesOfDay = 1'440;
constexpr std::int64_t kDaysOfYear = 365;
constexpr std::int64_t kBasisPoints = 10'000;
constexpr std::int64_t kLargestShock = 100'000; // basis points

/// A line under stress.
struct StressedHolding {
    const ReserveAsset* asset = nullptr;
    CashPath path;
    Checked left; ///< stressed market value still held, in cents

    [[nodiscard]] Checked keep() const { return Checked(1) - Checked(path.haircut); }
    /// What a sale of all that is left would bring.
    [[nodiscard]] Checked proceeds() const { return (left * keep()).rounded(kMoneyDigits, Rounding::Floor); }
};

bool isLost(const ReserveAsset& asset, const StressParameters& parameters)
{
    const bool failed = !parameters.failedParty.empty() &&
                        (asset.custodian == parameters.failedParty || asset.debtIssuer == parameters.failedParty);
    return failed || asset.encumbrance == domain::Encumbrance::Encumbered ||
           !parameters.terms.classes.contains(asset.assetClass);
}

Checked stressedValue(const ReserveAsset& asset, const LiquidityInput& input, const StressParameters& parameters)
{
    const bool converted = parameters.usdRate && asset.currency == "USD" && input.currency != "USD";
    const Checked full =
        converted ? Checked(asset.marketValue) * Checked(*parameters.usdRate) : Checked(asset.marketValueReference);
    const Checked value = full.rounded(kMoneyDigits, Rounding::Floor);
    const bool dated = asset.assetClass == AssetClass::DebtSecurity || asset.assetClass == AssetClass::TokenisedAsset;
    if (!dated || !asset.maturity || parameters.yieldShockBp == 0)
        return value;
    const auto residual = (std::chrono::sys_days{*asset.maturity} - std::chrono::sys_days{input.valuedOn}).count();
    const Checked loss = (value * Checked(std::max<std::int64_t>(0, residual)) * Checked(parameters.yieldShockBp))
                             .over(Checked(kDaysOfYear * kBasisPoints), kMoneyDigits, Rounding::Ceiling);
    return Checked::larger(value - loss, Checked());
}

/// The order in which lines are sold.
bool isMoreLiquid(const StressedHolding& a, const StressedHolding& b)
{
    const auto days = [](const StressedHolding& one) {
        return one.path.soldOn.value_or(std::numeric_limits<std::int64_t>::max());
    };
    if (days(a) != days(b))
        return days(a) < days(b);
    if (a.path.haircut != b.path.haircut)
        return a.path.haircut < b.path.haircut;
    const auto maturity = [](const StressedHolding& one) {
        return one.asset->maturity.value_or(domain::Date{std::chrono::year::max() / 12 / 31});
    };
    return std::tuple(maturity(a), a.asset->line) < std::tuple(maturity(b), b.asset->line);
}

class Run
{
public:
    Run(const LiquidityInput& input, const StressParameters& parameters, const BusinessDays& days,
        std::vector<std::int64_t> dueDays)
        : m_input(input), m_parameters(parameters), m_days(days), m_dueDays(std::move(dueDays))
    {
    }

    Result<StressResult> result()
    {
        value();
        for (std::int64_t day = 0; day <= m_days.last(); ++day) {
            receive(day);
            if (!live(day))
                return fail(ErrorCode::Overflow, "the figures are too large to be added exactly",
                            "statement " + m_input.statementId);
        }
        if (!m_out.shortfallDay)
            m_out.survivingDays = m_days.last();
        miss();
        return std::move(m_out);
    }

private:
    void value()
    {
        m_out.coin = m_input.coin;
        m_out.statementId = m_input.statementId;
        m_out.currency = m_input.currency;
        m_out.start = m_parameters.start;
        m_out.outstanding = m_input.outstanding;
        Checked before;
        Checked after;
        for (const auto* asset : m_input.lines) {
            before += Checked(asset->marketValueReference);
            if (isLost(*asset, m_parameters))
                continue;
            StressedHolding holding;
            holding.asset = asset;
            holding.path = cashPath(*asset, m_parameters.terms, m_days);
            holding.left = stressedValue(*asset, m_input, m_parameters);
            after += holding.proceeds();
            m_holdings.push_back(std::move(holding));
        }
        std::sort(m_holdings.begin(), m_holdings.end(), isMoreLiquid);
        m_sound = before.known() && after.known();
        if (!m_sound)
            return;
        m_out.marketValue = before.get();
        m_out.stressedValue = after.get();
        m_out.stressedCoverage = coverageRatio(after.get(), m_input.outstanding);
        const Checked shortfall = Checked(m_input.outstanding) - after;
        m_sound = shortfall.known();
        m_out.valueShortfall = Checked::larger(shortfall, Checked()).value().value_or(Decimal());
    }

    /// What pays by itself on this day.
    void receive(std::int64_t day)
    {
        for (auto& holding : m_holdings)
            if (holding.path.paysOn == day) {
                m_cash += holding.left;
                m_raised += holding.left;
                holding.left = Checked();
            }
    }

    /// Pays what is asked for up to this day as far as cash and sales reach. False if something does not fit.
    bool live(std::int64_t day)
    {
        const auto run =
            stressedOutflow(m_input.outstanding, m_parameters.terms, m_days.runDays(day, m_parameters.terms.weekend));
        for (; m_due < m_dueDays.size() && m_dueDays[m_due] <= day; ++m_due)
            m_queue += Checked(m_input.queue[m_due].amount);
        if (!run || !m_sound)
            return false;
        const Checked outflow = Checked::larger(*run, m_queue).rounded(kMoneyDigits, Rounding::Ceiling);
        const Checked need = outflow - m_paid;
        if (m_cash.isBelow(need))
            sell(day, need);
        const Checked paid = Checked::smaller(need, m_cash);
        m_cash -= paid;
        m_paid += paid;
        const Checked unmet = need - paid;
        if (!unmet.known() || !m_raised.known() || !m_queue.known())
            return false;
        if (unmet.get().sign() > 0)
            fallShort(day, paid, need, unmet.get());
        m_out.days.push_back({m_days.date(day), outflow.get(), m_raised.get(), unmet.get()});
        m_paidUpTo.push_back(m_paid);
        return true;
    }

    void sell(std::int64_t day, const Checked& need)
    {
        for (auto& holding : m_holdings) {
            const Checked missing = need - m_cash;
            if (!missing.known() || missing.get().sign() <= 0)
                return;
            const Checked whole = holding.proceeds();
            if (!holding.path.soldOn || *holding.path.soldOn > day || !whole.known() || whole.get().sign() <= 0)
                continue;
            const bool all = !missing.isBelow(whole);
            const Checked value = all ? holding.left : missing.over(holding.keep(), kMoneyDigits, Rounding::Ceiling);
            const Checked proceeds = (value * holding.keep()).rounded(kMoneyDigits, Rounding::Floor);
            holding.left -= value;
            m_cash += proceeds;
            m_raised += proceeds;
            if (!value.known() || !proceeds.known())
                return;
            const auto& asset = *holding.asset;
            m_out.sales.push_back({asset.line, asset.assetClass, asset.isin, asset.name,
                                   m_days.date(day - *holding.path.soldOn), m_days.date(day), day, value.get(),
                                   proceeds.get()});
        }
    }

    void fallShort(std::int64_t day, const Checked& paid, const Checked& need, const Decimal& unmet)
    {
        m_out.liquidityShortfall = std::max(m_out.liquidityShortfall, unmet);
        if (m_out.shortfallDay)
            return;
        m_out.shortfallDay = day;
        m_out.survivingDays = std::max<std::int64_t>(0, day - 1);
        const Checked minute = (paid * Checked(kMinutesOfDay)).over(need, 0, Rounding::Floor);
        std::int64_t count = 0;
        if (minute.known() && domain::assign(count, minute.get().text()))
            m_out.shortfallMinute = count;
    }

    /// Queued redemptions come before those of the run.
    void miss()
    {
        Checked asked;
        for (std::size_t i = 0; i < m_due; ++i) {
            const auto& redemption = m_input.queue[i];
            asked += Checked(redemption.amount);
            const auto day = static_cast<std::size_t>(m_dueDays[i]);
            const Checked unpaid = Checked::smaller(asked - m_paidUpTo[day], Checked(redemption.amount));
            if (unpaid.known() && unpaid.get().sign() > 0)
                m_out.missed.push_back({redemption.id, redemption.amount, m_days.date(m_dueDays[i]), unpaid.get()});
        }
    }

    const LiquidityInput& m_input;
    const StressParameters& m_parameters;
    const BusinessDays& m_days;
    std::vector<std::int64_t> m_dueDays; ///< of the queue, rising
    std::vector<StressedHolding> m_holdings;     ///< in order of liquidity
    std::vector<Checked> m_paidUpTo;     ///< by day
    std::size_t m_due = 0;
    Checked m_queue;
    Checked m_cash;
    Checked m_raised;
    Checked m_paid;
    bool m_sound = true;
    StressResult m_out;
};

} // namespace

bool operator==(const StressParameters& a, const StressParameters& b)
{
    return textOf(a) == textOf(b);
}

Result<StressResult> runStress(const LiquidityInput& input, const StressParameters& parameters,
                               const domain::Calendar& calendar)
{
    if (const auto sound = checked(parameters.terms); !sound)
        return tl::unexpected(sound.error());
    if (parameters.usdRate && parameters.usdRate->sign() <= 0)
        return fail(ErrorCode::OutOfRange, "a rate must be above zero", "usd_rate");
    if (parameters.yieldShockBp < -kLargestShock || parameters.yieldShockBp > kLargestShock)
        return fail(ErrorCode::OutOfRange, "a yield shock must lie within 100,000 basis points", "yield_shock_bp");
    const auto days = BusinessDays::from(parameters.start, parameters.horizonDays, calendar);
    if (!days)
        return tl::unexpected(days.error());
    std::vector<std::int64_t> dueDays;
    for (const auto& redemption : input.queue) {
        const auto due = dueDay(redemption, *days, calendar);
        if (!due)
            return tl::unexpected(due.error());
        dueDays.push_back(*due);
    }
    return Run(input, parameters, *days, std::move(dueDays)).result();
}

Result<LiquidityInput> stressInput(const Context& context, const domain::CoinId& coin, const PoolLimits& limits)
{
    const std::set<domain::CoinId> one{coin};
    const Context narrow{context.snapshot, context.now, context.calendars, &one};
    const auto pools = newestPools(narrow, limits);
    if (pools.empty())
        return fail(ErrorCode::NotFound, "no reserve statement of this coin is here", coin.value());
    const auto& pool = pools.front();
    if (!pool.incomplete.empty())
        return fail(ErrorCode::MissingField, pool.incomplete, pool.name());
    const auto supply = supplies(narrow);
    const auto found = supply.find(coin);
    const auto outstanding = outstandingOf(pool, found == supply.end() ? nullptr : &found->second);
    return liquidityInput(pool, outstanding.value, queuedRedemptions(narrow));
}

std::string timeToShortfall(const StressResult& result)
{
    const auto days = [](std::int64_t count) {
        return count == 1 ? sentence("1 business day") : sentence("{1|#} business days", std::to_string(count));
    };
    if (!result.shortfallDay)
        return sentence("not within {1}", days(result.survivingDays));
    return sentence("{1} {2|#} min", days(result.survivingDays), std::to_string(result.shortfallMinute.value_or(0)));
}

} // namespace assay::measures
