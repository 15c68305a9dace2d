// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMap>
#include <QMenu>
#include <QPushButton>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QTreeWidget>

#include "tests/ui/CaseStage.h"
#include "ui/parts/charts/ChartPanel.h"
#include "ui/parts/charts/ChartView.h"
#include "ui/parts/panes/DetailPane.h"
#include "ui/theme/Marks.h"

using namespace assay;

/// The tabs and charts of the Reserves case, the rules, and the tree behind a figure.
class tst_ReservesCase : public tests::CaseStage {
    Q_OBJECT

private Q_SLOTS:
    void init() { open(); }
    void cleanup() { m_stage.reset(); }

    void tabsAreInTheirOrder()
    {
        window().showPage(models::Page::Reserves);
        const auto* tabs = find<QTabWidget>("reservesTabs");
        QStringList titles;
        for (int i = 0; i < tabs->count(); ++i)
            titles.append(tabs->tabText(i).section(QStringLiteral("  "), 0, 0));
        QCOMPARE(titles.join(QLatin1Char(',')),
                 QStringLiteral("Issuers,Holdings,Concentration,Supply,Redemptions,Liquidity,Duties,Filings,Restatements,Peg,Letters"));
        for (const char* id : {"coins", "holdings", "concentrations", "supply", "redemptions", "liquidity", "duties", "filings",
                               "restatements", "peg", "letters"}) {
            auto* view = openTab(id);
            QVERIFY2(view && view->isVisible(), id);
            QCOMPARE(reserves().currentTable(), view);
            QTRY_VERIFY2(view->table().model()->rowCount() > 0, id);
        }
    }

    void coinChipFiltersEveryTabUntilCleared()
    {
        auto* coins = openTab("coins");
        auto* chip = find<QToolButton>("coinChip");
        QVERIFY(!chip->isVisible());
        choose(*coins, "coin", "LION");
        QVERIFY(session().page<models::ReservesViewModel>().scope().isEmpty());
        key(Qt::Key_Return);
        QTRY_VERIFY(chip->isVisible());
        QVERIFY(chip->text().contains(QStringLiteral("LION")));
        QVERIFY(!chip->accessibleName().isEmpty());
        QTRY_COMPARE(reserves().tableView(QStringLiteral("holdings"))->model().rowCount(), 4);
        QCOMPARE(reserves().tableView(QStringLiteral("letters"))->model().rowCount(), 0);
        QCOMPARE(coins->model().rowCount(), 3);
        window().showPage(models::Page::Vault);
        window().showPage(models::Page::Reserves);
        QVERIFY(chip->isVisible());
        chip->setFocus(Qt::TabFocusReason);
        key(Qt::Key_Space);
        QTRY_VERIFY(!chip->isVisible());
        QTRY_COMPARE(reserves().tableView(QStringLiteral("holdings"))->model().rowCount(), 12);
    }

    void limitOpensItsLines()
    {
        auto* limits = openTab("concentrations");
        choose(*limits, "measure", "custodian-share");
        key(Qt::Key_Return);
        auto* holdings = reserves().tableView(QStringLiteral("holdings"));
        QTRY_COMPARE(reserves().currentTable(), holdings);
        QTRY_COMPARE(holdings->model().rowCount(), 2);
        QVERIFY(find<QLineEdit>("holdingsFilter")->text().contains(QStringLiteral("line:=\"L1\"|\"L2\"")));
    }

    /// Every tab shows its own charts, or those of the coin as a whole; `D` shows what is behind them.
    void tabsHaveTheirCharts()
    {
        QStringList seen;
        for (const char* id : {"coins", "holdings", "supply", "redemptions", "peg", "liquidity", "duties"}) {
            openTab(id);
            QTRY_VERIFY(session().isSettled());
            QMap<int, QString> shown;
            QCoreApplication::processEvents();
            for (const auto* panel : reserves().findChildren<ui::ChartPanel*>())
                if (panel->isVisible())
                    shown.insert(panel->x(), panel->data().id);
            seen.append(QString::fromLatin1(id) + QLatin1Char(':') + QStringList(shown.values()).join(QLatin1Char(',')));
        }
        QCOMPARE(seen.join(QLatin1Char(' ')),
                 QStringLiteral("coins:coverage,reserve-mix holdings:holdings-classes,holdings-maturities,holdings-currencies "
                                "supply:supply-lines,claim-gap redemptions:time-to-payment,payment-facts peg:peg-deviation liquidity: "
                                "duties:coverage,reserve-mix"));
        openTab("supply");
        auto* panel = find<ui::ChartPanel>("chart-claim-gap");
        QVERIFY(panel && panel->data().empty.isEmpty());
        panel->setFocus();
        QTest::keyClick(panel, Qt::Key_D);
        QVERIFY(panel->showsTable());
        auto* data = find<QTableWidget>("claim-gapData");
        QVERIFY(data->rowCount() > 5);
        QCOMPARE(data->horizontalHeaderItem(5)->text(), QStringLiteral("Gap"));
        // Another tab begins with its chart, not with a table of other data.
        openTab("peg");
        QVERIFY(!find<ui::ChartPanel>("chart-peg-deviation")->showsTable());
    }

