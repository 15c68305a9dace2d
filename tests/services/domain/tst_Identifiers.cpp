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
    void lei_data()
    {
        columns();
        QTest::newRow("one") << "5493001KJTIIGC8Y1R12" << "";
        QTest::newRow("another") << "HWUPKR0MPOU8FGXBT394" << "";
        QTest::newRow("two characters changed places") << "HWUPKR0MPOU8FGXTB394" << "check digits of the LEI do not fit";
        QTest::newRow("check digit") << "HWUPKR0MPOU8FGXBT395" << "check digits of the LEI do not fit";
        QTest::newRow("letter at the end") << "HWUPKR0MPOU8FGXBT39A" << "two check digits at its end (character 20)";
        QTest::newRow("small letter") << "hWUPKR0MPOU8FGXBT394" << "(character 1)";
        QTest::newRow("short") << "HWUPKR0MPOU8FGXBT39" << "has 19";
    }
    void lei()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        check(checkLei(text.toStdString()), reason);
    }

    void dti_data()
    {
        columns();
        QTest::newRow("Ether") << "X9J9K872S" << "";
        QTest::newRow("Bitcoin, older than the check character") << "4H95J0R2X" << "";
        QTest::newRow("Bitcoin as it would be") << "4H95J0R2T" << "check character of the DTI does not fit";
        QTest::newRow("Bitcoin otherwise") << "4H95J0R2Z" << "check character of the DTI does not fit";
        QTest::newRow("over zero") << "BWWHGZZG7" << "";
        QTest::newRow("check character") << "X9J9K8721" << "check character of the DTI does not fit (character 9)";
        QTest::newRow("vowel") << "X9J9K872A" << "other than vowels and Y";
        QTest::newRow("zero first") << "0X9J9K872" << "begins with no zero (character 1)";
        QTest::newRow("long") << "X9J9K872SS" << "has 10";
    }
    void dti()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        check(checkDti(text.toStdString()), reason);
    }

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
