// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "AssayHttpPage.h"

#include "services/domain/RecordSchemas.h"

using namespace assay;
using namespace assay::wire;
using namespace assay::wire::test;

namespace
{

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

/// Every record survives being written and read; what is wrong with an answer as a whole is named.
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
            const auto update = decodePage(bytes, domain::resourceOf<Record>());
            QVERIFY2(update, update ? "" : update.error().text().c_str());
            QVERIFY2(update->rejected.empty(), describe(update->rejected).constData());
            QCOMPARE(update->resource, std::string(domain::resourceOf<Record>()));
            QCOMPARE(update->completeness, Completeness::Whole);
            QCOMPARE(update->asOf, head.asOf);
            QCOMPARE(update->sequence, head.sequence);
            QCOMPARE(update->total, head.total);
            QCOMPARE(update->nextCursor, std::string(head.next));
            QCOMPARE(update->schemaVersion, std::string("1.0"));
            const auto& read = domain::rowsOf<Record>(update->upserts);
            QCOMPARE(read.size(), rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                QVERIFY2(domain::sameFields(read[i], rows[i]), domain::nameOf<Record>().data());

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

    void envelope_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        QTest::addColumn<QByteArray>("where");
        QTest::addColumn<QByteArray>("detail");
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
};

QTEST_APPLESS_MAIN(tst_AssayHttp)
#include "tst_AssayHttp.moc"
