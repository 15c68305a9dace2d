// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QTest>

#include "services/wire/PriceSeries.h"
#include "tests/TestPaths.h"

using namespace assay;
using namespace assay::wire;
using domain::Price;

namespace
{

const QString kFolder = QString::fromStdString(assay::tests::sharedFile("data/stablecoin/peg-1m/"));

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

} // namespace

/// One-minute prices as an exchange published them: every row of every day is read.
class tst_PriceSeriesFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyDay()
    {
        if (!QFile::exists(kFolder))
            QSKIP("the real files are not beside the project");
        int files = 0;
        QDirIterator folder(kFolder, {"*-1m-*.csv"}, QDir::Files, QDirIterator::Subdirectories);
        while (folder.hasNext()) {
            const QString path = folder.next();
            const auto bytes = contents(path);
            const auto load = priceseries::load(bytes, path.toStdString());
            QVERIFY2(load, load ? "" : load.error().text().c_str());
            const auto& rows = domain::rowsOf<Price>(load->update.upserts);
            const auto lines = static_cast<std::size_t>(std::count(bytes.begin(), bytes.end(), '\n'));
            QCOMPARE(rows.size() + load->update.rejected.size(), lines);
            QVERIFY2(load->update.rejected.empty(), qPrintable(path));
            QCOMPARE(load->minutesMissing, 1440 - static_cast<std::int64_t>(rows.size()));
            QCOMPARE(rows.front().currency, "USDT");
            QCOMPARE(support::toText(load->update.asOf).substr(10), "T00:00:00.000Z");
            ++files;
        }
        QVERIFY(files >= 10);
    }

    void aManifestIsNoSeries()
    {
        const QString path = kFolder + "manifest_usdc_svb_2023.csv";
        if (!QFile::exists(path))
            QSKIP("the real files are not beside the project");
        QVERIFY(!priceseries::load(contents(path), path.toStdString()));
        const auto forced = priceseries::load(contents(path), path.toStdString(), {domain::CoinId("USDC"), "x", "USD"});
        QVERIFY(forced && domain::rowsOf<Price>(forced->update.upserts).empty());
        QVERIFY(!forced->update.rejected.empty());
    }
};

QTEST_APPLESS_MAIN(tst_PriceSeriesFiles)
#include "tst_PriceSeriesFiles.moc"
