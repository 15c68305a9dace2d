// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/HttpClient.h"

#include <QtTest>

#include "GzipText.h"
#include "TestServer.h"
#include "services/net/HttpDate.h"

using namespace assay::net;
using namespace assay::support;
using test::answer;
using test::Reply;
using test::Request;
using test::TestServer;
namespace asio = boost::asio;

namespace {

/// Long enough for a slow machine under valgrind; the tests of a deadline shorten that one.
HttpLimits ampleLimits()
{
    HttpLimits limits;
    limits.header = Duration{8000};
    limits.bodyIdle = Duration{8000};
    limits.total = Duration{8000};
    return limits;
}

const Instant kNow = parseInstant("2026-03-31T10:00:00.400Z").value();

/// A server, a client of it and the thread they share.
struct Bench {
    explicit Bench(TestServer::Handler handler, HttpLimits limits = ampleLimits(), std::optional<Secret> token = {})
        : server(io, std::move(handler)),
          client(std::make_unique<HttpClient>(io.get_executor(), url(), nullptr, std::move(token), limits,
                                              [] { return kNow; }))
    {
    }

    Url url() const { return Url::parse("http://127.0.0.1:" + server.port() + "/base").value(); }
    Result<HttpResponse> get(const std::string& target = "/x", HttpHeaders headers = {})
    {
        return test::run(io, client->get(target, std::move(headers)));
    }
    Result<HttpResponse> post(const std::string& body) { return test::run(io, client->post("/x", "text/plain", body)); }

    asio::io_context io;
    TestServer server;
    std::unique_ptr<HttpClient> client;
};

ErrorCode codeOf(const Result<HttpResponse>& result)
{
    return result ? ErrorCode::Io : result.error().code;
}

} // namespace

class tst_HttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void getsAndReuses();
    void posts();
    void bigPost();
    void overlapping();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void sendsTheToken();
    void keepsTheTokenOnThisMachine();
    void reconnectsForGetOnly();
    void strayBytesEndAConnection();
    void gzipBodies_data();
    void gzipBodies();
    void statuses_data();
    void statuses();
    void notBefore();
    void bodyOfARefusal();
    void conditional();
    void clockOffset_data();
    void clockOffset();
    void deadlines_data();
    void deadlines();
    void totalDeadline();
    void unreachable();
    void unresolvable();
    void cancels();
    void outlived();
};

void tst_HttpClient::getsAndReuses()
{
    Bench bench([](const Request& request) {
        return answer("200 OK", std::string(request.target()), "ETag: \"a1\"\r\nX-Mixed-Case: Yes\r\n");
    });
    for (int i = 0; i < 3; ++i) {
        const auto response = bench.get("/v1?n=1");
        QVERIFY2(response, response ? "" : response.error().text().c_str());
        QCOMPARE(response->status, 200u);
        QCOMPARE(response->body, std::string("/base/v1?n=1"));
        QCOMPARE(response->etag, std::string("\"a1\""));
        QCOMPARE(response->header("x-mixed-case"), std::string_view("Yes"));
        QCOMPARE(response->requestedAt, kNow);
        QCOMPARE(response->security, ChannelSecurity::Plain);
        QVERIFY(!response->certificateNotAfter);
    }
    QCOMPARE(bench.server.connections(), 1);
    QCOMPARE(bench.server.requests().size(), std::size_t{3});
    const auto& request = bench.server.requests().front();
    QCOMPARE(std::string(request["Host"]), "127.0.0.1:" + bench.server.port());
    QCOMPARE(std::string(request["Accept-Encoding"]), std::string("gzip"));
    QVERIFY(request.find("Authorization") == request.end());
}

void tst_HttpClient::posts()
{
    Bench bench([](const Request& request) { return answer("201 Created", request.body()); });
    const auto response =
        test::run(bench.io, bench.client->post("", "application/json", "{}", {{"Idempotency-Key", "k1"}}));
    QCOMPARE(response.value().body, std::string("{}"));
    const auto& request = bench.server.requests().front();
    QCOMPARE(std::string(request.target()), std::string("/base"));
    QCOMPARE(std::string(request["Content-Type"]), std::string("application/json"));
    QCOMPARE(std::string(request["Idempotency-Key"]), std::string("k1"));
}

