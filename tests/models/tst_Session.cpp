// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include <QSignalSpy>
#include <QTest>

#include "models/view/session/Session.h"
#include "services/domain/SettlementCodes.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using namespace assay::models;
using assay::tests::decimal;
using assay::tests::FakeConsole;
using assay::tests::kNow;
using assay::tests::SnapshotMaker;

namespace {

void fill(SnapshotMaker& maker)
{
    domain::SourceHealth health;
    health.id = domain::SourceId("harbour-issuer");
    health.kind = "issuer";
    health.state = domain::FeedState::Live;
    health.lastSuccess = kNow - std::chrono::seconds{12};
    health.nextPoll = kNow + std::chrono::seconds{5};
    health.staleAfterMs = 3'600'000;
    maker.sources.push_back(health);
    health.id = domain::SourceId("clearing");
    health.kind = "clearing";
    health.state = domain::FeedState::Failing;
    health.reason = "timed out";
    health.rejectedRows = 3;
    maker.sources.push_back(health);

    domain::ReserveStatement statement;
    statement.statementId = "S1";
    statement.coin = domain::CoinId("HKDX");
    statement.issuer = domain::IssuerId("harbour");
    statement.issuerName = "Harbour Coin";
    statement.currency = "HKD";
    statement.asOf = kNow - std::chrono::minutes{3};
    statement.outstanding = decimal("1000000000");
    statement.assetTotal = decimal("999999999.99");
    statement.assetCount = 1;
    maker.put(statement);
    domain::ReserveAsset asset;
    asset.statementId = "S1";
    asset.line = "1";
    asset.coin = statement.coin;
    asset.assetClass = domain::AssetClass::BankDeposit;
    asset.marketValueReference = decimal("999999999.99");
    maker.put(asset);

    domain::Instruction of;
    of.ref = "SI-20417";
    of.status = "PENF";
    of.currency = "HKD";
    of.amount = decimal("42000000");
    of.queuedAt = kNow - std::chrono::minutes{20};
    maker.put(of, "clearing", domain::Tier::Custodian);

    domain::Bar bar;
    bar.vault = domain::VaultId("HKIA-2");
    bar.refiner = "MK";
    bar.serial = "48213";
    bar.fineOz = decimal("400.125");
    maker.put(bar, "vault", domain::Tier::Custodian);
    bar.serial = "48214";
    bar.fineOz = decimal("0.001");
    maker.put(bar, "vault", domain::Tier::Custodian);

    domain::Finding finding;
    finding.rule = domain::RuleId("STB-02");
    finding.subject = "HKDX";
    finding.outcome = domain::Outcome::CannotTell;
    finding.severity = domain::Severity::Critical;
    maker.put(finding);
    finding.rule = domain::RuleId("STB-01");
    finding.outcome = domain::Outcome::Breach;
    finding.evidence = {domain::Hash::of("a").hex(), domain::Hash::of("b").hex()};
    maker.put(finding);
    finding.rule = domain::RuleId("AML-04");
    finding.subject = "wallet 7";
    finding.severity = domain::Severity::Medium;
    maker.put(finding);
    finding.rule = domain::RuleId("STB-05");
    finding.outcome = domain::Outcome::Pass;
    maker.put(finding);
}

const CardData* card(const QList<CardData>& cards, const char* id)
{
    const auto found = std::find_if(cards.begin(), cards.end(), [&](const auto& of) { return of.id == QLatin1String(id); });
    return found == cards.end() ? nullptr : &*found;
}

} // namespace

