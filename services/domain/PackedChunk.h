// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Row.h"
#include "services/domain/SharedTexts.h"

namespace assay::domain {

/// A block of encoded rows with their stamps; rows that changed together share one.
/// Written by one thread until it is shared, then immutable.
class PackedChunk {
public:
    static constexpr std::size_t kRows = kRowsInChunk;

    explicit PackedChunk(std::shared_ptr<const SharedTexts> texts) : m_texts(std::move(texts)) {}

    [[nodiscard]] const RowMeta& stamp(std::size_t row) const { return m_stamps[m_stampOf[row]]; }
    /// Empty: nothing was put there.
    [[nodiscard]] std::string_view bytes(std::size_t row) const
    {
        return std::string_view(m_bytes).substr(m_begins[row], m_begins[row + 1] - m_begins[row]);
    }
    [[nodiscard]] const SharedTexts& texts() const { return *m_texts; }

    void setBytes(std::size_t row, std::string_view bytes);
    void setMeta(std::size_t row, RowMeta stamp);
    /// Gives back what it does not need, before it is shared.
    void seal();

private:
    void forgetUnused();

    std::shared_ptr<const SharedTexts> m_texts;
    std::string m_bytes;
    std::vector<RowMeta> m_stamps{RowMeta{}};
    std::array<std::uint32_t, kRows + 1> m_begins{};
    std::array<std::uint8_t, kRows> m_stampOf{};
};

} // namespace assay::domain