void tst_HttpClient::bigPost()
{
    Bench bench([](const Request& request) { return answer("200 OK", std::to_string(request.body().size())); });
    QCOMPARE(bench.post(std::string(5'000'000, 'x')).value().body, std::string("5000000"));
}

void tst_HttpClient::overlapping()
{
    Bench bench([](const Request& request) { return answer("200 OK", std::string(request.target())); });
    std::vector<std::string> bodies;
    const auto keep = [&bodies](std::exception_ptr, Result<HttpResponse> response) {
        bodies.push_back(response ? response->body : response.error().text());
    };
    for (int i = 0; i < 6; ++i)
        asio::co_spawn(bench.io, bench.client->get("/" + std::to_string(i)), keep);
    while (bodies.size() < 6 && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
    std::sort(bodies.begin(), bodies.end());
    QCOMPARE(bodies.size(), std::size_t{6});
    QCOMPARE(bodies.front(), std::string("/base/0"));
    QCOMPARE(bodies.back(), std::string("/base/5"));
    QCOMPARE(bench.server.connections(), 6);
    for (int i = 0; i < 4; ++i)
        QVERIFY(bench.get().has_value());
    QCOMPARE(bench.server.connections(), 6);
}

void tst_HttpClient::refusesBadRequests_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<QByteArray>("name");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("no slash") << QByteArray("x") << QByteArray("A") << QByteArray("b");
    QTest::newRow("line break") << QByteArray("/x\r\nA: b") << QByteArray("A") << QByteArray("b");
    QTest::newRow("space") << QByteArray("/x y") << QByteArray("A") << QByteArray("b");
    QTest::newRow("fragment") << QByteArray("/x#y") << QByteArray("A") << QByteArray("b");
    QTest::newRow("header name") << QByteArray("/x") << QByteArray("A:") << QByteArray("b");
    QTest::newRow("header value") << QByteArray("/x") << QByteArray("A") << QByteArray("b\r\nC: d");
    QTest::newRow("second length") << QByteArray("/x") << QByteArray("content-LENGTH") << QByteArray("1");
    QTest::newRow("second host") << QByteArray("/x") << QByteArray("Host") << QByteArray("a");
    QTest::newRow("own token") << QByteArray("/x") << QByteArray("Authorization") << QByteArray("a");
}

void tst_HttpClient::refusesBadRequests()
{
    QFETCH(QByteArray, target);
    QFETCH(QByteArray, name);
    QFETCH(QByteArray, value);
    Bench bench([](const Request&) { return answer("200 OK", ""); });
    QCOMPARE(codeOf(bench.get(target.toStdString(), {{name.toStdString(), value.toStdString()}})),
             ErrorCode::Malformed);
    QCOMPARE(bench.server.connections(), 0);
}

void tst_HttpClient::sendsTheToken()
{
    Bench bench([](const Request&) { return answer("401 Unauthorized", "canary"); }, ampleLimits(), Secret("canary"));
    const auto response = bench.get();
    QCOMPARE(codeOf(response), ErrorCode::Unauthorized);
    QCOMPARE(std::string(bench.server.requests().front()["Authorization"]), std::string("Bearer canary"));
    QVERIFY(response.error().text().find("canary") == std::string::npos);
}

void tst_HttpClient::keepsTheTokenOnThisMachine()
{
    asio::io_context io;
    HttpClient client(io.get_executor(), Url::parse("http://192.0.2.1:9").value(), nullptr, Secret("canary"),
                      ampleLimits(), systemNow);
    const auto response = test::run(io, client.get("/"));
    QCOMPARE(codeOf(response), ErrorCode::Refused);
    QVERIFY(response.error().text().find("canary") == std::string::npos);
}

