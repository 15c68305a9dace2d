// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/TlsContext.h"

#include <QtTest>
#include <fstream>

#include "TestServer.h"
#include "services/net/HttpClient.h"

using namespace assay::net;
using namespace assay::support;
using test::answer;
using test::CertificateWish;
using test::Identity;
using test::makeIdentity;
using test::PemFolder;
using test::Reply;
using test::Request;
using test::TestServer;
namespace asio = boost::asio;

namespace {

using Kind = CertificateWish::Kind;

/// The certificates of one imaginary world.
struct World {
    Identity authority = makeIdentity({"Fictional Root", "", -400, 30, Kind::Authority});
    Identity stranger = makeIdentity({"Stranger Root", "", -2, 30, Kind::Authority});
    Identity local = makeIdentity({"local", "DNS:localhost,IP:127.0.0.1"}, &authority);
    Identity expired = makeIdentity({"old", "DNS:localhost,IP:127.0.0.1", -300, -10}, &authority);
    Identity early = makeIdentity({"early", "DNS:localhost,IP:127.0.0.1", 5, 30}, &authority);
    Identity elsewhere = makeIdentity({"localhost", "DNS:issuer.example,IP:127.0.0.2"}, &authority);
    Identity unknown = makeIdentity({"local", "DNS:localhost,IP:127.0.0.1"}, &stranger);
    Identity alone = makeIdentity({"alone", "DNS:localhost,IP:127.0.0.1"});
    Identity wrongUse = makeIdentity({"client", "DNS:localhost,IP:127.0.0.1", -2, 30, Kind::Client}, &authority);
    Identity client = makeIdentity({"console", "", -2, 30, Kind::Client}, &authority);
    PemFolder files;
    std::string ca = files.certificate("ca.pem", authority);
    std::string clientCert = files.certificate("client.pem", client);
    std::string clientKey = files.key("client.key", client);
};

const World& world()
{
    static const World made;
    return made;
}

HttpLimits limits()
{
    HttpLimits limits;
    limits.total = Duration{8000};
    limits.header = Duration{8000};
    return limits;
}

/// One GET over TLS.
Result<HttpResponse> tryOut(TestServer::Tls server, TlsSettings settings, const std::string& host = "127.0.0.1",
                            std::vector<Request>* seen = nullptr)
{
    asio::io_context io;
    TestServer listening(io, [](const Request&) { return answer("200 OK", "secret"); }, std::move(server));
    auto tls = TlsContext::create(settings);
    if (!tls)
        return tl::unexpected(tls.error());
    HttpClient client(io.get_executor(), Url::parse("https://" + host + ":" + listening.port()).value(), *tls,
                      Secret("canary"), limits(), systemNow);
    auto first = test::run(io, client.get("/"));
    if (first) {
        auto second = test::run(io, client.get("/"));
        if (!second || listening.connections() != 1)
            return fail(ErrorCode::Io, "the TLS connection was not kept");
    }
    if (seen != nullptr)
        *seen = listening.requests();
    return first;
}

} // namespace

class tst_TlsContext : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void verifies_data();
    void verifies();
    void tellsWhenTheCertificateEnds();
    void pins();
    void clientCertificates();
    void systemStoreIsReplaced();
    void plainServer();
    void oldProtocol();
    void truncation();
    void settings_data();
    void settings();
    void needsSettings();
};

void tst_TlsContext::verifies_data()
{
    QTest::addColumn<QByteArray>("which");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<QByteArray>("says"); // empty: trusted
    QTest::newRow("address") << QByteArray("local") << QByteArray("127.0.0.1") << QByteArray();
    QTest::newRow("name") << QByteArray("local") << QByteArray("localhost") << QByteArray();
    QTest::newRow("expired") << QByteArray("expired") << QByteArray("127.0.0.1") << QByteArray("expired since 20");
    QTest::newRow("early") << QByteArray("early") << QByteArray("127.0.0.1") << QByteArray("not valid before 20");
    QTest::newRow("wrong address")
        << QByteArray("elsewhere") << QByteArray("127.0.0.1")
        << QByteArray("wrong host: the certificate is for issuer.example, 127.0.0.2, not for 127.0.0.1");
    QTest::newRow("wrong name")
        << QByteArray("elsewhere") << QByteArray("localhost")
        << QByteArray("wrong host: the certificate is for issuer.example, 127.0.0.2, not for localhost");
    QTest::newRow("unknown CA") << QByteArray("unknown") << QByteArray("127.0.0.1")
                                << QByteArray("unknown CA: CN = Stranger Root");
    QTest::newRow("self-signed") << QByteArray("alone") << QByteArray("127.0.0.1")
                                 << QByteArray("unknown CA: CN = alone");
    QTest::newRow("client's certificate") << QByteArray("wrongUse") << QByteArray("127.0.0.1") << QByteArray("purpose");
}

