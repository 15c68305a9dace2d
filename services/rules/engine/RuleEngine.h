// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "services/rules/engine/RuleResults.h"

namespace assay::rules {

/// What has changed since the last judgement.
struct Changed {
    std::set<std::string> resources;          ///< "instructions", as Schema::kResource; empty: everything
    std::optional<std::set<domain::CoinId>> coins; ///< only these; not set: every coin

    Changed() = default;
    Changed(std::set<std::string> names) : resources(std::move(names)) {}
    Changed(std::initializer_list<std::string> names) : resources(names) {}
};

/// What one run came to: findings of the rules that ran, ordered by rule and subject. Findings of other rules are kept.
struct RuleRun {
    std::vector<domain::RuleId> ran;
    std::vector<domain::Finding> findings;
    std::vector<domain::RuleId> allSubjects; ///< of those that ran: not only for the coins that changed
    std::optional<std::set<domain::CoinId>> coins; ///< what the others were asked for
    std::optional<domain::Instant> again;     ///< when a rule wants to evaluate again what has only just arrived
};

/// RuleEvaluators snapshots by the rules of the packs. Pure: the same snapshot and instant give the same findings. It stores
/// nothing and knows thresholds only from the packs. Immutable after creation, any thread.
class RuleEngine {
public:
    /// Errors: MissingField (a rule that exists here is in no pack, a parameter or calendar is missing), Unsupported (a
    /// pack names a rule that does not exist here), WrongType, OutOfRange.
    [[nodiscard]] static support::Result<RuleEngine> create(std::vector<RulePack> packs,
                                                        std::vector<domain::Calendar> calendars);

    /// All rules.
    [[nodiscard]] std::vector<domain::Finding> evaluate(const domain::Snapshot& snapshot, domain::Instant now) const;
    /// The rules that read what changed, rules on coins only for the coins that changed; all rules if no resource is named,
    /// which is what has to be done once a minute because age alone changes judgements.
    [[nodiscard]] RuleRun evaluateChanged(const domain::Snapshot& snapshot, const Changed& changed, domain::Instant now) const;

    /// One rule; empty if it does not exist.
    [[nodiscard]] std::vector<domain::Finding> evaluateRule(const domain::RuleId& id, const domain::Snapshot& snapshot,
                                                         domain::Instant now) const;

    [[nodiscard]] const std::vector<RulePack>& packs() const { return m_packs; }
    [[nodiscard]] const std::vector<domain::Calendar>& calendars() const { return m_calendars; }
    /// nullptr if there is no such rule or calendar.
    [[nodiscard]] const Rule* rule(const domain::RuleId& id) const;
    [[nodiscard]] const domain::Calendar* calendar(std::string_view id) const;
    /// In the order in which they are judged.
    [[nodiscard]] static std::vector<domain::RuleId> implemented();

private:
    struct Bound {
        std::size_t entry = 0;                ///< in the table of rules that exist
        std::size_t pack = 0;
        std::size_t rule = 0;                 ///< in that pack
        RuleEvaluatorPtr evaluator;
    };
    [[nodiscard]] RuleResults run(const Bound& bound, const measures::Context& context) const;

    std::vector<RulePack> m_packs;
    std::vector<domain::Calendar> m_calendars;
    std::vector<Bound> m_bound;
};

} // namespace assay::rules
