// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/ActionAnswers.h"

#include <QTest>

#include "services/domain/SettlementSchemas.h"
#include "services/wire/AssayHttp.h"

using namespace assay;
using support::ErrorCode;

namespace {

const char* const kRequest =
    R"({"schema_version":"1.0","as_of":"2026-03-31T10:00:00Z","item":{"id":"AR-1","action":"release","instruction":"SI-1",)"
    R"("reason":"PREA","reason_text":"because","amount":"12.50","currency":"HKD","maker":"op-maker-a","checkers":["op-checker-a"],)"
    R"("needed":2,"state":"submitted","digest":"ab","made_at":"2026-03-31T09:59:00Z","expires_at":"2026-03-31T10:29:00Z"},)"
    R"("canonical":"{}"})";
const char* const kPolicy =
    R"({"schema_version":"1.0","rules":[{"action":"release","currency":"HKD","up_to":"50000000","needed":1},)"
    R"({"action":"release","needed":2}],"reason_text_min":15,"longest":"PT2H"})";
const char* const kOperator = R"({"schema_version":"1.0","operator":{"id":"op-a","name":"A","roles":["maker"]}})";
const char* const kInstruction =
    R"({"schema_version":"1.0","as_of":"2026-03-31T10:00:00Z","sequence":7,"item":{"ref":"SI-1","status":"PEND","asset":"XAU",)"
    R"("quantity":"1.000","hold":"on-hold","priority":3,"waits_for":["SI-2"]}})";

} // namespace

