// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QTemporaryDir>

#include "services/runtime/EarlierDataReader.h"
#include "services/runtime/Supervision.h"
#include "services/sync/Assembler.h"
#include "services/wire/AssayHttp.h"
#include "tests/TestPaths.h"

using namespace assay;
using namespace assay::domain;
using namespace std::chrono_literals;

namespace {

const CoinId kCoin("HKDX");
const LedgerId kLedger("eip155:1");

Instant at(std::string_view text)
{
    return *support::parseInstant(text);
}

Decimal number(std::string_view text)
{
    return *Decimal::parse(text);
}

Supply supply(const char* total)
{
    Supply out;
    out.coin = kCoin;
    out.ledger = kLedger;
    out.contract = "0x1";
    out.total = number(total);
    return out;
}

TokenOperation operation(const char* id, Operation kind, const char* amount, const char* when)
{
    TokenOperation out;
    out.id = id;
    out.coin = kCoin;
    out.ledger = kLedger;
    out.contract = "0x1";
    out.operation = kind;
    out.amount = number(amount);
    out.at = at(when);
    return out;
}

ReserveStatement statement(const char* id, const char* when)
{
    ReserveStatement out;
    out.statementId = id;
    out.coin = kCoin;
    out.issuer = IssuerId("harbour");
    out.asOf = at(when);
    out.currency = "HKD";
    out.outstanding = number("1000");
    out.assetTotal = number("1000");
    out.assetCount = 1;
    return out;
}

ReserveAsset cash(const char* statementId)
{
    ReserveAsset out;
    out.statementId = statementId;
    out.line = "1";
    out.coin = kCoin;
    out.assetClass = AssetClass::Cash;
    out.currency = "HKD";
    out.nominal = out.marketValue = out.marketValueReference = number("1000");
    out.maturity = Date{std::chrono::year{2026}, std::chrono::month{4}, std::chrono::day{1}};
    return out;
}

/// A store that is told one answer after the other.
class Told {
public:
    Told() : m_assembler{Snapshot{}}
    {
        auto store = store::Store::open(m_folder.filePath(QStringLiteral("past.sqlite")).toStdString(),
                                        store::OpenMode::ReadWrite);
        if (!store)
            qFatal("%s", store.error().text().c_str());
        m_store = std::move(*store);
        for (const auto& [id, kind, tier] : {std::tuple{"harbour", "issuer", Tier::SelfReported},
                                             std::tuple{"ledger-a", "ledger", Tier::Observed}}) {
            SourceHealth health;
            health.id = SourceId(id);
            health.kind = kind;
            health.tier = tier;
            health.protocol = "assay-http";
            health.staleAfterMs = 86'400'000;
            m_health.push_back(health);
        }
        m_assembler.setSources(m_health);
    }

    template <class Record>
    void tell(const char* source, const char* when, const std::vector<Record>& rows)
    {
        sync::FeedDelivery delivery;
        delivery.source = SourceId(source);
        delivery.tier = std::string_view(source) == "ledger-a" ? Tier::Observed : Tier::SelfReported;
        delivery.completeness = wire::Completeness::Whole;
        wire::AssayPageHead head;
        head.asOf = at(when);
        head.sequence = ++m_sequence;
        sync::Answer answer;
        wire::appendPage<Record>(answer.raw.body, head, rows);
        auto update = wire::decodePage(answer.raw.body, resourceOf<Record>());
        if (!update || !update->rejected.empty())
            qFatal("a page that this test wrote does not decode");
        answer.update = std::move(*update);
        answer.raw.sha256 = Hash::of(answer.raw.body);
        answer.raw.source = delivery.source;
        answer.raw.resource = answer.update.resource;
        answer.raw.receivedAt = at(when);
        delivery.answers.push_back(std::move(answer));
        store::WriteBatch batch;
        batch.knownAt = at(when);
        batch.health = m_health;
        batch.observations = m_assembler.fold(delivery, at(when), batch.changes).observations;
        for (auto& one : delivery.answers)
            batch.raws.push_back(std::move(one.raw));
        if (const auto done = m_store->commit(batch); !done)
            qFatal("%s", done.error().text().c_str());
    }

    [[nodiscard]] const store::Store& store() const { return *m_store; }
    [[nodiscard]] SnapshotPtr snapshot() const
    {
        auto out = m_store->loadSnapshot({});
        if (!out)
            qFatal("%s", out.error().text().c_str());
        return *out;
    }

private:
    QTemporaryDir m_folder;
    std::unique_ptr<store::Store> m_store;
    sync::Assembler m_assembler;
    std::vector<SourceHealth> m_health;
    std::uint64_t m_sequence = 0;
};

const runtime::Supervision& shipped()
{
    static const auto loaded = runtime::loadSupervision(assay::tests::projectFile("resources"));
    if (!loaded)
        qFatal("%s", loaded.error().text().c_str());
    return *loaded;
}

template <class Record>
Record only(const DerivedTables& tables)
{
    const auto& table = tables.get<Record>();
    return table.present() == 1 ? table.at(0).record : Record{};
}

std::string text(const std::optional<Decimal>& value)
{
    return value ? value->text() : "none";
}

} // namespace

