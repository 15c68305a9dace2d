// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SettlementCodes.h"
#include "services/rules/engine/DerivedTerms.h"
#include "services/rules/settlement/QueueTerms.h"
#include "tests/services/measures/QueueFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay;
using namespace assay::domain;
using namespace assay::rules::test;
using measures::test::instruction;
using measures::test::kNow;
using measures::test::QueueFixture;
using measures::test::withStatus;

namespace {

/// `own` of all that is short are P1's: half for metal, half for money.
QueueFixture shortages(int own, int all)
{
    QueueFixture fixture;
    for (int i = 0; i < all; ++i) {
        const std::string other = "Q" + std::to_string(i);
        const std::string ref = "SI-" + std::to_string(100 + i);
        const bool money = i % 2 == 0;
        auto row = i >= own ? instruction(ref, other.c_str(), "P3", "10", "100.00")
            : money         ? instruction(ref, other.c_str(), "P1", "10", "100.00")
                            : instruction(ref, "P1", other.c_str(), "10", "100.00");
        fixture << withStatus(row, "PEND", i >= own ? "LACK" : money ? (i % 4 == 0 ? "MONY" : "CMON") : "CLAC");
    }
    return fixture;
}

} // namespace

class tst_ShortageRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void concentration_data()
    {
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("all");
        QTest::addColumn<QString>("outcome");
        QTest::addColumn<QString>("measured");
        QTest::newRow("half of them") << 10 << 20 << "pass" << "0.5000";
        QTest::newRow("one more than half") << 11 << 20 << "breach" << "0.5500";
        QTest::newRow("all of them") << 20 << 20 << "breach" << "1.0000";
        QTest::newRow("all of ten") << 10 << 10 << "breach" << "1.0000";
        QTest::newRow("all of nine, which says nothing") << 9 << 9 << "not-applicable" << "";
        // 10,001 of 20,001 is more than a half although it reads 0.5000.
        QTest::newRow("by so little that it does not show") << 10'001 << 20'001 << "breach" << "0.5000";
    }
    void concentration()
    {
        QFETCH(int, own);
        QFETCH(int, all);
        auto fixture = shortages(own, all);
        const Judged judged(fixture.builder, "SET-07");
        QTEST(QString::fromStdString(judged.outcome("clearing")), "outcome");
        QTEST(QString::fromStdString(judged.find("clearing")->measured), "measured");
    }

    void whoIsShortOfWhat()
    {
        auto fixture = shortages(12, 20);
        fixture.builder.confirm<Instruction>("clearing", 1min);
        const Judged judged(fixture.builder, "SET-07");
        QCOMPARE(judged.explanation("clearing"), "20 open instructions of clearing short of metal or money, 12 of them by P1 (6 for metal or "
                                                 "securities, 6 for money), a share of 0.6000, more than 0.5. Ask P1 when it can cover them.");
        QCOMPARE(judged.find("clearing")->severity, Severity::Medium);
        QCOMPARE(judged.find("clearing")->evidence.size(), 1u);
    }

    void whatDoesNotCount()
    {
        auto fixture = shortages(9, 9);
        fixture << withStatus(instruction("SI-1", "P1", "P2", "10"), "SETT", "LACK")     // settled by now
                << withStatus(instruction("SI-2", "P1", "P2", "10"), "PEND", "FUTU");
        QCOMPARE(Judged(fixture.builder, "SET-07").outcome("clearing"), "not-applicable");
        fixture << withStatus(instruction("SI-3", "", "P2", "10"), "PEND", "LACK");
        QCOMPARE(Judged(fixture.builder, "SET-07").outcome("clearing"), "breach"); // 9 of 10
        for (int i = 0; i < 10; ++i)
            fixture << withStatus(instruction("SI-4" + std::to_string(i), "", "P2", "10"), "PEND", "LACK");
        QCOMPARE(Judged(fixture.builder, "SET-07").outcome("clearing"), "cannot-tell"); // of most nobody knows whose
    }

    void staleShortages()
    {
        auto fixture = shortages(20, 20);
        fixture.builder.confirm<Instruction>("clearing", 1min);
        QCOMPARE(Judged(fixture.builder.build(), kNow + 59min, "SET-07").outcome("clearing"), "breach");
        QCOMPARE(Judged(fixture.builder.build(), kNow + 59min + 1ms, "SET-07").outcome("clearing"), "cannot-tell");
    }

    void gridlock()
    {
        QueueFixture fixture;
        fixture << measures::test::position("P1", "XAU", "4") << instruction("SI-1", "P1", "P2", "10", "100.00")
                << instruction("SI-2", "P2", "P1", "5", "100.00");
        // One ounce short: four and five are nine.
        fixture.builder.confirm<Instruction>("clearing", 1min);
        fixture.builder.confirm<Position>("clearing", 1min);
        QCOMPARE(Judged(fixture.builder, "SET-08").outcome("clearing"), "pass");
        fixture << measures::test::position("P1", "XAU", "5");
        const Judged judged(fixture.builder, "SET-08");
        QCOMPARE(judged.outcome("clearing"), "breach");
        QCOMPARE(judged.find("clearing")->measured, "1");
        QVERIFY(contains(judged.explanation("clearing"), "One set of instructions of clearing could settle together. SI-1 and SI-2 can settle together"));
        QVERIFY(contains(judged.explanation("clearing"), "This is advice: the system decides what settles."));
        QCOMPARE(judged.find("clearing")->evidence.size(), 2u);
        QCOMPARE(Judged(fixture.builder.build(), kNow + 59min + 1ms, "SET-08").outcome("clearing"), "cannot-tell");
    }

    void whatIsHeldOrHasNotHadItsTurnIsNoGridlock()
    {
        constexpr auto kLater = "Some could once others have settled or are released.";
        QueueFixture fixture;
        fixture << measures::test::position("P1", "XAU", "5") << instruction("SI-1", "P1", "P2", "10", "100.00")
                << measures::test::onHold(instruction("SI-2", "P2", "P1", "5", "100.00"));
        fixture.builder.confirm<Instruction>("clearing", 1min);
        const Judged held(fixture.builder, "SET-08");
        QCOMPARE(held.outcome("clearing"), "pass");
        QCOMPARE(held.find("clearing")->measured, "0");
        QVERIFY(contains(held.explanation("clearing"), kLater));
        fixture << instruction("SI-2", "P2", "P1", "5", "100.00"); // released
        QCOMPARE(Judged(fixture.builder, "SET-08").outcome("clearing"), "breach");
        // Five ounces come from another who can deliver them at any moment; then they are there.
        fixture << measures::test::position("P1", "XAU", "0") << measures::test::position("P3", "XAU", "5")
                << instruction("SI-3", "P3", "P1", "5", "");
        const Judged early(fixture.builder, "SET-08");
        QCOMPARE(early.outcome("clearing"), "pass");
        QVERIFY(contains(early.explanation("clearing"), kLater));
        fixture << measures::test::position("P1", "XAU", "5") << measures::test::position("P3", "XAU", "0")
                << measures::test::withStatus(instruction("SI-3", "P3", "P1", "5", ""), "SETT");
        QCOMPARE(Judged(fixture.builder, "SET-08").outcome("clearing"), "breach");
        // Nothing waits at all: nothing is said of later.
        fixture << measures::test::withStatus(instruction("SI-1", "P1", "P2", "10", "100.00"), "SETT");
        fixture << measures::test::withStatus(instruction("SI-2", "P2", "P1", "5", "100.00"), "SETT");
        QVERIFY(Judged(fixture.builder, "SET-08").explanation("clearing").find(kLater) == std::string::npos);
    }

    void gridlockWithoutBalances()
    {
        QueueFixture fixture;
        fixture << instruction("SI-1", "P1", "P2", "10", "100.00");
        fixture.builder.confirm<Instruction>("clearing", 1min);
        QCOMPARE(Judged(fixture.builder, "SET-08").outcome("clearing"), "cannot-tell");
        // Where it works on no balance at all, it works on any.
        fixture << instruction("SI-2", "P2", "P1", "10", "100.00");
        QCOMPARE(Judged(fixture.builder, "SET-08").outcome("clearing"), "breach");
        QueueFixture none;
        QVERIFY(Judged(none.builder, "SET-08").all().empty());
    }

    void derivedOptionsAreTaken()
    {
        QueueFixture fixture;
        fixture << instruction("SI-1", "P1", "P2", "10", "100.00") << instruction("SI-2", "P2", "P1", "10", "100.00");
        fixture.builder.confirm<Instruction>("clearing", 1min);
        auto snapshot = fixture.builder.build();
        const auto terms = rules::caseTerms(shipped());
        QVERIFY2(terms, terms ? "" : terms.error().text().c_str());
        measures::DerivedTablesBuilder book(*terms);
        book.refresh({snapshot, kNow, shipped().calendars()});
        auto derived = std::make_shared<DerivedTables>();
        book.publish(*derived);
        snapshot.derived = derived;
        QCOMPARE(snapshot.table<GridlockOption>().present(), 1u);
        const Judged judged(snapshot, kNow, "SET-08");
        QCOMPARE(judged.outcome("clearing"), "breach");
        QVERIFY(contains(judged.explanation("clearing"), snapshot.table<GridlockOption>().at(0).record.text));
    }

    void termsOfThePacks()
    {
        const auto terms = rules::settlementTerms(shipped().packs());
        QVERIFY(terms);
        QCOMPARE(terms->buckets.size(), 5u);
        QCOMPARE(terms->queue.reference, "HKD");
        QCOMPARE(terms->gridlock.exactUpTo, 40u);
        QCOMPARE(terms->warning.text(), "0.8");
        // What the pages count as unsettled is what the measures do.
        const auto final = finalStatuses();
        QVERIFY(std::is_permutation(final.begin(), final.end(), terms->queue.terminal.begin(), terms->queue.terminal.end()));
        QVERIFY(!rules::settlementTerms({}));
    }
};

QTEST_APPLESS_MAIN(tst_ShortageRules)
#include "tst_ShortageRules.moc"
