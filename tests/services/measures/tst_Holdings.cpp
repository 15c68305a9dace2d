// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/measures/reserves/Concentration.h"
#include "services/measures/reserves/Holdings.h"
#include "tests/services/rules/PoolFixture.h"

using namespace assay;
using namespace assay::rules::test;
using domain::Eligibility;

namespace {

measures::HoldingTerms terms()
{
    measures::HoldingTerms out;
    out.limits = {24h, 15s};
    out.classes.eligible = {AssetClass::Cash, AssetClass::BankDeposit, AssetClass::DebtSecurity};
    out.currencies.pairs = {{"HKD", "USD"}};
    out.deposits = {3, measures::Undated::OnDemand};
    out.maturities = {12};
    out.debts = {{domain::DebtIssuerType::Government}, number("0"), {{"HK", "HKD"}, {"US", "USD"}}};
    out.repos = {"hong-kong", 1, {AssetClass::DebtSecurity}};
    out.classClause = "class";
    out.currencyClause = "currency";
    out.depositClause = "deposit";
    out.maturityClause = "maturity";
    out.debtClause = "debt";
    out.repoClause = "repo";
    out.haircuts = {{AssetClass::Cash, {}, number("0")},
                    {AssetClass::BankDeposit, {}, number("0")},
                    {AssetClass::DebtSecurity, 91, number("0.005")},
                    {AssetClass::DebtSecurity, 182, number("0.01")},
                    {AssetClass::DebtSecurity, 366, number("0.02")}};
    out.currencyHaircuts = {{"HKD", "USD", number("0.0128")}};
    return out;
}

domain::ReserveAsset bill(const char* line, const char* value, const char* currency, const char* maturity)
{
    auto out = poolLine(line, AssetClass::DebtSecurity, value);
    out.currency = currency;
    out.country = out.currency == "USD" ? "US" : "HK";
    out.debtIssuerType = domain::DebtIssuerType::Government;
    out.maturity = day(maturity);
    return out;
}

/// Computed by hand:
///   1  cash                 HKD 200,000.00  haircut 0       →  200,000.00
///   2  HK bill, 91 days     HKD 300,000.00  haircut 0.005   →  298,500.00
///   3  HK bill, 92 days     HKD 100,000.00  haircut 0.01    →   99,000.00
///   4  US bill, 184 days    HKD 250,000.00  0.02 and 0.0128 →  250,000 × 0.98 × 0.9872 = 241,864.00
///   5  deposit of 4 months  HKD 150,000.00  does not count  →        0
/// Custodians: A 500,000 (1, 2), B 350,000 (3, 4), C 150,000 (5): 0.5² + 0.35² + 0.15² = 0.395, index 3,950.
PoolFixture fixture()
{
    PoolFixture pool;
    pool.add(poolLine("1", AssetClass::Cash, "200000.00"));
    pool.add(bill("2", "300000.00", "HKD", "2026-06-30"));
    pool.add(bill("3", "100000.00", "HKD", "2026-07-01"));
    pool.add(bill("4", "250000.00", "USD", "2026-10-01"));
    auto deposit = poolLine("5", AssetClass::BankDeposit, "150000.00");
    deposit.termStart = day("2026-03-01");
    deposit.maturity = day("2026-07-01");
    pool.add(deposit);
    const char* custodians[] = {"A", "A", "B", "B", "C"};
    for (std::size_t i = 0; i < 5; ++i)
        pool.lines[i].custodian = custodians[i];
    return pool;
}

domain::IssuerLimit limit(const char* measure, const char* subject, const char* value)
{
    domain::IssuerLimit out;
    out.coin = domain::CoinId("HKDX");
    out.measure = measure;
    out.subject = subject;
    out.limit = number(value);
    return out;
}

const domain::Concentration* find(const std::vector<domain::Concentration>& rows, std::string_view measure,
                                  std::string_view subject)
{
    for (const auto& row : rows)
        if (row.measure == measure && row.subject == subject)
            return &row;
    return nullptr;
}

} // namespace

