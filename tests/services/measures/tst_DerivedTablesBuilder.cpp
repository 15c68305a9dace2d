// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/DerivedTablesBuilder.h"
#include "tests/services/rules/PictureBuilder.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::rules::test;

namespace {

/// Nine o'clock in Hong Kong.
const Instant kMorning = at("2026-03-31T01:00:00Z");
const CoinId kCoin("HKDX");
const LedgerId kLedger("eip155:1");

DerivedTerms terms()
{
    DerivedTerms out;
    out.coverage.limits = out.holdings.limits = {24h, 15s};
    out.holdings.classes.eligible = {AssetClass::Cash};
    out.holdings.haircuts = {{AssetClass::Cash, std::nullopt, Decimal()}};
    return out;
}

SnapshotBuilder start(Instant now)
{
    SnapshotBuilder builder(now);
    builder.source("harbour", "issuer").source("ledger-a", "ledger", Tier::Observed);
    return builder;
}

void putSupply(SnapshotBuilder& builder, const char* total, Duration age)
{
    Supply supply;
    supply.coin = kCoin;
    supply.ledger = kLedger;
    supply.total = number(total);
    builder.put(supply, "ledger-a", age);
}

ReserveAsset cash(const char* id, const char* value, AssetClass assetClass = AssetClass::Cash)
{
    ReserveAsset asset;
    asset.statementId = id;
    asset.coin = kCoin;
    asset.line = "1";
    asset.assetClass = assetClass;
    asset.currency = "HKD";
    asset.marketValue = asset.marketValueReference = number(value);
    return asset;
}

void putStatement(SnapshotBuilder& builder, const char* id, Duration age, const std::optional<ReserveAsset>& line)
{
    ReserveStatement statement;
    statement.statementId = id;
    statement.coin = kCoin;
    statement.issuer = IssuerId("harbour");
    statement.asOf = builder.now() - age;
    statement.currency = "HKD";
    statement.outstanding = number("1000");
    statement.assetTotal = number("1000");
    statement.assetCount = 1;
    builder.put(statement, "harbour", age);
    if (line)
        builder.put(*line, "harbour", age);
}

template <class Record>
Record only(DerivedTablesBuilder& book, const Snapshot& snapshot, Instant now)
{
    book.refresh({snapshot, now, {}});
    DerivedTables tables;
    book.publish(tables);
    const auto& table = tables.get<Record>();
    return table.present() == 1 ? table.at(0).record : Record{};
}

std::string text(const std::optional<Decimal>& value)
{
    return value ? value->text() : "none";
}

} // namespace

