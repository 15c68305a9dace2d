// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/XmlScan.h"

#include <algorithm>
#include <charconv>

namespace assay::wire
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

bool isBlank(char c)
{
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

bool isNameStart(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' ||
           (static_cast<unsigned char>(c) & 0x80U);
}

bool isNameChar(char c)
{
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '-' || c == '.';
}

/// Char of XML 1.0, production 2.
bool isXmlChar(unsigned long code)
{
    return code == 0x9 || code == 0xA || code == 0xD || (code >= 0x20 && code <= 0xD7FF) ||
           (code >= 0xE000 && code <= 0xFFFD) || (code >= 0x10000 && code <= 0x10FFFF);
}

std::string quoted(std::string_view text)
{
    return '"' + std::string(text.substr(0, 60)) + '"';
}

class Scanner
{
public:
    Scanner(std::string_view text, std::size_t skipped, const XmlLimits& limits)
        : m_text(text), m_skipped(skipped), m_limits(limits)
    {
    }

    Result<void> run()
    {
        while (m_at < m_text.size() && m_error.detail.empty())
            step();
        if (m_error.detail.empty() && !m_open.empty())
            stop(ErrorCode::Malformed, "the file ends before </" + std::string(m_open.back().substr(0, 60)) + '>',
                 m_text.size());
        if (m_error.detail.empty() && !m_rootSeen)
            stop(ErrorCode::Malformed, "no element", m_text.size());
        if (m_error.detail.empty())
            return {};
        return tl::unexpected(std::move(m_error));
    }

private:
    void stop(ErrorCode code, std::string detail, std::size_t at)
    {
        if (!m_error.detail.empty())
            return;
        const auto line = 1 + std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        m_error = {code, std::move(detail),
                   "byte " + std::to_string(at + m_skipped) + ", line " + std::to_string(line)};
    }

    void step()
    {
        const std::size_t end = std::min(m_text.find('<', m_at), m_text.size());
        checkText(m_at, end, m_open.empty() ? Place::Outside : Place::Content);
        m_at = end;
        if (end == m_text.size() || !m_error.detail.empty())
            return;
        const std::string_view rest = m_text.substr(m_at);
        if (rest.starts_with("<!--"))
            comment();
        else if (rest.starts_with("<![CDATA["))
            cdata();
        else if (rest.starts_with("<!DOCTYPE"))
            stop(ErrorCode::Refused, "a document type declaration is not accepted: no entities, no external files",
                 m_at);
        else if (rest.starts_with("<?"))
            instruction();
        else if (rest.starts_with("</"))
            endTag();
        else
            startTag();
    }

    void comment()
    {
        const std::size_t dashes = m_text.find("--", m_at + 4);
        if (dashes == std::string_view::npos)
            return stop(ErrorCode::Malformed, "a comment is not closed", m_at);
        if (!m_text.substr(dashes).starts_with("-->"))
            return stop(ErrorCode::Malformed, "two hyphens inside a comment", dashes);
        m_at = dashes + 3;
    }

    void cdata()
    {
        const std::size_t end = m_text.find("]]>", m_at);
        if (m_open.empty())
            return stop(ErrorCode::Malformed, "a CDATA section outside the root element", m_at);
        if (end == std::string_view::npos)
            return stop(ErrorCode::Malformed, "a CDATA section is not closed", m_at);
        checkText(m_at + 9, end, Place::CData);
        m_at = end + 3;
    }

    void instruction()
    {
        const std::size_t end = m_text.find("?>", m_at);
        if (end == std::string_view::npos)
            return stop(ErrorCode::Malformed, "a processing instruction is not closed", m_at);
        const std::string_view body = m_text.substr(m_at + 2, end - m_at - 2);
        if (body.starts_with("xml") && (body.size() == 3 || isBlank(body[3])) && m_at != 0)
            return stop(ErrorCode::Malformed, "an XML declaration that is not at the beginning of the file", m_at);
        m_at = end + 2;
    }

    std::string_view name()
    {
        const std::size_t start = m_at;
        if (m_at < m_text.size() && isNameStart(m_text[m_at]))
            while (m_at < m_text.size() && isNameChar(m_text[m_at]))
                ++m_at;
        return m_text.substr(start, m_at - start);
    }

    bool skipBlanks()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
        return m_at > start;
    }

    void endTag()
    {
        const std::size_t start = m_at;
        m_at += 2;
        const std::string_view found = name();
        skipBlanks();
        if (found.empty() || m_at >= m_text.size() || m_text[m_at] != '>')
            return stop(ErrorCode::Malformed, "an end tag that is not one", start);
        if (m_open.empty())
            return stop(ErrorCode::Malformed, "end tag " + quoted(found) + " without a start tag", start);
        if (m_open.back() != found)
            return stop(ErrorCode::Malformed,
                        "end tag " + quoted(found) + " where " + quoted(m_open.back()) + " is open", start);
        m_open.pop_back();
        ++m_at;
    }

    void startTag()
    {
        const std::size_t start = m_at++;
        const std::string_view element = name();
        if (element.empty())
            return stop(ErrorCode::Malformed, "\"<\" that begins no tag", start);
        if (m_open.empty() && m_rootSeen)
            return stop(ErrorCode::Malformed, "a second root element " + quoted(element), start);
        m_rootSeen = true;
        if (++m_elements > m_limits.elements)
            return stop(ErrorCode::OutOfRange, "more than " + std::to_string(m_limits.elements) + " elements", start);
        m_attributes.clear();
        for (;;) {
            const bool parted = skipBlanks();
            if (m_at >= m_text.size())
                return stop(ErrorCode::Malformed, "tag " + quoted(element) + " is not closed", start);
            if (m_text[m_at] == '>' || m_text[m_at] == '/')
                break;
            if (!parted)
                return stop(ErrorCode::Malformed, "attributes that are not parted by a blank", m_at);
            attribute();
            if (!m_error.detail.empty())
                return;
        }
        std::sort(m_attributes.begin(), m_attributes.end());
        if (const auto twice = std::adjacent_find(m_attributes.begin(), m_attributes.end());
            twice != m_attributes.end())
            return stop(ErrorCode::Malformed, "attribute " + quoted(*twice) + " is stated twice", start);
        const bool empty = m_text[m_at] == '/';
        m_at += empty ? 1 : 0;
        if (m_at >= m_text.size() || m_text[m_at] != '>')
            return stop(ErrorCode::Malformed, "tag " + quoted(element) + " is not closed", start);
        ++m_at;
        if (empty)
            return;
        m_open.push_back(element);
        if (m_open.size() > m_limits.depth)
            stop(ErrorCode::OutOfRange, "elements nested deeper than " + std::to_string(m_limits.depth), start);
    }

    void attribute()
    {
        const std::size_t start = m_at;
        const std::string_view found = name();
        skipBlanks();
        if (found.empty() || m_at >= m_text.size() || m_text[m_at] != '=')
            return stop(ErrorCode::Malformed, "an attribute without name or value", start);
        ++m_at;
        skipBlanks();
        const char quote = m_at < m_text.size() ? m_text[m_at] : '\0';
        const std::size_t end = quote == '"' || quote == '\'' ? m_text.find(quote, m_at + 1) : std::string_view::npos;
        if (end == std::string_view::npos)
            return stop(ErrorCode::Malformed, "the value of attribute " + quoted(found) + " is not in quotes", m_at);
        checkText(m_at + 1, end, Place::Attribute);
        m_at = end + 1;
        m_attributes.push_back(found);
        if (m_attributes.size() > m_limits.attributes)
            stop(ErrorCode::OutOfRange,
                 "an element of more than " + std::to_string(m_limits.attributes) + " attributes", start);
    }

    enum class Place { Outside, Content, Attribute, CData };

    void checkText(std::size_t from, std::size_t to, Place place)
    {
        for (std::size_t at = from; at < to; ++at) {
            const char c = m_text[at];
            if (place == Place::Outside && !isBlank(c))
                return stop(ErrorCode::Malformed, "text outside the root element", at);
            if (static_cast<unsigned char>(c) < 0x20 && !isBlank(c))
                return stop(ErrorCode::Malformed, "a control character that XML does not allow", at);
            if (place == Place::Attribute && c == '<')
                return stop(ErrorCode::Malformed, "\"<\" in the value of an attribute", at);
            if (c == '&' && place != Place::CData)
                reference(at, to);
            if (!m_error.detail.empty())
                return;
        }
    }

    void reference(std::size_t at, std::size_t to)
    {
        const std::string_view rest = m_text.substr(at + 1, std::min<std::size_t>(to - at - 1, 40));
        const std::size_t end = rest.find(';');
        if (end == std::string_view::npos || end == 0)
            return stop(ErrorCode::Malformed, "\"&\" that begins no reference", at);
        std::string_view body = rest.substr(0, end);
        if (body.front() != '#') {
            constexpr std::string_view kKnown[] = {"lt", "gt", "amp", "quot", "apos"};
            if (std::find(std::begin(kKnown), std::end(kKnown), body) == std::end(kKnown))
                stop(ErrorCode::Malformed, "unknown entity " + quoted(body), at);
            return;
        }
        body.remove_prefix(1);
        const bool hex = body.starts_with('x');
        body.remove_prefix(hex ? 1 : 0);
        unsigned long code = 0;
        const auto [last, error] = std::from_chars(body.data(), body.data() + body.size(), code, hex ? 16 : 10);
        if (error != std::errc{} || last != body.data() + body.size() || !isXmlChar(code))
            stop(ErrorCode::Malformed,
                 "a reference to a character that XML does not allow: " + quoted(rest.substr(0, end)), at);
    }

    std::string_view m_text;
    std::size_t m_skipped;
    XmlLimits m_limits;
    std::size_t m_at = 0;
    std::size_t m_elements = 0;
    bool m_rootSeen = false;
    std::vector<std::string_view> m_open;
    std::vector<std::string_view> m_attributes;
    Error m_error;
};

