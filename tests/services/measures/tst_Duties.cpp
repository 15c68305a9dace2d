// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/duties/Duties.h"
#include "tests/services/rules/IssuerFixture.h"

using namespace assay::domain;
using namespace assay::measures;
using namespace assay::rules::test;

namespace
{

DutyTerms allTerms()
{
    DutyTerms out;
    out.daily.grace = 24h;
    out.breaks.kinds = {IncidentKind::ReconciliationBreak};
    out.breaks.notice = FilingKind::BreakNotice;
    out.breaks.unlessResolved = true;
    out.incidents.kinds = {IncidentKind::Incident, IncidentKind::Outage};
    out.incidents.notice = FilingKind::IncidentNotice;
    out.incidents.within = 2h;
    out.contracts.upgradeGraceDays = 7;
    out.documents.papers = {FilingKind::TrustDeed, FilingKind::LegalOpinion};
    out.others.audit = "audit clause";
    out.clauses.emplace("STB-16", "weekly clause");
    return out;
}

/// The duties of one kind, as "period: state".
QStringList rows(SnapshotBuilder& builder, std::string_view duty)
{
    const auto snapshot = builder.build();
    QStringList out;
    for (const auto& one : duties(Context{snapshot, builder.now(), {}}, allTerms()))
        if (one.duty == duty)
            out += QString::fromStdString(one.period + ": " + std::string(toText(one.state)));
    return out;
}

Duty only(SnapshotBuilder& builder, std::string_view duty)
{
    const auto snapshot = builder.build();
    for (const auto& one : duties(Context{snapshot, builder.now(), {}}, allTerms()))
        if (one.duty == duty)
            return one;
    return {};
}

} // namespace

