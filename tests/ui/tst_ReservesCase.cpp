// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QTableWidget>
#include <QTest>
#include <QTextEdit>
#include <QToolButton>
#include <QTreeWidget>

#include <memory>

#include "tests/ui/SampleMarket.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/ModeBanner.h"
#include "ui/pages/PageView.h"
#include "ui/parts/ChartPanel.h"
#include "ui/parts/ChartView.h"
#include "ui/parts/DetailPane.h"
#include "ui/parts/RecordTableView.h"
#include "ui/theme/Marks.h"

using namespace assay;

/// The Reserves case, the rules and the dialogs over a row, driven by object names and keys over a fake engine.
class tst_ReservesCase : public QObject {
    Q_OBJECT

private:
    struct Stage {
        tests::FakeConsole console;
        tests::PictureMaker maker = tests::sampleMarket();
        std::unique_ptr<models::Session> session;
        std::unique_ptr<ui::MainWindow> window;
    };
    std::unique_ptr<Stage> m_stage;

    ui::MainWindow& window() { return *m_stage->window; }
    models::Session& session() { return *m_stage->session; }
    ui::PageView& reserves() { return window().pageView(models::Page::Reserves); }
    template <class Widget>
    Widget* find(const char* name)
    {
        return m_stage->window->findChild<Widget*>(QString::fromLatin1(name));
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window(), key, modifiers);
    }
    /// Opens a tab of the Reserves page.
    ui::RecordTableView* openTab(const char* id)
    {
        window().showPage(models::Page::Reserves);
        reserves().openTarget({models::Page::Reserves, QString::fromLatin1(id), {}});
        return reserves().tableView(QString::fromLatin1(id));
    }
    static void choose(ui::RecordTableView& view, const char* column, const char* value)
    {
        for (int row = 0; row < view.model().rowCount(); ++row)
            if (view.model().rawText(row, column) == QString::fromUtf8(value))
                view.selectRow(row);
    }

