// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <string_view>
#include <type_traits>
#include <vector>

namespace assay::measures {

/// Numbers keys 0, 1, 2 … in the order in which they are first seen. Open addressing: no allocation for each key, since
/// rules group a hundred thousand lines at a time. Keys are cheap to copy, such as views of text. One thread.
template <class Key, class Hash = std::hash<Key>>
class Places {
public:
    [[nodiscard]] std::uint32_t add(const Key& key)
    {
        // Texts of neighbouring lines are often the same.
        if (!m_keys.empty() && isSame(m_keys[m_last], key))
            return m_last;
        if ((m_keys.size() + 1) * 2 > m_slots.size())
            grow();
        auto& slot = m_slots[find(key)];
        if (slot == 0) {
            m_keys.push_back(key);
            slot = static_cast<std::uint32_t>(m_keys.size());
        }
        return m_last = slot - 1;
    }

    [[nodiscard]] std::size_t size() const { return m_keys.size(); }

private:
    /// The slot of this key, or the free one where it belongs.
    [[nodiscard]] std::size_t find(const Key& key) const
    {
        const std::size_t mask = m_slots.size() - 1;
        const std::size_t hash = Hash()(key) * 0x9e3779b97f4a7c15ULL;
        for (std::size_t at = (hash ^ (hash >> 32)) & mask;; at = (at + 1) & mask)
            if (m_slots[at] == 0 || isSame(m_keys[m_slots[at] - 1], key))
                return at;
    }

    /// Texts that are numbered differ at their end.
    [[nodiscard]] static bool isSame(const Key& a, const Key& b)
    {
        if constexpr (std::is_same_v<Key, std::string_view>)
            return a.size() == b.size() && (a.empty() || a.back() == b.back()) && a == b;
        else
            return a == b;
    }

    void grow()
    {
        m_slots.assign(m_slots.empty() ? 32 : m_slots.size() * 2, 0);
        for (std::size_t i = 0; i < m_keys.size(); ++i)
            m_slots[find(m_keys[i])] = static_cast<std::uint32_t>(i + 1);
    }

    std::vector<std::uint32_t> m_slots;       ///< number + 1; 0: free. A power of two of them
    std::vector<Key> m_keys;
    std::uint32_t m_last = 0;
};

} // namespace assay::measures
