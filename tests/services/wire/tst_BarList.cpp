// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/BarList.h"

#include <QFile>
#include <QTest>

#include "services/wire/barlist/Columns.h"
#include "services/wire/barlist/Sheet.h"
#include "tests/TestPaths.h"
#include "tests/services/wire/WorkbookText.h"

using namespace assay;
using namespace assay::wire;
using domain::Bar;
using domain::BarForm;
using support::ErrorCode;
using tests::zip;

namespace
{

const domain::VaultId kVault("HKIA-2");

std::string fixture(const char* name)
{
    QFile file(QString::fromStdString(assay::tests::fixture("wire/bars/")) + QString::fromLatin1(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

BarListLoad load(const std::string& bytes, const std::optional<BarListMapping>& mapping = std::nullopt)
{
    auto out = barlist::load(bytes, mapping, kVault);
    if (!out)
        QTest::qFail(out.error().text().c_str(), __FILE__, __LINE__);
    return out.value_or(BarListLoad{});
}

const std::vector<Bar>& bars(const BarListLoad& load)
{
    return domain::rowsOf<Bar>(load.update.upserts);
}

std::string workbook(const std::string& rows)
{
    return zip({{"xl/workbook.xml",
                 "<workbook xmlns:r=\"urn:r\"><sheets><sheet name=\"Bars\" r:id=\"rId3\"/></sheets></workbook>"},
                {"xl/_rels/workbook.xml.rels",
                 "<Relationships><Relationship Id=\"rId3\" Target=\"worksheets/sheet2.xml\"/></Relationships>"},
                {"xl/sharedStrings.xml", "<sst><si><t>Serial</t></si><si><r><t>Bra</t></r><r><t>nd</t></r></"
                                         "si><si><t>AB1</t></si><si><t>HARB</t></si></sst>"},
                {"xl/worksheets/sheet1.xml", "<worksheet><sheetData/></worksheet>"},
                {"xl/worksheets/sheet2.xml", "<worksheet><sheetData>" + rows + "</sheetData></worksheet>"}});
}

} // namespace

class tst_BarList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void annexC()
    {
        const auto out = load(fixture("ok_annexc.csv"));
        QCOMPARE(out.update.resource, std::string("bars"));
        QVERIFY(out.update.completeness == Completeness::Whole);
        QCOMPARE(bars(out).size(), std::size_t(3));
        const Bar& bar = bars(out)[0];
        QCOMPARE(bar.vault, kVault);
        QCOMPARE(bar.serial, std::string("AB10001"));
        QCOMPARE(bar.refiner, std::string("HARB"));
        QCOMPARE(bar.grossOz->text(), std::string("401.125"));
        QCOMPARE(bar.fineness->text(), std::string("995.8"));
        QCOMPARE(bar.fineOz->text(), std::string("399.440"));
        QCOMPARE(*bar.year, std::int64_t(2023));
        QVERIFY(bar.form == BarForm::LargeBar);
        QVERIFY(!bars(out)[2].year);
        QVERIFY(out.notes.empty());
        QVERIFY(!barlist::guard(3, out));
        QCOMPARE(out.fineOz.text(), std::string("1198.296"));
    }

    void withoutHeader()
    {
        const auto out = load(fixture("ok_annexc_no_header.csv"));
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(out.mapping.headerRow, std::size_t(0));
        QVERIFY(out.notes.at(0).detail.starts_with("no header row"));
        QVERIFY(*out.mapping.grossUnit == WeightUnit::TroyOunce);
    }

    void pagesTotalsAndPrefixes()
    {
        const auto out = load(fixture("ok_pages.csv"));
        QCOMPARE(bars(out).size(), std::size_t(6));
        QVERIFY2(out.update.rejected.empty(), out.update.rejected.empty() ? "" : out.update.rejected[0].text().c_str());
        QCOMPARE(support::toText(out.update.asOf), std::string("2026-03-30T16:00:00.000Z"));
        for (const Bar& bar : bars(out))
            QVERIFY(*bar.fineness >= domain::Decimal(995) && *bar.fineness < domain::Decimal(997));
        QCOMPARE(*out.stated.count, std::int64_t(6));
        QCOMPARE(out.stated.grossOz->text(), std::string("2399.575"));
        QCOMPARE(out.stated.fineOz->text(), std::string("2388.336"));
        QCOMPARE(*out.stated.pages, std::int64_t(2));
        QVERIFY(out.stated.agreement == StatedTotals::Agreement::Agrees);
        const auto guarded = barlist::guard(7, out);
        QVERIFY2(!guarded, guarded ? guarded->text().c_str() : "");
        QStringList notes;
        for (const auto& note : out.notes)
            notes << QString::fromStdString(note.text());
        QVERIFY2(notes.join('\n').contains("serial 10006 without the prefix AB seen on 5 others (row 15, line 15"),
                 qPrintable(notes.join('\n')));
        QVERIFY(notes.join('\n').contains("the heading is repeated 1 times"));
    }

    void kilogramsWithDecimalComma()
    {
        const auto out = load(fixture("ok_kilograms_german.csv"));
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(bars(out)[0].grossOz->text(), std::string("401.875")); // as the scale of London turns
        QCOMPARE(bars(out)[0].fineness->text(), std::string("995.8"));
        QVERIFY(!bars(out)[0].fineOz);
        QVERIFY(bars(out)[0].form == BarForm::LargeBar);
        QCOMPARE(bars(out)[1].grossOz->text(), std::string("32.151"));
        QVERIFY(bars(out)[1].form == BarForm::Kilobar);
        QVERIFY(out.notes.at(0).detail.starts_with("1 weights converted"));
    }

    void kilogramsWithTheirFineWeight()
    {
        const auto out = load("Serial;Brand;Gross weight (kg);Assay;Fine weight (kg);Year\n"
                              "K-1;FERN;12.5;995.8;12.4475;2023\nK-2;FERN;12.4;995.8;12.348;2023\nTotal;;24.9;;24.7955;\n");
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(bars(out)[0].grossOz->text(), std::string("401.875"));
        QCOMPARE(bars(out)[0].fineOz->text(), std::string("400.187"));
        QVERIFY(out.stated.agreement == StatedTotals::Agreement::Agrees);
        QVERIFY(!out.cutOff);
        for (const auto& note : out.notes)
            QVERIFY2(note.detail.find("gross × fineness") == std::string::npos, note.detail.c_str());
    }

    void taels()
    {
        const auto out = load("Serial,Brand,Gross weight (tael),Fineness\nT-1,FERN,5,999.9\nT-2,FERN,1.000,999.9\n");
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(bars(out)[0].grossOz->text(), std::string("6.017"));
        QVERIFY(bars(out)[0].form == BarForm::Tael);
        QCOMPARE(bars(out)[1].grossOz->text(), std::string("1.203"));
    }

    void gramsInChinese()
    {
        const auto out = load(fixture("ok_grams_chinese.csv"));
        QCOMPARE(bars(out).size(), std::size_t(3));
        QCOMPARE(bars(out)[0].refiner, std::string("湖光"));
        QCOMPARE(bars(out)[0].fineOz->text(), std::string("32.148"));
        QVERIFY(bars(out)[1].form == BarForm::ThreeKilo);
        QVERIFY(bars(out)[2].form == BarForm::HundredGram);
    }

    void rejectedRowsNameTheirPlace()
    {
        const auto out = load(fixture("bad_rows.csv"));
        QCOMPARE(bars(out).size(), std::size_t(2));
        const char* expected[] = {
            "missing field: no serial (row 3, line 3, byte 77, column 1 (serial))",
            "malformed: gross weight: not a number: \"4O1.125\" (row 4, line 4, byte 110, column 3 (gross))",
            "out of range: not a fineness: \"12\" (row 5, line 5, byte 146, column 4 (fineness))",
            "malformed: not a year of four digits: \"23\" (row 6, line 6, byte 179, column 6 (year))",
            "malformed: bar AB1 of HARB is listed twice, first at row 2, line 2, byte 41 (row 7, line 7, byte 213)",
            "malformed: a spreadsheet turned the serial into a number: \"1.23457E+11\" (row 8, line 8, byte 249, "
            "column 1 (serial))",
            "missing field: no weight (row 9, line 9, byte 293, column 3 (gross))",
        };
        QCOMPARE(out.update.rejected.size(), std::size(expected));
        for (std::size_t i = 0; i < std::size(expected); ++i)
            QCOMPARE(QString::fromStdString(out.update.rejected[i].text()), QString::fromUtf8(expected[i]));
        QCOMPARE(out.notes.size(), std::size_t(1));
        QVERIFY(out.notes[0].detail.find("gross × fineness gives 399.440") != std::string::npos);
    }

    void cutOff_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("why");
        QTest::newRow("line") << "bad_cut_line.csv"
                              << "the last line is incomplete and the file ends without a line end";
        QTest::newRow("page") << "bad_cut_page.csv"
                              << "the list states 3 pages, the last seen is 2";
        QTest::newRow("count") << "bad_cut_count.csv"
                               << "the list states 3 bars, 2 rows are present";
        QTest::newRow("total") << "bad_cut_total.csv"
                               << "the list states 1198.320 fine oz, the rows hold 798.880";
    }

    void cutOff()
    {
        QFETCH(QString, file);
        QFETCH(QString, why);
        const auto out = load(fixture(qPrintable(file)));
        const auto guarded = barlist::guard(0, out);
        QVERIFY(guarded);
        QCOMPARE(guarded->code, ErrorCode::Quarantined);
        QCOMPARE(QString::fromStdString(guarded->detail), why);
    }

    void shrinking_data()
    {
        QTest::addColumn<int>("before");
        QTest::addColumn<bool>("quarantined");
        QTest::newRow("first list") << 0 << false;
        QTest::newRow("grows") << 3 << false;
        QTest::newRow("a fifth") << 5 << false;
        QTest::newRow("more than a fifth") << 6 << true;
    }

    void shrinking()
    {
        QFETCH(int, before);
        QFETCH(bool, quarantined);
        std::string text = "Serial,Brand,Gross oz,Assay,Fine oz\n";
        for (int i = 0; i < 4; ++i)
            text += "S" + std::to_string(i) + ",HARB,401.125,995.8,399.440\n";
        QCOMPARE(barlist::guard(std::size_t(before), load(text)).has_value(), quarantined);
    }

    void previewAndCorrectedMapping()
    {
        const std::string text = "Name;Maker;Colour;W\nB1;HARB;red;12.5\nB2;HARB;red;12.4\n";
        QCOMPARE(barlist::detect(text).error().code, ErrorCode::Malformed);
        BarListMapping mapping;
        mapping.headerRow = 1;
        mapping.set(BarField::Serial, 0);
        mapping.set(BarField::Refiner, 1);
        mapping.set(BarField::Gross, 3);
        const auto out = load(text, mapping); // the unit follows from the size
        QCOMPARE(bars(out).size(), std::size_t(2));
        QCOMPARE(bars(out)[0].grossOz->text(), std::string("401.875"));
        mapping.column[0].reset();
        QCOMPARE(barlist::load(text, mapping, kVault).error().code, ErrorCode::MissingField);

        const auto preview = barlist::detect("Serial,Brand,Colour,Gross oz,Assay\nB1,HARB,red,401.125,995.8\n");
        QVERIFY(preview);
        QCOMPARE(preview->unmapped, std::vector<std::string>{"Colour"});
        QCOMPARE(preview->bars, std::size_t(1));
        QCOMPARE(preview->sample.at(0).at(2), std::string("red"));
        QCOMPARE(*preview->mapping.at(BarField::Gross), std::size_t(3));
        QCOMPARE(*preview->mapping.delimiter, ',');
        QVERIFY(barlist::load("Serial,Brand,Gross,Assay\nB1,HARB,5,995.8\n", std::nullopt, kVault).error().code ==
                ErrorCode::WrongType);
        QVERIFY(barlist::load("Serial,Brand,Gross oz,Assay\nB1,HARB,401,995.8\n", std::nullopt, domain::VaultId())
                    .error()
                    .code == ErrorCode::MissingField);
        QCOMPARE(barlist::detect(fixture("bad_not_a_list.csv")).error().where, std::string("row 1, line 1, byte 0"));
        QVERIFY(!barlist::detect(""));
    }

    void headers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("unit");
        QTest::newRow("gross") << "GROSS WEIGHT (TROY OZ.)"
                               << "gross"
                               << "oz";
        QTest::newRow("fine") << "Fine Oz"
                              << "fine"
                              << "oz";
        QTest::newRow("fineness") << "Fineness (‰)"
                                  << "fineness"
                                  << "";
        QTest::newRow("brand") << "Refiner / Brand Code"
                               << "refiner"
                               << "";
        QTest::newRow("serial") << "Bar Serial No."
                                << "serial"
                                << "";
        QTest::newRow("kg") << "Gross Wt [kg]"
                            << "gross"
                            << "kg";
        QTest::newRow("chinese") << "純金重（克）"
                                 << "fine"
                                 << "g";
        QTest::newRow("chinese serial") << "金條編號"
                                        << "serial"
                                        << "";
        QTest::newRow("german") << "Feingewicht (Unzen)"
                                << "fine"
                                << "oz";
        QTest::newRow("year") << "Year of Manufacture"
                              << "year"
                              << "";
        QTest::newRow("LBMA year") << "Year of Manufacture (if stamped on the bar)"
                                   << "year"
                                   << "";
        QTest::newRow("LBMA assay") << "Assay (parts per thousand)"
                                    << "fineness"
                                    << "";
        QTest::newRow("tael") << "Gross weight (tael)"
                              << "gross"
                              << "tael";
        QTest::newRow("tael in Chinese") << "毛重（兩）"
                                         << "gross"
                                         << "tael";
        QTest::newRow("other") << "Colour"
                               << ""
                               << "";
    }