    void marksAreReachableWithoutSeeingThem()
    {
        auto* coins = openTab("coins");
        choose(*coins, "coin", "HKDX");
        QTRY_VERIFY(session().isSettled());
        auto* panel = find<ui::ChartPanel>("chart-coverage");
        QTRY_VERIFY(panel->accessibleDescription().contains(QStringLiteral("Mints: 6, burns: 3")));
        QVERIFY(panel->accessibleDescription().contains(QStringLiteral("The issuer's books were not reachable.")));
        panel->setFocus();
        QTest::keyClick(panel, Qt::Key_D);
        auto* data = find<QTableWidget>("coverageData");
        const auto events = data->findItems(QStringLiteral("Mint of 5,000,000 HKDX"), Qt::MatchStartsWith);
        QCOMPARE(events.size(), 1);
        QCOMPARE(events[0]->column(), 5);
        QTest::keyClick(panel, Qt::Key_D);
        // A pointer over the lane of marks must not disturb what is drawn elsewhere.
        auto* view = find<ui::ChartView>("coverageView");
        for (int x = 0; x < view->width(); x += 7)
            QTest::mouseMove(view->viewport(), QPoint(x, view->height() - 24));
        QVERIFY(!view->grab().isNull());
    }

    void theRowWithTheCursorSaysWhichCoinIsCharted()
    {
        auto* supply = openTab("supply");
        choose(*supply, "coin", "LION");
        QTRY_COMPARE(session().page<models::ReservesViewModel>().coin(), QStringLiteral("LION"));
        QTRY_VERIFY(find<ui::ChartPanel>("chart-claim-gap")->data().title.contains(QStringLiteral("LION")));
        auto* clocks = openTab("redemptions");
        choose(*clocks, "coin", "PEARL");
        QTRY_COMPARE(session().page<models::ReservesViewModel>().coin(), QStringLiteral("PEARL"));
        choose(*clocks, "id", "HKDX-P1");
        QTRY_COMPARE(session().page<models::ReservesViewModel>().coin(), QStringLiteral("HKDX"));
        QTRY_VERIFY(find<ui::ChartPanel>("chart-time-to-payment")->data().title.contains(QStringLiteral("median 2 h 30 min")));
        auto* facts = find<ui::ChartPanel>("chart-payment-facts");
        QVERIFY(facts->showsTable());
        QVERIFY(facts->accessibleDescription().contains(QStringLiteral("Paid in time 84.61 %")));
        QCOMPARE(find<QTableWidget>("payment-factsData")->findItems(QStringLiteral("1 d 11 h"), Qt::MatchExactly).size(), 2);
    }

