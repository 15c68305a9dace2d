// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/net/Url.h"

#include <QtTest>

using namespace assay::net;
using assay::support::ErrorCode;

class tst_Url : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void good_data();
    void good();
    void bad_data();
    void bad();
    void loopback_data();
    void loopback();
};

void tst_Url::good_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("port");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("authority");
    QTest::addColumn<QByteArray>("written");
    const auto row = [](const char* text, const char* host, int port, const char* path, const char* authority,
                        const char* written) {
        QTest::newRow(text) << QByteArray(text) << QByteArray(host) << port << QByteArray(path)
                            << QByteArray(authority) << QByteArray(written);
    };
    row("https://issuer.example", "issuer.example", 443, "", "issuer.example", "https://issuer.example");
    row("HTTPS://Issuer.Example/", "issuer.example", 443, "", "issuer.example", "https://issuer.example");
    row("http://127.0.0.1:8545", "127.0.0.1", 8545, "", "127.0.0.1:8545", "http://127.0.0.1:8545");
    row("https://127.0.0.1:8443/issuer/", "127.0.0.1", 8443, "/issuer", "127.0.0.1:8443",
        "https://127.0.0.1:8443/issuer");
    row("wss://[::1]:9/a/b", "::1", 9, "/a/b", "[::1]:9", "wss://[::1]:9/a/b");
    row("ws://[2001:DB8:0::1]", "2001:db8::1", 80, "", "[2001:db8::1]", "ws://[2001:db8::1]");
    row("https://a:443/x", "a", 443, "/x", "a", "https://a/x");
}

void tst_Url::good()
{
    QFETCH(QByteArray, text);
    const auto url = Url::parse(text.toStdString());
    QVERIFY2(url, url ? "" : url.error().text().c_str());
    QTEST(QByteArray::fromStdString(url->host), "host");
    QTEST(int(url->port), "port");
    QTEST(QByteArray::fromStdString(url->path), "path");
    QTEST(QByteArray::fromStdString(url->authority()), "authority");
    QTEST(QByteArray::fromStdString(url->text()), "written");
    QCOMPARE(Url::parse(url->text()).value(), *url);
}

void tst_Url::bad_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("byte");
    const auto row = [](const char* name, const QByteArray& text, ErrorCode code, int byte) {
        QTest::newRow(name) << text << static_cast<int>(code) << byte;
    };
    row("empty", "", ErrorCode::Malformed, 0);
    row("no scheme", "issuer.example", ErrorCode::Malformed, 0);
    row("other scheme", "ftp://a", ErrorCode::Unsupported, 0);
    row("no host", "https:///x", ErrorCode::Malformed, 8);
    row("user", "https://me:secret@a/", ErrorCode::Refused, 8);
    row("space", "https://a b", ErrorCode::Malformed, 9);
    row("nul", QByteArray("https://a\0b", 11), ErrorCode::Malformed, 9);
    row("line break", "https://a/\r\nX: y", ErrorCode::Malformed, 10);
    row("port zero", "https://a:0", ErrorCode::Malformed, 10);
    row("port 65536", "https://a:65536", ErrorCode::Malformed, 10);
    row("port empty", "https://a:/", ErrorCode::Malformed, 10);
    row("port letters", "https://a:8x", ErrorCode::Malformed, 11);
    row("bracket open", "https://[::1", ErrorCode::Malformed, 12);
    row("bracket text", "https://[abc]", ErrorCode::Malformed, 12);
    row("future address", "https://[v1.a]/", ErrorCode::Unsupported, 8);
    row("no authority", "https:/a://b", ErrorCode::Malformed, 6);
    row("percent in the path", "https://a/b%2", ErrorCode::Malformed, 13);
    row("not a path's character", "https://a/<", ErrorCode::Malformed, 10);
    row("port above 32 bits", "https://a:99999999999", ErrorCode::Malformed, 10);
    row("empty user", "https://@a/", ErrorCode::Refused, 8);
    row("bracket tail", "https://[::1]x", ErrorCode::Malformed, 13);
    row("half address", "https://127.1", ErrorCode::Malformed, 8);
    row("address 256", "https://1.2.3.256", ErrorCode::Malformed, 8);
    row("two dots", "https://a..b", ErrorCode::Malformed, 10);
    row("dash first", "https://-a", ErrorCode::Malformed, 8);
    row("name like an address", "http://127.0.0.1.example", ErrorCode::Malformed, 16);
    row("percent", "https://a%20b", ErrorCode::Malformed, 9);
    row("query", "https://a/x?key=1", ErrorCode::Malformed, 11);
    row("fragment", "https://a#x", ErrorCode::Malformed, 9);
    row("too long", "https://a/" + QByteArray(3000, 'x'), ErrorCode::OutOfRange, 2048);
}

void tst_Url::bad()
{
    QFETCH(QByteArray, text);
    const auto url = Url::parse(text.toStdString());
    QVERIFY(!url);
    QTEST(static_cast<int>(url.error().code), "code");
    QFETCH(int, byte);
    QCOMPARE(url.error().where, "byte " + std::to_string(byte) + " of the address");
    QVERIFY(url.error().text().find("secret") == std::string::npos);
}

void tst_Url::loopback_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("is");
    QTest::newRow("127") << QByteArray("http://127.0.0.9") << 1;
    QTest::newRow("::1") << QByteArray("http://[::1]") << 1;
    QTest::newRow("localhost") << QByteArray("http://LOCALHOST:1") << 1;
    QTest::newRow("127 within a name") << QByteArray("http://a.127.0.0.1.example") << 0;
    QTest::newRow("localhost as a part") << QByteArray("http://localhost.example") << 0;
    QTest::newRow("128") << QByteArray("http://128.0.0.1") << 0;
}

void tst_Url::loopback()
{
    QFETCH(QByteArray, text);
    QTEST(int(Url::parse(text.toStdString()).value().isLoopback()), "is");
}

QTEST_APPLESS_MAIN(tst_Url)
#include "tst_Url.moc"
