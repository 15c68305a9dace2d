// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/store/RowCodec.h"

#include <sqlite3.h>

#include <type_traits>
#include <variant>

#include "services/store/Failure.h"

namespace assay::store
{

namespace
{

void putView(RowBuffer& row, const domain::ValueView& view)
{
    std::visit(
        [&](const auto& value) {
            using Value = std::decay_t<decltype(value)>;
            if constexpr (std::is_same_v<Value, std::monostate>)
                row.null();
            else if constexpr (std::is_same_v<Value, std::string_view>)
                row.text(value);
            else if constexpr (std::is_same_v<Value, std::int64_t>)
                row.integer(value);
            else if constexpr (std::is_same_v<Value, domain::Instant>)
                put(row, value);
            else if constexpr (std::is_same_v<Value, domain::Date>)
                row.text(support::toText(value));
            else if constexpr (std::is_same_v<Value, const domain::Decimal*>)
                row.text(value->text());
            else
                row.text(domain::toText(domain::toCell(*value)));
        },
        view);
}

void takeField(const Statement& row, int column, const domain::FieldAccess& field, void* record)
{
    if (row.isNull(column))
        return;
    using Kind = domain::ValueAccess::Kind;
    if (field.type->kind == Kind::Integer || field.type->kind == Kind::Moment) {
        if (row.type(column) != SQLITE_INTEGER)
            throw Failure(ErrorCode::StoreCorrupt, "not an integer");
        const auto value = row.integer(column);
        if (field.type->kind == Kind::Moment)
            (void)instantFrom(value); // throws
        field.setInteger(record, value);
    } else if (auto done = field.setText(record, row.text(column)); !done) {
        throw Failure(ErrorCode::StoreCorrupt, done.error().detail);
    }
}

} // namespace

void put(RowBuffer& row, const std::string& value)
{
    value.empty() ? row.null() : row.text(value);
}

void put(RowBuffer& row, domain::Instant value)
{
    row.integer(value.time_since_epoch().count());
}

void put(RowBuffer& row, domain::Tier value)
{
    row.text(domain::letter(value));
}

void putFields(RowBuffer& row, std::span<const domain::FieldAccess> fields, const void* record)
{
    for (const auto& field : fields)
        putView(row, field.view(record));
}

domain::Instant instantFrom(std::int64_t milliseconds)
{
    constexpr std::int64_t kFirst = -62'167'219'200'000;
    constexpr std::int64_t kEnd = 253'402'300'800'000;
    if (milliseconds < kFirst || milliseconds >= kEnd)
        throw Failure(ErrorCode::StoreCorrupt, "instant beyond the years 0 to 9999");
    return domain::Instant{domain::Duration{milliseconds}};
}

std::string rowPlace(std::string_view table, std::int64_t rowId, std::int64_t tick)
{
    return "table " + std::string(table) + ", row " + std::to_string(rowId) + ", tick " + std::to_string(tick);
}

void takeFields(const Statement& row, int first, std::string_view table, std::int64_t rowId, std::int64_t tick,
                std::span<const domain::FieldAccess> fields, void* record)
{
    int column = first;
    for (const auto& field : fields) {
        try {
            takeField(row, column, field, record);
        } catch (const Failure& failure) {
            throw Failure(failure.error().code, failure.error().detail,
                          rowPlace(table, rowId, tick) + ", field " + std::string(field.name));
        }
        ++column;
    }
}

} // namespace assay::store
