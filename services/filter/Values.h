// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "services/domain/Calendar.h"
#include "services/domain/Schema.h"

namespace assay::filter {

/// What a field's values are, and so what may be compared with them.
enum class Kind : std::uint8_t {
    Text,
    Number,
    Ounces,         ///< fine or gross troy ounces: also 12kg, 400g, 5ozt, 10tael
    Seconds,        ///< also 30m, 2h, 1bd
    Milliseconds,
    Day,            ///< 2026-03-31, today, T-1
    Moment          ///< the same, as whole days of Hong Kong; 2026-03-31T10:00:00Z; -2h
};

/// From when, and by whose business days, "today", "T-1", "-2h" and "1bd" count.
struct Present {
    domain::Instant now{};
    const domain::Calendar* calendar = nullptr;   ///< nullptr: no business days
};

/// The values that a text stands for: one, or those of a whole day.
struct Span {
    domain::Cell low;
    domain::Cell high;              ///< as low, or the last millisecond of the day
};

/// nullopt: not a value of this kind. Numbers take k, m, bn and %; separators between thousands are left out, a comma in any other
/// place makes it no number.
[[nodiscard]] std::optional<Span> spanOf(std::string_view text, Kind kind, const Present& present);

/// "1,5" and "401,125oz": a comma where other languages have their decimal mark.
[[nodiscard]] bool hasDecimalComma(std::string_view text);

/// Numbers compare as numbers, whatever their types; nullopt: not stated, or not comparable.
[[nodiscard]] std::optional<std::strong_ordering> compare(const domain::Cell& left, const domain::Cell& right);

} // namespace assay::filter