class tst_Duties : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dailyStatements()
    {
        auto builder = issuer();
        for (const char* date : {"2026-03-27", "2026-03-29"})
            builder.put(statement(date, std::string(date) + "T04:00:00Z"), "harbour");
        QCOMPARE(rows(builder, "daily-statement"),
                 (QStringList{"2026-03-27: done", "2026-03-28: missing", "2026-03-29: done", "2026-03-30: due",
                              "2026-03-31: due"}));
    }

    void aWeek()
    {
        auto builder = issuer();
        builder.put(filing(FilingKind::WeeklyReport, "WR-1", "2026-03-16T02:00:00Z", "2026-03-15"), "harbour");
        builder.put(filing(FilingKind::WeeklyReport, "WR-2", "2026-03-25T02:00:00Z", "2026-03-22"), "harbour");
        QCOMPARE(rows(builder, "weekly-report"), (QStringList{"2026-03-22: late", "due 2026-04-01: due"}));
        const auto late = only(builder, "weekly-report");
        QCOMPARE(late.dueOn, std::optional(day("2026-03-23")));
        QCOMPARE(late.lagDays, std::optional<std::int64_t>(3));
        QCOMPARE(late.filing, std::string("WR-2"));
        QCOMPARE(late.clause, std::string("weekly clause"));
        QCOMPARE(late.issuer, kIssuer);
        builder.put(filing(FilingKind::WeeklyReport, "WR-3", "2026-03-30T02:00:00Z", "2026-03-29"), "harbour");
        QCOMPARE(rows(builder, "weekly-report").back(), "due 2026-04-06: upcoming");
    }

    void contradictoryFigures()
    {
        auto builder = issuer();
        auto filed = filing(FilingKind::WeeklyReport, "WR-1", "2026-03-24T02:00:00Z", "2026-03-22");
        filed.outstanding = number("10");
        filed.reserveValue = number("11");
        auto published = filing(FilingKind::Publication, "PB-1", "2026-03-24T03:00:00Z", "2026-03-22");
        published.outstanding = number("10");
        published.reserveValue = number("12");
        builder.put(filed, "harbour");
        builder.put(published, "harbour");
        QCOMPARE(rows(builder, "published-figures"), QStringList{"2026-03-22: contradictory"});
        // A correction of what was filed settles it.
        filed.id = "WR-1B";
        filed.supersedes = "WR-1";
        filed.reserveValue = number("12");
        builder.put(filed, "harbour");
        QCOMPARE(rows(builder, "published-figures"), QStringList{"2026-03-22: done"});
    }

    void attestationRegister()
    {
        auto builder = issuer();
        auto paper = filing(FilingKind::Attestation, "AT-1", "2026-03-18T02:00:00Z", "2026-02-28");
        paper.firm = "Peak & Partners";
        paper.scope = "reserve of HKDX";
        paper.randomTestDay = day("2026-02-11");
        builder.put(paper, "harbour");
        const auto one = only(builder, "attestation");
        QCOMPARE(one.state, DutyState::Done);
        QCOMPARE(one.lagDays, std::optional<std::int64_t>(18));
        QVERIFY(one.detail.find("By Peak & Partners: reserve of HKDX.") != std::string::npos);
        QCOMPARE(rows(builder, "attestation").back(), "due 2026-04-17: upcoming");
    }

    void papers()
    {
        auto builder = issuer();
        builder.put(contract(), "register");
        builder.confirm<Filing>("harbour", 0ms);
        QCOMPARE(rows(builder, "white-paper"), QStringList{"current: missing"});
        QCOMPARE(rows(builder, "annual-audit"), QStringList{"due 2027-07-01: upcoming"});
        QCOMPARE(rows(builder, "trust-deed"), QStringList{"current: missing"});
        QCOMPARE(rows(builder, "contract-audit"), QStringList{"0xAbC1: missing"});
        auto audit = filing(FilingKind::AnnualAudit, "AA-1", "2025-05-31T02:00:00Z", "2024-12-31");
        audit.coin = CoinId(); // of the issuer as a whole
        builder.put(audit, "harbour");
        QCOMPARE(rows(builder, "annual-audit"), QStringList{"due 2026-06-30: upcoming"});
        QCOMPARE(only(builder, "annual-audit").clause, std::string("audit clause"));
        builder.put(filing(FilingKind::WhitePaper, "WP-1", "2026-01-01T02:00:00Z"), "harbour");
        QCOMPARE(rows(builder, "white-paper"), QStringList{"current: done"});
        auto deed = filing(FilingKind::TrustDeed, "TD-1", "2026-01-01T02:00:00Z");
        deed.reviewBy = day("2026-04-03");
        builder.put(deed, "harbour");
        QCOMPARE(rows(builder, "trust-deed"), QStringList{"current: due"});
        deed.reviewBy = day("2026-03-30");
        builder.put(deed, "harbour");
        QCOMPARE(rows(builder, "trust-deed"), QStringList{"current: late"});
    }

    void notices()
    {
        auto builder = issuer(at("2026-03-30T03:00:00Z"));
        Incident incident;
        incident.id = "IN-1";
        incident.issuer = kIssuer;
        incident.kind = IncidentKind::Outage;
        incident.startedAt = at("2026-03-30T02:00:00Z");
        builder.put(incident, "harbour");
        builder.confirm<Filing>("harbour", 0ms);
        QCOMPARE(rows(builder, "incident-notice"), QStringList{"IN-1: due"});
        auto notice = filing(FilingKind::IncidentNotice, "NO-1", "2026-03-30T02:30:00Z");
        notice.subject = "IN-1";
        builder.put(notice, "harbour");
        QCOMPARE(rows(builder, "incident-notice"), QStringList{"IN-1: done"});
    }

    void letters_data()
    {
        QTest::addColumn<QString>("replyBy");
        QTest::addColumn<QString>("answered");
        QTest::addColumn<int>("state");
        QTest::addColumn<QString>("rows");
        const int sent = int(LetterState::Sent);
        const int answered = int(LetterState::Answered);
        QTest::newRow("upcoming") << "2026-04-10"
                                  << "" << sent << "LT-1: upcoming";
        QTest::newRow("due today") << "2026-03-31"
                                   << "" << sent << "LT-1: due";
        QTest::newRow("missing") << "2026-03-30"
                                 << "" << sent << "LT-1: missing";
        QTest::newRow("answered in time") << "2026-03-30"
                                          << "2026-03-30T15:59:59Z" << answered << "LT-1: done";
        QTest::newRow("answered late") << "2026-03-30"
                                       << "2026-03-30T16:00:00Z" << answered << "LT-1: late";
        QTest::newRow("a draft") << "2026-03-30"
                                 << "" << int(LetterState::Draft) << "";
        QTest::newRow("withdrawn") << "2026-03-30"
                                   << "" << int(LetterState::Withdrawn) << "";
    }
    void letters()
    {
        QFETCH(QString, replyBy);
        QFETCH(QString, answered);
        QFETCH(int, state);
        auto builder = issuer();
        Letter letter;
        letter.id = "LT-1";
        letter.issuer = kIssuer;
        letter.coin = kCoin;
        letter.state = LetterState(state);
        letter.replyBy = day(replyBy.toStdString());
        if (!answered.isEmpty())
            letter.answeredAt = at(answered.toStdString());
        builder.put(letter, "console");
        QTEST(rows(builder, "letter-reply").join(' '), "rows");
    }

    void noDutyIsToldFromStaleFilings()
    {
        auto builder = issuer();
        builder.put(filing(FilingKind::WeeklyReport, "WR-1", "2026-03-23T02:00:00Z"), "harbour", 25h);
        QCOMPARE(rows(builder, "weekly-report"), QStringList{"due 2026-03-30: unknown"});
    }

    void idsDiffer()
    {
        auto builder = issuer();
        for (const char* id : {"WR-1", "WR-2", "WR-3"})
            builder.put(filing(FilingKind::WeeklyReport, id, "2026-03-23T02:00:00Z", "2026-03-22"), "harbour");
        const auto snapshot = builder.build();
        std::set<std::string> ids;
        const auto all = duties(Context{snapshot, kTuesday, {}}, allTerms());
        for (const auto& one : all)
            ids.insert(one.id);
        QCOMPARE(ids.size(), all.size());
    }
};

QTEST_APPLESS_MAIN(tst_Duties)
#include "tst_Duties.moc"
