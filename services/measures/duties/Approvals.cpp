// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/measures/duties/Approvals.h"

namespace assay::measures {

using domain::Approval;
using domain::ApprovalKind;
using domain::CoinId;
using domain::Date;
using domain::IssuerId;

Approvals::Approvals(const Context& context)
{
    Confirmations<Approval> confirmations(context.snapshot);
    context.snapshot.table<Approval>().forEach([&](const domain::Row<Approval>& row) {
        const auto& confirmed = confirmations.of(row);
        m_entries[{row.record.issuer, row.record.kind}].push_back(
            {&row, &confirmed, context.isStale(row.origin->source, confirmed.asOf)});
    });
}

template <class Wanted>
Approvals::Found Approvals::search(const IssuerId& issuer, const CoinId& coin, ApprovalKind kind, Date day,
                                   Wanted wanted) const
{
    const auto entries = m_entries.find({issuer, kind});
    if (entries == m_entries.end())
        return {};
    Found best{State::NotFound, nullptr};
    for (const auto& entry : entries->second) {
        const auto& approval = entry.row->record;
        if (!wanted(approval) || (!approval.coin.empty() && approval.coin != coin))
            continue;
        const bool early = approval.grantedOn && day < *approval.grantedOn;
        const bool late = approval.expiresOn && *approval.expiresOn < day;
        const State state = early || late ? State::NotInForce : (entry.stale ? State::Stale : State::InForce);
        if (!best.row || state == State::InForce || (state == State::Stale && best.state == State::NotInForce))
            best = {state, entry.row};
        if (state == State::InForce)
            break;
    }
    return best;
}

Approvals::Found Approvals::byId(const IssuerId& issuer, const CoinId& coin, ApprovalKind kind, std::string_view id,
                                 Date day) const
{
    return search(issuer, coin, kind, day, [id](const Approval& approval) { return approval.id == id; });
}

Approvals::Found Approvals::bySubject(const IssuerId& issuer, const CoinId& coin, ApprovalKind kind,
                                      std::string_view subject, Date day) const
{
    return search(issuer, coin, kind, day, [subject](const Approval& approval) { return approval.subject == subject; });
}

Evidence Approvals::evidence(const IssuerId& issuer, ApprovalKind kind) const
{
    Evidence out;
    const auto entries = m_entries.find({issuer, kind});
    if (entries == m_entries.end())
        return out;
    for (const auto& entry : entries->second) {
        out.add(*entry.row->origin);
        out.add(*entry.confirmed);
    }
    return out;
}

const Approvals& approvalsOf(const Context& context)
{
    return context.memo.of<Approvals>("approvals", [&] { return Approvals(context); });
}

} // namespace assay::measures
