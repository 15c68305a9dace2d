// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace assay::ui {

/// Shown where there is no data: one sentence what is missing, one button that helps. Main thread.
class EmptyState : public QWidget {
    Q_OBJECT
public:
    explicit EmptyState(QWidget* parent = nullptr);

    /// An empty `button` hides it.
    void setTexts(const QString& sentence, const QString& button);
    [[nodiscard]] QString sentence() const;
    /// Small whatever it says: a wrapped sentence must not hold its page open.
    [[nodiscard]] QSize minimumSizeHint() const override { return {80, 48}; }
    [[nodiscard]] QSize sizeHint() const override { return {240, 96}; }
    [[nodiscard]] bool hasHeightForWidth() const override { return false; }

Q_SIGNALS:
    void helpRequested();

private:
    QLabel* m_sentence;
    QPushButton* m_button;
};

} // namespace assay::ui