void tst_HttpClient::reconnectsForGetOnly()
{
    // Every second request on a connection is met by silence and a close.
    int count = 0;
    const auto handler = [&count](const Request&) {
        return ++count % 2 == 1 ? answer("200 OK", "first") : Reply{"", Reply::Then::Close};
    };
    {
        Bench bench(handler);
        QVERIFY(bench.get().has_value());
        const auto again = bench.get();
        QVERIFY2(again, again ? "" : again.error().text().c_str());
        QCOMPARE(bench.server.connections(), 2);
        QCOMPARE(count, 3);
    }
    count = 0;
    Bench bench(handler);
    QVERIFY(bench.get().has_value());
    QCOMPARE(codeOf(bench.post("once")), ErrorCode::Disconnected);
    QCOMPARE(count, 2);
    // A fresh connection that is closed without an answer is an error for GET too: no endless repetition.
    count = 1;
    QCOMPARE(codeOf(bench.get()), ErrorCode::Disconnected);
    QCOMPARE(count, 2);
}

void tst_HttpClient::strayBytesEndAConnection()
{
    // The stray second answer arrives with the first, or while the connection is idle: never as the next answer.
    int count = 0;
    Bench bench([&count](const Request&) {
        const Reply good = answer("200 OK", "good");
        return ++count == 1 ? Reply{good.bytes + answer("200 OK", "evil").bytes, Reply::Then::Keep} : good;
    });
    QCOMPARE(codeOf(bench.get()), ErrorCode::Malformed);
    QCOMPARE(bench.get().value().body, std::string("good"));
    QCOMPARE(bench.server.connections(), 2);
}

void tst_HttpClient::gzipBodies_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("encoding");
    QTest::addColumn<int>("code"); // -1: good
    const auto bytes = [](const std::string& text) { return QByteArray(text.data(), int(text.size())); };
    const std::string good = test::gzip("{\"reserve\":\"100.00\"}");
    QTest::newRow("good") << bytes(good) << QByteArray("gzip") << -1;
    QTest::newRow("upper case") << bytes(good) << QByteArray("GZIP") << -1;
    QTest::newRow("cut") << bytes(good.substr(0, good.size() - 3)) << QByteArray("gzip") << int(ErrorCode::Malformed);
    QTest::newRow("empty") << QByteArray() << QByteArray("gzip") << int(ErrorCode::Malformed);
    QTest::newRow("plain text") << QByteArray("{}") << QByteArray("gzip") << int(ErrorCode::Malformed);
    QTest::newRow("bomb") << bytes(test::gzip(std::string(20'000'000, '\0'))) << QByteArray("gzip")
                          << int(ErrorCode::OutOfRange);
    QTest::newRow("unasked brotli") << QByteArray("x") << QByteArray("br") << int(ErrorCode::Unsupported);
    QTest::newRow("twice") << bytes(good) << QByteArray("gzip, gzip") << int(ErrorCode::Unsupported);
}

void tst_HttpClient::gzipBodies()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, encoding);
    QFETCH(int, code);
    Bench bench([&](const Request&) {
        return answer("200 OK", body.toStdString(), "Content-Encoding: " + encoding.toStdString() + "\r\n");
    });
    const auto response = bench.get();
    QCOMPARE(response ? -1 : int(response.error().code), code);
    if (response)
        QCOMPARE(response->body, std::string("{\"reserve\":\"100.00\"}"));
}

void tst_HttpClient::statuses_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("headers");
    QTest::addColumn<int>("code"); // -1: good
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("200") << QByteArray("200 OK") << QByteArray() << -1 << QByteArray();
    QTest::newRow("206") << QByteArray("206 Partial Content") << QByteArray() << -1 << QByteArray();
    QTest::newRow("302") << QByteArray("302 Found") << QByteArray("Location: http://127.0.0.1:9/\r\n")
                         << int(ErrorCode::HttpStatus) << QByteArray("302");
    QTest::newRow("304 unasked") << QByteArray("304 Not Modified") << QByteArray() << int(ErrorCode::HttpStatus)
                                 << QByteArray("304");
    QTest::newRow("401") << QByteArray("401 x") << QByteArray() << int(ErrorCode::Unauthorized) << QByteArray("401");
    QTest::newRow("403") << QByteArray("403 x") << QByteArray() << int(ErrorCode::Unauthorized) << QByteArray("403");
    QTest::newRow("404") << QByteArray("404 x") << QByteArray() << int(ErrorCode::HttpStatus)
                         << QByteArray("404 Not Found");
    QTest::newRow("429") << QByteArray("429 x") << QByteArray("Retry-After: 7\r\n") << int(ErrorCode::HttpStatus)
                         << QByteArray("retry after 7 s");
    QTest::newRow("500") << QByteArray("500 x") << QByteArray() << int(ErrorCode::HttpStatus) << QByteArray("500");
    QTest::newRow("503") << QByteArray("503 x") << QByteArray("Retry-After: Tue, 31 Mar 2026 10:00:30 GMT\r\n")
                         << int(ErrorCode::HttpStatus) << QByteArray("retry after 30 s");
    QTest::newRow("999") << QByteArray("999 x") << QByteArray() << int(ErrorCode::HttpStatus) << QByteArray("999");
}

