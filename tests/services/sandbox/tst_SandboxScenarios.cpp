// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <map>
#include <set>

#include "WorldRows.h"
#include "services/sandbox/world/Codes.h"
#include "services/sandbox/issuers/Coins.h"
#include "services/sandbox/ledgers/Ledgers.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

class tst_SandboxScenarios : public QObject
{
    Q_OBJECT

private slots:
    void namesGoBothWays();
    void reserveShortfall();
    void frozenFeed();
    void stuckDvp();
    void systemOutage();
    void doublePledgedBar();
    void structuring();
    void restatement();
    void overdueRedemption();
    void lateFiling();
    void unbackedMint();
    void custodyMismatch();
    void depeg();
    void lookalike();
    void singleKey();
    void bankRun();
    void reworded();
    void flood();
};

void tst_SandboxScenarios::namesGoBothWays()
{
    QCOMPARE(allScenarios().size(), std::size_t(18));
    for (const auto scenario : allScenarios())
        QVERIFY(scenarioFromText(toText(scenario)).value() == scenario);
    const auto wrong = scenarioFromText("calmer");
    QVERIFY(!wrong && wrong.error().code == support::ErrorCode::Usage);
    QVERIFY(wrong.error().detail.find("stuck-dvp") != std::string::npos);
}

void tst_SandboxScenarios::reserveShortfall()
{
    World world(settingsOf(Scenario::ReserveShortfall));
    const auto before = rowsOf<domain::ReserveStatement>(world, kSourceHarbour).back();
    QVERIFY(before.assetTotal > before.outstanding);
    world.advance(kStart + 20s);
    const auto after = rowsOf<domain::ReserveStatement>(world, kSourceHarbour).back();
    const auto ratio = after.assetTotal.dividedBy(after.outstanding, 4, domain::Rounding::HalfEven).value();
    QCOMPARE(ratio.text(), std::string("0.9971"));
    // The coins are on the ledger too: the liability is true, the reserve is short.
    Decimal observed;
    for (const auto source : kLedgerSources)
        for (const auto& supply : rowsOf<domain::Supply>(world, source))
            if (supply.coin.value() == "HKDX")
                observed = observed.plus(supply.total).value();
    QVERIFY(observed == after.outstanding);
    for (const auto& other : rowsOf<domain::ReserveStatement>(world, kSourceKowloon))
        QVERIFY(other.assetTotal > other.outstanding);
}

void tst_SandboxScenarios::frozenFeed()
{
    World world(settingsOf(Scenario::FrozenFeed));
    Pager pager;
    const auto answer = [&] {
        return pager.page(world, *world.find(kSourceHarbour), "reserve-statements", 1000, {}, Duration::zero()).value();
    };
    const auto first = answer();
    const auto peers = world.find(kSourceKowloon)->sequence;
    world.advance(kStart + 5min);
    QCOMPARE(answer(), first);
    QVERIFY(world.find(kSourceKowloon)->sequence > peers);
}

void tst_SandboxScenarios::stuckDvp()
{
    World world(settingsOf(Scenario::StuckDvp));
    world.advance(kStart + 60s);
    const auto today = support::hongKongDate(world.now());
    std::map<std::string, domain::Instruction> rows;
    int late = 0;
    int unmarked = 0;
    for (const auto& row : rowsOf<domain::Instruction>(world, "hk-clearing")) {
        rows[row.ref] = row;
        if (*row.settlementDate >= today)
            continue;
        ++late;
        unmarked += row.status == "PEND" ? 1 : 0;
    }
    QCOMPARE(late, 24);
    QCOMPARE(unmarked, 8);
    // The chain: each waits for the one before; the first two wait for each other.
    const std::map<std::string, std::string> waits{{"SI-20417", "SI-20398"}, {"SI-20398", "SI-20417"},
                                                   {"SI-20402", "SI-20417"}, {"SI-20385", "SI-20402"},
                                                   {"SI-20431", "SI-20385"}};
    for (const auto& [ref, other] : waits) {
        QVERIFY2(rows.contains(ref), ref.c_str());
        const auto& row = rows[ref];
        QCOMPARE(row.status, std::string("PEND"));
        QVERIFY((row.waitsFor == std::vector<std::string>{other}));
        const bool held = ref == "SI-20398";
        QCOMPARE(row.reason, std::string(held ? "PREA" : "MONY"));
        QCOMPARE(row.hold == domain::HoldState::OnHold, held);
        QCOMPARE(row.assetLegLockedAt.has_value(), !held);
    }
    std::map<std::string, std::map<std::string, domain::Position>> accounts;
    for (const auto& position : rowsOf<domain::Position>(world, "hk-clearing"))
        accounts[position.asset][position.participant.value()] = position;
    // Nobody of the chain has the money without the one before.
    for (const auto& [ref, other] : waits)
        if (ref != "SI-20398")
            QVERIFY(accounts["HKD"][rows[ref].receiver.value()].balance < *rows[ref].amount);

    // The ring: no deliverer has the metal, all together do.
    std::map<std::string, Decimal> gold;
    for (const auto* ref : {"SI-20501", "SI-20502", "SI-20503", "SI-20504"}) {
        const auto& row = rows[ref];
        QCOMPARE(row.reason, std::string("LACK"));
        const auto& from = accounts["XAU"][row.deliverer.value()].balance;
        QVERIFY(from < row.quantity);
        gold.try_emplace(row.deliverer.value(), from);
        gold[row.deliverer.value()] = gold[row.deliverer.value()].minus(row.quantity).value();
    }
    for (const auto* ref : {"SI-20501", "SI-20502", "SI-20503", "SI-20504"})
        gold[rows[ref].receiver.value()] = gold[rows[ref].receiver.value()].plus(rows[ref].quantity).value();
    QCOMPARE(gold.size(), std::size_t(4));
    for (const auto& [member, left] : gold)
        QVERIFY(left.sign() >= 0);
}

