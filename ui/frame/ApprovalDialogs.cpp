// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs of MainWindow in which people act on the queue: requests, approvals, handover; and what is offered to whom.
#include "ui/actions/ActionTable.h"
#include "ui/frame/FrameBar.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/SettlementPage.h"
#include "ui/parts/desk/ApprovalsDialog.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/desk/HandoverDialog.h"
#include "ui/parts/desk/RequestDialog.h"

namespace assay::ui {

SettlementPage& MainWindow::settlement() const
{
    return static_cast<SettlementPage&>(pageView(models::Page::Settlement));
}

void MainWindow::connectDesk()
{
    connect(m_bar, &FrameBar::approvalsRequested, this, &MainWindow::openApprovals);
    connect(m_bar, &FrameBar::operatorMissing, this, [this](const QString& advice) { notice(advice, models::Tone::Watch); });
    connect(&m_session.desk(), &models::ApprovalsViewModel::changed, this, &MainWindow::offerActions);
    connect(&m_session.desk(), &models::ApprovalsViewModel::signedIn, this,
            [this](const QString& text) { notice(tr("Signed in: %1").arg(text), models::Tone::Normal); });
    connect(&m_session.desk(), &models::ApprovalsViewModel::done, this, [this](const QString& text) { notice(text, models::Tone::Good); });
    connect(&m_session.desk(), &models::ApprovalsViewModel::failed, this,
            [this](const models::ErrorText& error) { notice(error.oneLine(), models::Tone::Breach); });
}

void MainWindow::runDesk(Command command)
{
    using domain::QueueAction;
    static const std::map<Command, QueueAction> kRequests{{Command::RequestHold, QueueAction::Hold},
                                                          {Command::RequestRelease, QueueAction::Release},
                                                          {Command::RequestCancel, QueueAction::Cancel},
                                                          {Command::RequestRecycle, QueueAction::Recycle},
                                                          {Command::RequestSplit, QueueAction::Split},
                                                          {Command::RequestPartial, QueueAction::Partial}};
    if (const auto found = kRequests.find(command); found != kRequests.end())
        openRequest(found->second);
    else if (command == Command::RequestEarlier)
        requestPlace(-1);
    else if (command == Command::RequestLater)
        requestPlace(2);
    else if (command == Command::Gridlock)
        settlement().showGridlock();
    else if (command == Command::Approvals)
        openApprovals();
    else if (command == Command::SwitchOperator)
        m_bar->chooseOperator();
    else if (command == Command::Handover)
        openHandover();
    else if (auto* dialog = findChild<ApprovalsDialog*>(); dialog && command == Command::Approve)
        dialog->approveShown();
    else if (dialog && command == Command::Reject)
        dialog->rejectShown();
}

void MainWindow::offerActions()
{
    auto& desk = m_session.desk();
    const bool here = m_page == models::Page::Settlement;
    const bool proposes = desk.mayPropose();
    for (const auto command : {Command::RequestHold, Command::RequestRelease, Command::RequestCancel, Command::RequestEarlier,
                               Command::RequestLater, Command::RequestRecycle, Command::RequestSplit, Command::RequestPartial}) {
        m_actions->action(command).setVisible(proposes);
        m_actions->action(command).setEnabled(proposes && here);
    }
    const bool decides = desk.mayDecide();
    for (const auto command : {Command::Approve, Command::Reject}) {
        m_actions->action(command).setVisible(decides);
        m_actions->action(command).setEnabled(decides);
    }
    m_actions->action(Command::Gridlock).setEnabled(here);
}

void MainWindow::openRequest(domain::QueueAction action, const QString& before)
{
    auto& desk = m_session.desk();
    const auto chosen = settlement().chosen();
    if (chosen.ref.isEmpty() || chosen.source.isEmpty()) {
        notice(tr("Choose an instruction or an option against gridlock first."), models::Tone::Watch);
        return;
    }
    if (!desk.mayPropose(chosen.source)) {
        const QString advice = desk.advice();
        notice(advice.isEmpty() ? tr("Your role does not allow this request.") : advice, models::Tone::Watch);
        return;
    }
    auto* dialog = new RequestDialog(desk.makeRequest(action, chosen.source, chosen.ref, this), desk, m_theme, this);
    if (!before.isEmpty())
        dialog->setParameter(before);
    connect(dialog, &RequestDialog::submitted, this, [this](const QString& text) { notice(text, models::Tone::Good); });
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::requestPlace(int steps)
{
    // Before the one above, or before the one after the next.
    openRequest(domain::QueueAction::Resequence, settlement().neighbour(steps));
}

void MainWindow::openApprovals()
{
    auto* dialog = findChild<ApprovalsDialog*>();
    if (!dialog) {
        dialog = new ApprovalsDialog(m_session.desk(), *m_actions, m_theme, this);
        connect(dialog, &ApprovalsDialog::noticed, this, [this](const QString& text) { notice(text, models::Tone::Good); });
        returnFocusAfter(*dialog);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::openHandover()
{
    auto* dialog = findChild<HandoverDialog*>();
    if (!dialog) {
        dialog = new HandoverDialog(m_session.handover(), *m_actions, m_theme, this);
        connect(dialog, &HandoverDialog::noticed, this, &MainWindow::notice);
        returnFocusAfter(*dialog);
    }
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

} // namespace assay::ui
