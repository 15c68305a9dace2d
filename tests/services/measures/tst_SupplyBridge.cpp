// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/supply/SupplyBridge.h"
#include "tests/services/rules/PictureBuilder.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::rules::test;

namespace
{

const Instant kNow = at("2026-03-31T10:00:00Z");
const std::pair kPlace{CoinId("HKDX"), LedgerId("eip155:1")};

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer").source("ledger-a", "ledger", Tier::Observed);
    return builder;
}

Supply supply(const char* total, const char* frozen = "", const char* ledger = "eip155:1")
{
    Supply out;
    out.coin = kPlace.first;
    out.ledger = LedgerId(ledger);
    out.total = number(total);
    if (*frozen)
        out.frozen = number(frozen);
    return out;
}

TokenOperation operation(const char* id, Operation kind, const char* amount, const char* when)
{
    TokenOperation out;
    out.id = id;
    out.coin = kPlace.first;
    out.ledger = kPlace.second;
    out.operation = kind;
    if (*amount)
        out.amount = number(amount);
    out.at = at(when);
    return out;
}

std::vector<BridgeMeasure> measured(SnapshotBuilder& builder, const BridgeParameters& parameters = {})
{
    const auto snapshot = builder.build();
    return bridgeMeasures({snapshot, builder.now(), {}}, parameters);
}

std::string text(const std::optional<Decimal>& value)
{
    return value ? value->text() : "none";
}

BridgeParameters earlier(const char* total, const char* when)
{
    BridgeParameters out;
    out.earlier[kPlace] = {number(total), at(when), {}};
    return out;
}

} // namespace

