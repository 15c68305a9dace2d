// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTableWidget>
#include <QTest>

#include <memory>

#include "models/view/pages/PageTable.h"
#include "tests/ui/SampleMarket.h"
#include "ui/frame/MainWindow.h"
#include "ui/frame/ModeBanner.h"
#include "ui/pages/PageView.h"
#include "ui/parts/charts/ChartPanel.h"
#include "ui/parts/panes/DetailPane.h"
#include "ui/parts/panes/EmptyState.h"
#include "ui/parts/tables/RecordTableView.h"

using namespace assay;

/// Drives the real window by object names and keys, over a fake engine.
class tst_MainWindow : public QObject {
    Q_OBJECT

private:
    struct Stage {
        tests::FakeConsole console;
        tests::SnapshotMaker maker;
        std::unique_ptr<models::Session> session;
        std::unique_ptr<ui::MainWindow> window;
    };
    std::unique_ptr<Stage> m_stage;

    enum class Market { Empty, Sample };
    void open(Market market, api::Mode mode = api::Mode::Live)
    {
        m_stage = std::make_unique<Stage>();
        m_stage->console.points = tests::sampleCoverage();
        m_stage->console.info.mode = mode;
        m_stage->console.info.storePath = "office.sqlite";
        if (market == Market::Sample) {
            m_stage->maker = tests::sampleMarket();
            m_stage->console.publish(m_stage->maker.publish());
        }
        m_stage->session = std::make_unique<models::Session>(m_stage->console.console(), QStringLiteral("en"),
                                                             [] { return tests::kNow; });
        m_stage->window = std::make_unique<ui::MainWindow>(*m_stage->session);
        m_stage->window->resize(1600, 1000);
        m_stage->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_stage->window.get()));
        QTRY_VERIFY(m_stage->session->isSettled());
    }
    ui::MainWindow& window() { return *m_stage->window; }
    template <class Widget>
    Widget* find(const QString& name)
    {
        return m_stage->window->findChild<Widget*>(name);
    }
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window(), key, modifiers);
    }

