// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <Qt>

#include "models/items/TextPool.h"
#include "services/domain/Schema.h"

namespace assay::models {

/// One column of a table as typed values beside the rows: whole numbers and times as they are, decimals as whole numbers
/// of a common scale, texts as numbers of a pool. What the common scale cannot hold is kept exact aside. One thread at a
/// time; its owner is OrderBuilder.
class ColumnKeys {
public:
    enum class Kind : std::uint8_t { Empty, Whole, Moment, Day, Decimal, Text, Mixed };

    /// Rows that come state nothing.
    void resize(std::size_t rows);
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] Kind kind() const { return m_kind; }
    /// False if the row had this value already.
    bool set(std::size_t row, const domain::Cell& cell);
    [[nodiscard]] bool stated(std::size_t row) const;
    [[nodiscard]] domain::Cell cell(std::size_t row) const;
    /// Of two stated values.
    [[nodiscard]] std::strong_ordering compare(std::size_t left, std::size_t right) const;

    /// Ranks texts now, so that the first sort need not.
    void prepareToSort(SortScratch& scratch) const;
    /// Sorts rows, not stated last either way; equal rows stay in their order.
    void sort(std::vector<std::uint32_t>& rows, Qt::SortOrder direction, SortScratch& scratch) const;
    /// Marks rows that fulfil `condition`; other marks stay. Numbers also read as they are grouped on the screen.
    void mark(const filter::Condition& condition, const TextPool::Shown& shown, filter::RowMask& marks) const;

    /// The same number for the same value, in no order; 0 is not stated. For groups.
    [[nodiscard]] std::uint64_t identity(std::size_t row) const;
    /// The value as a whole number of scale(); false if it is kept aside or is no number.
    [[nodiscard]] bool exactKey(std::size_t row, std::int64_t& key) const;
    [[nodiscard]] int scale() const { return m_scale; }
    [[nodiscard]] std::size_t memory() const;

private:
    static constexpr std::int64_t kMissing = INT64_MIN;

    void begin(Kind kind);
    void becomeMixed();
    bool setNumber(std::size_t row, std::int64_t key);
    bool setDecimal(std::size_t row, const domain::Decimal& value);
    void widen(int scale);
    [[nodiscard]] domain::Decimal decimal(std::size_t row) const;
    [[nodiscard]] std::uint32_t textOf(std::size_t row) const { return m_texts[row]; }
    void markRange(const filter::Condition& condition, filter::RowMask& marks) const;
    void markTexts(const filter::Condition& condition, const TextPool::Shown& shown, filter::RowMask& marks) const;
    void markNumbers(const filter::Condition& condition, filter::RowMask& marks) const;

    Kind m_kind = Kind::Empty;
    std::size_t m_size = 0;
    std::vector<std::int64_t> m_keys;                 ///< Whole, Moment, Day, Decimal
    std::vector<std::uint8_t> m_scales;               ///< Decimal: as each value is written
    std::unordered_map<std::uint32_t, domain::Decimal> m_wide; ///< Decimal: values whose key is only their floor
    int m_scale = 0;
    std::vector<std::uint32_t> m_texts;               ///< Text: numbers in the pool
    TextPool m_pool;
    std::vector<domain::Cell> m_cells;                ///< Mixed
};

/// Plain digits with a comma between thousands: "-1,204,330.50".
[[nodiscard]] std::string groupedDigits(std::string_view plain);

} // namespace assay::models
