// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/reserves/CoverageWindow.h"
#include "tests/services/rules/PictureBuilder.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::rules::test;

namespace
{

const Instant kNow = at("2026-03-31T10:00:00Z");
const CoinId kCoin("HKDX");

SnapshotBuilder start()
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer").source("ledger-a", "ledger", Tier::Observed);
    return builder;
}

/// A statement with a line of cash and one of debt.
void put(SnapshotBuilder& builder, const char* id, const char* outstanding, const char* cash, const char* debt,
         Duration age, const char* supersedes = "", std::int64_t count = 2)
{
    ReserveStatement statement;
    statement.statementId = id;
    statement.coin = kCoin;
    statement.issuer = IssuerId("harbour");
    statement.asOf = kNow - age;
    statement.currency = "HKD";
    statement.outstanding = number(outstanding);
    statement.assetTotal = *number(cash).plus(number(debt));
    statement.assetCount = count;
    statement.supersedes = supersedes;
    builder.put(statement, "harbour", age);
    ReserveAsset asset;
    asset.statementId = id;
    asset.coin = kCoin;
    asset.pool = "P1";
    asset.line = "1";
    asset.assetClass = AssetClass::Cash;
    asset.marketValueReference = number(cash);
    builder.put(asset, "harbour", age);
    asset.line = "2";
    asset.assetClass = AssetClass::DebtSecurity;
    asset.marketValueReference = number(debt);
    builder.put(asset, "harbour", age);
}

void putSupply(SnapshotBuilder& builder, const char* source, const char* total, Duration age,
               const char* ledger = "eip155:1")
{
    Supply supply;
    supply.coin = kCoin;
    supply.ledger = LedgerId(ledger);
    supply.total = number(total);
    builder.put(supply, source, age);
}

void putOperation(SnapshotBuilder& builder, const char* id, Operation kind, const char* amount, Duration age)
{
    TokenOperation operation;
    operation.id = id;
    operation.coin = kCoin;
    operation.ledger = LedgerId("eip155:1");
    operation.operation = kind;
    operation.amount = number(amount);
    operation.at = kNow - age;
    builder.put(operation, "ledger-a");
}

void putFlow(SnapshotBuilder& builder, const char* id, FlowKind kind, const char* amount, Duration age)
{
    ReserveFlow flow;
    flow.id = id;
    flow.coin = kCoin;
    flow.kind = kind;
    flow.amount = number(amount);
    flow.currency = "HKD";
    flow.at = kNow - age;
    builder.put(flow, "harbour");
}

CoverageParameters parameters()
{
    CoverageParameters out;
    out.limits = {24h, 15s};
    out.eligibility = [](const ReserveStatement&, const ReserveAsset& asset) {
        if (asset.assetClass == AssetClass::Unknown)
            return Eligibility::CannotTell;
        return asset.assetClass == AssetClass::Other ? Eligibility::Ineligible : Eligibility::Eligible;
    };
    out.haircut = [](const ReserveStatement&, const ReserveAsset& asset) -> std::optional<Decimal> {
        if (asset.assetClass == AssetClass::Fund)
            return std::nullopt;
        return number(asset.assetClass == AssetClass::DebtSecurity ? "0.02" : "0");
    };
    return out;
}

CoverageReading reading(SnapshotBuilder& builder)
{
    const auto snapshot = builder.build();
    const auto all = coverageReadings({snapshot, kNow, {}}, parameters());
    return all.size() == 1 ? all.front() : CoverageReading{};
}

std::string text(const std::optional<Decimal>& value)
{
    return value ? value->text() : "none";
}

CoveragePoint point(const char* id, const char* when, const char* headline)
{
    CoveragePoint out;
    out.statementId = id;
    out.asOf = out.confirmed = at(when);
    if (*headline)
        out.headline = number(headline);
    return out;
}

std::string text(const std::vector<CoverageInterval>& intervals)
{
    std::string out;
    for (const auto& one : intervals)
        out += assay::support::toText(one.from).substr(11, 5) + '-' + assay::support::toText(one.until).substr(11, 5) +
               (one.state == CoverageState::Covered ? " covered "
                : one.state == CoverageState::Below ? " below "
                                                    : " unproved ") +
               one.statementId + ';';
    return out;
}

} // namespace

