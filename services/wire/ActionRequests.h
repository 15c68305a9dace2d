// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

#include "services/domain/Records.h"
#include "services/domain/SettlementRecords.h"
#include "services/support/Hash.h"

/// \file The bytes that two people sign for: what a maker asks a clearing endpoint to do, in the one spelling both consoles
/// and the endpoint agree on, its digest, the digest of the state it was made on, and the words people read out. Pure; any
/// thread.

namespace assay::wire
{

inline constexpr std::string_view kRequestSchema = "assay-request/1";
inline constexpr std::size_t kMaxRequestBytes = 16 * 1024;

/// A JSON object of thirteen members sorted by name, without spaces, every value a string, what is not stated empty. A text
/// escapes only quotes, backslashes (\" \\) and control characters (\u00XX, lower case); bytes that are not UTF-8 become
/// U+FFFD. The checkers, the state and the digest are not part of it.
[[nodiscard]] std::string canonicalBytes(const domain::ActionRequest& request);
/// What exactly these bytes ask for, with the digest of them. Any other spelling of the same request is refused, so that
/// canonicalBytes() gives the same bytes again. Errors (`where` is "byte N", counted from 0): Malformed, MissingField (id,
/// instruction, maker or an instant is empty), OutOfRange (more than kMaxRequestBytes), Unsupported (schema).
[[nodiscard]] support::Result<domain::ActionRequest> parseCanonical(std::string_view bytes);
/// SHA-256 of the canonical bytes.
[[nodiscard]] support::Hash requestDigest(std::string_view canonical);

/// An instruction's state in the same spelling: all fields that are stated, decimals without trailing zeros.
[[nodiscard]] std::string canonicalState(const domain::Instruction& instruction);
/// SHA-256 of canonicalState(): what ActionRequest::basis says in hexadecimal.
[[nodiscard]] support::Hash instructionBasis(const domain::Instruction& instruction);

/// Four words ("amber falcon river stone") that stand for 40 bits of a digest, for reading out.
[[nodiscard]] std::string fourWords(const support::Hash& digest);
/// The 1024 words, sorted.
[[nodiscard]] std::span<const std::string_view> codeWords();

} // namespace assay::wire
