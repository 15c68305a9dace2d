// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Decimal.h"

#include <algorithm>
#include <array>
#include <boost/multiprecision/cpp_int.hpp>
#include <limits>
#include <utility>

namespace assay::domain {

namespace {

namespace mp = boost::multiprecision;
// Wide enough for the product of two 120-digit coefficients aligned by 60 digits; checked, so overflow throws.
using Wide = mp::number<mp::cpp_int_backend<1280, 1280, mp::signed_magnitude, mp::checked, void>, mp::et_off>;

constexpr std::array<std::int64_t, 19> kPowers = [] {
    std::array<std::int64_t, 19> powers{};
    std::int64_t power = 1;
    for (auto& entry : powers) {
        entry = power;
        if (power <= std::numeric_limits<std::int64_t>::max() / 10)
            power *= 10;
    }
    return powers;
}();

Wide powerOfTen(int exponent)
{
    return mp::pow(Wide(10), static_cast<unsigned>(exponent));
}

const Wide& digitLimit()
{
    static const Wide limit = powerOfTen(Decimal::kMaxDigits);
    return limit;
}

tl::unexpected<Error> overflow()
{
    return fail(ErrorCode::Overflow, "the exact result has more than 120 digits");
}

/// Rounds numerator / denominator (denominator > 0) to an integer.
Wide divideRounded(const Wide& numerator, const Wide& denominator, Rounding rounding)
{
    Wide quotient;
    Wide remainder;
    mp::divide_qr(numerator, denominator, quotient, remainder);
    if (remainder == 0)
        return quotient;
    const int sign = numerator < 0 ? -1 : 1;
    const Wide twice = mp::abs(remainder) * 2;
    bool away = false;
    switch (rounding) {
    case Rounding::HalfUp: away = twice >= denominator; break;
    case Rounding::HalfEven: away = twice > denominator || (twice == denominator && quotient % 2 != 0); break;
    case Rounding::Down: away = false; break;
    case Rounding::Up: away = true; break;
    case Rounding::Floor: away = sign < 0; break;
    case Rounding::Ceiling: away = sign > 0; break;
    }
    return away ? quotient + sign : quotient;
}

} // namespace

struct Decimal::Big {
    mp::cpp_int value;
};

/// The way from a Decimal to the wide integer and back; the only code that sees both forms.
struct Decimal::Arithmetic {
    static Wide wide(const Decimal& value)
    {
        return value.m_big ? Wide(value.m_big->value) : Wide(value.m_small);
    }

    /// The coefficient of `value` at a larger or equal scale.
    static Wide wideAt(const Decimal& value, int scale)
    {
        Wide coefficient = wide(value);
        if (scale > value.m_scale)
            coefficient *= powerOfTen(scale - value.m_scale);
        return coefficient;
    }

    static Result<Decimal> make(const Wide& coefficient, int scale)
    {
        if (mp::abs(coefficient) >= digitLimit())
            return overflow();
        if (scale < 0 || scale > kMaxScale)
            return fail(ErrorCode::OutOfRange, "scale " + std::to_string(scale) + " is not within 0 to 60");
        Decimal out;
        out.m_scale = scale;
        if (coefficient >= std::numeric_limits<std::int64_t>::min() && coefficient <= std::numeric_limits<std::int64_t>::max())
            out.m_small = static_cast<std::int64_t>(coefficient);
        else
            out.m_big = std::make_unique<const Big>(Big{mp::cpp_int(coefficient)});
        return out;
    }

    /// An exact result: zeros at its end carry nothing, so they go where it would not fit with them.
    static Result<Decimal> makeExact(Wide coefficient, int scale)
    {
        while (scale > kMaxScale || (scale > 0 && mp::abs(coefficient) >= digitLimit())) {
            Wide shorter;
            Wide last;
            mp::divide_qr(coefficient, Wide(10), shorter, last);
            if (last != 0)
                return scale > kMaxScale ? fail(ErrorCode::Overflow, "the exact result has more than 60 fraction digits") : overflow();
            coefficient = shorter;
            --scale;
        }
        return make(coefficient, scale);
    }

    template <class Operation>
    static Result<Decimal> guarded(Operation operation)
    {
        try {
            return operation();
        } catch (const std::exception&) {
            return overflow();
        }
    }