private Q_SLOTS:
    void init()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->console.points = tests::sampleCoverage();
        m_stage->console.supplies = tests::sampleSupplies();
        m_stage->console.why = tests::sampleWhy();
        m_stage->console.publish(m_stage->maker.publish());
        m_stage->session = std::make_unique<models::Session>(m_stage->console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        m_stage->window = std::make_unique<ui::MainWindow>(*m_stage->session);
        m_stage->window->resize(1600, 1000);
        m_stage->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_stage->window.get()));
        QTRY_VERIFY(m_stage->session->isSettled());
    }
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
        QVERIFY(session().reserves().scope().isEmpty());
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
        QVERIFY(find<QLineEdit>("holdingsFilter")->text().contains(QStringLiteral("line:=\"L1|L2\"")));
    }

    /// Every tab shows its own charts, or those of the coin as a whole; `D` shows what is behind them.
    void tabsHaveTheirCharts()
    {
        QStringList seen;
        for (const char* id : {"coins", "holdings", "supply", "redemptions", "peg", "liquidity", "duties"}) {
            openTab(id);
            QTRY_VERIFY(session().isSettled());
            QStringList shown;
            for (const auto* panel : reserves().findChildren<ui::ChartPanel*>())
                if (panel->isVisible())
                    shown.append(panel->data().id);
            seen.append(QString::fromLatin1(id) + QLatin1Char(':') + shown.join(QLatin1Char(',')));
        }
        QCOMPARE(seen.join(QLatin1Char(' ')),
                 QStringLiteral("coins:coverage,reserve-mix holdings:holdings-classes,holdings-maturities,holdings-currencies "
                                "supply:supply-lines,claim-gap redemptions:time-to-payment peg:peg-deviation liquidity: "
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
        QTRY_COMPARE(session().reserves().coin(), QStringLiteral("LION"));
        QTRY_VERIFY(find<ui::ChartPanel>("chart-claim-gap")->data().title.contains(QStringLiteral("LION")));
        auto* times = reserves().tableView(QStringLiteral("payment-times"));
        openTab("redemptions");
        QVERIFY(times->isVisible());
        times->table().setFocus();
        choose(*times, "coin", "HKDX");
        QTRY_COMPARE(session().reserves().coin(), QStringLiteral("HKDX"));
        QTRY_VERIFY(find<ui::ChartPanel>("chart-time-to-payment")->data().title.contains(QStringLiteral("median 2 h 30 min")));
    }

    /// Story S6, the part that explains, by keyboard: why, down to the worst leaf, recompute, back, ask the issuer.
    void analystExplainsAFindingByKeyboard()
    {
        key(Qt::Key_1, Qt::ControlModifier);
        auto* findings = window().pageView(models::Page::Overview).currentTable();
        QTRY_VERIFY(findings->model().rowCount() > 0);
        findings->selectRow(0);
        findings->table().setFocus();
        key(Qt::Key_F9);
        auto* tree = find<QTreeWidget>("whyTree");
        QVERIFY(tree);
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QVERIFY(QTest::qWaitForWindowActive(tree->window()));
        QTRY_VERIFY(tree->hasFocus());
        // From the root, following what is marked as wrong.
        key(Qt::Key_Home);
        constexpr int kCheck = 5;
        QCOMPARE(tree->currentItem(), tree->topLevelItem(0));
        for (int step = 0; step < 20 && tree->currentItem()->childCount() > 0; ++step) {
            auto* item = tree->currentItem();
            key(item->isExpanded() ? Qt::Key_Down : Qt::Key_Right);
            while (tree->currentItem() != item && !tree->currentItem()->text(kCheck).startsWith(QStringLiteral("✗"))) {
                item = tree->currentItem();
                key(Qt::Key_Down);
            }
        }
        QVERIFY(tree->currentItem()->text(0).contains(QStringLiteral("Reserve asset L3")));
        QVERIFY(tree->currentItem()->text(kCheck).contains(QStringLiteral("SHA-256")));
        // The bytes are as they were again: the figure is derived anew and agrees.
        auto agreed = tests::sampleWhy();
        agreed.children[1].children[1].check = domain::Check::Agrees;
        agreed.children[1].children[1].remark.clear();
        agreed.children[1].check = domain::Check::Agrees;
        settleWorst(agreed);
        m_stage->console.why = agreed;
        QTest::keyClick(tree->window(), Qt::Key_R, Qt::AltModifier);
        QTRY_VERIFY(tree->topLevelItemCount() == 1 && tree->topLevelItem(0)->text(kCheck).startsWith(QStringLiteral("✓")));
        QVERIFY(tree->topLevelItem(0)->child(1)->child(1)->text(kCheck).startsWith(QStringLiteral("✓")));
        key(Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>("whyDialog"));
        // The next key goes to the row again.
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&findings->table()));
        key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_VERIFY(find<QDialog>("letterDialog"));
        QCOMPARE(m_stage->console.asked.back(), std::string("draft STB-01 HKDX"));
        find<QDialog>("letterDialog")->close();
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&findings->table()));
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

    /// Story S1 by keyboard: finding, Reserves, why, stale line, poll, letter.
    void examinerFindsAShortfallByKeyboard()
    {
        auto* findings = window().pageView(models::Page::Overview).currentTable();
        QTRY_VERIFY(findings->model().rowCount() > 0);
        findings->selectRow(0);
        QCOMPARE(findings->model().rawText(0, "rule"), QStringLiteral("STB-01"));
        findings->table().setFocus();
        key(Qt::Key_Return);
        QTRY_COMPARE(window().page(), models::Page::Reserves);
        QCOMPARE(session().reserves().scope(), QStringLiteral("HKDX"));
        auto* coins = reserves().tableView(QStringLiteral("coins"));
        QTRY_COMPARE(coins->model().rowCount(), 1);
        coins->selectRow(0);
        key(Qt::Key_F9);
        auto* tree = find<QTreeWidget>("whyTree");
        QVERIFY(tree);
        QTRY_COMPARE(tree->topLevelItemCount(), 1);
        QVERIFY(tree->currentItem()->text(3).contains(QStringLiteral("stale")));
        QTest::keyClick(tree, Qt::Key_Escape);
        QTRY_VERIFY(!find<QDialog>("whyDialog"));
        QTRY_COMPARE(QApplication::focusWidget(), static_cast<QWidget*>(&coins->table()));
        auto* tabs = find<QTabWidget>("reservesTabs");
        tabs->setFocus();
        QTest::keyClick(tabs, Qt::Key_Tab, Qt::ControlModifier);
        auto* holdings = reserves().tableView(QStringLiteral("holdings"));
        QCOMPARE(reserves().currentTable(), holdings);
        QTest::keyClick(holdings, Qt::Key_F, Qt::ControlModifier);
        auto* filter = find<QLineEdit>("holdingsFilter");
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("is:stale"));
        QTRY_COMPARE(holdings->model().rowCount(), 1);
        QCOMPARE(holdings->model().rawText(0, "custodian"), QStringLiteral("Bank B"));
        QTest::keyClick(filter, Qt::Key_F5);
        QCOMPARE(m_stage->console.asked.back(), std::string("poll "));

        domain::Letter draft;
        draft.rule = domain::RuleId("STB-01");
        draft.subject = "HKDX";
        draft.textEnglish = "Please explain the shortfall of HKD 3,492,557.35.";
        draft.textChinese = "請就 3,492,557.35 港元的差額作出解釋。";
        draft.replyBy = support::parseDate("2026-04-02").value();
        m_stage->console.letter = draft;
        key(Qt::Key_1, Qt::ControlModifier);
        QCOMPARE(window().page(), models::Page::Overview);
        findings->selectRow(0);
        key(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
        auto* english = find<QPlainTextEdit>("letterEnglish");
        QVERIFY(english);
        QTRY_COMPARE(english->toPlainText(), QString::fromStdString(draft.textEnglish));
        QCOMPARE(m_stage->console.asked.back(), std::string("draft STB-01 HKDX"));
        QCOMPARE(find<QPlainTextEdit>("letterChinese")->toPlainText(), QString::fromStdString(draft.textChinese));
        if (const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES"); !folder.isEmpty())
            find<QDialog>("letterDialog")->grab().save(QDir(folder).filePath(QStringLiteral("letter.png")));
        QTest::keyClicks(english, QStringLiteral("Dear all. "));
        QTest::keyClick(find<QPushButton>("letterSave"), Qt::Key_Space);
        QTRY_VERIFY(!find<QDialog>("letterDialog"));
        const auto stored = std::get<domain::Letter>(m_stage->console.recorded.back());
        QCOMPARE(stored.state, domain::LetterState::Draft);
        QCOMPARE(stored.textEnglish, "Dear all. " + draft.textEnglish);
        QCOMPARE(*stored.replyBy, *draft.replyBy);
    }

    void letterIsSentAndAnswered()
    {
        auto* letters = openTab("letters");
        choose(*letters, "id", "LT-1");
        letters->table().setFocus();
        key(Qt::Key_Return);
        auto* english = find<QPlainTextEdit>("letterEnglish");
        QVERIFY(english && english->isReadOnly());
        QVERIFY(!find<QPushButton>("letterSend")->isEnabled());
        find<QDialog>("letterDialog")->close();
        window().activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&window()));
        letters->table().setFocus();
        window().actions().action(ui::Command::MarkAnswered).trigger();
        auto* text = find<QPlainTextEdit>("answerText");
        QVERIFY(text);
        QVERIFY(!find<QPushButton>("answerSave")->isEnabled());
        QTest::keyClicks(text, QStringLiteral("Line L3 is free."));
        QTest::keyClick(find<QPushButton>("answerSave"), Qt::Key_Space);
        QTRY_COMPARE(m_stage->console.recorded.size(), std::size_t{1});
        const auto stored = std::get<domain::Letter>(m_stage->console.recorded.back());
        QCOMPARE(stored.state, domain::LetterState::Answered);
        QCOMPARE(stored.answer, std::string("Line L3 is free."));
        QVERIFY(stored.answeredAt == tests::kNow);
        QTRY_VERIFY(find<ui::ModeBanner>("modeBanner")->text().contains(QStringLiteral("answered")));
    }

    void restatementShowsBothWordingsAndIsExplained()
    {
        auto* view = openTab("restatements");
        choose(*view, "field", "text");
        auto* diff = find<QTextEdit>("detailDiff");
        const auto diffOf = [this]() -> QTextEdit* { return reserves().detailPane().findChild<QTextEdit*>(QStringLiteral("detailDiff")); };
        diff = diffOf();
        QTRY_VERIFY(diff->isVisible());
        QVERIFY(diff->toPlainText().contains(QStringLiteral("{-approved investments.-}{+segregated accounts.+}")));
        QVERIFY(diff->toPlainText().contains(QStringLiteral("+2,000,000.00")));
        QTextCursor at = diff->document()->find(QStringLiteral("segregated"));
        QVERIFY(at.charFormat().fontUnderline());
        at = diff->document()->find(QStringLiteral("approved"));
        QVERIFY(at.charFormat().fontStrikeOut());
        view->table().setFocus();
        key(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        auto* text = find<QPlainTextEdit>("explainText");
        QVERIFY(text);
        QTest::keyClicks(text, QStringLiteral("Clerical error."));
        QTest::keyClick(find<QPushButton>("explainSave"), Qt::Key_Space);
        QTRY_COMPARE(m_stage->console.recorded.size(), std::size_t{1});
        QCOMPARE(std::get<domain::Explanation>(m_stage->console.recorded.back()).subject, std::string("filing F-2026-02 text"));
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
        const auto picture = [&](const QString& name) {
            if (!folder.isEmpty())
                window().grab().save(QDir(folder).filePath(name + QStringLiteral(".png")));
        };
        QList<QSize> sizes{{1280, 720}};
        if (!folder.isEmpty())
            sizes.append({1600, 1000});
        for (const QSize size : sizes)
            for (const auto command : {ui::Command::LanguageEnglish, ui::Command::LanguageHongKong, ui::Command::LanguageMainland}) {
                window().actions().action(command).trigger();
                for (const auto* model : session().reserves().tabs()) {
                    openTab(model->id().toLatin1().constData());
                    window().resize(size);
                    QTRY_VERIFY(session().isSettled());
                    QTRY_COMPARE(window().size(), size);
                    QCoreApplication::processEvents();
                    QCoreApplication::processEvents();
                    picture(QStringLiteral("tab-%1-%2-%3").arg(model->id()).arg(size.width()).arg(session().format().language()));
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
        for (auto* model : session().reserves().tables())
            for (int column = 0; column < model->columnCount(); ++column) {
                const QString title = model->headerData(column, Qt::Horizontal).toString();
                QVERIFY2(!title.contains(QLatin1Char('_')), qPrintable(title));
            }
        window().actions().action(ui::Command::LanguageEnglish).trigger();
    }
};

QTEST_MAIN(tst_ReservesCase)
#include "tst_ReservesCase.moc"
