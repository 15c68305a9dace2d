// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "services/domain/Records.h"

namespace assay::domain
{

/// Finds entries of sanctions lists by name and by wallet. Names compare as sets of words: capitals, accents,
/// punctuation and order do not count; a Chinese character is a word. It proposes, a person decides. Keeps its own copy
/// of the entries; immutable once made; any thread.
class SanctionsIndex
{
public:
    struct NameMatch {
        std::size_t entry = 0;  ///< index into entries()
        std::string name;       ///< the name or alias that matched, as listed
        std::int64_t score = 0; ///< 1000: the same words; 2 × common words / all words, in thousandths
    };

    SanctionsIndex() = default;
    explicit SanctionsIndex(std::vector<SanctionEntry> entries);

    [[nodiscard]] const std::vector<SanctionEntry>& entries() const { return m_entries; }
    /// Best first, each entry once. Words of a query beyond the 32nd are ignored.
    [[nodiscard]] std::vector<NameMatch> findName(std::string_view name, std::int64_t leastScore = 700,
                                                  std::size_t limit = 50) const;
    /// Entries that list exactly this address. Hexadecimal addresses and bech32 ignore capitals, Base58 does not.
    [[nodiscard]] std::vector<std::size_t> findWallet(std::string_view address) const;

    /// "AL-QÁSIM, José" as {"al", "qasim", "jose"}.
    [[nodiscard]] static std::vector<std::string> words(std::string_view name);
    [[nodiscard]] static std::string normalizedWallet(std::string_view address);

private:
    struct Name {
        std::uint32_t entry = 0;
        std::uint32_t wordCount = 0;
        std::int32_t alias = -1; ///< -1: the entry's own name
    };

    void addName(std::size_t entry, std::int32_t alias, std::string_view text);

    std::vector<SanctionEntry> m_entries;
    std::vector<Name> m_names;
    std::unordered_map<std::string, std::vector<std::uint32_t>> m_byWord; ///< indices into m_names
    std::unordered_map<std::string, std::vector<std::size_t>> m_byWallet;
};

} // namespace assay::domain
