// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SharedTexts.h"

#include <boost/unordered/unordered_flat_map.hpp>
#include <cstring>

namespace assay::domain {

namespace {

/// Of the first and the last bytes.
std::size_t quickHash(std::string_view text)
{
    std::uint64_t first = 0;
    std::uint64_t last = 0;
    // Sizes that the compiler knows, since to copy any other takes a call.
    const auto take = [&]<class Word>(Word) {
        Word begin{};
        Word end{};
        std::memcpy(&begin, text.data(), sizeof begin);
        std::memcpy(&end, text.data() + (text.size() - sizeof end), sizeof end);
        first = begin;
        last = end;
    };
    if (text.size() >= sizeof(std::uint64_t))
        take(std::uint64_t{});
    else if (text.size() >= sizeof(std::uint32_t))
        take(std::uint32_t{});
    else if (text.size() >= sizeof(std::uint16_t))
        take(std::uint16_t{});
    else if (!text.empty())
        take(std::uint8_t{});
    return ((first ^ (last << 7U) ^ text.size()) * 0x9e3779b97f4a7c15U) >> 40U;
}

} // namespace

struct SharedTexts::Numbers {
    boost::unordered_flat_map<std::string_view, std::uint16_t> of;
};

SharedTexts::SharedTexts() : m_numbers(std::make_unique<Numbers>()) {}
SharedTexts::~SharedTexts() = default;

std::optional<std::uint16_t> SharedTexts::add(std::string_view text)
{
    if (text.size() > kLongest)
        return std::nullopt;
    auto& recent = m_recent[quickHash(text) % m_recent.size()];
    if (recent < m_size && this->text(recent) == text)
        return recent;
    if (const auto found = m_numbers->of.find(text); found != m_numbers->of.end())
        return recent = found->second;
    if (m_size == kMost)
        return std::nullopt;
    const auto number = static_cast<std::uint16_t>(m_size++);
    auto& segment = m_segments[number / kSegment];
    if (!segment)
        segment = std::make_unique<Segment>();
    auto& kept = (*segment)[number % kSegment];
    kept = text;
    m_numbers->of.emplace(kept, number);
    return recent = number;
}

} // namespace assay::domain
