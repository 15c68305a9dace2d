// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/domain/Amount.h"

using namespace assay::domain;

namespace {

Amount amount(const char* text)
{
    return *Amount::parse(text);
}

} // namespace

class tst_Amount : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void parsing_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("valid");
        QTest::newRow("money") << "HKD 1204330120.50" << true;
        QTest::newRow("ledger asset") << "eip155:1 5" << true;
        QTest::newRow("no asset") << " 5" << false;
        QTest::newRow("no number") << "HKD " << false;
        QTest::newRow("no blank") << "HKD5" << false;
        QTest::newRow("wrong way round") << "5 HKD" << false;
        QTest::newRow("control character") << "H\tD 5" << false;
        QTest::newRow("long asset") << QString(21, 'A') + " 5" << false;
        QTest::newRow("two blanks") << "HKD  5" << false;
    }
    void parsing()
    {
        QFETCH(QString, text);
        const auto parsed = Amount::parse(text.toStdString());
        QTEST(parsed.has_value(), "valid");
        if (parsed)
            QCOMPARE(QString::fromStdString(parsed->text()), text);
    }

    void sameAsset()
    {
        QCOMPARE(amount("HKD 1.50").plus(amount("HKD 2"))->text(), "HKD 3.50");
        QCOMPARE(amount("HKD 1.50").minus(amount("HKD 2"))->text(), "HKD -0.50");
        QVERIFY(*amount("HKD 1.50").compare(amount("HKD 1.5")) == 0);
        QVERIFY(amount("HKD 1.50") == amount("HKD 1.5"));
        QCOMPARE(amount("XAU 1").ratioTo(amount("XAU 3"), 6, Rounding::Floor)->text(), "0.333333");
        QCOMPARE(amount("HKD 3").times(*Decimal::parse("0.5"))->text(), "HKD 1.5");
        QCOMPARE(amount("HKD 1").dividedBy(Decimal(3), 2, Rounding::Up)->text(), "HKD 0.34");
        QCOMPARE(amount("HKD 1.005").rounded(2, Rounding::HalfEven)->text(), "HKD 1.00");
    }

    void mixedAssetsAreErrors()
    {
        const auto hkd = amount("HKD 1");
        const auto usd = amount("USD 1");
        QCOMPARE(hkd.plus(usd).error().code, ErrorCode::MixedAssets);
        QCOMPARE(hkd.minus(usd).error().code, ErrorCode::MixedAssets);
        QCOMPARE(hkd.compare(usd).error().code, ErrorCode::MixedAssets);
        QCOMPARE(hkd.ratioTo(usd, 2, Rounding::Down).error().code, ErrorCode::MixedAssets);
        QCOMPARE(hkd.plus(Amount{}).error().code, ErrorCode::MixedAssets);
        QCOMPARE(amount("HKD 1").plus(amount("hkd 1")).error().code, ErrorCode::MixedAssets);
        QVERIFY(!(hkd == usd));
    }

    void faultsOfNumbersComeThrough()
    {
        QCOMPARE(amount("HKD 1").dividedBy(Decimal(0), 2, Rounding::Down).error().code, ErrorCode::OutOfRange);
        QCOMPARE(amount("HKD 1").ratioTo(amount("HKD 0"), 2, Rounding::Down).error().code, ErrorCode::OutOfRange);
        const auto huge = amount(("HKD " + std::string(120, '9')).c_str());
        QCOMPARE(huge.plus(huge).error().code, ErrorCode::Overflow);
    }
};

QTEST_APPLESS_MAIN(tst_Amount)
#include "tst_Amount.moc"
