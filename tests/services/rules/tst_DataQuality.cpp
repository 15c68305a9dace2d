// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/rules/engine/RuleEngine.h"
#include "services/rules/engine/RuleFiles.h"
#include "tests/TestPaths.h"
#include "tests/services/rules/PictureBuilder.h"

using namespace assay;
using namespace assay::domain;
using namespace assay::rules::test;

namespace {

const Instant kNow = at("2026-11-18T04:00:00Z");

const rules::RuleEngine& shipped()
{
    static const auto engine = rules::loadEngine(assay::tests::projectFile("resources"));
    if (!engine)
        qFatal("%s", engine.error().text().c_str());
    return *engine;
}

SourceHealth source(const char* id, std::int64_t unchanged, FeedState state = FeedState::Live)
{
    SourceHealth out;
    out.id = SourceId(id);
    out.kind = "issuer";
    out.state = state;
    out.everyMs = 5000;
    out.staleAfterMs = 3'600'000;
    out.lastSuccess = kNow;
    out.lastAsOf = kNow;
    out.unchangedPolls = unchanged;
    out.lastRaw = Hash::of(id).hex();
    return out;
}

Finding findingOn(const std::vector<Finding>& findings, std::string_view subject)
{
    for (const auto& one : findings)
        if (one.subject == subject)
            return one;
    return {};
}

Restatement card(const char* id, const char* field)
{
    Restatement out;
    out.id = id;
    out.record = "reserve_statement";
    out.subject = "RS-1 / HKDX";
    out.coin = CoinId("HKDX");
    out.period = "2026-11-17T04:00:00.000Z";
    out.field = field;
    out.before = "101.00";
    out.after = "99.00";
    out.restatedAt = kNow;
    return out;
}

} // namespace

class tst_DataQuality : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aSourceWithoutNewsWhileItsPeersMove_data()
    {
        QTest::addColumn<int>("own");
        QTest::addColumn<int>("peer");
        QTest::addColumn<bool>("frozen");
        QTest::addColumn<int>("outcome");
        const auto row = [](const char* name, int own, int peer, bool frozen, Outcome outcome) {
            QTest::newRow(name) << own << peer << frozen << static_cast<int>(outcome);
        };
        row("just below the limit", 239, 0, false, Outcome::Pass);
        row("at the limit, a peer moves", 240, 239, false, Outcome::Breach);
        row("at the limit, no peer moves", 240, 240, false, Outcome::CannotTell);
        row("its as-of stands still", 6, 0, true, Outcome::Breach);
    }
    void aSourceWithoutNewsWhileItsPeersMove()
    {
        QFETCH(int, own);
        QFETCH(int, peer);
        QFETCH(bool, frozen);
        QFETCH(int, outcome);
        Snapshot snapshot;
        snapshot.sources = {source("harbour", own, frozen ? FeedState::Frozen : FeedState::Live), source("pearl", peer)};
        const auto finding = findingOn(shipped().evaluateRule(RuleId("DAT-01"), snapshot, kNow), "harbour");
        QCOMPARE(static_cast<int>(finding.outcome), outcome);
        QCOMPARE(finding.evidence, std::vector<std::string>{Hash::of("harbour").hex()});
    }

    void aSourceThatIsNotPolledIsNotJudged()
    {
        Snapshot snapshot;
        auto imported = source("files", 900);
        imported.everyMs = 0;
        snapshot.sources = {imported, source("pearl", 0)};
        QCOMPARE(shipped().evaluateRule(RuleId("DAT-01"), snapshot, kNow).size(), std::size_t(1));
    }

    void aRestatementAwaitsItsExplanation()
    {
        SnapshotBuilder builder(kNow);
        builder.source("harbour", "issuer").put(card("c1", "asset_total"), "harbour").put(card("c2", "outstanding"), "harbour");
        auto findings = shipped().evaluateRule(RuleId("DAT-02"), builder.build(), kNow);
        QCOMPARE(findings.size(), std::size_t(1));
        QVERIFY(findings.front().outcome == Outcome::Breach);
        QCOMPARE(findings.front().subject, std::string("HKDX reserve_statement RS-1 / HKDX"));
        QCOMPARE(findings.front().measured, std::string("2"));

        Explanation explanation;
        explanation.subject = "c1";
        builder.put(explanation, "console");
        QCOMPARE(shipped().evaluateRule(RuleId("DAT-02"), builder.build(), kNow).front().measured, std::string("1"));
        explanation.subject = "c2";
        builder.put(explanation, "console");
        findings = shipped().evaluateRule(RuleId("DAT-02"), builder.build(), kNow);
        QVERIFY(findings.front().outcome == Outcome::Pass);
    }

    void withoutRestatementsThereIsNothingToJudge()
    {
        QVERIFY(shipped().evaluateRule(RuleId("DAT-02"), Snapshot{}, kNow).empty());
    }
};

QTEST_APPLESS_MAIN(tst_DataQuality)
#include "tst_DataQuality.moc"
