// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace assay::wire
{

enum class JsonTruth : std::uint8_t { False, True };

/// Appends compact JSON to a string: commas and escapes are its work, the nesting is the caller's. Control characters
/// are escaped and bytes that are not UTF-8 become U+FFFD, so the text is valid JSON whatever it is given. One thread;
/// the string must outlive the writer. It knows no floating point: exact numbers travel as strings.
class JsonWriter
{
public:
    explicit JsonWriter(std::string& out) : m_out(out) {}
    JsonWriter(const JsonWriter&) = delete;
    JsonWriter& operator=(const JsonWriter&) = delete;

    void beginObject() { open('{'); }
    void endObject() { close('}'); }
    void beginArray() { open('['); }
    void endArray() { close(']'); }

    void key(std::string_view name);
    void string(std::string_view text);
    void integer(std::int64_t value);
    void truth(JsonTruth value);
    void null();
    /// JSON that was made elsewhere, as it is (a row already encoded).
    void raw(std::string_view json);

    void member(std::string_view name, std::string_view text)
    {
        key(name);
        string(text);
    }
    void member(std::string_view name, const char* text)
    {
        key(name);
        string(text);
    }
    void member(std::string_view name, std::int64_t value)
    {
        key(name);
        integer(value);
    }
    void member(std::string_view name, JsonTruth value)
    {
        key(name);
        truth(value);
    }

private:
    void separate()
    {
        if (m_needsComma)
            m_out += ',';
        m_needsComma = true;
    }
    void open(char bracket)
    {
        separate();
        m_out += bracket;
        m_needsComma = false;
    }
    void close(char bracket)
    {
        m_out += bracket;
        m_needsComma = true;
    }

    std::string& m_out;
    bool m_needsComma = false;
};

/// Appends `text` in quotes, escaped as JsonWriter does.
void appendJsonString(std::string& out, std::string_view text);

} // namespace assay::wire
