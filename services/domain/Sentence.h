// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>

/// \file The English sentences that findings, derived tables and explanations are made of. What is stored is the
/// English sentence; its template is the key under which resources/phrases/*.toml hold its translations (MessageCatalog.h,
/// D-019). Placeholders are numbered from 1 in their order: "{1} of {2}". "{3|is|are}" names the only texts it may
/// become.

namespace assay::domain
{

/// The literal of a template whose placeholders are counted by the compiler. Not for texts made while running.
template <std::size_t Count>
struct SentenceTemplate {
    // Implicit, so that a call reads as a sentence with its values; a literal that is wrong does not compile.
    template <std::size_t Size>
    consteval SentenceTemplate(const char (&literal)[Size]) : text(literal, Size - 1)
    {
        std::size_t next = 1;
        for (std::size_t i = 0; i < text.size(); ++i) {
            if (text[i] == '}')
                throw "a closing brace that nothing opened";
            if (text[i] != '{')
                continue;
            std::size_t number = 0;
            for (++i; i < text.size() && text[i] >= '0' && text[i] <= '9'; ++i)
                number = 10 * number + static_cast<std::size_t>(text[i] - '0');
            if (number != next++)
                throw "placeholders are numbered in their order";
            while (i < text.size() && text[i] != '}')
                if (text[i++] == '{')
                    throw "a brace within a placeholder";
            if (i == text.size())
                throw "a placeholder that does not end";
        }
        if (next != Count + 1)
            throw "as many values as placeholders";
    }

    std::string_view text;
};

/// `text` with its placeholders filled in.
[[nodiscard]] std::string filledIn(std::string_view text, std::span<const std::string_view> values);

/// One sentence or a part of one, in English: sentence("{1} of {2} checked", count, coin).
template <class... Values>
[[nodiscard]] std::string sentence(std::type_identity_t<SentenceTemplate<sizeof...(Values)>> text,
                                   const Values&... values)
{
    const std::array<std::string_view, sizeof...(Values)> views{std::string_view(values)...};
    return filledIn(text.text, views);
}

/// A part without values where a constant has to be given: "large bar". It is a template as any other.
[[nodiscard]] consteval const char* phrase(const char* text)
{
    return text;
}

} // namespace assay::domain
