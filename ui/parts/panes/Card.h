// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

#include "models/view/pages/Data.h"

namespace assay::ui {

class Theme;

/// One figure with label, tier, age, context and severity; the whole card is a link to where the figure is explained.
/// Main thread. It draws what it is given and computes nothing.
class Card : public QAbstractButton {
    Q_OBJECT
public:
    static constexpr int kHeight = 92;
    static constexpr int kMinimumWidth = 160;

    Card(const Theme& theme, QWidget* parent);

    void setData(const models::CardData& data);
    [[nodiscard]] const models::CardData& data() const { return m_data; }
    [[nodiscard]] QSize sizeHint() const override { return {kMinimumWidth + 36, kHeight}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {kMinimumWidth, kHeight}; }

protected:
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    const Theme& m_theme;
    models::CardData m_data;
};

/// Cards side by side in equal columns, wrapped into as many rows as the width asks for. Cards keep their identity (and
/// focus) across updates by CardData::id. Main thread.
class CardStrip : public QWidget {
    Q_OBJECT
public:
    CardStrip(const Theme& theme, QWidget* parent);

    void setCards(const QList<models::CardData>& cards);
    [[nodiscard]] const QList<Card*>& cards() const { return m_cards; }
    [[nodiscard]] int heightFor(int width) const;

Q_SIGNALS:
    void activated(const assay::models::Target& target);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    [[nodiscard]] int columns(int width) const;
    void arrange();

    const Theme& m_theme;
    QList<Card*> m_cards;
};

} // namespace assay::ui
