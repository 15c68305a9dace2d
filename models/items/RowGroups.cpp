// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/RowGroups.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace assay::models {

using domain::Decimal;
using domain::Semantic;

namespace {

/// Numbers for pairs of numbers, given in the order in which pairs come.
class PairNumbers {
public:
    PairNumbers() : m_slots(256) {}

    /// The number, and whether it is new.
    std::pair<std::uint32_t, bool> of(std::uint32_t first, std::uint64_t second)
    {
        if ((m_count + 1) * 2 > m_slots.size())
            grow();
        Slot& slot = find(m_slots, first, second);
        if (slot.number != kFree)
            return {slot.number, false};
        slot = {second, first, m_count++};
        return {slot.number, true};
    }

private:
    static constexpr std::uint32_t kFree = 0xFFFFFFFFU;
    struct Slot {
        std::uint64_t second = 0;
        std::uint32_t first = 0;
        std::uint32_t number = kFree;
    };

    static Slot& find(std::vector<Slot>& slots, std::uint32_t first, std::uint64_t second)
    {
        std::uint64_t mixed = (second + 0x9E3779B97F4A7C15U * (std::uint64_t{first} + 1)) * 0xBF58476D1CE4E5B9U;
        mixed ^= mixed >> 32U;
        std::size_t at = mixed & (slots.size() - 1);
        while (slots[at].number != kFree && (slots[at].first != first || slots[at].second != second))
            at = (at + 1) & (slots.size() - 1);
        return slots[at];
    }
    void grow()
    {
        std::vector<Slot> more(m_slots.size() * 2);
        for (const auto& slot : m_slots)
            if (slot.number != kFree)
                find(more, slot.first, slot.second) = slot;
        m_slots = std::move(more);
    }

    std::vector<Slot> m_slots;
    std::uint32_t m_count = 0;
};

/// An exact sum: whole numbers of the column's scale as long as they fit, decimals beyond.
struct Adder {
    std::int64_t keys = 0;
    domain::Sum more;
    std::size_t stated = 0;

    void add(const ColumnKeys& values, std::size_t row)
    {
        if (!values.stated(row))
            return;
        ++stated;
        std::int64_t key = 0;
        if (!values.exactKey(row, key)) {
            const auto cell = values.cell(row);
            if (const auto* number = std::get_if<Decimal>(&cell))
                more.add(*number);
            return;
        }
        std::int64_t sum = 0;
        if (__builtin_add_overflow(keys, key, &sum)) {
            more.add(*Decimal::fromParts(keys, values.scale()));
            sum = key;
        }
        keys = sum;
    }
    [[nodiscard]] domain::Sum total(int scale) const
    {
        auto out = more;
        out.add(*Decimal::fromParts(keys, scale));
        return out;
    }
};

struct SumColumn {
    std::size_t column;
    std::size_t unit;                                 ///< itself: no unit
};

std::vector<SumColumn> sumColumns(const ColumnSet& columns)
{
    std::vector<SumColumn> out;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (const int unit = unitColumn(columns, i); unit >= 0)
            out.push_back({i, static_cast<std::size_t>(unit)});
    return out;
}

int columnNamed(const ColumnSet& columns, std::string_view id)
{
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].id == id)
            return static_cast<int>(i);
    return -1;
}

} // namespace

int unitColumn(const ColumnSet& columns, std::size_t column)
{
    const Column& of = columns[column];
    if (of.lasting == Lasting::WithTime)
        return -1;
    switch (of.semantic) {
    case Semantic::Money: return columnNamed(columns, "currency");
    case Semantic::Quantity:
        for (const auto* id : {"asset", "coin", "token", "currency"})
            if (const int unit = columnNamed(columns, id); unit >= 0)
                return unit;
        return -1;
    case Semantic::Weight: return of.id == "fineness" ? -1 : static_cast<int>(column);
    case Semantic::Ratio:
    case Semantic::Count:
    case Semantic::Text:
    case Semantic::Name:
    case Semantic::Code:
    case Semantic::Identifier:
    case Semantic::Moment:
    case Semantic::Day:
    case Semantic::Enumeration:
    case Semantic::Digest:
    case Semantic::List:
        return -1;
    }
    return -1;
}

std::vector<std::size_t> groupedColumns(const ColumnSet& columns, const std::vector<int>& by)
{
    std::vector<std::size_t> out;
    if (by.empty())
        return out;
    for (const int column : by)
        out.push_back(static_cast<std::size_t>(column));
    for (const auto& sum : sumColumns(columns)) {
        out.push_back(sum.column);
        out.push_back(sum.unit);
    }
    return out;
}

