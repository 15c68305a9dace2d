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
#include <boost/beast/websocket.hpp>
#include <deque>
#include <map>
#include <new>
#include <stdexcept>
#include <utility>

#include "services/sync/AssayHttpFeed.h"

using namespace assay;
using namespace assay::sync;
namespace asio = boost::asio;
namespace http = boost::beast::http;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

namespace {

struct Reply {
    unsigned status = 200;
    std::string body;
    std::string retryAfter = {};
};

/// Answers what it was given and counts what was asked; a stream is refused unless there is something to say on it.
struct Endpoint {
    asio::io_context& io;
    tcp::acceptor acceptor{io, {asio::ip::make_address("127.0.0.1"), 0}};
    std::map<std::string, std::string> bodies;          ///< by path without query
    std::map<std::string, std::deque<Reply>> script;    ///< by path: answers given before those of `bodies`, in order
    std::vector<std::string> said;                      ///< messages of the stream at its begin
    std::vector<std::string> later;                     ///< those after sayMore()
    asio::steady_timer more{io, asio::steady_timer::time_point::max()};
    std::map<std::string, int> asked;
    std::vector<std::string> targets;                   ///< as asked for, in order; without those of the stream

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

    void sayMore() { more.expires_at(asio::steady_timer::time_point::min()); }

    asio::awaitable<void> speak(std::shared_ptr<boost::beast::tcp_stream> stream, http::request<http::string_body> request)
    {
        websocket::stream<boost::beast::tcp_stream> socket(std::move(*stream));
        boost::system::error_code failed;
        co_await socket.async_accept(request, asio::redirect_error(asio::use_awaitable, failed));
        for (const auto* messages : {&said, &later}) {
            for (const auto& message : *messages)
                if (!failed)
                    co_await socket.async_write(asio::buffer(message), asio::redirect_error(asio::use_awaitable, failed));
            boost::system::error_code moved; // as sayMore() does with the timer
            if (messages == &said && !failed)
                co_await more.async_wait(asio::redirect_error(asio::use_awaitable, moved));
        }
        boost::beast::flat_buffer buffer;
        boost::system::error_code ended;
        co_await socket.async_read(buffer, asio::redirect_error(asio::use_awaitable, ended));
    }

