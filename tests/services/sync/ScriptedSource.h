// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "services/sync/AssayHttpFeed.h"

/// \file An assay-http endpoint that answers by a script, and a feed that follows it, on one thread: a test says
/// something, runs until something is seen, and looks.

namespace samples
{

namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;

inline std::string head(std::int64_t sequence)
{
    return R"({"schema_version":"1.0","as_of":"2026-03-31T02:00:01Z","sequence":)" + std::to_string(sequence);
}
inline std::string hello(std::int64_t sequence)
{
    return head(sequence) + R"(,"hello":true})";
}
inline std::string heartbeat(std::int64_t sequence)
{
    return head(sequence) + R"(,"heartbeat":true})";
}
inline std::string change(const std::string& resource, std::int64_t sequence)
{
    return head(sequence) + R"(,"resource":")" + resource + R"(","upserts":[],"removes":[]})";
}
inline std::string page(const std::string& resource, std::int64_t sequence, const std::string& next = {})
{
    return head(sequence) + R"(,"resource":")" + resource + R"(","total":0,"items":[],"next":)" +
           (next.empty() ? "null" : '"' + next + '"') + '}';
}

/// The endpoint. Its stream is refused unless `greeting` is set.
class ScriptedSource
{
public:
    struct Reply {
        unsigned status = 200;
        std::string body;
    };

    explicit ScriptedSource(asio::io_context& io) : m_io(io), m_gate(io, asio::steady_timer::time_point::max())
    {
        asio::co_spawn(io, accept(), asio::detached);
    }

    std::map<std::string, std::deque<Reply>> script; ///< by path without query; the last one is repeated
    std::vector<std::string> targets;                ///< asked for, in order, without the stream
    std::function<std::string()> greeting;           ///< first message of each stream; empty: none
    bool hangsUp = false;                            ///< after the greeting
    int streams = 0;                                 ///< accepted so far

    [[nodiscard]] assay::net::Url url() const
    {
        return assay::net::Url::parse("http://127.0.0.1:" + std::to_string(m_acceptor.local_endpoint().port())).value();
    }
    [[nodiscard]] int asked(const std::string& path) const
    {
        return static_cast<int>(
            std::count_if(targets.begin(), targets.end(), [&](const auto& target) { return pathOf(target) == path; }));
    }

    /// From now on answers to `path` wait for release(), which lets all through.
    void hold(const std::string& path)
    {
        m_held = path;
        m_gate.expires_at(asio::steady_timer::time_point::max());
    }
    void release()
    {
        m_held.clear();
        m_gate.expires_at(asio::steady_timer::time_point::min());
    }
    [[nodiscard]] bool holds() const { return m_waiting > 0; }

    /// On the stream that runs.
    void say(const std::string& text)
    {
        m_stream->out.push_back(text);
        m_stream->wake.cancel();
    }
    void hangUp()
    {
        m_stream->ends = true;
        m_stream->wake.cancel();
    }
    /// Everything that was said on the stream that runs was read: the console's answer to a ping behind it has come.
    [[nodiscard]] bool heard() const
    {
        return m_stream && m_stream->open && m_stream->out.empty() && m_stream->pongs == m_stream->pings;
    }

private:
    struct Stream {
        explicit Stream(boost::beast::tcp_stream&& tcp) : socket(std::move(tcp)), wake(socket.get_executor()) {}

        websocket::stream<boost::beast::tcp_stream> socket;
        asio::steady_timer wake;
        std::deque<std::string> out;
        int pings = 0;
        int pongs = 0;
        bool open = false;
        bool ends = false;
    };

    static std::string pathOf(const std::string& target) { return target.substr(0, target.find('?')); }

    asio::awaitable<void> accept()
    {
        for (;;) {
            boost::system::error_code failed;
            auto socket = co_await m_acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
            // A ping behind each message would else wait for the console's system to acknowledge the message.
            socket.set_option(asio::ip::tcp::no_delay(true));
            asio::co_spawn(m_io, serve(std::make_shared<boost::beast::tcp_stream>(std::move(socket))), asio::detached);
        }
    }

