// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QStyle>
#include <QStyleFactory>

#include <array>

namespace assay::ui {
namespace {

struct TokenColors {
    Token token;
    QRgb light;
    QRgb dark;
};

constexpr std::array<TokenColors, 11> kTokens{{
    {Token::Bg, 0xFFF6F7F9, 0xFF10151C},
    {Token::Surface, 0xFFFFFFFF, 0xFF18202A},
    {Token::Line, 0xFFD9DEE5, 0xFF2C3744},
    {Token::Text, 0xFF16202C, 0xFFE7ECF2},
    {Token::Muted, 0xFF566273, 0xFF9BA8B7},
    {Token::Accent, 0xFF0B5FA5, 0xFF6CB4F0},
    {Token::Good, 0xFF1B7A3D, 0xFF5CC48A},
    {Token::Watch, 0xFF8A5A00, 0xFFE5B454},
    {Token::Breach, 0xFFB3261E, 0xFFFF8A80},
    {Token::Info, 0xFF4B4FA8, 0xFFA9ADFF},
    {Token::Unknown, 0xFF5F6B7A, 0xFF9AA7B5},
}};

constexpr std::array<QRgb, 7> kSeries{0xFF0072B2, 0xFFE69F00, 0xFF009E73, 0xFFCC79A7,
                                      0xFF56B4E9, 0xFFD55E00, 0xFF8A8A00};

QStringList families(Language language, Type type)
{
    const QString latin = type == Type::Code ? QStringLiteral("Noto Sans Mono") : QStringLiteral("Noto Sans");
    const QString hongKong =
        type == Type::Code ? QStringLiteral("Noto Sans Mono CJK HK") : QStringLiteral("Noto Sans CJK HK");
    const QString mainland =
        type == Type::Code ? QStringLiteral("Noto Sans Mono CJK SC") : QStringLiteral("Noto Sans CJK SC");
    // Latin letters and figures keep one face in all languages, so that columns line up; Han follows the language.
    switch (language) {
    case Language::English:
    case Language::HongKong:
        return {latin, hongKong, mainland};
    case Language::Mainland:
        return {latin, mainland, hongKong};
    }
    return {latin};
}

QString mix(const QColor& over, const QColor& under, int percent)
{
    const auto part = [percent](int a, int b) { return (a * percent + b * (100 - percent)) / 100; };
    return QColor(part(over.red(), under.red()), part(over.green(), under.green()), part(over.blue(), under.blue())).name();
}

} // namespace

Theme::Theme(QObject* parent) : QObject(parent) {}

void Theme::setScheme(Scheme scheme)
{
    if (m_scheme == scheme)
        return;
    m_scheme = scheme;
    Q_EMIT changed();
}

void Theme::setLanguage(Language language)
{
    if (m_language == language)
        return;
    m_language = language;
    Q_EMIT changed();
}

QColor Theme::color(Token token) const
{
    for (const auto& entry : kTokens)
        if (entry.token == token)
            return QColor::fromRgba(m_scheme == Scheme::Light ? entry.light : entry.dark);
    return {};
}

QColor Theme::series(int index) const
{
    if (index >= 0 && index < static_cast<int>(kSeries.size()))
        return QColor::fromRgba(kSeries[static_cast<std::size_t>(index)]);
    return m_scheme == Scheme::Light ? QColor(Qt::black) : QColor(Qt::white);
}

QFont Theme::font(Type type) const
{
    QFont font;
    font.setFamilies(families(m_language, type));
    font.setStyleHint(type == Type::Code ? QFont::Monospace : QFont::SansSerif);
    switch (type) {
    case Type::Body:
        font.setPointSizeF(11);
        break;
    case Type::Strong:
        font.setPointSizeF(11);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Label:
        font.setPointSizeF(9);
        break;
    case Type::Title:
        font.setPointSizeF(13);
        font.setWeight(QFont::DemiBold);
        break;
    case Type::Figure:
        font.setPointSizeF(22);
        break;
    case Type::Code:
        font.setPointSizeF(10);
        break;
    }
    return font;
}

QPalette Theme::palette() const
{
    const QColor text = color(Token::Text);
    const QColor surface = color(Token::Surface);
    const QColor muted = color(Token::Muted);
    QPalette palette;
    palette.setColor(QPalette::Window, color(Token::Bg));
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, surface);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::BrightText, color(Token::Breach));
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, muted);
    palette.setColor(QPalette::Link, color(Token::Accent));
    palette.setColor(QPalette::LinkVisited, color(Token::Accent));
    palette.setColor(QPalette::Highlight, color(Token::Accent));
    palette.setColor(QPalette::HighlightedText, m_scheme == Scheme::Light ? QColor(Qt::white) : color(Token::Bg));
    palette.setColor(QPalette::Mid, color(Token::Line));
    palette.setColor(QPalette::Midlight, color(Token::Line));
    palette.setColor(QPalette::Light, surface);
    palette.setColor(QPalette::Dark, color(Token::Line));
    palette.setColor(QPalette::Shadow, color(Token::Line));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, color(Token::Unknown));
    return palette;
}

