// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <future>

#include "RunningConsole.h"
#include "services/control/ApprovalService.h"
#include "services/wire/ActionRequests.h"

using namespace assay;
using namespace assay::domain;
using namespace assay::runtime_test;
using support::Result;

namespace {

const SourceId kClearing("hk-clearing");

template <class T>
Result<T> answerTo(const std::function<void(api::Reply<T>)>& ask)
{
    auto promise = std::make_shared<std::promise<Result<T>>>();
    auto future = promise->get_future();
    ask([promise](Result<T> answer) { promise->set_value(std::move(answer)); });
    if (future.wait_for(std::chrono::seconds{60}) != std::future_status::ready)
        return support::fail(support::ErrorCode::TimedOut, "no answer");
    return future.get();
}

/// The secrets of the sandbox's operators, as the composition root hands them to a console.
net::SecretResolver secretsOf(const sandbox::SandboxDescription& market)
{
    std::map<std::string, std::string, std::less<>> tokens;
    for (const auto& one : market.operators)
        tokens["env:" + one.variable] = one.token;
    return [tokens, other = net::environmentSecrets()](std::string_view reference) -> Result<net::Secret> {
        const auto found = tokens.find(reference);
        return found == tokens.end() ? other(reference) : Result<net::Secret>(net::Secret(found->second));
    };
}

/// One console of its own: a store, an engine, a clock and somebody signed in.
class Desk {
public:
    Desk(const RunningConsole& market, std::string name, const std::string& who)
    {
        auto settings = market.settings({kClearing.value()});
        settings.storePath = market.folder.filePath(QString::fromStdString(name + ".sqlite")).toStdString();
        settings.secrets = secretsOf(market.market->description());
        settings.clock = [later = m_later] { return support::systemNow() + Duration{later->load()}; };
        path = settings.storePath.string();
        console.startEngine(std::move(settings));
        gate = console.engine->console().gate;
        const auto signedIn =
            answerTo<Operator>([&](auto reply) { gate->signIn(kClearing, who, std::move(reply)); });
        if (!signedIn)
            qFatal("%s", signedIn.error().text().c_str());
    }

    void wait(Duration time) { m_later->fetch_add(time.count()); }

