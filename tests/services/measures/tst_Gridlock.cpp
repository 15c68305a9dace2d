// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/settlement/Gridlock.h"

#include <QTest>

#include <algorithm>

#include "tests/services/measures/QueueFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::measures::test;

namespace {

/// Four that each deliver what the next would bring; nobody has metal or money.
QueueFixture ring()
{
    QueueFixture fixture;
    fixture << instruction("SI-1", "P1", "P2", "10", "100.00") << instruction("SI-2", "P2", "P3", "10", "100.00")
            << instruction("SI-3", "P3", "P4", "10", "100.00") << instruction("SI-4", "P4", "P1", "10", "100.00");
    return fixture;
}

/// The most worth of any subset after which no account is below zero; by trying all.
Units bestByBruteForce(const SettlementQueue& queue)
{
    const auto& items = queue.items();
    Units best = 0;
    for (std::uint32_t mask = 0; mask < (1u << items.size()); ++mask) {
        std::vector<Units> balance;
        for (const auto& account : queue.accounts())
            balance.push_back(account.available);
        Units weight = 0;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (!(mask & (1u << i)))
                continue;
            weight += items[i].weight;
            for (const auto* move : {&items[i].asset, &items[i].cash}) {
                balance[move->from] -= move->amount;
                balance[move->to] += move->amount;
            }
        }
        if (std::all_of(balance.begin(), balance.end(), [](Units one) { return one >= 0; }))
            best = std::max(best, weight);
    }
    return best;
}

Units weightOf(const SettlementQueue& queue, const std::vector<std::string>& refs)
{
    Units out = 0;
    for (const auto& ref : refs)
        out += queue.items()[*queue.find(ref)].weight;
    return out;
}

} // namespace