QString Theme::styleSheet() const
{
    const QString line = color(Token::Line).name();
    const QString surface = color(Token::Surface).name();
    const QString text = color(Token::Text).name();
    const QString muted = color(Token::Muted).name();
    const QString accent = color(Token::Accent).name();
    const QString bg = color(Token::Bg).name();
    const QString chosen = mix(color(Token::Accent), color(Token::Surface), 14);
    const QString hover = mix(color(Token::Accent), color(Token::Surface), 6);
    QString sheet = QStringLiteral(R"(
QMenuBar { background: %bg; border-bottom: 1px solid %line; }
QMenuBar::item { padding: 4px 8px; background: transparent; }
QMenuBar::item:selected { background: %chosen; }
QMenu { background: %surface; border: 1px solid %line; }
QMenu::item { padding: 4px 24px 4px 24px; }
QMenu::item:selected { background: %chosen; color: %text; }
QMenu::separator { height: 1px; background: %line; margin: 4px 0; }
QToolTip { background: %surface; color: %text; border: 1px solid %line; padding: 4px; }
QSplitter::handle { background: %bg; }
QSplitter::handle:horizontal { width: 8px; }
QSplitter::handle:vertical { height: 8px; }
QTableView { background: %surface; border: 1px solid %line; gridline-color: %line;
  selection-background-color: %chosen; selection-color: %text; }
QTableView:focus { border: 1px solid %accent; }
QHeaderView { background: %surface; border: none; }
QHeaderView::section { background: %surface; color: %muted; border: none; border-bottom: 1px solid %line;
  padding: 4px 8px; font-weight: 600; }
QHeaderView::section:hover { color: %text; }
QHeaderView::up-arrow, QHeaderView::down-arrow { subcontrol-position: center right; width: 8px; height: 8px; }
QAbstractScrollArea::corner { background: %surface; border: none; }
QTabWidget#detailTabs QStackedWidget, QScrollArea#detailScroll, QWidget#detailScrolled { background: %surface; }
QTableCornerButton::section { background: %surface; border: none; }
QLineEdit, QPlainTextEdit, QListWidget { background: %surface; color: %text;
  border: 1px solid %line; border-radius: 3px; padding: 3px 6px; }
QLineEdit:focus, QPlainTextEdit:focus, QListWidget:focus { border: 1px solid %accent; }
QPushButton { background: %surface; color: %text; border: 1px solid %line; border-radius: 3px;
  padding: 4px 12px; min-height: 16px; }
QPushButton:hover { background: %hover; }
QPushButton:focus { border: 1px solid %accent; }
QPushButton:default { border: 1px solid %accent; color: %accent; }
QPushButton:disabled { color: %muted; }
QToolButton { border: 1px solid transparent; border-radius: 3px; padding: 3px 8px; background: transparent; color: %text; }
QToolButton:hover { background: %hover; }
QToolButton:focus { border: 1px solid %accent; }
QToolButton:checked { background: %chosen; }
QToolButton::menu-indicator { image: none; }
QTabWidget::pane { border: 1px solid %line; background: %surface; top: -1px; }
QTabBar::tab { background: transparent; color: %muted; padding: 6px 9px; border: none; border-bottom: 2px solid transparent; }
QTabBar QToolButton { padding: 0px; background: %surface; border: 1px solid %line; }
QTabBar::tab:selected { color: %text; border-bottom: 2px solid %accent; }
QTabBar::tab:hover { color: %text; }
QTabBar::tab:focus { color: %accent; }
QScrollArea { border: none; background: transparent; }
QScrollBar:vertical { background: transparent; width: 10px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0; }
QScrollBar::handle { background: %line; border-radius: 4px; min-height: 24px; min-width: 24px; }
QScrollBar::handle:hover { background: %muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QLabel[type="label"] { color: %muted; }
QFrame[panel="true"] { background: %surface; border: 1px solid %line; border-radius: 4px; }
)");

    sheet.replace(QStringLiteral("%surface"), surface)
        .replace(QStringLiteral("%chosen"), chosen)
        .replace(QStringLiteral("%accent"), accent)
        .replace(QStringLiteral("%hover"), hover)
        .replace(QStringLiteral("%muted"), muted)
        .replace(QStringLiteral("%line"), line)
        .replace(QStringLiteral("%text"), text)
        .replace(QStringLiteral("%bg"), bg);
    return sheet;
}

void Theme::apply() const
{
    if (QApplication::style()->objectName().compare(QStringLiteral("fusion"), Qt::CaseInsensitive) != 0
        && qApp->styleSheet().isEmpty())
        QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QApplication::setPalette(palette());
    QApplication::setFont(font(Type::Body));
    qApp->setStyleSheet(styleSheet());
}

} // namespace assay::ui
