// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <bit>
#include <cstring>
#include <span>
#include <vector>

#include "services/domain/Changes.h"
#include "services/wire/JsonReader.h"

/// \file The tables by which a JSON reader fills any record while the bytes stream by: for each field its name and the
/// functions that set it. Made once from fieldsOf<Record>(), so one parser serves all records.

namespace assay::wire
{

/// How a field is written in JSON.
enum class JsonShape : std::uint8_t { Text, Amount, Whole, List };

/// A name as a few words, so that comparing two takes no call. Equal marks mean equal names up to 16 bytes.
struct JsonNameMark {
    std::uint64_t front = 0;
    std::uint64_t back = 0;
    std::size_t size = 0;

    constexpr JsonNameMark() = default;
    explicit constexpr JsonNameMark(std::string_view name) : size(name.size())
    {
        if (size >= 8) {
            front = word<std::uint64_t>(name, 0);
            back = word<std::uint64_t>(name, size - 8);
        } else if (size >= 4) {
            front = word<std::uint32_t>(name, 0);
            back = word<std::uint32_t>(name, size - 4);
        } else {
            for (const char c : name)
                front = front << 8 | static_cast<unsigned char>(c);
        }
    }
    friend constexpr bool operator==(const JsonNameMark&, const JsonNameMark&) = default;

private:
    template <class Word>
    static constexpr Word word(std::string_view name, std::size_t at)
    {
        std::array<char, sizeof(Word)> bytes{};
        if (std::is_constant_evaluated())
            for (std::size_t i = 0; i < sizeof(Word); ++i)
                bytes[i] = name[at + i];
        else
            std::memcpy(bytes.data(), name.data() + at, sizeof(Word));
        return std::bit_cast<Word>(bytes);
    }
};

struct JsonField {
    const domain::FieldAccess* access;
    JsonNameMark mark;
    JsonShape shape;
    bool mayBeAbsent;     ///< null and absence mean "not stated"
    bool mayBeEmpty;      ///< a text that may be empty although it is part of the key

    [[nodiscard]] std::string_view name() const { return access->name; }
    [[nodiscard]] domain::Presence presence() const { return access->presence; }
    /// False: `error` says why (code and detail).
    [[nodiscard]] bool setText(void* record, std::string_view text, support::Error& error) const;
};

/// All a reader needs of one record type.
struct JsonRecord {
    std::string_view resource;
    std::vector<JsonField> fields;
    std::uint64_t demanded = 0; ///< one bit for each field that must be there
    std::size_t size = 0;       ///< bytes of one record
    std::size_t keyCount = 0;
    void* (*append)(domain::Batches& batches);
    void (*dropLast)(domain::Batches& batches);
    void (*reserve)(domain::Batches& batches, std::size_t rows);
    std::string (*keyOf)(const JsonRecord& of, std::span<const std::string> texts, support::Error& error);

    /// keyOf() of a record with these key texts. Errors: as the key fields'.
    [[nodiscard]] support::Result<std::string> keyFromTexts(std::span<const std::string> texts) const;
};

/// nullptr: no stated record has this resource.
[[nodiscard]] const JsonRecord* jsonRecordOf(std::string_view resource);

} // namespace assay::wire
