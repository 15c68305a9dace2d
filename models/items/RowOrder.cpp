// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/RowOrder.h"

#include <algorithm>

namespace assay::models {

namespace {

using domain::Cell;

/// The first eight bytes as a number that orders as they do.
std::int64_t textPrefix(std::string_view text)
{
    std::uint64_t out = 0;
    for (std::size_t i = 0; i < 8; ++i)
        out = (out << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return static_cast<std::int64_t>(out ^ (std::uint64_t{1} << 63U));
}

std::vector<std::int32_t> inverse(const std::vector<std::uint32_t>& positions, std::size_t size)
{
    std::vector<std::int32_t> rows(size, RowOrder::kHidden);
    for (std::size_t row = 0; row < positions.size(); ++row)
        rows[positions[row]] = static_cast<std::int32_t>(row);
    return rows;
}

/// Says how `out` differs from what is on the screen.
void relate(RowOrder& out, const RowOrder& base)
{
    std::vector<std::uint32_t> touched;
    const auto extent =
        out.source == base.source ? RowSource::Extent::Listed : out.source->changedSince(*base.source, touched);
    if (extent == RowSource::Extent::Strangers)
        return;
    out.related = true;
    for (std::size_t row = 0; row < base.positions.size(); ++row)
        if (out.rows[base.positions[row]] == RowOrder::kHidden)
            out.removed.push_back(static_cast<std::int32_t>(row));
    std::int32_t last = -1;
    for (std::size_t row = 0; row < out.positions.size(); ++row) {
        const auto position = out.positions[row];
        const auto before = position < base.rows.size() ? base.rows[position] : RowOrder::kHidden;
        if (before == RowOrder::kHidden) {
            out.added.push_back(static_cast<std::int32_t>(row));
            continue;
        }
        out.moved = out.moved || before < last;
        last = before;
        if (extent == RowSource::Extent::All)
            out.changed.push_back(static_cast<std::int32_t>(row));
    }
    if (extent == RowSource::Extent::All)
        return;
    for (const auto position : touched)
        if (out.rows[position] != RowOrder::kHidden && position < base.rows.size() && base.rows[position] != RowOrder::kHidden)
            out.changed.push_back(out.rows[position]);
    std::sort(out.changed.begin(), out.changed.end());
}

} // namespace

OrderBuilder::Key OrderBuilder::keyOf(std::size_t position, domain::Instant now) const
{
    Key key;
    Cell cell = (*m_columns)[static_cast<std::size_t>(m_spec.column)].sortCell(RowView{*m_source, position, now});
    key.kind = static_cast<std::uint8_t>(cell.index());
    if (const auto* number = std::get_if<std::int64_t>(&cell))
        key.prefix = *number;
    else if (const auto* instant = std::get_if<domain::Instant>(&cell))
        key.prefix = instant->time_since_epoch().count();
    else if (const auto* date = std::get_if<domain::Date>(&cell))
        key.prefix = std::chrono::sys_days{*date}.time_since_epoch().count();
    else if (const auto* text = std::get_if<std::string>(&cell)) {
        key.prefix = textPrefix(*text);
        key.cell = std::move(cell);
    } else
        key.cell = std::move(cell);
    return key;
}

bool OrderBuilder::less(std::uint32_t left, std::uint32_t right) const
{
    if (!m_keys.empty()) {
        const Key& a = m_keys[left];
        const Key& b = m_keys[right];
        if (a.kind != b.kind) {
            // Not stated is last in both directions: a person who sorts looks for values.
            if (a.kind == 0 || b.kind == 0)
                return b.kind == 0;
            return (a.kind < b.kind) == (m_spec.direction == Qt::AscendingOrder);
        }
        auto order = a.prefix <=> b.prefix;
        if (order == std::strong_ordering::equal)
            order = domain::compareCells(a.cell, b.cell);
        if (order != std::strong_ordering::equal)
            return (order == std::strong_ordering::less) == (m_spec.direction == Qt::AscendingOrder);
    }
    return left < right;
}

bool OrderBuilder::inScope(std::size_t position, domain::Instant now) const
{
    if (m_scopeColumn < 0)
        return true;
    const auto textOf = [&](int column) {
        return domain::toText((*m_columns)[static_cast<std::size_t>(column)].value(RowView{*m_source, position, now}));
    };
    const std::string own = textOf(m_scopeColumn);
    if (!own.empty())
        return own == m_spec.scope.value;
    return m_otherColumn >= 0 && textOf(m_otherColumn) == m_spec.scope.otherValue;
}

void OrderBuilder::judge(std::size_t position, domain::Instant now)
{
    const bool present = m_source->present(position) && inScope(position, now);
    m_total += present ? 1 : 0;
    m_total -= m_present[position];
    m_present[position] = present ? 1 : 0;
    m_shown[position] = present && m_filter.matches(*m_columns, RowView{*m_source, position, now}) ? 1 : 0;
    if (m_spec.column >= 0)
        m_keys[position] = m_shown[position] ? keyOf(position, now) : Key{};
}

void OrderBuilder::rebuild(RowOrder& out, domain::Instant now)
{
    const std::size_t size = m_source->size();
    m_total = 0;
    m_present.assign(size, 0);
    m_shown.assign(size, 0);
    m_keys.assign(m_spec.column >= 0 ? size : 0, Key{});
    for (std::size_t i = 0; i < size; ++i) {
        judge(i, now);
        if (m_shown[i])
            out.positions.push_back(static_cast<std::uint32_t>(i));
    }
    if (m_spec.column >= 0)
        std::sort(out.positions.begin(), out.positions.end(), [this](auto a, auto b) { return less(a, b); });
}

void OrderBuilder::merge(RowOrder& out, const RowOrder& last, const std::vector<std::uint32_t>& touched, domain::Instant now)
{
    const std::size_t size = m_source->size();
    m_present.resize(size, 0);
    m_shown.resize(size, 0);
    m_keys.resize(m_spec.column >= 0 ? size : 0);

    // Rows whose place may change are taken out and put back in; all others keep their relative order.
    constexpr std::uint8_t kTaken = 2;
    std::vector<std::uint32_t> placed;
    std::vector<std::uint32_t> taken;
    for (const auto position : touched) {
        const bool was = m_shown[position] != 0;
        const Key before = m_spec.column >= 0 && was ? m_keys[position] : Key{};
        judge(position, now);
        const bool is = m_shown[position] != 0;
        const bool samePlace = was && is && (m_spec.column < 0 || (before.kind == m_keys[position].kind &&
                                                                    before.prefix == m_keys[position].prefix &&
                                                                    before.cell == m_keys[position].cell));
        if (samePlace)
            continue;
        if (was)
            taken.push_back(position);
        if (is)
            placed.push_back(position);
    }
    std::sort(placed.begin(), placed.end(), [this](auto a, auto b) { return less(a, b); });
    for (const auto position : taken)
        m_shown[position] = static_cast<std::uint8_t>(m_shown[position] | kTaken);

    std::vector<std::uint32_t> staying;
    staying.reserve(last.positions.size());
    for (const auto position : last.positions)
        if ((m_shown[position] & kTaken) == 0)
            staying.push_back(position);
    for (const auto position : taken)
        m_shown[position] = static_cast<std::uint8_t>(m_shown[position] & ~kTaken);

    out.positions.reserve(staying.size() + placed.size());
    auto from = staying.begin();
    for (const auto position : placed) {
        const auto to = std::upper_bound(from, staying.end(), position, [this](auto a, auto b) { return less(a, b); });
        out.positions.insert(out.positions.end(), from, to);
        out.positions.push_back(position);
        from = to;
    }
    out.positions.insert(out.positions.end(), from, staying.end());
}

RowOrderPtr OrderBuilder::build(RowSourcePtr source, const OrderSpec& spec, const Format& format, domain::Instant now,
                                const RowOrderPtr& base)
{
    auto out = std::make_shared<RowOrder>();
    const bool sameWish = m_last && m_spec == spec && m_language == format.language();
    if (!sameWish) {
        m_filter = Filter(spec.filter, *m_columns, format);
        m_spec = spec;
        m_scopeColumn = -1;
        m_otherColumn = -1;
        for (std::size_t i = 0; i < m_columns->size(); ++i) {
            if ((*m_columns)[i].id == spec.scope.column)
                m_scopeColumn = static_cast<int>(i);
            if ((*m_columns)[i].id == spec.scope.otherColumn)
                m_otherColumn = static_cast<int>(i);
        }
        m_language = format.language();
    }
    const bool byTime = m_filter.lasting() == Lasting::WithTime ||
                        (spec.column >= 0 && (*m_columns)[static_cast<std::size_t>(spec.column)].sortsByTime());
    std::vector<std::uint32_t> touched;
    auto extent = RowSource::Extent::Strangers;
    if (m_source)
        extent = m_source == source ? RowSource::Extent::Listed : source->changedSince(*m_source, touched);
    m_source = source;
    out->source = std::move(source);
    out->spec = spec;
    if (sameWish && !byTime && extent == RowSource::Extent::Listed && touched.size() <= 1024 + m_source->size() / 16)
        merge(*out, *m_last, touched, now);
    else
        rebuild(*out, now);
    out->rows = inverse(out->positions, m_source->size());
    out->total = m_total;
    out->problem = m_filter.problem();
    if (base)
        relate(*out, *base);
    m_last = out;
    return out;
}

} // namespace assay::models
