// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "models/items/Scratch.h"
#include "services/filter/Condition.h"
#include "services/filter/RowMask.h"

namespace assay::models {

/// The texts of one column, each kept once and known by a number. Numbers are given in the order in which texts come and
/// never change. Used by one thread at a time; its owner is ColumnKeys.
class TextPool {
public:
    static constexpr std::uint32_t kNone = 0xFFFFFFFFU;
    /// How a text reads on the screen; an empty function: as it is.
    using Shown = std::function<std::string(const std::string&)>;

    /// kNone if the pool is full (four gigabytes of texts).
    [[nodiscard]] std::uint32_t add(std::string_view text);
    [[nodiscard]] std::string_view text(std::uint32_t id) const
    {
        return std::string_view(m_bytes).substr(m_starts[id], m_starts[id + 1] - m_starts[id] - 1);
    }
    [[nodiscard]] std::size_t size() const { return m_starts.size() - 1; }
    /// Marks the texts that a condition of kind Text, Same or Regex reads, as they are or as they are shown.
    void mark(const filter::Condition& condition, const Shown& shown, filter::RowMask& marks) const;
    /// The place of each text among all of them, by bytes.
    [[nodiscard]] const std::vector<std::uint32_t>& ranks(SortScratch& scratch) const;
    [[nodiscard]] std::size_t memory() const;

private:
    void grow();
    void find(const std::string& needle, filter::RowMask& marks) const;

    std::string m_bytes;                              ///< all texts, a NUL after each
    std::vector<std::uint32_t> m_starts{0};
    std::vector<std::uint32_t> m_slots;               ///< hash table: number + 1, or 0
    mutable std::string m_folded;                     ///< m_bytes in lower case, as far as a search needed it
    mutable std::vector<std::uint32_t> m_ranks;
};

} // namespace assay::models