RowGroups groupRows(const ColumnSet& columns, const ColumnsOfKeys& values, const std::vector<int>& by,
                    const std::set<std::string>& open, const std::vector<std::uint32_t>& positions,
                    std::vector<std::uint32_t>& lines, SortScratch& scratch)
{
    RowGroups out;
    auto& rows = scratch.rows; // each with its innermost group
    makeRoom(rows, positions.size());
    rows.resize(positions.size());
    std::vector<PairNumbers> levels(by.size());
    std::vector<std::vector<std::uint32_t>> numbers(by.size());   // of a level: its number → group
    for (std::size_t i = 0; i < positions.size(); ++i) {
        std::uint32_t parent = kGroup;
        for (std::size_t level = 0; level < by.size(); ++level) {
            const auto column = static_cast<std::size_t>(by[level]);
            const auto [number, fresh] = levels[level].of(parent, values[column]->identity(positions[i]));
            if (fresh) {
                RowGroup group;
                group.column = column;
                group.level = level;
                group.parent = parent == kGroup ? -1 : static_cast<std::int32_t>(parent);
                group.example = positions[i];
                group.key = (parent == kGroup ? std::string() : out.groups[parent].key + '\x1f') +
                            domain::toText(values[column]->cell(positions[i]));
                group.open = open.contains(group.key);
                numbers[level].push_back(static_cast<std::uint32_t>(out.groups.size()));
                out.groups.push_back(std::move(group));
            }
            parent = numbers[level][number];
            ++out.groups[parent].count;
        }
        rows[i] = {parent, positions[i]};
    }

    // Sums of the innermost groups, then of those around them.
    const auto sums = sumColumns(columns);
    std::vector<std::size_t> units;
    for (const auto& sum : sums)
        if (std::find(units.begin(), units.end(), sum.unit) == units.end())
            units.push_back(sum.unit);
    for (const auto unit : units) {
        std::vector<std::size_t> added;
        for (const auto& sum : sums)
            if (sum.unit == unit)
                added.push_back(sum.column);
        const bool self = added.size() == 1 && added.front() == unit;
        PairNumbers slots;
        struct Slot {
            std::uint32_t group;
            std::uint32_t example;
            std::vector<Adder> adders;
        };
        std::vector<Slot> totals;
        for (std::size_t i = 0; i < positions.size(); ++i) {
            const auto [number, fresh] = slots.of(static_cast<std::uint32_t>(rows[i].key), self ? 0 : values[unit]->identity(positions[i]));
            if (fresh)
                totals.push_back({static_cast<std::uint32_t>(rows[i].key), positions[i], std::vector<Adder>(added.size())});
            for (std::size_t k = 0; k < added.size(); ++k)
                totals[number].adders[k].add(*values[added[k]], positions[i]);
        }
        for (const auto& total : totals) {
            const std::string name = self ? std::string() : domain::toText(values[unit]->cell(total.example));
            for (std::size_t k = 0; k < added.size(); ++k) {
                if (total.adders[k].stated == 0)
                    continue;
                const auto value = total.adders[k].total(values[added[k]]->scale());
                for (auto group = static_cast<std::int32_t>(total.group); group >= 0;
                     group = out.groups[static_cast<std::size_t>(group)].parent) {
                    auto& of = out.groups[static_cast<std::size_t>(group)].sums;
                    const auto known = std::find_if(of.begin(), of.end(), [&](const GroupSum& sum) { return sum.column == added[k] && sum.unit == name; });
                    if (known == of.end())
                        of.push_back({added[k], name, value});
                    else
                        known->value.add(value);
                }
            }
        }
    }
    for (auto& group : out.groups)
        std::sort(group.sums.begin(), group.sums.end(), [](const GroupSum& a, const GroupSum& b) {
            return std::pair(a.column, a.unit.empty() ? std::string("\xff") : a.unit) < std::pair(b.column, b.unit.empty() ? std::string("\xff") : b.unit);
        });

    // Each group's parts in the order of their values; rows in the order they came.
    std::vector<std::vector<std::uint32_t>> children(out.groups.size());
    std::vector<std::uint32_t> top;
    for (std::uint32_t i = 0; i < out.groups.size(); ++i) {
        const auto parent = out.groups[i].parent;
        (parent < 0 ? top : children[static_cast<std::size_t>(parent)]).push_back(i);
        out.byKey.emplace(out.groups[i].key, i);
    }
    const auto before = [&](std::uint32_t a, std::uint32_t b) {
        const auto& keys = *values[out.groups[a].column];
        const auto left = out.groups[a].example;
        const auto right = out.groups[b].example;
        if (!keys.stated(left) || !keys.stated(right))
            return keys.stated(left) && !keys.stated(right);
        return keys.compare(left, right) == std::strong_ordering::less;
    };
    std::sort(top.begin(), top.end(), before);
    for (auto& some : children)
        std::sort(some.begin(), some.end(), before);
    std::vector<std::uint32_t> starts(out.groups.size() + 1, 0);
    for (const auto& row : rows)
        ++starts[row.key + 1];
    std::partial_sum(starts.begin(), starts.end(), starts.begin());
    sortByKey(scratch);

    out.lines.assign(out.groups.size(), -1);
    lines.clear();
    const auto seenRows = [&](const RowGroup& group) { return group.open && group.level + 1 == by.size() ? group.count : 0; };
    makeRoom(lines, std::accumulate(out.groups.begin(), out.groups.end(), out.groups.size(),
                                    [&](std::size_t sum, const RowGroup& group) { return sum + seenRows(group); }));
    const auto show = [&](const auto& self, const std::vector<std::uint32_t>& some) -> void {
        for (const auto index : some) {
            const auto& group = out.groups[index];
            out.lines[index] = static_cast<std::int32_t>(lines.size());
            lines.push_back(kGroup | index);
            if (!group.open)
                continue;
            if (group.level + 1 < by.size())
                self(self, children[index]);
            else
                std::transform(rows.begin() + starts[index], rows.begin() + starts[index + 1], std::back_inserter(lines),
                               [](const KeyedRow& row) { return row.row; });
        }
    };
    show(show, top);
    return out;
}

} // namespace assay::models
