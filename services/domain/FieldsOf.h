// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <utility>

#include "services/domain/Fields.h"
#include "services/domain/Schema.h"
#include "services/domain/Table.h"

/// \file Definitions of Fields.h. Included only where they are instantiated for each record (RecordCode.h).

namespace assay::domain {

template <class Record>
std::string_view nameOf()
{
    return Schema<Record>::kName;
}

template <class Record>
std::string_view resourceOf()
{
    return Schema<Record>::kResource;
}

template <class Record>
std::span<const std::string_view> resourcesOf()
{
    if constexpr (requires { Schema<Record>::kDerivedFrom; })
        return Schema<Record>::kDerivedFrom;
    else
        return {&Schema<Record>::kResource, 1};
}

template <class Record>
std::span<const FieldInfo> fieldInfos()
{
    static_assert(kFieldCount<Record> <= 64, "a record has at most 64 fields: FieldSet and the JSON reader keep one bit for each");
    static constexpr auto kInfos = [] {
        std::array<FieldInfo, kFieldCount<Record>> out{};
        std::size_t at = 0;
        forEachField<Record>([&](const auto& field) { out[at++] = {field.name, field.semantic, field.presence}; });
        return out;
    }();
    return kInfos;
}

namespace detail {

// Over any record, in Fields.cpp:
[[nodiscard]] std::vector<Cell> cells(std::span<const FieldAccess> fields, const void* record);
[[nodiscard]] std::string key(std::span<const FieldAccess> fields, const void* record);
[[nodiscard]] bool same(std::span<const FieldAccess> fields, const void* left, const void* right);

inline ValueView viewOf(const std::string& value)
{
    return value.empty() ? ValueView{} : ValueView{std::string_view(value)};
}
inline ValueView viewOf(std::int64_t value) { return value; }
inline ValueView viewOf(const Decimal& value) { return &value; }
inline ValueView viewOf(Instant value) { return value; }
inline ValueView viewOf(Date value) { return value; }
inline ValueView viewOf(Tier value) { return letter(value); }
inline ValueView viewOf(const std::vector<std::string>& value) { return value.empty() ? ValueView{} : ValueView{&value}; }
template <class Tag>
ValueView viewOf(const support::StrongId<Tag>& value)
{
    return viewOf(value.value());
}
template <TextEnum Enum>
ValueView viewOf(Enum value)
{
    return toText(value);
}
template <class T>
ValueView viewOf(const std::optional<T>& value)
{
    return value ? viewOf(*value) : ValueView{};
}

template <class T>
struct Bare {
    using type = T;
};
template <class T>
struct Bare<std::optional<T>> {
    using type = T;
};

template <class T>
inline constexpr bool kIsId = false;
template <class Tag>
inline constexpr bool kIsId<support::StrongId<Tag>> = true;

/// Of a type without std::optional.
template <class T>
constexpr ValueAccess::Kind kindOf()
{
    using Kind = ValueAccess::Kind;
    if constexpr (std::is_same_v<T, std::string>)
        return Kind::Text;
    else if constexpr (kIsId<T>)
        return Kind::Id;
    else if constexpr (std::is_same_v<T, Tier>)
        return Kind::Tier;
    else if constexpr (std::is_same_v<T, Decimal>)
        return Kind::Decimal;
    else if constexpr (std::is_same_v<T, std::int64_t>)
        return Kind::Integer;
    else if constexpr (std::is_same_v<T, Instant>)
        return Kind::Moment;
    else if constexpr (std::is_same_v<T, Date>)
        return Kind::Day;
    else if constexpr (std::is_same_v<T, std::vector<std::string>>)
        return Kind::List;
    else
        return Kind::Code;
}

template <class Value>
void setInteger(void* value, std::int64_t to)
{
    using T = typename Bare<Value>::type;
    if constexpr (std::is_same_v<T, Instant>)
        *static_cast<Value*>(value) = Instant{Duration{to}};
    else if constexpr (std::is_same_v<T, std::int64_t>)
        *static_cast<Value*>(value) = to;
}

template <class Value>
Result<void> setStated(void* value, std::string_view text)
{
    auto& target = *static_cast<Value*>(value);
    if constexpr (std::is_same_v<Value, typename Bare<Value>::type>)
        return assign(target, text);
    else
        return assign(target.emplace(), text);
}

template <class Value>
inline constexpr ValueAccess kAccess{kindOf<typename Bare<Value>::type>(), !std::is_same_v<Value, typename Bare<Value>::type>,
                                     [](const void* value) { return viewOf(*static_cast<const Value*>(value)); },
                                     &setInteger<Value>,
                                     [](void* value, std::string_view text) {
                                         return assign(*static_cast<Value*>(value), text);
                                     },
                                     &setStated<Value>};

} // namespace detail

template <class Record>
std::span<const FieldAccess> fieldsOf()
{
    static const auto kFields = [] {
        const Record probe{};
        std::array<FieldAccess, kFieldCount<Record>> out{};
        std::size_t at = 0;
        forEachField<Record>([&]<class Value>(const Field<Record, Value>& field) {
            const auto* value = reinterpret_cast<const char*>(&(probe.*(field.member)));
            out[at++] = {{field.name, field.semantic, field.presence},
                         static_cast<std::size_t>(value - reinterpret_cast<const char*>(&probe)),
                         &detail::kAccess<Value>};
        });
        return out;
    }();
    return kFields;
}

template <class Record>
Cell cellOf(const Record& record, std::size_t index)
{
    return cellOf(fieldsOf<Record>()[index].view(&record));
}

template <class Record>
std::vector<Cell> cellsOf(const Record& record)
{
    return detail::cells(fieldsOf<Record>(), &record);
}

// Rows that are packed are many: their keys are made and compared without the table of fields.

template <class Record>
std::string keyOf(const Record& record)
{
    if constexpr (kPacked<Record>) {
        std::string key;
        forEachField<Record>([&](const auto& field) {
            if (field.presence == Presence::Key)
                appendToKey(key, record.*(field.member));
        });
        return key;
    } else {
        return detail::key(fieldsOf<Record>(), &record);
    }
}

template <class Record>
bool sameFields(const Record& left, const Record& right)
{
    if constexpr (kPacked<Record>) {
        bool same = true;
        forEachField<Record>([&](const auto& field) { same = same && left.*(field.member) == right.*(field.member); });
        return same;
    } else {
        return detail::same(fieldsOf<Record>(), &left, &right);
    }
}

} // namespace assay::domain
