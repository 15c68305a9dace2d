// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/common/NameIndex.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>

#include "services/support/EditDistance.h"
#include "services/support/Utf8.h"

namespace assay::measures
{

namespace
{

constexpr std::size_t kMaxShape = 64;
/// Longer names are cut: nobody reads them, and the cost must stay bounded.
constexpr std::size_t kMaxNameBytes = 512;

struct Look {
    std::uint32_t from;
    std::uint32_t to; ///< all from `from` to `to` look like `as`
    char as;
};

/// Letters that look like a Latin one, or are one in other clothes. In order of code point.
constexpr std::array kLooks{
    Look{0xC0, 0xC5, 'a'},
    Look{0xC7, 0xC7, 'c'},
    Look{0xC8, 0xCB, 'e'},
    Look{0xCC, 0xCF, 'l'},
    Look{0xD0, 0xD0, 'd'},
    Look{0xD1, 0xD1, 'n'},
    Look{0xD2, 0xD6, 'o'},
    Look{0xD8, 0xD8, 'o'},
    Look{0xD9, 0xDC, 'u'},
    Look{0xDD, 0xDD, 'y'},
    Look{0xDF, 0xDF, 'b'},
    Look{0xE0, 0xE5, 'a'},
    Look{0xE7, 0xE7, 'c'},
    Look{0xE8, 0xEB, 'e'},
    Look{0xEC, 0xEF, 'l'},
    Look{0xF0, 0xF0, 'd'},
    Look{0xF1, 0xF1, 'n'},
    Look{0xF2, 0xF6, 'o'},
    Look{0xF8, 0xF8, 'o'},
    Look{0xF9, 0xFC, 'u'},
    Look{0xFD, 0xFD, 'y'},
    Look{0xFF, 0xFF, 'y'},
    Look{0x100, 0x105, 'a'},
    Look{0x106, 0x10D, 'c'},
    Look{0x10E, 0x111, 'd'},
    Look{0x112, 0x11B, 'e'},
    Look{0x11C, 0x123, 'g'},
    Look{0x124, 0x127, 'h'},
    Look{0x128, 0x131, 'l'},
    Look{0x134, 0x135, 'j'},
    Look{0x136, 0x138, 'k'},
    Look{0x139, 0x142, 'l'},
    Look{0x143, 0x14B, 'n'},
    Look{0x14C, 0x151, 'o'},
    Look{0x154, 0x159, 'r'},
    Look{0x15A, 0x161, 's'},
    Look{0x162, 0x167, 't'},
    Look{0x168, 0x173, 'u'},
    Look{0x174, 0x175, 'w'},
    Look{0x176, 0x178, 'y'},
    Look{0x179, 0x17E, 'z'},
    Look{0x17F, 0x17F, 'f'},
    Look{0x261, 0x261, 'g'},
    Look{0x26A, 0x26A, 'l'},
    // Greek
    Look{0x391, 0x391, 'a'},
    Look{0x392, 0x392, 'b'},
    Look{0x395, 0x395, 'e'},
    Look{0x396, 0x396, 'z'},
    Look{0x397, 0x397, 'h'},
    Look{0x399, 0x399, 'l'},
    Look{0x39A, 0x39A, 'k'},
    Look{0x39C, 0x39C, 'm'},
    Look{0x39D, 0x39D, 'n'},
    Look{0x39F, 0x39F, 'o'},
    Look{0x3A1, 0x3A1, 'p'},
    Look{0x3A4, 0x3A4, 't'},
    Look{0x3A5, 0x3A5, 'y'},
    Look{0x3A7, 0x3A7, 'x'},
    Look{0x3B1, 0x3B1, 'a'},
    Look{0x3B2, 0x3B2, 'b'},
    Look{0x3B3, 0x3B3, 'y'},
    Look{0x3B5, 0x3B5, 'e'},
    Look{0x3B7, 0x3B7, 'n'},
    Look{0x3B9, 0x3B9, 'l'},
    Look{0x3BA, 0x3BA, 'k'},
    Look{0x3BD, 0x3BD, 'v'},
    Look{0x3BF, 0x3BF, 'o'},
    Look{0x3C1, 0x3C1, 'p'},
    Look{0x3C4, 0x3C4, 't'},
    Look{0x3C5, 0x3C5, 'u'},
    Look{0x3C7, 0x3C7, 'x'},
    Look{0x3C9, 0x3C9, 'w'},
    // Cyrillic
    Look{0x405, 0x405, 's'},
    Look{0x406, 0x407, 'l'},
    Look{0x408, 0x408, 'j'},
    Look{0x410, 0x410, 'a'},
    Look{0x412, 0x412, 'b'},
    Look{0x415, 0x415, 'e'},
    Look{0x417, 0x417, 'z'},
    Look{0x41A, 0x41A, 'k'},
    Look{0x41C, 0x41C, 'm'},
    Look{0x41D, 0x41D, 'h'},
    Look{0x41E, 0x41E, 'o'},
    Look{0x420, 0x420, 'p'},
    Look{0x421, 0x421, 'c'},
    Look{0x422, 0x422, 't'},
    Look{0x423, 0x423, 'y'},
    Look{0x425, 0x425, 'x'},
    Look{0x430, 0x430, 'a'},
    Look{0x432, 0x432, 'b'},
    Look{0x435, 0x435, 'e'},
    Look{0x437, 0x437, 'z'},
    Look{0x43A, 0x43A, 'k'},
    Look{0x43C, 0x43C, 'm'},
    Look{0x43D, 0x43D, 'h'},
    Look{0x43E, 0x43E, 'o'},
    Look{0x440, 0x440, 'p'},
    Look{0x441, 0x441, 'c'},
    Look{0x442, 0x442, 't'},
    Look{0x443, 0x443, 'y'},
    Look{0x445, 0x445, 'x'},
    Look{0x451, 0x451, 'e'},
    Look{0x455, 0x455, 's'},
    Look{0x456, 0x457, 'l'},
    Look{0x458, 0x458, 'j'},
    Look{0x475, 0x475, 'v'},
    Look{0x4AE, 0x4AE, 'y'},
    Look{0x4C0, 0x4C0, 'l'},
    Look{0x4CF, 0x4CF, 'l'},
    Look{0x501, 0x501, 'd'},
    Look{0x51B, 0x51B, 'q'},
    Look{0x51C, 0x51D, 'w'},
};

/// The next code point; a byte that is not UTF-8 is mapped beyond the last code point, so that two of them differ.
std::uint32_t next(std::string_view text, std::size_t& at)
{
    if (support::utf8Length(text, at) == 0)
        return 0x110000u + static_cast<std::uint8_t>(text[at++]);
    return support::takeUtf8(text, at);
}

bool invisible(std::uint32_t c)
{
    return c == 0xAD || (c >= 0x300 && c <= 0x36F) || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x2064) || (c >= 0xFE00 && c <= 0xFE0F) || c == 0xFEFF;
}

/// Spaces, dashes, dots and marks.
bool separates(std::uint32_t c)
{
    return c <= 0x20 || c == 0x7F || (c >= 0x80 && c <= 0xBF && c != 0xAA && c != 0xB5 && c != 0xBA) ||
           (c >= 0x2000 && c <= 0x206F) || c == 0x3000 || (c >= 0x3001 && c <= 0x303F) ||
           (c >= 0x2100 && c <= 0x21FF && c == 0x2122);
}

/// As a plain Latin letter in small, or 0: a separator, or `c` unchanged if it looks like none.
std::uint32_t plain(std::uint32_t c)
{
    if (c >= 0xFF01 && c <= 0xFF5E) // full width
        c -= 0xFF01 - 0x21;
    if (c >= 0x1D400 && c <= 0x1D6A3) // mathematical alphabets repeat A–Z, a–z
        c = (c - 0x1D400) % 52 < 26 ? 'a' + (c - 0x1D400) % 52 : 'a' + (c - 0x1D400) % 52 - 26;
    if (c >= 0x24B6 && c <= 0x24E9) // circled
        c = 'a' + (c - 0x24B6) % 26;
    if (c < 0x80) {
        if (c >= 'A' && c <= 'Z')
            c += 'a' - 'A';
        switch (c) {
        case '0': return 'o';
        case '1':
        case 'i':
        case '|':
        case '!': return 'l';
        case '2': return 'z';
        case '3': return 'e';
        case '5':
        case '$': return 's';
        case '8': return 'b';
        default: break; // every other character is kept
        }
        const bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
        return letter ? c : 0;
    }
    const auto found = std::upper_bound(kLooks.begin(), kLooks.end(), c,
                                        [](std::uint32_t value, const Look& look) { return value < look.from; });
    if (found != kLooks.begin())
        if (const auto& look = *std::prev(found); c <= look.to)
            return static_cast<std::uint8_t>(look.as);
    return separates(c) ? 0 : c;
}

void append(std::uint32_t c, std::string& out)
{
    if (c < 0x80) {
        const char letter = static_cast<char>(c);
        // Pairs that read as one letter at a glance.
        if (!out.empty() && ((letter == 'n' && out.back() == 'r') || (letter == 'v' && out.back() == 'v')))
            out.back() = letter == 'n' ? 'm' : 'w';
        else
            out += letter;
        return;
    }
    // Anything else counts as one character of its own, whatever its encoding.
    const std::uint32_t folded = 0x80u + (c ^ (c >> 7) ^ (c >> 14)) % 0x80u;
    out += static_cast<char>(folded);
}

} // namespace

