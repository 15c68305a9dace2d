// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/FilesFeed.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <boost/asio/io_context.hpp>
#include <new>
#include <stdexcept>

#include "services/runtime/Configuration.h"
#include "services/runtime/Importer.h"
#include "services/store/Store.h"
#include "tests/services/store/ForeignProcess.h"

using namespace assay;
using namespace assay::domain;

namespace {

const char* const kInstruction =
    "<Document><SctiesSttlmTxInstr><TxId>SI-1</TxId><FinInstrmId><Desc>gold</Desc></FinInstrmId><QtyAndAcctDtls><SttlmQty><Qty>"
    "<Unit>5</Unit></Qty></SttlmQty></QtyAndAcctDtls></SctiesSttlmTxInstr></Document>";
const char* const kAdvice =
    "<Document><SctiesSttlmTxStsAdvc><TxId><AcctOwnrTxId>SI-1</AcctOwnrTxId></TxId><SttlmSts><Pdg><Rsn><Cd><Cd>LACK</Cd></Cd>"
    "</Rsn></Pdg></SttlmSts></SctiesSttlmTxStsAdvc></Document>";

void write(const QDir& folder, const char* name, const QByteArray& bytes)
{
    QFile file(folder.filePath(QString::fromLatin1(name)));
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        qFatal("cannot write");
}

} // namespace

class tst_FilesFeed : public QObject {
    Q_OBJECT

private Q_SLOTS:
    /// New files of a folder are taken in turn by turn; a bad one does not stop the others; an advice finds the instruction
    /// that an earlier file stated.
    void watchesMessages()
    {
        QTemporaryDir temporary;
        const QDir folder(temporary.path());
        write(folder, "1.xml", kInstruction);
        write(folder, "2.xml", "<Document>");
        boost::asio::io_context io;
        sync::SourceConfig config;
        config.id = SourceId("hk-clearing");
        config.kind = "clearing";
        config.protocol = "files";
        config.url = temporary.path().toStdString();
        config.every = Duration{3'600'000};
        std::vector<sync::FeedDelivery> deliveries;
        std::vector<sync::FeedNote> notes;
        sync::FeedSink sink;
        sink.arrived = [&](sync::FeedDelivery delivery) { deliveries.push_back(std::move(delivery)); };
        sink.noted = [&](sync::FeedNote note) { notes.push_back(std::move(note)); };
        const auto clock = [] { return Instant{Duration{1'795'000'000'000}}; };
        const auto feed = std::make_shared<runtime::FilesFeed>(config, io.get_executor(), clock, sink);
        feed->start();
        io.poll();
        QCOMPARE(deliveries.size(), std::size_t(1));
        QVERIFY(std::any_of(notes.begin(), notes.end(), [](const sync::FeedNote& note) {
            return note.error && note.error->where.find("2.xml") != std::string::npos;
        }));
        write(folder, "3.xml", kAdvice);
        feed->pollNow();
        QCOMPARE(deliveries.size(), std::size_t(2));
        std::vector<Instruction> changed;
        std::size_t advices = 0;
        for (const auto& answer : deliveries[1].answers) {
            for (const auto& row : rowsOf<Instruction>(answer.update.upserts))
                changed.push_back(row);
            advices += rowsOf<InstructionAdvice>(answer.update.upserts).size();
        }
        QCOMPARE(advices, std::size_t(1));
        QCOMPARE(changed.size(), std::size_t(1));
        QCOMPARE(changed[0].status, std::string("PEND"));
        QCOMPARE(changed[0].reason, std::string("LACK"));
        QCOMPARE(changed[0].asset, std::string("gold"));
        feed->stop();
    }

    /// What takes in a file may fail: the source is said to fail, and the file is read again.
    void anExceptionIsAFailureOfTheTurn()
    {
        QTemporaryDir temporary;
        write(QDir(temporary.path()), "1.xml", kInstruction);
        boost::asio::io_context io;
        sync::SourceConfig config;
        config.id = SourceId("hk-clearing");
        config.kind = "clearing";
        config.url = temporary.path().toStdString();
        config.every = Duration{1};
        std::vector<sync::FeedNote> notes;
        int calls = 0;
        sync::FeedSink sink;
        sink.arrived = [&](const sync::FeedDelivery&) {
            if (++calls == 1)
                throw std::runtime_error("a rule divides by nothing");
        };
        sink.noted = [&](sync::FeedNote note) {
            notes.push_back(std::move(note));
            if (notes.size() == 1)
                throw std::bad_alloc();
        };
        const auto clock = [] { return Instant{Duration{1'795'000'000'000}}; };
        const auto feed = std::make_shared<runtime::FilesFeed>(config, io.get_executor(), clock, sink);
        feed->start();
        const auto patience = std::chrono::steady_clock::now() + std::chrono::seconds{20};
        while (calls < 2 && io.run_one_until(patience) > 0) {
        }
        feed->stop();
        QCOMPARE(calls, 2);
        QStringList said;
        for (const auto& note : notes)
            if (note.error)
                said << QString::fromStdString(note.error->text());
        QCOMPARE(said.size(), 2);
        QVERIFY2(said[0].contains(QStringLiteral("memory")), qPrintable(said[0]));
        QVERIFY2(said[1].contains(QStringLiteral("a rule divides by nothing")), qPrintable(said[1]));
        QVERIFY(notes.back().kind == sync::FeedNote::Kind::Success || notes.back().kind == sync::FeedNote::Kind::NextPoll);
    }

