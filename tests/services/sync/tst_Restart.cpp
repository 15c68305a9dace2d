// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <QTest>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <map>

#include "services/domain/OwnSources.h"
#include "services/store/Store.h"
#include "services/sync/Collector.h"

using namespace assay;
using namespace assay::domain;

namespace {

/// A console on a store: collects and evaluates, and goes on with what was stored when it is started again.
struct Console {
    boost::asio::io_context io;
    Instant now;
    std::map<std::string, Outcome> says;    ///< what the rule says of each subject
    std::size_t findings = 0;               ///< stored since the start
    SnapshotPtr shown;
    std::unique_ptr<store::Store> store;
    std::unique_ptr<sync::Collector> collector;

    Console(const std::string& path, int startedAt) : now{std::chrono::seconds{1'800'000'000 + startedAt}}
    {
        auto opened = store::Store::open(path, store::OpenMode::ReadWrite);
        if (!opened)
            qFatal("%s", opened.error().text().c_str());
        store = std::move(*opened);
        auto start = store->loadSnapshot({});
        if (!start)
            qFatal("%s", start.error().text().c_str());
        shown = *start;
        sync::Collector::Settings settings;
        settings.batch = Duration{1'000'000};
        settings.evaluateAllEvery = Duration{1};
        collector = std::make_unique<sync::Collector>(
            io.get_executor(), settings, **start, std::vector<sync::SourceConfig>{},
            [this](const Snapshot&, const rules::Changed&, Instant) { return judgement(); }, sync::Derive{},
            [this](std::shared_ptr<const store::WriteBatch> batch, std::function<void(support::Result<Hash>)> done) {
                findings += batch->findings.size();
                boost::asio::post(io, [this, batch, done] { done(store->commit(*batch)); });
            },
            [this](SnapshotPtr snapshot) { shown = std::move(snapshot); }, [this] { return now; });
    }

    rules::RuleRun judgement() const
    {
        rules::RuleRun out;
        out.ran = {RuleId("T-1")};
        for (const auto& [subject, outcome] : says) {
            Finding finding;
            finding.rule = RuleId("T-1");
            finding.subject = subject;
            finding.outcome = outcome;
            finding.judgedAsOf = now;
            out.findings.push_back(finding);
        }
        return out;
    }

    /// One batch, a second later.
    void evaluate(std::map<std::string, Outcome> outcomes)
    {
        says = std::move(outcomes);
        now += std::chrono::seconds{1};
        bool drained = false;
        collector->drain([&](const support::Result<void>& done) { drained = done.has_value(); });
        io.restart();
        for (int turn = 0; turn < 100 && !drained && io.poll_one() > 0; ++turn) {
        }
        if (!drained)
            qFatal("not stored");
    }

    /// Outcomes of all findings that are shown, in order, with their subjects.
    [[nodiscard]] QStringList all() const
    {
        QStringList out;
        shown->findings.forEach([&](const Row<Finding>& row) {
            out << QString::fromStdString(row.record.subject + " " + std::string(toText(row.record.outcome)));
        });
        out.sort();
        return out;
    }
};

} // namespace

/// Findings of the run before are those of this one.
class tst_Restart : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    int m_count = 0;

    std::string freshPath() { return m_folder.filePath(QStringLiteral("r%1.sqlite").arg(++m_count)).toStdString(); }

private Q_SLOTS:
    void aFindingIsThereOnceAfterEachStart()
    {
        const auto path = freshPath();
        for (int start = 0; start < 3; ++start) {
            Console console(path, 100 * start);
            console.evaluate({{"HKDX", Outcome::Breach}});
            QCOMPARE(console.all(), QStringList{QStringLiteral("HKDX breach")});
            // It says what it said before: nothing is stored again.
            QCOMPARE(console.findings, start == 0 ? std::size_t(1) : std::size_t(0));
        }
    }

    void whatIsMendedAfterAStartIsCleared()
    {
        const auto path = freshPath();
        Console(path, 0).evaluate({{"HKDX", Outcome::Breach}, {"HKDY", Outcome::Breach}});
        {
            Console console(path, 100);
            console.evaluate({{"HKDX", Outcome::Pass}, {"HKDY", Outcome::Breach}});
            QCOMPARE(console.all(), QStringList({QStringLiteral("HKDX pass"), QStringLiteral("HKDY breach")}));
        }
        QCOMPARE(Console(path, 200).all(), QStringList({QStringLiteral("HKDX pass"), QStringLiteral("HKDY breach")}));
    }

    void aSubjectThatIsGoneIsClosedOnce()
    {
        const auto path = freshPath();
        Console(path, 0).evaluate({{"HKDX", Outcome::Breach}});
        Console console(path, 100);
        for (int batch = 0; batch < 5; ++batch)
            console.evaluate({});
        QCOMPARE(console.all(), QStringList{QStringLiteral("HKDX not-applicable")});
        QCOMPARE(console.findings, std::size_t(1));
        const auto rows = console.store->statistics();
        QVERIFY(rows.has_value());
        for (const auto& [table, count] : rows->rows)
            if (table == "finding")
                QCOMPARE(count, std::uint64_t(2));
        const auto report = console.store->verify({});
        QVERIFY(report.has_value() && report->faults.empty());
    }

    void aStoredFindingIsOfTheRules()
    {
        const auto path = freshPath();
        Console(path, 0).evaluate({{"HKDX", Outcome::Breach}});
        Console console(path, 100);
        QVERIFY(console.shown->findings.find(rulesSource(), "T-1\x1fHKDX").has_value());
    }
};

QTEST_APPLESS_MAIN(tst_Restart)
#include "tst_Restart.moc"
