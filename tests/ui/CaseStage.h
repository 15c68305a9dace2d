// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QTest>

#include <memory>

#include "tests/ui/SampleMarket.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/PageView.h"
#include "ui/parts/tables/RecordTableView.h"

namespace assay::tests {

/// The window over a fake engine with the sample market, driven by object names and keys. Base of the tests of the case.
class CaseStage : public QObject {
protected:
    struct Stage {
        FakeConsole console;
        SnapshotMaker maker = sampleMarket();
        std::unique_ptr<models::Session> session;
        std::unique_ptr<ui::MainWindow> window;
    };
    std::unique_ptr<Stage> m_stage;

    /// Call in a test's init().
    void open()
    {
        m_stage = std::make_unique<Stage>();
        m_stage->console.points = sampleCoverage();
        m_stage->console.supplies = sampleSupplies();
        m_stage->console.why = sampleWhy();
        m_stage->console.publish(m_stage->maker.publish());
        m_stage->session = std::make_unique<models::Session>(m_stage->console.console(), QStringLiteral("en"), [] { return kNow; });
        m_stage->window = std::make_unique<ui::MainWindow>(*m_stage->session);
        m_stage->window->resize(1600, 1000);
        m_stage->window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_stage->window.get()));
        QTRY_VERIFY(m_stage->session->isSettled());
    }

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
};

} // namespace assay::tests
