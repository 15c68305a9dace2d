// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include <boost/json.hpp>
#include <set>

#include "WorldRows.h"
#include "services/sandbox/http/SandboxEngine.h"
#include "services/wire/ActionAnswers.h"

using namespace assay;
using namespace assay::sandbox;
using namespace assay::sandbox::test;
using namespace std::chrono_literals;

namespace
{

WorldSettings smallWorld()
{
    auto settings = settingsOf(Scenario::Calm);
    settings.barsPerVault = 300;
    return settings;
}

std::string headerOf(const Reply& reply, std::string_view name)
{
    for (const auto& [known, value] : reply.headers)
        if (known == name)
            return value;
    return {};
}

} // namespace

class tst_SandboxEngine : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aboutNamesTheResources();
    void pagesShowOneMoment();
    void oldCursorsAreGone();
    void refusals_data();
    void refusals();
    void unchangedIsNotSentAgain();
    void gzipWhenAsked();
    void faultsOfAnswers_data();
    void faultsOfAnswers();
    void faultsAreCounted();
    void faultsOfMessages_data();
    void faultsOfMessages();
    void sequenceGapSkipsANumber();
    void tokenIsDemanded();
    void timeIsSkipped();
    void scenarioIsChanged();
    void wrongControlIsRefused_data();
    void wrongControlIsRefused();

private:
    /// A market of its own, for tests that are about its beginning.
    void begin();
    Reply get(const std::string& target) const { return m_engine->answer({.target = target}); }
    Reply post(const std::string& target, const std::string& body) const
    {
        return m_engine->answer({.method = Request::Method::Post, .target = target, .body = body});
    }
    /// Messages of a source while simulated time goes on.
    std::vector<std::string> messages(const std::string& source, Duration duration);

    Instant m_now;
    std::unique_ptr<SandboxEngine> m_engine;
    int m_drops = 0;
};

void tst_SandboxEngine::initTestCase()
{
    begin();
}

void tst_SandboxEngine::begin()
{
    m_now = kStart;
    m_drops = 0;
    m_engine = std::make_unique<SandboxEngine>(SandboxEngine::Settings{smallWorld(), 1000, {}, [this] { return m_now; }});
}

std::vector<std::string> tst_SandboxEngine::messages(const std::string& source, Duration duration)
{
    std::vector<std::string> out;
    m_engine->listen([&](const std::string& asked) { return asked == source; },
                     [&](const std::string&, const std::string& message) { out.push_back(message); },
                     [this](const std::string&) { ++m_drops; });
    m_now += duration;
    m_engine->tick();
    return out;
}

void tst_SandboxEngine::aboutNamesTheResources()
{
    begin();
    const auto about = wire::decodeAbout(get("/vaults/v1/about").body);
    QVERIFY(about.has_value());
    QCOMPARE(about->kind, std::string("vault"));
    QVERIFY(about->time == kStart);
    QVERIFY((about->resources == std::vector<std::string>{"vaults", "bars", "gold-tokens"}));
}

void tst_SandboxEngine::pagesShowOneMoment()
{
    begin();
    std::set<std::string> refs;
    std::string cursor;
    std::int64_t sequence = 0;
    int pages = 0;
    do {
        const auto reply = get("/hk-clearing/v1/instructions?limit=300" + (cursor.empty() ? "" : "&cursor=" + cursor));
        QCOMPARE(reply.status, 200u);
        const auto page = wire::decodePage(reply.body, "instructions");
        QVERIFY(page.has_value());
        if (pages++ == 0)
            sequence = page->sequence;
        QCOMPARE(page->sequence, sequence);
        QVERIFY(page->asOf == kStart);
        QCOMPARE(page->total.value_or(0), std::int64_t(2000));
        for (const auto& row : domain::rowsOf<domain::Instruction>(page->upserts))
            QVERIFY2(refs.insert(row.ref).second, row.ref.c_str());
        cursor = page->nextCursor;
        // The queue moves on between two pages.
        m_now += 3s;
        m_engine->tick();
    } while (!cursor.empty());
    QCOMPARE(refs.size(), std::size_t(2000));
    QCOMPARE(pages, 7);
}

