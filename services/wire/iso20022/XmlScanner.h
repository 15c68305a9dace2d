// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/iso20022/XmlScan.h"

namespace assay::wire
{

struct XmlAttribute {
    std::string_view name;
    std::string_view value; ///< as written, references and all
};

namespace xml
{

enum class Class : unsigned char { Other, Name, Digit, Blank, Open, Reference, Control };

constexpr std::array<Class, 256> classes()
{
    std::array<Class, 256> out{};
    for (std::size_t c = 0; c < 0x20; ++c)
        out[c] = Class::Control;
    for (std::size_t c = 'a'; c <= 'z'; ++c)
        out[c] = out[c - 'a' + 'A'] = Class::Name;
    for (std::size_t c = '0'; c <= '9'; ++c)
        out[c] = Class::Digit;
    for (std::size_t c = 0x80; c < 0x100; ++c)
        out[c] = Class::Name;
    out['_'] = out[':'] = Class::Name;
    out['-'] = out['.'] = Class::Digit;
    out[' '] = out['\t'] = out['\r'] = out['\n'] = Class::Blank;
    out['<'] = Class::Open;
    out['&'] = Class::Reference;
    return out;
}
inline constexpr std::array<Class, 256> kClasses = classes();

inline Class classOf(char c)
{
    return kClasses[static_cast<unsigned char>(c)];
}

/// What is wrong with the reference that begins at the first byte of `text`, an "&"; empty if nothing is.
[[nodiscard]] std::string referenceFault(std::string_view text);
[[nodiscard]] std::string quoted(std::string_view text);

} // namespace xml

/// One pass over an XML text: is it well-formed and within the limits? Calls a handler for what it holds. No
/// recursion, no copy. A document type declaration is refused, so that no entity is ever defined. Any thread.
///
/// A handler has open(name, at, attributes, contentBegin), close(contentEnd, end) and irregular(): the content at hand is
/// more than plain text (a reference, a CDATA section, a comment).
template <class Handler>
class XmlScanner
{
public:
    XmlScanner(std::string_view text, std::size_t skipped, const XmlLimits& limits, Handler& handler)
        : m_text(text), m_skipped(skipped), m_limits(limits), m_handler(handler)
    {
    }

    /// Errors as checkXml().
    support::Result<void> run()
    {
        while (m_fine && m_at < m_text.size())
            step();
        if (m_fine && !m_open.empty())
            stop(ErrorCode::Malformed, "the file ends before </" + std::string(m_open.back().substr(0, 60)) + '>',
                 m_text.size());
        if (m_fine && !m_rootSeen)
            stop(ErrorCode::Malformed, "no element", m_text.size());
        if (m_fine)
            return {};
        return tl::unexpected(std::move(m_error));
    }

private:
    using ErrorCode = support::ErrorCode;

