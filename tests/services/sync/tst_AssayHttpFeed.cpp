// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <map>

#include "services/sync/AssayHttpFeed.h"

using namespace assay;
using namespace assay::sync;
namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

/// Answers what it was given and counts what was asked; a stream is refused.
struct Endpoint {
    asio::io_context& io;
    tcp::acceptor acceptor{io, {asio::ip::make_address("127.0.0.1"), 0}};
    std::map<std::string, std::string> bodies;          ///< by path without query
    std::map<std::string, int> asked;

    explicit Endpoint(asio::io_context& context) : io(context) { asio::co_spawn(io, accept(), asio::detached); }

    [[nodiscard]] net::Url url() const
    {
        return net::Url::parse("http://127.0.0.1:" + std::to_string(acceptor.local_endpoint().port())).value();
    }

    asio::awaitable<void> accept()
    {
        for (;;) {
            boost::system::error_code failed;
            tcp::socket socket = co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
            asio::co_spawn(io, serve(std::make_shared<boost::beast::tcp_stream>(std::move(socket))), asio::detached);
        }
    }

    asio::awaitable<void> serve(std::shared_ptr<boost::beast::tcp_stream> stream)
    {
        boost::beast::flat_buffer buffer;
        for (;;) {
            boost::system::error_code failed;
            http::request<http::string_body> request;
            co_await http::async_read(*stream, buffer, request, asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
            const std::string target(request.target());
            const std::string path = target.substr(0, target.find('?'));
            ++asked[path];
            http::response<http::string_body> response;
            const auto found = bodies.find(path);
            response.result(found == bodies.end() ? http::status::not_found : http::status::ok);
            response.body() = found == bodies.end() ? "{}" : found->second;
            response.prepare_payload();
            co_await http::async_write(*stream, response, asio::redirect_error(asio::use_awaitable, failed));
            if (failed)
                co_return;
        }
    }
};

std::string about(const std::string& kind, const std::string& resources)
{
    return R"({"protocol":"assay-http","schema_version":"1.0","kind":")" + kind
        + R"(","id":"x","name":"x","time":"2026-03-31T02:00:00Z","resources":[)" + resources + "]}";
}

std::string page(const std::string& resource)
{
    return R"({"schema_version":"1.0","resource":")" + resource
        + R"(","as_of":"2026-03-31T02:00:00Z","sequence":1,"total":0,"next":null,"items":[]})";
}

/// A feed on that endpoint, run until its first turn has ended.
struct Turn {
    asio::io_context io;
    Endpoint endpoint{io};
    std::vector<std::string> arrived;
    std::vector<FeedNote> notes;
    std::shared_ptr<AssayHttpFeed> feed;
    int turns = 0;

    void run(const std::string& kind, int wanted)
    {
        SourceConfig config;
        config.id = domain::SourceId("x");
        config.kind = kind;
        config.protocol = "assay-http";
        config.every = domain::Duration{600'000};
        Connection connection{io.get_executor(), endpoint.url(), nullptr, std::nullopt, [](std::uint64_t) { return std::uint64_t{0}; },
                              [] { return support::parseInstant("2026-03-31T02:00:00Z").value(); }, {}, {}};
        FeedSink sink;
        sink.arrived = [this](Arrival arrival) { arrived.push_back(arrival.answers.front().update.resource); };
        sink.confirmed = [](Confirmation) {};
        sink.noted = [this, wanted](FeedNote note) {
            notes.push_back(note);
            if (note.kind != FeedNote::Kind::NextPoll)
                return;
            if (++turns < wanted)
                asio::post(io, [this] { feed->pollNow(); });
            else
                asio::post(io, [this] { end(); });
        };
        feed = std::make_shared<AssayHttpFeed>(config, std::move(connection), std::move(sink));
        feed->start();
        io.run_for(std::chrono::seconds{20});
    }

    void end()
    {
        feed->stop();
        io.stop();
    }

    [[nodiscard]] const FeedNote* failure() const
    {
        const auto found = std::find_if(notes.begin(), notes.end(), [](const FeedNote& note) { return note.kind == FeedNote::Kind::Failure; });
        return found == notes.end() ? nullptr : &*found;
    }
};

} // namespace