private Q_SLOTS:
    void cleanup() { m_stage.reset(); }

    void numberKeysOpenThePages_data()
    {
        QTest::addColumn<int>("number");
        for (int number = 1; number <= 7; ++number)
            QTest::addRow("%d", number) << number;
    }
    void numberKeysOpenThePages()
    {
        QFETCH(int, number);
        open(Market::Sample);
        if (number == 1)
            window().showPage(models::Page::Sources);
        key(static_cast<Qt::Key>(Qt::Key_0 + number), Qt::ControlModifier);
        QCOMPARE(static_cast<int>(window().page()), number - 1);
        QVERIFY(window().pageView(window().page()).isVisible());
        QVERIFY(window().windowTitle().endsWith(QLatin1String("Assay")));
        key(Qt::Key_Left, Qt::AltModifier);
        QVERIFY(static_cast<int>(window().page()) == (number == 1 ? 5 : 0));
    }

    void typingFiltersAndEscapeClears()
    {
        open(Market::Sample);
        key(Qt::Key_3, Qt::ControlModifier);
        auto* table = find<QTableView>(QStringLiteral("instructionsTable"));
        QVERIFY(table);
        QTRY_COMPARE(table->model()->rowCount(), 120);
        key(Qt::Key_F, Qt::ControlModifier);
        auto* filter = find<QLineEdit>(QStringLiteral("instructionsFilter"));
        QTRY_VERIFY(filter->hasFocus());
        QTest::keyClicks(filter, QStringLiteral("SI-20417"));
        QTRY_COMPARE(table->model()->rowCount(), 1);
        auto* footer = find<QLabel>(QStringLiteral("instructionsFooter"));
        QTRY_COMPARE(footer->text(), QStringLiteral("1 of 120 · SI-20417"));
        key(Qt::Key_Escape);
        QTRY_COMPARE(table->model()->rowCount(), 120);
        QVERIFY(filter->text().isEmpty());
    }

    void noRowOffersToClearTheFilter()
    {
        open(Market::Sample);
        window().showPage(models::Page::Settlement);
        auto* view = window().pageView(models::Page::Settlement).currentTable();
        view->setFilter(QStringLiteral("nothing-is-called-this"));
        auto* empty = view->findChild<ui::EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QCOMPARE(empty->sentence(), QStringLiteral("No row matches the filter."));
        QTest::keyClick(empty->findChild<QPushButton*>(QStringLiteral("emptyButton")), Qt::Key_Space);
        QTRY_VERIFY(!empty->isVisible());
    }

    void selectionAndSortSurviveAnUpdate()
    {
        open(Market::Sample);
        window().showPage(models::Page::Settlement);
        auto& page = window().pageView(models::Page::Settlement);
        auto& model = page.currentTable()->model();
        auto* table = find<QTableView>(QStringLiteral("instructionsTable"));
        table->sortByColumn(model.columnOf("amount"), Qt::DescendingOrder);
        QTRY_VERIFY(model.isSettled());
        page.currentTable()->selectRow(7);
        const QString chosen = table->currentIndex().data(models::KeyRole).toString();
        domain::Instruction fresh;
        fresh.ref = "SI-99999";
        fresh.status = "PEND";
        fresh.asset = "XAU";
        fresh.currency = "HKD";
        fresh.quantity = tests::decimal("1");
        fresh.amount = tests::decimal("999999999999.00");
        m_stage->maker.put(fresh, "clearing", domain::Tier::Custodian);
        m_stage->console.publish(m_stage->maker.publish());
        QTRY_COMPARE(model.rowCount(), 121);
        QCOMPARE(model.sortColumn(), model.columnOf("amount"));
        QCOMPARE(table->currentIndex().data(models::KeyRole).toString(), chosen);
        QCOMPARE(table->currentIndex().row(), 8);
        QTRY_COMPARE(page.detailPane().detail().key, chosen);
    }

    void languageChangesEveryTitleWhileRunning()
    {
        open(Market::Sample);
        const QString english = window().windowTitle();
        window().actions().action(ui::Command::LanguageHongKong).trigger();
        QTRY_VERIFY(window().windowTitle().contains(QStringLiteral("總覽")));
        QCOMPARE(find<QLabel>(QStringLiteral("overviewTitle"))->text(), QStringLiteral("總覽"));
        QCOMPARE(QApplication::font().families().value(1), QStringLiteral("Noto Sans CJK HK"));
        window().actions().action(ui::Command::LanguageMainland).trigger();
        QTRY_VERIFY(window().windowTitle().contains(QStringLiteral("总览")));
        QCOMPARE(QApplication::font().families().value(1), QStringLiteral("Noto Sans CJK SC"));
        window().actions().action(ui::Command::LanguageEnglish).trigger();
        QTRY_COMPARE(window().windowTitle(), english);
    }

    void themeChangesPaletteAndBack()
    {
        open(Market::Sample);
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xF6, 0xF7, 0xF9));
        QTest::keyClick(find<QWidget>(QStringLiteral("themeButton")), Qt::Key_Space);
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0x10, 0x15, 0x1C));
        QVERIFY(window().actions().action(ui::Command::ThemeDark).isChecked());
        QTest::keyClick(find<QWidget>(QStringLiteral("themeButton")), Qt::Key_Space);
        QCOMPARE(QApplication::palette().color(QPalette::Window), QColor(0xF6, 0xF7, 0xF9));
    }

    void columnChooserShowsAndHides()
    {
        open(Market::Sample);
        window().showPage(models::Page::Settlement);
        auto* view = window().pageView(models::Page::Settlement).currentTable();
        const QStringList before = view->shownColumns();
        QVERIFY(before.contains(QStringLiteral("amount")));
        key(Qt::Key_K, Qt::ControlModifier | Qt::ShiftModifier);
        auto* list = find<QListWidget>(QStringLiteral("columnList"));
        QVERIFY(list);
        QTest::keyClicks(find<QLineEdit>(QStringLiteral("columnSearch")), QStringLiteral("amount"));
        int seen = 0;
        for (int i = 0; i < list->count(); ++i) {
            if (list->item(i)->isHidden())
                continue;
            ++seen;
            list->item(i)->setCheckState(Qt::Unchecked);
        }
        QVERIFY(seen >= 1);
        QVERIFY(!view->shownColumns().contains(QStringLiteral("amount")));
        QTest::mouseClick(find<QPushButton>(QStringLiteral("columnReset")), Qt::LeftButton);
        QCOMPARE(view->shownColumns(), before);
    }

    void copiedCsvHasTheRowsAndOrderOfTheScreen()
    {
        open(Market::Sample);
        window().showPage(models::Page::Settlement);
        auto* view = window().pageView(models::Page::Settlement).currentTable();
        auto& model = view->model();
        view->setFilter(QStringLiteral("XAU"));
        view->table().sortByColumn(model.columnOf("ref"), Qt::DescendingOrder);
        QTRY_VERIFY(model.isSettled());
        QTRY_COMPARE(model.rowCount(), 40);
        view->table().selectAll();
        QSignalSpy copied(view, &ui::RecordTableView::csvCopied);
        key(Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(copied.wait());
        const QString csv = QApplication::clipboard()->text();
        qsizetype from = 0;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString ref = model.index(row, model.columnOf("ref")).data().toString();
            const qsizetype at = csv.indexOf(ref, from);
            QVERIFY2(at >= 0, qPrintable(ref));
            from = at;
        }
        key(Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(QLatin1Char('\n'), Qt::SkipEmptyParts);
        QCOMPARE(lines.size(), 40);
        QCOMPARE(lines.first().split(QLatin1Char('\t')).size(), view->visibleColumns().size());
    }

    void emptyConsoleSaysWhatToDo()
    {
        open(Market::Empty);
        window().showPage(models::Page::Settlement);
        auto* view = window().pageView(models::Page::Settlement).currentTable();
        auto* empty = view->findChild<ui::EmptyState*>();
        QTRY_VERIFY(empty->isVisible());
        QVERIFY(empty->sentence().startsWith(QLatin1String("Nothing is known here yet")));
        QTest::keyClick(empty->findChild<QPushButton*>(QStringLiteral("emptyButton")), Qt::Key_Space);
        QCOMPARE(m_stage->console.asked.back(), std::string("poll "));
    }

    void bannerNamesTheStoreWhenOffline()
    {
        open(Market::Sample, api::Mode::Offline);
        auto* banner = find<ui::ModeBanner>(QStringLiteral("modeBanner"));
        QTRY_VERIFY(banner->isVisible());
        QVERIFY(banner->text().contains(QLatin1String("office.sqlite")));
        QCOMPARE(find<QLabel>(QStringLiteral("modeText"))->text(), QStringLiteral("OFFLINE"));
    }

    void liveConsoleHasNoBanner()
    {
        open(Market::Sample);
        QVERIFY(!find<ui::ModeBanner>(QStringLiteral("modeBanner"))->isVisible());
    }

    void rawBytesAreShownAsPlainText()
    {
        open(Market::Sample);
        api::RawView raw;
        raw.body = "<b>not markup</b>";
        raw.size = raw.body.size();
        m_stage->console.rawAnswer = raw;
        window().showPage(models::Page::Settlement);
        window().pageView(models::Page::Settlement).currentTable()->selectRow(0);
        key(Qt::Key_U, Qt::ControlModifier);
        QTRY_VERIFY(find<QPlainTextEdit>(QStringLiteral("rawBody")));
        auto* body = find<QPlainTextEdit>(QStringLiteral("rawBody"));
        QCOMPARE(body->toPlainText(), QStringLiteral("<b>not markup</b>"));
        QVERIFY(body->isReadOnly());
    }

    void chartShowsItsDataAsTable()
    {
        open(Market::Sample);
        window().showPage(models::Page::Reserves);
        QTRY_VERIFY(find<ui::ChartPanel>(QStringLiteral("chart-coverage")));
        auto* chart = find<ui::ChartPanel>(QStringLiteral("chart-coverage"));
        QTRY_VERIFY(!chart->data().table.isEmpty());
        QTest::keyClick(chart, Qt::Key_D);
        QVERIFY(chart->showsTable());
        QVERIFY(find<QTableWidget>(QStringLiteral("coverageData"))->rowCount() > 10);
        QTest::keyClick(chart, Qt::Key_D);
        QVERIFY(!chart->showsTable());
    }

    void everyFocusableWidgetHasNameAndAccessibleName()
    {
        open(Market::Sample);
        for (const auto& row : models::pageTable()) {
            const auto page = row.page;
            window().showPage(page);
            QTRY_VERIFY(m_stage->session->isSettled());
            for (const auto* widget : window().pageView(page).findChildren<QWidget*>()) {
                if (!widget->isVisible() || widget->focusPolicy() == Qt::NoFocus || widget->objectName().startsWith(QLatin1String("qt_")))
                    continue;
                const bool named = !widget->objectName().isEmpty() || widget->focusProxy();
                QVERIFY2(named, widget->metaObject()->className());
            }
        }
    }
};

QTEST_MAIN(tst_MainWindow)
#include "tst_MainWindow.moc"
