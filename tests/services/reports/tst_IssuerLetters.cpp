// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/reports/IssuerLetters.h"

using namespace assay;
using namespace assay::domain;

class tst_IssuerLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aLetterNamesAmountTimeClauseAndReplyDateInBothLanguages()
    {
        reports::LetterFacts facts;
        facts.finding.rule = RuleId("STB-01");
        facts.finding.subject = "HKDX";
        facts.finding.measured = "0.997100";
        facts.finding.threshold = "1.000000";
        facts.finding.unit = "ratio";
        facts.finding.citation = "Guideline ¶2.2.1";
        facts.finding.explanation = "The pool is HKD 29,000,000.00 short.";
        facts.finding.evidence = {std::string(64, 'a')};
        facts.finding.judgedAsOf = *support::parseInstant("2026-11-18T04:00:00Z");
        facts.ruleTitle = "Reserve covers par";
        facts.issuer = IssuerId("harbour");
        facts.issuerName = "Harbour Coin Limited";
        facts.coin = CoinId("HKDX");
        facts.now = *support::parseInstant("2026-11-18T05:00:00Z");
        facts.replyBy = *support::parseDate("2026-11-25");
        const auto letter = reports::draftLetter(facts);
        for (const auto* text : {&letter.textEnglish, &letter.textChinese})
            for (const char* part : {"Harbour Coin Limited", "HKDX", "STB-01", "29,000,000.00", "0.997100", "1.000000", "¶2.2.1",
                                     "2026-11-18 12:00:00", "aaaaaaaa"})
                QVERIFY2(text->find(part) != std::string::npos, part);
        QVERIFY(letter.textEnglish.find("not later than 2026-11-25") != std::string::npos);
        QVERIFY(letter.textChinese.find("2026 年 11 月 25 日或之前") != std::string::npos);
        QVERIFY(letter.state == LetterState::Draft);
        QCOMPARE(letter.evidence, facts.finding.evidence);
    }

    void whatWasFoundIsToldInTheLanguageOfTheLetter()
    {
        reports::LetterFacts facts;
        facts.finding.rule = RuleId("STB-01");
        facts.finding.measured = "3 of 5";
        facts.finding.unit = "ratio above par";
        facts.finding.explanation = "No tokens are outstanding. As it came.";
        facts.now = *support::parseInstant("2026-11-18T05:00:00Z");
        facts.replyBy = *support::parseDate("2026-11-25");
        const auto letter = reports::draftLetter(facts);
        QVERIFY(letter.textEnglish.find("  No tokens are outstanding. As it came.\n  Measured: 3 of 5 ratio above par\n") != std::string::npos);
        QVERIFY2(letter.textChinese.find("  並無流通中的代幣。As it came.\n  量度所得：5 項中 3 項 高於面值的比率\n") != std::string::npos,
                 letter.textChinese.c_str());
    }
};

QTEST_APPLESS_MAIN(tst_IssuerLetters)
#include "tst_IssuerLetters.moc"
