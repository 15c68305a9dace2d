// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/rules/duties/DutyTerms.h"
#include "tests/services/rules/IssuerFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

SnapshotBuilder withStatements(const QString& days, Duration age = 0ms)
{
    auto builder = issuer();
    const auto list = days.split(' ', Qt::SkipEmptyParts);
    for (const auto& date : list)
        builder.put(statement(qPrintable("RS-" + date), ("2026-" + date + "T04:00:00Z").toStdString()), "harbour", age);
    return builder;
}

QString outcome(const Judged& judged, std::string_view subject)
{
    return QString::fromStdString(judged.outcome(subject));
}

} // namespace

class tst_DutyRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void dailyStatement_data()
    {
        QTest::addColumn<QString>("days");
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("missing");
        QTest::newRow("each day") << "03-27 03-28 03-29 03-30 03-31"
                                  << "pass"
                                  << "";
        QTest::newRow("yesterday's is not due yet") << "03-27 03-28 03-29"
                                                    << "pass"
                                                    << "";
        QTest::newRow("the day before yesterday's is") << "03-27 03-28"
                                                       << "breach"
                                                       << "HKDX day 2026-03-29";
        QTest::newRow("a gap") << "03-26 03-28 03-29 03-30"
                               << "breach"
                               << "HKDX day 2026-03-27";
        QTest::newRow("only today's") << "03-31"
                                      << "cannot-tell"
                                      << "";
        QTest::newRow("nothing") << ""
                                 << "cannot-tell"
                                 << "";
        QTest::newRow("what came before the first is not known") << "03-29 03-30"
                                                                 << "pass"
                                                                 << "";
        QTest::newRow("before the window") << "02-01 03-01 03-02"
                                           << "breach"
                                           << "HKDX day 2026-03-29";
    }
    void dailyStatement()
    {
        QFETCH(QString, days);
        QFETCH(QString, missing);
        auto builder = withStatements(days);
        const Judged judged(builder, "STB-15");
        QTEST(outcome(judged, "HKDX"), "coin");
        if (missing.isEmpty())
            QCOMPARE(judged.all().size(), 1u);
        else {
            QCOMPARE(outcome(judged, missing.toStdString()), "breach");
            QCOMPARE(judged.find(missing.toStdString())->severity, Severity::High);
        }
    }

    void dailyStatementByFiling()
    {
        auto builder = withStatements("03-27 03-29 03-30");
        auto paper = filing(FilingKind::DailyStatement, "DS-1", "2026-03-29T02:00:00Z", "2026-03-28");
        builder.put(paper, "harbour");
        QCOMPARE(outcome(Judged(builder, "STB-15"), "HKDX"), "pass");
    }

    void dailyStatementStale()
    {
        auto builder = withStatements("03-27 03-28", 25h);
        builder.put(terms(), "harbour");
        const Judged judged(builder, "STB-15");
        QCOMPARE(outcome(judged, "HKDX"), "cannot-tell");
        QCOMPARE(judged.all().size(), 1u); // the 29th fell due after the source was last heard
        QVERIFY(contains(judged.explanation("HKDX"), "stale"));
        // What was missing while the source still answered stays missing.
        auto older = withStatements("03-20 03-22", 25h);
        QCOMPARE(outcome(Judged(older, "STB-15"), "HKDX day 2026-03-21"), "breach");
    }

    void weeklyReport_data()
    {
        QTest::addColumn<QString>("filed");
        QTest::addColumn<QString>("published");
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("late");
        QTest::newRow("in time") << "03-17 03-24"
                                 << "03-17 03-24"
                                 << "pass"
                                 << "";
        QTest::newRow("eight days") << "03-16 03-24"
                                    << "03-17 03-24"
                                    << "breach"
                                    << "HKDX weekly-report WR-03-24";
        QTest::newRow("published late") << "03-17 03-24"
                                        << "03-16 03-24"
                                        << "breach"
                                        << "HKDX publication PB-03-24";
        QTest::newRow("due today") << "03-24"
                                   << "03-24"
                                   << "pass"
                                   << "";
        QTest::newRow("due yesterday") << "03-23"
                                       << "03-24"
                                       << "breach"
                                       << "HKDX weekly-report due 2026-03-30";
        QTest::newRow("never published") << "03-24"
                                         << ""
                                         << "breach"
                                         << "HKDX publication due 2026-01-08";
        QTest::newRow("too long ago to matter") << "01-05 01-20 01-27 02-03 02-10 02-17 02-24 03-03 03-10 03-17 03-24"
                                                << "03-24"
                                                << "pass"
                                                << "";
    }
    void weeklyReport()
    {
        QFETCH(QString, filed);
        QFETCH(QString, published);
        QFETCH(QString, late);
        auto builder = issuer();
        builder.put(contract(), "register");
        for (const auto& date : filed.split(' ', Qt::SkipEmptyParts))
            builder.put(filing(FilingKind::WeeklyReport, qPrintable("WR-" + date), "2026-" + date + "T09:00:00Z"),
                        "harbour");
        for (const auto& date : published.split(' ', Qt::SkipEmptyParts)) {
            auto paper = filing(FilingKind::Publication, qPrintable("PB-" + date), "");
            paper.publishedAt = at(("2026-" + date + "T09:00:00Z").toStdString());
            builder.put(paper, "harbour");
        }
        const Judged judged(builder, "STB-16");
        QTEST(outcome(judged, "HKDX"), "coin");
        if (!late.isEmpty())
            QCOMPARE(outcome(judged, late.toStdString()), "breach");
    }

    void weeklyReportMissingStaleAndAgreedOtherwise()
    {
        auto none = issuer();
        const Judged nothing(none, "STB-16");
        QCOMPARE(outcome(nothing, "HKDX"), "cannot-tell");
        QVERIFY(contains(nothing.explanation("HKDX"), "No source of HKDX offers filings."));

        const auto weekly = [](SnapshotBuilder& builder, const char* date, Duration age) {
            auto paper = filing(FilingKind::WeeklyReport, "WR-1", date);
            paper.publishedAt = paper.filedAt;
            builder.put(paper, "harbour", age);
        };
        auto old = issuer();
        weekly(old, "2026-03-24T02:00:00Z", 25h);
        QCOMPARE(outcome(Judged(old, "STB-16"), "HKDX"), "cannot-tell");

        auto agreed = issuer();
        weekly(agreed, "2026-03-18T02:00:00Z", 0ms);
        QCOMPARE(outcome(Judged(agreed, "STB-16"), "HKDX"), "breach");
        agreed.put(approval(ApprovalKind::Frequency, "AP-1", "weekly-report 14", "2026-01-01"), "register");
        QCOMPARE(outcome(Judged(agreed, "STB-16"), "HKDX"), "pass");
        agreed.put(approval(ApprovalKind::Frequency, "AP-1", "weekly-report", "2026-01-01"), "register");
        QCOMPARE(outcome(Judged(agreed, "STB-16"), "HKDX"), "cannot-tell");
    }

    void aCorrectedReportWasFiledWhenItWasFirstFiled()
    {
        auto builder = issuer();
        auto first = filing(FilingKind::WeeklyReport, "WR-1", "2026-03-17T02:00:00Z");
        auto second = filing(FilingKind::WeeklyReport, "WR-2", "2026-03-24T02:00:00Z");
        auto corrected = filing(FilingKind::WeeklyReport, "WR-2B", "2026-03-30T02:00:00Z");
        corrected.supersedes = "WR-2";
        for (auto* paper : {&first, &second, &corrected}) {
            paper->publishedAt = paper->filedAt;
            builder.put(*paper, "harbour");
        }
        const Judged judged(builder, "STB-16");
        QCOMPARE(outcome(judged, "HKDX"), "pass");
        QVERIFY(contains(judged.explanation("HKDX"), "due on 2026-03-31"));
    }

    void publishedFigures_data()
    {
        QTest::addColumn<QString>("filed");
        QTest::addColumn<QString>("published");
        QTest::addColumn<QString>("period");
        QTest::addColumn<QString>("coin");
        QTest::newRow("equal") << "1000.00"
                               << "1000.0"
                               << "2026-03-22"
                               << "pass";
        QTest::newRow("a cent") << "1000.00"
                                << "1000.01"
                                << "2026-03-22"
                                << "breach";
        QTest::newRow("not stated") << "1000.00"
                                    << ""
                                    << "2026-03-22"
                                    << "cannot-tell";
        QTest::newRow("another period") << "1000.00"
                                        << "1000.01"
                                        << "2026-03-15"
                                        << "cannot-tell";
    }
    void publishedFigures()
    {
        QFETCH(QString, filed);
        QFETCH(QString, published);
        QFETCH(QString, period);
        auto builder = issuer();
        const auto paper = [&](FilingKind kind, const char* id, const QString& end, const QString& figure) {
            auto out = filing(kind, id, "2026-03-24T02:00:00Z", end);
            out.reserveValue = number("2000");
            if (!figure.isEmpty())
                out.outstanding = number(figure.toStdString());
            return out;
        };
        builder.put(paper(FilingKind::WeeklyReport, "WR-1", "2026-03-22", filed), "harbour");
        builder.put(paper(FilingKind::Publication, "PB-1", period, published), "harbour");
        const Judged judged(builder, "STB-17");
        QTEST(outcome(judged, "HKDX"), "coin");
        if (outcome(judged, "HKDX") == "breach")
            QVERIFY(contains(judged.explanation("HKDX published-figures PB-1"),
                             "amount outstanding: filed 1,000.00, published 1,000.01, a difference of 0.01"));
        QCOMPARE(outcome(Judged(builder, "STB-17"), "HKDX published-figures PB-1"),
                 outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void publishedFiguresMissingAndStale()
    {
        auto none = issuer();
        QCOMPARE(outcome(Judged(none, "STB-17"), "HKDX"), "cannot-tell");
        auto old = issuer();
        old.put(filing(FilingKind::WeeklyReport, "WR-1", "2026-03-24T02:00:00Z", "2026-03-22"), "harbour", 25h);
        QVERIFY(contains(Judged(old, "STB-17").explanation("HKDX"), "stale"));
    }

    void attestation_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::addColumn<QString>("random");
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("item");
        QTest::newRow("in time") << "2026-02-10"
                                 << "2026-03-12"
                                 << "2026-02-20"
                                 << "pass"
                                 << "none";
        QTest::newRow("a day late") << "2026-02-09"
                                    << "2026-03-12"
                                    << "2026-02-20"
                                    << "breach"
                                    << "breach";
        QTest::newRow("no random day") << "2026-02-10"
                                       << "2026-03-12"
                                       << ""
                                       << "breach"
                                       << "breach";
        QTest::newRow("random day outside") << "2026-02-10"
                                            << "2026-03-12"
                                            << "2026-03-01"
                                            << "breach"
                                            << "breach";
        QTest::newRow("random day not tested") << "2026-02-10"
                                               << "2026-03-12"
                                               << "2026-02-21"
                                               << "breach"
                                               << "breach";
        QTest::newRow("the next is due today") << "2026-01-30"
                                               << "2026-03-01"
                                               << "2026-02-20"
                                               << "pass"
                                               << "none";
        QTest::newRow("the next was due yesterday") << "2026-01-29"
                                                    << "2026-02-28"
                                                    << "2026-02-20"
                                                    << "breach"
                                                    << "none";
    }
    void attestation()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        QFETCH(QString, random);
        auto builder = issuer();
        auto before = filing(FilingKind::Attestation, "AT-1", first + "T02:00:00Z", "2026-01-31");
        before.randomTestDay = day("2026-01-20");
        auto after = filing(FilingKind::Attestation, "AT-2", second + "T02:00:00Z", "2026-02-28");
        after.periodStart = day("2026-02-01");
        after.testDays = {"2026-02-20", "2026-02-28"};
        if (!random.isEmpty())
            after.randomTestDay = day(random.toStdString());
        builder.put(before, "harbour");
        builder.put(after, "harbour");
        const Judged judged(builder, "STB-18");
        QTEST(outcome(judged, "HKDX"), "coin");
        QTEST(outcome(judged, "HKDX attestation AT-2"), "item");
    }

    void attestationMissingStaleAndWithoutInterval()
    {
        auto none = issuer();
        QCOMPARE(outcome(Judged(none, "STB-18"), "HKDX"), "cannot-tell");
        none.put(contract(), "register");
        none.confirm<Filing>("harbour", 0ms);
        QCOMPARE(outcome(Judged(none, "STB-18"), "HKDX attestation due 2026-01-31"), "breach");

        auto paper = filing(FilingKind::Attestation, "AT-1", "2026-03-20T02:00:00Z", "2026-02-28");
        paper.randomTestDay = day("2026-02-20");
        auto old = issuer();
        old.put(paper, "harbour", 25h);
        QCOMPARE(outcome(Judged(old, "STB-18"), "HKDX"), "cannot-tell");

        auto free = terms();
        free.attestationEveryDays.reset();
        auto unknown = issuer(kTuesday, free);
        unknown.put(paper, "harbour");
        const Judged judged(unknown, "STB-18");
        QCOMPARE(outcome(judged, "HKDX"), "cannot-tell");
        QVERIFY(contains(judged.explanation("HKDX"), "No interval agreed"));
    }

    void trustDocuments_data()
    {
        QTest::addColumn<QString>("deed");
        QTest::addColumn<QString>("opinion");
        QTest::addColumn<QString>("coin");
        QTest::newRow("both") << "2026-12-31"
                              << "2026-12-31"
                              << "pass";
        QTest::newRow("to this day") << "2026-03-31"
                                     << "2026-12-31"
                                     << "pass";
        QTest::newRow("yesterday") << "2026-03-30"
                                   << "2026-12-31"
                                   << "breach";
        QTest::newRow("one absent") << "2026-12-31"
                                    << ""
                                    << "breach";
        QTest::newRow("no review date") << "2026-12-31"
                                        << "none"
                                        << "cannot-tell";
    }
    void trustDocuments()
    {
        QFETCH(QString, deed);
        QFETCH(QString, opinion);
        auto builder = issuer();
        for (const auto& [kind, id, review] :
             {std::tuple{FilingKind::TrustDeed, "TD-1", deed}, std::tuple{FilingKind::LegalOpinion, "LO-1", opinion}}) {
            auto paper = filing(kind, id, "2026-01-01T02:00:00Z");
            if (review.isEmpty())
                continue;
            if (review != "none")
                paper.reviewBy = day(review.toStdString());
            builder.put(paper, "harbour");
        }
        const Judged judged(builder, "STB-11");
        QTEST(outcome(judged, "HKDX"), "coin");
        QCOMPARE(outcome(judged, "HKDX trust-deed"), deed == "2026-03-30" ? "breach" : "none");
        QCOMPARE(outcome(judged, "HKDX legal-opinion"), opinion.isEmpty() ? "breach" : "none");
    }

    void trustDocumentsMissingAndStale()
    {
        auto none = issuer();
        QCOMPARE(outcome(Judged(none, "STB-11"), "HKDX"), "cannot-tell");
        auto old = issuer();
        auto paper = filing(FilingKind::TrustDeed, "TD-1", "2026-01-01T02:00:00Z");
        paper.reviewBy = day("2026-12-31");
        old.put(paper, "harbour", 25h);
        QCOMPARE(outcome(Judged(old, "STB-11"), "HKDX"), "cannot-tell");
        QCOMPARE(Judged(old, "STB-11").all().size(), 1u);
    }

    /// The calendar is made from the cadences that the rules evaluate by.
    void calendarFromThePacks()
    {
        const auto terms = assay::rules::dutyTerms(shipped());
        QVERIFY(terms);
        QCOMPARE(terms->weekly.intervalDays, 7);
        QCOMPARE(terms->incidents.within, std::optional<Duration>(2h));
        QCOMPARE(terms->clauses.size(), 8u);
        const auto clock = assay::rules::clockTerms(shipped());
        QVERIFY(clock);
        QCOMPARE(clock->calendar, std::string("hong-kong"));
        auto builder = withStatements("03-27 03-29");
        const auto snapshot = builder.build();
        const assay::measures::Context context{snapshot, builder.now(), shipped().calendars()};
        for (const auto& duty : assay::measures::duties(context, *terms))
            if (duty.state == DutyState::Missing) {
                QCOMPARE(duty.id, std::string("HKDX daily-statement 2026-03-28"));
                QVERIFY(contains(duty.clause, "¶2.7.2"));
            }
    }

    void evidenceNamesTheAnswers()
    {
        auto builder = withStatements("03-27 03-28");
        const auto raw = builder.origin<ReserveStatement>("harbour", 0ms)->raw.hex();
        const Judged judged(builder, "STB-15");
        for (const auto& finding : judged.all())
            QVERIFY(std::find(finding.evidence.begin(), finding.evidence.end(), raw) != finding.evidence.end());
    }
};

QTEST_APPLESS_MAIN(tst_DutyRules)
#include "tst_DutyRules.moc"