class tst_Gridlock : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void ringOfFour()
    {
        auto fixture = ring();
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        const auto& best = options.front();
        QCOMPARE(best.kind, "offset");
        QCOMPARE(joined(best.act), "SI-1 SI-2 SI-3 SI-4");
        QCOMPARE(best.instructions, 4);
        QCOMPARE(best.value.text(), "400.00");
        QCOMPARE(best.currency, "HKD");
        QCOMPARE(joined(best.participants), "P1 P2 P3 P4");
        QCOMPARE(best.text, "SI-1, SI-2, SI-3 and SI-4 can settle together, though none can alone: 4 instructions, HKD "
                            "400.00, between 4 participants. Exact: of the 4 instructions that hang together, no other "
                            "choice is worth more. No balance is stated for 8 accounts (first: P1 HKD); taken as nothing.");
        QCOMPARE(fixture.options().front().id, best.id);
        QVERIFY(best.id.starts_with("offset-"));
    }

    void ringByStatedLinks()
    {
        QueueFixture fixture;
        fixture.rich({"P1", "P2", "P3"});
        fixture << position("P1", "XAU", "100") << position("P2", "XAU", "100") << position("P3", "XAU", "100");
        auto first = instruction("SI-1", "P1", "P2", "10", "100.00");
        auto second = instruction("SI-2", "P2", "P3", "10", "100.00");
        first.waitsFor = {"SI-2"};
        second.linkedRef = "SI-1";
        fixture << first << second << instruction("SI-3", "P3", "P1", "10", "100.00");
        // The third settles by itself; the two wait for each other though both are covered.
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        QCOMPARE(joined(options.front().act), "SI-1 SI-2");
    }

    void linkToNothingKnownStaysClosed()
    {
        auto fixture = ring();
        auto linked = instruction("SI-4", "P4", "P1", "10", "100.00");
        linked.linkedRef = "SI-99";
        fixture << linked;
        QVERIFY(fixture.options().empty());
        // What has ended is not waited for.
        fixture << withStatus(instruction("SI-99", "P1", "P2", "1"), "SETT");
        QCOMPARE(fixture.options().size(), 1u);
    }

    void overlappingRings_data()
    {
        QTest::addColumn<QString>("direct");
        QTest::addColumn<QString>("best");
        QTest::addColumn<QString>("value");
        QTest::newRow("long way is worth more") << "100.00" << "SI-2 SI-3 SI-4" << "370.00";
        QTest::newRow("short way is worth more") << "500.00" << "SI-1 SI-2" << "600.00";
        QTest::newRow("a cent less") << "269.99" << "SI-2 SI-3 SI-4" << "370.00";
        QTest::newRow("a cent more") << "270.01" << "SI-1 SI-2" << "370.01";
    }
    void overlappingRings()
    {
        // SI-2 brings ten ounces to P1, who owes ten to P2 and ten to P3: only one of the two rings closes.
        QFETCH(QString, direct);
        QueueFixture fixture;
        fixture.rich({"P1", "P2", "P3"});
        fixture << instruction("SI-1", "P1", "P2", "10", direct.toLatin1().data())
                << instruction("SI-2", "P2", "P1", "10", "100.00") << instruction("SI-3", "P1", "P3", "10", "150.00")
                << instruction("SI-4", "P3", "P2", "10", "120.00");
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        QTEST(QString::fromStdString(joined(options.front().act)), "best");
        QTEST(QString::fromStdString(options.front().value.text()), "value");
        QVERIFY(options.front().text.find("Exact") != std::string::npos);
    }

    void threePartiesAndNoFewer()
    {
        QueueFixture fixture;
        fixture.rich({"P1", "P2", "P3"});
        fixture << position("P3", "XAU", "2") << instruction("SI-1", "P1", "P2", "10", "100.00")
                << instruction("SI-2", "P2", "P3", "10", "100.00") << instruction("SI-3", "P3", "P1", "12", "100.00")
                << instruction("SI-4", "P2", "P1", "20", "900.00"); // more than P2 could ever have
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        QCOMPARE(joined(options.front().act), "SI-1 SI-2 SI-3");
        for (const auto& pair : {std::vector<std::string>{"SI-1", "SI-2"}, {"SI-2", "SI-3"}, {"SI-1", "SI-3"}}) {
            WhatIf ask;
            ask.together = pair;
            QVERIFY(whatIf(fixture.queue(), ask).settles.empty());
        }
        QCOMPARE(joined(whatIf(fixture.queue(), askOf(options.front())).settles), "SI-1 SI-2 SI-3");
    }

    void justEnough_data()
    {
        QTest::addColumn<QString>("metal");
        QTest::addColumn<QString>("money");
        QTest::addColumn<int>("options");
        QTest::newRow("exactly what is missing") << "0.001" << "0.01" << 1;
        QTest::newRow("an ounce's thousandth short") << "0.000" << "0.01" << 0;
        QTest::newRow("a cent short") << "0.001" << "0.00" << 0;
    }
    void justEnough()
    {
        QFETCH(QString, metal);
        QFETCH(QString, money);
        QueueFixture fixture;
        fixture << position("P1", "XAU", metal.toLatin1().data()) << position("P1", "HKD", money.toLatin1().data())
                << instruction("SI-1", "P1", "P2", "10.001", "100.00")
                << instruction("SI-2", "P2", "P1", "10.000", "100.01");
        QTEST(static_cast<int>(fixture.options().size()), "options");
    }

    void reservedAndLimitCount()
    {
        auto held = position("P1", "XAU", "0.001");
        held.reserved = number("0.001");
        QueueFixture fixture;
        fixture.rich({"P1", "P2"});
        fixture << held << instruction("SI-1", "P1", "P2", "10.001", "100.00")
                << instruction("SI-2", "P2", "P1", "10.000", "100.00");
        QVERIFY(fixture.options().empty());
        held.limit = number("0.001"); // as much as it may owe
        fixture << held;
        QCOMPARE(fixture.options().size(), 1u);
        // What is set aside for an instruction serves it, and only it.
        held.limit.reset();
        auto locked = instruction("SI-3", "P1", "P2", "0.001", "1.00");
        fixture << held << locked;
        QVERIFY(whatIf(fixture.queue(), {}).anyway.empty());
        locked.assetLegLockedAt = kNow;
        fixture << locked;
        QCOMPARE(joined(whatIf(fixture.queue(), {}).anyway), "SI-3");
    }

    void releaseFreesFive()
    {
        QueueFixture fixture;
        fixture.rich({"P1", "P2", "P3", "P4", "P5", "P6", "P7", "P8", "P9"});
        fixture << position("P1", "XAU", "50") << position("P8", "XAU", "5")
                << onHold(instruction("SI-1", "P1", "P2", "50", "500.00"));
        for (int i = 0; i < 5; ++i)
            fixture << instruction("SI-1" + std::to_string(i), "P2", member(3 + i).c_str(), "10", "100.00");
        fixture << onHold(instruction("SI-2", "P9", "P8", "10", "100.00"))   // P9 has nothing
                << onHold(instruction("SI-3", "P8", "P9", "5", "100.00"))    // frees one
                << instruction("SI-4", "P9", "P3", "5", "70.00");
        const auto options = fixture.options();
        QCOMPARE(options.size(), 3u);
        const auto& both = options[0];
        QCOMPARE(both.kind, "release");
        QCOMPARE(joined(both.act), "SI-1 SI-3");
        QCOMPARE(both.instructions, 8);
        QCOMPARE(both.value.text(), "1170.00");
        QCOMPARE(both.text, "Releasing SI-1 and SI-3 lets 6 other instructions settle as well: 8 instructions, HKD 1,170.00, "
                            "between 9 participants. Exact: no releases free more, and no fewer free as much.");
        QCOMPARE(joined(options[1].act), "SI-1");
        QCOMPARE(joined(options[1].frees), "SI-1 SI-10 SI-11 SI-12 SI-13 SI-14");
        QCOMPARE(joined(options[2].act), "SI-3");
        const auto then = whatIf(fixture.queue(), askOf(options[1]));
        QCOMPARE(joined(then.freed), joined(options[1].frees));
        QCOMPARE(then.after.size(), 3u);
    }

    void twoReleasesNeedEachOther()
    {
        QueueFixture fixture;
        fixture.rich({"P1", "P2", "P3"});
        fixture << position("P1", "XAU", "10") << onHold(instruction("SI-1", "P1", "P2", "5", "10.00"))
                << onHold(instruction("SI-2", "P1", "P2", "5", "10.00")) << instruction("SI-3", "P2", "P3", "10", "900.00");
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        QCOMPARE(joined(options.front().act), "SI-1 SI-2");
    }

    void releaseThatClosesARing()
    {
        auto fixture = ring();
        fixture << onHold(instruction("SI-3", "P3", "P4", "10", "100.00"))
                << onHold(instruction("SI-9", "P3", "P4", "10", "100.00")); // either would do, one is enough
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        QCOMPARE(options.front().kind, "offset-later");
        QVERIFY(options.front().id.starts_with("offset-later-"));
        QCOMPARE(joined(options.front().act), "SI-1 SI-2 SI-3 SI-4");
        QVERIFY(options.front().text.find("once SI-3 is released") != std::string::npos);
        QCOMPARE(joined(whatIf(fixture.queue(), askOf(options.front())).freed), "SI-1 SI-2 SI-3 SI-4");
    }

    void whatRestsOnOthersComesLater()
    {
        // One ounce is missing, and somebody else is about to bring it.
        QueueFixture fixture;
        fixture.rich({"P1", "P2"});
        fixture << position("P3", "XAU", "1") << instruction("SI-1", "P1", "P2", "11", "100.00")
                << instruction("SI-2", "P2", "P1", "10", "100.00") << instruction("SI-3", "P3", "P1", "1");
        QCOMPARE(fixture.options().size(), 1u);
        QCOMPARE(fixture.options().front().kind, "offset-later");
        QCOMPARE(joined(fixture.options().front().act), "SI-1 SI-2");
        QVERIFY(fixture.options().front().text.find("rests on others") != std::string::npos);
        // It is there already.
        fixture << position("P1", "XAU", "1");
        QCOMPARE(fixture.options().size(), 1u);
        QCOMPARE(fixture.options().front().kind, "offset");
        QCOMPARE(joined(fixture.options().front().act), "SI-1 SI-2");
        QVERIFY(fixture.options().front().text.find("rests on others") == std::string::npos);
        // And yet one of the two waits for the third, which has not settled.
        auto linked = instruction("SI-2", "P2", "P1", "10", "100.00");
        linked.linkedRef = "SI-3";
        fixture << linked;
        QCOMPARE(fixture.options().front().kind, "offset-later");
        fixture << withStatus(instruction("SI-3", "P3", "P1", "1"), "SETT");
        QCOMPARE(fixture.options().front().kind, "offset");
    }

    void theBestGridlockKeepsItsPlace()
    {
        QueueFixture fixture;
        fixture.rich({"P1", "P2", "P5", "P6", "P7", "P8"});
        fixture << instruction("SI-1", "P1", "P2", "10", "1.00") << instruction("SI-2", "P2", "P1", "10", "1.00")
                << position("P5", "XAU", "20") << onHold(instruction("SI-3", "P5", "P6", "10", "500.00"))
                << instruction("SI-4", "P6", "P7", "10", "500.00") << onHold(instruction("SI-5", "P5", "P7", "10", "400.00"))
                << instruction("SI-6", "P7", "P8", "20", "400.00");
        GridlockTerms terms;
        const auto kinds = [&](std::size_t most) {
            terms.options = most;
            std::vector<std::string> out;
            for (const auto& option : fixture.options(terms))
                out.push_back(option.kind);
            return joined(out);
        };
        QCOMPARE(kinds(20), "release release offset");
        QCOMPARE(kinds(3), "release release offset");
        QCOMPARE(kinds(2), "release offset");
        QCOMPARE(kinds(1), "offset");
        QCOMPARE(kinds(0), "");
    }

    void nothingHelps()
    {
        QueueFixture fixture;
        fixture << instruction("SI-1", "P1", "P2", "10", "100.00") << instruction("SI-2", "P1", "P3", "10", "100.00")
                << onHold(instruction("SI-3", "P4", "P5", "10", "100.00"));
        QVERIFY(fixture.options().empty());
        QVERIFY(QueueFixture().options().empty());
    }

    void notEverythingMaySettle()
    {
        // One of the ring is not matched, due later, stopped for another reason, or ended: nothing can be offered.
        auto later = instruction("SI-4", "P4", "P1", "10", "100.00");
        later.settlementDate = day("2026-04-01");
        const auto last = instruction("SI-4", "P4", "P1", "10", "100.00");
        for (const auto& changed : {later, withStatus(last, "NMAT"), withStatus(last, "PEND", "BLOC"), withStatus(last, "CANS")}) {
            auto fixture = ring();
            fixture << changed;
            QVERIFY(fixture.options().empty());
        }
        auto fixture = ring();
        fixture << withStatus(last, "PENF", "LACK");
        QCOMPARE(fixture.options().size(), 1u);
    }

    void mixedCurrencies()
    {
        QueueFixture fixture;
        auto dollars = instruction("SI-2", "P2", "P1", "10", "100.00");
        dollars.currency = "USD";
        fixture.rich({"P1", "P2"});
        fixture << position("P1", "USD", "100.00") << instruction("SI-1", "P1", "P2", "10", "100.00") << dollars;
        const auto options = fixture.options();
        QCOMPARE(options.size(), 1u);
        QCOMPARE(options.front().value.text(), "880.00");
        QVERIFY(options.front().text.find("HKD 880.00 at the configured rates") != std::string::npos);
    }

    void bruteForceAgrees()
    {
        int found = 0;
        int asGood = 0; // by the search that is not exact
        for (std::uint64_t seed = 1; seed <= 150; ++seed) {
            Lottery lottery{seed};
            QueueFixture fixture;
            for (int p = 0; p < 4; ++p)
                fixture << position(member(p).c_str(), "XAU", std::to_string(lottery.below(4)).c_str())
                        << position(member(p).c_str(), "HKD", std::to_string(lottery.below(60)).c_str());
            for (int i = 0; i < 9; ++i) {
                const auto from = lottery.below(4);
                const auto to = (from + 1 + lottery.below(3)) % 4;
                fixture << instruction("SI-" + std::to_string(i), member(from).c_str(), member(to).c_str(),
                                       std::to_string(3 + lottery.below(8)).c_str(),
                                       std::to_string(50 + lottery.below(100)).c_str());
            }
            const auto queue = fixture.queue();
            if (!whatIf(queue, {}).anyway.empty())
                continue; // all subsets of what waits are tried, so nothing may have settled before
            ++found;
            Units weight = 0;
            for (const auto& option : gridlockOptions(queue, {}))
                weight += weightOf(queue, option.act);
            QCOMPARE(static_cast<std::int64_t>(weight), static_cast<std::int64_t>(bestByBruteForce(queue)));
            // The bounded search gives something that really settles.
            GridlockTerms bounded;
            bounded.exactUpTo = 0;
            Units reached = 0;
            for (const auto& option : gridlockOptions(queue, bounded)) {
                QVERIFY(option.text.find("Found by leaving out") != std::string::npos);
                QVERIFY(whatIf(queue, askOf(option)).shortOf.empty());
                reached += weightOf(queue, option.act);
            }
            QVERIFY(reached <= weight);
            asGood += weight > 0 && reached == weight ? 1 : 0;
        }
        QVERIFY(found >= 30);
        qInfo("the bounded search finds the best of %d of %d", asGood, found);
        QVERIFY(asGood >= 40);
    }

    void stepsRunOut()
    {
        auto fixture = ring();
        GridlockTerms none;
        none.runSteps = 2;
        QVERIFY(!whatIf(fixture.queue(), {}, none).complete);
        // All of the ring is chosen at once, and more there is not: that needs no search.
        GridlockTerms bounded;
        bounded.exactSteps = 1;
        QVERIFY(fixture.options(bounded).front().text.find("Exact") != std::string::npos);
        // Which of two rings closes does.
        QueueFixture two;
        two.rich({"P1", "P2", "P3"});
        two << instruction("SI-1", "P1", "P2", "10", "100.00") << instruction("SI-2", "P2", "P1", "10", "100.00")
            << instruction("SI-3", "P1", "P3", "10", "150.00") << instruction("SI-4", "P3", "P2", "10", "120.00");
        QVERIFY(two.options(bounded).front().text.find("Found by leaving out") != std::string::npos);
        QVERIFY(two.options().front().text.find("Exact") != std::string::npos);
    }

    void figuresBeyondMeasure()
    {
        auto fixture = ring();
        fixture << instruction("SI-4", "P4", "P1", "99999999999999999999999999999999999999999", "100.00");
        QVERIFY(fixture.options().empty());
        fixture << instruction("SI-4", "P4", "P1", "-10", "100.00");
        QVERIFY(fixture.options().empty());
    }
};

QTEST_APPLESS_MAIN(tst_Gridlock)
#include "tst_Gridlock.moc"
