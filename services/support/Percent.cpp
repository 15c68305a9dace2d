// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/support/Percent.h"

#include <boost/url/encode.hpp>
#include <boost/url/grammar/lut_chars.hpp>
#include <boost/url/pct_string_view.hpp>
#include <boost/url/rfc/unreserved_chars.hpp>

namespace assay::support {

namespace {

namespace urls = boost::urls;

constexpr auto kPathChars = urls::unreserved_chars + '/';
constexpr urls::grammar::lut_chars kLineChars(
    [](char c) { return static_cast<unsigned char>(c) >= 0x20 && c != 0x7F && c != '%' && c != '|'; });

} // namespace

std::string percentEncoded(std::string_view text)
{
    return urls::encode(text, urls::unreserved_chars);
}

std::string percentEncodedPath(std::string_view text)
{
    return urls::encode(text, kPathChars);
}

std::string escaped(std::string_view text)
{
    return urls::encode(text, kLineChars);
}

std::optional<std::string> percentDecoded(std::string_view text)
{
    const auto checked = urls::make_pct_string_view(text);
    return checked ? std::optional(checked->decode()) : std::nullopt;
}

} // namespace assay::support
