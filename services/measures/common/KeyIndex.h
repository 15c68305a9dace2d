// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <cstring>
#include <functional>
#include <string_view>
#include <vector>

namespace assay::measures {

/// Up to sixteen letters as two numbers; equal texts of one length give equal numbers, and the other way round.
struct TextWords {
    std::uint64_t head = 0;
    std::uint64_t tail = 0;

    explicit TextWords(std::string_view text)
    {
        const auto* end = text.data() + text.size();
        if (text.size() >= 8) {
            std::memcpy(&head, text.data(), 8);
            std::memcpy(&tail, end - 8, 8);
        } else if (text.size() >= 4) {
            std::memcpy(&head, text.data(), 4);
            std::memcpy(&tail, end - 4, 4);
        } else if (!text.empty()) {
            head = static_cast<unsigned char>(text.front());
            tail = static_cast<std::uint64_t>(static_cast<unsigned char>(text[text.size() / 2])) << 8
                | static_cast<unsigned char>(text.back());
        }
    }
};
constexpr std::size_t kWordsText = 16;        ///< letters that TextWords holds

/// Names, identifiers and the like are short: comparing them costs no call.
[[nodiscard]] inline bool sameText(std::string_view a, std::string_view b)
{
    if (a.size() != b.size())
        return false;
    if (a.size() > kWordsText)
        return a.back() == b.back() && a == b;
    const TextWords left(a);
    const TextWords right(b);
    return left.head == right.head && left.tail == right.tail;
}
struct SameText {
    bool operator()(std::string_view a, std::string_view b) const { return sameText(a, b); }
};

struct TextHash {
    std::uint64_t operator()(std::string_view text) const
    {
        constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15ULL;
        constexpr std::uint64_t kSize = 0xd6e8feb86659fd93ULL; // lengths differ in all bits: "3" is not "133"
        if (text.size() > kWordsText)
            return std::hash<std::string_view>()(text);
        const TextWords words(text);
        const std::uint64_t head = (words.head ^ (text.size() * kSize)) * kMix;
        return (head ^ (head >> 29) ^ words.tail) * kMix;
    }
};

/// Numbers keys 0, 1, 2 … in the order in which they are first seen. Open addressing: no allocation for each key, since
/// rules group a hundred thousand lines at a time. Keys are cheap to copy, such as views of text. One thread.
template <class Key, class Hash = std::hash<Key>, class Same = std::equal_to<Key>>
class KeyIndex {
public:
    /// So many keys are expected.
    void reserve(std::size_t count)
    {
        m_entries.reserve(count);
        while (m_slots.size() < count * 2 + 2)
            grow();
    }

    [[nodiscard]] std::uint32_t add(const Key& key)
    {
        // What neighbouring lines have is often the same, or comes in the same order again.
        if (!m_entries.empty()) {
            if (Same()(m_entries[m_last].key, key))
                return m_last;
            if (const auto next = m_entries[m_last].next; Same()(m_entries[next].key, key))
                return m_last = next;
        }
        if ((m_entries.size() + 1) * 2 > m_slots.size())
            grow();
        auto& slot = m_slots[find(key)];
        if (slot == 0) {
            m_entries.push_back({key, 0});
            slot = static_cast<std::uint32_t>(m_entries.size());
        }
        m_entries[m_last].next = slot - 1;
        return m_last = slot - 1;
    }

    [[nodiscard]] std::size_t size() const { return m_entries.size(); }

private:
    struct Entry {
        Key key;
        std::uint32_t next = 0;               ///< the place of the key that last came after this one
    };

    /// The slot of this key, or the free one where it belongs.
    [[nodiscard]] std::size_t find(const Key& key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        const std::size_t hash = Hash()(key) * 0x9e3779b97f4a7c15ULL;
        for (std::size_t at = (hash ^ (hash >> 32)) & mask;; at = (at + 1) & mask)
            if (m_slots[at] == 0 || Same()(m_entries[m_slots[at] - 1].key, key))
                return at;
    }

    void grow()
    {
        m_slots.assign(m_slots.empty() ? 32 : m_slots.size() * 2, 0);
        for (std::size_t i = 0; i < m_entries.size(); ++i)
            m_slots[find(m_entries[i].key)] = static_cast<std::uint32_t>(i + 1);
    }

    std::vector<std::uint32_t> m_slots;       ///< number + 1; 0: free. A power of two of them
    std::vector<Entry> m_entries;
    std::uint32_t m_last = 0;
};

/// Numbers texts, which must outlive it.
using TextPlaces = KeyIndex<std::string_view, TextHash, SameText>;

} // namespace assay::measures
