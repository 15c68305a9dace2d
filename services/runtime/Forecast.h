// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/CommandGate.h"
#include "services/domain/Snapshot.h"
#include "services/measures/settlement/SettlementTerms.h"

namespace assay::runtime {

/// Adds to a preview what the figures of the snapshot allow once the proposal has been carried out: what would settle that
/// would not without it, its value, and the queue after it. Nothing is added where that cannot be told: no such instruction,
/// parameters that say nothing, a search that was given up. Pure; any thread.
void forecast(const measures::SettlementTerms& terms, const domain::Snapshot& snapshot, const api::Proposal& proposal,
             domain::Instant now, api::ProposalPreview& preview);

} // namespace assay::runtime
