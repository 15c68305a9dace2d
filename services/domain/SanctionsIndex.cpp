// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/SanctionsIndex.h"

#include <algorithm>

#include "services/support/Ascii.h"
#include "services/support/Utf8.h"

namespace assay::domain
{

namespace
{

constexpr std::size_t kMaxWords = 32;

/// Latin letters U+00C0–U+017F without their accents; a dot stands for "leave out".
constexpr std::string_view kFolded = "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiiidnooooo.ouuuuyty"
                                     "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"
                                     "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";
static_assert(kFolded.size() == 0x180 - 0xC0);

/// Code point at `at`, which moves on; an ill-formed byte counts as a blank.
char32_t take(std::string_view text, std::size_t& at)
{
    const char32_t code = support::takeUtf8(text, at);
    return code == U'\uFFFD' ? U' ' : code;
}

bool isIdeograph(char32_t code)
{
    return (code >= 0x3400 && code <= 0x9FFF) || (code >= 0xF900 && code <= 0xFAFF) ||
           (code >= 0x20000 && code <= 0x3FFFF);
}

} // namespace

std::vector<std::string> SanctionsIndex::words(std::string_view name)
{
    std::vector<std::string> out;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            out.push_back(std::exchange(word, {}));
    };
    for (std::size_t at = 0; at < name.size();) {
        const std::size_t start = at;
        const char32_t code = take(name, at);
        if ((code >= 'a' && code <= 'z') || (code >= '0' && code <= '9')) {
            word += static_cast<char>(code);
        } else if (code >= 'A' && code <= 'Z') {
            word += static_cast<char>(code - 'A' + 'a');
        } else if (code == '\'' || code == 0x2019 || code == 0x2018 || code == '`') {
            continue; // AL-SA'DUN is AL-SADUN
        } else if (code >= 0xC0 && code < 0x180) {
            if (const char folded = kFolded[code - 0xC0]; folded != '.')
                word += folded;
        } else if (isIdeograph(code)) {
            end();
            out.emplace_back(name.substr(start, at - start));
        } else if (code > 0x180 && !(code >= 0x2000 && code <= 0x206F) && !(code >= 0x3000 && code <= 0x303F) &&
                   code != 0xFF0C) {
            word += name.substr(start, at - start);
        } else {
            end();
        }
    }
    end();
    std::sort(out.begin(), out.end());
    out.erase(std::unique(out.begin(), out.end()), out.end());
    if (out.size() > kMaxWords)
        out.resize(kMaxWords);
    return out;
}

std::string SanctionsIndex::normalizedWallet(std::string_view address)
{
    const auto first = address.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos)
        return {};
    std::string out(address.substr(first, address.find_last_not_of(" \t\r\n") - first + 1));
    std::string lower = support::lowered(out);
    return lower.starts_with("0x") || lower.starts_with("bc1") || lower.starts_with("ltc1") ? lower : out;
}

SanctionsIndex::SanctionsIndex(std::vector<SanctionEntry> entries) : m_entries(std::move(entries))
{
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const SanctionEntry& entry = m_entries[i];
        addName(i, -1, entry.name);
        for (std::size_t alias = 0; alias < entry.aliases.size(); ++alias)
            addName(i, static_cast<std::int32_t>(alias), entry.aliases[alias]);
        for (const std::string& wallet : entry.wallets) {
            auto& owners = m_byWallet[normalizedWallet(wallet)];
            if (owners.empty() || owners.back() != i)
                owners.push_back(i);
        }
    }
}

void SanctionsIndex::addName(std::size_t entry, std::int32_t alias, std::string_view text)
{
    const std::vector<std::string> found = words(text);
    if (found.empty())
        return;
    const auto index = static_cast<std::uint32_t>(m_names.size());
    m_names.push_back({static_cast<std::uint32_t>(entry), static_cast<std::uint32_t>(found.size()), alias});
    for (const std::string& word : found)
        m_byWord[word].push_back(index);
}

std::vector<SanctionsIndex::NameMatch> SanctionsIndex::findName(std::string_view name, std::int64_t leastScore,
                                                                std::size_t limit) const
{
    const std::vector<std::string> wanted = words(name);
    std::unordered_map<std::uint32_t, std::int64_t> common;
    for (const std::string& word : wanted)
        if (const auto found = m_byWord.find(word); found != m_byWord.end())
            for (const std::uint32_t index : found->second)
                ++common[index];
    std::unordered_map<std::uint32_t, std::pair<std::int64_t, std::uint32_t>> best; // entry → score, name
    for (const auto& [index, count] : common) {
        const Name& candidate = m_names[index];
        const std::int64_t score = 2000 * count / static_cast<std::int64_t>(wanted.size() + candidate.wordCount);
        if (score < leastScore)
            continue;
        auto& [known, by] = best.try_emplace(candidate.entry, 0, index).first->second;
        if (score > known || (score == known && index < by)) {
            known = score;
            by = index;
        }
    }
    std::vector<NameMatch> out;
    for (const auto& [entry, match] : best) {
        const Name& candidate = m_names[match.second];
        const SanctionEntry& record = m_entries[entry];
        out.push_back({entry,
                       candidate.alias < 0 ? record.name : record.aliases[static_cast<std::size_t>(candidate.alias)],
                       match.first});
    }
    std::sort(out.begin(), out.end(), [](const NameMatch& left, const NameMatch& right) {
        return left.score != right.score ? left.score > right.score : left.entry < right.entry;
    });
    if (out.size() > limit)
        out.resize(limit);
    return out;
}

std::vector<std::size_t> SanctionsIndex::findWallet(std::string_view address) const
{
    const auto found = m_byWallet.find(normalizedWallet(address));
    return found == m_byWallet.end() ? std::vector<std::size_t>{} : found->second;
}

} // namespace assay::domain
