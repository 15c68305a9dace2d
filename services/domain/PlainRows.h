// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <utility>

#include "services/domain/Row.h"
#include "services/domain/Schema.h"

namespace assay::domain {

/// Some rows of a table as the records they are; PackedRows answers to the same. Written by one thread until it is shared,
/// then immutable.
template <class Record>
class PlainRows {
public:
    static constexpr std::size_t kRows = 64;
    using Found = const Row<Record>&;
    /// A row or none; used as a pointer.
    using Known = const Row<Record>*;

    [[nodiscard]] Found at(std::size_t place) const { return m_rows[place]; }
    [[nodiscard]] const Row<Record>& read(std::size_t place, Row<Record>&) const { return m_rows[place]; }
    template <auto... Members>
    [[nodiscard]] const Row<Record>& readFields(std::size_t place, Row<Record>&) const { return m_rows[place]; }
    [[nodiscard]] const Row<Record>& stamp(std::size_t place) const { return m_rows[place]; }
    [[nodiscard]] std::string key(std::size_t place) const { return keyOf(m_rows[place].record); }
    [[nodiscard]] Cell cell(std::size_t place, std::size_t field) const { return cellOf(m_rows[place].record, field); }
    [[nodiscard]] static Known known(Found row) { return &row; }

    void setStamp(std::size_t place, const RowStamp& stamp) { m_rows[place].setStamp(stamp); }
    void seal() {}

    /// Fills chunks for one editor.
    class Writer {
    public:
        [[nodiscard]] std::shared_ptr<PlainRows> make() const { return std::make_shared<PlainRows>(); }
        [[nodiscard]] std::shared_ptr<PlainRows> copyOf(const PlainRows& rows) const { return std::make_shared<PlainRows>(rows); }
        /// What the next states() and write() are about.
        void prepare(const Record&) {}
        [[nodiscard]] bool states(const PlainRows& rows, std::size_t place, const Record& record) const
        {
            return sameFields(rows.m_rows[place].record, record);
        }
        template <class Stated>
        void write(PlainRows& rows, std::size_t place, Stated&& record) const
        {
            rows.m_rows[place].record = std::forward<Stated>(record);
        }
    };

private:
    std::array<Row<Record>, kRows> m_rows;
};

} // namespace assay::domain
