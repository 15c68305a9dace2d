// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "services/runtime/SupplyHistory.h"

using namespace assay;
using namespace assay::domain;

namespace {

const Instant kNow = *support::parseInstant("2026-03-31T10:00:00Z");

Instant ago(int minutes)
{
    return kNow - std::chrono::minutes{minutes};
}

/// A store that only knows a series and the answers behind it.
class ListedStore final : public store::Store {
public:
    std::vector<store::RowVersion> rows;
    std::map<SourceId, std::vector<OriginPtr>> answers;

    void state(const char* source, const char* coin, const char* total, int minutes, Change change = Change::Changed)
    {
        Supply supply;
        supply.coin = CoinId(coin);
        supply.ledger = LedgerId("eip155:1");
        supply.contract = "0xab";
        supply.total = *Decimal::parse(total);
        store::RowVersion version;
        version.cells = cellsOf(supply);
        version.origin.source = SourceId(source);
        version.origin.asOf = ago(minutes);
        version.change = change;
        rows.push_back(std::move(version));
    }
    void answer(const char* source, int minutes, const char* resource = "supply")
    {
        auto origin = std::make_shared<Origin>();
        origin->source = SourceId(source);
        origin->resource = resource;
        origin->asOf = ago(minutes);
        origin->knownAt = ago(minutes);
        answers[origin->source].push_back(origin);
    }

    [[nodiscard]] store::OpenMode mode() const override { return store::OpenMode::ReadOnly; }
    [[nodiscard]] const std::string& path() const override { return m_path; }
    [[nodiscard]] support::Result<Hash> commit(const store::WriteBatch&) override { return Hash{}; }
    [[nodiscard]] support::Result<SnapshotPtr> loadSnapshot(const store::Moment&) const override { return std::make_shared<const Snapshot>(); }
    [[nodiscard]] support::Result<std::vector<store::RowVersion>> versions(std::string_view, const SourceId&, std::string_view) const override
    {
        return rows;
    }
    [[nodiscard]] support::Result<std::vector<store::RowVersion>> series(std::string_view, Instant from, Instant to, const store::Moment&,
                                                                         Duration) const override
    {
        std::vector<store::RowVersion> out;
        for (const auto& row : rows)
            if (row.origin.asOf >= from && row.origin.asOf < to)
                out.push_back(row);
        return out;
    }
    [[nodiscard]] support::Result<store::RawAnswer> raw(const Hash&) const override
    {
        return support::fail(support::ErrorCode::NotFound, "no bytes here");
    }
    [[nodiscard]] support::Result<std::vector<store::AuditEvent>> audit(std::size_t) const override { return std::vector<store::AuditEvent>{}; }
    [[nodiscard]] support::Result<std::vector<OriginPtr>> observations(const SourceId& source, std::size_t) const override
    {
        const auto found = answers.find(source);
        if (found == answers.end())
            return support::fail(support::ErrorCode::StoreUnavailable, "locked by a test");
        return found->second;
    }
    [[nodiscard]] support::Result<Hash> head() const override { return Hash{}; }
    [[nodiscard]] support::Result<store::VerifyReport> verify(const store::Progress&) const override { return store::VerifyReport{}; }

private:
    std::string m_path;
};

Snapshot snapshotOf(const char* source)
{
    Snapshot snapshot;
    SourceHealth health;
    health.id = SourceId(source);
    health.kind = "ledger";
    health.staleAfterMs = 10 * 60'000;
    snapshot.sources.push_back(health);
    return snapshot;
}

runtime::SupplyQuestion lastHour(const char* coin = "HKDX")
{
    return {CoinId(coin), ago(60), kNow, {}};
}

} // namespace

/// What stood how long, from versions and the answers that confirmed them.
class tst_SupplyHistory : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFigureStandsToItsLastAnswer()
    {
        ListedStore store;
        store.state("eth", "HKDX", "1000", 58);
        store.state("eth", "HKDX", "1010", 40);
        store.state("eth", "LION", "7", 40);
        for (int minutes = 58; minutes >= 2; minutes -= 2)
            store.answer("eth", minutes);
        const auto out = runtime::supplyHistory(store, snapshotOf("eth"), lastHour());
        QVERIFY(out);
        QCOMPARE(out->size(), std::size_t{2});
        QVERIFY((*out)[0].from == ago(58) && (*out)[0].until == ago(42));
        QCOMPARE((*out)[0].total.text(), std::string("1000"));
        QVERIFY((*out)[1].from == ago(40) && (*out)[1].until == ago(2));
        QCOMPARE((*out)[1].contract, std::string("0xab"));
        QVERIFY(runtime::supplyHistory(store, snapshotOf("eth"), lastHour("NONE"))->empty());
    }

    void silencePartsAFigure()
    {
        ListedStore store;
        store.state("eth", "HKDX", "1000", 50);
        for (const int minutes : {50, 45, 40, 20, 15})
            store.answer("eth", minutes);
        // Other resources of the source confirm nothing.
        for (const int minutes : {35, 30, 25})
            store.answer("eth", minutes, "blocks");
        const auto out = runtime::supplyHistory(store, snapshotOf("eth"), lastHour());
        QCOMPARE(out->size(), std::size_t{2});
        QVERIFY((*out)[0].until == ago(40));
        QVERIFY((*out)[1].from == ago(20) && (*out)[1].until == ago(15));
    }

    void whatIsNoLongerStatedEnds()
    {
        ListedStore store;
        store.state("eth", "HKDX", "1000", 50);
        store.state("eth", "HKDX", "1000", 30, Change::Removed);
        for (const int minutes : {50, 45, 40, 35, 30, 25})
            store.answer("eth", minutes);
        const auto out = runtime::supplyHistory(store, snapshotOf("eth"), lastHour());
        QCOMPARE(out->size(), std::size_t{1});
        QVERIFY((*out)[0].until == ago(35));
    }

    void whatStoodBeforeIsKnownIfItStillDoes()
    {
        ListedStore store;
        store.state("eth", "HKDX", "1000", 600);
        for (int minutes = 600; minutes >= 0; minutes -= 10)
            store.answer("eth", minutes);
        const auto out = runtime::supplyHistory(store, snapshotOf("eth"), lastHour());
        QCOMPARE(out->size(), std::size_t{1});
        QVERIFY((*out)[0].from == ago(600));
        auto early = store;
        early.answers[SourceId("eth")].resize(5);
        QVERIFY(runtime::supplyHistory(early, snapshotOf("eth"), lastHour())->empty());
    }

    void afterTheKnownAtNothingCounts()
    {
        ListedStore store;
        store.state("eth", "HKDX", "1000", 50);
        for (const int minutes : {50, 45, 40, 35})
            store.answer("eth", minutes);
        auto question = lastHour();
        question.moment.knownAt = ago(42);
        QVERIFY(runtime::supplyHistory(store, snapshotOf("eth"), question)->front().until == ago(45));
    }

    void aStoreThatCannotBeReadIsAnError()
    {
        ListedStore store;
        store.state("eth", "HKDX", "1000", 50);
        const auto out = runtime::supplyHistory(store, snapshotOf("eth"), lastHour());
        QVERIFY(!out);
        QCOMPARE(out.error().code, support::ErrorCode::StoreUnavailable);
    }
};

QTEST_APPLESS_MAIN(tst_SupplyHistory)
#include "tst_SupplyHistory.moc"
