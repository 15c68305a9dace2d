// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <memory>
#include <optional>
#include <string>

#include "services/net/HttpMessage.h"

namespace assay::net {

/// HTTP/1.1 to one base address: keep-alive, bearer token, verified TLS, deadlines and limits on everything.
/// Follows no redirect, keeps no cookie, knows nothing of what the bytes mean. Thread io for every call; requests may
/// overlap, each on a connection of its own. Going away cancels what runs; an awaitable may outlive the client.
class HttpClient {
public:
    HttpClient(boost::asio::any_io_executor executor, Url base, std::shared_ptr<TlsContext> tls,
               std::optional<Secret> token, HttpLimits limits, support::Clock clock);
    ~HttpClient();
    HttpClient(const HttpClient&) = delete;
    HttpClient& operator=(const HttpClient&) = delete;

    /// 2xx (or 304 to a conditional request) or an error. Repeated once if a kept connection turned out closed.
    [[nodiscard]] boost::asio::awaitable<support::Result<HttpResponse>> get(std::string pathAndQuery,
                                                                            HttpHeaders headers = {});
    /// Never repeated: after Disconnected or TimedOut the outcome at the server is unknown.
    [[nodiscard]] boost::asio::awaitable<support::Result<HttpResponse>>
    post(std::string path, std::string contentType, std::string body, HttpHeaders headers = {});
    /// Any complete answer, whatever its status: for callers that read the body of a refusal.
    [[nodiscard]] boost::asio::awaitable<support::Result<HttpResponse>> send(HttpRequest request);

    /// Ends what runs with Cancelled and closes the kept connections; the client may be used again.
    void cancel();
    /// The moment before which the server asked to be left alone (Retry-After of a 429 or 503); gone with the next 2xx.
    [[nodiscard]] std::optional<support::Instant> notBefore() const;
    [[nodiscard]] const Url& base() const;

private:
    struct State;
    std::shared_ptr<State> m_state;
};

} // namespace assay::net
