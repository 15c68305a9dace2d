// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "services/domain/RequestPolicy.h"

/// \file Who may do what with a request: roles, four eyes, amounts, reasons, expiry and the state it was made on. The
/// endpoint checks the same and has the last word; what is refused here is not even asked for. Pure; any thread.

namespace assay::rules {

enum class RequestStep : std::uint8_t { Submit, Approve, Reject, Revoke };
[[nodiscard]] std::string_view toText(RequestStep step);

/// The answer to "may this be done?". `code` is one of "role", "same-person", "decided", "expired", "state-moved",
/// "reason", "policy", "too-long" or empty: it may. `reason` is an English sentence.
struct Permission {
    std::string code;
    std::string reason;
    [[nodiscard]] bool allowed() const { return code.empty(); }
};

/// Approvals besides the maker; nothing if the policy has no rule for it. An amount that is not stated is beyond every
/// limit.
[[nodiscard]] std::optional<std::int64_t> approvalsNeeded(const domain::RequestPolicy& policy, domain::QueueAction action,
                                                          std::string_view currency,
                                                          const std::optional<domain::Decimal>& amount);

/// Characters of a text without the blanks at its ends.
[[nodiscard]] std::int64_t reasonLength(std::string_view text);

/// May a person of these roles take this step at all?
[[nodiscard]] Permission roleMay(const domain::Operator& who, RequestStep step);
/// May `who` submit this request now? Its maker, action, amount, reason and instants count.
[[nodiscard]] Permission maySubmit(const domain::RequestPolicy& policy, const domain::Operator& who,
                                      const domain::ActionRequest& request, domain::Instant now);
/// May `who` approve, reject or revoke this request now? `basisNow` is the basis of the instruction's present state; what
/// was made on another state cannot be approved, but it can be rejected and revoked.
[[nodiscard]] Permission mayDecide(RequestStep step, const domain::Operator& who, const domain::ActionRequest& request,
                                    std::string_view basisNow, domain::Instant now);

} // namespace assay::rules
