// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

namespace assay::ui {

/// Names of the colours; their values are the one table in Theme.cpp.
enum class Token { Bg, Surface, Line, Text, Muted, Accent, Good, Watch, Breach, Info, Unknown };
enum class Scheme { Light, Dark };
/// Languages of the console. HongKong is Traditional Chinese (zh_HK), Mainland is Simplified Chinese (zh_CN).
enum class Language { English, HongKong, Mainland };

/// Role of a piece of text; size, weight and family follow from it and from the language.
enum class Type { Body, Strong, Label, Title, Figure, Code };

/// The one source of colours, fonts and spacing for widgets, delegates, charts and print.
/// Main thread; owned by the main window. It does not draw.
class Theme : public QObject {
    Q_OBJECT
public:
    explicit Theme(QObject* parent = nullptr);

    [[nodiscard]] Scheme scheme() const { return m_scheme; }
    [[nodiscard]] Language language() const { return m_language; }
    void setScheme(Scheme scheme);
    /// Fonts follow the language; translators are installed by Translation.
    void setLanguage(Language language);

    [[nodiscard]] QColor color(Token token) const;
    /// Colour of the n-th series of a chart, distinct for the colour-blind.
    [[nodiscard]] QColor series(int index) const;
    [[nodiscard]] QFont font(Type type) const;
    [[nodiscard]] QPalette palette() const;
    [[nodiscard]] QString styleSheet() const;
    /// Sets style, palette, font and style sheet of the application.
    void apply() const;

    static constexpr int kInside = 4;
    static constexpr int kBetween = 8;
    static constexpr int kAround = 16;
    static constexpr int kRow = 26;
    static constexpr int kTarget = 24;

Q_SIGNALS:
    void changed();

private:
    Scheme m_scheme = Scheme::Light;
    Language m_language = Language::English;
};

} // namespace assay::ui
