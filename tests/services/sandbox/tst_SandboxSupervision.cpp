// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <algorithm>
#include <map>
#include <set>

#include "WorldRows.h"
#include "services/sandbox/world/Codes.h"
#include "services/sandbox/issuers/Coins.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

/// What a calm world tells of its issuers besides the reserve agrees with itself.
class tst_SandboxSupervision : public QObject
{
    Q_OBJECT

private slots:
    void operationsAreAnswered_data();
    void operationsAreAnswered();
    void custodiansAgree();
    void returnsAreComplete_data();
    void returnsAreComplete();
    void papersAreInOrder();
    void pricesStayAtPar();
};

void tst_SandboxSupervision::operationsAreAnswered_data()
{
    QTest::addColumn<int>("hours");
    QTest::newRow("at the start") << 0;
    QTest::newRow("after the oldest of each kind has been forgotten") << 3;
}

void tst_SandboxSupervision::operationsAreAnswered()
{
    QFETCH(int, hours);
    auto settings = settingsOf(Scenario::Calm);
    settings.barsPerVault = 10;
    settings.rate = 0;
    World world(settings);
    for (int hour = 1; hour <= hours; ++hour)
        world.advance(kStart + hour * 1h);
    std::map<std::string, domain::TokenOperation> operations;
    for (const auto source : kLedgerSources)
        for (const auto& row : rowsOf<domain::TokenOperation>(world, source)) {
            QVERIFY(row.authorisers.size() >= 2);
            QCOMPARE(std::set(row.authorisers.begin(), row.authorisers.end()).size(), row.authorisers.size());
            QVERIFY2(operations.emplace(row.id, row).second, row.id.c_str());
        }
    std::size_t known = 0;
    for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl}) {
        const auto coin = rowsOf<domain::CoinTerms>(world, source).front().coin;
        std::map<std::string, domain::ReserveFlow> flows;
        for (const auto& row : rowsOf<domain::ReserveFlow>(world, source)) {
            flows[row.id] = row;
            if (row.assetsAfter)
                QVERIFY(*row.assetsAfter >= *row.outstandingAfter);
        }
        std::map<std::string, domain::Redemption> redemptions;
        for (const auto& row : rowsOf<domain::Redemption>(world, source))
            redemptions[row.id] = row;
        for (const auto& [id, flow] : flows) {
            if (flow.kind != domain::FlowKind::Payout)
                continue;
            const auto& redemption = redemptions.at(flow.reference);
            QVERIFY(flow.amount == redemption.amount && operations.contains(redemption.burnId));
        }
        for (const auto& [id, redemption] : redemptions) {
            if (redemption.state != domain::RedemptionState::Paid)
                continue;
            const auto& burn = operations.at(redemption.burnId);
            QVERIFY(burn.reference == id && *burn.amount == redemption.amount && burn.at == *redemption.paidAt);
        }
        for (const auto& [id, operation] : operations) {
            if (operation.operation != domain::Operation::Mint || operation.coin != coin)
                continue;
            const auto& flow = flows.at(operation.reference);
            QVERIFY(flow.reference == id && flow.amount == *operation.amount && flow.at == operation.at);
        }
        known += flows.size() + redemptions.size();
    }
    QVERIFY2(known > 900 && known < 3'000, std::to_string(known).c_str());
}

