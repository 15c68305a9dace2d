// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "services/domain/Ids.h"
#include "services/support/Hash.h"
#include "services/support/Instant.h"

namespace assay::domain {

using support::Clock;
using support::Date;
using support::Duration;
using support::Hash;
using support::Instant;

/// Who vouches for a figure. The order is from weakest to strongest.
enum class Tier : std::uint8_t { SelfReported, Custodian, Attested, Observed, Inspected };
/// The letters of interface.md: S, K, T, O, I.
[[nodiscard]] std::string_view letter(Tier tier);
[[nodiscard]] support::Result<Tier> tierFromLetter(std::string_view text);

/// How far a figure can be relied on now. The order is from best to worst.
enum class Quality : std::uint8_t { Live, Ageing, Stale, Missing };
[[nodiscard]] std::string_view toText(Quality quality);

/// Live up to half of `staleAfter`, ageing up to it, stale beyond. An as-of more than two minutes in the future counts as
/// ageing (a clock is wrong somewhere).
[[nodiscard]] Quality qualityAt(Instant asOf, Instant now, Duration staleAfter);

/// Where a row came from: one answer of one source. Shared by all rows of that answer; immutable; any thread.
struct Origin {
    SourceId source;
    std::string resource;   ///< "instructions", or the file name of an import
    Tier tier = Tier::SelfReported;
    Instant asOf{};         ///< when it was true at the source
    Instant knownAt{};      ///< when it was received and stored here
    Hash raw;               ///< SHA-256 of the raw bytes in the store
};
using OriginPtr = std::shared_ptr<const Origin>;

} // namespace assay::domain
