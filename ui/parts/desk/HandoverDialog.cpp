// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/desk/HandoverDialog.h"

#include <QDialogButtonBox>
#include <QFileDialog>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedWidget>

#include "ui/actions/ActionTable.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/print/PdfWriter.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
HandoverDialog::HandoverDialog(models::HandoverViewModel& model, ActionTable& actions, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_model(model), m_theme(theme), m_state(new QLabel(this)), m_shift(new QLineEdit(this)),
      m_pages(new QStackedWidget(this)), m_edit(plainEditor(QStringLiteral("handoverEdit"), tr("Lines of the sheet"), m_pages)),
      m_lines(new QListWidget(m_pages)), m_questionsLabel(new QLabel(this)),
      m_questions(plainEditor(QStringLiteral("handoverQuestions"), tr("Questions of who comes"), this)), m_obstacle(new QLabel(this))
{
    setObjectName(QStringLiteral("handoverDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Shift handover"));
    addAction(&actions.action(Command::SwitchOperator));
    m_state->setObjectName(QStringLiteral("handoverState"));
    m_obstacle->setObjectName(QStringLiteral("handoverObstacle"));
    for (QLabel* label : {m_state, m_obstacle, m_questionsLabel}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_shift->setObjectName(QStringLiteral("handoverShift"));
    m_shift->setAccessibleName(tr("Shift"));
    m_lines->setObjectName(QStringLiteral("handoverLines"));
    m_lines->setAccessibleName(tr("Lines of the sheet"));
    m_lines->setWordWrap(true);
    m_questionsLabel->setText(tr("&Questions of who comes"));
    m_questionsLabel->setBuddy(m_questions);
    m_questions->setMaximumHeight(90);
    m_pages->addWidget(m_edit);
    m_pages->addWidget(m_lines);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto button = [&](const QString& name, const QString& text) {
        auto* made = buttons->addButton(text, QDialogButtonBox::ActionRole);
        made->setObjectName(name);
        made->setAutoDefault(false);
        return made;
    };
    m_compile = button(QStringLiteral("handoverCompile"), tr("&Compile anew"));
    m_ready = button(QStringLiteral("handoverReady"), tr("&Ready: sign"));
    m_countersign = button(QStringLiteral("handoverCountersign"), tr("Counter&sign"));
    m_print = button(QStringLiteral("handoverPrint"), tr("&Print to PDF…"));
    buttons->button(QDialogButtonBox::Close)->setAutoDefault(false);
    auto* form = new QFormLayout;
    form->addRow(tr("S&hift"), m_shift);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(m_state);
    layout->addLayout(form);
    layout->addWidget(m_pages, 1);
    layout->addWidget(m_questionsLabel);
    layout->addWidget(m_questions);
    layout->addWidget(m_obstacle);
    layout->addWidget(buttons);
    resize(860, 640);

    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_compile, &QPushButton::clicked, this, [this] {
        m_model.compile();
        m_edit->setFocus();
    });
    connect(m_ready, &QPushButton::clicked, this, [this] { m_model.makeReady(); });
    connect(m_countersign, &QPushButton::clicked, this, [this] { m_model.countersign(); });
    connect(m_print, &QPushButton::clicked, this, &HandoverDialog::print);
    connect(m_shift, &QLineEdit::textEdited, &m_model, &models::HandoverViewModel::setShift);
    connect(m_edit, &QPlainTextEdit::textChanged, this,
            [this] { m_model.setLines(m_edit->toPlainText().split(QLatin1Char('\n'))); });
    connect(m_questions, &QPlainTextEdit::textChanged, this, [this] { m_model.setQuestions(m_questions->toPlainText()); });
    connect(m_lines, &QListWidget::itemChanged, this,
            [this](const QListWidgetItem* item) { m_model.tick(m_lines->row(item), item->checkState()); });
    connect(&m_model, &models::HandoverViewModel::changed, this, &HandoverDialog::showModel);
    connect(&m_model, &models::HandoverViewModel::stored, this,
            [this](const QString& text) { Q_EMIT noticed(text, models::Tone::Good); });
    connect(&m_model, &models::HandoverViewModel::failed, this,
            [this](const models::ErrorText& error) { Q_EMIT noticed(error.oneLine(), models::Tone::Breach); });
    m_model.open();
    showModel();
    m_edit->setFocus();
}

void HandoverDialog::showModel()
{
    const bool draft = m_model.mayEdit();
    m_state->setFont(m_theme.font(Type::Strong));
    m_state->setText(m_model.stateText());
    if (!m_shift->hasFocus())
        m_shift->setText(m_model.shift());
    m_shift->setReadOnly(!draft);
    m_pages->setCurrentIndex(draft ? 0 : 1);
    const auto lines = m_model.lines();
    if (draft) {
        QStringList texts;
        for (const auto& line : lines)
            texts.append(line.text);
        // What is being typed has blank ends that the sheet does not keep.
        QStringList typed;
        for (const auto& line : m_edit->toPlainText().split(QLatin1Char('\n')))
            if (const auto text = line.simplified(); !text.isEmpty())
                typed.append(text);
        if (texts != typed) {
            const QSignalBlocker quiet(m_edit);
            m_edit->setPlainText(texts.join(QLatin1Char('\n')));
        }
    } else {
        const QSignalBlocker quiet(m_lines);
        while (m_lines->count() > lines.size())
            delete m_lines->takeItem(m_lines->count() - 1);
        for (qsizetype i = 0; i < lines.size(); ++i) {
            if (i >= m_lines->count())
                m_lines->addItem(new QListWidgetItem);
            auto* item = m_lines->item(static_cast<int>(i));
            item->setText(QStringLiteral("%1  %2").arg(i + 1).arg(lines[i].text));
            item->setFlags(m_model.mayTick() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                                             : Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            item->setCheckState(lines[i].ticked ? Qt::Checked : Qt::Unchecked);
        }
        if (m_lines->currentRow() < 0 && m_lines->count() > 0)
            m_lines->setCurrentRow(0);
    }
    m_questionsLabel->setVisible(!draft);
    m_questions->setVisible(!draft);
    m_questions->setReadOnly(!m_model.mayTick());
    if (!m_questions->hasFocus() && m_questions->toPlainText() != m_model.questions()) {
        const QSignalBlocker quiet(m_questions);
        m_questions->setPlainText(m_model.questions());
    }
    const QString obstacle = m_model.obstacle();
    m_obstacle->setText(obstacle);
    m_compile->setVisible(draft);
    m_ready->setVisible(draft);
    m_ready->setEnabled(obstacle.isEmpty());
    // Who has signed does not countersign: the button is not there.
    m_countersign->setVisible(m_model.mayTick());
    m_countersign->setEnabled(obstacle.isEmpty());
}

void HandoverDialog::print()
{
    auto* chooser = new QFileDialog(this, tr("Print the handover sheet to PDF"));
    chooser->setAttribute(Qt::WA_DeleteOnClose);
    chooser->setAcceptMode(QFileDialog::AcceptSave);
    chooser->setDefaultSuffix(QStringLiteral("pdf"));
    chooser->selectFile(QStringLiteral("handover.pdf"));
    connect(chooser, &QFileDialog::fileSelected, this, &HandoverDialog::writePdf);
    chooser->open();
}

void HandoverDialog::writePdf(const QString& path)
{
    const auto result = PdfWriter::write(m_model.html(), path, m_theme.language());
    if (result.ok())
        Q_EMIT noticed(tr("Written: %1").arg(path), models::Tone::Good);
    else
        Q_EMIT noticed(tr("%1 was not written: %2").arg(path, result.error), models::Tone::Breach);
}

} // namespace assay::ui
