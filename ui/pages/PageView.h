// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "models/view/session/Session.h"

class QHBoxLayout;
class QLabel;
class QSettings;
class QSplitter;
class QTabWidget;
class QVBoxLayout;

namespace assay::ui {

class CardStrip;
class ChartPanel;
class DetailPane;
class RecordTableView;
class Theme;

/// What every page has: title, cards, charts, tables in tabs, the detail pane at the right, splitters in between.
/// Main thread; owned by the window. It shows what its view model says and decides nothing.
class PageView : public QWidget {
    Q_OBJECT
public:
    PageView(models::Session& session, models::PageViewModel& model, const Theme& theme, QWidget* parent);

    [[nodiscard]] models::PageViewModel& model() const { return m_model; }
    /// The table of the open tab; of several there, the one that had the focus last.
    [[nodiscard]] RecordTableView* currentTable() const;
    [[nodiscard]] RecordTableView* tableView(const QString& id) const;
    [[nodiscard]] DetailPane& detailPane() const { return *m_detail; }

    /// Shows a table of this page with a filter; empty texts keep what is there.
    virtual void openTarget(const models::Target& target);
    void setInspectorVisible(Qt::CheckState state);
    void toggleChartData();
    void openRaw();
    /// Draws again in the colours of the theme.
    void recolor();
    virtual void retranslate();
    void saveLayout(QSettings& settings) const;
    void restoreLayout(const QSettings& settings);
    void resetLayout();

Q_SIGNALS:
    void targetRequested(const assay::models::Target& target);
    void noticed(const assay::models::BannerData& notice);
    void pollRequested();
    /// The letter in the current row is to be opened.
    void letterRequested();
    void menuRequested(const QPoint& globalPlace);

protected:
    /// Cards of this page; the overview shows them in strips instead.
    virtual void refreshCards();
    /// Is there room for charts beside the open tab?
    [[nodiscard]] virtual bool wantsCharts() const { return true; }
    /// The row with the cursor of a table changed.
    virtual void rowChosen(RecordTableView& table);
    /// A row that leads nowhere else was opened: Enter, double click.
    virtual void rowOpened(RecordTableView& table);
    /// A row was clicked, or opened.
    virtual void rowPicked(RecordTableView& table);
    /// A table of the model that has no tab, to be put somewhere by the page.
    RecordTableView* makeTable(models::RecordTableModel& model, QWidget* parent);
    /// Puts `below` under a table, into its tab.
    void putBelow(const QString& table, QWidget* below);
    void refresh();
    [[nodiscard]] QString name() const;
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    [[nodiscard]] models::Session& session() const { return m_session; }
    [[nodiscard]] QHBoxLayout& tools() const { return *m_tools; }
    /// Puts `top` above everything else, in place of cards.
    void setTop(QWidget* top);
    CardStrip* addStrip(QWidget* parent, const QString& name);
    void showEvent(QShowEvent* event) override;

private:
    void addTables();
    [[nodiscard]] qsizetype tabOf(const RecordTableView* view) const;
    void refreshCharts();
    /// Those of the open tab; if it has none of its own, those of no tab.
    [[nodiscard]] QList<models::ChartData> chartsHere() const;
    void refreshDetail();
    void refreshTabs();
    void showRaw(const models::RawData& raw);
    void spread();

    models::Session& m_session;
    models::PageViewModel& m_model;
    const Theme& m_theme;
    QLabel* m_title;
    QHBoxLayout* m_tools;
    CardStrip* m_cards = nullptr;
    QSplitter* m_across;       ///< tables | detail
    QSplitter* m_down;         ///< charts / tables
    QSplitter* m_charts;
    QTabWidget* m_tabs;
    DetailPane* m_detail;
    QList<ChartPanel*> m_panels;
    /// A tab: the widget in it, its table, and which of its tables is meant.
    struct Tab {
        QWidget* widget = nullptr;
        RecordTableView* table = nullptr;
        RecordTableView* active = nullptr;
    };
    QList<Tab> m_tabList;
    QList<RecordTableView*> m_tables;
    bool m_spread = false;
};

} // namespace assay::ui
