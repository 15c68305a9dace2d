// SPDX-License-Identifier: GPL-3.0-or-later
#include <QRegularExpression>
#include <QTest>

#include "services/domain/MessageCatalog.h"
#include "services/domain/Schema.h"
#include "services/runtime/Supervision.h"
#include "services/sync/SourceConfig.h"
#include "tests/TestPaths.h"
#include "tests/services/rules/sandbox/WorldObserver.h"

using namespace assay;
using namespace assay::domain;
using namespace std::chrono_literals;
using sandbox::test::Observer;
using sandbox::test::settingsOf;

/// The invented market before the rules that are shipped.
class tst_SandboxRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        auto supervision = runtime::loadSupervision(assay::tests::projectFile("resources"));
        QVERIFY2(supervision.has_value(), supervision ? "" : supervision.error().text().c_str());
        m_rules = supervision->rules;
    }

    /// A console asks a source of a kind for all that such a source of the world states. It may ask for more: an issuer may
    /// state token operations, and those of the world do not.
    void allThatIsStatedIsAskedFor()
    {
        const sandbox::World world(settingsOf(sandbox::Scenario::Calm, "2026-03-31T02:00:00Z"));
        std::map<std::string, std::set<std::string>> stated;
        for (const auto& source : world.sources())
            stated[source.kind].insert(source.resources.begin(), source.resources.end());
        for (const auto kind : kSourceKindNames) {
            const auto resources = sync::resourcesOf(kind);
            const std::set<std::string> asked(resources.begin(), resources.end());
            for (const auto& resource : stated[std::string(kind)])
                QVERIFY2(asked.contains(resource), (std::string(kind) + ": " + resource).c_str());
            QVERIFY(!stated[std::string(kind)].empty());
        }
    }

    void calmKeepsTheRules_data()
    {
        QTest::addColumn<QByteArray>("start");
        QTest::newRow("Tuesday morning") << QByteArray("2026-03-31T02:00:00Z");
        QTest::newRow("Monday just after midnight") << QByteArray("2026-11-22T16:03:20Z");
        QTest::newRow("Saturday before the weekly report") << QByteArray("2026-11-21T00:30:00Z");
        QTest::newRow("Sunday evening") << QByteArray("2026-11-22T11:00:30Z");
        QTest::newRow("Easter") << QByteArray("2026-04-05T05:00:00Z");
        QTest::newRow("last day of the year") << QByteArray("2026-12-31T09:15:00Z");
        QTest::newRow("Lunar New Year") << QByteArray("2027-02-08T03:00:00Z");
    }
    void calmKeepsTheRules()
    {
        QFETCH(QByteArray, start);
        Observer observer(settingsOf(sandbox::Scenario::Calm, start.toStdString()));
        observer.look();
        observer.world().advance(observer.world().now() + 61s);
        const auto snapshot = observer.look();
        std::set<std::string> passed; // not all are not-applicable
        QStringList wrong;
        for (const auto& finding : m_rules->evaluate(*snapshot, observer.world().now())) {
            if (finding.rule.value().starts_with("STB-") && finding.outcome == Outcome::Pass)
                passed.insert(finding.rule.value());
            if (finding.outcome == Outcome::Breach || finding.outcome == Outcome::CannotTell)
                wrong << QString::fromStdString(finding.rule.value() + ' ' + finding.subject + ": " + finding.explanation);
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.mid(0, 12).join('\n')));
        QCOMPARE(passed.size(), std::size_t(34));
    }

    void whatIsSaidIsSaidInChinese_data()
    {
        QTest::addColumn<int>("scenario");
        for (const auto scenario : {sandbox::Scenario::Calm, sandbox::Scenario::ReserveShortfall, sandbox::Scenario::LateFiling,
                                    sandbox::Scenario::CustodyMismatch, sandbox::Scenario::Depeg})
            QTest::newRow(std::string(sandbox::toText(scenario)).c_str()) << static_cast<int>(scenario);
    }
    void whatIsSaidIsSaidInChinese()
    {
        QFETCH(int, scenario);
        Observer observer(settingsOf(static_cast<sandbox::Scenario>(scenario), "2026-03-31T02:00:00Z"));
        observer.look();
        observer.world().advance(observer.world().now() + 180s);
        const auto snapshot = observer.look();
        const auto findings = m_rules->evaluate(*snapshot, observer.world().now());
        QVERIFY(findings.size() > 50);
        static const QRegularExpression words(QStringLiteral("(?<![\\w.:/-])[a-z][a-z']+(?![\\w/-]|\\.\\w)"));
        std::set<QString> names; // of sources, ledgers and issuers
        for (const auto& source : snapshot->sources)
            names.insert(QString::fromStdString(source.id.value()));
        snapshot->table<ReserveStatement>().forEach([&](const auto& row) { names.insert(QString::fromStdString(row.record.issuer.value())); });
        snapshot->table<Supply>().forEach([&](const auto& row) { names.insert(QString::fromStdString(row.record.ledger.value())); });
        QStringList left;
        for (const auto& finding : findings)
            for (const auto* language : {"zh_HK", "zh_CN"}) {
                // What stands in quotation marks is a source's text.
                static const QRegularExpression quoted(QString::fromUtf8("「[^」]*」|“[^”]*”"));
                const auto said = QString::fromStdString(MessageCatalog::of(language).translated(finding.explanation)).remove(quoted);
                for (auto found = words.globalMatch(said); found.hasNext();)
                    if (const auto word = found.next().captured(); !names.contains(word))
                        left << QString::fromStdString(finding.rule.value()) + QStringLiteral(" \"") + word + QStringLiteral("\": ") + said
                                + QStringLiteral(" <- ") + QString::fromStdString(finding.explanation);
            }
        QVERIFY2(left.isEmpty(), qPrintable(left.mid(0, 12).join(QLatin1Char('\n'))));
    }

    void scenarioIsSeen_data()
    {
        using sandbox::Scenario;
        QTest::addColumn<int>("scenario");
        QTest::addColumn<QStringList>("rules");
        const auto row = [](Scenario scenario, QStringList rules) {
            QTest::newRow(std::string(sandbox::toText(scenario)).c_str()) << static_cast<int>(scenario) << rules;
        };
        row(Scenario::ReserveShortfall, {"STB-01"});
        row(Scenario::Restatement, {"DAT-02"});
        row(Scenario::OverdueRedemption, {"STB-21"});
        row(Scenario::LateFiling, {"STB-16", "STB-17"});
        row(Scenario::UnbackedMint, {"STB-03", "STB-20"});
        row(Scenario::CustodyMismatch, {"STB-14"});
        row(Scenario::Depeg, {"STB-30"});
        row(Scenario::Lookalike, {"STB-31"});
        row(Scenario::SingleKey, {"STB-27"});
        row(Scenario::BankRun, {"STB-33"});
        row(Scenario::Reworded, {"DAT-02"});
    }
    void scenarioIsSeen()
    {
        QFETCH(int, scenario);
        QFETCH(QStringList, rules);
        // A Monday: the week-end lies between today and the last business day.
        Observer observer(settingsOf(static_cast<sandbox::Scenario>(scenario), "2026-11-23T01:50:00Z"));
        observer.look();
        observer.world().advance(observer.world().now() + 125s);
        const auto snapshot = observer.look();
        std::map<std::string, QString> breached;
        QStringList others;
        for (const auto& finding : m_rules->evaluate(*snapshot, observer.world().now())) {
            if (finding.outcome != Outcome::Breach)
                continue;
            breached[finding.rule.value()] = QString::fromStdString(finding.explanation);
            if (!finding.subject.starts_with("HKDX"))
                others << QString::fromStdString(finding.rule.value() + ' ' + finding.subject);
        }
        for (const auto& rule : rules)
            QVERIFY2(breached.contains(rule.toStdString()), qPrintable(rule));
        QVERIFY2(others.isEmpty(), qPrintable(others.join('\n')));
    }

    void stuckDvpHasItsGridlock()
    {
        Observer observer(settingsOf(sandbox::Scenario::StuckDvp, "2026-03-31T02:00:00Z"));
        observer.look();
        observer.world().advance(observer.world().now() + 61s);
        const auto snapshot = observer.look();
        QStringList found;
        for (const auto& finding : m_rules->evaluate(*snapshot, observer.world().now()))
            if (finding.rule.value() == "SET-08" && finding.outcome == Outcome::Breach)
                found << QString::fromStdString(finding.explanation);
        QCOMPARE(found.size(), 1);
        const auto ring = QStringLiteral("SI-20504, SI-20501, SI-20502 and SI-20503 can settle together, though none can alone");
        QVERIFY2(found.front().contains(ring), qPrintable(found.front()));
    }

private:
    std::shared_ptr<const rules::RuleEngine> m_rules;
};

QTEST_APPLESS_MAIN(tst_SandboxRules)
#include "tst_SandboxRules.moc"
