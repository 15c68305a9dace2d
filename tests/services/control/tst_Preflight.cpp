// SPDX-License-Identifier: GPL-3.0-or-later
#include "DeskFixture.h"

#include <QTest>

using namespace assay;
using namespace assay::desk_test;
using api::CheckResult;

namespace {

/// A snapshot of one instruction with what belongs to it, all of one source.
struct Scene {
    Instruction instruction = heldInstruction();
    std::vector<Position> positions;
    std::vector<SettlementCycle> cycles;
    std::vector<ActionRequest> requests;
    std::vector<SanctionEntry> sanctions;
    Instant listAsOf = kNow;
    Instant asOf = kNow;
    Operator who = person("op-maker-a", {"maker"});
    RequestPolicy policy{{{QueueAction::Release, "HKD", decimal("50000000"), 1},
                          {QueueAction::Release, "", std::nullopt, 2},
                          {QueueAction::Hold, "", std::nullopt, 1}}};

    static OriginPtr origin(const std::string& source, Instant asOf)
    {
        auto out = std::make_shared<Origin>();
        out->source = SourceId(source);
        out->asOf = asOf;
        out->knownAt = asOf;
        return out;
    }
    template <class Record>
    static void put(Snapshot& snapshot, const std::vector<Record>& rows, const OriginPtr& from)
    {
        TableEditor<Record> editor;
        for (const auto& row : rows)
            editor.put(row, from, 1);
        snapshot.tables.get<Record>() = editor.publish();
    }
    Snapshot snapshot() const
    {
        Snapshot out;
        const auto from = origin(kSource.value(), asOf);
        put<Instruction>(out, {instruction}, from);
        put(out, positions, from);
        put(out, cycles, from);
        put(out, requests, from);
        put(out, sanctions, origin("lists", listAsOf));
        return out;
    }
    api::PreflightCheck check(const std::string& id, QueueAction action = QueueAction::Release,
                              std::chrono::minutes validFor = std::chrono::minutes{30}) const
    {
        api::Proposal proposal;
        proposal.source = kSource;
        proposal.action = action;
        proposal.instruction = instruction.ref;
        proposal.reason = "PREA";
        proposal.reasonText = kReason;
        proposal.validFor = validFor;
        const auto shown = snapshot();
        const auto preview = control::preflight(proposal, {shown, &who, &policy, kNow});
        for (const auto& one : preview.checks)
            if (one.id == id)
                return one;
        return {};
    }
};

Position position(const std::string& who, const std::string& asset, const std::string& balance, const std::string& reserved = {},
                  const std::string& limit = {})
{
    Position out;
    out.participant = ParticipantId(who);
    out.account = who + "-1";
    out.asset = asset;
    out.balance = decimal(balance);
    if (!reserved.empty())
        out.reserved = decimal(reserved);
    if (!limit.empty())
        out.limit = decimal(limit);
    return out;
}

SettlementCycle cycle(Duration until, CycleState state = CycleState::Open)
{
    SettlementCycle out;
    out.id = "2026-03-31/2";
    out.cutOffAt = kNow + until;
    out.state = state;
    return out;
}

constexpr int kPass = static_cast<int>(CheckResult::Pass);
constexpr int kWarn = static_cast<int>(CheckResult::Warn);
constexpr int kFail = static_cast<int>(CheckResult::Fail);

} // namespace