    Reply next(const std::string& path)
    {
        if (auto& scripted = script[path]; !scripted.empty()) {
            const Reply reply = scripted.front();
            scripted.pop_front();
            return reply;
        }
        const auto found = bodies.find(path);
        return found == bodies.end() ? Reply{404, "{}"} : Reply{200, found->second};
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
            if (path == "/v1/stream" && !said.empty()) {
                co_await speak(stream, std::move(request));
                co_return;
            }
            if (path != "/v1/stream")
                targets.push_back(target);
            const Reply reply = next(path);
            http::response<http::string_body> response;
            response.result(reply.status);
            if (!reply.retryAfter.empty())
                response.set(http::field::retry_after, reply.retryAfter);
            response.body() = reply.body;
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

std::string page(const std::string& resource, const std::string& next = "null", int sequence = 1)
{
    return R"({"schema_version":"1.0","resource":")" + resource + R"(","as_of":"2026-03-31T02:00:00Z","sequence":)"
        + std::to_string(sequence) + R"(,"total":0,"next":)" + next + R"(,"items":[]})";
}

/// A feed on that endpoint, run until its first turn has ended.
struct Turn {
    asio::io_context io;
    Endpoint endpoint{io};
    std::vector<std::string> arrived;
    std::vector<FeedDelivery> deliveries;
    std::vector<FeedNote> notes;
    std::function<void(const FeedDelivery&)> onArrival;      ///< called for each delivery; may throw
    std::function<void(const FeedNote&)> onNote;
    bool asksAgain = true;                              ///< polls after each turn but the last
    std::shared_ptr<AssayHttpFeed> feed;
    int turns = 0;
    int confirmed = 0;                                  ///< heartbeats that vouched for something

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
        sink.arrived = [this](FeedDelivery delivery) {
            if (onArrival)
                onArrival(delivery);
            arrived.push_back(delivery.answers.front().update.resource);
            deliveries.push_back(std::move(delivery));
        };
        sink.confirmed = [this](const Confirmation&) { ++confirmed; };
        sink.noted = [this, wanted](FeedNote note) {
            notes.push_back(note);
            if (onNote)
                onNote(note);
            if (note.kind != FeedNote::Kind::NextPoll)
                return;
            if (++turns < wanted) {
                if (asksAgain)
                    asio::post(io, [this] { feed->pollNow(); });
            } else
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

    void pagesAreOneArrival()
    {
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.script["/v1/filings"] = {{200, page("filings", R"("c1")")}, {200, page("filings", R"("c2")")}, {200, page("filings")}};
        turn.run("issuer", 1);
        QVERIFY2(!turn.failure(), turn.failure() ? turn.failure()->error->text().c_str() : "");
        QCOMPARE(turn.deliveries.size(), std::size_t(1));
        QCOMPARE(turn.deliveries.front().answers.size(), std::size_t(3));
        QVERIFY(turn.deliveries.front().completeness == wire::Completeness::Whole);
        QVERIFY(turn.endpoint.targets
                == std::vector<std::string>({"/v1/about", "/v1/filings?limit=5000", "/v1/filings?limit=5000&cursor=c1",
                                             "/v1/filings?limit=5000&cursor=c2"}));
    }

    /// A cursor is any text: it comes back as it was given.
    void aCursorIsEncoded_data()
    {
        QTest::addColumn<QString>("cursor");
        QTest::addColumn<QString>("asked");
        QTest::newRow("plain") << "12-5000_a.b~c" << "12-5000_a.b~c";
        QTest::newRow("base64") << "a+b/c==" << "a%2Bb%2Fc%3D%3D";
        QTest::newRow("of a query") << "x&limit=1?y#z%20" << "x%26limit%3D1%3Fy%23z%2520";
        QTest::newRow("space and letters") << QString::fromUtf8("\xE9\x87\x91 1") << "%E9%87%91%201";
    }
    void aCursorIsEncoded()
    {
        QFETCH(QString, cursor);
        QFETCH(QString, asked);
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.script["/v1/filings"] = {{200, page("filings", '"' + cursor.toStdString() + '"')}, {200, page("filings")}};
        turn.run("issuer", 1);
        QVERIFY2(!turn.failure(), turn.failure() ? turn.failure()->error->text().c_str() : "");
        QCOMPARE(QString::fromStdString(turn.endpoint.targets.back()), "/v1/filings?limit=5000&cursor=" + asked);
    }

    /// The snapshot behind a cursor is gone: it is read anew, and nothing of the old one is kept.
    void aSnapshotThatIsGoneIsReadAnew()
    {
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.script["/v1/filings"] = {{200, page("filings", R"("old")", 1)}, {410, "{}"},
                                               {200, page("filings", R"("new")", 2)}, {200, page("filings", "null", 2)}};
        turn.run("issuer", 1);
        QVERIFY2(!turn.failure(), turn.failure() ? turn.failure()->error->text().c_str() : "");
        QCOMPARE(turn.deliveries.size(), std::size_t(1));
        QCOMPARE(turn.deliveries.front().answers.size(), std::size_t(2));
        QCOMPARE(turn.deliveries.front().answers.front().update.sequence, std::int64_t(2));
        QCOMPARE(turn.deliveries.front().source.value(), std::string("x"));
    }

    void aSnapshotThatIsAlwaysGoneIsAFailure()
    {
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        for (int i = 0; i < 10; ++i) {
            turn.endpoint.script["/v1/filings"].push_back({200, page("filings", R"("c")")});
            turn.endpoint.script["/v1/filings"].push_back({410, "{}"});
        }
        turn.run("issuer", 1);
        QVERIFY(turn.failure());
        QVERIFY(turn.failure()->error->code == support::ErrorCode::HttpStatus);
        QVERIFY(turn.deliveries.empty());
        QCOMPARE(turn.endpoint.asked["/v1/filings"], 8);
    }

    /// Only a 410 of a cursor means that, not one of the first page, and no other status that speaks of 410 seconds.
    void otherAnswersAreNotTakenForIt_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<bool>("onFirstPage");
        QTest::newRow("gone for ever") << 410 << true;
        QTest::newRow("busy for 410 seconds") << 503 << false;
        QTest::newRow("not found") << 404 << false;
    }
    void otherAnswersAreNotTakenForIt()
    {
        QFETCH(int, status);
        QFETCH(bool, onFirstPage);
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.bodies["/v1/filings"] = page("filings");
        auto& script = turn.endpoint.script["/v1/filings"];
        if (!onFirstPage)
            script.push_back({200, page("filings", R"("c")")});
        script.push_back({static_cast<unsigned>(status), "{}", "410"});
        turn.run("issuer", 1);
        QVERIFY(turn.failure());
        QVERIFY(turn.failure()->error->text().find(std::to_string(status)) != std::string::npos);
        QVERIFY(turn.deliveries.empty());
        QCOMPARE(turn.endpoint.asked["/v1/filings"], onFirstPage ? 1 : 2);
    }

    /// What takes in the answers may fail: the source is said to fail, and asked again.
    void anExceptionIsAFailureOfTheTurn()
    {
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.bodies["/v1/filings"] = page("filings");
        int calls = 0;
        turn.onArrival = [&](const FeedDelivery&) {
            if (++calls == 1)
                throw std::runtime_error("a rule divides by nothing");
        };
        turn.run("issuer", 2);
        QCOMPARE(turn.turns, 2);
        QVERIFY(turn.failure());
        QVERIFY(turn.failure()->error->text().find("a rule divides by nothing") != std::string::npos);
        QCOMPARE(turn.deliveries.size(), std::size_t(1));
        QVERIFY(std::any_of(turn.notes.begin(), turn.notes.end(), [](const auto& note) { return note.kind == FeedNote::Kind::Success; }));
    }

    /// A change that could not be taken in is lost: the feed says so and takes a new snapshot.
    void anExceptionInAChangeLeadsToASnapshot()
    {
        Turn turn;
        turn.asksAgain = false;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.bodies["/v1/filings"] = page("filings");
        const std::string common = R"({"schema_version":"1.0","as_of":"2026-03-31T02:00:01Z","sequence":)";
        turn.endpoint.said = {common + R"(1,"hello":true})"};
        turn.endpoint.later = {common + R"(2,"resource":"filings","upserts":[]})", common + R"(2,"heartbeat":true})"};
        bool spoken = false;
        turn.onArrival = [&](const FeedDelivery& delivery) {
            if (delivery.completeness != wire::Completeness::Delta)
                return;
            turn.confirmed = 0;
            throw std::runtime_error("a rule divides by nothing");
        };
        turn.onNote = [&](const FeedNote& note) {
            if (note.kind == FeedNote::Kind::NextPoll && !std::exchange(spoken, true))
                turn.endpoint.sayMore();
        };
        turn.run("issuer", 2);
        QCOMPARE(turn.turns, 2);
        QCOMPARE(turn.endpoint.asked["/v1/filings"], 2);
        QCOMPARE(turn.deliveries.size(), std::size_t(2));
        QVERIFY(turn.failure());
        QVERIFY(turn.failure()->error->text().find("a rule divides by nothing") != std::string::npos);
        // The heartbeat behind it vouched for nothing.
        QCOMPARE(turn.confirmed, 0);
    }

    void anExceptionOfTheHealthDoesNotEndTheFeed()
    {
        Turn turn;
        turn.endpoint.bodies["/v1/about"] = about("issuer", R"("filings")");
        turn.endpoint.bodies["/v1/filings"] = page("filings");
        turn.onNote = [](const FeedNote& note) {
            if (note.kind != FeedNote::Kind::NextPoll)
                throw std::bad_alloc();
        };
        turn.run("issuer", 3);
        QCOMPARE(turn.turns, 3);
        QCOMPARE(turn.deliveries.size(), std::size_t(3));
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
