// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/desk/CheckerPane.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableWidget>

#include "ui/parts/panes/FocusReturn.h"
#include "ui/parts/dialogs/LetterDialog.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

void say(QLabel& label, const QString& text)
{
    label.setText(text);
    label.setVisible(!text.isEmpty());
}

} // namespace

CheckerPane::CheckerPane(models::CheckerViewModel* model, const Theme& theme, QWidget* parent)
    : QWidget(parent), m_model(model), m_theme(theme), m_sentence(plainLabel(QStringLiteral("checkerSentence"), this)),
      m_wording(plainLabel(QStringLiteral("checkerWording"), this)), m_reason(plainLabel(QStringLiteral("checkerReason"), this)),
      m_standing(plainLabel(QStringLiteral("checkerStanding"), this)), m_blocked(plainLabel(QStringLiteral("checkerBlocked"), this)),
      m_ladder(plainLabel(QStringLiteral("checkerLadder"), this)), m_fields(new QTableWidget(0, 3, this)),
      m_digest(plainLabel(QStringLiteral("checkerDigest"), this)), m_bytesButton(new QPushButton(this)),
      m_bytes(new QPlainTextEdit(this)), m_decision(new QWidget(this)), m_decisionRow(new QHBoxLayout(m_decision)),
      m_state(plainLabel(QStringLiteral("checkerState"), this))
{
    m_model->setParent(this);
    setObjectName(QStringLiteral("checkerPane"));
    m_wording->setProperty("type", QStringLiteral("label"));
    m_standing->setProperty("type", QStringLiteral("label"));
    m_fields->setObjectName(QStringLiteral("checkerFields"));
    m_fields->setAccessibleName(tr("Fields of the instruction"));
    m_fields->setHorizontalHeaderLabels({tr("Field"), tr("When it was asked for"), tr("Now")});
    m_fields->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_fields->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_fields->setTabKeyNavigation(false);
    m_fields->setShowGrid(false);
    m_fields->verticalHeader()->hide();
    m_fields->verticalHeader()->setDefaultSectionSize(Theme::kRow);
    m_fields->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_digest->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_bytesButton->setObjectName(QStringLiteral("checkerBytesButton"));
    m_bytesButton->setCheckable(true);
    m_bytesButton->setAutoDefault(false);
    m_bytesButton->setText(tr("Canonical &bytes"));
    m_bytes->setObjectName(QStringLiteral("checkerBytes"));
    m_bytes->setAccessibleName(tr("Canonical bytes of the request"));
    m_bytes->setReadOnly(true);
    m_bytes->setTabChangesFocus(true);
    m_bytes->setMaximumHeight(110);
    m_bytes->hide();
    m_decisionRow->setContentsMargins(0, 0, 0, 0);
    m_decision->setObjectName(QStringLiteral("checkerDecision"));

    auto* digestRow = new QHBoxLayout;
    digestRow->addWidget(m_digest, 1);
    digestRow->addWidget(m_bytesButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(6);
    layout->addWidget(m_sentence);
    layout->addWidget(m_wording);
    layout->addWidget(m_reason);
    layout->addWidget(m_standing);
    layout->addWidget(m_blocked);
    layout->addWidget(m_fields, 1);
    layout->addLayout(digestRow);
    layout->addWidget(m_bytes);
    layout->addWidget(m_ladder);
    layout->addWidget(m_decision);
    layout->addWidget(m_state);
    connect(m_bytesButton, &QPushButton::toggled, m_bytes, &QWidget::setVisible);
    connect(m_model, &models::CheckerViewModel::changed, this, &CheckerPane::showModel);
    connect(m_model, &models::CheckerViewModel::decided, this, &CheckerPane::decided);
    connect(m_model, &models::CheckerViewModel::failed, this, [this](const models::ErrorText& error) {
        if (m_words)
            m_words->clear();
        setTextColor(m_state, m_theme.color(Token::Breach));
        say(*m_state, error.what + QLatin1Char(' ') + error.why + QLatin1Char('\n') + error.todo + QLatin1Char('\n') + error.details);
    });
    showModel();
}

void CheckerPane::showModel()
{
    m_sentence->setFont(m_theme.font(Type::Title));
    m_sentence->setText(m_model->sentence());
    say(*m_wording, m_model->wording());
    say(*m_reason, m_model->reason());
    say(*m_standing, m_model->provenance());
    const QString blocked = m_model->blocked();
    say(*m_blocked, blocked.isEmpty() || !m_model->isReady() ? blocked : QStringLiteral("■ ") + tr("Cannot be approved: %1").arg(blocked));
    setTextColor(m_blocked, m_theme.color(m_model->isReady() ? Token::Breach : Token::Muted));
    say(*m_ladder, models::ladderText(m_model->ladder()));
    m_digest->setFont(m_theme.font(Type::Code));
    m_digest->setText(m_model->isReady() ? tr("SHA-256 %1").arg(m_model->digest().left(32) + QChar(0x200B) + m_model->digest().mid(32)) : QString());
    m_bytes->setFont(m_theme.font(Type::Code));
    if (m_bytes->toPlainText() != m_model->canonical())
        m_bytes->setPlainText(m_model->canonical());
    m_bytesButton->setEnabled(m_model->isReady());
    showFields();
    offerDecision();
}

void CheckerPane::showFields()
{
    const auto fields = m_model->fields();
    m_fields->setRowCount(static_cast<int>(fields.size()));
    for (int row = 0; row < fields.size(); ++row) {
        const auto& field = fields[row];
        const QStringList texts{field.changed ? QStringLiteral("▲ ") + field.label : field.label,
                                field.changed ? field.before : field.now, field.now};
        for (int column = 0; column < 3; ++column) {
            auto* item = m_fields->item(row, column);
            if (!item) {
                item = new QTableWidgetItem;
                m_fields->setItem(row, column, item);
            }
            item->setText(texts[column]);
            item->setForeground(m_theme.color(field.changed ? Token::Breach : column == 0 ? Token::Muted : Token::Text));
        }
        m_fields->item(row, 0)->setData(Qt::AccessibleTextRole,
                                        field.changed ? tr("%1 changed from %2 to %3").arg(field.label, field.before, field.now)
                                                      : field.label + QLatin1Char(' ') + field.now);
    }
}

void CheckerPane::offerDecision()
{
    const bool may = m_model->mayDecide();
    if (may && !m_approve) {
        m_words = new QLineEdit(m_decision);
        m_words->setObjectName(QStringLiteral("checkerWords"));
        m_words->setAccessibleName(tr("The four words that the maker reads out"));
        m_words->setPlaceholderText(tr("The four words that the maker reads out"));
        m_words->setMinimumHeight(Theme::kTarget + 6);
        m_words->installEventFilter(this);
        m_approve = new QPushButton(tr("&Approve"), m_decision);
        m_approve->setObjectName(QStringLiteral("checkerApprove"));
        m_approve->setAutoDefault(false);
        m_approve->setToolTip(tr("Approve these bytes (Ctrl+Enter)"));
        m_reject = new QPushButton(tr("&Reject…"), m_decision);
        m_reject->setObjectName(QStringLiteral("checkerReject"));
        m_reject->setAutoDefault(false);
        m_reject->setToolTip(tr("Reject with a reason (Ctrl+Backspace)"));
        m_decisionRow->addWidget(m_words, 1);
        m_decisionRow->addWidget(m_approve);
        m_decisionRow->addWidget(m_reject);
        connect(m_words, &QLineEdit::textChanged, m_model, &models::CheckerViewModel::setWords);
        connect(m_approve, &QPushButton::clicked, this, &CheckerPane::approve);
        connect(m_reject, &QPushButton::clicked, this, &CheckerPane::reject);
    } else if (!may && m_approve) {
        // Not merely disabled: not there.
        for (QWidget* widget : {static_cast<QWidget*>(m_words), static_cast<QWidget*>(m_approve), static_cast<QWidget*>(m_reject)}) {
            widget->hide();
            widget->setParent(nullptr);
            widget->deleteLater();
        }
        m_words = nullptr;
        m_approve = nullptr;
        m_reject = nullptr;
    }
    m_decision->setVisible(may);
    if (m_approve) {
        m_approve->setEnabled(m_model->mayApprove());
        if (!m_model->words().isEmpty()) {
            setTextColor(m_state, m_theme.color(m_model->wordsMatch() ? Token::Good : Token::Breach));
            say(*m_state, m_model->wordsMatch() ? tr("✓ The words are those of these bytes.")
                                                : tr("✗ The words are not those of these bytes: listen again, or reject."));
        }
        m_reject->setEnabled(!m_model->isBusy());
    }
}

bool CheckerPane::eventFilter(QObject* watched, QEvent* event)
{
    // A line edit would take the key for "reject" to delete a word.
    if (watched == m_words && event->type() == QEvent::ShortcutOverride) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Backspace && key->modifiers() == Qt::ControlModifier) {
            event->ignore();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CheckerPane::focusWords()
{
    if (m_words)
        m_words->setFocus();
    else
        m_fields->setFocus();
}

void CheckerPane::approve()
{
    if (!m_model->mayApprove())
        return;
    m_state->hide();
    m_model->approve();
}

void CheckerPane::reject()
{
    if (!m_model->mayDecide())
        return;
    auto* dialog = new NoteDialog(QStringLiteral("reject"), tr("Reject the request"), tr("Why %1 is rejected:").arg(m_model->id()),
                                  tr("&Reject request"), this);
    connect(dialog, &NoteDialog::written, m_model, &models::CheckerViewModel::reject);
    returnFocusAfter(*dialog);
    dialog->show();
    dialog->activateWindow();
}

} // namespace assay::ui
