// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Transport.h"

#include "services/net/Await.h"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <openssl/bio.h>
#include <openssl/ssl.h>
#include <type_traits>

namespace assay::net {

namespace {

namespace asio = boost::asio;
using boost::system::error_code;


template <class Stream>
class SocketTransport final : public Transport {
public:
    SocketTransport(Stream stream, ChannelSecurity security, std::optional<support::Instant> notAfter)
        : m_stream(std::move(stream)), m_security(security), m_notAfter(notAfter)
    {
    }

    asio::awaitable<Moved> read(asio::mutable_buffer into, TimePoint deadline) override
    {
        lowest().expires_at(deadline);
        const auto [error, bytes] = co_await m_stream.async_read_some(into, kAwait);
        co_return Moved{error, bytes};
    }

    asio::awaitable<Moved> write(asio::const_buffer from, TimePoint deadline) override
    {
        lowest().expires_at(deadline);
        const auto [error, bytes] = co_await asio::async_write(m_stream, from, kAwait);
        co_return Moved{error, bytes};
    }

    void close() override { lowest().close(); }

    bool quiet() override
    {
        auto& socket = lowest().socket();
        if (!socket.is_open())
            return false;
        if constexpr (std::is_same_v<Stream, TlsStream>) {
            SSL* session = m_stream.native_handle();
            if (SSL_has_pending(session) == 1 || BIO_ctrl_pending(SSL_get_rbio(session)) > 0)
                return false;
        }
        char byte = 0;
        error_code error;
        socket.non_blocking(true, error);
        if (error)
            return false;
        socket.receive(asio::buffer(&byte, 1), asio::socket_base::message_peek, error);
        return error == asio::error::would_block || error == asio::error::try_again;
    }

    ChannelSecurity security() const override { return m_security; }
    std::optional<support::Instant> certificateNotAfter() const override { return m_notAfter; }

private:
    boost::beast::tcp_stream& lowest() { return boost::beast::get_lowest_layer(m_stream); }

    Stream m_stream;
    ChannelSecurity m_security;
    std::optional<support::Instant> m_notAfter;
};

} // namespace

std::shared_ptr<Transport> makeTransport(Dialled dialled)
{
    return std::visit(
        [&](auto& stream) -> std::shared_ptr<Transport> {
            using Stream = std::remove_reference_t<decltype(stream)>;
            return std::make_shared<SocketTransport<Stream>>(std::move(stream), dialled.security,
                                                             dialled.certificateNotAfter);
        },
        dialled.stream);
}

} // namespace assay::net
