// SPDX-License-Identifier: GPL-3.0-or-later
// What RecordTableModel says of groups, of filters that are counted, and of what may be typed.
#include "models/items/RecordTableModel.h"

#include <algorithm>

#include <QCoreApplication>

namespace assay::models {

namespace {

/// Sums of at most so many units are shown, then "…".
constexpr std::size_t kMostUnits = 3;

QString rowsText(std::size_t rows)
{
    const int count = static_cast<int>(rows);
    return QCoreApplication::translate("Tables", "%n rows", nullptr, count);
}

} // namespace

bool RecordTableModel::isGroup(int row) const
{
    return row >= 0 && row < rowCount() && (line(row) & kGroup) != 0;
}

const RowGroup* RecordTableModel::groupAt(int row) const
{
    return isGroup(row) && m_order ? &m_order->groups.groups[line(row) & ~kGroup] : nullptr;
}

void RecordTableModel::setGroups(const QStringList& columnIds)
{
    std::vector<int> wanted;
    for (const auto& id : columnIds)
        if (const int column = columnOf(id.toStdString()); column >= 0 && wanted.size() < kMostGroupColumns &&
                                                           std::find(wanted.begin(), wanted.end(), column) == wanted.end())
            wanted.push_back(column);
    if (wanted == m_wanted.groups)
        return;
    m_wanted.groups = std::move(wanted);
    m_wanted.open.clear();
    next();
}

QStringList RecordTableModel::groups() const
{
    QStringList out;
    for (const int column : m_wanted.groups)
        out.append(columnId(column));
    return out;
}

void RecordTableModel::setGroupOpen(int row, Qt::CheckState state)
{
    const auto* group = groupAt(row);
    if (!group)
        return;
    if (state == Qt::Checked)
        m_wanted.open.insert(group->key);
    else
        m_wanted.open.erase(group->key);
    next();
}

void RecordTableModel::setAllGroupsOpen(Qt::CheckState state)
{
    m_wanted.open.clear();
    if (state == Qt::Checked && m_order)
        for (const auto& group : m_order->groups.groups)
            m_wanted.open.insert(group.key);
    next();
}

bool RecordTableModel::isGroupOpen(int row) const
{
    const auto* group = groupAt(row);
    return group && group->open;
}

QString RecordTableModel::sumText(const RowGroup& group, std::size_t column) const
{
    QStringList parts;
    std::size_t units = 0;
    const bool isMoney = (*m_columns)[column].semantic == domain::Semantic::Money;
    for (const auto& sum : group.sums) {
        if (sum.column != column)
            continue;
        if (++units > kMostUnits)
            continue;
        if (!sum.value.exact())
            parts.append(Format::missing());
        else if (isMoney && !sum.unit.empty())
            parts.append(m_context.format.money(sum.value.value(), sum.unit));
        else
            parts.append(m_context.format.decimal(sum.value.value()) + (sum.unit.empty() ? QString() : QChar(QLatin1Char(' ')) + fromUtf8(sum.unit)));
    }
    if (units > kMostUnits)
        parts.append(QString(QChar(0x2026)));
    return parts.join(QStringLiteral(" + "));
}

QVariant RecordTableModel::groupData(const RowGroup& group, int column, int role) const
{
    const auto text = [&] {
        const Column& by = (*m_columns)[group.column];
        const RowView row{*m_source, group.example, m_context.clock()};
        return by.titleText() + QStringLiteral(": ") + by.cellText(m_context.format, row, by.value(row)) + QStringLiteral("  ·  ") +
               rowsText(group.count);
    };
    switch (role) {
    case Qt::DisplayRole: return sumText(group, static_cast<std::size_t>(column));
    case Qt::ToolTipRole: {
        const QString sum = sumText(group, static_cast<std::size_t>(column));
        return sum.isEmpty() ? text() : sum;
    }
    case GroupRole: return static_cast<int>(group.level);
    case GroupTextRole: return text();
    case KeyRole: return QChar(0x1d) + fromUtf8(group.key);
    case ToneRole: return static_cast<int>(Tone::Normal);
    case Qt::AccessibleTextRole: {
        QStringList parts{text()};
        for (std::size_t i = 0; i < m_columns->size(); ++i)
            if (const QString sum = sumText(group, i); !sum.isEmpty())
                parts.append((*m_columns)[i].titleText() + QLatin1Char(' ') + sum);
        return parts.join(QStringLiteral(", "));
    }
    case Qt::TextAlignmentRole: return headerData(column, Qt::Horizontal, role);
    default: return {};
    }
}

void RecordTableModel::setHolding(Qt::CheckState state)
{
    const auto wanted = state == Qt::Checked && m_source ? m_source->size() : OrderSpec::kAll;
    if ((state == Qt::Checked) == isHolding())
        return;
    m_wanted.admitted = wanted;
    next();
}

void RecordTableModel::setCounted(const QStringList& filters)
{
    if (m_wanted.counted == filters)
        return;
    m_wanted.counted = filters;
    next();
}

QList<qsizetype> RecordTableModel::counts() const
{
    QList<qsizetype> out;
    if (m_order)
        for (const auto count : m_order->counts)
            out.append(static_cast<qsizetype>(count));
    return out;
}

QString RecordTableModel::termOf(int row, int column) const
{
    if (row < 0 || row >= rowCount() || column < 0 || column >= columnCount() || isGroup(row))
        return {};
    const Column& of = (*m_columns)[static_cast<std::size_t>(column)];
    const domain::Cell cell = of.value(view(row));
    // A number or a time is itself; "=" before a text says that all of it is meant.
    return fromUtf8(filter::termFor(of.id, domain::toText(cell)));
}

void RecordTableModel::complete(const QString& line, int cursor, QObject* receiver, std::function<void(Completion)> done) const
{
    const auto place = completionPlace(line, cursor);
    Completion out{place.position, cursor - place.position, fieldCompletions(place, *m_columns)};
    if (place.field.isEmpty() || !out.words.isEmpty() || !m_source) {
        done(out);
        return;
    }
    auto job = [columns = m_columns, rows = m_source, format = m_context.format, now = m_context.clock(), place, out]() mutable {
        out.words = valueCompletions(place, *columns, *rows, format, now);
        return out;
    };
    if (m_source->size() <= kAtOnce)
        done(job());
    else
        m_context.pool->run(receiver, std::move(job), std::move(done));
}

} // namespace assay::models
