// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/JsonTree.h"

#include <optional>

#include "services/wire/JsonParse.h"

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

/// Builds the tree. Open containers are owned by m_open until they are complete, so no pointer into a growing vector is
/// kept.
class TreeSink
{
public:
    explicit TreeSink(JsonCursor& cursor) : m_cursor(cursor) {}

    bool beginObject()
    {
        m_names.open();
        return open(JsonValue::Kind::Object);
    }
    bool endObject()
    {
        m_names.close();
        return close();
    }
    bool beginArray() { return open(JsonValue::Kind::Array); }
    bool endArray() { return close(); }
    bool key(std::string_view name)
    {
        if (!m_names.add(name))
            return stop(ErrorCode::Malformed, "the name \"" + excerpt(name) + "\" stands twice in one object");
        m_open.back().names.emplace_back(name);
        return true;
    }
    bool text(std::string_view value) { return leaf(JsonValue::Kind::Text, value); }
    bool number(std::string_view digits) { return leaf(JsonValue::Kind::Number, digits); }
    bool truth(JsonTruth value)
    {
        return leaf(value == JsonTruth::True ? JsonValue::Kind::True : JsonValue::Kind::False, {});
    }
    bool null() { return leaf(JsonValue::Kind::Null, {}); }

    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }
    [[nodiscard]] JsonValue take() { return std::move(m_root); }

private:
    bool stop(ErrorCode code, std::string detail)
    {
        m_failure = Error{code, std::move(detail), bytePlace(m_cursor.byte())};
        return false;
    }
    bool count()
    {
        return ++m_nodes <= kJsonMaxNodes || stop(ErrorCode::OutOfRange, "more than 200000 values in one JSON text");
    }
    bool open(JsonValue::Kind kind)
    {
        if (!count())
            return false;
        m_open.emplace_back();
        m_open.back().kind = kind;
        m_open.back().byte = m_cursor.byte();
        return true;
    }
    bool close()
    {
        JsonValue done = std::move(m_open.back());
        m_open.pop_back();
        place(std::move(done));
        return true;
    }
    bool leaf(JsonValue::Kind kind, std::string_view content)
    {
        if (!count())
            return false;
        JsonValue value;
        value.kind = kind;
        value.byte = m_cursor.byte();
        value.text = content;
        place(std::move(value));
        return true;
    }
    void place(JsonValue value)
    {
        if (m_open.empty())
            m_root = std::move(value);
        else
            m_open.back().items.push_back(std::move(value));
    }

    JsonCursor& m_cursor;
    JsonNames m_names;
    std::vector<JsonValue> m_open;
    JsonValue m_root;
    std::size_t m_nodes = 0;
    std::optional<Error> m_failure;
};

} // namespace

const JsonValue* JsonValue::find(std::string_view name) const
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return &items[i];
    return nullptr;
}

std::string_view toText(JsonValue::Kind kind)
{
    switch (kind) {
    case JsonValue::Kind::Null: return "null";
    case JsonValue::Kind::False: return "false";
    case JsonValue::Kind::True: return "true";
    case JsonValue::Kind::Number: return "a number";
    case JsonValue::Kind::Text: return "a text";
    case JsonValue::Kind::Array: return "an array";
    case JsonValue::Kind::Object: return "an object";
    }
    return "nothing";
}

Result<JsonValue> parseJsonTree(std::string_view bytes)
{
    JsonCursor cursor(bytes);
    TreeSink sink(cursor);
    if (const auto done = parseJson(bytes, cursor, sink); !done)
        return tl::unexpected(done.error());
    return sink.take();
}

Result<std::string> textMember(const JsonValue& object, std::string_view name)
{
    const JsonValue* const value = object.find(name);
    const auto place = [&](std::size_t byte) { return bytePlace(byte) + ", " + std::string(name); };
    if (value == nullptr)
        return fail(ErrorCode::MissingField, '"' + std::string(name) + "\" is missing", place(object.byte));
    if (!value->isText())
        return fail(ErrorCode::WrongType, "must be a text, is " + std::string(toText(value->kind)), place(value->byte));
    return value->text;
}

} // namespace assay::wire