void tst_SandboxEngine::oldCursorsAreGone()
{
    const auto first = wire::decodePage(get("/vaults/v1/bars?limit=10").body, "bars");
    QVERIFY(first && !first->nextCursor.empty());
    const auto target = "/vaults/v1/bars?limit=10&cursor=" + first->nextCursor;
    QCOMPARE(get(target).status, 200u);
    for (std::size_t i = 0; i < Pager::kSnapshots; ++i) {
        m_now += 1s;
        m_engine->tick();
        QCOMPARE(get("/hk-clearing/v1/instructions?limit=1").status, 200u);
    }
    QCOMPARE(get(target).status, 410u);
}

void tst_SandboxEngine::refusals_data()
{
    QTest::addColumn<QByteArray>("target");
    QTest::addColumn<uint>("status");
    QTest::newRow("no source") << QByteArray("/nobody/v1/about") << 404u;
    QTest::newRow("no resource") << QByteArray("/vaults/v1/alerts") << 404u;
    QTest::newRow("no version") << QByteArray("/vaults") << 404u;
    QTest::newRow("root") << QByteArray("/") << 404u;
    QTest::newRow("empty") << QByteArray("") << 404u;
    QTest::newRow("limit zero") << QByteArray("/vaults/v1/bars?limit=0") << 400u;
    QTest::newRow("limit too high") << QByteArray("/vaults/v1/bars?limit=10001") << 400u;
    QTest::newRow("limit negative") << QByteArray("/vaults/v1/bars?limit=-5") << 400u;
    QTest::newRow("limit no number") << QByteArray("/vaults/v1/bars?limit=ten") << 400u;
    QTest::newRow("cursor no cursor") << QByteArray("/vaults/v1/bars?cursor=x") << 400u;
    QTest::newRow("cursor never given") << QByteArray("/vaults/v1/bars?cursor=99-5") << 410u;
    QTest::newRow("cursor too long") << QByteArray("/vaults/v1/bars?cursor=99999999999999999999999-5") << 400u;
    QTest::newRow("control") << QByteArray("/control/nothing") << 404u;
}

void tst_SandboxEngine::refusals()
{
    QFETCH(QByteArray, target);
    QFETCH(uint, status);
    const auto reply = get(target.toStdString());
    QCOMPARE(reply.status, status);
    QVERIFY(!wire::decodeRefusal(reply.body).code.empty());
}

void tst_SandboxEngine::unchangedIsNotSentAgain()
{
    const auto first = get("/vaults/v1/vaults");
    const auto etag = headerOf(first, "ETag");
    QVERIFY(!etag.empty());
    const auto again = m_engine->answer({.target = "/vaults/v1/vaults", .ifNoneMatch = etag});
    QCOMPARE(again.status, 304u);
    QVERIFY(again.body.empty());
    m_now += 1s;
    m_engine->tick();
    QCOMPARE(m_engine->answer({.target = "/vaults/v1/vaults", .ifNoneMatch = etag}).status, 200u);
}

void tst_SandboxEngine::gzipWhenAsked()
{
    const auto plain = get("/vaults/v1/bars");
    const auto packed = m_engine->answer({.target = "/vaults/v1/bars", .acceptsGzip = true});
    QCOMPARE(headerOf(packed, "Content-Encoding"), std::string("gzip"));
    QVERIFY(packed.body.size() < plain.body.size() / 4);
    QVERIFY(packed.body.starts_with("\x1f\x8b"));
}

