// SPDX-License-Identifier: GPL-3.0-or-later
// How RecordTableModel goes from one order to the next, so that a persistent index keeps its row.
#include "models/items/RecordTableModel.h"

#include <algorithm>

namespace assay::models {

namespace {

/// Up to this many insertions or removals are announced one by one; beyond, rows are gathered at the end first.
constexpr std::size_t kExactRanges = 32;
/// Up to this many runs of changed rows are announced one by one.
constexpr std::size_t kChangedRuns = 128;
struct Range {
    int first = 0;
    int last = 0;
};

std::vector<Range> rangesOf(const std::vector<std::int32_t>& rows)
{
    std::vector<Range> out;
    for (const auto row : rows) {
        if (!out.empty() && out.back().last + 1 == row)
            out.back().last = row;
        else
            out.push_back({row, row});
    }
    return out;
}

/// Do both ask for the same rows in the same order, whatever is folded, waits or is counted beside?
bool sameQuestion(const OrderSpec& left, OrderSpec right)
{
    right.admitted = left.admitted;
    right.counted = left.counted;
    right.open = left.open;
    return left == right;
}

} // namespace

void RecordTableModel::apply(RowOrderPtr order)
{
    const int shownBefore = shownCount();
    const int totalBefore = totalCount();
    const int waitingBefore = waitingCount();
    const auto countsBefore = m_order ? m_order->counts : std::vector<std::size_t>();
    const bool first = !m_order;
    const bool sameWish = m_order && sameQuestion(m_order->spec, order->spec);
    const bool filterNew = first || m_order->spec.filter != order->spec.filter || m_order->problem != order->problem;
    auto old = m_order;
    Q_EMIT aboutToFollow(sameWish);
    if (first || !order->related) {
        beginResetModel();
        m_source = order->source;
        m_order = order;
        m_lines = &m_order->seen();
        m_wanted.admitted = OrderSpec::kAll;
        endResetModel();
    } else {
        m_source = order->source;
        const bool fewRanges = order->exact && !order->moved &&
                               rangesOf(order->removed).size() + rangesOf(order->added).size() <= kExactRanges;
        if (fewRanges)
            applyExactRanges(*order);
        else
            applyByLayout(order);
        m_order = order;
        m_lines = &m_order->seen();
        announceChanged(*order);
    }
    m_between.clear(); // its room is for the next time
    Q_EMIT followed(sameWish);
    // Its lists are there for the next order at once; its snapshot, and groups that may be many, go on another thread.
    if (old && old->groups.groups.empty()) {
        auto source = old->source;
        old.reset();
        retire(std::move(source));
    } else
        retire(std::move(old));
    if (first || shownBefore != shownCount() || totalBefore != totalCount())
        Q_EMIT countsChanged(shownCount(), totalCount());
    if (filterNew) {
        auto made = filter::Filter::make(m_order->spec.filter.toStdString(), filterFields(*m_columns), {m_context.clock(), nullptr});
        m_applied = made ? std::move(*made) : filter::Filter();
        Q_EMIT filterApplied(m_order->problem);
    }
    if (waitingBefore != waitingCount())
        Q_EMIT waitingChanged(waitingCount());
    if (countsBefore != m_order->counts)
        Q_EMIT countsOfFiltersChanged();
}

void RecordTableModel::applyExactRanges(const RowOrder& order)
{
    if (order.removed.empty() && order.added.empty())
        return;
    makeRoom(m_between, m_lines->size() + order.added.size());
    m_between = *m_lines;
    m_lines = &m_between;
    const auto removed = rangesOf(order.removed);
    for (auto range = removed.rbegin(); range != removed.rend(); ++range) {
        beginRemoveRows({}, range->first, range->last);
        m_between.erase(m_between.begin() + range->first, m_between.begin() + range->last + 1);
        endRemoveRows();
    }
    for (const auto& range : rangesOf(order.added)) {
        beginInsertRows({}, range.first, range.last);
        m_between.insert(m_between.begin() + range.first, order.positions.begin() + range.first,
                         order.positions.begin() + range.last + 1);
        endInsertRows();
    }
}

void RecordTableModel::applyByLayout(const RowOrderPtr& order)
{
    // Rows never come or go within a layout change: the table first grows at its end, or shrinks there afterwards; in
    // between all rows find their places at once. What is left at the end is of no row that stays.
    const auto& lines = order->seen();
    const std::size_t before = m_lines->size();
    if (lines.size() > before) {
        makeRoom(m_between, lines.size());
        m_between = *m_lines;
        m_lines = &m_between;
        beginInsertRows({}, static_cast<int>(before), static_cast<int>(lines.size()) - 1);
        m_between.insert(m_between.end(), lines.begin() + static_cast<std::ptrdiff_t>(before), lines.end());
        endInsertRows();
        relayout(order, lines);
    } else if (lines.size() < before) {
        makeRoom(m_between, before);
        m_between = lines;
        m_between.insert(m_between.end(), m_lines->begin() + static_cast<std::ptrdiff_t>(lines.size()), m_lines->end());
        relayout(order, m_between);
        beginRemoveRows({}, static_cast<int>(lines.size()), static_cast<int>(before) - 1);
        m_between.resize(lines.size());
        endRemoveRows();
    } else {
        relayout(order, lines);
    }
}

void RecordTableModel::relayout(const RowOrderPtr& order, const std::vector<std::uint32_t>& lines)
{
    Q_EMIT layoutAboutToBeChanged({}, VerticalSortHint);
    const QModelIndexList before = persistentIndexList();
    QModelIndexList after;
    after.reserve(before.size());
    const auto lineOf = [&](std::uint32_t old) -> std::int32_t {
        if ((old & kGroup) == 0)
            return old < order->rows.size() ? order->rows[old] : RowOrder::kHidden;
        const auto known = order->groups.byKey.find(m_order->groups.groups[old & ~kGroup].key);
        return known == order->groups.byKey.end() ? RowOrder::kHidden : order->groups.lines[known->second];
    };
    for (const auto& index : before) {
        const auto row = lineOf(line(index.row()));
        after.append(row == RowOrder::kHidden ? QModelIndex() : createIndex(row, index.column()));
    }
    m_order = order;
    m_lines = &lines;
    changePersistentIndexList(before, after);
    Q_EMIT layoutChanged({}, VerticalSortHint);
}

void RecordTableModel::announceChanged(const RowOrder& order)
{
    if (columnCount() == 0 || rowCount() == 0)
        return;
    if (!order.exact) {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
        return;
    }
    if (order.changed.empty())
        return;
    auto runs = rangesOf(order.changed);
    if (runs.size() > kChangedRuns)
        runs = {{runs.front().first, runs.back().last}};
    for (const auto& run : runs)
        Q_EMIT dataChanged(index(run.first, 0), index(run.last, columnCount() - 1));
}

} // namespace assay::models
