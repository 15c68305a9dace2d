// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

#include "services/measures/reserves/Eligibility.h"
#include "services/rules/reserves/PoolEvaluator.h"

namespace assay::rules {

/// The frame of the rules that ask one question about each line of a pool: one breach for each line that fails, one
/// finding for the rest of the pool. Immutable, any thread.
class LineEvaluator : public RuleEvaluator {
public:
    PoolLimits limits;

    void evaluate(const Context& context, RuleResults& out) const final;

protected:
    /// How many lines were decided by what.
    using Counts = std::array<std::size_t, 64>;
    struct Wording {
        std::string noun;                     ///< "bank deposit"
        std::string one;                      ///< follows a single line that passes: "keeps a term of up to 3 months"
        std::string many;                     ///< the same of several lines
        std::string threshold;
        std::string unit;
    };

    [[nodiscard]] virtual Wording wording() const = 0;
    /// Asked once for each kind of line (measures::LineKind), so it may read of `asset` only what differs between kinds.
    [[nodiscard]] virtual measures::LineCheck ask(const domain::ReserveAsset& asset, const measures::LineScope& scope,
                                              const Context& context) const = 0;
    [[nodiscard]] virtual std::string measured(const domain::ReserveAsset& asset) const = 0;
    /// A sentence more for a pool that passes; starts with a blank.
    [[nodiscard]] virtual std::string note(const Counts&) const { return {}; }
    [[nodiscard]] static std::size_t count(const Counts& counts, measures::Ground ground)
    {
        return counts[static_cast<std::size_t>(ground)];
    }

private:
    void evaluatePool(const Pool& pool, const measures::Approvals& approvals, const Context& context,
                   RuleResults& out) const;
};

/// An evaluator of this kind with what its rule says. Errors: those of poolLimits() and of `terms`.
template <class Kind, class Terms>
[[nodiscard]] support::Result<RuleEvaluatorPtr> makeLineEvaluator(const Rule& rule, support::Result<Terms> terms)
{
    if (!terms)
        return tl::unexpected(terms.error());
    return makePoolEvaluator<Kind>(rule, [&](Kind& out) {
        out.terms = std::move(*terms);
        return support::Result<void>();
    });
}

/// What is the matter with a line: "Line 14 of statement RS-1 as of …, a bank deposit of HKD 1,000, is of a class that is
/// not known here."
[[nodiscard]] std::string lineSentence(const Pool& pool, const domain::ReserveAsset& asset, const std::string& matter);
/// "1, 4 and 7"; of more than `most` only the first and how many others.
[[nodiscard]] std::string listed(const std::vector<std::string>& entries, std::size_t most);

} // namespace assay::rules
