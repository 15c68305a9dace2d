// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sqlite3.h>

#include <optional>
#include <string>
#include <vector>

#include "services/domain/RecordSchemas.h"
#include "services/store/Failure.h"
#include "services/store/RowBuffer.h"
#include "services/store/TableShape.h"

/// \file The one mapping between a record and the columns of its table. NULL is "not stated", instants are milliseconds
/// since 1970, everything else is the canonical text of the field.

namespace assay::store
{

inline void put(RowBuffer& row, const std::string& value)
{
    value.empty() ? row.null() : row.text(value);
}
inline void put(RowBuffer& row, std::int64_t value)
{
    row.integer(value);
}
inline void put(RowBuffer& row, domain::Instant value)
{
    row.integer(value.time_since_epoch().count());
}
inline void put(RowBuffer& row, const domain::Decimal& value)
{
    row.text(value.text());
}
inline void put(RowBuffer& row, domain::Date value)
{
    row.text(support::toText(value));
}
inline void put(RowBuffer& row, domain::Tier value)
{
    row.text(domain::letter(value));
}
template <class Tag>
void put(RowBuffer& row, const support::StrongId<Tag>& value)
{
    put(row, value.value());
}
template <domain::TextEnum Enum>
void put(RowBuffer& row, Enum value)
{
    row.text(domain::toText(value));
}
inline void put(RowBuffer& row, const std::vector<std::string>& value)
{
    const auto cell = domain::toCell(value);
    const auto* joined = std::get_if<std::string>(&cell);
    joined == nullptr ? row.null() : row.text(*joined);
}
template <class Value>
void put(RowBuffer& row, const std::optional<Value>& value)
{
    value ? put(row, *value) : row.null();
}

template <class Record>
void putFields(RowBuffer& row, const Record& record)
{
    domain::forEachField<Record>([&](const auto& field) { put(row, record.*(field.member)); });
}

/// Instants outside of the years 0 to 9999 cannot be shown: in a store they are damage.
[[nodiscard]] inline domain::Instant instantFrom(std::int64_t milliseconds)
{
    constexpr std::int64_t kFirst = -62'167'219'200'000;
    constexpr std::int64_t kEnd = 253'402'300'800'000;
    if (milliseconds < kFirst || milliseconds >= kEnd)
        throw Failure(ErrorCode::StoreCorrupt, "instant beyond the years 0 to 9999");
    return domain::Instant{domain::Duration{milliseconds}};
}

template <class Value>
void take(const Statement& row, int column, Value& target)
{
    if (row.isNull(column))
        return;
    if constexpr (kStoredAsInteger<Value>) {
        if (row.type(column) != SQLITE_INTEGER)
            throw Failure(ErrorCode::StoreCorrupt, "not an integer");
        if constexpr (std::is_same_v<Value, std::int64_t> || std::is_same_v<Value, std::optional<std::int64_t>>)
            target = row.integer(column);
        else
            target = instantFrom(row.integer(column));
    } else {
        // By qualified name: assign is overloaded for each field type in domain.
        if (auto done = domain::assign(target, row.text(column)); !done)
            throw Failure(ErrorCode::StoreCorrupt, done.error().detail);
    }
}

[[nodiscard]] inline std::string rowPlace(std::string_view table, std::int64_t rowId, std::int64_t tick)
{
    return "table " + std::string(table) + ", row " + std::to_string(rowId) + ", tick " + std::to_string(tick);
}

/// Reads a record whose first field is column `first`. Throws Failure with table, row and field.
template <class Record>
[[nodiscard]] Record takeRecord(const Statement& row, int first, std::int64_t rowId, std::int64_t tick)
{
    Record record;
    int column = first;
    domain::forEachField<Record>([&](const auto& field) {
        try {
            take(row, column, record.*(field.member));
        } catch (const Failure& failure) {
            throw Failure(failure.error().code, failure.error().detail,
                          rowPlace(domain::Schema<Record>::kName, rowId, tick) + ", field " + std::string(field.name));
        }
        ++column;
    });
    return record;
}

} // namespace assay::store
