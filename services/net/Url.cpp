// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Url.h"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <charconv>

namespace assay::net {

namespace {

using support::ErrorCode;
using support::fail;
using support::Result;

constexpr std::size_t kMaxUrl = 2048;
constexpr std::size_t kMaxHost = 253;

struct SchemeName {
    std::string_view name;
    Scheme scheme;
    std::uint16_t port;
};
constexpr std::array<SchemeName, 4> kSchemes{{{"http", Scheme::Http, 80},
                                              {"https", Scheme::Https, 443},
                                              {"ws", Scheme::Ws, 80},
                                              {"wss", Scheme::Wss, 443}}};

const SchemeName& nameOf(Scheme scheme)
{
    return *std::find_if(kSchemes.begin(), kSchemes.end(), [scheme](const auto& s) { return s.scheme == scheme; });
}

char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string lowered(std::string_view text)
{
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), lower);
    return out;
}

tl::unexpected<support::Error> wrong(ErrorCode code, std::string detail, std::size_t byte)
{
    return fail(code, std::move(detail), "byte " + std::to_string(byte) + " of the address");
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

/// `text` is lower case. `at` is its place in the address.
Result<std::string> checkedName(const std::string& text, std::size_t at)
{
    if (text.empty())
        return wrong(ErrorCode::Malformed, "no host name", at);
    if (text.size() > kMaxHost)
        return wrong(ErrorCode::Malformed, "host name longer than " + std::to_string(kMaxHost) + " bytes", at);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!isHostCharacter(text[i]))
            return wrong(ErrorCode::Malformed, "character not allowed in a host name", at + i);
        const bool edge = i == 0 || text[i - 1] == '.';
        if (edge && (text[i] == '.' || text[i] == '-'))
            return wrong(ErrorCode::Malformed, "host name part is empty or starts with '-'", at + i);
    }
    // "1.2.3.400" or "127.1" would be read as an address by some resolvers and as a name by others.
    const auto lastDot = text.rfind('.');
    const std::string_view last = std::string_view(text).substr(lastDot == std::string::npos ? 0 : lastDot + 1);
    const bool numeric = std::all_of(last.begin(), last.end(), [](char c) { return c >= '0' && c <= '9'; });
    boost::system::error_code error;
    boost::asio::ip::make_address_v4(text, error);
    if (numeric && error)
        return wrong(ErrorCode::Malformed, "neither a host name nor an IPv4 address", at);
    return text;
}

} // namespace

Result<Url> Url::parse(std::string_view text)
{
    if (text.size() > kMaxUrl)
        return wrong(ErrorCode::OutOfRange, "address longer than " + std::to_string(kMaxUrl) + " bytes", kMaxUrl);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte <= 0x20 || byte >= 0x7f)
            return wrong(ErrorCode::Malformed, "space, control or non-ASCII character", i);
    }
    const auto colon = text.find("://");
    if (colon == std::string_view::npos)
        return wrong(ErrorCode::Malformed, "no scheme such as https://", 0);
    const std::string schemeText = lowered(text.substr(0, colon));
    const auto known = std::find_if(kSchemes.begin(), kSchemes.end(),
                                    [&](const auto& s) { return s.name == schemeText; });
    if (known == kSchemes.end())
        return wrong(ErrorCode::Unsupported, "scheme is none of http, https, ws, wss", 0);

    Url url;
    url.scheme = known->scheme;
    url.port = known->port;

    const std::size_t hostAt = colon + 3;
    const std::size_t pathAt = std::min(text.find_first_of("/?#", hostAt), text.size());
    const std::string_view authority = text.substr(hostAt, pathAt - hostAt);
    if (const auto at = authority.find('@'); at != std::string_view::npos)
        return wrong(ErrorCode::Refused, "a user name or password has no place in an address", hostAt);

    std::size_t portAt = std::string_view::npos; // of the ':' within authority
    if (authority.starts_with('[')) {
        const auto close = authority.find(']');
        if (close == std::string_view::npos)
            return wrong(ErrorCode::Malformed, "'[' without ']'", hostAt);
        boost::system::error_code error;
        const auto address = boost::asio::ip::make_address_v6(std::string(authority.substr(1, close - 1)), error);
        if (error)
            return wrong(ErrorCode::Malformed, "not an IPv6 address", hostAt + 1);
        url.host = address.to_string();
        if (close + 1 < authority.size()) {
            if (authority[close + 1] != ':')
                return wrong(ErrorCode::Malformed, "only a port may follow ']'", hostAt + close + 1);
            portAt = close + 1;
        }
    } else {
        portAt = authority.find(':');
        auto host = checkedName(lowered(authority.substr(0, portAt)), hostAt);
        if (!host)
            return tl::unexpected(host.error());
        url.host = std::move(*host);
    }
    if (portAt != std::string_view::npos) {
        const std::string_view digits = authority.substr(portAt + 1);
        unsigned port = 0;
        const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), port);
        if (error != std::errc{} || end != digits.data() + digits.size() || port == 0 || port > 65535)
            return wrong(ErrorCode::Malformed, "port is not a number from 1 to 65535", hostAt + portAt + 1);
        url.port = static_cast<std::uint16_t>(port);
    }
    if (const auto extra = text.find_first_of("?#", pathAt); extra != std::string_view::npos)
        return wrong(ErrorCode::Malformed, "a query or fragment has no place in a base address", extra);
    url.path = std::string(text.substr(pathAt));
    while (url.path.ends_with('/'))
        url.path.pop_back();
    return url;
}

bool Url::hostIsAddress() const
{
    boost::system::error_code error;
    boost::asio::ip::make_address(host, error);
    return !error;
}

bool Url::isLoopback() const
{
    boost::system::error_code error;
    const auto address = boost::asio::ip::make_address(host, error);
    return error ? host == "localhost" : address.is_loopback();
}

std::string Url::authority() const
{
    std::string out = host.find(':') == std::string::npos ? host : '[' + host + ']';
    if (port != nameOf(scheme).port)
        out += ':' + std::to_string(port);
    return out;
}

std::string Url::text() const
{
    return std::string(nameOf(scheme).name) + "://" + authority() + path;
}

} // namespace assay::net
