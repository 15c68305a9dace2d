// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

#include "services/domain/Identifiers.h"

namespace assay::wire::iso20022
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxText = 4096; ///< of one value; the longest text type of the standard holds 2,000 characters

std::string_view localName(std::string_view name)
{
    const auto colon = name.rfind(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

Element firstElement(pugi::xml_node node)
{
    while (!node.empty() && node.type() != pugi::node_element)
        node = node.next_sibling();
    return Element(node);
}

/// xs:decimal allows "+1", ".5" and "5.", which plain digits do not.
std::string plainDigits(std::string_view text)
{
    std::string out;
    if (text.starts_with('+'))
        text.remove_prefix(1);
    if (text.starts_with('-')) {
        out += '-';
        text.remove_prefix(1);
    }
    if (text.starts_with('.') && text.size() > 1)
        out += '0';
    out += text;
    if (out.size() > 1 && out.back() == '.')
        out.pop_back();
    return out;
}

bool hasZone(std::string_view time)
{
    const auto t = time.find('T');
    return t != std::string_view::npos && time.find_first_of("Z+-", t) != std::string_view::npos;
}

std::string shown(std::string_view text)
{
    return '"' + std::string(text.substr(0, 60)) + '"';
}

} // namespace

std::string_view Element::name() const
{
    return localName(m_node.name());
}

Element Element::first() const
{
    return firstElement(m_node.first_child());
}

Element Element::next() const
{
    return firstElement(m_node.next_sibling());
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
    std::string out;
    for (pugi::xml_node node = m_node.first_child(); !node.empty(); node = node.next_sibling())
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            out += std::string_view(node.value()).substr(0, kMaxText + 1);
    const std::string_view value = trimmed(out);
    return std::string(value.substr(0, kMaxText));
}

std::string Element::attribute(std::string_view name) const
{
    for (const pugi::xml_attribute found : m_node.attributes())
        if (localName(found.name()) == name)
            return std::string(trimmed(std::string_view(found.value()).substr(0, kMaxText)));
    return {};
}

std::string Element::namespaceUri() const
{
    const std::string_view full = m_node.name();
    const auto colon = full.find(':');
    const std::string wanted =
        colon == std::string_view::npos ? "xmlns" : "xmlns:" + std::string(full.substr(0, colon));
    for (pugi::xml_node node = m_node; !node.empty(); node = node.parent())
        if (const pugi::xml_attribute found = node.attribute(wanted.c_str()); !found.empty())
            return std::string(std::string_view(found.value()).substr(0, kMaxText));
    return {};
}

std::string Element::path() const
{
    std::string out;
    for (pugi::xml_node node = m_node; !node.empty() && node.type() == pugi::node_element; node = node.parent())
        out.insert(0, '/' + std::string(localName(node.name())));
    return out;
}

std::size_t Element::offset() const
{
    const std::ptrdiff_t at = m_node.offset_debug();
    return at < 0 ? 0 : static_cast<std::size_t>(at);
}

std::string Reading::place(Element element) const
{
    // pugixml points behind the "<".
    const std::size_t at = element.offset();
    return fileName + ": " + element.path() + " at byte " + std::to_string((at == 0 ? 0 : at - 1) + skipped);
}

void Reading::note(ErrorCode code, std::string detail, Element element)
{
    notes.add(code, std::move(detail), place(element));
}

void Reading::reject(ErrorCode code, std::string detail, Element element)
{
    rejected.add(code, std::move(detail), place(element));
}

Result<domain::Decimal> Reading::decimal(Element element, Element parent, std::string_view what) const
{
    if (!element)
        return fail(ErrorCode::MissingField, "no " + std::string(what), place(parent));
    const std::string text = element.text();
    auto value = domain::Decimal::parse(plainDigits(text));
    if (!value)
        return fail(value.error().code, std::string(what) + ": not a number: " + shown(text), place(element));
    return value;
}

Result<domain::Date> Reading::date(Element element) const
{
    const Element inner = element.anyOf({"Dt/Dt", "Dt/DtTm", "DtTm", "Dt"});
    const Element stated = inner ? inner : element;
    const std::string text = stated.text();
    // A date may carry a zone ("2026-03-31+08:00"): the day as written counts.
    auto value = support::parseDate(std::string_view(text).substr(0, 10));
    if (!value || (text.size() > 10 && text[10] != 'T' && text[10] != 'Z' && text[10] != '+' && text[10] != '-'))
        return fail(ErrorCode::Malformed, "not a date: " + shown(text), place(stated));
    return value;
}

Result<domain::Instant> Reading::instant(Element element) const
{
    const Element inner = element.anyOf({"Dt/DtTm", "Dt/Dt", "DtTm", "Dt"});
    const Element stated = inner ? inner : element;
    const std::string text = stated.text();
    if (text.size() == 10) {
        if (const auto day = support::parseDate(text))
            return domain::Instant{std::chrono::sys_days{*day}} - localZone;
        return fail(ErrorCode::Malformed, "not a date: " + shown(text), place(stated));
    }
    const bool zoned = hasZone(text);
    auto value = support::parseInstant(zoned ? text : text + 'Z');
    if (!value)
        return fail(ErrorCode::Malformed, "not a date and time: " + shown(text), place(stated));
    return zoned ? *value : *value - localZone;
}

std::optional<domain::Date> Reading::optionalDate(Element element)
{
    if (!element || element.anyOf({"DtCd", "Dt/DtCd"}))
        return std::nullopt;
    const auto value = date(element);
    if (value)
        return *value;
    notes.add(value.error());
    return std::nullopt;
}

std::optional<domain::Instant> Reading::optionalInstant(Element element)
{
    if (!element)
        return std::nullopt;
    const auto value = instant(element);
    if (value)
        return *value;
    notes.add(value.error());
    return std::nullopt;
}

Result<std::string> Reading::security(Element identification, Element parent)
{
    if (!identification)
        return fail(ErrorCode::MissingField, "no security is identified", place(parent));
    if (const Element isin = identification.anyOf({"ISIN", "Id/ISIN"})) {
        const std::string code = isin.text();
        if (const auto checked = domain::checkIsin(code); !checked)
            note(checked.error().code, "ISIN " + shown(code) + ": " + checked.error().detail, isin);
        if (!code.empty())
            return code;
    }
    // Without ISIN the first identification counts, whatever its scheme; then the description.
    if (const Element other = identification.anyOf({"OthrId/Id", "Id/OthrId/Id", "Id/OthrPrtryId/Id"}))
        if (std::string code = other.text(); !code.empty())
            return code;
    if (const Element named = identification.child("Id").first())
        if (std::string code = named.text(); !code.empty())
            return code;
    if (std::string words = identification.child("Desc").text(); !words.empty())
        return words;
    return fail(ErrorCode::MissingField, "no security is identified", place(identification));
}

std::string partyOf(Element party)
{
    const Element found =
        party.anyOf({"Id/AnyBIC", "Id/BICOrBEI", "Id/BICFI", "Id/BIC", "Id/PrtryId/Id", "Id/NmAndAdr/Nm", "AnyBIC",
                     "BICOrBEI", "BIC", "PrtryId/Id", "NmAndAdr/Nm", "LEI"});
    return found.text();
}

} // namespace assay::wire::iso20022
