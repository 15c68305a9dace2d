// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T02:00:00Z"); // Tuesday, 10:00 in Hong Kong

Instruction instruction(const char* ref, const QString& status, const QString& due)
{
    Instruction out;
    out.ref = ref;
    out.status = status.toStdString();
    out.asset = "XAU";
    if (!due.isEmpty())
        out.settlementDate = day(due.toStdString());
    return out;
}

SnapshotBuilder clearing(Instant now = kNow)
{
    SnapshotBuilder builder(now);
    builder.source("clearing", "clearing", Tier::SelfReported, 1h);
    return builder;
}

} // namespace

class tst_FailingRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void instruction_data()
    {
        QTest::addColumn<QString>("status");
        QTest::addColumn<QString>("due");
        QTest::addColumn<QString>("own");
        QTest::addColumn<QString>("source");
        QTest::addColumn<QString>("measured");
        QTest::newRow("due today") << "PEND" << "2026-03-31" << "none" << "pass" << "0: 0; 1: 0; 2-3: 0; 4-7: 0; >7: 0";
        QTest::newRow("due tomorrow") << "PEND"
                                      << "2026-04-01"
                                      << "none"
                                      << "pass"
                                      << "0: 0; 1: 0; 2-3: 0; 4-7: 0; >7: 0";
        QTest::newRow("due yesterday") << "PEND"
                                       << "2026-03-30"
                                       << "breach"
                                       << "pass"
                                       << "0: 0; 1: 1; 2-3: 0; 4-7: 0; >7: 0";
        QTest::newRow("before a weekend") << "PEND"
                                          << "2026-03-27"
                                          << "breach"
                                          << "pass"
                                          << "0: 0; 1: 0; 2-3: 1; 4-7: 0; >7: 0";
        QTest::newRow("three days") << "MACH"
                                    << "2026-03-26"
                                    << "breach"
                                    << "pass"
                                    << "0: 0; 1: 0; 2-3: 1; 4-7: 0; >7: 0";
        QTest::newRow("four days") << "NMAT"
                                   << "2026-03-25"
                                   << "breach"
                                   << "pass"
                                   << "0: 0; 1: 0; 2-3: 0; 4-7: 1; >7: 0";
        QTest::newRow("seven days") << "PEND"
                                    << "2026-03-20"
                                    << "breach"
                                    << "pass"
                                    << "0: 0; 1: 0; 2-3: 0; 4-7: 1; >7: 0";
        QTest::newRow("eight days") << "PEND"
                                    << "2026-03-19"
                                    << "breach"
                                    << "pass"
                                    << "0: 0; 1: 0; 2-3: 0; 4-7: 0; >7: 1";
        QTest::newRow("marked failing") << "PENF"
                                        << "2026-03-30"
                                        << "breach"
                                        << "pass"
                                        << "0: 0; 1: 1; 2-3: 0; 4-7: 0; >7: 0";
        QTest::newRow("settled") << "SETT" << "2026-03-19" << "none" << "not-applicable" << "";
        QTest::newRow("cancelled") << "CANS" << "2026-03-19" << "none" << "not-applicable" << "";
        QTest::newRow("rejected") << "REJT" << "2026-03-19" << "none" << "not-applicable" << "";
        QTest::newRow("no date") << "PEND" << "" << "none" << "cannot-tell" << "0: 0; 1: 0; 2-3: 0; 4-7: 0; >7: 0";
        QTest::newRow("no status") << ""
                                   << "2026-03-30"
                                   << "none"
                                   << "cannot-tell"
                                   << "0: 0; 1: 0; 2-3: 0; 4-7: 0; >7: 0";
        QTest::newRow("a year that is not covered") << "PEND"
                                                    << "1999-12-31"
                                                    << "none"
                                                    << "cannot-tell"
                                                    << "0: 0; 1: 0; 2-3: 0; 4-7: 0; >7: 0";
    }
    void instruction()
    {
        QFETCH(QString, status);
        QFETCH(QString, due);
        auto builder = clearing();
        builder.put(::instruction("SI-1", status, due), "clearing");
        const Judged judged(builder, "SET-02");
        QTEST(QString::fromStdString(judged.outcome("SI-1")), "own");
        QTEST(QString::fromStdString(judged.outcome("clearing")), "source");
        QTEST(QString::fromStdString(judged.find("clearing")->measured), "measured");
    }

    void notABusinessDaySince()
    {
        // Due on Thursday before Easter 2026; Friday to Tuesday are holidays.
        for (const auto& [now, expected] : {std::pair{"2026-04-03T02:00:00Z", "none"},
                                            {"2026-04-07T15:59:59Z", "none"},
                                            {"2026-04-07T16:00:00Z", "breach"}}) {
            auto builder = clearing(at(now));
            builder.put(::instruction("SI-1", "PEND", "2026-04-02"), "clearing");
            const Judged judged(builder, "SET-02");
            QCOMPARE(judged.outcome("SI-1"), expected);
            QVERIFY(judged.find("clearing")
                        ->measured.starts_with(std::string(expected) == "none" ? "0: 1;" : "0: 0; 1: 1;"));
        }
    }

    void wrongAndLateAreToldApart()
    {
        auto builder = clearing();
        auto wrong = ::instruction("SI-1", "PEND", "2026-03-27");
        wrong.reason = "LACK";
        builder.put(wrong, "clearing", 10min).put(::instruction("SI-2", "PENF", "2026-03-27"), "clearing", 10min);
        builder.confirm<Instruction>("clearing", 1min);
        const Judged judged(builder, "SET-02");
        QCOMPARE(judged.explanation("SI-1"), "Instruction SI-1 was due on 2026-03-27 and is PEND (LACK) on 2026-03-31, "
                                             "2 business days (bucket 2-3) later; "
                                             "it must be marked PENF.");
        QCOMPARE(judged.find("SI-1")->threshold, "PENF from 1");
        QCOMPARE(judged.find("SI-1")->severity, Severity::High);
        QCOMPARE(judged.find("SI-1")->judgedAsOf, kNow - 10min);
        QCOMPARE(judged.find("SI-1")->evidence.size(), 2u);
        QCOMPARE(judged.find("SI-2")->threshold, "below 1");
        QCOMPARE(judged.find("SI-2")->severity, Severity::Medium);
        QVERIFY(contains(judged.explanation("clearing"),
                         "2 open instructions of clearing on 2026-03-31 checked, 2 are past their date"));
        QVERIFY(contains(judged.explanation("clearing"), "2 have findings of their own."));
        QCOMPARE(judged.find("clearing")->evidence.size(), 1u);
    }

    void stale()
    {
        auto builder = clearing();
        builder.put(::instruction("SI-1", "PEND", "2026-03-27"), "clearing", 1h + 1ms);
        const Judged judged(builder, "SET-02");
        QCOMPARE(judged.all().size(), 1u);
        QCOMPARE(judged.outcome("clearing"), "cannot-tell");
    }

    void beyondTheCalendar()
    {
        auto builder = clearing(at("2031-01-02T02:00:00Z"));
        builder.put(::instruction("SI-1", "PEND", "2026-03-27"), "clearing");
        QCOMPARE(Judged(builder, "SET-02").outcome("clearing"), "cannot-tell");
    }

    void sameReferenceAtTwoSources()
    {
        auto builder = clearing();
        builder.put(::instruction("SI-1", "PEND", "2026-03-30"), "clearing")
            .put(::instruction("SI-1", "PEND", "2026-03-30"), "import");
        const Judged judged(builder, "SET-02");
        QCOMPARE(judged.outcome("SI-1"), "breach");
        QCOMPARE(judged.outcome("SI-1 (import)"), "breach");
        QCOMPARE(judged.all().size(), 4u);
    }
};

QTEST_APPLESS_MAIN(tst_FailingRule)
#include "tst_FailingRule.moc"
