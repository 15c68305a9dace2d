// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "services/domain/Cell.h"

/// \file What can be asked of a record without its schema. Compiled once for each record (FieldsOf.h): code that includes
/// this file does not change when a field is added.

namespace assay::domain {

/// A field's value in place: valid as long as its record is there and unchanged. monostate is "not stated".
using ValueView = std::variant<std::monostate, std::string_view, std::int64_t, const Decimal*, Instant, Date,
                               const std::vector<std::string>*>;

[[nodiscard]] Cell cellOf(const ValueView& view);

/// What can be done with a field's value of one C++ type; `value` points to it.
struct ValueAccess {
    enum class Kind : std::uint8_t { Text, Id, Code, Tier, Decimal, Integer, Moment, Day, List };

    Kind kind;
    bool isOptional; ///< is it kept as std::optional?
    ValueView (*view)(const void* value);
    /// Sets an Integer, or a Moment from milliseconds since 1970; nothing else.
    void (*setInteger)(void* value, std::int64_t to);
    /// Sets it from its canonical text; an empty text clears an optional value. Errors: Malformed.
    Result<void> (*setText)(void* value, std::string_view text);
    /// As setText, but an empty text is a value like any other. Errors: Malformed.
    Result<void> (*setStated)(void* value, std::string_view text);
};

/// One field of a record whose type is not known to the caller. `record` points to one of that type.
struct FieldAccess : FieldInfo {
    std::size_t offset; ///< of the value within the record, bytes
    const ValueAccess* type;

    [[nodiscard]] ValueView view(const void* record) const { return type->view(static_cast<const char*>(record) + offset); }
    /// The value as machine formats write it; empty for "not stated".
    [[nodiscard]] std::string text(const void* record) const;
    void setInteger(void* record, std::int64_t to) const { type->setInteger(static_cast<char*>(record) + offset, to); }
    [[nodiscard]] Result<void> setText(void* record, std::string_view text) const
    {
        return type->setText(static_cast<char*>(record) + offset, text);
    }
    [[nodiscard]] Result<void> setStated(void* record, std::string_view text) const
    {
        return type->setStated(static_cast<char*>(record) + offset, text);
    }
    /// The list of a field of Kind::List.
    [[nodiscard]] std::vector<std::string>& list(void* record) const
    {
        return *reinterpret_cast<std::vector<std::string>*>(static_cast<char*>(record) + offset);
    }
};

/// The field of this name; nullptr if there is none.
[[nodiscard]] const FieldAccess* fieldNamed(std::span<const FieldAccess> fields, std::string_view name);
/// The fields whose values differ, in order. Both point to records of the type that `fields` belongs to.
[[nodiscard]] std::vector<const FieldAccess*> differingFields(std::span<const FieldAccess> fields, const void* left,
                                                              const void* right);
/// Sets the fields of a record from as many cells in the order of the schema; a cell that states nothing leaves its field as
/// it is. Errors: Malformed (another number of cells, a cell that its field cannot hold); `where` is the field.
[[nodiscard]] Result<void> setFields(std::span<const FieldAccess> fields, void* record, std::span<const Cell> cells);

/// "reserve_statement": the SQL table.
template <class Record>
[[nodiscard]] std::string_view nameOf();
/// "reserve-statements": the path of the endpoint and the CSV file.
template <class Record>
[[nodiscard]] std::string_view resourceOf();
/// The resources whose answers state a record's rows, or what they are made of.
template <class Record>
[[nodiscard]] std::span<const std::string_view> resourcesOf();
template <class Record>
[[nodiscard]] std::span<const FieldInfo> fieldInfos();

template <class Record>
[[nodiscard]] std::span<const FieldAccess> fieldsOf();

/// The value of field `index` (must be below the number of fields).
template <class Record>
[[nodiscard]] Cell cellOf(const Record& record, std::size_t index);
/// The values of all fields, in order.
template <class Record>
[[nodiscard]] std::vector<Cell> cellsOf(const Record& record);
/// The identity of a record within its source: its key fields joined by U+001F.
template <class Record>
[[nodiscard]] std::string keyOf(const Record& record);
/// Are all fields equal?
template <class Record>
[[nodiscard]] bool sameFields(const Record& left, const Record& right);

template <class Record>
[[nodiscard]] const FieldAccess* fieldNamed(std::string_view name)
{
    return fieldNamed(fieldsOf<Record>(), name);
}
template <class Record>
[[nodiscard]] std::vector<const FieldAccess*> differingFields(const Record& left, const Record& right)
{
    return differingFields(fieldsOf<Record>(), &left, &right);
}
/// The record whose cellsOf() these are. Errors: as setFields().
template <class Record>
[[nodiscard]] Result<Record> recordFrom(std::span<const Cell> cells)
{
    Record out;
    if (auto done = setFields(fieldsOf<Record>(), &out, cells); !done)
        return tl::unexpected(std::move(done.error()));
    return out;
}

} // namespace assay::domain
