// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Identifiers.h"

#include <QTest>

using namespace assay::domain;
using assay::support::ErrorCode;

class tst_Identifiers : public QObject {
    Q_OBJECT

    static void columns()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("reason"); // empty: valid
    }
    static void check(const assay::support::Result<void>& checked, const QString& reason)
    {
        QCOMPARE(checked.has_value(), reason.isEmpty());
        if (!checked) {
            const auto said = QString::fromStdString(checked.error().text());
            QVERIFY2(said.contains(reason), qPrintable(said));
        }
    }

private Q_SLOTS:
    void isin_data()
    {
        columns();
        QTest::newRow("US") << "US0378331005" << "";
        QTest::newRow("GB") << "GB0002634946" << "";
        QTest::newRow("AU, letters inside") << "AU0000XVGZA3" << "";
        QTest::newRow("HK") << "HK0000069689" << "";
        QTest::newRow("international") << "XS0100000005" << "check digit must be";
        QTest::newRow("digit off by one") << "US0378331006" << "check digit must be 5 (character 12)";
        QTest::newRow("two digits changed places") << "US0378313005" << "check digit must be";
        QTest::newRow("no such country") << "ZZ0378331005" << "not a country";
        QTest::newRow("across two entries of the list") << "DA0378331005" << "not a country";
        QTest::newRow("small letters") << "us0378331005" << "two capital letters (character 1)";
        QTest::newRow("digit in the prefix") << "U10378331005" << "two capital letters (character 2)";
        QTest::newRow("letter as check digit") << "US037833100A" << "is a digit (character 12)";
        QTest::newRow("blank inside") << "US0378 31005" << "only capital letters and digits (character 7)";
        QTest::newRow("short") << "US037833100" << "has 11";
        QTest::newRow("long") << "US03783310055" << "has 13";
        QTest::newRow("empty") << "" << "has 0";
        QTest::newRow("huge") << QString(100'000, 'A') << "has 100000";
    }
    void isin()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        check(checkIsin(text.toStdString()), reason);
    }
};

QTEST_APPLESS_MAIN(tst_Identifiers)
#include "tst_Identifiers.moc"
