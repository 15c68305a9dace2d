// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "services/wire/JsonReader.h"
#include "services/wire/JsonTree.h"
#include "services/wire/RecordJson.h"

using namespace assay;
using namespace assay::wire;

class tst_JsonWriter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void texts_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char* name, QByteArray text, QByteArray json) {
            QTest::newRow(name) << text << json;
        };
        row("plain", "SI-1", "\"SI-1\"");
        row("empty", "", "\"\"");
        row("quote and backslash", "a\"b\\c", "\"a\\\"b\\\\c\"");
        row("slash stays", "a/b", "\"a/b\"");
        row("short escapes", "\b\f\n\r\t", "\"\\b\\f\\n\\r\\t\"");
        row("control characters", QByteArray("\0\x01\x1f\x7f", 4), "\"\\u0000\\u0001\\u001f\x7f\"");
        row("two to four bytes", "\xC3\xA9\xE9\xA6\x99\xF0\x9F\x98\x80", "\"\xC3\xA9\xE9\xA6\x99\xF0\x9F\x98\x80\"");
        row("lone continuation", "a\x80z", "\"a\xEF\xBF\xBDz\"");
        row("overlong", "\xC0\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\"");
        row("overlong in three", "\xE0\x80\xAF", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
        row("surrogate", "\xED\xA0\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
        row("beyond U+10FFFF", "\xF4\x90\x80\x80", "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\"");
        row("cut at the end", "a\xE9\xA6", "\"a\xEF\xBF\xBD\xEF\xBF\xBD\"");
        row("cut before a quote", "\xE9\"", "\"\xEF\xBF\xBD\\\"\"");
    }
    void texts()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, json);
        std::string out;
        appendJsonString(out, std::string_view(text.constData(), static_cast<std::size_t>(text.size())));
        QCOMPARE(QByteArray::fromStdString(out), json);
        QVERIFY(checkJson(out, JsonDuplicates::Refuse));
    }

    void anyBytesGiveValidJson()
    {
        // Every pair of bytes between two letters.
        for (int first = 0; first < 256; ++first) {
            std::string out;
            JsonWriter writer(out);
            writer.beginArray();
            for (int second = 0; second < 256; ++second)
                writer.string(std::string{'a', static_cast<char>(first), static_cast<char>(second), 'z'});
            writer.endArray();
            const auto valid = checkJson(out, JsonDuplicates::Refuse);
            QVERIFY2(valid, valid ? "" : valid.error().text().c_str());
        }
    }

    void nesting()
    {
        std::string out;
        JsonWriter writer(out);
        writer.beginObject();
        writer.member("a", std::int64_t{-5});
        writer.key("b");
        writer.beginArray();
        writer.beginObject();
        writer.endObject();
        writer.null();
        writer.truth(JsonTruth::True);
        writer.truth(JsonTruth::False);
        writer.beginArray();
        writer.endArray();
        writer.raw("{\"x\":1}");
        writer.endArray();
        writer.member("c", "d");
        writer.member("least", std::numeric_limits<std::int64_t>::min());
        writer.endObject();
        QCOMPARE(QByteArray::fromStdString(out),
                 QByteArray(
                     "{\"a\":-5,\"b\":[{},null,true,false,[],{\"x\":1}],\"c\":\"d\",\"least\":-9223372036854775808}"));
    }

    void recordLeavesOutWhatIsNotStated()
    {
        domain::Bar bar;
        bar.vault = domain::VaultId("HKIA-2");
        bar.refiner = "KINGFISHER";
        bar.serial = "A1";
        std::string out;
        JsonWriter writer(out);
        appendRecord(writer, bar);
        QCOMPARE(QByteArray::fromStdString(out),
                 QByteArray("{\"vault\":\"HKIA-2\",\"refiner\":\"KINGFISHER\",\"serial\":\"A1\"}"));
        bar.year = 2024;
        bar.form = domain::BarForm::Kilobar;
        bar.fineOz = *domain::Decimal::parse("32.150");
        out.clear();
        JsonWriter second(out);
        appendRecord(second, bar);
        QCOMPARE(
            QByteArray::fromStdString(out),
            QByteArray(
                "{\"vault\":\"HKIA-2\",\"refiner\":\"KINGFISHER\",\"serial\":\"A1\",\"year\":2024,\"form\":\"1kg\","
                "\"fine_oz\":\"32.150\"}"));
        out.clear();
        JsonWriter third(out);
        appendKey(third, bar);
        QCOMPARE(QByteArray::fromStdString(out), QByteArray("[\"HKIA-2\",\"KINGFISHER\",\"A1\",\"2024\"]"));
    }
};

QTEST_APPLESS_MAIN(tst_JsonWriter)
#include "tst_JsonWriter.moc"
