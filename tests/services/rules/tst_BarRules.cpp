// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T10:00:00Z");

std::optional<Decimal> maybe(const QString& text)
{
    return text.isEmpty() ? std::nullopt : std::optional(number(text.toStdString()));
}

Bar bar(const QString& gross, const QString& fineness, const QString& fine, BarForm form = BarForm::LargeBar)
{
    Bar out;
    out.vault = VaultId("HKIA-2");
    out.refiner = "MK";
    out.serial = "48213";
    out.year = 2019;
    out.form = form;
    out.grossOz = maybe(gross);
    out.fineness = maybe(fineness);
    out.fineOz = maybe(fine);
    return out;
}

constexpr const char* kSubject = "HKIA-2/MK/48213/2019";

SnapshotBuilder vault(Bar one, Duration age = 0ms)
{
    SnapshotBuilder builder(kNow);
    builder.source("vaults", "vault", Tier::Custodian);
    builder.put(std::move(one), "vaults", age);
    return builder;
}

} // namespace

class tst_BarRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rule_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("gross");
        QTest::addColumn<QString>("fineness");
        QTest::addColumn<QString>("fine");
        QTest::addColumn<int>("form");
        QTest::addColumn<QString>("outcome"); // of the vault; "breach" is that of the bar
        const int large = int(BarForm::LargeBar);
        const int unknown = int(BarForm::Unknown);
        QTest::newRow("01 least") << "GLD-01" << "" << "" << "350" << large << "pass";
        QTest::newRow("01 below") << "GLD-01" << "" << "" << "349.999" << large << "breach";
        QTest::newRow("01 most") << "GLD-01" << "" << "" << "430.000" << large << "pass";
        QTest::newRow("01 above") << "GLD-01" << "" << "" << "430.001" << large << "breach";
        QTest::newRow("01 no weight") << "GLD-01" << "400" << "" << "" << large << "cannot-tell";
        QTest::newRow("01 kilobar") << "GLD-01"
                                    << "32.151"
                                    << "999.9"
                                    << "32.148" << int(BarForm::Kilobar) << "not-applicable";
        QTest::newRow("01 form plain from weight") << "GLD-01" << "300.001" << "" << "400" << unknown << "pass";
        QTest::newRow("01 form not stated") << "GLD-01" << "300" << "" << "400" << unknown << "cannot-tell";
        QTest::newRow("02 multiple") << "GLD-02" << "401.125" << "" << "" << large << "pass";
        QTest::newRow("02 other scale") << "GLD-02" << "401.1250000" << "" << "" << large << "pass";
        QTest::newRow("02 not a multiple") << "GLD-02" << "401.126" << "" << "" << large << "breach";
        QTest::newRow("02 half a tick") << "GLD-02" << "401.0125" << "" << "" << large << "breach";
        QTest::newRow("02 zero") << "GLD-02" << "0" << "" << "" << large << "breach";
        QTest::newRow("02 no weight") << "GLD-02" << "" << "" << "" << large << "cannot-tell";
        QTest::newRow("02 tael") << "GLD-02" << "6.017" << "" << "" << int(BarForm::Tael) << "not-applicable";
        QTest::newRow("03 least") << "GLD-03" << "" << "995.0" << "" << large << "pass";
        QTest::newRow("03 below") << "GLD-03" << "" << "994.9" << "" << large << "breach";
        QTest::newRow("03 above a thousand") << "GLD-03" << "" << "9999" << "" << large << "cannot-tell";
        QTest::newRow("03 no fineness") << "GLD-03" << "" << "" << "" << large << "cannot-tell";
        QTest::newRow("04 sample of Annex C") << "GLD-04" << "401.125" << "995.8" << "399.440" << large << "pass";
        QTest::newRow("04 at the tolerance") << "GLD-04" << "400.000" << "995.0" << "398.001" << large << "pass";
        QTest::newRow("04 beyond it") << "GLD-04" << "400.000" << "995.0" << "398.0011" << large << "breach";
        QTest::newRow("04 below it") << "GLD-04" << "400.000" << "995.0" << "397.9989" << large << "breach";
        QTest::newRow("04 kilobar") << "GLD-04" << "" << "999.9" << "32.148" << int(BarForm::Kilobar) << "pass";
        QTest::newRow("04 kilobar of 995") << "GLD-04" << "" << "995" << "31.990" << int(BarForm::Kilobar) << "pass";
        QTest::newRow("04 kilobar reckoned") << "GLD-04"
                                             << "32.151"
                                             << "999.9"
                                             << "32.147" << int(BarForm::Kilobar) << "breach";
        QTest::newRow("04 kilobar not in the table") << "GLD-04"
                                                     << ""
                                                     << "999.5"
                                                     << "32.135" << int(BarForm::Kilobar) << "cannot-tell";
        QTest::newRow("04 no gross") << "GLD-04" << "" << "995.0" << "398" << large << "cannot-tell";
        QTest::newRow("04 no fineness") << "GLD-04" << "400" << "" << "398" << large << "cannot-tell";
        QTest::newRow("04 hundred grams") << "GLD-04"
                                          << "3.215"
                                          << "999.9"
                                          << "3.215" << int(BarForm::HundredGram) << "not-applicable";
        QTest::newRow("04 hostile digits")
            << "GLD-04" << QString(120, '9') << QString(120, '9') << "1" << large << "cannot-tell";
    }
    void rule()
    {
        QFETCH(QString, id);
        QFETCH(QString, gross);
        QFETCH(QString, fineness);
        QFETCH(QString, fine);
        QFETCH(int, form);
        QFETCH(QString, outcome);
        auto builder = vault(bar(gross, fineness, fine, static_cast<BarForm>(form)));
        const Judged judged(builder, id.toStdString());
        QCOMPARE(judged.all().size(), 1u);
        QCOMPARE(judged.outcome(outcome == "breach" ? kSubject : "HKIA-2"), outcome.toStdString());
    }

    void marks_data()
    {
        QTest::addColumn<QString>("refiner");
        QTest::addColumn<QString>("serial");
        QTest::addColumn<int>("year");
        QTest::addColumn<QString>("says");
        QTest::newRow("all there") << "MK" << "1" << 2019 << "all conform";
        QTest::newRow("no year") << "MK" << "1" << 0 << "states no year";
        QTest::newRow("no serial") << "MK" << "" << 2019 << "states no serial number";
        QTest::newRow("no refiner, no year") << "" << "1" << 0 << "states no refiner, no year";
    }
    void marks()
    {
        QFETCH(QString, refiner);
        QFETCH(QString, serial);
        QFETCH(int, year);
        QFETCH(QString, says);
        auto one = bar("400", "996", "398.4");
        one.refiner = refiner.toStdString();
        one.serial = serial.toStdString();
        one.year = year ? std::optional<std::int64_t>(year) : std::nullopt;
        auto builder = vault(one);
        const Judged judged(builder, "GLD-03");
        QCOMPARE(judged.outcome("HKIA-2"), year && !serial.isEmpty() ? "pass" : "cannot-tell");
        QVERIFY(contains(judged.explanation("HKIA-2"), says.toStdString()));
    }

    void oneFindingForTheRestOfAVault()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 4812; ++i) {
            auto one = bar("400.000", "995.0", "398.000");
            one.serial = std::to_string(i);
            builder.put(one, "vaults", 1h);
        }
        QVERIFY(
            contains(Judged(builder, "GLD-01").explanation("HKIA-2"), "4,812 bars checked in HKIA-2, all conform."));
        auto light = bar("400.000", "995.0", "340.000");
        light.serial = "7";
        auto other = bar("", "", "", BarForm::Kilobar);
        other.serial = "K1";
        builder.put(light, "vaults", 1h).put(other, "vaults", 1h);
        builder.confirm<Bar>("vaults", 5min);
        const Judged judged(builder, "GLD-01");
        QCOMPARE(judged.all().size(), 2u);
        QCOMPARE(judged.find("HKIA-2")->measured, "4,811 of 4,812 conform");
        QCOMPARE(judged.find("HKIA-2")->judgedAsOf, kNow - 5min);
        QVERIFY(contains(judged.explanation("HKIA-2"), "does not apply to 1 other bar."));
        const auto* breach = judged.find("HKIA-2/MK/7/2019");
        QVERIFY(breach);
        QCOMPARE(breach->measured, "340.000");
        QCOMPARE(breach->threshold, "350 to 430");
        QCOMPARE(breach->severity, Severity::High);
        QCOMPARE(breach->evidence.size(), 2u);
    }

    void missingWeightsAreOneFinding()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 9; ++i) {
            auto one = bar("400.000", "995.0", i < 7 ? "" : "398.000");
            one.serial = std::to_string(i);
            builder.put(one, "vaults");
        }
        const Judged judged(builder, "GLD-01");
        QCOMPARE(judged.all().size(), 1u);
        QCOMPARE(judged.outcome("HKIA-2"), "cannot-tell");
        QVERIFY(contains(judged.explanation("HKIA-2"), "7 cannot be judged: MK 0 (2019) states no fine weight; MK 1"));
        QVERIFY(contains(judged.explanation("HKIA-2"), "and others."));
    }

    void anOldListIsStillJudged()
    {
        auto builder = vault(bar("400.000", "995.0", "340"), 24h * 400);
        QCOMPARE(Judged(builder, "GLD-01").outcome(kSubject), "breach");
    }

    void oneBarInTwoLists()
    {
        auto builder = vault(bar("400.000", "995.0", "340"));
        builder.put(bar("400.000", "995.0", "341"), "auditor");
        const Judged judged(builder, "GLD-01");
        QCOMPARE(judged.all().size(), 2u);
        QCOMPARE(judged.outcome("HKIA-2/MK/48213/2019"), "breach");
        QCOMPARE(judged.outcome("HKIA-2/MK/48213/2019 (vaults)"), "breach");
    }
};

QTEST_APPLESS_MAIN(tst_BarRules)
#include "tst_BarRules.moc"
