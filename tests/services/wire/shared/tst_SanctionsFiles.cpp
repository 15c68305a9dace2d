// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Sanctions.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include "services/domain/SanctionsIndex.h"
#include "tests/TestPaths.h"

using namespace assay;
using namespace assay::wire;
using domain::SanctionEntry;

namespace
{

const QString kFolder = QString::fromStdString(assay::tests::sharedFile("data/aml/watchman/"));

} // namespace

/// Public lists as they were published. Names are looked up by number, so that none stands here.
class tst_SanctionsFiles : public QObject
{
    Q_OBJECT

private:
    static std::string contents(const QString& name)
    {
        QFile file(kFolder + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
    }

    static support::Result<SanctionsLoad> load(const QStringList& names)
    {
        std::vector<std::string> keep;
        std::vector<std::string> labels;
        for (const QString& name : names) {
            keep.push_back(contents(name));
            labels.push_back(name.toStdString());
        }
        std::vector<SanctionFile> files;
        for (std::size_t i = 0; i < keep.size(); ++i)
            files.push_back({labels[i], keep[i]});
        auto out = sanctions::load(files);
        if (out) {
            std::size_t aliases = 0;
            std::size_t wallets = 0;
            for (const auto& entry : domain::rowsOf<SanctionEntry>(out->update.upserts)) {
                aliases += entry.aliases.size();
                wallets += entry.wallets.size();
            }
            qInfo("%s: %zu entries, %zu aliases, %zu wallets, %zu rejected, %zu notes", qPrintable(names.join(' ')),
                  domain::rowsOf<SanctionEntry>(out->update.upserts).size(), aliases, wallets,
                  out->update.rejected.size(), out->notes.size());
            for (std::size_t i = 0; i < std::min<std::size_t>(3, out->update.rejected.size()); ++i)
                qInfo("  %s", out->update.rejected[i].text().c_str());
            for (std::size_t i = 0; i < std::min<std::size_t>(3, out->notes.size()); ++i)
                qInfo("  note %s", out->notes[i].text().c_str());
        }
        return out;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(kFolder).exists())
            QSKIP("skipped: ../shared/data is not there");
    }

    void counts_data()
    {
        QTest::addColumn<QStringList>("files");
        QTest::addColumn<int>("entries");
        QTest::addColumn<int>("rejected");
        QTest::newRow("sdn") << QStringList{"sdn.csv", "alt.csv", "add.csv"} << 7379 << 0;
        QTest::newRow("cons") << QStringList{"cons_prim.csv", "cons_alt.csv", "cons_add.csv", "cons_comments.csv"}
                              << 442 << 0;
        QTest::newRow("wallets") << QStringList{"sdn_rows_with_digital_currency.csv"} << 15 << 0;
        QTest::newRow("csl") << QStringList{"csl.csv"} << 115 << 0;
        QTest::newRow("dpl") << QStringList{"dpl.txt"} << 543 << 3;
        QTest::newRow("json") << QStringList{"us_tel.json"} << 10 << 0;
    }

    void counts()
    {
        QFETCH(QStringList, files);
        QFETCH(int, entries);
        QFETCH(int, rejected);
        const auto loaded = load(files);
        QVERIFY2(loaded, loaded ? "" : loaded.error().text().c_str());
        QCOMPARE(int(domain::rowsOf<SanctionEntry>(loaded->update.upserts).size()), entries);
        QCOMPARE(int(loaded->update.rejected.size()), rejected);
    }

    void everyWalletIsFound()
    {
        const auto loaded = load({"sdn_rows_with_digital_currency.csv"});
        QVERIFY(loaded);
        const domain::SanctionsIndex index(domain::rowsOf<SanctionEntry>(loaded->update.upserts));
        std::size_t wallets = 0;
        for (std::size_t i = 0; i < index.entries().size(); ++i)
            for (const std::string& wallet : index.entries()[i].wallets) {
                ++wallets;
                const auto found = index.findWallet(wallet);
                QVERIFY(std::find(found.begin(), found.end(), i) != found.end());
            }
        QCOMPARE(wallets, std::size_t(79)); // 81 are named; two of them are cut off with their remark
    }

    void everyNameFindsItself()
    {
        const auto loaded = load({"sdn.csv", "alt.csv"});
        QVERIFY(loaded);
        const domain::SanctionsIndex index(domain::rowsOf<SanctionEntry>(loaded->update.upserts));
        std::size_t lost = 0;
        for (std::size_t i = 0; i < index.entries().size(); i += 7) {
            const auto found = index.findName(index.entries()[i].name, 1000, 100);
            lost +=
                std::any_of(found.begin(), found.end(), [&](const auto& match) { return match.entry == i; }) ? 0 : 1;
        }
        QCOMPARE(lost, std::size_t(0));
    }

    void otherFilesAreRefused()
    {
        for (const char* name : {"allowed.txt", "blocked.txt", "small/fincen-person.csv"}) {
            const auto loaded = load({name});
            QVERIFY2(!loaded, name);
            QCOMPARE(loaded.error().code, support::ErrorCode::Unsupported);
        }
        const auto alone = load({"alt.csv"});
        QVERIFY(!alone);
        QCOMPARE(alone.error().code, support::ErrorCode::MissingField);
    }
};

QTEST_APPLESS_MAIN(tst_SanctionsFiles)
#include "tst_SanctionsFiles.moc"
