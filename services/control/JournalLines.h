// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "services/api/CommandGate.h"
#include "services/rules/requests/RequestPermission.h"
#include "services/store/WriteBatch.h"

/// \file How a command is recorded in the journal: an INTENT before anything is sent and a RESULT afterwards, both with the
/// idempotency key, in the hash chain. What has no RESULT, or one that says "unknown", is an open intent. Pure; any thread.

namespace assay::control {

/// What is about to be sent.
struct Intent {
    rules::RequestStep step = rules::RequestStep::Submit;
    domain::SourceId source;
    std::string requestId;
    std::string key;                          ///< idempotency key: of a submission the request's id
    std::string actor;                        ///< operator
    std::string digest;                       ///< of the canonical bytes
    std::string basis;
    std::string about;                        ///< "release SI-20398"
    domain::Instant at{};
};

enum class Outcome : std::uint8_t { Done, Refused, Unknown };

/// What came of it, as far as is known.
struct Finding {
    Outcome outcome = Outcome::Unknown;
    std::string why;                          ///< state of the request, refusal, or what cut the answer off
};

[[nodiscard]] store::AuditEvent intentLine(const Intent& intent);
[[nodiscard]] store::AuditEvent resultLine(const Intent& intent, const Finding& finding, domain::Instant at);
/// The intent that a journal line states; nothing if it is no INTENT of a request.
[[nodiscard]] std::optional<Intent> intentOf(const store::AuditEvent& line);

/// Of a journal, newest line first: every intent whose outcome is not known, oldest first.
[[nodiscard]] std::vector<Intent> openIntentsOf(const std::vector<store::AuditEvent>& newestFirst);
[[nodiscard]] api::OpenIntent toOpenIntent(const Intent& intent);

} // namespace assay::control
