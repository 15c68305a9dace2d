// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/requests/RequestPermission.h"

#include <QTest>

using namespace assay::domain;
using namespace assay::rules;

namespace {

const Instant kNow = *assay::support::parseInstant("2026-03-31T10:00:00Z");

RequestPolicy policy()
{
    RequestPolicy out;
    out.bands = {{QueueAction::Release, "HKD", Decimal::parse("50000000").value(), 1},
                 {QueueAction::Release, "HKD", std::nullopt, 2},
                 {QueueAction::Hold, "", std::nullopt, 1}};
    return out;
}

Operator person(std::string id, std::vector<std::string> roles)
{
    Operator out;
    out.id = std::move(id);
    out.roles = std::move(roles);
    return out;
}

ActionRequest request()
{
    ActionRequest out;
    out.id = "AR-1";
    out.action = QueueAction::Release;
    out.instruction = "SI-1";
    out.reason = "PREA";
    out.reasonText = "fifteen letters";
    out.amount = Decimal::parse("1000.00").value();
    out.currency = "HKD";
    out.maker = "op-maker-a";
    out.state = RequestState::Submitted;
    out.needed = 1;
    out.basis = "aa";
    out.madeAt = kNow;
    out.expiresAt = kNow + std::chrono::minutes{30};
    return out;
}

} // namespace

