// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/WebSocketClient.h"

#include <QtTest>

#include "TestServer.h"

using namespace assay::net;
using namespace assay::support;
using test::answer;
using test::CertificateWish;
using test::makeIdentity;
using test::PemFolder;
using test::Reply;
using test::Request;
using test::TestServer;
namespace asio = boost::asio;

namespace {

/// Long enough for a slow machine under valgrind; the tests of a deadline shorten that one.
WebSocketLimits ampleLimits()
{
    WebSocketLimits limits;
    limits.upgrade = Duration{8000};
    limits.write = Duration{8000};
    limits.close = Duration{8000};
    limits.idle = Duration{8000};
    limits.messageBytes = 1000;
    return limits;
}

struct Bench {
    explicit Bench(WebSocketLimits limits = ampleLimits(), std::optional<Secret> token = {},
                   TestServer::Handler handler = [](const Request&) { return answer("403 No", ""); })
        : server(io, std::move(handler)),
          client(std::make_unique<WebSocketClient>(io.get_executor(),
                                                   Url::parse("ws://127.0.0.1:" + server.port()).value(), nullptr,
                                                   std::move(token), limits))
    {
    }

    Result<void> connect(const std::string& path = "/stream") { return test::run(io, client->connect(path)); }
    Result<void> send(const std::string& text) { return test::run(io, client->send(text)); }
    Result<std::string> read() { return test::run(io, client->read()); }

    asio::io_context io;
    TestServer server;
    std::unique_ptr<WebSocketClient> client;
};

template <class T>
int codeOf(const Result<T>& result)
{
    return result ? -1 : int(result.error().code);
}

} // namespace

class tst_WebSocketClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void echoes();
    void sizes_data();
    void sizes();
    void binaryIsRefused();
    void serverEnds_data();
    void serverEnds();
    void idleServer();
    void pingsKeepItAlive();
    void refused();
    void notAWebSocket_data();
    void notAWebSocket();
    void silentUpgrade();
    void notConnected();
    void closes();
    void connectsAgain();
    void cancels();
    void outlived();
    void overTls();
};

void tst_WebSocketClient::echoes()
{
    Bench bench(ampleLimits(), Secret("canary"));
    const auto connected = bench.connect("/stream?from=5");
    QVERIFY2(connected, connected ? "" : connected.error().text().c_str());
    for (const std::string text : {"one", "", "\xe9\xa6\x99\xe6\xb8\xaf"}) {
        QVERIFY(bench.send(text).has_value());
        QCOMPARE(bench.read().value(), text);
    }
    const auto& request = bench.server.requests().front();
    QCOMPARE(std::string(request.target()), std::string("/stream?from=5"));
    QCOMPARE(std::string(request["Authorization"]), std::string("Bearer canary"));
    QCOMPARE(std::string(request["Host"]), "127.0.0.1:" + bench.server.port());
}

void tst_WebSocketClient::sizes_data()
{
    QTest::addColumn<int>("size");
    QTest::addColumn<int>("code");
    QTest::newRow("at the limit") << 1000 << -1;
    QTest::newRow("above") << 1001 << int(ErrorCode::OutOfRange);
}

void tst_WebSocketClient::sizes()
{
    QFETCH(int, size);
    Bench bench;
    QVERIFY(bench.connect().has_value());
    QVERIFY(bench.send(std::string(std::size_t(size), 'x')).has_value());
    QTEST(codeOf(bench.read()), "code");
    if (size > 1000)
        QCOMPARE(codeOf(bench.read()), int(ErrorCode::Disconnected));
}

void tst_WebSocketClient::binaryIsRefused()
{
    Bench bench;
    QVERIFY(bench.connect().has_value());
    QVERIFY(bench.send("binary").has_value());
    QCOMPARE(codeOf(bench.read()), int(ErrorCode::Malformed));
}