    /// If both coefficients are small and can be aligned in 64 bits: aligns them.
    static bool alignSmall(const Decimal& left, const Decimal& right, std::int64_t& a, std::int64_t& b, int& scale)
    {
        if (left.m_big || right.m_big)
            return false;
        a = left.m_small;
        b = right.m_small;
        scale = std::max(left.m_scale, right.m_scale);
        const int difference = std::abs(left.m_scale - right.m_scale);
        if (difference == 0)
            return true;
        if (difference > 18)
            return false;
        std::int64_t& narrow = left.m_scale < right.m_scale ? a : b;
        return !__builtin_mul_overflow(narrow, kPowers[static_cast<std::size_t>(difference)], &narrow);
    }
};

Decimal::Decimal() = default;
Decimal::Decimal(std::int64_t whole) : m_small(whole) {}

Decimal::Decimal(const Decimal& other)
    : m_small(other.m_small), m_big(other.m_big ? std::make_unique<const Big>(*other.m_big) : nullptr), m_scale(other.m_scale)
{
}

Decimal& Decimal::operator=(const Decimal& other)
{
    if (this != &other) {
        m_small = other.m_small;
        m_big = other.m_big ? std::make_unique<const Big>(*other.m_big) : nullptr;
        m_scale = other.m_scale;
    }
    return *this;
}

Decimal::Decimal(Decimal&&) noexcept = default;
Decimal& Decimal::operator=(Decimal&&) noexcept = default;
Decimal::~Decimal() = default;

Result<Decimal> Decimal::parse(std::string_view text)
{
    // Nearly every amount has at most 18 digits: those need no copy. All else, errors too, takes the long way below.
    if (text.size() <= 18) {
        std::int64_t small = 0;
        std::size_t point = text.size();
        std::size_t at = !text.empty() && text.front() == '-' ? 1 : 0;
        const std::size_t first = at;
        for (; at < text.size(); ++at) {
            const char c = text[at];
            if (c >= '0' && c <= '9')
                small = small * 10 + (c - '0');
            else if (c == '.' && point == text.size() && at > first)
                point = at;
            else
                break;
        }
        if (at == text.size() && at > first && point + 1 != at) {
            Decimal out(first == 1 ? -small : small);
            out.m_scale = point == at ? 0 : static_cast<std::int32_t>(at - point - 1);
            return out;
        }
    }
    const auto quoted = [&] { return '"' + std::string(text.substr(0, 60)) + '"'; };
    std::string_view rest = text;
    const bool negative = !rest.empty() && rest.front() == '-';
    if (negative)
        rest.remove_prefix(1);
    std::string digits;
    digits.reserve(rest.size());
    int fraction = -1;
    for (std::size_t i = 0; i < rest.size(); ++i) {
        const char c = rest[i];
        if (c == '.' && fraction < 0 && i > 0)
            fraction = 0;
        else if (c >= '0' && c <= '9') {
            digits += c;
            if (fraction >= 0)
                ++fraction;
        } else
            return fail(ErrorCode::Malformed, "not a plain decimal number: " + quoted(), "character " + std::to_string(i + 1));
        if (digits.size() > static_cast<std::size_t>(kMaxDigits) + kMaxScale)
            return fail(ErrorCode::OutOfRange, "a number of more than 120 digits: " + quoted());
    }
    if (digits.empty() || fraction == 0)
        return fail(ErrorCode::Malformed, "not a plain decimal number: " + quoted());
    const int scale = std::max(fraction, 0);
    if (scale > kMaxScale)
        return fail(ErrorCode::OutOfRange, "more than 60 fraction digits: " + quoted());
    const std::size_t significant = digits.find_first_not_of('0');
    if (significant == std::string::npos)
        return fromParts(0, scale);
    digits.erase(0, significant);
    if (digits.size() <= 18) {
        std::int64_t small = 0;
        for (const char c : digits)
            small = small * 10 + (c - '0');
        return fromParts(negative ? -small : small, scale);
    }
    if (digits.size() > static_cast<std::size_t>(kMaxDigits))
        return fail(ErrorCode::OutOfRange, "a number of more than 120 digits: " + quoted());
    return Arithmetic::guarded([&] {
        const Wide magnitude(digits);
        return Arithmetic::make(negative ? Wide(-magnitude) : magnitude, scale);
    });
}

Result<Decimal> Decimal::fromParts(std::int64_t coefficient, int scale)
{
    if (scale < 0 || scale > kMaxScale)
        return fail(ErrorCode::OutOfRange, "scale " + std::to_string(scale) + " is not within 0 to 60");
    Decimal out(coefficient);
    out.m_scale = scale;
    return out;
}

Result<Decimal> Decimal::fromHexInteger(std::string_view hex, int scale)
{
    if (hex.starts_with("0x") || hex.starts_with("0X"))
        hex.remove_prefix(2);
    if (hex.empty() || hex.find_first_not_of("0123456789abcdefABCDEF") != std::string_view::npos)
        return fail(ErrorCode::Malformed, "not a hexadecimal integer: \"" + std::string(hex.substr(0, 70)) + '"');
    const std::size_t significant = hex.find_first_not_of('0');
    if (significant == std::string_view::npos)
        return fromParts(0, scale);
    hex.remove_prefix(significant);
    if (hex.size() > 64)
        return fail(ErrorCode::OutOfRange, "more than 256 bits");
    return Arithmetic::guarded([&] { return Arithmetic::make(Wide("0x" + std::string(hex)), scale); });
}

std::string Decimal::text() const
{
    std::string digits;
    bool negative = false;
    if (m_big) {
        negative = m_big->value < 0;
        digits = mp::cpp_int(mp::abs(m_big->value)).str();
    } else {
        negative = m_small < 0;
        digits = std::to_string(m_small);
        if (negative)
            digits.erase(0, 1);
    }
    const auto fraction = static_cast<std::size_t>(m_scale);
    if (digits.size() <= fraction)
        digits.insert(0, fraction + 1 - digits.size(), '0');
    if (fraction > 0)
        digits.insert(digits.size() - fraction, 1, '.');
    if (negative)
        digits.insert(0, 1, '-');
    return digits;
}

bool Decimal::isZero() const
{
    return !m_big && m_small == 0;
}

int Decimal::sign() const
{
    if (m_big)
        return m_big->value < 0 ? -1 : 1;
    return m_small < 0 ? -1 : (m_small > 0 ? 1 : 0);
}

Result<Decimal> Decimal::plus(const Decimal& other) const
{
    std::int64_t a = 0;
    std::int64_t b = 0;
    int scale = 0;
    if (Arithmetic::alignSmall(*this, other, a, b, scale) && !__builtin_add_overflow(a, b, &a))
        return fromParts(a, scale);
    return Arithmetic::guarded([&] {
        const int common = std::max(m_scale, other.m_scale);
        return Arithmetic::makeExact(Arithmetic::wideAt(*this, common) + Arithmetic::wideAt(other, common), common);
    });
}

Result<Decimal> Decimal::minus(const Decimal& other) const
{
    return plus(other.negated());
}

Result<Decimal> Decimal::times(const Decimal& other) const
{
    const int scale = m_scale + other.m_scale;
    std::int64_t product = 0;
    if (!m_big && !other.m_big && scale <= kMaxScale && !__builtin_mul_overflow(m_small, other.m_small, &product))
        return fromParts(product, scale);
    return Arithmetic::guarded([&] { return Arithmetic::makeExact(Arithmetic::wide(*this) * Arithmetic::wide(other), scale); });
}

Result<Decimal> Decimal::dividedBy(const Decimal& divisor, int scale, Rounding rounding) const
{
    if (divisor.isZero())
        return fail(ErrorCode::OutOfRange, "division by zero");
    if (scale < 0 || scale > kMaxScale)
        return fail(ErrorCode::OutOfRange, "scale " + std::to_string(scale) + " is not within 0 to 60");
    return Arithmetic::guarded([&] {
        // value = (n / 10^m_scale) / (d / 10^ds) × 10^scale
        Wide numerator = Arithmetic::wide(*this) * powerOfTen(divisor.m_scale + scale);
        Wide denominator = Arithmetic::wide(divisor) * powerOfTen(m_scale);
        if (denominator < 0) {
            numerator = -numerator;
            denominator = -denominator;
        }
        return Arithmetic::make(divideRounded(numerator, denominator, rounding), scale);
    });
}

Result<Decimal> Decimal::dividedExactlyBy(const Decimal& divisor) const
{
    if (divisor.isZero())
        return fail(ErrorCode::OutOfRange, "division by zero");
    return Arithmetic::guarded([&]() -> Result<Decimal> {
        // With all the digits that it may have, then without its zeros: the quotient may fit although its digits and 60 more
        // would not.
        const Wide numerator = Arithmetic::wide(*this) * powerOfTen(divisor.m_scale + kMaxScale);
        const Wide denominator = Arithmetic::wide(divisor) * powerOfTen(m_scale);
        Wide quotient;
        Wide remainder;
        mp::divide_qr(numerator, denominator, quotient, remainder);
        if (remainder != 0)
            return fail(ErrorCode::Inexact, text() + " / " + divisor.text() + " has no exact decimal form");
        auto fitting = Arithmetic::makeExact(quotient, kMaxScale);
        return fitting ? fitting->normalized() : fitting;
    });
}

Result<Decimal> Decimal::rounded(int scale, Rounding rounding) const
{
    if (scale < 0 || scale > kMaxScale)
        return fail(ErrorCode::OutOfRange, "scale " + std::to_string(scale) + " is not within 0 to 60");
    return Arithmetic::guarded([&] {
        if (scale >= m_scale)
            return Arithmetic::make(Arithmetic::wideAt(*this, scale), scale);
        return Arithmetic::make(divideRounded(Arithmetic::wide(*this), powerOfTen(m_scale - scale), rounding), scale);
    });
}

Result<bool> Decimal::isMultipleOf(const Decimal& unit) const
{
    if (unit.isZero())
        return fail(ErrorCode::OutOfRange, "a multiple of zero");
    try {
        const int common = std::max(m_scale, unit.m_scale);
        return Arithmetic::wideAt(*this, common) % Arithmetic::wideAt(unit, common) == 0;
    } catch (const std::exception&) {
        return overflow();
    }
}

Decimal Decimal::negated() const
{
    Decimal out(*this);
    if (out.m_big)
        out.m_big = std::make_unique<const Big>(Big{-m_big->value});
    else if (out.m_small == std::numeric_limits<std::int64_t>::min()) {
        out.m_big = std::make_unique<const Big>(Big{-mp::cpp_int(out.m_small)});
        out.m_small = 0;
    } else
        out.m_small = -out.m_small;
    return out;
}

Decimal Decimal::absolute() const
{
    return sign() < 0 ? negated() : *this;
}

Decimal Decimal::normalized() const
{
    if (m_scale == 0)
        return *this;
    if (!m_big) {
        Decimal out(*this);
        while (out.m_scale > 0 && out.m_small % 10 == 0) {
            out.m_small /= 10;
            --out.m_scale;
        }
        return out;
    }
    mp::cpp_int value = m_big->value;
    int scale = m_scale;
    while (scale > 0 && value % 10 == 0) {
        value /= 10;
        --scale;
    }
    // Fewer digits than before, so it fits.
    return *Arithmetic::make(Wide(value), scale);
}

std::strong_ordering Decimal::compare(const Decimal& left, const Decimal& right)
{
    std::int64_t a = 0;
    std::int64_t b = 0;
    int scale = 0;
    if (Arithmetic::alignSmall(left, right, a, b, scale))
        return a <=> b;
    if (left.sign() != right.sign())
        return left.sign() <=> right.sign();
    const int common = std::max(left.m_scale, right.m_scale);
    // 120 digits and 60 more for alignment stay within the wide type.
    const int order = Arithmetic::wideAt(left, common).compare(Arithmetic::wideAt(right, common));
    return order <=> 0;
}

std::size_t Decimal::hash() const
{
    return std::hash<std::string>{}(normalized().text());
}

Result<std::strong_ordering> compareRatios(const Decimal& a, const Decimal& b, const Decimal& c, const Decimal& d)
{
    if (b.sign() <= 0 || d.sign() <= 0)
        return fail(ErrorCode::OutOfRange, "the denominator of a ratio must be positive");
    const auto left = a.times(d);
    if (!left)
        return tl::unexpected(left.error());
    const auto right = c.times(b);
    if (!right)
        return tl::unexpected(right.error());
    return *left <=> *right;
}

} // namespace assay::domain
