// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/TextPool.h"

#include <algorithm>
#include <array>
#include <cstring>

#include "services/support/Ascii.h"
#include "services/support/CaseFold.h"

namespace assay::models {

namespace {

constexpr std::size_t kFirstSlots = 64;
constexpr std::size_t kMostBytes = 0xFFFFFF00U;

/// Eight bytes from `offset` on, as a number that orders as they do.
std::uint64_t prefixOf(std::string_view text, std::size_t offset)
{
    std::uint64_t out = 0;
    for (std::size_t i = offset; i < offset + 8; ++i)
        out = (out << 8U) | (i < text.size() ? static_cast<unsigned char>(text[i]) : 0U);
    return out;
}

} // namespace

void sortByKey(SortScratch& scratch)
{
    auto& rows = scratch.rows;
    // A histogram for each digit in one pass; digits that are the same in all keys cost nothing more.
    constexpr unsigned kBits = 11;
    constexpr std::size_t kBuckets = std::size_t{1} << kBits;
    constexpr std::size_t kDigits = 6;
    if (rows.size() < 4096) {
        std::stable_sort(rows.begin(), rows.end(), [](const KeyedRow& a, const KeyedRow& b) { return a.key < b.key; });
        return;
    }
    auto& counts = scratch.counts;
    counts.assign(kDigits * kBuckets, 0);
    for (const auto& row : rows)
        for (std::size_t digit = 0; digit < kDigits; ++digit)
            ++counts[digit * kBuckets + ((row.key >> (digit * kBits)) & (kBuckets - 1))];
    auto& other = scratch.other;
    makeRoom(other, rows.size());
    other.resize(rows.size());
    for (std::size_t digit = 0; digit < kDigits; ++digit) {
        std::uint32_t* count = counts.data() + digit * kBuckets;
        const auto same = (rows.front().key >> (digit * kBits)) & (kBuckets - 1);
        if (count[same] == rows.size())
            continue;
        std::uint32_t at = 0;
        for (std::size_t bucket = 0; bucket < kBuckets; ++bucket)
            at += std::exchange(count[bucket], at);
        for (const auto& row : rows)
            other[count[(row.key >> (digit * kBits)) & (kBuckets - 1)]++] = row;
        rows.swap(other);
    }
}

std::uint32_t TextPool::add(std::string_view text)
{
    if ((size() + 1) * 2 > m_slots.size())
        grow();
    std::size_t slot = std::hash<std::string_view>{}(text) & (m_slots.size() - 1);
    while (m_slots[slot] != 0) {
        if (this->text(m_slots[slot] - 1) == text)
            return m_slots[slot] - 1;
        slot = (slot + 1) & (m_slots.size() - 1);
    }
    if (m_bytes.size() + text.size() + 1 > kMostBytes)
        return kNone;
    m_bytes += text;
    m_bytes += '\0';
    m_starts.push_back(static_cast<std::uint32_t>(m_bytes.size()));
    m_slots[slot] = static_cast<std::uint32_t>(size());
    return static_cast<std::uint32_t>(size() - 1);
}

void TextPool::grow()
{
    m_slots.assign(std::max(kFirstSlots, m_slots.size() * 2), 0);
    for (std::uint32_t id = 0; id < size(); ++id) {
        std::size_t slot = std::hash<std::string_view>{}(text(id)) & (m_slots.size() - 1);
        while (m_slots[slot] != 0)
            slot = (slot + 1) & (m_slots.size() - 1);
        m_slots[slot] = id + 1;
    }
}

void TextPool::find(const std::string& needle, filter::RowMask& marks) const
{
    // One search through all bytes: a needle never reaches over the NUL between two texts.
    m_folded.reserve(m_bytes.size());
    for (std::size_t i = m_folded.size(); i < m_bytes.size(); ++i)
        m_folded += support::lowered(m_bytes[i]);
    const char* const begin = m_folded.data();
    const char* const end = begin + m_folded.size();
    auto start = m_starts.begin();
    for (const char* at = begin; at < end;) {
        const void* hit = ::memmem(at, static_cast<std::size_t>(end - at), needle.data(), needle.size());
        if (!hit)
            return;
        const auto offset = static_cast<std::uint32_t>(static_cast<const char*>(hit) - begin);
        // Hits are near each other or far apart: a few steps, then a search.
        for (int step = 0; step < 4 && *(start + 1) <= offset; ++step)
            ++start;
        if (*(start + 1) <= offset)
            start = std::upper_bound(start, m_starts.end(), offset) - 1;
        marks.set(static_cast<std::size_t>(start - m_starts.begin()));
        ++start;
        at = begin + *start;
        if (start + 1 == m_starts.end())
            return;
    }
}

void TextPool::mark(const filter::Condition& condition, const Shown& shown, filter::RowMask& marks) const
{
    const bool plain = condition.kind == filter::Condition::Kind::Text && !condition.isPattern() &&
                       std::none_of(condition.texts.begin(), condition.texts.end(),
                                    [](const std::string& text) {
                                        return text.empty() || text.find('\0') != std::string::npos || support::hasCase(text);
                                    });
    if (plain) {
        for (const auto& needle : condition.texts)
            find(needle, marks);
    } else {
        for (std::uint32_t id = 0; id < size(); ++id)
            if (condition.reads(text(id)))
                marks.set(id);
    }
    if (!shown)
        return;
    for (std::uint32_t id = 0; id < size(); ++id)
        if (!marks.test(id))
            if (const auto other = shown(std::string(text(id))); !other.empty() && condition.reads(other))
                marks.set(id);
}

const std::vector<std::uint32_t>& TextPool::ranks(SortScratch& scratch) const
{
    if (m_ranks.size() == size())
        return m_ranks;
    auto& rows = scratch.rows;
    makeRoom(rows, size());
    rows.resize(size());
    // What all texts begin with decides nothing.
    std::size_t common = size() == 0 ? 0 : text(0).size();
    for (std::uint32_t id = 1; id < size() && common > 0; ++id) {
        const auto one = text(id);
        const auto first = text(0).substr(0, std::min(common, one.size()));
        common = static_cast<std::size_t>(std::mismatch(first.begin(), first.end(), one.begin()).first - first.begin());
    }
    for (std::uint32_t id = 0; id < size(); ++id)
        rows[id] = {prefixOf(text(id), common), id};
    sortByKey(scratch);
    const auto less = [this](const KeyedRow& a, const KeyedRow& b) { return text(a.row) < text(b.row); };
    for (std::size_t from = 0; from < rows.size();) {
        std::size_t to = from + 1;
        while (to < rows.size() && rows[to].key == rows[from].key)
            ++to;
        if (to - from > 1)
            std::sort(rows.begin() + static_cast<std::ptrdiff_t>(from), rows.begin() + static_cast<std::ptrdiff_t>(to), less);
        from = to;
    }
    makeRoom(m_ranks, size());
    m_ranks.resize(size());
    for (std::size_t rank = 0; rank < rows.size(); ++rank)
        m_ranks[rows[rank].row] = static_cast<std::uint32_t>(rank);
    return m_ranks;
}

std::size_t TextPool::memory() const
{
    return m_bytes.capacity() + m_folded.capacity() + 4 * (m_starts.capacity() + m_slots.capacity() + m_ranks.capacity());
}

} // namespace assay::models
