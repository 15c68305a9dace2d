// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/iso20022/XmlScanner.h"

namespace assay::wire::xml
{

class Tree;

/// An element of a tree, found by local name whatever its prefix. A null element answers every question with "none". Lives
/// as long as its tree, until the tree is cut back.
class Element
{
public:
    Element() = default;
    Element(const Tree* tree, std::uint32_t index) : m_tree(tree), m_index(index) {}

    explicit operator bool() const { return m_index != 0; }
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] Element child(std::string_view local) const;
    /// "SttlmQty/Qty": the first child at each step.
    [[nodiscard]] Element at(std::string_view path) const;
    /// The first of these paths that exists.
    [[nodiscard]] Element anyOf(std::initializer_list<std::string_view> paths) const;
    [[nodiscard]] std::vector<Element> children(std::string_view local) const;
    [[nodiscard]] Element first() const;
    [[nodiscard]] Element next() const;
    [[nodiscard]] Element parent() const;
    /// Own text without blanks at the ends, of at most 4,096 bytes; empty for none.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string attribute(std::string_view name) const;
    /// The namespace that the element's prefix stands for.
    [[nodiscard]] std::string namespaceUri() const;
    [[nodiscard]] std::string path() const;
    /// Of its "<" in the text.
    [[nodiscard]] std::size_t offset() const;
    /// From "<" to ">".
    [[nodiscard]] std::string_view source() const;
    [[nodiscard]] std::uint32_t index() const { return m_index; }
    friend bool operator==(const Element& left, const Element& right) { return left.m_index == right.m_index; }

private:

    const Tree* m_tree = nullptr;
    std::uint32_t m_index = 0;
};

/// The elements of an XML text as indices into it: names and texts are not copied. Filled by an XmlScanner; what has been
/// read can be cut off again, so that a large file never has all of its elements here. Any thread, one at a time.
class Tree
{
public:
    explicit Tree(std::string_view text);

    void open(std::string_view name, std::size_t at, const std::vector<XmlAttribute>& attributes,
              std::size_t contentBegin);
    void close(std::size_t contentEnd, std::size_t end);
    void irregular();

    [[nodiscard]] Element root() const { return {this, m_nodes.size() > 1 ? 1U : 0U}; }
    /// The element whose end has not come yet; null at the end.
    [[nodiscard]] Element current() const { return {this, m_current}; }
    /// Forgets an element that is closed and the last of its parent, and all in it.
    void cut(Element element);

private:
    friend class Element;
    struct Node {
        std::uint32_t at = 0;
        std::uint32_t contentBegin = 0;
        std::uint32_t contentEnd = 0;
        std::uint32_t end = 0;
        std::uint32_t parent = 0;
        std::uint32_t first = 0;
        std::uint32_t next = 0;
        std::uint32_t last = 0;
        std::uint32_t attributes = 0; ///< index of its first
        std::uint16_t attributeCount = 0;
        std::uint16_t nameLength = 0;
        std::uint16_t local = 0; ///< where its local name begins in the name
        bool plain = true;       ///< its content is elements and text, nothing else
    };

    std::string_view m_text;
    std::vector<Node> m_nodes; ///< the first stands for "none"
    std::vector<XmlAttribute> m_attributes;
    std::uint32_t m_current = 0;
};

} // namespace assay::wire::xml
