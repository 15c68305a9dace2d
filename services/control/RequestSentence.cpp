// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/control/RequestSentence.h"

#include "services/domain/EnumTexts.h"
#include "services/domain/Fields.h"
#include "services/domain/Records.h"
#include "services/support/Ascii.h"
#include "services/support/Phrases.h"
#include "services/wire/ActionRequests.h"

namespace assay::control {

using namespace domain;
using support::Result;

namespace {

std::string_view verb(QueueAction action)
{
    switch (action) {
    case QueueAction::Unknown: return "Do something unknown with";
    case QueueAction::Hold: return "Put on hold";
    case QueueAction::Release: return "Release the hold on";
    case QueueAction::Cancel: return "Cancel";
    case QueueAction::Resequence: return "Move within the queue";
    case QueueAction::Recycle: return "Put back into the queue";
    case QueueAction::Split: return "Split";
    case QueueAction::Partial: return "Settle a part of";
    }
    return {};
}

/// Letters and digits alone, lower case; dashes of any script are bytes beyond ASCII and go as well.
std::string bare(std::string_view text)
{
    std::string out;
    for (const char c : text) {
        const char low = support::lowered(c);
        if ((low >= 'a' && low <= 'z') || (low >= '0' && low <= '9'))
            out += low;
    }
    return out;
}

} // namespace

Result<std::string> sentenceOf(std::string_view canonical)
{
    const auto request = wire::parseCanonical(canonical);
    if (!request)
        return tl::unexpected(request.error());
    std::string out(verb(request->action));
    out += ' ' + request->instruction;
    if (!request->parameters.empty())
        out += " (" + request->parameters + ')';
    if (request->amount)
        out += ", " + (request->currency.empty() ? std::string() : request->currency + ' ')
            + support::grouped(request->amount->text());
    else
        out += ", free of payment";
    out += "; reason " + (request->reason.empty() ? std::string("not stated") : request->reason);
    if (!request->reasonText.empty())
        out += ": \"" + request->reasonText + '"';
    out += "; asked for by " + request->maker + " at " + support::timeText(request->madeAt) + ", open until "
        + support::timeText(request->expiresAt) + '.';
    return out;
}

std::vector<api::FieldChange> changesBetween(const Instruction& before, const Instruction& now)
{
    std::vector<api::FieldChange> out;
    for (const auto* field : differingFields(before, now))
        out.push_back({std::string(field->name), field->text(&before), field->text(&now)});
    return out;
}

CodeMatch compareCodes(std::string_view typed, std::string_view words)
{
    const auto wanted = bare(words);
    return !wanted.empty() && bare(typed) == wanted ? CodeMatch::Same : CodeMatch::Differs;
}

std::string aboutOf(const ActionRequest& request)
{
    return std::string(toText(request.action)) + ' ' + request.instruction
        + (request.parameters.empty() ? std::string() : ' ' + request.parameters);
}

} // namespace assay::control
