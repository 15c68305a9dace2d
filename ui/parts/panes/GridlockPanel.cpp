// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/GridlockPanel.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>

#include "ui/parts/panes/EmptyState.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
QListWidget* GridlockPanel::list(const QString& name)
{
    auto* made = new QListWidget(m_body);
    made->setObjectName(name);
    made->setUniformItemSizes(true);
    connect(made, &QListWidget::itemActivated, this, [this](const QListWidgetItem* item) { Q_EMIT instructionRequested(item->text()); });
    return made;
}

GridlockPanel::GridlockPanel(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_empty(new EmptyState(this)), m_body(new QWidget(this)),
      m_title(plainLabel(QStringLiteral("gridlockTitle"), m_body)), m_text(plainLabel(QStringLiteral("gridlockText"), m_body)),
      m_value(plainLabel(QStringLiteral("gridlockValue"), m_body)), m_note(plainLabel(QStringLiteral("gridlockNote"), m_body)),
      m_actLabel(plainLabel(QStringLiteral("gridlockActLabel"), m_body)),
      m_freesLabel(plainLabel(QStringLiteral("gridlockFreesLabel"), m_body)),
      m_queueLabel(plainLabel(QStringLiteral("gridlockQueueLabel"), m_body)), m_act(list(QStringLiteral("gridlockAct"))),
      m_frees(list(QStringLiteral("gridlockFrees"))), m_queue(list(QStringLiteral("gridlockQueue")))
{
    setObjectName(QStringLiteral("gridlockPanel"));
    m_note->setProperty("type", QStringLiteral("label"));
    auto* grid = new QGridLayout(m_body);
    grid->setContentsMargins(0, Theme::kInside, 0, 0);
    grid->setSpacing(Theme::kInside);
    grid->setHorizontalSpacing(Theme::kBetween);
    grid->addWidget(m_title, 0, 0, 1, 3);
    grid->addWidget(m_text, 1, 0, 1, 3);
    grid->addWidget(m_value, 2, 0, 1, 3);
    int column = 0;
    for (auto [label, refs] : {std::pair{m_actLabel, m_act}, std::pair{m_freesLabel, m_frees}, std::pair{m_queueLabel, m_queue}}) {
        label->setProperty("type", QStringLiteral("label"));
        label->setBuddy(refs);
        grid->addWidget(label, 3, column);
        grid->addWidget(refs, 4, column);
        grid->setColumnStretch(column++, 1);
    }
    grid->addWidget(m_note, 5, 0, 1, 3);
    grid->setRowStretch(4, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_body, 1);
    layout->addWidget(m_empty, 1);
    retranslate();
    setData({});
}

void GridlockPanel::fill(QListWidget& list, const QStringList& refs)
{
    QStringList present;
    for (int i = 0; i < list.count(); ++i)
        present.append(list.item(i)->text());
    if (present == refs)
        return;
    list.clear();
    list.addItems(refs);
}

void GridlockPanel::setData(const models::GridlockData& option)
{
    m_data = option;
    const bool any = !option.id.isEmpty();
    m_body->setVisible(any);
    m_empty->setVisible(!any);
    if (!any)
        return;
    m_title->setFont(m_theme.font(Type::Strong));
    m_title->setText(option.title);
    m_text->setText(option.text);
    m_text->setVisible(!option.text.isEmpty());
    m_value->setText(option.value);
    m_note->setText(option.note);
    fill(*m_act, option.act);
    fill(*m_frees, option.frees);
    fill(*m_queue, option.queueAfter);
    m_queueLabel->setText(option.queueNote);
}

void GridlockPanel::retranslate()
{
    m_actLabel->setText(tr("Act on"));
    m_freesLabel->setText(tr("Settles then, in order"));
    m_act->setAccessibleName(tr("Instructions to act on"));
    m_frees->setAccessibleName(tr("Instructions that settle then"));
    m_queue->setAccessibleName(tr("The queue after it"));
    m_empty->setTexts(tr("No gridlock is known: no set of instructions that wait for each other was found."), {});
    setData(m_data);
}

} // namespace assay::ui
