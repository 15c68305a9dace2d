// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <limits>

#include "services/domain/Decimal.h"

using namespace assay::domain;

namespace {

Decimal number(const QString& text)
{
    const auto value = Decimal::parse(text.toStdString());
    if (!value)
        qFatal("%s", value.error().text().c_str());
    return *value;
}

/// The number, or the error's code in angle brackets.
QString text(const Result<Decimal>& value)
{
    if (value)
        return QString::fromStdString(value->text());
    return QLatin1Char('<') + QString::fromUtf8(assay::support::toText(value.error().code).data()) + QLatin1Char('>');
}

const QString kNines(120, QLatin1Char('9'));

} // namespace

class tst_Decimal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void roundTrip_data()
    {
        QTest::addColumn<QString>("value");
        for (const char* value :
             {"0", "0.00", "1", "-1", "1.50", "-12.500", "0.000000000000000001", "1204330120.50", "9223372036854775807",
              "-9223372036854775808", "9223372036854775808", "99999999999999999999.999999999999999999"})
            QTest::newRow(value) << value;
        QTest::newRow("120 digits") << kNines;
        QTest::newRow("uint256 with 18 decimals")
            << "115792089237316195423570985008687907853269984665640564039457.584007913129639935";
        QTest::newRow("60 fraction digits") << "0." + QString(59, QLatin1Char('0')) + "1";
    }
    void roundTrip()
    {
        QFETCH(QString, value);
        QCOMPARE(text(Decimal::parse(value.toStdString())), value);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("code");
        for (const char* value : {"", "-", "+1", ".5", "1.", "-.5", "1..2", "1.2.3", "1e5", "1,000", " 1", "1 ", "0x10",
                                  "NaN", "Infinity", "--1", "1-"})
            QTest::newRow(value) << value << int(ErrorCode::Malformed);
        QTest::newRow("121 digits") << kNines + '9' << int(ErrorCode::OutOfRange);
        QTest::newRow("61 fraction digits") << "0." + QString(61, QLatin1Char('1')) << int(ErrorCode::OutOfRange);
        QTest::newRow("a megabyte of digits") << QString(1 << 20, QLatin1Char('7')) << int(ErrorCode::OutOfRange);
        QTest::newRow("other digits") << QString::fromUtf8("１２") << int(ErrorCode::Malformed);
    }
    void refused()
    {
        QFETCH(QString, value);
        const auto parsed = Decimal::parse(value.toStdString());
        QVERIFY(!parsed);
        QTEST(int(parsed.error().code), "code");
    }

    void coefficients()
    {
        QCOMPARE(Decimal::parse("-12.50")->coefficient(), std::optional<std::int64_t>(-1250));
        QCOMPARE(Decimal::parse("9223372036854775807")->coefficient(), std::optional(std::numeric_limits<std::int64_t>::max()));
        QVERIFY(!Decimal::parse("9223372036854775808")->coefficient());
        QVERIFY(!Decimal::parse("-922337203685477580.90")->coefficient());
        QCOMPARE(Decimal().coefficient(), std::optional<std::int64_t>(0));
    }

    void zeros()
    {
        QCOMPARE(text(Decimal::parse("007.10")), "7.10");
        QCOMPARE(text(Decimal::parse("-0")), "0");
        QVERIFY(number("-0.00").isZero());
        QCOMPARE(number("-0").sign(), 0);
        QCOMPARE(text(Decimal::parse(std::string(150, '0') + "1")), "1");
    }

    void hexadecimal()
    {
        QCOMPARE(text(Decimal::fromHexInteger("0x0", 18)), "0.000000000000000000");
        QCOMPARE(text(Decimal::fromHexInteger("0xDE0B6B3A7640000", 18)), "1.000000000000000000");
        QCOMPARE(text(Decimal::fromHexInteger(std::string(64, 'f'), 18)),
                 "115792089237316195423570985008687907853269984665640564039457.584007913129639935");
        QCOMPARE(text(Decimal::fromHexInteger("0x" + std::string(100, '0') + "ff", 0)), "255");
        QCOMPARE(text(Decimal::fromHexInteger("1" + std::string(64, '0'), 0)), "<out of range>");
        QCOMPARE(text(Decimal::fromHexInteger("0x", 0)), "<malformed>");
        QCOMPARE(text(Decimal::fromHexInteger("xyz", 0)), "<malformed>");
        QCOMPARE(text(Decimal::fromHexInteger("ff", 61)), "<out of range>");
        QCOMPARE(text(Decimal::fromHexInteger("ff", -1)), "<out of range>");
    }

    void arithmetic_data()
    {
        QTest::addColumn<QString>("a");
        QTest::addColumn<QString>("operation");
        QTest::addColumn<QString>("b");
        QTest::addColumn<QString>("result");
        QTest::newRow("scales") << "1.5" << "+" << "2.25" << "3.75";
        QTest::newRow("no binary rounding") << "0.1" << "+" << "0.2" << "0.3";
        QTest::newRow("past 64 bits") << "9223372036854775807" << "+" << "1" << "9223372036854775808";
        QTest::newRow("below 64 bits") << "-9223372036854775808" << "-" << "1" << "-9223372036854775809";
        QTest::newRow("back from below") << "-9223372036854775809" << "+" << "9223372036854775809" << "0";
        QTest::newRow("minus the lowest") << "0" << "-" << "-9223372036854775808" << "9223372036854775808";
        QTest::newRow("far scales") << "1"
                                    << "+"
                                    << "0.000000000000000000000000000001"
                                    << "1.000000000000000000000000000001";
        QTest::newRow("aligning does not wrap") << "9223372036854775807" << "-" << "0.01" << "9223372036854775806.99";
        QTest::newRow("overflow") << kNines << "+" << "1" << "<overflow>";
        QTest::newRow("overflow by scale") << kNines << "+" << "0.1" << "<overflow>";
        QTest::newRow("product") << "1.10" << "*" << "-2.5" << "-2.750";
        QTest::newRow("product past 64 bits") << "4294967296" << "*" << "4294967296" << "18446744073709551616";
        QTest::newRow("product overflow") << kNines << "*" << "10" << "<overflow>";
        QTest::newRow("largest product") << kNines << "*" << kNines << "<overflow>";
        QTest::newRow("product by zero") << kNines << "*" << "0" << "0";
        QTest::newRow("too many fraction digits") << "0." + QString(39, '0') + "1"
                                                  << "*"
                                                  << "0." + QString(29, '0') + "1"
                                                  << "<overflow>";
        QTest::newRow("zeros carry no information") << "1." + QString(40, '0') << "*"
                                                    << "2." + QString(30, '0') << "2." + QString(60, '0');
        // What fits at another scale is no overflow.
        const QString zeros(60, QLatin1Char('0'));
        QTest::newRow("a sum without the zeros it has no place for") << '1' + zeros + zeros.mid(1) << "+" << "2.00" << '1' + zeros + zeros.mid(2) + '2';
        QTest::newRow("no more of them than have to go") << '1' + zeros << "-" << "0." + zeros << '1' + zeros + '.' + zeros.mid(1);
        QTest::newRow("a product without them") << '1' + zeros + ".00000" << "*" << "5" + zeros.mid(2) + ".0" << '5' + zeros + zeros.mid(2) + ".0";
        QTest::newRow("a product that has a digit there") << '1' + zeros + ".1" << "*" << '1' + zeros.mid(1) + ".1" << "<overflow>";
        QTest::newRow("a large quotient") << '1' + zeros << "/" << "0.1" << '1' + zeros + '0';
        QTest::newRow("a large quotient that is not exact") << '1' + zeros << "/" << "3" << "<inexact>";
        QTest::newRow("a quotient beyond the range") << kNines << "/" << "0.1" << "<overflow>";
        QTest::newRow("exact quotient") << "1" << "/" << "8" << "0.125";
        QTest::newRow("inexact quotient") << "1" << "/" << "3" << "<inexact>";
        QTest::newRow("by zero") << "1" << "/" << "0.00" << "<out of range>";
    }
    void arithmetic()
    {
        QFETCH(QString, a);
        QFETCH(QString, operation);
        QFETCH(QString, b);
        const auto left = number(a);
        const auto right = number(b);
        const auto result = operation == "+" ? left.plus(right)
            : operation == "-"               ? left.minus(right)
            : operation == "*"               ? left.times(right)
                                             : left.dividedExactlyBy(right);
        QTEST(text(result), "result");
    }

    void rounding_data()
    {
        QTest::addColumn<QString>("value");
        QTest::addColumn<QStringList>("results"); // HalfUp, HalfEven, Down, Up, Floor, Ceiling
        QTest::newRow("2.5") << "2.5" << QStringList{"3", "2", "2", "3", "2", "3"};
        QTest::newRow("3.5") << "3.5" << QStringList{"4", "4", "3", "4", "3", "4"};
        QTest::newRow("-2.5") << "-2.5" << QStringList{"-3", "-2", "-2", "-3", "-3", "-2"};
        QTest::newRow("2.4") << "2.4" << QStringList{"2", "2", "2", "3", "2", "3"};
        QTest::newRow("-2.6") << "-2.6" << QStringList{"-3", "-3", "-2", "-3", "-3", "-2"};
        QTest::newRow("2.0") << "2.0" << QStringList{"2", "2", "2", "2", "2", "2"};
        QTest::newRow("-0.1") << "-0.1" << QStringList{"0", "0", "0", "-1", "-1", "0"};
    }
    void rounding()
    {
        QFETCH(QString, value);
        QFETCH(QStringList, results);
        qsizetype at = 0;
        for (const auto mode :
             {Rounding::HalfUp, Rounding::HalfEven, Rounding::Down, Rounding::Up, Rounding::Floor, Rounding::Ceiling}) {
            QCOMPARE(text(number(value).rounded(0, mode)), results[at]);
            QCOMPARE(text(number(value).dividedBy(Decimal(1), 0, mode)), results[at]);
            QCOMPARE(text(number(value).negated().dividedBy(Decimal(-1), 0, mode)), results[at]);
            ++at;
        }
    }

    void division()
    {
        QCOMPARE(text(number("999999.99").dividedBy(number("1000000"), 6, Rounding::Floor)), "0.999999");
        QCOMPARE(text(number("1").dividedBy(number("3"), 60, Rounding::Down)), "0." + QString(60, '3'));
        QCOMPARE(text(number(kNines).dividedBy(number("0.1"), 0, Rounding::Down)), "<overflow>");
        QCOMPARE(text(number(kNines).dividedBy(number(kNines), 60, Rounding::Down)), "1." + QString(60, '0'));
        QCOMPARE(text(number("1").dividedBy(number("1"), 61, Rounding::Down)), "<out of range>");
        QCOMPARE(text(number("1").rounded(-1, Rounding::Down)), "<out of range>");
        QCOMPARE(text(number("1.5").rounded(3, Rounding::Down)), "1.500");
    }

    void order()
    {
        const QStringList rising{"-" + kNines,
                                 "-9223372036854775809",
                                 "-1.01",
                                 "-1",
                                 "0",
                                 "0.000000000000000001",
                                 "1",
                                 "1.5",
                                 "9223372036854775807",
                                 "9223372036854775807.1",
                                 "9223372036854775808",
                                 kNines};
        for (qsizetype i = 0; i < rising.size(); ++i)
            for (qsizetype j = 0; j < rising.size(); ++j) {
                const auto a = number(rising[i]);
                const auto b = number(rising[j]);
                QVERIFY((a <=> b) == (i <=> j));
                QCOMPARE(a == b, i == j);
            }
    }

    void equalNumbersHashEqually()
    {
        for (const auto& [a, b] : {std::pair{"1.50", "1.5"},
                                   {"0", "0.000"},
                                   {"9223372036854775808.0", "9223372036854775808"},
                                   {"100", "100.00"}}) {
            QVERIFY(number(a) == number(b));
            QCOMPARE(std::hash<Decimal>{}(number(a)), std::hash<Decimal>{}(number(b)));
        }
    }

    void multiples()
    {
        QVERIFY(*number("401.125").isMultipleOf(number("0.025")));
        QVERIFY(!*number("401.126").isMultipleOf(number("0.025")));
        QVERIFY(*number("0").isMultipleOf(number("0.025")));
        QVERIFY(*number("-0.05").isMultipleOf(number("0.025")));
        QVERIFY(*number("1000000000000000000000").isMultipleOf(number("0.025")));
        QVERIFY(!*number("9223372036854775807").isMultipleOf(number("2")));
        QVERIFY(*number("-9223372036854775808").isMultipleOf(number("-1")));
        QCOMPARE(number("1").isMultipleOf(number("0.0")).error().code, ErrorCode::OutOfRange);
    }

    void ratios()
    {
        // 999999999999999999/10^18 is below 1 by less than a double can tell.
        QVERIFY(*compareRatios(number("999999999999999999"), number("1000000000000000000"), Decimal(1), Decimal(1)) <
                0);
        QVERIFY(*compareRatios(Decimal(1), Decimal(3), Decimal(2), Decimal(6)) == 0);
        QVERIFY(*compareRatios(Decimal(-1), Decimal(3), Decimal(1), Decimal(3)) < 0);
        QCOMPARE(compareRatios(Decimal(1), Decimal(0), Decimal(1), Decimal(1)).error().code, ErrorCode::OutOfRange);
        QCOMPARE(compareRatios(Decimal(1), Decimal(1), Decimal(1), Decimal(-1)).error().code, ErrorCode::OutOfRange);
        QCOMPARE(compareRatios(number(kNines), Decimal(1), Decimal(1), number(kNines)).error().code,
                 ErrorCode::Overflow);
    }

    void copiesAreIndependent()
    {
        Decimal big = number(kNines);
        Decimal copy = big;
        copy = *copy.minus(Decimal(1));
        QCOMPARE(QString::fromStdString(big.text()), kNines);
        big = Decimal(5);
        QCOMPARE(big.text(), "5");
        Decimal moved = std::move(copy);
        QVERIFY(moved > Decimal(5));
        moved = *&moved;
        QCOMPARE(moved.normalized().scale(), 0);
        QCOMPARE(number("1200.500").normalized().text(), "1200.5");
        QCOMPARE(number("-9223372036854775808").absolute().text(), "9223372036854775808");
    }
};

QTEST_APPLESS_MAIN(tst_Decimal)
#include "tst_Decimal.moc"
