// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <vector>

#include "services/measures/reserves/Pools.h"

namespace assay::measures
{

/// When and at what price a class of asset becomes cash.
struct SaleTerms {
    std::optional<std::int64_t> saleDays; ///< business days from order to cash; not stated: cannot be sold
    domain::Decimal haircut;              ///< of the market value when sold, as 0.02
};

/// Horizon and share of what is outstanding that leaves up to then, as {5, 0.30}.
struct RunOff {
    std::int64_t days = 0;
    domain::Decimal share;
};

/// Does a run go on at weekends and holidays, while no cash can be raised?
enum class Weekend : std::uint8_t { Pauses, RunsOn };

/// How a pool turns into cash and who asks for it. Numbers come from a rule pack or a person, none from here.
struct LiquidityTerms {
    std::map<domain::AssetClass, SaleTerms> classes; ///< a class that is not here never becomes cash
    std::int64_t overnightDays = 1;                  ///< of a reverse repo that names no end
    std::vector<RunOff> runOff;                      ///< in order of days, shares not falling
    Weekend weekend = Weekend::Pauses;
};

/// Errors: OutOfRange (a share or haircut outside 0…1, days negative or above 3,660, a run-off that falls).
[[nodiscard]] domain::Result<void> checked(const LiquidityTerms& terms);

/// The business days from a moment on: day 0 is the date it falls on in Hong Kong, open or not; day n is the n-th
/// business day after it.
class BusinessDays
{
public:
    /// Errors: OutOfRange (the calendar does not cover the days).
    [[nodiscard]] static domain::Result<BusinessDays> from(domain::Instant start, std::int64_t count,
                                                           const domain::Calendar& calendar);
    [[nodiscard]] std::int64_t last() const { return static_cast<std::int64_t>(m_dates.size()) - 1; }
    [[nodiscard]] domain::Date date(std::int64_t day) const { return m_dates[static_cast<std::size_t>(day)]; }
    /// The first of these days that is not before `date`; nullopt: none of them.
    [[nodiscard]] std::optional<std::int64_t> dayOf(domain::Date date) const;
    /// Days that a run has gone on at the end of `day`.
    [[nodiscard]] std::int64_t runDays(std::int64_t day, Weekend weekend) const;

private:
    std::vector<domain::Date> m_dates;
};

/// How one line becomes cash. Both may be there: sold early less its haircut, or held until it pays by itself.
struct CashPath {
    std::optional<std::int64_t> paysOn; ///< business day on which it is cash at its full value
    std::optional<std::int64_t> soldOn; ///< earliest business day with cash from a sale
    domain::Decimal haircut;            ///< of the sale
};
/// Cash and deposits without a maturity pay on day 0, term deposits and dated reverse repos at maturity, debt
/// securities at maturity or by sale. An encumbered line and a class without terms do neither.
[[nodiscard]] CashPath cashPath(const domain::ReserveAsset& asset, const LiquidityTerms& terms,
                                const BusinessDays& days);

/// A valid redemption that is not paid yet.
struct QueuedRedemption {
    std::string id;
    domain::Decimal amount;
    domain::Instant validAt{};
};
/// Of each coin, in order of validAt and id.
[[nodiscard]] std::map<domain::CoinId, std::vector<QueuedRedemption>> queuedRedemptions(const Context& context);
/// The business day by which a redemption is due: one after its valid request, 0 if that day has come or gone.
[[nodiscard]] domain::Result<std::int64_t> dueDay(const QueuedRedemption& redemption, const BusinessDays& days,
                                                  const domain::Calendar& calendar);

/// `outstanding` × the run-off share at the end of `day`, between two horizons on a straight line from zero on day 0,
/// after the last one constant; up to the next cent. nullopt if it does not fit.
[[nodiscard]] std::optional<domain::Decimal> stressedOutflow(const domain::Decimal& outstanding,
                                                             const LiquidityTerms& terms, std::int64_t runDays);

/// What a ladder or a stress run is made from.
struct LiquidityInput {
    domain::CoinId coin;
    std::string statementId;
    std::string currency;
    domain::Decimal outstanding;
    domain::Date valuedOn{}; ///< of the market values
    std::vector<const domain::ReserveAsset*> lines;
    std::shared_ptr<const LineGroups> groups; ///< of the lines; nullptr: not made
    std::vector<QueuedRedemption> queue;
};
/// From one pool; `outstanding` is the issuer's, or the larger figure observed on the ledgers (Coverage.h).
[[nodiscard]] LiquidityInput liquidityInput(const Pool& pool, const domain::Decimal& outstanding,
                                            const std::map<domain::CoinId, std::vector<QueuedRedemption>>& queued);

/// One rung for each of `horizons` (business days, rising). Cash of lines that pay alike is rounded down to cents.
/// Errors: OutOfRange (terms, calendar), Overflow.
[[nodiscard]] domain::Result<std::vector<domain::LadderRung>>
ladder(const LiquidityInput& input, const LiquidityTerms& terms, const std::vector<std::int64_t>& horizons,
       domain::Instant start, const domain::Calendar& calendar);

struct LadderParameters {
    LiquidityTerms terms;
    std::vector<std::int64_t> horizons{0, 1, 5, 30};
    PoolLimits limits;
    std::string calendar = "hong-kong";
};
/// Of every coin whose newest statement is complete; the others have no rungs.
[[nodiscard]] std::vector<domain::LadderRung> ladders(const Context& context, const LadderParameters& parameters);

} // namespace assay::measures
