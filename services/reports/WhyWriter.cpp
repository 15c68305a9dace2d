// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/reports/WhyWriter.h"

#include "services/reports/Writers.h"

namespace assay::reports {

using namespace domain;

namespace {

std::string_view mark(Check check)
{
    switch (check) {
    case Check::NotAsked: return "·";
    case Check::Agrees: return "✓";
    case Check::CannotRead:
    case Check::NotStored: return "?";
    case Check::Differs:
    case Check::BytesChanged: return "✗";
    }
    return {};
}

void appendText(std::string& out, const Why& why, std::size_t level)
{
    const std::string indent(2 * level, ' ');
    out += indent + std::string(mark(why.check)) + ' ' + plainText(why.label);
    if (!why.value.empty())
        out += " = " + plainText(why.value) + (why.unit.empty() ? "" : ' ' + why.unit);
    if (why.tier)
        out += "  [" + std::string(letter(*why.tier)) + ", " + std::string(domain::toText(why.quality)) + ']';
    out += '\n';
    const auto line = [&](const std::string& text) { out += indent + "    " + plainText(text) + '\n'; };
    if (!why.formula.empty())
        line(why.formula);
    if (why.origin) {
        line(why.origin->source.value() + ", as of " + support::toText(why.origin->asOf) + ", known at "
             + support::toText(why.origin->knownAt));
        if (!why.origin->raw.empty())
            line("sha256 " + why.origin->raw.hex() + (why.target.empty() ? "" : "  " + why.target));
    }
    if (!why.remark.empty())
        line(why.remark);
    for (const auto& child : why.children)
        appendText(out, child, level + 1);
}

void appendJson(std::string& out, const Why& why)
{
    const auto member = [&](std::string_view name, const std::string& value) {
        if (!value.empty())
            out += ", \"" + std::string(name) + "\": " + jsonText(value);
    };
    out += "{\"label\": " + jsonText(why.label);
    member("value", why.value);
    member("unit", why.unit);
    member("formula", why.formula);
    member("check", std::string(domain::toText(why.check)));
    member("quality", why.tier ? std::string(domain::toText(why.quality)) : std::string());
    member("tier", why.tier ? std::string(letter(*why.tier)) : std::string());
    if (why.origin) {
        member("source", why.origin->source.value());
        member("as_of", support::toText(why.origin->asOf));
        member("known_at", support::toText(why.origin->knownAt));
        member("raw", why.origin->raw.empty() ? std::string() : why.origin->raw.hex());
        member("target", why.target);
    }
    member("remark", why.remark);
    out += ", \"children\": [";
    for (std::size_t i = 0; i < why.children.size(); ++i) {
        if (i > 0)
            out += ", ";
        appendJson(out, why.children[i]);
    }
    out += "]}";
}

} // namespace

std::string whyText(const Why& why)
{
    std::string out;
    appendText(out, why, 0);
    return out;
}

std::string whyJson(const Why& why)
{
    std::string out;
    appendJson(out, why);
    return out + '\n';
}

} // namespace assay::reports
