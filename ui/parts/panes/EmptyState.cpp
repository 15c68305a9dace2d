// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/EmptyState.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include "ui/theme/Theme.h"

namespace assay::ui {

EmptyState::EmptyState(QWidget* parent)
    : QWidget(parent), m_sentence(new QLabel(this)), m_button(new QPushButton(this))
{
    setObjectName(QStringLiteral("emptyState"));
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setProperty("type", QStringLiteral("label"));
    m_button->setObjectName(QStringLiteral("emptyButton"));
    m_button->setMinimumHeight(Theme::kTarget);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kBetween, Theme::kAround, Theme::kBetween);
    layout->addStretch();
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch();
    connect(m_button, &QPushButton::clicked, this, &EmptyState::helpRequested);
}

void EmptyState::setTexts(const QString& sentence, const QString& button)
{
    m_sentence->setText(sentence);
    m_sentence->setAccessibleName(sentence);
    m_button->setText(button);
    m_button->setVisible(!button.isEmpty());
}

QString EmptyState::sentence() const
{
    return m_sentence->text();
}

} // namespace assay::ui
