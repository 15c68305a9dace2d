// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <map>
#include <set>

#include "WorldRows.h"
#include "services/sandbox/world/Codes.h"
#include "services/sandbox/issuers/Coins.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

class tst_SandboxWorld : public QObject
{
    Q_OBJECT

private slots:
    void sameSettingsGiveSameBytes();
    void anotherSeedIsAnotherMarket();
    void stepsDoNotMatter();
    void sequencesRiseByOne();
    void changesLeadToTheSnapshot_data();
    void changesLeadToTheSnapshot();
    void everyRowDecodes();
    void calmCoversPar();
    void calmSupplyAgrees();
    void calmReserveIsEligible();
    void calmRedemptionsArePaidInTime();
    void calmBarsKeepTheRules();
    void calmAccountsAreCovered();
    void calmQueueIsInOrder();
    void cyclesFollowTheClock();
    void afterTheLastCutOffTheNextBusinessDayTakesWhatIsLeft();
    void locksAreReserved();
    void calmTransfersStayClearOfTheThreshold();

private:
    World m_calm{settingsOf(Scenario::Calm)};
};

void tst_SandboxWorld::sameSettingsGiveSameBytes()
{
    World first(settingsOf(Scenario::Calm, 5));
    World second(settingsOf(Scenario::Calm, 5));
    QVERIFY(digestOf(first) == digestOf(second));
    first.advance(kStart + 90s);
    second.advance(kStart + 90s);
    QVERIFY(digestOf(first) == digestOf(second));
}

void tst_SandboxWorld::anotherSeedIsAnotherMarket()
{
    const World other(settingsOf(Scenario::Calm, 2));
    QVERIFY(digestOf(other) != digestOf(World(settingsOf(Scenario::Calm))));
}

void tst_SandboxWorld::stepsDoNotMatter()
{
    World whole(settingsOf(Scenario::StuckDvp));
    World cut(settingsOf(Scenario::StuckDvp));
    whole.advance(kStart + 61s);
    for (auto at = kStart; at <= kStart + 61s; at += 137ms)
        cut.advance(at);
    cut.advance(kStart + 61s);
    QCOMPARE(whole.now().time_since_epoch().count(), cut.now().time_since_epoch().count());
    QVERIFY(digestOf(whole) == digestOf(cut));
}

void tst_SandboxWorld::sequencesRiseByOne()
{
    World world(settingsOf(Scenario::Calm));
    std::map<std::string, std::int64_t> last;
    for (const auto& source : world.sources())
        last[source.id] = source.sequence;
    const auto changes = world.advance(kStart + 120s);
    QVERIFY(changes.size() > 500);
    for (const auto& change : changes)
        QCOMPARE(change.sequence, ++last[change.source]);
    for (const auto& source : world.sources()) {
        QCOMPARE(source.sequence, last[source.id]);
        QVERIFY2(source.sequence > 1, source.id.c_str());
    }
}

void tst_SandboxWorld::changesLeadToTheSnapshot_data()
{
    QTest::addColumn<uint>("rate");
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("seconds");
    QTest::newRow("usual") << 5u << QByteArray("2026-03-31T02:00:00Z") << 130;
    QTest::newRow("rows that come and go within one step") << 20'000u << QByteArray("2026-03-31T02:00:00Z") << 2;
    QTest::newRow("end of the day") << 5u << QByteArray("2026-03-31T15:59:50Z") << 20;
}

