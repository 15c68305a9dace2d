// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/sync/EvmFeed.h"

#include <QTest>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
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
        sink.arrived = [](const Arrival&) {};
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
};

QTEST_APPLESS_MAIN(tst_EvmFeed)
#include "tst_EvmFeed.moc"
