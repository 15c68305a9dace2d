// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpExchange.h"

#include <QtTest>
#include <boost/beast/_experimental/test/stream.hpp>

#include "GzipText.h"
#include "TestServer.h"

using namespace assay::net;
using assay::support::ErrorCode;
using assay::support::Instant;
namespace asio = boost::asio;
namespace beast = boost::beast;

namespace {

constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

/// A transport over Beast's in-memory stream, which can fail at any operation.
class MemoryTransport final : public Transport {
public:
    explicit MemoryTransport(beast::test::stream stream) : m_stream(std::move(stream)) {}

    asio::awaitable<Moved> read(asio::mutable_buffer into, TimePoint) override
    {
        ++operations;
        const auto [error, bytes] = co_await m_stream.async_read_some(into, kAwait);
        co_return Moved{error, bytes};
    }
    asio::awaitable<Moved> write(asio::const_buffer from, TimePoint) override
    {
        ++operations;
        const auto [error, bytes] = co_await asio::async_write(m_stream, from, kAwait);
        co_return Moved{error, bytes};
    }
    void close() override { m_stream.close(); }
    bool quiet() override { return true; }

    int operations = 0;

private:
    beast::test::stream m_stream;
};

struct Trial {
    ExchangeOutcome outcome{tl::unexpected(assay::support::Error{})};
    int operations = 0;
};

/// One exchange against canned bytes, delivered `step` at a time and then closed; fails at operation `failAt`.
Trial tryOut(const std::string& canned, std::size_t step, std::size_t failAt, HttpLimits limits = {})
{
    asio::io_context io;
    beast::test::fail_count failing(failAt);
    beast::test::stream near(io, failing);
    beast::test::stream far(io);
    near.connect(far);
    near.read_size(step);
    near.append(canned);
    far.close();
    auto transport = std::make_shared<MemoryTransport>(std::move(near));
    auto work = [](std::shared_ptr<MemoryTransport> used,
                   HttpLimits with) -> asio::awaitable<std::optional<ExchangeOutcome>> {
        const TimePoint total = std::chrono::steady_clock::now() + std::chrono::seconds(5);
        auto scope = std::make_shared<CancelScope>();
        const assay::support::Clock clock = [] { return Instant{}; };
        const Url base = Url::parse("http://127.0.0.1:1").value();
        auto outcome = co_await exchange(used, "GET / HTTP/1.1\r\n\r\n", base, with, total, clock, scope);
        co_return std::move(outcome);
    };
    auto outcome = test::run(io, work(transport, limits));
    return {std::move(*outcome), transport->operations};
}

constexpr std::size_t kNever = 1'000'000;

} // namespace

class tst_HttpExchange : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void failsAtEveryOperation_data();
    void failsAtEveryOperation();
    void everyCutIsAnError_data();
    void everyCutIsAnError();
    void interim();
    void reusable_data();
    void reusable();
    void limits_data();
    void limits();
    void trailingBytes();
};

void tst_HttpExchange::failsAtEveryOperation_data()
{
    QTest::addColumn<QByteArray>("canned");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
    QTest::newRow("to the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nhello");
}

void tst_HttpExchange::failsAtEveryOperation()
{
    QFETCH(QByteArray, canned);
    std::size_t failAt = 0;
    for (;; ++failAt) {
        QVERIFY(failAt < 200);
        const Trial trial = tryOut(canned.toStdString(), 7, failAt);
        if (trial.outcome.response) {
            QCOMPARE(trial.outcome.response->body, std::string("hello"));
            break;
        }
        QCOMPARE(trial.outcome.response.error().code, ErrorCode::Disconnected);
        QCOMPARE(trial.outcome.connection, ExchangeOutcome::Connection::Spent);
        QVERIFY(!trial.outcome.response.error().where.empty());
    }
    QVERIFY(failAt > 4);
}

