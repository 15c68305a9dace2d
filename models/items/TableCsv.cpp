// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCoreApplication>

#include "models/items/RecordTableModel.h"

namespace assay::models {

namespace {

/// A spreadsheet runs a text that begins so; numbers are ours and begin with digits or a minus.
bool wouldRun(std::string_view text)
{
    return !text.empty() && std::string_view("=+-@\t\r").find(text.front()) != std::string_view::npos;
}

void appendQuoted(QByteArray& out, std::string_view text)
{
    if (text.find_first_of(",\"\r\n") == std::string_view::npos) {
        out.append(text.data(), static_cast<qsizetype>(text.size()));
        return;
    }
    out.append('"');
    for (const char c : text) {
        if (c == '"')
            out.append('"');
        out.append(c);
    }
    out.append('"');
}

void appendCell(QByteArray& out, const domain::Cell& cell)
{
    std::string text = domain::toText(cell);
    if (std::holds_alternative<std::string>(cell) && wouldRun(text))
        text.insert(text.begin(), '\'');
    appendQuoted(out, text);
}

void appendNote(QByteArray& out, std::string_view name, const std::string& value)
{
    appendQuoted(out, "# " + std::string(name) + ": " + value);
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
        line([&](const Column& column) { appendQuoted(out, column.id); });
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
