// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "services/net/Dialer.h"
#include "services/net/Gzip.h"

namespace assay::net {

using HttpHeaders = std::vector<std::pair<std::string, std::string>>;

enum class HttpMethod { Get, Post, Put };

/// One request. `target` is added to the base address: empty, or a path with '/' and perhaps a query.
struct HttpRequest {
    HttpMethod method = HttpMethod::Get;
    std::string target;
    HttpHeaders headers;
    std::string contentType;
    std::string body;
};

/// One complete answer, whatever its status. A plain value.
struct HttpResponse {
    unsigned status = 0;
    /// Names in lower case, in the order of arrival.
    HttpHeaders headers;
    /// Decompressed.
    std::string body;
    support::Instant requestedAt; ///< just before the first byte was sent
    support::Instant receivedAt;  ///< after the last byte came
    /// The server's Date minus the midpoint between request and arrival of the header; resolution one second.
    std::optional<support::Duration> clockOffset;
    /// How long the server wants to be left alone (429, 503, redirects), at most HttpLimits::retryAfterCap.
    std::optional<support::Duration> retryAfter;
    std::string etag;
    std::optional<support::Instant> certificateNotAfter;
    ChannelSecurity security = ChannelSecurity::Plain;

    /// The first value of a header by its lower-case name; empty if there is none.
    [[nodiscard]] std::string_view header(std::string_view name) const;
};

/// Deadlines per step and sizes of everything that arrives.
struct HttpLimits {
    DialLimits dial;
    support::Duration header{15'000};   ///< from the end of the request to the end of the answer's header
    support::Duration bodyIdle{10'000}; ///< between two pieces of a body, ours or theirs
    support::Duration total{60'000};
    support::Duration keepIdle{30'000}; ///< how long an unused connection is kept
    support::Duration retryAfterCap{3'600'000};
    std::uint32_t headerBytes = 64u << 10;
    std::uint64_t bodyBytes = 256u << 20; ///< as sent and as decompressed
    std::size_t gzipRatio = 300;
};

/// Nothing that could break out of the request's lines. Errors: Malformed; `where` names the field.
[[nodiscard]] support::Result<void> checkRequest(const HttpRequest& request);

/// The bytes on the wire; holds the token: to be wiped after use.
[[nodiscard]] std::string serialise(const HttpRequest& request, const Url& base, const std::optional<Secret>& token);

/// The request has If-None-Match or If-Modified-Since, so that 304 is a good answer.
enum class Conditional { No, Yes };
[[nodiscard]] Conditional conditionalOf(const HttpHeaders& headers);

/// The answer if its status is 2xx, or 304 to a conditional request; else Unauthorized (401, 403) or HttpStatus.
[[nodiscard]] support::Result<HttpResponse> judged(HttpResponse response, Conditional conditional, const Url& base);

/// The error that an HTTP status means.
[[nodiscard]] support::Error statusError(unsigned status, std::optional<support::Duration> retryAfter, const Url& base);

} // namespace assay::net
