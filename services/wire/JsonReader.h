// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <utility>

#include "services/support/Result.h"

namespace assay::wire
{

/// Limits of every JSON text that arrives, whatever it means.
inline constexpr std::size_t kJsonMaxDepth = 32;
inline constexpr std::size_t kJsonMaxText = std::size_t{1} << 20; ///< bytes of one string or name
inline constexpr std::size_t kJsonMaxElements = 1'000'000;        ///< of one array
inline constexpr std::size_t kJsonMaxMembers = 4096;              ///< of one object

/// Finds the byte at which the current event of the parser begins. The parser gives no positions, so the end of the
/// last text or number is kept (they point into the input) and the few bytes since then are walked when someone asks.
/// One thread; the input must stay.
class JsonCursor
{
public:
    explicit JsonCursor(std::string_view input) : m_input(input), m_last(input.data()) {}

    /// The offset of the first byte of the current event, counted from 0.
    [[nodiscard]] std::size_t byte();

    void passText(std::string_view text)
    {
        if (contains(text)) {
            m_last = text.data() + text.size() + 1;
            m_tokens = 0;
        } else {
            passEscapedText();
        }
    }
    void passNumber(std::string_view digits)
    {
        m_last = digits.data() + digits.size();
        m_tokens = 0;
    }
    /// A bracket or a literal went by.
    void passToken()
    {
        // Walking is amortised: a long run of brackets is walked once.
        if (++m_tokens > 4096)
            (void)byte();
    }
    /// Bytes of input after the last text or number.
    [[nodiscard]] std::size_t remaining() const;

private:
    [[nodiscard]] bool contains(std::string_view text) const
    {
        const auto at = reinterpret_cast<std::uintptr_t>(text.data());
        const auto begin = reinterpret_cast<std::uintptr_t>(m_input.data());
        return at >= begin && at + text.size() < begin + m_input.size();
    }
    void passEscapedText();

    std::string_view m_input;
    const char* m_last;
    std::size_t m_tokens = 0;
};

/// The names seen so far in the objects that are open, for finding duplicates. Ordered, so that no choice of names is
/// slow.
class JsonNames
{
public:
    void open() { ++m_depth; }
    /// False: the object that was opened last has this name already.
    [[nodiscard]] bool add(std::string_view name) { return m_names.emplace(m_depth, name).second; }
    void close()
    {
        if (!m_names.empty())
            m_names.erase(m_names.lower_bound({m_depth, std::string()}), m_names.end());
        --m_depth;
    }

private:
    std::size_t m_depth = 0;
    std::set<std::pair<std::size_t, std::string>> m_names;
};

/// "byte 1234"
[[nodiscard]] std::string bytePlace(std::size_t byte);
/// At most `limit` bytes of a text from outside, cut between characters, for an error message.
[[nodiscard]] std::string excerpt(std::string_view text, std::size_t limit = 40);

/// Parses a whole JSON text by RFC 8259 within the limits and forgets it.
/// Errors: Malformed (with the byte), OutOfRange (a limit).
enum class JsonDuplicates : std::uint8_t { Allow, Refuse };
[[nodiscard]] support::Result<void> checkJson(std::string_view bytes, JsonDuplicates duplicates);

/// True if `digits` is a whole number as JSON writes it: no fraction, no exponent.
[[nodiscard]] bool isWholeNumber(std::string_view digits);
/// Errors: WrongType (fraction or exponent, not a number), OutOfRange (beyond 64 bits).
[[nodiscard]] support::Result<std::int64_t> wholeNumber(std::string_view digits);

} // namespace assay::wire
