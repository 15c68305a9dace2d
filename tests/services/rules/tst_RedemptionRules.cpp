// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/IssuerFixture.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace
{

QString outcome(const Judged& judged, std::string_view subject)
{
    return QString::fromStdString(judged.outcome(subject));
}

Redemption paid(const char* amount, const char* paidAmount)
{
    auto out = redemption("RD-1", "2026-03-30T02:00:00Z", "2026-03-30T03:00:00Z", amount);
    if (*paidAmount != 0)
        out.paidAmount = number(paidAmount);
    return out;
}

} // namespace

class tst_RedemptionRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void inTime_data()
    {
        QTest::addColumn<QString>("now");
        QTest::addColumn<QString>("paid");
        QTest::addColumn<QString>("coin");
        QTest::addColumn<QString>("item");
        // Valid on Monday, due at the end of Tuesday in Hong Kong.
        QTest::newRow("paid in time") << "2026-04-01T02:00:00Z"
                                      << "2026-03-31T16:00:00Z"
                                      << "pass"
                                      << "none";
        QTest::newRow("paid late") << "2026-04-01T02:00:00Z"
                                   << "2026-03-31T16:00:01Z"
                                   << "breach"
                                   << "breach";
        QTest::newRow("running") << "2026-03-31T16:00:00Z"
                                 << ""
                                 << "pass"
                                 << "none";
        QTest::newRow("overdue") << "2026-03-31T16:00:01Z"
                                 << ""
                                 << "breach"
                                 << "breach";
    }
    void inTime()
    {
        QFETCH(QString, now);
        QFETCH(QString, paid);
        auto builder = issuer(at(now.toStdString()));
        builder.put(redemption("RD-1", "2026-03-30T02:00:00Z", paid), "harbour");
        const Judged judged(builder, "STB-21");
        QTEST(outcome(judged, "HKDX"), "coin");
        QTEST(outcome(judged, "HKDX redemption RD-1"), "item");
    }

    void consent()
    {
        auto builder = issuer(at("2026-04-01T02:00:00Z"));
        auto late = redemption("RD-1", "2026-03-30T02:00:00Z", "2026-04-01T01:00:00Z");
        late.consentId = "AP-1";
        builder.put(late, "harbour");
        const Judged unknown(builder, "STB-21");
        QCOMPARE(outcome(unknown, "HKDX"), "cannot-tell");
        QVERIFY(contains(unknown.explanation("HKDX"), "no register of approvals"));
        builder.confirm<Approval>("register", 0ms);
        const Judged unheld(builder, "STB-21");
        QCOMPARE(outcome(unheld, "HKDX redemption RD-1"), "breach");
        QVERIFY(contains(unheld.explanation("HKDX redemption RD-1"), "consent AP-1 is not in the register"));
        builder.put(approval(ApprovalKind::RedemptionDelay, "AP-1", "RD-1", "2026-04-01"), "register");
        QVERIFY(
            contains(Judged(builder, "STB-21").explanation("HKDX redemption RD-1"), "after the due date 2026-03-31"));
        builder.put(approval(ApprovalKind::RedemptionDelay, "AP-1", "RD-1", "2026-03-30"), "register");
        QCOMPARE(outcome(Judged(builder, "STB-21"), "HKDX"), "pass");
    }

    void missingStaleAndNothing()
    {
        auto none = issuer();
        QCOMPARE(outcome(Judged(none, "STB-21"), "HKDX"), "cannot-tell");
        QCOMPARE(outcome(Judged(none, "STB-22"), "HKDX"), "cannot-tell");
        none.confirm<Redemption>("harbour", 0ms);
        QCOMPARE(outcome(Judged(none, "STB-21"), "HKDX"), "not-applicable");
        QCOMPARE(outcome(Judged(none, "STB-22"), "HKDX"), "not-applicable");

        // Overdue now, but its source was last heard before it fell due.
        auto old = issuer(at("2026-04-01T03:00:00Z"));
        old.put(redemption("RD-1", "2026-03-30T02:00:00Z", ""), "harbour", 25h);
        const Judged judged(old, "STB-21");
        QCOMPARE(outcome(judged, "HKDX"), "cannot-tell");
        QCOMPARE(judged.all().size(), 1u);
        QVERIFY(contains(judged.explanation("HKDX"), "stale"));
        // Paid late is a fact, however old.
        auto late = issuer(at("2026-04-10T03:00:00Z"));
        late.put(redemption("RD-1", "2026-03-30T02:00:00Z", "2026-04-01T02:00:00Z"), "harbour", 25h);
        QCOMPARE(outcome(Judged(late, "STB-21"), "HKDX redemption RD-1"), "breach");
        auto requested = issuer();
        requested.put(redemption("RD-1", "", ""), "harbour");
        QCOMPARE(outcome(Judged(requested, "STB-21"), "HKDX"), "not-applicable");
    }

    void wordsAndPercentiles()
    {
        auto builder = issuer(at("2026-04-01T02:00:00Z"));
        builder.put(redemption("RD-1", "2026-03-30T02:00:00Z", "2026-03-30T02:30:00Z"), "harbour");
        builder.put(redemption("RD-2", "2026-03-30T02:00:00Z", "2026-03-31T17:00:00Z"), "harbour");
        const Judged judged(builder, "STB-21");
        QCOMPARE(judged.find("HKDX")->measured, "1 of 2");
        QVERIFY(contains(judged.explanation("HKDX"), "half within 30 min"));
        QVERIFY(contains(judged.explanation("HKDX redemption RD-2"),
                         "Redemption RD-2 of HKDX 1,000,000 was valid at 2026-03-30 02:00:00 UTC and due by "
                         "2026-03-31 16:00:00 UTC; it was paid at 2026-03-31 17:00:00 UTC, 1 h late, and no "
                         "consent to a delay is held."));
        QCOMPARE(judged.find("HKDX redemption RD-2")->severity, Severity::Critical);
        QVERIFY(!judged.find("HKDX redemption RD-2")->evidence.empty());
    }

    void atPar_data()
    {
        QTest::addColumn<QString>("amount");
        QTest::addColumn<QString>("paid");
        QTest::addColumn<QString>("rate");
        QTest::addColumn<QString>("outcome");
        // With the fixed fee of 5.
        QTest::newRow("in full") << "1000"
                                 << "1000"
                                 << "0.001"
                                 << "pass";
        QTest::newRow("less the fee") << "1000"
                                      << "994"
                                      << "0.001"
                                      << "pass";
        QTest::newRow("a cent less") << "1000"
                                     << "993.99"
                                     << "0.001"
                                     << "breach";
        QTest::newRow("fee rounded up to a cent") << "1000.01"
                                                  << "994.00"
                                                  << "0.001"
                                                  << "pass";
        QTest::newRow("and no further") << "1000.01"
                                        << "993.99"
                                        << "0.001"
                                        << "breach";
        QTest::newRow("amount not stated") << "1000"
                                           << ""
                                           << "0.001"
                                           << "cannot-tell";
        QTest::newRow("only the fixed fee") << "1000"
                                            << "995"
                                            << ""
                                            << "pass";
        QTest::newRow("more than the fixed fee") << "1000"
                                                 << "994.99"
                                                 << ""
                                                 << "breach";
    }
    void atPar()
    {
        QFETCH(QString, amount);
        QFETCH(QString, paid);
        QFETCH(QString, rate);
        auto published = terms();
        published.redemptionFeeRate.reset();
        if (!rate.isEmpty())
            published.redemptionFeeRate = number(rate.toStdString());
        auto builder = issuer(kTuesday, published);
        builder.put(::paid(qPrintable(amount), qPrintable(paid)), "harbour");
        const Judged judged(builder, "STB-22");
        QTEST(outcome(judged, "HKDX"), "outcome");
        QCOMPARE(outcome(judged, "HKDX redemption RD-1"), outcome(judged, "HKDX") == "breach" ? "breach" : "none");
    }

    void atParWithoutFeeOrTerms()
    {
        auto published = terms();
        published.redemptionFeeRate.reset();
        published.redemptionFeeFixed.reset();
        auto builder = issuer(kTuesday, published);
        builder.put(paid("1000", "999.99"), "harbour");
        QVERIFY(contains(Judged(builder, "STB-22").explanation("HKDX redemption RD-1"),
                         "the published terms disclose no fee, so HKD 1,000.00 was due: HKD 0.01 too little."));
        SnapshotBuilder bare(kTuesday);
        bare.source("harbour", "issuer");
        bare.put(statement("RS-1", "2026-03-31T01:00:00Z"), "harbour");
        bare.put(paid("1000", "999.99"), "harbour");
        QCOMPARE(outcome(Judged(bare, "STB-22"), "HKDX"), "cannot-tell");
        auto foreign = issuer();
        auto one = paid("1000", "900");
        one.currency = "USD";
        foreign.put(one, "harbour");
        QCOMPARE(outcome(Judged(foreign, "STB-22"), "HKDX"), "cannot-tell");
    }
};

QTEST_APPLESS_MAIN(tst_RedemptionRules)
#include "tst_RedemptionRules.moc"
