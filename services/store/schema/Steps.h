// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <string>
#include <string_view>

#include "services/store/Database.h"

namespace assay::store::schema
{

/// "ASSY", in the header of the file.
inline constexpr std::int64_t kApplicationId = 0x41535359;
/// user_version of a store that this program writes: that of the last step in Steps.cpp.
inline constexpr int kVersion = 1;

/// One change of shape. What it makes is read from the schema of the record (services/domain/*Schemas.h), so that a new
/// field needs one line in Steps.cpp. Rows that were stored before have NULL there: "not stated".
struct Step {
    int version;             ///< of a store that has it; several steps may share one
    std::string_view table;  ///< nameOf<Record>(); empty: the tables of version 1
    std::string_view column; ///< name of the field; empty: the whole table with its indexes
};

/// Every step, oldest first.
[[nodiscard]] std::span<const Step> steps();

/// Takes the steps after `version`, those of one version in one transaction. 0 is a fresh database. Throws; the version
/// that was reached stays.
void bringUpToDate(const Database& database, int version, std::span<const Step> steps = schema::steps());

/// Every object of a store of this version: name and SQL, as sqlite_schema holds them.
[[nodiscard]] std::map<std::string, std::string> objects(int version = kVersion,
                                                         std::span<const Step> steps = schema::steps());

/// The statements that make version 1, each ended by a semicolon and a line feed.
[[nodiscard]] std::string_view versionOneSql();

} // namespace assay::store::schema
