// SPDX-License-Identifier: GPL-3.0-or-later
#include <fcntl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fstream>
#include <sstream>

#include "DeskFixture.h"
#include "services/store/Store.h"

using namespace assay;
using namespace assay::desk_test;
using store::OpenMode;
using store::Store;

namespace {

enum class Script { Approve, Reject, Revoke };

void fatal(const support::Error& error)
{
    qFatal("%s", error.text().c_str());
}

/// What reached the endpoint, kept where a kill of the console does not reach it.
void note(int file, const std::string& who, const net::HttpRequest& request)
{
    std::string out = who + ' ' + (request.method == net::HttpMethod::Put ? "PUT" : "POST") + ' ' + request.target + ' '
        + request.headers.front().second + ' ' + std::to_string(request.body.size()) + '\n' + request.body;
    if (::write(file, out.data(), out.size()) != static_cast<ssize_t>(out.size()))
        ::_exit(5);
}

/// The endpoint as it is after all that reached it.
std::shared_ptr<FakeEndpoint> replayed(const std::string& path)
{
    auto out = std::make_shared<FakeEndpoint>();
    std::ifstream file(path, std::ios::binary);
    std::string line;
    while (std::getline(file, line)) {
        std::istringstream head(line);
        std::string who, method, target, key;
        std::size_t size = 0;
        head >> who >> method >> target >> key >> size;
        net::HttpRequest request;
        request.method = method == "PUT" ? net::HttpMethod::Put : net::HttpMethod::Post;
        request.target = target;
        request.headers = {{"Idempotency-Key", key}};
        request.body.resize(size);
        file.read(request.body.data(), static_cast<std::streamsize>(size));
        static_cast<void>(out->answer(who, request));
    }
    return out;
}

void useStore(DeskBench& bench, Store& store)
{
    bench.commit = [&store](const store::WriteBatch& batch) -> Result<void> {
        const auto hash = store.commit(batch);
        return hash ? Result<void>{} : tl::unexpected(hash.error());
    };
    bench.readJournal = [&store] { return store.audit(1000); };
}

/// Runs in the child: two commands, and SIGKILL to itself at the place of that number. Ends with 0 if it got through.
[[noreturn]] void runScript(Script script, const std::string& storePath, const std::string& endpointPath, int killAt)
{
    const int file = ::open(endpointPath.c_str(), O_WRONLY | O_CREAT | O_APPEND, 0600);
    auto opened = Store::open(storePath, OpenMode::ReadWrite);
    if (!opened || file < 0)
        ::_exit(2);
    DeskBench bench;
    useStore(bench, **opened);
    bench.endpoint->arrived = [file](const std::string& who, const net::HttpRequest& request) { note(file, who, request); };
    int place = 0;
    bench.passing = [&place, killAt](std::string_view) {
        if (place++ == killAt)
            ::kill(::getpid(), SIGKILL);
    };
    bench.open();
    const auto made = bench.submitted();
    const std::string id = made.request.id;
    Result<ActionRequest> decided = fail(ErrorCode::Refused, "nothing was done");
    switch (script) {
    case Script::Approve:
        bench.signIn("op-checker-a");
        if (!bench.run(bench.desk->openChecker(kSource, id)))
            ::_exit(3);
        decided = bench.run(bench.desk->approve(kSource, id, made.code));
        break;
    case Script::Reject:
        bench.signIn("op-checker-a");
        decided = bench.run(bench.desk->reject(kSource, id, "the wrong participant is named"));
        break;
    case Script::Revoke: decided = bench.run(bench.desk->revoke(kSource, id, "asked for by mistake, sorry")); break;
    }
    ::_exit(decided ? 0 : 4);
}

} // namespace

/// A console that is killed between any two steps of a command knows afterwards what came of it, or that it does not know,
/// finds it out by asking, and sends nothing a second time.
class tst_DeskKill : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void killedBetweenEveryTwoSteps_data()
    {
        QTest::addColumn<int>("script");
        QTest::newRow("submit, approve") << static_cast<int>(Script::Approve);
        QTest::newRow("submit, reject") << static_cast<int>(Script::Reject);
        QTest::newRow("submit, revoke") << static_cast<int>(Script::Revoke);
    }
    void killedBetweenEveryTwoSteps()
    {
        QFETCH(int, script);
        QTemporaryDir folder;
        int kills = 0;
        int orphans = 0;
        for (int killAt = 0;; ++killAt) {
            QVERIFY(killAt < 50);
            const auto name = folder.filePath(QString::number(killAt)).toStdString();
            const std::string storePath = name + ".sqlite";
            const std::string endpointPath = name + ".endpoint";
            const pid_t child = ::fork();
            QVERIFY(child >= 0);
            if (child == 0)
                runScript(static_cast<Script>(script), storePath, endpointPath, killAt);
            int status = 0;
            QCOMPARE(::waitpid(child, &status, 0), child);
            const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
            QVERIFY2(killed || WEXITSTATUS(status) == 0, std::to_string(WEXITSTATUS(status)).c_str());
            kills += killed ? 1 : 0;

            auto opened = Store::open(storePath, OpenMode::ReadWrite);
            QVERIFY2(opened.has_value(), opened ? "" : opened.error().text().c_str());
            auto report = (*opened)->verify({});
            QVERIFY(report.has_value());
            QVERIFY(report->faults.empty());
            DeskBench bench;
            bench.endpoint = replayed(endpointPath);
            useStore(bench, **opened);
            const auto acts = bench.endpoint->acts;
            const auto journal = (*opened)->audit(1000);
            if (!journal)
                fatal(journal.error());
            std::set<std::string> intended;
            for (const auto& line : *journal)
                if (const auto intent = control::intentOf(line))
                    intended.insert(intent->key);
            // Nothing was sent that was not recorded first, and nothing twice.
            for (const auto& [key, times] : acts) {
                QVERIFY(intended.contains(key));
                QCOMPARE(times, 1);
            }
            bench.open();
            const auto open = bench.openIntents();
            QVERIFY(open.size() <= 1);
            orphans += static_cast<int>(open.size());
            if (!killed)
                QVERIFY(open.empty());
            bench.now += control::ApprovalService::kMayStillArrive;
            for (const auto& intent : open) {
                const auto told = bench.run(bench.desk->askOutcome(intent));
                QCOMPARE(told.has_value(), acts.contains(intent.key));
            }
            QVERIFY(bench.openIntents().empty());
            QVERIFY(bench.endpoint->acts == acts);
            report = (*opened)->verify({});
            QVERIFY(report && report->faults.empty());
            if (!killed)
                break;
        }
        // Each command passes six places; after the INTENT and up to the RESULT it is an orphan.
        qInfo("%d kills, %d orphans", kills, orphans);
        QCOMPARE(kills, 12);
        QCOMPARE(orphans, 8);
    }
};

QTEST_APPLESS_MAIN(tst_DeskKill)
#include "tst_DeskKill.moc"
