// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/domain/Units.h"

using namespace assay::domain;

namespace {

Decimal number(const QString& text)
{
    return *Decimal::parse(text.toStdString());
}

QString text(const Result<Decimal>& value)
{
    return value ? QString::fromStdString(value->text()) : QStringLiteral("error");
}

} // namespace

class tst_Units : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void conversions()
    {
        QCOMPARE(text(gramsFromOunces(number("1"))), "31.1034768");
        QCOMPARE(text(gramsFromKilograms(number("12.5"))), "12500.0");
        QCOMPARE(text(kilogramsFromGrams(number("1"))), "0.001");
        QCOMPARE(text(gramsFromTaels(number("100"))), "3742.900");
        QCOMPARE(text(ouncesFromKilograms(number("1"), 7, Rounding::Down)), "32.1507465");
        QCOMPARE(text(ouncesFromTaels(number("1"), 5, Rounding::HalfUp)), "1.20337");
        QCOMPARE(text(ouncesFromKilograms(number("12.5"), 5, Rounding::HalfUp)), "401.88433");
        QCOMPARE(text(taelsFromGrams(number("37.429"), 0, Rounding::Down)), "1");
        QCOMPARE(text(ouncesFromGrams(number("31.1034768"), 10, Rounding::Up)), "1.0000000000");
    }

    void londonGross_data()
    {
        QTest::addColumn<QString>("kilograms");
        QTest::addColumn<QString>("ounces");
        QTest::newRow("12.5 kg") << "12.5" << "401.875";
        // 400.002 oz × 0.0311034768 kg
        QTest::newRow("exactly at the turn") << "12.4414529269536" << "400.000";
        QTest::newRow("just below the turn") << "12.4414529269535" << "399.975";
        QTest::newRow("nothing") << "0" << "error";
        QTest::newRow("negative") << "-1" << "error";
        QTest::newRow("a grain") << "0.00001" << "0.000";
        QTest::newRow("too large") << QString(119, '9') << "error";
    }
    void londonGross()
    {
        QFETCH(QString, kilograms);
        QTEST(text(londonGrossOunces(number(kilograms))), "ounces");
    }

    void fine_data()
    {
        QTest::addColumn<QString>("gross");
        QTest::addColumn<QString>("fineness");
        QTest::addColumn<QString>("fine");
        QTest::newRow("sample of Annex C") << "401.125" << "995.8" << "399.440";
        QTest::newRow("12.5 kg bar") << "401.875" << "995.8" << "400.187";
        QTest::newRow("half goes up") << "400.500" << "995.0" << "398.498";
        QTest::newRow("pure") << "400.000" << "1000" << "400.000";
    }
    void fine()
    {
        QFETCH(QString, gross);
        QFETCH(QString, fineness);
        QTEST(text(fineOunces(number(gross), number(fineness))), "fine");
    }

    void kilobars()
    {
        QCOMPARE(text(kilobarFineOunces(number("995.0"))), "31.990");
        QCOMPARE(text(kilobarFineOunces(number("999"))), "32.119");
        QCOMPARE(text(kilobarFineOunces(number("999.90"))), "32.148");
        const auto other = kilobarFineOunces(number("999.5"));
        QVERIFY(!other);
        QCOMPARE(other.error().code, ErrorCode::NotFound);
    }
};

QTEST_APPLESS_MAIN(tst_Units)
#include "tst_Units.moc"
