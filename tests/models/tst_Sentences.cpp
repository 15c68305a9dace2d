// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/format/Sentences.h"
#include "models/view/session/WhyViewModel.h"

using namespace assay;
using namespace assay::models;

/// What the services say, in the language of the screen.
class tst_Sentences : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSentenceIsInTheLanguageOfTheScreen_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("shown");
        QTest::newRow("en") << QStringLiteral("en") << QStringLiteral("The readings are 26 h 5 min apart, too far to be compared.");
        QTest::newRow("zh_HK") << QStringLiteral("zh_HK") << QString::fromUtf8("兩次讀數相隔 26 小時 5 分鐘，相距過遠，不能比較。");
        QTest::newRow("zh_CN") << QStringLiteral("zh_CN") << QString::fromUtf8("两次读数相隔 26 小时 5 分钟，相距过远，不能比较。");
    }
    void aSentenceIsInTheLanguageOfTheScreen()
    {
        QFETCH(QString, language);
        QFETCH(QString, shown);
        const Format format(language);
        for (int again = 0; again < 2; ++again)
            QCOMPARE(sentenceText(format, "The readings are 26 h 5 min apart, too far to be compared."), shown);
        QCOMPARE(sentenceText(format, "As it came."), QStringLiteral("As it came."));
    }

    void timesAreThoseOfHongKong()
    {
        for (const char* language : {"en", "zh_HK", "zh_CN"}) {
            const Format format(QString::fromLatin1(language));
            QCOMPARE(sentenceText(format, "2026-03-31 20:30:00 UTC"), QStringLiteral("2026-04-01 04:30:00 HKT"));
            const auto shown = sentenceText(format, "SI-1 is PEND (PREA), as of 2026-11-24 00:55:07 UTC.");
            QVERIFY2(shown.contains(QLatin1String("2026-11-24 08:55:07 HKT")) && !shown.contains(QLatin1String("UTC")), qPrintable(shown));
        }
        // Somebody's words stay as they are.
        const Format english(QStringLiteral("en"));
        QCOMPARE(sentenceText(english, "reason \"after 2026-03-31 20:30:00 UTC\" at 2026-03-31 20:30:00 UTC"),
                 QStringLiteral("reason \"after 2026-03-31 20:30:00 UTC\" at 2026-04-01 04:30:00 HKT"));
        // No time, and one that no calendar has: as they came.
        QCOMPARE(sentenceText(english, "UTC, 2026-03-31 20:30 UTC"), QStringLiteral("UTC, 2026-03-31 20:30 UTC"));
        QCOMPARE(sentenceText(english, "2026-02-30 20:30:00 UTC"), QStringLiteral("2026-02-30 20:30:00 UTC"));
    }

    void whyIsToldInChinese()
    {
        domain::Why why;
        why.label = "Rule text";
        why.value = "breach: 3 of 5";
        why.unit = "ratio above par";
        why.formula = "measured against 1";
        why.remark = "derived again from the stored bytes: the same";
        const auto node = toWhyNode(Format(QStringLiteral("zh_HK")), why, domain::Instant{});
        QCOMPARE(node.label, QString::fromUtf8("規則條文"));
        QCOMPARE(node.value, QString::fromUtf8("違規：5 項中 3 項 高於面值的比率"));
        QCOMPARE(node.formula, QString::fromUtf8("以 1 量度"));
        QCOMPARE(node.remark, QString::fromUtf8("按已儲存的位元組重新推算：結果相同"));
        QCOMPARE(toWhyNode(Format(), why, domain::Instant{}).value, QStringLiteral("breach: 3 of 5 ratio above par"));
    }
};

QTEST_GUILESS_MAIN(tst_Sentences)
#include "tst_Sentences.moc"
