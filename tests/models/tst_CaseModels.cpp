// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QTest>

#include "models/view/tables/DerivedTables.h"
#include "models/view/session/Session.h"
#include "tests/ui/SampleMarket.h"

using namespace assay;
using namespace assay::models;
using assay::tests::decimal;
using assay::tests::FakeConsole;
using assay::tests::kNow;
using assay::tests::SnapshotMaker;

/// The models of the Reserves case and of the rules, over a fake engine.
class tst_CaseModels : public QObject {
    Q_OBJECT

private:
    struct Stage {
        FakeConsole console;
        SnapshotMaker maker = tests::sampleMarket();
        domain::Instant now = kNow;
        std::unique_ptr<Session> session;
    };
    std::unique_ptr<Stage> m_stage;

    Session& session() { return *m_stage->session; }
    RecordTableModel* table(const char* id) { return session().page<ReservesViewModel>().table(QString::fromLatin1(id)); }
    QString text(const RecordTableModel* model, int row, const char* column)
    {
        return model->index(row, model->columnOf(column)).data().toString();
    }
    Tone tone(const RecordTableModel* model, int row, const char* column)
    {
        return static_cast<Tone>(model->index(row, model->columnOf(column)).data(ToneRole).toInt());
    }
    static int rowWhere(const RecordTableModel* model, const char* column, const QString& value)
    {
        for (int row = 0; row < model->rowCount(); ++row)
            if (model->rawText(row, column) == value)
                return row;
        return -1;
    }

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->console.publish(m_stage->maker.publish());
        m_stage->session = std::make_unique<Session>(m_stage->console.console(), QStringLiteral("en"), [this] { return m_stage->now; });
        QTRY_VERIFY(session().isSettled() && !session().page<ReservesViewModel>().charts().isEmpty());
    }
    void cleanup()
    {
        m_stage->session.reset();
        m_stage.reset();
    }

    void everyTabHasItsRows_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("ofHkdx");
        for (const auto& [id, rows, own] : {std::tuple{"coins", 3, 3}, std::tuple{"holdings", 12, 4}, std::tuple{"concentrations", 9, 3},
                                            std::tuple{"supply", 3, 1}, std::tuple{"redemptions", 16, 15}, std::tuple{"liquidity", 12, 4},
                                            std::tuple{"duties", 4, 3}, std::tuple{"filings", 1, 1}, std::tuple{"restatements", 2, 2},
                                            std::tuple{"peg", 3, 1}, std::tuple{"letters", 1, 0}, std::tuple{"stress-runs", 1, 1}})
            QTest::newRow(id) << rows << own;
    }
    /// What the issuer owes for all its coins stays when the page is about one of them.
    void everyTabHasItsRows()
    {
        QFETCH(int, rows);
        QFETCH(int, ofHkdx);
        auto* model = table(QTest::currentDataTag());
        QVERIFY(model);
        QCOMPARE(model->rowCount(), rows);
        session().page<ReservesViewModel>().setScope(QStringLiteral("HKDX"));
        QTRY_COMPARE(model->rowCount(), ofHkdx);
        QCOMPARE(model->totalCount(), ofHkdx);
        session().page<ReservesViewModel>().setScope(QStringLiteral("no such coin"));
        QCOMPARE(session().page<ReservesViewModel>().scope(), QStringLiteral("HKDX"));
        session().page<ReservesViewModel>().setScope({});
        QTRY_COMPARE(model->rowCount(), rows);
    }

    void orderOfTheTabs()
    {
        QStringList ids;
        for (const auto* model : session().page<ReservesViewModel>().tabs())
            ids.append(model->id());
        QCOMPARE(ids.join(QLatin1Char(' ')),
                 QStringLiteral("coins holdings concentrations supply redemptions liquidity duties filings restatements peg letters"));
    }

    void issuersShowTheReading()
    {
        auto* coins = table("coins");
        const int row = rowWhere(coins, "coin", QStringLiteral("HKDX"));
        QCOMPARE(text(coins, row, "coverage"), QStringLiteral("99.71 %"));
        QCOMPARE(tone(coins, row, "coverage"), Tone::Breach);
        QCOMPARE(text(coins, row, "prudential"), QStringLiteral("98.94 %"));
        QCOMPARE(text(coins, row, "minutes_below"), QStringLiteral("41"));
        QCOMPARE(tone(coins, row, "minutes_below"), Tone::Breach);
        QCOMPARE(text(coins, row, "claim_gap"), QStringLiteral("0.0800 %"));
        QCOMPARE(text(coins, row, "data_age"), QStringLiteral("3 h"));
        QCOMPARE(coins->figure(row, coins->columnOf("coverage")), QStringLiteral("coverage:HKDX.headline"));
        QCOMPARE(coins->figure(row, coins->columnOf("tier")), QStringLiteral("coverage:HKDX"));
        for (const auto& card : session().page<ReservesViewModel>().cards())
            if (card.id == QStringLiteral("coverage-HKDX"))
                QCOMPARE(card.figure, QStringLiteral("99.71 %"));
    }

    void figuresAreNamedForTheExplainer()
    {
        auto* holdings = table("holdings");
        const int row = rowWhere(holdings, "line", QStringLiteral("L1"));
        QVERIFY(holdings->figure(row, holdings->columnOf("market_value")).endsWith(QStringLiteral("/L1.market_value")));
        QVERIFY(holdings->figure(row, -1).startsWith(QStringLiteral("holding-lines:")));
        auto* findings = session().page<OverviewViewModel>().findings();
        const int finding = rowWhere(findings, "rule", QStringLiteral("STB-01"));
        QCOMPARE(findings->figure(finding, findings->columnOf("measured")), QStringLiteral("STB-01:HKDX"));
        QCOMPARE(findings->figure(99'999, 0), QString());
    }

    void eligibilityAndLimitsSpeak()
    {
        auto* holdings = table("holdings");
        const int row = rowWhere(holdings, "line", QStringLiteral("L4"));
        QCOMPARE(text(holdings, row, "eligibility"), QStringLiteral("Not eligible"));
        QCOMPARE(tone(holdings, row, "eligibility"), Tone::Breach);
        QCOMPARE(text(holdings, row, "haircut"), QStringLiteral("2.00 %"));
        auto* limits = table("concentrations");
        QCOMPARE(text(limits, 0, "headroom"), QStringLiteral("−10.00 %"));
        QCOMPARE(tone(limits, 0, "headroom"), Tone::Breach);
        const int index = rowWhere(limits, "measure", QStringLiteral("hhi-custodian"));
        QCOMPARE(text(limits, index, "share"), QStringLiteral("5,400"));
        const auto target = session().page<ReservesViewModel>().detail(limits, 0).target;
        QCOMPARE(target.table, QStringLiteral("holdings"));
        holdings->setFilter(target.filter);
        QTRY_COMPARE(holdings->rowCount(), 2);
        holdings->setFilter(QStringLiteral("is:stale"));
        QTRY_COMPARE(holdings->rowCount(), 1);
        QCOMPARE(holdings->rawText(0, "line"), QStringLiteral("L3"));
    }

    void countdownRunsByTheClock()
    {
        auto* clocks = table("redemptions");
        const int row = rowWhere(clocks, "id", QStringLiteral("HKDX-R1"));
        QCOMPARE(text(clocks, row, "time_left"), QStringLiteral("1:35:00"));
        QCOMPARE(tone(clocks, row, "time_left"), Tone::Watch);
        QCOMPARE(tone(clocks, rowWhere(clocks, "id", QStringLiteral("HKDX-R2")), "time_left"), Tone::Normal);
        QCOMPARE(text(clocks, rowWhere(clocks, "id", QStringLiteral("HKDX-R3")), "time_left"), QStringLiteral("overdue 2:10:00"));
        QCOMPARE(text(clocks, rowWhere(clocks, "id", QStringLiteral("PEARL-R1")), "time_left"), QStringLiteral("—"));
        QCOMPARE(clocks->rawText(0, "id"), QStringLiteral("HKDX-R3"));
        m_stage->now += std::chrono::seconds{95 * 60 + 1};
        QCOMPARE(text(clocks, row, "time_left"), QStringLiteral("overdue 0:00:01"));
        QCOMPARE(tone(clocks, row, "time_left"), Tone::Breach);
    }

    /// Each tab has its own charts; those of the chosen coin follow it.
    void chartsBelongToTabsAndFollowTheCoin()
    {
        auto& reserves = session().page<ReservesViewModel>();
        const auto ids = [&](const char* tab) {
            QStringList out;
            for (const auto& chart : reserves.charts())
                if (chart.tab == QLatin1String(tab))
                    out.append(chart.id);
            return out.join(QLatin1Char(' '));
        };
        QCOMPARE(ids(""), QStringLiteral("coverage reserve-mix"));
        QCOMPARE(ids("holdings"), QStringLiteral("holdings-classes holdings-maturities holdings-currencies"));
        QCOMPARE(ids("supply"), QStringLiteral("supply-lines claim-gap"));
        QCOMPARE(ids("redemptions"), QStringLiteral("time-to-payment payment-facts"));
        QCOMPARE(ids("peg"), QStringLiteral("peg-deviation"));
        m_stage->console.supplies = tests::sampleSupplies();
        const auto asked = m_stage->console.asked.size();
        reserves.selectCoin(QStringLiteral("PEARL"));
        QTRY_VERIFY(session().isSettled() && reserves.charts()[0].title.contains(QStringLiteral("PEARL")));
        QCOMPARE(m_stage->console.asked.size(), asked + 2);
        QVERIFY(reserves.charts()[0].marks.isEmpty() || reserves.charts()[0].marks[0].kind == Mark::Kind::Statement);
        reserves.selectCoin(QStringLiteral("HKDX"));
        QTRY_VERIFY(session().isSettled() && reserves.charts()[0].title.contains(QStringLiteral("HKDX")));
        QVERIFY(reserves.charts()[0].summary.contains(QStringLiteral("burns: 3")));
        for (const auto& chart : reserves.charts())
            QVERIFY2(chart.empty.isEmpty() || chart.id == QStringLiteral("coverage"), qPrintable(chart.id));
        reserves.setScope(QStringLiteral("LION"));
        QTRY_VERIFY(session().isSettled() && reserves.charts()[0].title.contains(QStringLiteral("LION")));
        for (const auto& chart : reserves.charts())
            if (chart.id == QStringLiteral("holdings-classes"))
                QVERIFY(chart.title.contains(QStringLiteral("LION")));
    }

    /// The past of supply is read again when it has moved, but not with every block.
    void supplyIsAskedAgainNowAndThen()
    {
        const auto count = [this] { return std::count(m_stage->console.asked.begin(), m_stage->console.asked.end(), std::string("supply HKDX")); };
        QCOMPARE(count(), 1);
        const auto move = [this](const char* total) {
            domain::Supply supply;
            supply.coin = domain::CoinId("HKDX");
            supply.ledger = domain::LedgerId("eip155:1");
            supply.contract = "0x52908400098527886e0f7030069857d2e4169ee7";
            supply.total = decimal(total);
            m_stage->maker.put(supply, "eth", domain::Tier::Observed);
            m_stage->console.publish(m_stage->maker.publish());
            QTRY_VERIFY(session().isSettled());
        };
        move("1");
        QCOMPARE(count(), 1);
        m_stage->now += std::chrono::seconds{11};
        move("2");
        QCOMPARE(count(), 2);
        m_stage->now += std::chrono::seconds{11};
        m_stage->console.publish(m_stage->maker.publish());
        QTRY_VERIFY(session().isSettled());
        QCOMPARE(count(), 2);
    }

    void dutiesStandWorstFirst()
    {
        auto* duties = table("duties");
        QCOMPARE(duties->rawText(0, "state"), QStringLiteral("missing"));
        QCOMPARE(duties->rawText(duties->rowCount() - 1, "state"), QStringLiteral("done"));
        QCOMPARE(text(duties, 0, "duty"), QStringLiteral("Attestation"));
    }

    void restatementIsExplained()
    {
        auto* model = table("restatements");
        const int row = rowWhere(model, "field", QStringLiteral("reserve_value"));
        QCOMPARE(text(model, row, "state"), QStringLiteral("Needs explanation"));
        QCOMPARE(text(model, row, "difference"), QStringLiteral("+2,000,000.00"));
        const auto detail = session().page<ReservesViewModel>().detail(model, row);
        QCOMPARE(detail.changes.size(), 1);
        QCOMPARE(detail.changes[0].difference, QStringLiteral("+2,000,000.00"));
        QCOMPARE(detail.wording.size(), 1);
        QCOMPARE(detail.wording[0].second.size(), 3);
        QSignalSpy explained(&session().page<ReservesViewModel>(), &ReservesViewModel::explained);
        session().page<ReservesViewModel>().explain(model->rawText(row, "id"), QStringLiteral("  late price  "));
        QTRY_COMPARE(explained.size(), 1);
        const auto stored = std::get<domain::Explanation>(m_stage->console.recorded.back());
        QCOMPARE(stored.text, std::string("late price"));
        m_stage->maker.put(stored, "console");
        m_stage->console.publish(m_stage->maker.publish());
        QTRY_COMPARE(text(model, row, "state"), QStringLiteral("Explained"));
        QCOMPARE(text(model, row, "explanation"), QStringLiteral("late price"));
    }

    void alertsStandOpenFirst()
    {
        auto* alerts = session().page<AmlViewModel>().alerts();
        bool closed = false;
        QString severity;
        QString due;
        for (int row = 0; row < alerts->rowCount(); ++row) {
            const bool isClosed = alerts->rawText(row, "state") == QStringLiteral("closed");
            QVERIFY2(isClosed || !closed, "an open alert after a closed one");
            if (isClosed != closed) {
                severity.clear();
                due.clear();
            }
            closed = isClosed;
            const QString own = alerts->rawText(row, "severity");
            if (own == severity)
                QVERIFY(alerts->rawText(row, "due_at") >= due);
            severity = own;
            due = alerts->rawText(row, "due_at");
        }
        QVERIFY(closed);
        QCOMPARE(alerts->rawText(0, "severity"), QStringLiteral("critical"));
    }

    void holdingsChartIsPartedAsAsked()
    {
        const auto chart = [this] { return session().page<ReservesViewModel>().charts().value(1); };
        QCOMPARE(chart().categories.size(), 3);
        session().page<ReservesViewModel>().setMixBy(MixBy::Currency);
        QTRY_COMPARE(chart().sets.size(), 2);
        session().page<ReservesViewModel>().setMixBy(MixBy::Maturity);
        QTRY_COMPARE(chart().sets.size(), 4);
        QCOMPARE(chart().sets.first().name, QStringLiteral("no maturity"));
        session().page<ReservesViewModel>().setScope(QStringLiteral("LION"));
        QTRY_COMPARE(chart().categories, QList<QString>{QStringLiteral("LION")});
        QCOMPARE(session().page<ReservesViewModel>().charts()[0].thresholds[0].value, 100.0);
    }

    void whyTreeMarksItsParents()
    {
        m_stage->console.why = tests::sampleWhy();
        auto* why = session().makeWhy(QStringLiteral("STB-01:HKDX"), this);
        QSignalSpy ready(why, &WhyViewModel::ready);
        why->ask();
        QVERIFY(why->isBusy());
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(m_stage->console.asked.back(), std::string("explain STB-01:HKDX"));
        const auto& tree = why->tree();
        QCOMPARE(tree.mark, QStringLiteral("✗"));
        QCOMPARE(tree.tone, Tone::Breach);
        QCOMPARE(tree.children[0].mark, QStringLiteral("✓"));
        QCOMPARE(tree.children[0].tone, Tone::Normal);
        QCOMPARE(tree.children[1].tone, Tone::Breach);
        QCOMPARE(tree.children[1].children[1].mark, QStringLiteral("✗"));
        QCOMPARE(tree.children[1].children[1].age, QStringLiteral("3 h"));
        QCOMPARE(tree.children[1].children[1].quality, Quality::Stale);
        QCOMPARE(why->firstProblem(), (QList<int>{1, 1}));
        QVERIFY(why->asText().contains(domain::Hash::of("Reserve asset L3").hex().c_str()));

        QSignalSpy failed(why, &WhyViewModel::failed);
        m_stage->console.why = support::Result<domain::Why>(support::fail(support::ErrorCode::NotFound, "no such row"));
        why->ask();
        QTRY_COMPARE(failed.size(), 1);
        delete why;
    }

    void stressAsksOnlyForWhatIsAssumed()
    {
        StressInput input;
        input.coin = QStringLiteral("HKDX");
        QCOMPARE(StressViewModel::parametersOf(input), std::string());
        input.runOff = {{1, 3000}, {5, StressInput::kAsInPack}, {10, 10'000}};
        input.haircuts = {{"debt-security", 250}};
        input.failedParty = QStringLiteral("Bank A|%\n");
        input.yieldShock = 0;
        input.usdRate = QStringLiteral("7.75");
        input.weekend = StressInput::Weekend::RunsOn;
        QCOMPARE(StressViewModel::parametersOf(input),
                 std::string("run_off.1=0.3000\nrun_off.10=1.0000\nhaircut.debt-security=0.0250\n"
                             "failed_party=Bank A%7C%25%0A\nyield_shock_bp=0\nusd_rate=7.75\nweekend=runs-on\n"));
        auto& stress = session().stress();
        QCOMPARE(stress.custodians(QStringLiteral("HKDX")).size(), 3);
        api::StressView view;
        view.coin = domain::CoinId("HKDX");
        view.currency = "HKD";
        view.parameters = "p";
        view.result = "format=stress-result/1\n";
        view.snapshot = "7f3a";
        view.shortfall = decimal("123576313.66");
        view.timeToShortfall = "T+3";
        view.stressedCoverage = decimal("0.961");
        m_stage->console.stressAnswer = view;
        QSignalSpy ready(&stress, &StressViewModel::ready);
        QSignalSpy saved(&stress, &StressViewModel::saved);
        stress.save(QStringLiteral("before any run"));
        QVERIFY(m_stage->console.recorded.empty());
        stress.run(input);
        QTRY_COMPARE(ready.size(), 1);
        const auto outcome = ready[0][0].value<StressOutcome>();
        QCOMPARE(outcome.facts[0].value, QStringLiteral("HKD 123,576,313.66"));
        QCOMPARE(outcome.facts[0].tone, Tone::Breach);
        stress.save(QStringLiteral(" Weekend run "));
        QTRY_COMPARE(saved.size(), 1);
        const auto run = std::get<domain::StressRun>(m_stage->console.recorded.back());
        QCOMPARE(run.name, std::string("Weekend run"));
        QCOMPARE(run.snapshot, std::string("7f3a"));
        stress.runAgain(QStringLiteral("SR-1"));
        QTRY_COMPARE(ready.size(), 2);
        QVERIFY(ready[1][0].value<StressOutcome>().comparison.startsWith(QStringLiteral("✓")));
        QCOMPARE(m_stage->console.asked.back(), std::string("stress HKDX\nformat=stress-parameters/1\nrun_off.1=0.3\n"));
    }

    void ruleShowsItsFindings()
    {
        auto& rules = session().page<RulesViewModel>();
        QTRY_COMPARE(rules.rules()->rowCount(), 3);
        rules.chooseRule(0);
        QTRY_COMPARE(rules.findings()->rowCount(), 2);
        QCOMPARE(rules.findings()->rawText(0, "outcome"), QStringLiteral("breach"));
        const auto detail = rules.detail(rules.rules(), 0);
        QCOMPARE(detail.facts.last().label, QStringLiteral("statement_max_age"));
        QCOMPARE(detail.facts.last().value, QStringLiteral("24h time (cfg)"));
    }
};

QTEST_GUILESS_MAIN(tst_CaseModels)
#include "tst_CaseModels.moc"
