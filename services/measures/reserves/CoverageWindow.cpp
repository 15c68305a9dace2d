// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/reserves/CoverageWindow.h"

#include <algorithm>

#include "services/domain/Sentence.h"
#include "services/measures/common/Checked.h"
#include "services/measures/common/Digits.h"

namespace assay::measures
{

using domain::Decimal;
using domain::FlowKind;
using domain::Instant;
using domain::ReserveFlow;
using domain::Rounding;
using domain::sentence;
using domain::TokenOperation;

namespace
{


template <class Record>
bool earlier(const Record* a, const Record* b)
{
    return std::tie(a->at, a->id) < std::tie(b->at, b->id);
}

/// In order of time, each once: two sources may report one operation.
template <class Record>
void tidy(std::vector<const Record*>& rows)
{
    std::sort(rows.begin(), rows.end(), earlier<Record>);
    rows.erase(std::unique(rows.begin(), rows.end(),
                           [](const auto* a, const auto* b) { return a->id == b->id && a->at == b->at; }),
               rows.end());
}

/// What an operation adds to the supply.
Checked effectOf(const TokenOperation& operation)
{
    return operation.operation == domain::Operation::Mint ? Checked(*operation.amount)
                                                          : Checked(operation.amount->negated());
}

/// What a flow adds to the pool; zero if not known.
Checked effectOf(const ReserveFlow& flow)
{
    switch (flow.kind) {
    case FlowKind::Inflow:
    case FlowKind::Income: return flow.amount;
    case FlowKind::Payout:
    case FlowKind::Withdrawal:
    case FlowKind::Fee: return flow.amount.negated();
    case FlowKind::Unknown: break;
    }
    return {};
}

/// The largest supply of one ledger within the span: from where it was seen, back and forth through its operations.
Checked largestSupply(const LedgerSupply& seen, const WindowFacts::Operations& operations, const CoverageSpan& span)
{
    Checked largest = seen.total.value();
    Checked running = largest;
    const auto after = std::upper_bound(operations.begin(), operations.end(), seen.until,
                                        [](Instant at, const auto* one) { return at < one->at; });
    for (auto one = after; one != operations.end() && (*one)->at <= span.until; ++one) {
        running += effectOf(**one);
        if ((*one)->at >= span.from)
            largest = Checked::larger(largest, running);
    }
    running = seen.total.value();
    for (auto one = after; one != operations.begin() && (*std::prev(one))->at > span.from;) {
        --one;
        running -= effectOf(**one);
        if ((*one)->at <= span.until)
            largest = Checked::larger(largest, running);
        if (!running.known())
            return running;
    }
    return largest;
}

Checked smallestAssets(const CoverageSpan& span, const Pool& pool, const WindowFacts::Flows& flows, bool& foreign)
{
    Checked running = span.assets;
    Checked smallest = running;
    for (const auto* flow : flows) {
        if (flow->at <= pool.record().asOf || flow->at > span.until)
            continue;
        if (flow->currency != pool.record().currency) {
            foreign = true;
            continue;
        }
        running += effectOf(*flow);
        smallest = Checked::smaller(smallest, running);
    }
    return running.known() ? smallest : running;
}

} // namespace

WindowFacts::WindowFacts(const Context& context)
{
    context.snapshot.table<TokenOperation>().forEach([&](const domain::Row<TokenOperation>& row) {
        const auto& one = row.record;
        const bool moves = one.operation == domain::Operation::Mint || one.operation == domain::Operation::Burn;
        if (moves && one.amount && context.concerns(one.coin))
            m_operations[{one.coin, one.ledger}].push_back(&one);
    });
    context.snapshot.table<ReserveFlow>().forEach([&](const domain::Row<ReserveFlow>& row) {
        if (context.concerns(row.record.coin))
            m_flows[row.record.coin].push_back(&row.record);
    });
    for (auto& [key, rows] : m_operations)
        tidy(rows);
    for (auto& [key, rows] : m_flows)
        tidy(rows);
}

const WindowFacts::Operations& WindowFacts::operations(const domain::CoinId& coin, const domain::LedgerId& ledger) const
{
    static const Operations kNone;
    const auto found = m_operations.find({coin, ledger});
    return found == m_operations.end() ? kNone : found->second;
}

const WindowFacts::Flows& WindowFacts::flows(const domain::CoinId& coin) const
{
    static const Flows kNone;
    const auto found = m_flows.find(coin);
    return found == m_flows.end() ? kNone : found->second;
}

WorstCase worstWithin(const CoverageSpan& span, const Pool& pool, const CoinSupply* supply,
                      std::span<const CoveragePoint> points, const WindowFacts& facts)
{
    Checked assets = span.assets;
    Checked outstanding = span.outstanding;
    WorstCase out;
    if (span.from < span.until) {
        for (std::size_t i = 0; i < points.size(); ++i) {
            const bool ended = i + 1 < points.size() && points[i + 1].asOf <= span.from;
            if (ended || points[i].asOf > span.until)
                continue;
            outstanding = Checked::larger(outstanding, points[i].outstanding);
            if (points[i].eligible)
                assets = Checked::smaller(assets, *points[i].eligible);
            else
                out.remark = sentence("The lines of statement {1} are not all here; the worst case is taken "
                                      "without them.",
                                      points[i].statementId);
        }
        bool foreign = false;
        assets = Checked::smaller(assets, smallestAssets(span, pool, facts.flows(pool.record().coin), foreign));
        if (foreign)
            out.remark = sentence("Flows in another currency are not part of the worst case.");
    }
    if (supply && span.from < span.until) {
        Checked observed;
        for (const auto& [ledger, one] : supply->observed)
            observed += largestSupply(one, facts.operations(pool.record().coin, ledger), span);
        outstanding = observed.known() ? Checked::larger(outstanding, observed) : observed;
    }
    out.assets = assets.value();
    out.outstanding = outstanding.value();
    return out;
}

std::optional<Decimal> claimGapShare(const CoinSupply& supply, const Decimal& statement)
{
    const auto total = [](const std::map<domain::LedgerId, LedgerSupply>& side) {
        Checked out;
        for (const auto& [ledger, one] : side)
            out += one.total.exact() ? Checked(one.total.value()) : Checked::unknown();
        return out;
    };
    const Checked observed = total(supply.observed);
    const Checked stated = supply.stated.empty() ? Checked(statement) : total(supply.stated);
    return (stated - observed).over(observed, kShareDigits, Rounding::Up).value();
}

} // namespace assay::measures
