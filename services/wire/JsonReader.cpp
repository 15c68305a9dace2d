// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/JsonReader.h"

#include <charconv>
#include <optional>

#include "services/support/Utf8.h"
#include "services/wire/JsonParse.h"

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

std::size_t JsonCursor::byte()
{
    const char* const end = m_input.data() + m_input.size();
    const char* at = m_last;
    while (true) {
        while (at < end && (*at == ' ' || *at == '\t' || *at == '\n' || *at == '\r' || *at == ',' || *at == ':'))
            ++at;
        if (m_tokens == 0 || at == end)
            break;
        --m_tokens;
        if (*at < 'a' || *at > 'z')
            ++at;
        else
            while (at < end && *at >= 'a' && *at <= 'z')
                ++at;
    }
    m_last = at;
    m_tokens = 0;
    return static_cast<std::size_t>(at - m_input.data());
}

void JsonCursor::passEscapedText()
{
    const char* const end = m_input.data() + m_input.size();
    const char* at = m_input.data() + byte();
    if (at < end)
        ++at;
    while (at < end && *at != '"')
        at += *at == '\\' && end - at > 1 ? 2 : 1;
    m_last = at < end ? at + 1 : end;
}

std::size_t JsonCursor::remaining() const
{
    return m_input.size() - static_cast<std::size_t>(m_last - m_input.data());
}

std::string bytePlace(std::size_t byte)
{
    return "byte " + std::to_string(byte);
}

std::string excerpt(std::string_view text, std::size_t limit)
{
    const auto prefix = support::utf8Prefix(text, limit);
    return std::string(prefix) + (prefix.size() < text.size() ? "…" : "");
}

bool isWholeNumber(std::string_view digits)
{
    if (digits.starts_with('-'))
        digits.remove_prefix(1);
    return !digits.empty() && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

Result<std::int64_t> wholeNumber(std::string_view digits)
{
    std::int64_t value = 0;
    const char* const end = digits.data() + digits.size();
    const auto [at, error] = std::from_chars(digits.data(), end, value);
    if (error == std::errc{} && at == end)
        return value;
    if (isWholeNumber(digits))
        return fail(ErrorCode::OutOfRange, "a whole number beyond 64 bits: " + excerpt(digits));
    return fail(ErrorCode::WrongType, "not a whole number: " + excerpt(digits));
}

Error jsonError(const boost::json::error_code& code, std::size_t byte)
{
    using boost::json::error;
    const auto limit = [&](std::string what) { return Error{ErrorCode::OutOfRange, std::move(what), bytePlace(byte)}; };
    if (code == error::too_deep)
        return limit("nested deeper than " + std::to_string(kJsonMaxDepth) + " levels");
    if (code == error::string_too_large || code == error::key_too_large)
        return limit("a text longer than 1 MiB");
    if (code == error::array_too_large)
        return limit("an array of more than " + std::to_string(kJsonMaxElements) + " elements");
    if (code == error::object_too_large)
        return limit("an object of more than " + std::to_string(kJsonMaxMembers) + " members");
    if (code == error::exponent_overflow)
        return limit("a number with an exponent beyond all range");
    if (code == error::incomplete)
        return Error{ErrorCode::Malformed, "the JSON text ends too early", bytePlace(byte)};
    return Error{ErrorCode::Malformed, "not JSON: " + code.message(), bytePlace(byte)};
}

namespace
{

/// Listens to nothing but names.
class CheckSink
{
public:
    CheckSink(JsonCursor& cursor, JsonDuplicates duplicates) : m_cursor(cursor), m_duplicates(duplicates) {}

    bool beginObject()
    {
        m_names.open();
        return true;
    }
    bool endObject()
    {
        m_names.close();
        return true;
    }
    bool beginArray() { return true; }
    bool endArray() { return true; }
    bool key(std::string_view name)
    {
        if (m_duplicates == JsonDuplicates::Allow || m_names.add(name))
            return true;
        m_failure = Error{ErrorCode::Malformed, "the name \"" + excerpt(name) + "\" stands twice in one object",
                          bytePlace(m_cursor.byte())};
        return false;
    }
    bool text(std::string_view) { return true; }
    bool number(std::string_view) { return true; }
    bool truth(JsonTruth) { return true; }
    bool null() { return true; }
    [[nodiscard]] const std::optional<Error>& failure() const { return m_failure; }

private:
    JsonCursor& m_cursor;
    JsonDuplicates m_duplicates;
    JsonNames m_names;
    std::optional<Error> m_failure;
};

} // namespace

Result<void> checkJson(std::string_view bytes, JsonDuplicates duplicates)
{
    JsonCursor cursor(bytes);
    CheckSink sink(cursor, duplicates);
    return parseJson(bytes, cursor, sink);
}

} // namespace assay::wire
