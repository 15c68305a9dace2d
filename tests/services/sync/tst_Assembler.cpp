// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/Assembler.h"

#include <QTest>

using namespace assay;
using namespace assay::domain;
using wire::Completeness;

namespace {

Instant at(int second)
{
    return Instant{std::chrono::seconds{1'800'000'000 + second}};
}

template <class Record>
sync::FeedDelivery delivery(Completeness completeness, std::vector<Record> rows, int second = 0, const char* source = "clearing")
{
    sync::Answer answer;
    answer.update.resource = std::string(resourceOf<Record>());
    answer.update.completeness = completeness;
    answer.update.asOf = at(second);
    answer.raw.sha256 = Hash::of("raw " + std::to_string(second));
    rowsOf<Record>(answer.update.upserts) = std::move(rows);
    sync::FeedDelivery out;
    out.source = SourceId(source);
    out.completeness = completeness;
    out.answers.push_back(std::move(answer));
    return out;
}

Instruction instruction(const char* ref, const char* status)
{
    Instruction out;
    out.ref = ref;
    out.status = status;
    return out;
}

Finding finding(const char* subject, Outcome outcome, const char* measured)
{
    Finding out;
    out.rule = RuleId("STB-01");
    out.subject = subject;
    out.outcome = outcome;
    out.measured = measured;
    return out;
}

} // namespace

class tst_Assembler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void snapshotRemovesWhatItNoLongerStates()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND"), instruction("B", "PEND")});
        auto folded = assembler.fold(first, at(1), changes);
        QCOMPARE(folded.added, std::size_t(2));
        Changes later;
        auto second = delivery<Instruction>(Completeness::Whole, {instruction("A", "SETT")}, 5);
        folded = assembler.fold(second, at(6), later);
        QCOMPARE(folded.changed, std::size_t(1));
        QCOMPARE(folded.removed, std::size_t(1));
        const auto& rows = changesOf<Instruction>(later);
        QCOMPARE(rows.size(), std::size_t(2));
        QCOMPARE(rows[1].record.ref, std::string("B"));
        QVERIFY(rows[1].change == Change::Removed);
        QCOMPARE(assembler.publish(at(6), Recording::Recorded)->table<Instruction>().present(), std::size_t(1));
    }

