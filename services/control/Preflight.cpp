// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/control/Preflight.h"

#include <algorithm>
#include <array>
#include <set>

#include "services/domain/Sentence.h"
#include "services/rules/requests/RequestPermission.h"
#include "services/support/Phrases.h"

namespace assay::control {

using namespace domain;
using api::CheckResult;
using api::PreflightCheck;

namespace {

/// A list of sanctions older than this was not looked at today.
constexpr Duration kListGoodFor = std::chrono::hours{24};

PreflightCheck check(std::string_view id, CheckResult result, std::string finding, std::string advice = {})
{
    return {std::string(id), result, std::move(finding), std::move(advice)};
}

bool oneOf(std::string_view text, std::initializer_list<std::string_view> list)
{
    return std::ranges::find(list, text) != list.end();
}

/// Does the action let the instruction settle, so that funds and cut-offs matter?
enum class Effect : std::uint8_t { MaySettle, Stops };
Effect effectOf(QueueAction action)
{
    switch (action) {
    case QueueAction::Hold:
    case QueueAction::Cancel: return Effect::Stops;
    case QueueAction::Unknown:
    case QueueAction::Release:
    case QueueAction::Resequence:
    case QueueAction::Recycle:
    case QueueAction::Split:
    case QueueAction::Partial: return Effect::MaySettle;
    }
    return Effect::MaySettle;
}

/// Why the action makes no sense on this state, or empty.
std::string objection(QueueAction action, const Instruction& instruction)
{
    switch (action) {
    case QueueAction::Hold: return instruction.hold == HoldState::OnHold ? sentence("{1} is on hold already.", instruction.ref) : "";
    case QueueAction::Release: return instruction.hold == HoldState::Released ? sentence("{1} is not on hold.", instruction.ref) : "";
    case QueueAction::Partial:
        return instruction.partial == Permission::NotAllowed ? sentence("{1} may not settle in parts.", instruction.ref) : "";
    case QueueAction::Unknown: return sentence("{1} has no action chosen for it.", instruction.ref);
    case QueueAction::Cancel:
    case QueueAction::Resequence:
    case QueueAction::Recycle:
    case QueueAction::Split: return {};
    }
    return {};
}

bool isOpen(RequestState state)
{
    return state == RequestState::Submitted || state == RequestState::Approved || state == RequestState::Accepted
        || state == RequestState::OutcomeUnknown;
}

PreflightCheck stateCheck(const api::Proposal& proposal, const PreflightFacts& facts, const std::optional<Row<Instruction>>& row)
{
    constexpr std::string_view kId = "state";
    if (!row)
        return check(kId, CheckResult::Fail,
                     sentence("{1} states no instruction {2}.", proposal.source.value(), proposal.instruction),
                     sentence("Choose an instruction that is in the queue."));
    const auto& instruction = row->record;
    if (oneOf(instruction.status, {"SETT", "CANS", "CAND", "REJT"}))
        return check(kId, CheckResult::Fail, sentence("{1} is final ({2}).", instruction.ref, instruction.status),
                     sentence("Nothing can be asked for it any more."));
    if (const auto why = objection(proposal.action, instruction); !why.empty())
        return check(kId, CheckResult::Fail, why,
                     sentence("Choose another action."));
    const auto* health = facts.snapshot.source(proposal.source);
    if (health && (health->state == FeedState::Offline || health->state == FeedState::Frozen || health->state == FeedState::Failing))
        return check(kId, CheckResult::Fail,
                     sentence("The state of {1} is not known now: {2} is {3}.", instruction.ref,
                              proposal.source.value(), std::string(toText(health->state))),
                     sentence("Wait until the source is live again."));
    const auto& seen = facts.snapshot.confirmedBy(*row);
    switch (facts.snapshot.quality(proposal.source, seen.asOf, facts.now)) {
    case Quality::Stale:
    case Quality::Missing:
        return check(kId, CheckResult::Fail,
                     sentence("The state of {1} is of {2}.", instruction.ref, support::timeText(seen.asOf)),
                     sentence("Wait until the source is live again."));
    case Quality::Ageing:
        return check(kId, CheckResult::Warn,
                     sentence("The state of {1} is of {2}.", instruction.ref, support::timeText(seen.asOf)),
                     sentence("It is fetched again before the request is made."));
    case Quality::Live: break;
    }
    std::string other;
    facts.snapshot.table<ActionRequest>().forEach([&](const Row<ActionRequest>& request) {
        if (request.origin->source == proposal.source && request.record.instruction == instruction.ref
            && isOpen(request.record.state) && request.record.expiresAt > facts.now)
            other = request.record.id;
    });
    if (!other.empty())
        return check(kId, CheckResult::Warn, sentence("Another request on {1} is open: {2}.", instruction.ref, other),
                     sentence("Once one of them takes effect, the other is blocked."));
    return check(kId, CheckResult::Pass,
                 sentence("{1} is {2}, as of {3}.", instruction.ref,
                          instruction.status + (instruction.reason.empty() ? "" : " (" + instruction.reason + ')'),
                          support::timeText(seen.asOf)));
}

PreflightCheck roleCheck(const api::Proposal& proposal, const PreflightFacts& facts, const std::optional<std::int64_t>& needed)
{
    constexpr std::string_view kId = "role";
    if (!facts.who)
        return check(kId, CheckResult::Fail, sentence("Nobody is signed in at {1}.", proposal.source.value()),
                     sentence("Sign in as a maker."));
    if (const auto permission = rules::roleMay(*facts.who, rules::RequestStep::Submit); !permission.allowed())
        return check(kId, CheckResult::Fail, permission.reason, sentence("Sign in as a maker."));
    if (!facts.policy)
        return check(kId, CheckResult::Fail, sentence("The policy of {1} is not known.", proposal.source.value()),
                     sentence("Sign in again."));
    if (!needed)
        return check(kId, CheckResult::Fail,
                     sentence("The policy of {1} has no rule for {2}.", proposal.source.value(),
                              std::string(toText(proposal.action))),
                     sentence("Ask a supervisor for the policy."));
    return check(kId, CheckResult::Pass,
                 sentence("{1} may ask for it; {2} {3|is|are} needed.", facts.who->id,
                          support::counted(static_cast<std::size_t>(*needed), "approval"),
                          *needed == 1 ? "is" : "are"));
}

PreflightCheck reasonCheck(const api::Proposal& proposal, const PreflightFacts& facts)
{
    constexpr std::string_view kId = "reason";
    const RequestPolicy standard;
    const auto& policy = facts.policy ? *facts.policy : standard;
    if (proposal.reason.empty())
        return check(kId, CheckResult::Fail, sentence("A reason code is missing."), sentence("Choose a reason code."));
    const auto length = rules::reasonLength(proposal.reasonText);
    if (length < policy.reasonTextMin)
        return check(kId, CheckResult::Fail,
                     sentence("The reason has {1}; at least {2} are demanded.",
                              support::counted(static_cast<std::size_t>(length), "character"),
                              std::to_string(policy.reasonTextMin)),
                     sentence("Say why in a sentence."));
    if (proposal.validFor <= std::chrono::minutes{0} || proposal.validFor > policy.longest)
        return check(kId, CheckResult::Fail,
                     sentence("A request may be open for at most {1}.", support::spanText(policy.longest)),
                     sentence("Choose a shorter expiry."));
    return check(kId, CheckResult::Pass, sentence("Reason {1} with a text.", proposal.reason));
}

/// What one side owes, held against what it has. Empty: it suffices.
struct Side {
    CheckResult result = CheckResult::Pass;
    std::string finding;
};
Side sideOf(const PreflightFacts& facts, const SourceId& source, const ParticipantId& who, const std::string& asset, const Decimal& owed)
{
    const std::string what = sentence("{1} in {2}", who.value(), asset);
    const ParticipantStanding* standing = nullptr;
    facts.snapshot.table<ParticipantStanding>().forEach([&](const Row<ParticipantStanding>& row) {
        if (row.record.participant == who && row.record.asset == asset)
            standing = &row.record;
    });
    const Decimal one(1);
    if (standing && standing->usage && *standing->usage > one)
        return {CheckResult::Fail, sentence("{1} is beyond its limit.", what)};
    std::optional<Decimal> free;
    bool lost = false;
    facts.snapshot.table<Position>().forEach([&](const Row<Position>& row) {
        const auto& position = row.record;
        if (row.origin->source != source || position.participant != who || position.asset != asset)
            return;
        auto here = position.reserved ? position.balance.minus(*position.reserved) : Result<Decimal>(position.balance);
        // The limit is the most that the account may owe.
        if (here && position.limit)
            here = here->plus(*position.limit);
        auto sum = here && free ? free->plus(*here) : here;
        if (sum)
            free = std::move(*sum);
        else
            lost = true;
    });
    if (!free || lost)
        return {CheckResult::Warn, sentence("The position of {1} is not known.", what)};
    if (*free < owed)
        return {CheckResult::Warn, sentence("{1} has {2} available and owes {3}.", what, support::grouped(free->text()),
                                            support::grouped(owed.text()))};
    if (standing && standing->projectedUsage && *standing->projectedUsage > one)
        return {CheckResult::Warn, sentence("{1} is projected to be beyond its limit at the cut-off.", what)};
    return {};
}

PreflightCheck limitsCheck(const api::Proposal& proposal, const PreflightFacts& facts, const std::optional<Row<Instruction>>& row)
{
    constexpr std::string_view kId = "limits";
    if (!row)
        return check(kId, CheckResult::Warn, sentence("Without the instruction its limits are not known."));
    if (effectOf(proposal.action) == Effect::Stops)
        return check(kId, CheckResult::Pass, sentence("The action moves no balance."));
    const auto& instruction = row->record;
    std::array<Side, 2> sides;
    if (!instruction.deliverer.empty())
        sides[0] = sideOf(facts, proposal.source, instruction.deliverer, instruction.asset, instruction.quantity);
    if (!instruction.receiver.empty() && instruction.amount && !instruction.currency.empty())
        sides[1] = sideOf(facts, proposal.source, instruction.receiver, instruction.currency, *instruction.amount);
    const auto worst = std::ranges::max(sides, {}, &Side::result);
    if (worst.result == CheckResult::Pass)
        return check(kId, CheckResult::Pass, sentence("Both sides have what they owe, within their limits."));
    std::string finding;
    for (const auto& side : sides)
        if (!side.finding.empty())
            finding += (finding.empty() ? "" : " ") + side.finding;
    return check(kId, worst.result, finding,
                 worst.result == CheckResult::Fail ? sentence("Fund the account or raise the "
                                                              "limit first.")
                                                   : sentence("It would wait in the queue "
                                                              "until there is "
                                                              "enough."));
}

PreflightCheck cutOffCheck(const api::Proposal& proposal, const PreflightFacts& facts, const std::optional<Row<Instruction>>& row)
{
    constexpr std::string_view kId = "cut-off";
    if (!row)
        return check(kId, CheckResult::Warn, sentence("Without the instruction its cycle is not known."));
    if (effectOf(proposal.action) == Effect::Stops)
        return check(kId, CheckResult::Pass, sentence("The action does not depend on a cut-off."));
    const auto& name = row->record.cycle;
    if (name.empty())
        return check(kId, CheckResult::Warn, sentence("The endpoint states no cycle for {1}.", row->record.ref));
    const SettlementCycle* cycle = nullptr;
    facts.snapshot.table<SettlementCycle>().forEach([&](const Row<SettlementCycle>& candidate) {
        if (candidate.origin->source == proposal.source && candidate.record.id == name)
            cycle = &candidate.record;
    });
    if (!cycle)
        return check(kId, CheckResult::Warn, sentence("The cut-off of cycle {1} is not stated.", name));
    const std::string at = support::timeText(cycle->cutOffAt);
    if (cycle->state == CycleState::Closed || cycle->state == CycleState::Settled || cycle->state == CycleState::Cancelled
        || facts.now >= cycle->cutOffAt)
        return check(kId, CheckResult::Fail, sentence("The cut-off of cycle {1} was at {2}.", name, at),
                     sentence("It would miss this cycle; see whether a later one takes it."));
    const std::string left = support::spanText(cycle->cutOffAt - facts.now);
    if (facts.now + proposal.validFor > cycle->cutOffAt)
        return check(kId, CheckResult::Warn,
                     sentence("The cut-off of cycle {1} is at {2}, in {3}, before the "
                              "request expires.",
                              name, at, left),
                     sentence("It has to be approved before then."));
    return check(kId, CheckResult::Pass, sentence("The cut-off of cycle {1} is at {2}, in {3}.", name, at, left));
}

PreflightCheck sanctionsCheck(const PreflightFacts& facts)
{
    constexpr std::string_view kId = "sanctions";
    std::optional<Instant> oldest;
    std::set<SourceId> seen;
    facts.snapshot.table<SanctionEntry>().forEach([&](const Row<SanctionEntry>& row) {
        if (!seen.insert(row.origin->source).second)
            return;
        // The list is as old as the answer that last stated all of it, not as its oldest entry.
        const auto asOf = facts.snapshot.confirmedBy(row).asOf;
        oldest = oldest ? std::min(*oldest, asOf) : asOf;
    });
    if (!oldest)
        return check(kId, CheckResult::Warn, sentence("No list of sanctions is loaded, so nobody was screened."),
                     sentence("Import a list of sanctions."));
    if (facts.now - *oldest > kListGoodFor)
        return check(kId, CheckResult::Warn, sentence("The list of sanctions is of {1}.", support::timeText(*oldest)),
                     sentence("Import today's list."));
    return check(kId, CheckResult::Pass, sentence("The list of sanctions is of {1}.", support::timeText(*oldest)));
}

} // namespace

api::ProposalPreview preflight(const api::Proposal& proposal, const PreflightFacts& facts)
{
    api::ProposalPreview out;
    const auto row = facts.snapshot.table<Instruction>().find(proposal.source, proposal.instruction);
    if (facts.policy)
        out.needed = rules::approvalsNeeded(*facts.policy, proposal.action, row ? row->record.currency : std::string(),
                                            row ? row->record.amount : std::optional<Decimal>());
    out.checks.push_back(stateCheck(proposal, facts, row));
    out.checks.push_back(roleCheck(proposal, facts, out.needed));
    out.checks.push_back(reasonCheck(proposal, facts));
    out.checks.push_back(limitsCheck(proposal, facts, row));
    out.checks.push_back(cutOffCheck(proposal, facts, row));
    out.checks.push_back(sanctionsCheck(facts));
    return out;
}

} // namespace assay::control
