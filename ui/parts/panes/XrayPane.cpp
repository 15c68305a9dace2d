// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/XrayPane.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>

#include "ui/parts/panes/DetailPane.h"
#include "ui/parts/panes/EmptyState.h"
#include "ui/parts/panes/PlainLabel.h"
#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

QFrame* panel(const QString& name, QWidget* parent)
{
    auto* frame = new QFrame(parent);
    frame->setObjectName(name);
    frame->setProperty("panel", true);
    return frame;
}

} // namespace

LegPanel::LegPanel(const Theme& theme, const QString& name, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_title(plainLabel(name + QStringLiteral("Title"), this, Wrapping::None)),
      m_state(plainLabel(name + QStringLiteral("State"), this, Wrapping::None)), m_facts(new FactList(theme, name + QStringLiteral("Facts"), this))
{
    setObjectName(name);
    setProperty("panel", true);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title);
    top->addStretch();
    top->addWidget(m_state);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, Theme::kBetween, 12, Theme::kBetween);
    layout->setSpacing(6);
    layout->addLayout(top);
    layout->addWidget(m_facts);
    layout->addStretch();
}

void LegPanel::setLeg(const models::XrayLeg& leg)
{
    m_title->setFont(m_theme.font(Type::Strong));
    m_title->setText(leg.title);
    m_state->setFont(m_theme.font(leg.blocks ? Type::Strong : Type::Body));
    m_state->setText(leg.blocks ? QStringLiteral("■ ") + tr("blocks") + QStringLiteral(" · ") + leg.state : leg.state);
    setTextColor(m_state, m_theme.color(marks::tokenOf(leg.tone)));
    m_facts->setFacts(leg.facts);
    setAccessibleName(m_title->text() + QStringLiteral(", ") + m_state->text());
}

XrayPane::XrayPane(const Theme& theme, QWidget* parent)
    : QWidget(parent), m_theme(theme), m_body(new QWidget(this)), m_empty(new EmptyState(this)),
      m_title(plainLabel(QStringLiteral("xrayTitle"), m_body, Wrapping::None)), m_standing(plainLabel(QStringLiteral("xrayStanding"), m_body, Wrapping::None)),
      m_verdict(plainLabel(QStringLiteral("xrayVerdict"), m_body, Wrapping::None)), m_asset(new LegPanel(theme, QStringLiteral("xrayAsset"), m_body)),
      m_cash(new LegPanel(theme, QStringLiteral("xrayCash"), m_body)), m_chainPanel(panel(QStringLiteral("xrayChainPanel"), m_body)),
      m_chainTitle(plainLabel(QStringLiteral("xrayChainTitle"), m_chainPanel, Wrapping::None)), m_cycle(plainLabel(QStringLiteral("xrayCycle"), m_chainPanel, Wrapping::None)),
      m_chain(new QListWidget(m_chainPanel)), m_chainEnd(plainLabel(QStringLiteral("xrayChainEnd"), m_chainPanel, Wrapping::None)),
      m_partial(plainLabel(QStringLiteral("xrayPartial"), m_chainPanel, Wrapping::None)), m_linked(new QToolButton(m_chainPanel))
{
    setObjectName(QStringLiteral("xrayPane"));
    m_standing->setProperty("type", QStringLiteral("label"));
    m_verdict->setWordWrap(true);
    m_chainEnd->setWordWrap(true);
    m_partial->setWordWrap(true);
    m_partial->setProperty("type", QStringLiteral("label"));
    m_chain->setObjectName(QStringLiteral("xrayChain"));
    m_chain->setUniformItemSizes(true);
    m_chain->setTextElideMode(Qt::ElideRight);
    m_chain->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_chain->setMinimumHeight(56);
    m_linked->setObjectName(QStringLiteral("xrayLinked"));
    m_linked->setFocusPolicy(Qt::StrongFocus);
    m_linked->setMinimumHeight(Theme::kTarget);

    auto* top = new QHBoxLayout;
    top->setSpacing(12);
    top->addWidget(m_title);
    top->addWidget(m_standing);
    top->addStretch();
    auto* chainTop = new QHBoxLayout;
    chainTop->addWidget(m_chainTitle);
    chainTop->addStretch();
    chainTop->addWidget(m_cycle);
    auto* chain = new QVBoxLayout(m_chainPanel);
    chain->setContentsMargins(12, Theme::kBetween, 12, Theme::kBetween);
    chain->setSpacing(Theme::kInside);
    chain->addLayout(chainTop);
    chain->addWidget(m_chain, 1);
    chain->addWidget(m_chainEnd);
    chain->addWidget(m_linked, 0, Qt::AlignLeft);
    chain->addWidget(m_partial);
    chain->addStretch();
    auto* across = new QHBoxLayout;
    across->setSpacing(Theme::kBetween);
    across->addWidget(m_asset, 1);
    across->addWidget(m_cash, 1);
    across->addWidget(m_chainPanel, 1);
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins(0, 0, 0, 0);
    body->setSpacing(Theme::kInside);
    body->addLayout(top);
    body->addWidget(m_verdict);
    body->addLayout(across, 1);
    auto* area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("xrayArea"));
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setWidget(m_body);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(area, 1);
    layout->addWidget(m_empty, 1);
    area->setVisible(false);

    const auto go = [this](const QListWidgetItem* item) {
        if (item && item->data(Qt::UserRole).toString() != m_data.ref)
            Q_EMIT instructionRequested(item->data(Qt::UserRole).toString());
    };
    connect(m_chain, &QListWidget::itemActivated, this, go);
    connect(m_linked, &QToolButton::clicked, this, [this] { Q_EMIT instructionRequested(m_data.linkedRef); });
    retranslate();
    setData({});
}