void tst_TlsContext::verifies()
{
    QFETCH(QByteArray, which);
    QFETCH(QByteArray, host);
    QFETCH(QByteArray, says);
    const std::map<QByteArray, const Identity*> identities{
        {"local", &world().local},         {"expired", &world().expired}, {"early", &world().early},
        {"elsewhere", &world().elsewhere}, {"unknown", &world().unknown}, {"alone", &world().alone},
        {"wrongUse", &world().wrongUse}};
    std::vector<Request> seen;
    const auto response =
        tryOut({*identities.at(which), {}}, {.caFile = world().ca, .clientCert = {}, .clientKey = {}, .pinSha256 = {}},
               host.toStdString(), &seen);
    QCOMPARE(response.has_value(), says.isEmpty());
    if (response) {
        QCOMPARE(response->body, std::string("secret"));
        QCOMPARE(response->security, ChannelSecurity::Tls);
        return;
    }
    QCOMPARE(response.error().code, ErrorCode::TlsUntrusted);
    QVERIFY2(response.error().detail.find(says.constData()) != std::string::npos, response.error().text().c_str());
    QVERIFY(response.error().where.starts_with("https://" + host.toStdString()));
    QVERIFY(seen.empty()); // nothing was sent, above all not the token
}

void tst_TlsContext::tellsWhenTheCertificateEnds()
{
    const auto response = tryOut({world().local, {}}, {world().ca, {}, {}, {}});
    const auto left = response.value().certificateNotAfter.value() - systemNow();
    QVERIFY(left > std::chrono::hours(24 * 29) && left < std::chrono::hours(24 * 31));
}

void tst_TlsContext::pins()
{
    const std::string pin = TlsContext::publicKeyHash(world().local.certificate.get()).hex();
    QVERIFY(tryOut({world().local, {}}, {world().ca, {}, {}, pin}).has_value());
    const std::string other = TlsContext::publicKeyHash(world().client.certificate.get()).hex();
    std::vector<Request> seen;
    const auto response = tryOut({world().local, {}}, {world().ca, {}, {}, other}, "127.0.0.1", &seen);
    QVERIFY(!response);
    QCOMPARE(response.error().code, ErrorCode::TlsUntrusted);
    QVERIFY(response.error().detail.find("pin differs") != std::string::npos);
    QVERIFY(seen.empty());
    // A pin adds to verification and does not replace it.
    const std::string unknownPin = TlsContext::publicKeyHash(world().unknown.certificate.get()).hex();
    QVERIFY(!tryOut({world().unknown, {}}, {world().ca, {}, {}, unknownPin}));
}

void tst_TlsContext::clientCertificates()
{
    const TestServer::Tls demanding{world().local, world().authority};
    QVERIFY(tryOut(demanding, {world().ca, world().clientCert, world().clientKey, {}}).has_value());
    const auto without = tryOut(demanding, {world().ca, {}, {}, {}});
    QVERIFY(!without);
    QCOMPARE(without.error().code, ErrorCode::Unauthorized);
    QVERIFY2(without.error().detail.find("client certificate") != std::string::npos, without.error().text().c_str());
    const TestServer::Tls otherAuthority{world().local, world().stranger};
    const auto refused = tryOut(otherAuthority, {world().ca, world().clientCert, world().clientKey, {}});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Unauthorized);
}

void tst_TlsContext::systemStoreIsReplaced()
{
    const auto response = tryOut({world().local, {}}, {});
    QVERIFY(!response);
    QCOMPARE(response.error().code, ErrorCode::TlsUntrusted);
}

void tst_TlsContext::plainServer()
{
    asio::io_context io;
    TestServer server(io, [](const Request&) { return answer("200 OK", ""); });
    auto tls = TlsContext::create({world().ca, {}, {}, {}});
    HttpClient client(io.get_executor(), Url::parse("https://127.0.0.1:" + server.port()).value(), tls.value(),
                      std::nullopt, limits(), systemNow);
    const auto response = test::run(io, client.get("/"));
    QVERIFY(!response);
    QVERIFY(response.error().code == ErrorCode::Malformed || response.error().code == ErrorCode::Disconnected);
}

void tst_TlsContext::oldProtocol()
{
    auto tls = TlsContext::create({world().ca, {}, {}, {}});
    QCOMPARE(SSL_CTX_get_min_proto_version(tls.value()->native().native_handle()), long{TLS1_2_VERSION});
    QCOMPARE(SSL_CTX_get_verify_mode(tls.value()->native().native_handle()), SSL_VERIFY_PEER);
}

