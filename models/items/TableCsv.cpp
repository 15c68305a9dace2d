// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "models/items/RecordTableModel.h"
#include "services/support/CsvText.h"

namespace assay::models {

namespace {

void append(QByteArray& out, const std::string& text)
{
    out.append(text.data(), static_cast<qsizetype>(text.size()));
}

void appendCell(QByteArray& out, const domain::Cell& cell)
{
    const std::string text = domain::toText(cell);
    append(out, std::holds_alternative<std::string>(cell) ? support::csvCell(text) : support::csvQuoted(text));
}

void appendNote(QByteArray& out, std::string_view name, const std::string& value)
{
    append(out, support::csvQuoted("# " + std::string(name) + ": " + value));
    out.append("\r\n");
}

} // namespace

std::function<QByteArray()> RecordTableModel::csvJob(const QList<int>& rows, const QList<int>& columns) const
{
    std::vector<std::uint32_t> positions;
    if (rows.isEmpty() && m_order)
        positions = m_order->positions;
    for (const int row : rows)
        if (row >= 0 && row < rowCount() && !isGroup(row))
            positions.push_back(line(row));
    std::vector<std::size_t> wanted;
    for (int i = 0; i < columnCount(); ++i)
        if (columns.isEmpty() && isShownByDefault(i))
            wanted.push_back(static_cast<std::size_t>(i));
    for (const int column : columns)
        if (column >= 0 && column < columnCount())
            wanted.push_back(static_cast<std::size_t>(column));

    const OrderSpec spec = m_order ? m_order->spec : OrderSpec{};
    std::string sorted = "as stated";
    if (spec.column >= 0)
        sorted = columnId(spec.column).toStdString() + (spec.direction == Qt::AscendingOrder ? " ascending" : " descending");

    return [source = m_source, all = m_columns, positions = std::move(positions), wanted = std::move(wanted),
            now = m_context.clock(), table = m_id.toStdString(), filter = spec.filter.toStdString(), scope = spec.scope, sorted,
            total = totalCount()]() -> QByteArray {
        QByteArray out;
        appendNote(out, "table", table);
        appendNote(out, "written", support::toText(now));
        appendNote(out, "filter", filter.empty() ? "none" : filter);
        if (!scope.column.empty())
            appendNote(out, "only", scope.column + ' ' + scope.value);
        appendNote(out, "sort", sorted);
        appendNote(out, "zone", "UTC");
        appendNote(out, "rows", std::to_string(positions.size()) + " of " + std::to_string(total));
        const auto line = [&](auto&& each) {
            for (std::size_t i = 0; i < wanted.size(); ++i) {
                if (i != 0)
                    out.append(',');
                each((*all)[wanted[i]]);
            }
            out.append("\r\n");
        };
        line([&](const Column& column) { append(out, support::csvQuoted(column.id)); });
        for (const auto position : positions) {
            const RowView row{*source, position, now};
            line([&](const Column& column) { appendCell(out, column.value(row)); });
        }
        return out;
    };
}

QByteArray RecordTableModel::csv(const QList<int>& rows, const QList<int>& columns) const
{
    return csvJob(rows, columns)();
}

} // namespace assay::models