    RunningConsole console;
    api::CommandGate* gate = nullptr;
    std::string path;

private:
    std::shared_ptr<std::atomic<std::int64_t>> m_later = std::make_shared<std::atomic<std::int64_t>>(0);
};

boost::asio::awaitable<void> post(std::shared_ptr<net::HttpClient> client, std::string body, unsigned* status)
{
    support::Result<net::HttpResponse> answer = co_await client->post("", "application/json", std::move(body));
    *status = answer ? answer->status : 0;
}

/// Tells the clearing endpoint to do the next request wrong; false if it would not.
bool setFault(const RunningConsole& market, const std::string& fault)
{
    const auto url = net::Url::parse(market.market->description().control + "/fault");
    net::TlsSettings settings;
    settings.caFile = market.settings().sources.front().tls.caFile;
    const auto tls = net::TlsContext::create(settings);
    if (!url || !tls)
        return false;
    boost::asio::io_context io;
    auto client = std::make_shared<net::HttpClient>(io.get_executor(), *url, *tls, std::nullopt, net::HttpLimits{}, support::systemNow);
    unsigned status = 0;
    boost::asio::co_spawn(io, post(client, "{\"source\":\"" + kClearing.value() + "\",\"fault\":\"" + fault + "\",\"count\":1}", &status),
                          boost::asio::detached);
    io.run();
    return status >= 200 && status < 300;
}

std::optional<Instruction> heldOf(const Snapshot& snapshot)
{
    // What nobody has asked for yet, so that the tests do not meet.
    std::set<std::string> asked;
    snapshot.table<ActionRequest>().forEach([&](const Row<ActionRequest>& row) { asked.insert(row.record.instruction); });
    std::optional<Instruction> out;
    snapshot.table<Instruction>().forEach([&](const Row<Instruction>& row) {
        if (!out && row.origin->source == kClearing && row.record.hold == HoldState::OnHold && row.record.status == "PEND"
            && !asked.contains(row.record.ref))
            out = row.record;
    });
    return out;
}

api::Proposal releaseOf(const Instruction& instruction)
{
    api::Proposal out;
    out.source = kClearing;
    out.action = QueueAction::Release;
    out.instruction = instruction.ref;
    out.reason = "PREA";
    out.reasonText = "the member confirms by telephone that it may settle";
    return out;
}

/// Asks for the release of something on hold. An instruction may move between the snapshot and the request: then another
/// one is taken.
Result<api::Submitted> askForRelease(Desk& maker)
{
    Result<api::Submitted> made = support::fail(support::ErrorCode::NotFound, "nothing on hold");
    if (!maker.console.waitFor([](const Snapshot& snapshot) { return heldOf(snapshot).has_value(); }))
        return made;
    for (int attempt = 0; attempt < 10; ++attempt) {
        const auto held = heldOf(*maker.console.engine->current());
        if (!held)
            continue;
        made = answerTo<api::Submitted>([&](auto reply) { maker.gate->propose(releaseOf(*held), std::move(reply)); });
        if (made || made.error().where != "state")
            break;
    }
    return made;
}

std::vector<api::OpenIntent> openIntents(Desk& desk)
{
    return answerTo<std::vector<api::OpenIntent>>([&](auto reply) { desk.gate->openIntents(std::move(reply)); })
        .value_or(std::vector<api::OpenIntent>());
}

std::vector<std::pair<std::string, std::string>> requestLines(const std::string& path)
{
    std::vector<std::pair<std::string, std::string>> out;
    const auto store = store::Store::open(path, store::OpenMode::ReadOnly);
    if (!store)
        qFatal("%s", store.error().text().c_str());
    const auto report = (*store)->verify({});
    if (!report || !report->faults.empty())
        qFatal("the store does not verify");
    const auto lines = (*store)->audit(1000);
    for (auto line = lines->rbegin(); line != lines->rend(); ++line)
        if (line->action.starts_with("request-"))
            out.emplace_back(line->action + ' ' + line->phase, line->detail);
    return out;
}

} // namespace

/// Two consoles with stores of their own against one clearing endpoint, over TLS.
class tst_TwoConsoles : public QObject {
    Q_OBJECT

private:
    RunningConsole m_market;

private Q_SLOTS:
    void initTestCase() { m_market.startMarket(sandbox::Scenario::Calm, Channel::Tls); }

