// SPDX-License-Identifier: GPL-3.0-or-later
// Past 500 lines: one table row per rule of the protocol, and the tables share their rows and marks.
#include <QtTest>

#include "services/wire/AssayHttp.h"
#include "services/wire/JsonReader.h"

using namespace assay;
using namespace assay::wire;
using support::ErrorCode;

namespace
{

const QByteArray kHead =
    R"("schema_version":"1.0","resource":"instructions","as_of":"2026-03-31T10:00:00Z","sequence":7)";
const QByteArray kGood = R"({"ref":"SI-1","status":"PEND","asset":"XAU","quantity":"1.5"})";

QByteArray page(const QByteArray& items)
{
    return '{' + kHead + R"(,"total":3,"next":null,"items":[)" + items + "]}";
}

/// A row with these further members.
QByteArray row(const QByteArray& members)
{
    return R"({"ref":"SI-2","status":"PEND","asset":"XAU","quantity":"2",)" + members + '}';
}

/// The input without its '@', which stands before the byte that the error must name.
std::pair<std::string, std::string> marked(const QByteArray& marked)
{
    std::string text = marked.toStdString();
    const std::size_t at = text.find('@');
    if (at == std::string::npos)
        return {text, {}};
    text.erase(at, 1);
    return {text, bytePlace(at)};
}

QByteArray describe(const std::vector<support::Error>& errors)
{
    QByteArray out;
    for (const auto& error : errors)
        out += QByteArray::fromStdString(error.text()) + '\n';
    return out;
}

// A value for each type of field, different for each `seed`.
void fill(std::string& target, int seed)
{
    target = "text \"" + std::to_string(seed) + "\" 金\n";
}
void fill(std::int64_t& target, int seed)
{
    target = seed % 2 == 0 ? seed : std::numeric_limits<std::int64_t>::min() + seed;
}
void fill(domain::Decimal& target, int seed)
{
    const std::string sign = seed % 2 == 0 ? "-" : "";
    target = *domain::Decimal::parse(sign + "123456789012345678901234567890." + std::to_string(seed) + "0");
}
void fill(domain::Instant& target, int seed)
{
    target = domain::Instant(domain::Duration(1'774'951'200'123 + seed));
}
void fill(domain::Date& target, int seed)
{
    target = domain::Date(std::chrono::year(2024), std::chrono::month(2),
                          std::chrono::day(1 + static_cast<unsigned>(seed) % 29));
}
void fill(std::vector<std::string>& target, int seed)
{
    target = {"one " + std::to_string(seed), "two\\", ""};
}
template <class Tag>
void fill(support::StrongId<Tag>& target, int seed)
{
    target = support::StrongId<Tag>("id-" + std::to_string(seed));
}
template <domain::TextEnum Enum>
void fill(Enum& target, int seed)
{
    target = static_cast<Enum>(static_cast<std::size_t>(seed) % domain::EnumTexts<Enum>::kTexts.size());
}
template <class T>
void fill(std::optional<T>& target, int seed)
{
    fill(target.emplace(), seed);
}

template <class Record>
Record filled(int seed)
{
    Record record;
    domain::forEachField<Record>([&](const auto& field) { fill(record.*(field.member), seed++); });
    return record;
}

} // namespace

