// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace assay::filter {

/// A yes or no for each row of a table, 64 rows in a word. A value.
class RowMask {
public:
    enum class Initial : std::uint8_t { None, All };

    explicit RowMask(std::size_t size = 0, Initial initial = Initial::None) { reset(size, initial); }

    void reset(std::size_t size, Initial initial = Initial::None)
    {
        m_size = size;
        m_words.assign((size + 63) / 64, initial == Initial::All ? ~std::uint64_t{0} : 0);
        trim();
    }
    /// Rows that come are not marked.
    void resize(std::size_t size)
    {
        m_size = size;
        m_words.resize((size + 63) / 64, 0);
        trim();
    }

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool test(std::size_t row) const { return ((m_words[row / 64] >> (row % 64)) & 1U) != 0; }
    void set(std::size_t row) { m_words[row / 64] |= std::uint64_t{1} << (row % 64); }
    void clear(std::size_t row) { m_words[row / 64] &= ~(std::uint64_t{1} << (row % 64)); }
    void put(std::size_t row, bool mark) { mark ? set(row) : clear(row); }
    /// The words themselves, for scans; bits beyond size() are not marked.
    [[nodiscard]] std::uint64_t* words() { return m_words.data(); }
    [[nodiscard]] const std::uint64_t* words() const { return m_words.data(); }

    [[nodiscard]] std::size_t count() const
    {
        std::size_t out = 0;
        for (const auto word : m_words)
            out += static_cast<std::size_t>(std::popcount(word));
        return out;
    }
    RowMask& operator&=(const RowMask& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] &= other.m_words[i];
        return *this;
    }
    RowMask& operator|=(const RowMask& other)
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            m_words[i] |= other.m_words[i];
        return *this;
    }
    void invert()
    {
        for (auto& word : m_words)
            word = ~word;
        trim();
    }
    /// Calls `visit(row)` for each marked row, ascending.
    template <class Visitor>
    void forEach(Visitor&& visit) const
    {
        for (std::size_t i = 0; i < m_words.size(); ++i)
            for (auto word = m_words[i]; word != 0; word &= word - 1)
                visit(i * 64 + static_cast<std::size_t>(std::countr_zero(word)));
    }
    friend bool operator==(const RowMask&, const RowMask&) = default;

private:
    void trim()
    {
        if (m_size % 64 != 0)
            m_words.back() &= (std::uint64_t{1} << (m_size % 64)) - 1;
    }

    std::vector<std::uint64_t> m_words;
    std::size_t m_size = 0;
};

} // namespace assay::filter
