// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/Iso20022.h"
#include "tests/TestPaths.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>
#include <map>

using namespace assay;
using namespace assay::wire;

namespace
{

const QString kShared = QString::fromStdString(assay::tests::sharedFile("data/"));

std::string contents(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

QStringList filesIn(const QString& folder)
{
    return QDir(kShared + folder).entryList(QDir::Files, QDir::Name);
}

struct Counts {
    int files = 0;
    int refused = 0;
    int decoded = 0;
    int keptRaw = 0;
    std::size_t rows = 0;
    std::size_t rejected = 0;
    std::size_t notes = 0;
};

/// What the examples of the standard become.
struct Expected {
    const char* family;
    std::size_t rows;
};
constexpr Expected kExpected[] = {
    {"sese.020", 1}, {"sese.023", 1}, {"sese.025", 1}, {"sese.027", 1}, {"sese.028", 1}, {"sese.031", 1}, {"sese.034", 1},
    {"sese.037", 4}, {"semt.002", 6}, {"semt.003", 4}, {"semt.018", 1}, {"camt.054", 1}, {"pacs.002", 1}, {"pacs.004", 2},
    {"pacs.008", 4}, {"pacs.009", 2}, {"admi.005", 1}, {"admi.006", 1}, {"admi.007", 2}, {"admi.010", 1},
};

template <class Record>
std::size_t rowsIn(const iso20022::MessageBatch& batch)
{
    std::size_t rows = 0;
    for (const FeedUpdate& update : batch.updates)
        rows += domain::rowsOf<Record>(update.upserts).size();
    return rows;
}

std::size_t allRows(const iso20022::MessageBatch& batch)
{
    return rowsIn<domain::Instruction>(batch) + rowsIn<domain::InstructionAdvice>(batch) +
           rowsIn<domain::Position>(batch) + rowsIn<domain::CashEntry>(batch) + rowsIn<domain::PaymentAdvice>(batch) +
           rowsIn<domain::SystemNotice>(batch);
}

} // namespace

/// Every real file becomes rows, is kept raw by name, or is refused with its place; the counts are fixed here.
class tst_Iso20022Files : public QObject
{
    Q_OBJECT

private:
    Counts read(const QString& folder, std::map<std::string, Counts>& families)
    {
        Counts all;
        for (const QString& name : filesIn(folder)) {
            ++all.files;
            const std::string bytes = contents(kShared + folder + '/' + name);
            const auto batch = iso20022::decode(bytes, name.toStdString());
            if (!batch) {
                ++all.refused;
                qInfo("%s", batch.error().text().c_str());
                if (!batch.error().where.starts_with(name.toStdString() + ": byte "))
                    QTest::qFail(batch.error().where.c_str(), __FILE__, __LINE__);
                continue;
            }
            all.notes += batch->notes.size();
            for (const auto& message : batch->messages) {
                const bool decoded = message.treatment == iso20022::Treatment::Decoded;
                ++(decoded ? all.decoded : all.keptRaw);
                Counts& family = families[message.name.substr(0, 8)];
                ++(decoded ? family.decoded : family.keptRaw);
                family.rows += allRows(*batch);
            }
            for (const FeedUpdate& update : batch->updates) {
                all.rejected += update.rejected.size();
                for (const auto& error : update.rejected)
                    qInfo("rejected %s", error.text().c_str());
            }
            all.rows += allRows(*batch);
        }
        for (const auto& [name, counts] : families)
            if (counts.decoded > 0)
                qInfo("%s: %d decoded, %zu rows", name.c_str(), counts.decoded, counts.rows);
        qInfo("%s: %d files, %d refused, %d decoded, %d kept raw, %zu rows, %zu rejected, %zu notes",
              qPrintable(folder), all.files, all.refused, all.decoded, all.keptRaw, all.rows, all.rejected, all.notes);
        return all;
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!QDir(kShared + "iso20022").exists())
            QSKIP("skipped: ../shared/data is not there");
    }

    void examplesOfTheStandard()
    {
        std::map<std::string, Counts> families;
        const Counts all = read("iso20022/mdr-examples", families);
        QCOMPARE(all.files, 151);
        QCOMPARE(all.refused + all.decoded + all.keptRaw, 151);
        QCOMPARE(all.refused, 10); // those that xmllint refuses, too
        QCOMPARE(all.decoded, 27);
        for (const Expected& expected : kExpected)
            QVERIFY2(families[expected.family].rows == expected.rows,
                     qPrintable(QStringLiteral("%1: %2 rows").arg(expected.family).arg(families[expected.family].rows)));
        QCOMPARE(all.rejected, std::size_t(0));
    }

    void filesOfBanks()
    {
        std::map<std::string, Counts> families;
        const Counts moov = read("iso20022/moov", families);
        QCOMPARE(moov.files, 17);
        const Counts py = read("iso20022/pyiso20022", families);
        QCOMPARE(py.files, 4);
        QVERIFY(families["camt.054"].rows >= 8);
        QVERIFY(families["camt.053"].rows >= 10);
        QVERIFY(families["camt.052"].rows >= 10);
    }

    void hostileXml()
    {
        for (const QString& name : filesIn("hostile/xml")) {
            QElapsedTimer timer;
            timer.start();
            const auto batch = iso20022::decode(contents(kShared + "hostile/xml/" + name), name.toStdString());
            QVERIFY2(!batch, qPrintable(name));
            qInfo("%s", batch.error().text().c_str());
            QVERIFY2(batch.error().where.starts_with(name.toStdString() + ": byte "), qPrintable(name));
            QVERIFY2(timer.elapsed() < 2000, qPrintable(name));
        }
    }
};

QTEST_APPLESS_MAIN(tst_Iso20022Files)
#include "tst_Iso20022Files.moc"