    asio::awaitable<void> serve(std::shared_ptr<boost::beast::tcp_stream> tcp)
    {
        boost::beast::flat_buffer buffer;
        for (;;) {
            boost::system::error_code failed;
            http::request<http::string_body> request;
            co_await http::async_read(*tcp, buffer, request, asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
            const std::string target(request.target());
            if (pathOf(target) == "/v1/stream" && greeting) {
                co_await speak(std::move(*tcp), std::move(request));
                co_return;
            }
            if (pathOf(target) != "/v1/stream")
                targets.push_back(target);
            // What the answer says is settled when it is asked for, also if it is held.
            const Reply reply = next(pathOf(target));
            if (pathOf(target) == m_held) {
                ++m_waiting;
                boost::system::error_code moved;
                co_await m_gate.async_wait(asio::redirect_error(asio::use_awaitable, moved));
                --m_waiting;
            }
            http::response<http::string_body> response;
            response.result(reply.status);
            response.body() = reply.body;
            response.prepare_payload();
            co_await http::async_write(*tcp, response, asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
        }
    }

    Reply next(const std::string& path)
    {
        auto& replies = script[path];
        if (replies.empty())
            return {404, "{}"};
        const Reply reply = replies.front();
        if (replies.size() > 1)
            replies.pop_front();
        return reply;
    }

    asio::awaitable<void> speak(boost::beast::tcp_stream tcp, http::request<http::string_body> request)
    {
        const auto stream = std::make_shared<Stream>(std::move(tcp));
        boost::system::error_code failed;
        co_await stream->socket.async_accept(request, asio::redirect_error(asio::use_awaitable, failed));
        if (failed)
            co_return;
        stream->socket.control_callback([raw = stream.get()](websocket::frame_type kind, boost::beast::string_view) {
            raw->pongs += kind == websocket::frame_type::pong ? 1 : 0;
        });
        stream->open = true;
        stream->ends = hangsUp;
        stream->out.push_back(greeting());
        m_stream = stream;
        ++streams;
        asio::co_spawn(m_io, listen(stream), asio::detached);
        while (!failed && stream->open) {
            while (!stream->out.empty() && !failed) {
                const std::string text = stream->out.front();
                co_await stream->socket.async_write(asio::buffer(text),
                                                    asio::redirect_error(asio::use_awaitable, failed));
                if (!failed) {
                    ++stream->pings;
                    co_await stream->socket.async_ping({}, asio::redirect_error(asio::use_awaitable, failed));
                }
                stream->out.pop_front();
            }
            if (failed || stream->ends)
                break;
            boost::system::error_code woken;
            stream->wake.expires_at(asio::steady_timer::time_point::max());
            co_await stream->wake.async_wait(asio::redirect_error(asio::use_awaitable, woken));
        }
        stream->open = false;
        boost::system::error_code closed;
        co_await stream->socket.async_close(websocket::close_code::normal,
                                            asio::redirect_error(asio::use_awaitable, closed));
    }

    /// Pongs are seen only while something is read.
    asio::awaitable<void> listen(std::shared_ptr<Stream> stream)
    {
        boost::beast::flat_buffer buffer;
        boost::system::error_code ended;
        while (!ended)
            co_await stream->socket.async_read(buffer, asio::redirect_error(asio::use_awaitable, ended));
        stream->open = false;
        stream->wake.cancel();
    }

    asio::io_context& m_io;
    asio::ip::tcp::acceptor m_acceptor{m_io, {asio::ip::make_address("127.0.0.1"), 0}};
    asio::steady_timer m_gate;
    std::string m_held;
    int m_waiting = 0;
    std::shared_ptr<Stream> m_stream; ///< the last one
};

/// A feed on that endpoint, and what it delivered. It asks by itself only at its first turn.
class FollowedSource
{
public:
    static constexpr assay::domain::Duration kEvery{600'000};

    explicit FollowedSource(const std::vector<std::string>& resources)
    {
        std::string listed;
        for (const auto& name : resources)
            listed += (listed.empty() ? "\"" : ",\"") + name + '"';
        source.script["/v1/about"] = {
            {200, R"({"protocol":"assay-http","schema_version":"1.0","kind":"issuer","id":"x",)"
                  R"("name":"x","time":"2026-03-31T02:00:00Z","resources":[)" +
                      listed + "]}"}};
    }
    ~FollowedSource()
    {
        if (feed)
            feed->stop();
    }
    FollowedSource(const FollowedSource&) = delete;
    FollowedSource& operator=(const FollowedSource&) = delete;

    asio::io_context io;
    ScriptedSource source{io};
    std::shared_ptr<assay::sync::AssayHttpFeed> feed;
    std::vector<std::string> delivered;              ///< "filings 5" of a snapshot, "filings +6" of a change
    std::vector<std::vector<std::string>> confirmed; ///< resources that a heartbeat vouched for
    std::vector<assay::support::Error> failures;     ///< said in the health
    std::vector<assay::domain::Duration> waits;      ///< from the end of each turn to the next
    std::vector<std::uint64_t> drawn;                ///< bounds of the random numbers asked for
    std::function<void(const assay::sync::FeedDelivery&)> onDelivery; ///< may throw

    void start()
    {
        using namespace assay;
        sync::SourceConfig config;
        config.id = domain::SourceId("x");
        config.kind = "issuer";
        config.protocol = "assay-http";
        config.every = kEvery;
        const auto now = support::parseInstant("2026-03-31T02:00:02Z").value();
        sync::Connection connection{io.get_executor(),
                                    source.url(),
                                    nullptr,
                                    std::nullopt,
                                    [this](std::uint64_t bound) {
                                        drawn.push_back(bound);
                                        return std::uint64_t{0};
                                    },
                                    [now] { return now; },
                                    {},
                                    {},
                                    {domain::Duration{1}, domain::Duration{64}}};
        sync::FeedSink sink;
        sink.arrived = [this](const sync::FeedDelivery& delivery) {
            const auto& update = delivery.answers.front().update;
            const bool whole = delivery.completeness == wire::Completeness::Whole;
            if (onDelivery)
                onDelivery(delivery);
            delivered.push_back(update.resource + (whole ? " " : " +") + std::to_string(update.sequence));
        };
        sink.confirmed = [this](const sync::Confirmation& given) { confirmed.push_back(given.resources); };
        sink.noted = [this, now](const sync::FeedNote& note) {
            if (note.kind == sync::FeedNote::Kind::Failure)
                failures.push_back(*note.error);
            if (note.kind == sync::FeedNote::Kind::NextPoll)
                waits.push_back(note.at - now);
        };
        feed = std::make_shared<sync::AssayHttpFeed>(config, std::move(connection), std::move(sink));
        feed->start();
    }

    [[nodiscard]] int turns() const { return static_cast<int>(waits.size()); }

    /// Runs until it holds; false if it does not within 20 s.
    template <class Condition>
    [[nodiscard]] bool until(Condition&& holds)
    {
        const auto end = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (!holds())
            if (io.run_one_until(end) == 0)
                return false;
        return true;
    }
    [[nodiscard]] bool untilTurns(int wanted)
    {
        return until([&] { return turns() >= wanted; });
    }
    /// Says it on the stream; true once the feed has dealt with it.
    [[nodiscard]] bool say(const std::string& text)
    {
        source.say(text);
        return until([&] { return source.heard(); });
    }
};

} // namespace samples