void tst_SandboxScenarios::systemOutage()
{
    World world(settingsOf(Scenario::SystemOutage));
    const auto outages = [&] {
        std::map<std::string, domain::ServiceOutage> out;
        for (const auto& row : rowsOf<domain::ServiceOutage>(world, "hk-clearing"))
            out[row.id] = row;
        return out;
    };
    std::vector<bool> overTwoHours;
    int unfinished = 0;
    for (const auto& [id, row] : outages()) {
        QVERIFY(row.endedAt.has_value());
        overTwoHours.push_back(*row.endedAt - row.beganAt > 2h);
        if (!row.dayCompletedAt)
            ++unfinished;
    }
    QCOMPARE(std::ranges::count(overTwoHours, true), 1);
    QCOMPARE(overTwoHours.size(), std::size_t(3));
    QCOMPARE(unfinished, 1);
    std::map<std::string, bool> scant;
    for (const auto& row : rowsOf<domain::OperatorFinance>(world, "hk-clearing"))
        scant[row.system] = row.liquidNetAssets.plus(row.liquidNetAssets).value() < row.operatingExpenses;
    QCOMPARE(scant.size(), std::size_t(2));
    QVERIFY(scant["hk-clearing"]);
    QVERIFY(!scant["hk-gold-registry"]); // exactly six months

    world.advance(kStart + kScenarioDelay);
    QCOMPARE(outages().size(), std::size_t(4));
    const auto rows = world.find("hk-clearing")->tables.find("instructions")->second.rows();
    world.advance(kStart + 2 * kScenarioDelay);
    QVERIFY(world.find("hk-clearing")->tables.find("instructions")->second.rows() == rows);

    World calm(settingsOf(Scenario::Calm));
    for (const auto& row : rowsOf<domain::ServiceOutage>(calm, "hk-clearing"))
        QVERIFY(row.dayCompletedAt && *row.endedAt - row.beganAt <= 2h);
    for (const auto& row : rowsOf<domain::OperatorFinance>(calm, "hk-clearing"))
        QVERIFY(row.liquidNetAssets.plus(row.liquidNetAssets).value() >= row.operatingExpenses);
}

void tst_SandboxScenarios::doublePledgedBar()
{
    World world(settingsOf(Scenario::DoublePledgedBar));
    world.advance(kStart + 2min);
    std::vector<domain::Bar> found;
    for (const auto& bar : rowsOf<domain::Bar>(world, "vaults"))
        if (bar.serial == "48213")
            found.push_back(bar);
    QCOMPARE(found.size(), std::size_t(2));
    QVERIFY(found[0].vault != found[1].vault && found[0].owner != found[1].owner);
    for (const auto& bar : found) {
        QCOMPARE(bar.refiner, std::string("MK"));
        QCOMPARE(bar.year.value_or(0), std::int64_t(2019));
        QCOMPARE(bar.grossOz->text(), std::string("400.125"));
    }
}

void tst_SandboxScenarios::structuring()
{
    World world(settingsOf(Scenario::Structuring));
    world.advance(kStart + 60s);
    int count = 0;
    for (const auto& transfer : rowsOf<domain::Transfer>(world, "aml-monitor")) {
        if (transfer.sender != Ledgers::structuringSender())
            continue;
        ++count;
        QVERIFY(*transfer.hkdValue < Decimal(8000) && *transfer.hkdValue > Decimal(6400));
        QVERIFY(world.now() - transfer.at < 1h);
    }
    QCOMPARE(count, 12);
    bool alerted = false;
    for (const auto& alert : rowsOf<domain::Alert>(world, "aml-monitor"))
        alerted = alerted || (alert.rule == "AML-04" && alert.subject == Ledgers::structuringSender());
    QVERIFY(alerted);
}