void tst_SandboxWorld::changesLeadToTheSnapshot()
{
    QFETCH(uint, rate);
    QFETCH(QByteArray, start);
    QFETCH(int, seconds);
    auto settings = settingsOf(Scenario::Calm);
    settings.rate = rate;
    settings.barsPerVault = 100;
    settings.start = support::parseInstant(start.toStdString()).value();
    World world(settings);
    std::map<std::string, std::map<std::string, std::string>> rows;
    for (const auto& source : world.sources())
        for (const auto& [resource, table] : source.tables)
            for (const auto& row : table.rows())
                rows[source.id + ' ' + resource][row->key] = row->json;
    for (const auto& change : world.advance(settings.start + seconds * 1s)) {
        auto& table = rows[change.source + ' ' + change.resource];
        std::set<std::string> touched;
        for (const auto& row : change.removes)
            QVERIFY2(table.erase(row->key) == 1, row->json.c_str());
        for (const auto& row : change.upserts) {
            QVERIFY2(touched.insert(row->key).second, "a row stands twice in one message");
            table[row->key] = row->json;
        }
    }
    for (const auto& source : world.sources())
        for (const auto& [resource, table] : source.tables) {
            const auto& expected = rows[source.id + ' ' + resource];
            QCOMPARE(table.size(), expected.size());
            for (const auto& row : table.rows())
                QCOMPARE(row->json, expected.at(row->key));
            if (resource == "instructions")
                QVERIFY(table.size() <= 2000);
        }
}

void tst_SandboxWorld::everyRowDecodes()
{
    const std::map<std::string, std::size_t> expected{{"bars", 25'001},     {"instructions", 2'000}, {"alerts", 200},
                                                      {"participants", 12}, {"positions", 72},       {"vaults", 5},
                                                      {"gold-tokens", 2},   {"prices", 4'320},      {"licensees", 1},
                                                      {"coin-terms", 1},    {"official-contracts", 2},
                                                      {"operators", 7},     {"settlement-cycles", 45},
                                                      {"action-requests", 3}};
    Pager pager;
    for (const auto& source : m_calm.sources())
        for (const auto& resource : source.resources) {
            const auto page = pager.page(m_calm, source, resource, Pager::kMaxLimit, {}, Duration::zero());
            QVERIFY(page.has_value());
            const auto update = wire::decodePage(*page, resource);
            QVERIFY2(update.has_value(), update ? "" : update.error().text().c_str());
            QVERIFY2(update->rejected.empty(), resource.c_str());
            QVERIFY(update->total.value_or(0) > 0);
            if (expected.contains(resource))
                QCOMPARE(std::size_t(*update->total), expected.at(resource));
        }
}

void tst_SandboxWorld::calmCoversPar()
{
    World world(settingsOf(Scenario::Calm));
    world.advance(kStart + 10min);
    for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl}) {
        const auto statements = rowsOf<domain::ReserveStatement>(world, source);
        QVERIFY(statements.size() >= 96);
        for (const auto& statement : statements) {
            // Par and the issuer's own target of half a per cent.
            const auto target = statement.outstanding.times(exact(1005, 3)).value();
            QVERIFY2(statement.assetTotal >= target, statement.statementId.c_str());
        }
        const auto& latest = statements.back();
        Decimal sum;
        std::int64_t count = 0;
        for (const auto& asset : rowsOf<domain::ReserveAsset>(world, source)) {
            QCOMPARE(asset.statementId, latest.statementId);
            sum = sum.plus(asset.marketValueReference).value();
            ++count;
        }
        QVERIFY(sum == latest.assetTotal);
        QCOMPARE(count, latest.assetCount);
    }
}

void tst_SandboxWorld::calmSupplyAgrees()
{
    World world(settingsOf(Scenario::Calm));
    // Coins are made at whole minutes; the ledgers have to show them in the same step.
    for (auto at = kStart; at <= kStart + 5min; at += 10s) {
        world.advance(at);
        std::map<std::string, Decimal> observed;
        for (const auto source : kLedgerSources)
            for (const auto& supply : rowsOf<domain::Supply>(world, source)) {
                auto& sum = observed[supply.coin.value()];
                sum = sum.plus(supply.total).value();
            }
        for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl}) {
            const auto latest = rowsOf<domain::ReserveStatement>(world, source).back();
            QVERIFY(latest.outstanding == observed.at(latest.coin.value()));
            Decimal stated;
            for (const auto& supply : rowsOf<domain::Supply>(world, source))
                stated = stated.plus(supply.total).value();
            QVERIFY(stated == latest.outstanding);
        }
    }
}