class tst_AssayHttpFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksOnlyForWhatIsOffered_data()
    {
        QTest::addColumn<QString>("kind");
        QTest::addColumn<QString>("offered");
        QTest::addColumn<QStringList>("read");
        QTest::newRow("all of its kind") << "vault" << R"("vaults","bars","gold-tokens")" << QStringList{"vaults", "bars", "gold-tokens"};
        QTest::newRow("only some") << "issuer" << R"("custodian-positions")" << QStringList{"custodian-positions"};
        QTest::newRow("in another order") << "issuer" << R"("filings","reserve-assets","reserve-statements")"
                                          << QStringList{"reserve-statements", "reserve-assets", "filings"};
        QTest::newRow("what no reader knows") << "vault" << R"("vaults","keys-of-the-vault")" << QStringList{"vaults"};
        QTest::newRow("what belongs to another kind") << "ledger" << R"("bars","prices","supply")" << QStringList{"supply", "prices"};
    }
    void asksOnlyForWhatIsOffered()
    {
        QFETCH(QString, kind);
        QFETCH(QString, offered);
        QFETCH(QStringList, read);
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about(kind.toStdString(), offered.toStdString());
        for (const auto& name : read)
            turn.endpoint.bodies["/v1/" + name.toStdString()] = page(name.toStdString());
        turn.run(kind.toStdString(), 1);
        QVERIFY2(!turn.failure(), turn.failure() ? turn.failure()->error->text().c_str() : "");
        QStringList arrived;
        for (const auto& name : turn.arrived)
            arrived << QString::fromStdString(name);
        QCOMPARE(arrived, read);
        for (const auto& [path, count] : turn.endpoint.asked)
            QVERIFY2(path == "/v1/about" || path == "/v1/stream" || read.contains(QString::fromStdString(path.substr(4))), path.c_str());
    }

    void saysWhatIsWrong_data()
    {
        QTest::addColumn<QString>("answer");
        QTest::addColumn<QStringList>("said");
        QTest::newRow("nothing of its kind") << QString::fromStdString(about("issuer", R"("bars","cats")"))
                                             << QStringList{"offers bars, cats", "reserve-statements", "about"};
        QTest::newRow("nothing at all") << QString::fromStdString(about("issuer", "")) << QStringList{"offers nothing"};
        QTest::newRow("another kind") << QString::fromStdString(about("ledger", R"("supply")")) << QStringList{"\"ledger\"", "\"issuer\""};
        QTest::newRow("not JSON") << "<html>" << QStringList{"about"};
        QTest::newRow("another version") << QString::fromStdString(about("issuer", R"("supply")")).replace("1.0", "9.0") << QStringList{"9.0"};
        QTest::newRow("no such address") << "" << QStringList{"404", "about"};
    }
    void saysWhatIsWrong()
    {
        QFETCH(QString, answer);
        QFETCH(QStringList, said);
        Turn turn;
        if (!answer.isEmpty())
            turn.endpoint.bodies["/v1/about"] = answer.toStdString();
        turn.run("issuer", 1);
        QVERIFY(turn.failure());
        const auto text = QString::fromStdString(turn.failure()->error->text());
        for (const auto& part : said)
            QVERIFY2(text.contains(part), qPrintable(text));
        QVERIFY(turn.arrived.empty());
        for (const auto& [path, count] : turn.endpoint.asked)
            QVERIFY2(path == "/v1/about" || path == "/v1/stream", path.c_str());
    }

    /// What is offered is asked once while all goes well, and again after something went wrong.
    void asksAgainAfterAFailure()
    {
        Turn well;
        well.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        well.endpoint.bodies["/v1/filings"] = page("filings");
        well.run("issuer", 3);
        QCOMPARE(well.endpoint.asked["/v1/about"], 1);
        QCOMPARE(well.endpoint.asked["/v1/filings"], 3);

        Turn ill;
        ill.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        ill.run("issuer", 3);
        QCOMPARE(ill.endpoint.asked["/v1/about"], 3);
        QVERIFY(ill.failure() && ill.failure()->error->text().find("filings") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(tst_AssayHttpFeed)
#include "tst_AssayHttpFeed.moc"
