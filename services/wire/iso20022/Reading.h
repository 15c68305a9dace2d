// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <initializer_list>
#include <optional>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "services/wire/Iso20022.h"
#include "services/wire/TextBytes.h"

namespace assay::wire::iso20022
{

/// An element of a message, found by local name whatever its prefix. A null element answers every question with "none".
class Element
{
public:
    Element() = default;
    explicit Element(pugi::xml_node node) : m_node(node) {}

    explicit operator bool() const { return !m_node.empty(); }
    [[nodiscard]] std::string_view name() const;
    [[nodiscard]] Element child(std::string_view local) const;
    /// "SttlmQty/Qty": the first child at each step.
    [[nodiscard]] Element at(std::string_view path) const;
    /// The first of these paths that exists.
    [[nodiscard]] Element anyOf(std::initializer_list<std::string_view> paths) const;
    [[nodiscard]] std::vector<Element> children(std::string_view local) const;
    [[nodiscard]] Element first() const;
    [[nodiscard]] Element next() const;
    [[nodiscard]] Element parent() const { return Element(m_node.parent()); }
    /// Own text without blanks at the ends; empty for none.
    [[nodiscard]] std::string text() const;
    [[nodiscard]] std::string attribute(std::string_view name) const;
    /// The namespace that the element's prefix stands for.
    [[nodiscard]] std::string namespaceUri() const;
    [[nodiscard]] std::string path() const;
    [[nodiscard]] std::size_t offset() const;
    [[nodiscard]] bool isElement() const { return m_node.type() == pugi::node_element; }
    friend bool operator==(const Element& left, const Element& right) { return left.m_node == right.m_node; }

private:
    pugi::xml_node m_node;
};

/// What is being read: the file, the message, the rows so far. Lives during one decode().
struct Reading {
    std::string fileName;
    std::size_t skipped = 0;
    std::chrono::minutes localZone{};
    MessageBatch batch;
    FeedUpdate update;   ///< of the message at hand
    Rejections rejected; ///< of the message at hand
    Rejections notes;    ///< of the file
    MessageInfo message;

    [[nodiscard]] std::string place(Element element) const;
    void note(support::ErrorCode code, std::string detail, Element element);
    void reject(support::ErrorCode code, std::string detail, Element element);

    /// These state a missing or unreadable value as an error with its place.
    [[nodiscard]] support::Result<domain::Decimal> decimal(Element element, Element parent,
                                                           std::string_view what) const;
    /// Dt or DtTm below the element, or its own text. A time without zone is local.
    [[nodiscard]] support::Result<domain::Date> date(Element element) const;
    [[nodiscard]] support::Result<domain::Instant> instant(Element element) const;
    /// As date(), but a missing or coded one is nullopt, an unreadable one a note.
    [[nodiscard]] std::optional<domain::Date> optionalDate(Element element);
    [[nodiscard]] std::optional<domain::Instant> optionalInstant(Element element);
    /// ISIN, other identification or description; notes a wrong check digit. Errors: MissingField.
    [[nodiscard]] support::Result<std::string> security(Element identification, Element parent);
};

/// BIC, proprietary identification or name below a party's element.
[[nodiscard]] std::string partyOf(Element party);

void readInstruction(Reading& reading, Element message);
void readStatusAdvice(Reading& reading, Element message);
void readConfirmation(Reading& reading, Element message);
void readHoldings(Reading& reading, Element message);
void readCashReport(Reading& reading, Element message);

} // namespace assay::wire::iso20022
