// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include "models/charts/Chart.h"

class QLabel;
class QStackedWidget;
class QTableWidget;
class QToolButton;

namespace assay::ui {

class ChartView;
class EmptyState;
class Theme;

/// One chart with its message as title; `D` shows the same data as a table. Main thread; owned by its page.
class ChartPanel : public QFrame {
    Q_OBJECT
public:
    ChartPanel(const Theme& theme, QWidget* parent);

    /// `language` is that of the labels: "zh_HK".
    void setData(const models::ChartData& data, const QString& language);
    [[nodiscard]] const models::ChartData& data() const { return m_data; }
    void toggleTable();
    [[nodiscard]] bool showsTable() const;
    void retranslate();
    /// Draws again in the colours of the theme.
    void recolor();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void showCurrent();
    void showTitle();
    [[nodiscard]] bool isFacts() const;
    void fillTable();

    const Theme& m_theme;
    models::ChartData m_data;
    QString m_language;
    QLabel* m_title;
    QToolButton* m_tableButton;
    QStackedWidget* m_stack;
    ChartView* m_view;
    QTableWidget* m_table;
    EmptyState* m_empty;
    bool m_asTable = false;
};

} // namespace assay::ui
