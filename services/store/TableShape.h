// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace assay::store
{

/// Plain: rows are only added. Judged: versions by key (findings, health). Stated: versions by source and key, each
/// with the observation (answer) that stated it.
enum class TableKind { Plain, Judged, Stated };
enum class Hashed { Yes, No };

struct Column {
    std::string name;
    std::string type;            ///< SQL type and constraints
    Hashed hashed = Hashed::Yes; ///< does it take part in the row's digest?
};

/// One table: from it come CREATE, INSERT, SELECT and the order of hashing. The position of a column is part of the
/// digest of a row: columns are added at the end only, tables at the end of tableShapes() only.
struct TableShape {
    std::string name;
    TableKind kind = TableKind::Plain;
    std::vector<Column> columns;      ///< after row_id
    std::vector<std::string> indexes; ///< CREATE statements

    [[nodiscard]] std::string createSql() const;
    /// row_id, then every column but row_superseded.
    [[nodiscard]] std::string insertSql() const;
    /// SELECT row_id and all columns, in rowid order.
    [[nodiscard]] std::string scanSql() const;
};

// Columns every table begins with, counted after row_id: row_tick, row_check. Versioned tables go on with these.
inline constexpr std::size_t kTickColumn = 0;
inline constexpr std::size_t kCheckColumn = 1;
inline constexpr std::size_t kSupersededColumn = 2;

[[nodiscard]] std::string sqlName(std::string_view identifier);

/// Every table that takes part in the hash chain, in the order in which a tick is hashed.
[[nodiscard]] const std::vector<TableShape>& tableShapes();
/// nullptr if there is none of that name.
[[nodiscard]] const TableShape* findShape(std::string_view name);

} // namespace assay::store