class tst_ActionAnswers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void reads()
    {
        const auto answer = wire::decodeRequest(kRequest);
        QVERIFY2(answer.has_value(), answer ? "" : answer.error().text().c_str());
        QCOMPARE(answer->canonical, std::string("{}"));
        QVERIFY(answer->request.action == domain::QueueAction::Release);
        QVERIFY(answer->request.amount == domain::Decimal::parse("12.5").value());
        QCOMPARE(answer->request.checkers, std::vector<std::string>{"op-checker-a"});
        QCOMPARE(answer->request.needed, std::optional<std::int64_t>(2));

        const auto policy = wire::decodeRequestPolicy(kPolicy);
        QVERIFY2(policy.has_value(), policy ? "" : policy.error().text().c_str());
        QCOMPARE(policy->bands.size(), std::size_t(2));
        QVERIFY(policy->bands[0].upTo == domain::Decimal(50'000'000));
        QVERIFY(!policy->bands[1].upTo && policy->bands[1].currency.empty());
        QVERIFY(policy->longest == std::chrono::hours{2});

        const auto who = wire::decodeOperator(kOperator);
        QVERIFY(who && who->id == "op-a" && who->roles.size() == 1);
        const auto instruction = wire::decodeInstruction(kInstruction);
        QVERIFY2(instruction.has_value(), instruction ? "" : instruction.error().text().c_str());
        QCOMPARE(instruction->sequence, std::int64_t(7));
        QVERIFY(instruction->instruction.hold == domain::HoldState::OnHold);
        QCOMPARE(instruction->instruction.priority, std::int64_t(3));
    }

    void refuses_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        const auto row = [](const char* name, const char* from, const char* to, ErrorCode code, const char* where) {
            QTest::newRow(name) << from << to << static_cast<int>(code) << where;
        };
        row("version", "\"1.0\"", "\"2.0\"", ErrorCode::Unsupported, "schema_version");
        row("no item", "\"item\"", "\"thing\"", ErrorCode::MissingField, "item");
        row("no bytes", "\"canonical\"", "\"bytes\"", ErrorCode::MissingField, "");
        row("bytes not a text", "\"canonical\":\"{}\"", "\"canonical\":{}", ErrorCode::WrongType, "");
        row("state unknown here", "\"submitted\"", "\"perhaps\"", ErrorCode::Malformed, "state");
        row("no maker", "\"maker\":\"op-maker-a\",", "", ErrorCode::MissingField, "maker");
        row("empty id", "\"AR-1\"", "\"\"", ErrorCode::MissingField, "id");
        row("amount as a number", "\"12.50\"", "12.50", ErrorCode::WrongType, "amount");
        row("count as a text", "\"needed\":2", "\"needed\":\"2\"", ErrorCode::WrongType, "needed");
        row("half an approval", "\"needed\":2", "\"needed\":2.5", ErrorCode::WrongType, "needed");
        row("checkers not a list", "[\"op-checker-a\"]", "\"op-checker-a\"", ErrorCode::WrongType, "checkers");
        row("checkers not texts", "[\"op-checker-a\"]", "[1]", ErrorCode::WrongType, "checkers");
        row("no such day", "2026-03-31T10:29:00Z", "2026-02-31T10:29:00Z", ErrorCode::OutOfRange, "expires_at");
        row("cut off", "\"canonical\":\"{}\"}", "\"canonical\":\"{", ErrorCode::Malformed, "byte");
    }
    void refuses()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QFETCH(QString, where);
        const QString bytes = QString::fromUtf8(kRequest).replace(from, to);
        QVERIFY(bytes != QString::fromUtf8(kRequest));
        const auto answer = wire::decodeRequest(bytes.toStdString());
        QVERIFY(!answer);
        QVERIFY2(static_cast<int>(answer.error().code) == code, answer.error().text().c_str());
        QVERIFY2(QString::fromStdString(answer.error().where).contains(where), answer.error().where.c_str());
    }

    void lengthsOfTime_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("seconds"); // 0: refused
        QTest::newRow("hours") << "PT2H" << 7200;
        QTest::newRow("mixed") << "P1DT1H30M5S" << 91805;
        QTest::newRow("minutes") << "PT30M" << 1800;
        QTest::newRow("a day") << "P1D" << 86400;
        QTest::newRow("month") << "P1M" << 0;
        QTest::newRow("wrong order") << "PT1M1H" << 0;
        QTest::newRow("days after T") << "PT1D" << 0;
        QTest::newRow("nothing") << "PT" << 0;
        QTest::newRow("zero") << "PT0S" << 0;
        QTest::newRow("no unit") << "PT5" << 0;
        QTest::newRow("negative") << "-PT5M" << 0;
        QTest::newRow("endless") << "PT99999999H" << 0;
    }
    void lengthsOfTime()
    {
        QFETCH(QString, text);
        QFETCH(int, seconds);
        const auto policy = wire::decodeRequestPolicy(QString::fromUtf8(kPolicy).replace("PT2H", text).toStdString());
        QCOMPARE(policy.has_value(), seconds != 0);
        if (policy)
            QVERIFY(policy->longest == std::chrono::seconds{seconds});
        else
            QVERIFY(policy.error().where.find("longest") != std::string::npos);
    }

    void policiesThatAreNone_data()
    {
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::newRow("nobody approves") << "\"needed\":1" << "\"needed\":0";
        QTest::newRow("an army approves") << "\"needed\":1" << "\"needed\":10";
        QTest::newRow("action") << "\"action\":\"release\",\"currency\"" << "\"action\":\"explode\",\"currency\"";
        QTest::newRow("limit") << "\"50000000\"" << "\"much\"";
        QTest::newRow("no least length") << "\"reason_text_min\":15," << "";
        QTest::newRow("rules as an object") << "\"rules\":[" << "\"rules\":{},\"more\":[";
    }
    void policiesThatAreNone()
    {
        QFETCH(QString, from);
        QFETCH(QString, to);
        const QString bytes = QString::fromUtf8(kPolicy).replace(from, to);
        QVERIFY(bytes != QString::fromUtf8(kPolicy));
        QVERIFY(!wire::decodeRequestPolicy(bytes.toStdString()));
    }

    void writesAndReadsRefusals()
    {
        std::string body;
        wire::appendError(body, "same-person", "the maker does not approve");
        const auto refusal = wire::decodeRefusal(body);
        QCOMPARE(refusal.code, std::string("same-person"));
        QCOMPARE(refusal.message, std::string("the maker does not approve"));
        for (const char* none : {"", "<html>", "{}", "{\"error\":\"x\"}", "{\"error\":{\"message\":\"x\"}}"})
            QVERIFY(wire::decodeRefusal(none).code.empty());
        QVERIFY(wire::decodeRefusal("{\"error\":{\"code\":\"" + std::string(1000, 'x') + "\"}}").code.size() <= 50);
        QCOMPARE(wire::decisionBody(wire::Decision::Approve, "d", "b", "a \"reason\""),
                 std::string("{\"decision\":\"approve\",\"digest\":\"d\",\"basis\":\"b\",\"reason\":\"a \\\"reason\\\"\"}"));
    }
};

QTEST_APPLESS_MAIN(tst_ActionAnswers)
#include "tst_ActionAnswers.moc"
