// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <optional>

#include "services/wire/AssayHttp.h"
#include "services/wire/JsonFields.h"
#include "services/wire/JsonParse.h"
#include "services/wire/JsonTree.h"

namespace assay::wire {

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace {

constexpr std::size_t kMaxCursor = 2048;
constexpr std::size_t kMaxReservedRows = 65'536;

/// Members of an envelope, in the order of kMembers. A page and a message differ only in which ones they use.
enum class Member : std::uint8_t {
    SchemaVersion, Resource, AsOf, Sequence, Total, Next, Items, Upserts, Removes, Hello, Heartbeat, Other
};
constexpr auto kMembers = std::to_array<std::string_view>(
    {"schema_version", "resource", "as_of", "sequence", "total", "next", "items", "upserts", "removes", "hello", "heartbeat"});

enum class Form : std::uint8_t { Page, Message };

Result<void> checkVersion(std::string_view version)
{
    const auto isNumber = [](std::string_view part) {
        return !part.empty() && part.size() <= 6 && part.find_first_not_of("0123456789") == std::string_view::npos;
    };
    const std::size_t dot = version.find('.');
    if (dot == std::string_view::npos || !isNumber(version.substr(0, dot)) || !isNumber(version.substr(dot + 1)))
        return fail(ErrorCode::Malformed, "not a schema version: \"" + excerpt(version) + '"');
    if (version.substr(0, dot) != "1")
        return fail(ErrorCode::Unsupported, "schema version " + std::string(version)
                                                + " is not known; this console reads 1.x – update it or ask the institution");
    return {};
}

/// Fills a FeedUpdate while the bytes stream by. Rows are made in place at the end of their batch and dropped if bad.
class EnvelopeSink {
public:
    EnvelopeSink(JsonCursor& cursor, Form form, std::string_view resource)
        : m_cursor(cursor), m_form(form), m_expected(resource), m_record(jsonRecordOf(resource))
    {
        m_update.completeness = form == Form::Page ? Completeness::Snapshot : Completeness::Delta;
    }

    // Events of the parser: each returns whether to go on.
    bool beginObject();
    bool endObject();
    bool beginArray();
    bool endArray();
    bool key(std::string_view name);
    bool text(std::string_view value);
    bool number(std::string_view digits);
    bool truth(JsonTruth value);
    bool null();

    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    /// Rows stood before the name of their resource: they were passed over, read again knowing it.
    [[nodiscard]] bool rowsCameTooEarly() const { return m_rowsCameTooEarly; }
    [[nodiscard]] bool has(Member member) const { return (m_seen >> static_cast<unsigned>(member)) & 1U; }
    [[nodiscard]] FeedUpdate& update() { return m_update; }

private:
    enum class State : std::uint8_t { Start, Envelope, Rows, Row, List, Removes, RemovedKey, Skip };

    bool stop(ErrorCode code, std::string detail, std::string_view name = {});
    bool wrongType(std::string_view demanded, std::string_view found);
    /// The value of an envelope's member, or an element, is of a type that does not fit there.
    bool unfit(std::string_view found);
    bool beginSkip();
    bool endContainer();
    bool setMember(std::string_view value, JsonValue::Kind kind);
    bool setSequence(std::string_view digits);
    bool setResource(std::string_view value);

    bool beginRow();
    bool endRow();
    void findField(std::string_view name);
    bool rowText(std::string_view value);
    bool rowNumber(std::string_view digits);
    void reject(ErrorCode code, std::string detail, std::string_view name = {});
    void rejectAt(JsonCursor place, ErrorCode code, std::string detail, std::string_view name);
    bool countItem();
    bool endRemovedKey();
    [[nodiscard]] const JsonField& field() const { return m_record->fields[static_cast<std::size_t>(m_field)]; }

    JsonCursor& m_cursor;
    Form m_form;
    std::string m_expected;
    const JsonRecord* m_record;
    FeedUpdate m_update;
    std::optional<Error> m_failure;

    State m_state = State::Start;
    Member m_member = Member::Other;
    std::uint32_t m_seen = 0;                 ///< members of the envelope
    JsonNames m_names;                        ///< of objects and members that are not ours
    bool m_rowsCameTooEarly = false;

    State m_resume = State::Envelope;         ///< where to go on after what is skipped
    std::size_t m_skipDepth = 0;

    void* m_row = nullptr;
    JsonCursor m_rowStart{std::string_view()};
    std::size_t m_item = 0;                   ///< of this list, counted from 1
    int m_field = -1;                         ///< -1: not a field of the record
    std::size_t m_nextField = 0;              ///< fields mostly come in the order of the schema
    std::uint32_t m_fieldsSeen = 0;
    bool m_rowIsBad = false;
    bool m_rowHasForeignNames = false;
    bool m_reserved = false;
    std::vector<std::string> m_removedKey;
    Error m_problem;
};

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
    case State::Start:
        return stop(ErrorCode::WrongType, "the answer must be an object, is " + std::string(found));
    case State::Envelope:
        switch (m_member) {
        case Member::SchemaVersion:
        case Member::Resource:
        case Member::AsOf:
            return wrongType("a text", found);
        case Member::Sequence:
        case Member::Total:
            return wrongType("a whole number", found);
        case Member::Next:
            return wrongType("a text or null", found);
        case Member::Items:
        case Member::Upserts:
        case Member::Removes:
            return wrongType("an array", found);
        case Member::Hello:
        case Member::Heartbeat:
            return wrongType("true", found);
        case Member::Other:
            return true;
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
            reject(ErrorCode::WrongType, "must be " + std::string(demanded) + ", is " + std::string(found), field().name);
        }
        return true;
    case State::List:
    case State::RemovedKey:
        if (!m_rowIsBad)
            reject(ErrorCode::WrongType, "an entry must be a text, is " + std::string(found),
                   m_state == State::List ? field().name : std::string_view());
        return true;
    case State::Skip:
        return true;
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
    case State::List:
        m_state = State::Row;
        return true;
    case State::Rows:
    case State::Removes:
        m_state = State::Envelope;
        return true;
    case State::RemovedKey:
        return endRemovedKey();
    case State::Start:
    case State::Envelope:
    case State::Row:
    case State::Skip:
        break;
    }
    return endContainer();
}

