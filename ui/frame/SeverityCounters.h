// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "models/view/pages/FrameViewModel.h"

class QAbstractButton;

namespace assay::ui {

class Theme;

/// Open findings by severity, worst first: shape, letter and number. Each is a link to those findings. Main thread.
class SeverityCounters : public QWidget {
    Q_OBJECT
public:
    SeverityCounters(const Theme& theme, QWidget* parent);
    void setCounts(const QList<models::SeverityCount>& counts);

Q_SIGNALS:
    void activated(const assay::models::Target& target);

private:
    const Theme& m_theme;
    QList<QAbstractButton*> m_buttons;
    QList<models::SeverityCount> m_counts;
};

/// One lamp for each source: shape and letters of its state, words in the tool tip. A click leads to the source's row.
/// Main thread.
class SourceLamps : public QWidget {
    Q_OBJECT
public:
    SourceLamps(const Theme& theme, QWidget* parent);
    void setLamps(const QList<models::LampData>& lamps);

Q_SIGNALS:
    void activated(const QString& source);

private:
    const Theme& m_theme;
    QList<QAbstractButton*> m_buttons;
    QList<models::LampData> m_lamps;
};

} // namespace assay::ui
