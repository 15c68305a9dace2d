// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <optional>
#include <utility>

#include "services/domain/Decimal.h"

namespace assay::measures
{

/// A figure under exact arithmetic: once something does not fit, it and all that follows from it cannot be told. Digits
/// are lost only in over() and rounded(), which name how. Value type, any thread.
class Checked
{
public:
    Checked() : m_value(domain::Decimal()) {}
    Checked(domain::Decimal value) : m_value(std::move(value)) {}
    Checked(std::int64_t whole) : m_value(domain::Decimal(whole)) {}
    Checked(domain::Result<domain::Decimal> value)
    {
        if (value)
            m_value = std::move(*value);
    }
    [[nodiscard]] static Checked unknown()
    {
        Checked out;
        out.m_value.reset();
        return out;
    }

    [[nodiscard]] bool known() const { return m_value.has_value(); }
    /// Only if known().
    [[nodiscard]] const domain::Decimal& get() const { return *m_value; }
    [[nodiscard]] const std::optional<domain::Decimal>& value() const { return m_value; }

    friend Checked operator+(const Checked& a, const Checked& b)
    {
        return a.known() && b.known() ? Checked(a.get().plus(b.get())) : unknown();
    }
    friend Checked operator-(const Checked& a, const Checked& b)
    {
        return a.known() && b.known() ? Checked(a.get().minus(b.get())) : unknown();
    }
    friend Checked operator*(const Checked& a, const Checked& b)
    {
        return a.known() && b.known() ? Checked(a.get().times(b.get())) : unknown();
    }
    Checked& operator+=(const Checked& other) { return *this = *this + other; }
    Checked& operator-=(const Checked& other) { return *this = *this - other; }

    /// The quotient; not known if `divisor` is zero.
    [[nodiscard]] Checked over(const Checked& divisor, int scale, domain::Rounding rounding) const
    {
        return known() && divisor.known() ? Checked(get().dividedBy(divisor.get(), scale, rounding)) : unknown();
    }
    [[nodiscard]] Checked rounded(int scale, domain::Rounding rounding) const
    {
        return known() ? Checked(get().rounded(scale, rounding)) : unknown();
    }

    [[nodiscard]] static Checked larger(const Checked& a, const Checked& b) { return a.isBelow(b) ? b : a; }
    [[nodiscard]] static Checked smaller(const Checked& a, const Checked& b) { return b.isBelow(a) ? b : a; }
    /// Both known and this less than `other`.
    [[nodiscard]] bool isBelow(const Checked& other) const { return known() && other.known() && get() < other.get(); }

private:
    std::optional<domain::Decimal> m_value;
};

} // namespace assay::measures
