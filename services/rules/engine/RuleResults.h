// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Sentence.h"
#include "services/measures/common/Evidence.h"
#include "services/rules/engine/RulePack.h"
#include "services/support/Phrases.h"

namespace assay::rules {

using domain::phrase;
using domain::sentence;
using measures::Confirmations;
using measures::Context;
using measures::Evidence;
using measures::Sum;
using support::counted;
using support::grouped;
using support::spanText;
using support::timeText;

/// A finding before the constants of its rule are filled in.
struct RuleResult {
    std::string subject;
    domain::Outcome outcome = domain::Outcome::CannotTell;
    std::string measured;
    std::string threshold;
    std::string unit;
    std::string explanation;
    Evidence evidence;
    domain::SourceId source;                                ///< distinguishes two findings on one subject
    std::optional<domain::Severity> severity;               ///< unless it is that of the rule
};

/// Collects the findings of one rule. One thread.
class RuleResults {
public:
    RuleResults(const Rule& rule, std::string ruleVersion, domain::Instant now);

    void add(RuleResult result);
    /// Keeps the stored judgements of `subject` and of its parts ("HKDX", "HKDX line 3"). False if there are none.
    [[nodiscard]] bool keepStored(const domain::Snapshot& snapshot, std::string_view subject);
    /// Something has only just arrived and its counterpart may be on its way: evaluate again at `at`, not only in a minute.
    void evaluateAgainAt(domain::Instant at) { m_again = m_again ? std::min(*m_again, at) : at; }
    [[nodiscard]] std::optional<domain::Instant> again() const { return m_again; }
    /// The stored judgement of this rule over `subject`, if it was made by the same rule text.
    [[nodiscard]] const domain::Finding* stored(const domain::Snapshot& snapshot, std::string_view subject) const;
    /// In order of subject; then of source.
    [[nodiscard]] std::vector<domain::Finding> take();

private:
    struct Entry {
        domain::Finding finding;
        domain::SourceId source;
    };
    const Rule& m_rule;
    std::string m_ruleVersion;
    domain::Instant m_now;
    std::vector<Entry> m_entries;
    std::optional<domain::Instant> m_again;
};

/// One rule with its thresholds. Immutable, any thread.
class RuleEvaluator {
public:
    virtual ~RuleEvaluator() = default;
    virtual void evaluate(const Context& context, RuleResults& out) const = 0;
};
using RuleEvaluatorPtr = std::shared_ptr<const RuleEvaluator>;

} // namespace assay::rules