class tst_AssayHttp : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyRecordSurvivesTheWay()
    {
        domain::forEachStatedRecord([&](auto type) {
            using Record = typename decltype(type)::type;
            std::vector<Record> rows;
            for (int seed = 0; seed < 30; ++seed)
                rows.push_back(filled<Record>(seed));
            AssayPageHead head;
            fill(head.asOf, 4);
            head.sequence = 1234;
            head.total = 100;
            head.next = "c\"1";
            std::string bytes;
            appendPage<Record>(bytes, head, rows);
            const auto update = decodePage(bytes, domain::Schema<Record>::kResource);
            QVERIFY2(update, update ? "" : update.error().text().c_str());
            QVERIFY2(update->rejected.empty(), describe(update->rejected).constData());
            QCOMPARE(update->resource, std::string(domain::Schema<Record>::kResource));
            QCOMPARE(update->completeness, Completeness::Snapshot);
            QCOMPARE(update->asOf, head.asOf);
            QCOMPARE(update->sequence, head.sequence);
            QCOMPARE(update->total, head.total);
            QCOMPARE(update->nextCursor, std::string(head.next));
            QCOMPARE(update->schemaVersion, std::string("1.0"));
            const auto& read = domain::rowsOf<Record>(update->upserts);
            QCOMPARE(read.size(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                QVERIFY2(domain::sameFields(read[i], rows[i]), domain::Schema<Record>::kName.data());

            // The same rows as a change, with its rows both upserted and removed.
            AssayStreamHead stream;
            stream.asOf = head.asOf;
            stream.sequence = 1235;
            std::string message;
            appendStreamMessage<Record>(message, stream, rows, rows);
            const auto change = decodeMessage(message);
            QVERIFY2(change, change ? "" : change.error().text().c_str());
            QCOMPARE(change->kind, AssayStreamMessage::Kind::Change);
            QCOMPARE(change->sequence, std::int64_t{1235});
            QCOMPARE(change->update.completeness, Completeness::Delta);
            QCOMPARE(change->update.sequence, std::int64_t{1235});
            QVERIFY2(change->update.rejected.empty(), describe(change->update.rejected).constData());
            QCOMPARE(domain::rowsOf<Record>(change->update.upserts).size(), rows.size());
            QCOMPARE(change->update.removedKeys.size(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                QCOMPARE(change->update.removedKeys[i], domain::keyOf(rows[i]));
        });
    }

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
        const auto ok = [](const char* name, QByteArray item) {
            QTest::newRow(name) << item << -1 << QByteArray() << QByteArray();
        };
        const auto bad = [](const char* name, QByteArray item, ErrorCode code, QByteArray field, QByteArray detail) {
            QTest::newRow(name) << item << static_cast<int>(code) << field << detail;
        };
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

    void envelope_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("detail");
        const auto ok = [](const char* name, QByteArray text) {
            QTest::newRow(name) << text << -1 << QByteArray() << QByteArray();
        };
        const auto bad = [](const char* name, QByteArray text, ErrorCode code, QByteArray where, QByteArray detail) {
            QTest::newRow(name) << text << static_cast<int>(code) << where << detail;
        };
        const auto with = [](QByteArray from, QByteArray to) { return page(kGood).replace(from, to); };
        ok("ok", page(kGood));
        ok("ok_no_items", page(""));
        ok("ok_items_first", R"({"items":[)" + kGood + "]," + kHead + '}');
        ok("ok_minor_version", with("\"1.0\"", "\"1.27\""));
        ok("ok_total_null", with("\"total\":3", "\"total\":null"));
        ok("ok_sequence_text", with("\"sequence\":7", "\"sequence\":\"7\""));
        ok("ok_unknown_members", with("\"total\":3", R"("extra":{"a":[{"a":1}]},"hello":5,"upserts":{},"more":null)"));
        bad("bad_major", with("\"1.0\"", "@\"2.0\""), ErrorCode::Unsupported, ", schema_version",
            "schema version 2.0 is not known; this console reads 1.x – update it or ask the institution");
        bad("bad_major_last", R"({"items":[],"resource":"instructions","schema_version":@"2.0"})",
            ErrorCode::Unsupported, ", schema_version", "2.0");
        bad("bad_major_ten", with("\"1.0\"", "@\"10.0\""), ErrorCode::Unsupported, ", schema_version", "10.0");
        bad("bad_version", with("\"1.0\"", "@\"one\""), ErrorCode::Malformed, ", schema_version", "one");
        bad("bad_version_number", with("\"1.0\"", "@1.0"), ErrorCode::WrongType, ", schema_version",
            "must be a text, is a number");
        bad("bad_resource", with("\"instructions\"", "@\"positions\""), ErrorCode::Malformed, ", resource",
            "the answer is about \"positions\", not about instructions");
        bad("bad_resource_null", with("\"instructions\"", "@null"), ErrorCode::WrongType, ", resource", "null");
        bad("bad_as_of", with("\"2026-03-31T10:00:00Z\"", "@\"today\""), ErrorCode::Malformed, ", as_of", "today");
        bad("bad_sequence_fraction", with(":7", ":@7.5"), ErrorCode::WrongType, ", sequence", "7.5");
        bad("bad_sequence_negative", with(":7", ":@-7"), ErrorCode::OutOfRange, ", sequence", "-7");
        bad("bad_total", with(":3", ": @\"three\""), ErrorCode::WrongType, ", total", "three");
        bad("bad_next", with("\"next\":null", "\"next\":@5"), ErrorCode::WrongType, ", next", "must be a text or null");
        bad("bad_next_long", with("\"next\":null", "\"next\":@\"" + QByteArray(2049, 'c') + '"'), ErrorCode::OutOfRange,
            ", next", "2048");
        bad("bad_items", '{' + kHead + R"(,"items":@{}})", ErrorCode::WrongType, ", items",
            "must be an array, is an object");
        bad("bad_items_null", '{' + kHead + R"(,"items":@null})", ErrorCode::WrongType, ", items", "is null");
        bad("bad_duplicate", '{' + kHead + R"(,@"sequence":8,"items":[]})", ErrorCode::Malformed, "",
            "\"sequence\" stands twice");
        bad("bad_duplicate_items", '{' + kHead + R"(,"items":[],@"items":[]})", ErrorCode::Malformed, "",
            "\"items\" stands twice");
        bad("bad_duplicate_unknown", '{' + kHead + R"(,"x":[],@"x":[],"items":[]})", ErrorCode::Malformed, "",
            "\"x\" stands twice");
        bad("bad_duplicate_nested", '{' + kHead + R"(,"x":[{"y":1,@"y":1}],"items":[]})", ErrorCode::Malformed, "",
            "\"y\" stands twice");
        bad("bad_no_version", R"(@{"resource":"instructions","as_of":"2026-03-31T10:00:00Z","sequence":7,"items":[]})",
            ErrorCode::MissingField, ", schema_version", "schema_version");
        bad("bad_no_resource", R"(@{"schema_version":"1.0","as_of":"2026-03-31T10:00:00Z","sequence":7,"items":[]})",
            ErrorCode::MissingField, ", resource", "resource");
        bad("bad_no_as_of", R"(@{"schema_version":"1.0","resource":"instructions","sequence":7,"items":[]})",
            ErrorCode::MissingField, ", as_of", "as_of");
        bad("bad_no_sequence",
            R"(@{"schema_version":"1.0","resource":"instructions","as_of":"2026-03-31T10:00:00Z","items":[]})",
            ErrorCode::MissingField, ", sequence", "sequence");
        bad("bad_no_items", "@{" + kHead + '}', ErrorCode::MissingField, ", items", "items");
        bad("bad_array", " @[]", ErrorCode::WrongType, "", "must be an object, is an array");
        bad("bad_scalar", "@null", ErrorCode::WrongType, "", "is null");
        bad("bad_empty", "@", ErrorCode::Malformed, "", "ends too early");
        bad("bad_truncated", page(kGood).chopped(1) + '@', ErrorCode::Malformed, "", "ends too early");
        bad("bad_truncated_in_row", page(kGood).chopped(9) + '@', ErrorCode::Malformed, "", "ends too early");
        bad("bad_garbage", page(kGood) + " @}", ErrorCode::Malformed, "", "follows the end");
        bad("bad_utf8", page(row("\"reason\":\"a@\xC3(\"")), ErrorCode::Malformed, "", "not JSON");
        bad("bad_depth", page(row("\"x\":" + QByteArray(29, '[') + "@[" + QByteArray(30, ']'))), ErrorCode::OutOfRange,
            "", "32 levels");
        ok("ok_depth", page(row("\"x\":" + QByteArray(29, '[') + QByteArray(29, ']'))));
        bad("bad_text_length", page(row("\"reason\":\"" + QByteArray((1 << 20) + 1, 'x') + '"')), ErrorCode::OutOfRange,
            "", "1 MiB");
        bad("bad_html", "@<html>502 Bad Gateway</html>", ErrorCode::Malformed, "", "not JSON");
    }
    void envelope()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        QFETCH(QByteArray, where);
        QFETCH(QByteArray, detail);
        const auto [input, place] = marked(text);
        const auto update = decodePage(input, "instructions");
        QVERIFY2(update.has_value() == (code < 0), update ? "accepted" : update.error().text().c_str());
        if (update) {
            QVERIFY2(update->rejected.empty(), describe(update->rejected).constData());
            return;
        }
        QCOMPARE(static_cast<int>(update.error().code), code);
        if (!place.empty())
            QCOMPARE(update.error().where, place + where.toStdString());
        QVERIFY2(update.error().detail.find(detail.toStdString()) != std::string::npos, update.error().detail.c_str());
    }

    void unknownResourceIsNotRead()
    {
        const auto update = decodePage(page("").toStdString(), "findings");
        QVERIFY(!update && update.error().code == ErrorCode::Unsupported);
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

    void itemsAreLimited()
    {
        std::string text = page("").toStdString();
        text.resize(text.size() - 2);
        for (std::size_t i = 0; i <= kJsonMaxElements; ++i)
            text += "0,";
        text.back() = ']';
        const auto update = decodePage(text + '}', "instructions");
        QVERIFY(!update);
        QCOMPARE(update.error().code, ErrorCode::OutOfRange);
    }

    void messages_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("detail");
        using Kind = AssayStreamMessage::Kind;
        const QByteArray common = R"("schema_version":"1.0","sequence":9,"as_of":"2026-03-31T10:00:00Z")";
        const auto ok = [&](const char* name, QByteArray members, Kind kind) {
            QTest::newRow(name) << '{' + common + members + '}' << static_cast<int>(kind) << -1 << QByteArray();
        };
        const auto bad = [](const char* name, QByteArray text, ErrorCode code, QByteArray detail) {
            QTest::newRow(name) << text << -1 << static_cast<int>(code) << detail;
        };
        ok("ok_hello", ",\"hello\":true", Kind::Hello);
        ok("ok_heartbeat", ",\"heartbeat\":true", Kind::Heartbeat);
        ok("ok_change", ",\"resource\":\"instructions\",\"upserts\":[" + kGood + "],\"removes\":[[\"SI-9\"]]",
           Kind::Change);
        ok("ok_rows_before_resource",
           ",\"removes\":[[\"SI-9\"]],\"upserts\":[" + kGood + "],\"resource\":\"instructions\"", Kind::Change);
        ok("ok_page_members_are_unknown", R"(,"heartbeat":true,"items":5,"next":[],"total":{})", Kind::Heartbeat);
        bad("bad_hello_false", '{' + common + ",\"hello\":false}", ErrorCode::WrongType, "must be true, is false");
        bad("bad_hello_text", '{' + common + ",\"hello\":\"true\"}", ErrorCode::WrongType, "must be true");
        bad("bad_two_kinds", '{' + common + R"(,"hello":true,"heartbeat":true})", ErrorCode::Malformed, "not two");
        bad("bad_change_with_hello", '{' + common + R"(,"hello":true,"resource":"bars"})", ErrorCode::Malformed,
            "not two");
        bad("bad_no_kind", '{' + common + '}', ErrorCode::MissingField, "neither");
        bad("bad_no_resource", '{' + common + ",\"upserts\":[]}", ErrorCode::MissingField, "resource");
        bad("bad_resource", '{' + common + ",\"resource\":\"coffee\"}", ErrorCode::Unsupported, "coffee");
        bad("bad_no_sequence", R"({"schema_version":"1.0","heartbeat":true,"as_of":"2026-03-31T10:00:00Z"})",
            ErrorCode::MissingField, "sequence");
        bad("bad_version", R"({"schema_version":"3.1","heartbeat":true})", ErrorCode::Unsupported, "3.1");
        bad("bad_duplicate", '{' + common + R"(,"heartbeat":true,"heartbeat":true})", ErrorCode::Malformed, "twice");
        bad("bad_json", "{\"hello\":tru", ErrorCode::Malformed, "early");
    }
    void messages()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, kind);
        QFETCH(int, code);
        QFETCH(QByteArray, detail);
        const auto message = decodeMessage(text.toStdString());
        QVERIFY2(message.has_value() == (code < 0), message ? "accepted" : message.error().text().c_str());
        if (!message) {
            QCOMPARE(static_cast<int>(message.error().code), code);
            QVERIFY2(message.error().detail.find(detail.toStdString()) != std::string::npos,
                     message.error().detail.c_str());
            QVERIFY(message.error().where.starts_with("byte "));
            return;
        }
        QCOMPARE(static_cast<int>(message->kind), kind);
        QCOMPARE(message->sequence, std::int64_t{9});
        QCOMPARE(support::toText(message->asOf), std::string("2026-03-31T10:00:00.000Z"));
        if (message->kind == AssayStreamMessage::Kind::Change) {
            QCOMPARE(message->update.resource, std::string("instructions"));
            QCOMPARE(domain::rowsOf<domain::Instruction>(message->update.upserts).size(), std::size_t{1});
            QCOMPARE(message->update.removedKeys, std::vector<std::string>{"SI-9"});
        }
    }

    void encodedPulsesAreRead()
    {
        AssayStreamHead head;
        head.sequence = 5;
        std::string hello;
        appendHello(hello, head);
        QCOMPARE(decodeMessage(hello).value().kind, AssayStreamMessage::Kind::Hello);
        std::string heartbeat;
        appendHeartbeat(heartbeat, head);
        QCOMPARE(decodeMessage(heartbeat).value().kind, AssayStreamMessage::Kind::Heartbeat);
    }

    void removals_data()
    {
        QTest::addColumn<QByteArray>("removes");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("where");
        const auto bad = [](const char* name, QByteArray text, ErrorCode code, QByteArray where) {
            QTest::newRow(name) << text << static_cast<int>(code) << where;
        };
        QTest::newRow("ok") << QByteArray(R"(["S1","HKDX","2026-03-31T18:00:00+08:00"])") << -1 << QByteArray();
        bad("bad_short", R"(@["S1","HKDX"])", ErrorCode::Malformed, "");
        bad("bad_long", R"(@["S1","HKDX","2026-03-31T10:00:00Z","x","y"])", ErrorCode::Malformed, "");
        bad("bad_empty", "@[]", ErrorCode::Malformed, "");
        bad("bad_instant", R"(@["S1","HKDX","yesterday"])", ErrorCode::Malformed, ", as_of");
        bad("bad_empty_key", R"(@["","HKDX","2026-03-31T10:00:00Z"])", ErrorCode::MissingField, ", statement_id");
        bad("bad_number", R"(["S1",@5,"2026-03-31T10:00:00Z"])", ErrorCode::WrongType, "");
        bad("bad_nested", R"(["S1", @["HKDX"],"2026-03-31T10:00:00Z"])", ErrorCode::WrongType, "");
        bad("bad_text", "@\"S1\"", ErrorCode::WrongType, "");
        bad("bad_object", R"(@{"statement_id":"S1","statement_id":"S2"})", ErrorCode::WrongType, "");
    }
    void removals()
    {
        QFETCH(QByteArray, removes);
        QFETCH(int, code);
        QFETCH(QByteArray, where);
        const QByteArray good = R"(["S0","HKDX","2026-03-31T10:00:00Z"])";
        for (const bool resourceFirst : {true, false}) {
            const QByteArray list = "\"removes\":[" + removes + ',' + good + ']';
            const QByteArray resource = "\"resource\":\"reserve-statements\"";
            const auto [input, place] =
                marked(R"({"schema_version":"1.0","sequence":9,"as_of":"2026-03-31T10:00:00Z",)" +
                       (resourceFirst ? resource + ',' + list : list + ',' + resource) + '}');
            const auto message = decodeMessage(input);
            QVERIFY2(message, message ? "" : message.error().text().c_str());
            const auto& update = message->update;
            QCOMPARE(update.removedKeys.back(), std::string("S0\x1fHKDX\x1f"
                                                            "2026-03-31T10:00:00.000Z"));
            if (code < 0) {
                QVERIFY2(update.rejected.empty(), describe(update.rejected).constData());
                QCOMPARE(update.removedKeys.front(), std::string("S1\x1fHKDX\x1f"
                                                                 "2026-03-31T10:00:00.000Z"));
                continue;
            }
            QCOMPARE(update.removedKeys.size(), std::size_t{1});
            QCOMPARE(update.rejected.size(), std::size_t{1});
            QCOMPARE(static_cast<int>(update.rejected.front().code), code);
            QCOMPARE(update.rejected.front().where, place + ", removal 1" + where.toStdString());
        }
    }

    void removalOfABarWithoutYear()
    {
        const auto message =
            decodeMessage(R"({"schema_version":"1.0","sequence":9,"as_of":"2026-03-31T10:00:00Z","resource":"bars",)"
                          R"("removes":[["V","R","1",""],["V","R","1","2020"]]})");
        QVERIFY(message);
        QVERIFY2(message->update.rejected.empty(), describe(message->update.rejected).constData());
        domain::Bar bar;
        bar.vault = domain::VaultId("V");
        bar.refiner = "R";
        bar.serial = "1";
        QCOMPARE(message->update.removedKeys[0], domain::keyOf(bar));
        bar.year = 2020;
        QCOMPARE(message->update.removedKeys[1], domain::keyOf(bar));
    }

    void about()
    {
        AssayAbout about;
        about.kind = "issuer";
        about.id = "harbour-issuer";
        about.name = "Harbour \"Pay\"";
        fill(about.time, 1);
        about.resources = {"supply", "redemptions"};
        std::string bytes;
        appendAbout(bytes, about);
        const auto read = decodeAbout(bytes);
        QVERIFY2(read, read ? "" : read.error().text().c_str());
        QCOMPARE(read->id, about.id);
        QCOMPARE(read->name, about.name);
        QCOMPARE(read->time, about.time);
        QCOMPARE(read->resources, about.resources);
        const auto code = [&](std::string from, std::string to) {
            std::string text = bytes;
            text.replace(text.find(from), from.size(), to);
            const auto failed = decodeAbout(text);
            return failed ? ErrorCode::Cancelled : failed.error().code;
        };
        QCOMPARE(code("assay-http", "other"), ErrorCode::Unsupported);
        QCOMPARE(code("\"1.0\"", "\"2.0\""), ErrorCode::Unsupported);
        QCOMPARE(code("\"kind\"", "\"king\""), ErrorCode::MissingField);
        QCOMPARE(code("\"issuer\"", "5"), ErrorCode::WrongType);
        QCOMPARE(code("[\"supply\"", "[null"), ErrorCode::WrongType);
        QCOMPARE(code("2026-", "26-"), ErrorCode::Malformed);
        QCOMPARE(code("}", ""), ErrorCode::Malformed);
    }

    void errorBodies()
    {
        std::string bytes;
        appendError(bytes, "cursor-gone", "the snapshot is gone");
        QCOMPARE(errorBodyText(bytes), std::string("cursor-gone: the snapshot is gone"));
        for (const char* text : {"", "[]", "{}", "{\"error\":5}", "{\"error\":{}}", "<html>"})
            QVERIFY(errorBodyText(text).empty());
        QVERIFY(errorBodyText("{\"error\":{\"code\":\"" + std::string(9000, 'x') + "\"}}").size() < 210);
    }
};

QTEST_APPLESS_MAIN(tst_AssayHttp)
#include "tst_AssayHttp.moc"