void tst_SandboxEngine::faultsOfAnswers_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<uint>("status");
    QTest::addColumn<bool>("decodes");
    QTest::newRow("garbage") << QByteArray("garbage") << 200u << false;
    QTest::newRow("status-500") << QByteArray("status-500") << 500u << false;
    QTest::newRow("status-503") << QByteArray("status-503") << 503u << false;
    QTest::newRow("truncated-gzip") << QByteArray("truncated-gzip") << 200u << false;
    QTest::newRow("deep-nesting") << QByteArray("deep-nesting") << 200u << false;
    QTest::newRow("duplicate-key") << QByteArray("duplicate-key") << 200u << false;
    QTest::newRow("unknown-version") << QByteArray("unknown-version") << 200u << false;
    QTest::newRow("clock-skew") << QByteArray("clock-skew") << 200u << true;
}

void tst_SandboxEngine::faultsOfAnswers()
{
    QFETCH(QByteArray, fault);
    QFETCH(uint, status);
    QFETCH(bool, decodes);
    const auto body = R"({"source":"harbour-issuer","fault":")" + fault.toStdString() + R"(","count":1})";
    QCOMPARE(post("/control/fault", body).status, 200u);
    QVERIFY(wire::decodePage(get("/kowloon-issuer/v1/supply").body, "supply").has_value());
    const auto reply = get("/harbour-issuer/v1/supply");
    QCOMPARE(reply.status, status);
    const auto page = wire::decodePage(reply.body, "supply");
    QCOMPARE(page.has_value(), decodes);
    if (fault == "clock-skew") {
        QVERIFY(page->asOf == m_now + 10min);
        QVERIFY(reply.clockSkew == 10min);
    }
    QVERIFY(wire::decodePage(get("/harbour-issuer/v1/supply").body, "supply").has_value());
}

void tst_SandboxEngine::faultsAreCounted()
{
    auto& faults = m_engine->faults();
    faults.set("ledger-a", Fault::Status500, 2);
    QCOMPARE(get("/ledger-a/v1/supply").status, 500u);
    QCOMPARE(get("/ledger-a/v1/supply").status, 500u);
    QCOMPARE(get("/ledger-a/v1/supply").status, 200u);
    faults.set("ledger-a", Fault::Drop, std::nullopt);
    for (int i = 0; i < 5; ++i)
        QVERIFY(get("/ledger-a/v1/supply").delivery == Reply::Delivery::Drop);
    faults.set("ledger-a", Fault::None, std::nullopt);
    QVERIFY(get("/ledger-a/v1/supply").delivery == Reply::Delivery::Whole);
    faults.set("ledger-a", Fault::Slow, 1);
    QVERIFY(get("/ledger-a/v1/supply").delivery == Reply::Delivery::Slow);
    faults.set("ledger-a", Fault::Oversize, 1);
    QVERIFY(get("/ledger-a/v1/supply").delivery == Reply::Delivery::Endless);

    // One amount is not an exact decimal any more: that row is set aside, the others stay.
    for (const auto fault : {Fault::FloatAmount, Fault::WrongType}) {
        faults.set("ledger-a", fault, 1);
        const auto page = wire::decodePage(get("/ledger-a/v1/supply").body, "supply");
        QVERIFY(page.has_value());
        QCOMPARE(page->rejected.size(), std::size_t(1));
        QCOMPARE(domain::rowsOf<domain::Supply>(page->upserts).size(), std::size_t(2));
    }
}

void tst_SandboxEngine::faultsOfMessages_data()
{
    QTest::addColumn<QByteArray>("fault");
    for (const auto* fault : {"garbage", "deep-nesting", "duplicate-key", "unknown-version"})
        QTest::newRow(fault) << QByteArray(fault);
}

void tst_SandboxEngine::faultsOfMessages()
{
    QFETCH(QByteArray, fault);
    m_engine->faults().set("hk-clearing", faultFromText(fault.toStdString()).value(), 1);
    const auto sent = messages("hk-clearing", 2s);
    QVERIFY(sent.size() > 3);
    QVERIFY(!wire::decodeMessage(sent[0]).has_value());
    for (std::size_t i = 1; i < sent.size(); ++i)
        QVERIFY(wire::decodeMessage(sent[i]).has_value());
}

