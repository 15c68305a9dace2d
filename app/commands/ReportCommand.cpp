// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <iostream>
#include <map>
#include <sstream>

#include "app/commands/Gui.h"
#include "services/domain/Fields.h"
#include "services/domain/Records.h"
#include "services/reports/Report.h"
#include "ui/print/PdfWriter.h"
#include "ui/theme/Translation.h"

namespace assay::app {

namespace fs = std::filesystem;
using support::Result;

namespace {

/// Every statement of every coin that the store knows at this moment.
Result<std::vector<reports::CoverageSeries>> coverageOf(const StoredSnapshot& stored, const store::Moment& moment)
{
    using domain::ReserveStatement;
    const auto rows = stored.store->series(domain::nameOf<ReserveStatement>(), domain::Instant{}, stored.now, moment, domain::Duration{1});
    if (!rows)
        return tl::unexpected(rows.error());
    std::map<domain::CoinId, std::vector<reports::CoveragePoint>> byCoin;
    for (const auto& row : *rows) {
        const auto statement = domain::recordFrom<ReserveStatement>(row.cells);
        if (!statement)
            return tl::unexpected(statement.error());
        byCoin[statement->coin].push_back({statement->asOf, statement->outstanding, statement->assetTotal});
    }
    std::vector<reports::CoverageSeries> out;
    for (auto& [coin, points] : byCoin) {
        std::stable_sort(points.begin(), points.end(), [](const auto& a, const auto& b) { return a.asOf < b.asOf; });
        out.push_back({coin, std::move(points)});
    }
    return out;
}

} // namespace

Exit runReport(const Options& options, int& argc, char** argv)
{
    const auto language = reports::languageFromText(options.language);
    if (!language)
        return failed(language.error());
    const auto moment = momentOf(options);
    if (!moment)
        return failed(moment.error());
    std::vector<std::string> formats;
    bool pdf = false;
    std::stringstream list(options.formats);
    for (std::string format; std::getline(list, format, ',');) {
        if (format == "pdf")
            pdf = true;
        else
            formats.push_back(format);
    }
    const auto stored = loadStored(options);
    if (!stored)
        return failed(stored.error());
    auto coverage = coverageOf(*stored, *moment);
    if (!coverage)
        return failed(coverage.error());
    const auto head = stored->store->head();
    if (!head)
        return failed(head.error());
    const reports::ReportInput input{*stored->snapshot, stored->now, fs::path(options.store).filename().string(), *head, *language,
                                     std::move(*coverage)};
    const auto paths = reports::writeReport(input, options.out, formats);
    if (!paths)
        return failed(paths.error());
    for (const auto& path : *paths)
        std::cout << path.string() << '\n';
    if (pdf) {
        const auto application = makeApplication(argc, argv, Display::NotNeeded);
        ui::Translation translation;
        translation.setLanguage(languageOf(options.language));
        const std::string path = (fs::path(options.out) / "report.pdf").string();
        const auto written = ui::PdfWriter::write(QString::fromStdString(reports::renderHtml(input, reports::Target::Print)),
                                                  QString::fromStdString(path), languageOf(options.language));
        if (!written.ok())
            return failed({support::ErrorCode::Io, written.error.toStdString(), path});
        std::cout << path << '\n';
    }
    return Exit::Done;
}

} // namespace assay::app
