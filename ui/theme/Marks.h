// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QBrush>
#include <QRect>
#include <QString>

#include "models/items/Roles.h"
#include "ui/theme/Theme.h"

class QPainter;

namespace assay::ui {

/// Shapes that say the same as a colour: severity, state of a source, tier, staleness. Drawn as paths, so that they look
/// alike in every font and stay legible in greyscale. Functions without state; main thread.
namespace marks {

enum class Shape { Square, TriangleUp, Diamond, Circle, Hollow };

[[nodiscard]] Token tokenOf(models::Tone tone);
/// The shape behind the first letter of a severity mark as models::Format writes it ("■ C").
[[nodiscard]] Shape shapeOf(const QString& mark);
[[nodiscard]] Token tokenOfMark(const QString& mark);

void drawShape(QPainter& painter, const QRectF& box, Shape shape, const QColor& color);
/// The tier letter in a small outlined box; returns the width used.
int drawTier(QPainter& painter, const QRect& line, const QString& letter, const Theme& theme);
[[nodiscard]] int tierWidth(const Theme& theme);
/// A little clock, for figures that age.
void drawClock(QPainter& painter, const QRectF& box, const QColor& color);
/// Hatching under a stale figure.
[[nodiscard]] QBrush hatch(const Theme& theme);

} // namespace marks
} // namespace assay::ui
