// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstring>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <vector>

#include "services/domain/Schema.h"
#include "services/domain/SharedTexts.h"

/// \file A record as a run of bytes, field after field in the order of its schema. It serves tables of so many rows that
/// their memory counts; the bytes never leave the process. A field that is not stated takes one byte, a number as many as
/// it needs and one, a text that many rows state three. The same record packs to the same bytes, unless its texts are kept
/// elsewhere (SharedTexts).

namespace assay::domain {

/// Appends values to a run of bytes.
class RowWriter {
public:
    RowWriter(std::string& out, SharedTexts& texts) : m_out(out), m_texts(texts) {}

    /// Identifiers are hardly ever stated twice, so they are not looked for among shared texts.
    void put(const std::string& value, Semantic semantic);
    void put(std::int64_t value, Semantic);
    void put(const Decimal& value, Semantic);
    void put(Instant value, Semantic semantic) { put(std::int64_t{value.time_since_epoch().count()}, semantic); }
    void put(Date value, Semantic semantic);
    void put(const std::vector<std::string>& value, Semantic);
    template <class Tag>
    void put(const support::StrongId<Tag>& value, Semantic semantic) { put(value.value(), semantic); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void put(Enum value, Semantic) { m_out += static_cast<char>(value); }
    template <class T>
    void put(const std::optional<T>& value, Semantic semantic)
    {
        if (value)
            put(*value, semantic);
        else
            m_out += kNotStated;
    }

    static constexpr char kNotStated = '\xff';

private:
    void putInline(std::string_view text);

    std::string& m_out;
    SharedTexts& m_texts;
};

/// Takes values from a run of bytes in the order in which they were put.
class RowReader {
public:
    RowReader(std::string_view bytes, const SharedTexts& texts) : m_at(bytes.data()), m_texts(texts) {}

    void take(std::string& out) { out = text(); }
    void take(std::int64_t& out) { out = number(); }
    void take(Decimal& out)
    {
        const unsigned char scale = byte();
        if (scale == kWideDecimal)
            takeWide(out);
        else
            out.assign(number(), scale);
    }
    void take(Instant& out) { out = Instant{Duration{number()}}; }
    void take(Date& out);
    void take(std::vector<std::string>& out);
    template <class Tag>
    void take(support::StrongId<Tag>& out) { out = support::StrongId<Tag>(text()); }
    template <class Enum>
        requires std::is_enum_v<Enum>
    void take(Enum& out) { out = static_cast<Enum>(*m_at++); }
    template <class T>
    void take(std::optional<T>& out)
    {
        if (*m_at == RowWriter::kNotStated) {
            ++m_at;
            out.reset();
            return;
        }
        if (!out)
            out.emplace();
        take(*out);
    }

    template <class T>
    void skip()
    {
        if constexpr (std::is_enum_v<T>)
            ++m_at;
        else if constexpr (std::is_same_v<T, std::int64_t> || std::is_same_v<T, Instant> || std::is_same_v<T, Date>)
            skipNumber();
        else
            skipLong(static_cast<const T*>(nullptr));
    }

private:
    // The first byte of a text is its length, or one of these.
    static constexpr unsigned char kSharedText = 0xfc;   ///< its number follows, two bytes
    static constexpr unsigned char kLongText = 0xfd;     ///< its length follows, four bytes
    // The first byte of a decimal is its scale, or this: a text follows.
    static constexpr unsigned char kWideDecimal = 0x80;
    friend class RowWriter;

    [[nodiscard]] unsigned char byte() { return static_cast<unsigned char>(*m_at++); }
    template <class Value>
    [[nodiscard]] Value raw()
    {
        Value value{};
        std::memcpy(&value, m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }
    [[nodiscard]] std::string_view text()
    {
        std::size_t size = byte();
        if (size == kSharedText)
            return m_texts.text(raw<std::uint16_t>());
        if (size == kLongText)
            size = raw<std::uint32_t>();
        const std::string_view out(m_at, size);
        m_at += size;
        return out;
    }
    /// The first byte says how many follow, the low ones first.
    [[nodiscard]] std::int64_t number()
    {
        const unsigned bytes = byte();
        if (bytes == 0)
            return 0;
        std::uint64_t value = 0;
        for (unsigned i = 0; i < bytes; ++i)
            value |= std::uint64_t{static_cast<unsigned char>(m_at[i])} << (8 * i);
        m_at += bytes;
        const unsigned shift = 64 - 8 * bytes;
        return static_cast<std::int64_t>(value << shift) >> shift;
    }
    void takeWide(Decimal& out);
    void skipNumber() { m_at += 1 + static_cast<unsigned char>(*m_at); }
    void skipLong(const std::string*) { static_cast<void>(text()); }
    template <class Tag>
    void skipLong(const support::StrongId<Tag>*) { static_cast<void>(text()); }
    void skipLong(const Decimal*);
    void skipLong(const std::vector<std::string>*);
    template <class T>
    void skipLong(const std::optional<T>*)
    {
        if (*m_at == RowWriter::kNotStated)
            ++m_at;
        else
            skip<T>();
    }

    const char* m_at;
    const SharedTexts& m_texts;
};

/// Appends `record` to `out`.
template <class Record>
void packInto(std::string& out, SharedTexts& texts, const Record& record)
{
    RowWriter writer(out, texts);
    forEachField<Record>([&](const auto& field) { writer.put(record.*(field.member), field.semantic); });
}

/// What packInto() made. All fields of `out` are set; what they held is gone.
template <class Record>
void unpackTo(Record& out, std::string_view bytes, const SharedTexts& texts)
{
    RowReader reader(bytes, texts);
    forEachField<Record>([&](const auto& field) { reader.take(out.*(field.member)); });
}

/// As unpackTo(), of these fields only; the others stay as they are.
template <class Record>
void unpackFieldsTo(Record& out, FieldSet fields, std::string_view bytes, const SharedTexts& texts)
{
    RowReader reader(bytes, texts);
    forEachField<Record>([&]<class Value>(const Field<Record, Value>& field) {
        if (fields.bits == 0)
            return;
        if ((fields.bits & 1) != 0)
            reader.take(out.*(field.member));
        else
            reader.skip<Value>();
        fields.bits >>= 1;
    });
}

/// As cellOf() of the record, at the cost of this field and a glance at those before.
template <class Record>
[[nodiscard]] Cell packedCell(std::string_view bytes, const SharedTexts& texts, std::size_t index)
{
    RowReader reader(bytes, texts);
    Cell out;
    std::size_t at = 0;
    forEachField<Record>([&]<class Value>(const Field<Record, Value>&) {
        if (at < index) {
            reader.skip<Value>();
        } else if (at == index) {
            Value value{};
            reader.take(value);
            out = toCell(value);
        }
        ++at;
    });
    return out;
}

/// As keyOf() of the record.
template <class Record>
[[nodiscard]] std::string packedKey(std::string_view bytes, const SharedTexts& texts)
{
    RowReader reader(bytes, texts);
    std::string key;
    auto left = countFields<Record>([](const auto& field) { return field.presence == Presence::Key; });
    forEachField<Record>([&]<class Value>(const Field<Record, Value>& field) {
        if (left == 0)
            return;
        if (field.presence != Presence::Key) {
            reader.skip<Value>();
            return;
        }
        Value value{};
        reader.take(value);
        appendToKey(key, value);
        --left;
    });
    return key;
}

} // namespace assay::domain
