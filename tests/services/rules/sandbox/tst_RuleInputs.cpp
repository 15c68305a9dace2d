// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/rules/engine/RuleEngine.h"
#include "tests/services/rules/RuleInputs.h"
#include "tests/services/rules/sandbox/WorldObserver.h"

using namespace assay;
using namespace assay::domain;
using namespace std::chrono_literals;
using rules::test::shipped;
using sandbox::Scenario;

namespace {

struct Picture {
    std::string name;
    SnapshotPtr snapshot;
    Instant now;
};

/// The world of scenarios that differ in which tables have rows and which rules are broken, two minutes after their start.
const std::vector<Picture>& pictures()
{
    static const std::vector<Picture> all = [] {
        std::vector<Picture> out;
        for (const auto scenario :
             {Scenario::Calm, Scenario::StuckDvp, Scenario::Restatement, Scenario::BankRun, Scenario::SystemOutage}) {
            auto settings = sandbox::test::settingsOf(scenario, "2026-11-23T01:50:00Z");
            settings.barsPerVault = 4;
            sandbox::test::Observer observer(settings);
            observer.look();
            observer.world().advance(observer.world().now() + 125s);
            out.push_back({std::string(sandbox::toText(scenario)), observer.look(), observer.world().now()});
        }
        return out;
    }();
    return all;
}

using ByRule = std::map<RuleId, std::vector<Finding>>;

ByRule findingsOf(const Snapshot& snapshot, Instant now)
{
    ByRule out;
    for (auto& finding : shipped().evaluate(snapshot, now))
        out[finding.rule].push_back(std::move(finding));
    return out;
}

} // namespace

/// What a rule reads is named in its entry (kEntries in RuleEngine.cpp): otherwise it does not run when that changes, and nothing
/// fails. The rules' own tests look for the same in the pictures that they make (RuleTest.h).
class tst_RuleInputs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void whatARuleReadsIsNamed()
    {
        std::map<std::string, std::string> unnamed;
        std::set<std::pair<RuleId, std::string_view>> known;
        std::set<std::pair<RuleId, std::string_view>> mattered;
        for (const auto& picture : pictures()) {
            const auto resources = rules::test::resourcesIn(*picture.snapshot);
            for (const auto& rule : rules::RuleEngine::implemented())
                for (const auto resource : rules::test::unnamedInputs(rule, *picture.snapshot, picture.now))
                    unnamed.emplace(rule.value() + " reads " + std::string(resource), picture.name);
            for (const auto resource : resources) {
                const auto rest = rules::test::without(*picture.snapshot, [&](auto one) { return one == resource; });
                for (const auto& rule : rules::RuleEngine::implemented()) {
                    const std::pair entry{rule, resource};
                    if (!rules::test::names(rule, resource) || mattered.contains(entry))
                        continue;
                    known.insert(entry);
                    if (rules::test::matters(rule, *picture.snapshot, rest, picture.now))
                        mattered.insert(entry);
                }
            }
        }
        QStringList idle;
        for (const auto& [rule, resource] : known)
            if (!mattered.contains({rule, resource}))
                idle << QString::fromStdString(rule.value() + ' ' + std::string(resource));
        QStringList faults;
        for (const auto& [fault, picture] : unnamed)
            faults << QString::fromStdString(fault + " (" + picture + ')');
        qInfo("named and without effect in these pictures: %s", qPrintable(idle.join(QStringLiteral(", "))));
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(QStringLiteral(", "))));
        // Pictures in which little matters would find nothing.
        QVERIFY2(mattered.size() * 10 >= known.size() * 7, qPrintable(QStringLiteral("%1 of %2").arg(mattered.size()).arg(known.size())));
    }

    /// On::Coins of an entry: without a coin that changed such a rule is not asked for any subject, and what it finds of one coin
    /// is what it finds of it among all.
    void rulesOnCoinsAreJudgedByCoin()
    {
        QStringList wrong;
        std::set<RuleId> byCoin;
        for (const auto& picture : pictures()) {
            rules::Changed none;
            none.coins.emplace();
            const auto run = shipped().evaluateChanged(*picture.snapshot, none, picture.now);
            const std::set<RuleId> others(run.allSubjects.begin(), run.allSubjects.end());
            for (const auto& finding : run.findings)
                if (!others.contains(finding.rule))
                    wrong << QString::fromStdString(finding.rule.value() + " judges " + finding.subject + " though no coin changed");
            std::set<CoinId> coins;
            picture.snapshot->table<CoinTerms>().forEach([&](const auto& row) { coins.insert(row.record.coin); });
            auto whole = findingsOf(*picture.snapshot, picture.now);
            ByRule parts;
            for (const auto& coin : coins) {
                rules::Changed one;
                one.coins = {coin};
                for (auto& finding : shipped().evaluateChanged(*picture.snapshot, one, picture.now).findings)
                    if (!others.contains(finding.rule)) {
                        if (finding.subject.substr(0, finding.subject.find(' ')) != coin.value())
                            wrong << QString::fromStdString(finding.rule.value() + " judges " + finding.subject + " for " + coin.value());
                        parts[finding.rule].push_back(std::move(finding));
                    }
            }
            for (const auto& rule : rules::RuleEngine::implemented()) {
                if (others.contains(rule))
                    continue;
                byCoin.insert(rule);
                if (!rules::test::sameFindings(whole[rule], parts[rule]))
                    wrong << QString::fromStdString(rule.value() + " differs by coin (" + picture.name + ')');
            }
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join('\n')));
        QVERIFY(byCoin.size() >= 30u);
    }
};

QTEST_APPLESS_MAIN(tst_RuleInputs)
#include "tst_RuleInputs.moc"
