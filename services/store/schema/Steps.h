// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/Database.h>

#include <cstdint>
#include <map>
#include <string>

namespace assay::store::schema
{

/// "ASSY", in the header of the file.
inline constexpr std::int64_t kApplicationId = 0x41535359;
/// user_version of a store that this version writes: the number of the last step.
inline constexpr int kVersion = 1;

/// Runs the steps after `version`, each in a transaction of its own. 0 is a fresh database. Throws.
void bringUpToDate(SQLite::Database& database, int version);

/// Every object of the newest schema: name and SQL, as sqlite_schema holds them.
[[nodiscard]] std::map<std::string, std::string> objects();

} // namespace assay::store::schema