/// The encoding that the XML declaration names, in lower case, and where; empty without one.
std::pair<std::string, std::size_t> declaredEncoding(std::string_view text)
{
    if (!text.starts_with("<?xml"))
        return {};
    const std::string_view head = text.substr(0, std::min<std::size_t>(text.find("?>"), 400));
    std::size_t at = head.find("encoding");
    if (at == std::string_view::npos)
        return {};
    at = head.find_first_of("\"'", at);
    const std::size_t end = at == std::string_view::npos ? at : head.find(head[at], at + 1);
    if (end == std::string_view::npos)
        return {};
    return {lowerAscii(head.substr(at + 1, end - at - 1)), at + 1};
}

} // namespace

Result<TextFile> xmlText(std::string_view bytes, const XmlLimits& limits)
{
    if (bytes.size() > limits.bytes)
        return fail(ErrorCode::OutOfRange, "a file of more than " + std::to_string(limits.bytes) + " bytes",
                    "byte " + std::to_string(limits.bytes));
    const bool marked = bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF");
    if (marked)
        return toUtf8(bytes);
    TextFile out;
    if (bytes.starts_with(std::string_view("<\0", 2)) || bytes.starts_with(std::string_view("\0<", 2))) {
        out.encoding = bytes.front() == '<' ? TextEncoding::Utf16Le : TextEncoding::Utf16Be;
        auto text = utf16ToUtf8(bytes, out.encoding);
        if (!text)
            return tl::unexpected(text.error());
        out.text = std::move(*text);
        return out;
    }
    if (bytes.starts_with("\xEF\xBB\xBF")) {
        out.skipped = 3;
        bytes.remove_prefix(3);
    }
    const auto [name, at] = declaredEncoding(bytes);
    if (name == "iso-8859-1" || name == "latin1" || name == "windows-1252") {
        out.encoding = TextEncoding::Latin1;
        out.text = latin1ToUtf8(bytes);
        return out;
    }
    if (!name.empty() && name != "utf-8" && name != "utf8" && name != "us-ascii" && name != "ascii")
        return fail(ErrorCode::Unsupported, "encoding " + quoted(name) + " is not read",
                    "byte " + std::to_string(at + out.skipped));
    if (const auto bad = firstBadUtf8(bytes)) {
        const auto line = 1 + std::count(bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(*bad), '\n');
        return fail(ErrorCode::Malformed, "not UTF-8",
                    "byte " + std::to_string(*bad + out.skipped) + ", line " + std::to_string(line));
    }
    out.text = bytes;
    return out;
}

Result<void> checkXml(std::string_view text, std::size_t skipped, const XmlLimits& limits)
{
    return Scanner(text, skipped, limits).run();
}

} // namespace assay::wire
