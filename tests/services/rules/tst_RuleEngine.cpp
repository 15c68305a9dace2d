// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTemporaryDir>
#include <ctime>
#include <fstream>
#include <sstream>

#include "services/rules/engine/CalendarFile.h"
#include "tests/TestPaths.h"
#include "tests/services/rules/RuleTest.h"

using namespace assay::domain;
using namespace assay::rules;
using namespace assay::rules::test;
using assay::support::ErrorCode;

namespace {

const Instant kNow = at("2026-03-31T02:00:00Z");

std::string file(const std::string& path)
{
    std::ifstream in(assay::tests::projectFile("resources/") + path, std::ios::binary);
    std::stringstream out;
    out << in.rdbuf();
    return out.str();
}

std::vector<RulePack> packsWith(const std::string& changedName, std::string_view from, std::string_view to)
{
    std::vector<RulePack> out;
    for (const char* name : {"aml.toml", "data-quality.toml", "gold.toml", "issuer-duties.toml", "settlement.toml",
                             "stablecoin-market.toml", "stablecoin.toml"}) {
        std::string text = file(std::string("rules/") + name);
        if (changedName == name)
            text.replace(text.find(from), from.size(), to);
        auto pack = RulePack::parse(text, name);
        if (!pack)
            qFatal("%s", pack.error().text().c_str());
        out.push_back(std::move(*pack));
    }
    return out;
}

std::vector<Calendar> hongKong()
{
    return {*parseCalendar(file("calendars/hong-kong.toml"), "hong-kong.toml")};
}

/// Something of everything.
SnapshotBuilder mixed()
{
    SnapshotBuilder builder(kNow);
    builder.source("harbour", "issuer")
        .source("ledger-a", "ledger", Tier::Observed)
        .source("clearing", "clearing")
        .source("vaults", "vault");
    ReserveStatement statement;
    statement.statementId = "RS-1";
    statement.coin = CoinId("HKDX");
    statement.currency = "HKD";
    statement.asOf = kNow;
    statement.outstanding = Decimal(10);
    builder.put(statement, "harbour");
    Supply supply;
    supply.coin = CoinId("HKDX");
    supply.ledger = LedgerId("eip155:1");
    supply.total = Decimal(10);
    builder.put(supply, "harbour").put(supply, "ledger-a");
    Bar bar;
    bar.vault = VaultId("HKIA-2");
    bar.refiner = "MK";
    bar.serial = "1";
    builder.put(bar, "vaults");
    GoldToken token;
    token.token = CoinId("AUX");
    token.ouncesPerToken = Decimal(1);
    token.supplyAsOf = token.allocatedAsOf = kNow;
    builder.put(token, "vaults");
    Instruction instruction;
    instruction.ref = "SI-1";
    instruction.status = "PEND";
    instruction.settlementDate = day("2026-03-30");
    builder.put(instruction, "clearing");
    Transfer transfer;
    transfer.id = "T-1";
    transfer.coin = CoinId("HKDX");
    transfer.at = kNow;
    builder.put(transfer, "ledger-a");
    return builder;
}

std::set<std::string> ids(const std::vector<RuleId>& rules)
{
    std::set<std::string> out;
    for (const auto& id : rules)
        out.insert(id.value());
    return out;
}

} // namespace

