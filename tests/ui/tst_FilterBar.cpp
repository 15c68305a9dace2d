// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QCompleter>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QScrollBar>
#include <QSettings>
#include <QSpinBox>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <memory>

#include "tests/ui/SampleMarket.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/PageView.h"
#include "ui/parts/tables/FilterBar.h"
#include "ui/parts/tables/RecordTableView.h"

using namespace assay;

/// The filter bar, groups and the place of whoever reads, by keys over a fake engine.
class tst_FilterBar : public QObject {
    Q_OBJECT

private:
    struct Stage {
        tests::FakeConsole console;
        tests::SnapshotMaker maker;
        std::unique_ptr<models::Session> session;
        std::unique_ptr<ui::MainWindow> window;
    };
    std::unique_ptr<Stage> m_stage;

    void open(const QString& settings = {})
    {
        m_stage = std::make_unique<Stage>();
        m_stage->maker = tests::sampleMarket();
        m_stage->console.publish(m_stage->maker.publish());
        m_stage->session = std::make_unique<models::Session>(m_stage->console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        auto kept = settings.isEmpty() ? nullptr : std::make_unique<QSettings>(settings, QSettings::IniFormat);
        m_stage->window = std::make_unique<ui::MainWindow>(*m_stage->session, std::move(kept));
        m_stage->window->resize(1600, 1000);
        m_stage->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_stage->window.get()));
        QTRY_VERIFY(m_stage->session->isSettled());
        m_stage->window->showPage(models::Page::Settlement);
    }
    template <class Widget>
    Widget* find(const QString& name)
    {
        return m_stage->window->findChild<Widget*>(name);
    }
    ui::RecordTableView& view() { return *m_stage->window->pageView(models::Page::Settlement).tableView(QStringLiteral("instructions")); }
    QLineEdit* line() { return find<QLineEdit>(QStringLiteral("instructionsFilter")); }
    void type(const QString& text)
    {
        line()->setFocus();
        line()->clear();
        QTest::keyClicks(line(), text);
    }
    void publish() { m_stage->console.publish(m_stage->maker.publish()); }
    void instruction(const char* ref, const char* amount)
    {
        domain::Instruction of;
        of.ref = ref;
        of.status = "PEND";
        of.asset = "XAU";
        of.currency = "HKD";
        of.quantity = tests::decimal("1");
        of.amount = tests::decimal(amount);
        m_stage->maker.put(of, "clearing", domain::Tier::Custodian);
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void stateIsSeenWhileOneTypes()
    {
        open();
        auto* state = find<QLabel>(QStringLiteral("instructionsFilterState"));
        auto* message = find<QToolButton>(QStringLiteral("instructionsFilterMessage"));
        QVERIFY(state && message);
        type(QStringLiteral("status:PENF"));
        QCOMPARE(state->text(), QStringLiteral("✓"));
        QVERIFY(!message->isVisible());
        QTRY_VERIFY(view().model().shownCount() < 120);
        const int shown = view().model().shownCount();
        // Wrong: says where, and what is seen stays.
        QTest::keyClicks(line(), QStringLiteral(" (SI"));
        QCOMPARE(state->text(), QStringLiteral("✕"));
        QVERIFY(message->isVisible());
        QVERIFY(message->text().startsWith(QStringLiteral("Character 13:")));
        QCOMPARE(view().model().shownCount(), shown);
        // Doubtful: runs, and says what may have been meant; a click takes it.
        type(QStringLiteral("staus:PENF"));
        QCOMPARE(state->text(), QStringLiteral("▲"));
        QTRY_COMPARE(view().model().shownCount(), 0);
        QTest::mouseClick(message, Qt::LeftButton);
        QCOMPARE(line()->text(), QStringLiteral("status:PENF"));
        QTRY_COMPARE(view().model().shownCount(), shown);
        QTest::keyClick(line(), Qt::Key_Escape);
        QTRY_COMPARE(view().model().shownCount(), 120);
        QVERIFY(state->text().isEmpty());
    }

    void tabCompletesFieldsAndValues()
    {
        open();
        type(QStringLiteral("stat"));
        QTest::keyClick(line(), Qt::Key_Tab);
        QCOMPARE(line()->text(), QStringLiteral("status:"));
        QTest::keyClicks(line(), QStringLiteral("PEN"));
        QTest::keyClick(line(), Qt::Key_Tab);
        auto* completer = view().findChild<QCompleter*>();
        QTRY_VERIFY(completer->popup()->isVisible());
        QTest::keyClick(completer->popup(), Qt::Key_Down);
        QTest::keyClick(completer->popup(), Qt::Key_Return);
        QTRY_COMPARE(line()->text(), QStringLiteral("status:PENF"));
        // An empty line lets the key through: Tab goes on to the next part.
        line()->clear();
        QTest::keyClick(line(), Qt::Key_Tab);
        QVERIFY(!line()->hasFocus());
    }

    void everyCellCanBecomeAFilter()
    {
        open();
        auto& model = view().model();
        const int status = model.columnOf("status");
        view().table().setCurrentIndex(model.index(0, status));
        const QString value = model.rawText(0, "status");
        QMenu menu;
        view().addFilterActions(menu);
        const auto run = [&](const char* name) {
            auto* action = menu.findChild<QAction*>(QLatin1String(name));
            QVERIFY(action);
            action->trigger();
        };
        const QString term = QStringLiteral("status:=") + value;
        run("filterApply");
        QCOMPARE(line()->text(), term);
        QTRY_VERIFY(model.isSettled() && model.shownCount() < 120 && model.shownCount() > 0);
        const int same = model.shownCount();
        run("filterOr");
        QCOMPARE(line()->text(), term + QStringLiteral(" OR ") + term);
        view().setFilter(QString());
        run("filterExclude");
        QTRY_COMPARE(model.shownCount(), 120 - same);
        view().setFilter(QStringLiteral("XAU"));
        QTRY_COMPARE(model.shownCount(), 40);
        run("filterPrepare");
        QCOMPARE(line()->text(), QStringLiteral("XAU ") + term);
        QCOMPARE(model.filter(), QStringLiteral("XAU"));
        QTest::keyClick(line(), Qt::Key_Return);
        QTRY_COMPARE(model.filter(), QStringLiteral("XAU ") + term);
        run("filterCopy");
        QCOMPARE(QApplication::clipboard()->text(), term);
    }

    void savedButtonsCountAndAreRemembered()
    {
        QTemporaryDir folder;
        const QString settings = folder.filePath(QStringLiteral("console.ini"));
        open(settings);
        type(QStringLiteral("status:PENF"));
        QTest::keyClick(line(), Qt::Key_S, Qt::ControlModifier);
        QTRY_VERIFY(find<QLineEdit>(QStringLiteral("saveFilterName")));
        find<QLineEdit>(QStringLiteral("saveFilterName"))->setText(QStringLiteral("Failing"));
        find<QSpinBox>(QStringLiteral("saveFilterAlarm"))->setValue(1);
        find<QCheckBox>(QStringLiteral("saveFilterFirst"))->setChecked(true);
        QTest::keyClick(find<QLineEdit>(QStringLiteral("saveFilterName")), Qt::Key_Return);
        auto* button = find<QToolButton>(QStringLiteral("instructionsSaved0"));
        QTRY_VERIFY(button && button->isVisible());
        QTRY_VERIFY(view().model().shownCount() < 120);
        const int failing = view().model().shownCount();
        QVERIFY(failing > 1);
        QTRY_COMPARE(button->text(), QStringLiteral("Failing  %1 ▲").arg(failing));
        view().setFilter(QString());
        QTRY_COMPARE(view().model().shownCount(), 120);
        QTRY_COMPARE(button->text(), QStringLiteral("Failing  %1 ▲").arg(failing));
        button->click();
        QTRY_COMPARE(view().model().shownCount(), failing);
        auto* saved = view().findChild<ui::SavedFilters*>();
        const QByteArray file = saved->toFile();
        m_stage->window->close();

        open(settings);
        QTRY_COMPARE(view().model().filter(), QStringLiteral("status:PENF"));
        saved = view().findChild<ui::SavedFilters*>();
        QCOMPARE(saved->all().size(), 1);
        saved->remove(QStringLiteral("Failing"));
        QVERIFY(saved->all().isEmpty());
        QCOMPARE(saved->fromFile(file), QString());
        QCOMPARE(saved->all().size(), 1);
        QVERIFY(!saved->all().front().first);
        QVERIFY(!saved->fromFile("{").isEmpty());
        QVERIFY(!saved->fromFile("{\"schema\":\"other\"}").isEmpty());
        QVERIFY(!saved->fromFile(QByteArray(file).replace("instructions", "bars")).isEmpty());
    }

    void groupingByKeys()
    {
        open();
        auto& model = view().model();
        view().table().setFocus();
        QTest::keyClick(&view().table(), Qt::Key_G, Qt::ControlModifier);
        auto* first = find<QComboBox>(QStringLiteral("groupBy1"));
        QTRY_VERIFY(first);
        first->setCurrentIndex(first->findData(QStringLiteral("status")));
        QTRY_VERIFY(model.isSettled() && model.isGroup(0));
        const int groups = model.rowCount();
        QVERIFY(groups > 1 && groups < 12);
        QCOMPARE(model.shownCount(), 120);
        find<QDialog>(QStringLiteral("groupDialog"))->close();
        view().selectRow(0);
        view().table().setFocus();
        QTest::keyClick(&view().table(), Qt::Key_Right);
        QTRY_VERIFY(model.rowCount() > groups);
        QVERIFY(model.isGroupOpen(0));
        QTest::keyClick(&view().table(), Qt::Key_Left);
        QTRY_COMPARE(model.rowCount(), groups);
        QVERIFY(!m_stage->window->grab().toImage().isNull());
    }

    /// Rows in view stay in view; new ones wait behind a button until one wants them.
    void nothingMovesUnderTheEyes()
    {
        open();
        auto& model = view().model();
        auto& table = view().table();
        table.sortByColumn(model.columnOf("ref"), Qt::DescendingOrder);
        QTRY_VERIFY(model.isSettled());
        auto* pill = find<QPushButton>(QStringLiteral("instructionsPill"));
        QVERIFY(pill && !pill->isVisible());
        table.verticalScrollBar()->setValue(30);
        QTRY_VERIFY(model.isHolding() && model.isSettled());
        const QString top = model.rawText(table.rowAt(0), "ref");
        instruction("SI-99998", "1");
        instruction("SI-99999", "2");
        publish();
        QTRY_VERIFY(pill->isVisible());
        QCOMPARE(pill->text(), QStringLiteral("2 new rows ↓"));
        QCOMPARE(model.rowCount(), 120);
        QCOMPARE(model.rawText(table.rowAt(0), "ref"), top);
        // Shown, they come above what is read, which stays where it is.
        QTest::mouseClick(pill, Qt::LeftButton);
        QTRY_COMPARE(model.rowCount(), 122);
        QCOMPARE(model.rawText(table.rowAt(0), "ref"), top);
        QVERIFY(!pill->isVisible());
        instruction("SI-99997", "2");
        publish();
        QTRY_VERIFY(pill->isVisible());
        table.setFocus();
        QTest::keyClick(&table, Qt::Key_End);
        QTRY_COMPARE(model.rowCount(), 123);
        // At the top nothing waits.
        table.verticalScrollBar()->setValue(0);
        table.clearSelection();
        QTRY_VERIFY(!model.isHolding());
        instruction("SI-99996", "2");
        publish();
        QTRY_COMPARE(model.rowCount(), 124);
    }
};

QTEST_MAIN(tst_FilterBar)
#include "tst_FilterBar.moc"
