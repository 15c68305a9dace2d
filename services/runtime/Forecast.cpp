// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/runtime/Forecast.h"

#include <algorithm>
#include <charconv>

#include "services/domain/Sentence.h"
#include "services/measures/settlement/Gridlock.h"
#include "services/support/Phrases.h"

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

/// The set that can settle at once, though not one after the other, as soon as this one is released: shown as a check, since
/// whether it settles is up to the settlement system.
void forecastTogether(const measures::SettlementQueue& queue, const Snapshot& snapshot, const measures::SettlementTerms& terms,
                     const api::Proposal& proposal, api::ProposalPreview& preview)
{
    const GridlockOption* best = nullptr;
    snapshot.table<GridlockOption>().forEach([&](const Row<GridlockOption>& row) {
        const auto& act = row.record.act;
        const bool about = row.origin->source == proposal.source && row.record.kind == measures::kLaterOffset &&
                           std::find(act.begin(), act.end(), proposal.instruction) != act.end();
        if (!about || (best && best->instructions >= row.record.instructions))
            return;
        const bool alone = std::all_of(act.begin(), act.end(), [&](const std::string& ref) {
            const auto at = queue.find(ref);
            return at && (ref == proposal.instruction || queue.items()[*at].stand == measures::SettlementQueue::Stand::Ready);
        });
        if (alone)
            best = &row.record;
    });
    if (!best)
        return;
    const auto then = measures::whatIf(queue, measures::askOf(*best), terms.gridlock);
    if (!then.complete || !then.unknown.empty() || !then.shortOf.empty())
        return;
    std::string worth;
    for (const auto& [currency, value] : then.freedValue)
        worth += (worth.empty() ? "" : ", ") + currency + ' ' + support::grouped(value.text());
    const auto count = support::counted(then.freed.size(), "instruction");
    preview.checks.push_back({"offset", api::CheckResult::Pass,
                              sentence("Once it is released, {1} can settle together, {2} in all; the settlement system decides.",
                                       count, worth),
                              {}});
}

} // namespace

void forecast(const measures::SettlementTerms& terms, const Snapshot& snapshot, const api::Proposal& proposal, Instant now,
             api::ProposalPreview& preview)
{
    const auto ask = questionOf(proposal);
    if (!ask)
        return;
    const auto queue = measures::SettlementQueue::of(snapshot, proposal.source, support::hongKongDate(now), terms.queue,
                                                     terms.gridlock.instructions);
    auto then = measures::whatIf(queue, *ask, terms.gridlock);
    if (!then.complete || !then.unknown.empty())
        return;
    if (proposal.action == QueueAction::Release && then.freed.empty())
        forecastTogether(queue, snapshot, terms, proposal, preview);
    preview.settles = std::move(then.freed);
    preview.value = std::move(then.freedValue);
    for (const auto& one : then.after) {
        if (preview.queueAfter.size() == kShown)
            break;
        preview.queueAfter.push_back(one.ref);
    }
}

} // namespace assay::runtime
