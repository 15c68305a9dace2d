// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/parts/tables/FigureDelegate.h"

namespace assay::ui {

/// Draws a share of a limit as a bar with two alarm levels marked on it, and the percentage beside. A share that is not
/// stated has no bar. Main thread.
class UsageDelegate : public FigureDelegate {
    Q_OBJECT
public:
    /// Hundredths of the limit at which a warning and an alarm begin.
    static constexpr int kWarning = 80;
    static constexpr int kAlarm = 100;

    UsageDelegate(const Theme& theme, QObject* parent);
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    const Theme& m_bars;
};

} // namespace assay::ui
