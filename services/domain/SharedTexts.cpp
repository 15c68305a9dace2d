// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SharedTexts.h"

namespace assay::domain {

std::optional<std::uint16_t> SharedTexts::add(std::string_view text)
{
    if (text.size() > kLongest)
        return std::nullopt;
    if (const auto found = m_numbers.find(text); found != m_numbers.end())
        return found->second;
    if (m_size == kMost)
        return std::nullopt;
    const auto number = static_cast<std::uint16_t>(m_size++);
    auto& segment = m_segments[number / kSegment];
    if (!segment)
        segment = std::make_unique<Segment>();
    auto& kept = (*segment)[number % kSegment];
    kept = text;
    m_numbers.emplace(kept, number);
    return number;
}

} // namespace assay::domain
