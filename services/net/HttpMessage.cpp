// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpMessage.h"

#include <algorithm>
#include <boost/beast/http/status.hpp>

#include "services/support/Ascii.h"

namespace assay::net {

namespace {

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

constexpr std::size_t kMaxTarget = 8192;

bool isToken(std::string_view text)
{
    constexpr std::string_view kMarks = "!#$%&'*+-.^_`|~";
    return !text.empty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
            || kMarks.find(c) != std::string_view::npos;
    });
}

bool isFieldValue(std::string_view text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        const auto byte = static_cast<unsigned char>(c);
        return byte == '\t' || (byte >= 0x20 && byte != 0x7f);
    });
}

/// Written by serialise() alone; a second one would change the meaning of the request.
bool isOurs(std::string_view name)
{
    constexpr std::string_view kOurs[] = {"host", "connection", "content-length", "transfer-encoding",
                                          "authorization", "accept-encoding", "content-type", "upgrade", "expect"};
    return std::find(std::begin(kOurs), std::end(kOurs), support::lowered(name)) != std::end(kOurs);
}

std::string_view verb(HttpMethod method)
{
    switch (method) {
    case HttpMethod::Get: return "GET";
    case HttpMethod::Post: return "POST";
    case HttpMethod::Put: return "PUT";
    }
    return {};
}

void line(std::string& out, std::string_view name, std::string_view value)
{
    out.append(name).append(": ").append(value).append("\r\n");
}

} // namespace

std::string_view HttpResponse::header(std::string_view name) const
{
    const auto found = std::find_if(headers.begin(), headers.end(), [&](const auto& h) { return h.first == name; });
    return found == headers.end() ? std::string_view{} : std::string_view(found->second);
}

Result<void> checkRequest(const HttpRequest& request)
{
    if (request.target.size() > kMaxTarget)
        return fail(ErrorCode::OutOfRange, "longer than " + std::to_string(kMaxTarget) + " bytes", "target");
    if (!request.target.empty() && request.target.front() != '/' && request.target.front() != '?')
        return fail(ErrorCode::Malformed, "starts neither with '/' nor with '?'", "target");
    for (std::size_t i = 0; i < request.target.size(); ++i) {
        const auto byte = static_cast<unsigned char>(request.target[i]);
        if (byte <= 0x20 || byte >= 0x7f || byte == '#')
            return fail(ErrorCode::Malformed, "character not allowed in a request",
                        "target, byte " + std::to_string(i));
    }
    if (!isFieldValue(request.contentType))
        return fail(ErrorCode::Malformed, "control character", "content type");
    for (const auto& [name, value] : request.headers) {
        if (!isToken(name) || isOurs(name))
            return fail(ErrorCode::Malformed, "header name not allowed", name.substr(0, 40));
        if (!isFieldValue(value))
            return fail(ErrorCode::Malformed, "control character in a header", name);
    }
    return {};
}

std::string serialise(const HttpRequest& request, const Url& base, const std::optional<Secret>& token)
{
    std::string target = base.path + request.target;
    if (target.empty() || target.front() != '/')
        target.insert(0, 1, '/');
    std::size_t size = 512 + target.size() + request.body.size() + (token ? token->reveal().size() : 0);
    for (const auto& [name, value] : request.headers)
        size += name.size() + value.size() + 4;

    std::string out;
    out.reserve(size); // grows no further, so that no copy of the token is left behind
    out.append(verb(request.method)).append(" ").append(target).append(" HTTP/1.1\r\n");
    line(out, "Host", base.authority());
    line(out, "User-Agent", "assay");
    line(out, "Accept-Encoding", "gzip");
    if (token)
        out.append("Authorization: Bearer ").append(token->reveal()).append("\r\n");
    for (const auto& [name, value] : request.headers)
        line(out, name, value);
    if (request.method != HttpMethod::Get) {
        line(out, "Content-Type", request.contentType.empty() ? "application/octet-stream" : request.contentType);
        line(out, "Content-Length", std::to_string(request.body.size()));
    }
    out.append("\r\n");
    if (request.method != HttpMethod::Get)
        out.append(request.body);
    return out;
}

Error statusError(unsigned status, std::optional<support::Duration> retryAfter, const Url& base)
{
    // The standard's words, not the server's: what comes from outside does not enter our errors.
    const auto reason = boost::beast::http::obsolete_reason(boost::beast::http::int_to_status(status));
    std::string detail = "HTTP " + std::to_string(status);
    if (!reason.empty() && reason != "<unknown-status>")
        detail.append(" ").append(reason.data(), reason.size());
    if (retryAfter)
        detail +=
            ", retry after " + std::to_string(std::chrono::ceil<std::chrono::seconds>(*retryAfter).count()) + " s";
    return {status == 401 || status == 403 ? ErrorCode::Unauthorized : ErrorCode::HttpStatus, std::move(detail),
            originOf(base)};
}

Conditional conditionalOf(const HttpHeaders& headers)
{
    const bool found = std::any_of(headers.begin(), headers.end(), [](const auto& header) {
        const std::string name = support::lowered(header.first);
        return name == "if-none-match" || name == "if-modified-since";
    });
    return found ? Conditional::Yes : Conditional::No;
}

Result<HttpResponse> judged(HttpResponse response, Conditional conditional, const Url& base)
{
    const bool good = response.status / 100 == 2 || (response.status == 304 && conditional == Conditional::Yes);
    if (!good)
        return tl::unexpected(statusError(response.status, response.retryAfter, base));
    return response;
}

} // namespace assay::net
