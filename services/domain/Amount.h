// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <string>
#include <string_view>

#include "services/domain/Decimal.h"

namespace assay::domain {

/// An exact quantity of one asset: a currency (ISO 4217), XAU in troy ounces, a coin or an ISIN. Arithmetic over two
/// assets is an error (MixedAssets), never a number. Value type, any thread. It does not convert between assets.
class Amount {
public:
    Amount() = default;
    /// `asset` is 1 to 20 of A-Z, a-z, 0-9, '-', '.', ':'. Errors: Malformed.
    [[nodiscard]] static Result<Amount> create(Decimal value, std::string_view asset);
    /// "HKD 1204330120.50". Errors: Malformed, OutOfRange.
    [[nodiscard]] static Result<Amount> parse(std::string_view text);

    [[nodiscard]] const Decimal& value() const { return m_value; }
    [[nodiscard]] const std::string& asset() const { return m_asset; }
    [[nodiscard]] std::string text() const { return m_asset + ' ' + m_value.text(); }

    /// Errors: MixedAssets, Overflow.
    [[nodiscard]] Result<Amount> plus(const Amount& other) const;
    [[nodiscard]] Result<Amount> minus(const Amount& other) const;
    [[nodiscard]] Result<std::strong_ordering> compare(const Amount& other) const;
    /// Errors: Overflow.
    [[nodiscard]] Result<Amount> times(const Decimal& factor) const;
    /// Errors: OutOfRange (zero, scale), Overflow.
    [[nodiscard]] Result<Amount> dividedBy(const Decimal& divisor, int scale, Rounding rounding) const;
    [[nodiscard]] Result<Amount> rounded(int scale, Rounding rounding) const;
    /// this / other as a plain ratio. Errors: MixedAssets, OutOfRange, Overflow.
    [[nodiscard]] Result<Decimal> ratioTo(const Amount& other, int scale, Rounding rounding) const;

    friend bool operator==(const Amount& left, const Amount& right) = default;

private:
    [[nodiscard]] Result<void> sameAsset(const Amount& other) const;
    [[nodiscard]] Result<Amount> with(Result<Decimal> value) const;

    Decimal m_value;
    std::string m_asset;
};

} // namespace assay::domain
