// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/IssuerFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

const Instant kNow = at("2026-04-01T16:00:01Z"); // the mints of Tuesday are due

QString outcome(const Judged& judged, std::string_view subject)
{
    return QString::fromStdString(judged.outcome(subject));
}

SnapshotBuilder minted(const char* amount = "1000", const char* reference = "")
{
    auto builder = issuer(kNow);
    auto mint = operation(Operation::Mint, "OP-1", "2026-03-31T02:00:00Z", amount);
    mint.reference = reference;
    builder.put(mint, "chain");
    builder.confirm<TokenOperation>("chain", 0ms);
    // So that what the source tells begins before the mint.
    builder.put(flow(FlowKind::Inflow, "FL-0", "2026-03-01T02:00:00Z", "1"), "harbour");
    return builder;
}

SnapshotBuilder paidOut(const char* reference = "", Instant now = kNow)
{
    auto builder = issuer(now);
    auto payout = flow(FlowKind::Payout, "FL-1", "2026-03-31T02:00:00Z", "1000.00");
    payout.reference = reference;
    builder.put(payout, "harbour");
    builder.confirm<TokenOperation>("chain", 0ms);
    builder.put(operation(Operation::Freeze, "OP-0", "2026-03-01T02:00:00Z"), "chain");
    return builder;
}

} // namespace