    void oneAsksAndTheOtherApproves()
    {
        Desk maker(m_market, "maker", "op-maker-a");
        Desk checker(m_market, "checker", "op-checker-a");
        const auto made = askForRelease(maker);
        QVERIFY2(made.has_value(), made ? "" : made.error().text().c_str());
        const std::string id = made->request.id;
        QVERIFY(made->request.state == RequestState::Submitted);

        // It comes to the other console as a row of the endpoint.
        QVERIFY(checker.console.waitFor([&](const Snapshot& p) {
            bool there = false;
            p.table<ActionRequest>().forEach([&](const Row<ActionRequest>& row) { there = there || row.record.id == id; });
            return there;
        }));
        // The maker sees why it is not the one who approves.
        const auto own = answerTo<api::CheckerView>([&](auto reply) { maker.gate->openChecker(kClearing, id, std::move(reply)); });
        QVERIFY(own && !own->blocked.empty());
        const auto ownApproval =
            answerTo<ActionRequest>([&](auto reply) { maker.gate->approve(kClearing, id, made->code, std::move(reply)); });
        QVERIFY(!ownApproval && ownApproval.error().code == support::ErrorCode::Refused);

        const auto view = answerTo<api::CheckerView>([&](auto reply) { checker.gate->openChecker(kClearing, id, std::move(reply)); });
        QVERIFY2(view.has_value(), view ? "" : view.error().text().c_str());
        QCOMPARE(view->blocked, std::string());
        QVERIFY(view->sentence.find(made->request.instruction) != std::string::npos);
        QCOMPARE(wire::requestDigest(view->canonical).hex(), made->request.digest);
        const auto wrong = answerTo<ActionRequest>(
            [&](auto reply) { checker.gate->approve(kClearing, id, "four words of mine", std::move(reply)); });
        QVERIFY(!wrong && wrong.error().where == "code");

        auto approved = answerTo<ActionRequest>([&](auto reply) { checker.gate->approve(kClearing, id, made->code, std::move(reply)); });
        QVERIFY2(approved.has_value(), approved ? "" : approved.error().text().c_str());
        if (approved->needed.value_or(1) > 1) {
            QVERIFY(approved->state == RequestState::Submitted);
            Desk second(m_market, "second", "op-checker-b");
            QVERIFY(answerTo<api::CheckerView>([&](auto reply) { second.gate->openChecker(kClearing, id, std::move(reply)); }));
            approved = answerTo<ActionRequest>([&](auto reply) { second.gate->approve(kClearing, id, made->code, std::move(reply)); });
            QVERIFY2(approved.has_value(), approved ? "" : approved.error().text().c_str());
        }
        QVERIFY(approved->state == RequestState::Accepted || approved->state == RequestState::Effective);
        // The effect is seen by the maker.
        QVERIFY(maker.console.waitFor([&](const Snapshot& p) {
            bool effective = false;
            p.table<ActionRequest>().forEach([&](const Row<ActionRequest>& row) {
                effective = effective || (row.record.id == id && row.record.state == RequestState::Effective && row.record.effectAt);
            });
            return effective;
        }));
        maker.console.engine->stop();
        checker.console.engine->stop();
        const auto makerLines = requestLines(maker.path);
        QCOMPARE(makerLines.size(), std::size_t(2));
        QCOMPARE(makerLines[0].first, std::string("request-submit INTENT"));
        QCOMPARE(makerLines[1].first, std::string("request-submit RESULT"));
        QVERIFY(makerLines[1].second.find("outcome=done") != std::string::npos);
        const auto checkerLines = requestLines(checker.path);
        QCOMPARE(checkerLines.size(), std::size_t(2));
        QCOMPARE(checkerLines[0].first, std::string("request-approve INTENT"));
        QVERIFY(checkerLines[0].second.find(made->request.digest) != std::string::npos);
    }

    void lost_data()
    {
        QTest::addColumn<QString>("fault");
        QTest::addColumn<bool>("arrived");
        QTest::newRow("the request") << "lose-request" << false;
        QTest::newRow("the answer") << "lose-answer" << true;
    }
    void lost()
    {
        QFETCH(QString, fault);
        QFETCH(bool, arrived);
        const std::string name = fault.toStdString();
        Desk maker(m_market, "maker-" + name, "op-maker-b");
        QVERIFY(setFault(m_market, name));
        const auto made = askForRelease(maker);
        QVERIFY(!made);
        QVERIFY2(made.error().detail.find("not known") != std::string::npos, made.error().text().c_str());
        auto open = openIntents(maker);
        QCOMPARE(open.size(), std::size_t(1));
        QCOMPARE(open[0].step, std::string("submit"));
        auto told = answerTo<ActionRequest>([&](auto reply) { maker.gate->askOutcome(open[0], std::move(reply)); });
        QCOMPARE(told.has_value(), arrived);
        if (!arrived) {
            QVERIFY2(told.error().code == support::ErrorCode::TimedOut, told.error().text().c_str());
            maker.wait(control::ApprovalService::kMayStillArrive);
            told = answerTo<ActionRequest>([&](auto reply) { maker.gate->askOutcome(open[0], std::move(reply)); });
            QVERIFY(!told && told.error().code == support::ErrorCode::NotFound);
        } else {
            const auto words = answerTo<api::Submitted>([&](auto reply) { maker.gate->readOut(kClearing, open[0].requestId, std::move(reply)); });
            QVERIFY2(words.has_value(), words ? "" : words.error().text().c_str());
            // The checker's answer is lost as well; what was approved is found out without approving again.
            Desk checker(m_market, "checker-" + name, "op-checker-b");
            const std::string id = open[0].requestId;
            QVERIFY(answerTo<api::CheckerView>([&](auto reply) { checker.gate->openChecker(kClearing, id, std::move(reply)); }));
            QVERIFY(setFault(m_market, name));
            const auto approved =
                answerTo<ActionRequest>([&](auto reply) { checker.gate->approve(kClearing, id, words->code, std::move(reply)); });
            QVERIFY(!approved);
            const auto unknown = openIntents(checker);
            QVERIFY2(unknown.size() == 1, approved.error().text().c_str());
            QCOMPARE(unknown[0].step, std::string("approve"));
            const auto outcome =
                answerTo<ActionRequest>([&](auto reply) { checker.gate->askOutcome(unknown[0], std::move(reply)); });
            QVERIFY2(outcome.has_value(), outcome ? "" : outcome.error().text().c_str());
            QCOMPARE(outcome->checkers, std::vector<std::string>{"op-checker-b"});
            QVERIFY(openIntents(checker).empty());
            checker.console.engine->stop();
        }
        QVERIFY(openIntents(maker).empty());
        maker.console.engine->stop();
        const auto lines = requestLines(maker.path);
        QCOMPARE(lines.size(), std::size_t(3));
        QVERIFY(lines[1].second.find("outcome=unknown") != std::string::npos);
        QVERIFY(lines[2].second.find(arrived ? "outcome=done" : "outcome=refused") != std::string::npos);
    }