void tst_SandboxSupervision::custodiansAgree()
{
    World world(settingsOf(Scenario::Calm));
    world.advance(kStart + 3min);
    for (const auto& [issuer, custody] :
         {std::pair{kSourceHarbour, kSourceHarbourCustody}, std::pair{kSourceKowloon, kSourceKowloonCustody},
          std::pair{kSourcePearl, kSourcePearlCustody}}) {
        std::set<std::string> approved;
        std::set<std::string> approvals;
        for (const auto& row : rowsOf<domain::Approval>(world, issuer)) {
            approvals.insert(row.id);
            if (row.kind == domain::ApprovalKind::Custodian)
                approved.insert(row.subject);
        }
        std::map<std::string, domain::CustodianPosition> positions;
        for (const auto& row : rowsOf<domain::CustodianPosition>(world, custody))
            positions[row.line] = row;
        const auto lines = rowsOf<domain::ReserveAsset>(world, issuer);
        QCOMPARE(positions.size(), lines.size());
        for (const auto& line : lines) {
            const auto& position = positions.at(line.line);
            QVERIFY(position.marketValue == line.marketValue && position.isin == line.isin);
            QVERIFY(approved.contains(position.custodian));
            QVERIFY(line.approvalId.empty() || approvals.contains(line.approvalId));
            QCOMPARE(line.collateralValue.has_value(), line.assetClass == domain::AssetClass::ReverseRepo);
            if (line.collateralValue)
                QVERIFY(*line.collateralValue >= line.marketValue);
            if (line.assetClass == domain::AssetClass::DebtSecurity)
                QVERIFY(line.riskWeight && line.riskWeight->sign() == 0);
        }
    }
}

void tst_SandboxSupervision::returnsAreComplete_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::addColumn<int>("hours");
    QTest::newRow("Tuesday") << QByteArray("2026-03-31T02:00:00Z") << 0;
    QTest::newRow("a second before the daily statement") << QByteArray("2026-03-31T14:59:59Z") << 0;
    QTest::newRow("Saturday before the report") << QByteArray("2026-11-21T00:59:30Z") << 0;
    QTest::newRow("over a Saturday") << QByteArray("2026-11-20T23:10:11Z") << 7;
    QTest::newRow("Lunar New Year") << QByteArray("2027-02-07T22:00:00Z") << 3;
}

void tst_SandboxSupervision::returnsAreComplete()
{
    QFETCH(QByteArray, start);
    QFETCH(int, hours);
    auto settings = settingsOf(Scenario::Calm);
    settings.start = support::parseInstant(start.toStdString()).value();
    settings.barsPerVault = 10;
    settings.rate = 0;
    World world(settings);
    world.advance(settings.start + hours * 1h);
    const auto yesterday = plusDays(support::hongKongDate(world.now()), -1);
    for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl}) {
        std::set<Date> days;
        std::map<Date, domain::Filing> reports;
        std::map<Date, domain::Filing> published;
        for (const auto& row : rowsOf<domain::Filing>(world, source)) {
            QVERIFY(row.filedAt || row.publishedAt);
            QVERIFY2(!row.filedAt || *row.filedAt <= world.now(), row.id.c_str());
            QVERIFY2(!row.publishedAt || *row.publishedAt <= world.now(), row.id.c_str());
            if (row.kind == domain::FilingKind::DailyStatement)
                days.insert(*row.periodEnd);
            if (row.kind == domain::FilingKind::WeeklyReport)
                reports[*row.periodEnd] = row;
            if (row.kind == domain::FilingKind::Publication)
                published[*row.periodEnd] = row;
            if (row.outstanding)
                QVERIFY2(*row.reserveValue >= *row.outstanding, row.id.c_str());
        }
        for (int back = 0; back < 38; ++back)
            QVERIFY2(days.contains(plusDays(yesterday, -back)), std::to_string(back).c_str());
        QVERIFY(reports.size() >= 5);
        auto last = reports.begin()->second;
        for (const auto& [period, row] : reports) {
            QVERIFY(*row.filedAt - *last.filedAt <= 7 * 24h);
            last = row;
            if (published.contains(period))
                QVERIFY(*published.at(period).reserveValue == *row.reserveValue);
            else
                QVERIFY(world.now() - *row.filedAt <= 3h);
        }
        QVERIFY(world.now() - *last.filedAt <= 7 * 24h);
    }
}

