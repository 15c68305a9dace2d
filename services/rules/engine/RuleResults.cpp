// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/engine/RuleResults.h"

#include <algorithm>

namespace assay::rules {

using domain::Finding;
using domain::Instant;
using domain::Outcome;
using domain::Severity;

RuleResults::RuleResults(const Rule& rule, std::string ruleVersion, Instant now)
    : m_rule(rule), m_ruleVersion(std::move(ruleVersion)), m_now(now)
{
}

void RuleResults::add(RuleResult result)
{
    Finding finding;
    finding.rule = m_rule.id;
    finding.ruleVersion = m_ruleVersion;
    finding.subject = std::move(result.subject);
    finding.outcome = result.outcome;
    // A severity says how bad a breach is; where there is none to be feared, none is stated.
    const bool alarming = result.outcome == Outcome::Breach || result.outcome == Outcome::CannotTell;
    finding.severity = alarming ? result.severity.value_or(m_rule.severity) : Severity::Unknown;
    finding.measured = std::move(result.measured);
    finding.threshold = std::move(result.threshold);
    finding.unit = std::move(result.unit);
    finding.citation = m_rule.citation;
    finding.confidence = m_rule.confidence;
    finding.explanation = std::move(result.explanation);
    finding.evidence = result.evidence.hashes();
    finding.judgedAsOf = result.evidence.oldest().value_or(m_now);
    m_entries.push_back({std::move(finding), std::move(result.source)});
}

const Finding* RuleResults::stored(const domain::Snapshot& snapshot, std::string_view subject) const
{
    const Finding* found = nullptr;
    snapshot.findings.forEach([&](const domain::Row<Finding>& row) {
        if (row.record.rule == m_rule.id && row.record.subject == subject && row.record.ruleVersion == m_ruleVersion)
            found = &row.record;
    });
    return found;
}

bool RuleResults::keepStored(const domain::Snapshot& snapshot, std::string_view subject)
{
    const std::string parts = std::string(subject) + " line ";
    const std::size_t before = m_entries.size();
    snapshot.findings.forEach([&](const domain::Row<Finding>& row) {
        const Finding& old = row.record;
        if (old.rule == m_rule.id && old.ruleVersion == m_ruleVersion &&
            (old.subject == subject || old.subject.starts_with(parts)))
            m_entries.push_back({old, {}});
    });
    return m_entries.size() > before;
}

std::vector<Finding> RuleResults::take()
{
    const auto order = [](const Entry& a, const Entry& b) {
        return std::tie(a.finding.subject, a.source) < std::tie(b.finding.subject, b.source);
    };
    std::stable_sort(m_entries.begin(), m_entries.end(), order);
    std::vector<Finding> out;
    out.reserve(m_entries.size());
    std::string subject;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        Finding& finding = m_entries[i].finding;
        if (i > 0 && finding.subject == subject) {
            // The first keeps its name, so that a second source does not rename earlier findings.
            finding.subject += " (" + m_entries[i].source.value() + ')';
            if (out.back().subject == finding.subject)
                finding.subject += " #" + std::to_string(i);
        } else
            subject = finding.subject;
        out.push_back(std::move(finding));
    }
    m_entries.clear();
    return out;
}

} // namespace assay::rules