void tst_SandboxScenarios::restatement()
{
    World world(settingsOf(Scenario::Restatement));
    world.advance(kStart + 30s);
    const auto statements = rowsOf<domain::ReserveStatement>(world, kSourceHarbour);
    const domain::ReserveStatement* restated = nullptr;
    for (const auto& statement : statements)
        if (!statement.supersedes.empty())
            restated = &statement;
    QVERIFY(restated);
    const auto old = std::ranges::find(statements, restated->supersedes, &domain::ReserveStatement::statementId);
    QVERIFY(old != statements.end());
    QVERIFY(old->asOf == restated->asOf && old->assetTotal > restated->assetTotal);
    QVERIFY(restated->asOf < kStart - 2h);
}

void tst_SandboxScenarios::overdueRedemption()
{
    World world(settingsOf(Scenario::OverdueRedemption));
    const auto find = [&] {
        std::optional<domain::Redemption> found;
        for (const auto& row : rowsOf<domain::Redemption>(world, kSourceHarbour))
            if (row.validAt && world.now() - *row.validAt > 72h)
                found = row;
        return found;
    };
    const auto before = find();
    QVERIFY(before && before->state == domain::RedemptionState::Valid);
    QVERIFY(before->consentId.empty() && !before->paidAt);
    QVERIFY(isBusinessDay(support::hongKongDate(*before->validAt)));
    world.advance(kStart + 1h);
    QVERIFY(find() && !find()->paidAt);
}

void tst_SandboxScenarios::lateFiling()
{
    const World world(settingsOf(Scenario::LateFiling));
    std::map<Date, domain::Filing> reports;
    std::map<Date, domain::Filing> published;
    for (const auto& row : rowsOf<domain::Filing>(world, kSourceHarbour)) {
        if (row.kind == domain::FilingKind::WeeklyReport)
            reports[*row.periodEnd] = row;
        if (row.kind == domain::FilingKind::Publication)
            published[*row.periodEnd] = row;
    }
    QVERIFY(reports.size() > 2);
    const auto& [last, report] = *reports.rbegin();
    QVERIFY(kStart - *report.filedAt > 9 * 24h);
    QCOMPARE(published.size(), reports.size());
    QVERIFY(*published.at(last).reserveValue > *report.reserveValue);
    for (const auto& [period, row] : published)
        QVERIFY(period == last || *row.reserveValue == *reports.at(period).reserveValue);
}

void tst_SandboxScenarios::unbackedMint()
{
    World world(settingsOf(Scenario::UnbackedMint));
    world.advance(kStart + 30s);
    std::set<std::string> answered;
    for (const auto& flow : rowsOf<domain::ReserveFlow>(world, kSourceHarbour))
        answered.insert(flow.reference);
    Decimal unbacked;
    Decimal observed;
    for (const auto source : kLedgerSources) {
        for (const auto& row : rowsOf<domain::TokenOperation>(world, source))
            if (row.coin.value() == "HKDX" && row.operation == domain::Operation::Mint && !answered.contains(row.id))
                unbacked = unbacked.plus(*row.amount).value();
        for (const auto& supply : rowsOf<domain::Supply>(world, source))
            if (supply.coin.value() == "HKDX")
                observed = observed.plus(supply.total).value();
    }
    QCOMPARE(unbacked.text(), std::string("7000000.00"));
    const auto stated = rowsOf<domain::ReserveStatement>(world, kSourceHarbour).back().outstanding;
    QVERIFY(observed.minus(stated).value() == unbacked);
}

void tst_SandboxScenarios::custodyMismatch()
{
    const World world(settingsOf(Scenario::CustodyMismatch));
    for (const auto& [issuer, custody, differing] : {std::tuple{kSourceHarbour, kSourceHarbourCustody, 1},
                                                     std::tuple{kSourceKowloon, kSourceKowloonCustody, 0}}) {
        std::map<std::string, domain::ReserveAsset> lines;
        for (const auto& line : rowsOf<domain::ReserveAsset>(world, issuer))
            lines[line.line] = line;
        const auto positions = rowsOf<domain::CustodianPosition>(world, custody);
        QCOMPARE(positions.size(), lines.size());
        int less = 0;
        for (const auto& position : positions) {
            const auto& line = lines.at(position.line);
            QVERIFY(position.custodian == line.custodian && position.account == line.account);
            less += position.marketValue < line.marketValue ? 1 : 0;
            QVERIFY(position.marketValue <= line.marketValue);
        }
        QCOMPARE(less, differing);
    }
}