class tst_MatchingRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void mint_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("outcome");
        // Minted on Tuesday 02:00 UTC; up to the end of Wednesday in Hong Kong, and 72 hours before.
        QTest::newRow("at once") << "2026-03-31T02:00:00Z"
                                 << "1000"
                                 << "pass";
        QTest::newRow("more") << "2026-03-31T02:00:00Z"
                              << "1000.01"
                              << "pass";
        QTest::newRow("a cent less") << "2026-03-31T02:00:00Z"
                                     << "999.99"
                                     << "breach";
        QTest::newRow("at the last moment") << "2026-04-01T16:00:00Z"
                                            << "1000"
                                            << "pass";
        QTest::newRow("past it") << "2026-04-01T16:00:00.001Z"
                                 << "1000"
                                 << "breach";
        QTest::newRow("72 hours before") << "2026-03-28T02:00:00Z"
                                         << "1000"
                                         << "pass";
        QTest::newRow("longer before") << "2026-03-28T01:59:59Z"
                                       << "1000"
                                       << "breach";
    }
    void mint()
    {
        QFETCH(QString, at);
        QFETCH(QString, amount);
        auto builder = minted();
        builder.put(flow(FlowKind::Inflow, "FL-1", at.toStdString(), qPrintable(amount)), "harbour");
        const Judged judged(builder, "STB-20");
        QTEST(outcome(judged, "HKDX"), "outcome");
        QCOMPARE(outcome(judged, "HKDX mint OP-1"), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void mintByReference()
    {
        auto builder = minted("1000", "FL-1");
        builder.put(flow(FlowKind::Inflow, "FL-1", "2026-03-20T02:00:00Z", "1000"), "harbour");
        QCOMPARE(outcome(Judged(builder, "STB-20"), "HKDX"), "pass");
        // What names another mint does not count for this one.
        auto other = minted();
        auto inflow = flow(FlowKind::Inflow, "FL-1", "2026-03-31T02:00:00Z", "1000");
        inflow.reference = "OP-2";
        other.put(inflow, "harbour");
        auto second = operation(Operation::Mint, "OP-2", "2026-03-31T03:00:00Z", "1000");
        other.put(second, "chain");
        const Judged judged(other, "STB-20");
        QCOMPARE(outcome(judged, "HKDX mint OP-1"), "breach");
        QCOMPARE(outcome(judged, "HKDX mint OP-2"), "none");
        auto late = minted();
        inflow.reference = "OP-1";
        inflow.at = at("2026-04-01T16:00:01Z");
        late.put(inflow, "harbour");
        QVERIFY(contains(Judged(late, "STB-20").explanation("HKDX mint OP-1"), "names it, but came at 2026-04-01"));
    }

    void oneInflowBacksOnlySoMuch()
    {
        auto builder = minted("600");
        builder.put(operation(Operation::Mint, "OP-2", "2026-03-31T03:00:00Z", "600"), "chain");
        builder.put(flow(FlowKind::Inflow, "FL-1", "2026-03-31T02:00:00Z", "1000"), "harbour");
        const Judged judged(builder, "STB-20");
        QCOMPARE(outcome(judged, "HKDX mint OP-1"), "none");
        QCOMPARE(outcome(judged, "HKDX mint OP-2"), "breach");
        QVERIFY(contains(judged.explanation("HKDX mint OP-2"), "matched by inflows of 400"));
        builder.put(flow(FlowKind::Inflow, "FL-2", "2026-03-31T05:00:00Z", "200"), "harbour");
        QCOMPARE(outcome(Judged(builder, "STB-20"), "HKDX"), "pass");
    }

    void oneMintToldTwiceIsOne()
    {
        auto builder = issuer(kNow);
        auto seen = operation(Operation::Mint, "0xT/1", "2026-03-31T02:00:00Z", "1000");
        seen.transaction = "0xT";
        auto stated = operation(Operation::Mint, "OP-1", "2026-03-31T02:00:00Z", "1000.0");
        stated.transaction = "0xt";
        builder.put(seen, "chain");
        builder.put(stated, "harbour");
        builder.put(flow(FlowKind::Inflow, "FL-1", "2026-03-31T02:00:00Z", "1000"), "harbour");
        const Judged judged(builder, "STB-20");
        QCOMPARE(outcome(judged, "HKDX"), "pass");
        QCOMPARE(judged.find("HKDX")->measured, "1 of 1");
    }

    void mintNotDueMissingAndStale()
    {
        auto early = issuer(at("2026-04-01T16:00:00Z"));
        early.put(operation(Operation::Mint, "OP-1", "2026-03-31T02:00:00Z", "1000"), "chain");
        early.put(flow(FlowKind::Inflow, "FL-0", "2026-03-01T02:00:00Z", "1"), "harbour");
        const Judged pending(early, "STB-20");
        QCOMPARE(outcome(pending, "HKDX"), "pass");
        QVERIFY(contains(pending.explanation("HKDX"), "not due yet"));

        auto none = issuer(kNow);
        QCOMPARE(outcome(Judged(none, "STB-20"), "HKDX"), "cannot-tell");
        none.confirm<TokenOperation>("harbour", 0ms);
        QCOMPARE(outcome(Judged(none, "STB-20"), "HKDX"), "cannot-tell");
        none.confirm<ReserveFlow>("harbour", 0ms);
        QCOMPARE(outcome(Judged(none, "STB-20"), "HKDX"), "not-applicable");
        none.confirm<ReserveFlow>("harbour", 25h);
        QCOMPARE(outcome(Judged(none, "STB-20"), "HKDX"), "cannot-tell");

        auto stale = issuer(kNow);
        stale.put(operation(Operation::Mint, "OP-1", "2026-03-31T02:00:00Z", "1000"), "chain");
        stale.put(flow(FlowKind::Inflow, "FL-0", "2026-03-01T02:00:00Z", "1"), "harbour", 25h);
        const Judged old(stale, "STB-20");
        QCOMPARE(outcome(old, "HKDX"), "cannot-tell");
        QCOMPARE(old.all().size(), 1u);

        auto before = issuer(kNow);
        before.put(operation(Operation::Mint, "OP-1", "2026-03-20T02:00:00Z", "1000"), "chain");
        before.put(flow(FlowKind::Inflow, "FL-1", "2026-03-30T02:00:00Z", "1000"), "harbour");
        QCOMPARE(outcome(Judged(before, "STB-20"), "HKDX"), "cannot-tell");
    }

    void burn_data()
    {
        QTest::addColumn<QString>("at");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("reference");
        QTest::addColumn<QString>("outcome");
        const QString day = "2026-03-31T09:00:00Z";
        QTest::newRow("same amount, same day") << day << "1000"
                                               << ""
                                               << "pass";
        QTest::newRow("first moment of the day") << "2026-03-30T16:00:00Z"
                                                 << "1000"
                                                 << ""
                                                 << "pass";
        QTest::newRow("last moment of the day") << "2026-03-31T15:59:59Z"
                                                << "1000"
                                                << ""
                                                << "pass";
        QTest::newRow("the next day") << "2026-03-31T16:00:00Z"
                                      << "1000"
                                      << ""
                                      << "breach";
        QTest::newRow("the day before") << "2026-03-30T15:59:59Z"
                                        << "1000"
                                        << ""
                                        << "breach";
        QTest::newRow("a cent less") << day << "999.99"
                                     << ""
                                     << "breach";
        QTest::newRow("by reference") << day << "1000"
                                      << "FL-1"
                                      << "pass";
        QTest::newRow("by reference, a cent more") << day << "1000.01"
                                                   << "FL-1"
                                                   << "breach";
        QTest::newRow("by reference, the next day") << "2026-03-31T16:00:00Z"
                                                    << "1000"
                                                    << "FL-1"
                                                    << "breach";
        QTest::newRow("for another") << day << "1000"
                                     << "FL-9"
                                     << "breach";
    }
    void burn()
    {
        QFETCH(QString, at);
        QFETCH(QString, amount);
        QFETCH(QString, reference);
        auto builder = paidOut();
        auto one = operation(Operation::Burn, "OP-1", at.toStdString(), qPrintable(amount));
        one.reference = reference.toStdString();
        builder.put(one, "chain");
        const Judged judged(builder, "STB-23");
        QTEST(outcome(judged, "HKDX"), "outcome");
        QCOMPARE(outcome(judged, "HKDX payout FL-1"), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void burnOfARedemption()
    {
        auto builder = paidOut("RD-1");
        auto request = redemption("RD-1", "2026-03-30T02:00:00Z", "2026-03-31T02:00:00Z", "1005");
        request.burnId = "OP-1";
        request.fee = number("5");
        builder.put(request, "harbour");
        builder.put(operation(Operation::Burn, "OP-1", "2026-03-31T09:00:00Z", "1005"), "chain");
        QCOMPARE(outcome(Judged(builder, "STB-23"), "HKDX"), "pass");
        builder.put(operation(Operation::Burn, "OP-1", "2026-03-31T09:00:00Z", "1006"), "chain");
        QCOMPARE(outcome(Judged(builder, "STB-23"), "HKDX payout FL-1"), "breach");
    }

    void payoutsInParts()
    {
        auto builder = paidOut("RD-1");
        auto rest = flow(FlowKind::Payout, "FL-2", "2026-03-31T05:00:00Z", "500");
        rest.reference = "RD-1";
        builder.put(rest, "harbour");
        auto one = operation(Operation::Burn, "OP-1", "2026-03-31T09:00:00Z", "1500");
        one.reference = "RD-1";
        builder.put(one, "chain");
        const Judged judged(builder, "STB-23");
        QCOMPARE(outcome(judged, "HKDX"), "pass");
        QCOMPARE(judged.find("HKDX")->measured, "1 of 1");
    }

    void oneBurnAnswersOnePayout()
    {
        auto builder = paidOut();
        builder.put(flow(FlowKind::Payout, "FL-2", "2026-03-31T03:00:00Z", "1000"), "harbour");
        builder.put(operation(Operation::Burn, "OP-1", "2026-03-31T09:00:00Z", "1000"), "chain");
        const Judged judged(builder, "STB-23");
        QCOMPARE(outcome(judged, "HKDX payout FL-1"), "none");
        QCOMPARE(outcome(judged, "HKDX payout FL-2"), "breach");
    }

    void burnNotDueMissingAndStale()
    {
        auto early = paidOut("", at("2026-03-31T10:00:00Z"));
        QCOMPARE(outcome(Judged(early, "STB-23"), "HKDX"), "pass");
        auto none = issuer(kNow);
        QCOMPARE(outcome(Judged(none, "STB-23"), "HKDX"), "cannot-tell");
        none.confirm<ReserveFlow>("harbour", 0ms);
        none.confirm<TokenOperation>("harbour", 0ms);
        QCOMPARE(outcome(Judged(none, "STB-23"), "HKDX"), "not-applicable");
        none.confirm<TokenOperation>("harbour", 25h);
        QCOMPARE(outcome(Judged(none, "STB-23"), "HKDX"), "cannot-tell");
        // The ledger was last heard while the day was not over.
        auto stale = issuer(at("2026-04-01T13:00:00Z"));
        stale.put(flow(FlowKind::Payout, "FL-1", "2026-03-31T02:00:00Z", "1000"), "harbour");
        stale.put(operation(Operation::Freeze, "OP-0", "2026-03-01T02:00:00Z"), "chain", 25h);
        const Judged judged(stale, "STB-23");
        QCOMPARE(outcome(judged, "HKDX"), "cannot-tell");
        QCOMPARE(judged.all().size(), 1u);
    }
};

QTEST_APPLESS_MAIN(tst_MatchingRules)
#include "tst_MatchingRules.moc"