    void stop(ErrorCode code, std::string detail, std::size_t at)
    {
        if (!m_fine)
            return;
        m_fine = false;
        const auto line = 1 + std::count(m_text.begin(), m_text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        m_error = {code, std::move(detail),
                   "byte " + std::to_string(at + m_skipped) + ", line " + std::to_string(line)};
    }

    void step()
    {
        characters();
        if (!m_fine || m_at >= m_text.size())
            return;
        const char second = m_at + 1 < m_text.size() ? m_text[m_at + 1] : '\0';
        if (second == '/')
            endTag();
        else if (second == '!' || second == '?')
            markup();
        else
            startTag();
    }

    void markup()
    {
        const std::string_view rest = m_text.substr(m_at);
        m_handler.irregular();
        if (rest.starts_with("<!--"))
            comment();
        else if (rest.starts_with("<![CDATA["))
            cdata();
        else if (rest.starts_with("<!DOCTYPE"))
            stop(ErrorCode::Refused, "a document type declaration is not accepted: no entities, no external files",
                 m_at);
        else if (rest.starts_with("<?"))
            instruction();
        else
            startTag();
    }

    /// Up to the next "<" or the end.
    void characters()
    {
        using xml::Class;
        const bool outside = m_open.empty();
        for (const std::size_t size = m_text.size(); m_at < size; ++m_at) {
            const Class found = xml::classOf(m_text[m_at]);
            if (found == Class::Open)
                return;
            if (found == Class::Blank)
                continue;
            if (outside)
                return stop(ErrorCode::Malformed, "text outside the root element", m_at);
            if (found < Class::Blank)
                continue;
            if (found == Class::Control)
                return stop(ErrorCode::Malformed, "a control character that XML does not allow", m_at);
            m_handler.irregular();
            if (std::string fault = xml::referenceFault(m_text.substr(m_at, 40)); !fault.empty())
                return stop(ErrorCode::Malformed, std::move(fault), m_at);
        }
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
        for (std::size_t at = m_at + 9; at < end; ++at)
            if (xml::classOf(m_text[at]) == xml::Class::Control)
                return stop(ErrorCode::Malformed, "a control character that XML does not allow", at);
        m_at = end + 3;
    }

    void instruction()
    {
        const std::size_t end = m_text.find("?>", m_at);
        if (end == std::string_view::npos)
            return stop(ErrorCode::Malformed, "a processing instruction is not closed", m_at);
        const std::string_view body = m_text.substr(m_at + 2, end - m_at - 2);
        const bool declaration =
            body.starts_with("xml") && (body.size() == 3 || xml::classOf(body[3]) == xml::Class::Blank);
        if (declaration && m_at != 0)
            return stop(ErrorCode::Malformed, "an XML declaration that is not at the beginning of the file", m_at);
        m_at = end + 2;
    }

    std::string_view name()
    {
        const std::size_t start = m_at;
        if (m_at < m_text.size() && xml::classOf(m_text[m_at]) == xml::Class::Name)
            for (++m_at; m_at < m_text.size(); ++m_at)
                if (const auto found = xml::classOf(m_text[m_at]);
                    found != xml::Class::Name && found != xml::Class::Digit)
                    break;
        return m_text.substr(start, m_at - start);
    }

    bool skipBlanks()
    {
        const std::size_t start = m_at;
        while (m_at < m_text.size() && xml::classOf(m_text[m_at]) == xml::Class::Blank)
            ++m_at;
        return m_at > start;
    }

    void endTag()
    {
        const std::size_t start = m_at;
        if (!m_open.empty()) {
            // The usual case: "</", the name that is open, ">".
            const std::string_view open = m_open.back();
            const std::size_t last = start + 2 + open.size();
            if (last < m_text.size() && m_text[last] == '>' && m_text.compare(start + 2, open.size(), open) == 0) {
                m_open.pop_back();
                m_at = last + 1;
                return m_handler.close(start, m_at);
            }
        }
        m_at += 2;
        const std::string_view found = name();
        skipBlanks();
        if (found.empty() || m_at >= m_text.size() || m_text[m_at] != '>')
            return stop(ErrorCode::Malformed, "an end tag that is not one", start);
        if (m_open.empty())
            return stop(ErrorCode::Malformed, "end tag " + xml::quoted(found) + " without a start tag", start);
        if (m_open.back() != found)
            return stop(ErrorCode::Malformed,
                        "end tag " + xml::quoted(found) + " where " + xml::quoted(m_open.back()) + " is open", start);
        m_open.pop_back();
        m_handler.close(start, ++m_at);
    }

    void startTag()
    {
        const std::size_t start = m_at++;
        const std::string_view element = name();
        if (element.empty())
            return stop(ErrorCode::Malformed, "\"<\" that begins no tag", start);
        if (m_open.empty() && m_rootSeen)
            return stop(ErrorCode::Malformed, "a second root element " + xml::quoted(element), start);
        m_rootSeen = true;
        if (++m_elements > m_limits.elements)
            return stop(ErrorCode::OutOfRange, "more than " + std::to_string(m_limits.elements) + " elements", start);
        if (element.size() > m_limits.name)
            return stop(ErrorCode::OutOfRange,
                        "an element's name of more than " + std::to_string(m_limits.name) + " bytes", start);
        m_attributes.clear();
        if (m_at >= m_text.size() || m_text[m_at] != '>')
            attributes(element, start);
        if (!m_fine)
            return;
        const bool empty = m_text[m_at] == '/';
        m_at += empty ? 1 : 0;
        if (m_at >= m_text.size() || m_text[m_at] != '>')
            return stop(ErrorCode::Malformed, "tag " + xml::quoted(element) + " is not closed", start);
        ++m_at;
        m_handler.open(element, start, m_attributes, m_at);
        if (empty)
            return m_handler.close(m_at, m_at);
        m_open.push_back(element);
        if (m_open.size() > m_limits.depth)
            stop(ErrorCode::OutOfRange, "elements nested deeper than " + std::to_string(m_limits.depth), start);
    }

    void attributes(std::string_view element, std::size_t start)
    {
        for (;;) {
            const bool parted = skipBlanks();
            if (m_at >= m_text.size())
                return stop(ErrorCode::Malformed, "tag " + xml::quoted(element) + " is not closed", start);
            if (m_text[m_at] == '>' || m_text[m_at] == '/')
                break;
            if (!parted)
                return stop(ErrorCode::Malformed, "attributes that are not parted by a blank", m_at);
            attribute();
            if (!m_fine)
                return;
        }
        if (m_attributes.size() < 2)
            return;
        m_names.clear();
        for (const XmlAttribute& one : m_attributes)
            m_names.push_back(one.name);
        std::sort(m_names.begin(), m_names.end());
        if (const auto twice = std::adjacent_find(m_names.begin(), m_names.end()); twice != m_names.end())
            stop(ErrorCode::Malformed, "attribute " + xml::quoted(*twice) + " is stated twice", start);
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
            return stop(ErrorCode::Malformed, "the value of attribute " + xml::quoted(found) + " is not in quotes",
                        m_at);
        for (std::size_t at = m_at + 1; at < end; ++at)
            if (xml::classOf(m_text[at]) > xml::Class::Blank)
                if (!attributeByte(at, end))
                    return;
        m_attributes.push_back({found, m_text.substr(m_at + 1, end - m_at - 1)});
        m_at = end + 1;
        if (m_attributes.size() > m_limits.attributes)
            stop(ErrorCode::OutOfRange,
                 "an element of more than " + std::to_string(m_limits.attributes) + " attributes", start);
    }

    /// A byte that needs a look: is it allowed here?
    bool attributeByte(std::size_t at, std::size_t end)
    {
        const xml::Class found = xml::classOf(m_text[at]);
        if (found == xml::Class::Control)
            stop(ErrorCode::Malformed, "a control character that XML does not allow", at);
        else if (found == xml::Class::Open)
            stop(ErrorCode::Malformed, "\"<\" in the value of an attribute", at);
        else if (std::string fault = xml::referenceFault(m_text.substr(at, std::min<std::size_t>(end - at, 40)));
                 !fault.empty())
            stop(ErrorCode::Malformed, std::move(fault), at);
        return m_fine;
    }

    std::string_view m_text;
    std::size_t m_skipped;
    XmlLimits m_limits;
    Handler& m_handler;
    std::size_t m_at = 0;
    std::size_t m_elements = 0;
    bool m_rootSeen = false;
    bool m_fine = true;
    std::vector<std::string_view> m_open;
    std::vector<XmlAttribute> m_attributes;
    std::vector<std::string_view> m_names;
    support::Error m_error;
};

} // namespace assay::wire
