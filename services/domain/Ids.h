// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "services/support/StrongId.h"

namespace assay::domain {

using SourceId = support::StrongId<struct SourceTag>;           ///< as in the configuration: [a-z0-9-]+
using CoinId = support::StrongId<struct CoinTag>;               ///< ticker, as "HKDX"
using IssuerId = support::StrongId<struct IssuerTag>;           ///< licensee, as "harbour"
using LedgerId = support::StrongId<struct LedgerTag>;           ///< CAIP-2, as "eip155:1"
using ParticipantId = support::StrongId<struct ParticipantTag>; ///< clearing member number, as "P07"
using VaultId = support::StrongId<struct VaultTag>;             ///< as "HKIA-2"
using RuleId = support::StrongId<struct RuleTag>;               ///< as "STB-01"

} // namespace assay::domain
