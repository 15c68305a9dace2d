// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <string_view>
#include <type_traits>

#include "services/domain/Cell.h"

namespace assay::domain {

/// One field of a record: its name in JSON, SQL and CSV, and how to reach it.
template <class Record, class Value>
struct Field {
    std::string_view name;
    Value Record::*member;
    Semantic semantic;
    Presence presence = Presence::Optional;
};

/// The kinds of source that the configuration knows.
enum class SourceKind : std::uint8_t { Issuer, Ledger, Clearing, Vault, Aml };
/// As a [[source]] names them, in the order of the enumerators.
inline constexpr std::array<std::string_view, 5> kSourceKindNames{"issuer", "ledger", "clearing", "vault", "aml"};

/// For Schema::kStatedBy.
template <class... Kinds>
[[nodiscard]] constexpr std::array<SourceKind, sizeof...(Kinds)> statedBy(Kinds... kinds)
{
    return {kinds...};
}

/// Specialised for each record in RecordSchemas.h and DerivedSchemas.h:
/// - kName: singular, the SQL table;
/// - kResource: plural, the path of the endpoint and the CSV file;
/// - fields(field): calls `field(name, member, semantic, presence)` for each field, in the order of the columns;
/// - kEvent, of each stated record: is a snapshot a window on the newest rows, so that rows it no longer states stay? (D-006);
/// - kStatedBy, of each stated record: the kinds of source that are asked for it over assay-http; none if it comes from files or
///   is written by the console itself;
/// - kReported (if true): reports on a period that is over; a row stated otherwise later leaves a Restatement (D-013);
/// - kDerivedFrom: of a derived record, the resources that its rows are made of.
/// Fields.h has what can be asked of a record without its schema.
template <class Record>
struct Schema;

template <class Record>
inline constexpr bool kReported = false;
template <class Record>
    requires requires { Schema<Record>::kReported; }
inline constexpr bool kReported<Record> = Schema<Record>::kReported;

/// Calls `visit(field)` with a Field for each field, in order.
template <class Record, class Visitor>
constexpr void forEachField(Visitor&& visit)
{
    Schema<Record>::fields([&]<class Value>(std::string_view name, Value Record::*member, Semantic semantic, Presence presence) {
        visit(Field<Record, Value>{name, member, semantic, presence});
    });
}

/// The number of fields that `counts(field)` is true of.
template <class Record, class Counts>
[[nodiscard]] constexpr std::size_t countFields(Counts&& counts)
{
    std::size_t count = 0;
    forEachField<Record>([&](const auto& field) { count += counts(field) ? 1 : 0; });
    return count;
}

template <class Record>
inline constexpr std::size_t kFieldCount = countFields<Record>([](const auto&) { return true; });

/// Some fields of a record, by their positions in the schema.
struct FieldSet {
    std::uint64_t bits = 0;
};

/// The set of the fields with these members.
template <class Record, auto... Members>
[[nodiscard]] constexpr FieldSet fieldSet()
{
    static_assert(kFieldCount<Record> <= 64);
    FieldSet out;
    std::uint64_t bit = 1;
    forEachField<Record>([&]<class Value>(const Field<Record, Value>& field) {
        const auto isIt = [&]<class Other>(Other Record::*other) {
            if constexpr (std::is_same_v<Value, Other>)
                return field.member == other;
            else
                return false;
        };
        if ((isIt(Members) || ...))
            out.bits |= bit;
        bit <<= 1;
    });
    return out;
}

} // namespace assay::domain
