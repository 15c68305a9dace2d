// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <mutex>
#include <utility>

#include "models/items/RowOrder.h"

namespace assay::models {

/// The lists of an order that is gone, for the order that is built next: up to 12 bytes a row. Orders die on whatever
/// thread lets go of them last, so any thread may give; the largest lists are kept.
class SpareLists : public std::enable_shared_from_this<SpareLists> {
public:
    /// An order without rows whose lists have the room of those that were given back last, and come back here.
    [[nodiscard]] std::shared_ptr<RowOrder> makeOrder()
    {
        std::shared_ptr<RowOrder> out(new RowOrder, [self = shared_from_this()](RowOrder* order) {
            self->keep(*order);
            delete order;
        });
        const std::lock_guard lock(m_mutex);
        std::swap(out->positions, m_positions);
        std::swap(out->lines, m_lines);
        std::swap(out->rows, m_rows);
        return out;
    }
    /// What is kept goes, and what is given back from now on.
    void close()
    {
        const std::lock_guard lock(m_mutex);
        m_closed = true;
        m_positions = std::vector<std::uint32_t>();
        m_lines = std::vector<std::uint32_t>();
        m_rows = std::vector<std::int32_t>();
    }
    [[nodiscard]] std::size_t memory() const
    {
        const std::lock_guard lock(m_mutex);
        return (m_positions.capacity() + m_lines.capacity() + m_rows.capacity()) * sizeof(std::uint32_t);
    }

private:
    void keep(RowOrder& order)
    {
        const auto larger = [](auto& kept, auto& given) {
            given.clear();
            if (given.capacity() > kept.capacity())
                kept.swap(given);
        };
        const std::lock_guard lock(m_mutex);
        if (m_closed)
            return;
        larger(m_positions, order.positions);
        larger(m_lines, order.lines);
        larger(m_rows, order.rows);
    }

    mutable std::mutex m_mutex;
    bool m_closed = false;
    std::vector<std::uint32_t> m_positions;
    std::vector<std::uint32_t> m_lines;
    std::vector<std::int32_t> m_rows;
};

} // namespace assay::models
