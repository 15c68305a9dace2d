// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/JsonFields.h"

#include <utility>

namespace assay::wire
{

using domain::Presence;
using support::Error;
using support::ErrorCode;
using support::Result;

namespace
{

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

template <class T>
constexpr JsonShape shapeOf()
{
    if constexpr (std::is_same_v<T, std::int64_t>)
        return JsonShape::Whole;
    else if constexpr (std::is_same_v<T, domain::Decimal>)
        return JsonShape::Amount;
    else if constexpr (std::is_same_v<T, std::vector<std::string>>)
        return JsonShape::List;
    else
        return JsonShape::Text;
}

template <class T>
bool readText(T& target, std::string_view text, Error& error)
{
    if constexpr (std::is_same_v<T, std::string>) {
        target.assign(text);
    } else if constexpr (kIsId<T>) {
        target = T(text);
    } else if constexpr (std::is_same_v<T, std::int64_t>) {
        const auto value = wholeNumber(text);
        if (!value) {
            error = value.error();
            return false;
        }
        target = *value;
    } else if constexpr (std::is_same_v<T, domain::Decimal>) {
        auto value = domain::Decimal::parse(text);
        if (!value) {
            error = value.error();
            return false;
        }
        target = std::move(*value);
    } else if constexpr (std::is_same_v<T, std::vector<std::string>>) {
        error = Error{ErrorCode::WrongType, "must be an array of texts, is a text", {}};
        return false;
    } else {
        const auto done = domain::assign(target, text);
        if (!done) {
            error = done.error();
            return false;
        }
    }
    return true;
}

/// A key text is joined with others by U+001F and names the row: it is neither empty nor contains the joint.
bool isKeyText(std::string_view text, Error& error)
{
    if (text.empty())
        error = Error{ErrorCode::MissingField, "the key is empty", {}};
    else if (text.find('\x1f') != std::string_view::npos)
        error = Error{ErrorCode::Malformed, "a key with the control character U+001F", {}};
    else
        return true;
    return false;
}

/// The one text of a record's key that may be empty: no subject in particular, so each one.
template <class Record>
inline constexpr std::string_view kOpenKey{};
template <>
inline constexpr std::string_view kOpenKey<domain::IssuerLimit> = "subject";

template <class Record, std::size_t I>
struct Access {
    static constexpr auto kField = std::get<I>(domain::Schema<Record>::fields());
    using Value = std::decay_t<decltype(std::declval<Record&>().*(kField.member))>;
    using Inner = typename Bare<Value>::type;

    static Value& value(void* record) { return static_cast<Record*>(record)->*(kField.member); }

    static bool setText(void* record, std::string_view text, Error& error)
    {
        if constexpr (kField.presence == Presence::Key && (std::is_same_v<Inner, std::string> || kIsId<Inner>)) {
            const bool open = !kOpenKey<Record>.empty() && kOpenKey<Record> == kField.name;
            if (!(open && text.empty()) && !isKeyText(text, error))
                return false;
        }
        if constexpr (kIsOptional<Value>)
            return readText(value(record).emplace(), text, error);
        else
            return readText(value(record), text, error);
    }
    static void setWhole(void* record, std::int64_t whole)
    {
        if constexpr (shapeOf<Inner>() == JsonShape::Whole)
            value(record) = whole;
    }
    static std::vector<std::string>* list(void* record)
    {
        if constexpr (shapeOf<Inner>() == JsonShape::List)
            return &value(record);
        else
            return nullptr;
    }
    static constexpr JsonField field()
    {
        constexpr JsonShape shape = shapeOf<Inner>();
        return {kField.name,
                JsonNameMark(kField.name),
                kField.presence,
                shape,
                kField.presence == Presence::Optional || kIsOptional<Value>,
                &setText,
                shape == JsonShape::Whole ? &setWhole : nullptr,
                shape == JsonShape::List ? &list : nullptr};
    }
};

template <class Record>
struct Table {
    static constexpr std::size_t kCount = domain::kFieldCount<Record>;
    static_assert(kCount <= 32, "the fields seen are bits of a 32-bit mask");

    static constexpr auto kFields = []<std::size_t... I>(std::index_sequence<I...>)
    {
        return std::array<JsonField, kCount>{Access<Record, I>::field()...};
    }
    (std::make_index_sequence<kCount>{});

    static constexpr std::size_t kKeys = [] {
        std::size_t keys = 0;
        for (const JsonField& field : kFields)
            keys += field.presence == Presence::Key ? 1 : 0;
        return keys;
    }();

    static constexpr std::uint32_t kDemanded = [] {
        std::uint32_t mask = 0;
        for (std::size_t i = 0; i < kCount; ++i)
            if (!kFields[i].mayBeAbsent)
                mask |= std::uint32_t{1} << i;
        return mask;
    }();

    static void* append(domain::Batches& batches) { return &domain::rowsOf<Record>(batches).emplace_back(); }
    static void dropLast(domain::Batches& batches) { domain::rowsOf<Record>(batches).pop_back(); }
    static void reserve(domain::Batches& batches, std::size_t rows)
    {
        auto& all = domain::rowsOf<Record>(batches);
        all.reserve(all.size() + rows);
    }
    static Result<std::string> keyFromTexts(std::span<const std::string> texts)
    {
        Record record;
        std::size_t next = 0;
        for (const JsonField& field : kFields) {
            if (field.presence != Presence::Key)
                continue;
            const std::string& text = texts[next++];
            Error error;
            if (!(text.empty() && field.mayBeAbsent) && !field.setText(&record, text, error)) {
                error.where = field.name;
                return tl::unexpected(std::move(error));
            }
        }
        return domain::keyOf(record);
    }

    static constexpr JsonRecord kRecord{domain::Schema<Record>::kResource,
                                        kFields,
                                        kDemanded,
                                        sizeof(Record),
                                        kKeys,
                                        &append,
                                        &dropLast,
                                        &reserve,
                                        &keyFromTexts};
};

} // namespace

const JsonRecord* jsonRecordOf(std::string_view resource)
{
    const JsonRecord* found = nullptr;
    domain::forEachStatedRecord([&](auto type) {
        using Record = typename decltype(type)::type;
        if (domain::Schema<Record>::kResource == resource)
            found = &Table<Record>::kRecord;
    });
    return found;
}

} // namespace assay::wire