void tst_SandboxScenarios::depeg()
{
    const World world(settingsOf(Scenario::Depeg));
    int below = 0;
    for (const auto source : kLedgerSources)
        for (const auto& price : rowsOf<domain::Price>(world, source)) {
            if (price.close > exact(97, 2))
                continue;
            ++below;
            QCOMPARE(price.coin.value(), std::string("HKDX"));
            QCOMPARE(price.venue, std::string("tsing-ma"));
            QVERIFY(kStart - price.at < 100min);
        }
    QCOMPARE(below, 90);
}

void tst_SandboxScenarios::lookalike()
{
    World world(settingsOf(Scenario::Lookalike));
    const auto unofficial = [&] {
        std::set<std::string> official;
        for (const auto& row : rowsOf<domain::OfficialContract>(world, kSourceHarbour))
            official.insert(row.contract);
        int count = 0;
        for (const auto source : kLedgerSources)
            for (const auto& row : rowsOf<domain::TokenSighting>(world, source))
                count += row.ticker == "HKDX" && !official.contains(row.contract) ? 1 : 0;
        return count;
    };
    QCOMPARE(unofficial(), 0);
    world.advance(kStart + 20s);
    QCOMPARE(unofficial(), 1);
}

void tst_SandboxScenarios::singleKey()
{
    World world(settingsOf(Scenario::SingleKey));
    world.advance(kStart + 20s);
    std::vector<domain::TokenOperation> alone;
    for (const auto source : kLedgerSources)
        for (const auto& row : rowsOf<domain::TokenOperation>(world, source))
            if (row.authorisers.size() < 2)
                alone.push_back(row);
    QCOMPARE(alone.size(), std::size_t(1));
    QVERIFY(alone.front().operation == domain::Operation::Upgrade && alone.front().coin.value() == "HKDX");
    for (const auto& row : rowsOf<domain::Filing>(world, kSourceHarbour))
        if (row.kind == domain::FilingKind::ContractAudit && row.subject == alone.front().contract)
            QVERIFY(*row.filedAt < alone.front().at);
}

void tst_SandboxScenarios::bankRun()
{
    World world(settingsOf(Scenario::BankRun));
    world.advance(kStart + 20s);
    Decimal queued;
    for (const auto& row : rowsOf<domain::Redemption>(world, kSourceHarbour))
        if (row.state == domain::RedemptionState::Valid)
            queued = queued.plus(row.amount).value();
    Decimal liquid;
    for (const auto& line : rowsOf<domain::ReserveAsset>(world, kSourceHarbour))
        if (line.assetClass != domain::AssetClass::BankDeposit || !line.termStart)
            liquid = liquid.plus(line.marketValueReference).value();
    QVERIFY(queued > liquid);
    // Only what is on the operating account can be paid.
    world.advance(kStart + 10min);
    QVERIFY(rowsOf<domain::ReserveStatement>(world, kSourceHarbour).back().outstanding > Decimal(1'000'000'000));
}

void tst_SandboxScenarios::reworded()
{
    World world(settingsOf(Scenario::Reworded));
    const auto filings = [&] {
        std::map<std::string, domain::Filing> out;
        for (const auto& row : rowsOf<domain::Filing>(world, kSourceHarbour))
            out[row.id] = row;
        return out;
    };
    const auto before = filings();
    world.advance(kStart + 20s);
    int changed = 0;
    for (const auto& [id, row] : filings()) {
        const auto& old = before.at(id);
        if (row.text == old.text)
            continue;
        ++changed;
        QVERIFY(row.kind == domain::FilingKind::Attestation && row.publishedAt == old.publishedAt);
        QVERIFY(*row.reserveValue < *old.reserveValue && row.outstanding == old.outstanding);
        QVERIFY(row.documentHash != old.documentHash);
    }
    QCOMPARE(changed, 1);
}

void tst_SandboxScenarios::flood()
{
    World world(settingsOf(Scenario::Flood));
    QCOMPARE(world.find("hk-clearing")->tables.find("instructions")->second.size(), std::size_t(100'000));
    int messages = 0;
    for (const auto& change : world.advance(kStart + 1s))
        if (change.resource == "instructions") {
            ++messages;
            QVERIFY(change.upserts.size() > 90 && change.upserts.size() <= 100);
        }
    QCOMPARE(messages, 20);
}

QTEST_APPLESS_MAIN(tst_SandboxScenarios)
#include "tst_SandboxScenarios.moc"
