// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/XmlTree.h"

#include <charconv>

#include "services/support/Utf8.h"
#include "services/wire/TextBytes.h"

namespace assay::wire::xml
{

namespace
{

constexpr std::size_t kMaxText = 4096; ///< of one value; the longest text type of the standard holds 2,000 characters

std::string_view localName(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

char32_t namedCharacter(std::string_view name)
{
    return name == "lt" ? U'<' : name == "gt" ? U'>' : name == "amp" ? U'&' : name == "quot" ? U'"' : U'\'';
}

/// References replaced, line ends as one "\n", until `out` has more than `most` bytes. The scanner has found the references
/// good.
void appendDecoded(std::string& out, std::string_view text, std::size_t most)
{
    for (std::size_t at = 0; at < text.size() && out.size() <= most; ++at) {
        const char c = text[at];
        if (c == '\r') {
            out += '\n';
            at += at + 1 < text.size() && text[at + 1] == '\n' ? 1 : 0;
        } else if (c != '&') {
            out += c;
        } else {
            const std::size_t end = std::min(text.find(';', at), text.size() - 1);
            const std::string_view body = text.substr(at + 1, end - at - 1);
            if (body.starts_with('#')) {
                const bool hex = body.size() > 1 && body[1] == 'x';
                std::uint32_t code = 0;
                std::from_chars(body.data() + (hex ? 2 : 1), body.data() + body.size(), code, hex ? 16 : 10);
                support::appendUtf8(out, code);
            } else {
                support::appendUtf8(out, namedCharacter(body));
            }
            at = end;
        }
    }
}

/// Text between two elements: comments and instructions left out, CDATA as it stands.
void appendPieces(std::string& out, std::string_view text, std::size_t most)
{
    while (!text.empty() && out.size() <= most) {
        const std::size_t open = std::min(text.find('<'), text.size());
        appendDecoded(out, text.substr(0, open), most);
        text.remove_prefix(open);
        if (text.empty())
            return;
        const bool cdata = text.starts_with("<![CDATA[");
        const std::string_view close = cdata ? "]]>" : text.starts_with("<!--") ? "-->" : "?>";
        const std::size_t end = std::min(text.find(close), text.size());
        if (cdata)
            out += text.substr(9, std::min(end - 9, most - out.size() + 1));
        text.remove_prefix(std::min(end + close.size(), text.size()));
    }
}

} // namespace

Tree::Tree(std::string_view text) : m_text(text)
{
    m_nodes.emplace_back();
}

void Tree::open(std::string_view name, std::size_t at, const std::vector<XmlAttribute>& attributes,
                std::size_t contentBegin)
{
    const auto index = static_cast<std::uint32_t>(m_nodes.size());
    Node& node = m_nodes.emplace_back();
    node.at = static_cast<std::uint32_t>(at);
    node.contentBegin = static_cast<std::uint32_t>(contentBegin);
    node.parent = m_current;
    node.nameLength = static_cast<std::uint16_t>(name.size());
    node.local = static_cast<std::uint16_t>(name.size() - localName(name).size());
    if (!attributes.empty()) {
        node.attributes = static_cast<std::uint32_t>(m_attributes.size());
        node.attributeCount = static_cast<std::uint16_t>(attributes.size());
        m_attributes.insert(m_attributes.end(), attributes.begin(), attributes.end());
    }
    Node& parent = m_nodes[m_current];
    if (m_current != 0) {
        (parent.last != 0 ? m_nodes[parent.last].next : parent.first) = index;
        parent.last = index;
    }
    m_current = index;
}

void Tree::close(std::size_t contentEnd, std::size_t end)
{
    Node& node = m_nodes[m_current];
    node.contentEnd = static_cast<std::uint32_t>(contentEnd);
    node.end = static_cast<std::uint32_t>(end);
    m_current = node.parent;
}

void Tree::irregular()
{
    m_nodes[m_current].plain = false;
}

void Tree::cut(Element element)
{
    const std::uint32_t index = element.index();
    if (index == 0 || index >= m_nodes.size())
        return;
    const Node node = m_nodes[index];
    Node& parent = m_nodes[node.parent];
    std::uint32_t before = 0;
    for (std::uint32_t at = parent.first; at != 0 && at != index; at = m_nodes[at].next)
        before = at;
    if (before != 0)
        m_nodes[before].next = 0;
    else
        parent.first = 0;
    parent.last = before;
    for (std::size_t at = index; at < m_nodes.size(); ++at)
        if (m_nodes[at].attributeCount > 0) {
            m_attributes.resize(m_nodes[at].attributes);
            break;
        }
    m_nodes.resize(index);
}

std::string_view Element::name() const
{
    if (m_index == 0)
        return {};
    const Tree::Node& node = m_tree->m_nodes[m_index];
    return m_tree->m_text.substr(node.at + 1 + node.local, node.nameLength - node.local);
}

Element Element::first() const
{
    return m_index == 0 ? Element() : Element(m_tree, m_tree->m_nodes[m_index].first);
}

Element Element::next() const
{
    return m_index == 0 ? Element() : Element(m_tree, m_tree->m_nodes[m_index].next);
}

Element Element::parent() const
{
    return m_index == 0 ? Element() : Element(m_tree, m_tree->m_nodes[m_index].parent);
}

Element Element::child(std::string_view local) const
{
    Element found = first();
    while (found && found.name() != local)
        found = found.next();
    return found;
}

Element Element::at(std::string_view path) const
{
    Element found = *this;
    while (found && !path.empty()) {
        const auto slash = path.find('/');
        found = found.child(path.substr(0, slash));
        path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
    }
    return found;
}

Element Element::anyOf(std::initializer_list<std::string_view> paths) const
{
    for (const std::string_view path : paths)
        if (const Element found = at(path))
            return found;
    return {};
}

std::vector<Element> Element::children(std::string_view local) const
{
    std::vector<Element> out;
    for (Element found = first(); found; found = found.next())
        if (found.name() == local)
            out.push_back(found);
    return out;
}

std::string Element::text() const
{
    if (m_index == 0)
        return {};
    const Tree::Node& node = m_tree->m_nodes[m_index];
    const std::string_view text = m_tree->m_text;
    if (node.first == 0 && node.plain) {
        const std::string_view plain =
            support::utf8Prefix(trimmed(text.substr(node.contentBegin, node.contentEnd - node.contentBegin)), kMaxText);
        if (plain.find('\r') == std::string_view::npos)
            return std::string(plain);
    }
    std::string out;
    std::size_t from = node.contentBegin;
    for (Element child = first(); child && out.size() <= kMaxText; child = child.next()) {
        appendPieces(out, text.substr(from, child.offset() - from), kMaxText);
        from = m_tree->m_nodes[child.m_index].end;
    }
    appendPieces(out, text.substr(from, node.contentEnd - from), kMaxText);
    return std::string(support::utf8Prefix(trimmed(out), kMaxText));
}

std::string Element::attribute(std::string_view name) const
{
    if (m_index == 0)
        return {};
    const Tree::Node& node = m_tree->m_nodes[m_index];
    for (std::size_t i = 0; i < node.attributeCount; ++i) {
        const XmlAttribute& found = m_tree->m_attributes[node.attributes + i];
        if (localName(found.name) != name)
            continue;
        std::string out;
        appendDecoded(out, found.value, kMaxText);
        return std::string(support::utf8Prefix(trimmed(out), kMaxText));
    }
    return {};
}

std::string Element::namespaceUri() const
{
    if (m_index == 0)
        return {};
    const Tree::Node& own = m_tree->m_nodes[m_index];
    const std::string_view full = m_tree->m_text.substr(own.at + 1, own.nameLength);
    const auto colon = full.find(':');
    const std::string wanted =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(full.substr(0, colon));
    for (std::uint32_t at = m_index; at != 0; at = m_tree->m_nodes[at].parent) {
        const Tree::Node& node = m_tree->m_nodes[at];
        for (std::size_t i = 0; i < node.attributeCount; ++i)
            if (const XmlAttribute& found = m_tree->m_attributes[node.attributes + i]; found.name == wanted)
                return std::string(trimmed(support::utf8Prefix(found.value, kMaxText)));
    }
    return {};
}

std::string Element::path() const
{
    std::string out;
    for (Element at = *this; at; at = at.parent())
        out.insert(0, '/' + std::string(at.name()));
    return out;
}

std::size_t Element::offset() const
{
    return m_index == 0 ? 0 : m_tree->m_nodes[m_index].at;
}

std::string_view Element::source() const
{
    if (m_index == 0)
        return {};
    const Tree::Node& node = m_tree->m_nodes[m_index];
    return m_tree->m_text.substr(node.at, node.end - node.at);
}

} // namespace assay::wire::xml
