// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/RowSource.h"

namespace assay::models {

bool operator==(const ComputedRow& left, const ComputedRow& right)
{
    const bool sameOrigin = left.origin.has_value() == right.origin.has_value() &&
                            (!left.origin || (left.origin->source == right.origin->source && left.origin->raw == right.origin->raw &&
                                              left.origin->tier == right.origin->tier));
    return sameOrigin && left.key == right.key && left.cells == right.cells && left.asOf == right.asOf &&
           left.staleAfter == right.staleAfter;
}

ListSource::ListSource(std::vector<ComputedRow> rows, const RowSourcePtr& before)
{
    std::unordered_map<std::string, std::size_t> places;
    if (const auto* old = dynamic_cast<const ListSource*>(before.get())) {
        m_rows = old->m_rows;
        for (std::size_t i = 0; i < m_rows.size(); ++i) {
            m_rows[i].present = false;
            places.emplace(m_rows[i].row.key, i);
        }
    }
    for (auto& row : rows) {
        const auto [place, added] = places.try_emplace(row.key, m_rows.size());
        if (added)
            m_rows.emplace_back();
        Place& at = m_rows[place->second];
        at.confirmed = row.origin;
        if (at.confirmed && row.asOf)
            at.confirmed->asOf = *row.asOf;
        at.row = std::move(row);
        at.present = true;
    }
}

domain::Cell ListSource::cell(std::size_t position, std::size_t field) const
{
    const auto& cells = m_rows[position].row.cells;
    return field < cells.size() ? cells[field] : domain::Cell{};
}

const domain::Origin* ListSource::origin(std::size_t position) const
{
    const auto& origin = m_rows[position].row.origin;
    return origin ? &*origin : nullptr;
}

const domain::Origin* ListSource::confirmed(std::size_t position) const
{
    const auto& origin = m_rows[position].confirmed;
    return origin ? &*origin : nullptr;
}

domain::Quality ListSource::quality(std::size_t position, domain::Instant now) const
{
    const auto& row = m_rows[position].row;
    if (!row.asOf)
        return domain::Quality::Missing;
    const domain::Duration limit = row.staleAfter.count() > 0 ? row.staleAfter : domain::Duration{std::chrono::hours{24}};
    return domain::qualityAt(*row.asOf, now, limit);
}

RowSource::Extent ListSource::changedSince(const RowSource& before, std::vector<std::uint32_t>& positions) const
{
    const auto* old = dynamic_cast<const ListSource*>(&before);
    if (!old || old->size() > size())
        return Extent::Strangers;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (i < old->size()) {
            if (old->m_rows[i].row.key != m_rows[i].row.key)
                return Extent::Strangers;
            if (old->m_rows[i].present == m_rows[i].present && old->m_rows[i].row == m_rows[i].row)
                continue;
        }
        positions.push_back(static_cast<std::uint32_t>(i));
    }
    return Extent::Listed;
}

} // namespace assay::models
