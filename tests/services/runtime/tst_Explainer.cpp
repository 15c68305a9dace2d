// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <QTemporaryDir>
#include <sqlite3.h>

#include "services/runtime/Explainer.h"
#include "services/runtime/Supervision.h"
#include "services/sync/Assembler.h"
#include "services/wire/AssayHttp.h"
#include "tests/TestPaths.h"

using namespace assay;
using namespace assay::domain;

namespace {

const Instant kNow = *support::parseInstant("2026-11-18T04:00:00Z");

Decimal number(std::string_view text)
{
    return *Decimal::parse(text);
}

runtime::Supervision shipped()
{
    auto loaded = runtime::loadSupervision(assay::tests::projectFile("resources"));
    if (!loaded)
        qFatal("%s", loaded.error().text().c_str());
    return std::move(*loaded);
}

template <class Record>
void addAnswer(sync::FeedDelivery& delivery, const std::vector<Record>& rows)
{
    wire::AssayPageHead head;
    head.asOf = kNow;
    head.sequence = 1;
    sync::Answer answer;
    wire::appendPage<Record>(answer.raw.body, head, rows);
    auto update = wire::decodePage(answer.raw.body, resourceOf<Record>());
    if (!update || !update->rejected.empty())
        qFatal("a page that this test wrote does not decode");
    answer.update = std::move(*update);
    answer.raw.sha256 = Hash::of(answer.raw.body);
    answer.raw.source = delivery.source;
    answer.raw.resource = answer.update.resource;
    answer.raw.target = "https://issuer.example/v1/" + answer.update.resource;
    answer.raw.receivedAt = kNow;
    delivery.answers.push_back(std::move(answer));
}

ReserveAsset line(const char* id, const char* value)
{
    ReserveAsset out;
    out.statementId = "RS-1";
    out.line = id;
    out.coin = CoinId("HKDX");
    out.assetClass = AssetClass::Cash;
    out.currency = "HKD";
    out.nominal = out.marketValue = out.marketValueReference = number(value);
    return out;
}

/// A store with one statement of two lines, covered by 1.01, and what the rules make of it.
class StoredDerived {
public:
    StoredDerived() : m_supervision(shipped())
    {
        auto store = store::Store::open(path(), store::OpenMode::ReadWrite);
        if (!store)
            qFatal("%s", store.error().text().c_str());
        ReserveStatement statement;
        statement.statementId = "RS-1";
        statement.coin = CoinId("HKDX");
        statement.issuer = IssuerId("harbour");
        statement.licenseeType = LicenseeType::NonBank;
        statement.asOf = kNow;
        statement.currency = "HKD";
        statement.outstanding = number("100.00");
        statement.assetTotal = number("101.00");
        statement.assetCount = 2;
        Supply supply;
        supply.coin = statement.coin;
        supply.ledger = LedgerId("eip155:1");
        supply.contract = "0x1";
        supply.total = number("100.00");
        sync::FeedDelivery delivery;
        delivery.source = SourceId("harbour-issuer");
        delivery.completeness = wire::Completeness::Whole;
        addAnswer<ReserveStatement>(delivery, {statement});
        addAnswer<ReserveAsset>(delivery, {line("10", "60.00"), line("2", "41.00")});
        addAnswer<Supply>(delivery, {supply});

        sync::Assembler assembler{Snapshot{}};
        SourceHealth health;
        health.id = delivery.source;
        health.kind = "issuer";
        health.protocol = "assay-http";
        health.staleAfterMs = 3'600'000;
        assembler.setSources({health});
        store::WriteBatch batch;
        batch.knownAt = kNow;
        batch.health = {health};
        batch.observations = assembler.fold(delivery, kNow, batch.changes).observations;
        for (auto& answer : delivery.answers)
            batch.raws.push_back(std::move(answer.raw));
        const auto snapshot = assembler.publish(kNow, Recording::Recorded);
        batch.findings = assembler.judged(m_supervision.evaluate(*snapshot, {}, kNow), kNow);
        if (const auto done = (*store)->commit(batch); !done)
            qFatal("%s", done.error().text().c_str());
    }

    [[nodiscard]] std::string path() const { return m_folder.filePath(QStringLiteral("case.sqlite")).toStdString(); }

    void run(const char* sql)
    {
        sqlite3* db = nullptr;
        QCOMPARE(sqlite3_open(path().c_str(), &db), SQLITE_OK);
        char* problem = nullptr;
        const int code = sqlite3_exec(db, sql, nullptr, nullptr, &problem);
        QVERIFY2(code == SQLITE_OK, problem ? problem : "");
        QVERIFY(sqlite3_changes(db) > 0);
        sqlite3_close(db);
    }

    [[nodiscard]] support::Result<Why> explain(std::string_view figure)
    {
        auto store = store::Store::open(path(), store::OpenMode::ReadOnly);
        if (!store)
            return tl::unexpected(store.error());
        runtime::Explainer explainer(**store, m_supervision, {}, kNow);
        return explainer.explain(figure);
    }

private:
    QTemporaryDir m_folder;
    runtime::Supervision m_supervision;
};

const Why* leafNamed(const Why& why, std::string_view label)
{
    if (why.label == label)
        return &why;
    for (const auto& child : why.children)
        if (const auto* found = leafNamed(child, label))
            return found;
    return nullptr;
}

std::size_t leavesThat(const Why& why, Check check)
{
    if (why.children.empty())
        return why.origin && why.check == check ? 1 : 0;
    std::size_t out = 0;
    for (const auto& child : why.children)
        out += leavesThat(child, check);
    return out;
}

} // namespace

