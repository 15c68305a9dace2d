// SPDX-License-Identifier: GPL-3.0-or-later
// How an order differs from the one it was built upon.
#include "models/items/RowOrder.h"

#include <algorithm>

namespace assay::models {

namespace {

/// Removed, added and changed lines are listed one by one up to so many changed rows.
constexpr std::size_t kTold = 65'536;

} // namespace

void OrderBuilder::relate(RowOrder& out, const RowOrder& base, const std::vector<std::uint32_t>& touched) const
{
    out.related = true;
    const bool grouped = !out.spec.groups.empty() || !base.spec.groups.empty();
    out.exact = !grouped && touched.size() <= kTold;
    if (!out.exact)
        return;
    const auto lineIn = [](const RowOrder& order, std::uint32_t position) {
        return position < order.rows.size() ? order.rows[position] : RowOrder::kHidden;
    };
    for (const auto position : touched) {
        const auto before = lineIn(base, position);
        const auto now = lineIn(out, position);
        if (before == RowOrder::kHidden && now != RowOrder::kHidden)
            out.added.push_back(now);
        else if (before != RowOrder::kHidden && now == RowOrder::kHidden)
            out.removed.push_back(before);
        else if (now != RowOrder::kHidden)
            out.changed.push_back(now);
    }
    for (auto* lines : {&out.added, &out.removed, &out.changed})
        std::sort(lines->begin(), lines->end());
    out.moved = std::any_of(m_moved.begin(), m_moved.end(), [&](std::uint32_t position) {
        return lineIn(base, position) != RowOrder::kHidden && lineIn(out, position) != RowOrder::kHidden;
    });
}

void OrderBuilder::compare(RowOrder& out, const RowOrder& base, const std::vector<std::uint32_t>& since, RowSource::Extent extent)
{
    out.exact = true;
    for (std::size_t line = 0; line < base.positions.size(); ++line)
        if (out.rows[base.positions[line]] == RowOrder::kHidden)
            out.removed.push_back(static_cast<std::int32_t>(line));
    const auto before = [&](std::uint32_t position) { return position < base.rows.size() ? base.rows[position] : RowOrder::kHidden; };
    std::int32_t last = -1;
    for (std::size_t line = 0; line < out.positions.size(); ++line) {
        const auto was = before(out.positions[line]);
        if (was == RowOrder::kHidden) {
            out.added.push_back(static_cast<std::int32_t>(line));
            continue;
        }
        out.moved = out.moved || was < last;
        last = was;
        if (extent == RowSource::Extent::All)
            out.changed.push_back(static_cast<std::int32_t>(line));
    }
    if (extent == RowSource::Extent::All)
        return;
    for (const auto position : since)
        if (out.rows[position] != RowOrder::kHidden && before(position) != RowOrder::kHidden)
            out.changed.push_back(out.rows[position]);
    std::sort(out.changed.begin(), out.changed.end());
}

} // namespace assay::models
