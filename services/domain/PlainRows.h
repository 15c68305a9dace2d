// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "services/domain/Cell.h"
#include "services/domain/Row.h"

namespace assay::domain {

/// Some rows of a table as the records they are; PackedRows has the same interface. Written by one thread until it is
/// shared, then immutable.
template <class Record>
class PlainRows {
public:
    [[nodiscard]] const Row<Record>& at(std::size_t place) const { return m_rows[place]; }
    [[nodiscard]] const Row<Record>& read(std::size_t place, Row<Record>&) const { return m_rows[place]; }
    [[nodiscard]] const Row<Record>& stamp(std::size_t place) const { return m_rows[place]; }
    [[nodiscard]] std::string key(std::size_t place) const;
    [[nodiscard]] Cell cell(std::size_t place, std::size_t field) const;

    void setMeta(std::size_t place, const RowMeta& stamp) { m_rows[place].setMeta(stamp); }
    void seal() {}

private:
    template <class>
    friend class PlainRowsWriter;

    std::array<Row<Record>, kRowsInChunk> m_rows;
};

/// Fills chunks for one editor.
template <class Record>
class PlainRowsWriter {
public:
    [[nodiscard]] std::shared_ptr<PlainRows<Record>> make() const;
    [[nodiscard]] std::shared_ptr<PlainRows<Record>> copyOf(const PlainRows<Record>& rows) const;
    /// The record that the next states() and write() are about.
    void prepare(const Record&) {}
    [[nodiscard]] bool states(const PlainRows<Record>& rows, std::size_t place, const Record& record) const;
    template <class Stated>
    void write(PlainRows<Record>& rows, std::size_t place, Stated&& record) const
    {
        rows.m_rows[place].record = std::forward<Stated>(record);
    }
};

} // namespace assay::domain
