// SPDX-License-Identifier: GPL-3.0-or-later
#include "services/domain/Origin.h"

namespace assay::domain {

using support::ErrorCode;
using support::fail;

std::string_view letter(Tier tier)
{
    switch (tier) {
    case Tier::SelfReported: return "S";
    case Tier::Custodian: return "K";
    case Tier::Attested: return "T";
    case Tier::Observed: return "O";
    case Tier::Inspected: return "I";
    }
    return "S";
}

support::Result<Tier> tierFromLetter(std::string_view text)
{
    for (const Tier tier : {Tier::SelfReported, Tier::Custodian, Tier::Attested, Tier::Observed, Tier::Inspected})
        if (letter(tier) == text)
            return tier;
    return fail(ErrorCode::Malformed, "tier must be S, K, T, O or I, not \"" + std::string(text.substr(0, 20)) + '"');
}

std::string_view toText(Quality quality)
{
    switch (quality) {
    case Quality::Live: return "live";
    case Quality::Ageing: return "ageing";
    case Quality::Stale: return "stale";
    case Quality::Missing: return "missing";
    }
    return "missing";
}

Quality qualityAt(Instant asOf, Instant now, Duration staleAfter)
{
    const Duration age = now - asOf;
    if (age > staleAfter)
        return Quality::Stale;
    if (age > staleAfter / 2 || age < -std::chrono::minutes{2})
        return Quality::Ageing;
    return Quality::Live;
}

} // namespace assay::domain
