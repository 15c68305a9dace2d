// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace assay::domain {

/// Texts that many rows state (codes, participants, reasons), each kept once and known by a number that never changes. What
/// it keeps is bounded: a long text, or one that comes after so many others, is not taken. One thread adds; others may
/// read the texts of numbers that they got from it through a mutex or a queue.
class SharedTexts {
public:
    static constexpr std::size_t kLongest = 64;       ///< bytes
    static constexpr std::size_t kMost = 0x10000;

    SharedTexts();
    ~SharedTexts();
    SharedTexts(const SharedTexts&) = delete;
    SharedTexts& operator=(const SharedTexts&) = delete;

    /// Nothing: it is not kept here.
    [[nodiscard]] std::optional<std::uint16_t> add(std::string_view text);
    [[nodiscard]] const std::string& text(std::uint16_t number) const
    {
        return (*m_segments[number / kSegment])[number % kSegment];
    }
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    static constexpr std::size_t kSegment = 256;
    using Segment = std::array<std::string, kSegment>;

    std::array<std::unique_ptr<Segment>, kMost / kSegment> m_segments; ///< a text never moves
    std::size_t m_size = 0;
    struct Numbers;
    std::unique_ptr<Numbers> m_numbers;          ///< by text
    std::array<std::uint16_t, 256> m_recent{};   ///< numbers by a quick hash: most texts come again soon
};

} // namespace assay::domain
