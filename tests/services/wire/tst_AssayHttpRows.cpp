// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "AssayHttpPage.h"

using namespace assay;
using namespace assay::wire;
using namespace assay::wire::test;

/// A row that cannot be read is left out and named; the others are read.
class tst_AssayHttpRows : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void absentAndNullAreNotStated()
    {
        const auto [input, place] =
            marked(page(row(R"("amount":null,"trade_date":null,"priority":null,"reason":null)") + ',' + kGood));
        const auto update = decodePage(input, "instructions");
        QVERIFY(update);
        QVERIFY2(update->rejected.empty(), describe(update->rejected).constData());
        for (const auto& read : domain::rowsOf<domain::Instruction>(update->upserts)) {
            QVERIFY(!read.amount);
            QVERIFY(!read.tradeDate);
            QVERIFY(read.reason.empty());
            QCOMPARE(read.kind, domain::SettlementKind::Unknown);
        }
    }

    /// A good row, the row under test, another good row.
    void rows_data()
    {
        QTest::addColumn<QByteArray>("item");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QByteArray>("detail");
        ok("ok_amount_text", row(R"("amount":"1204330120.50")"));
        ok("ok_any_order", R"({"quantity":"2","amount":"1","asset":"XAU","status":"PEND","ref":"SI-2"})");
        ok("ok_count_as_text", row(R"("priority":"-3")"));
        ok("ok_escaped_name", row(R"("am\u006funt":"1")"));
        ok("ok_unknown_members", row(R"("x":1e400,"y":[1,{"z":[null,"a"]}],"w":{"ref":{"ref":1}},"v":true)"));
        ok("ok_blanks", "{ \"ref\" : \"SI-2\" ,\n\t\"status\":\"PEND\" , \"asset\":\"XAU\",\r\n\"quantity\" : \"2\" }");
        ok("ok_unknown_is_a_code", row(R"("hold":"unknown")"));
        bad("bad_amount_number", row(R"("amount": @12.50)"), ErrorCode::WrongType, "amount", "amounts must be strings");
        bad("bad_amount_whole_number", row(R"("amount":@12)"), ErrorCode::WrongType, "amount",
            "amounts must be strings, is the number 12");
        bad("bad_amount_1e400", row(R"("amount":@1e400)"), ErrorCode::WrongType, "amount", "amounts must be strings");
        bad("bad_amount_exponent", row(R"("amount":@"1e4")"), ErrorCode::Malformed, "amount", "not a plain decimal");
        bad("bad_amount_grouped", row(R"("amount":@"1,000")"), ErrorCode::Malformed, "amount", "1,000");
        bad("bad_amount_empty", row(R"("amount":@"")"), ErrorCode::Malformed, "amount", "not a plain decimal");
        bad("bad_amount_too_long", row("\"amount\":@\"" + QByteArray(121, '9') + '"'), ErrorCode::OutOfRange, "amount",
            "120 digits");
        bad("bad_amount_object", row(R"("amount":@{"v":"1"})"), ErrorCode::WrongType, "amount", "is an object");
        bad("bad_amount_array", row(R"("amount":@["1"])"), ErrorCode::WrongType, "amount", "is an array");
        bad("bad_amount_true", row(R"("amount": @true)"), ErrorCode::WrongType, "amount", "is true");
        bad("bad_escaped_before", row(R"("reason_text":"a\"\\\u0041", "amount":@false)"), ErrorCode::WrongType,
            "amount", "is false");
        bad("bad_tokens_before", row(R"("a":[null,{},[true]],"b":null,"amount":@1)"), ErrorCode::WrongType, "amount",
            "strings");
        bad("bad_count_fraction", row(R"("priority":@1.0)"), ErrorCode::WrongType, "priority",
            "not a whole number: 1.0");
        bad("bad_count_exponent", row(R"("priority":@1e2)"), ErrorCode::WrongType, "priority", "not a whole number");
        bad("bad_count_1e400", row(R"("priority":@1e400)"), ErrorCode::WrongType, "priority", "not a whole number");
        bad("bad_count_beyond", row(R"("priority":@9223372036854775808)"), ErrorCode::OutOfRange, "priority",
            "64 bits");
        bad("bad_count_far_beyond", row(R"("priority":@123456789012345678901234567890)"), ErrorCode::OutOfRange,
            "priority", "64 bits");
        bad("bad_count_text", row(R"("priority":@"1.0")"), ErrorCode::WrongType, "priority", "not a whole number");
        bad("bad_count_true", row(R"("priority":@true)"), ErrorCode::WrongType, "priority", "must be a whole number");
        bad("bad_text_number", row(R"("reason":@5)"), ErrorCode::WrongType, "reason", "must be a text, is a number");
        bad("bad_code", row(R"("kind":@"DVP")"), ErrorCode::Malformed, "kind", "\"DVP\"");
        bad("bad_date", row(R"("trade_date":@"31/03/2026")"), ErrorCode::Malformed, "trade_date", "31/03/2026");
        bad("bad_day", row(R"("trade_date":@"2026-02-30")"), ErrorCode::OutOfRange, "trade_date", "no such day");
        bad("bad_instant", row(R"("queued_at":@"2026-03-31T10:00:00")"), ErrorCode::Malformed, "queued_at", "zone");
        bad("bad_duplicate", row(R"("amount":"1",@"amount":"1")"), ErrorCode::Malformed, "amount", "twice");
        bad("bad_duplicate_escaped", row(R"("amount":"1", @"\u0061mount":"1")"), ErrorCode::Malformed, "amount",
            "twice");
        bad("bad_duplicate_unknown", row(R"("x":1,"y":2,@"x":1)"), ErrorCode::Malformed, "", "\"x\" stands twice");
        bad("bad_duplicate_nested", row(R"("x":{"y":{"a":1,@"a":2}})"), ErrorCode::Malformed, "", "\"a\" stands twice");
        bad("bad_missing_key", R"(@{"status":"PEND","asset":"XAU","quantity":"2"})", ErrorCode::MissingField, "ref",
            "\"ref\" is missing");
        bad("bad_missing_required", R"(@{"ref":"SI-2","asset":"XAU","quantity":"2"})", ErrorCode::MissingField,
            "status", "status");
        bad("bad_null_required", R"({"ref":"SI-2","status":@null,"asset":"XAU","quantity":"2"})",
            ErrorCode::MissingField, "status", "null");
        bad("bad_empty_key", R"({"ref":@"","status":"PEND","asset":"XAU","quantity":"2"})", ErrorCode::MissingField,
            "ref", "empty");
        bad("bad_key_joint", R"({"ref":@"a\u001fb","status":"PEND","asset":"XAU","quantity":"2"})",
            ErrorCode::Malformed, "ref", "U+001F");
        bad("bad_empty_row", "@{}", ErrorCode::MissingField, "ref", "missing");
        bad("bad_row_array", "@[[{\"ref\":1}]]", ErrorCode::WrongType, "", "must be an object, is an array");
        bad("bad_row_null", "@null", ErrorCode::WrongType, "", "is null");
        bad("bad_row_text", "@\"x\"", ErrorCode::WrongType, "", "is a text");
        bad("bad_row_number", "@1", ErrorCode::WrongType, "", "is a number");
        bad("bad_first_of_two", row(R"("amount":@1,"kind":"none")"), ErrorCode::WrongType, "amount", "strings");
    }
    void rows()
    {
        QFETCH(QByteArray, item);
        QFETCH(int, code);
        QFETCH(QByteArray, field);
        QFETCH(QByteArray, detail);
        const auto [input, place] = marked(page(kGood + ',' + item + ", " + kGood));
        const auto update = decodePage(input, "instructions");
        QVERIFY2(update, update ? "" : update.error().text().c_str());
        const auto& rows = domain::rowsOf<domain::Instruction>(update->upserts);
        if (code < 0) {
            QVERIFY2(update->rejected.empty(), describe(update->rejected).constData());
            QCOMPARE(rows.size(), std::size_t{3});
            QCOMPARE(rows[1].ref, std::string("SI-2"));
            return;
        }
        QVERIFY2(update->rejected.size() == 1, describe(update->rejected).constData());
        QCOMPARE(rows.size(), std::size_t{2});
        for (const auto& good : rows) {
            QCOMPARE(good.ref, std::string("SI-1"));
            QCOMPARE(good.quantity.text(), std::string("1.5"));
        }
        const auto& error = update->rejected.front();
        QCOMPARE(static_cast<int>(error.code), code);
        QCOMPARE(error.where, place + ", item 2" + (field.isEmpty() ? std::string() : ", " + field.toStdString()));
        QVERIFY2(error.detail.find(detail.toStdString()) != std::string::npos, error.detail.c_str());
    }

    void optionalKeyMayBeAbsent()
    {
        const QByteArray text =
            QByteArray(page(""))
                .replace("instructions", "bars")
                .replace(
                    "[]",
                    R"([{"vault":"V","refiner":"R","serial":"1"},{"vault":"V","refiner":"R","serial":"1","year":2020}])");
        const auto update = decodePage(text.toStdString(), "bars");
        QVERIFY(update);
        QVERIFY2(update->rejected.empty(), describe(update->rejected).constData());
        QCOMPARE(domain::rowsOf<domain::Bar>(update->upserts).size(), std::size_t{2});
    }

    void listsOfTexts_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<int>("code");
        QTest::newRow("ok_two") << QByteArray(R"(["a","b\nc"])") << -1;
        QTest::newRow("ok_empty") << QByteArray("[]") << -1;
        QTest::newRow("ok_null") << QByteArray("null") << -1;
        QTest::newRow("bad_text") << QByteArray("@\"a\"") << static_cast<int>(ErrorCode::WrongType);
        QTest::newRow("bad_number_within") << QByteArray("[\"a\", @1]") << static_cast<int>(ErrorCode::WrongType);
        QTest::newRow("bad_null_within") << QByteArray("[\"a\",@null]") << static_cast<int>(ErrorCode::WrongType);
        QTest::newRow("bad_array_within") << QByteArray("[@[\"a\"],\"b\"]") << static_cast<int>(ErrorCode::WrongType);
        QTest::newRow("bad_object_within")
            << QByteArray("[\"a\",@{\"b\":[]}]") << static_cast<int>(ErrorCode::WrongType);
        QTest::newRow("bad_object") << QByteArray("@{}") << static_cast<int>(ErrorCode::WrongType);
    }
    void listsOfTexts()
    {
        QFETCH(QByteArray, list);
        QFETCH(int, code);
        const QByteArray item =
            R"({"list":"L","entry_id":"1","name":"Zephyr Trading","aliases":)" + list + R"(,"entry_type":"entity"})";
        const auto [input, place] =
            marked(QByteArray(page("")).replace("instructions", "sanction-entries").replace("[]", '[' + item + ']'));
        const auto update = decodePage(input, "sanction-entries");
        QVERIFY2(update, update ? "" : update.error().text().c_str());
        QCOMPARE(update->rejected.empty(), code < 0);
        QCOMPARE(domain::rowsOf<domain::SanctionEntry>(update->upserts).size(), std::size_t{code < 0 ? 1U : 0U});
        if (code < 0)
            return;
        QCOMPARE(static_cast<int>(update->rejected.front().code), code);
        QCOMPARE(update->rejected.front().where, place + ", item 1, aliases");
    }

    void onlyAThousandRejectedRowsAreKept()
    {
        QByteArray items;
        for (int i = 0; i < 1500; ++i)
            items += "null,{},";
        const auto update = decodePage(page(items + kGood).toStdString(), "instructions");
        QVERIFY(update);
        QCOMPARE(update->rejected.size(), kMaxRejectedRows);
        QCOMPARE(update->rejectedMore, std::int64_t{2000});
        QCOMPARE(domain::rowsOf<domain::Instruction>(update->upserts).size(), std::size_t{1});
    }
};

QTEST_APPLESS_MAIN(tst_AssayHttpRows)
#include "tst_AssayHttpRows.moc"
