// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "services/net/HttpClient.h"

namespace assay::control {

/// The way from one operator to one clearing endpoint: the credentials are the operator's, not the console's. Thread io.
/// Nothing is ever repeated by it that acts. Tests put one in its place that fails at any operation.
class OperatorClient {
public:
    virtual ~OperatorClient() = default;
    /// Any complete answer, whatever its status. Errors: those of net::HttpClient.
    [[nodiscard]] virtual boost::asio::awaitable<support::Result<net::HttpResponse>> send(net::HttpRequest request) = 0;
    /// Address of the endpoint, without secrets.
    [[nodiscard]] virtual std::string address() const = 0;
    /// Ends what runs with Cancelled.
    virtual void cancel() = 0;
};
using OperatorClientPtr = std::shared_ptr<OperatorClient>;

/// Over HTTP, with the operator's bearer token.
class HttpOperatorClient final : public OperatorClient {
public:
    HttpOperatorClient(boost::asio::any_io_executor executor, net::Url base, std::shared_ptr<net::TlsContext> tls,
                     net::Secret token, support::Clock clock)
        : m_client(std::move(executor), std::move(base), std::move(tls), std::move(token), limits(), std::move(clock))
    {
    }
    [[nodiscard]] boost::asio::awaitable<support::Result<net::HttpResponse>> send(net::HttpRequest request) override
    {
        return m_client.send(std::move(request));
    }
    [[nodiscard]] std::string address() const override { return m_client.base().text(); }
    void cancel() override { m_client.cancel(); }

private:
    [[nodiscard]] static net::HttpLimits limits()
    {
        net::HttpLimits out;
        out.total = support::Duration{20'000};
        out.bodyBytes = 1u << 20;
        return out;
    }
    net::HttpClient m_client;
};

} // namespace assay::control