void tst_SandboxWorld::calmReserveIsEligible()
{
    const auto today = support::hongKongDate(kStart);
    std::set<std::string> isins;
    for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl})
        for (const auto& asset : rowsOf<domain::ReserveAsset>(m_calm, source)) {
            if (!asset.isin.empty()) {
                QCOMPARE(asset.isin, isin(asset.isin.substr(0, 2), asset.isin.substr(2, 9)));
                QVERIFY2(isins.insert(asset.isin).second, "an asset stands in two pools");
            }
            if (asset.maturity)
                QVERIFY(*asset.maturity > today && *asset.maturity <= plusDays(today, 365));
            if (asset.assetClass == domain::AssetClass::BankDeposit && asset.termStart)
                QVERIFY(*asset.maturity <= plusDays(*asset.termStart, 89));
            if (asset.assetClass == domain::AssetClass::ReverseRepo)
                QVERIFY(*asset.maturity == businessDayOnOrAfter(plusDays(*asset.termStart, 1)));
            const bool dollars = asset.currency == "USD";
            QVERIFY(dollars || (asset.currency == "HKD" && source != kSourcePearl));
        }
}

void tst_SandboxWorld::calmRedemptionsArePaidInTime()
{
    World world(settingsOf(Scenario::Calm));
    world.advance(kStart + 10min);
    for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl}) {
        const auto redemptions = rowsOf<domain::Redemption>(world, source);
        QVERIFY(redemptions.size() > 50);
        for (const auto& redemption : redemptions) {
            const auto until = redemption.paidAt.value_or(world.now());
            if (redemption.validAt)
                QVERIFY2(until - *redemption.validAt < 12h, redemption.id.c_str());
            if (redemption.state == domain::RedemptionState::Paid) {
                const auto due = redemption.amount.minus(redemption.fee.value_or(Decimal())).value();
                QVERIFY(redemption.fee && *redemption.paidAmount == due);
            }
        }
    }
}

