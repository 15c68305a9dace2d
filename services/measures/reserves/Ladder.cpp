// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/Ladder.h"

#include <algorithm>

#include "services/measures/common/Checked.h"
#include "services/measures/reserves/Coverage.h"
#include "services/measures/common/Digits.h"

namespace assay::measures
{

using domain::AssetClass;
using domain::Date;
using domain::Decimal;
using domain::Instant;
using domain::LadderRung;
using domain::Redemption;
using domain::Result;
using domain::Rounding;
using support::ErrorCode;
using support::fail;

namespace
{

constexpr std::int64_t kLongest = 3'660; // days; a decade is no horizon of liquidity

bool isShare(const Decimal& value)
{
    return value.sign() >= 0 && value <= Decimal(1);
}

} // namespace

Result<void> checked(const LiquidityTerms& terms)
{
    for (const auto& [assetClass, one] : terms.classes) {
        const std::string where(domain::toText(assetClass));
        if (!isShare(one.haircut))
            return fail(ErrorCode::OutOfRange, "a haircut must lie between 0 and 1", where);
        if (one.saleDays && (*one.saleDays < 0 || *one.saleDays > kLongest))
            return fail(ErrorCode::OutOfRange, "the days of a sale must lie between 0 and 3660", where);
    }
    if (terms.overnightDays < 0 || terms.overnightDays > kLongest)
        return fail(ErrorCode::OutOfRange, "the days of a reverse repo must lie between 0 and 3660");
    RunOff before{0, Decimal()};
    for (const auto& one : terms.runOff) {
        const std::string where = "run-off at " + std::to_string(one.days) + " d";
        if (one.days <= before.days || one.days > kLongest)
            return fail(ErrorCode::OutOfRange, "horizons must rise from 1 to at most 3660", where);
        if (!isShare(one.share) || one.share < before.share)
            return fail(ErrorCode::OutOfRange, "shares must lie between 0 and 1 and not fall", where);
        before = one;
    }
    return {};
}

Result<BusinessDays> BusinessDays::from(Instant start, std::int64_t count, const domain::Calendar& calendar)
{
    if (count < 0 || count > kLongest)
        return fail(ErrorCode::OutOfRange, "a horizon must lie between 0 and 3660 business days");
    BusinessDays out;
    out.m_dates.push_back(calendar.localDate(start));
    for (std::int64_t day = 0; day < count; ++day) {
        const auto next = calendar.addBusinessDays(out.m_dates.back(), 1);
        if (!next)
            return tl::unexpected(next.error());
        out.m_dates.push_back(*next);
    }
    return out;
}

std::optional<std::int64_t> BusinessDays::dayOf(Date date) const
{
    const auto found = std::lower_bound(m_dates.begin(), m_dates.end(), date);
    if (found == m_dates.end())
        return std::nullopt;
    return found - m_dates.begin();
}

std::int64_t BusinessDays::runDays(std::int64_t day, Weekend weekend) const
{
    switch (weekend) {
    case Weekend::Pauses: return day;
    case Weekend::RunsOn: break;
    }
    return (std::chrono::sys_days{date(day)} - std::chrono::sys_days{date(0)}).count();
}

CashPath cashPath(const domain::ReserveAsset& asset, const LiquidityTerms& terms, const BusinessDays& days)
{
    CashPath out;
    const auto found = terms.classes.find(asset.assetClass);
    if (asset.encumbrance == domain::Encumbrance::Encumbered || found == terms.classes.end())
        return out;
    out.soldOn = found->second.saleDays;
    out.haircut = found->second.haircut;
    switch (asset.assetClass) {
    case AssetClass::Cash: out.paysOn = 0; break;
    case AssetClass::BankDeposit:
        out.paysOn = asset.maturity ? days.dayOf(*asset.maturity) : std::optional<std::int64_t>(0);
        break;
    case AssetClass::ReverseRepo:
        out.paysOn = asset.maturity ? days.dayOf(*asset.maturity) : std::optional(terms.overnightDays);
        break;
    case AssetClass::DebtSecurity:
    case AssetClass::TokenisedAsset:
        if (asset.maturity)
            out.paysOn = days.dayOf(*asset.maturity);
        break;
    case AssetClass::Fund:
    case AssetClass::Other:
    case AssetClass::Unknown: break;
    }
    return out;
}

std::map<domain::CoinId, std::vector<QueuedRedemption>> queuedRedemptions(const Context& context)
{
    std::map<domain::CoinId, std::vector<QueuedRedemption>> out;
    context.snapshot.table<Redemption>().forEach([&](const domain::Row<Redemption>& row) {
        const auto& one = row.record;
        if (one.state == domain::RedemptionState::Valid && one.validAt && !one.paidAt && context.concerns(one.coin))
            out[one.coin].push_back({one.id, one.amount, *one.validAt});
    });
    const auto earlier = [](const auto& a, const auto& b) {
        return std::tie(a.validAt, a.id) < std::tie(b.validAt, b.id);
    };
    for (auto& [coin, queue] : out) {
        std::sort(queue.begin(), queue.end(), earlier);
        queue.erase(std::unique(queue.begin(), queue.end(),
                                [](const auto& a, const auto& b) { return a.id == b.id && a.validAt == b.validAt; }),
                    queue.end());
    }
    return out;
}

Result<std::int64_t> dueDay(const QueuedRedemption& redemption, const BusinessDays& days,
                            const domain::Calendar& calendar)
{
    const auto due = calendar.addBusinessDays(calendar.localDate(redemption.validAt), 1);
    if (!due)
        return tl::unexpected(due.error());
    return days.dayOf(*due).value_or(days.last() + 1);
}

std::optional<Decimal> stressedOutflow(const Decimal& outstanding, const LiquidityTerms& terms, std::int64_t runDays)
{
    if (runDays <= 0)
        return Decimal();
    RunOff before{0, Decimal()};
    for (const auto& next : terms.runOff) {
        if (runDays >= next.days) {
            before = next;
            continue;
        }
        // outstanding × (before + (next − before) × (day − before.days) ÷ (next.days − before.days))
        const Checked width(next.days - before.days);
        const Checked weighted = Checked(before.share) * width +
                                 (Checked(next.share) - Checked(before.share)) * Checked(runDays - before.days);
        return (Checked(outstanding) * weighted).over(width, kMoneyDigits, Rounding::Ceiling).value();
    }
    return (Checked(outstanding) * Checked(before.share)).rounded(kMoneyDigits, Rounding::Ceiling).value();
}

LiquidityInput liquidityInput(const Pool& pool, const Decimal& outstanding,
                              const std::map<domain::CoinId, std::vector<QueuedRedemption>>& queued)
{
    LiquidityInput out;
    out.coin = pool.record().coin;
    out.statementId = pool.record().statementId;
    out.currency = pool.record().currency;
    out.outstanding = outstanding;
    out.valuedOn = support::hongKongDate(pool.record().asOf);
    out.groups = pool.groups;
    out.lines.reserve(pool.assets.size());
    for (const auto* row : pool.assets)
        out.lines.push_back(&row->record);
    if (const auto found = queued.find(out.coin); found != queued.end())
        out.queue = found->second;
    return out;
}

namespace
{

/// Amounts by the business day on which they come; the last place takes what comes later.
class Steps
{
public:
    explicit Steps(std::int64_t days) : m_amounts(static_cast<std::size_t>(days) + 2) {}
    void add(std::int64_t day, const Checked& amount)
    {
        m_amounts[std::min(static_cast<std::size_t>(day), m_amounts.size() - 1)] += amount;
    }
    void accumulate()
    {
        for (std::size_t i = 1; i < m_amounts.size(); ++i)
            m_amounts[i] += m_amounts[i - 1];
    }
    [[nodiscard]] const Checked& at(std::int64_t day) const { return m_amounts[static_cast<std::size_t>(day)]; }

private:
    std::vector<Checked> m_amounts;
};

/// Lines that become cash in the same way are added up before anything is rounded.
using Alike = std::map<std::pair<AssetClass, std::optional<std::int64_t>>, std::pair<CashPath, Sum>>;

Alike alike(const LiquidityInput& input, const LiquidityTerms& terms, const BusinessDays& days)
{
    Alike out;
    const auto add = [&](const domain::ReserveAsset& asset, const auto& value) {
        const auto path = cashPath(asset, terms, days);
        if (!path.paysOn && !path.soldOn)
            return;
        auto& [one, sum] = out[{asset.assetClass, path.paysOn}];
        one = path;
        sum.add(value);
    };
    if (input.groups)
        for (const auto& kind : input.groups->kinds)
            add(*input.lines[kind.first], kind.value);
    else
        for (const auto* line : input.lines)
            add(*line, line->marketValueReference);
    return out;
}

/// What they can give up to each day: from a sale less its haircut, the rest when they pay by themselves.
void addCash(Steps& cash, const CashPath& path, const Sum& sum)
{
    const Checked value = sum.exact() ? Checked(sum.value()) : Checked::unknown();
    Checked sold;
    if (path.soldOn && (!path.paysOn || *path.soldOn < *path.paysOn)) {
        sold = (value * (Checked(1) - Checked(path.haircut))).rounded(kMoneyDigits, Rounding::Floor);
        cash.add(*path.soldOn, sold);
    }
    if (path.paysOn)
        cash.add(*path.paysOn, value.rounded(kMoneyDigits, Rounding::Floor) - sold);
}

} // namespace

Result<std::vector<LadderRung>> ladder(const LiquidityInput& input, const LiquidityTerms& terms,
                                       const std::vector<std::int64_t>& horizons, Instant start,
                                       const domain::Calendar& calendar)
{
    if (const auto sound = checked(terms); !sound)
        return tl::unexpected(sound.error());
    const auto longest = horizons.empty() ? 0 : *std::max_element(horizons.begin(), horizons.end());
    const auto days = BusinessDays::from(start, longest, calendar);
    if (!days)
        return tl::unexpected(days.error());
    Steps cash(longest);
    for (const auto& [key, group] : alike(input, terms, *days))
        addCash(cash, group.first, group.second);
    cash.accumulate();
    Steps queue(longest);
    for (const auto& redemption : input.queue) {
        const auto due = dueDay(redemption, *days, calendar);
        if (!due)
            return tl::unexpected(due.error());
        queue.add(*due, Checked(redemption.amount));
    }
    queue.accumulate();
    std::vector<LadderRung> out;
    for (const auto day : horizons) {
        if (day < 0)
            return fail(ErrorCode::OutOfRange, "a horizon must not be negative");
        const auto stressed = stressedOutflow(input.outstanding, terms, days->runDays(day, terms.weekend));
        const Checked demand = Checked::larger(queue.at(day), stressed ? Checked(*stressed) : Checked::unknown());
        const Checked surplus = cash.at(day) - demand;
        if (!stressed || !surplus.known())
            return fail(ErrorCode::Overflow, "the figures are too large to be added exactly",
                        "statement " + input.statementId);
        LadderRung rung;
        rung.coin = input.coin;
        rung.horizon = "T+" + std::to_string(day);
        rung.businessDays = day;
        rung.liquidity = cash.at(day).get();
        rung.queued = queue.at(day).get();
        rung.stressed = *stressed;
        rung.surplus = surplus.get();
        if (demand.get().sign() > 0)
            rung.ratio = cash.at(day).over(demand, kRatioDigits, Rounding::Floor).value();
        out.push_back(std::move(rung));
    }
    return out;
}

std::vector<LadderRung> ladders(const Context& context, const LadderParameters& parameters)
{
    std::vector<LadderRung> out;
    const auto* calendar = context.calendar(parameters.calendar);
    if (!calendar)
        return out;
    const auto queued = queuedRedemptions(context);
    const auto supply = supplies(context);
    const domain::CoinId* coin = nullptr;
    const auto pools = newestPools(context, parameters.limits);
    for (const auto& pool : pools) {
        const bool weaker = coin && *coin == pool.record().coin; // than the source before it
        coin = &pool.record().coin;
        if (weaker || !pool.incomplete.empty())
            continue;
        const auto found = supply.find(*coin);
        const auto outstanding = outstandingOf(pool, found == supply.end() ? nullptr : &found->second);
        auto rungs = ladder(liquidityInput(pool, outstanding.value, queued), parameters.terms, parameters.horizons,
                            context.now, *calendar);
        if (rungs)
            out.insert(out.end(), std::make_move_iterator(rungs->begin()), std::make_move_iterator(rungs->end()));
    }
    return out;
}

} // namespace assay::measures
