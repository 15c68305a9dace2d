// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include "models/view/session/ImportViewModel.h"
#include "models/view/session/Session.h"
#include "services/api/FileFormats.h"
#include "tests/models/FakeConsole.h"

using namespace assay;
using models::ImportViewModel;

class tst_ImportFormats : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyFormatIsOffered()
    {
        tests::FakeConsole console;
        models::Session session(console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        const auto kinds = session.imports().kinds();
        QCOMPARE(static_cast<std::size_t>(kinds.size()), api::kFileFormats.size());
        for (qsizetype i = 0; i < kinds.size(); ++i) {
            const auto& format = api::kFileFormats[static_cast<std::size_t>(i)];
            QCOMPARE(kinds[i].id.toStdString(), std::string(format.id));
            QCOMPARE(kinds[i].name, QString::fromUtf8(format.title));
            QCOMPARE(kinds[i].sources, std::string(format.sourceKind));
        }
    }

    void aNameSuggestsItsFormat_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("kind");
        QTest::newRow("list of bars") << "/data/Bars-2026.CSV" << "bar-list";
        QTest::newRow("list of a vault") << "HKIA-vault.xlsx" << "bar-list";
        QTest::newRow("statement") << "reserve-2026-03.csv" << "reserve-statement";
        QTest::newRow("messages") << "sese023.XML" << "iso20022";
        QTest::newRow("United States") << "SDN.csv" << "sanctions";
        QTest::newRow("United Nations") << "consolidated.xml" << "sanctions";
        QTest::newRow("prices") << "prices-march.csv" << "prices";
        QTest::newRow("by the minute") << "USDCUSDT-1m.csv" << "prices";
        QTest::newRow("nothing") << "notes.txt" << "";
        QTest::newRow("a folder suggests nothing") << "/bars/notes.txt" << "";
        // One that suggests several has the first of: sanctions, bars, statement, prices, messages.
        QTest::newRow("sanctions before bars") << "barclays-sanctions.csv" << "sanctions";
        QTest::newRow("bars before statement") << "reserve-bars.csv" << "bar-list";
        QTest::newRow("statement before prices") << "reserve-prices.csv" << "reserve-statement";
        QTest::newRow("prices before messages") << "prices.xml" << "prices";
    }
    void aNameSuggestsItsFormat()
    {
        QFETCH(QString, file);
        QFETCH(QString, kind);
        QCOMPARE(ImportViewModel::guessKind(file), kind);
    }

    /// Files are offered the sources of their kind that are read from files.
    void sourcesAreThoseOfTheKind()
    {
        tests::FakeConsole console;
        tests::SnapshotMaker maker;
        const auto put = [&maker](const char* id, const char* kind, const char* protocol) {
            domain::SourceHealth health;
            health.id = domain::SourceId(id);
            health.kind = kind;
            health.protocol = protocol;
            maker.sources.push_back(health);
        };
        put("hkia", "vault", "files");
        put("hkia-live", "vault", "assay-http");
        put("lists", "aml", "files");
        put("odd", "", "files");
        console.publish(maker.publish());
        models::Session session(console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        QTRY_COMPARE(session.imports().sources(QStringLiteral("bar-list")), QStringList{QStringLiteral("hkia")});
        QCOMPARE(session.imports().sources(QStringLiteral("sanctions")), QStringList{QStringLiteral("lists")});
        QCOMPARE(session.imports().sources(QStringLiteral("prices")), QStringList{});
    }
};

QTEST_GUILESS_MAIN(tst_ImportFormats)
#include "tst_ImportFormats.moc"
