// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/filter/Condition.h"

#include <re2/re2.h>

#include <algorithm>

#include "services/filter/Values.h"
#include "services/support/Ascii.h"
#include "services/support/CaseFold.h"
#include "services/support/Utf8.h"

namespace assay::filter {

using domain::Cell;
using support::lowered;

namespace {

bool isAscii(std::string_view text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return (static_cast<unsigned char>(c) & 0x80U) != 0; });
}

/// The text with small letters for capitals; of one thread, until it asks again.
std::string_view foldedHere(std::string_view text)
{
    thread_local std::string folded;
    support::caseFold(text, folded);
    return folded;
}

/// Does `text` contain `needle` (folded)?
bool contains(std::string_view text, std::string_view needle)
{
    if (!isAscii(needle))
        return foldedHere(text).find(needle) != std::string_view::npos;
    return std::search(text.begin(), text.end(), needle.begin(), needle.end(),
                       [](char a, char b) { return lowered(a) == b; }) != text.end();
}

bool same(std::string_view text, std::string_view needle)
{
    if (!isAscii(needle))
        return foldedHere(text) == needle;
    return text.size() == needle.size() && std::equal(text.begin(), text.end(), needle.begin(), [](char a, char b) { return lowered(a) == b; });
}

/// The whole text against a folded pattern in which * is anything and ? one character; linear but for the last star.
bool matchesPattern(std::string_view raw, std::string_view pattern)
{
    const std::string_view text = foldedHere(raw);
    const auto next = [&](std::size_t at) { return at + std::max<std::size_t>(support::utf8Length(text, at), 1); };
    std::size_t t = 0;
    std::size_t p = 0;
    std::size_t star = std::string_view::npos;
    std::size_t mark = 0;
    while (t < text.size()) {
        if (p < pattern.size() && pattern[p] == '*') {
            star = p++;
            mark = t;
        } else if (p < pattern.size() && pattern[p] == '?') {
            ++p;
            t = next(t);
        } else if (p < pattern.size() && pattern[p] == text[t]) {
            ++p;
            ++t;
        } else if (star != std::string_view::npos) {
            p = star + 1;
            t = mark = next(mark);
        } else {
            return false;
        }
    }
    while (p < pattern.size() && pattern[p] == '*')
        ++p;
    return p == pattern.size();
}

bool hasWildcards(std::string_view text)
{
    return text.find_first_of("*?") != std::string_view::npos;
}

} // namespace

bool Condition::reads(std::string_view text) const
{
    if (kind == Kind::Regex)
        return re2::RE2::PartialMatch(re2::StringPiece(text.data(), text.size()), *regex);
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& needle) {
        if (kind == Kind::Same)
            return same(text, needle);
        return hasWildcards(needle) ? matchesPattern(text, needle) : contains(text, needle);
    });
}

bool Condition::within(const Cell& cell) const
{
    if (low) {
        const auto order = compare(cell, *low);
        if (!order || *order == std::strong_ordering::less || (!withLow && *order == std::strong_ordering::equal))
            return false;
    }
    if (high) {
        const auto order = compare(cell, *high);
        if (!order || *order == std::strong_ordering::greater || (!withHigh && *order == std::strong_ordering::equal))
            return false;
    }
    return true;
}

bool Condition::mayRead(std::string_view letters) const
{
    if (kind == Kind::Regex)
        return true;
    return std::any_of(texts.begin(), texts.end(), [&](const std::string& needle) {
        return std::all_of(needle.begin(), needle.end(), [&](char c) {
            return letters.find(c) != std::string_view::npos || (kind == Kind::Text && (c == '*' || c == '?'));
        });
    });
}

bool Condition::isPattern() const
{
    return kind == Kind::Regex || (kind == Kind::Text && std::any_of(texts.begin(), texts.end(), hasWildcards));
}

} // namespace assay::filter
