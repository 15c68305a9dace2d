// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T08:00:00Z"); // four in the afternoon in Hong Kong

SnapshotBuilder clearing(Instant now = kNow)
{
    SnapshotBuilder builder(now);
    builder.source("clearing", "clearing", Tier::SelfReported, 1h);
    return builder;
}

ActionRequest request(RequestState state = RequestState::Effective)
{
    ActionRequest out;
    out.id = "R-1";
    out.action = QueueAction::Release;
    out.instruction = "SI-1";
    out.reason = "LIQU";
    out.reasonText = "Covered by the incoming transfer.";
    out.maker = "op-maker-a";
    out.checkers = {"op-checker-a"};
    out.needed = 1;
    out.state = state;
    out.digest = std::string(64, 'a');
    return out;
}

ServiceOutage outage(Duration ago, std::optional<Duration> lasted)
{
    ServiceOutage out;
    out.id = "O-1";
    out.system = "HKC";
    out.service = "Gross settlement";
    out.beganAt = kNow - ago;
    if (lasted)
        out.endedAt = out.beganAt + *lasted;
    return out;
}

OperatorFinance finance(const char* assets, const char* expenses)
{
    OperatorFinance out;
    out.system = "HKC";
    out.name = "Harbour Clearing";
    out.currency = "HKD";
    out.liquidNetAssets = number(assets);
    out.operatingExpenses = number(expenses);
    out.figuresAsOf = day("2025-12-31");
    return out;
}

} // namespace