class tst_Coverage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void oneInstant()
    {
        auto builder = start();
        put(builder, "RS-1", "1000000.00", "400000.00", "605000.00", 0ms);
        putSupply(builder, "ledger-a", "1000000", 0ms);
        const auto one = reading(builder);
        QCOMPARE(one.coin, kCoin);
        QCOMPARE(one.pool, "P1");
        QCOMPARE(text(one.outstanding), "1000000.00");
        QCOMPARE(text(one.reserveValue), "1005000.00");
        QCOMPARE(text(one.headline), "1.005000");
        // 400,000 + 605,000 × 0.98 = 992,900
        QCOMPARE(text(one.prudential), "0.992900");
        QCOMPARE(text(one.worst), "1.005000");
        QCOMPARE(text(one.buffer), "5000.00");
        QCOMPARE(text(one.claimGap), "0.000000");
        QCOMPARE(one.assetsAsOf, kNow);
        QCOMPARE(one.outstandingAsOf, kNow);
        QCOMPARE(one.remark, "");
        QCOMPARE(one.minutesBelow, 0);
        QCOMPARE(one.minutesUnproved, 1440); // nothing before, nothing after
    }

    void neverRoundedUp()
    {
        auto builder = start();
        put(builder, "RS-1", "1000000000000.00", "999999999999.99", "0", 0ms);
        const auto one = reading(builder);
        QCOMPARE(text(one.headline), "0.999999");
        QCOMPARE(text(one.buffer), "-0.01");
        QVERIFY(one.remark.find("issuer's own figure") != std::string::npos);
        QCOMPARE(text(one.claimGap), "none");
    }

    void theLargerFigureCounts()
    {
        auto builder = start();
        put(builder, "RS-1", "1000", "1000", "0", 5min);
        putSupply(builder, "ledger-a", "600", 1min);
        putSupply(builder, "ledger-a", "650", 2min, "eip155:137");
        const auto one = reading(builder);
        QCOMPARE(text(one.outstanding), "1250");
        QCOMPARE(text(one.headline), "0.800000");
        QCOMPARE(one.assetsAsOf, kNow - 5min);
        QCOMPARE(one.outstandingAsOf, kNow - 2min); // of the ledger that was looked at first
        QCOMPARE(text(one.claimGap), "-0.200000");
    }

    // Assets as of 09:50 (1,000,000), supply seen at 10:00 (1,000,000). In between 30,000 were minted and 30,000
    // burned, and 5,000 left the pool before 4,000 came back: at most 1,030,000 stood against at least 995,000.
    void worstCase()
    {
        auto builder = start();
        put(builder, "RS-1", "1000000.00", "1000000.00", "0", 10min);
        putSupply(builder, "ledger-a", "1000000", 0ms);
        putOperation(builder, "0", Operation::Mint, "500000", 11min); // before both
        putOperation(builder, "1", Operation::Mint, "30000", 8min);
        putOperation(builder, "2", Operation::Burn, "30000", 6min);
        putFlow(builder, "1", FlowKind::Withdrawal, "5000.00", 5min);
        putFlow(builder, "2", FlowKind::Inflow, "4000.00", 4min);
        const auto one = reading(builder);
        QCOMPARE(text(one.headline), "1.000000");
        QCOMPARE(text(one.worst), "0.966019"); // 995,000 ÷ 1,030,000 = 0.9660194…
    }

    void worstCaseOfStatements()
    {
        auto builder = start();
        put(builder, "RS-1", "1000", "900", "0", 20min);  // ended before the span
        put(builder, "RS-2", "1100", "1090", "0", 12min); // stood at its beginning
        put(builder, "RS-3", "1000", "1000", "0", 2min);
        putSupply(builder, "ledger-a", "900", 10min);
        const auto one = reading(builder);
        QCOMPARE(text(one.headline), "1.000000");
        QCOMPARE(text(one.worst), "0.909090"); // 1,000 ÷ 1,100
    }

    void flowsInAnotherCurrencyAreNamed()
    {
        auto builder = start();
        put(builder, "RS-1", "1000", "1000", "0", 10min);
        putSupply(builder, "ledger-a", "1000", 0ms);
        ReserveFlow flow;
        flow.id = "F";
        flow.coin = kCoin;
        flow.kind = FlowKind::Payout;
        flow.amount = number("10");
        flow.currency = "USD";
        flow.at = kNow - 5min;
        builder.put(flow, "harbour");
        const auto one = reading(builder);
        QCOMPARE(text(one.worst), "1.000000");
        QVERIFY(one.remark.find("another currency") != std::string::npos);
    }

    void whatCannotBeTold()
    {
        auto incomplete = start();
        put(incomplete, "RS-1", "1000", "1000", "0", 0ms, "", 3);
        auto one = reading(incomplete);
        QCOMPARE(text(one.headline), "none");
        QCOMPARE(text(one.outstanding), "1000");
        QVERIFY(one.remark.find("2 of 3 asset lines") != std::string::npos);

        auto nothing = start();
        put(nothing, "RS-1", "0", "1000", "0", 0ms);
        one = reading(nothing);
        QCOMPARE(text(one.headline), "none");
        QCOMPARE(text(one.buffer), "1000");
        QVERIFY(one.remark.find("No tokens") != std::string::npos);

        auto stale = start();
        put(stale, "RS-1", "1000", "1000", "0", 25h);
        one = reading(stale);
        QVERIFY(one.remark.find("is stale") != std::string::npos);
        QCOMPARE(text(one.headline), "1.000000"); // its as-of says how old it is

        auto empty = start();
        QCOMPARE(reading(empty).coin, CoinId());
    }

    void linesInDoubt_data()
    {
        QTest::addColumn<int>("assetClass");
        QTest::addColumn<QString>("headline");
        QTest::addColumn<QString>("prudential");
        QTest::addColumn<QString>("remark");
        QTest::newRow("eligible") << int(AssetClass::BankDeposit) << "1.000000"
                                  << "1.000000"
                                  << "";
        QTest::newRow("not eligible") << int(AssetClass::Other) << "0.900000"
                                      << "0.900000"
                                      << "";
        QTest::newRow("in doubt") << int(AssetClass::Unknown) << "0.900000"
                                  << "0.900000"
                                  << "HKD 100 of assets";
        QTest::newRow("no haircut") << int(AssetClass::Fund) << "1.000000"
                                    << "none"
                                    << "haircut of line 2";
    }
    void linesInDoubt()
    {
        QFETCH(int, assetClass);
        QFETCH(QString, remark);
        auto builder = start();
        put(builder, "RS-1", "1000", "900", "100", 0ms);
        ReserveAsset asset;
        asset.statementId = "RS-1";
        asset.coin = kCoin;
        asset.line = "2";
        asset.assetClass = static_cast<AssetClass>(assetClass);
        asset.marketValueReference = number("100");
        builder.put(asset, "harbour");
        const auto one = reading(builder);
        QTEST(QString::fromStdString(text(one.headline)), "headline");
        QTEST(QString::fromStdString(text(one.prudential)), "prudential");
        QVERIFY(QString::fromStdString(one.remark).contains(remark));
    }

    void intervals()
    {
        auto given = parameters();
        given.longestGap = 1h;
        const std::vector<CoveragePoint> points{
            point("A", "2026-03-31T04:30:00Z", "1.1"), point("B", "2026-03-31T05:30:00Z", "0.999999"),
            point("C", "2026-03-31T06:10:00Z", "1.000000"), point("D", "2026-03-31T08:00:00Z", ""),
            point("E", "2026-03-31T08:30:00Z", "1")};
        const auto from = at("2026-03-31T04:00:00Z");
        auto all = coverageIntervals(points, given, from, kNow);
        // C and D are too far apart, D cannot be told, E is the newest and never confirmed.
        QCOMPARE(text(all), "04:00-04:30 unproved ;04:30-05:30 covered A;05:30-06:10 below B;06:10-10:00 unproved ;");
        QCOMPARE(minutesIn(all, CoverageState::Below), 40);
        QCOMPARE(minutesIn(all, CoverageState::Unproved), 260);
        QCOMPARE(text(all[1].headline), "1.1");

        auto confirmed = points;
        confirmed.back().confirmed = at("2026-03-31T09:30:00Z");
        all = coverageIntervals(confirmed, given, from, kNow);
        QCOMPARE(text(all).substr(64), "06:10-08:30 unproved ;08:30-09:30 covered E;09:30-10:00 unproved ;");
        confirmed.back().confirmed += 1ms; // confirmed, but nothing was stated for longer than allowed
        QCOMPARE(coverageIntervals(confirmed, given, from, kNow).size(), 4u);
    }

    void intervalsAtTheEdges()
    {
        auto given = parameters();
        given.longestGap = 1h;
        std::vector<CoveragePoint> points{point("A", "2026-03-31T08:40:00Z", "0.5"),
                                          point("B", "2026-03-31T09:40:00Z", "1"),
                                          point("C", "2026-03-31T10:40:00Z", "1")};
        // Begun before the window, and ended after it.
        QCOMPARE(text(coverageIntervals(points, given, at("2026-03-31T09:00:00Z"), kNow)),
                 "09:00-09:40 below A;09:40-10:00 covered B;");
        QCOMPARE(text(coverageIntervals({}, given, at("2026-03-31T09:00:00Z"), kNow)), "09:00-10:00 unproved ;");
        QVERIFY(coverageIntervals(points, given, kNow, kNow).empty());
        const std::vector<CoverageInterval> part{{kNow, kNow + 60001ms, CoverageState::Below, {}, {}}};
        QCOMPARE(minutesIn(part, CoverageState::Below), 2);
    }

    void minutesOfTheLastDay()
    {
        auto builder = start();
        put(builder, "RS-0", "1000", "1", "0", 3h); // restated
        put(builder, "RS-1", "1000", "1000", "0", 3h, "RS-0");
        put(builder, "RS-2", "1000", "999", "0", 2h); // below for an hour
        put(builder, "RS-3", "1000", "1000", "0", 1h);
        builder.confirm<ReserveStatement>("harbour", 30min).confirm<ReserveAsset>("harbour", 30min);
        const auto one = reading(builder);
        QCOMPARE(one.minutesBelow, 60);
        QCOMPARE(one.minutesUnproved, 21 * 60 + 30);
    }

    /// Its stated total would cover; whether eligible lines did is known only to who saw them.
    void anOlderStatementWhoseLinesAreGone()
    {
        auto builder = start();
        for (const auto& [id, age] : {std::pair{"RS-1", 4h}, std::pair{"RS-2", 3h}, std::pair{"RS-3", 2h}}) {
            ReserveStatement bare;
            bare.statementId = id;
            bare.coin = kCoin;
            bare.issuer = IssuerId("harbour");
            bare.currency = "HKD";
            bare.asOf = kNow - age;
            bare.outstanding = number("1000");
            bare.assetTotal = number("1000");
            bare.assetCount = 1;
            builder.put(bare, "harbour", age);
        }
        put(builder, "RS-4", "1000", "1000", "0", 1h);
        builder.confirm<ReserveStatement>("harbour", 0ms).confirm<ReserveAsset>("harbour", 0ms);
        const auto unseen = reading(builder);
        QCOMPARE(unseen.minutesBelow, 0);
        QCOMPARE(unseen.minutesUnproved, 23 * 60);

        const auto snapshot = builder.build();
        const SourceId source("harbour");
        const EligibleBefore before{{{kCoin, source, "RS-1"}, {kNow - 4h, number("1000")}},
                                    {{kCoin, source, "RS-2"}, {kNow - 3h, number("999.99")}},
                                    {{kCoin, SourceId("other"), "RS-3"}, {kNow - 2h, number("1000")}}};
        auto given = parameters();
        given.before = &before;
        const auto seen = coverageReadings({snapshot, kNow, {}}, given).front();
        QCOMPARE(seen.minutesBelow, 60);
        QCOMPARE(seen.minutesUnproved, 21 * 60);
    }

    void observedSupplyCountsWhereItStood()
    {
        auto builder = start();
        put(builder, "RS-1", "1000", "1000", "0", 3h); // before the supply was seen as it is
        put(builder, "RS-2", "1000", "1000", "0", 1h);
        put(builder, "RS-3", "1000", "1000", "0", 30min);
        putSupply(builder, "ledger-a", "1001", 2h);
        builder.confirm<Supply>("ledger-a", 0ms);
        // RS-1 is at 100 %, RS-2 at 99.9 % for half an hour.
        QCOMPARE(reading(builder).minutesBelow, 30);
    }

    void strongerSourceAndOnlyTheCoinsAskedFor()
    {
        auto builder = start();
        builder.source("auditor", "issuer", Tier::Attested);
        put(builder, "RS-1", "1000", "1", "0", 0ms);
        ReserveStatement attested;
        attested.statementId = "A-1";
        attested.coin = kCoin;
        attested.asOf = kNow;
        attested.outstanding = number("10");
        builder.put(attested, "auditor");
        QCOMPARE(text(reading(builder).outstanding), "10");
        const auto snapshot = builder.build();
        const std::set<CoinId> other{CoinId("OTHER")};
        QVERIFY(coverageReadings({snapshot, kNow, {}, &other}, parameters()).empty());
    }

    void hostileFigures()
    {
        const std::string huge(120, '9');
        auto builder = start();
        put(builder, "RS-1", huge.c_str(), huge.c_str(), "0", 10min);
        putSupply(builder, "ledger-a", huge.c_str(), 0ms);
        putOperation(builder, "1", Operation::Burn, huge.c_str(), 5min);
        putOperation(builder, "2", Operation::Burn, huge.c_str(), 6min);
        const auto one = reading(builder);
        QCOMPARE(text(one.worst), "none");
        auto negative = start();
        put(negative, "RS-1", "-5", "1", "0", 0ms);
        QCOMPARE(text(reading(negative).headline), "none");
    }
};

QTEST_APPLESS_MAIN(tst_Coverage)
#include "tst_Coverage.moc"
