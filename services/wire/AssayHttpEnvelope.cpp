// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/AssayHttpEnvelope.h"

#include <algorithm>

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxCursor = 2048;

} // namespace

Result<void> checkSchemaVersion(std::string_view version)
{
    const auto isNumber = [](std::string_view part) {
        return !part.empty() && part.size() <= 6 && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t dot = version.find('.');
    if (dot == std::string_view::npos || !isNumber(version.substr(0, dot)) || !isNumber(version.substr(dot + 1)))
        return fail(ErrorCode::Malformed, "not a schema version: \"" + excerpt(version) + '"');
    if (version.substr(0, dot) != "1")
        return fail(ErrorCode::Unsupported,
                    "schema version " + std::string(version) +
                        " is not known; this console reads 1.x – update it or ask the institution");
    return {};
}

std::string twice(std::string_view name)
{
    return "the name \"" + excerpt(name) + "\" stands twice in one object";
}

bool EnvelopeSink::stop(ErrorCode code, std::string detail, std::string_view name)
{
    std::string where = bytePlace(m_cursor.byte());
    if (!name.empty())
        where.append(", ").append(name);
    m_failure = Error{code, std::move(detail), std::move(where)};
    return false;
}

bool EnvelopeSink::wrongType(std::string_view demanded, std::string_view found)
{
    return stop(ErrorCode::WrongType, "must be " + std::string(demanded) + ", is " + std::string(found),
                kMembers[static_cast<std::size_t>(m_member)]);
}

bool EnvelopeSink::unfit(std::string_view found)
{
    switch (m_state) {
    case State::Start: return stop(ErrorCode::WrongType, "the answer must be an object, is " + std::string(found));
    case State::Envelope:
        switch (m_member) {
        case Member::SchemaVersion:
        case Member::Resource:
        case Member::AsOf: return wrongType("a text", found);
        case Member::Sequence:
        case Member::Total: return wrongType("a whole number", found);
        case Member::Next: return wrongType("a text or null", found);
        case Member::Items:
        case Member::Upserts:
        case Member::Removes: return wrongType("an array", found);
        case Member::Hello:
        case Member::Heartbeat: return wrongType("true", found);
        case Member::Other: return true;
        }
        return true;
    case State::Rows:
        if (!countItem())
            return false;
        reject(ErrorCode::WrongType, "a row must be an object, is " + std::string(found));
        return true;
    case State::Removes:
        if (!countItem())
            return false;
        reject(ErrorCode::WrongType, "a removed key must be an array, is " + std::string(found));
        return true;
    case State::Row:
        if (m_field >= 0 && !m_rowIsBad) {
            const std::string_view demanded = field().shape == JsonShape::List    ? "an array of texts"
                                              : field().shape == JsonShape::Whole ? "a whole number"
                                                                                  : "a text";
            reject(ErrorCode::WrongType, "must be " + std::string(demanded) + ", is " + std::string(found),
                   field().name());
        }
        return true;
    case State::List:
    case State::RemovedKey:
        if (!m_rowIsBad)
            reject(ErrorCode::WrongType, "an entry must be a text, is " + std::string(found),
                   m_state == State::List ? field().name() : std::string_view());
        return true;
    case State::Skip: return true;
    }
    return true;
}

bool EnvelopeSink::beginSkip()
{
    m_resume = m_state;
    m_state = State::Skip;
    m_skipDepth = 1;
    return true;
}

bool EnvelopeSink::endContainer()
{
    if (m_state == State::Skip && --m_skipDepth == 0)
        m_state = m_resume;
    return true;
}

bool EnvelopeSink::beginObject()
{
    if (m_state == State::Skip) {
        ++m_skipDepth;
        m_names.open();
        return true;
    }
    if (m_state == State::Rows)
        return beginRow();
    if (m_state == State::Start) {
        m_state = State::Envelope;
        m_names.open();
        return true;
    }
    if (!unfit("an object"))
        return false;
    m_names.open();
    return beginSkip();
}

bool EnvelopeSink::endObject()
{
    if (m_state == State::Row)
        return endRow();
    m_names.close();
    return endContainer();
}

bool EnvelopeSink::beginArray()
{
    if (m_state == State::Skip) {
        ++m_skipDepth;
        return true;
    }
    if (m_state == State::Row && m_field >= 0 && !m_rowIsBad && field().shape == JsonShape::List) {
        m_state = State::List;
        return true;
    }
    if (m_state == State::Removes) {
        if (!countItem())
            return false;
        m_state = State::RemovedKey;
        m_removedKey.clear();
        m_rowIsBad = false;
        m_rowStart = m_cursor;
        return true;
    }
    const bool rows = m_state == State::Envelope && (m_member == Member::Items || m_member == Member::Upserts);
    if (rows || (m_state == State::Envelope && m_member == Member::Removes)) {
        if (m_record == nullptr) {
            m_rowsCameTooEarly = true;
            return beginSkip();
        }
        m_state = rows ? State::Rows : State::Removes;
        m_item = 0;
        return true;
    }
    return unfit("an array") && beginSkip();
}

bool EnvelopeSink::endArray()
{
    switch (m_state) {
    case State::List: m_state = State::Row; return true;
    case State::Rows:
    case State::Removes: m_state = State::Envelope; return true;
    case State::RemovedKey: return endRemovedKey();
    case State::Start:
    case State::Envelope:
    case State::Row:
    case State::Skip: break;
    }
    return endContainer();
}

bool EnvelopeSink::foreignKey(std::string_view name)
{
    if (m_state == State::Envelope) {
        const auto found = std::find(kMembers.begin(), kMembers.end(), name) - kMembers.begin();
        m_member = static_cast<Member>(found);
        // Each form ignores the members of the other.
        const bool rowsOfPage = m_member == Member::Items || m_member == Member::Total || m_member == Member::Next;
        const bool ofMessage = m_member >= Member::Upserts && m_member != Member::Other;
        const bool known = m_member != Member::Other && !(m_form == Form::Page ? ofMessage : rowsOfPage);
        const bool isNew = known ? !has(m_member) : m_names.add(name);
        if (!known)
            m_member = Member::Other;
        else
            m_seen |= std::uint32_t{1} << static_cast<unsigned>(m_member);
        return isNew || stop(ErrorCode::Malformed, twice(name));
    }
    if (m_names.add(name))
        return true;
    // Rows that are passed over now are judged when they are read again.
    const bool rowsForLater = m_member == Member::Upserts || m_member == Member::Removes;
    if (m_resume == State::Envelope)
        return rowsForLater || stop(ErrorCode::Malformed, twice(name));
    if (!m_rowIsBad)
        reject(ErrorCode::Malformed, twice(name));
    return true;
}

bool EnvelopeSink::foreignText(std::string_view value)
{
    switch (m_state) {
    case State::List:
        if (!m_rowIsBad)
            field().access->list(m_row).emplace_back(value);
        return true;
    case State::RemovedKey:
        if (m_removedKey.size() <= m_record->keyCount)
            m_removedKey.emplace_back(value);
        return true;
    case State::Envelope: return setMember(value, JsonValue::Kind::Text);
    case State::Start:
    case State::Rows:
    case State::Row:
    case State::Removes:
    case State::Skip: break;
    }
    return unfit("a text");
}

bool EnvelopeSink::number(std::string_view digits)
{
    if (m_state == State::Row)
        return rowNumber(digits);
    if (m_state == State::Envelope)
        return setMember(digits, JsonValue::Kind::Number);
    return unfit("a number");
}

bool EnvelopeSink::truth(JsonTruth value)
{
    const bool isTrue = value == JsonTruth::True;
    if (m_state == State::Envelope && isTrue && (m_member == Member::Hello || m_member == Member::Heartbeat))
        return true;
    return unfit(isTrue ? "true" : "false");
}

bool EnvelopeSink::null()
{
    if (m_state == State::Envelope && (m_member == Member::Next || m_member == Member::Total))
        return true;
    if (m_state == State::Row && m_field >= 0) {
        // As if it were absent: endRow() finds what must not be.
        m_fieldsSeen |= std::uint64_t{1} << m_field;
        if (!field().mayBeAbsent && !m_rowIsBad)
            reject(ErrorCode::MissingField, "must be stated, is null", field().name());
        return true;
    }
    return unfit("null");
}

bool EnvelopeSink::setMember(std::string_view value, JsonValue::Kind kind)
{
    const bool isText = kind == JsonValue::Kind::Text;
    const std::string_view name =
        m_member == Member::Other ? std::string_view() : kMembers[static_cast<std::size_t>(m_member)];
    switch (m_member) {
    case Member::SchemaVersion: {
        if (!isText)
            break;
        m_update.schemaVersion = value;
        const auto known = checkSchemaVersion(value);
        return known || stop(known.error().code, known.error().detail, name);
    }
    case Member::Resource: return isText ? setResource(value) : unfit("a number");
    case Member::AsOf: {
        if (!isText)
            break;
        const auto asOf = support::parseInstant(value);
        if (!asOf)
            return stop(asOf.error().code, asOf.error().detail, name);
        m_update.asOf = *asOf;
        return true;
    }
    case Member::Sequence:
    case Member::Total: {
        const auto whole = wholeNumber(value);
        if (!whole)
            return stop(whole.error().code, whole.error().detail, name);
        if (*whole < 0)
            return stop(ErrorCode::OutOfRange, "must not be negative: " + excerpt(value), name);
        if (m_member == Member::Sequence)
            m_update.sequence = *whole;
        else
            m_update.total = *whole;
        return true;
    }
    case Member::Next:
        if (!isText)
            break;
        if (value.size() > kMaxCursor)
            return stop(ErrorCode::OutOfRange, "a cursor of more than 2048 bytes", name);
        m_update.nextCursor = value;
        return true;
    case Member::Items:
    case Member::Upserts:
    case Member::Removes:
    case Member::Hello:
    case Member::Heartbeat:
    case Member::Other: break;
    }
    return unfit(isText ? "a text" : "a number");
}

bool EnvelopeSink::setResource(std::string_view value)
{
    if (!m_expected.empty() && value != m_expected)
        return stop(ErrorCode::Malformed, "the answer is about \"" + excerpt(value) + "\", not about " + m_expected,
                    "resource");
    if (m_record == nullptr)
        m_record = jsonRecordOf(value);
    if (m_record == nullptr)
        return stop(ErrorCode::Unsupported, "not a known resource: \"" + excerpt(value) + '"', "resource");
    m_update.resource = value;
    return true;
}

} // namespace assay::wire