class tst_RuleEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyRuleHasItsText()
    {
        QVERIFY(RuleEngine::implemented().size() >= 51u);
        for (const auto& id : RuleEngine::implemented()) {
            const auto* rule = shipped().rule(id);
            QVERIFY2(rule, id.value().c_str());
            QVERIFY(!rule->citation.empty());
            QVERIFY(!rule->title.empty());
            QVERIFY(!rule->textVersion.empty());
            QVERIFY(rule->severity != Severity::Unknown);
        }
        for (const auto& pack : shipped().packs())
            QVERIFY(pack.version.starts_with("1."));
    }

    void everyFindingIsComplete()
    {
        auto builder = mixed();
        const auto findings = shipped().evaluate(builder.build(), kNow);
        std::set<std::string> rules;
        std::set<std::pair<std::string, std::string>> keys;
        for (const auto& finding : findings) {
            rules.insert(finding.rule.value());
            QVERIFY(keys.emplace(finding.rule.value(), finding.subject).second);
            QVERIFY(!finding.subject.empty());
            QVERIFY(finding.ruleVersion.find(" 1.") != std::string::npos);
            QVERIFY(!finding.citation.empty());
            QVERIFY(!finding.confidence.empty());
            QVERIFY2(finding.explanation.ends_with('.'), finding.explanation.c_str());
            QVERIFY2(finding.explanation.find("..") == std::string::npos, finding.explanation.c_str());
            // What is not offered by anyone leaves no bytes to rest on.
            if (finding.outcome == Outcome::Pass || finding.outcome == Outcome::Breach)
                QVERIFY2(!finding.evidence.empty(), finding.explanation.c_str());
            QVERIFY(finding.judgedAsOf <= kNow);
            QVERIFY(std::is_sorted(finding.evidence.begin(), finding.evidence.end()));
        }
        std::string silent; // nothing to evaluate: no polls, no restatement, no issuer named, no operations of a system
        for (const auto& id : ids(RuleEngine::implemented()))
            if (!rules.contains(id))
                silent += id + ' ';
        QCOMPARE(QString::fromStdString(silent), "DAT-01 DAT-02 SET-01 SET-04 SET-05 SET-06 STB-19 STB-25 STB-26 STB-29 ");
    }

    void sameInputSameFindings()
    {
        auto builder = mixed();
        const auto snapshot = builder.build();
        const auto first = shipped().evaluate(snapshot, kNow);
        const auto second = shipped().evaluate(snapshot, kNow);
        QCOMPARE(first.size(), second.size());
        for (std::size_t i = 0; i < first.size(); ++i)
            QVERIFY(sameFields(first[i], second[i]));
    }

    void emptyPicture()
    {
        QVERIFY(shipped().evaluate(Snapshot{}, kNow).empty());
    }

    void onlyWhatChanged_data()
    {
        QTest::addColumn<QStringList>("changed");
        QTest::addColumn<QStringList>("ran");
        QTest::newRow("instructions") << QStringList{"instructions"}
                                      << QStringList{"SET-01", "SET-02", "SET-03", "SET-07", "SET-08"};
        QTest::newRow("changes of status") << QStringList{"status-changes"} << QStringList{"SET-01"};
        QTest::newRow("balances") << QStringList{"positions"} << QStringList{"SET-08"};
        QTest::newRow("operations") << QStringList{"action-requests", "service-outages", "operator-finances"}
                                    << QStringList{"SET-04", "SET-05", "SET-06"};
        QTest::newRow("bars") << QStringList{"bars"}
                              << QStringList{"GLD-01", "GLD-02", "GLD-03", "GLD-04", "GLD-05", "GLD-09"};
        QTest::newRow("tokens") << QStringList{"gold-tokens"} << QStringList{"GLD-09"};
        QTest::newRow("supply") << QStringList{"supply"}
                                << QStringList{"STB-01", "STB-02", "STB-03", "STB-33", "STB-34"};
        QTest::newRow("assets") << QStringList{"reserve-assets"}
                                << QStringList{"DAT-02", "STB-01", "STB-02", "STB-04", "STB-05", "STB-06",
                                               "STB-07", "STB-08", "STB-09", "STB-10", "STB-12", "STB-13",
                                               "STB-14", "STB-32", "STB-33", "STB-34"};
        QTest::newRow("custody") << QStringList{"custodian-positions"} << QStringList{"STB-12", "STB-14"};
        QTest::newRow("approvals") << QStringList{"approvals"}
                                   << QStringList{"STB-01", "STB-02", "STB-04", "STB-09",
                                                  "STB-12", "STB-16", "STB-21"};
        QTest::newRow("two") << QStringList{"transfers", "instructions"} << QStringList{"AML-04", "SET-01", "SET-02", "SET-03", "SET-07", "SET-08"};
        QTest::newRow("what no rule reads") << QStringList{"vaults"} << QStringList{};
    }
    void onlyWhatChanged()
    {
        QFETCH(QStringList, changed);
        QFETCH(QStringList, ran);
        std::set<std::string> resources;
        for (const auto& one : changed)
            resources.insert(one.toStdString());
        std::set<std::string> expected;
        for (const auto& one : ran)
            expected.insert(one.toStdString());
        auto builder = mixed();
        const auto snapshot = builder.build();
        const auto judgement = shipped().evaluateChanged(snapshot, resources, kNow);
        QCOMPARE(ids(judgement.ran), expected);
        std::size_t same = 0;
        for (const auto& finding : shipped().evaluate(snapshot, kNow))
            same += expected.contains(finding.rule.value()) ? 1 : 0;
        QCOMPARE(judgement.findings.size(), same);
        QCOMPARE(ids(shipped().evaluateChanged(snapshot, {}, kNow).ran), ids(RuleEngine::implemented()));
    }

    void refused_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("from");
        QTest::addColumn<QString>("to");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("where");
        QTest::newRow("rule that does not exist") << "aml.toml"
                                                  << "AML-04"
                                                  << "AML-99" << int(ErrorCode::Unsupported) << "pack aml, rule AML-99";
        QTest::newRow("rule in two packs") << "aml.toml"
                                           << "AML-04"
                                           << "GLD-01" << int(ErrorCode::MissingField) << "pack aml, rule GLD-01";
        QTest::newRow("parameter missing") << "gold.toml" << "gross_tick_oz" << "tick" << int(ErrorCode::MissingField)
                                           << "pack gold, rule GLD-02, parameter gross_tick_oz";
        QTest::newRow("parameter of another kind")
            << "gold.toml"
            << "\"0.025\""
            << "\"25h\"" << int(ErrorCode::WrongType) << "pack gold, rule GLD-02, parameter gross_tick_oz";
        QTest::newRow("zero") << "gold.toml"
                              << "\"0.025\""
                              << "\"0\"" << int(ErrorCode::OutOfRange)
                              << "pack gold, rule GLD-02, parameter gross_tick_oz";
        QTest::newRow("class") << "stablecoin.toml"
                               << "\"cash\""
                               << "\"coins\"" << int(ErrorCode::OutOfRange)
                               << "pack stablecoin, rule STB-04, parameter eligible_classes";
        QTest::newRow("months") << "stablecoin.toml"
                                << "value = 3,"
                                << "value = 0," << int(ErrorCode::OutOfRange)
                                << "pack stablecoin, rule STB-05, parameter maximum_term_months";
        QTest::newRow("undated") << "stablecoin.toml"
                                 << "[\"on-demand\"], unit"
                                 << "[\"maybe\"], unit" << int(ErrorCode::OutOfRange)
                                 << "pack stablecoin, rule STB-05, parameter undated_deposit";
        QTest::newRow("calendar") << "settlement.toml"
                                  << "[\"hong-kong\"]"
                                  << "[\"atlantis\"]" << int(ErrorCode::MissingField)
                                  << "pack settlement, rule SET-02, parameter calendar";
        QTest::newRow("days") << "settlement.toml"
                              << "value = 1,"
                              << "value = 0," << int(ErrorCode::OutOfRange)
                              << "pack settlement, rule SET-02, parameter alert_after_business_days";
        QTest::newRow("count") << "aml.toml"
                               << "value = 3,"
                               << "value = 1," << int(ErrorCode::OutOfRange)
                               << "pack aml, rule AML-04, parameter minimum_count";
        QTest::newRow("kilobars") << "gold.toml"
                                  << "995.0: 31.990"
                                  << "995.0 31.990" << int(ErrorCode::Malformed)
                                  << "pack gold, rule GLD-04, parameter kilobar_fine_oz";
    }
    void refused()
    {
        QFETCH(QString, file);
        QFETCH(QString, from);
        QFETCH(QString, to);
        QFETCH(int, code);
        QFETCH(QString, where);
        const auto engine =
            RuleEngine::create(packsWith(file.toStdString(), from.toStdString(), to.toStdString()), hongKong());
        QVERIFY(!engine);
        const auto said = QString::fromStdString(engine.error().text());
        QVERIFY2(int(engine.error().code) == code, qPrintable(said));
        QVERIFY2(QString::fromStdString(engine.error().where).startsWith(where), qPrintable(said));
    }

    void everyRuleMustBeInAPack()
    {
        auto packs = packsWith("", "", "");
        packs.erase(packs.begin());
        const auto engine = RuleEngine::create(packs, hongKong());
        QVERIFY(!engine);
        QCOMPARE(engine.error().code, ErrorCode::MissingField);
        QVERIFY(contains(engine.error().detail, "AML-04"));
        packs = packsWith("", "", "");
        packs.push_back(packs.front());
        QCOMPARE(RuleEngine::create(packs, hongKong()).error().code, ErrorCode::OutOfRange);
    }

    void thresholdsComeFromThePack()
    {
        auto packs = packsWith("stablecoin.toml", "\"1.000000\"", "\"0.5\"");
        const auto engine = RuleEngine::create(std::move(packs), hongKong());
        QVERIFY2(engine, engine ? "" : engine.error().text().c_str());
        SnapshotBuilder builder(kNow);
        ReserveStatement statement;
        statement.statementId = "RS-1";
        statement.coin = CoinId("HKDX");
        statement.asOf = kNow;
        statement.currency = "HKD";
        statement.outstanding = Decimal(10);
        statement.assetTotal = Decimal(5);
        statement.assetCount = 1;
        ReserveAsset asset;
        asset.statementId = "RS-1";
        asset.line = "1";
        asset.coin = CoinId("HKDX");
        asset.assetClass = AssetClass::Cash;
        asset.currency = "HKD";
        asset.marketValueReference = Decimal(5);
        builder.put(statement, "harbour").put(asset, "harbour");
        const auto snapshot = builder.build();
        const auto outcome = [&](const RuleEngine& one) {
            for (const auto& finding : one.evaluate(snapshot, kNow))
                if (finding.rule.value() == "STB-01")
                    return finding.outcome;
            return Outcome::NotApplicable;
        };
        QCOMPARE(outcome(*engine), Outcome::Pass);
        QCOMPARE(outcome(shipped()), Outcome::Breach);
        QVERIFY(engine->packs().back().versionText() != shipped().packs().back().versionText());
    }

    void folders()
    {
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        const std::filesystem::path path = folder.path().toStdString();
        QCOMPARE(loadEngine(path).error().code, ErrorCode::Io);
        std::filesystem::create_directories(path / "rules");
        QCOMPARE(loadEngine(path).error().code, ErrorCode::NotFound);
        std::ofstream(path / "rules" / "broken.toml") << "pack = \"x\"\nverson = 1\n";
        const auto engine = loadEngine(path);
        QVERIFY(!engine);
        QCOMPARE(engine.error().where, "broken.toml, line 2, key verson");
    }

    void texts_data()
    {
        QTest::addColumn<QString>("number");
        QTest::addColumn<QString>("text");
        QTest::newRow("small") << "999" << "999";
        QTest::newRow("thousand") << "1000" << "1,000";
        QTest::newRow("fraction") << "1204330120.5000" << "1,204,330,120.5000";
        QTest::newRow("negative") << "-100000.25" << "-100,000.25";
        QTest::newRow("negative small") << "-100" << "-100";
        QTest::newRow("empty") << "" << "";
    }
    void texts()
    {
        QFETCH(QString, number);
        QTEST(QString::fromStdString(grouped(number.toStdString())), "text");
        QCOMPARE(spanText(59s), "59 s");
        QCOMPARE(spanText(60s), "1 min");
        QCOMPARE(spanText(3600s), "1 h");
        QCOMPARE(spanText(26h + 5min), "26 h 5 min");
        QCOMPARE(spanText(-1s), "0 s");
        QCOMPARE(timeText(at("2026-03-31T10:00:00.5Z")), "2026-03-31 10:00:00 UTC");
        QCOMPARE(counted(1, "bar"), "1 bar");
        QCOMPARE(counted(4812, "bar"), "4,812 bars");
    }

    /// 100,000 instructions and 25,000 bars; the time is told, and only a gross excess fails (an unoptimised build is
    /// slow).
    void large()
    {
        SnapshotBuilder builder(kNow);
        for (int i = 0; i < 100'000; ++i) {
            Instruction one;
            one.ref = "SI-" + std::to_string(i);
            one.status = i % 3 == 0 ? "SETT" : (i % 100 == 1 ? "PENF" : "PEND");
            one.asset = "XAU";
            one.settlementDate = day(i % 100 == 1 ? "2026-03-30" : "2026-04-01");
            builder.put(std::move(one), "clearing");
        }
        for (int i = 0; i < 25'000; ++i) {
            Bar one;
            one.vault = VaultId("HKIA-" + std::to_string(i % 5));
            one.refiner = "MK";
            one.serial = std::to_string(i);
            one.year = 2021;
            one.form = BarForm::LargeBar;
            one.grossOz = number("401.125");
            one.fineness = number("995.8");
            one.fineOz = number("399.440");
            builder.put(std::move(one), "vaults");
        }
        const auto snapshot = builder.build();
        // Processor time, so that a busy machine tells the same.
        const auto cost = [&](const std::set<std::string>& changed) {
            auto best = std::numeric_limits<std::clock_t>::max();
            for (int round = 0; round < 5; ++round) {
                const auto begin = std::clock();
                (void)shipped().evaluateChanged(snapshot, changed, kNow);
                best = std::min(best, std::clock() - begin);
            }
            return static_cast<long long>(best * 1000 / (CLOCKS_PER_SEC / 1000));
        };
        const auto all = cost({});
        qInfo("100,000 instructions and 25,000 bars: %lld us (instructions %lld, bars %lld), %zu findings", all,
              cost({"instructions"}), cost({"bars"}), shipped().evaluate(snapshot, kNow).size());
        QVERIFY(all < 5'000'000);
    }
};

QTEST_APPLESS_MAIN(tst_RuleEngine)
#include "tst_RuleEngine.moc"