void tst_WebSocketClient::serverEnds_data()
{
    QTest::addColumn<QByteArray>("how");
    QTest::newRow("goodbye") << QByteArray("bye");
    QTest::newRow("cut") << QByteArray("drop");
}

void tst_WebSocketClient::serverEnds()
{
    QFETCH(QByteArray, how);
    Bench bench;
    QVERIFY(bench.connect().has_value());
    QVERIFY(bench.send(how.toStdString()).has_value());
    QCOMPARE(codeOf(bench.read()), int(ErrorCode::Disconnected));
}

void tst_WebSocketClient::idleServer()
{
    WebSocketLimits limits = ampleLimits();
    limits.idle = Duration{300};
    Bench bench(limits);
    QVERIFY(bench.connect().has_value());
    QVERIFY(bench.send("hang").has_value());
    QCOMPARE(codeOf(bench.read()), int(ErrorCode::TimedOut));
}

void tst_WebSocketClient::pingsKeepItAlive()
{
    WebSocketLimits limits = ampleLimits();
    limits.idle = Duration{400};
    Bench bench(limits);
    QVERIFY(bench.connect().has_value());
    std::optional<Result<std::string>> message;
    asio::co_spawn(bench.io, bench.client->read(),
                   [&message](std::exception_ptr, Result<std::string> text) { message = std::move(text); });
    bench.io.restart();
    // More than two idle periods: only the answered pings keep it open.
    bench.io.run_for(std::chrono::milliseconds(1000));
    QVERIFY(!message);
    QVERIFY(bench.send("still here").has_value());
    while (!message && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
    QCOMPARE(message.value().value(), std::string("still here"));
}

void tst_WebSocketClient::refused()
{
    Bench bench;
    QCOMPARE(codeOf(bench.connect("/refuse")), int(ErrorCode::Unauthorized));
    Bench missing(ampleLimits(), {}, [](const Request&) { return answer("404 No", ""); });
    const auto result = missing.connect("/refuse");
    QCOMPARE(codeOf(result), int(ErrorCode::HttpStatus));
    QVERIFY(result.error().detail.find("404") != std::string::npos);
    QCOMPARE(codeOf(bench.connect("no slash")), int(ErrorCode::Malformed));
}

void tst_WebSocketClient::notAWebSocket_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("200") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n") << int(ErrorCode::HttpStatus);
    QTest::newRow("garbage") << QByteArray("SSH-2.0\r\n\r\n") << int(ErrorCode::Malformed);
    QTest::newRow("101 without key") << QByteArray(
                                            "HTTP/1.1 101 x\r\nUpgrade: websocket\r\nConnection: upgrade\r\n\r\n")
                                     << int(ErrorCode::Malformed);
    QTest::newRow("huge header") << "HTTP/1.1 101 x\r\nX: " + QByteArray(200'000, 'x') << int(ErrorCode::OutOfRange);
}

void tst_WebSocketClient::notAWebSocket()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    Bench bench(ampleLimits(), {}, [&](const Request&) { return Reply{bytes.toStdString(), Reply::Then::Close}; });
    const auto result = bench.connect("/refuse");
    QVERIFY(!result);
    QVERIFY2(codeOf(result) == code ||
                 (code == int(ErrorCode::HttpStatus) && codeOf(result) == int(ErrorCode::Malformed)),
             result.error().text().c_str());
}

void tst_WebSocketClient::silentUpgrade()
{
    WebSocketLimits limits = ampleLimits();
    limits.upgrade = Duration{120};
    Bench bench(limits, {}, [](const Request&) { return Reply{"", Reply::Then::Hang}; });
    QCOMPARE(codeOf(bench.connect("/refuse")), int(ErrorCode::TimedOut));
}

void tst_WebSocketClient::notConnected()
{
    Bench bench;
    QCOMPARE(codeOf(bench.read()), int(ErrorCode::Disconnected));
    QCOMPARE(codeOf(bench.send("x")), int(ErrorCode::Disconnected));
    QVERIFY(test::run(bench.io, bench.client->close()).has_value());
}

