// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json/basic_parser_impl.hpp>
#include <exception>

#include "services/wire/JsonReader.h"
#include "services/wire/JsonWriter.h"

/// \file The one way into Boost.JSON's event parser. Included by sources only: the parser is a large template.

namespace assay::wire
{

/// Turns the parser's events into those of a Sink: beginObject, endObject, beginArray, endArray, key, text, number (raw
/// digits, never a binary fraction), truth, null. Each returns whether to go on. Texts in several parts are joined
/// here.
template <class Sink>
class JsonEvents
{
public:
    static constexpr std::size_t max_array_size = kJsonMaxElements;
    static constexpr std::size_t max_object_size = kJsonMaxMembers;
    static constexpr std::size_t max_string_size = kJsonMaxText;
    static constexpr std::size_t max_key_size = kJsonMaxText;

    using Code = boost::json::error_code;
    using View = boost::json::string_view;

    JsonEvents(Sink& sink, JsonCursor& cursor) : m_sink(sink), m_cursor(cursor) {}

    bool on_document_begin(Code&) { return true; }
    bool on_document_end(Code&) { return true; }
    bool on_object_begin(Code& code) { return token(m_sink.beginObject(), code); }
    bool on_object_end(std::size_t, Code& code) { return token(m_sink.endObject(), code); }
    bool on_array_begin(Code& code) { return token(m_sink.beginArray(), code); }
    bool on_array_end(std::size_t, Code& code) { return token(m_sink.endArray(), code); }
    bool on_bool(bool value, Code& code)
    {
        return token(m_sink.truth(value ? JsonTruth::True : JsonTruth::False), code);
    }
    bool on_null(Code& code) { return token(m_sink.null(), code); }

    bool on_key_part(View part, std::size_t, Code&) { return keep(part); }
    bool on_key(View text, std::size_t, Code& code)
    {
        const std::string_view whole = join(text);
        const bool goOn = m_sink.key(whole);
        return passText(whole, goOn, code);
    }
    bool on_string_part(View part, std::size_t, Code&) { return keep(part); }
    bool on_string(View text, std::size_t, Code& code)
    {
        const std::string_view whole = join(text);
        const bool goOn = m_sink.text(whole);
        return passText(whole, goOn, code);
    }

    // The whole input is there at once, so a number never comes in parts.
    bool on_number_part(View, Code&) { return true; }
    bool on_int64(std::int64_t, View digits, Code& code) { return number(digits, code); }
    bool on_uint64(std::uint64_t, View digits, Code& code) { return number(digits, code); }
    template <class Fraction>
    bool on_double(Fraction, View digits, Code& code)
    {
        return number(digits, code);
    }

    bool on_comment_part(View, Code&) { return true; }
    bool on_comment(View, Code&) { return true; }

private:
    static bool stopped(Code& code)
    {
        code = boost::json::error::exception;
        return false;
    }
    bool token(bool goOn, Code& code)
    {
        m_cursor.passToken();
        return goOn || stopped(code);
    }
    bool number(View digits, Code& code)
    {
        const std::string_view raw(digits.data(), digits.size());
        const bool goOn = m_sink.number(raw);
        m_cursor.passNumber(raw);
        return goOn || stopped(code);
    }
    bool keep(View part)
    {
        m_parts.append(part.data(), part.size());
        m_inParts = true;
        return true;
    }
    std::string_view join(View text)
    {
        if (!m_inParts) [[likely]]
            return {text.data(), text.size()};
        m_parts.append(text.data(), text.size());
        return m_parts;
    }
    bool passText(std::string_view whole, bool goOn, Code& code)
    {
        m_cursor.passText(whole);
        if (m_inParts) {
            m_parts.clear();
            m_inParts = false;
        }
        return goOn || stopped(code);
    }

    Sink& m_sink;
    JsonCursor& m_cursor;
    std::string m_parts;
    bool m_inParts = false;
};

/// The parser's error as ours.
[[nodiscard]] support::Error jsonError(const boost::json::error_code& code, std::size_t byte);

/// Runs `sink` over `bytes`. A sink that stops the parser states its reason in `sink.failure()`; any other error is the
/// parser's. Errors: Malformed (with the byte), OutOfRange (a limit), the sink's own.
template <class Sink>
[[nodiscard]] support::Result<void> parseJson(std::string_view bytes, JsonCursor& cursor, Sink& sink)
{
    boost::json::parse_options options;
    options.max_depth = kJsonMaxDepth;
    try {
        boost::json::basic_parser<JsonEvents<Sink>> parser(options, sink, cursor);
        boost::json::error_code code;
        const std::size_t used = parser.write_some(false, bytes.data(), bytes.size(), code);
        if (code && sink.failure())
            return tl::unexpected(*sink.failure());
        if (code)
            return tl::unexpected(jsonError(code, used));
        if (used < bytes.size())
            return support::fail(support::ErrorCode::Malformed, "something follows the end of the JSON text",
                                 bytePlace(used));
        return {};
    } catch (const std::exception& problem) {
        return support::fail(support::ErrorCode::OutOfRange,
                             std::string("the JSON text cannot be held: ") + problem.what());
    }
}

} // namespace assay::wire