void tst_TlsContext::truncation()
{
    // A body without a length must end with TLS's own end mark; a mere TCP end could be an attacker's scissors.
    for (const Reply::Then then : {Reply::Then::Close, Reply::Then::Hang}) {
        asio::io_context io;
        TestServer server(io, [then](const Request&) { return Reply{"HTTP/1.1 200 OK\r\n\r\nhalf", then}; },
                          TestServer::Tls{world().local, {}});
        HttpLimits brief = limits();
        brief.bodyIdle = Duration{100};
        HttpClient client(io.get_executor(), Url::parse("https://127.0.0.1:" + server.port()).value(),
                          TlsContext::create({world().ca, {}, {}, {}}).value(), std::nullopt, brief, systemNow);
        const auto response = test::run(io, client.get("/"));
        QCOMPARE(response.has_value(), then == Reply::Then::Close);
    }
    const boost::system::error_code cut = asio::ssl::error::stream_truncated;
    QCOMPARE(netError(cut, Phase::Body, "x").code, ErrorCode::Disconnected);
}

void tst_TlsContext::settings_data()
{
    QTest::addColumn<QByteArray>("ca");
    QTest::addColumn<QByteArray>("cert");
    QTest::addColumn<QByteArray>("key");
    QTest::addColumn<QByteArray>("pin");
    QTest::addColumn<int>("code"); // -1: good
    QTest::addColumn<QByteArray>("where");
    const auto& files = world().files;
    { std::ofstream(files.pathOf("garbage.pem")) << "not a certificate\n"; }
    files.key("locked.key", world().client, "password");
    files.key("other.key", world().local);
    const auto path = [&](const char* file) { return QByteArray::fromStdString(files.pathOf(file)); };
    const QByteArray ca = path("ca.pem"), cert = path("client.pem"), key = path("client.key"), none;
    QTest::newRow("nothing") << none << none << none << none << -1 << none;
    QTest::newRow("all") << ca << cert << key << QByteArray(64, 'a') << -1 << none;
    QTest::newRow("no CA file") << path("none.pem") << none << none << none << int(ErrorCode::NotFound)
                                << QByteArray("ca = ");
    QTest::newRow("CA a folder") << path(".") << none << none << none << int(ErrorCode::NotFound)
                                 << QByteArray("ca = ");
    QTest::newRow("CA garbage") << path("garbage.pem") << none << none << none << int(ErrorCode::Malformed)
                                << QByteArray("ca = ");
    QTest::newRow("certificate alone") << ca << cert << none << none << int(ErrorCode::Usage)
                                       << QByteArray("client_key");
    QTest::newRow("key alone") << ca << none << key << none << int(ErrorCode::Usage) << QByteArray("client_cert");
    QTest::newRow("certificate garbage") << ca << path("garbage.pem") << key << none << int(ErrorCode::Malformed)
                                         << QByteArray("client_cert = ");
    QTest::newRow("key garbage") << ca << cert << path("garbage.pem") << none << int(ErrorCode::Malformed)
                                 << QByteArray("client_key = ");
    QTest::newRow("key missing") << ca << cert << path("none.key") << none << int(ErrorCode::NotFound)
                                 << QByteArray("client_key = ");
    QTest::newRow("key locked") << ca << cert << path("locked.key") << none << int(ErrorCode::Malformed)
                                << QByteArray("client_key = ");
    QTest::newRow("another's key") << ca << cert << path("other.key") << none << int(ErrorCode::Refused)
                                   << QByteArray("client_key = ");
    QTest::newRow("pin short") << ca << none << none << QByteArray(62, 'a') << int(ErrorCode::Malformed)
                               << QByteArray("pin_sha256");
    QTest::newRow("pin letters") << ca << none << none << QByteArray(64, 'z') << int(ErrorCode::Malformed)
                                 << QByteArray("pin_sha256");
}

void tst_TlsContext::settings()
{
    QFETCH(QByteArray, ca);
    QFETCH(QByteArray, cert);
    QFETCH(QByteArray, key);
    QFETCH(QByteArray, pin);
    QFETCH(int, code);
    QFETCH(QByteArray, where);
    const auto tls = TlsContext::create({ca.toStdString(), cert.toStdString(), key.toStdString(), pin.toStdString()});
    QCOMPARE(tls ? -1 : int(tls.error().code), code);
    if (!tls)
        QVERIFY2(tls.error().where.starts_with(where.constData()), tls.error().text().c_str());
}

void tst_TlsContext::needsSettings()
{
    asio::io_context io;
    TestServer server(io, [](const Request&) { return answer("200 OK", ""); });
    HttpClient client(io.get_executor(), Url::parse("https://127.0.0.1:" + server.port()).value(), nullptr,
                      std::nullopt, limits(), systemNow);
    QCOMPARE(test::run(io, client.get("/")).error().code, ErrorCode::Usage);
}

QTEST_APPLESS_MAIN(tst_TlsContext)
#include "tst_TlsContext.moc"