void XrayPane::setData(const models::XrayData& data)
{
    const bool other = data.ref != m_data.ref;
    m_data = data;
    const bool any = !data.key.isEmpty();
    m_empty->setVisible(!any);
    m_body->parentWidget()->parentWidget()->setVisible(any);
    setAccessibleName(any ? data.accessible : tr("Both legs of an instruction"));
    if (!any)
        return;
    m_title->setFont(m_theme.font(Type::Strong));
    m_title->setText(data.title);
    m_standing->setFont(m_theme.font(Type::Label));
    m_standing->setText(data.tier + QStringLiteral(" · ") + data.source + QStringLiteral(" · ") + data.age +
                        (data.quality == models::Quality::Stale ? QStringLiteral(" · ") + tr("stale") : QString()));
    setTextColor(m_standing, m_theme.color(data.quality == models::Quality::Live ? Token::Muted : Token::Watch));
    m_verdict->setText(data.verdict);
    setTextColor(m_verdict, m_theme.color(marks::tokenOf(data.tone)));
    m_asset->setLeg(data.asset);
    m_cash->setLeg(data.cash);

    m_chainTitle->setFont(m_theme.font(Type::Strong));
    m_cycle->setFont(m_theme.font(Type::Strong));
    m_cycle->setVisible(!data.cycle.isEmpty());
    m_cycle->setText(QStringLiteral("⟳ ") + data.cycle);
    setTextColor(m_cycle, m_theme.color(Token::Breach));
    const int row = other ? 0 : m_chain->currentRow();
    const QSignalBlocker quiet(m_chain);
    while (m_chain->count() > data.chain.size())
        delete m_chain->takeItem(m_chain->count() - 1);
    for (qsizetype i = 0; i < data.chain.size(); ++i) {
        const auto& link = data.chain[i];
        if (i >= m_chain->count())
            m_chain->addItem(new QListWidgetItem);
        auto* item = m_chain->item(static_cast<int>(i));
        QString text = (i == 0 ? QString() : QStringLiteral("→ ")) + link.ref + QStringLiteral("  ") + link.text;
        text.replace(QLatin1Char('\n'), QStringLiteral(" · "));
        if (!link.others.isEmpty())
            text += QStringLiteral(" · ") + link.others;
        item->setText(text);
        item->setToolTip(text.toHtmlEscaped());
        item->setData(Qt::UserRole, link.ref);
        item->setForeground(m_theme.color(marks::tokenOf(link.tone)));
    }
    if (row >= 0 && row < m_chain->count())
        m_chain->setCurrentRow(row);
    m_chain->setVisible(data.chain.size() > 1);
    m_chainEnd->setText(data.chainEnd);
    setTextColor(m_chainEnd, m_theme.color(data.cycle.isEmpty() ? Token::Text : Token::Breach));
    m_linked->setVisible(!data.linked.isEmpty());
    m_linked->setText(data.linked);
    m_partial->setVisible(!data.partial.isEmpty());
    m_partial->setText(data.partial);
}

void XrayPane::retranslate()
{
    m_chainTitle->setText(tr("Waits for"));
    m_chain->setAccessibleName(tr("Chain of instructions that it waits for"));
    m_linked->setToolTip(tr("Show the linked instruction"));
    m_empty->setTexts(tr("Choose an instruction to see both of its legs."), {});
}

} // namespace assay::ui
