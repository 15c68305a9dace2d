// SPDX-License-Identifier: GPL-3.0-or-later
// The dialogs that MainWindow opens over a row: why, letters, explanations, the row's menu; and help.
#include <QApplication>
#include <QMenu>
#include <QMessageBox>
#include <QTableView>

#include "ui/actions/ShortcutSheet.h"
#include "ui/frame/MainWindow.h"
#include "ui/pages/SettlementPage.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/dialogs/LetterDialog.h"
#include "ui/parts/tables/RecordTableView.h"
#include "ui/parts/dialogs/WhyDialog.h"

namespace assay::ui {

void MainWindow::showWhy()
{
    const auto* table = pageView(m_page).currentTable();
    const QString figure = table ? table->currentFigure() : QString();
    if (figure.isEmpty()) {
        notice(tr("Choose a cell whose figure can be traced first."), models::Tone::Watch);
        return;
    }
    auto* dialog = new WhyDialog(m_session.makeWhy(figure, this), m_theme, this);
    connect(dialog, &WhyDialog::rawRequested, this, [this](const QString& hash) { pageView(m_page).model().openRaw(hash); });
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::openLetter(models::LetterViewModel* letter)
{
    auto* dialog = new LetterDialog(letter, m_theme, this);
    connect(dialog, &LetterDialog::stored, this, [this](const QString& text) { notice(text, models::Tone::Good); });
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->raise();
    dialog->activateWindow();
}

void MainWindow::askIssuer()
{
    const auto* table = pageView(m_page).currentTable();
    const int row = table ? table->currentRow() : -1;
    if (row >= 0 && &table->model() == m_session.page<models::ReservesViewModel>().letters()) {
        auto* letter = m_session.makeLetter(this);
        if (letter->open(table->model().rawText(row, "id"))) {
            openLetter(letter);
            return;
        }
        letter->deleteLater();
    }
    const bool isFinding = row >= 0 && table->model().columnOf("outcome") >= 0;
    if (!isFinding) {
        notice(tr("Choose a finding first: a letter is drafted from what a rule found."), models::Tone::Watch);
        return;
    }
    auto* letter = m_session.makeLetter(this);
    letter->draft(table->model().rawText(row, "rule"), table->model().rawText(row, "subject"));
    openLetter(letter);
}

void MainWindow::explainRestatement()
{
    const auto* table = pageView(m_page).currentTable();
    const int row = table ? table->currentRow() : -1;
    if (row < 0 || &table->model() != m_session.page<models::ReservesViewModel>().restatements()) {
        notice(tr("Choose a restatement on the Reserves page first."), models::Tone::Watch);
        return;
    }
    const QString id = table->model().rawText(row, "id");
    auto* dialog = new NoteDialog(QStringLiteral("explain"), tr("Explain restatement"),
                                  tr("The issuer's explanation of %1, as it was accepted:").arg(id), tr("&Accept explanation"), this);
    connect(dialog, &NoteDialog::written, this, [this, id](const QString& text) { m_session.page<models::ReservesViewModel>().explain(id, text); });
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->activateWindow();
}

void MainWindow::markAnswered()
{
    const auto* table = pageView(m_page).currentTable();
    const int row = table ? table->currentRow() : -1;
    const bool isLetter = row >= 0 && &table->model() == m_session.page<models::ReservesViewModel>().letters();
    auto* letter = m_session.makeLetter(this);
    if (!isLetter || !letter->open(table->model().rawText(row, "id")) || !letter->data().answerable) {
        letter->deleteLater();
        notice(tr("Choose a letter that was sent and not answered yet."), models::Tone::Watch);
        return;
    }
    auto* dialog = new NoteDialog(QStringLiteral("answer"), tr("Mark letter as answered"),
                                  tr("What the issuer answered about %1:").arg(letter->data().title), tr("&Mark as answered"), this);
    connect(dialog, &NoteDialog::written, letter, &models::LetterViewModel::markAnswered);
    connect(letter, &models::LetterViewModel::saved, this, [this, letter](const QString& text) {
        notice(text, models::Tone::Good);
        letter->deleteLater();
    });
    connect(letter, &models::LetterViewModel::failed, this, [this, letter](const models::ErrorText& error) {
        notice(error.oneLine(), models::Tone::Breach);
        letter->deleteLater();
    });
    connect(dialog, &QDialog::rejected, letter, &QObject::deleteLater);
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->activateWindow();
}

void MainWindow::showRowMenu(const QPoint& globalPlace)
{
    auto* table = pageView(m_page).currentTable();
    if (!table)
        return;
    auto* menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("rowMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [&](Command command) { menu->addAction(&m_actions->action(command)); };
    add(Command::Why);
    add(Command::OpenRaw);
    const auto& model = table->model();
    if (model.columnOf("outcome") >= 0 || &model == m_session.page<models::ReservesViewModel>().letters())
        add(Command::AskIssuer);
    if (&model == m_session.page<models::ReservesViewModel>().letters())
        add(Command::MarkAnswered);
    if (&model == m_session.page<models::ReservesViewModel>().restatements())
        add(Command::ExplainRestatement);
    if (m_page == models::Page::Settlement && m_session.desk().mayPropose() && !settlement().chosen().ref.isEmpty()) {
        menu->addSeparator();
        for (const auto command : {Command::RequestHold, Command::RequestRelease, Command::RequestCancel, Command::RequestEarlier,
                                   Command::RequestLater, Command::RequestRecycle, Command::RequestSplit, Command::RequestPartial})
            add(command);
    }
    menu->addSeparator();
    table->addFilterActions(*menu);
    add(Command::GroupBy);
    add(Command::Copy);
    add(Command::CopyCsv);
    add(Command::Columns);
    menu->popup(globalPlace);
}

void MainWindow::showShortcuts()
{
    if (auto* open = findChild<ShortcutSheet*>()) {
        open->raise();
        return;
    }
    auto* sheet = new ShortcutSheet(*m_actions, this);
    returnFocusAfter(*sheet);
    sheet->show();
}

void MainWindow::showAbout()
{
    auto* box = new QMessageBox(this);
    box->setObjectName(QStringLiteral("aboutBox"));
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setWindowTitle(tr("About Assay"));
    box->setTextFormat(Qt::PlainText);
    box->setText(tr("Assay %1\nSupervisory console for tokenised finance in Hong Kong.")
                     .arg(QCoreApplication::applicationVersion()));
    box->setInformativeText(tr("Free software under the GNU General Public License, version 3 or later. "
                               "Figures are shown with source, tier and age; each can be traced to its raw bytes."));
    box->setStandardButtons(QMessageBox::Close);
    box->open();
}

} // namespace assay::ui
