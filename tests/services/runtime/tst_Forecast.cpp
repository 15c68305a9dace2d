// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Forecast.h"

#include <QTest>

#include "services/measures/settlement/Gridlock.h"

using namespace assay;
using namespace assay::domain;

namespace {

const Instant kNow = *support::parseInstant("2026-03-31T02:00:00Z");
const SourceId kSource("clearing");

Instruction instruction(const std::string& ref, const std::string& from, const std::string& to, const std::string& amount, HoldState hold)
{
    Instruction out;
    out.ref = ref;
    out.status = "PEND";
    out.asset = "XAU";
    out.quantity = Decimal(10);
    out.currency = "HKD";
    out.amount = *Decimal::parse(amount);
    out.settlementDate = support::hongKongDate(kNow);
    out.deliverer = ParticipantId(from);
    out.receiver = ParticipantId(to);
    out.hold = hold;
    return out;
}

Position position(const std::string& who, const std::string& asset, std::int64_t balance)
{
    Position out;
    out.participant = ParticipantId(who);
    out.account = who + '-' + asset;
    out.asset = asset;
    out.balance = Decimal(balance);
    return out;
}

measures::SettlementTerms fixtureTerms()
{
    measures::SettlementTerms terms;
    terms.queue.settled = {"SETT"};
    terms.queue.terminal = {"SETT", "CANS"};
    terms.queue.rates = {{"HKD", Decimal(1)}};
    return terms;
}

/// P1 has ten ounces and holds them back from P2, who would pass them on to P3; SI-3 lacks what it needs in any case.
Snapshot queue()
{
    auto origin = std::make_shared<Origin>();
    origin->source = kSource;
    origin->asOf = kNow;
    origin->knownAt = kNow;
    TableEditor<Instruction> instructions;
    instructions.put(instruction("SI-1", "P1", "P2", "100.00", HoldState::OnHold), origin, 1);
    instructions.put(instruction("SI-2", "P2", "P3", "200.00", HoldState::Released), origin, 1);
    instructions.put(instruction("SI-3", "P4", "P3", "300.00", HoldState::Released), origin, 1);
    TableEditor<Position> positions;
    positions.put(position("P1", "XAU", 10), origin, 1);
    for (const char* who : {"P2", "P3"})
        positions.put(position(who, "HKD", 1'000'000), origin, 1);
    Snapshot out;
    out.tables.get<Instruction>() = instructions.publish();
    out.tables.get<Position>() = positions.publish();
    return out;
}

std::string joined(const std::vector<std::string>& texts)
{
    std::string out;
    for (const auto& one : texts)
        out += (out.empty() ? "" : " ") + one;
    return out;
}

} // namespace

