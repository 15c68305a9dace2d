// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/ReserveStatementFile.h"
#include "tests/TestPaths.h"

#include <QFile>
#include <QTest>

using namespace assay;
using namespace assay::wire;
using domain::ReserveAsset;
using domain::ReserveStatement;
using support::ErrorCode;

namespace
{

std::string fixture(const std::string& name)
{
    QFile file(QString::fromStdString(assay::tests::fixture("wire/reserve/")) + QString::fromStdString(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

class tst_ReserveStatementFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void csvWithBothSections()
    {
        const auto out = reservestatement::load(fixture("ok_statement.csv"), "ok_statement.csv");
        QVERIFY2(out, out ? "" : out.error().text().c_str());
        QCOMPARE(out->updates.size(), std::size_t(2));
        const auto& statements = domain::rowsOf<ReserveStatement>(out->updates[0].upserts);
        QCOMPARE(statements.size(), std::size_t(1));
        QCOMPARE(statements[0].coin.value(), std::string("HKDX"));
        QVERIFY(statements[0].licenseeType == domain::LicenseeType::NonBank);
        QCOMPARE(statements[0].outstanding.text(), std::string("1000000.00"));
        QCOMPARE(support::toText(out->updates[0].asOf), std::string("2026-03-31T10:00:00.000Z"));
        const auto& assets = domain::rowsOf<ReserveAsset>(out->updates[1].upserts);
        QCOMPARE(assets.size(), std::size_t(2));
        QVERIFY(assets[0].assetClass == domain::AssetClass::BankDeposit);
        QVERIFY(!assets[0].maturity);
        QCOMPARE(support::toText(*assets[1].maturity), std::string("2026-06-30"));
        // Count and total agree; only the unknown column is noted.
        QCOMPARE(out->notes.size(), std::size_t(1));
        QCOMPARE(
            QString::fromStdString(out->notes[0].text()),
            QStringLiteral(
                "unsupported: column \"auditor\" is not read (ok_statement.csv: row 1, column 11, line 1, byte 102)"));
    }

    void rejectedRows()
    {
        const auto out = reservestatement::load(fixture("bad_rows.csv"), "bad_rows.csv");
        QVERIFY(out);
        const auto& rejected = out->updates.at(1).rejected;
        const char* expected[] = {
            "malformed: class: not a known code: \"gold\" (bad_rows.csv: row 2, column 4, line 2, byte 95)",
            "malformed: market_value: ",
            "missing field: no line (bad_rows.csv: row 4, column 2, line 4, byte 146)",
            "malformed: maturity: ",
            "malformed: the same key as bad_rows.csv: row 6, line 6, byte 202 (bad_rows.csv: row 7, line 7, byte 228)",
        };
        QCOMPARE(rejected.size(), std::size(expected));
        for (std::size_t i = 0; i < std::size(expected); ++i)
            QVERIFY2(rejected[i].text().starts_with(expected[i]), rejected[i].text().c_str());
        QVERIFY(rejected[1].where.ends_with("row 3, column 6, line 3, byte 130"));
        QCOMPARE(domain::rowsOf<ReserveAsset>(out->updates[1].upserts).size(), std::size_t(1));
        QVERIFY(out->notes.at(0).detail.find("which is not in the file") != std::string::npos);
    }

    void json()
    {
        const std::string text = fixture("ok_pages.json");
        const auto out = reservestatement::load(text, "ok_pages.json");
        QVERIFY2(out, out ? "" : out.error().text().c_str());
        QCOMPARE(domain::rowsOf<ReserveStatement>(out->updates[0].upserts).at(0).assetTotal.text(),
                 std::string("11.00"));
        QCOMPARE(domain::rowsOf<ReserveAsset>(out->updates[1].upserts).size(), std::size_t(1));
        QCOMPARE(out->updates[1].rejected.at(0).where, "ok_pages.json: byte " + std::to_string(text.find("\"x\"")));
        QCOMPARE(out->notes.at(0).detail, std::string("statement RS-1 states 2 assets, the file holds 1"));
    }

    void refused_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::Malformed);
        QTest::newRow("no column") << QByteArray::fromStdString(fixture("bad_no_column.csv"))
                                   << int(ErrorCode::MissingField);
        QTest::newRow("other table") << QByteArray("a,b\n1,2\n") << int(ErrorCode::Unsupported);
        QTest::newRow("other json") << QByteArray("{\"a\":1}") << int(ErrorCode::Unsupported);
        QTest::newRow("broken json") << QByteArray("{\"a\":") << int(ErrorCode::Malformed);
    }

    void refused()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto out = reservestatement::load(text.toStdString(), "f");
        QVERIFY(!out);
        QCOMPARE(int(out.error().code), code);
        QVERIFY(out.error().where.starts_with("f: "));
    }
};

QTEST_APPLESS_MAIN(tst_ReserveStatementFile)
#include "tst_ReserveStatementFile.moc"
