// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/NetError.h"

#include <boost/asio/error.hpp>
#include <boost/asio/ssl/error.hpp>
#include <boost/beast/core/error.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/websocket/error.hpp>
#include <openssl/err.h>
#include <openssl/ssl.h>
#include <openssl/sslerr.h>

namespace assay::net {

namespace {

using support::Error;
using support::ErrorCode;

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

/// What ends an established connection differs from what prevents one.
ErrorCode broken(Phase phase)
{
    return phase == Phase::Connect ? ErrorCode::Unreachable : ErrorCode::Disconnected;
}

Error tlsError(unsigned long value, Phase phase)
{
    // The library is told from the packed code; a reason alone would be ambiguous.
    if (ERR_GET_LIB(value) == ERR_LIB_SSL) {
        switch (ERR_GET_REASON(value)) {
        case SSL_R_TLSV13_ALERT_CERTIFICATE_REQUIRED:
            return {ErrorCode::Unauthorized, "the server demands a client certificate", {}};
        case SSL_R_SSLV3_ALERT_BAD_CERTIFICATE:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_EXPIRED:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_REVOKED:
        case SSL_R_SSLV3_ALERT_CERTIFICATE_UNKNOWN:
        case SSL_R_SSLV3_ALERT_UNSUPPORTED_CERTIFICATE:
        case SSL_R_SSLV3_ALERT_NO_CERTIFICATE:
        case SSL_R_TLSV1_ALERT_ACCESS_DENIED:
        case SSL_R_TLSV1_ALERT_UNKNOWN_CA:
            return {ErrorCode::Unauthorized, "the server does not accept our client certificate", {}};
        case SSL_R_WRONG_VERSION_NUMBER:
        case SSL_R_HTTP_REQUEST:
            return {ErrorCode::Malformed, "what answers there does not speak TLS", {}};
        case SSL_R_UNSUPPORTED_PROTOCOL:
        case SSL_R_TLSV1_ALERT_PROTOCOL_VERSION:
            return {ErrorCode::Unsupported, "the server does not offer TLS 1.2 or later", {}};
        default: break;
        }
    }
    const char* reason = ERR_reason_error_string(value);
    const std::string text = reason != nullptr ? reason : "code " + std::to_string(value);
    return {phase == Phase::Handshake ? ErrorCode::TlsUntrusted : ErrorCode::Disconnected, "TLS: " + text, {}};
}

ErrorCode httpCode(const boost::system::error_code& code)
{
    if (code == http::error::header_limit || code == http::error::body_limit || code == http::error::buffer_overflow)
        return ErrorCode::OutOfRange;
    if (code == http::error::end_of_stream || code == http::error::partial_message)
        return ErrorCode::Disconnected;
    return ErrorCode::Malformed;
}

ErrorCode websocketCode(const boost::system::error_code& code)
{
    if (code == websocket::error::closed)
        return ErrorCode::Disconnected;
    if (code == websocket::error::message_too_big || code == websocket::error::buffer_overflow)
        return ErrorCode::OutOfRange;
    return ErrorCode::Malformed;
}

Error classify(const boost::system::error_code& code, Phase phase)
{
    if (code == asio::error::operation_aborted)
        return {ErrorCode::Cancelled, {}, {}};
    if (code == boost::beast::error::timeout || code == asio::error::timed_out)
        return {ErrorCode::TimedOut, {}, {}};
    if (code.category() == asio::error::get_ssl_category())
        return tlsError(static_cast<unsigned long>(static_cast<unsigned>(code.value())), phase);
    if (code.category() == asio::error::get_netdb_category() || code.category() == asio::error::get_addrinfo_category())
        return {ErrorCode::Unresolvable, code.message(), {}};
    if (code == asio::ssl::error::stream_truncated)
        return {ErrorCode::Disconnected, "the TLS connection was cut without its end mark", {}};
    if (code == asio::error::eof)
        return {broken(phase), "the server closed the connection", {}};
    if (code.category() == http::make_error_code(http::error::end_of_stream).category())
        return {httpCode(code), code.message(), {}};
    if (code.category() == websocket::make_error_code(websocket::error::closed).category())
        return {websocketCode(code), code.message(), {}};
    return {broken(phase), code.message(), {}};
}

} // namespace

std::string_view toText(Phase phase)
{
    switch (phase) {
    case Phase::Resolve: return "resolving the host name";
    case Phase::Connect: return "connecting";
    case Phase::Handshake: return "TLS handshake";
    case Phase::Send: return "sending the request";
    case Phase::Header: return "waiting for the answer";
    case Phase::Body: return "reading the body";
    case Phase::Upgrade: return "WebSocket handshake";
    case Phase::Message: return "waiting for a message";
    case Phase::Close: return "closing";
    }
    return "network";
}

Error netError(const boost::system::error_code& code, Phase phase, std::string where)
{
    Error error = classify(code, phase);
    error.detail = std::string(toText(phase)) + (error.detail.empty() ? "" : ": " + error.detail);
    error.where = std::move(where);
    return error;
}

} // namespace assay::net
