// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T02:00:00Z");

SnapshotBuilder clearing(Instant now = kNow)
{
    SnapshotBuilder builder(now);
    builder.source("clearing", "clearing", Tier::SelfReported, 1h);
    return builder;
}

StatusChange change(const char* ref, const QString& previous, const QString& status)
{
    return {ref, previous.toStdString(), status.toStdString(), {}, {}, kNow - 5min};
}

Instruction exchange(const char* ref, const char* status, std::optional<Duration> assetAgo, std::optional<Duration> cashAgo)
{
    Instruction out;
    out.ref = ref;
    out.kind = SettlementKind::DvP;
    out.status = status;
    out.asset = "XAU";
    out.receiver = ParticipantId("P2");
    if (assetAgo)
        out.assetLegFinalAt = kNow - *assetAgo;
    if (cashAgo)
        out.cashLegFinalAt = kNow - *cashAgo;
    return out;
}

} // namespace

class tst_SequenceRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void change_data()
    {
        QTest::addColumn<QString>("previous");
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("source");
        QTest::newRow("accepted, matched") << "PACK" << "MACH" << "none" << "pass";
        QTest::newRow("unmatched, settled between two answers") << "NMAT" << "SETT" << "none" << "pass";
        QTest::newRow("pending, failing") << "PEND" << "PENF" << "none" << "pass";
        QTest::newRow("failing, a new date") << "PENF" << "PEND" << "none" << "pass";
        QTest::newRow("failing, settled") << "PENF" << "SETT" << "none" << "pass";
        QTest::newRow("first seen") << "" << "PEND" << "none" << "pass";
        QTest::newRow("matched, then not") << "MACH" << "NMAT" << "breach" << "pass";
        QTest::newRow("pending, then rejected") << "PEND" << "REJT" << "breach" << "pass";
        QTest::newRow("pending, then accepted") << "PEND" << "PACK" << "breach" << "pass";
        QTest::newRow("settled, then pending") << "SETT" << "PEND" << "breach" << "pass";
        QTest::newRow("settled, then cancelled") << "SETT" << "CANS" << "breach" << "pass";
        QTest::newRow("cancelled, then settled") << "CANS" << "SETT" << "breach" << "pass";
        QTest::newRow("settled, then a status nobody knows") << "SETT" << "XXXX" << "breach" << "pass";
        QTest::newRow("pending, then a status nobody knows") << "PEND" << "XXXX" << "none" << "cannot-tell";
        QTest::newRow("from a status nobody knows") << "XXXX" << "PEND" << "none" << "cannot-tell";
        QTest::newRow("pending, then none") << "PEND" << "" << "none" << "cannot-tell";
    }
    void change()
    {
        QFETCH(QString, previous);
        QFETCH(QString, status);
        auto builder = clearing();
        builder.put(::change("SI-1", previous, status), "clearing");
        const Judged judged(builder, "SET-01");
        QTEST(QString::fromStdString(judged.outcome("SI-1")), "own");
        QTEST(QString::fromStdString(judged.outcome("clearing")), "source");
    }

    void finalMeansFinal()
    {
        auto builder = clearing();
        builder.put(::change("SI-1", "SETT", "PEND"), "clearing", 5min).confirm<Instruction>("clearing", 1min);
        const Judged judged(builder, "SET-01");
        QCOMPARE(judged.explanation("SI-1"), "Instruction SI-1 was SETT and is PEND at 2026-03-31 01:55:00 UTC; SETT is final, "
                                             "nothing may follow it.");
        QCOMPARE(judged.find("SI-1")->threshold, "nothing after SETT");
        QCOMPARE(judged.find("SI-1")->severity, Severity::High);
        QCOMPARE(judged.find("SI-1")->evidence.size(), 1u);
        QCOMPARE(judged.find("clearing")->evidence.size(), 1u);
        QCOMPARE(judged.explanation("clearing"), "1 change of status at clearing checked; 1 have findings of their own.");
    }

    void staleChanges()
    {
        auto builder = clearing();
        builder.put(::change("SI-1", "PACK", "MACH"), "clearing").confirm<Instruction>("clearing", 1h + 1ms);
        QCOMPARE(Judged(builder, "SET-01").outcome("clearing"), "cannot-tell");
        auto young = clearing();
        young.put(::change("SI-1", "PACK", "MACH"), "clearing").confirm<Instruction>("clearing", 1h);
        QCOMPARE(Judged(young, "SET-01").outcome("clearing"), "pass");
        QVERIFY(Judged(clearing().build(), kNow, "SET-01").all().empty());
    }

    void legs_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<int>("asset"); // milliseconds ago; -1: not final
        QTest::addColumn<int>("cash");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("source");
        QTest::newRow("together") << "SETT" << 60000 << 60000 << "none" << "pass";
        QTest::newRow("five seconds apart") << "SETT" << 60000 << 55000 << "none" << "pass";
        QTest::newRow("a millisecond more") << "SETT" << 60000 << 54999 << "breach" << "pass";
        QTest::newRow("the other way round") << "SETT" << 54999 << 60000 << "breach" << "pass";
        QTest::newRow("asset alone, just now") << "PEND" << 5000 << -1 << "none" << "pass";
        QTest::newRow("asset alone for longer") << "PEND" << 5001 << -1 << "breach" << "pass";
        QTest::newRow("cash alone, just now") << "PEND" << -1 << 5000 << "none" << "pass";
        QTest::newRow("cash alone for longer") << "SETT" << -1 << 5001 << "breach" << "pass";
        QTest::newRow("neither") << "PEND" << -1 << -1 << "none" << "pass";
        QTest::newRow("settled and no word of its legs") << "SETT" << -1 << -1 << "none" << "cannot-tell";
    }
    void legs()
    {
        QFETCH(QString, status);
        QFETCH(int, asset);
        QFETCH(int, cash);
        const auto ago = [](int value) { return value < 0 ? std::nullopt : std::optional(Duration{value}); };
        auto builder = clearing();
        builder.put(exchange("SI-1", status.toLatin1().data(), ago(asset), ago(cash)), "clearing");
        const Judged judged(builder, "SET-03");
        QTEST(QString::fromStdString(judged.outcome("SI-1")), "own");
        QTEST(QString::fromStdString(judged.outcome("clearing")), "source");
    }

    void whoHasWhat()
    {
        auto builder = clearing();
        builder.put(exchange("SI-1", "PEND", 2min, std::nullopt), "clearing", 1min)
            .put(exchange("SI-2", "PEND", std::nullopt, 2min), "clearing", 1min)
            .put(exchange("SI-3", "SETT", 2min, 1min), "clearing", 1min);
        const Judged judged(builder, "SET-03");
        QCOMPARE(judged.explanation("SI-1"), "Instruction SI-1: the asset leg is final since 2026-03-31 01:58:00 UTC, the cash leg is "
                                             "not at 2026-03-31 01:59:00 UTC. P2 has the asset and has not paid.");
        QVERIFY(contains(judged.explanation("SI-2"), "P2 has paid and has not got the asset."));
        QCOMPARE(judged.find("SI-3")->measured, "1 min");
        QCOMPARE(judged.find("SI-1")->severity, Severity::Critical);
        QCOMPARE(judged.find("SI-1")->threshold, "5 s");
        QVERIFY(contains(judged.explanation("clearing"), "3 have findings of their own."));
    }

    void answersThatAreTooOld()
    {
        auto builder = clearing();
        builder.put(exchange("SI-1", "PEND", 2h, std::nullopt), "clearing", 1h + 1ms);
        const Judged judged(builder, "SET-03");
        QCOMPARE(judged.outcome("SI-1"), "none");
        QCOMPARE(judged.outcome("clearing"), "cannot-tell");
    }

    void onlyExchanges()
    {
        auto free = exchange("SI-1", "SETT", 2min, std::nullopt);
        free.kind = SettlementKind::FoP;
        auto builder = clearing();
        builder.put(free, "clearing");
        QCOMPARE(Judged(builder, "SET-03").outcome("clearing"), "not-applicable");
    }

    void judgesWhateverPictureComes()
    {
        // What was counted of one snapshot is taken back for the next, whichever that is.
        auto first = clearing();
        first.put(exchange("SI-1", "PEND", 2min, std::nullopt), "clearing");
        auto second = clearing();
        second.put(exchange("SI-2", "SETT", 2min, 2min), "clearing");
        for (int i = 0; i < 3; ++i) {
            QCOMPARE(Judged(first, "SET-03").outcome("SI-1"), "breach");
            const Judged other(second, "SET-03");
            QCOMPARE(other.outcome("SI-1"), "none");
            QCOMPARE(other.all().size(), 1u);
        }
        first.put(exchange("SI-1", "SETT", 2min, 2min), "clearing");
        QCOMPARE(Judged(first, "SET-03").outcome("SI-1"), "none");
    }
};

QTEST_APPLESS_MAIN(tst_SequenceRules)
#include "tst_SequenceRules.moc"
