// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/dialogs/LetterDialog.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QGridLayout>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

QLabel* caption(const QString& text, QWidget* buddy, QWidget* parent)
{
    auto* label = new QLabel(text, parent);
    label->setTextFormat(Qt::PlainText);
    label->setBuddy(buddy);
    return label;
}

} // namespace

LetterDialog::LetterDialog(models::LetterViewModel* model, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_model(model), m_theme(theme), m_title(new QLabel(this)), m_state(new QLabel(this)),
      m_english(plainEditor(QStringLiteral("letterEnglish"), tr("English text"), this)),
      m_chinese(plainEditor(QStringLiteral("letterChinese"), tr("Traditional Chinese text"), this)), m_replyBy(new QDateEdit(this))
{
    m_model->setParent(this);
    setObjectName(QStringLiteral("letterDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Letter to the issuer"));
    m_title->setObjectName(QStringLiteral("letterTitle"));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setFont(theme.font(Type::Strong));
    m_state->setObjectName(QStringLiteral("letterState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_replyBy->setObjectName(QStringLiteral("letterReplyBy"));
    m_replyBy->setAccessibleName(tr("Reply by"));
    m_replyBy->setDisplayFormat(QStringLiteral("yyyy-MM-dd"));
    m_replyBy->setCalendarPopup(true);
    m_chinese->setLocale(QLocale(QLocale::Chinese, QLocale::HongKong));

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    m_save = buttons->addButton(tr("&Save draft"), QDialogButtonBox::ActionRole);
    m_save->setObjectName(QStringLiteral("letterSave"));
    m_save->setDefault(true);
    m_send = buttons->addButton(tr("&Mark as sent"), QDialogButtonBox::ActionRole);
    m_send->setObjectName(QStringLiteral("letterSend"));
    m_send->setAutoDefault(false);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_save, &QPushButton::clicked, this, [this] {
        const auto letter = edited();
        setBusy(tr("Saving…"));
        m_model->saveDraft(letter);
    });
    connect(m_send, &QPushButton::clicked, this, [this] {
        const auto letter = edited();
        setBusy(tr("Saving…"));
        m_model->markSent(letter);
    });
    connect(m_model, &models::LetterViewModel::ready, this, &LetterDialog::showLetter);
    connect(m_model, &models::LetterViewModel::failed, this, &LetterDialog::showError);
    connect(m_model, &models::LetterViewModel::saved, this, [this](const QString& notice) {
        Q_EMIT stored(notice);
        close();
    });

    auto* texts = new QGridLayout;
    texts->setSpacing(Theme::kBetween);
    texts->addWidget(caption(tr("English"), m_english, this), 0, 0);
    texts->addWidget(caption(QStringLiteral("繁體中文"), m_chinese, this), 0, 1);
    texts->addWidget(m_english, 1, 0);
    texts->addWidget(m_chinese, 1, 1);
    auto* reply = new QHBoxLayout;
    reply->addWidget(caption(tr("Reply &by"), m_replyBy, this));
    reply->addWidget(m_replyBy);
    reply->addStretch();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(m_title);
    layout->addWidget(m_state);
    layout->addLayout(texts, 1);
    layout->addLayout(reply);
    layout->addWidget(buttons);
    setTabOrder(m_english, m_chinese);
    setTabOrder(m_chinese, m_replyBy);
    resize(1000, 640);
    if (m_model->isBusy())
        setBusy(tr("Drafting…"));
    else
        showLetter();
}

void LetterDialog::setBusy(const QString& text)
{
    m_state->setText(text);
    m_save->setEnabled(false);
    m_send->setEnabled(false);
}

void LetterDialog::showLetter()
{
    const auto letter = m_model->data();
    m_title->setText(letter.title);
    m_state->setText(letter.answer.isEmpty() ? letter.state : letter.state + QStringLiteral(" · ") + letter.answer);
    m_english->setPlainText(letter.english);
    m_chinese->setPlainText(letter.chinese);
    m_english->setReadOnly(!letter.editable);
    m_chinese->setReadOnly(!letter.editable);
    const auto date = QDate::fromString(letter.replyBy, Qt::ISODate);
    m_replyBy->setDate(date.isValid() ? date : QDate::currentDate().addDays(7));
    m_replyBy->setEnabled(letter.editable);
    m_save->setEnabled(letter.editable);
    m_send->setEnabled(letter.editable);
    m_english->setFocus();
}

void LetterDialog::showError(const models::ErrorText& error)
{
    QPalette palette = m_state->palette();
    palette.setColor(QPalette::WindowText, m_theme.color(Token::Breach));
    m_state->setPalette(palette);
    m_state->setText(error.what + QLatin1Char(' ') + error.why + QLatin1Char('\n') + error.todo + QLatin1Char('\n') + error.details);
    // What was written is not lost: it can be saved again.
    const bool any = !m_english->toPlainText().isEmpty() || !m_chinese->toPlainText().isEmpty();
    m_save->setEnabled(any);
    m_send->setEnabled(any);
}

models::LetterData LetterDialog::edited() const
{
    models::LetterData out;
    out.english = m_english->toPlainText();
    out.chinese = m_chinese->toPlainText();
    out.replyBy = m_replyBy->date().toString(Qt::ISODate);
    return out;
}

NoteDialog::NoteDialog(const QString& name, const QString& title, const QString& question, const QString& button, QWidget* parent)
    : QDialog(parent)
{
    setObjectName(name + QStringLiteral("Dialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(title);
    auto* text = plainEditor(name + QStringLiteral("Text"), question, this);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    auto* save = buttons->addButton(button, QDialogButtonBox::AcceptRole);
    save->setObjectName(name + QStringLiteral("Save"));
    save->setEnabled(false);
    connect(text, &QPlainTextEdit::textChanged, save, [text, save] { save->setEnabled(!text->toPlainText().trimmed().isEmpty()); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this, text] {
        Q_EMIT written(text->toPlainText().trimmed());
        accept();
    });
    auto* label = caption(question, text, this);
    label->setWordWrap(true);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(label);
    layout->addWidget(text, 1);
    layout->addWidget(buttons);
    resize(560, 320);
    text->setFocus();
}

} // namespace assay::ui