std::string skeleton(std::string_view name, const std::set<std::string, std::less<>>& ignored)
{
    name = support::utf8Prefix(name, kMaxNameBytes);
    std::string all;
    std::string kept;
    std::string word;
    const auto close = [&] {
        all += word;
        if (!ignored.contains(word))
            kept += word;
        word.clear();
    };
    for (std::size_t at = 0; at < name.size();) {
        const auto c = next(name, at);
        if (invisible(c))
            continue;
        const auto letter = plain(c);
        if (letter == 0)
            close();
        else
            append(letter, word);
    }
    close();
    std::string out = kept.empty() ? all : kept;
    if (out.size() > kMaxShape)
        out.resize(kMaxShape);
    return out;
}

void NameIndex::variants(std::string text, int edits, std::set<std::string>& out)
{
    if (!out.insert(text).second || edits == 0)
        return;
    for (std::size_t i = 0; i < text.size(); ++i) {
        std::string less = text;
        less.erase(i, 1);
        variants(std::move(less), edits - 1, out);
    }
}

void NameIndex::add(std::string shape, std::size_t owner)
{
    if (shape.empty())
        return;
    std::set<std::string> all;
    variants(shape, shape.size() < m_minimumLength ? 0 : m_maximum, all);
    for (const auto& variant : all)
        m_variants[variant].push_back(m_entries.size());
    m_entries.push_back({std::move(shape), owner});
}

std::vector<NameIndex::Match> NameIndex::near(std::string_view shape) const
{
    std::map<std::size_t, int> found;
    std::set<std::string> all;
    if (!shape.empty())
        variants(std::string(shape), shape.size() < m_minimumLength ? 0 : m_maximum, all);
    for (const auto& variant : all) {
        const auto entries = m_variants.find(variant);
        if (entries == m_variants.end())
            continue;
        for (const auto index : entries->second) {
            const auto& entry = m_entries[index];
            const bool brief = std::min(entry.shape.size(), shape.size()) < m_minimumLength;
            const int limit = brief ? 0 : m_maximum;
            const int distance = support::editDistance(entry.shape, shape, limit);
            if (distance > limit)
                continue;
            const auto [place, fresh] = found.try_emplace(entry.owner, distance);
            if (!fresh)
                place->second = std::min(place->second, distance);
        }
    }
    std::vector<Match> out;
    out.reserve(found.size());
    for (const auto& [owner, distance] : found)
        out.push_back({owner, distance});
    return out;
}

} // namespace assay::measures