class tst_EarlierDataReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// Midnight in Hong Kong is 16:00 UTC of the day before.
    void bridgeBetweenTwoObservations()
    {
        const Instant now = at("2026-03-31T04:00:00Z");
        Told told;
        told.tell<Supply>("ledger-a", "2026-03-30T10:00:00Z", {supply("900")});
        told.tell<Supply>("ledger-a", "2026-03-30T15:59:00Z", {supply("1000")});
        told.tell<Supply>("ledger-a", "2026-03-31T04:00:00Z", {supply("1259.5")});
        told.tell<TokenOperation>("ledger-a", "2026-03-31T04:00:00Z",
                                  {operation("0", Operation::Mint, "100", "2026-03-30T15:00:00Z"),
                                   operation("1", Operation::Mint, "300", "2026-03-30T17:00:00Z"),
                                   operation("2", Operation::Burn, "40", "2026-03-31T03:00:00Z")});
        const auto snapshot = told.snapshot();
        const auto past = runtime::readEarlierData(told.store(), *snapshot, {{}, now, 48h});
        QVERIFY(past);
        const auto bridge = only<SupplyBridge>(*shipped().deriveAfresh(*snapshot, *past, now));
        QCOMPARE(text(bridge.opening), "1000");
        QCOMPARE(text(bridge.minted), "300");
        QCOMPARE(text(bridge.burned), "40");
        QCOMPARE(text(bridge.expected), "1260");
        QCOMPARE(text(bridge.closing), "1259.5");
        QCOMPARE(text(bridge.difference), "-0.5");
        QCOMPARE(*bridge.from, at("2026-03-30T15:59:00Z"));
    }

    /// An unchanged figure stands up to the answer that last stated it.
    void openingIsAsOfItsLastConfirmation()
    {
        Told told;
        told.tell<Supply>("ledger-a", "2026-03-28T10:00:00Z", {supply("1000")});
        told.tell<Supply>("ledger-a", "2026-03-30T15:00:00Z", {supply("1000")});
        told.tell<Supply>("ledger-a", "2026-03-31T04:00:00Z", {supply("1000")});
        const auto past = runtime::readEarlierData(told.store(), *told.snapshot(), {{}, at("2026-03-31T04:00:00Z"), 48h});
        QVERIFY(past);
        const auto opening = past->openings.at({kCoin, kLedger});
        QCOMPARE(opening.total.text(), "1000");
        QCOMPARE(opening.at, at("2026-03-30T15:00:00Z"));
    }

    void nothingBeforeToday()
    {
        Told told;
        told.tell<Supply>("ledger-a", "2026-03-30T16:00:00.001Z", {supply("1000")});
        const auto past = runtime::readEarlierData(told.store(), *told.snapshot(), {{}, at("2026-03-31T04:00:00Z"), 48h});
        QVERIFY(past);
        QVERIFY(past->openings.empty());
    }

    void linesThatWereWithdrawn()
    {
        const Instant now = at("2026-03-31T04:00:00Z");
        Told told;
        for (const auto& [id, when] : {std::pair{"RS-1", "2026-03-31T01:00:00Z"}, std::pair{"RS-2", "2026-03-31T02:00:00Z"},
                                       std::pair{"RS-3", "2026-03-31T03:00:00Z"}}) {
            m_statements.push_back(statement(id, when));
            told.tell<ReserveStatement>("harbour", when, m_statements);
            told.tell<ReserveAsset>("harbour", when, {cash(id)}); // the lines before are withdrawn
        }
        const auto snapshot = told.snapshot();
        QCOMPARE(snapshot->table<ReserveAsset>().present(), 1u);
        const auto past = runtime::readEarlierData(told.store(), *snapshot, {{}, now, shipped().lookBack()});
        QVERIFY(past);
        QCOMPARE(past->lines.size(), 2u);
        QVERIFY(sameFields(past->lines[0].record, cash("RS-1")));
        const auto reading = only<CoverageReading>(*shipped().deriveAfresh(*snapshot, *past, now));
        QCOMPARE(*reading.minutesBelow, 0);
        QCOMPARE(*reading.minutesUnproved, 22 * 60);
        const auto without = only<CoverageReading>(*shipped().deriveAfresh(*snapshot, {}, now));
        QCOMPARE(*without.minutesUnproved, 24 * 60);
    }

private:
    std::vector<ReserveStatement> m_statements;
};

QTEST_APPLESS_MAIN(tst_EarlierDataReader)
#include "tst_EarlierDataReader.moc"
