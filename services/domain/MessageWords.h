// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <cstddef>
#include <string_view>

#include "services/support/Ascii.h"

/// \file Letters and words as the two halves of MessageCatalog see them; for these two only.

namespace assay::domain
{

inline constexpr std::size_t kMaxPlaceholders = 16;

using support::isDigit;
using support::isLetter;

inline std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    return text;
}

/// Words between blanks, without the punctuation around them.
template <class Each>
void forEachWord(std::string_view text, Each each)
{
    while (!text.empty()) {
        const auto end = std::min(text.find(' '), text.size());
        auto word = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        while (!word.empty() && !isLetter(word.front()) && !isDigit(word.front()))
            word.remove_prefix(1);
        while (!word.empty() && !isLetter(word.back()) && !isDigit(word.back()))
            word.remove_suffix(1);
        if (!word.empty())
            each(word);
    }
}

} // namespace assay::domain
