// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRegularExpression>
#include <QSet>
#include <QTest>

#include "services/domain/MessageCatalog.h"
#include "tests/services/rules/PictureBuilder.h"
#include "tests/services/rules/RuleInputs.h"

namespace assay::rules::test
{

using domain::Finding;
using domain::Outcome;
using domain::Severity;

/// What a rule says can be said in Chinese: an English word that is left over is a fault of the test that made it.
/// Names that a test gives in small letters are no words.
inline void checkPhrases(const Finding& finding)
{
    static const QRegularExpression words(QStringLiteral("(?<![\\w.:/-])[a-z][a-z']+(?![\\w/-]|\\.\\w)"));
    static const QSet<QString> names{QStringLiteral("alpha"), QStringLiteral("beta"),    QStringLiteral("chain"),
                                     QStringLiteral("gamma"), QStringLiteral("harbour"), QStringLiteral("import"),
                                     QStringLiteral("list"),  QStringLiteral("vaults"),  QStringLiteral("watch")};
    for (const auto* language : {"zh_HK", "zh_CN"})
        for (const auto* english : {&finding.explanation, &finding.measured, &finding.threshold, &finding.unit}) {
            // What stands in quotation marks is a source's text.
            static const QRegularExpression quoted(QString::fromUtf8("「[^」]*」|“[^”]*”"));
            const auto said =
                QString::fromStdString(domain::MessageCatalog::of(language).translated(*english)).remove(quoted);
            auto left = words.globalMatch(said);
            if (english == &finding.measured && domain::MessageCatalog::of(language).translated(*english) == *english)
                continue; // it may be a source's text, too
            while (left.hasNext()) {
                const auto word = left.next().captured();
                if (names.contains(word))
                    continue;
                const auto fault = QStringLiteral("%1: \"%2\" is left over in %3: %4 <- %5")
                                       .arg(QString::fromStdString(finding.rule.value()), word, QLatin1String(language),
                                            said, QString::fromStdString(*english));
                QTest::qFail(qPrintable(fault), __FILE__, __LINE__);
                return;
            }
        }
}

/// A rule that reads what it does not name is not judged again when that changes: a fault of its entry in RuleEngine.cpp.
inline void checkInputs(const domain::Snapshot& snapshot, domain::Instant now, std::string_view rule)
{
    for (const auto resource : unnamedInputs(domain::RuleId(rule), snapshot, now)) {
        const auto fault = std::string(rule) + " reads " + std::string(resource) + ", which its entry in kEntries does not name";
        QTest::qFail(fault.c_str(), __FILE__, __LINE__);
    }
}

/// The findings of one rule over one snapshot.
class Judged
{
public:
    Judged(SnapshotBuilder& builder, std::string_view rule) : Judged(builder.build(), builder.now(), rule) {}
    Judged(const domain::Snapshot& snapshot, domain::Instant now, std::string_view rule)
    {
        for (auto& finding : shipped().evaluate(snapshot, now))
            if (finding.rule.value() == rule) {
                checkPhrases(finding);
                m_findings.push_back(std::move(finding));
            }
        checkInputs(snapshot, now, rule);
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