    /// A console may keep its store where its files come in. Opening the store beside SQLite would drop its locks.
    void aStoreInTheFolderIsLeftAlone()
    {
        QTemporaryDir temporary;
        const QDir folder(temporary.path());
        write(folder, "1.xml", kInstruction);
        const std::string path = folder.filePath(QStringLiteral("store.sqlite")).toStdString();
        const auto store = store::Store::open(path, store::OpenMode::ReadWrite);
        QVERIFY(store.has_value());
        QVERIFY(samples::isLockSeen(path));
        boost::asio::io_context io;
        sync::SourceConfig config;
        config.id = SourceId("hk-clearing");
        config.kind = "clearing";
        config.url = temporary.path().toStdString();
        std::vector<sync::FeedNote> notes;
        std::size_t deliveries = 0;
        sync::FeedSink sink;
        sink.arrived = [&](const sync::FeedDelivery&) { ++deliveries; };
        sink.noted = [&](sync::FeedNote note) { notes.push_back(std::move(note)); };
        const auto clock = [] { return Instant{Duration{1'795'000'000'000}}; };
        const auto feed = std::make_shared<runtime::FilesFeed>(config, io.get_executor(), clock, sink);
        feed->start();
        io.poll_one();
        feed->stop();
        QCOMPARE(deliveries, std::size_t(1));
        for (const auto& note : notes)
            QVERIFY2(!note.error, note.error ? note.error->text().c_str() : "");
        QVERIFY(samples::isLockSeen(path));

        const api::ImportRequest request{"iso20022", {temporary.path().toStdString()}, SourceId("hk-clearing"), {}};
        const auto prepared = runtime::Importer::prepare(request, Snapshot{}, clock());
        QVERIFY(prepared.has_value() && prepared->failed.empty());
        QCOMPARE(runtime::Importer::readFile(path, 1u << 30).error().code, support::ErrorCode::Refused);
        QCOMPARE(runtime::Configuration::load(path).error().code, support::ErrorCode::Refused);
        QVERIFY(samples::isLockSeen(path));
    }

    /// A folder is as its files; the bytes of each are kept once; what is not read is said.
    void importsFolders()
    {
        QTemporaryDir temporary;
        const QDir folder(temporary.path());
        write(folder, "a.xml", QByteArray("<Batch>") + kInstruction + kAdvice + "</Batch>");
        write(folder, "b.xml", "<Document xmlns='urn:iso:std:iso:20022:tech:xsd:pacs.010.001.05'><FIDrctDbt/></Document>");
        write(folder, "c.xml", "<!DOCTYPE x><Document/>");
        const api::ImportRequest request{"iso20022", {temporary.path().toStdString()}, SourceId("hk-clearing"), {}};
        const auto prepared = runtime::Importer::prepare(request, Snapshot{}, Instant{Duration{1'795'000'000'000}});
        QVERIFY(prepared.has_value());
        QCOMPARE(prepared->failed.size(), std::size_t(1));
        QVERIFY(prepared->failed[0].where.find("c.xml") != std::string::npos);
        QCOMPARE(prepared->deliveries.size(), std::size_t(2));
        std::size_t bodies = 0;
        std::string status;
        for (const auto& answer : prepared->deliveries[0].answers) {
            bodies += answer.raw.body.empty() ? 0 : 1;
            for (const auto& row : rowsOf<Instruction>(answer.update.upserts))
                status = row.status;
        }
        QCOMPARE(bodies, std::size_t(1));
        QCOMPARE(status, std::string("PEND"));
        // The file that cannot be read, then the message that is not.
        QCOMPARE(prepared->preview.rejected.size(), std::size_t(2));
        QCOMPARE(prepared->preview.rejected[0].where, prepared->failed[0].where);
        QVERIFY(prepared->preview.rejected[1].detail.find("pacs.010.001.05") != std::string::npos);
    }
};

QTEST_APPLESS_MAIN(tst_FilesFeed)
#include "tst_FilesFeed.moc"
