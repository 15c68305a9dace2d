// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-03-31T10:00:00Z");

Bar bar(const char* vault, const char* owner = "Owner A", const char* gross = "401.125", std::int64_t year = 2021)
{
    Bar out;
    out.vault = VaultId(vault);
    out.refiner = "MK";
    out.serial = "48213";
    if (year)
        out.year = year;
    out.form = BarForm::LargeBar;
    if (*gross)
        out.grossOz = number(gross);
    out.owner = owner;
    return out;
}

struct Case {
    Bar first;
    Bar second;
    const char* secondSource;
    Duration secondAge;
    const char* outcome;
    const char* says;
};

} // namespace

class tst_UniqueBarsRule : public QObject {
    Q_OBJECT

    static Bar with(Bar bar, std::string pool, std::string encumbrance = {})
    {
        bar.pool = std::move(pool);
        bar.encumbrance = std::move(encumbrance);
        return bar;
    }

private Q_SLOTS:
    void pairs_data()
    {
        QTest::addColumn<int>("index");
        for (int i = 0; i < int(cases().size()); ++i)
            QTest::addRow("%s: %s", cases()[i].outcome, cases()[i].says) << i;
    }
    static std::vector<Case> cases()
    {
        return {
            {bar("HKIA-2"), bar("HKIA-3", "Owner B"), "vaults", 0ms, "breach",
             "HKIA-2 (owner Owner A, 401.125 oz, stated by vaults"},
            {bar("HKIA-2"), bar("HKIA-3", "Owner B", "401.1250"), "vaults", 0ms, "breach",
             "HKIA-3 (owner Owner B, 401.1250 oz"},
            {bar("HKIA-2"), bar("HKIA-3"), "vaults", 0ms, "breach", "double pledged"},
            {bar("HKIA-2"), bar("HKIA-2", "Owner B"), "list", 0ms, "breach", "stated by list"},
            {with(bar("HKIA-2"), "P1"), with(bar("HKIA-2"), "P2"), "list", 0ms, "breach", "pool P2"},
            {with(bar("HKIA-2"), "P1", "Bank A"), with(bar("HKIA-2"), "P1", "Bank B"), "list", 0ms, "breach",
             "charged to Bank B"},
            {bar("HKIA-2"), bar("HKIA-2"), "list", 0ms, "none", ""},
            {with(bar("HKIA-2"), "P1"), bar("HKIA-2", ""), "list", 0ms, "none", ""},
            {bar("HKIA-2"), bar("HKIA-3", "Owner A", "401.125", 2022), "vaults", 0ms, "none", ""},
            {bar("HKIA-2"), bar("HKIA-3", "Owner A", "401.150"), "vaults", 0ms, "cannot-tell", "near duplicate"},
            {bar("HKIA-2"), bar("HKIA-3", "Owner A", ""), "vaults", 0ms, "cannot-tell",
             "gross weight is not stated everywhere"},
            {bar("HKIA-2"), bar("HKIA-3", "Owner A", "401.125", 0), "vaults", 0ms, "cannot-tell",
             "year is not stated everywhere"},
            {bar("HKIA-2"), bar("HKIA-3"), "list", 24h, "breach", "double pledged"},
            {bar("HKIA-2"), bar("HKIA-3"), "list", 24h + 1ms, "cannot-tell", "it may have been moved"},
        };
    }
    void pairs()
    {
        QFETCH(int, index);
        const auto given = cases()[static_cast<std::size_t>(index)];
        SnapshotBuilder builder(kNow);
        builder.put(given.first, "vaults").put(given.second, given.secondSource, given.secondAge);
        const Judged judged(builder, "GLD-05");
        QCOMPARE(judged.outcome("MK 48213 2021"), given.outcome);
        if (*given.says)
            QVERIFY(contains(judged.explanation("MK 48213 2021"), given.says));
        if (std::string(given.outcome) == "cannot-tell")
            QCOMPARE(judged.find("MK 48213 2021")->severity, Severity::Medium);
        if (std::string(given.outcome) == "breach")
            QCOMPARE(judged.find("MK 48213 2021")->severity, Severity::Critical);
        QCOMPARE(judged.outcome("HKIA-2"), "pass");
    }

    void orderOfRowsMakesNoDifference()
    {
        SnapshotBuilder one(kNow);
        one.put(bar("HKIA-2"), "vaults").put(bar("HKIA-3", "Owner B"), "vaults").put(bar("HKIA-4"), "vaults");
        SnapshotBuilder two(kNow);
        two.put(bar("HKIA-4"), "vaults").put(bar("HKIA-3", "Owner B"), "vaults").put(bar("HKIA-2"), "vaults");
        const Judged first(one, "GLD-05");
        const Judged second(two, "GLD-05");
        QCOMPARE(first.all().size(), second.all().size());
        for (std::size_t i = 0; i < first.all().size(); ++i)
            QVERIFY(sameFields(first.all()[i], second.all()[i]));
        QCOMPARE(first.find("MK 48213 2021")->measured, "3");
    }

    void barsWithoutMarksAreNotDuplicates()
    {
        auto one = bar("HKIA-2");
        one.serial.clear();
        auto two = bar("HKIA-3");
        two.serial.clear();
        SnapshotBuilder builder(kNow);
        builder.put(one, "vaults").put(two, "vaults");
        QCOMPARE(Judged(builder, "GLD-05").all().size(), 2u);
    }

    void manyPlacesOfOneBarEnd()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 20'000; ++i)
            builder.put(bar(("V" + std::to_string(i)).c_str()), "vaults");
        const auto snapshot = builder.build();
        const Judged judged(snapshot, kNow, "GLD-05");
        QCOMPARE(judged.outcome("MK 48213 2021"), "breach");
        QVERIFY(contains(judged.explanation("MK 48213 2021"), "and 19,996 more places"));
    }
};

QTEST_APPLESS_MAIN(tst_UniqueBarsRule)
#include "tst_UniqueBarsRule.moc"
