// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/FeedUpdate.h"
#include "services/wire/JsonFields.h"
#include "services/wire/JsonReader.h"
#include "services/wire/JsonTree.h"
#include "services/wire/JsonWriter.h"

/// \file The inside of decodePage() and decodeMessage(); nobody else includes it.

namespace assay::wire
{

/// Members of an envelope, in the order of kMembers. A page and a message differ only in which ones they use.
enum class Member : std::uint8_t {
    SchemaVersion,
    Resource,
    AsOf,
    Sequence,
    Total,
    Next,
    Items,
    Upserts,
    Removes,
    Hello,
    Heartbeat,
    Other
};
inline constexpr auto kMembers =
    std::to_array<std::string_view>({"schema_version", "resource", "as_of", "sequence", "total", "next", "items",
                                     "upserts", "removes", "hello", "heartbeat"});

enum class Form : std::uint8_t { Page, Message };

/// Is this "1.x"? Errors: Malformed, Unsupported.
[[nodiscard]] support::Result<void> checkSchemaVersion(std::string_view version);

/// Fills a FeedUpdate while the bytes stream by. Rows are made in place at the end of their batch and dropped if bad.
class EnvelopeSink
{
public:
    EnvelopeSink(JsonCursor& cursor, Form form, std::string_view resource)
        : m_cursor(cursor), m_form(form), m_expected(resource), m_record(jsonRecordOf(resource))
    {
        m_update.completeness = form == Form::Page ? Completeness::Whole : Completeness::Delta;
    }

    // Events of the parser: each returns whether to go on.
    bool beginObject();
    bool endObject();
    bool beginArray();
    bool endArray();
    bool key(std::string_view name)
    {
        if (m_state == State::Row) [[likely]] {
            findField(name);
            return true;
        }
        return foreignKey(name);
    }
    bool text(std::string_view value)
    {
        if (m_state == State::Row) [[likely]]
            return rowText(value);
        return foreignText(value);
    }
    bool number(std::string_view digits);
    bool truth(JsonTruth value);
    bool null();

    [[nodiscard]] const std::optional<support::Error>& failure() const { return m_failure; }
    /// Rows came before the name of their resource: they were passed over, read again knowing it.
    [[nodiscard]] bool rowsCameTooEarly() const { return m_rowsCameTooEarly; }
    [[nodiscard]] bool has(Member member) const { return (m_seen >> static_cast<unsigned>(member)) & 1U; }
    [[nodiscard]] FeedUpdate& update() { return m_update; }

private:
    enum class State : std::uint8_t { Start, Envelope, Rows, Row, List, Removes, RemovedKey, Skip };

    bool stop(support::ErrorCode code, std::string detail, std::string_view name = {});
    bool wrongType(std::string_view demanded, std::string_view found);
    /// The value of an envelope's member, or an element, is of a type that does not fit there.
    bool unfit(std::string_view found);
    bool foreignKey(std::string_view name);
    bool foreignText(std::string_view value);
    bool beginSkip();
    bool endContainer();
    bool setMember(std::string_view value, JsonValue::Kind kind);
    bool setSequence(std::string_view digits);
    bool setResource(std::string_view value);

    bool beginRow();
    bool endRow();
    /// Fields mostly come in the order of the schema: the next one is tried first.
    void findField(std::string_view name)
    {
        const JsonNameMark mark(name);
        if (m_nextField < m_record->fields.size() && isField(m_nextField, mark, name)) [[likely]]
            enterField(m_nextField);
        else
            searchField(mark, name);
    }
    [[nodiscard]] bool isField(std::size_t at, const JsonNameMark& mark, std::string_view name) const
    {
        const JsonField& field = m_record->fields[at];
        return field.mark == mark && (mark.size <= 16 || field.name() == name);
    }
    void enterField(std::size_t at)
    {
        m_field = static_cast<int>(at);
        m_nextField = at + 1;
        const std::uint64_t bit = std::uint64_t{1} << at;
        if ((m_fieldsSeen & bit) != 0) [[unlikely]]
            rejectDuplicate(field().name());
        m_fieldsSeen |= bit;
    }
    void searchField(const JsonNameMark& mark, std::string_view name);
    void rejectDuplicate(std::string_view name);
    bool rowText(std::string_view value)
    {
        if (m_field < 0 || m_rowIsBad) [[unlikely]]
            return true;
        const JsonField& target = field();
        if (!target.setText(m_row, value, m_problem)) [[unlikely]]
            reject(m_problem.code, std::move(m_problem.detail), target.name());
        return true;
    }
    bool rowNumber(std::string_view digits);
    void reject(support::ErrorCode code, std::string detail, std::string_view name = {});
    void rejectAt(JsonCursor place, support::ErrorCode code, std::string detail, std::string_view name);
    bool countItem();
    bool endRemovedKey();
    [[nodiscard]] const JsonField& field() const { return m_record->fields[static_cast<std::size_t>(m_field)]; }

    JsonCursor& m_cursor;
    Form m_form;
    std::string m_expected;
    const JsonRecord* m_record;
    FeedUpdate m_update;
    std::optional<support::Error> m_failure;

    State m_state = State::Start;
    Member m_member = Member::Other;
    std::uint32_t m_seen = 0; ///< members of the envelope
    JsonNames m_names;        ///< of objects and members that are not ours
    bool m_rowsCameTooEarly = false;

    State m_resume = State::Envelope; ///< where to go on after what is skipped
    std::size_t m_skipDepth = 0;

    void* m_row = nullptr;
    JsonCursor m_rowStart{std::string_view()};
    std::size_t m_item = 0;      ///< of this list, counted from 1
    int m_field = -1;            ///< -1: not a field of the record
    std::size_t m_nextField = 0; ///< fields mostly come in the order of the schema
    std::uint64_t m_fieldsSeen = 0;
    bool m_rowIsBad = false;
    bool m_rowHasForeignNames = false;
    bool m_reserved = false;
    std::vector<std::string> m_removedKey;
    support::Error m_problem;
};

/// The detail of a duplicate name.
[[nodiscard]] std::string twice(std::string_view name);

} // namespace assay::wire
