// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "AssayHttpPage.h"

using namespace assay;
using namespace assay::wire;
using namespace assay::wire::test;

/// The messages of a stream: pulses, changes and removals.
class tst_AssayHttpMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
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
};

QTEST_APPLESS_MAIN(tst_AssayHttpMessages)
#include "tst_AssayHttpMessages.moc"
