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

    void lei_data()
    {
        columns();
        QTest::newRow("valid") << "5493001KJTIIGC8Y1R12" << "";
        QTest::newRow("valid 2") << "213800WAVVOPS85N2205" << "";
        QTest::newRow("wrong check digits") << "5493001KJTIIGC8Y1R13" << "modulo 97 gives 2";
        QTest::newRow("character changed") << "5493001KJTIIGC8Y1S12" << "modulo 97";
        QTest::newRow("letter at the end") << "5493001KJTIIGC8Y1R1A"
                                           << "last two characters of an LEI are digits (character 20)";
        QTest::newRow("small letter") << "5493001kJTIIGC8Y1R12" << "(character 8)";
        QTest::newRow("short") << "5493001KJTIIGC8Y1R1" << "has 19";
        QTest::newRow("empty") << "" << "has 0";
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
        QTest::newRow("ether") << "X9J9K872S" << "";
        QTest::newRow("through zero") << "BWWHGZZG7" << "";
        QTest::newRow("bitcoin, by exception") << "4H95J0R2X" << "";
        QTest::newRow("bitcoin by the algorithm") << "4H95J0R2T" << "ends with X by exception";
        QTest::newRow("wrong check character") << "X9J9K8721" << "must be S (character 9)";
        QTest::newRow("vowel") << "X9J9K872A" << "consonants other than Y (character 9)";
        QTest::newRow("Y") << "X9Y9K872S" << "(character 3)";
        QTest::newRow("leading zero") << "012345678" << "is not 0 (character 1)";
        QTest::newRow("short") << "X9J9K87" << "has 7";
        QTest::newRow("long") << "X9J9K872SS" << "has 10";
        QTest::newRow("nul inside") << QString::fromLatin1("X9J9\0K72S", 9) << "(character 5)";
    }
    void dti()
    {
        QFETCH(QString, text);
        QFETCH(QString, reason);
        check(checkDti(text.toStdString()), reason);
    }

    void everySingleSlipOfADtiIsFound()
    {
        const std::string alphabet = "0123456789BCDFGHJKLMNPQRSTVWXZ";
        const std::string good = "X9J9K872S";
        for (std::size_t at = 0; at < good.size(); ++at)
            for (const char c : alphabet) {
                std::string text = good;
                text[at] = c;
                QCOMPARE(checkDti(text).has_value(), text == good);
            }
    }
};

QTEST_APPLESS_MAIN(tst_Identifiers)
#include "tst_Identifiers.moc"
