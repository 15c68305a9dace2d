// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/IssuerFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

QString outcome(const Judged& judged, std::string_view subject)
{
    return QString::fromStdString(judged.outcome(subject));
}

Incident incident(IncidentKind kind, const char* id, const char* startedAt)
{
    Incident out;
    out.id = id;
    out.issuer = kIssuer;
    out.coin = kCoin;
    out.kind = kind;
    out.startedAt = at(startedAt);
    return out;
}

} // namespace

class tst_NoticeRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void incidents_data()
    {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("notice");
        QTest::addColumn<QString>("outcome");
        const int outage = int(IncidentKind::Outage);
        const int broken = int(IncidentKind::ReconciliationBreak);
        // Began on the 30th at 10:00 in Hong Kong.
        QTest::newRow("two hours") << "STB-29" << outage << "2026-03-30T04:00:00Z"
                                   << "pass";
        QTest::newRow("a millisecond more") << "STB-29" << outage << "2026-03-30T04:00:00.001Z"
                                            << "breach";
        QTest::newRow("no notice") << "STB-29" << outage << ""
                                   << "breach";
        QTest::newRow("not of this kind") << "STB-29" << broken << ""
                                          << "pass";
        QTest::newRow("same day") << "STB-19" << broken << "2026-03-30T15:59:59.999Z"
                                  << "pass";
        QTest::newRow("next day") << "STB-19" << broken << "2026-03-30T16:00:00Z"
                                  << "breach";
        QTest::newRow("break not told") << "STB-19" << broken << ""
                                        << "breach";
        QTest::newRow("an outage is no break") << "STB-19" << outage << ""
                                               << "pass";
    }
    void incidents()
    {
        QFETCH(QString, rule);
        QFETCH(int, kind);
        QFETCH(QString, notice);
        auto builder = issuer();
        builder.put(incident(IncidentKind(kind), "IN-1", "2026-03-30T02:00:00Z"), "harbour");
        builder.confirm<Filing>("harbour", 0ms);
        if (!notice.isEmpty()) {
            auto paper =
                filing(rule == "STB-19" ? FilingKind::BreakNotice : FilingKind::IncidentNotice, "NO-1", notice);
            paper.subject = "IN-1";
            builder.put(paper, "harbour");
        }
        const Judged judged(builder, rule.toStdString());
        QTEST(outcome(judged, "harbour"), "outcome");
        QCOMPARE(outcome(judged, "harbour incident IN-1"), outcome(judged, "harbour") == "breach" ? "breach" : "none");
    }

    void incidentsMissingStaleAndResolved()
    {
        for (const char* rule : {"STB-19", "STB-29"}) {
            auto none = issuer();
            QCOMPARE(outcome(Judged(none, rule), "harbour"), "cannot-tell");
            none.confirm<Incident>("harbour", 0ms);
            QCOMPARE(outcome(Judged(none, rule), "harbour"), "pass");
            auto old = issuer();
            old.confirm<Incident>("harbour", 25h);
            QCOMPARE(outcome(Judged(old, rule), "harbour"), "cannot-tell");
        }
        auto resolved = issuer();
        auto one = incident(IncidentKind::ReconciliationBreak, "IN-1", "2026-03-30T02:00:00Z");
        one.resolvedAt = at("2026-03-30T03:00:00Z");
        resolved.put(one, "harbour");
        resolved.confirm<Filing>("harbour", 0ms);
        QCOMPARE(outcome(Judged(resolved, "STB-19"), "harbour"), "pass");
        auto early = issuer(at("2026-03-30T03:00:00Z"));
        early.put(incident(IncidentKind::Incident, "IN-2", "2026-03-30T02:00:00Z"), "harbour");
        early.confirm<Filing>("harbour", 0ms);
        QVERIFY(contains(Judged(early, "STB-29").explanation("harbour"), "not due yet"));
    }

    void contractAudit_data()
    {
        QTest::addColumn<QString>("audited");
        QTest::addColumn<QString>("upgraded");
        QTest::addColumn<QString>("subject");
        QTest::addColumn<QString>("coin");
        QTest::newRow("a year ago") << "2025-03-31"
                                    << ""
                                    << ""
                                    << "pass";
        QTest::newRow("a year and a day") << "2025-03-30"
                                          << ""
                                          << ""
                                          << "breach";
        QTest::newRow("upgraded before") << "2026-01-10"
                                         << "2026-01-09"
                                         << ""
                                         << "pass";
        QTest::newRow("upgraded after") << "2026-01-10"
                                        << "2026-01-11"
                                        << ""
                                        << "breach";
        QTest::newRow("upgraded within the grace") << "2026-01-10"
                                                   << "2026-03-24"
                                                   << ""
                                                   << "pass";
        QTest::newRow("upgraded a day beyond it") << "2026-01-10"
                                                  << "2026-03-23"
                                                  << ""
                                                  << "breach";
        QTest::newRow("made for the upgrade") << "2026-01-10"
                                              << "2026-01-20"
                                              << "OP-1"
                                              << "pass";
        QTest::newRow("of another contract") << "2026-01-10"
                                             << ""
                                             << "0xdead"
                                             << "breach";
        QTest::newRow("of this contract") << "2026-01-10"
                                          << ""
                                          << "0xABC1"
                                          << "pass";
        QTest::newRow("none") << ""
                              << ""
                              << ""
                              << "breach";
    }
    void contractAudit()
    {
        QFETCH(QString, audited);
        QFETCH(QString, upgraded);
        QFETCH(QString, subject);
        auto builder = issuer();
        builder.put(contract(), "register");
        builder.confirm<Filing>("harbour", 0ms);
        builder.confirm<TokenOperation>("harbour", 0ms);
        if (!audited.isEmpty()) {
            auto paper = filing(FilingKind::ContractAudit, "CA-1", audited + "T02:00:00Z");
            paper.subject = subject.toStdString();
            builder.put(paper, "harbour");
        }
        if (!upgraded.isEmpty())
            builder.put(operation(Operation::Upgrade, "OP-1", (upgraded + "T02:00:00Z").toStdString()), "chain");
        const Judged judged(builder, "STB-28");
        QTEST(outcome(judged, "HKDX"), "coin");
        QCOMPARE(outcome(judged, "HKDX contract 0xAbC1"), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void contractAuditMissingAndStale()
    {
        auto none = issuer();
        QCOMPARE(outcome(Judged(none, "STB-28"), "HKDX"), "cannot-tell");
        auto blind = issuer();
        blind.put(filing(FilingKind::ContractAudit, "CA-1", "2026-01-10T02:00:00Z"), "harbour");
        const Judged judged(blind, "STB-28");
        QCOMPARE(outcome(judged, "HKDX"), "cannot-tell");
        QVERIFY(contains(judged.explanation("HKDX"), "offers token operations"));
        auto old = issuer();
        old.put(filing(FilingKind::ContractAudit, "CA-1", "2026-01-10T02:00:00Z"), "harbour", 25h);
        old.confirm<TokenOperation>("harbour", 0ms);
        QCOMPARE(outcome(Judged(old, "STB-28"), "HKDX"), "cannot-tell");
    }
};

QTEST_APPLESS_MAIN(tst_NoticeRules)
#include "tst_NoticeRules.moc"