class tst_Session : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void emptyPictureShowsNoZeros()
    {
        FakeConsole console;
        Session session(console.console(), QStringLiteral("en"), [] { return kNow; });
        QTRY_VERIFY(session.isSettled() && !session.page<OverviewViewModel>().cards().isEmpty());
        for (auto* page : session.pages()) {
            for (const auto& of : page->cards()) {
                QCOMPARE(of.figure, QStringLiteral("—"));
                QCOMPARE(of.tier, QStringLiteral("?"));
                QCOMPARE(of.quality, Quality::Missing);
            }
        }
        QVERIFY(session.frame().nextPoll().isEmpty());
    }

    void cardsCarryAgeAndTier()
    {
        FakeConsole console;
        console.info.scenario = "shortfall";
        SnapshotMaker maker;
        fill(maker);
        console.publish(maker.publish());
        Session session(console.console(), QStringLiteral("en"), [] { return kNow; });
        QTRY_VERIFY(session.isSettled() && !session.page<OverviewViewModel>().strip(OverviewViewModel::Strip::Issuers).isEmpty());

        const auto cards = session.page<OverviewViewModel>().cards();
        const auto* coverage = card(cards, "coverage-HKDX");
        QVERIFY(coverage);
        QCOMPARE(coverage->figure, QStringLiteral("99.99 %"));
        QCOMPARE(coverage->tone, Tone::Breach);
        QCOMPARE(coverage->glyph, QStringLiteral("■ C"));
        QCOMPARE(coverage->tier, QStringLiteral("S"));
        QCOMPARE(coverage->age, QStringLiteral("3 min"));
        QCOMPARE(coverage->context, QStringLiteral("short by HKD 0.01"));
        QCOMPARE(coverage->target.filter, QStringLiteral("coin:HKDX"));
        QCOMPARE(card(cards, "queue-value")->figure, QStringLiteral("HKD 42.00m"));
        QCOMPARE(card(cards, "queue-oldest")->figure, QStringLiteral("20 min"));
        QCOMPARE(card(cards, "vault-fine")->figure, QStringLiteral("400.126"));
        QCOMPARE(card(cards, "vault-fine")->tier, QStringLiteral("K"));
        QCOMPARE(card(cards, "alerts-open")->figure, QStringLiteral("—"));
        for (auto* page : session.pages())
            for (const auto& of : page->cards())
                QVERIFY2(of.figure == QStringLiteral("—") || (!of.age.isEmpty() && !of.tier.isEmpty()), qPrintable(of.id));

        auto& frame = session.frame();
        QCOMPARE(frame.modeText(), QStringLiteral("LIVE"));
        QVERIFY(frame.banner().text.contains(QStringLiteral("shortfall")));
        QCOMPARE(frame.lamps().size(), 2);
        QCOMPARE(frame.lamps()[1].glyph, QStringLiteral("✕"));
        QCOMPARE(frame.severities()[0].count, 1);
        QCOMPARE(frame.severities()[2].count, 1);
        QCOMPARE(frame.severities()[4].count, 1);
        QCOMPARE(frame.nextPoll(), QStringLiteral("next poll 5 s"));
    }

    void queueCountsWhatItsFilterShows()
    {
        FakeConsole console;
        SnapshotMaker maker;
        fill(maker);
        domain::Instruction of;
        of.kind = domain::SettlementKind::DvP;
        of.currency = "HKD";
        for (const auto status : domain::finalStatuses()) {
            of.ref = "SI-" + std::string(status);
            of.status = status;
            of.amount = decimal("7");
            maker.put(of, "clearing", domain::Tier::Custodian);
        }
        of.status = "PEND";
        of.amount.reset();
        of.ref = "SI-1";
        maker.put(of, "clearing", domain::Tier::Custodian);
        of.ref = "SI-2";
        of.kind = domain::SettlementKind::FoP; // has no amount, so that none is missing
        maker.put(of, "clearing", domain::Tier::Custodian);
        console.publish(maker.publish());
        Session session(console.console(), QStringLiteral("en"), [] { return kNow; });
        QTRY_VERIFY(session.isSettled() && card(session.page<SettlementViewModel>().cards(), "queue-count"));
        const auto cards = session.page<SettlementViewModel>().cards();
        QCOMPARE(card(cards, "queue-count")->figure, QStringLiteral("3"));
        QCOMPARE(card(cards, "queue-value")->figure, QStringLiteral("HKD 42.00m"));
        QCOMPARE(card(cards, "queue-value")->context, QStringLiteral("1 without an amount"));
        auto* rows = session.page<SettlementViewModel>().instructions();
        QTRY_COMPARE(rows->rowCount(), 10);
        rows->setFilter(card(cards, "queue-value")->target.filter);
        QTRY_COMPARE(rows->rowCount(), 3);

        // Two sums that no figure of ours can hold: no figure, rather than one of them.
        of.kind = domain::SettlementKind::DvP;
        of.amount = decimal(std::string(119, '9').c_str());
        of.currency = "USD";
        for (const char* ref : {"SI-3", "SI-4"}) {
            of.ref = ref;
            for (int i = 0; i < 20; ++i) {
                of.ref += '.';
                maker.put(of, "clearing", domain::Tier::Custodian);
            }
        }
        console.publish(maker.publish());
        QTRY_COMPARE(card(session.page<SettlementViewModel>().cards(), "queue-count")->figure, QStringLiteral("43"));
        QCOMPARE(card(session.page<SettlementViewModel>().cards(), "queue-value")->context, QStringLiteral("and — · 1 without an amount"));
    }

    /// A file of yesterday beside an endpoint that speaks each second: as old as the file, and stale when either is.
    void eachSourceIsStaleByItsOwnMeasure()
    {
        using namespace std::chrono_literals;
        FakeConsole console;
        SnapshotMaker maker;
        maker.statedAt = {{"files", kNow - 6min}, {"clearing", kNow - 10s}};
        for (const auto& [id, limit] : {std::pair{"files", std::chrono::milliseconds{24h}}, std::pair{"clearing", std::chrono::milliseconds{2min}}}) {
            domain::SourceHealth health;
            health.id = domain::SourceId(id);
            health.staleAfterMs = limit.count();
            maker.sources.push_back(health);
            domain::Instruction of;
            of.ref = std::string("SI-") + id;
            of.status = "PEND";
            maker.put(of, id, domain::Tier::Custodian);
        }
        console.publish(maker.publish());
        auto now = kNow;
        Session session(console.console(), QStringLiteral("en"), [&now] { return now; });
        const auto queued = [&] {
            const auto cards = session.page<SettlementViewModel>().cards();
            const auto* found = card(cards, "queue-count");
            return found ? *found : CardData();
        };
        QTRY_COMPARE(queued().figure, QStringLiteral("2"));
        QCOMPARE(queued().age, QStringLiteral("6 min"));
        QCOMPARE(queued().quality, Quality::Live);
        now = kNow + 3min;
        console.publish(maker.publish());
        QTRY_COMPARE(queued().age, QStringLiteral("9 min"));
        QCOMPARE(queued().quality, Quality::Stale);
    }

    void vaultsWithoutAListOfBarsHaveNoCount()
    {
        FakeConsole console;
        SnapshotMaker maker;
        domain::Vault vault;
        vault.id = domain::VaultId("HKIA-2");
        maker.put(vault, "vault", domain::Tier::Custodian);
        console.publish(maker.publish());
        Session session(console.console(), QStringLiteral("en"), [] { return kNow; });
        auto* vaults = session.page<VaultViewModel>().vaults();
        const auto shown = [&](const char* column) { return vaults->index(0, vaults->columnOf(column)).data().toString(); };
        QTRY_COMPARE(vaults->rowCount(), 1);
        for (const char* column : {"bars", "fine_oz", "unweighed"})
            QCOMPARE(shown(column), Format::missing());

        domain::Bar bar;
        bar.vault = vault.id;
        bar.refiner = "MK";
        bar.serial = "1";
        maker.put(bar, "vault", domain::Tier::Custodian);
        console.publish(maker.publish());
        QTRY_COMPARE(shown("bars"), QStringLiteral("1"));
        QCOMPARE(shown("fine_oz"), Format::missing());
        QCOMPARE(shown("unweighed"), QStringLiteral("1"));
        bar.serial = "2";
        bar.fineOz = decimal("400.125");
        maker.put(bar, "vault", domain::Tier::Custodian);
        console.publish(maker.publish());
        QTRY_COMPARE(shown("fine_oz"), QStringLiteral("400.125"));
        QCOMPARE(shown("unweighed"), QStringLiteral("1"));
    }

    void pagesShowTheirTables()
    {
        FakeConsole console;
        SnapshotMaker maker;
        fill(maker);
        console.publish(maker.publish());
        console.points.push_back({kNow - std::chrono::minutes{3}, decimal("1000"), decimal("1001"), {}});
        Session session(console.console(), QStringLiteral("en"), [] { return kNow; });
        QTRY_VERIFY(session.isSettled() && !session.page<ReservesViewModel>().charts().isEmpty());

        auto* coins = session.page<ReservesViewModel>().coins();
        QCOMPARE(coins->rowCount(), 1);
        QCOMPARE(coins->index(0, coins->columnOf("coverage")).data().toString(), QStringLiteral("99.99 %"));
        QCOMPARE(coins->index(0, coins->columnOf("coverage")).data(RawRole).toString(), QStringLiteral("0.999999"));
        QCOMPARE(coins->index(0, coins->columnOf("buffer")).data().toString(), QStringLiteral("−0.01"));
        QCOMPARE(coins->index(0, coins->columnOf("findings")).data().toString(), QStringLiteral("Breach"));
        QCOMPARE(coins->index(0, coins->columnOf("asset_count")).data().toString(), QStringLiteral("1/1"));
        QCOMPARE(session.page<ReservesViewModel>().coin(), QStringLiteral("HKDX"));
        QCOMPARE(session.page<ReservesViewModel>().charts()[0].series[0].segments.size(), 1);

        auto* findings = session.page<OverviewViewModel>().findings();
        QCOMPARE(findings->rowCount(), 3);
        QCOMPARE(findings->index(0, findings->columnOf("rule")).data().toString(), QStringLiteral("STB-01"));
        QCOMPARE(findings->index(1, findings->columnOf("rule")).data().toString(), QStringLiteral("STB-02"));
        const auto detail = session.page<OverviewViewModel>().detail(findings, 0);
        QCOMPARE(detail.provenance.evidence.size(), 2);
        QCOMPARE(detail.target.page, Page::Reserves);
        QCOMPARE(session.page<AmlViewModel>().findings()->rowCount(), 1);

        auto* vaults = session.page<VaultViewModel>().vaults();
        QCOMPARE(vaults->index(0, vaults->columnOf("bars")).data().toString(), QStringLiteral("2"));
        QCOMPARE(vaults->index(0, vaults->columnOf("fine_oz")).data(RawRole).toString(), QStringLiteral("400.126"));

        auto* sources = session.page<SourcesViewModel>().sources();
        QCOMPARE(sources->rowCount(), 2);
        QCOMPARE(sources->index(0, sources->columnOf("last_success")).data().toString(), QStringLiteral("12 s"));
        QCOMPARE(sources->index(0, sources->columnOf("next_poll")).data().toString(), QStringLiteral("in 5 s"));
        QCOMPARE(sources->index(1, sources->columnOf("reason")).data().toString(), QStringLiteral("timed out"));
        session.page<SourcesViewModel>().pollNow(session.page<SourcesViewModel>().sourceAt(1));
        QCOMPARE(console.asked.back(), std::string("poll clearing"));
    }

    void rawAndHistory()
    {
        FakeConsole console;
        SnapshotMaker maker;
        fill(maker);
        console.publish(maker.publish());
        api::RawView raw;
        raw.body = "{\"a\":1}";
        raw.size = 7;
        console.rawAnswer = raw;
        api::Version first;
        first.cells = {std::string("SI-20417"), domain::Cell{}, domain::Cell{}, std::string("PEND")};
        api::Version second = first;
        second.change = domain::Change::Changed;
        second.cells[3] = std::string("PENF");
        console.history = std::vector<api::Version>{first, second};
        Session session(console.console(), QStringLiteral("en"), [] { return kNow; });
        QTRY_VERIFY(session.isSettled() && session.page<SettlementViewModel>().instructions()->isReady());

        auto& page = session.page<SettlementViewModel>();
        QSignalSpy rawReady(&page, &PageViewModel::rawReady);
        QSignalSpy historyReady(&page, &PageViewModel::historyReady);
        QSignalSpy failed(&page, &PageViewModel::failed);
        page.openRaw(page.instructions()->rawHash(0));
        page.requestHistory(page.instructions(), 0);
        QTRY_COMPARE(historyReady.size(), 1);
        QCOMPARE(rawReady.size(), 1);
        QCOMPARE(rawReady[0][0].value<RawData>().body, QStringLiteral("{\"a\":1}"));
        QCOMPARE(console.asked.back(), std::string("versions instruction clearing SI-20417"));
        const auto history = historyReady[0][0].value<HistoryData>();
        QCOMPARE(history.entries.size(), 2);
        QCOMPARE(history.entries[0].differences.size(), 1);
        QCOMPARE(history.entries[0].differences[0].label, QStringLiteral("Status"));
        QCOMPARE(history.entries[0].differences[0].exact, QStringLiteral("PEND · pending"));

        console.rawAnswer = support::Result<api::RawView>(support::fail(support::ErrorCode::NotFound, "no such raw"));
        page.openRaw(page.instructions()->rawHash(0));
        QTRY_COMPARE(failed.size(), 1);
        page.openRaw(QStringLiteral("nonsense"));
        QCOMPARE(failed.size(), 2);
    }

    void languageAndEnd()
    {
        FakeConsole console;
        SnapshotMaker maker;
        fill(maker);
        auto session = std::make_unique<Session>(console.console(), QStringLiteral("en"), [] { return kNow; });
        console.publish(maker.publish());
        QSignalSpy retranslated(session.get(), &Session::retranslated);
        session->setLanguage(QStringLiteral("zh_HK"));
        QCOMPARE(retranslated.size(), 1);
        QTRY_VERIFY(session->isSettled() && card(session->page<SettlementViewModel>().cards(), "queue-value"));
        QTRY_COMPARE(card(session->page<SettlementViewModel>().cards(), "queue-value")->figure, QStringLiteral("HKD 4,200.00萬"));
        QByteArray csv;
        session->exportCsv(*session->page<SettlementViewModel>().instructions(), {}, {}, this, [&](const QByteArray& bytes) { csv = bytes; });
        QTRY_VERIFY(csv.contains("SI-20417"));
        console.publish(maker.publish());
        session.reset();
        console.publish(maker.publish());
        QCoreApplication::processEvents();
    }
};

QTEST_GUILESS_MAIN(tst_Session)
#include "tst_Session.moc"