class tst_SupplyBridge : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void againstAnEarlierObservation()
    {
        auto builder = start();
        builder.put(supply("1300.5", "20"), "ledger-a");
        builder.put(operation("1", Operation::Mint, "999", "2026-03-31T08:00:00Z"),
                    "ledger-a"); // at the opening: in it
        builder.put(operation("2", Operation::Mint, "500", "2026-03-31T08:00:00.001Z"), "ledger-a");
        builder.put(operation("3", Operation::Burn, "200", "2026-03-31T09:00:00Z"), "ledger-a");
        builder.put(operation("4", Operation::Freeze, "20", "2026-03-31T09:10:00Z"), "ledger-a");
        builder.put(operation("5", Operation::Mint, "", "2026-03-31T09:20:00Z"), "ledger-a");
        builder.put(operation("6", Operation::Mint, "0.5", "2026-03-31T10:00:00Z"), "ledger-a");
        builder.put(operation("7", Operation::Mint, "77", "2026-03-31T10:00:01Z"), "ledger-a"); // after what was seen
        const auto one = measured(builder, earlier("1000", "2026-03-31T08:00:00Z")).front().bridge;
        QCOMPARE(text(one.opening), "1000");
        QCOMPARE(one.minted.text(), "500.5");
        QCOMPARE(one.burned.text(), "200");
        QCOMPARE(text(one.expected), "1300.5");
        QCOMPARE(text(one.closing), "1300.5");
        QVERIFY(one.difference->isZero());
        QCOMPARE(text(one.frozen), "20");
        QCOMPARE(one.from, at("2026-03-31T08:00:00Z"));
        QCOMPARE(one.until, kNow);
        QCOMPARE(text(one.stated), "none");
        QCOMPARE(text(one.gap), "none");
    }

    void somethingIsMissing()
    {
        auto builder = start();
        builder.put(supply("1300"), "ledger-a");
        builder.put(operation("2", Operation::Mint, "250", "2026-03-31T09:00:00Z"), "ledger-a");
        const auto one = measured(builder, earlier("1000", "2026-03-31T08:00:00Z")).front().bridge;
        QCOMPARE(text(one.difference), "50");
        QCOMPARE(text(one.frozen), "none"); // nobody states it
    }

    void nothingEarlierIsKnown()
    {
        auto builder = start();
        builder.put(supply("1300"), "ledger-a");
        builder.put(operation("1", Operation::Mint, "250", "2026-03-30T10:00:00Z"),
                    "ledger-a"); // a day before: outside
        builder.put(operation("2", Operation::Burn, "50", "2026-03-30T10:00:01Z"), "ledger-a");
        const auto one = measured(builder).front().bridge;
        QCOMPARE(text(one.opening), "1350");
        QCOMPARE(text(one.expected), "1300");
        QCOMPARE(text(one.difference), "none");
        QCOMPARE(one.from, kNow - 24h);
    }

    void operationsToldTwice()
    {
        auto builder = start();
        builder.source("ledger-b", "ledger", Tier::Observed);
        builder.put(supply("1300"), "ledger-a");
        const auto mint = operation("1", Operation::Mint, "250", "2026-03-31T09:00:00Z");
        builder.put(mint, "ledger-a")
            .put(mint, "ledger-b")
            .put(operation("x", Operation::Mint, "9", "2026-03-31T09:00:00Z"), "harbour");
        QCOMPARE(measured(builder).front().bridge.minted.text(), "250");
        auto statedOnly = start();
        statedOnly.put(supply("1300"), "ledger-a").put(mint, "harbour");
        QCOMPARE(measured(statedOnly).front().bridge.minted.text(), "250");
    }

    // Stated 1,008 against 1,000 observed: 8, 0.8 %. Stated since 06:40, observed since 06:50, both confirmed at 10:00:
    // 3 h 10 min. 0.8 × 3.1666… = 2.5333… percent-hours.
    void claimGap()
    {
        auto builder = start();
        builder.put(supply("1000"), "ledger-a", 190min).put(supply("1008"), "harbour", 200min);
        builder.confirm<Supply>("ledger-a", 0ms).confirm<Supply>("harbour", 0ms);
        const auto one = measured(builder).front();
        QCOMPARE(text(one.bridge.stated), "1008");
        QCOMPARE(text(one.bridge.gap), "8");
        QCOMPARE(text(one.bridge.gapShare), "0.008000");
        QCOMPARE(one.bridge.gapSeconds, 190 * 60);
        QVERIFY(!one.evidence.hashes().empty());
    }

    void gapIsOnlyProvedWhileBothStand()
    {
        auto builder = start();
        builder.put(supply("1000"), "ledger-a", 10min).put(supply("990"), "harbour", 200min);
        builder.confirm<Supply>("ledger-a", 0ms).confirm<Supply>("harbour", 4min);
        const auto one = measured(builder).front().bridge;
        QCOMPARE(text(one.gapShare), "-0.010000");
        QCOMPARE(one.gapSeconds, 6 * 60);
        auto apart = start();
        apart.put(supply("1000"), "ledger-a", 10min).put(supply("990"), "harbour", 200min);
        QCOMPARE(measured(apart).front().bridge.gapSeconds, 0); // the issuer has not spoken since
    }

    void gapThatOutlivesItsFigures()
    {
        auto builder = start();
        builder.put(supply("1000"), "ledger-a", 10min).put(supply("1001"), "harbour", 10min);
        builder.confirm<Supply>("ledger-a", 0ms).confirm<Supply>("harbour", 0ms);
        auto parameters = earlier("900", "2026-03-31T09:00:00Z");
        parameters.earlier[kPlace].gapSince = at("2026-03-31T08:00:00Z");
        const auto one = measured(builder, parameters).front();
        QCOMPARE(one.bridge.gapSeconds, 7200);
        QCOMPARE(text(one.bridge.difference), "100");
    }

    void noGapNoTime()
    {
        auto builder = start();
        builder.put(supply("1000.0"), "ledger-a").put(supply("1000"), "harbour");
        const auto one = measured(builder).front();
        QVERIFY(one.bridge.gap->isZero());
        QVERIFY(!one.bridge.gapSeconds);
        auto tiny = start();
        tiny.put(supply("1000000000"), "ledger-a").put(supply("1000000001"), "harbour");
        QCOMPARE(text(measured(tiny).front().bridge.gapShare), "0.000001"); // never reads as none
    }

    void oneSideOnly()
    {
        auto builder = start();
        builder.put(supply("1000"), "harbour").put(supply("5", "", "eip155:137"), "ledger-a");
        const auto all = measured(builder);
        QCOMPARE(all.size(), 2u);
        QCOMPARE(text(all[0].bridge.closing), "none");
        QCOMPARE(text(all[0].bridge.stated), "1000");
        QCOMPARE(text(all[1].bridge.closing), "5");
    }

    void hostileFigures()
    {
        auto builder = start();
        const std::string huge(120, '9');
        builder.put(supply(huge.c_str()), "ledger-a").put(supply("0"), "harbour");
        for (const char* id : {"1", "2"})
            builder.put(operation(id, Operation::Burn, huge.c_str(), "2026-03-31T09:00:00Z"), "ledger-a");
        QCOMPARE(text(measured(builder).front().bridge.opening), "none");
        auto zero = start();
        zero.put(supply("0"), "ledger-a").put(supply("5"), "harbour");
        const auto one = measured(zero).front();
        QCOMPARE(text(one.bridge.gap), "5");
        QCOMPARE(text(one.bridge.gapShare), "none");
    }
};

QTEST_APPLESS_MAIN(tst_SupplyBridge)
#include "tst_SupplyBridge.moc"