void tst_SandboxWorld::calmBarsKeepTheRules()
{
    std::set<std::string> bars;
    for (const auto& bar : rowsOf<domain::Bar>(m_calm, "vaults")) {
        QVERIFY2(bars.insert(bar.refiner + ' ' + bar.serial).second, bar.serial.c_str());
        if (bar.form == domain::BarForm::Kilobar) {
            QVERIFY(*bar.fineOz == exact(32'148, 3) && *bar.fineness == exact(9999, 1));
            continue;
        }
        QVERIFY(bar.grossOz->isMultipleOf(exact(25, 3)).value());
        QVERIFY(*bar.fineness >= exact(9950, 1));
        QVERIFY(*bar.fineOz >= Decimal(350) && *bar.fineOz <= Decimal(430));
        const auto computed =
            bar.grossOz->times(*bar.fineness).value().dividedBy(Decimal(1000), 3, domain::Rounding::HalfUp);
        QVERIFY(*bar.fineOz == computed.value());
        QVERIFY(bar.year && !bar.refiner.empty());
    }
    QVERIFY(bars.contains("MK 48213"));
}

void tst_SandboxWorld::calmAccountsAreCovered()
{
    World world(settingsOf(Scenario::Calm));
    world.advance(kStart + 2min);
    std::map<std::string, Decimal> pools;
    for (const auto& bar : rowsOf<domain::Bar>(world, "vaults"))
        pools[bar.pool] = pools[bar.pool].plus(*bar.fineOz).value();
    Decimal gold;
    for (const auto& position : rowsOf<domain::Position>(world, "hk-clearing")) {
        QVERIFY(position.balance.sign() >= 0);
        if (position.asset == "XAU")
            gold = gold.plus(position.balance).value();
    }
    QVERIFY(gold.sign() > 0 && gold <= pools["HKPMCC"]);
    const auto tokens = rowsOf<domain::GoldToken>(world, "vaults");
    QCOMPARE(tokens.size(), std::size_t(2));
    for (const auto& token : tokens) {
        QVERIFY(token.supply <= token.allocatedOz);
        QVERIFY(token.allocatedOz == pools[token.token.value()]);
        QVERIFY(token.supplyAsOf == token.allocatedAsOf);
    }
}

void tst_SandboxWorld::calmQueueIsInOrder()
{
    // Past midnight in Hong Kong: what was due has to be gone.
    auto settings = settingsOf(Scenario::Calm);
    settings.start = support::parseInstant("2026-03-31T15:59:00Z").value();
    World world(settings);
    world.advance(settings.start + 2min);
    const auto today = support::hongKongDate(world.now());
    std::map<std::string, int> statuses;
    for (const auto& row : rowsOf<domain::Instruction>(world, "hk-clearing")) {
        ++statuses[row.status];
        QCOMPARE(row.assetLegFinalAt.has_value(), row.status == "SETT");
        if (row.kind == domain::SettlementKind::FoP)
            QVERIFY(!row.amount && !row.cashLegFinalAt);
        else if (row.assetLegFinalAt)
            QVERIFY(row.cashLegFinalAt == row.assetLegFinalAt);
        if (row.status != "SETT" && row.status != "CANS")
            QVERIFY2(*row.settlementDate >= today, row.ref.c_str());
        QVERIFY(row.deliverer != row.receiver);
    }
    for (const auto* status : {"PACK", "MACH", "NMAT", "PEND", "SETT", "CANS"})
        QVERIFY2(statuses[status] > 0, status);
    QCOMPARE(statuses["PENF"], 0);
}

void tst_SandboxWorld::afterTheLastCutOffTheNextBusinessDayTakesWhatIsLeft()
{
    auto settings = settingsOf(Scenario::Calm);
    settings.barsPerVault = 100;
    settings.start = support::parseInstant("2026-04-02T15:50:00Z").value(); // Maundy Thursday, ten minutes to midnight
    const World world(settings);
    std::map<std::string, domain::SettlementCycle> cycles;
    for (const auto& row : rowsOf<domain::SettlementCycle>(world, "hk-clearing"))
        cycles[row.id] = row;
    int open = 0;
    for (const auto& row : rowsOf<domain::Instruction>(world, "hk-clearing")) {
        if (row.status == "SETT" || row.status == "CANS")
            continue;
        ++open;
        QVERIFY2(cycles.contains(row.cycle), row.cycle.c_str());
        QVERIFY2(cycles[row.cycle].cutOffAt > settings.start, row.cycle.c_str());
        if (*row.settlementDate == *support::parseDate("2026-04-02"))
            QVERIFY2(row.cycle.find("2026-04-08") != std::string::npos, row.cycle.c_str());
    }
    QVERIFY(open > 100);
}

void tst_SandboxWorld::cyclesFollowTheClock()
{
    auto settings = settingsOf(Scenario::Calm);
    settings.barsPerVault = 100;
    settings.start = support::parseInstant("2026-03-31T08:29:30Z").value(); // half a minute before a cut-off
    World world(settings);
    const auto cycles = [&] {
        std::map<std::string, domain::SettlementCycle> out;
        for (const auto& row : rowsOf<domain::SettlementCycle>(world, "hk-clearing"))
            out[row.id] = row;
        return out;
    };
    auto before = cycles();
    QCOMPARE(before.size(), std::size_t(5 * 9)); // yesterday, today and three business days; holidays are left out
    QVERIFY(before["XAU-2026-03-31-3"].state == domain::CycleState::Open);
    QVERIFY(before["XAU-2026-03-31-4"].state == domain::CycleState::Planned);
    QVERIFY(before["XAU-2026-03-31-2"].state == domain::CycleState::Settled);
    QVERIFY(before["XAU-2026-03-30-4"].state == domain::CycleState::Settled);
    QVERIFY(before.contains("XAU-2026-04-08-1") && !before.contains("XAU-2026-04-03-1"));
    const auto onTheWay = [&](const std::string& cycle) {
        int count = 0;
        for (const auto& row : rowsOf<domain::Instruction>(world, "hk-clearing"))
            count += row.cycle == cycle && row.status != "SETT" && row.status != "CANS" ? 1 : 0;
        return count;
    };
    for (const auto& row : rowsOf<domain::Instruction>(world, "hk-clearing"))
        QVERIFY2(before.contains(row.cycle), row.ref.c_str());
    QVERIFY(onTheWay("XAU-2026-03-31-3") > 100);
    QCOMPARE(onTheWay("XAU-2026-03-31-2"), 0);
    world.advance(settings.start + 40s);
    auto after = cycles();
    QVERIFY(after["XAU-2026-03-31-3"].state == domain::CycleState::Closed);
    QVERIFY(after["XAU-2026-03-31-4"].state == domain::CycleState::Open);
    QCOMPARE(onTheWay("XAU-2026-03-31-3"), 0);
    QVERIFY(onTheWay("XAU-2026-03-31-4") > 100);
    world.advance(settings.start + 16min);
    QVERIFY(cycles()["XAU-2026-03-31-3"].state == domain::CycleState::Settled);

    settings.start = support::parseInstant("2026-03-31T15:59:50Z").value();
    World night(settings);
    night.advance(settings.start + 20s);
    std::set<std::string> days;
    for (const auto& row : rowsOf<domain::SettlementCycle>(night, "hk-clearing"))
        days.insert(support::toText(*row.day));
    QVERIFY((days == std::set<std::string>{"2026-03-31", "2026-04-01", "2026-04-02", "2026-04-08", "2026-04-09"}));
}

void tst_SandboxWorld::locksAreReserved()
{
    World world(settingsOf(Scenario::Calm));
    world.advance(kStart + 2min);
    std::map<std::string, Decimal> locked;
    int both = 0;
    for (const auto& row : rowsOf<domain::Instruction>(world, "hk-clearing")) {
        if (row.assetLegLockedAt) {
            auto& sum = locked[row.deliverer.value() + ' ' + row.asset];
            sum = sum.plus(row.quantity).value();
        }
        if (row.cashLegLockedAt) {
            auto& sum = locked[row.receiver.value() + ' ' + row.currency];
            sum = sum.plus(*row.amount).value();
        }
        both += row.assetLegLockedAt && row.cashLegLockedAt ? 1 : 0;
        QVERIFY(!row.assetLegLockedAt || !row.assetLegFinalAt);
        if (row.amount && row.status == "PEND")
            QVERIFY2(!row.cashStatus.empty(), row.ref.c_str());
    }
    QVERIFY(both > 10);
    for (const auto& position : rowsOf<domain::Position>(world, "hk-clearing")) {
        QVERIFY(*position.reserved == locked[position.participant.value() + ' ' + position.asset]);
        QVERIFY(*position.reserved <= position.balance);
    }
}

void tst_SandboxWorld::calmTransfersStayClearOfTheThreshold()
{
    const auto transfers = rowsOf<domain::Transfer>(m_calm, "aml-monitor");
    QCOMPARE(transfers.size(), std::size_t(4000));
    std::set<std::string> senders;
    std::set<std::string> receivers;
    for (const auto& transfer : transfers) {
        QVERIFY(transfer.hkdValue < Decimal(6400) || transfer.hkdValue >= Decimal(8000));
        senders.insert(transfer.sender);
        receivers.insert(transfer.receiver);
    }
    // Nobody does both: no circle, nothing passes through.
    for (const auto& sender : senders)
        QVERIFY(!receivers.contains(sender));
}

QTEST_APPLESS_MAIN(tst_SandboxWorld)
#include "tst_SandboxWorld.moc"
