// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/BarList.h"

#include <QTest>
#include <algorithm>

#include "tests/services/wire/WorkbookText.h"

using namespace assay;
using namespace assay::wire;
using domain::Bar;
using tests::row;
using tests::sheets;

namespace
{

BarListLoad load(const std::string& bytes, const std::optional<BarListMapping>& mapping = std::nullopt)
{
    auto out = barlist::load(bytes, mapping, domain::VaultId("HKIA-2"));
    if (!out)
        QTest::qFail(out.error().text().c_str(), __FILE__, __LINE__);
    return out.value_or(BarListLoad{});
}

const std::vector<Bar>& bars(const BarListLoad& load)
{
    return domain::rowsOf<Bar>(load.update.upserts);
}

const std::vector<std::string> kHeading = {"Serial Number", "Brand", "Gross Weight (oz)", "Assay", "Fine Weight (oz)", "Year"};
std::string bar(const std::string& serial)
{
    return row({serial, "FERN", "=401.125", "=995.8", "=399.44", "=2023"});
}

} // namespace

/// Lists as they come: signs in figures, names like totals, dates in titles, and workbooks.
class tst_BarListFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void decimalMarks_data()
    {
        QTest::addColumn<QString>("heading");
        QTest::addColumn<QStringList>("written");
        QTest::addColumn<QStringList>("ounces"); // "?": set aside
        QTest::newRow("comma, ounces") << "Gross oz" << QStringList{"401,125", "398,450"} << QStringList{"401.125", "398.450"};
        QTest::newRow("comma, one ounce") << "Gross oz" << QStringList{"1,000"} << QStringList{"1.000"};
        QTest::newRow("point") << "Gross oz" << QStringList{"401.125", "398.45"} << QStringList{"401.125", "398.45"};
        QTest::newRow("comma, kilograms") << "Gross kg" << QStringList{"1,000", "0,500"} << QStringList{"32.151", "16.075"};
        QTest::newRow("grams, thousands") << "Gross g" << QStringList{"1,000", "1,000.5"} << QStringList{"32.151", "32.167"};
        QTest::newRow("grams, comma") << "Gross g" << QStringList{"1.000", "999,5"} << QStringList{"32.151", "32.135"};
        QTest::newRow("grams, nothing tells") << "Gross g" << QStringList{"1,000", "500"} << QStringList{"?", "16.075"};
        QTest::newRow("grams, both") << "Gross g" << QStringList{"999,5", "999.5", "1,000"} << QStringList{"32.135", "32.135", "?"};
        QTest::newRow("no unit") << "Gross" << QStringList{"401,125"} << QStringList{"401.125"};
    }

    void decimalMarks()
    {
        QFETCH(QString, heading);
        QFETCH(QStringList, written);
        QFETCH(QStringList, ounces);
        std::string text = "Serial,Brand," + heading.toStdString() + ",Assay\n";
        for (int i = 0; i < written.size(); ++i)
            text += "S" + std::to_string(i) + ",FERN,\"" + written[i].toStdString() + "\",9999\n";
        const auto out = load(text);
        QStringList read;
        for (int i = 0; i < written.size(); ++i) {
            const auto found = std::find_if(bars(out).begin(), bars(out).end(),
                                            [&](const Bar& one) { return one.serial == "S" + std::to_string(i); });
            read << (found == bars(out).end() ? QStringLiteral("?") : QString::fromStdString(found->grossOz->text()));
        }
        QCOMPARE(read, ounces);
        QCOMPARE(out.update.rejected.size(), std::size_t(ounces.count(QStringLiteral("?"))));
        if (!out.update.rejected.empty())
            QVERIFY2(out.update.rejected[0].detail.find("\"1,000\" can be 1000 or 1.000") != std::string::npos,
                     out.update.rejected[0].text().c_str());
    }

    void namesLikeTotals_data()
    {
        QTest::addColumn<QByteArray>("line");
        QTest::addColumn<int>("expected"); // bars beside the two
        QTest::newRow("name") << QByteArray("Sum Hing Refinery,SH-1,399,995.8,397.324,2023") << 1;
        QTest::newRow("name, no year") << QByteArray("Total Metals Ltd,TM-1,399,995.8,397.324,") << 1;
        QTest::newRow("name, number") << QByteArray("Total Metals Ltd,12345,399,995.8,397.324,") << 1;
        QTest::newRow("name in Chinese") << QByteArray("總計金業,12345,399,995.8,397.324,2020") << 1;
        QTest::newRow("total") << QByteArray("Total,,801.625,,798.258,") << 0;
        QTest::newRow("total with a count") << QByteArray("Total,2,801.625,,798.258,") << 0;
        QTest::newRow("total with bars") << QByteArray("Total,2 bars,801.625,,798.258,") << 0;
        QTest::newRow("total of fineness") << QByteArray("Total,2,801.625,995.8,798.258,") << 0;
        QTest::newRow("total in words") << QByteArray("Total gold held here,2,801.625,995.8,798.258,") << 0;
        QTest::newRow("total in Chinese") << QByteArray("合計,,801.625,,798.258,") << 0;
    }

    void namesLikeTotals()
    {
        QFETCH(QByteArray, line);
        QFETCH(int, expected);
        const std::string first = "Brand,Serial,Gross oz,Assay,Fine oz,Year\nFERN,F-1,401.125,995.8,399.440,2023\n"
                                  "FERN,F-2,400.500,995.8,398.818,2023\n";
        const auto out = load(first + line.toStdString() + '\n');
        QCOMPARE(bars(out).size(), std::size_t(2 + expected));
        QVERIFY2(out.update.rejected.empty(), out.update.rejected.empty() ? "" : out.update.rejected[0].text().c_str());
        QCOMPARE(out.stated.grossOz.has_value(), expected == 0);
        QVERIFY(!out.cutOff);
        // A serial may begin so, too.
        const auto serial = load("Serial,Brand,Gross oz,Assay\nSUM-1,FERN,401.125,995.8\nTotal,,401.125,\n");
        QCOMPARE(bars(serial).size(), std::size_t(1));
        QCOMPARE(bars(serial)[0].serial, std::string("SUM-1"));
    }

    void dates_data()
    {
        QTest::addColumn<QString>("title");
        QTest::addColumn<QString>("day"); // the day before it, 16:00 UTC; empty: none
        QTest::newRow("ISO") << "As of 2025-12-31" << "2025-12-30";
        QTest::newRow("words") << "Bar list as at 31st December 2025" << "2025-12-30";
        QTest::newRow("American words") << "as of December 31, 2025" << "2025-12-30";
        QTest::newRow("points") << "Stand 31.12.2025" << "2025-12-30";
        QTest::newRow("only month first") << "Date: 12/31/2025" << "2025-12-30";
        QTest::newRow("Chinese") << "截至2025年12月31日" << "2025-12-30";
        QTest::newRow("German words") << "Stand: 31. März 2025" << "2025-03-30";
        QTest::newRow("with a time") << "as of 2025-12-31 18:30:00" << "2025-12-30";
        QTest::newRow("digits") << "as of 20251231" << "2025-12-30";
        QTest::newRow("two") << "as of 30 November 2025 and 31 December 2025" << "";
        QTest::newRow("from to") << "Date 2025-12-01 to 2025-12-31" << "";
        QTest::newRow("the same twice") << "as of 31/12/2025 (31 December 2025)" << "2025-12-30";
        QTest::newRow("no date") << "as of today" << "";
        QTest::newRow("other words") << "Standard bars updated 2025-12-31" << "";
    }

    void dates()
    {
        QFETCH(QString, title);
        QFETCH(QString, day);
        const auto out = load('"' + title.toStdString() + "\"\nSerial,Brand,Gross oz\nF-1,FERN,401.125\n");
        QCOMPARE(bars(out).size(), std::size_t(1));
        QCOMPARE(out.update.asOf == domain::Instant{} ? QString()
                                                       : QString::fromStdString(support::toText(out.update.asOf)).left(10),
                 day);
        if (title.contains("2025-12-01") || title.contains("November"))
            QVERIFY(out.notes.at(0).detail.find("several dates") != std::string::npos);
    }

    void everySheetIsReadOrNamed()
    {
        const auto out = load(sheets({{"Cover", row({"Harbour Bullion Vaults"}) + row({"As of", "=46022@1"})},
                                      {"Zurich", row(kHeading) + bar("ZH-1")},
                                      {"London", row(kHeading) + bar("LD-1") + bar("LD-2") + bar("ZH-1")},
                                      {"Charges", row({"Month", "Fee", "Currency"}) + row({"May", "=5", "CHF"})},
                                      {"Old", row(kHeading) + bar("OLD-1"), "hidden"},
                                      {"Empty", ""}}));
        QCOMPARE(bars(out).size(), std::size_t(3));
        QCOMPARE(bars(out)[1].serial, std::string("LD-1"));
        QCOMPARE(support::toText(out.update.asOf), std::string("2025-12-30T16:00:00.000Z"));
        QStringList aside;
        for (const auto& error : out.update.rejected)
            aside << QString::fromStdString(error.text());
        QCOMPARE(aside.size(), 3);
        QVERIFY2(aside[0].contains("listed twice, first at sheet \"Zurich\" row 2"), qPrintable(aside[0]));
        QVERIFY2(aside[0].endsWith("(sheet \"London\" row 4)"), qPrintable(aside[0]));
        QVERIFY2(aside[1].contains("not read: it is hidden (sheet \"Old\")"), qPrintable(aside[1]));
        QVERIFY2(aside[2].contains("not read: no bar list") && aside[2].endsWith("(sheet \"Charges\")"), qPrintable(aside[2]));
        QCOMPARE(out.grossOz.text(), std::string("1203.375"));
    }

    void chosenColumnsHoldOnEverySheet()
    {
        std::vector<std::string> heading = kHeading;
        heading.emplace_back("Keeper");
        std::vector<std::string> other = {"Keeper", "Serial Number", "Brand", "Gross Weight (oz)"};
        const std::string bytes = sheets({{"A", row(heading) + row({"A-1", "FERN", "=401.125", "=995.8", "=399.44", "=2023", "Ann"})},
                                          {"B", row(other) + row({"Bo", "B-1", "FERN", "=401.125"})}});
        auto mapping = barlist::detect(bytes)->mapping;
        QCOMPARE(mapping.sheet, std::string("A"));
        mapping.set(BarField::Owner, 6);
        const auto out = load(bytes, mapping);
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(bars(out)[0].owner, std::string("Ann"));
        QCOMPARE(bars(out)[1].owner, std::string("Bo"));
    }

    void numbersOfASpreadsheet()
    {
        const auto out = load(sheets({{"Bars", row(kHeading) + bar("=1.2345678901234568E+17") + bar("=20231100123456789") +
                                                   bar("=123456") + bar("00123457") + bar("=123458@3") + bar("=123456789012345") +
                                                   row({"X-1", "FERN", "=399.00000000000006", "=995.8", "=397.324", "=45000@1"})}}));
        QStringList serials;
        for (const Bar& one : bars(out))
            serials << QString::fromStdString(one.serial);
        QCOMPARE(serials, (QStringList{"123456", "00123457", "00123458", "123456789012345", "X-1"}));
        QCOMPARE(bars(out)[4].grossOz->text(), std::string("399"));
        QCOMPARE(*bars(out)[4].year, std::int64_t(2023));
        QCOMPARE(out.update.rejected.size(), std::size_t(2));
        for (const auto& error : out.update.rejected)
            QVERIFY2(error.detail.find("a spreadsheet turned the serial into a number") != std::string::npos, error.text().c_str());
    }

    void datesOfASpreadsheet_data()
    {
        QTest::addColumn<QString>("cell");
        QTest::addColumn<bool>("from1904");
        QTest::addColumn<QString>("asOf");
        QTest::newRow("1900") << "=46022@1" << false << "2025-12-30T16:00:00.000Z";
        QTest::newRow("1904") << "=44560@1" << true << "2025-12-30T16:00:00.000Z";
        QTest::newRow("own format with a time") << "=46022.75@2" << false << "2025-12-30T16:00:00.000Z";
        QTest::newRow("a number is no date") << "=46022" << false << "1970-01-01T00:00:00.000Z";
        QTest::newRow("two dates") << "46022 2025-12-31 2025-12-30" << false << "1970-01-01T00:00:00.000Z";
    }

    void datesOfASpreadsheet()
    {
        QFETCH(QString, cell);
        QFETCH(bool, from1904);
        QFETCH(QString, asOf);
        const auto out = load(sheets({{"Bars", row({"As of", cell.toStdString()}) + row(kHeading) + bar("D-1")}},
                                     from1904 ? "<workbookPr date1904=\"1\"/>" : "<workbookPr/>"));
        QCOMPARE(QString::fromStdString(support::toText(out.update.asOf)), asOf);
        QCOMPARE(bars(out).size(), std::size_t(1));
    }

    void aBarWithoutWeightIsNoTitle()
    {
        const auto out = load("Serial,Brand,Gross oz,Assay\nF-1,FERN,401.125,995.8\nF-2,FERN,,\nEnd of list,,,\nF-3,FERN,400,995.8\n");
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(out.update.rejected.size(), std::size_t(1));
        QCOMPARE(out.update.rejected[0].detail, std::string("no weight"));
    }
};

QTEST_APPLESS_MAIN(tst_BarListFiles)
#include "tst_BarListFiles.moc"
