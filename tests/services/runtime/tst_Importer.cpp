// SPDX-License-Identifier: GPL-3.0-or-later
#include <QTest>

#include <filesystem>
#include <fstream>

#include "services/runtime/Importer.h"

using namespace assay;
using runtime::Importer;

/// What an import shows before anything is stored.
class tst_Importer : public QObject {
    Q_OBJECT

private:
    std::filesystem::path m_folder;

    std::string file(const char* name, const char* text)
    {
        const auto path = m_folder / name;
        std::ofstream(path) << text;
        return path.string();
    }
    static constexpr const char* kList = "Brand,Serial Number,Year,Gross Weight (oz),Assay,Fine Weight (oz),Net Weight (oz)\n"
                                         "MK,48213,2019,400.125,995.0,398.124,398.000\n"
                                         "RF,A1007,2020,399.500,996.5,398.102,398.000\n";
    support::Result<Importer::Prepared> prepare(std::map<std::string, std::string> columns)
    {
        api::ImportRequest request;
        request.kind = "bar-list";
        request.files = {file("bars.csv", kList)};
        request.source = domain::SourceId("hkia-9");
        request.columnMapping = std::move(columns);
        return Importer::prepare(request, domain::Snapshot{}, *support::parseInstant("2026-03-31T10:00:00Z"));
    }
    static std::string cell(const api::ImportPreview& preview, const std::string& field, std::size_t row)
    {
        for (std::size_t i = 0; i < preview.mapping.size(); ++i)
            if (preview.mapping[i].first == field)
                return preview.sample.at(row).at(i);
        return "not shown";
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::filesystem::temp_directory_path() / ("assay-importer-" + std::to_string(QCoreApplication::applicationPid()));
        std::filesystem::create_directories(m_folder);
    }
    void cleanup() { std::filesystem::remove_all(m_folder); }

    /// The order of a file's columns is not that of our fields.
    void everyCellStandsUnderItsField()
    {
        const auto prepared = prepare({});
        QVERIFY(prepared.has_value());
        const auto& preview = prepared->preview;
        QCOMPARE(preview.rows, std::size_t{2});
        QCOMPARE(preview.rowsBefore, std::optional<std::size_t>(0));
        QCOMPARE(cell(preview, "serial", 0), std::string("48213"));
        QCOMPARE(cell(preview, "refiner", 0), std::string("MK"));
        QCOMPARE(cell(preview, "gross", 1), std::string("399.500"));
        QCOMPARE(cell(preview, "year", 1), std::string("2020"));
        QCOMPARE(preview.columns.size(), std::size_t{7});
        QVERIFY(std::find(preview.unmapped.begin(), preview.unmapped.end(), "owner") != preview.unmapped.end());
    }

    void aPersonMayChooseTheColumn()
    {
        const auto prepared = prepare({{"fine", "Net Weight (oz)"}, {"year", ""}});
        QVERIFY(prepared.has_value());
        QCOMPARE(cell(prepared->preview, "fine", 0), std::string("398.000"));
        QCOMPARE(cell(prepared->preview, "year", 0), std::string("not shown"));
        const auto& unmapped = prepared->preview.unmapped;
        QVERIFY(std::find(unmapped.begin(), unmapped.end(), "year") != unmapped.end());
    }

    /// The preview says what the load would say: a broken file beside a good one is set aside, with its name and place.
    void aBrokenFileIsSetAsideBeforehand()
    {
        api::ImportRequest request;
        request.kind = "prices";
        request.files = {file("USDCUSDT-1m-2026-03-30.csv", "1774828800000,1.0,1.0,1.0,1.0,5.00,1774828859999,5.00,1,1.0,2.0,0\n"),
                         file("broken.csv", "1774828800000,1.0,1.0,1.0,1.0,5.00,1774828859999,5.00,1,1.0,2.0,0\n")};
        request.source = domain::SourceId("desk");
        const auto prepared = Importer::prepare(request, domain::Snapshot{}, *support::parseInstant("2026-03-31T10:00:00Z"));
        QVERIFY2(prepared.has_value(), prepared ? "" : prepared.error().text().c_str());
        QCOMPARE(prepared->preview.rows, std::size_t{1});
        QCOMPARE(prepared->preview.rejected.size(), std::size_t{1});
        QVERIFY2(prepared->preview.rejected[0].text().find("broken.csv") != std::string::npos,
                 prepared->preview.rejected[0].text().c_str());
        QVERIFY(!prepared->preview.rowsBefore);
    }

    void whatIsTakenOverWithDoubtIsNoted()
    {
        api::ImportRequest request;
        request.kind = "bar-list";
        request.files = {file("bars.csv", "Serial,Brand,Gross weight (kg),Assay\nK-1,FERN,12.5,995.8\n")};
        request.source = domain::SourceId("hkia-9");
        const auto prepared = Importer::prepare(request, domain::Snapshot{}, *support::parseInstant("2026-03-31T10:00:00Z"));
        QVERIFY(prepared.has_value());
        QVERIFY(prepared->preview.rejected.empty());
        QCOMPARE(prepared->preview.notes.size(), std::size_t{1});
        QVERIFY(prepared->preview.notes[0].detail.find("what London books") != std::string::npos);
    }

    void wrongChoicesAreNamed_data()
    {
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("column");
        QTest::addColumn<QString>("says");
        QTest::newRow("no such column") << "fine" << "Weight" << "no column";
        QTest::newRow("no such field") << "colour" << "Brand" << "no field";
        QTest::newRow("without serial") << "serial" << "" << "serial";
    }
    void wrongChoicesAreNamed()
    {
        QFETCH(QString, field);
        QFETCH(QString, column);
        QFETCH(QString, says);
        const auto prepared = prepare({{field.toStdString(), column.toStdString()}});
        const std::string text = prepared
            ? (prepared->failed.empty() ? std::string("nothing was wrong") : prepared->failed.front().detail)
            : prepared.error().detail;
        QVERIFY2(QString::fromStdString(text).contains(says), text.c_str());
    }
};

QTEST_GUILESS_MAIN(tst_Importer)
#include "tst_Importer.moc"
