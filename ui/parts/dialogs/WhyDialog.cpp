// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/dialogs/WhyDialog.h"

#include <QApplication>
#include <QClipboard>
#include <QDialogButtonBox>
#include <QHeaderView>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

#include "ui/theme/Marks.h"

namespace assay::ui {
namespace {

enum Column { kFigureColumn, kValue, kTier, kAge, kAsOf, kCheck, kHash, kColumns };
constexpr int kHashRole = Qt::UserRole + 1;

void setTone(QLabel& label, const Theme& theme, models::Tone tone)
{
    QPalette palette = label.palette();
    palette.setColor(QPalette::WindowText, theme.color(marks::tokenOf(tone)));
    label.setPalette(palette);
}

} // namespace

WhyDialog::WhyDialog(models::WhyViewModel* model, const Theme& theme, QWidget* parent)
    : QDialog(parent), m_model(model), m_theme(theme), m_state(new QLabel(this)), m_progress(new QProgressBar(this)),
      m_tree(new QTreeWidget(this))
{
    m_model->setParent(this);
    setObjectName(QStringLiteral("whyDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setModal(false);
    setWindowTitle(tr("Why this number? %1").arg(model->figure()));
    m_state->setObjectName(QStringLiteral("whyState"));
    m_state->setTextFormat(Qt::PlainText);
    m_state->setWordWrap(true);
    m_progress->setObjectName(QStringLiteral("whyProgress"));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(4);
    m_tree->setObjectName(QStringLiteral("whyTree"));
    m_tree->setAccessibleName(tr("What the figure is made of"));
    m_tree->setColumnCount(kColumns);
    m_tree->setHeaderLabels({tr("Figure"), tr("Value"), tr("Tier"), tr("Age"), tr("As of"), tr("Check"), tr("SHA-256")});
    m_tree->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_tree->setUniformRowHeights(true);
    m_tree->setAllColumnsShowFocus(true);
    m_tree->header()->setStretchLastSection(true);

    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    const auto add = [&](const QString& text, const QString& name) {
        auto* button = buttons->addButton(text, QDialogButtonBox::ActionRole);
        button->setObjectName(name);
        button->setAutoDefault(false);
        return button;
    };
    m_again = add(tr("&Recompute"), QStringLiteral("whyRecompute"));
    m_raw = add(tr("&Open raw"), QStringLiteral("whyOpenRaw"));
    m_copy = add(tr("&Copy as text"), QStringLiteral("whyCopy"));
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::close);
    connect(m_again, &QPushButton::clicked, this, &WhyDialog::ask);
    connect(m_copy, &QPushButton::clicked, this, [this] { QApplication::clipboard()->setText(m_model->asText()); });
    const auto openRaw = [this] {
        if (const QString hash = chosenHash(); !hash.isEmpty())
            Q_EMIT rawRequested(hash);
    };
    connect(m_raw, &QPushButton::clicked, this, openRaw);
    connect(m_tree, &QTreeWidget::itemActivated, this, openRaw);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, &WhyDialog::updateButtons);
    connect(m_model, &models::WhyViewModel::ready, this, &WhyDialog::showTree);
    connect(m_model, &models::WhyViewModel::failed, this, &WhyDialog::showError);

    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(Theme::kAround, Theme::kAround, Theme::kAround, Theme::kAround);
    layout->setSpacing(Theme::kBetween);
    layout->addWidget(m_state);
    layout->addWidget(m_progress);
    layout->addWidget(m_tree, 1);
    layout->addWidget(buttons);
    resize(1280, 600);
    m_tree->setFocus();
    ask();
}

void WhyDialog::ask()
{
    setTone(*m_state, m_theme, models::Tone::Muted);
    m_state->setText(tr("Reading the stored bytes and deriving the figure again…"));
    m_progress->show();
    m_model->ask();
    updateButtons();
}

void WhyDialog::fill(const models::WhyNode& node, QTreeWidgetItem* item) const
{
    const QString label = node.formula.isEmpty() ? node.label : node.label + QStringLiteral("   = ") + node.formula;
    item->setText(kFigureColumn, label);
    item->setText(kValue, node.value);
    item->setText(kTier, node.tier);
    item->setText(kAge, node.age);
    item->setText(kAsOf, node.asOf);
    item->setText(kCheck, node.remark.isEmpty() ? node.mark + QLatin1Char(' ') + node.checkText
                                                : node.mark + QLatin1Char(' ') + node.checkText + QStringLiteral(": ") + node.remark);
    item->setText(kHash, node.hash);
    item->setFont(kHash, m_theme.font(Type::Code));
    item->setTextAlignment(kValue, Qt::AlignRight | Qt::AlignVCenter);
    item->setData(kFigureColumn, kHashRole, node.hash);
    item->setToolTip(kFigureColumn, label.toHtmlEscaped());
    item->setToolTip(kCheck, item->text(kCheck).toHtmlEscaped());
    const QColor color = m_theme.color(marks::tokenOf(node.tone));
    for (const int column : {kFigureColumn, kValue, kCheck})
        item->setForeground(column, color);
    if (node.quality == models::Quality::Stale || node.quality == models::Quality::Missing) {
        item->setBackground(kAge, marks::hatch(m_theme));
        item->setForeground(kAge, m_theme.color(Token::Watch));
        if (node.children.isEmpty())
            item->setText(kAge, tr("%1, stale").arg(node.age));
        else
            item->setText(kAge, tr("stale below"));
    }
    item->setData(kFigureColumn, Qt::AccessibleTextRole,
                  QStringList{node.label, node.value, node.checkText, node.age, node.remark}.join(QStringLiteral(", ")));
    for (const auto& child : node.children)
        fill(child, new QTreeWidgetItem(item));
}

void WhyDialog::showTree()
{
    m_progress->hide();
    m_tree->clear();
    const auto& tree = m_model->tree();
    auto* root = new QTreeWidgetItem(m_tree);
    fill(tree, root);
    root->setExpanded(true);
    QTreeWidgetItem* at = root;
    for (const int child : m_model->firstProblem()) {
        at->setExpanded(true);
        at = at->child(child);
    }
    m_tree->setCurrentItem(at);
    m_tree->scrollToItem(at);
    constexpr std::array<int, kColumns> kWidest{380, 220, 40, 90, 150, 300, 400};
    for (int column = 0; column < kColumns; ++column) {
        m_tree->resizeColumnToContents(column);
        m_tree->setColumnWidth(column, std::min(m_tree->columnWidth(column), kWidest[static_cast<std::size_t>(column)]));
    }
    setTone(*m_state, m_theme, tree.tone);
    m_state->setText(m_model->verdict());
    m_state->setAccessibleName(m_state->text());
    updateButtons();
}

void WhyDialog::showError(const models::ErrorText& error)
{
    m_progress->hide();
    setTone(*m_state, m_theme, models::Tone::Breach);
    m_state->setText(error.what + QLatin1Char(' ') + error.why + QLatin1Char('\n') + error.todo + QLatin1Char('\n') + error.details);
    m_state->setAccessibleName(m_state->text());
    updateButtons();
}

void WhyDialog::updateButtons()
{
    m_again->setEnabled(!m_model->isBusy());
    m_copy->setEnabled(m_tree->topLevelItemCount() > 0);
    m_raw->setEnabled(!chosenHash().isEmpty());
}

QString WhyDialog::chosenHash() const
{
    const auto* item = m_tree->currentItem();
    return item ? item->data(kFigureColumn, kHashRole).toString() : QString();
}

} // namespace assay::ui
