// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/domain/Snapshot.h"

namespace assay::reports {

struct Column {
    std::string name;                 ///< as in interface.md and the record schemas
    domain::Semantic semantic = domain::Semantic::Text;
};

/// One row with where it came from; cells in the order of the view's columns.
struct ViewRow {
    std::vector<domain::Cell> cells;
    domain::SourceId source;
    domain::Instant asOf{};
    domain::Instant knownAt{};
    domain::Tier tier = domain::Tier::SelfReported;
    domain::Quality quality = domain::Quality::Missing;
    std::string raw;                  ///< SHA-256 of the answer that stated it
};

/// A table of figures, ready to be printed or written in any format: the one path from a snapshot to "show", CSV, JSON,
/// spreadsheet and report. Plain value, any thread.
struct View {
    std::string what;                 ///< "reserves"
    std::vector<Column> columns;
    std::vector<ViewRow> rows;

    /// Columns of every view after its own: source, as_of, known_at, tier, quality, raw.
    [[nodiscard]] static const std::vector<Column>& provenanceColumns();
    /// The value of column `index`, the provenance columns included.
    [[nodiscard]] domain::Cell cell(const ViewRow& row, std::size_t index) const;
    [[nodiscard]] std::size_t columnCount() const { return columns.size() + provenanceColumns().size(); }
    [[nodiscard]] const Column& column(std::size_t index) const;
};

/// A column of a view, found once by its name: where it is among the columns does not matter. The provenance columns are
/// members of ViewRow and not found here. Does not refer to the view after it was made.
class ColumnOf {
public:
    ColumnOf(const View& view, std::string_view name);
    /// Does the view have it? If not, it is stated in no row.
    [[nodiscard]] bool exists() const { return m_index.has_value(); }
    [[nodiscard]] const domain::Cell& operator()(const ViewRow& row) const;

private:
    std::optional<std::size_t> m_index;
};

/// Everything that makeView() knows, in the order of the report.
[[nodiscard]] const std::vector<std::string_view>& viewNames();

/// Errors: Usage (no such view; the message lists them).
[[nodiscard]] support::Result<View> makeView(std::string_view what, const domain::Snapshot& snapshot, domain::Instant now);

/// Coverage of a statement: asset_total ÷ outstanding, six digits, rounded down so that a shortfall never reads 1.000000.
/// Not stated if nothing is outstanding.
[[nodiscard]] domain::Cell coverageOf(const domain::ReserveStatement& statement);

} // namespace assay::reports