class tst_OperationsRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void twoPeople_data()
    {
        QTest::addColumn<ActionRequest>("request");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("fault");
        QTest::newRow("two people") << request() << "none" << "";
        auto same = request();
        same.checkers = {"op-maker-a"};
        QTest::newRow("one person") << same << "breach" << "op-maker-a asked for it and approved it";
        auto both = request();
        both.checkers = {"op-maker-a", "op-checker-a"};
        QTest::newRow("the maker among two") << both << "breach" << "op-maker-a asked for it and approved it";
        auto nobody = request();
        nobody.checkers.clear();
        QTest::newRow("nobody") << nobody << "breach" << "0 of 1 approvals";
        auto two = request();
        two.needed = 2;
        QTest::newRow("one of two") << two << "breach" << "1 of 2 approvals";
        two.checkers.push_back("op-checker-b");
        QTest::newRow("two of two") << two << "none" << "";
        two.checkers = {"op-checker-a", "op-checker-a"};
        QTest::newRow("one of them twice") << two << "breach" << "1 of 2 approvals";
        auto none = request();
        none.needed = 0;
        none.checkers.clear();
        QTest::newRow("a policy of none does not lower it") << none << "breach" << "0 of 1 approvals";
        auto reason = request();
        reason.reason.clear();
        QTest::newRow("no reason") << reason << "breach" << "no reason code";
        auto text = request();
        text.reasonText.clear();
        QTest::newRow("no text") << text << "breach" << "no reason text";
        auto digest = request();
        digest.digest.clear();
        QTest::newRow("no evidence") << digest << "breach" << "the digest of the bytes";
        auto maker = request();
        maker.maker.clear();
        QTest::newRow("no maker") << maker << "breach" << "its maker is not stated";
        for (const auto state : {RequestState::Submitted, RequestState::Rejected, RequestState::Revoked, RequestState::Expired, RequestState::Blocked}) {
            auto open = same;
            open.state = state;
            QTest::newRow(std::string(toText(state)).c_str()) << open << "none" << "";
        }
        for (const auto state : {RequestState::Approved, RequestState::Accepted, RequestState::Refused, RequestState::OutcomeUnknown}) {
            auto acted = same;
            acted.state = state;
            QTest::newRow(std::string(toText(state)).c_str()) << acted << "breach" << "asked for it and approved it";
        }
    }
    void twoPeople()
    {
        QFETCH(ActionRequest, request);
        QFETCH(QString, fault);
        auto builder = clearing();
        builder.put(request, "clearing");
        const Judged judged(builder, "SET-04");
        QTEST(QString::fromStdString(judged.outcome("request R-1")), "own");
        if (!fault.isEmpty())
            QVERIFY(contains(judged.explanation("request R-1"), fault.toStdString()));
        const bool open = request.state == RequestState::Submitted || request.state == RequestState::Rejected
            || request.state == RequestState::Revoked || request.state == RequestState::Expired || request.state == RequestState::Blocked;
        QCOMPARE(judged.outcome("clearing"), open ? "not-applicable" : "pass");
    }

    void staleRequests()
    {
        auto builder = clearing();
        builder.put(request(), "clearing").confirm<ActionRequest>("clearing", 1h + 1ms);
        QCOMPARE(Judged(builder, "SET-04").outcome("clearing"), "cannot-tell");
        QVERIFY(Judged(clearing().build(), kNow, "SET-04").all().empty());
    }

    void outages_data()
    {
        QTest::addColumn<int>("began");     // minutes ago
        QTest::addColumn<int>("lasted");    // milliseconds; -1: it lasts
        QTest::addColumn<QString>("complete"); // instant, or empty
        QTest::addColumn<QString>("outcome");
        const QString today = "2026-03-31T07:59:00Z";
        QTest::newRow("two hours") << 180 << 7'200'000 << today << "pass";
        QTest::newRow("a millisecond more") << 180 << 7'200'001 << today << "breach";
        QTest::newRow("it lasts") << 119 << -1 << "" << "cannot-tell";
        QTest::newRow("it lasts two hours") << 120 << -1 << "" << "cannot-tell";
        QTest::newRow("it lasts longer") << 121 << -1 << "" << "breach";
        QTest::newRow("the day is not complete yet") << 180 << 3'600'000 << "" << "cannot-tell";
        QTest::newRow("complete in the last second of the day") << 1440 << 3'600'000 << "2026-03-30T15:59:59Z" << "pass";
        QTest::newRow("complete on the next day") << 1440 << 3'600'000 << "2026-03-30T16:00:00Z" << "breach";
        QTest::newRow("yesterday, and no word") << 1440 << 3'600'000 << "" << "breach";
        QTest::newRow("ends before it begins") << 180 << -3'600'000 << today << "cannot-tell";
    }
    void outages()
    {
        QFETCH(int, began);
        QFETCH(int, lasted);
        QFETCH(QString, complete);
        auto one = outage(std::chrono::minutes{began}, lasted == -1 ? std::nullopt : std::optional(Duration{lasted}));
        if (!complete.isEmpty())
            one.dayCompletedAt = at(complete.toStdString());
        auto builder = clearing();
        builder.put(one, "clearing");
        QTEST(QString::fromStdString(Judged(builder, "SET-05").outcome("outage O-1")), "outcome");
    }

    void outageInWords()
    {
        auto builder = clearing();
        builder.put(outage(27h, 3h), "clearing");
        const Judged judged(builder, "SET-05");
        QCOMPARE(judged.explanation("outage O-1"),
                 "The service \"Gross settlement\" of HKC did not work from 2026-03-30 05:00:00 UTC to 2026-03-30 08:00:00 UTC, 3 h; it has to work again "
                 "within 2 h; that settlement of 2026-03-30 was completed is not stated, and the day is over.");
        QCOMPARE(judged.find("outage O-1")->severity, Severity::Critical);
        QCOMPARE(judged.find("outage O-1")->measured, "3 h");
    }

    void noOutage()
    {
        QVERIFY(Judged(clearing().build(), kNow, "SET-05").all().empty());
        auto builder = clearing();
        builder.confirm<ServiceOutage>("clearing", 1min);
        QCOMPARE(Judged(builder, "SET-05").outcome("clearing"), "not-applicable");
        auto stale = clearing();
        stale.confirm<ServiceOutage>("clearing", 2h);
        QCOMPARE(Judged(stale, "SET-05").outcome("clearing"), "cannot-tell");
        auto running = clearing();
        running.put(outage(4h, std::nullopt), "clearing", 2h);
        QCOMPARE(Judged(running, "SET-05").outcome("outage O-1"), "cannot-tell");
    }

    void endOfDay_data()
    {
        QTest::addColumn<QString>("day");
        QTest::addColumn<QString>("state");
        QTest::addColumn<int>("age"); // minutes
        QTest::addColumn<QString>("outcome");
        QTest::newRow("open today") << "2026-03-31" << "open" << 0 << "none";
        QTest::newRow("open yesterday") << "2026-03-30" << "open" << 0 << "breach";
        QTest::newRow("closed yesterday") << "2026-03-30" << "closed" << 0 << "breach";
        QTest::newRow("settled yesterday") << "2026-03-30" << "settled" << 0 << "none";
        QTest::newRow("cancelled yesterday") << "2026-03-30" << "cancelled" << 0 << "none";
        QTest::newRow("no state") << "2026-03-30" << "unknown" << 0 << "none";
        QTest::newRow("said before the day was over") << "2026-03-30" << "open" << 1440 << "cannot-tell";
        QTest::newRow("stale") << "2026-03-30" << "open" << 61 << "cannot-tell";
    }
    void endOfDay()
    {
        QFETCH(QString, day);
        QFETCH(QString, state);
        QFETCH(int, age);
        SettlementCycle cycle;
        cycle.id = "C-1";
        cycle.name = "Afternoon";
        cycle.day = assay::rules::test::day(day.toStdString());
        cycle.state = *enumFromText<CycleState>(state.toStdString());
        auto builder = clearing();
        builder.put(cycle, "clearing", std::chrono::minutes{age});
        QTEST(QString::fromStdString(Judged(builder, "SET-05").outcome("cycle C-1")), "outcome");
    }

    void assets_data()
    {
        QTest::addColumn<QString>("assets");
        QTest::addColumn<QString>("expenses");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        QTest::newRow("six months") << "60000000.00" << "120000000.00" << "pass" << "6.00";
        QTest::newRow("a cent less") << "59999999.99" << "120000000.00" << "breach" << "5.99";
        QTest::newRow("more") << "120000000.00" << "120000000.00" << "pass" << "12.00";
        QTest::newRow("none") << "0" << "120000000.00" << "breach" << "0.00";
        QTest::newRow("no expenses") << "60000000.00" << "0" << "cannot-tell" << "";
    }
    void assets()
    {
        QFETCH(QString, assets);
        QFETCH(QString, expenses);
        auto builder = clearing();
        builder.put(finance(assets.toLatin1().data(), expenses.toLatin1().data()), "clearing");
        const Judged judged(builder, "SET-06");
        QTEST(QString::fromStdString(judged.outcome("HKC")), "outcome");
        QTEST(QString::fromStdString(judged.find("HKC")->measured), "measured");
    }

    void assetsOfWhen()
    {
        auto undated = finance("60000000", "120000000");
        undated.figuresAsOf.reset();
        auto old = finance("60000000", "120000000");
        old.figuresAsOf = day("2025-02-24"); // 400 days before the 31st of March, and some hours
        auto young = old;
        young.figuresAsOf = day("2025-02-25");
        for (const auto& [row, age, expected] : {std::tuple{undated, Duration{0}, "cannot-tell"}, {old, Duration{0}, "cannot-tell"},
                                                 {young, Duration{0}, "pass"}, {young, Duration{1h} + 1ms, "cannot-tell"}}) {
            auto builder = clearing();
            builder.put(row, "clearing", age);
            QCOMPARE(Judged(builder, "SET-06").outcome("HKC"), expected);
        }
        QVERIFY(Judged(clearing().build(), kNow, "SET-06").all().empty());
    }
};

QTEST_APPLESS_MAIN(tst_OperationsRules)
#include "tst_OperationsRules.moc"