class tst_CommandPolicy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void bands_data()
    {
        QTest::addColumn<int>("action");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<QString>("amount");
        QTest::addColumn<int>("needed"); // 0: no rule
        const int release = static_cast<int>(QueueAction::Release);
        QTest::newRow("below") << release << "HKD" << "49999999.99" << 1;
        QTest::newRow("at the limit") << release << "HKD" << "50000000.00" << 1;
        QTest::newRow("above") << release << "HKD" << "50000000.01" << 2;
        QTest::newRow("amount not stated") << release << "HKD" << "" << 2;
        QTest::newRow("other currency") << release << "CNY" << "1" << 0;
        QTest::newRow("any currency") << static_cast<int>(QueueAction::Hold) << "CNY" << "1" << 1;
        QTest::newRow("free of payment") << static_cast<int>(QueueAction::Hold) << "" << "" << 1;
        QTest::newRow("no rule") << static_cast<int>(QueueAction::Cancel) << "HKD" << "1" << 0;
    }
    void bands()
    {
        QFETCH(int, action);
        QFETCH(QString, currency);
        QFETCH(QString, amount);
        QFETCH(int, needed);
        std::optional<Decimal> value;
        if (!amount.isEmpty())
            value = Decimal::parse(amount.toStdString()).value();
        const auto found = approvalsNeeded(policy(), static_cast<QueueAction>(action), currency.toStdString(), value);
        QCOMPARE(static_cast<int>(found.value_or(0)), needed);
    }

    void roles_data()
    {
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("may"); // one letter for each step that is allowed
        QTest::newRow("examiner") << "examiner" << "";
        QTest::newRow("maker") << "maker" << "SV";
        QTest::newRow("checker") << "checker" << "AR";
        QTest::newRow("supervisor") << "supervisor" << "";
        QTest::newRow("vault officer") << "vault-officer" << "";
        QTest::newRow("AML analyst") << "aml-analyst" << "";
        QTest::newRow("auditor") << "auditor" << "";
        QTest::newRow("none") << "" << "";
    }
    void roles()
    {
        QFETCH(QString, role);
        QFETCH(QString, may);
        const auto who = person("op", {role.toStdString()});
        const std::pair<RequestStep, char> steps[] = {
            {RequestStep::Submit, 'S'}, {RequestStep::Approve, 'A'}, {RequestStep::Reject, 'R'}, {RequestStep::Revoke, 'V'}};
        for (const auto& [step, letter] : steps) {
            const auto verdict = roleMay(who, step);
            QCOMPARE(verdict.allowed(), may.contains(QLatin1Char(letter)));
            QCOMPARE(verdict.code, std::string(verdict.allowed() ? "" : "role"));
            QCOMPARE(verdict.reason.empty(), verdict.allowed());
        }
    }

    void submissions_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<QString>("code");
        QTest::newRow("good") << "" << "";
        QTest::newRow("14 characters") << "text:fourteen lettr" << "reason";
        QTest::newRow("15 characters") << "text:fifteen letters" << "";
        QTest::newRow("blanks do not count") << "text:  fourteen lettr  " << "reason";
        QTest::newRow("14 Chinese characters") << QString::fromUtf8("text:交收指示被此筆阻塞需即時放行") << "reason";
        QTest::newRow("15 Chinese characters") << QString::fromUtf8("text:交收指示被此筆阻塞故需即時放行") << "";
        QTest::newRow("no code") << "no code" << "reason";
        QTest::newRow("longest") << "minutes:120" << "";
        QTest::newRow("too long") << "minutes:121" << "too-long";
        QTest::newRow("expired") << "minutes:0" << "expired";
        QTest::newRow("another maker") << "maker" << "same-person";
        QTest::newRow("no rule") << "cancel" << "policy";
        QTest::newRow("no action") << "nothing" << "policy";
    }
    void submissions()
    {
        QFETCH(QString, what);
        QFETCH(QString, code);
        auto asked = request();
        if (what.startsWith(QStringLiteral("text:")))
            asked.reasonText = what.mid(5).toStdString();
        if (what == QStringLiteral("no code"))
            asked.reason.clear();
        if (what.startsWith(QStringLiteral("minutes:")))
            asked.expiresAt = asked.madeAt + std::chrono::minutes{what.mid(8).toInt()};
        if (what == QStringLiteral("maker"))
            asked.maker = "op-maker-b";
        if (what == QStringLiteral("cancel"))
            asked.action = QueueAction::Cancel;
        if (what == QStringLiteral("nothing"))
            asked.action = QueueAction::Unknown;
        const auto verdict = maySubmit(policy(), person("op-maker-a", {"maker"}), asked, kNow);
        QCOMPARE(QString::fromStdString(verdict.code), code);
    }

    void decisions_data()
    {
        QTest::addColumn<int>("step");
        QTest::addColumn<QString>("who");
        QTest::addColumn<QString>("role");
        QTest::addColumn<QString>("change");
        QTest::addColumn<QString>("code");
        const int approve = static_cast<int>(RequestStep::Approve);
        const int reject = static_cast<int>(RequestStep::Reject);
        const int revoke = static_cast<int>(RequestStep::Revoke);
        QTest::newRow("approve") << approve << "op-checker-a" << "checker" << "" << "";
        QTest::newRow("approve as supervisor") << approve << "op-supervisor" << "supervisor" << "" << "role";
        QTest::newRow("approve one's own") << approve << "op-maker-a" << "checker" << "" << "same-person";
        QTest::newRow("approve twice") << approve << "op-checker-a" << "checker" << "approved by op-checker-a" << "same-person";
        QTest::newRow("second of two") << approve << "op-checker-b" << "checker" << "approved by op-checker-a" << "";
        QTest::newRow("a millisecond before expiry") << approve << "op-checker-a" << "checker" << "almost expired" << "";
        QTest::newRow("at expiry") << approve << "op-checker-a" << "checker" << "expired" << "expired";
        QTest::newRow("state moved") << approve << "op-checker-a" << "checker" << "moved" << "state-moved";
        QTest::newRow("reject though the state moved") << reject << "op-checker-a" << "checker" << "moved" << "";
        QTest::newRow("reject one's own") << reject << "op-maker-a" << "checker" << "" << "same-person";
        QTest::newRow("decided") << approve << "op-checker-a" << "checker" << "rejected" << "decided";
        QTest::newRow("effective") << revoke << "op-maker-a" << "maker" << "effective" << "decided";
        QTest::newRow("approved by all") << approve << "op-checker-b" << "checker" << "approved" << "decided";
        QTest::newRow("revoke one's own") << revoke << "op-maker-a" << "maker" << "moved" << "";
        QTest::newRow("revoke another's") << revoke << "op-maker-b" << "maker" << "" << "role";
        QTest::newRow("auditor") << approve << "op-auditor" << "auditor" << "" << "role";
    }
    void decisions()
    {
        QFETCH(int, step);
        QFETCH(QString, who);
        QFETCH(QString, role);
        QFETCH(QString, change);
        QFETCH(QString, code);
        auto asked = request();
        Instant now = kNow;
        std::string basis = "aa";
        if (change == QStringLiteral("approved by op-checker-a")) {
            asked.checkers = {"op-checker-a"};
            asked.needed = 2;
        }
        if (change == QStringLiteral("almost expired"))
            now = asked.expiresAt - Duration{1};
        if (change == QStringLiteral("expired"))
            now = asked.expiresAt;
        if (change == QStringLiteral("moved"))
            basis = "bb";
        if (change == QStringLiteral("rejected"))
            asked.state = RequestState::Rejected;
        if (change == QStringLiteral("effective"))
            asked.state = RequestState::Effective;
        if (change == QStringLiteral("approved")) {
            asked.state = RequestState::Approved;
            asked.checkers = {"op-checker-a"};
        }
        const auto verdict =
            mayDecide(static_cast<RequestStep>(step), person(who.toStdString(), {role.toStdString()}), asked, basis, now);
        QCOMPARE(QString::fromStdString(verdict.code), code);
    }
};

QTEST_APPLESS_MAIN(tst_CommandPolicy)
#include "tst_CommandPolicy.moc"