void tst_WebSocketClient::closes()
{
    Bench bench;
    QVERIFY(bench.connect().has_value());
    const auto closed = test::run(bench.io, bench.client->close());
    QVERIFY2(closed, closed ? "" : closed.error().text().c_str());
    QCOMPARE(codeOf(bench.read()), int(ErrorCode::Disconnected));
    // A server that does not answer the goodbye does not hold us.
    WebSocketLimits limits = ampleLimits();
    limits.close = Duration{120};
    Bench deaf(limits);
    QVERIFY(deaf.connect().has_value());
    QVERIFY(deaf.send("hang").has_value());
    QCOMPARE(codeOf(test::run(deaf.io, deaf.client->close())), int(ErrorCode::TimedOut));
}

void tst_WebSocketClient::connectsAgain()
{
    Bench bench;
    for (int i = 0; i < 3; ++i) {
        QVERIFY(bench.connect().has_value());
        QVERIFY(bench.send("x").has_value());
        QCOMPARE(bench.read().value(), std::string("x"));
    }
    QCOMPARE(bench.server.connections(), 3);
}

void tst_WebSocketClient::cancels()
{
    Bench bench;
    QVERIFY(bench.connect().has_value());
    std::optional<Result<std::string>> message;
    asio::co_spawn(bench.io, bench.client->read(),
                   [&message](std::exception_ptr, Result<std::string> text) { message = std::move(text); });
    asio::post(bench.io, [&bench] { bench.client->cancel(); });
    while (!message && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
    QCOMPARE(codeOf(message.value()), int(ErrorCode::Cancelled));
}

void tst_WebSocketClient::outlived()
{
    for (int steps = 0;; ++steps) {
        QVERIFY(steps < 200);
        Bench bench;
        std::optional<Result<void>> result;
        asio::co_spawn(bench.io, bench.client->connect("/x"),
                       [&result](std::exception_ptr, Result<void> connected) { result = std::move(connected); });
        for (int i = 0; i < steps && !result; ++i)
            bench.io.run_one_for(std::chrono::seconds(5));
        const bool connected = result.has_value();
        bench.client.reset();
        while (!result && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
        QVERIFY(result);
        if (connected)
            break;
        // -1: it was done, only the news had not been delivered.
        QVERIFY(codeOf(*result) == int(ErrorCode::Cancelled) || codeOf(*result) == -1);
    }
}

void tst_WebSocketClient::overTls()
{
    const auto authority = makeIdentity({"Fictional Root", "", -2, 30, CertificateWish::Kind::Authority});
    const auto stranger = makeIdentity({"Stranger Root", "", -2, 30, CertificateWish::Kind::Authority});
    const PemFolder files;
    for (const auto* root : {&authority, &stranger}) {
        asio::io_context io;
        TestServer server(io, [](const Request&) { return answer("403 No", ""); },
                          TestServer::Tls{makeIdentity({"local", "IP:127.0.0.1"}, &authority), {}});
        auto tls = TlsContext::create({files.certificate("ca.pem", *root), {}, {}, {}});
        WebSocketClient client(io.get_executor(), Url::parse("wss://127.0.0.1:" + server.port()).value(), tls.value(),
                               Secret("canary"), ampleLimits());
        const auto connected = test::run(io, client.connect("/s"));
        if (root == &stranger) {
            QCOMPARE(codeOf(connected), int(ErrorCode::TlsUntrusted));
            QVERIFY(server.requests().empty());
            continue;
        }
        QVERIFY2(connected, connected ? "" : connected.error().text().c_str());
        QVERIFY(test::run(io, client.send("over TLS")).has_value());
        QCOMPARE(test::run(io, client.read()).value(), std::string("over TLS"));
        QVERIFY(test::run(io, client.close()).has_value());
    }
}

QTEST_APPLESS_MAIN(tst_WebSocketClient)
#include "tst_WebSocketClient.moc"
