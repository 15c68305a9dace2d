// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QtTest>

#include "TestServer.h"
#include "services/net/HttpClient.h"
#include "tests/TestPaths.h"

using namespace assay::net;
using namespace assay::support;
using test::Reply;
using test::Request;
using test::TestServer;
namespace asio = boost::asio;

namespace {

const QString kFolder = QString::fromStdString(assay::tests::sharedFile("data/hostile/http"));

/// The sound one, and folded headers: RFC 9112 §5.2 lets a client unfold them, which leaves one meaning only.
const QStringList kMayPass{QStringLiteral("01_ok"), QStringLiteral("11_header_folding")};

} // namespace

/// Canned answers of a hostile server: none crashes or hangs the client, a broken one is an error.
class tst_HostileHttp : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void answers_data();
    void answers();
};

void tst_HostileHttp::answers_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("then");
    const QDir folder(kFolder);
    if (!folder.exists())
        QSKIP("skipped: ../shared/data is not there");
    for (const QFileInfo& info : folder.entryInfoList({QStringLiteral("*.bin")}, QDir::Files, QDir::Name)) {
        QFile file(info.filePath());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        const QByteArray name = info.completeBaseName().toUtf8();
        QTest::newRow((name + ", then closed").constData()) << bytes << int(Reply::Then::Close);
        QTest::newRow((name + ", then silent").constData()) << bytes << int(Reply::Then::Hang);
    }
}

void tst_HostileHttp::answers()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, then);
    asio::io_context io;
    TestServer server(io, [&](const Request&) { return Reply{bytes.toStdString(), static_cast<Reply::Then>(then)}; });
    HttpLimits limits;
    // A server that keeps the connection and never answers again costs this much once.
    limits.header = Duration{then == int(Reply::Then::Hang) ? 500 : 8000};
    limits.bodyIdle = Duration{100}; // the answers that fall silent all do so within their body
    limits.total = Duration{8000};
    HttpClient client(io.get_executor(), Url::parse("http://127.0.0.1:" + server.port()).value(), nullptr, std::nullopt,
                      limits, systemNow);
    const auto response = test::run(io, client.get("/"));
    const QString name = QString::fromUtf8(QTest::currentDataTag()).section(QLatin1Char(','), 0, 0);
    if (response) {
        QVERIFY2(kMayPass.contains(name), qPrintable(QStringLiteral("accepted: ") + name));
        QCOMPARE(response->status, 200u);
        QCOMPARE(response->body, std::string("{\"reserve\":\"100.00\"}"));
    } else {
        QVERIFY(name != QStringLiteral("01_ok"));
        QVERIFY(!response.error().detail.empty() && !response.error().where.empty());
    }
    // Whatever it was, nothing of it is taken for the answer to the next request.
    const auto next = test::run(io, client.get("/"));
    QCOMPARE(next.has_value(), response.has_value());
}

QTEST_APPLESS_MAIN(tst_HostileHttp)
#include "tst_HostileHttp.moc"
