// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T10:00:00Z");

GoldToken token(const QString& supply, const QString& allocated, Duration supplyAge = 0ms, Duration allocatedAge = 0ms)
{
    GoldToken out;
    out.token = CoinId("AUX");
    out.ouncesPerToken = number("1");
    out.supply = number(supply.toStdString());
    out.supplyAsOf = kNow - supplyAge;
    out.allocatedOz = number(allocated.toStdString());
    out.allocatedAsOf = kNow - allocatedAge;
    return out;
}

Bar bar(const char* serial, const char* fine, const char* owner, const char* pool = "")
{
    Bar out;
    out.vault = VaultId("HKIA-2");
    out.refiner = "MK";
    out.serial = serial;
    out.year = 2021;
    if (*fine)
        out.fineOz = number(fine);
    out.owner = owner;
    out.pool = pool;
    return out;
}

} // namespace

class tst_TokenBackingRule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void allocation_data()
    {
        QTest::addColumn<QString>("supply");
        QTest::addColumn<QString>("allocated");
        QTest::addColumn<qint64>("supplyAge");
        QTest::addColumn<qint64>("allocatedAge");
        QTest::addColumn<QString>("outcome");
        const auto ms = [](Duration d) { return static_cast<qint64>(d.count()); };
        QTest::newRow("equal") << "1200.500" << "1200.5" << qint64(0) << qint64(0) << "pass";
        QTest::newRow("a thousandth over") << "1200.501" << "1200.5" << qint64(0) << qint64(0) << "breach";
        QTest::newRow("18 decimals over") << "1.000000000000000001" << "1" << qint64(0) << qint64(0) << "breach";
        QTest::newRow("nothing issued") << "0" << "0" << qint64(0) << qint64(0) << "pass";
        QTest::newRow("a day apart") << "2" << "1" << qint64(0) << ms(24h) << "breach";
        QTest::newRow("over a day apart") << "2" << "1" << qint64(0) << ms(24h + 1ms) << "cannot-tell";
        QTest::newRow("the other way apart") << "2" << "3" << ms(24h + 1ms) << qint64(0) << "cannot-tell";
        QTest::newRow("two days old") << "2" << "3" << ms(48h) << ms(48h) << "pass";
        QTest::newRow("older") << "2" << "3" << ms(48h + 1ms) << ms(48h) << "cannot-tell";
        QTest::newRow("hostile digits") << QString(120, '9') << "1" << qint64(0) << qint64(0) << "breach";
    }
    void allocation()
    {
        QFETCH(QString, supply);
        QFETCH(QString, allocated);
        QFETCH(qint64, supplyAge);
        QFETCH(qint64, allocatedAge);
        SnapshotBuilder builder(kNow);
        builder.source("vaults", "vault");
        builder.put(token(supply, allocated, Duration{supplyAge}, Duration{allocatedAge}), "vaults");
        const Judged judged(builder, "GLD-09");
        QCOMPARE(judged.all().size(), 1u);
        QTEST(QString::fromStdString(judged.outcome("AUX")), "outcome");
    }

    void ouncesPerToken()
    {
        auto gram = token("31.1034768", "1");
        gram.ouncesPerToken = number("0.0321507");
        SnapshotBuilder builder(kNow);
        builder.put(gram, "vaults");
        QCOMPARE(Judged(builder, "GLD-09").find("AUX")->measured, "0.99999855155376");
        gram.ouncesPerToken = number("0");
        SnapshotBuilder zero(kNow);
        zero.put(gram, "vaults");
        QCOMPARE(Judged(zero, "GLD-09").outcome("AUX"), "cannot-tell");
    }

    void silentSource()
    {
        SnapshotBuilder builder(kNow);
        builder.source("vaults", "vault", Tier::Custodian, 1h);
        builder.put(token("1", "1"), "vaults", 1h + 1ms);
        QCOMPARE(Judged(builder, "GLD-09").outcome("AUX"), "cannot-tell");
    }

    void barList_data()
    {
        QTest::addColumn<QString>("secondFine");
        QTest::addColumn<qint64>("listAge");
        QTest::addColumn<QString>("outcome");
        const auto ms = [](Duration d) { return static_cast<qint64>(d.count()); };
        QTest::newRow("equal") << "400.000" << qint64(0) << "pass";
        QTest::newRow("short") << "399.999" << qint64(0) << "breach";
        QTest::newRow("no weight") << "" << qint64(0) << "cannot-tell";
        QTest::newRow("a day apart") << "399.999" << ms(24h) << "breach";
        QTest::newRow("over a day apart") << "399.999" << ms(24h + 1ms) << "cannot-tell";
        QTest::newRow("stale list") << "400.000" << ms(25h) << "cannot-tell";
    }
    void barList()
    {
        QFETCH(QString, secondFine);
        QFETCH(qint64, listAge);
        SnapshotBuilder builder(kNow);
        builder.put(token("800", "800"), "vaults");
        builder.put(bar("1", "400", "AUX"), "list", Duration{listAge});
        builder.put(bar("2", secondFine.toStdString().c_str(), "Trustee", "AUX"), "list", Duration{listAge});
        builder.put(bar("3", "400", "Someone else"), "list", Duration{listAge});
        const Judged judged(builder, "GLD-09");
        QCOMPARE(judged.outcome("AUX"), "pass");
        QTEST(QString::fromStdString(judged.outcome("AUX bar list")), "outcome");
    }

    void aBarInTwoListsCountsOnceAtItsLowerWeight()
    {
        SnapshotBuilder builder(kNow);
        builder.put(token("400", "400"), "vaults");
        builder.put(bar("1", "400", "AUX"), "list").put(bar("1", "399.999", "AUX"), "vaults");
        const Judged judged(builder, "GLD-09");
        QCOMPARE(judged.outcome("AUX bar list"), "breach");
        QVERIFY(contains(judged.explanation("AUX bar list"), "0.001 fine oz are lacking"));
    }

    void nothingToJudge()
    {
        SnapshotBuilder builder(kNow);
        builder.put(bar("1", "400", "AUX"), "list");
        QVERIFY(Judged(builder, "GLD-09").all().empty());
    }
};

QTEST_APPLESS_MAIN(tst_TokenBackingRule)
#include "tst_TokenBackingRule.moc"
