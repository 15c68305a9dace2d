// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "models/view/settlement/DayStrip.h"

class QLabel;

namespace assay::ui {

class Theme;

/// One settlement cycle: name, cut-off, countdown, how many will miss it. A link to those. Main thread; draws only.
class CycleButton : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kHeight = 66;

    CycleButton(const Theme& theme, QWidget* parent);
    void setData(const models::CycleBox& data);
    [[nodiscard]] const models::CycleBox& data() const { return m_data; }
    [[nodiscard]] QSize sizeHint() const override { return {220, kHeight}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, kHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    models::CycleBox m_data;
};

/// The cycles of today side by side in the order of their cut-offs, over a line of the day with the present moment on it.
/// Main thread; draws what it is given.
class DayStrip : public QWidget {
    Q_OBJECT
public:
    DayStrip(const Theme& theme, QWidget* parent);
    void setData(const models::DayStripData& strip);
    [[nodiscard]] const QList<CycleButton*>& buttons() const { return m_buttons; }
    void retranslate();

Q_SIGNALS:
    void activated(const assay::models::Target& target);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void arrange();

    const Theme& m_theme;
    models::DayStripData m_data;
    QList<CycleButton*> m_buttons;
    QLabel* m_empty;
};

} // namespace assay::ui
