// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "services/support/Result.h"

namespace assay::domain {

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

/// Arithmetic that has to round names how; there is no default.
enum class Rounding { HalfUp, HalfEven, Down, Up, Floor, Ceiling };

/// An exact decimal number: integer coefficient × 10^-scale. Any uint256 with 18 decimals fits (up to 120 digits).
/// Overflow and inexact division are errors, never wraps. The scale is kept as written ("1.50" stays "1.50");
/// equality and order are numeric. Value type, any thread.
class Decimal {
public:
    static constexpr int kMaxDigits = 120;
    static constexpr int kMaxScale = 60;

    Decimal();
    explicit Decimal(std::int64_t whole);
    Decimal(const Decimal& other);
    Decimal& operator=(const Decimal& other);
    Decimal(Decimal&&) noexcept;
    Decimal& operator=(Decimal&&) noexcept;
    ~Decimal();

    /// Plain digits with optional sign and fraction: "-12.50". No exponent, no grouping, no blanks.
    /// Errors: Malformed, OutOfRange (too many digits).
    [[nodiscard]] static Result<Decimal> parse(std::string_view text);
    /// Becomes coefficient × 10^-scale; the scale must be within 0 to kMaxScale.
    void assign(std::int64_t coefficient, int scale)
    {
        if (m_big)
            *this = Decimal();
        m_small = coefficient;
        m_scale = scale;
    }
    /// coefficient × 10^-scale. Errors: OutOfRange (scale).
    [[nodiscard]] static Result<Decimal> fromParts(std::int64_t coefficient, int scale);
    /// An unsigned integer of up to 256 bits in hexadecimal (with or without 0x), divided by 10^scale: a token amount as
    /// an EVM contract returns it. Errors: Malformed, OutOfRange.
    [[nodiscard]] static Result<Decimal> fromHexInteger(std::string_view hex, int scale);

    /// Plain digits as scaled: "1204330120.50". Parses back to the same value and scale.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] int scale() const { return m_scale; }
    /// The integer of which it is the 10^-scale()-fold; nothing if that takes more than 64 bits.
    [[nodiscard]] std::optional<std::int64_t> coefficient() const { return m_big ? std::nullopt : std::optional(m_small); }
    [[nodiscard]] bool isZero() const;
    /// -1, 0 or 1.
    [[nodiscard]] int sign() const;

    /// At the larger scale, of a product at the sum of both; without some or all zeros at its end where it does not fit with
    /// them. Errors: Overflow (the exact result does not fit at any scale).
    [[nodiscard]] Result<Decimal> plus(const Decimal& other) const;
    [[nodiscard]] Result<Decimal> minus(const Decimal& other) const;
    [[nodiscard]] Result<Decimal> times(const Decimal& other) const;
    /// Quotient at `scale` fraction digits. Errors: OutOfRange (division by zero, scale), Overflow.
    [[nodiscard]] Result<Decimal> dividedBy(const Decimal& divisor, int scale, Rounding rounding) const;
    /// Quotient only if it is exact within kMaxScale fraction digits; without zeros at its end. Errors: Inexact, OutOfRange, Overflow.
    [[nodiscard]] Result<Decimal> dividedExactlyBy(const Decimal& divisor) const;
    /// The same number at another scale. Errors: OutOfRange, Overflow.
    [[nodiscard]] Result<Decimal> rounded(int scale, Rounding rounding) const;
    /// Is this an integer multiple of `unit`? Errors: OutOfRange (unit is zero), Overflow.
    [[nodiscard]] Result<bool> isMultipleOf(const Decimal& unit) const;
    [[nodiscard]] Decimal negated() const;
    [[nodiscard]] Decimal absolute() const;
    /// Without trailing zeros in the fraction.
    [[nodiscard]] Decimal normalized() const;

    friend std::strong_ordering operator<=>(const Decimal& left, const Decimal& right) { return compare(left, right); }
    friend bool operator==(const Decimal& left, const Decimal& right) { return compare(left, right) == 0; }

    /// A hash that equal numbers share whatever their scale.
    [[nodiscard]] std::size_t hash() const;

private:
    struct Big;
    struct Arithmetic;

    static std::strong_ordering compare(const Decimal& left, const Decimal& right);

    std::int64_t m_small = 0;           ///< the coefficient, unless m_big holds it
    std::unique_ptr<const Big> m_big;   ///< set only for coefficients beyond 64 bits
    std::int32_t m_scale = 0;
};

/// a/b compared with c/d by cross-multiplication; all of b and d must be positive. Errors: OutOfRange, Overflow.
[[nodiscard]] Result<std::strong_ordering> compareRatios(const Decimal& a, const Decimal& b, const Decimal& c, const Decimal& d);

} // namespace assay::domain

template <>
struct std::hash<assay::domain::Decimal> {
    std::size_t operator()(const assay::domain::Decimal& value) const noexcept { return value.hash(); }
};
