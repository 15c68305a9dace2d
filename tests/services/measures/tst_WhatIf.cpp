// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "tests/services/measures/QueueFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::measures::test;

namespace {

/// P1 has ten ounces and owes them twice; who gets them passes them on.
QueueFixture contested()
{
    QueueFixture fixture;
    fixture.rich({"P1", "P2", "P3", "P4"});
    fixture << position("P1", "XAU", "10") << instruction("SI-1", "P1", "P2", "10", "100.00")
            << instruction("SI-2", "P1", "P3", "10", "200.00") << instruction("SI-3", "P3", "P4", "10", "300.00");
    return fixture;
}

std::string text(const std::vector<StillWaits>& waits)
{
    static constexpr std::array kNames{"asset", "money", "linked", "release", "other"};
    std::string out;
    for (const auto& one : waits)
        out += (out.empty() ? "" : "; ") + one.ref + ' ' + kNames.at(static_cast<std::size_t>(one.what)) +
               (one.of.empty() ? "" : ' ' + one.of) + (one.missing.isZero() ? "" : ' ' + one.missing.text());
    return out;
}

} // namespace

class tst_WhatIf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asItIs()
    {
        auto fixture = contested();
        const auto then = whatIf(fixture.queue(), {});
        QCOMPARE(joined(then.anyway), "SI-1");
        QCOMPARE(joined(then.settles), "SI-1");
        QVERIFY(then.freed.empty() && then.lost.empty());
        QCOMPARE(text(then.after), "SI-2 asset P1 XAU 10; SI-3 asset P3 XAU 10");
        std::string moves;
        for (const auto& one : then.moves)
            moves += one.participant + ' ' + one.asset + ' ' + one.change.text() + "; ";
        QCOMPARE(moves, "P1 HKD 100.00; P1 XAU -10; P2 HKD -100.00; P2 XAU 10; ");
    }

    void hold()
    {
        auto fixture = contested();
        WhatIf ask;
        ask.hold = {"SI-1"};
        const auto then = whatIf(fixture.queue(), ask);
        QCOMPARE(joined(then.freed), "SI-2 SI-3");
        QCOMPARE(joined(then.lost), "SI-1");
        QCOMPARE(text(then.after), "SI-1 release");
        QCOMPARE(then.freedValue.size(), 1u);
        QCOMPARE(then.freedValue.front().first, "HKD");
        QCOMPARE(then.freedValue.front().second.text(), "500.00");
    }

    void sequence()
    {
        auto fixture = contested();
        WhatIf before;
        before.before = {{"SI-2", "SI-1"}};
        QCOMPARE(joined(whatIf(fixture.queue(), before).settles), "SI-2 SI-3");
        WhatIf priority;
        priority.priority = {{"SI-2", 1}};
        QCOMPARE(joined(whatIf(fixture.queue(), priority).settles), "SI-2 SI-3");
        priority.priority = {{"SI-3", 1}}; // first in line, but it has nothing to deliver
        QCOMPARE(joined(whatIf(fixture.queue(), priority).settles), "SI-1");
    }

    void orderOfTheQueue()
    {
        auto fixture = contested();
        auto second = instruction("SI-2", "P1", "P3", "10", "200.00");
        second.priority = 4;
        fixture << second; // a stated priority goes before none
        QCOMPARE(joined(whatIf(fixture.queue(), {}).settles), "SI-2 SI-3");
        auto first = instruction("SI-1", "P1", "P2", "10", "100.00");
        first.priority = 4;
        first.queuedAt = kNow;
        fixture << first; // known since when goes before not known
        QCOMPARE(joined(whatIf(fixture.queue(), {}).settles), "SI-1");
        second.queuedAt = kNow - 1ms;
        fixture << second;
        QCOMPARE(joined(whatIf(fixture.queue(), {}).settles), "SI-2 SI-3");
    }

    void cancelFreesWhatWaitedForIt()
    {
        auto fixture = contested();
        auto third = instruction("SI-3", "P4", "P2", "1", "5.00");
        third.waitsFor = {"SI-2"};
        fixture << third << position("P4", "XAU", "1");
        QCOMPARE(text(whatIf(fixture.queue(), {}).after), "SI-2 asset P1 XAU 10; SI-3 linked SI-2");
        WhatIf ask;
        ask.cancel = {"SI-2"};
        const auto then = whatIf(fixture.queue(), ask);
        QCOMPARE(joined(then.settles), "SI-1 SI-3");
        QVERIFY(then.after.empty());
    }

    void part()
    {
        auto fixture = contested();
        WhatIf ask;
        ask.quantity = {{"SI-1", number("4")}, {"SI-2", number("6")}, {"SI-3", number("6")}};
        const auto then = whatIf(fixture.queue(), ask);
        QCOMPARE(joined(then.settles), "SI-1 SI-2 SI-3");
        // Money in proportion: 40, 120 and 180. The first settles anyway, for 100.00.
        QCOMPARE(then.freedValue.front().second.text(), "300.00");
        ask.quantity = {{"SI-1", number("0")}};
        QCOMPARE(joined(whatIf(fixture.queue(), ask).settles), "SI-1");
    }

    void whatHasSettledInPartDoesNotSettleAgain()
    {
        QueueFixture fixture;
        fixture.rich({"P1", "P2"});
        auto row = instruction("SI-1", "P1", "P2", "10", "100.00");
        row.settledQuantity = number("7");
        fixture << position("P1", "XAU", "3") << row;
        const auto then = whatIf(fixture.queue(), {});
        QCOMPARE(joined(then.settles), "SI-1");
        QCOMPARE(then.moves.front().change.text(), "30.00");
    }

    void togetherFallsShort()
    {
        auto fixture = contested();
        WhatIf ask;
        ask.together = {"SI-1", "SI-2"};
        const auto then = whatIf(fixture.queue(), ask);
        QCOMPARE(joined(then.settles), "SI-1"); // by itself, as before
        QCOMPARE(then.shortOf.size(), 1u);
        QCOMPARE(then.shortOf.front().of, "P1 XAU");
        QCOMPARE(then.shortOf.front().missing.text(), "10");
    }

    void unknownReference()
    {
        auto fixture = contested();
        WhatIf ask;
        ask.release = {"SI-77"};
        const auto then = whatIf(fixture.queue(), ask);
        QCOMPARE(joined(then.unknown), "SI-77");
        QCOMPARE(joined(then.settles), "SI-1");
    }

    void leastIsLookedAtFirst()
    {
        auto fixture = contested();
        fixture << withStatus(instruction("SI-0", "P1", "P2", "1"), "NMAT");
        const auto queue = SettlementQueue::of(fixture.builder.build(), SourceId("clearing"), kToday, queueTerms(), 2);
        QCOMPARE(queue.left(), 2u);
        QVERIFY(queue.find("SI-1") && queue.find("SI-2") && !queue.find("SI-0"));
    }
};

QTEST_APPLESS_MAIN(tst_WhatIf)
#include "tst_WhatIf.moc"
