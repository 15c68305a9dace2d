// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Sentence.h"
#include "services/measures/Evidence.h"
#include "services/rules/RulePack.h"
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
struct Verdict {
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
class Verdicts {
public:
    Verdicts(const Rule& rule, std::string ruleVersion, domain::Instant now);

    void add(Verdict verdict);
    /// Keeps the stored judgements of `subject` and of its parts ("HKDX", "HKDX line 3"). False if there are none.
    [[nodiscard]] bool keepStanding(const domain::Picture& picture, std::string_view subject);
    /// Something has only just arrived and its counterpart may be on its way: judge again at `at`, not only in a minute.
    void askAgain(domain::Instant at) { m_again = m_again ? std::min(*m_again, at) : at; }
    [[nodiscard]] std::optional<domain::Instant> again() const { return m_again; }
    /// The stored judgement of this rule over `subject`, if it was made by the same rule text.
    [[nodiscard]] const domain::Finding* standing(const domain::Picture& picture, std::string_view subject) const;
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
class Judge {
public:
    virtual ~Judge() = default;
    virtual void judge(const Context& context, Verdicts& out) const = 0;
};
using JudgePtr = std::shared_ptr<const Judge>;

} // namespace assay::rules