    void onlyWhoHasTheCredentialsIsThere()
    {
        auto settings = m_market.settings({kClearing.value()});
        settings.storePath = m_market.folder.filePath(QStringLiteral("poor.sqlite")).toStdString();
        // One token, under the name of another: the endpoint says who it is.
        const auto& market = m_market.market->description();
        const auto all = secretsOf(market);
        settings.secrets = [all](std::string_view reference) -> Result<net::Secret> {
            if (reference.find("MAKER_A") != std::string_view::npos || reference.find("CHECKER_A") != std::string_view::npos)
                return all("env:ASSAY_SANDBOX_OP_MAKER_A");
            return all(std::string(reference) + "_NOT_SET");
        };
        RunningConsole console;
        console.startEngine(std::move(settings));
        auto* gate = console.engine->console().gate;
        const auto people = answerTo<std::vector<Operator>>([&](auto reply) { gate->operators(kClearing, std::move(reply)); });
        QVERIFY2(people.has_value(), people ? "" : people.error().text().c_str());
        QCOMPARE(people->size(), std::size_t(1));
        QCOMPARE(people->front().id, std::string("op-maker-a"));
        QVERIFY(!answerTo<Operator>([&](auto reply) { gate->signIn(kClearing, "op-checker-a", std::move(reply)); }));
        const auto missing = answerTo<Operator>([&](auto reply) { gate->signIn(kClearing, "op-checker-b", std::move(reply)); });
        QVERIFY(!missing && missing.error().code == support::ErrorCode::NotFound);
        console.engine->stop();
    }

    void whoOnlyLooksAsksForNothing()
    {
        // The store of the first test, opened offline and by a second console while the first one writes.
        auto settings = m_market.settings({kClearing.value()});
        settings.storePath = m_market.folder.filePath(QStringLiteral("maker.sqlite")).toStdString();
        settings.secrets = secretsOf(m_market.market->description());
        settings.mode = api::Mode::Offline;
        settings.openMode = store::OpenMode::ReadOnly;
        RunningConsole console;
        console.startEngine(std::move(settings));
        auto* gate = console.engine->console().gate;
        const auto refused = answerTo<Operator>([&](auto reply) { gate->signIn(kClearing, "op-maker-a", std::move(reply)); });
        QVERIFY(!refused && refused.error().code == support::ErrorCode::ReadOnly);
        QVERIFY(refused.error().detail.find("offline") != std::string::npos);
        const auto open = answerTo<std::vector<api::OpenIntent>>([&](auto reply) { gate->openIntents(std::move(reply)); });
        QVERIFY(open && open->empty());
        console.engine->stop();
    }
};

QTEST_GUILESS_MAIN(tst_TwoConsoles)
#include "tst_TwoConsoles.moc"
