// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/actions/ActionTable.h"

#include <QActionGroup>
#include <QCoreApplication>
#include <QMenu>
#include <QMenuBar>
#include <QWidget>

#include <array>
#include <deque>
#include <utility>
#include <vector>

#include "ui/pages/PageWidgets.h"

namespace assay::ui {
namespace {

constexpr const char* kContext = "Actions";

constexpr std::array kSpecs{
    ActionSpec{Command::OpenRaw, Menu::File, "actionOpenRaw", QT_TRANSLATE_NOOP("Actions", "Open &raw bytes"), "Ctrl+U"},
    ActionSpec{Command::ExportCsv, Menu::File, "actionExportCsv", QT_TRANSLATE_NOOP("Actions", "&Export table as CSV…"), "Ctrl+E"},
    ActionSpec{Command::SavePicture, Menu::File, "actionSavePicture", QT_TRANSLATE_NOOP("Actions", "Save &picture of page…"), "Ctrl+P"},
    ActionSpec{Command::Quit, Menu::File, "actionQuit", QT_TRANSLATE_NOOP("Actions", "&Quit"), "Ctrl+Q"},
    ActionSpec{Command::Copy, Menu::Edit, "actionCopy", QT_TRANSLATE_NOOP("Actions", "&Copy cells"), "Ctrl+C"},
    ActionSpec{Command::CopyCsv, Menu::Edit, "actionCopyCsv", QT_TRANSLATE_NOOP("Actions", "Copy rows as CS&V"), "Ctrl+Shift+C"},
    ActionSpec{Command::FilterBar, Menu::Edit, "actionFilter", QT_TRANSLATE_NOOP("Actions", "&Filter"), "Ctrl+F"},
    ActionSpec{Command::ClearFilter, Menu::Edit, "actionClearFilter", QT_TRANSLATE_NOOP("Actions", "C&lear filter"), "Esc"},
    ActionSpec{Command::ThemeLight, Menu::Theme, "actionThemeLight", QT_TRANSLATE_NOOP("Actions", "&Light"), "", Checkable::Yes},
    ActionSpec{Command::ThemeDark, Menu::Theme, "actionThemeDark", QT_TRANSLATE_NOOP("Actions", "&Dark"), "", Checkable::Yes},
    ActionSpec{Command::LanguageEnglish, Menu::Language, "actionEnglish", "English", "", Checkable::Yes},
    ActionSpec{Command::LanguageHongKong, Menu::Language, "actionHongKong", "繁體中文", "", Checkable::Yes},
    ActionSpec{Command::LanguageMainland, Menu::Language, "actionMainland", "简体中文", "", Checkable::Yes},
    ActionSpec{Command::Columns, Menu::View, "actionColumns", QT_TRANSLATE_NOOP("Actions", "&Columns…"), "Ctrl+Shift+K"},
    ActionSpec{Command::GroupBy, Menu::View, "actionGroupBy", QT_TRANSLATE_NOOP("Actions", "&Group by…"), "Ctrl+G"},
    ActionSpec{Command::Inspector, Menu::View, "actionInspector", QT_TRANSLATE_NOOP("Actions", "&Inspector"), "F4", Checkable::Yes},
    ActionSpec{Command::ChartData, Menu::View, "actionChartData", QT_TRANSLATE_NOOP("Actions", "Chart as &data"), "D"},
    ActionSpec{Command::FullScreen, Menu::View, "actionFullScreen", QT_TRANSLATE_NOOP("Actions", "&Full screen"), "F11", Checkable::Yes},
    ActionSpec{Command::ResetLayout, Menu::View, "actionResetLayout", QT_TRANSLATE_NOOP("Actions", "&Reset layout"), ""},
    ActionSpec{Command::Back, Menu::Go, "actionBack", QT_TRANSLATE_NOOP("Actions", "&Back"), "Alt+Left"},
    ActionSpec{Command::Forward, Menu::Go, "actionForward", QT_TRANSLATE_NOOP("Actions", "&Forward"), "Alt+Right"},
    ActionSpec{Command::Why, Menu::Data, "actionWhy", QT_TRANSLATE_NOOP("Actions", "&Why this number?"), "F9"},
    ActionSpec{Command::AskIssuer, Menu::Data, "actionAskIssuer", QT_TRANSLATE_NOOP("Actions", "&Ask issuer…"), "Ctrl+Shift+L"},
    ActionSpec{Command::ExplainRestatement, Menu::Data, "actionExplain", QT_TRANSLATE_NOOP("Actions", "&Explain restatement…"), "Ctrl+Shift+E"},
    ActionSpec{Command::MarkAnswered, Menu::Data, "actionAnswered", QT_TRANSLATE_NOOP("Actions", "&Mark letter as answered…"), "Ctrl+Shift+R"},
    ActionSpec{Command::PollNow, Menu::Data, "actionPollNow", QT_TRANSLATE_NOOP("Actions", "&Poll sources now"), "F5"},
    ActionSpec{Command::Import, Menu::Data, "actionImport", QT_TRANSLATE_NOOP("Actions", "&Import files…"), "Ctrl+I"},
    ActionSpec{Command::RequestHold, Menu::Requests, "actionRequestHold", QT_TRANSLATE_NOOP("Actions", "Request &hold…"), "Ctrl+H"},
    ActionSpec{Command::RequestRelease, Menu::Requests, "actionRequestRelease", QT_TRANSLATE_NOOP("Actions", "Request &release…"), "Ctrl+R"},
    ActionSpec{Command::RequestCancel, Menu::Requests, "actionRequestCancel", QT_TRANSLATE_NOOP("Actions", "Request &cancellation…"), "Ctrl+Shift+X"},
    ActionSpec{Command::RequestEarlier, Menu::Requests, "actionRequestEarlier", QT_TRANSLATE_NOOP("Actions", "Request an &earlier place…"), "Alt+Up"},
    ActionSpec{Command::RequestLater, Menu::Requests, "actionRequestLater", QT_TRANSLATE_NOOP("Actions", "Request a &later place…"), "Alt+Down"},
    ActionSpec{Command::RequestRecycle, Menu::Requests, "actionRequestRecycle", QT_TRANSLATE_NOOP("Actions", "Request rec&ycling…"), ""},
    ActionSpec{Command::RequestSplit, Menu::Requests, "actionRequestSplit", QT_TRANSLATE_NOOP("Actions", "Request a &split…"), ""},
    ActionSpec{Command::RequestPartial, Menu::Requests, "actionRequestPartial", QT_TRANSLATE_NOOP("Actions", "Request &partial settlement…"), ""},
    ActionSpec{Command::Gridlock, Menu::Requests, "actionGridlock", QT_TRANSLATE_NOOP("Actions", "Find &gridlock"), "G"},
    ActionSpec{Command::Approvals, Menu::Requests, "actionApprovals", QT_TRANSLATE_NOOP("Actions", "Requests and &approvals"), "Ctrl+Shift+A"},
    ActionSpec{Command::Approve, Menu::Requests, "actionApprove", QT_TRANSLATE_NOOP("Actions", "Appr&ove"), "Ctrl+Return"},
    ActionSpec{Command::Reject, Menu::Requests, "actionReject", QT_TRANSLATE_NOOP("Actions", "Re&ject with reason…"), "Ctrl+Backspace"},
    ActionSpec{Command::SwitchOperator, Menu::Requests, "actionSwitchOperator", QT_TRANSLATE_NOOP("Actions", "S&witch operator…"), "Ctrl+Shift+O"},
    ActionSpec{Command::Handover, Menu::Requests, "actionHandover", QT_TRANSLATE_NOOP("Actions", "Shift han&dover"), "Ctrl+Shift+H"},
    ActionSpec{Command::ShortcutSheet, Menu::Help, "actionShortcuts", QT_TRANSLATE_NOOP("Actions", "&Keyboard shortcuts"), "Ctrl+/"},
    ActionSpec{Command::About, Menu::Help, "actionAbout", QT_TRANSLATE_NOOP("Actions", "&About Assay"), ""},
};

constexpr std::array kTopMenus{Menu::File, Menu::Edit, Menu::View, Menu::Go, Menu::Data, Menu::Requests, Menu::Help};

/// The fixed rows with those of the pages, which have the first places of the menu Go: Ctrl+1 to Ctrl+9 in their order.
struct AllSpecs {
    std::vector<ActionSpec> rows;
    std::deque<QByteArray> texts;    ///< names and shortcuts of the rows of pages

