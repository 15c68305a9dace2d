// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QKeySequence>
#include <QObject>

#include <map>
#include <span>

class QMenuBar;

namespace assay::ui {

/// Everything a person can ask the window to do.
enum class Command {
    OpenRaw, ExportCsv, SavePicture, Quit,
    Copy, CopyCsv, FilterBar, ClearFilter,
    ThemeLight, ThemeDark, LanguageEnglish, LanguageHongKong, LanguageMainland,
    Columns, GroupBy, Inspector, ChartData, FullScreen, ResetLayout,
    Overview, Reserves, Settlement, Vault, Aml, Sources, Rules, Back, Forward,
    Why, AskIssuer, ExplainRestatement, MarkAnswered, PollNow, Import,
    RequestHold, RequestRelease, RequestCancel, RequestEarlier, RequestLater, RequestRecycle, RequestSplit, RequestPartial,
    Gridlock, Approvals, Approve, Reject, SwitchOperator, Handover,
    ShortcutSheet, About
};

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
