// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <QTemporaryDir>
#include <boost/asio/connect.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <boost/json.hpp>
#include <fstream>
#include <sstream>

#include "services/sandbox/http/Certificates.h"
#include "services/sandbox/Sandbox.h"
#include "services/wire/AssayHttp.h"

using namespace assay;
using namespace assay::sandbox;
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using boost::system::error_code;
using Tls = beast::ssl_stream<beast::tcp_stream>;
using Answer = http::response<http::string_body>;

namespace
{

/// A plain blocking client of one sandbox, with or without TLS.
class Client
{
public:
    Client(const SandboxDescription& description, const std::filesystem::path& authority)
        : m_context(asio::ssl::context::tls_client)
    {
        const auto colon = description.url.rfind(':');
        m_port = static_cast<std::uint16_t>(std::stoi(description.url.substr(colon + 1)));
        if (!authority.empty())
            m_context.load_verify_file(authority.string());
        m_context.set_verify_mode(asio::ssl::verify_peer);
    }

    void dial(beast::tcp_stream& stream) const
    {
        // Nothing here waits longer than this, whatever the server does.
        timeval limit{20, 0};
        stream.socket().open(asio::ip::tcp::v4());
        setsockopt(stream.socket().native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
        stream.socket().connect({asio::ip::address_v4::loopback(), m_port});
    }

    template <class Stream>
    static Answer exchange(Stream& stream, http::verb verb, const std::string& target, const std::string& body,
                           error_code& failed)
    {
        http::request<http::string_body> request(verb, target, 11, body);
        request.set(http::field::host, "127.0.0.1");
        request.prepare_payload();
        http::write(stream, request, failed);
        beast::flat_buffer buffer;
        http::response_parser<http::string_body> parser;
        parser.body_limit(64u << 20);
        if (!failed)
            http::read(stream, buffer, parser, failed);
        return parser.release();
    }

    Answer plain(const std::string& target, const std::string& body = {})
    {
        beast::tcp_stream stream(m_io);
        dial(stream);
        return exchange(stream, body.empty() ? http::verb::get : http::verb::post, target, body, failed);
    }

    Answer secure(const std::string& target, const std::string& body = {})
    {
        Tls stream(m_io, m_context);
        dial(stream.next_layer());
        X509_VERIFY_PARAM_set1_ip_asc(SSL_get0_param(stream.native_handle()), "127.0.0.1");
        stream.handshake(asio::ssl::stream_base::client, failed);
        if (failed)
            return {};
        return exchange(stream, body.empty() ? http::verb::get : http::verb::post, target, body, failed);
    }

    asio::io_context& io() { return m_io; }
    asio::ssl::context& context() { return m_context; }

    error_code failed;

private:
    asio::io_context m_io;
    asio::ssl::context m_context;
    std::uint16_t m_port = 0;
};

template <class Socket>
boost::json::object message(Socket& socket)
{
    beast::flat_buffer buffer;
    socket.read(buffer);
    return boost::json::parse(beast::buffers_to_string(buffer.data())).as_object();
}

/// The next message that is no heartbeat.
template <class Socket>
boost::json::object change(Socket& socket)
{
    auto next = message(socket);
    while (next.contains("heartbeat"))
        next = message(socket);
    return next;
}

std::string fileText(const std::filesystem::path& path)
{
    std::ifstream file(path);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

} // namespace

class tst_SandboxServer : public QObject
{
    Q_OBJECT

private slots:
    void servesHttp();
    void keepsConnections();
    void streamsChanges();
    void beatsWhileChangesFlow();
    void streamFaults();
    void servesTlsWithItsOwnAuthority();
    void expiredCertificateOnDemand();
    void streamsOverTls();
    void faultsOnTheWire();
    void hostileRequests_data();
    void hostileRequests();
    void startsSeveralAndStops();
    void cannotListen_data();
    void cannotListen();
    void keysArePrivate();

private:
    static std::unique_ptr<Sandbox> start(SandboxOptions options = {})
    {
        options.rate = 40;
        options.barsPerVault = 20;
        auto sandbox = Sandbox::start(std::move(options));
        return sandbox ? std::move(*sandbox) : nullptr;
    }
};

void tst_SandboxServer::servesHttp()
{
    const auto sandbox = start();
    QVERIFY(sandbox);
    const auto& description = sandbox->description();
    QVERIFY(description.url.starts_with("http://127.0.0.1:"));
    QCOMPARE(description.sources.size(), std::size_t(11));
    Client client(description, {});
    const auto answer = client.plain("/vaults/v1/bars?limit=7");
    QVERIFY(!client.failed);
    QCOMPARE(answer.result_int(), 200u);
    QCOMPARE(std::string(answer[http::field::content_type]), std::string("application/json"));
    QVERIFY(!answer[http::field::date].empty());
    const auto page = wire::decodePage(answer.body(), "bars");
    QVERIFY(page.has_value());
    QCOMPARE(domain::rowsOf<domain::Bar>(page->upserts).size(), std::size_t(7));

    const auto line = boost::json::parse(description.json()).as_object();
    QCOMPARE(std::string(line.at("url").as_string()), description.url);
    const auto config = fileText(description.config);
    for (const auto& source : description.sources)
        QVERIFY(config.find("\"" + source.url + "\"") != std::string::npos);
    for (const auto* id : {"harbour-custody", "kowloon-custody", "pearl-custody"}) {
        const auto at = config.find("= \"" + std::string(id) + "\"\nkind        = \"issuer\"");
        QVERIFY2(at != std::string::npos, id);
        QVERIFY2(config.substr(at, config.find("[[source]]", at) - at).find("= \"K\"") != std::string::npos, id);
    }
    QVERIFY(config.find("ca ") == std::string::npos && config.find(Sandbox::kTokenVariable) == std::string::npos);
    // An operator's secret is named there and stands elsewhere.
    QVERIFY(!description.operators.empty());
    for (const auto& one : description.operators) {
        QVERIFY2(config.find("\"env:" + one.variable + "\"") != std::string::npos, one.id.c_str());
        QVERIFY2(!one.token.empty() && config.find(one.token) == std::string::npos, one.id.c_str());
    }
}

void tst_SandboxServer::keepsConnections()
{
    const auto sandbox = start();
    Client client(sandbox->description(), {});
    beast::tcp_stream stream(client.io());
    client.dial(stream);
    for (const auto* target :
         {"/ledger-a/v1/about", "/ledger-a/v1/supply", "/nobody/v1/about", "/aml-monitor/v1/alerts"}) {
        const auto answer = Client::exchange(stream, http::verb::get, target, {}, client.failed);
        QVERIFY2(!client.failed, target);
        QVERIFY(answer.keep_alive());
    }
}

void tst_SandboxServer::streamsChanges()
{
    const auto sandbox = start();
    Client client(sandbox->description(), {});
    beast::websocket::stream<beast::tcp_stream> socket(client.io());
    client.dial(socket.next_layer());
    socket.handshake("127.0.0.1", "/hk-clearing/v1/stream");
    const auto hello = message(socket);
    QVERIFY(hello.at("hello").as_bool());
    auto sequence = hello.at("sequence").as_int64();
    for (int i = 0; i < 20; ++i) {
        const auto next = change(socket);
        QCOMPARE(next.at("sequence").as_int64(), ++sequence);
        QVERIFY(!next.at("upserts").as_array().empty() || !next.at("removes").as_array().empty());
    }
    socket.close(beast::websocket::close_code::normal, client.failed);
    QVERIFY(!client.failed);
}

/// Who reads instructions that change all the time learns that the requests, which do not, are still the same.
void tst_SandboxServer::beatsWhileChangesFlow()
{
    SandboxOptions options;
    options.heartbeat = std::chrono::milliseconds{200};
    const auto sandbox = start(options);
    Client client(sandbox->description(), {});
    beast::websocket::stream<beast::tcp_stream> socket(client.io());
    client.dial(socket.next_layer());
    socket.handshake("127.0.0.1", "/hk-clearing/v1/stream");
    auto sequence = message(socket).at("sequence").as_int64();
    int beats = 0;
    for (int changes = 0; changes < 400 && beats < 3;) {
        const auto next = message(socket);
        if (next.contains("heartbeat")) {
            ++beats;
            QCOMPARE(next.at("sequence").as_int64(), sequence);
            QVERIFY(!next.at("as_of").as_string().empty());
        } else {
            ++changes;
            QCOMPARE(next.at("sequence").as_int64(), ++sequence);
        }
    }
    QCOMPARE(beats, 3);
}

void tst_SandboxServer::streamFaults()
{
    const auto sandbox = start();
    Client client(sandbox->description(), {});
    beast::websocket::stream<beast::tcp_stream> socket(client.io());
    client.dial(socket.next_layer());
    socket.handshake("127.0.0.1", "/hk-clearing/v1/stream");
    auto sequence = message(socket).at("sequence").as_int64();
    client.plain("/control/fault", R"({"source":"hk-clearing","fault":"sequence-gap","count":1})");
    bool gap = false;
    for (int i = 0; i < 200 && !gap; ++i) {
        const auto next = change(socket).at("sequence").as_int64();
        gap = next == sequence + 2;
        QVERIFY(gap || next == sequence + 1);
        sequence = next;
    }
    QVERIFY(gap);
    client.plain("/control/fault", R"({"source":"hk-clearing","fault":"drop","count":1})");
    beast::flat_buffer buffer;
    for (int i = 0; i < 200 && !client.failed; ++i)
        socket.read(buffer, client.failed);
    QVERIFY(client.failed);

    // No such stream: an ordinary refusal.
    beast::websocket::stream<beast::tcp_stream> other(client.io());
    client.dial(other.next_layer());
    beast::websocket::response_type refusal;
    other.handshake(refusal, "127.0.0.1", "/nobody/v1/stream", client.failed);
    QVERIFY(client.failed);
    QCOMPARE(refusal.result_int(), 404u);
}

void tst_SandboxServer::servesTlsWithItsOwnAuthority()
{
    const QTemporaryDir directory;
    const std::filesystem::path path = directory.path().toStdString();
    SandboxOptions options;
    options.tls = path;
    const auto sandbox = start(options);
    QVERIFY(sandbox && sandbox->description().url.starts_with("https://"));
    QVERIFY(sandbox->description().config == path / "sandbox.toml");
    QVERIFY(fileText(path / "sandbox.toml").find("ca          = \"ca.pem\"") != std::string::npos);
    Client trusting(sandbox->description(), path / "ca.pem");
    QCOMPARE(trusting.secure("/harbour-issuer/v1/about").result_int(), 200u);
    QVERIFY(!trusting.failed);
    Client stranger(sandbox->description(), {});
    stranger.secure("/harbour-issuer/v1/about");
    QVERIFY(stranger.failed);
}

void tst_SandboxServer::expiredCertificateOnDemand()
{
    const QTemporaryDir directory;
    SandboxOptions options;
    options.tls = directory.path().toStdString();
    const auto sandbox = start(options);
    QVERIFY(sandbox);
    Client client(sandbox->description(), options.tls / "ca.pem");
    client.secure("/control/fault", R"({"source":"harbour-issuer","fault":"expired-certificate","count":1})");
    QVERIFY(!client.failed);
    client.secure("/harbour-issuer/v1/about");
    QVERIFY(client.failed);
    QVERIFY(client.failed.message().find("certificate verify failed") != std::string::npos);
    client.failed = {};
    QCOMPARE(client.secure("/harbour-issuer/v1/about").result_int(), 200u);
}

void tst_SandboxServer::streamsOverTls()
{
    const QTemporaryDir directory;
    SandboxOptions options;
    options.tls = directory.path().toStdString();
    const auto sandbox = start(options);
    Client client(sandbox->description(), options.tls / "ca.pem");
    beast::websocket::stream<Tls> socket(client.io(), client.context());
    client.dial(beast::get_lowest_layer(socket));
    socket.next_layer().handshake(asio::ssl::stream_base::client);
    socket.handshake("127.0.0.1", "/hk-clearing/v1/stream");
    QVERIFY(message(socket).contains("hello"));
    QVERIFY(message(socket).contains("upserts"));
}

void tst_SandboxServer::faultsOnTheWire()
{
    const auto sandbox = start();
    Client client(sandbox->description(), {});
    const auto set = [&](const std::string& fault) {
        client.plain("/control/fault", R"({"source":"vaults","fault":")" + fault + R"(","count":1})");
        QVERIFY(!client.failed);
    };
    set("drop");
    client.plain("/vaults/v1/about");
    QVERIFY(client.failed == http::error::end_of_stream);
    client.failed = {};
    set("oversize");
    client.plain("/vaults/v1/about");
    QVERIFY(client.failed == http::error::body_limit);
    client.failed = {};
    set("status-503");
    const auto busy = client.plain("/vaults/v1/about");
    QCOMPARE(busy.result_int(), 503u);
    QCOMPARE(std::string(busy[http::field::retry_after]), std::string("1"));
    set("truncated-gzip");
    QCOMPARE(std::string(client.plain("/vaults/v1/about")[http::field::content_encoding]), std::string("gzip"));
    QCOMPARE(client.plain("/vaults/v1/about").result_int(), 200u);
}

void tst_SandboxServer::hostileRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("not HTTP") << QByteArray("\x16\x03\x01 hello\r\n\r\n");
    QTest::newRow("endless header") << ("GET / HTTP/1.1\r\nX: " + QByteArray(200'000, 'a'));
    QTest::newRow("huge body") << QByteArray(
        "POST /control/fault HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999\r\n\r\n");
    QTest::newRow("nothing") << QByteArray();
}

void tst_SandboxServer::hostileRequests()
{
    QFETCH(QByteArray, bytes);
    const auto sandbox = start();
    Client client(sandbox->description(), {});
    beast::tcp_stream stream(client.io());
    client.dial(stream);
    error_code ignored;
    asio::write(stream.socket(), asio::buffer(bytes.data(), static_cast<std::size_t>(bytes.size())), ignored);
    stream.socket().shutdown(asio::ip::tcp::socket::shutdown_send, ignored);
    char answer[256];
    stream.socket().read_some(asio::buffer(answer), client.failed);
    QVERIFY(client.failed == asio::error::eof || client.failed == asio::error::connection_reset);
    client.failed = {};
    QCOMPARE(client.plain("/vaults/v1/about").result_int(), 200u);
}

void tst_SandboxServer::startsSeveralAndStops()
{
    const auto first = start();
    const auto second = start();
    QVERIFY(first->description().url != second->description().url);
    const auto config = second->description().config;
    QVERIFY(std::filesystem::exists(config));
    Client client(second->description(), {});
    beast::websocket::stream<beast::tcp_stream> socket(client.io());
    client.dial(socket.next_layer());
    socket.handshake("127.0.0.1", "/hk-clearing/v1/stream");
    second->stop();
    second->stop();
    QVERIFY(!std::filesystem::exists(config));
    Client other(first->description(), {});
    QCOMPARE(other.plain("/vaults/v1/about").result_int(), 200u);
}

void tst_SandboxServer::cannotListen_data()
{
    QTest::addColumn<QByteArray>("address");
    QTest::addColumn<int>("code");
    QTest::newRow("no port") << QByteArray("127.0.0.1") << int(support::ErrorCode::Usage);
    QTest::newRow("no address") << QByteArray("here:80") << int(support::ErrorCode::Usage);
    QTest::newRow("port too high") << QByteArray("127.0.0.1:70000") << int(support::ErrorCode::Usage);
    QTest::newRow("not ours") << QByteArray("192.0.2.1:0") << int(support::ErrorCode::Io);
}

void tst_SandboxServer::cannotListen()
{
    QFETCH(QByteArray, address);
    QFETCH(int, code);
    SandboxOptions options;
    options.listen = address.toStdString();
    const auto sandbox = Sandbox::start(options);
    QVERIFY(!sandbox);
    QCOMPARE(int(sandbox.error().code), code);
    QCOMPARE(sandbox.error().where, address.toStdString());
}

void tst_SandboxServer::keysArePrivate()
{
    const QTemporaryDir directory;
    const auto files = makeCertificates(directory.path().toStdString(), support::systemNow());
    QVERIFY(files.has_value());
    for (const auto& key : {files->serverKey, files->clientKey}) {
        QVERIFY(std::filesystem::status(key).permissions() ==
                (std::filesystem::perms::owner_read | std::filesystem::perms::owner_write));
        QVERIFY(fileText(key).find("PRIVATE KEY") != std::string::npos);
    }
    QVERIFY(fileText(files->authority).find("PRIVATE") == std::string::npos);
    // A file where the directory should be.
    const auto blocked = makeCertificates(files->authority / "deeper", support::systemNow());
    QVERIFY(!blocked && blocked.error().code == support::ErrorCode::Io);
}

QTEST_APPLESS_MAIN(tst_SandboxServer)
#include "tst_SandboxServer.moc"
