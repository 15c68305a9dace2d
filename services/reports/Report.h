// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "services/reports/View.h"

namespace assay::reports {

enum class Language : std::uint8_t { English, HongKong, Mainland };
/// en, zh_HK or zh_CN. Errors: Usage.
[[nodiscard]] support::Result<Language> languageFromText(std::string_view text);

/// Browser: one self-contained file with inline charts. Print: plain tables that a simple HTML engine lays out on A4.
enum class Target : std::uint8_t { Browser, Print };

struct CoveragePoint {
    domain::Instant asOf{};
    domain::Decimal outstanding;
    domain::Decimal reserveValue;
};
struct CoverageSeries {
    domain::CoinId coin;
    std::vector<CoveragePoint> points;        ///< ascending
};

/// Everything a report is made of. The same input gives the same bytes.
struct ReportInput {
    const domain::Snapshot& snapshot;
    domain::Instant now{};                    ///< the moment up to which ages are counted
    std::string storeName;                    ///< without its path
    domain::Hash chainHead;                   ///< identifies the snapshot
    Language language = Language::English;
    std::vector<CoverageSeries> coverage;
};

/// The whole report as one HTML document; texts from outside are escaped.
[[nodiscard]] std::string renderHtml(const ReportInput& input, Target target);

/// Writes report.html, one CSV file per view, report.json and report.xlsx, as asked ("html", "csv", "json", "xlsx");
/// returns the paths. Each file appears whole or not at all, readable by its owner only.
/// Errors: Usage (unknown format), Io, DiskFull; `where` is the path.
[[nodiscard]] support::Result<std::vector<std::filesystem::path>> writeReport(const ReportInput& input,
                                                                              const std::filesystem::path& folder,
                                                                              const std::vector<std::string>& formats);

/// The content of report.json: session facts, every view, and the findings.
[[nodiscard]] std::string renderJson(const ReportInput& input);

/// Written beside its final name, synced and renamed; mode 0600. Errors: Io, DiskFull.
[[nodiscard]] support::Result<void> writeFile(const std::filesystem::path& path, std::string_view bytes);

} // namespace assay::reports
