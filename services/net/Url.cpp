// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Url.h"

#include <algorithm>
#include <array>
#include <boost/asio/ip/address.hpp>
#include <boost/url/grammar/parse.hpp>
#include <boost/url/rfc/uri_rule.hpp>
#include <boost/url/url_view.hpp>

#include "services/support/Ascii.h"

namespace assay::net {

namespace {

namespace urls = boost::urls;
using support::ErrorCode;
using support::fail;
using support::lowered;
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

tl::unexpected<support::Error> wrong(ErrorCode code, std::string detail, std::size_t byte)
{
    return fail(code, std::move(detail), "byte " + std::to_string(byte) + " of the address");
}

bool isHostCharacter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '.' || c == '_';
}

/// RFC 3986 allows any text as a host; this takes names that a resolver knows. `text` is lower case. `at` is its place in
/// the address.
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
    if (text.find("://") == std::string_view::npos)
        return wrong(ErrorCode::Malformed, "no scheme such as https://", 0);
    const char* stopped = text.data();
    const auto parsed = urls::grammar::parse(stopped, text.data() + text.size(), urls::uri_rule);
    const auto placeOf = [&](const char* byte) { return static_cast<std::size_t>(byte - text.data()); };
    if (!parsed || stopped != text.data() + text.size())
        return wrong(ErrorCode::Malformed, "not an address by RFC 3986", placeOf(stopped));
    const urls::url_view& view = *parsed;

    const std::string scheme = lowered(view.scheme());
    const auto known = std::find_if(kSchemes.begin(), kSchemes.end(), [&](const auto& s) { return s.name == scheme; });
    if (known == kSchemes.end())
        return wrong(ErrorCode::Unsupported, "scheme is none of http, https, ws, wss", 0);
    if (view.has_userinfo())
        return wrong(ErrorCode::Refused, "a user name or password has no place in an address", scheme.size() + 3);

    Url url;
    url.scheme = known->scheme;
    url.port = known->port;
    const std::size_t hostAt = placeOf(view.encoded_host().data());
    switch (view.host_type()) {
    case urls::host_type::ipv6: {
        boost::system::error_code error;
        const std::string address = view.host_address();
        url.host = boost::asio::ip::make_address_v6(address, error).to_string();
        if (error)
            return wrong(ErrorCode::Malformed, "not an IPv6 address", hostAt + 1);
        break;
    }
    case urls::host_type::ipvfuture:
        return wrong(ErrorCode::Unsupported, "neither a host name nor an IPv4 or IPv6 address", hostAt);
    case urls::host_type::none:
    case urls::host_type::ipv4:
    case urls::host_type::name: {
        auto host = checkedName(lowered(view.encoded_host()), hostAt);
        if (!host)
            return tl::unexpected(host.error());
        url.host = std::move(*host);
        break;
    }
    }
    if (view.has_port()) {
        url.port = view.port_number(); // 0 if it is empty or above 65535
        if (url.port == 0)
            return wrong(ErrorCode::Malformed, "port is not a number from 1 to 65535", placeOf(view.port().data()));
    }
    const std::string_view path = view.encoded_path();
    // Boost 1.81 takes "https://a:8x" as port 8 with path "x", and "1.2.3.4.example" as an IPv4 address with a path: a
    // name that begins like an address is refused.
    if (!path.empty() && path.front() != '/')
        return wrong(ErrorCode::Malformed, "only a path may follow the host and port", placeOf(path.data()));
    if (view.has_query() || view.has_fragment())
        return wrong(ErrorCode::Malformed, "a query or fragment has no place in a base address",
                     placeOf(path.data()) + path.size());
    url.path = std::string(path);
    while (url.path.ends_with('/'))
        url.path.pop_back();
    return url;
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
