// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/IssuerLetters.h"

#include "services/domain/MessageCatalog.h"
#include "services/support/Zones.h"

namespace assay::reports {

using namespace domain;

namespace {

/// Digits as they are read in a Chinese letter: "2026 年 3 月 31 日".
std::string chineseDate(Date date)
{
    return std::to_string(static_cast<int>(date.year())) + " 年 " + std::to_string(static_cast<unsigned>(date.month())) + " 月 "
        + std::to_string(static_cast<unsigned>(date.day())) + " 日";
}

std::string addressee(const LetterFacts& facts)
{
    return facts.issuerName.empty() ? facts.issuer.value() : facts.issuerName;
}

std::string evidenceList(const Finding& finding)
{
    std::string out;
    constexpr std::size_t kNamed = 5;
    for (std::size_t i = 0; i < finding.evidence.size() && i < kNamed; ++i)
        out += "  " + finding.evidence[i] + '\n';
    return out;
}

std::string english(const LetterFacts& facts)
{
    const Finding& finding = facts.finding;
    std::string out = "To: " + addressee(facts) + "\nDate: " + support::toText(support::hongKongDate(facts.now)) + "\nRe: "
        + facts.coin.value() + (facts.coin.empty() ? "" : " - ") + facts.ruleTitle + " (" + finding.rule.value() + ")\n\n";
    out += "Our records, as of " + support::hongKongTimeText(finding.judgedAsOf) + " Hong Kong time, show the following.\n\n";
    out += "  " + finding.explanation + "\n";
    if (!finding.measured.empty())
        out += "  Measured: " + finding.measured + (finding.unit.empty() ? "" : ' ' + finding.unit) + '\n';
    if (!finding.threshold.empty())
        out += "  Required: " + finding.threshold + (finding.unit.empty() ? "" : ' ' + finding.unit) + '\n';
    out += "  Provision: " + finding.citation + "\n\n";
    out += "Please state in writing, not later than " + support::toText(facts.replyBy) + ":\n"
           "  1. the cause, and since when it has existed;\n"
           "  2. what has been done, and when it was or will be remedied;\n"
           "  3. which figures already reported or published have to be corrected, and how;\n"
           "  4. whether holders of the stablecoin were or may be affected.\n\n";
    if (!finding.evidence.empty())
        out += "This query rests on the following records received from you or observed by us (SHA-256):\n" + evidenceList(finding);
    return out;
}

std::string chinese(const LetterFacts& facts)
{
    const Finding& finding = facts.finding;
    const auto& book = MessageCatalog::of("zh_HK");
    const std::string unit = finding.unit.empty() ? std::string() : ' ' + book.translated(finding.unit);
    std::string out = "致：" + addressee(facts) + "\n日期：" + chineseDate(support::hongKongDate(facts.now)) + "\n有關：" + facts.coin.value()
        + (facts.coin.empty() ? "" : "　") + "規則 " + finding.rule.value() + "（" + book.translated(facts.ruleTitle) + "）\n\n";
    out += "根據本局截至香港時間 " + support::hongKongTimeText(finding.judgedAsOf) + " 的紀錄，發現以下情況。\n\n";
    out += "  " + book.translated(finding.explanation) + '\n';
    if (!finding.measured.empty())
        out += "  量度所得：" + book.translated(finding.measured) + unit + '\n';
    if (!finding.threshold.empty())
        out += "  規定水平：" + book.translated(finding.threshold) + unit + '\n';
    out += "  條文依據：" + finding.citation + "\n\n";
    out += "請於 " + chineseDate(facts.replyBy) + "或之前以書面說明：\n"
           "  一、有關情況的成因及開始時間；\n"
           "  二、已採取的措施，以及已經或將會於何時糾正；\n"
           "  三、哪些已呈報或公布的數字須予更正，以及如何更正；\n"
           "  四、穩定幣持有人有否或會否受到影響。\n\n";
    if (!finding.evidence.empty())
        out += "本查詢所依據的紀錄（貴機構提交或本局觀察所得，SHA-256）：\n" + evidenceList(finding);
    return out;
}

} // namespace

Letter draftLetter(const LetterFacts& facts)
{
    Letter out;
    out.rule = facts.finding.rule;
    out.subject = facts.finding.subject;
    out.issuer = facts.issuer;
    out.coin = facts.coin;
    out.textEnglish = english(facts);
    out.textChinese = chinese(facts);
    out.evidence = facts.finding.evidence;
    out.state = LetterState::Draft;
    out.writtenAt = facts.now;
    out.replyBy = facts.replyBy;
    return out;
}

} // namespace assay::reports