    AllSpecs()
    {
        bool pagesAreIn = false;
        for (const auto& spec : kSpecs) {
            if (spec.menu == Menu::Go && !std::exchange(pagesAreIn, true))
                addPages();
            rows.push_back(spec);
        }
    }
    void addPages()
    {
        constexpr int kDigits = 9;
        int number = 0;
        for (const auto& page : pageWidgets()) {
            const char* name = texts.emplace_back(pageObjectName("action", page.page).toLatin1()).constData();
            const char* shortcut = ++number > kDigits ? "" : texts.emplace_back("Ctrl+" + QByteArray::number(number)).constData();
            rows.push_back({commandOf(page.page), Menu::Go, name, page.menuText, shortcut});
        }
    }
};

QString translated(const char* text)
{
    return QCoreApplication::translate(kContext, text);
}

} // namespace

std::span<const ActionSpec> ActionTable::specs()
{
    static const AllSpecs all;
    return all.rows;
}

QString ActionTable::menuText(Menu menu)
{
    switch (menu) {
    case Menu::File:
        return QCoreApplication::translate("Actions", "&File");
    case Menu::Edit:
        return QCoreApplication::translate("Actions", "&Edit");
    case Menu::View:
        return QCoreApplication::translate("Actions", "&View");
    case Menu::Theme:
        return QCoreApplication::translate("Actions", "&Theme");
    case Menu::Language:
        return QCoreApplication::translate("Actions", "&Language");
    case Menu::Go:
        return QCoreApplication::translate("Actions", "&Go");
    case Menu::Data:
        return QCoreApplication::translate("Actions", "&Data");
    case Menu::Requests:
        return QCoreApplication::translate("Actions", "&Requests");
    case Menu::Help:
        return QCoreApplication::translate("Actions", "&Help");
    }
    return {};
}

QString ActionTable::plainText(const ActionSpec& spec)
{
    QString text = translated(spec.text);
    // Chinese menus carry the mnemonic at the end, in brackets.
    const qsizetype bracket = text.indexOf(QLatin1String("(&"));
    if (bracket > 0)
        text = text.left(bracket) + text.mid(text.indexOf(QLatin1Char(')'), bracket) + 1);
    return text.remove(QLatin1Char('&')).remove(QChar(0x2026));
}

ActionTable::ActionTable(QWidget* window) : QObject(window)
{
    auto* themes = new QActionGroup(this);
    auto* languages = new QActionGroup(this);
    for (const auto& spec : specs()) {
        auto* action = new QAction(this);
        action->setObjectName(QLatin1String(spec.name));
        action->setCheckable(spec.checkable == Checkable::Yes);
        action->setShortcut(QKeySequence::fromString(QLatin1String(spec.shortcut), QKeySequence::PortableText));
        // Letter keys belong to the place that has the focus, or they would swallow typing.
        action->setShortcutContext(spec.command == Command::ChartData ? Qt::WidgetShortcut : Qt::WindowShortcut);
        if (spec.menu == Menu::Theme)
            themes->addAction(action);
        if (spec.menu == Menu::Language)
            languages->addAction(action);
        connect(action, &QAction::triggered, this, [this, command = spec.command] { Q_EMIT triggered(command); });
        window->addAction(action);
        m_actions.emplace(spec.command, action);
    }
    retranslate();
}

void ActionTable::buildMenus(QMenuBar& bar)
{
    for (const Menu menu : kTopMenus) {
        QMenu* top = bar.addMenu(QString());
        m_menus.emplace(menu, top);
        if (menu == Menu::View) {
            m_menus.emplace(Menu::Theme, top->addMenu(QString()));
            m_menus.emplace(Menu::Language, top->addMenu(QString()));
            top->addSeparator();
        }
    }
    for (const auto& spec : specs()) {
        if (spec.command == Command::Quit || spec.command == Command::Back || spec.command == Command::FilterBar
            || spec.command == Command::ResetLayout || spec.command == Command::PollNow || spec.command == Command::Gridlock
            || spec.command == Command::Approvals || spec.command == Command::SwitchOperator)
            m_menus.at(spec.menu)->addSeparator();
        m_menus.at(spec.menu)->addAction(m_actions.at(spec.command));
    }
    retranslate();
}

void ActionTable::retranslate()
{
    for (const auto& spec : specs()) {
        QAction* action = m_actions.at(spec.command);
        // Names of languages are the same in every language.
        action->setText(spec.menu == Menu::Language ? QString::fromUtf8(spec.text) : translated(spec.text));
        const QString keys = action->shortcut().toString(QKeySequence::NativeText);
        const QString plain = spec.menu == Menu::Language ? QString::fromUtf8(spec.text) : plainText(spec);
        action->setToolTip(keys.isEmpty() ? plain : plain + QStringLiteral("  ") + keys);
    }
    for (const auto& [menu, widget] : m_menus)
        widget->setTitle(menuText(menu));
}

} // namespace assay::ui