class tst_Explainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aFindingIsTakenApartDownToItsBytes()
    {
        StoredDerived stored;
        const auto why = stored.explain("STB-01:HKDX");
        QVERIFY2(why, why ? "" : why.error().text().c_str());
        QVERIFY(why->check == Check::Agrees);
        QVERIFY(why->tier == Tier::SelfReported);
        QVERIFY(QByteArray::fromStdString(why->value).startsWith("pass"));
        QCOMPARE(leavesThat(*why, Check::Agrees), std::size_t(3));
        const auto* line = leafNamed(*why, "reserve-assets RS-1/2");
        QVERIFY(line && line->origin && !line->origin->raw.empty());
        QCOMPARE(line->target, std::string("https://issuer.example/v1/reserve-assets"));
        const auto place = [&](std::string_view label) {
            return std::find_if(why->children.begin(), why->children.end(), [&](const Why& child) { return child.label == label; });
        };
        QVERIFY(place("reserve-assets RS-1/10") != why->children.end());
        QVERIFY(place("reserve-assets RS-1/2") < place("reserve-assets RS-1/10"));
    }

    void aStatedFigureNamesItsField()
    {
        StoredDerived stored;
        const auto why = stored.explain("reserve-assets:RS-1/2.market_value");
        QVERIFY2(why, why ? "" : why.error().text().c_str());
        QCOMPARE(why->value, std::string("41.00"));
        QVERIFY(why->check == Check::Agrees);
    }

    void oneChangedByteIsShownAtExactlyItsLeaves()
    {
        StoredDerived stored;
        // The bytes of the lines alone; a body below the compression limit or above, one byte of it is another.
        stored.run("UPDATE raw SET body = CAST(substr(body, 1, length(body) - 2) || x'5b' || substr(body, length(body)) AS BLOB)"
                   " WHERE resource = 'reserve-assets'");
        const auto why = stored.explain("STB-01:HKDX");
        QVERIFY2(why, why ? "" : why.error().text().c_str());
        QVERIFY(why->check == Check::BytesChanged);
        QVERIFY(leafNamed(*why, "reserve-assets RS-1/10")->check == Check::BytesChanged);
        QVERIFY(leafNamed(*why, "reserve-assets RS-1/2")->check == Check::BytesChanged);
        QCOMPARE(leavesThat(*why, Check::BytesChanged), std::size_t(2));
        QCOMPARE(leavesThat(*why, Check::Agrees), std::size_t(1));
    }

    void aRowThatIsNotWhatItsBytesSayIsNamedWithBothValues()
    {
        StoredDerived stored;
        stored.run("UPDATE reserve_asset SET market_value_reference = '40.00' WHERE line = '2'");
        const auto why = stored.explain("STB-01:HKDX");
        QVERIFY2(why, why ? "" : why.error().text().c_str());
        QVERIFY(why->check == Check::Differs);
        const auto* line = leafNamed(*why, "reserve-assets RS-1/2");
        QVERIFY(line->check == Check::Differs);
        QCOMPARE(line->remark, std::string("market_value_reference: stored 40.00, the bytes say 41.00"));
        QVERIFY(leafNamed(*why, "reserve-assets RS-1/10")->check == Check::Agrees);
    }

    void aFindingThatTheBytesDoNotBearOutDiffersAtItsRoot()
    {
        StoredDerived stored;
        stored.run("UPDATE finding SET outcome = 'breach' WHERE rule = 'STB-01'");
        const auto why = stored.explain("STB-01:HKDX");
        QVERIFY2(why, why ? "" : why.error().text().c_str());
        QVERIFY(why->check == Check::Differs);
        QVERIFY(QByteArray::fromStdString(why->remark).contains("it is pass"));
        QCOMPARE(leavesThat(*why, Check::Differs), std::size_t(0));
    }

    void whatIsNotThereIsSaid_data()
    {
        QTest::addColumn<QString>("figure");
        QTest::addColumn<int>("code");
        const auto row = [](const char* name, const char* figure, support::ErrorCode code) {
            QTest::newRow(name) << QString::fromLatin1(figure) << static_cast<int>(code);
        };
        row("nothing", "", support::ErrorCode::Usage);
        row("no colon", "HKDX", support::ErrorCode::Usage);
        row("no subject", "STB-01:", support::ErrorCode::Usage);
        row("no table", "nonsense:1", support::ErrorCode::Usage);
        row("no finding", "STB-01:XXXX", support::ErrorCode::NotFound);
        row("no row", "reserve-assets:RS-9/1", support::ErrorCode::NotFound);
    }
    void whatIsNotThereIsSaid()
    {
        QFETCH(QString, figure);
        QFETCH(int, code);
        StoredDerived stored;
        const auto why = stored.explain(figure.toStdString());
        QVERIFY(!why);
        QCOMPARE(static_cast<int>(why.error().code), code);
    }
};

QTEST_APPLESS_MAIN(tst_Explainer)
#include "tst_Explainer.moc"