void tst_HttpClient::statuses()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, headers);
    QFETCH(int, code);
    QFETCH(QByteArray, says);
    Bench bench([&](const Request&) { return answer(status.toStdString(), "", headers.toStdString()); });
    const auto response = bench.get();
    QCOMPARE(response ? -1 : int(response.error().code), code);
    if (!response)
        QVERIFY2(response.error().detail.find(says.toStdString()) != std::string::npos,
                 response.error().text().c_str());
    QCOMPARE(bench.server.requests().size(), std::size_t{1});
}

void tst_HttpClient::notBefore()
{
    int count = 0;
    Bench bench([&count](const Request&) {
        return ++count == 1 ? answer("503 x", "", "Retry-After: 7\r\n") : answer("200 OK", "");
    });
    QVERIFY(!bench.client->notBefore());
    QVERIFY(!bench.get());
    QCOMPARE(bench.client->notBefore().value(), kNow + Duration{7000});
    QVERIFY(bench.get().has_value());
    QVERIFY(!bench.client->notBefore());
}

void tst_HttpClient::bodyOfARefusal()
{
    Bench bench([](const Request&) { return answer("422 x", "{\"why\":\"limit\"}"); });
    const auto response = test::run(bench.io, bench.client->send({HttpMethod::Post, "/x", {}, "text/plain", "y"}));
    QCOMPARE(response.value().status, 422u);
    QCOMPARE(response->body, std::string("{\"why\":\"limit\"}"));
}

void tst_HttpClient::conditional()
{
    Bench bench([](const Request& request) {
        return request["If-None-Match"] == "\"a\""
                   ? Reply{"HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\n\r\n", Reply::Then::Keep}
                   : answer("200 OK", "new");
    });
    const auto response = bench.get("/x", {{"If-None-Match", "\"a\""}});
    QCOMPARE(response.value().status, 304u);
    QCOMPARE(response->etag, std::string("\"a\""));
    QCOMPARE(bench.get().value().body, std::string("new"));
    QCOMPARE(bench.server.connections(), 1);
}

void tst_HttpClient::clockOffset_data()
{
    QTest::addColumn<QByteArray>("date");
    QTest::addColumn<qint64>("ms"); // -1: none
    QTest::newRow("none") << QByteArray() << qint64(-1);
    QTest::newRow("nonsense") << QByteArray("Date: yesterday\r\n") << qint64(-1);
    QTest::newRow("same second") << QByteArray("Date: Tue, 31 Mar 2026 10:00:00 GMT\r\n") << qint64(-400);
    QTest::newRow("five minutes ahead") << QByteArray("Date: Tue, 31 Mar 2026 10:05:00 GMT\r\n") << qint64(299'600);
    QTest::newRow("five minutes behind") << QByteArray("Date: Tue, 31 Mar 2026 09:55:00 GMT\r\n") << qint64(-300'400);
}

void tst_HttpClient::clockOffset()
{
    QFETCH(QByteArray, date);
    Bench bench([&](const Request&) { return answer("200 OK", "", date.toStdString()); });
    const auto response = bench.get();
    QVERIFY(response.has_value());
    QTEST(response->clockOffset ? qint64(response->clockOffset->count()) : qint64(-1), "ms");
}

void tst_HttpClient::deadlines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("phase");
    QTest::newRow("no answer") << QByteArray() << QByteArray("waiting for the answer");
    QTest::newRow("half a header") << QByteArray("HTTP/1.1 200 OK\r\nX: ") << QByteArray("waiting for the answer");
    QTest::newRow("half a body") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhalf")
                                 << QByteArray("reading the body");
    QTest::newRow("body without end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nhalf") << QByteArray("reading the body");
}

void tst_HttpClient::deadlines()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, phase);
    HttpLimits limits = ampleLimits();
    (phase.startsWith("reading") ? limits.bodyIdle : limits.header) = Duration{120};
    Bench bench([&](const Request&) { return Reply{bytes.toStdString(), Reply::Then::Hang}; }, limits);
    const auto response = bench.get();
    QCOMPARE(codeOf(response), ErrorCode::TimedOut);
    QVERIFY2(response.error().detail.starts_with(phase.constData()), response.error().text().c_str());
    QCOMPARE(bench.server.connections(), 1);
}

