// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/parts/charts/ChartPanel.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

#include "ui/parts/charts/ChartView.h"
#include "ui/parts/panes/EmptyState.h"
#include "ui/theme/Theme.h"

namespace assay::ui {
namespace {

constexpr int kMaxTableRows = 5000;

} // namespace

ChartPanel::ChartPanel(const Theme& theme, QWidget* parent)
    : QFrame(parent), m_theme(theme), m_title(new QLabel(this)), m_tableButton(new QToolButton(this)),
      m_stack(new QStackedWidget(this)), m_view(new ChartView(theme, this)), m_table(new QTableWidget(this)),
      m_empty(new EmptyState(this))
{
    setProperty("panel", true);
    setFocusPolicy(Qt::StrongFocus);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_tableButton->setCheckable(true);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setTabKeyNavigation(false);
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setDefaultSectionSize(Theme::kRow);
    m_stack->addWidget(m_view);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_empty);
    auto* top = new QHBoxLayout;
    top->addWidget(m_title, 1);
    top->addWidget(m_tableButton);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 6, 8, 8);
    layout->setSpacing(Theme::kInside);
    layout->addLayout(top);
    layout->addWidget(m_stack, 1);
    connect(m_tableButton, &QToolButton::clicked, this, &ChartPanel::toggleTable);
    retranslate();
}

void ChartPanel::setData(const models::ChartData& data, const QString& language)
{
    if (m_data.id != data.id) {
        m_asTable = false;
        m_tableButton->setChecked(false);
    }
    m_data = data;
    m_language = language;
    setObjectName(QStringLiteral("chart-") + data.id);
    m_view->setObjectName(data.id + QStringLiteral("View"));
    m_view->setFocusPolicy(Qt::NoFocus);   // the panel has the focus and its key
    m_table->setObjectName(data.id + QStringLiteral("Data"));
    m_tableButton->setObjectName(data.id + QStringLiteral("DataButton"));
    m_title->setFont(m_theme.font(Type::Strong));
    m_title->setToolTip(data.title.toHtmlEscaped());
    setAccessibleName(data.empty.isEmpty() ? data.title : data.title + QStringLiteral(": ") + data.empty);
    setAccessibleDescription(data.summary);
    m_view->setAccessibleName(data.title);
    m_view->setAccessibleDescription(data.summary);
    if (!isFacts())
        m_view->setData(data, language);
    if (m_asTable || isFacts())
        fillTable();
    showCurrent();
    showTitle();
}

bool ChartPanel::isFacts() const
{
    return m_data.kind == models::ChartData::Kind::Facts;
}

void ChartPanel::showTitle()
{
    const int room = width() - 28 - (m_tableButton->isHidden() ? 0 : m_tableButton->sizeHint().width());
    m_title->setText(m_title->fontMetrics().elidedText(m_data.title, Qt::ElideRight, std::max(40, room)));
}

void ChartPanel::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    showTitle();
}

void ChartPanel::fillTable()
{
    const auto& rows = m_data.table;
    const auto count = std::min<qsizetype>(std::max<qsizetype>(0, rows.size() - 1), kMaxTableRows);
    m_table->clear();
    m_table->setColumnCount(rows.isEmpty() ? 0 : static_cast<int>(rows.first().size()));
    m_table->setRowCount(static_cast<int>(count));
    if (!rows.isEmpty())
        m_table->setHorizontalHeaderLabels(rows.first());
    // The newest rows of a long series are what is asked for: the table ends with the last one.
    const qsizetype first = rows.size() - count;
    for (qsizetype row = 0; row < count; ++row)
        for (qsizetype column = 0; column < rows[first + row].size(); ++column) {
            auto* item = new QTableWidgetItem(rows[first + row][column]);
            const bool isText = isFacts() ? column % 2 == 0 : column == 0;
            item->setTextAlignment((isText ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter);
            if (isFacts() && isText) {
                item->setForeground(m_theme.color(Token::Muted));
                item->setFont(m_theme.font(Type::Label));
            }
            m_table->setItem(static_cast<int>(row), static_cast<int>(column), item);
        }
    m_table->resizeColumnsToContents();
    auto* header = m_table->horizontalHeader();
    header->setVisible(!isFacts());
    // Facts stay in sight: what room there is goes to the values.
    for (int column = 0; column < m_table->columnCount(); ++column)
        header->setSectionResizeMode(column, isFacts() && column % 2 == 1 ? QHeaderView::Stretch : QHeaderView::Interactive);
    m_table->setFrameShape(isFacts() ? QFrame::NoFrame : QFrame::StyledPanel);
    m_table->setSelectionMode(isFacts() ? QAbstractItemView::NoSelection : QAbstractItemView::ExtendedSelection);
}

void ChartPanel::showCurrent()
{
    m_tableButton->setVisible(m_data.empty.isEmpty() && !isFacts());
    if (!m_data.empty.isEmpty()) {
        m_empty->setTexts(m_data.empty, QString());
        m_stack->setCurrentWidget(m_empty);
    } else if (m_asTable || isFacts()) {
        m_stack->setCurrentWidget(m_table);
    } else {
        m_stack->setCurrentWidget(m_view);
    }
}

void ChartPanel::toggleTable()
{
    if (isFacts())
        return;
    m_asTable = !m_asTable;
    m_tableButton->setChecked(m_asTable);
    if (m_asTable)
        fillTable();
    showCurrent();
}

bool ChartPanel::showsTable() const
{
    return m_stack->currentWidget() == m_table;
}

void ChartPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_D && event->modifiers() == Qt::NoModifier) {
        toggleTable();
        return;
    }
    QFrame::keyPressEvent(event);
}

void ChartPanel::recolor()
{
    setData(m_data, m_language);
}

void ChartPanel::retranslate()
{
    m_tableButton->setText(tr("Data"));
    m_tableButton->setToolTip(tr("Show the data of this chart as a table (D)"));
    m_tableButton->setAccessibleName(tr("Show the data of this chart as a table"));
    m_title->setMinimumHeight(m_tableButton->sizeHint().height());
    m_table->setAccessibleName(tr("Data of the chart"));
}

} // namespace assay::ui
