// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <bit>

#include "services/wire/AssayHttp.h"
#include "services/wire/AssayHttpEnvelope.h"

namespace assay::wire
{

using support::ErrorCode;

namespace
{

constexpr std::size_t kMaxReservedRows = 65'536;

} // namespace

bool EnvelopeSink::countItem()
{
    // A page has one list, a message two: each has its own limit.
    if (++m_item <= kJsonMaxElements)
        return true;
    return stop(ErrorCode::OutOfRange, "more than " + std::to_string(kJsonMaxElements) + " items");
}

bool EnvelopeSink::beginRow()
{
    if (!countItem())
        return false;
    m_rowStart = m_cursor;
    m_row = m_record->append(m_update.upserts);
    m_state = State::Row;
    m_field = -1;
    m_nextField = 0;
    m_fieldsSeen = 0;
    m_rowIsBad = false;
    m_rowHasForeignNames = false;
    return true;
}

bool EnvelopeSink::endRow()
{
    if (m_rowHasForeignNames)
        m_names.close();
    m_state = State::Rows;
    const std::uint64_t absent = m_record->demanded & ~m_fieldsSeen;
    if (absent != 0 && !m_rowIsBad) {
        const std::string_view name = m_record->fields[static_cast<std::size_t>(std::countr_zero(absent))].name();
        rejectAt(m_rowStart, ErrorCode::MissingField, '"' + std::string(name) + "\" is missing", name);
    }
    if (m_rowIsBad) {
        m_record->dropLast(m_update.upserts);
    } else if (!m_reserved) {
        // Rows of a page are alike: the size of the first estimates how many will follow, so that the batch hardly ever moves.
        m_reserved = true;
        const std::size_t remaining = m_cursor.remaining();
        const std::size_t rowBytes = std::max<std::size_t>(m_rowStart.remaining() - remaining, 16);
        m_record->reserve(m_update.upserts, std::min(remaining / rowBytes + 1, kMaxReservedRows));
    }
    m_row = nullptr;
    return true;
}

void EnvelopeSink::searchField(const JsonNameMark& mark, std::string_view name)
{
    const std::size_t count = m_record->fields.size();
    for (std::size_t tried = 0, at = m_nextField; tried < count; ++tried, ++at) {
        if (at >= count)
            at = 0;
        if (isField(at, mark, name)) {
            enterField(at);
            return;
        }
    }
    m_field = -1;
    if (!m_rowHasForeignNames) {
        m_rowHasForeignNames = true;
        m_names.open();
    }
    if (!m_names.add(name) && !m_rowIsBad)
        reject(ErrorCode::Malformed, twice(name));
}

void EnvelopeSink::rejectDuplicate(std::string_view name)
{
    if (!m_rowIsBad)
        reject(ErrorCode::Malformed, twice(name), name);
}

bool EnvelopeSink::rowNumber(std::string_view digits)
{
    if (m_field < 0 || m_rowIsBad)
        return true;
    const JsonField& target = field();
    switch (target.shape) {
    case JsonShape::Whole: {
        const auto whole = wholeNumber(digits);
        if (whole)
            target.access->setInteger(m_row, *whole);
        else
            reject(whole.error().code, whole.error().detail, target.name());
        return true;
    }
    case JsonShape::Amount:
        reject(ErrorCode::WrongType, "amounts must be strings, is the number " + excerpt(digits), target.name());
        return true;
    case JsonShape::Text:
    case JsonShape::List: break;
    }
    return unfit("a number");
}

void EnvelopeSink::reject(ErrorCode code, std::string detail, std::string_view name)
{
    rejectAt(m_cursor, code, std::move(detail), name);
}

void EnvelopeSink::rejectAt(JsonCursor place, ErrorCode code, std::string detail, std::string_view name)
{
    m_rowIsBad = true;
    if (m_update.rejected.size() >= kMaxRejectedRows) {
        ++m_update.rejectedMore;
        return;
    }
    const bool removal = m_member == Member::Removes;
    std::string where = bytePlace(place.byte()) + (removal ? ", removal " : ", item ") + std::to_string(m_item);
    if (!name.empty())
        where.append(", ").append(name);
    m_update.rejected.push_back({code, std::move(detail), std::move(where)});
}

bool EnvelopeSink::endRemovedKey()
{
    m_state = State::Removes;
    if (m_rowIsBad)
        return true;
    if (m_removedKey.size() != m_record->keyCount) {
        rejectAt(m_rowStart, ErrorCode::Malformed,
                 "a key of " + std::string(m_record->resource) + " has " + std::to_string(m_record->keyCount) +
                     " texts",
                 {});
        return true;
    }
    auto joined = m_record->keyFromTexts(m_removedKey);
    if (joined)
        m_update.removedKeys.push_back(std::move(*joined));
    else
        rejectAt(m_rowStart, joined.error().code, joined.error().detail, joined.error().where);
    return true;
}

} // namespace assay::wire
