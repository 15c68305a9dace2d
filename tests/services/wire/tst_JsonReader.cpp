// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "services/wire/JsonReader.h"
#include "services/wire/JsonTree.h"

using namespace assay::wire;
using assay::support::ErrorCode;

namespace
{

std::string nested(std::size_t depth)
{
    return std::string(depth, '[') + std::string(depth, ']');
}

/// The input without its '@', which stands before the byte that an error must name.
std::pair<std::string, std::string> marked(std::string text)
{
    const std::size_t at = text.find('@');
    if (at == std::string::npos)
        return {text, {}};
    text.erase(at, 1);
    return {text, bytePlace(at)};
}

} // namespace

class tst_JsonReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void check_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("code");
        const int malformed = static_cast<int>(ErrorCode::Malformed);
        const int outOfRange = static_cast<int>(ErrorCode::OutOfRange);
        const auto ok = [](const char* name, QByteArray text) { QTest::newRow(name) << text << -1; };
        const auto bad = [](const char* name, QByteArray text, int code) { QTest::newRow(name) << text << code; };
        ok("ok_scalar", "  12  ");
        ok("ok_numbers", "[0,-0,1e400,1E-400,123456789012345678901234567890,-1.50]");
        ok("ok_escapes", R"(["\u00e9\ud83d\ude00\n\/"])");
        ok("ok_depth_32", QByteArray::fromStdString(nested(32)));
        bad("bad_depth_33", QByteArray::fromStdString(std::string(32, '[') + "@[" + std::string(33, ']')), outOfRange);
        ok("ok_text_1MiB", '"' + QByteArray(1 << 20, 'x') + '"');
        bad("bad_text_over_1MiB", '"' + QByteArray((1 << 20) + 1, 'x') + '"', outOfRange);
        bad("bad_escaped_text_over_1MiB", "\"\\n" + QByteArray(1 << 20, 'x') + '"', outOfRange);
        bad("bad_name_over_1MiB", "{\"" + QByteArray((1 << 20) + 1, 'x') + "\":1}", outOfRange);
        bad("bad_empty", "@", malformed);
        bad("bad_blank", "   @", malformed);
        bad("bad_garbage_behind", "[1] @x", malformed);
        bad("bad_second_value", "{}@{}", malformed);
        bad("bad_truncated", R"({"a":[1,2@)", malformed);
        bad("bad_truncated_text", "\"abc@", malformed);
        bad("bad_utf8", "[\"ab@\xFFz\"]", malformed);
        bad("bad_utf8_overlong", "[\"@\xC0\xAF\"]", malformed);
        bad("bad_utf8_surrogate", "[\"@\xED\xA0\x80\"]", malformed);
        bad("bad_control_character", "[\"a@\nb\"]", malformed);
        bad("bad_comment", "[1]@/**/", malformed);
        bad("bad_trailing_comma", "[1,@]", malformed);
        bad("bad_NaN", "[@NaN]", malformed);
        bad("bad_BOM", "@\xEF\xBB\xBF{}", malformed);
        bad("bad_duplicate", R"({"a":1,"b":{"a":1},@"a":2})", malformed);
        bad("bad_duplicate_nested", R"({"a":1,"b":[{"c":1,@"c":2}]})", malformed);
        bad("bad_duplicate_escaped", R"({"a":1, @"\u0061":2})", malformed);
        bad("bad_duplicate_after_tokens", R"({"a":[null,true,[{}],false], @"a":2})", malformed);
        ok("ok_same_name_elsewhere", R"([{"a":1},{"a":{"a":2}}])");
    }
    void check()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, code);
        const auto [input, place] = marked(text.toStdString());
        const auto done = checkJson(input, JsonDuplicates::Refuse);
        QVERIFY2(done.has_value() == (code < 0), done ? "accepted" : done.error().text().c_str());
        if (done)
            return;
        QCOMPARE(static_cast<int>(done.error().code), code);
        if (!place.empty())
            QCOMPARE(done.error().where, place);
        QVERIFY(done.error().where.starts_with("byte "));
    }

    void arrayAndObjectLimits()
    {
        std::string text = "[";
        for (std::size_t i = 0; i < kJsonMaxElements; ++i)
            text += "1,";
        const std::string fits = text.substr(0, text.size() - 1) + ']';
        QVERIFY(checkJson(fits, JsonDuplicates::Refuse));
        const auto over = checkJson(text + "1]", JsonDuplicates::Refuse);
        QVERIFY(!over && over.error().code == ErrorCode::OutOfRange);
        text = "{";
        for (std::size_t i = 0; i <= kJsonMaxMembers; ++i)
            text += '"' + std::to_string(i) + "\":1,";
        text.back() = '}';
        const auto members = checkJson(text, JsonDuplicates::Refuse);
        QVERIFY(!members && members.error().code == ErrorCode::OutOfRange);
    }

    void duplicatesAreFreeToAllow() { QVERIFY(checkJson(R"({"a":1,"a":2})", JsonDuplicates::Allow)); }

    void longRunsOfBracketsAreFast()
    {
        std::string text = "[";
        for (int i = 0; i < 400'000; ++i)
            text += "[],";
        text += "{\"a\":1,\"a\":2}]";
        const auto done = checkJson(text, JsonDuplicates::Refuse);
        QVERIFY(!done);
        QCOMPARE(done.error().where, bytePlace(text.size() - 7));
    }

    void treeKeepsDigitsAndPlaces()
    {
        const auto tree = parseJsonTree(R"({"a": 1.10, "b":[true,false,null,"x\ny"], "c":-12345678901234567890})");
        QVERIFY(tree);
        QCOMPARE(tree->names.size(), std::size_t{3});
        QCOMPARE(tree->find("a")->text, std::string("1.10"));
        QCOMPARE(tree->find("a")->byte, std::size_t{6});
        QCOMPARE(tree->find("c")->text, std::string("-12345678901234567890"));
        const JsonValue& list = *tree->find("b");
        QCOMPARE(list.byte, std::size_t{16});
        QCOMPARE(list.items.size(), std::size_t{4});
        QCOMPARE(list.items[1].byte, std::size_t{22});
        QCOMPARE(list.items[2].byte, std::size_t{28});
        QVERIFY(list.items[2].isNull());
        QCOMPARE(list.items[3].text, std::string("x\ny"));
        QVERIFY(tree->find("d") == nullptr);
        const auto missing = textMember(*tree, "d");
        QVERIFY(!missing && missing.error().code == ErrorCode::MissingField);
        const auto wrong = textMember(*tree, "a");
        QVERIFY(!wrong && wrong.error().code == ErrorCode::WrongType);
        QCOMPARE(wrong.error().where, std::string("byte 6, a"));
    }

    void treeIsLimited()
    {
        std::string text = "[";
        for (std::size_t i = 0; i < kJsonMaxNodes; ++i)
            text += "1,";
        text.back() = ']';
        const auto tree = parseJsonTree(text);
        QVERIFY(!tree && tree.error().code == ErrorCode::OutOfRange);
    }

    void wholeNumbers()
    {
        QCOMPARE(wholeNumber("9223372036854775807").value(), std::numeric_limits<std::int64_t>::max());
        QCOMPARE(wholeNumber("9223372036854775808").error().code, ErrorCode::OutOfRange);
        for (const char* text : {"1.0", "1e2", "", "-", "+1", " 1", "1 ", "0x1"})
            QCOMPARE(wholeNumber(text).error().code, ErrorCode::WrongType);
    }

    void excerptsEndBetweenCharacters()
    {
        QCOMPARE(excerpt("abc", 3), std::string("abc"));
        QCOMPARE(excerpt("ab\xE9\xA6\x99z", 4), std::string("ab…"));
    }
};

QTEST_APPLESS_MAIN(tst_JsonReader)
#include "tst_JsonReader.moc"
