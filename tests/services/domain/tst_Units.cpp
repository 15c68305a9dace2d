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
        QCOMPARE(text(ouncesFromKilograms(number("1"), 7, Rounding::Down)), "32.1507465");
        QCOMPARE(text(ouncesFromTaels(number("1"), 5, Rounding::HalfUp)), "1.20337");
        QCOMPARE(text(ouncesFromKilograms(number("12.5"), 5, Rounding::HalfUp)), "401.88433");
        QCOMPARE(text(ouncesFromGrams(number("31.1034768"), 10, Rounding::Up)), "1.0000000000");
    }

    void london_data()
    {
        QTest::addColumn<QString>("grams");
        QTest::addColumn<QString>("gross");
        QTest::newRow("12.5 kg") << "12500" << "401.875";
        QTest::newRow("two divisions above the multiple") << "12441.4529269536" << "400.000"; // 400.002 oz
        QTest::newRow("less than that") << "12441.4218234768" << "399.975";                     // 400.001 oz
    }
    void london()
    {
        QFETCH(QString, grams);
        QTEST(text(londonGrossOunces(number(grams))), "gross");
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
};

QTEST_APPLESS_MAIN(tst_Units)
#include "tst_Units.moc"
