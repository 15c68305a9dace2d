// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Foresight.h"

#include <algorithm>
#include <charconv>

#include "services/measures/Gridlock.h"

namespace assay::runtime {

using namespace domain;

namespace {

constexpr std::size_t kShown = 200;

/// The value of one of the "name=value" of a proposal's parameters, parted by commas or semicolons.
std::string_view parameter(std::string_view parameters, std::string_view name)
{
    while (!parameters.empty()) {
        const auto end = parameters.find_first_of(",;");
        auto part = parameters.substr(0, end);
        part.remove_prefix(std::min(part.find_first_not_of(' '), part.size()));
        if (part.size() > name.size() && part.starts_with(name) && part[name.size()] == '=')
            return part.substr(name.size() + 1);
        parameters = end == std::string_view::npos ? std::string_view() : parameters.substr(end + 1);
    }
    return {};
}

/// The question that a proposal puts to the queue; nothing if it changes none of what the queue is made of.
std::optional<measures::WhatIf> questionOf(const api::Proposal& proposal)
{
    measures::WhatIf ask;
    switch (proposal.action) {
    case QueueAction::Release: ask.release = {proposal.instruction}; return ask;
    case QueueAction::Hold: ask.hold = {proposal.instruction}; return ask;
    case QueueAction::Cancel: ask.cancel = {proposal.instruction}; return ask;
    case QueueAction::Resequence: {
        if (const auto other = parameter(proposal.parameters, "before"); !other.empty()) {
            ask.before = {{proposal.instruction, std::string(other)}};
            return ask;
        }
        const auto text = parameter(proposal.parameters, "priority");
        std::int64_t priority = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), priority);
        if (text.empty() || error != std::errc() || end != text.data() + text.size())
            return std::nullopt;
        ask.priority = {{proposal.instruction, priority}};
        return ask;
    }
    case QueueAction::Split:
    case QueueAction::Partial: {
        auto quantity = Decimal::parse(parameter(proposal.parameters, "quantity"));
        if (!quantity)
            return std::nullopt;
        ask.quantity = {{proposal.instruction, std::move(*quantity)}};
        return ask;
    }
    case QueueAction::Unknown:
    case QueueAction::Recycle: return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

void foresee(const measures::SettlementTerms& terms, const Picture& picture, const api::Proposal& proposal, Instant now,
             api::ProposalPreview& preview)
{
    const auto ask = questionOf(proposal);
    if (!ask)
        return;
    const auto queue = measures::SettlementQueue::of(picture, proposal.source, support::hongKongDate(now), terms.queue,
                                                     terms.gridlock.instructions);
    auto then = measures::whatIf(queue, *ask, terms.gridlock);
    if (!then.complete || !then.unknown.empty())
        return;
    preview.settles = std::move(then.freed);
    for (const auto& [currency, value] : then.freedValue)
        if (currency == preview.currency)
            preview.value = value;
    for (const auto& one : then.after) {
        if (preview.queueAfter.size() == kShown)
            break;
        preview.queueAfter.push_back(one.ref);
    }
}

} // namespace assay::runtime
