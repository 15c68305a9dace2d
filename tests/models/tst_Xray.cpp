// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/models/SettlementDesk.h"

using namespace assay;
using namespace assay::models;
using namespace assay::tests;

class tst_Xray : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void xrayFollowsTheCycle()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        const auto xray = desk.look("SI-20417");
        QVERIFY(xray.verdict.startsWith(QLatin1String("The cash leg blocks.")));
        QVERIFY(xray.cash.blocks);
        QVERIFY(!xray.asset.blocks);
        QCOMPARE(xray.asset.state, QStringLiteral("locked"));
        QCOMPARE(xray.chain.size(), 2);
        QCOMPARE(xray.chain[1].ref, QStringLiteral("SI-20398"));
        QCOMPARE(xray.cycle, QStringLiteral("Cycle of 2"));
        QVERIFY(xray.chainEnd.contains(QLatin1String("SI-20398 waits for SI-20417 again")));
        QVERIFY(xray.linked.contains(QLatin1String("SI-20390")));
        QCOMPARE(xray.tier, QStringLiteral("K"));
        QCOMPARE(xray.source, QStringLiteral("clearing"));
        // 30 million are free and 310 million are wanted.
        const auto& balance = xray.cash.facts.last();
        QCOMPARE(balance.label, QStringLiteral("Free balance"));
        QVERIFY(balance.value.startsWith(QLatin1String("HKD 30,000,000.00  K")));
        QCOMPARE(balance.tone, Tone::Breach);
        QCOMPARE(xray.asset.facts.last().value, Format::missing());
    }

    void balancesAreThoseOfTheSource()
    {
        SettlementDesk desk;
        domain::Position other;
        other.participant = domain::ParticipantId("P17");
        other.account = "HKD-17B";
        other.asset = "HKD";
        other.balance = decimal("5000000.00");
        other.reserved = decimal("1000000.00");
        desk.maker.put(other, "clearing", domain::Tier::Custodian);
        // The same money as another source tells it.
        other.balance = decimal("900000000.00");
        desk.maker.put(other, "ledger", domain::Tier::Custodian);
        desk.console.publish(desk.maker.publish());
        QTRY_VERIFY(desk.settled());
        const auto balance = desk.look("SI-20417").cash.facts.last();
        QVERIFY2(balance.value.startsWith(QLatin1String("HKD 34,000,000.00  K")), qPrintable(balance.value));
    }

    void xrayOfHoldsEndsAndParts()
    {
        SettlementDesk desk;
        QTRY_VERIFY(desk.settled());
        auto xray = desk.look("SI-20398");
        QVERIFY(xray.verdict.startsWith(QLatin1String("On hold")));
        QCOMPARE(xray.cycle, QStringLiteral("Cycle of 2"));
        xray = desk.look("SI-20386");
        QVERIFY(xray.cycle.isEmpty());
        QCOMPARE(xray.chain.size(), 2);
        QVERIFY(xray.chainEnd.contains(QLatin1String("ends at SI-20385")));
        xray = desk.look("SI-20385");
        QVERIFY(xray.asset.blocks);
        QVERIFY(xray.partial.contains(QLatin1String("300.125 left")));
        QCOMPARE(xray.chainEnd, QStringLiteral("Waits for no other instruction."));
        xray = desk.look("SI-20387");
        QVERIFY(xray.verdict.contains(QLatin1String("SET-03")));
        QVERIFY(xray.asset.blocks && !xray.cash.blocks);
    }

    void longChainAndUnknownEnd()
    {
        SnapshotMaker maker;
        domain::Instruction of;
        of.status = "PEND";
        constexpr int kLong = 500;
        for (int i = 0; i < kLong; ++i) {
            of.ref = "C" + std::to_string(i);
            of.waitsFor = {"C" + std::to_string(i + 1)};
            maker.put(of, "clearing", domain::Tier::Custodian);
        }
        const auto snapshot = maker.publish();
        RefFinder finder;
        const auto first = finder.find(*snapshot, domain::SourceId("clearing"), {"C0", "C499", "nobody"});
        QCOMPARE(first.size(), std::size_t{2});
        const auto xray = xrayOf(*snapshot, first.at("C0"), finder, Format(), kNow);
        QVERIFY(xray.chain.size() >= 200 && xray.chain.size() <= 201);
        const auto last = xrayOf(*snapshot, first.at("C499"), finder, Format(), kNow);
        QCOMPARE(last.chain.size(), 2);
        QVERIFY(!last.chain[1].known);
        QVERIFY(last.chainEnd.contains(QLatin1String("no source has stated")));
        // What was missed is found once it is stated.
        of.ref = "C500";
        of.waitsFor.clear();
        maker.put(of, "clearing", domain::Tier::Custodian);
        const auto later = maker.publish();
        const auto again = finder.find(*later, domain::SourceId("clearing"), {"C499", "C500"});
        QCOMPARE(again.size(), std::size_t{2});
        QVERIFY(xrayOf(*later, again.at("C499"), finder, Format(), kNow).chain[1].known);
    }

    void blockers_data()
    {
        QTest::addColumn<QString>("reason");
        QTest::addColumn<bool>("assetLocked");
        QTest::addColumn<bool>("cashLocked");
        QTest::addColumn<int>("blocker");
        const auto row = [](const char* name, const char* reason, bool asset, bool cash, Blocker blocker) {
            QTest::newRow(name) << QString::fromLatin1(reason) << asset << cash << static_cast<int>(blocker);
        };
        row("short of the asset", "LACK", false, false, Blocker::Asset);
        row("short of cash", "MONY", true, false, Blocker::Cash);
        row("on hold", "PREA", true, true, Blocker::Hold);
        row("only the asset is locked", "", true, false, Blocker::Cash);
        row("only the cash is locked", "", false, true, Blocker::Asset);
        row("both locked", "", true, true, Blocker::None);
        row("nothing known", "", false, false, Blocker::Unknown);
    }
    void blockers()
    {
        QFETCH(QString, reason);
        QFETCH(bool, assetLocked);
        QFETCH(bool, cashLocked);
        domain::Instruction of;
        of.kind = domain::SettlementKind::DvP;
        of.status = "PEND";
        of.reason = reason.toStdString();
        if (assetLocked)
            of.assetLegLockedAt = kNow;
        if (cashLocked)
            of.cashLegLockedAt = kNow;
        QTEST(static_cast<int>(blockerOf(of)), "blocker");
    }
};

QTEST_GUILESS_MAIN(tst_Xray)
#include "tst_Xray.moc"