class tst_DerivedTablesBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dayOfHongKong_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("began");
        QTest::newRow("last millisecond") << "2026-03-31T15:59:59.999Z" << "2026-03-30T16:00:00Z";
        QTest::newRow("midnight") << "2026-03-31T16:00:00Z" << "2026-03-31T16:00:00Z";
        QTest::newRow("morning") << "2026-03-31T01:00:00Z" << "2026-03-30T16:00:00Z";
    }
    void dayOfHongKong()
    {
        QFETCH(QString, now);
        QFETCH(QString, began);
        QCOMPARE(startOfDay(at(now.toStdString().c_str())), at(began.toStdString().c_str()));
    }

    void bridgeFromTheOpeningOfTheDay()
    {
        auto builder = start(kMorning);
        putSupply(builder, "1250", 0ms);
        for (const auto& [id, kind, amount, age] :
             {std::tuple{"1", Operation::Mint, "300", 2h}, std::tuple{"2", Operation::Burn, "40", 1h},
              std::tuple{"0", Operation::Mint, "500", 10h}}) { // before the opening was seen
            TokenOperation one;
            one.id = id;
            one.coin = kCoin;
            one.ledger = kLedger;
            one.operation = kind;
            one.amount = number(amount);
            one.at = kMorning - age;
            builder.put(one, "ledger-a");
        }
        const auto snapshot = builder.build();
        DerivedTablesBuilder unknowing(terms());
        QCOMPARE(text(only<SupplyBridge>(unknowing, snapshot, kMorning).difference), "none");

        DerivedTablesBuilder book(terms());
        EarlierData past;
        past.openings[{kCoin, kLedger}] = {number("1000"), kMorning - 9h, std::nullopt};
        book.recall({snapshot, kMorning, {}}, past);
        const auto bridge = only<SupplyBridge>(book, snapshot, kMorning);
        QCOMPARE(text(bridge.opening), "1000");
        QCOMPARE(text(bridge.expected), "1260");
        QCOMPARE(text(bridge.difference), "-10");
        QCOMPARE(*bridge.from, kMorning - 9h);
    }

    void whatWasSeenBeforeMidnightOpensTheNextDay()
    {
        const Instant midnight = at("2026-03-31T16:00:00Z");
        DerivedTablesBuilder book(terms());
        auto before = start(midnight - 1s);
        putSupply(before, "1000", 5s);
        QCOMPARE(text(only<SupplyBridge>(book, before.build(), midnight - 1s).difference), "none");
        auto after = start(midnight + 1h);
        putSupply(after, "1001", 0ms);
        const auto bridge = only<SupplyBridge>(book, after.build(), midnight + 1h);
        QCOMPARE(text(bridge.opening), "1000");
        QCOMPARE(text(bridge.difference), "1");
    }

    /// While the statement was the newest its lines were here; later only the statement is.
    void linesThatWereSeenStillCount()
    {
        DerivedTablesBuilder book(terms());
        auto first = start(kMorning);
        putStatement(first, "RS-1", 0ms, cash("RS-1", "1000"));
        QCOMPARE(text(only<CoverageReading>(book, first.build(), kMorning).headline), "1.000000");
        auto second = start(kMorning + 1h);
        putStatement(second, "RS-1", 1h, std::nullopt);
        putStatement(second, "RS-2", 0ms, cash("RS-2", "1000"));
        QCOMPARE(only<CoverageReading>(book, second.build(), kMorning + 1h).minutesUnproved, 23 * 60);
        DerivedTablesBuilder other(terms());
        QCOMPARE(only<CoverageReading>(other, second.build(), kMorning + 1h).minutesUnproved, 24 * 60);
    }

    void recalledLines_data()
    {
        QTest::addColumn<int>("assetClass");
        QTest::addColumn<QString>("value");
        QTest::addColumn<int>("below");
        QTest::addColumn<int>("unproved");
        QTest::newRow("eligible") << int(AssetClass::Cash) << "1000" << 0 << 23 * 60;
        QTest::newRow("stated total covers, eligible lines do not")
            << int(AssetClass::Other) << "1000" << 60 << 23 * 60;
        QTest::newRow("not all of its lines") << int(AssetClass::Cash) << "999" << 0 << 24 * 60;
    }
    void recalledLines()
    {
        QFETCH(int, assetClass);
        QFETCH(QString, value);
        auto builder = start(kMorning);
        putStatement(builder, "RS-1", 1h, std::nullopt);
        putStatement(builder, "RS-2", 0ms, cash("RS-2", "1000"));
        const auto snapshot = builder.build();
        const auto missing = withoutLines(snapshot, kMorning, 48h, 10);
        QCOMPARE(missing.size(), 1u);
        QCOMPARE(missing.front()->record.statementId, "RS-1");
        QVERIFY(withoutLines(snapshot, kMorning, 48h, 0).empty());
        QVERIFY(withoutLines(snapshot, kMorning, 59min, 10).empty());
        EarlierData past;
        past.lines.push_back({cash("RS-1", value.toStdString().c_str(), static_cast<AssetClass>(assetClass)),
                              missing.front()->origin, 0, RowState::Present});
        DerivedTablesBuilder book(terms());
        book.recall({snapshot, kMorning, {}}, past);
        const auto one = only<CoverageReading>(book, snapshot, kMorning);
        QTEST(int(one.minutesBelow.value_or(-1)), "below");
        QTEST(int(one.minutesUnproved.value_or(-1)), "unproved");
    }

    void issuersMayNumberRedemptionsAlike()
    {
        auto builder = start(kMorning);
        builder.source("lantern", "issuer");
        const auto put = [&](const char* coin, const char* source, const char* amount) {
            Redemption one;
            one.id = "R-0001";
            one.coin = CoinId(coin);
            one.amount = number(amount);
            builder.put(one, source);
        };
        put("HKDX", "harbour", "10");
        put("USDX", "lantern", "20");
        const auto snapshot = builder.build();
        DerivedTablesBuilder book(terms());
        // All of it, then the coins that changed one by one, as a running console does.
        const std::set<CoinId> first{CoinId("HKDX")};
        const std::set<CoinId> second{CoinId("USDX")};
        for (const auto* coins : {static_cast<const std::set<CoinId>*>(nullptr), &first, &second}) {
            book.refresh({snapshot, kMorning, {}, coins});
            DerivedTables tables;
            book.publish(tables);
            std::map<CoinId, std::string> seen;
            tables.get<RedemptionClock>().forEach([&](const Row<RedemptionClock>& row) {
                seen[row.record.coin] = row.record.amount.text() + ' ' + row.origin->source.value();
            });
            QCOMPARE(seen.size(), 2u);
            QCOMPARE(seen.at(CoinId("HKDX")), std::string("10 harbour"));
            QCOMPARE(seen.at(CoinId("USDX")), std::string("20 lantern"));
        }
    }
};

QTEST_APPLESS_MAIN(tst_DerivedTablesBuilder)
#include "tst_DerivedTablesBuilder.moc"
