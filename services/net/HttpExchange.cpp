// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpExchange.h"

#include <algorithm>
#include <boost/asio/error.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include "services/net/HttpDate.h"
#include "services/support/Ascii.h"

namespace assay::net {

namespace {

using support::Clock;
using support::Duration;
using support::Error;
using support::ErrorCode;
using support::fail;
using support::Instant;
using support::Result;

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = boost::beast::http;
using boost::system::error_code;

using Parser = http::response_parser<http::string_body>;
using Outcome = ExchangeOutcome;

constexpr std::size_t kReadSize = 64u << 10;
constexpr std::size_t kWriteSize = 64u << 10;
/// Interim answers (1xx) before the final one; an endless row of them would otherwise never end.
constexpr int kMaxInterim = 8;

struct Received {
    http::response<http::string_body> message;
    Outcome::Connection connection = Outcome::Connection::Spent;
    Instant headerAt;
};

std::unique_ptr<Parser> makeParser(const HttpLimits& limits)
{
    auto parser = std::make_unique<Parser>();
    parser->header_limit(limits.headerBytes);
    parser->body_limit(limits.bodyBytes);
    parser->eager(true);
    return parser;
}

/// Writes in pieces, so that a big body that keeps flowing does not run into a deadline meant for silence.
asio::awaitable<error_code> send(std::shared_ptr<Transport> transport, std::string request, HttpLimits limits,
                                 TimePoint total)
{
    error_code error;
    for (std::size_t sent = 0; sent < request.size() && !error; sent += kWriteSize) {
        const asio::const_buffer piece(request.data() + sent, std::min(kWriteSize, request.size() - sent));
        const auto moved = co_await transport->write(piece, deadlineIn(limits.bodyIdle, total));
        error = moved.error;
    }
    wipe(request);
    co_return error;
}

Error tooLong(const error_code& code, const HttpLimits& limits, Phase phase, const Url& base, const CancelScope& scope)
{
    Error error = failureOf(code, phase, base, scope);
    if (code == http::error::header_limit)
        error.detail += " of " + std::to_string(limits.headerBytes) + " bytes";
    if (code == http::error::body_limit)
        error.detail += " of " + std::to_string(limits.bodyBytes) + " bytes";
    return error;
}

/// Feeds the parser what is in the buffer. True: the message is complete. False: more bytes are needed.
Result<bool> parse(Parser& parser, beast::flat_buffer& buffer, const HttpLimits& limits, const Url& base,
                   const CancelScope& scope)
{
    while (buffer.size() > 0 && !parser.is_done()) {
        error_code error;
        const std::size_t used = parser.put(buffer.data(), error);
        buffer.consume(used);
        if (error && error != http::error::need_more)
            return tl::unexpected(
                tooLong(error, limits, parser.is_header_done() ? Phase::Body : Phase::Header, base, scope));
        if (error == http::error::need_more || used == 0)
            break;
    }
    return parser.is_done();
}

asio::awaitable<Result<Received>> receive(std::shared_ptr<Transport> transport, Url base, HttpLimits limits,
                                          TimePoint total, Clock clock, std::shared_ptr<CancelScope> scope,
                                          std::shared_ptr<Outcome::Received> anything)
{
    Received received;
    beast::flat_buffer buffer(limits.headerBytes + 2 * kReadSize);
    auto parser = makeParser(limits);
    const TimePoint headerDeadline = deadlineIn(limits.header, total);
    bool headerSeen = false;
    int interim = 0;

    for (;;) {
        auto complete = parse(*parser, buffer, limits, base, *scope);
        if (!complete)
            co_return tl::unexpected(complete.error());
        if (parser->is_header_done() && parser->get().result_int() / 100 == 1) {
            if (parser->get().result_int() == 101)
                co_return fail(ErrorCode::Malformed, "the server changes the protocol unasked", originOf(base));
            if (++interim > kMaxInterim)
                co_return fail(ErrorCode::Malformed, "more than " + std::to_string(kMaxInterim) + " interim answers",
                               originOf(base));
            parser = makeParser(limits);
            continue;
        }
        if (parser->is_header_done() && !headerSeen) {
            headerSeen = true;
            received.headerAt = clock();
        }
        if (*complete)
            break;
        if (buffer.size() >= limits.headerBytes + kReadSize)
            co_return fail(ErrorCode::OutOfRange, "a line of the answer is too long", originOf(base));

        const Phase phase = headerSeen ? Phase::Body : Phase::Header;
        const auto space = buffer.prepare(kReadSize);
        const TimePoint deadline = headerSeen ? deadlineIn(limits.bodyIdle, total) : headerDeadline;
        const auto moved = co_await transport->read(space, deadline);
        buffer.commit(moved.bytes);
        if (moved.bytes > 0)
            *anything = Outcome::Received::Something;
        if (!moved.error)
            continue;
        // Only a proper end of stream may end a body without length; a cut TLS stream may not (truncation attack).
        if (moved.error != asio::error::eof || !headerSeen || scope->cancelled())
            co_return tl::unexpected(failureOf(moved.error, phase, base, *scope));
        error_code error;
        parser->put_eof(error);
        if (error)
            co_return tl::unexpected(failureOf(error, phase, base, *scope));
        break;
    }
    if (buffer.size() > 0)
        co_return fail(ErrorCode::Malformed, "bytes follow the end of the answer", originOf(base));
    if (parser->keep_alive() && !parser->need_eof())
        received.connection = Outcome::Connection::Reusable;
    received.message = parser->release();
    co_return std::move(received);
}

std::string text(beast::string_view view)
{
    return {view.data(), view.size()};
}

Result<std::string> decoded(http::response<http::string_body>& message, const HttpLimits& limits, const Url& base)
{
    const std::string encoding = support::lowered(text(message[http::field::content_encoding]));
    const unsigned status = message.result_int();
    if (encoding.empty() || encoding == "identity" || status == 204 || status == 304)
        return std::move(message.body());
    if (encoding != "gzip" && encoding != "x-gzip")
        return fail(ErrorCode::Unsupported, "the body is encoded in another way than gzip", originOf(base));
    return gunzip(message.body(), {.output = limits.bodyBytes, .ratio = limits.gzipRatio});
}

Result<HttpResponse> compose(Received received, Instant requestedAt, Instant receivedAt, const HttpLimits& limits,
                             const Url& base, const Transport& transport)
{
    HttpResponse response;
    auto body = decoded(received.message, limits, base);
    if (!body)
        return tl::unexpected(body.error());
    response.status = received.message.result_int();
    response.body = std::move(*body);
    response.requestedAt = requestedAt;
    response.receivedAt = receivedAt;
    response.security = transport.security();
    response.certificateNotAfter = transport.certificateNotAfter();
    for (const auto& field : received.message)
        response.headers.emplace_back(support::lowered(text(field.name_string())), text(field.value()));
    response.etag = std::string(response.header("etag"));
    if (const auto date = parseHttpDate(response.header("date"), receivedAt))
        response.clockOffset = *date - (requestedAt + (received.headerAt - requestedAt) / 2);
    const Instant serverNow = receivedAt + response.clockOffset.value_or(Duration{0});
    response.retryAfter = parseRetryAfter(response.header("retry-after"), serverNow, limits.retryAfterCap);
    return response;
}

} // namespace

asio::awaitable<Outcome> exchange(std::shared_ptr<Transport> transport, std::string request, Url base,
                                  HttpLimits limits, TimePoint total, Clock clock, std::shared_ptr<CancelScope> scope)
{
    const CancelScope::Stop stop(*scope, [transport] { transport->close(); });
    auto anything = std::make_shared<Outcome::Received>(Outcome::Received::Nothing);
    const Instant requestedAt = clock();

    const error_code sendError = co_await send(transport, std::move(request), limits, total);
    // A server that refuses early answers and closes while we still write: the answer tells more than the error.
    const bool deaf = sendError == asio::error::operation_aborted || sendError == beast::error::timeout;
    if (scope->cancelled() || deaf) {
        transport->close();
        co_return Outcome{tl::unexpected(failureOf(sendError, Phase::Send, base, *scope))};
    }
    auto received = co_await receive(transport, base, limits, total, clock, scope, anything);
    const Instant receivedAt = clock();
    if (!received) {
        transport->close();
        const bool silent = sendError && *anything == Outcome::Received::Nothing && !scope->cancelled();
        Error error = silent ? failureOf(sendError, Phase::Send, base, *scope) : std::move(received.error());
        // An alert about our own certificate arrives as the first answer (TLS 1.3); the broken pipe before it does not
        // say so.
        if (silent && received.error().code == ErrorCode::Unauthorized)
            error = std::move(received.error());
        co_return Outcome{tl::unexpected(std::move(error)), Outcome::Connection::Spent, *anything};
    }
    const auto connection = sendError ? Outcome::Connection::Spent : received->connection;
    if (connection == Outcome::Connection::Spent)
        transport->close();
    auto response = compose(std::move(*received), requestedAt, receivedAt, limits, base, *transport);
    co_return Outcome{std::move(response), connection, *anything};
}

} // namespace assay::net