void tst_HttpClient::totalDeadline()
{
    HttpLimits limits = ampleLimits();
    limits.total = Duration{120};
    Bench bench([](const Request&) { return Reply{"", Reply::Then::Hang}; }, limits);
    QCOMPARE(codeOf(bench.get()), ErrorCode::TimedOut);
}

void tst_HttpClient::unreachable()
{
    asio::io_context io;
    std::string port;
    {
        asio::ip::tcp::acceptor gone(io, {asio::ip::address_v4::loopback(), 0});
        port = std::to_string(gone.local_endpoint().port());
    }
    HttpClient client(io.get_executor(), Url::parse("http://127.0.0.1:" + port).value(), nullptr, std::nullopt,
                      ampleLimits(), systemNow);
    const auto response = test::run(io, client.get("/"));
    QCOMPARE(codeOf(response), ErrorCode::Unreachable);
    QCOMPARE(response.error().where, "http://127.0.0.1:" + port);
}

void tst_HttpClient::unresolvable()
{
    asio::io_context io;
    HttpLimits limits = ampleLimits();
    // "invalid" is reserved (RFC 6761); where there is no resolver at all the look-up times out instead.
    limits.dial.resolve = Duration{1500};
    HttpClient client(io.get_executor(), Url::parse("http://nowhere.invalid").value(), nullptr, std::nullopt, limits,
                      systemNow);
    const auto code = codeOf(test::run(io, client.get("/")));
    QVERIFY(code == ErrorCode::Unresolvable || code == ErrorCode::TimedOut);
}

void tst_HttpClient::cancels()
{
    Bench bench([](const Request&) { return Reply{"HTTP/1.1 200 OK\r\n", Reply::Then::Hang}; });
    std::optional<Result<HttpResponse>> result;
    asio::co_spawn(bench.io, bench.client->get("/x"),
                   [&result](std::exception_ptr, Result<HttpResponse> response) { result = std::move(response); });
    while (bench.server.requests().empty() && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
    QVERIFY(!result);
    bench.client->cancel();
    while (!result && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
    QVERIFY(result);
    QCOMPARE(codeOf(*result), ErrorCode::Cancelled);
}

void tst_HttpClient::outlived()
{
    // The client goes at every possible moment of a request; the awaitable ends, with an answer or with Cancelled.
    for (int steps = 0;; ++steps) {
        QVERIFY(steps < 200);
        Bench bench([](const Request&) { return answer("200 OK", "x"); });
        std::optional<Result<HttpResponse>> result;
        asio::co_spawn(bench.io, bench.client->get("/x"),
                       [&result](std::exception_ptr, Result<HttpResponse> response) { result = std::move(response); });
        for (int i = 0; i < steps && !result; ++i)
            bench.io.run_one_for(std::chrono::seconds(5));
        const bool answered = result.has_value();
        bench.client.reset();
        while (!result && bench.io.run_one_for(std::chrono::seconds(5)) > 0) {}
        QVERIFY(result);
        if (answered)
            break;
        QVERIFY(*result || codeOf(*result) == ErrorCode::Cancelled);
    }
}

QTEST_APPLESS_MAIN(tst_HttpClient)
#include "tst_HttpClient.moc"
