// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/api/CommandGate.h"
#include "services/domain/Snapshot.h"
#include "services/domain/RequestPolicy.h"

namespace assay::control {

/// What the checks before a request rest on. Plain value; what it points to must outlive the call.
struct PreflightFacts {
    const domain::Snapshot& snapshot;
    const domain::Operator* who = nullptr;               ///< nobody is signed in: nullptr
    const domain::RequestPolicy* policy = nullptr;       ///< not known: nullptr
    domain::Instant now{};
};

/// The checks "state", "role", "reason", "limits", "cut-off" and "sanctions", in this order, and the approvals needed.
/// What cannot be told is a warning and says so. Pure; any thread.
[[nodiscard]] api::ProposalPreview preflight(const api::Proposal& proposal, const PreflightFacts& facts);

} // namespace assay::control