class tst_Preflight : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void limits_data()
    {
        QTest::addColumn<QString>("metal");
        QTest::addColumn<QString>("money");
        QTest::addColumn<QString>("reserved");
        QTest::addColumn<QString>("limit");
        QTest::addColumn<int>("result");
        QTest::newRow("to the last unit") << "100.000" << "42000000.00" << "" << "" << kPass;
        QTest::newRow("a cent short") << "100.000" << "41999999.99" << "" << "" << kWarn;
        QTest::newRow("a cent of limit") << "100.000" << "41999999.99" << "" << "0.01" << kPass;
        QTest::newRow("a cent reserved") << "100.000" << "42000000.00" << "0.01" << "" << kWarn;
        QTest::newRow("metal short") << "99.999" << "42000000.00" << "" << "" << kWarn;
        QTest::newRow("not known") << "100.000" << "" << "" << "" << kWarn;
    }
    void limits()
    {
        QFETCH(QString, metal);
        QFETCH(QString, money);
        QFETCH(QString, reserved);
        QFETCH(QString, limit);
        QFETCH(int, result);
        Scene scene;
        scene.positions.push_back(position("P17", "XAU", metal.toStdString()));
        if (!money.isEmpty())
            scene.positions.push_back(position("P03", "HKD", money.toStdString(), reserved.toStdString(), limit.toStdString()));
        const auto check = scene.check("limits");
        QVERIFY2(static_cast<int>(check.result) == result, check.finding.c_str());
        // Whoever only stops something owes nothing by it.
        scene.instruction.hold = HoldState::Released;
        QCOMPARE(static_cast<int>(scene.check("limits", QueueAction::Hold).result), kPass);
    }

    void cutOff_data()
    {
        QTest::addColumn<qint64>("until");
        QTest::addColumn<int>("state");
        QTest::addColumn<int>("result");
        const int open = static_cast<int>(CycleState::Open);
        QTest::newRow("after the expiry") << qint64{30 * 60'000} << open << kPass;
        QTest::newRow("just before the expiry") << qint64{30 * 60'000 - 1} << open << kWarn;
        QTest::newRow("a millisecond left") << qint64{1} << open << kWarn;
        QTest::newRow("now") << qint64{0} << open << kFail;
        QTest::newRow("passed") << qint64{-1} << open << kFail;
        QTest::newRow("closed early") << qint64{3'600'000} << static_cast<int>(CycleState::Closed) << kFail;
    }
    void cutOff()
    {
        QFETCH(qint64, until);
        QFETCH(int, state);
        QFETCH(int, result);
        Scene scene;
        scene.cycles.push_back(cycle(Duration{until}, static_cast<CycleState>(state)));
        const auto check = scene.check("cut-off");
        QVERIFY2(static_cast<int>(check.result) == result, check.finding.c_str());
    }

    void whatIsNotStatedIsAWarning()
    {
        Scene scene;
        QCOMPARE(static_cast<int>(scene.check("cut-off").result), kWarn);   // no such cycle
        scene.instruction.cycle.clear();
        QCOMPARE(static_cast<int>(scene.check("cut-off").result), kWarn);
        QCOMPARE(static_cast<int>(scene.check("sanctions").result), kWarn); // no list
    }

    void sanctions_data()
    {
        QTest::addColumn<qint64>("age");
        QTest::addColumn<int>("result");
        QTest::newRow("a day old") << qint64{86'400'000} << kPass;
        QTest::newRow("older") << qint64{86'400'001} << kWarn;
    }
    void sanctions()
    {
        QFETCH(qint64, age);
        QFETCH(int, result);
        Scene scene;
        SanctionEntry entry;
        entry.list = "list";
        entry.entryId = "1";
        entry.name = "nobody";
        scene.sanctions.push_back(entry);
        scene.listAsOf = kNow - Duration{age};
        QCOMPARE(static_cast<int>(scene.check("sanctions").result), result);
    }

    void state_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("action");
        QTest::addColumn<int>("result");
        const int release = static_cast<int>(QueueAction::Release);
        const int hold = static_cast<int>(QueueAction::Hold);
        QTest::newRow("on hold, release") << "" << release << kPass;
        QTest::newRow("on hold, hold") << "" << hold << kFail;
        QTest::newRow("released, release") << "released" << release << kFail;
        QTest::newRow("released, hold") << "released" << hold << kPass;
        QTest::newRow("settled") << "SETT" << release << kFail;
        QTest::newRow("cancelled") << "CANS" << release << kFail;
        QTest::newRow("half a day old") << "12 h" << release << kPass;
        QTest::newRow("older") << "13 h" << release << kWarn;
        QTest::newRow("too old") << "25 h" << release << kFail;
        QTest::newRow("another request is open") << "request" << release << kWarn;
        QTest::newRow("another request has expired") << "expired" << release << kPass;
    }
    void state()
    {
        QFETCH(QString, what);
        QFETCH(int, action);
        QFETCH(int, result);
        Scene scene;
        if (what == QStringLiteral("released"))
            scene.instruction.hold = HoldState::Released;
        if (what == QStringLiteral("SETT") || what == QStringLiteral("CANS"))
            scene.instruction.status = what.toStdString();
        if (what.endsWith(QStringLiteral(" h")))
            scene.asOf = kNow - std::chrono::hours{what.chopped(2).toInt()};
        if (what == QStringLiteral("request") || what == QStringLiteral("expired")) {
            ActionRequest other;
            other.id = "AR-2";
            other.instruction = scene.instruction.ref;
            other.state = RequestState::Submitted;
            other.expiresAt = what == QStringLiteral("request") ? kNow + Duration{1} : kNow;
            scene.requests.push_back(other);
        }
        const auto check = scene.check("state", static_cast<QueueAction>(action));
        QVERIFY2(static_cast<int>(check.result) == result, check.finding.c_str());
    }

    void approvalsByAmount()
    {
        Scene scene;
        api::Proposal proposal;
        proposal.source = kSource;
        proposal.action = QueueAction::Release;
        proposal.instruction = scene.instruction.ref;
        for (const auto& [amount, needed] : {std::pair{"50000000.00", 1}, std::pair{"50000000.01", 2}}) {
            scene.instruction.amount = decimal(amount);
            const auto shown = scene.snapshot();
            const auto preview = control::preflight(proposal, {shown, &scene.who, &scene.policy, kNow});
            QCOMPARE(preview.needed, std::optional<std::int64_t>(needed));
            QVERIFY(preview.settles.empty() && preview.value.empty() && preview.queueAfter.empty());
        }
    }

    void nobodySignedIn()
    {
        const Scene scene;
        const auto shown = scene.snapshot();
        api::Proposal proposal;
        proposal.source = kSource;
        const auto preview = control::preflight(proposal, {shown, nullptr, nullptr, kNow});
        QCOMPARE(preview.checks.size(), std::size_t(6));
        QVERIFY(preview.checks[1].id == "role" && preview.checks[1].result == CheckResult::Fail);
        QVERIFY(!preview.needed);
    }
};

QTEST_APPLESS_MAIN(tst_Preflight)
#include "tst_Preflight.moc"