void tst_SandboxSupervision::papersAreInOrder()
{
    const World world(settingsOf(Scenario::Calm));
    const auto today = support::hongKongDate(kStart);
    for (const auto source : {kSourceHarbour, kSourceKowloon, kSourcePearl}) {
        std::map<domain::FilingKind, int> count;
        std::map<std::string, Instant> audited;
        std::map<std::string, Instant> noticed;
        for (const auto& row : rowsOf<domain::Filing>(world, source)) {
            ++count[row.kind];
            QVERIFY(!row.reviewBy || *row.reviewBy > today);
            QCOMPARE(row.documentHash.size(), std::size_t(64));
            if (row.kind == domain::FilingKind::ContractAudit)
                audited[row.subject] = *row.filedAt;
            if (row.kind == domain::FilingKind::IncidentNotice || row.kind == domain::FilingKind::BreakNotice)
                noticed[row.subject] = *row.filedAt;
            if (row.kind == domain::FilingKind::Attestation) {
                const auto random = support::toText(*row.randomTestDay);
                QVERIFY(std::ranges::find(row.testDays, random) != row.testDays.end());
                QVERIFY(*row.randomTestDay >= *row.periodStart && *row.randomTestDay <= *row.periodEnd);
            }
        }
        QCOMPARE(count[domain::FilingKind::TrustDeed], 1);
        QCOMPARE(count[domain::FilingKind::LegalOpinion], 1);
        QCOMPARE(count[domain::FilingKind::WhitePaper], 1);
        QCOMPARE(count[domain::FilingKind::AnnualAudit], 1);
        QCOMPARE(count[domain::FilingKind::Attestation], 5);
        const auto contracts = rowsOf<domain::OfficialContract>(world, source);
        for (const auto& contract : contracts) {
            QCOMPARE(contract.dti, dti(contract.dti.substr(0, 8)));
            for (const auto ledger : kLedgerSources)
                for (const auto& row : rowsOf<domain::TokenOperation>(world, ledger))
                    if (row.operation == domain::Operation::Upgrade && row.contract == contract.contract)
                        QVERIFY(audited.at(contract.contract) > row.at);
        }
        for (const auto& row : rowsOf<domain::Incident>(world, source)) {
            QVERIFY(noticed.at(row.id) - row.startedAt < 2h);
            QVERIFY(support::hongKongDate(noticed.at(row.id)) == support::hongKongDate(row.startedAt));
        }
        const auto licensee = rowsOf<domain::Licensee>(world, source).front();
        const bool bank = licensee.licenseeType == domain::LicenseeType::Bank;
        QCOMPARE(bank, source == kSourceKowloon);
        QCOMPARE(licensee.paidUpCapital.has_value(), !bank);
        if (!bank)
            QVERIFY(*licensee.excessLiquidCapital >= *licensee.operatingExpenses);
        for (const auto& row : rowsOf<domain::HolderCredit>(world, source))
            QCOMPARE(row.type, std::string("refund"));
        QCOMPARE(rowsOf<domain::IssuerLimit>(world, source).size(), std::size_t(4));
    }
}

void tst_SandboxSupervision::pricesStayAtPar()
{
    World world(settingsOf(Scenario::Calm));
    world.advance(kStart + 5min);
    for (const auto source : kLedgerSources) {
        std::map<std::string, Instant> last;
        const auto prices = rowsOf<domain::Price>(world, source);
        QCOMPARE(prices.size(), std::size_t(3 * 24 * 60));
        for (const auto& price : prices) {
            QVERIFY(price.close > exact(9985, 4) && price.close < exact(10015, 4));
            QVERIFY(*price.low <= price.close && price.close <= *price.high);
            const auto found = last.find(price.coin.value());
            QVERIFY(found == last.end() || price.at - found->second == 1min);
            last[price.coin.value()] = price.at;
        }
        for (const auto& [coin, at] : last)
            QVERIFY(at == kStart + 4min);
    }
}

QTEST_APPLESS_MAIN(tst_SandboxSupervision)
#include "tst_SandboxSupervision.moc"
