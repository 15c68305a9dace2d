// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>

#include "services/net/HttpClient.h"
#include "tests/services/runtime/RunningConsole.h"

using namespace assay;
using namespace assay::domain;
using runtime_test::Channel;
using Console = runtime_test::RunningConsole;

namespace {

const SourceId& ill()
{
    static const SourceId id("harbour-issuer");
    return id;
}
const SourceId& well()
{
    static const SourceId id("hk-clearing");
    return id;
}

boost::asio::awaitable<void> post(std::shared_ptr<net::HttpClient> client, std::string body, unsigned* status)
{
    support::Result<net::HttpResponse> answer = co_await client->post("", "application/json", std::move(body));
    *status = answer ? answer->status : 0;
}

/// Tells the sandbox to make one source do something wrong; false if it would not.
bool setFault(Console& console, const std::string& fault)
{
    auto url = net::Url::parse(console.market->description().control + "/fault");
    std::shared_ptr<net::TlsContext> tls;
    if (url->secure()) {
        net::TlsSettings settings;
        settings.caFile = console.settings().sources.front().tls.caFile;
        auto made = net::TlsContext::create(settings);
        if (!made)
            return false;
        tls = *made;
    }
    boost::asio::io_context io;
    auto client = std::make_shared<net::HttpClient>(io.get_executor(), *url, tls, std::nullopt, net::HttpLimits{}, support::systemNow);
    unsigned status = 0;
    // An ended certificate would shut us out as well: it is shown to the next handshakes only.
    const std::string count = fault == "expired-certificate" ? ",\"count\":2" : "";
    const std::string body = "{\"source\":\"harbour-issuer\",\"fault\":\"" + fault + "\"" + count + "}";
    boost::asio::co_spawn(io, post(client, body, &status), boost::asio::detached);
    io.run();
    return status >= 200 && status < 300;
}

bool isLive(const Snapshot& snapshot, const SourceId& id)
{
    const auto* health = snapshot.source(id);
    return health && health->state == FeedState::Live;
}

} // namespace

class tst_EngineFaults : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void oneSourceIsIllTheOthersGoOn_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<Channel>("channel");
        QTest::addColumn<QString>("said");
        QTest::newRow("connection dropped") << "drop" << Channel::Plain << "";
        QTest::newRow("not JSON") << "garbage" << Channel::Plain << "byte";
        QTest::newRow("500") << "status-500" << Channel::Plain << "500";
        QTest::newRow("503") << "status-503" << Channel::Plain << "503";
        QTest::newRow("endless body") << "oversize" << Channel::Plain << "out of range";
        QTest::newRow("half a gzip") << "truncated-gzip" << Channel::Plain << "malformed";
        QTest::newRow("amount is an object") << "wrong-type" << Channel::Plain << "wrong type";
        QTest::newRow("amount is a float") << "float-amount" << Channel::Plain << "wrong type";
        QTest::newRow("100,000 brackets") << "deep-nesting" << Channel::Plain << "";
        QTest::newRow("member twice") << "duplicate-key" << Channel::Plain << "byte";
        QTest::newRow("schema 9.0") << "unknown-version" << Channel::Plain << "9.0";
        QTest::newRow("clock ten minutes ahead") << "clock-skew" << Channel::Plain << "clock";
        QTest::newRow("certificate has ended") << "expired-certificate" << Channel::Tls << "certificate";
    }
    void oneSourceIsIllTheOthersGoOn()
    {
        QFETCH(QString, fault);
        QFETCH(Channel, channel);
        QFETCH(QString, said);
        Console console;
        console.startMarket(sandbox::Scenario::Calm, channel);
        console.startEngine(console.settings({ill().value(), well().value()}));
        QVERIFY(console.waitFor([](const Snapshot& p) { return isLive(p, ill()) && isLive(p, well()); }));
        const auto before = console.engine->current()->table<ReserveAsset>().present();
        QVERIFY(before > 0);

        QVERIFY(setFault(console, fault.toStdString()));
        // A kept connection knows nothing of a new certificate: the source is asked anew until it has said what is wrong.
        const auto snapshot = console.waitFor([&](const Snapshot& p) {
            const auto* health = p.source(ill());
            if (!health->reason.empty())
                return true;
            console.engine->pollNow(ill());
            return false;
        });
        QVERIFY(snapshot);
        const auto reason = QString::fromStdString(snapshot->source(ill())->reason);
        QVERIFY2(reason.contains(said, Qt::CaseInsensitive), qPrintable(reason));
        QVERIFY(snapshot->source(well())->reason.empty() || fault == "expired-certificate");
        // What was stated before is still there.
        QVERIFY(snapshot->table<ReserveAsset>().present() > 0);

        QVERIFY(fault == "expired-certificate" || setFault(console, "none"));
        QVERIFY(console.waitFor([&](const Snapshot& p) {
            if (isLive(p, ill()) && p.source(ill())->failures == 0 && p.table<ReserveAsset>().present() >= before)
                return true;
            console.engine->pollNow(ill());
            return false;
        }));
        console.engine->stop();
        auto store = store::Store::open(console.store(), store::OpenMode::ReadOnly);
        QVERIFY(store.has_value());
        const auto verified = (*store)->verify({});
        QVERIFY(verified.has_value());
        QVERIFY(verified->faults.empty());
    }
};

QTEST_APPLESS_MAIN(tst_EngineFaults)
#include "tst_EngineFaults.moc"
