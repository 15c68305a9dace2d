// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/view/pages/Summaries.h"

#include <algorithm>

#include "services/domain/RecordSchemas.h"
#include "services/domain/SettlementCodes.h"

namespace assay::models {

namespace {

using domain::Decimal;
using domain::Outcome;

bool isPartOf(std::string_view subject, std::string_view whole)
{
    if (!subject.starts_with(whole))
        return false;
    if (subject.size() == whole.size())
        return true;
    const char next = subject[whole.size()];
    const bool word = (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z') || (next >= '0' && next <= '9') || next == '-';
    return !word;
}

int rank(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Breach: return 3;
    case Outcome::CannotTell: return 2;
    case Outcome::Pass: return 1;
    case Outcome::NotApplicable: return 0;
    }
    return 0;
}

} // namespace

void RowsOrigin::include(const domain::Snapshot& snapshot, const domain::Origin& confirmed)
{
    const auto* health = snapshot.source(confirmed.source);
    const domain::Duration limit = health && health->staleAfterMs > 0 ? domain::Duration{health->staleAfterMs} : std::chrono::hours{24};
    if (!origin) {
        origin = confirmed;
        judgedAt = confirmed.asOf;
        staleAfter = limit;
        return;
    }
    // Sources are fast or slow: each is stale by its own measure.
    if (confirmed.asOf + limit < judgedAt + staleAfter) {
        judgedAt = confirmed.asOf;
        staleAfter = limit;
    }
    // The shown answer is the weakest one; its age is that of the oldest, so that no part is younger than it looks.
    const auto oldest = std::min(origin->asOf, confirmed.asOf);
    if (confirmed.tier < origin->tier)
        origin = confirmed;
    origin->asOf = oldest;
}

bool isOpen(const domain::Finding& finding)
{
    return finding.outcome == Outcome::Breach || finding.outcome == Outcome::CannotTell;
}

void RuleStatus::include(const domain::Finding& finding)
{
    if (isOpen(finding)) {
        ++open;
        if (rank(finding.outcome) > rank(outcome))
            severity = finding.severity;
        else if (finding.outcome == outcome)
            severity = std::max(severity, finding.severity);
    }
    if (rank(finding.outcome) > rank(outcome))
        outcome = finding.outcome;
}

RuleStatus ruleStatusOf(const domain::Snapshot& snapshot, std::string_view prefix, std::string_view subject)
{
    RuleStatus out;
    snapshot.findings.forEach([&](const domain::Row<domain::Finding>& row) {
        if (row.record.rule.value().starts_with(prefix) && (subject.empty() || isPartOf(row.record.subject, subject)))
            out.include(row.record);
    });
    return out;
}

std::map<std::string, const domain::Row<domain::ReserveStatement>*> latestStatements(const domain::Snapshot& snapshot)
{
    std::map<std::string, const domain::Row<domain::ReserveStatement>*> out;
    snapshot.table<domain::ReserveStatement>().forEach([&](const domain::Row<domain::ReserveStatement>& row) {
        auto& newest = out[row.record.coin.value()];
        // Of two statements for one instant the one that came later counts: it restates the other.
        if (!newest || row.record.asOf > newest->record.asOf ||
            (row.record.asOf == newest->record.asOf && row.revision >= newest->revision))
            newest = &row;
    });
    return out;
}

std::map<std::string, CoinState> coinStates(const domain::Snapshot& snapshot)
{
    std::map<std::string, CoinState> out;
    for (const auto& [coin, statement] : latestStatements(snapshot)) {
        CoinState& state = out[coin];
        const auto& of = statement->record;
        state.statement = statement;
        if (auto ratio = of.assetTotal.dividedBy(of.outstanding, 6, domain::Rounding::Floor); ratio && of.outstanding.sign() > 0)
            state.coverage = std::move(*ratio);
        if (auto buffer = of.assetTotal.minus(of.outstanding))
            state.buffer = std::move(*buffer);
        // A statement that is served again is not a newer statement: its age is that of its own instant.
        domain::Origin origin = *statement->origin;
        origin.asOf = of.asOf;
        state.standing.include(snapshot, origin);
        state.status = ruleStatusOf(snapshot, "STB", coin);
    }
    snapshot.table<domain::ReserveAsset>().forEach([&](const domain::Row<domain::ReserveAsset>& row) {
        const auto found = out.find(row.record.coin.value());
        if (found == out.end() || found->second.statement->record.statementId != row.record.statementId)
            return;
        ++found->second.linesArrived;
        auto& origin = found->second.standing.origin;
        if (origin && row.origin && row.origin->tier < origin->tier)
            origin->tier = row.origin->tier;
    });
    return out;
}

std::map<std::string, VaultState> vaultStates(const domain::Snapshot& snapshot)
{
    std::map<std::string, VaultState> out;
    snapshot.table<domain::Vault>().forEach([&](const domain::Row<domain::Vault>& row) {
        auto& state = out[row.record.id.value()];
        state.vault = &row;
    });
    snapshot.table<domain::Bar>().forEach([&](const domain::Row<domain::Bar>& row) {
        auto& state = out[row.record.vault.value()];
        ++state.bars;
        if (row.record.fineOz)
            state.fineOz.add(*row.record.fineOz);
        else
            ++state.unweighed;
    });
    for (auto& [id, state] : out)
        state.status = ruleStatusOf(snapshot, "GLD", id);
    return out;
}

QueueState queueState(const domain::Snapshot& snapshot)
{
    using domain::Instruction;
    QueueState out;
    snapshot.table<Instruction>().forEach<&Instruction::ref, &Instruction::kind, &Instruction::status, &Instruction::currency,
                                         &Instruction::amount, &Instruction::hold, &Instruction::queuedAt,
                                         &Instruction::assetLegFinalAt, &Instruction::cashLegFinalAt>([&](const auto& row) {
        const auto& of = row.record;
        if (of.assetLegFinalAt.has_value() != of.cashLegFinalAt.has_value() && of.kind != domain::SettlementKind::FoP)
            ++out.oneLegFinal;
        if (domain::isFinalStatus(of.status))
            return;
        ++out.unsettled;
        out.failing += of.status == "PENF" ? 1 : 0;
        out.onHold += of.hold == domain::HoldState::OnHold ? 1 : 0;
        if (of.amount && !of.currency.empty())
            out.value[of.currency].add(*of.amount);
        else if (of.kind != domain::SettlementKind::FoP)
            ++out.unpriced;
        if (of.queuedAt && (!out.oldest || *of.queuedAt < out.oldest->queuedAt))
            out.oldest = {of.ref, of.status, *of.queuedAt};
    });
    return out;
}

AlertState alertState(const domain::Snapshot& snapshot, domain::Instant now)
{
    AlertState out;
    const auto today = support::hongKongDate(now);
    snapshot.table<domain::Alert>().forEach([&](const domain::Row<domain::Alert>& row) {
        const auto& of = row.record;
        if (of.state == domain::AlertState::Closed)
            return;
        ++out.open;
        out.worst = std::max(out.worst, of.severity);
        if (of.dueAt) {
            out.overdue += *of.dueAt < now ? 1 : 0;
            out.dueToday += *of.dueAt >= now && support::hongKongDate(*of.dueAt) == today ? 1 : 0;
        }
        if (!out.oldest || of.openedAt < out.oldest->record.openedAt)
            out.oldest = &row;
    });
    return out;
}

} // namespace assay::models