class tst_Forecast : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatSettlesThen_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("instruction");
        QTest::addColumn<QString>("parameters");
        QTest::addColumn<QString>("settles");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("after");
        const auto row = [](const char* name, QueueAction action, const char* ref, const char* parameters, const char* settles,
                            const char* value, const char* after) {
            QTest::newRow(name) << static_cast<int>(action) << ref << parameters << settles << value << after;
        };
        row("release", QueueAction::Release, "SI-1", "", "SI-1 SI-2", "HKD 300.00", "SI-3");
        row("hold", QueueAction::Hold, "SI-2", "", "", "", "SI-1 SI-2 SI-3");
        row("cancel", QueueAction::Cancel, "SI-3", "", "", "", "SI-1 SI-2");
        row("first in line", QueueAction::Resequence, "SI-3", "priority=1", "", "", "SI-3 SI-1 SI-2");
        row("before another", QueueAction::Resequence, "SI-3", "note=x; before=SI-2", "", "", "SI-1 SI-3 SI-2");
        row("no such instruction", QueueAction::Release, "SI-9", "", "", "", "");
        row("no priority", QueueAction::Resequence, "SI-3", "priority=soon", "", "", "");
        row("no quantity", QueueAction::Partial, "SI-3", "quantity=much", "", "", "");
        row("nothing that moves", QueueAction::Recycle, "SI-3", "", "", "", "");
    }
    void whatSettlesThen()
    {
        QFETCH(int, action);
        QFETCH(QString, instruction);
        QFETCH(QString, parameters);
        QFETCH(QString, settles);
        QFETCH(QString, value);
        QFETCH(QString, after);
        const auto terms = fixtureTerms();
        api::Proposal proposal;
        proposal.source = kSource;
        proposal.action = static_cast<QueueAction>(action);
        proposal.instruction = instruction.toStdString();
        proposal.parameters = parameters.toStdString();
        api::ProposalPreview preview;
        runtime::forecast(terms, queue(), proposal, kNow, preview);
        QCOMPARE(QString::fromStdString(joined(preview.settles)), settles);
        std::vector<std::string> worth;
        for (const auto& [unit, sum] : preview.value)
            worth.push_back(unit + ' ' + sum.text());
        QCOMPARE(QString::fromStdString(joined(worth)), value);
        QCOMPARE(QString::fromStdString(joined(preview.queueAfter)), after);
    }

    /// Amounts of different currencies are never added, and none is left out.
    void everyCurrencyIsTold()
    {
        auto snapshot = queue();
        TableEditor<Instruction> instructions(snapshot.table<Instruction>());
        TableEditor<Position> positions(snapshot.table<Position>());
        const auto origin = snapshot.table<Instruction>().origin(0);
        auto inDollars = instruction("SI-2", "P2", "P3", "200.00", HoldState::Released);
        inDollars.currency = "USD";
        instructions.put(inDollars, origin, 2);
        positions.put(position("P3", "USD", 1'000), origin, 2);
        snapshot.tables.get<Instruction>() = instructions.publish();
        snapshot.tables.get<Position>() = positions.publish();
        api::Proposal proposal;
        proposal.source = kSource;
        proposal.action = QueueAction::Release;
        proposal.instruction = "SI-1";
        api::ProposalPreview preview;
        runtime::forecast(fixtureTerms(), snapshot, proposal, kNow, preview);
        QCOMPARE(joined(preview.settles), std::string("SI-1 SI-2"));
        QCOMPARE(preview.value.size(), std::size_t(2));
        QCOMPARE(preview.value[0].first + ' ' + preview.value[0].second.text(), std::string("HKD 100.00"));
        QCOMPARE(preview.value[1].first + ' ' + preview.value[1].second.text(), std::string("USD 200.00"));
    }

    /// Two that each bring what the other lacks, one of them on hold: neither settles first, both can at once.
    void whatSettlesTogetherThen_data()
    {
        QTest::addColumn<bool>("otherHeld");
        QTest::addColumn<QString>("instruction");
        QTest::addColumn<bool>("told");
        QTest::newRow("the one that is on hold") << false << "SI-1" << true;
        QTest::newRow("two are on hold") << true << "SI-1" << false;
        QTest::newRow("another one") << false << "SI-3" << false;
    }
    void whatSettlesTogetherThen()
    {
        QFETCH(bool, otherHeld);
        QFETCH(QString, instruction);
        QFETCH(bool, told);
        auto origin = std::make_shared<Origin>();
        origin->source = kSource;
        origin->asOf = kNow;
        origin->knownAt = kNow;
        const auto stand = otherHeld ? HoldState::OnHold : HoldState::Released;
        TableEditor<Instruction> instructions;
        instructions.put(::instruction("SI-1", "P1", "P2", "100.00", HoldState::OnHold), origin, 1);
        instructions.put(::instruction("SI-2", "P2", "P1", "100.00", stand), origin, 1);
        instructions.put(::instruction("SI-3", "P1", "P4", "100.00", HoldState::OnHold), origin, 1);
        Snapshot snapshot;
        snapshot.tables.get<Instruction>() = instructions.publish();
        const auto terms = fixtureTerms();
        const auto queue =
            measures::SettlementQueue::of(snapshot, kSource, support::hongKongDate(kNow), terms.queue, SIZE_MAX);
        TableEditor<GridlockOption> options;
        for (auto& one : measures::gridlockOptions(queue, terms.gridlock))
            options.put(one, origin, 1);
        auto derived = std::make_shared<DerivedTables>();
        (*derived).get<GridlockOption>() = options.publish();
        snapshot.derived = derived;

        api::Proposal proposal;
        proposal.source = kSource;
        proposal.action = QueueAction::Release;
        proposal.instruction = instruction.toStdString();
        api::ProposalPreview preview;
        runtime::forecast(terms, snapshot, proposal, kNow, preview);
        QVERIFY(preview.settles.empty());
        QCOMPARE(preview.checks.size(), std::size_t(told ? 1 : 0));
        if (told) {
            QCOMPARE(preview.checks[0].id, std::string("offset"));
            QCOMPARE(preview.checks[0].finding, std::string("Once it is released, 2 instructions can settle together, HKD "
                                                            "200.00 in all; the settlement system decides."));
        }
    }
};

QTEST_APPLESS_MAIN(tst_Forecast)
#include "tst_Forecast.moc"
