// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/panes/ReadingPlace.h"

#include <QEvent>
#include <QItemSelectionModel>
#include <QKeyEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QTableView>

#include <algorithm>

#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kAnchors = 24;
constexpr int kPillTop = 8;

} // namespace

ReadingPlace::ReadingPlace(models::RecordTableModel& model, QTableView& table, QObject* parent)
    : QObject(parent), m_model(model), m_table(table), m_pill(new QPushButton(&table))
{
    m_pill->setObjectName(model.id() + QStringLiteral("Pill"));
    m_pill->setMinimumHeight(Theme::kTarget + 4);
    m_pill->setCursor(Qt::PointingHandCursor);
    m_pill->setFocusPolicy(Qt::NoFocus);   // End does the same
    m_pill->hide();
    table.installEventFilter(this);
    table.viewport()->installEventFilter(this);
    connect(m_pill, &QPushButton::clicked, this, &ReadingPlace::release);
    connect(&model, &models::RecordTableModel::aboutToFollow, this, &ReadingPlace::remember);
    connect(&model, &models::RecordTableModel::followed, this, &ReadingPlace::restore);
    connect(&model, &models::RecordTableModel::waitingChanged, this, &ReadingPlace::showWaiting);
    connect(table.verticalScrollBar(), &QScrollBar::valueChanged, this, &ReadingPlace::decide);
    connect(table.selectionModel(), &QItemSelectionModel::selectionChanged, this, &ReadingPlace::decide);
}

bool ReadingPlace::reads() const
{
    const auto* bar = m_table.verticalScrollBar();
    // A table that is seen whole has nothing to hide.
    return bar->maximum() > bar->minimum() && (bar->value() > bar->minimum() || (m_chosen && m_table.selectionModel()->hasSelection()));
}

void ReadingPlace::decide()
{
    if (m_following)
        return;
    if (!m_table.selectionModel()->hasSelection())
        m_chosen = false;
    m_model.setHolding(reads() ? Qt::Checked : Qt::Unchecked);
}

void ReadingPlace::release()
{
    m_chosen = false;
    m_model.setHolding(Qt::Unchecked);
}

void ReadingPlace::remember(bool sameWish)
{
    m_following = true;
    m_anchors.clear();
    const auto* bar = m_table.verticalScrollBar();
    if (!sameWish || bar->value() == bar->minimum())
        return;
    const int top = m_table.rowAt(0);
    for (int row = top; row >= 0 && row < std::min(top + kAnchors, m_model.rowCount()); ++row)
        m_anchors.append(m_model.index(row, 0));
}

void ReadingPlace::restore(bool sameWish)
{
    for (qsizetype i = 0; i < m_anchors.size(); ++i) {
        if (!m_anchors[i].isValid())
            continue;
        const int top = std::max(0, m_anchors[i].row() - static_cast<int>(i));
        if (top != m_table.rowAt(0))
            m_table.scrollTo(m_model.index(top, m_table.columnAt(0)), QAbstractItemView::PositionAtTop);
        break;
    }
    m_anchors.clear();
    if (const auto current = m_table.currentIndex(); !sameWish && m_chosen && current.isValid())
        m_table.scrollTo(current);
    m_following = false;
    decide();
}

void ReadingPlace::showWaiting()
{
    const int waiting = m_model.waitingCount();
    m_pill->setText(tr("%n new rows ↓", nullptr, waiting));
    m_pill->setAccessibleName(tr("%n new rows wait; End shows them", nullptr, waiting));
    m_pill->setToolTip(tr("They wait so that nothing moves while you read. Click or press End to show them."));
    m_pill->setVisible(waiting > 0);
    if (waiting == 0)
        return;
    m_pill->adjustSize();
    const auto* viewport = m_table.viewport();
    m_pill->move(viewport->x() + (viewport->width() - m_pill->width()) / 2, viewport->y() + kPillTop);
    m_pill->raise();
}

void ReadingPlace::retranslate()
{
    showWaiting();
}

bool ReadingPlace::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::Resize && watched == m_table.viewport())
        showWaiting();
    if (event->type() == QEvent::MouseButtonPress && watched == m_table.viewport())
        m_chosen = true;
    if (event->type() == QEvent::KeyPress && watched == &m_table) {
        switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_End: release(); break;
        case Qt::Key_Home: m_chosen = false; break;
        case Qt::Key_Up:
        case Qt::Key_Down:
        case Qt::Key_PageUp:
        case Qt::Key_PageDown:
        case Qt::Key_Space: m_chosen = true; break;
        default: break;
        }
    }
    return QObject::eventFilter(watched, event);
}

} // namespace assay::ui