bool EnvelopeSink::key(std::string_view name)
{
    if (m_state == State::Row) {
        findField(name);
        return true;
    }
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
        return isNew || stop(ErrorCode::Malformed, "the name \"" + excerpt(name) + "\" stands twice in one object");
    }
    if (m_names.add(name))
        return true;
    std::string detail = "the name \"" + excerpt(name) + "\" stands twice in one object";
    // Rows that are passed over now are judged when they are read again.
    const bool rowsForLater = m_member == Member::Upserts || m_member == Member::Removes;
    if (m_resume == State::Envelope)
        return rowsForLater || stop(ErrorCode::Malformed, std::move(detail));
    if (!m_rowIsBad)
        reject(ErrorCode::Malformed, std::move(detail));
    return true;
}

bool EnvelopeSink::text(std::string_view value)
{
    switch (m_state) {
    case State::Row:
        return rowText(value);
    case State::List:
        if (!m_rowIsBad)
            field().list(m_row)->emplace_back(value);
        return true;
    case State::RemovedKey:
        if (m_removedKey.size() <= m_record->keyCount)
            m_removedKey.emplace_back(value);
        return true;
    case State::Envelope:
        return setMember(value, JsonValue::Kind::Text);
    case State::Start:
    case State::Rows:
    case State::Removes:
    case State::Skip:
        break;
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
        m_fieldsSeen |= std::uint32_t{1} << m_field;
        if (!field().mayBeAbsent && !m_rowIsBad)
            reject(ErrorCode::MissingField, "must be stated, is null", field().name);
        return true;
    }
    return unfit("null");
}

bool EnvelopeSink::setMember(std::string_view value, JsonValue::Kind kind)
{
    const bool isText = kind == JsonValue::Kind::Text;
    const std::string_view name = m_member == Member::Other ? std::string_view()
                                                            : kMembers[static_cast<std::size_t>(m_member)];
    switch (m_member) {
    case Member::SchemaVersion: {
        if (!isText)
            break;
        m_update.schemaVersion = value;
        const auto known = checkVersion(value);
        return known || stop(known.error().code, known.error().detail, name);
    }
    case Member::Resource:
        return isText ? setResource(value) : unfit("a number");
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
    case Member::Other:
        break;
    }
    return unfit(isText ? "a text" : "a number");
}

