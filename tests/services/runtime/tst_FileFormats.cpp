// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>

#include "services/api/FileFormats.h"
#include "services/runtime/formats/FormatReader.h"
#include "tests/TestPaths.h"

using namespace assay;
using runtime::Importer;

namespace {

const domain::Instant kNow = *support::parseInstant("2026-03-31T10:00:00Z");

/// A file of each format. A format without one is found below.
const std::map<std::string, std::string>& samples()
{
    static const std::map<std::string, std::string> all{
        {"bar-list", tests::fixture("wire/bars/ok_annexc.csv")},
        {"reserve-statement", tests::fixture("wire/reserve/ok_statement.csv")},
        {"iso20022", tests::fixture("wire/iso20022/ok_sese023_envelope.xml")},
        {"sanctions", tests::fixture("wire/sanctions/ok_sdn.csv")},
        {"prices", {}}, // written by the test: its name states the pair
    };
    return all;
}

api::ImportRequest requestOf(const std::string& format, std::vector<std::string> files)
{
    return {format, std::move(files), domain::SourceId("desk"), {}};
}

} // namespace

/// A format that is only half registered is found here, or does not compile.
class tst_FileFormats : public QObject {
    Q_OBJECT

private:
    std::filesystem::path m_folder;

    std::string sampleOf(const std::string& format)
    {
        if (format != "prices")
            return samples().at(format);
        const auto path = m_folder / "USDCUSDT-1m-2026-03-30.csv";
        std::ofstream(path) << "1774828800000,1.0,1.0,1.0,1.0,5.00,1774828859999,5.00,1,1.0,2.0,0\n";
        return path.string();
    }
    static void eachFormat()
    {
        QTest::addColumn<QString>("format");
        for (const auto& format : api::kFileFormats)
            QTest::newRow(std::string(format.id).c_str()) << QString::fromStdString(std::string(format.id));
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::filesystem::temp_directory_path() / ("assay-formats-" + std::to_string(QCoreApplication::applicationPid()));
        std::filesystem::create_directories(m_folder);
    }
    void cleanup() { std::filesystem::remove_all(m_folder); }

    void eachIsThereOnce()
    {
        std::set<std::string_view> ids;
        std::set<std::string_view> titles;
        std::set<int> turns;
        for (const auto& format : api::kFileFormats) {
            const std::string id(format.id);
            ids.insert(format.id);
            titles.insert(format.title);
            turns.insert(format.turn);
            QCOMPARE(api::fileFormat(format.id), &format);
            const auto* reader = runtime::formatReader(format.id);
            QVERIFY2(reader && reader->states && reader->readAgain && !reader->takeIn != !reader->takeInAll, id.c_str());
            QVERIFY2(samples().contains(id), id.c_str());
            // What the names suggest is in lower case, as the name that is compared.
            for (const auto part : format.nameParts)
                QVERIFY2(std::none_of(part.begin(), part.end(), [](char c) { return c >= 'A' && c <= 'Z'; }), id.c_str());
        }
        QCOMPARE(ids.size(), api::kFileFormats.size());
        QCOMPARE(titles.size(), api::kFileFormats.size());
        QCOMPARE(turns.size(), api::kFileFormats.size());
        QCOMPARE(samples().size(), api::kFileFormats.size());
    }

    /// Every kind of source that a configuration may name can be a folder of files.
    void eachKindOfSourceHasAFormat()
    {
        for (const char* kind : {"issuer", "ledger", "clearing", "vault", "aml"}) {
            const auto* format = api::fileFormatOfSource(kind);
            QVERIFY2(format && format->sourceKind == kind, kind);
        }
        QVERIFY(!api::fileFormatOfSource("market"));
    }

    void whatIsNoFormatIsNamedBesideThose()
    {
        const auto prepared = Importer::prepare(requestOf("wishes", {sampleOf("bar-list")}), domain::Snapshot{}, kNow);
        QVERIFY(!prepared);
        QVERIFY(prepared.error().code == support::ErrorCode::Usage);
        QCOMPARE(prepared.error().detail,
                 std::string("an import is bar-list, reserve-statement, iso20022, sanctions or prices, not \"wishes\""));
    }

    void aListOfBarsIsOneFile()
    {
        const auto file = sampleOf("bar-list");
        const auto prepared = Importer::prepare(requestOf("bar-list", {file, file}), domain::Snapshot{}, kNow);
        QVERIFY(!prepared);
        QCOMPARE(prepared.error().detail, std::string("a bar list is one file: it replaces the list that the source had"));
    }

    void everyFormatIsTakenInAndReadAgain_data() { eachFormat(); }
    /// What an import stated is what its bytes state when they are read again.
    void everyFormatIsTakenInAndReadAgain()
    {
        QFETCH(QString, format);
        const std::string id = format.toStdString();
        auto prepared = Importer::prepare(requestOf(id, {sampleOf(id)}), domain::Snapshot{}, kNow);
        QVERIFY2(prepared.has_value(), prepared ? "" : prepared.error().text().c_str());
        QCOMPARE(prepared->source.kind, std::string(api::fileFormat(id)->sourceKind));
        QCOMPARE(prepared->source.tier, runtime::formatReader(id)->tier);
        std::size_t updates = 0;
        for (const auto& delivery : prepared->deliveries) {
            store::RawAnswer file;
            for (const auto& answer : delivery.answers) {
                if (runtime::rowsIn(answer.update) == 0)
                    continue;
                // Bytes are kept once: with the first update that rests on them.
                if (file.target.empty())
                    file = answer.raw;
                QVERIFY2(runtime::formatReader(id)->states(answer.update.resource), answer.update.resource.c_str());
                const auto again = runtime::readFileAgain(file, answer.update.resource);
                QVERIFY2(again.has_value(), again ? "" : again.error().text().c_str());
                QCOMPARE(again->resource, answer.update.resource);
                domain::forEachStatedRecord([&]<class Record>(std::type_identity<Record>) {
                    QCOMPARE(domain::rowsOf<Record>(again->upserts).size(), domain::rowsOf<Record>(answer.update.upserts).size());
                });
                ++updates;
            }
        }
        QVERIFY(updates > 0);
    }

    void rowsOfNoFormatAreNotReadAgain()
    {
        store::RawAnswer raw;
        const auto again = runtime::readFileAgain(raw, "wishes");
        QVERIFY(!again);
        QVERIFY(again.error().code == support::ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(tst_FileFormats)
#include "tst_FileFormats.moc"
