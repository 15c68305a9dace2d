// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include "models/view/pages/PageTable.h"
#include "tests/ui/SampleMarket.h"
#include "ui/screenshot/PageGrabber.h"

using namespace assay;

/// Draws every page without a display. With ASSAY_PAGE_PICTURES=<folder> the pictures are written there, in all themes,
/// languages and both sizes, to be looked at.
class tst_PageGrabber : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawsEveryPageAtTheSizeAskedFor()
    {
        tests::FakeConsole console;
        console.points = tests::sampleCoverage();
        console.info.storePath = "assay.sqlite";
        tests::SnapshotMaker maker = tests::sampleMarket();
        console.publish(maker.publish());
        models::Session session(console.console(), QStringLiteral("en"), [] { return tests::kNow; });
        ui::MainWindow window(session);
        ui::PageGrabber grabber(window);
        QSignalSpy finished(&grabber, &ui::PageGrabber::finished);
        const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES");
        int drawn = 0;
        int asked = 0;
        const auto ask = [&](models::Page page, QSize size, ui::Scheme scheme, ui::Language language) {
            ++asked;
            const QString name = QStringLiteral("%1-%2-%3-%4.png")
                                     .arg(models::pageName(page))
                                     .arg(size.width())
                                     .arg(scheme == ui::Scheme::Light ? QStringLiteral("light") : QStringLiteral("dark"),
                                          ui::Translation::code(language));
            grabber.grab({page, size, scheme, language}, [&drawn, size, folder, name](const QImage& picture) {
                if (picture.size() == size)
                    ++drawn;
                if (!folder.isEmpty())
                    picture.save(QDir(folder).filePath(name));
            });
        };
        for (const auto& row : models::pageTable()) {
            ask(row.page, {1600, 1000}, ui::Scheme::Light, ui::Language::English);
            if (folder.isEmpty())
                continue;
            for (const auto language : {ui::Language::English, ui::Language::HongKong, ui::Language::Mainland})
                for (const auto scheme : {ui::Scheme::Light, ui::Scheme::Dark})
                    for (const QSize size : {QSize(1600, 1000), QSize(1280, 720)})
                        ask(row.page, size, scheme, language);
        }
        QVERIFY(finished.wait(folder.isEmpty() ? 100'000 : 600'000));
        QCOMPARE(drawn, asked);
    }

    void drawsNothingAndTheWorst_data()
    {
        QTest::addColumn<bool>("worst");
        QTest::newRow("empty") << false;
        QTest::newRow("worst") << true;
    }
    /// No data at all; and everything stale, long names, twenty digits, offline.
    void drawsNothingAndTheWorst()
    {
        QFETCH(bool, worst);
        tests::FakeConsole console;
        tests::SnapshotMaker maker;
        if (worst) {
            maker = tests::sampleMarket();
            domain::ReserveStatement statement;
            statement.statementId = "LONG-2026-03-31";
            statement.coin = domain::CoinId("LONGNAMEDCOINOFHONGKONG");
            statement.issuer = domain::IssuerId("long");
            statement.issuerName = "The Very Long Named Digital Payment Token Issuing Company of Hong Kong (Holdings) Limited";
            statement.asOf = tests::kNow;
            statement.currency = "HKD";
            statement.outstanding = tests::decimal("98765432109876543210.55");
            statement.assetTotal = tests::decimal("98765432109876543209.12");
            maker.put(statement, "harbour-issuer");
            console.publish(maker.publish());
            console.info.mode = api::Mode::Offline;
            console.info.storePath = "/srv/supervision/stores/2026/03/hong-kong-stablecoin-and-gold-supervision-office.sqlite";
        }
        models::Session session(console.console(), QStringLiteral("en"),
                                [] { return tests::kNow + std::chrono::hours{80}; });
        ui::MainWindow window(session);
        ui::PageGrabber grabber(window);
        QSignalSpy finished(&grabber, &ui::PageGrabber::finished);
        const QString folder = qEnvironmentVariable("ASSAY_PAGE_PICTURES");
        int drawn = 0;
        for (const auto& row : models::pageTable())
            grabber.grab({row.page, {1280, 720}, ui::Scheme::Light, ui::Language::HongKong},
                         [&drawn, folder, page = QString::fromLatin1(row.name), worst](const QImage& picture) {
                             drawn += picture.isNull() ? 0 : 1;
                             if (!folder.isEmpty())
                                 picture.save(QDir(folder).filePath(page + (worst ? QStringLiteral("-worst.png")
                                                                                  : QStringLiteral("-empty.png"))));
                         });
        QVERIFY(finished.wait(100'000));
        QCOMPARE(drawn, static_cast<int>(models::pageTable().size()));
    }
};

QTEST_MAIN(tst_PageGrabber)
#include "tst_PageGrabber.moc"
