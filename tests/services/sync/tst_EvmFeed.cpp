// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/EvmFeed.h"

#include <QTest>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <new>

using namespace assay;
using namespace assay::sync;

class tst_EvmFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// A ledger that nobody answers for is asked again, also when the health cannot be kept.
    void anExceptionDoesNotEndTheFeed()
    {
        boost::asio::io_context io;
        SourceConfig config;
        config.id = domain::SourceId("ledger");
        config.protocol = "evm-jsonrpc";
        config.every = domain::Duration{600'000};
        Connection connection{io.get_executor(), net::Url::parse("http://127.0.0.1:1").value(), nullptr, std::nullopt,
                              [](std::uint64_t) { return std::uint64_t{0}; },
                              [] { return support::parseInstant("2026-03-31T02:00:00Z").value(); }, {}, {}};
        std::shared_ptr<EvmFeed> feed;
        int attempts = 0;
        int failures = 0;
        FeedSink sink;
        sink.arrived = [](const FeedDelivery&) {};
        sink.noted = [&](const FeedNote& note) {
            attempts += note.kind == FeedNote::Kind::Attempt ? 1 : 0;
            failures += note.kind == FeedNote::Kind::Failure ? 1 : 0;
            if (note.kind != FeedNote::Kind::NextPoll)
                throw std::bad_alloc();
            boost::asio::post(io, [&] {
                if (attempts < 3)
                    feed->pollNow();
                else {
                    feed->stop();
                    io.stop();
                }
            });
        };
        feed = std::make_shared<EvmFeed>(config, std::move(connection), std::move(sink));
        feed->start();
        io.run_for(std::chrono::seconds{20});
        QCOMPARE(attempts, 3);
        QCOMPARE(failures, 3);
    }

    /// A node that wants to be left alone is.
    void retryAfterIsHonoured()
    {
        namespace asio = boost::asio;
        asio::io_context io;
        asio::ip::tcp::acceptor acceptor(io, {asio::ip::make_address("127.0.0.1"), 0});
        asio::co_spawn(
            io,
            [&]() -> asio::awaitable<void> {
                auto socket = co_await acceptor.async_accept(asio::use_awaitable);
                std::string asked;
                co_await asio::async_read_until(socket, asio::dynamic_buffer(asked), "\r\n\r\n", asio::use_awaitable);
                const std::string answer = "HTTP/1.1 429 Too Many\r\nRetry-After: 300\r\nContent-Length: 0\r\n\r\n";
                co_await asio::async_write(socket, asio::buffer(answer), asio::use_awaitable);
            },
            asio::detached);
        const auto now = support::parseInstant("2026-03-31T02:00:00Z").value();
        SourceConfig config;
        config.id = domain::SourceId("ledger");
        config.protocol = "evm-jsonrpc";
        config.every = domain::Duration{1000};
        Connection connection{io.get_executor(),
                              net::Url::parse("http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port())).value(),
                              nullptr, std::nullopt, [](std::uint64_t) { return std::uint64_t{0}; }, [now] { return now; }, {}, {}};
        std::optional<domain::Instant> next;
        FeedSink sink;
        sink.noted = [&](const FeedNote& note) {
            if (note.kind == FeedNote::Kind::NextPoll) {
                next = note.at;
                io.stop();
            }
        };
        const auto feed = std::make_shared<EvmFeed>(config, std::move(connection), std::move(sink));
        feed->start();
        io.run_for(std::chrono::seconds{20});
        QVERIFY(next);
        QVERIFY(*next - now >= std::chrono::seconds{300});
        feed->stop();
    }
};

QTEST_APPLESS_MAIN(tst_EvmFeed)
#include "tst_EvmFeed.moc"