    void whyOpensAtTheChangedLeaf()
    {
        auto* coins = openTab("coins");
        choose(*coins, "coin", "HKDX");
        coins->table().setCurrentIndex(coins->model().index(coins->currentRow(), coins->model().columnOf("coverage")));
        key(Qt::Key_F9);
        auto* tree = find<QTreeWidget>("whyTree");
        QVERIFY(tree);
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QCOMPARE(m_stage->console.asked.back(), std::string("explain coverage:HKDX.headline"));
        QVERIFY(!find<QDialog>("whyDialog")->isModal());
        auto* root = tree->topLevelItem(0);
        auto* leaf = root->child(1)->child(1);
        QCOMPARE(tree->currentItem(), leaf);
        QVERIFY(root->isExpanded() && root->child(1)->isExpanded());
        constexpr int kCheck = 5;
        QVERIFY(leaf->text(kCheck).startsWith(QStringLiteral("✗")));
        QVERIFY(leaf->text(3).contains(QStringLiteral("stale")));
        const QColor breach = window().theme().color(ui::Token::Breach);
        for (const auto* item : {root, root->child(1), leaf}) {
            QVERIFY(item->text(kCheck).startsWith(QStringLiteral("✗")));
            QCOMPARE(item->foreground(kCheck).color(), breach);
        }
        QVERIFY(root->child(0)->text(kCheck).startsWith(QStringLiteral("✓")));
        QVERIFY(root->child(0)->foreground(kCheck).color() != breach);
        QVERIFY(find<QPushButton>("whyOpenRaw")->isEnabled());
        if (const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES"); !folder.isEmpty())
            find<QDialog>("whyDialog")->grab().save(QDir(folder).filePath(QStringLiteral("why.png")));
        QTest::keyClick(find<QPushButton>("whyOpenRaw"), Qt::Key_Space);
        QCOMPARE(m_stage->console.asked.back(), "raw " + domain::Hash::of("Reserve asset L3").hex());
        QTest::keyClick(find<QPushButton>("whyCopy"), Qt::Key_Space);
        QVERIFY(QApplication::clipboard()->text().contains(QStringLiteral("✗ Reserve asset L3")));
        m_stage->console.why = support::Result<domain::Why>(support::fail(support::ErrorCode::StoreUnavailable, "locked by a test"));
        QTest::keyClick(find<QPushButton>("whyRecompute"), Qt::Key_Space);
        QTRY_VERIFY(find<QLabel>("whyState")->text().contains(QStringLiteral("locked by a test")));
        QVERIFY(find<QPushButton>("whyRecompute")->isEnabled());
    }

    void rowMenuOffersWhatCanBeAsked()
    {
        auto* findings = window().pageView(models::Page::Overview).currentTable();
        QTRY_VERIFY(findings->currentRow() >= 0);
        Q_EMIT findings->table().customContextMenuRequested(QPoint(20, 20));
        auto* menu = find<QMenu>("rowMenu");
        QVERIFY(menu);
        QVERIFY(menu->actions().contains(&window().actions().action(ui::Command::Why)));
        QVERIFY(menu->actions().contains(&window().actions().action(ui::Command::AskIssuer)));
        menu->close();
    }

    void stressRunIsSavedAndRunAgain()
    {
        openTab("liquidity");
        api::StressView view;
        view.coin = domain::CoinId("HKDX");
        view.currency = "HKD";
        view.statementId = "HKDX-2026-03-31";
        view.parameters = "format=stress-parameters/1\nrun_off.1=0.3\n";
        view.result = "format=stress-result/1\n";
        view.snapshot = "7f3a";
        view.shortfall = tests::decimal("123576313.66");
        view.timeToShortfall = "3 business days 12 min";
        view.stressedCoverage = tests::decimal("0.961");
        view.sales = {{"L2", "Exchange Fund Bill", "T+1", tests::decimal("538000000")}};
        view.lateRedemptions = {"HKDX-R1", "HKDX-R2"};
        m_stage->console.stressAnswer = view;
        find<QComboBox>("stressCoin")->setCurrentText(QStringLiteral("HKDX"));
        auto* runOff = find<QSpinBox>("stressRunOff1Number");
        runOff->setFocus();
        runOff->selectAll();
        QTest::keyClicks(runOff, QStringLiteral("30"));
        QTest::keyClick(runOff, Qt::Key_Tab);
        find<QComboBox>("stressFailed")->setCurrentText(QStringLiteral("Bank A"));
        QVERIFY(find<QSpinBox>("stressHaircut-debt-securityNumber"));
        QVERIFY(!find<QPushButton>("stressSave")->isEnabled());
        QTest::keyClick(find<QPushButton>("stressRun"), Qt::Key_Space);
        QCOMPARE(m_stage->console.asked.back(), std::string("stress HKDX\nrun_off.1=0.3000\nfailed_party=Bank A\n"));
        QTRY_COMPARE(find<QTableWidget>("stressSales")->rowCount(), 1);
        QVERIFY(find<QLabel>("stressLate")->text().contains(QStringLiteral("HKDX-R2")));
        QVERIFY(find<QLabel>("stressFacts-0")->text().contains(QStringLiteral("123,576,313.66")));
        if (const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES"); !folder.isEmpty())
            window().grab().save(QDir(folder).filePath(QStringLiteral("stress.png")));
        QTest::keyClicks(find<QLineEdit>("stressName"), QStringLiteral("Bank A fails"));
        QTest::keyClick(find<QPushButton>("stressSave"), Qt::Key_Space);
        QTRY_COMPARE(m_stage->console.recorded.size(), std::size_t{1});
        const auto saved = std::get<domain::StressRun>(m_stage->console.recorded.back());
        QCOMPARE(saved.name, std::string("Bank A fails"));
        QCOMPARE(saved.snapshot, std::string("7f3a"));

        auto* runs = reserves().tableView(QStringLiteral("stress-runs"));
        QVERIFY(runs->isVisible());
        runs->selectRow(0);
        runs->table().setFocus();
        key(Qt::Key_Return);
        QTRY_VERIFY(find<QLabel>("stressState")->text().startsWith(QStringLiteral("✓")));
    }

    void rulesPageShowsTheFindingsOfARule()
    {
        key(Qt::Key_7, Qt::ControlModifier);
        QCOMPARE(window().page(), models::Page::Rules);
        auto& page = window().pageView(models::Page::Rules);
        auto* rules = page.tableView(QStringLiteral("rules"));
        auto* findings = page.tableView(QStringLiteral("rule-findings"));
        QVERIFY(rules && findings && rules->isVisible() && findings->isVisible());
        QTRY_COMPARE(rules->model().rowCount(), 3);
        choose(*rules, "rule", "STB-08");
        QTRY_COMPARE(findings->model().rowCount(), 1);
        QCOMPARE(findings->model().rawText(0, "subject"), QStringLiteral("LION"));
        choose(*rules, "rule", "STB-01");
        QTRY_COMPARE(findings->model().rowCount(), 2);
        bool parameter = false;
        for (const auto& fact : page.detailPane().detail().facts)
            parameter = parameter || fact.label == QStringLiteral("minimum_coverage");
        QVERIFY(parameter);
        findings->table().setFocus();
        findings->selectRow(0);
        QCOMPARE(page.currentTable(), findings);
        key(Qt::Key_F9);
        QCOMPARE(m_stage->console.asked.back(), std::string("explain STB-01:HKDX"));
    }

    /// Each tab in a small window, in the language with the widest words; with ASSAY_PAGE_PICTURES=<folder> they are written.
    void everyTabFitsASmallWindow()
    {
        const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES");
        const auto snapshot = [&](const QString& name) {
            if (!folder.isEmpty())
                window().grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
        };
        QList<QSize> sizes{{1280, 720}};
        if (!folder.isEmpty())
            sizes.append({1600, 1000});
        for (const QSize size : sizes)
            for (const auto command : {ui::Command::LanguageEnglish, ui::Command::LanguageHongKong, ui::Command::LanguageMainland}) {
                window().actions().action(command).trigger();
                for (const auto* model : session().page<models::ReservesViewModel>().tabs()) {
                    openTab(model->id().toLatin1().constData());
                    window().resize(size);
                    QTRY_VERIFY(session().isSettled());
                    QTRY_COMPARE(window().size(), size);
                    QCoreApplication::processEvents();
                    QCoreApplication::processEvents();
                    snapshot(QStringLiteral("tab-%1-%2-%3").arg(model->id()).arg(size.width()).arg(session().format().language()));
                }
            }
        window().actions().action(ui::Command::LanguageEnglish).trigger();
    }

    void languageChangesTheWholeCase()
    {
        openTab("liquidity");
        window().actions().action(ui::Command::LanguageHongKong).trigger();
        QTRY_COMPARE(find<QPushButton>("stressRun")->text().contains(QStringLiteral("Run")), false);
        const auto* tabs = find<QTabWidget>("reservesTabs");
        for (int i = 0; i < tabs->count(); ++i)
            QVERIFY2(tabs->tabText(i).at(0).unicode() > 0x2E80, qPrintable(tabs->tabText(i)));
        for (auto* model : session().page<models::ReservesViewModel>().tables())
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString title = model->headerData(column, Qt::Horizontal).toString();
                QVERIFY2(!title.contains(QLatin1Char('_')), qPrintable(title));
            }
        window().actions().action(ui::Command::LanguageEnglish).trigger();
    }
};

QTEST_MAIN(tst_ReservesCase)
#include "tst_ReservesCase.moc"
