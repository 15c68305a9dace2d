// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

#include "models/view/desk/ApprovalsViewModel.h"

class QLabel;
class QListWidget;
class QPushButton;
class QStackedWidget;

namespace assay::ui {

class ActionTable;
class CheckerPane;
class EmptyState;
class Theme;

/// The inbox of requests over any page: those that wait at the left, the checker's view of the opened one at the right, and
/// commands whose outcome is not known. Not modal; deletes itself when closed. Main thread.
class ApprovalsDialog : public QDialog {
    Q_OBJECT
public:
    ApprovalsDialog(models::ApprovalsViewModel& desk, ActionTable& actions, const Theme& theme, QWidget* parent);

    void approveShown();
    void rejectShown();
    /// Opens the checker's view of this request.
    void openRequest(const QString& source, const QString& id);

Q_SIGNALS:
    void noticed(const QString& text);

private:
    void refresh();
    void openCurrent();
    void showOwn();
    void revoke();

    models::ApprovalsViewModel& m_desk;
    const Theme& m_theme;
    QList<models::RequestItem> m_items;
    QLabel* m_who;
    QListWidget* m_list;
    QLabel* m_intentsTitle;
    QListWidget* m_intents;
    QPushButton* m_ask;
    QStackedWidget* m_right;
    EmptyState* m_empty;
    QWidget* m_own;
    QLabel* m_ownTitle;
    QLabel* m_ownCode;
    QLabel* m_ownLadder;
    QLabel* m_ownStanding;
    QPushButton* m_revoke;
    CheckerPane* m_checker = nullptr;
    QString m_shown;           ///< id of the request at the right
};

} // namespace assay::ui
