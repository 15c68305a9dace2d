// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Amount.h"

#include <algorithm>
#include <utility>

namespace assay::domain {

namespace {

constexpr std::size_t kMaxAsset = 20;

bool isAssetCharacter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
           c == ':';
}

} // namespace

Result<Amount> Amount::create(Decimal value, std::string_view asset)
{
    if (asset.empty() || asset.size() > kMaxAsset || !std::all_of(asset.begin(), asset.end(), isAssetCharacter))
        return fail(ErrorCode::Malformed, "not an asset code: \"" + std::string(asset.substr(0, 40)) + '"');
    Amount out;
    out.m_value = std::move(value);
    out.m_asset = asset;
    return out;
}

Result<Amount> Amount::parse(std::string_view text)
{
    const auto blank = text.find(' ');
    if (blank == std::string_view::npos)
        return fail(ErrorCode::Malformed, "not an asset code and a number: \"" + std::string(text.substr(0, 60)) + '"');
    auto value = Decimal::parse(text.substr(blank + 1));
    if (!value)
        return tl::unexpected(value.error());
    return create(std::move(*value), text.substr(0, blank));
}

Result<void> Amount::sameAsset(const Amount& other) const
{
    if (m_asset == other.m_asset)
        return {};
    return fail(ErrorCode::MixedAssets, '"' + m_asset + "\" and \"" + other.m_asset + "\" cannot be reckoned together");
}

Result<Amount> Amount::with(Result<Decimal> value) const
{
    if (!value)
        return tl::unexpected(value.error());
    Amount out;
    out.m_value = std::move(*value);
    out.m_asset = m_asset;
    return out;
}

Result<Amount> Amount::plus(const Amount& other) const
{
    if (const auto same = sameAsset(other); !same)
        return tl::unexpected(same.error());
    return with(m_value.plus(other.m_value));
}

Result<Amount> Amount::minus(const Amount& other) const
{
    if (const auto same = sameAsset(other); !same)
        return tl::unexpected(same.error());
    return with(m_value.minus(other.m_value));
}

Result<std::strong_ordering> Amount::compare(const Amount& other) const
{
    if (const auto same = sameAsset(other); !same)
        return tl::unexpected(same.error());
    return m_value <=> other.m_value;
}

Result<Amount> Amount::times(const Decimal& factor) const
{
    return with(m_value.times(factor));
}

Result<Amount> Amount::dividedBy(const Decimal& divisor, int scale, Rounding rounding) const
{
    return with(m_value.dividedBy(divisor, scale, rounding));
}

Result<Amount> Amount::rounded(int scale, Rounding rounding) const
{
    return with(m_value.rounded(scale, rounding));
}

Result<Decimal> Amount::ratioTo(const Amount& other, int scale, Rounding rounding) const
{
    if (const auto same = sameAsset(other); !same)
        return tl::unexpected(same.error());
    return m_value.dividedBy(other.m_value, scale, rounding);
}

} // namespace assay::domain