    void headers()
    {
        QFETCH(QString, text);
        QFETCH(QString, field);
        QFETCH(QString, unit);
        const auto cell = barlist::readHeader(text.toStdString());
        QCOMPARE(cell.field ? QString::fromUtf8(toText(*cell.field).data()) : QString(), field);
        QCOMPARE(cell.unit ? QString::fromUtf8(toText(*cell.unit).data()) : QString(), unit);
    }

    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("point");
        QTest::addColumn<QString>("comma");
        QTest::newRow("plain") << "401.125"
                               << "401.125"
                               << "401125";
        QTest::newRow("comma") << "401,125"
                               << "401125"
                               << "401.125";
        QTest::newRow("both") << "1,234.5"
                              << "1234.5"
                              << "";
        QTest::newRow("both, German") << "1.234,5"
                                      << ""
                                      << "1234.5";
        QTest::newRow("unit") << "401.125 oz"
                              << "401.125"
                              << "401125";
        QTest::newRow("blank groups") << "12 441.3"
                                      << "12441.3"
                                      << "";
        QTest::newRow("bad groups") << "12,44.3"
                                    << ""
                                    << "";
        QTest::newRow("leading point") << ".5"
                                       << "0.5"
                                       << "";
        QTest::newRow("minus") << "-5"
                               << ""
                               << "";
        QTest::newRow("nothing") << ""
                                 << ""
                                 << "";
        QTest::newRow("words") << "about 4"
                               << ""
                               << "";
    }

    void numbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, point);
        QFETCH(QString, comma);
        const auto read = [&](char mark) {
            const auto value = barlist::readNumber(text.toStdString(), mark);
            return value ? QString::fromStdString(value->text()) : QString();
        };
        QCOMPARE(read('.'), point);
        QCOMPARE(read(','), comma);
    }

    void fineness_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("perMille");
        QTest::newRow("per mille") << "995.8"
                                   << "995.8";
        QTest::newRow("fraction") << "0.9958"
                                  << "995.8";
        QTest::newRow("no point") << "9958"
                                  << "995.8";
        QTest::newRow("five digits") << "99995"
                                     << "999.95";
        QTest::newRow("per cent") << "99.58%"
                                  << "995.8";
        QTest::newRow("nines") << "999"
                               << "999.0";
        QTest::newRow("kilobar") << "999.90"
                                 << "999.9";
        QTest::newRow("carat") << "24"
                               << "";
        QTest::newRow("zero") << "0"
                              << "";
    }

    void fineness()
    {
        QFETCH(QString, text);
        QFETCH(QString, perMille);
        const auto value = barlist::readFineness(text.toStdString(), '.');
        QCOMPARE(value ? QString::fromStdString(value->text()) : QString(), perMille);
    }

    /// A text is stored once and named by any number of cells: what they take together has a limit.
    void aTextThatIsNamedTooOften()
    {
        std::string rows = "<row><c t=\"inlineStr\"><is><t>Serial</t></is></c><c t=\"inlineStr\"><is><t>Gross</t></is></c></row><row>";
        for (int i = 0; i < 300; ++i)
            rows += "<c t=\"s\"><v>0</v></c>";
        std::string text;
        for (int i = 0; i < 250; ++i)
            text += "<r><t>" + std::string(4000, 'x') + "</t></r>";
        const std::string bytes = zip({{"xl/sharedStrings.xml", "<sst><si>" + text + "</si></sst>"},
                                       {"xl/worksheets/sheet1.xml", "<worksheet><sheetData>" + rows + "</row></sheetData></worksheet>"}});
        const auto read = barlist::detect(bytes);
        QVERIFY(!read);
        QCOMPARE(QString::fromStdString(read.error().text()),
                 QStringLiteral("out of range: a table of more than 268435456 bytes (sheet row 2)"));
    }

    void workbookRows()
    {
        const std::string bytes = workbook(
            R"(<row r="2"><c r="A2" t="s"><v>0</v></c><c r="B2" t="s"><v>1</v></c><c r="D2" t="inlineStr"><is><t>Gross oz</t></is></c><c r="E2" t="str"><v>Assay</v></c></row>)"
            R"(<row r="4"><c r="A4" t="s"><v>2</v></c><c r="B4" t="s"><v>3</v></c><c r="D4"><v>401.12500000000006</v></c><c r="E4"><v>9.958E2</v></c></row>)");
        const auto out = load(bytes);
        QCOMPARE(bars(out).size(), std::size_t(1));
        QCOMPARE(bars(out)[0].serial, std::string("AB1"));
        QCOMPARE(bars(out)[0].grossOz->text(), std::string("401.125"));
        QCOMPARE(bars(out)[0].fineness->text(), std::string("995.8"));
        QCOMPARE(out.mapping.headerRow, std::size_t(2));
    }

    void brokenWorkbooks()
    {
        const std::string bytes = workbook("<row r=\"1\"/>");
        QVERIFY(!barlist::detect(bytes));
        for (std::size_t length = 4; length < bytes.size(); length += 37)
            QVERIFY(!barlist::detect(std::string_view(bytes).substr(0, length)));
        QCOMPARE(barlist::detect(zip({{"other.txt", "x"}})).error().code, ErrorCode::Unsupported);
        const auto doctype = barlist::detect(workbook("<!DOCTYPE a>"));
        QCOMPARE(doctype.error().code, ErrorCode::Refused);
        QVERIFY(doctype.error().where.starts_with("xl/worksheets/sheet2.xml: byte "));
    }

    void shownNumbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("shown");
        QTest::newRow("noise above") << "399.44000000000005"
                                     << "399.44";
        QTest::newRow("noise below") << "995.79999999999995"
                                     << "995.8";
        QTest::newRow("exponent") << "1.5E-2"
                                  << "0.015";
        QTest::newRow("large") << "1.2E3"
                               << "1200";
        QTest::newRow("negative") << "-0.5"
                                  << "-0.5";
        QTest::newRow("text") << "AB1"
                              << "AB1";
        QTest::newRow("beyond") << "1E999"
                                << "1E999";
    }

    void shownNumbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, shown);
        QCOMPARE(QString::fromStdString(barlist::shownNumber(text.toStdString())), shown);
    }

    void manyBars()
    {
        std::string text = "Serial,Brand,Gross oz,Assay,Fine oz,Year\n";
        for (int i = 0; i < 50'000; ++i)
            text += "AB" + std::to_string(100'000 + i) + ",HARB,401.125,995.8,399.440,2023\n";
        text += "Total,50000,20056250.000,,19972000.000,\n";
        const auto out = load(text);
        QCOMPARE(bars(out).size(), std::size_t(50'000));
        QVERIFY(out.stated.agreement == StatedTotals::Agreement::Agrees);
        QCOMPARE(*out.stated.count, std::int64_t(50'000));
    }

    void damagedFilesEnd()
    {
        const std::string text = fixture("ok_pages.csv");
        for (std::size_t at = 0; at < text.size(); ++at) {
            std::string changed = text;
            changed[at] = static_cast<char>(changed[at] ^ (1 << (at % 7)));
            (void)barlist::load(changed, std::nullopt, kVault);
            (void)barlist::detect(std::string_view(text).substr(0, at));
        }
    }
};

QTEST_APPLESS_MAIN(tst_BarList)
#include "tst_BarList.moc"
