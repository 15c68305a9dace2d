// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/desk/ApprovalsDialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "ui/actions/ActionTable.h"
#include "ui/parts/desk/CheckerPane.h"
#include "ui/parts/panes/EmptyState.h"
#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/dialogs/LetterDialog.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

QListWidget* list(const QString& name, const QString& accessible, QWidget* parent)
{
    auto* made = new QListWidget(parent);
    made->setObjectName(name);
    made->setAccessibleName(accessible);
    made->setWordWrap(true);
    made->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return made;
}

} // namespace

ApprovalsDialog::ApprovalsDialog(models::ApprovalsViewModel& desk, ActionTable& actions, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_desk(desk), m_theme(theme), m_who(plainLabel(QStringLiteral("approvalsWho"), this)),
      m_list(list(QStringLiteral("approvalsList"), tr("Requests"), this)),
      m_intentsTitle(plainLabel(QStringLiteral("approvalsIntentsTitle"), this)),
      m_intents(list(QStringLiteral("approvalsIntents"), tr("Outcome not known"), this)), m_ask(new QPushButton(this)),
      m_right(new QStackedWidget(this)), m_empty(new EmptyState(m_right)), m_own(new QWidget(m_right)),
      m_ownTitle(plainLabel(QStringLiteral("ownTitle"), m_own)), m_ownCode(plainLabel(QStringLiteral("ownCode"), m_own)),
      m_ownLadder(plainLabel(QStringLiteral("ownLadder"), m_own)), m_ownStanding(plainLabel(QStringLiteral("ownStanding"), m_own)),
      m_revoke(new QPushButton(m_own))
{
    setObjectName(QStringLiteral("approvalsDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Requests and approvals"));
    // The keys of the table of actions work in this window too.
    addAction(&actions.action(Command::Approve));
    addAction(&actions.action(Command::Reject));
    addAction(&actions.action(Command::SwitchOperator));

    m_intentsTitle->setText(tr("Outcome not known"));
    m_intents->setMaximumHeight(120);
    m_ask->setObjectName(QStringLiteral("approvalsAsk"));
    m_ask->setText(tr("As&k about it"));
    m_ask->setAutoDefault(false);
    m_revoke->setObjectName(QStringLiteral("ownRevoke"));
    m_revoke->setText(tr("Re&voke…"));
    m_revoke->setAutoDefault(false);
    m_ownStanding->setProperty("type", QStringLiteral("label"));
    m_ownCode->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* own = new QVBoxLayout(m_own);
    own->addWidget(m_ownTitle);
    own->addWidget(m_ownStanding);
    own->addWidget(m_ownCode);
    own->addWidget(m_ownLadder);
    own->addWidget(m_revoke, 0, Qt::AlignLeft);
    own->addStretch();
    m_right->setObjectName(QStringLiteral("approvalsRight"));
    m_right->addWidget(m_empty);
    m_right->addWidget(m_own);

    auto* left = new QWidget(this);
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->addWidget(m_who);
    leftLayout->addWidget(m_list, 1);
    leftLayout->addWidget(m_intentsTitle);
    leftLayout->addWidget(m_intents);
    leftLayout->addWidget(m_ask, 0, Qt::AlignLeft);
    auto* across = new QSplitter(Qt::Horizontal, this);
    across->setObjectName(QStringLiteral("approvalsAcross"));
    across->setChildrenCollapsible(false);
    across->addWidget(left);
    across->addWidget(m_right);
    across->setStretchFactor(1, 1);
    across->setSizes({380, 720});
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->addWidget(across, 1);
    layout->addWidget(buttons);
    resize(1120, 660);

    connect(m_list, &QListWidget::itemActivated, this, &ApprovalsDialog::openCurrent);
    connect(m_list, &QListWidget::currentRowChanged, this, [this](int row) {
        if (row < 0 || row >= m_items.size())
            return;
        // What is decided on is always what the list marks.
        if (m_items[row].id == m_shown)
            m_right->setCurrentWidget(m_checker ? static_cast<QWidget*>(m_checker) : m_own);
        else if (m_items[row].mayDecide)
            m_right->setCurrentWidget(m_empty);
        else
            openCurrent();
    });
    connect(m_ask, &QPushButton::clicked, this, [this] {
        if (auto* item = m_intents->currentItem())
            m_desk.askOutcome(item->data(Qt::UserRole).toString());
    });
    connect(m_revoke, &QPushButton::clicked, this, &ApprovalsDialog::revoke);
    connect(&m_desk, &models::ApprovalsViewModel::changed, this, &ApprovalsDialog::refresh);
    connect(&m_desk, &models::ApprovalsViewModel::failed, this, [this](const models::ErrorText& error) { Q_EMIT noticed(error.oneLine()); });
    refresh();
    m_list->setFocus();
}

void ApprovalsDialog::refresh()
{
    const QString chosen = m_list->currentRow() >= 0 && m_list->currentRow() < m_items.size() ? m_items[m_list->currentRow()].id : QString();
    m_items = m_desk.inbox();
    const QString who = m_desk.operatorText();
    m_who->setText(who.isEmpty() ? m_desk.advice() : tr("Signed in: %1").arg(who));
    {
        const QSignalBlocker quiet(m_list);
        while (m_list->count() > m_items.size())
            delete m_list->takeItem(m_list->count() - 1);
        // A request that is shown and no longer waits leaves the list; no other one is marked in its place.
        int row = m_items.isEmpty() || !m_shown.isEmpty() ? -1 : 0;
        for (qsizetype i = 0; i < m_items.size(); ++i) {
            const auto& item = m_items[i];
            if (i >= m_list->count())
                m_list->addItem(new QListWidgetItem);
            auto* line = m_list->item(static_cast<int>(i));
            line->setText(item.sentence + QLatin1Char('\n') + item.state + QStringLiteral(" · ") + item.expires + QStringLiteral(" · ") +
                          item.provenance);
            line->setForeground(m_theme.color(item.mayDecide ? Token::Text : Token::Muted));
            if (item.id == chosen)
                row = static_cast<int>(i);
        }
        m_list->setCurrentRow(row);
    }
    const auto intents = m_desk.intents();
    for (QWidget* widget : {static_cast<QWidget*>(m_intentsTitle), static_cast<QWidget*>(m_intents), static_cast<QWidget*>(m_ask)})
        widget->setVisible(!intents.isEmpty());
    m_intentsTitle->setFont(m_theme.font(Type::Strong));
    const int intent = std::max(0, m_intents->currentRow());
    m_intents->clear();
    for (const auto& item : intents) {
        auto* line = new QListWidgetItem(item.asking.isEmpty() ? item.sentence : item.sentence + QLatin1Char('\n') + item.asking, m_intents);
        line->setData(Qt::UserRole, item.id);
    }
    if (!intents.isEmpty())
        m_intents->setCurrentRow(std::min<int>(intent, static_cast<int>(intents.size()) - 1));
    m_empty->setTexts(m_items.isEmpty() ? tr("No request is waiting.") : tr("Enter opens the chosen request."), {});
    if (m_right->currentWidget() == m_own)
        showOwn();
}

void ApprovalsDialog::openCurrent()
{
    const int row = m_list->currentRow();
    if (row < 0 || row >= m_items.size())
        return;
    const auto item = m_items[row];
    openRequest(item.source, item.id);
}

void ApprovalsDialog::openRequest(const QString& source, const QString& id)
{
    for (int i = 0; i < m_items.size(); ++i)
        if (m_items[i].id == id) {
            const QSignalBlocker quiet(m_list);
            m_list->setCurrentRow(i);
        }
    if (m_checker) {
        m_right->removeWidget(m_checker);
        m_checker->deleteLater();
        m_checker = nullptr;
    }
    m_shown = id;
    const auto item = m_desk.request(source, id);
    // A maker sees how far the own request came, never a way to approve it.
    if (!item || item->isMine || !m_desk.mayDecide(source)) {
        m_right->setCurrentWidget(m_own);
        showOwn();
        return;
    }
    m_checker = new CheckerPane(m_desk.makeChecker(source, id, this), m_theme, m_right);
    connect(m_checker, &CheckerPane::decided, this, &ApprovalsDialog::noticed);
    m_right->addWidget(m_checker);
    m_right->setCurrentWidget(m_checker);
    // The box for the words comes with the view of the request.
    connect(&m_checker->model(), &models::CheckerViewModel::changed, m_checker,
            [pane = m_checker, first = true]() mutable {
                if (first && pane->model().isReady()) {
                    first = false;
                    pane->focusWords();
                }
            });
}

void ApprovalsDialog::showOwn()
{
    std::optional<models::RequestItem> item;
    for (const auto& one : std::as_const(m_items))
        if (one.id == m_shown)
            item = one;
    if (!item)
        item = m_desk.request({}, m_shown);
    if (!item) {
        m_right->setCurrentWidget(m_empty);
        return;
    }
    if (item->isMine && item->mayRevoke)
        m_desk.recallCode(item->source, item->id);
    m_ownTitle->setFont(m_theme.font(Type::Title));
    m_ownTitle->setText(item->sentence);
    m_ownStanding->setText(item->state + QStringLiteral(" · ") + item->expires + QStringLiteral(" · ") + item->provenance);
    m_ownCode->setFont(m_theme.font(Type::Title));
    m_ownCode->setVisible(!item->code.isEmpty());
    m_ownCode->setText(tr("To be read out: %1").arg(QString(item->code).replace(QLatin1Char(' '), QStringLiteral(" – "))));
    m_ownLadder->setText(models::ladderText(item->ladder));
    m_revoke->setVisible(item->mayRevoke);
}

void ApprovalsDialog::revoke()
{
    const auto item = m_desk.request({}, m_shown);
    if (!item || !item->mayRevoke)
        return;
    auto* dialog = new NoteDialog(QStringLiteral("revoke"), tr("Revoke the request"), tr("Why %1 is revoked:").arg(item->id),
                                  tr("&Revoke request"), this);
    connect(dialog, &NoteDialog::written, this,
            [this, source = item->source, id = item->id](const QString& reason) { m_desk.revoke(source, id, reason); });
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->activateWindow();
}

void ApprovalsDialog::approveShown()
{
    if (m_checker && m_right->currentWidget() == m_checker)
        m_checker->approve();
}

void ApprovalsDialog::rejectShown()
{
    if (m_checker && m_right->currentWidget() == m_checker && m_checker->model().mayDecide())
        m_checker->reject();
}

} // namespace assay::ui