    void anEmptySnapshotRemovesAll()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND")});
        (void)assembler.fold(first, at(1), changes);
        auto second = delivery<Instruction>(Completeness::Whole, {}, 5);
        QCOMPARE(assembler.fold(second, at(6), changes).removed, std::size_t(1));
    }

    void changesOfStatusAreNoted()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND"), instruction("B", "PEND")});
        (void)assembler.fold(first, at(1), changes);
        QVERIFY(changesOf<StatusChange>(changes).empty()); // what is seen first has not changed
        auto settled = instruction("A", "SETT");
        settled.systemRef = "S-1";
        auto held = instruction("B", "PEND");
        held.reason = "PREA";
        Changes later;
        auto second = delivery<Instruction>(Completeness::Whole, {settled, held}, 5);
        (void)assembler.fold(second, at(6), later);
        const auto& noted = changesOf<StatusChange>(later);
        QCOMPARE(noted.size(), std::size_t(1)); // another reason is no other status
        QCOMPARE(noted[0].record.ref, std::string("A"));
        QCOMPARE(noted[0].record.previous, std::string("PEND"));
        QCOMPARE(noted[0].record.status, std::string("SETT"));
        QCOMPARE(noted[0].record.systemRef, std::string("S-1"));
        QCOMPARE(noted[0].record.at, at(5));
        QVERIFY(noted[0].change == Change::Added);
        // What was noted outlives the instruction.
        auto third = delivery<Instruction>(Completeness::Whole, {}, 7);
        (void)assembler.fold(third, at(8), later);
        const auto snapshot = assembler.publish(at(8), Recording::Recorded);
        QCOMPARE(snapshot->table<StatusChange>().present(), std::size_t(1));
        QCOMPARE(snapshot->table<Instruction>().present(), std::size_t(0));
        // One that comes back is seen first again.
        auto fourth = delivery<Instruction>(Completeness::Delta, {instruction("A", "PEND")}, 9);
        Changes last;
        (void)assembler.fold(fourth, at(9), last);
        QVERIFY(changesOf<StatusChange>(last).empty());
    }

    void changesThatTheEndpointStatesAreNotNotedTwice()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto own = delivery<StatusChange>(Completeness::Whole, {}, 0);
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND")}, 1);
        auto second = delivery<Instruction>(Completeness::Delta, {instruction("A", "SETT")}, 2);
        for (auto* one : {&own, &first, &second})
            (void)assembler.fold(*one, at(3), changes);
        QVERIFY(changesOf<StatusChange>(changes).empty());
    }

    void snapshotOfOneSourceLeavesTheOther()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND")}, 0, "one");
        (void)assembler.fold(first, at(1), changes);
        auto second = delivery<Instruction>(Completeness::Whole, {}, 5, "two");
        QCOMPARE(assembler.fold(second, at(6), changes).removed, std::size_t(0));
    }

    void eventsOutsideTheWindowStay()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        Transfer old;
        old.id = "T1";
        Transfer recent;
        recent.id = "T2";
        auto first = delivery<Transfer>(Completeness::Whole, {old}, 0, "ledger");
        (void)assembler.fold(first, at(1), changes);
        auto second = delivery<Transfer>(Completeness::Whole, {recent}, 5, "ledger");
        QCOMPARE(assembler.fold(second, at(6), changes).removed, std::size_t(0));
        QCOMPARE(assembler.publish(at(6), Recording::Recorded)->table<Transfer>().present(), std::size_t(2));
    }

    void unchangedRowKeepsItsOriginAndIsConfirmed()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND")}, 0);
        (void)assembler.fold(first, at(1), changes);
        Changes none;
        auto second = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND")}, 5);
        QCOMPARE(assembler.fold(second, at(6), none).unchanged, std::size_t(1));
        QVERIFY(changesOf<Instruction>(none).empty());
        const auto snapshot = assembler.publish(at(6), Recording::Recorded);
        const auto& row = snapshot->table<Instruction>().at(0);
        QCOMPARE(row.origin->asOf, at(0));
        QCOMPARE(snapshot->confirmedBy(row).asOf, at(5));
    }

    void deltaRemovesByKeyOnly()
    {
        sync::Assembler assembler{Snapshot{}};
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND"), instruction("B", "PEND")});
        (void)assembler.fold(first, at(1), changes);
        auto delta = delivery<Instruction>(Completeness::Delta, {instruction("C", "PEND")}, 5);
        delta.answers.front().update.removedKeys = {"A", "no such row"};
        const auto folded = assembler.fold(delta, at(6), changes);
        QCOMPARE(folded.added, std::size_t(1));
        QCOMPARE(folded.removed, std::size_t(1));
    }

    void confirmationNeedsAStatement()
    {
        sync::Assembler assembler{Snapshot{}};
        sync::Confirmation confirmation{SourceId("clearing"), Tier::SelfReported, {"instructions"}, at(9), {}};
        std::vector<OriginPtr> observations;
        assembler.confirm(confirmation, at(9), observations);
        QVERIFY(observations.empty());
        Changes changes;
        auto first = delivery<Instruction>(Completeness::Whole, {instruction("A", "PEND")}, 0);
        (void)assembler.fold(first, at(1), changes);
        assembler.confirm(confirmation, at(9), observations);
        QCOMPARE(observations.size(), std::size_t(1));
    }

    void judgementsAreStoredWhenTheyDiffer()
    {
        sync::Assembler assembler{Snapshot{}};
        const std::vector<RuleId> ran{RuleId("STB-01")};
        QCOMPARE(assembler.judged({ran, {finding("HKDX", Outcome::Pass, "1.01")}, {}, {}, {}}, at(1)).size(), std::size_t(1));
        QCOMPARE(assembler.judged({ran, {finding("HKDX", Outcome::Pass, "1.01")}, {}, {}, {}}, at(2)).size(), std::size_t(0));
        QCOMPARE(assembler.judged({ran, {finding("HKDX", Outcome::Breach, "0.99")}, {}, {}, {}}, at(3)).size(), std::size_t(1));
        const auto over = assembler.judged({ran, {}, {}, {}, {}}, at(4));
        QCOMPARE(over.size(), std::size_t(1));
        QVERIFY(over.front().outcome == Outcome::NotApplicable);
        QCOMPARE(assembler.judged({ran, {}, {}, {}, {}}, at(5)).size(), std::size_t(0));
    }

    void aRuleThatDidNotRunKeepsItsFindings()
    {
        sync::Assembler assembler{Snapshot{}};
        (void)assembler.judged({{RuleId("STB-01")}, {finding("HKDX", Outcome::Breach, "0.99")}, {}, {}, {}}, at(1));
        QVERIFY(assembler.judged({{RuleId("GLD-01")}, {}, {}, {}, {}}, at(2)).empty());
        QVERIFY(assembler.publish(at(2), Recording::Recorded)->findings.at(0).record.outcome == Outcome::Breach);
    }

    void aReportThatReadsOtherwiseLeavesACardForEachField()
    {
        sync::Assembler assembler{Snapshot{}};
        ReserveStatement statement;
        statement.statementId = "RS-1";
        statement.coin = CoinId("HKDX");
        statement.asOf = at(0);
        statement.outstanding = *Decimal::parse("100.00");
        statement.assetTotal = *Decimal::parse("101.00");
        Changes changes;
        auto first = delivery<ReserveStatement>(Completeness::Whole, {statement}, 1, "issuer");
        (void)assembler.fold(first, at(1), changes);
        QVERIFY(changesOf<Restatement>(changes).empty());

        statement.assetTotal = *Decimal::parse("99.00");
        Changes later;
        auto second = delivery<ReserveStatement>(Completeness::Whole, {statement}, 2, "issuer");
        (void)assembler.fold(second, at(2), later);
        const auto& cards = changesOf<Restatement>(later);
        QCOMPARE(cards.size(), std::size_t(1));
        QCOMPARE(cards[0].record.field, std::string("asset_total"));
        QCOMPARE(cards[0].record.before, std::string("101.00"));
        QCOMPARE(cards[0].record.after, std::string("99.00"));
        QCOMPARE(cards[0].record.period, support::toText(at(0)));
        QCOMPARE(cards[0].record.beforeRaw, Hash::of("raw 1").hex());
        QCOMPARE(cards[0].origin->raw, Hash::of("raw 2"));

        Changes again;
        auto third = delivery<ReserveStatement>(Completeness::Whole, {statement}, 3, "issuer");
        (void)assembler.fold(third, at(3), again);
        QVERIFY(changesOf<Restatement>(again).empty());
        QCOMPARE(assembler.publish(at(3), Recording::Recorded)->table<Restatement>().present(), std::size_t(1));
    }

    void aStatementThatSupersedesAnotherIsComparedWithIt()
    {
        sync::Assembler assembler{Snapshot{}};
        ReserveStatement old;
        old.statementId = "RS-1";
        old.coin = CoinId("HKDX");
        old.asOf = at(0);
        old.assetTotal = *Decimal::parse("101.00");
        Changes changes;
        auto first = delivery<ReserveStatement>(Completeness::Whole, {old}, 1, "issuer");
        (void)assembler.fold(first, at(1), changes);
        ReserveStatement restated = old;
        restated.statementId = "RS-1-R1";
        restated.supersedes = "RS-1";
        restated.assetTotal = *Decimal::parse("100.50");
        Changes later;
        auto second = delivery<ReserveStatement>(Completeness::Delta, {restated}, 2, "issuer");
        (void)assembler.fold(second, at(2), later);
        QCOMPARE(changesOf<Restatement>(later).size(), std::size_t(1));
        QCOMPARE(changesOf<Restatement>(later)[0].record.after, std::string("100.50"));
    }

    void wordsThatChangeUnderOneFilingAreKeptBothWays()
    {
        sync::Assembler assembler{Snapshot{}};
        Filing filing;
        filing.id = "F-1";
        filing.issuer = IssuerId("harbour");
        filing.coin = CoinId("HKDX");
        filing.kind = FilingKind::Publication;
        filing.text = "invested in approved investments";
        Changes changes;
        auto first = delivery<Filing>(Completeness::Whole, {filing}, 1, "issuer");
        (void)assembler.fold(first, at(1), changes);
        filing.text = "held in segregated accounts";
        Changes later;
        auto second = delivery<Filing>(Completeness::Whole, {filing}, 2, "issuer");
        (void)assembler.fold(second, at(2), later);
        QCOMPARE(changesOf<Restatement>(later).size(), std::size_t(1));
        const auto& card = changesOf<Restatement>(later)[0].record;
        QCOMPARE(card.field, std::string("text"));
        QCOMPARE(card.before, std::string("invested in approved investments"));
        QCOMPARE(card.after, std::string("held in segregated accounts"));
    }
};

QTEST_APPLESS_MAIN(tst_Assembler)
#include "tst_Assembler.moc"
