// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "services/sandbox/world/Codes.h"
#include "services/sandbox/world/Rng.h"

using namespace assay;
using namespace assay::sandbox;

class tst_SandboxCodes : public QObject
{
    Q_OBJECT

private slots:
    void checkDigitsAreTheStandards();
    void scalingRoundsHalfUpAndDoesNotOverflow_data();
    void scalingRoundsHalfUpAndDoesNotOverflow();
    void businessDays_data();
    void businessDays();
    void numbersAreTheSameEverywhere();
};

void tst_SandboxCodes::checkDigitsAreTheStandards()
{
    // Published examples: ISO 6166 (Apple), ISO 17442 (GLEIF's own), ISO 24165 (Ether).
    QCOMPARE(isin("US", "037833100"), std::string("US0378331005"));
    QCOMPARE(lei("506700GE1G29325QX3"), std::string("506700GE1G29325QX363"));
    QCOMPARE(dti("X9J9K872"), std::string("X9J9K872S"));
}

void tst_SandboxCodes::scalingRoundsHalfUpAndDoesNotOverflow_data()
{
    QTest::addColumn<qint64>("value");
    QTest::addColumn<qint64>("factor");
    QTest::addColumn<qint64>("divisor");
    QTest::addColumn<qint64>("expected");
    QTest::newRow("fine weight of domain.md 4.2")
        << qint64(401'125) << qint64(9958) << qint64(10'000) << qint64(399'440);
    QTest::newRow("half goes up") << qint64(5) << qint64(1) << qint64(10) << qint64(1);
    QTest::newRow("below half goes down") << qint64(49) << qint64(1) << qint64(100) << qint64(0);
    QTest::newRow("product beyond 64 bits")
        << qint64(4'000'000'000'000'000'000) << qint64(78'021) << qint64(78'021) << qint64(4'000'000'000'000'000'000);
}

void tst_SandboxCodes::scalingRoundsHalfUpAndDoesNotOverflow()
{
    QFETCH(qint64, value);
    QFETCH(qint64, factor);
    QFETCH(qint64, divisor);
    QFETCH(qint64, expected);
    QCOMPARE(qint64(scaled(value, factor, divisor)), expected);
}

void tst_SandboxCodes::businessDays_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<bool>("open");
    QTest::newRow("Tuesday") << QByteArray("2026-03-31") << true;
    QTest::newRow("Good Friday") << QByteArray("2026-04-03") << false;
    QTest::newRow("Saturday") << QByteArray("2026-03-28") << false;
    QTest::newRow("National Day of a later year") << QByteArray("2027-10-01") << false;
}

void tst_SandboxCodes::businessDays()
{
    QFETCH(QByteArray, date);
    QFETCH(bool, open);
    const auto day = support::parseDate(date.toStdString()).value();
    QCOMPARE(isBusinessDay(day), open);
    QVERIFY(isBusinessDay(businessDayOnOrAfter(day)));
    QVERIFY(businessDayOnOrBefore(day) <= day);
}

void tst_SandboxCodes::numbersAreTheSameEverywhere()
{
    Rng first(7, "a");
    Rng same(7, "a");
    Rng other(7, "b");
    const auto value = first.next();
    QCOMPARE(value, same.next());
    QVERIFY(value != other.next());
    // Pinned: a change of the generator would change every recorded sandbox.
    QCOMPARE(Rng(1, "pin").between(0, 999'999), std::int64_t(485416));
    for (int i = 0; i < 1000; ++i) {
        const auto drawn = first.between(-3, 3);
        QVERIFY(drawn >= -3 && drawn <= 3);
    }
}

QTEST_APPLESS_MAIN(tst_SandboxCodes)
#include "tst_SandboxCodes.moc"
