// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <set>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace assay::measures
{

/// What the eye keeps of a name: letters without case, accents, separators and invisible characters; look-alikes of
/// Latin, Cyrillic, Greek, full-width letters and digits as one. "НKD-Х 0" and "hkdxo" are the same. Words whose
/// skeleton is in `ignored` ("token", "coln") are left out unless nothing else remains. Up to 64 characters are kept.
[[nodiscard]] std::string skeleton(std::string_view name, const std::set<std::string, std::less<>>& ignored = {});

/// Finds names near to given ones at a cost that does not grow with their number. One thread.
class NameIndex {
public:
    /// `maximum`: 0 to 2 edits. Names with fewer than `minimumLength` characters match only if equal.
    NameIndex(int maximum, std::size_t minimumLength) : m_maximum(maximum), m_minimumLength(minimumLength) {}

    struct Match {
        std::size_t owner = 0;
        int distance = 0;
    };

    /// `shape` is a skeleton. An empty one is not kept.
    void add(std::string shape, std::size_t owner);
    /// Each owner once, with its least distance, in order of owner.
    [[nodiscard]] std::vector<Match> near(std::string_view shape) const;

private:
    /// The text and all that is left of it after up to `edits` characters are taken out.
    static void variants(std::string text, int edits, std::set<std::string>& out);

    struct Entry {
        std::string shape;
        std::size_t owner;
    };
    int m_maximum;
    std::size_t m_minimumLength;
    std::vector<Entry> m_entries;
    std::unordered_map<std::string, std::vector<std::size_t>> m_variants;
};

} // namespace assay::measures