class tst_Holdings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void handComputed()
    {
        auto builder = fixture().builder();
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        const auto lines = measures::holdings(context, terms());
        QCOMPARE(lines.size(), 5u);
        const char* prudential[] = {"200000.00", "298500.00", "99000.00", "241864.00", "0"};
        const char* shares[] = {"0.200000", "0.300000", "0.100000", "0.250000", "0.150000"};
        domain::Decimal sum;
        for (std::size_t i = 0; i < 5; ++i) {
            QCOMPARE(*lines[i].prudentialValue, number(prudential[i]));
            QCOMPARE(lines[i].share->text(), shares[i]);
            sum = *sum.plus(*lines[i].prudentialValue);
        }
        QCOMPARE(sum, number("839364.00"));
        QCOMPARE(*lines[1].residualDays, 91);
        QCOMPARE(*lines[3].haircut, number("0.032544")); // 1 − 0.98 × 0.9872
        QCOMPARE(lines[1].eligibility, Eligibility::Eligible);
        QCOMPARE(lines[1].clause, "maturity");
        QCOMPARE(lines[0].clause, "class");
        QCOMPARE(lines[4].eligibility, Eligibility::Ineligible);
        QCOMPARE(lines[4].clause, "deposit");
        QCOMPARE(lines[4].reason,
                 "Line 5 matures on 2026-07-01; the longest term from its start on 2026-03-01 ends on 2026-06-01.");
    }

    void eligibility_data()
    {
        QTest::addColumn<QString>("what");
        QTest::addColumn<int>("eligibility");
        QTest::addColumn<QString>("clause");
        QTest::newRow("class") << "class" << int(Eligibility::Ineligible) << "class";
        QTest::newRow("maturity") << "maturity" << int(Eligibility::Ineligible) << "maturity";
        QTest::newRow("issuer") << "issuer" << int(Eligibility::Ineligible) << "debt";
        QTest::newRow("currency") << "currency" << int(Eligibility::Ineligible) << "currency";
        QTest::newRow("no maturity") << "undated" << int(Eligibility::CannotTell) << "maturity";
        QTest::newRow("what fails decides") << "both" << int(Eligibility::Ineligible) << "debt";
    }
    void eligibility()
    {
        QFETCH(QString, what);
        QFETCH(QString, clause);
        auto line = bill("1", "100", "HKD", "2026-06-30");
        if (what == "class")
            line.assetClass = AssetClass::Other;
        if (what == "maturity")
            line.maturity = day("2027-04-01");
        if (what == "issuer" || what == "both")
            line.debtIssuerType = domain::DebtIssuerType::Corporate;
        if (what == "undated" || what == "both")
            line.maturity.reset();
        if (what == "currency") {
            line.assetClass = AssetClass::Cash;
            line.currency = "EUR";
        }
        auto builder = PoolFixture().add(line).builder();
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        const auto lines = measures::holdings(context, terms());
        QCOMPARE(lines.size(), 1u);
        QTEST(int(lines[0].eligibility), "eligibility");
        QCOMPARE(lines[0].clause, clause.toStdString());
        QCOMPARE(lines[0].prudentialValue.has_value(), lines[0].eligibility == Eligibility::Ineligible);
    }

    void custodianValue()
    {
        auto builder = fixture().builder();
        domain::CustodianPosition position;
        position.custodian = "A";
        position.account = "ACC-1";
        position.line = "1";
        position.coin = domain::CoinId("HKDX");
        position.currency = "HKD";
        position.marketValue = number("199999.00");
        builder.put(position, "custodian");
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        const auto lines = measures::holdings(context, terms());
        QCOMPARE(*lines[0].custodianValue, number("199999.00"));
        QVERIFY(!lines[1].custodianValue);
    }

    void concentrationByHand()
    {
        auto builder = fixture().builder();
        builder.put(limit("custodian-share", "", "0.4"), "issuer")
            .put(limit("custodian-share", "A", "0.5"), "issuer")
            .put(limit("currency-share", "USD", "0.2"), "issuer")
            .put(limit("hhi-custodian", "", "4000"), "issuer");
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        const auto rows = measures::concentrations(context, {24h, 15s}, {number("5000")});
        const auto* index = find(rows, "hhi-custodian", "");
        QVERIFY(index);
        QCOMPARE(index->value, number("3950.00"));
        QCOMPARE(*index->headroom, number("50"));
        QCOMPARE(index->lines, (std::vector<std::string>{"A", "B", "C"}));
        const auto* a = find(rows, "custodian-share", "A");
        QCOMPARE(*a->share, number("0.5"));
        QCOMPARE(*a->headroom, number("0"));
        QCOMPARE(a->lines, (std::vector<std::string>{"1", "2"}));
        QCOMPARE(*find(rows, "custodian-share", "B")->headroom, number("0.05"));
        const auto* dollars = find(rows, "currency-share", "USD");
        QCOMPARE(*dollars->headroom, number("-0.05"));
        QCOMPARE(dollars->lines, std::vector<std::string>{"4"});
        QCOMPARE(find(rows, "class-share", "debt-security")->value, number("650000"));
        QCOMPARE(*find(rows, "debt-issuer-share", "")->share, number("0.65"));
        const auto limited =
            measures::concentrations(context, {24h, 15s}, {{}, measures::Naming::Exceeded, measures::Breadth::Limited});
        QCOMPARE(limited.size(), 5u); // the index, three custodians, dollars
        QVERIFY(find(limited, "custodian-share", "A")->lines.empty());
        QCOMPARE(find(limited, "currency-share", "USD")->lines.size(), 1u);
    }

    void sharesNeverReadAsKept()
    {
        PoolFixture pool;
        for (const char* line : {"1", "2", "3"}) {
            pool.add(poolLine(line, AssetClass::Cash, "1"));
            pool.lines.back().custodian = line;
        }
        auto builder = pool.builder();
        builder.put(limit("custodian-share", "", "0.33333333333"), "issuer");
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        const auto rows = measures::concentrations(context, {24h, 15s}, {});
        QCOMPARE(find(rows, "custodian-share", "1")->headroom->sign(), -1);
        QCOMPARE(find(rows, "hhi-custodian", "")->value, number("3333.34"));
    }

    void nothingToMeasure()
    {
        auto builder = PoolFixture().builder();
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        QVERIFY(measures::holdings(context, terms()).empty());
        QVERIFY(measures::concentrations(context, {24h, 15s}, {}).empty());
    }

    void hostileFigures()
    {
        const std::string huge(120, '9');
        auto builder = PoolFixture().add(poolLine("1", AssetClass::Cash, huge.c_str())).builder();
        const auto snapshot = builder.build();
        const measures::Context context{snapshot, builder.now(), {}};
        QCOMPARE(measures::holdings(context, terms()).size(), 1u);
        for (const auto& row : measures::concentrations(context, {24h, 15s}, {}))
            QVERIFY(row.measure != "hhi-custodian"); // its square does not fit
    }
};

QTEST_APPLESS_MAIN(tst_Holdings)
#include "tst_Holdings.moc"
