// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/JsonFields.h"

#include <utility>

namespace assay::wire
{

using domain::Presence;
using domain::ValueAccess;
using support::Error;
using support::ErrorCode;
using support::Result;

namespace
{

JsonShape shapeOf(ValueAccess::Kind kind)
{
    switch (kind) {
    case ValueAccess::Kind::Integer: return JsonShape::Whole;
    case ValueAccess::Kind::Decimal: return JsonShape::Amount;
    case ValueAccess::Kind::List: return JsonShape::List;
    case ValueAccess::Kind::Text:
    case ValueAccess::Kind::Id:
    case ValueAccess::Kind::Code:
    case ValueAccess::Kind::Tier:
    case ValueAccess::Kind::Moment:
    case ValueAccess::Kind::Day: return JsonShape::Text;
    }
    return JsonShape::Text;
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

template <class Record>
std::string keyOf(const JsonRecord& of, std::span<const std::string> texts, Error& error)
{
    Record record;
    std::size_t next = 0;
    for (const JsonField& field : of.fields) {
        if (field.presence() != Presence::Key)
            continue;
        const std::string& text = texts[next++];
        if (!(text.empty() && field.mayBeAbsent) && !field.setText(&record, text, error)) {
            error.where = field.name();
            return {};
        }
    }
    return domain::keyOf(record);
}

template <class Record>
JsonRecord makeRecord()
{
    JsonRecord out;
    out.resource = domain::resourceOf<Record>();
    out.size = sizeof(Record);
    out.append = [](domain::Batches& batches) -> void* { return &domain::rowsOf<Record>(batches).emplace_back(); };
    out.dropLast = [](domain::Batches& batches) { domain::rowsOf<Record>(batches).pop_back(); };
    out.reserve = [](domain::Batches& batches, std::size_t rows) {
        auto& all = domain::rowsOf<Record>(batches);
        all.reserve(all.size() + rows);
    };
    out.keyOf = &keyOf<Record>;
    for (const auto& field : domain::fieldsOf<Record>()) {
        const bool mayBeAbsent = field.presence == Presence::Optional || field.type->isOptional;
        if (!mayBeAbsent)
            out.demanded |= std::uint64_t{1} << out.fields.size();
        out.keyCount += field.presence == Presence::Key ? 1 : 0;
        out.fields.push_back({&field, JsonNameMark(field.name), shapeOf(field.type->kind), mayBeAbsent,
                              field.name == kOpenKey<Record>});
    }
    return out;
}

std::vector<JsonRecord> makeRecords()
{
    std::vector<JsonRecord> out;
    out.reserve(domain::StatedRecords::kSize);
    domain::forEachStatedRecord(
        [&]<class Record>(std::type_identity<Record>) { out.push_back(makeRecord<Record>()); });
    return out;
}

} // namespace

bool JsonField::setText(void* record, std::string_view text, Error& error) const
{
    const auto kind = access->type->kind;
    if (access->presence == Presence::Key && (kind == ValueAccess::Kind::Text || kind == ValueAccess::Kind::Id) &&
        !(mayBeEmpty && text.empty()) && !isKeyText(text, error))
        return false;
    if (shape == JsonShape::List) {
        error = Error{ErrorCode::WrongType, "must be an array of texts, is a text", {}};
        return false;
    }
    if (shape == JsonShape::Whole) {
        const auto value = wholeNumber(text);
        if (value)
            access->setInteger(record, *value);
        else
            error = value.error();
        return value.has_value();
    }
    auto done = access->setStated(record, text);
    if (!done)
        error = std::move(done.error());
    return done.has_value();
}

Result<std::string> JsonRecord::keyFromTexts(std::span<const std::string> texts) const
{
    Error error;
    auto key = keyOf(*this, texts, error);
    if (!error.detail.empty())
        return tl::unexpected(std::move(error));
    return key;
}

const JsonRecord* jsonRecordOf(std::string_view resource)
{
    static const std::vector<JsonRecord> records = makeRecords();
    for (const JsonRecord& record : records)
        if (record.resource == resource)
            return &record;
    return nullptr;
}

} // namespace assay::wire
