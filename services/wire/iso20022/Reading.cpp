// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/wire/iso20022/Reading.h"

#include "services/domain/Identifiers.h"
#include "services/support/Hash.h"

namespace assay::wire::iso20022
{

using support::Error;
using support::ErrorCode;
using support::fail;
using support::Result;

namespace
{

constexpr std::size_t kMaxRejected = 1000; ///< of one update; further ones are counted

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

std::string Reading::place(Element element) const
{
    return fileName + ": " + element.path() + " at byte " + std::to_string(element.offset() + skipped);
}

void Reading::note(ErrorCode code, std::string detail, Element element)
{
    notes.add(code, std::move(detail), place(element));
}

void Reading::reject(ErrorCode code, std::string detail, Element element)
{
    reject({code, std::move(detail), place(element)});
}

void Reading::reject(Error error)
{
    FeedUpdate& update = updateOf(message.resource);
    if (update.rejected.size() < kMaxRejected)
        update.rejected.push_back(std::move(error));
    else
        ++update.rejectedMore;
}

FeedUpdate& Reading::updateOf(std::string_view resource)
{
    const domain::Instant asOf = message.info.created.value_or(domain::Instant{});
    for (const std::size_t index : open) {
        FeedUpdate& update = batch.updates[index];
        if (update.resource == resource && update.asOf == asOf && update.schemaVersion == message.info.name)
            return update;
    }
    std::erase_if(open, [&](std::size_t index) { return batch.updates[index].resource == resource; });
    open.push_back(batch.updates.size());
    FeedUpdate& update = batch.updates.emplace_back();
    update.resource = resource;
    update.asOf = asOf;
    update.schemaVersion = message.info.name;
    return update;
}

std::string Reading::messageId()
{
    if (!message.info.id.empty())
        return message.info.id;
    // Nothing names the message: its own bytes do, so that reading it again gives the same rows.
    message.info.id = "sha256:" + support::Hash::of(message.document.source()).hex().substr(0, 16);
    note(ErrorCode::MissingField, "no message identification: the message goes by its digest", message.document);
    return message.info.id;
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

std::optional<domain::Decimal> Reading::optionalDecimal(Element element, std::string_view what)
{
    if (!element)
        return std::nullopt;
    auto value = decimal(element, element, what);
    if (value)
        return std::move(*value);
    notes.add(std::move(value.error()));
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

Element quantityIn(Element choice)
{
    return choice.anyOf({"Qty/Unit", "Qty/FaceAmt", "Qty/AmtsdVal", "Qty/DgtlTknUnit", "OrgnlAndCurFace/FaceAmt",
                         "Unit", "FaceAmt", "AmtsdVal", "DgtlTknUnit"});
}

bool isTrue(Element indicator)
{
    const std::string text = indicator.text();
    return text == "true" || text == "1";
}

bool isFalse(Element indicator)
{
    const std::string text = indicator.text();
    return text == "false" || text == "0";
}

} // namespace assay::wire::iso20022