void tst_SandboxEngine::sequenceGapSkipsANumber()
{
    m_engine->faults().set("hk-clearing", Fault::SequenceGap, 1);
    const auto before = m_engine->world().find("hk-clearing")->sequence;
    const auto sent = messages("hk-clearing", 2s);
    const auto first = boost::json::parse(sent.at(0)).at("sequence").as_int64();
    QCOMPARE(first, before + 2);
    m_engine->faults().set("hk-clearing", Fault::Drop, 1);
    QVERIFY(!messages("hk-clearing", 1s).empty());
    QCOMPARE(m_drops, 1);
}

void tst_SandboxEngine::tokenIsDemanded()
{
    SandboxEngine engine({smallWorld(), 1000, "s3cret", [this] { return m_now; }});
    QCOMPARE(engine.answer({.target = "/vaults/v1/about"}).status, 401u);
    QCOMPARE(engine.answer({.target = "/vaults/v1/about", .authorization = "Bearer wrong"}).status, 401u);
    QCOMPARE(engine.answer({.target = "/vaults/v1/about", .authorization = "Bearer s3cret"}).status, 200u);
    QVERIFY(!engine.streamSource({.target = "/vaults/v1/stream"}).has_value());
    QCOMPARE(engine.streamSource({.target = "/vaults/v1/stream", .authorization = "Bearer s3cret"}).value(),
             std::string("vaults"));
}

void tst_SandboxEngine::timeIsSkipped()
{
    begin();
    const auto before = m_engine->world().find("harbour-issuer")->sequence;
    QCOMPARE(post("/control/advance", R"({"by":"2m"})").status, 200u);
    QVERIFY(m_engine->world().now() == kStart + 2min);
    QVERIFY(m_engine->world().find("harbour-issuer")->sequence > before);
    m_now += 1s;
    m_engine->tick();
    QVERIFY(m_engine->world().now() == kStart + 2min + 1s);
}

void tst_SandboxEngine::scenarioIsChanged()
{
    begin();
    m_now += 10s;
    m_engine->tick();
    const auto before = m_engine->world().find("hk-clearing")->sequence;
    QCOMPARE(post("/control/scenario", R"({"scenario":"stuck-dvp"})").status, 200u);
    QVERIFY(m_engine->world().settings().scenario == Scenario::StuckDvp);
    QVERIFY(m_engine->world().now() == kStart + 10s);
    // Streams see that they missed something.
    QVERIFY(m_engine->world().find("hk-clearing")->sequence > before + 100);
    const auto state = boost::json::parse(get("/control/state").body);
    QCOMPARE(std::string(state.at("scenario").as_string()), std::string("stuck-dvp"));
    QCOMPARE(state.at("sources").as_array().size(), std::size_t(11));
}

void tst_SandboxEngine::wrongControlIsRefused_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<uint>("status");
    QTest::newRow("fault: no JSON") << QByteArray("fault") << QByteArray("x") << 400u;
    QTest::newRow("fault: no object") << QByteArray("fault") << QByteArray("[]") << 400u;
    QTest::newRow("fault: no source") << QByteArray("fault") << QByteArray(R"({"fault":"drop"})") << 404u;
    QTest::newRow("fault: unknown") << QByteArray("fault") << QByteArray(R"({"source":"vaults","fault":"explode"})")
                                    << 400u;
    QTest::newRow("advance: backwards") << QByteArray("advance") << QByteArray(R"({"by":"-5s"})") << 400u;
    QTest::newRow("advance: too far") << QByteArray("advance") << QByteArray(R"({"by":"30d"})") << 400u;
    QTest::newRow("scenario: unknown") << QByteArray("scenario") << QByteArray(R"({"scenario":"storm"})") << 400u;
}

void tst_SandboxEngine::wrongControlIsRefused()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(uint, status);
    QCOMPARE(post("/control/" + path.toStdString(), body.toStdString()).status, status);
}

QTEST_APPLESS_MAIN(tst_SandboxEngine)
#include "tst_SandboxEngine.moc"
