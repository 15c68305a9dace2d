// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QCache>
#include <QFont>
#include <QStaticText>
#include <QStyledItemDelegate>

namespace assay::ui {

class Theme;

/// Draws a cell as the house draws figures: tone as colour, severity as shape and letter, tier in its box, a clock where
/// the row ages, hatching where it is stale, codes in mono. Main thread; state lives in the model.
class FigureDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit FigureDelegate(const Theme& theme, QObject* parent);

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    struct LaidKey {
        QString text;
        int room = 0;
        QFont font;
        friend bool operator==(const LaidKey&, const LaidKey&) = default;
        friend size_t qHash(const LaidKey& key, size_t seed = 0) { return qHashMulti(seed, key.text, key.room, key.font); }
    };
    const QStaticText& laidOut(const QString& text, const QFont& font, int room) const;
    void paintGroup(QPainter& painter, const QStyleOptionViewItem& option, const QModelIndex& index) const;

    const Theme& m_theme;
    /// Texts as they were laid out for a width: most cells read as they did when they were drawn last.
    mutable QCache<LaidKey, QStaticText> m_laid;
};

} // namespace assay::ui
