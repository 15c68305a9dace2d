// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <map>
#include <optional>
#include <span>

#include "models/items/Roles.h"

class QMenuBar;

namespace assay::ui {

/// Everything a person can ask the window to do. To show a page is a command too: see commandOf().
enum class Command {
    OpenRaw, ExportCsv, SavePicture, Quit,
    Copy, CopyCsv, FilterBar, ClearFilter,
    ThemeLight, ThemeDark, LanguageEnglish, LanguageHongKong, LanguageMainland,
    Columns, GroupBy, Inspector, ChartData, FullScreen, ResetLayout,
    Back, Forward,
    Why, AskIssuer, ExplainRestatement, MarkAnswered, PollNow, Import,
    RequestHold, RequestRelease, RequestCancel, RequestEarlier, RequestLater, RequestRecycle, RequestSplit, RequestPartial,
    Gridlock, Approvals, Approve, Reject, SwitchOperator, Handover,
    ShortcutSheet, About
};

/// The commands that show a page are numbered from here, in the order of the pages; the others are far below.
inline constexpr int kFirstPageCommand = 1000;
[[nodiscard]] constexpr Command commandOf(models::Page page)
{
    return static_cast<Command>(kFirstPageCommand + static_cast<int>(page));
}
/// The page that a command shows; none: it does something else.
[[nodiscard]] constexpr std::optional<models::Page> pageOf(Command command)
{
    const int number = static_cast<int>(command) - kFirstPageCommand;
    return number < 0 ? std::nullopt : std::optional(static_cast<models::Page>(number));
}

enum class Menu { File, Edit, View, Theme, Language, Go, Data, Requests, Help };
enum class Checkable { No, Yes };

/// One row of the table from which menus, shortcuts, tooltips and the shortcut sheet are made.
struct ActionSpec {
    Command command;
    Menu menu;
    const char* name;        ///< object name
    const char* text;        ///< English source text, translated in context "Actions"
    const char* shortcut;    ///< portable text, or ""
    Checkable checkable = Checkable::No;
};

/// The actions of one window. Main thread, owned by the window. Emits what was asked; does nothing itself.
class ActionTable : public QObject {
    Q_OBJECT
public:
    explicit ActionTable(QWidget* window);

    /// In the order of the menus.
    [[nodiscard]] static std::span<const ActionSpec> specs();
    [[nodiscard]] static QString menuText(Menu menu);
    /// Text without mnemonic.
    [[nodiscard]] static QString plainText(const ActionSpec& spec);

    [[nodiscard]] QAction& action(Command command) { return *m_actions.at(command); }
    void buildMenus(QMenuBar& bar);
    void retranslate();

Q_SIGNALS:
    void triggered(assay::ui::Command command);

private:
    std::map<Command, QAction*> m_actions;
    std::map<Menu, QMenu*> m_menus;
};

} // namespace assay::ui
