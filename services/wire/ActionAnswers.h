// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "services/domain/Records.h"
#include "services/domain/RequestPolicy.h"
#include "services/domain/SettlementRecords.h"
#include "services/support/Result.h"

/// \file What a clearing endpoint answers to a console that asks for something to be done, and what that console posts
/// besides the canonical bytes (ActionRequests.h). Errors of all decoders: Malformed, MissingField, WrongType, OutOfRange
/// (with the byte), Unsupported (major version). Pure; any thread.

namespace assay::wire
{

/// One instruction as the endpoint states it at `asOf`.
struct InstructionAnswer {
    domain::Instant asOf{};
    std::int64_t sequence = 0;
    domain::Instruction instruction;
};

/// One request as the endpoint keeps it. Nothing here says that the row and the bytes agree: that is for who asks.
struct RequestAnswer {
    domain::Instant asOf{};
    domain::ActionRequest request;
    std::string canonical; ///< the bytes that its maker sent
};

/// Why an endpoint would not. `code` is empty if the body is no refusal. Text from outside, cut short.
struct Refusal {
    std::string code;
    std::string message;
};

enum class Decision : std::uint8_t { Approve, Reject, Revoke };
[[nodiscard]] std::string_view toText(Decision decision);

[[nodiscard]] support::Result<domain::Operator> decodeOperator(std::string_view bytes);
[[nodiscard]] support::Result<domain::RequestPolicy> decodeRequestPolicy(std::string_view bytes);
[[nodiscard]] support::Result<InstructionAnswer> decodeInstruction(std::string_view bytes);
[[nodiscard]] support::Result<RequestAnswer> decodeRequest(std::string_view bytes);
[[nodiscard]] Refusal decodeRefusal(std::string_view bytes);

/// {"decision":…,"digest":…,"basis":…,"reason":…}
[[nodiscard]] std::string decisionBody(Decision decision, std::string_view digest, std::string_view basis,
                                       std::string_view reason);

} // namespace assay::wire