void tst_HttpExchange::everyCutIsAnError_data()
{
    QTest::addColumn<QByteArray>("canned");
    QTest::newRow("length") << QByteArray(
        "HTTP/1.1 200 OK\r\nDate: Tue, 31 Mar 2026 10:00:00 GMT\r\nContent-Length: 5\r\n\r\nhello");
    QTest::newRow("chunks") << QByteArray(
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3\r\nllo\r\n0\r\n\r\n");
    const std::string body = test::gzip("hello");
    QTest::newRow("gzip to the end") << QByteArray("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n")
            + QByteArray(body.data(), int(body.size()));
}

void tst_HttpExchange::everyCutIsAnError()
{
    QFETCH(QByteArray, canned);
    for (const std::size_t step : {std::size_t{1}, std::size_t{1000}}) {
        for (int size = 0; size < canned.size(); ++size) {
            const Trial trial = tryOut(canned.left(size).toStdString(), step, kNever);
            QVERIFY2(!trial.outcome.response, qPrintable(QString::number(size)));
            const auto received = size == 0 ? ExchangeOutcome::Received::Nothing : ExchangeOutcome::Received::Something;
            QCOMPARE(trial.outcome.received, received);
        }
        QCOMPARE(tryOut(canned.toStdString(), step, kNever).outcome.response.value().body, std::string("hello"));
    }
}

void tst_HttpExchange::interim()
{
    const std::string last = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
    const auto rows = [](int count) {
        std::string text;
        for (int i = 0; i < count; ++i)
            text += "HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n";
        return text;
    };
    const auto good = tryOut(rows(8) + last, 1000, kNever);
    QCOMPARE(good.outcome.response.value().body, std::string("ok"));
    const auto storm = tryOut(rows(9) + last, 1000, kNever);
    QVERIFY(!storm.outcome.response);
    QCOMPARE(storm.outcome.response.error().code, ErrorCode::Malformed);
}

void tst_HttpExchange::reusable_data()
{
    QTest::addColumn<QByteArray>("canned");
    QTest::addColumn<int>("reusable");
    QTest::newRow("length") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx") << 1;
    QTest::newRow("error with length") << QByteArray("HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n") << 1;
    QTest::newRow("close") << QByteArray("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 1\r\n\r\nx") << 0;
    QTest::newRow("1.0") << QByteArray("HTTP/1.0 200 OK\r\nContent-Length: 1\r\n\r\nx") << 0;
    QTest::newRow("to the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nx") << 0;
}

void tst_HttpExchange::reusable()
{
    QFETCH(QByteArray, canned);
    const Trial trial = tryOut(canned.toStdString(), 1000, kNever);
    QVERIFY(trial.outcome.response.has_value());
    QTEST(int(trial.outcome.connection == ExchangeOutcome::Connection::Reusable), "reusable");
}

void tst_HttpExchange::limits_data()
{
    QTest::addColumn<QByteArray>("canned");
    QTest::addColumn<int>("good");
    const auto chunk = [](int size) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray::number(size, 16) + "\r\n"
            + QByteArray(size, 'x') + "\r\n0\r\n\r\n";
    };
    const auto length = [](int size) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(size) + "\r\n\r\n" + QByteArray(size, 'x');
    };
    const auto header = [](int size) {
        const QByteArray start = "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nX: ";
        return start + QByteArray(size - int(start.size()) - 4, 'x') + "\r\n\r\n";
    };
    QTest::newRow("body at the limit") << length(1000) << 1;
    QTest::newRow("body above") << length(1001) << 0;
    QTest::newRow("chunk at the limit") << chunk(1000) << 1;
    QTest::newRow("chunk above") << chunk(1001) << 0;
    QTest::newRow("to the end at the limit") << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1000, 'x') << 1;
    QTest::newRow("to the end above") << "HTTP/1.1 200 OK\r\n\r\n" + QByteArray(1001, 'x') << 0;
    // The limit holds for the status line (17 bytes here) and for the fields below it.
    QTest::newRow("header below") << header(17 + 399) << 1;
    QTest::newRow("header above") << header(17 + 401) << 0;
    QTest::newRow("status line without end") << "HTTP/1.1 200 " + QByteArray(200'000, 'x') << 0;
    QTest::newRow("chunk extension without end")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1;" + QByteArray(200'000, 'x') << 0;
}

void tst_HttpExchange::limits()
{
    QFETCH(QByteArray, canned);
    HttpLimits limits;
    limits.bodyBytes = 1000;
    limits.headerBytes = 400;
    const Trial trial = tryOut(canned.toStdString(), 100'000, kNever, limits);
    QTEST(int(trial.outcome.response.has_value()), "good");
    if (!trial.outcome.response)
        QCOMPARE(trial.outcome.response.error().code, ErrorCode::OutOfRange);
}

void tst_HttpExchange::trailingBytes()
{
    const Trial trial = tryOut("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxy", 1000, kNever);
    QVERIFY(!trial.outcome.response);
    QCOMPARE(trial.outcome.response.error().code, ErrorCode::Malformed);
}

QTEST_APPLESS_MAIN(tst_HttpExchange)
#include "tst_HttpExchange.moc"
