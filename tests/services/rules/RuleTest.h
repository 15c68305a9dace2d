// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTest>

#include "services/rules/RuleFiles.h"
#include "tests/services/rules/PictureBuilder.h"

namespace assay::rules::test {

using domain::Finding;
using domain::Outcome;
using domain::Severity;

/// The engine of the packs that are shipped.
inline const Engine& shipped()
{
    static const auto engine = loadEngine(std::filesystem::path(ASSAY_SOURCE_DIR) / "resources");
    if (!engine)
        qFatal("%s", engine.error().text().c_str());
    return *engine;
}

/// The findings of one rule over one picture.
class Judged {
public:
    Judged(PictureBuilder& builder, std::string_view rule) : Judged(builder.build(), builder.now(), rule) {}
    Judged(const domain::Picture& picture, domain::Instant now, std::string_view rule)
    {
        for (auto& finding : shipped().judge(picture, now))
            if (finding.rule.value() == rule)
                m_findings.push_back(std::move(finding));
    }

    [[nodiscard]] const std::vector<Finding>& all() const { return m_findings; }
    [[nodiscard]] const Finding* find(std::string_view subject) const
    {
        for (const auto& finding : m_findings)
            if (finding.subject == subject)
                return &finding;
        return nullptr;
    }
    /// "breach", or "none" if there is no such finding.
    [[nodiscard]] std::string outcome(std::string_view subject) const
    {
        const auto* finding = find(subject);
        return finding ? std::string(domain::toText(finding->outcome)) : "none";
    }
    [[nodiscard]] std::string explanation(std::string_view subject) const
    {
        const auto* finding = find(subject);
        return finding ? finding->explanation : "none";
    }

private:
    std::vector<Finding> m_findings;
};

inline bool contains(const std::string& text, std::string_view part)
{
    const bool found = text.find(part) != std::string::npos;
    if (!found)
        qWarning("\"%s\" is not in \"%s\"", std::string(part).c_str(), text.c_str());
    return found;
}

} // namespace assay::rules::test