bool EnvelopeSink::setResource(std::string_view value)
{
    if (!m_expected.empty() && value != m_expected)
        return stop(ErrorCode::Malformed, "the answer is about \"" + excerpt(value) + "\", not about " + m_expected, "resource");
    if (m_record == nullptr)
        m_record = jsonRecordOf(value);
    if (m_record == nullptr)
        return stop(ErrorCode::Unsupported, "not a known resource: \"" + excerpt(value) + '"', "resource");
    m_update.resource = value;
    return true;
}

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
    const std::uint32_t absent = m_record->demanded & ~m_fieldsSeen;
    if (absent != 0 && !m_rowIsBad) {
        const std::string_view name = m_record->fields[static_cast<std::size_t>(__builtin_ctz(absent))].name;
        rejectAt(m_rowStart, ErrorCode::MissingField, '"' + std::string(name) + "\" is missing", name);
    }
    if (m_rowIsBad) {
        m_record->dropLast(m_update.upserts);
    } else if (!m_reserved) {
        // Rows of a page are alike: the first one tells how many will follow, so that the batch hardly ever moves.
        m_reserved = true;
        const std::size_t remaining = m_cursor.remaining();
        const std::size_t rowBytes = std::max<std::size_t>(m_rowStart.remaining() - remaining, 16);
        m_record->reserve(m_update.upserts, std::min(remaining / rowBytes + 1, kMaxReservedRows));
    }
    m_row = nullptr;
    return true;
}

void EnvelopeSink::findField(std::string_view name)
{
    const auto fields = m_record->fields;
    const JsonNameMark mark(name);
    std::size_t at = m_nextField;
    for (std::size_t tried = 0; tried < fields.size(); ++tried) {
        if (at == fields.size())
            at = 0;
        if (fields[at].mark == mark && (mark.size <= 16 || fields[at].name == name)) {
            m_field = static_cast<int>(at);
            m_nextField = at + 1;
            const std::uint32_t bit = std::uint32_t{1} << at;
            if ((m_fieldsSeen & bit) != 0 && !m_rowIsBad)
                reject(ErrorCode::Malformed, "the name \"" + std::string(name) + "\" stands twice in one object", name);
            m_fieldsSeen |= bit;
            return;
        }
        ++at;
    }
    m_field = -1;
    if (!m_rowHasForeignNames) {
        m_rowHasForeignNames = true;
        m_names.open();
    }
    if (!m_names.add(name) && !m_rowIsBad)
        reject(ErrorCode::Malformed, "the name \"" + excerpt(name) + "\" stands twice in one object");
}

bool EnvelopeSink::rowText(std::string_view value)
{
    if (m_field < 0 || m_rowIsBad)
        return true;
    const JsonField& target = field();
    if (!target.setText(m_row, value, m_problem)) [[unlikely]]
        reject(m_problem.code, std::move(m_problem.detail), target.name);
    return true;
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
            target.setWhole(m_row, *whole);
        else
            reject(whole.error().code, whole.error().detail, target.name);
        return true;
    }
    case JsonShape::Amount:
        reject(ErrorCode::WrongType, "amounts must be strings, is the number " + excerpt(digits), target.name);
        return true;
    case JsonShape::Text:
    case JsonShape::List:
        break;
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
        rejectAt(m_rowStart, ErrorCode::Malformed, "a key of " + std::string(m_record->resource) + " has "
                     + std::to_string(m_record->keyCount) + " texts", {});
        return true;
    }
    auto joined = m_record->keyFromTexts(m_removedKey);
    if (joined)
        m_update.removedKeys.push_back(std::move(*joined));
    else
        rejectAt(m_rowStart, joined.error().code, joined.error().detail, joined.error().where);
    return true;
}

Result<void> demand(const EnvelopeSink& sink, std::initializer_list<Member> members)
{
    for (const Member member : members) {
        if (!sink.has(member)) {
            const std::string name(kMembers[static_cast<std::size_t>(member)]);
            return fail(ErrorCode::MissingField, '"' + name + "\" is missing", bytePlace(0) + ", " + name);
        }
    }
    return {};
}

Result<AssayStreamMessage> decodeMessageAbout(std::string_view bytes, std::string_view resource)
{
    JsonCursor cursor(bytes);
    EnvelopeSink sink(cursor, Form::Message, resource);
    if (const auto done = parseJson(bytes, cursor, sink); !done)
        return tl::unexpected(done.error());
    if (const auto all = demand(sink, {Member::SchemaVersion, Member::Sequence, Member::AsOf}); !all)
        return tl::unexpected(all.error());
    const bool hello = sink.has(Member::Hello);
    const bool heartbeat = sink.has(Member::Heartbeat);
    const bool change = sink.has(Member::Resource) || sink.has(Member::Upserts) || sink.has(Member::Removes);
    if (static_cast<int>(hello) + static_cast<int>(heartbeat) + static_cast<int>(change) > 1)
        return fail(ErrorCode::Malformed, "a message is a hello, a heartbeat or a change, not two of them", bytePlace(0));
    if (change) {
        if (const auto all = demand(sink, {Member::Resource}); !all)
            return tl::unexpected(all.error());
        if (sink.rowsCameTooEarly())
            return decodeMessageAbout(bytes, std::string(sink.update().resource));
    } else if (!hello && !heartbeat) {
        return fail(ErrorCode::MissingField, "neither hello nor heartbeat nor resource", bytePlace(0) + ", resource");
    }
    AssayStreamMessage message;
    message.kind = hello       ? AssayStreamMessage::Kind::Hello
                   : heartbeat ? AssayStreamMessage::Kind::Heartbeat
                               : AssayStreamMessage::Kind::Change;
    message.schemaVersion = sink.update().schemaVersion;
    message.asOf = sink.update().asOf;
    message.sequence = sink.update().sequence;
    message.update = std::move(sink.update());
    return message;
}

} // namespace

Result<FeedUpdate> decodePage(std::string_view bytes, std::string_view expectedResource)
{
    if (jsonRecordOf(expectedResource) == nullptr)
        return fail(ErrorCode::Unsupported, "not a known resource: \"" + excerpt(expectedResource) + '"');
    JsonCursor cursor(bytes);
    EnvelopeSink sink(cursor, Form::Page, expectedResource);
    if (const auto done = parseJson(bytes, cursor, sink); !done)
        return tl::unexpected(done.error());
    if (const auto all = demand(sink, {Member::SchemaVersion, Member::Resource, Member::AsOf, Member::Sequence, Member::Items});
        !all)
        return tl::unexpected(all.error());
    return std::move(sink.update());
}

Result<AssayStreamMessage> decodeMessage(std::string_view bytes)
{
    return decodeMessageAbout(bytes, {});
}

Result<AssayAbout> decodeAbout(std::string_view bytes)
{
    const auto tree = parseJsonTree(bytes);
    if (!tree)
        return tl::unexpected(tree.error());
    if (!tree->isObject())
        return fail(ErrorCode::WrongType, "the answer must be an object, is " + std::string(toText(tree->kind)), bytePlace(tree->byte));
    AssayAbout about;
    std::string protocol;
    std::string time;
    const std::pair<std::string_view, std::string*> texts[] = {
        {"protocol", &protocol}, {"schema_version", &about.schemaVersion}, {"kind", &about.kind},
        {"id", &about.id},       {"name", &about.name},                    {"time", &time}};
    for (const auto& [name, target] : texts) {
        auto value = textMember(*tree, name);
        if (!value)
            return tl::unexpected(value.error());
        *target = std::move(*value);
        const std::string where = bytePlace(tree->find(name)->byte) + ", " + std::string(name);
        if (target == &protocol && protocol != kAssayProtocol)
            return fail(ErrorCode::Unsupported, "the protocol is \"" + excerpt(protocol) + "\", not assay-http", where);
        if (target == &about.schemaVersion) {
            if (const auto known = checkVersion(about.schemaVersion); !known)
                return fail(known.error().code, known.error().detail, where);
        }
        if (target == &time) {
            const auto at = support::parseInstant(time);
            if (!at)
                return fail(at.error().code, at.error().detail, where);
            about.time = *at;
        }
    }
    const JsonValue* const resources = tree->find("resources");
    if (resources == nullptr)
        return fail(ErrorCode::MissingField, "\"resources\" is missing", bytePlace(tree->byte) + ", resources");
    if (!resources->isArray())
        return fail(ErrorCode::WrongType, "must be an array of texts, is " + std::string(toText(resources->kind)),
                    bytePlace(resources->byte) + ", resources");
    for (const JsonValue& resource : resources->items) {
        if (!resource.isText())
            return fail(ErrorCode::WrongType, "must be a text, is " + std::string(toText(resource.kind)),
                        bytePlace(resource.byte) + ", resources");
        about.resources.push_back(resource.text);
    }
    return about;
}

std::string errorBodyText(std::string_view bytes)
{
    const auto tree = parseJsonTree(bytes);
    const JsonValue* const error = tree ? tree->find("error") : nullptr;
    if (error == nullptr || !error->isObject())
        return {};
    const auto code = textMember(*error, "code");
    const auto message = textMember(*error, "message");
    if (!code && !message)
        return {};
    return excerpt(code.value_or("error") + ": " + message.value_or(std::string()), 200);
}

} // namespace assay::wire
